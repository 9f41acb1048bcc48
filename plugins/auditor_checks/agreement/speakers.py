"""Whether two articles give one utterance to two people, or only call its speaker by two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from auditor import Attribution, Ledger, Ref, Source, Span, Story
from auditor.contract.reading import TITLES

_NAME = re.compile(r"\b[A-Z][\w.'’-]*[\w]\b")
SPELT = 0.75  # likeness of two spellings of one name


def others(story: Story, one: Ref, ours: Span, other: Ref, theirs: Span) -> bool:
    """Whether both articles call the speaker of the shared words by a name, and nobody goes by both.

    Everybody through whose hands the words go is looked at: who quotes whom, whom a spokesman speaks for.
    """
    sides = [(story.ledger(ref.article), ref, span) for ref, span in ((one, ours), (other, theirs))]
    if not all(_called_by_name(ledger, story.attribution(ref)) for ledger, ref, _ in sides):
        return False
    left, right = (set(_names(ledger, span)) for ledger, _, span in sides)
    return bool(left and right) and not any(_spelt_alike(a, b) for a in left for b in right)


def _called_by_name(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether a part of the source's own name stands at the statement: no pronoun, no description."""
    source = ledger.source(attribution)
    if source is None or not source.named or source.kind not in ("person", "organisation"):
        return False
    here = set(_words(ledger.article.words(attribution.source_spans)))
    return bool(here & set(_words(source.name)))


def _names(ledger: Ledger, span: Span) -> Iterator[str]:
    """The words of the names of all who have a hand in what a span holds."""
    for attribution in ledger.attributions:
        if not any(s.meets(span) for s in attribution.content):
            continue
        source = ledger.source(attribution)
        yield from _words(ledger.article.words(attribution.source_spans))
        yield from _told(source) if source else ()
        for relay in attribution.relays:
            yield from _words(relay.name)


def _told(source: Source) -> Iterator[str]:
    slots = source.slots
    for text in (source.name, *(s.value for s in (slots.body, slots.post, slots.allegiance) if s)):
        yield from _words(text)


def _words(text: str) -> list[str]:
    found = (w.casefold().replace("’s", "").replace("'s", "").rstrip(".") for w in _NAME.findall(text))
    return [w for w in found if w not in TITLES]


def _spelt_alike(a: str, b: str) -> bool:
    return a == b or SequenceMatcher(None, a, b).ratio() >= SPELT
