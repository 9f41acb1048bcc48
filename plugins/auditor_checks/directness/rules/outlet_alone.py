"""What another outlet reports, and not a word on where that outlet has it from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.reading import SAYING, nested, speaks
from auditor.contract.rules import Question, rule
from auditor_checks.directness.outlets import same_outlet, short, teller
from auditor_checks.directness.view import View

RULE = rule(__name__, "outlet-alone", "Another outlet's word and nothing behind it", "info", gravity=48)

EARLY = 8  # sentences in which a piece tells what it is about
OFTEN = 2  # statements of one outlet that a piece leans on, wherever they stand
OF_OTHERS = re.compile(r"^interview\b|\b(?:fake|false|hoax|satirical)\b", re.IGNORECASE)


BODY = re.compile(  # who speaks for itself
    r"\b(?:government|union|commission|ministry|council|party|association|federation|university|institute|army|police|"
    r"company|club)\b",
    re.IGNORECASE,
)
VERIFIES = re.compile(
    r"\b(?:verif\w+|authentic\w*|learn(?:ed|t)|confirm\w*|corroborat\w+|independent\w*|comment)\b",
    re.IGNORECASE,
)
HAS_SOURCES = re.compile(  # it says that it has some
    r"^(?!.*\b(?:without|not)\s+(?:citing|cite|naming|name)\b)"
    r".*\b(?:(?:its|their|own)\s+(?:\w+\s+)?sources?|cit(?:ing|es|ed))\b",
    re.IGNORECASE | re.DOTALL,
)
OF_ITSELF = re.compile(r"(?:that\s+)?it\s+(?:has|had|would|will|could|was|is)\b")


def look(view: View) -> Iterator[Question]:
    """Asks where the outlet has it from, once of each outlet on which the beginning rests."""
    found: dict[str, list[Attribution]] = {}
    for attribution in view.own:
        if outlet := _alone(view, attribution):
            name = next((n for n in found if same_outlet(n, outlet)), outlet)
            found.setdefault(name, []).append(attribution)
    for name, statements in found.items():
        statements = [a for a in statements if not _sourced_next(view, a)]
        if not statements or view.debunks:
            continue
        if len(statements) < OFTEN and not any(_early(view, a) for a in statements):
            continue
        message = (
            f"Where does {short(name)} have this from? The article does not say. Name its source, or check "
            "it and say what we found."
        )
        spans = tuple(s for a in statements for s in a.content or a.spans)
        yield Question.about(statements[0], message, (*spans, *view.borne.echoes(spans)))


def _sourced_next(view: View, attribution: Attribution) -> bool:
    """Whether somebody speaks in the next sentence about the same: whoever it was that told the outlet."""
    first = next((s for s in attribution.content or attribution.spans if s.of == "text"), None)
    if first is None or VERIFIES.search(view.ledger.article.words(attribution.content)):
        return True
    here, *next_one = view.sentences.near(first.start, behind=1)
    told = (a for a in view.own if a.source != attribution.source and a.source and a.quotes)
    return any(
        s.of == "text" and next_one and (next_one[0].start <= s.start < next_one[0].end)
        for a in told
        for s in a.spans[:1]
    ) or view.borne.beside(here, behind=1, shared=2, but=attribution.source)


def _alone(view: View, attribution: Attribution) -> str | None:
    """The outlet whose own word a statement is; None where it quotes somebody, or is told of as untrue."""
    ledger = view.ledger
    outlet = teller(ledger, view.own, attribution)
    if outlet and BODY.search(outlet):
        return None
    if outlet is None or attribution.kind in ("intention", "no-response") or attribution.quotes:
        return None
    start = view.sentences.around(attribution.cue[0].start) if attribution.cue else ""
    if OF_OTHERS.search(outlet) or OF_OTHERS.search(start) or HAS_SOURCES.search(start):
        return None
    inside = nested(ledger).get(attribution.id, ())
    told = any(ledger.source(i) and speaks(ledger, i) for i in inside)
    content = ledger.article.words(attribution.content)
    return None if told or SAYING.search(content) or OF_ITSELF.match(content) else outlet


def _early(view: View, attribution: Attribution) -> bool:
    first = next((s.start for s in attribution.content if s.of == "text"), None)
    return first is not None and view.sentences.at(first) < EARLY
