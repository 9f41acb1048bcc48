"""What an editor would ask about how close the words are to the source's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Protocol

from auditor import Attribution, Finding, Ledger, Relay, Rule, Span
from auditor_checks._cards import rule
from auditor_checks._text import (
    SAYING,
    SENTENCE_END,
    WORD,
    Stretches,
    body,
    inherited,
    line,
    outer,
    place,
    said,
    sentence_before,
    speaks,
    unnamed,
    whole,
)

CHECK = "directness"
LOADED, MIND, HEARSAY, SECOND, TOGETHER, LATE, UNCLEAR = RULES = (
    rule(CHECK, "loaded-cue", "Cue that judges what it reports", "info"),
    rule(CHECK, "mind-reading-cue", "Belief or feeling ascribed without speech", "info"),
    rule(CHECK, "hearsay", "Hearsay: nobody is said to have said it", "warning"),
    rule(CHECK, "second-hand-quote", "Second-hand quote presented as first-hand", "warning"),
    rule(CHECK, "quotes-run-together", "Quotes of two speakers run together", "warning"),
    rule(CHECK, "speaker-late", "Speaker known late", "info"),
    rule(CHECK, "speaker-unclear", "Unclear who of two is speaking", "info", on=False),
)

HEARSAY_WORDS = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|rumou?r(?:ed|s)?|hearsay|"
    r"(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?(?:said|reported|alleged|claimed|rumou?red|"
    r"reputed)|word\s+(?:is|has\s+it)|reports?\s+(?:suggest|say|said)\w*)\b",
    re.IGNORECASE,
)
SPEAKING = ("person", "group", "organisation")
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
JUST_BEFORE = 300  # characters in which a name is fresh
_STOP = re.compile(r"[.!?][\"”’')\]]*(?=\s)|\n")
_COMMA = re.compile(r",\s*$")
_COLON = re.compile(r"\s*:")
_TELLER = re.compile(
    r"\b(?:say|add|argu|insist|claim|not|stress|warn|explain)ing\b|\bciting\b", re.IGNORECASE
)


class Settings(Protocol):
    """What the rules read of the options."""

    late_after_sentences: int


Raised = tuple[Attribution, Finding]


def findings(ledger: Ledger, options: Settings) -> dict[str, tuple[Finding, ...]]:
    """What is raised, by the id of the attribution it is raised on."""
    raised: dict[str, tuple[Finding, ...]] = {}
    for ask in _QUESTIONS:
        for attribution, finding in ask(ledger, options):
            raised[attribution.id] = (*raised.get(attribution.id, ()), finding)
    return raised


def _asks(asked: Rule, attribution: Attribution, message: str, spans: tuple[Span, ...]) -> Raised:
    return attribution, asked.finding(CHECK, message, spans, inherited=inherited(attribution))


def _own(ledger: Ledger) -> list[Attribution]:
    """The statements that this article itself attributes, outside the headline, in text order."""
    return sorted((a for a in body(ledger) if a.within is None), key=place)


def _loaded(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    why = {
        "doubting": "casts doubt on it",
        "conceding": "makes it an admission",
        "hardening": "vouches for its truth",
    }
    for attribution in _own(ledger):
        cue = said(ledger, attribution.cue)
        positive = attribution.polarity == "positive" and attribution.source
        if not positive or attribution.stance not in why or not LOADED_CUE.search(cue):
            continue
        text, end = ledger.article.text, attribution.cue[-1].end
        shown = SHOWN.match(text, end) or "ly" in cue or JUSTIFIED.search(text[max(end - 120, 0) : end + 250])
        if not shown:
            message = f'"{cue}" {why[attribution.stance]}. Do we mean that, and can we show it?'
            yield _asks(LOADED, attribution, message, attribution.cue)


def _mind(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    for attribution in _own(ledger):
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
            yield _asks(MIND, attribution, message, (*attribution.source_spans, *attribution.cue))


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
    for attribution in _own(ledger):
        mark = is_hearsay(ledger, attribution)
        if mark and PASSIVE.match(mark[0]) and not ONWARD.match(ledger.article.text, attribution.cue[-1].end):
            continue
        if mark and not attribution.source_spans and not CREDITED.search(_line(ledger, attribution)):
            message = f'"{mark[0]}": who says so? Name or describe them, or check it and leave the word out.'
            yield _asks(HEARSAY, attribution, message, (*attribution.cue, *attribution.hedges))


def _second_hand(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    credited: dict[str, Relay] = {}
    for attribution in ledger.attributions:
        for relay in attribution.relays:
            if attribution.source and not relay.inferred:
                credited.setdefault(attribution.source, relay)
    for attribution in _own(ledger):
        carried = attribution.quotes and _carried(ledger, attribution, credited)
        if not carried or carried.name in _line(ledger, attribution):
            continue
        name = carried.name
        message = (
            f"This quote reads as if it was said to us, but its speaker is known here only through {name}. "
            f"Is it {name}'s? Then say so at the quote."
        )
        yield _asks(SECOND, attribution, message, (*attribution.quotes, *carried.spans))


def _carried(ledger: Ledger, attribution: Attribution, credited: Mapping[str, Relay]) -> Relay | None:
    """The outlet behind a quote that does not name it: carried over, or that of the same unnamed people."""
    if any(not r.inferred for r in attribution.relays):
        return None
    source = ledger.source(attribution)
    if attribution.relays or not source or not unnamed(source):
        return next(iter(attribution.relays), None)
    return next((credited[s.id] for s in whole(ledger, source) if s.id in credited), None)


def _together(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    """A quote that follows another speaker's in one paragraph before its own speaker is named."""
    quoted = [a for a in _own(ledger) if a.quotes and a.source]
    for first, second in pairwise(quoted):
        if first.source == second.source or _related(ledger, first, second):
            continue
        before, start = max(s.end for s in first.spans), second.quotes[0].start
        between = ledger.article.text[before:start]
        named_late = bool(second.source_spans) and second.source_spans[0].start > start
        whole = second.content[0].start >= start - 1
        if named_late and whole and start >= before and "\n" not in between and not WORD.search(between):
            who = said(ledger, first.source_spans) or "the speaker before"
            message = (
                f"Readers take {said(ledger, second.quotes)} for the words of {who}. Can the new speaker be "
                "named first, or in a new paragraph?"
            )
            yield _asks(TOGETHER, second, message, (*first.quotes[-1:], *second.quotes[:1]))


