"""When two names are one body's: the words that tell it from others, and the acronym they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from auditor.names.spelling import alike, plain

_SMALL = frozenset({"the", "of", "and", "for", "a", "an", "in", "s"})
_LINKS = frozenset({"the", "of", "for", "and", "&", "u.s", "us"})


@lru_cache(maxsize=16_384)
def same_body(a: str, b: str) -> bool:
    """Whether two names, as printed, may be one body's: one holds the other, or is its acronym."""
    ours, theirs = significant(a), significant(b)
    if not ours or not theirs:
        return plain(a) == plain(b)
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return initials(ours) in theirs or initials(theirs) in ours


@lru_cache(maxsize=16_384)
def significant(name: str) -> tuple[str, ...]:
    """The words of a body's name that tell it from others, folded."""
    found = re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", re.split(r"[,(]", name)[0])
    return tuple(w for w in (plain(x).replace(".", "").removesuffix("'s") for x in found) if w not in _SMALL)


def telling(key: Iterable[str]) -> tuple[str, ...]:
    """The words of a body's name, in lower case, without those that join them."""
    return tuple(w for w in key if w not in _LINKS)


def one_body(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two names in full, as words in lower case, are one body's: Department of Justice, Justice
    Department.
    """
    ours, theirs = telling(a), telling(b)
    return ours == theirs or (len(theirs) > 1 and sorted(ours) == sorted(theirs))


def shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of a short form stand in a name in order, spelling differences allowed."""
    words = iter(full)
    return all(any(word == other or alike(word, other) for other in words) for word in short)


def initials(words: Iterable[str]) -> str:
    """The acronym that words make."""
    return "".join(w[0] for w in words if w)
