"""A hedge of one article that another, with no origin of its own, does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Claim, On, Ref, Span
from auditor.contract.reading import stems
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import Asked, View

RULE = rule(__name__, "hedge-dropped", "A hedge dropped between articles", "warning", gravity=62)

_OPEN = re.compile(  # "May" is a month
    r"\b(?:may|might|could|possibly|perhaps|probably|likely|potentially|apparently|seems?|appears?)\b"
)
_ASIDE = re.compile(r"\b(?:where|which|who|whose|whom)\b[^,;—–―]*$", re.IGNORECASE)
SURE = 0.5  # confidence that two statements are one, before a hedge of one is missed in the other
ASIDE = 300  # characters before a hedge in which its relative clause begins


def look(view: View) -> Iterator[Question]:
    """Asks what made it certain."""
    for claim in view.facts.claims:
        for message, spans in _ask(view, claim):
            yield Question(message, spans, On(claim=claim.id))


def _ask(view: View, claim: Claim) -> Asked:
    """ "Reportedly" there, and not a word of doubt here, with no origin of its own."""
    asked: set[str] = set()
    for a, b in view.told_alike(claim):
        x, y = hedges(view, a), hedges(view, b)
        if bool(x) == bool(y) or not view.one_origin(a, b):
            continue
        hedged, bare, hedge = (a, b, x[0]) if x else (b, a, y[0])
        doubted = view.attribution(bare).stance in ("accusing", "doubting")
        if view.earlier(bare.article, hedged.article):
            continue
        if (
            bare.article in asked
            or doubted
            or view.confidence(a, b) < SURE
            or not _bears(view, hedged, hedge, bare)
        ):
            continue
        asked.add(bare.article)
        yield (
            f'One article has "{view.words(hedge)}", the other does not, and both have it from the same '
            "origin. What made it certain?",
            (hedge, *view.place(bare, "cue", "content")),
        )


def hedges(view: View, ref: Ref) -> tuple[Span, ...]:
    """The words that leave open whether a statement is so: "allegedly", "may" where another has "will"."""
    found = view.place(ref, "hedges")
    for inner in view.inner(ref):
        found += tuple(h.model_copy(update={"article": ref.article}) for h in inner.hedges)
    article = view.story.ledger(ref.article).article
    for span in view.place(ref, "content"):
        text = article.slice(span)
        found += tuple(
            span.model_copy(update={"start": span.start + m.start(), "end": span.start + m.end()})
            for m in _OPEN.finditer(text)
            if not any(h.start <= span.start + m.start() < h.end for h in found)
        )
    return found


def _bears(view: View, hedged: Ref, hedge: Span, bare: Ref) -> bool:
    """Whether the hedge bears on what both say, and is not of a relative clause that one alone has."""
    inside = next((c for c in view.attribution(hedged).content if c.meets(hedge)), None)
    if inside is None:
        return True
    before = inside.model_copy(update={"end": max(hedge.start, inside.start)})
    after = inside.model_copy(update={"start": min(hedge.end, inside.end)})
    article = view.story.ledger(hedged.article).article
    aside = _ASIDE.search(article.slice(before)[-ASIDE:]) is not None
    return not aside or bool(stems(article.slice(after)) & stems(view.content(bare)))