def _related(ledger: Ledger, first: Attribution, second: Attribution) -> bool:
    """Whether one of two sources is a part of the other: then a change of speaker is no surprise."""
    one, other = ledger.source(first), ledger.source(second)
    return bool(one and other and (one.part_of == other.id or other.part_of == one.id))


def _late(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    for attribution in _own(ledger):
        quotes, spans = attribution.quotes, attribution.source_spans
        if not (quotes and spans) or spans[0].of != quotes[0].of or spans[0].start < quotes[0].end:
            continue
        behind = max(s.end for s in (*spans, *attribution.cue))
        if spans[0].of == "text" and _COLON.match(ledger.article.text, behind):
            continue  # a lead-in to what follows: the quote before it has been taken for this speaker's
        waited = ledger.article.slice(Span(of=quotes[0].of, start=quotes[0].start, end=spans[0].start))
        sentences = len(SENTENCE_END.findall(waited)) + (1 if re.search(r",[\"”’']", waited) else 0)
        if sentences > options.late_after_sentences and not _expected(ledger, attribution):
            message = (
                f"Readers go through {sentences} sentences before they learn that "
                f'"{said(ledger, spans)}" is speaking. Can the name come after the first?'
            )
            yield _asks(LATE, attribution, message, (quotes[0], *spans))


def _expected(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether readers know the speaker: named just before the quote, or called "he" or "the statement"."""
    who = ledger.article.words(attribution.source_spans)
    source = ledger.source(attribution)
    if source is None or re.match(r"(?:he|she|they|it|the)\b", who, re.IGNORECASE):
        return True
    start = attribution.quotes[0].start
    before = ledger.article.text[max(start - JUST_BEFORE, 0) : start]
    return any(name in before for name in (source.name.split()[-1], *re.findall(r"\b[A-Z]\w{2,}", who)))


def _unclear(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    """A trailing ", saying" behind a statement in which another's speech is nested, and no name beside it."""
    text = ledger.article.text
    quoted = Stretches(q for a in ledger.attributions for q in a.quotes)
    inner = sorted(
        ((a.cue[0].start, a.id) for a in ledger.attributions if a.within and a.cue and a.cue[0].of == "text"),
    )
    for attribution in sorted(ledger.attributions, key=place):
        cue = ledger.article.words(attribution.cue)
        if not attribution.cue or not _TELLER.match(cue):
            continue
        at = attribution.cue[0]
        if at.of != "text" or quoted.holds(at) or not _COMMA.search(text, max(at.start - 5, 0), at.start):
            continue
        start = sentence_before(text, at.start)
        near = inner[bisect_left(inner, (start, "")) : bisect_left(inner, (at.start, ""))]
        speakers = _speakers_before(ledger, [id for _, id in near if id != attribution.id], start)
        if len(speakers) > 1:
            message = f'Who is "{cue}" this: {" or ".join(speakers)}? Begin a new sentence with the name.'
            yield _asks(UNCLEAR, attribution, message, attribution.cue)


def _speakers_before(ledger: Ledger, ids: Iterable[str], start: int) -> list[str]:
    """The speaker whose speech is nested in another's, in the sentence so far, and that other."""
    for inner in filter(None, map(ledger.attribution, ids)):
        around = next(outer(ledger, inner), None)
        if not around or not (around.cue and inner.source_spans):
            continue
        before = start <= around.cue[0].start and around.cue[-1].end <= inner.cue[0].start
        if not before or not speaks(ledger, inner):
            continue
        people = [s for a in (around, inner) if (s := ledger.source(a)) and s.kind in SPEAKING]
        if len({s.id for s in people}) > 1:
            return [s.name for s in people]
    return []


_QUESTIONS: tuple[Callable[[Ledger, Settings], Iterator[Raised]], ...] = (
    _loaded, _mind, _hearsay, _second_hand, _together, _late, _unclear,
)  # fmt: skip
