"""When two given names are one: initials, short forms, spellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from auditor.names.spelling import SPELT, ends_otherwise
from auditor.words import listed, table

_SOUNDS = (  # letters that transcribe one sound
    ("sch", "sh"), ("ph", "f"), ("kh", "h"), ("th", "t"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ei", "i"), ("ey", "i"), ("ij", "i"), ("iy", "i"), ("y", "i"), ("c", "k"), ("q", "k"), ("w", "v"),
    ("ks", "x"), ("z", "s"),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def same_given(a: str, b: str) -> bool:
    """Whether two given names, folded, are one: equal, one the other's initial or short form, or spelt
    otherwise. A letter more or another consonant makes another name (Simone, Marta beside Maria).
    """
    if a == b or (len(min(a, b, key=len)) == 1 and a[:1] == b[:1]):
        return True
    if short_form(a, b) or short_form(b, a):
        return True  # "Sam" for a man's name and for a woman's
    return not sexes_differ(a, b) and _one_spelling(a, b)


def short_form(short: str, full: str) -> bool:
    """Whether a given name is a usual short form of another, or both are of a third and sound alike ("bill",
    "will"; "beth" and "liz" are two)."""
    known = _in_full(short)
    if full in known or any(_one_spelling(full, name) for name in known):
        return True
    return not known.isdisjoint(_in_full(full)) and (_stem(short) == _stem(full) or short[1:] == full[1:])


def sexes_differ(a: str, b: str) -> bool:
    """Whether one is a woman's name and the other a man's, and neither is both."""
    women, men = listed("given_names", "women"), listed("given_names", "men")
    return (a in women - men and b in men - women) or (a in men - women and b in women - men)


def _one_spelling(a: str, b: str) -> bool:
    if any({a, b} <= group for group in _spellings()):
        return True
    if ends_otherwise(a, b) or a.startswith(b) or b.startswith(a):  # Simon, Simone
        return False
    if _sound(a) == _sound(b):
        return True
    return (
        min(len(a), len(b)) >= SPELT
        and sorted(_consonants(a)) == sorted(_consonants(b))  # Micheal is Michael, Marta is not Maria
        and OSA.distance(a, b, score_cutoff=1) <= 1
    )


@cache
def _sound(name: str) -> str:
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", name)


def _consonants(name: str) -> str:
    return re.sub(r"[aeiou]", "", _sound(name))


@cache
def _spellings() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(entry.split()) for entry in table("given_spellings")["one"])


def _in_full(short: str) -> frozenset[str]:
    """The names that a short form may stand for ("bill": william)."""
    return _short_names().get(short, frozenset())


@cache
def _short_names() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for section in table("short_names").values():
        for short, *full in map(str.split, section):
            found[short] = found.get(short, frozenset()).union(full)
    return found


def _stem(short: str) -> str:
    """ "jimmy" and "jim" are one without the ending."""
    return re.sub(r"(.)\1$", r"\1", re.sub(r"[iey]+$", "", short))
