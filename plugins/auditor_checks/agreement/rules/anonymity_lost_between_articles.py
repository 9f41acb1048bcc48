"""Unnamed people's account, told elsewhere as a fact or as the public word of the person it is about."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import Attribution, Claim, On, Ref, Span
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import Asked, View
from auditor_checks.anonymity.people import inside, opaque

RULE = rule(
    __name__,
    "anonymity-lost-between-articles",
    "Anonymity lost between articles",
    "warning",
    on=False,
    gravity=80,
)

MOST = 0.6  # of a statement's length that a nested one has to fill to be its gist


def look(view: View) -> Iterator[Question]:
    """Asks who says so."""
    for claim in view.facts.claims:
        for message, spans in _ask(view, claim):
            yield Question(message, spans, On(claim=claim.id))


def _ask(view: View, claim: Claim) -> Asked:
    """Unnamed people's account, told elsewhere as a fact or as the public word of the person it is about."""
    unnamed = [r for r in claim.says if view.unnamed(r)]
    if not unnamed or len(unnamed) != len(claim.says):
        return
    for flat in view.facts.flat if all(_granted(view, r) for r in unnamed) else ():
        elsewhere = flat.span.article not in {r.article for r in claim.says}
        if flat.claim == claim.id and elsewhere and not view.marked(flat.span):
            yield (
                f'"{view.words(flat.span)}" is told as a fact; another article has it from '
                f"{view.who(unnamed[0])}. Who says so?",
                (flat.span, *view.place(unnamed[0], "source_spans", "content")),
            )
    asked: set[Ref] = set()
    for a, b in view.told_alike(claim):
        for mouthed, other in ((a, b), (b, a)):
            speaker = _put_in_mouth(view, mouthed)
            if not view.unnamed(a) or not view.unnamed(b):
                continue
            if speaker and mouthed not in asked and not _put_in_mouth(view, other):
                asked.add(mouthed)
                yield _mouthed(view, mouthed, other, speaker)


def _granted(view: View, ref: Ref) -> bool:
    """Whether people who were given anonymity tell it, in words of this article: no office, no letter."""
    source, ledger = view.source(ref), view.story.ledger(ref.article)
    told = view.attribution(ref).form != "direct"
    return told and source is not None and opaque(ledger, source) and inside(ledger, source)


def _put_in_mouth(view: View, ref: Ref) -> Attribution | None:
    """The nested statement of a named person that is all there is to a statement of unnamed people."""
    content = view.attribution(ref).content
    length = sum(s.end - s.start for s in content)
    for inner in view.inner(ref):
        source = view.story.ledger(ref.article).source(inner)
        fills = sum(s.end - s.start for s in inner.content) >= MOST * length
        if fills and inner.kind == "statement" and source is not None and source.named:
            return inner
    return None


def _mouthed(view: View, ref: Ref, other: Ref, inner: Attribution) -> tuple[str, tuple[Span, ...]]:
    name = view.story.ledger(ref.article).source(inner)
    spans = [
        s.model_copy(update={"article": ref.article})
        for s in (*inner.source_spans, *inner.cue, *inner.content)
    ]
    return (
        f"{view.who(ref)} tell it here as something that {name.name if name else 'somebody'} said; in the "
        f"other article it is "
        f"their own account ({view.who(other)}). Did the person say so, and to whom?",
        (*spans, *view.place(ref, "source_spans"), *view.place(other, "source_spans", "content")),
    )
