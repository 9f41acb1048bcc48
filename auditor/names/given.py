"""When two given names are one: initials, short forms, spellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nicknames import NickNamer
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
    if sexes_differ(a, b):
        return False
    return short_form(a, b) or short_form(b, a) or _one_spelling(a, b)


def short_form(short: str, full: str) -> bool:
    """Whether a given name is a usual short form of another, or both are of a third ("bill", "will")."""
    if full in _listed_short().get(short, ()):
        return True
    formal = _formal(short)
    if full in formal or formal & _formal(full):
        return short[0] == full[0] or {short[0], full[0]} == {"c", "k"} or full.endswith(short)
    return bool(_listed_short().get(short, set()) & (_formal(full) | _listed_short().get(full, set())))


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


@cache
def _listed_short() -> dict[str, set[str]]:
    entries = (entry.split() for entry in table("given_spellings")["short"])
    return {short: set(full) for short, *full in entries}


@cache
def _namer() -> NickNamer:
    return NickNamer()


def _formal(given: str) -> set[str]:
    """The names in full that a short form may stand for ("bill": william)."""
    return _namer().canonicals_of(given)
