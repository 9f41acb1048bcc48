"""What is hearsay: words that pass a statement on without anybody who made it."""

from __future__ import annotations

import re

from auditor import Attribution, Ledger

HEARSAY_WORDS = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|rumou?r(?:ed|s)?|hearsay|"
    r"(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?(?:said|reported|alleged|claimed|rumou?red|"
    r"reputed)|word\s+(?:is|has\s+it)|reports?\s+(?:suggest|say|said)\w*)\b",
    re.IGNORECASE,
)


ADVERB = re.compile(r"(?:reported|alleged|supposed|purported)ly\b", re.IGNORECASE)


def is_hearsay(ledger: Ledger, attribution: Attribution) -> re.Match[str] | None:
    """The words that pass a statement on without anybody who made it."""
    if attribution.relays or attribution.kind == "no-response":
        return None
    if attribution.source:  # "the coach reportedly told his players": who reports it?
        adverbs = (ADVERB.search(ledger.article.slice(s)) for s in attribution.cue)
        return next((m for m in adverbs if m), None)
    marks = (*attribution.cue, *attribution.hedges)
    return next((m for s in marks if (m := HEARSAY_WORDS.search(ledger.article.slice(s)))), None)
