"""A hedge of one article that another, with no origin of its own, does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Claim, On, Ref, Span
from auditor.contract.reading import SENTENCE, stems
from auditor.contract.rules import Question, rule
from auditor_checks.agreement.view import View

RULE = rule(__name__, "hedge-dropped", "A hedge dropped between articles", "warning", gravity=62)

_OPEN = re.compile(  # "May" is a month; who could see was able to
    r"\b(?:may|might|could(?!n['’]t| (?:not|see|hear|feel|smell|tell)\b)|possibly|perhaps|probably|likely"
    r"|potentially|apparently|seems?|appears?"
    r"|(?:seemed|appeared|looked)\s+(?:\w+ly\s+)?(?:to\s+(?!the|an?|his|her|their|him|them|us|me)\w+|that|likely|set|as\s+"
    r"(?:if|though)))\b"
)
_UNSURE = re.compile(  # what else leaves open what is said, or doubts whoever says it
    r"\b(?:seemed|appeared|thought|believed?s?|expect\w*|suspect\w*|suggest\w*|alleg\w+"
    r"|claim\w*|report(?:s|edly)|rumou?r\w*|unconfirmed|unclear|whether)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;:—–.?!\n]|,? (?:because|although|while|which|who|where)\b|, (?:and|but|so)\b", re.I
)
_CERTAIN = re.compile(r"\b(?:confirm|prov|establish|test|found|verif)\w*\b", re.IGNORECASE)
ABOUT = 2  # telling words by which another sentence is about the same
SURE = 0.5  # confidence that two statements are one, before a hedge of one is missed in the other
BORNE = 0.6  # of the telling words that a hedge bears on, which the other must have, two at least


def look(view: View) -> Iterator[Question]:
    """Asks what made it certain, once of a hedge and an article without it."""
    asked: set[tuple[Span, str]] = set()
    for claim in view.facts.claims:
        for hedge, bare in _dropped(view, claim):
            if (hedge, bare.article) in asked:
                continue
            asked.add((hedge, bare.article))
            yield Question(
                f'One article has "{view.words(hedge)}", the other does not, and both have it from the same '
                "origin. What made it certain?",
                (hedge, *view.place(bare, "cue", "content")),
                On(claim=claim.id),
            )


def _dropped(view: View, claim: Claim) -> Iterator[tuple[Span, Ref]]:
    """A hedge, and the statement of the same origin that says without any doubt what it bears on."""
    for pair in view.told_alike(claim):
        if not view.one_origin(*pair) or view.confidence(*pair) < SURE:
            continue
        for hedged, bare in (pair, pair[::-1]):
            if view.earlier(bare.article, hedged.article) or not _flat(view, bare):
                continue
            if _open_elsewhere(view, bare):
                continue
            hedge = next((h for h in hedges(view, hedged) if _bears(view, hedged, h, bare)), None)
            if hedge:
                yield hedge, bare


def _open_elsewhere(view: View, bare: Ref) -> bool:
    """Whether the article leaves the same open in another sentence, or tells how it was made certain."""
    said, article = stems(view.content(bare)), view.article(bare)
    sentences = (m[0] for m in SENTENCE.finditer(article.text))
    about = (s for s in sentences if len(stems(s) & said) >= ABOUT and view.content(bare) not in s)
    return any(_OPEN.search(s) or _UNSURE.search(s) or _CERTAIN.search(s) for s in about)


def _flat(view: View, ref: Ref) -> bool:
    """Whether an article says it in words of its own, not the speaker's, and leaves nothing open."""
    attribution = view.attribution(ref)
    doubted = attribution.kind == "belief" or attribution.stance in ("accusing", "doubting")
    told = f"{view.content(ref)} {view.article(ref).words(attribution.cue)}"
    return attribution.form != "direct" and not doubted and not hedges(view, ref) and not _UNSURE.search(told)


def hedges(view: View, ref: Ref) -> tuple[Span, ...]:
    """The words that leave open whether a statement is so: "allegedly", "may" where another has "will"."""
    found = view.place(ref, "hedges")
    for inner in view.inner(ref):
        found += tuple(h.model_copy(update={"article": ref.article}) for h in inner.hedges)
    article = view.article(ref)
    for span in view.place(ref, "content"):
        text = article.slice(span)
        found += tuple(
            span.model_copy(update={"start": span.start + m.start(), "end": span.start + m.end()})
            for m in _OPEN.finditer(text)
            if not any(h.start <= span.start + m.start() < h.end for h in found)
        )
    return found


def _bears(view: View, hedged: Ref, hedge: Span, bare: Ref) -> bool:
    """Whether a hedge stands in what is said, and the other says most of the clause that it bears on."""
    pieces = [c for c in view.attribution(hedged).content if c.of == hedge.of]
    if not pieces or not pieces[0].start <= hedge.start < pieces[-1].end:
        return False
    whole = pieces[0].model_copy(update={"end": pieces[-1].end})
    article = view.article(hedged)
    before = article.slice(whole.model_copy(update={"end": hedge.start}))
    behind = article.slice(whole.model_copy(update={"start": min(hedge.end, whole.end)}))
    borne = stems(_CLAUSE_END.split(behind, maxsplit=1)[0])
    clause = borne | stems(_CLAUSE_END.split(before)[-1])
    said = stems(view.content(bare))
    return bool(borne & said) and len(clause & said) >= max(2, BORNE * len(clause))
