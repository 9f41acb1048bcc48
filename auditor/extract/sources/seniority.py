"""Reads what rank among its like a description claims for a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.extract.sources.ranges import Range
from auditor.extract.sources.unnamed import Read
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


def claimed(doc: Doc, ranges: Sequence[Range]) -> Read | None:
    """A word that claims rank."""
    for r in ranges:
        for i in range(r.first, min((r.head if r.head is not None else r.first), r.last) + 1):
            low = doc[i].lower_
            if low == "high" and i + 2 <= r.last and doc[i + 2].lower_ in ("ranking", "level"):
                return Read("", (doc[i].idx, doc[i + 2].idx + len(doc[i + 2])))
            if low not in lexicon.listed("people", "senior") or i == r.head:
                continue
            if low == "chief" and doc[i + 1].lower_ in (
                "executive",
                "of",
                "financial",
                "operating",
                "justice",
            ):
                continue
            return Read("", (doc[i].idx, doc[i].idx + len(doc[i])))
    return None
