"""Questions about who speaks: quotes run together, a speaker known late, one of two who is unclear."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from auditor import Attribution, Ledger, Span
from auditor.contract.cards import rule
from auditor.contract.reading import (
    SENTENCE_END,
    WORD,
    Stretches,
    headline,
    outer,
    place,
    said,
    sentence_before,
    speaks,
)
from auditor_checks.directness.of_cues import Raised, Settings, asks, own

TOGETHER, LATE, UNCLEAR = RULES = (
    rule(__name__, "quotes-run-together", "Quotes of two speakers run together", "warning", on=False),
    rule(__name__, "speaker-late", "Speaker known late", "info"),
    rule(__name__, "speaker-unclear", "Unclear who of two is speaking", "info", on=False),
)
FEWEST = 3  # words of a quote that readers may put into the wrong mouth
JUST_BEFORE = 300  # characters in which a name is fresh
_COLON = re.compile(r"\s*:")
_SPEAKER = re.compile(r"\b(?:he|she|they|I|we)\b", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\.(?:\s?\.)+")
_COMMA = re.compile(r",\s*$")
_TELLER = re.compile(
    r"\b(?:say|add|argu|insist|claim|not|stress|warn|explain)ing\b|\bciting\b", re.IGNORECASE
)
SPEAKING = ("person", "group", "organisation")


def _together(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    """A quote that follows another speaker's in one paragraph before its own speaker is named."""
    quoted = [a for a in own(ledger) if a.quotes and a.source]
    for first, second in pairwise(quoted):
        if first.source == second.source or _related(ledger, first, second):
            continue
        before, start = max(s.end for s in first.spans), second.quotes[0].start
        between = ledger.article.text[before:start]
        if sum(len(WORD.findall(ledger.article.slice(q))) for q in second.quotes[:1]) < FEWEST:
            continue  # single words in marks are names for things, and seldom speech
        named_late = bool(second.source_spans) and second.source_spans[0].start > start
        whole = second.content[0].start >= start - 1
        if named_late and whole and start >= before and "\n" not in between and not WORD.search(between):
            who = said(ledger, first.source_spans) or "the speaker before"
            message = (
                f"Readers take {said(ledger, second.quotes)} for the words of {who}. Can the new speaker be "
                "named first, or in a new paragraph?"
            )
            yield asks(TOGETHER, second, message, (*first.quotes[-1:], *second.quotes[:1]))


def _related(ledger: Ledger, first: Attribution, second: Attribution) -> bool:
    """Whether one of two sources is a part of the other: then a change of speaker is no surprise."""
    one, other = ledger.source(first), ledger.source(second)
    return bool(one and other and (one.part_of == other.id or other.part_of == one.id))


def _late(ledger: Ledger, options: Settings) -> Iterator[Raised]:
    stamps = Stretches(b.span for b in ledger.article.blocks if b.kind == "date")
    for attribution in own(ledger):
        quotes, spans = attribution.quotes, attribution.source_spans
        if not (quotes and spans) or spans[0].of != quotes[0].of or spans[0].start < quotes[0].end:
            continue
        if _asides(ledger, attribution):
            continue
        behind = max(s.end for s in (*spans, *attribution.cue))
        if spans[0].of == "text" and _COLON.match(ledger.article.text, behind):
            continue  # a lead-in to what follows: the quote before it has been taken for this speaker's
        if stamps.meets(quotes[0].model_copy(update={"end": spans[0].start})):
            continue  # another entry of a live page
        waited = ledger.article.slice(Span(of=quotes[0].of, start=quotes[0].start, end=spans[0].start))
        waited = _ELLIPSIS.sub("", waited)
        sentences = len(SENTENCE_END.findall(waited)) + (1 if re.search(r",[\"”’']", waited) else 0)
        if sentences > options.late_after_sentences and not _expected(ledger, attribution):
            message = (
                f"Readers go through {sentences} sentences before they learn that "
                f'"{said(ledger, spans)}" is speaking. Can the name come after the first?'
            )
            yield asks(LATE, attribution, message, (quotes[0], *spans))


def _asides(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether another speaker stands between a quote and its source: "she said, as Hale recalls"."""
    of, start = attribution.source_spans[0].of, attribution.source_spans[0].start
    ends = [q.end for q in attribution.quotes if q.of == of and q.end <= start]
    return bool(ends) and bool(_SPEAKER.search(ledger.article.slice(Span(of=of, start=max(ends), end=start))))


def _expected(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether readers know the speaker: named just before the quote, or called "he" or "the statement"."""
    who = ledger.article.words(attribution.source_spans)
    source, title = ledger.source(attribution), headline(ledger)
    if source and title and source.name.split()[-1] in ledger.article.slice(title):
        return True
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
            yield asks(UNCLEAR, attribution, message, attribution.cue)


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


QUESTIONS = (_together, _late, _unclear)
