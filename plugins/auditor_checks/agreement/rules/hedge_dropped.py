"""A hedge of one article that another, with no origin of its own, does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Claim, On, Ref
from auditor.contract.reading import stems
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import Asked, View

RULE = rule(__name__, "hedge-dropped", "A hedge dropped between articles", "warning", gravity=62)

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
