"""The one thing in which two statements differ that else say the same: "the north gate", "the south gate".

Another word for one thing ("firm", "company") is no contrast, nor is a name against a description.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.names import transliteration
from auditor.stories.align import Alignment, Block
from auditor.stories.meanings import opposites, rivals, synonyms
from auditor.stories.words import STOP, Word, stem

ALIKE = 0.6  # of the longer statement's words that have to be shared
_ORDER = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last"]
)


class Contrast(NamedTuple):
    """The words that stand in one place, ours and theirs."""

    ours: Word
    theirs: Word


def contrast(alignment: Alignment) -> Contrast | None:
    """The contrast between two statements of which most words are shared, or None."""
    if alignment.same < ALIKE * max(len(alignment.a), len(alignment.b)):
        return None
    ours, theirs = ({stem(w.norm) for w in side} for side in (alignment.a, alignment.b))
    for block in alignment.blocks:
        if block.change == "substituted" and (found := _in(alignment, block, ours, theirs)):
            return found
    return None


def _in(alignment: Alignment, block: Block, ours: set[str], theirs: set[str]) -> Contrast | None:
    """The one telling word on each side of a change that the other side has nowhere."""
    left = _telling(alignment.a[block.a0 : block.a1], theirs)
    right = _telling(alignment.b[block.b0 : block.b1], ours)
    if len(left) != 1 or len(right) != 1:
        return None
    a, b = left[0], right[0]
    return Contrast(a, b) if _differ(a, b) else None


def _telling(found: Sequence[Word], others: set[str]) -> list[Word]:
    return [w for w in found if w.norm not in STOP and not w.masked and stem(w.norm) not in others]


def _differ(a: Word, b: Word) -> bool:
    x, y = stem(a.norm), stem(b.norm)
    if a.norm[0].isdigit() or b.norm[0].isdigit():  # a number is compared as a number
        return False
    if a.capital and b.capital and a.norm.isalpha() and b.norm.isalpha():
        return not _one_name(a.norm, b.norm) and not synonyms(x, y)
    return {a.norm, b.norm} <= _ORDER or opposites(x, y) or rivals(x, y)


def _one_name(a: str, b: str) -> bool:
    """Whether two names may be one: in two spellings, cut short, or by its initials."""
    short, long = sorted((a, b), key=len)
    return transliteration(a, b) or long.startswith(short) or len(short) <= 3
