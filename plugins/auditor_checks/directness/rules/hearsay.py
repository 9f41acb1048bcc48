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
ONWARD = re.compile(r"\s*(?:to(?:\s+be\b|\s+have(?:\s+been)?)?|that)\b", re.IGNORECASE)
POSTED = re.compile(r"pic\.twitter\.com|https?://t\.co/|\(@\w+\)")  # somebody's post, printed whole
SUPPOSED = re.compile(r"\b(?:could|might|may|can|must|should)\s+$", re.IGNORECASE)  # "could be said to"
UNTRUE = re.compile(
    r"\b(?:untrue|false|hoax|unfounded|speculation|den(?:y|ied|ies)|debunk\w*|dismiss\w*)\b", re.I
)
LEAD = 5  # sentences in which what is not true is told before it is called so
SHOWS = re.compile(
    r"\s*(?:shows?|showing|captur(?:es|ed|ing)|contain(?:s|ed|ing)|depict(?:s|ed|ing)|record(?:s|ed|ing)|filmed|made)\b"
)
BEFORE = 2  # sentences in which the owner of a report may be named
CREDITED = re.compile(
    r"\baccording to\b|\breported by\b|\btold\b|\breports for\b|(?-i:[A-Z]\w+) reports\b",
    re.IGNORECASE,
)  # a report has its owner


SHOWN = 3  # words of hearsay that a question gives


def look(view: View) -> Iterator[Question]:
    """Asks who says so, once for all that an article passes on like this."""
    found = list(_passed_on(view))
    if not found:
        return
    words = list(dict.fromkeys(words for _, words in found))
    shown = ", ".join(f'"{w}"' for w in words[:SHOWN])
    times = f" ({len(found)} times)" if len(found) > 1 else ""
    each, it = (" each time", "the words") if len(found) > 1 else ("", "the word")
    message = f"{shown}{times}: who says so? Name or describe them{each}, or check it and leave {it} out."
    spans = tuple(s for a, _ in found for s in (*a.cue, *a.hedges, *a.content))
    yield Question.about(found[0][0], message, spans)


def _passed_on(view: View) -> Iterator[tuple[Attribution, str]]:
    """What nobody is said to have said, each with the words that pass it on."""
    ledger = view.ledger
    for attribution in view.own:
        mark = is_hearsay(ledger, attribution)
        behind = ONWARD.match(ledger.article.text, attribution.cue[-1].end) if attribution.cue else None
        onward = behind[0] if mark and behind and PASSIVE.match(mark[0]) else ""
        if mark is None or (PASSIVE.match(mark[0]) and not onward) or _meant(view, attribution, mark):
            continue
        if not _credited(view, attribution, mark):
            yield attribution, f"{mark[0]}{onward}"


def _meant(view: View, attribution: Attribution, mark: re.Match[str]) -> bool:
    """Whether the word is in its place: a supposition, a rumour refuted, a charge, a post printed whole."""
    cue, word = view.ledger.article.words(attribution.cue).casefold(), mark[0].casefold()
    if SUPPOSED.search(cue.partition(word)[0]) or POSTED.search(line_of(view.ledger, attribution)):
        return True
    if view.debunks and view.sentences.at(attribution.spans[0].start) < LEAD:
        return True
    if SHOWS.match(view.ledger.article.text, attribution.cue[-1].end if attribution.cue else 0):
        return True  # a recording or a picture, of which it is open what it shows
    if word.startswith("rumo") and UNTRUE.search(line_of(view.ledger, attribution)):
        return True
    return word.startswith("alleged") and view.kind == "court report"  # what a court has still to find


def _credited(view: View, attribution: Attribution, mark: re.Match[str]) -> bool:
    """Whether it is said beside the words whose report it is; an adverb has it in its own sentence."""
    if ADVERB.match(mark[0]):
        here = view.sentences.around(attribution.cue[0].start, before=BEFORE, behind=1)
        if CREDITED.search(here.replace(view.ledger.article.words(attribution.cue), "")):
            return True
        return view.borne.out(attribution.content, attribution.source, by_people=False)
    return bool(attribution.source_spans or CREDITED.search(line_of(view.ledger, attribution)))
