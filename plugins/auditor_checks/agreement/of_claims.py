"""Questions about a claim and the articles that carry it: what got lost on the way, and how many origins
there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from auditor import Attribution, Claim, Ref, Span
from auditor.contract.reading import stems
from auditor_checks.agreement.view import View, count
from auditor_checks.anonymity.of_statements import judgement
from auditor_checks.anonymity.people import granted, informs, inside, opaque
from auditor_checks.anonymity.words import THE_ONE
from auditor_checks.directness.of_cues import is_hearsay

Asked = Iterator[tuple[str, tuple[Span, ...]]]
ALIKE = ("same_statement", "corroborates")
MOST = 0.6  # of a statement's length that a nested one has to fill to be its gist
_RELATIVE = re.compile(r"(?:that|which|who|whose)\s+(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:where|which|who|whose|whom)\b[^,;—–―]*$", re.IGNORECASE)
SURE = 0.5  # confidence that two statements are one, before a hedge of one is missed in the other
ASIDE = 300  # characters before a hedge in which its relative clause begins
SHORT = 5  # words of a statement below which nothing is asked
MANY = 20  # statements of one claim that are compared with each other


def _apart(view: View, claim: Claim) -> Iterator[tuple[Ref, Ref]]:
    """Pairs of statements of one claim from two articles that are no copies of each other."""
    for a, b in combinations(claim.says[:MANY], 2):
        if view.text(a.article) != view.text(b.article):
            yield a, b


def _told_alike(view: View, claim: Claim) -> Iterator[tuple[Ref, Ref]]:
    """The same, and pairs that say the same though they were not sure enough to become one claim."""
    yield from _apart(view, claim)
    for r in view.leading_from(claim.says):
        linked = r.relation in ALIKE and r.b not in claim.says
        if linked and view.text(r.a.article) != view.text(r.b.article):
            yield r.a, r.b


def number(view: View, claim: Claim) -> Asked:
    """Four sources there, sources here: the number that was known is lost, or has changed. Two sources are
    asked about once, in however many claims they speak.
    """
    asked: set[str] = set()
    for a, b in _told_alike(view, claim):
        x, y = view.source(a), view.source(b)
        if (
            x is None
            or y is None
            or not view.one_origin(a, b)
            or x.named
            or y.named
            or x.count == y.count
            or not (x.plural and y.plural)
        ):
            continue
        if y.count is not None and x.count is None:
            a, b, x, y = b, a, y, x
        pair = (f"{a.article}#{x.id}", f"{b.article}#{y.id}")
        if b.article in asked or pair in view.counted:
            continue
        asked.add(b.article)
        view.counted.add(pair)
        spans = (*view.place(a, "source_spans"), *view.place(b, "source_spans"))
        yield (
            f'"{x.name}" in one article, "{y.name}" in the other, for one statement. How many are there?',
            spans or (*view.place(a, "content"), *view.place(b, "content")),
        )


def anonymity(view: View, claim: Claim) -> Asked:
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
    for a, b in _told_alike(view, claim):
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


def hedge(view: View, claim: Claim) -> Asked:
    """ "Reportedly" there, and not a word of doubt here, with no origin of its own."""
    asked: set[str] = set()
    for a, b in _told_alike(view, claim):
        x, y = view.attribution(a), view.attribution(b)
        if bool(x.hedges) == bool(y.hedges) or not view.one_origin(a, b):
            continue
        hedged, bare = (a, b) if x.hedges else (b, a)
        doubted = view.attribution(bare).stance in ("accusing", "doubting")
        if bare.article in asked or doubted or view.confidence(a, b) < SURE or not _bears(view, hedged, bare):
            continue
        asked.add(bare.article)
        words = view.words(view.place(hedged, "hedges")[0])
        yield (
            f'One article has "{words}", the other does not, and both have it from the same origin. '
            "What made it certain?",
            (*view.place(hedged, "hedges"), *view.place(bare, "cue", "content")),
        )


def _bears(view: View, hedged: Ref, bare: Ref) -> bool:
    """Whether the hedge bears on what both say, and is not of a relative clause that one alone has."""
    hedge = view.attribution(hedged).hedges[0]
    inside = next((c for c in view.attribution(hedged).content if c.meets(hedge)), None)
    if inside is None:
        return True
    before = inside.model_copy(update={"end": max(hedge.start, inside.start)})
    after = inside.model_copy(update={"start": min(hedge.end, inside.end)})
    article = view.story.ledger(hedged.article).article
    aside = _ASIDE.search(article.slice(before)[-ASIDE:]) is not None
    return not aside or bool(stems(article.slice(after)) & stems(view.content(bare)))


def echo(view: View, claim: Claim) -> Asked:
    """Two articles, one unnamed origin, and one of them does not say through whom it has it."""
    for a, b in _told_alike(view, claim):
        for credited, silent in ((a, b), (b, a)):
            alike = view.unnamed(a) and view.unnamed(b) and view.one_origin(a, b)
            if not alike or not _credits(view, credited) or _credits(view, silent):
                continue
            relay = view.attribution(credited).relays[-1].name
            yield (
                f"{len({r.article for r in (*claim.says, a, b)})} articles carry this and all have it from "
                f"{view.who(credited)} through {relay}; "
                "not all say so. Does the reader take it for a confirmation?",
                view.place(silent, "source_spans", "content"),
            )
            return


def _credits(view: View, ref: Ref) -> bool:
    return any(not hop.inferred for hop in view.attribution(ref).relays)


def alone(view: View, claim: Claim) -> Asked:
    """One unnamed person, or nobody, tells a fact, and no text of the story bears it out."""
    if len(claim.origins) + len(claim.origins_unjudged) != 1 or claim.origins_against:
        return
    ledger, attribution = view.story.ledger(claim.words.article), view.attribution(claim.words)
    if not all(_secret(view, r) for r in claim.says) or count(view.said(claim.words)) < SHORT:
        return
    opinion = attribution.form == "direct" or judgement(ledger, attribution, view.inner(claim.words))
    if attribution.kind != "statement" or opinion or _RELATIVE.match(view.said(claim.words)):
        return
    if view.elsewhere(claim):
        return
    yield (
        f'"{view.said(claim.words)}" rests on {view.who(claim.words)} alone in all '
        f"{len(view.facts.articles)} articles of the story. Does anybody else say so?",
        (*view.place(claim.words, "source_spans"), *view.place(claim.words, "content")),
    )


def _secret(view: View, ref: Ref) -> bool:
    """Whether one person who asked not to be named tells it, or hearsay does."""
    ledger, attribution = view.story.ledger(ref.article), view.attribution(ref)
    source = view.source(ref)
    if source is None:
        return is_hearsay(ledger, attribution) is not None and not attribution.source_spans
    one = not source.plural and (source.count or 1) == 1 and source.kind == "person"
    told = not THE_ONE.match(ledger.article.words(attribution.source_spans))
    return (
        one and told and opaque(ledger, source) and granted(ledger, source) and informs(ledger, attribution)
    )
