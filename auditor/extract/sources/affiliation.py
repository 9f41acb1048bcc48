"""Reads the body that a description means by a common noun: "head of the gallery", "a network aide"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.extract.sources.posts import Range
from auditor.extract.sources.unnamed import Read
from auditor.extract.words import lexicon

if TYPE_CHECKING:
    from auditor.extract.people.cast import Cast
    from auditor.extract.speakers.bodies import Bodies

COMMON = lexicon.listed("bodies", "common")
POINTS = lexicon.listed("determiners", "article", "demonstrative", "possessive") - {"a", "an"}


def body(cast: Cast, bodies: Bodies, ranges: Sequence[Range]) -> Read | None:
    """The noun, where the text names the body that it stands for."""
    doc = cast.doc
    for r in ranges:
        for i in range(r.first, r.last + 1):
            noun = lexicon.singular(doc[i].text)
            if i == r.head or noun not in COMMON or doc[i].tag_ != "NN":
                continue
            first = i
            while first > r.first and doc[first - 1].pos_ in ("ADJ", "NOUN") and first - 1 != r.head:
                first -= 1
            told = doc[first - 1].lower_ in POINTS if first else False
            beside = r.head is not None and i < r.head  # "a network spokesman"
            if not (told or beside):
                continue
            words = frozenset(lexicon.singular(doc[k].text) for k in range(first, i)) if told else frozenset()
            if bodies.last(noun, words, i) or bodies.stands_for(noun, i):
                return Read("named", (doc[first].idx, doc[i].idx + len(doc[i])))
    return None
