"""Whether two articles give one utterance to two people, or only call its speaker by two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor import Attribution, Ledger, Ref, Source, Span, Story
from auditor.contract.reading import TITLES, same_body, same_person

_NAME = re.compile(r"[A-Z][\w.'’-]*\w(?:\s+(?:[A-Z]\.\s+)?[A-Z][\w.'’-]*\w)*")


def others(story: Story, one: Ref, ours: Span, other: Ref, theirs: Span) -> bool:
    """Whether both articles call the speaker of the shared words by a name, and nobody goes by both.

    Everybody through whose hands the words go is looked at: who quotes whom, whom a spokesman speaks for.
    """
    sides = [(story.ledger(ref.article), ref, span) for ref, span in ((one, ours), (other, theirs))]
    if not all(_called_by_name(ledger, story.attribution(ref)) for ledger, ref, _ in sides):
        return False
    left, right = (set(_names(ledger, span)) for ledger, _, span in sides)
    return bool(left and right) and not any(_one(a, b) for a in left for b in right)


def _called_by_name(ledger: Ledger, attribution: Attribution) -> bool:
    """Whether a part of the source's own name stands at the statement: no pronoun, no description."""
    source = ledger.source(attribution)
    if source is None or not source.named or source.kind not in ("person", "organisation"):
        return False
    here = _called(ledger.article.words(attribution.source_spans))
    return any(_one(name, source.name) for name in here)


def _names(ledger: Ledger, span: Span) -> Iterator[str]:
    """The names of all who have a hand in what a span holds."""
    for attribution in ledger.attributions:
        if not any(s.meets(span) for s in attribution.content):
            continue
        source = ledger.source(attribution)
        yield from _called(ledger.article.words(attribution.source_spans))
        yield from _told(source) if source else ()
        for relay in attribution.relays:
            yield from _called(relay.name)


def _told(source: Source) -> Iterator[str]:
    slots = source.slots
    for text in (source.name, *(s.value for s in (slots.body, slots.post, slots.allegiance) if s)):
        yield from _called(text)


def _called(text: str) -> Iterator[str]:
    """The names in a text: words with capitals in a row, if they are more than a title."""
    for found in _NAME.finditer(text):
        if any(word.casefold().rstrip(".") not in TITLES for word in found[0].split()):
            yield found[0].removesuffix("’s").removesuffix("'s")


def _one(a: str, b: str) -> bool:
    return same_person(a, b) or same_body(a, b)
