"""Statements passed on as hearsay: nobody is said to have made them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution
from auditor.contract.rules import Question, rule
from auditor_checks.directness.hearsay import ADVERB, is_hearsay
from auditor_checks.directness.view import View, line_of

RULE = rule(__name__, "hearsay", "Hearsay: nobody is said to have said it", "warning", gravity=55)

PASSIVE = re.compile(r"(?:is|are|was|were|been|be|being)\b", re.IGNORECASE)
ONWARD = re.compile(r"\s*(?:to|that)\b", re.IGNORECASE)
POSTED = re.compile(r"pic\.twitter\.com|https?://t\.co/|\(@\w+\)")  # somebody's post, printed whole
SUPPOSED = re.compile(r"\b(?:could|might|may|can|must|should)\s+$", re.IGNORECASE)  # "could be said to"
UNTRUE = re.compile(
    r"\b(?:untrue|false|hoax|unfounded|speculation|den(?:y|ied|ies)|debunk\w*|dismiss\w*)\b", re.I
)
BEFORE = 2  # sentences in which the owner of a report may be named
CREDITED = re.compile(
    r"\baccording to\b|\breported by\b|\btold\b|\breports for\b|(?-i:[A-Z]\w+) reports\b",
    re.IGNORECASE,
)  # a report has its owner


def look(view: View) -> Iterator[Question]:
    """Asks who says so."""
    ledger = view.ledger
    for attribution in view.own:
        mark = is_hearsay(ledger, attribution)
        behind = ONWARD.match(ledger.article.text, attribution.cue[-1].end) if attribution.cue else None
        onward = behind[0] if mark and behind and PASSIVE.match(mark[0]) else ""
        if mark and PASSIVE.match(mark[0]) and not onward:
            continue
        if mark and SUPPOSED.search(
            ledger.article.words(attribution.cue).casefold().partition(mark[0].casefold())[0]
        ):
            continue
        if mark and mark[0].casefold().startswith("rumo") and UNTRUE.search(line_of(ledger, attribution)):
            continue
        if mark and view.kind == "court report" and mark[0].casefold().startswith("alleged"):
            continue  # what a court has still to find
        if mark and POSTED.search(line_of(ledger, attribution)):
            continue
        if mark and not _credited(view, attribution, mark):
            message = (
                f'"{mark[0]}{onward}": who says so? Name or describe them, or check it and leave the word '
                "out."
            )
            yield Question.about(
                attribution, message, (*attribution.cue, *attribution.hedges, *attribution.content)
            )


def _credited(view: View, attribution: Attribution, mark: re.Match[str]) -> bool:
    """Whether it is said beside the words whose report it is; an adverb has it in its own sentence."""
    if ADVERB.match(mark[0]):
        here = view.sentences.around(attribution.cue[0].start, before=BEFORE)
        return bool(CREDITED.search(here.replace(view.ledger.article.words(attribution.cue), "")))
    return bool(attribution.source_spans or CREDITED.search(line_of(view.ledger, attribution)))
