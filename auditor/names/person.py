"""When two names are one person's: parts of a name, short forms and nicknames, elders and juniors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from nicknames import NickNamer

from auditor.names.spelling import alike, plain, transliteration
from auditor.words import listed

GENERATIONS = listed("titles", "generations")
_BESIDE = listed("titles", "address", "beside")


@lru_cache(maxsize=16_384)
def same_person(a: str, b: str) -> bool:
    """Whether two names, as printed, may be one person's: same surname, and given names that do not speak
    against it.
    """
    (given_a, last_a), (given_b, last_b) = _person(a), _person(b)
    if not last_a or not last_b or not transliteration(last_a, last_b):
        return False
    if not given_a or not given_b:
        return True
    return given_a[0] == given_b[0]


def surname(name: str) -> str:
    """The folded surname of a person's name, or an empty string."""
    return _person(name)[1]


def within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of a short form stand in a full name in order, spelling differences allowed."""
    i = 0
    for word in long:
        if i < len(short) and (word == short[i] or same_given(word, short[i]) or alike(word, short[i])):
            i += 1
    return i == len(short)


@lru_cache(maxsize=16_384)
def same_given(a: str, b: str) -> bool:
    """Whether two given names, folded, are the same, one the other's initial or usual short form."""
    if a == b or (len(min(a, b, key=len)) == 1 and a[:1] == b[:1]):
        return True
    ours, theirs = _formal(a), _formal(b)
    return a in theirs or b in ours or bool(ours & theirs)


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


def _formal(given: str) -> set[str]:
    """The names in full that a short form may stand for ("bill": william)."""
    return _nicknames().canonicals_of(given)


@lru_cache(maxsize=16_384)
def _person(name: str) -> tuple[str, str]:
    head = re.split(r"[,(]|\s[-–—]\s", name)[0]
    found = [
        w
        for w in re.findall(r"[^\W\d_][\w.'’-]*", head)
        if w[0].isupper() or (w[0].isalpha() and not w.isascii())
    ]
    parts = [plain(w).strip(".").removesuffix("'s") for w in found]
    parts = [p for p in parts if p not in GENERATIONS and p not in _BESIDE]
    parts = [p for p in parts if len(p) > 1] or parts
    if not parts:
        return "", ""
    return (parts[-2] if len(parts) > 1 else ""), parts[-1]
