"""Questions about cues and distance: what a cue judges or guesses, hearsay, and quotes at second hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from auditor import Attribution, Finding, Ledger, Relay, Rule, Span
from auditor.contract.cards import rule
from auditor.contract.reading import (
    SAYING,
    body,
    inherited,
    line,
    place,
    said,
    sentence_before,
    unnamed,
    whole,
)

CHECK = "directness"
LOADED, MIND, HEARSAY, SECOND = RULES = (
    rule(__name__, "loaded-cue", "Cue that judges what it reports", "info"),
    rule(__name__, "mind-reading-cue", "Belief or feeling ascribed without speech", "info"),
    rule(__name__, "hearsay", "Hearsay: nobody is said to have said it", "warning"),
    rule(__name__, "second-hand-quote", "Second-hand quote presented as first-hand", "warning"),
)

HEARSAY_WORDS = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|rumou?r(?:ed|s)?|hearsay|"
    r"(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?(?:said|reported|alleged|claimed|rumou?red|"
    r"reputed)|word\s+(?:is|has\s+it)|reports?\s+(?:suggest|say|said)\w*)\b",
    re.IGNORECASE,
)
LOADED_CUE = re.compile(
    r"\b(?:claim\w*|admit\w*|conced\w+|confess\w*|reveal\w*|insinuat\w+)\b", re.IGNORECASE
)
SHOWN = re.compile(
    r"\s*(?:falsely|inaccurately|wrongly|incorrectly|without evidence|responsibility)\b", re.IGNORECASE
)
JUSTIFIED = re.compile(
    r"\b(?:no (?:proof|evidence)|without (?:proof|evidence)|in fact|false(?:ly)?|untrue|not true|"
    r"incorrect\w*|debunked|law ?suits?|suit|complaint|sued?|court|filing|indict\w+)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"(?:is|are|was|were|been|be|being)\b", re.IGNORECASE)
ONWARD = re.compile(r"\s*(?:to|that)\b", re.IGNORECASE)
MIND_CUE = re.compile(
    r"^(?:\w+ly\s+|still\s+|also\s+)?(?:believ(?:es?|ed)|think(?:s|ing)?|thought|feels?|felt|fear(?:s|ed)|hop(?:es?|ed)|"
    r"worr(?:y|ies|ied)|suspect(?:s|ed)?|doubt(?:s|ed)?|resent(?:s|ed)|regret(?:s|ted)|view(?:s|ed)|"
    r"(?:is|are|was|were) (?:worried|concerned|afraid|convinced)(?: that| about)?)$",
    re.IGNORECASE,
)
CREDITED = re.compile(r"\baccording to\b|\breported by\b|\btold\b", re.IGNORECASE)  # a report has its owner
_STOP = re.compile(r"[.!?][\"”’')\]]*(?=\s)|\n")


class Settings(Protocol):
    """What the rules read of the options."""

    late_after_sentences: int


Raised = tuple[Attribution, Finding]


def asks(asked: Rule, attribution: Attribution, message: str, spans: tuple[Span, ...]) -> Raised:
    return attribution, asked.finding(CHECK, message, spans, inherited=inherited(attribution))


def own(ledger: Ledger) -> list[Attribution]:
    """The statements that this article itself attributes, outside the headline, in text order."""
    return sorted((a for a in body(ledger) if a.within is None), key=place)


def _loaded(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    why = {
        "doubting": "casts doubt on it",
        "conceding": "makes it an admission",
        "hardening": "vouches for its truth",
    }
    for attribution in own(ledger):
        cue = said(ledger, attribution.cue)
        positive = attribution.polarity == "positive" and attribution.source
        if not positive or attribution.stance not in why or not LOADED_CUE.search(cue):
            continue
        text, end = ledger.article.text, attribution.cue[-1].end
        shown = SHOWN.match(text, end) or "ly" in cue or JUSTIFIED.search(text[max(end - 120, 0) : end + 250])
        if not shown:
            message = f'"{cue}" {why[attribution.stance]}. Do we mean that, and can we show it?'
            yield asks(LOADED, attribution, message, attribution.cue)


def _mind(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    for attribution in own(ledger):
        source = ledger.source(attribution)
        if attribution.stance != "mind-reading" or attribution.quotes or source is None:
            continue
        if not MIND_CUE.search(ledger.article.words(attribution.cue)) or _says_beside(ledger, attribution):
            continue
        if source.named and source.kind in ("person", "organisation") and not source.name.isupper():
            cue = said(ledger, attribution.cue)
            message = (
                f'How do we know what {source.name} "{cue}"? Say when and to whom it was said, or use "said".'
            )
            yield asks(MIND, attribution, message, (*attribution.source_spans, *attribution.cue))


def _says_beside(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether somebody speaks in the same sentence: then the belief is told, not guessed."""
    at, text = attribution.cue[0], ledger.article.text
    ends = _STOP.search(text, at.end)
    before, behind = text[sentence_before(text, at.start) : at.start], text[at.end : ends and ends.start()]
    return bool(SAYING.search(before) or SAYING.search(behind))


def is_hearsay(ledger: Ledger, attribution: Attribution) -> re.Match[str] | None:
    """The words that pass a statement on without anybody who made it."""
    if attribution.source or attribution.relays or attribution.kind == "no-response":
        return None
    marks = (*attribution.cue, *attribution.hedges)
    return next((m for s in marks if (m := HEARSAY_WORDS.search(ledger.article.slice(s)))), None)


def _line(ledger: Ledger, attribution: Attribution) -> str:
    return line(ledger.article.text, attribution.spans[0].start)


def _hearsay(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    for attribution in own(ledger):
        mark = is_hearsay(ledger, attribution)
        if mark and PASSIVE.match(mark[0]) and not ONWARD.match(ledger.article.text, attribution.cue[-1].end):
            continue
        if mark and not attribution.source_spans and not CREDITED.search(_line(ledger, attribution)):
            message = f'"{mark[0]}": who says so? Name or describe them, or check it and leave the word out.'
            yield asks(HEARSAY, attribution, message, (*attribution.cue, *attribution.hedges))


def _second_hand(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    credited: dict[str, Relay] = {}
    for attribution in ledger.attributions:
        for relay in attribution.relays:
            if attribution.source and not relay.inferred:
                credited.setdefault(attribution.source, relay)
    for attribution in own(ledger):
        carried = attribution.quotes and _carried(ledger, attribution, credited)
        if not carried or carried.name in _line(ledger, attribution):
            continue
        name = carried.name
        message = (
            f"This quote reads as if it was said to us, but its speaker is known here only through {name}. "
            f"Is it {name}'s? Then say so at the quote."
        )
        yield asks(SECOND, attribution, message, (*attribution.quotes, *carried.spans))


def _carried(ledger: Ledger, attribution: Attribution, credited: Mapping[str, Relay]) -> Relay | None:
    """The outlet behind a quote that does not name it: carried over, or that of the same unnamed people."""
    if any(not r.inferred for r in attribution.relays):
        return None
    source = ledger.source(attribution)
    if attribution.relays or not source or not unnamed(source):
        return next(iter(attribution.relays), None)
    return next((credited[s.id] for s in whole(ledger, source) if s.id in credited), None)


QUESTIONS = (_loaded, _mind, _hearsay, _second_hand)
