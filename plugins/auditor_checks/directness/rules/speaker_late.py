"""Speakers whom readers learn of only after several sentences of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Ledger, Span
from auditor.contract.reading import SENTENCE_END, Stretches, headline, said
from auditor.contract.rules import Question, rule
from auditor_checks.directness.view import View
from auditor_checks.signs import before

RULE = rule(__name__, "speaker-late", "Speaker known late", "info", gravity=20)

JUST_BEFORE = 300  # characters in which a name is fresh
_COLON = re.compile(r"\s*:")
_SPEAKER = re.compile(r"\b(?:he|she|they|I|we)\b", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\.(?:\s?\.)+")


def look(view: View) -> Iterator[Question]:
    """Asks for the name after the first sentence."""
    ledger = view.ledger
    stamps = Stretches(b.span for b in ledger.article.blocks if b.kind == "date")
    for attribution in view.own:
        quotes, spans = attribution.quotes, attribution.source_spans
        if not (quotes and spans) or spans[0].of != quotes[0].of or spans[0].start < quotes[0].end:
            continue
        source = ledger.source(attribution)
        if _asides(ledger, attribution) or (source and source.kind != "person"):
            continue  # an outlet that carries the words of whoever was told of before
        behind = max(s.end for s in (*spans, *attribution.cue))
        if spans[0].of == "text" and _COLON.match(ledger.article.text, behind):
            continue  # a lead-in to what follows: the quote before it has been taken for this speaker's
        if stamps.meets(quotes[0].model_copy(update={"end": spans[0].start})):
            continue  # another entry of a live page
        waited = ledger.article.slice(Span(of=quotes[0].of, start=quotes[0].start, end=spans[0].start))
        waited = _ELLIPSIS.sub("", waited)
        sentences = len(SENTENCE_END.findall(waited)) + (1 if re.search(r",[\"”’']", waited) else 0)
        if sentences > view.options.late_after_sentences and not _expected(ledger, attribution):
            message = (
                f"Readers go through {sentences} sentences before they learn that "
                f'"{said(ledger, spans)}" is speaking. Can the name come after the first?'
            )
            yield Question.about(attribution, message, (quotes[0], *spans))


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
    fresh = before(ledger.article.text, start, JUST_BEFORE)
    return any(name in fresh for name in (source.name.split()[-1], *re.findall(r"\b[A-Z]\w{2,}", who)))
