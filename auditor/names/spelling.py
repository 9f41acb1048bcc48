"""When two words are one name in two spellings: accents, one letter wrong, another transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

ALIKE = 84  # rapidfuzz ratio from which two spellings are one name
SPELT = 5  # letters from which a word may be another spelling of a name
_FOREIGN = 70  # rapidfuzz ratio from which two names with equal consonants are one
_BONES = str.maketrans("qckwz", "gggvs")


@lru_cache(maxsize=65_536)
def plain(raw: str) -> str:
    """Folded case, no accents, straight apostrophes."""
    text = unicodedata.normalize("NFKD", raw.replace("’", "'").replace("‘", "'").replace("`", "'"))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def alike(a: str, b: str) -> bool:
    """True for two spellings of one name: Zelensky and Zelenskiy, or one letter wrong in five or more."""
    if len(a) < SPELT or len(b) < SPELT or a[:1] != b[:1]:
        return False
    longer = a.startswith(b) or b.startswith(a)  # "Syria" and "Syrian" are two words
    return fuzz.ratio(a, b) >= ALIKE or (not longer and OSA.distance(a, b, score_cutoff=1) <= 1)


def ends_otherwise(a: str, b: str) -> bool:
    """Whether only one ends in "a", as a woman's name does beside a man's: Ivanova, Daniela."""
    return (a[-1:] == "a") != (b[-1:] == "a")


def one_surname(a: str, b: str) -> bool:
    """Whether two surnames, folded, are one name in two spellings, the same person's where more says so."""
    if a == b:
        return True
    if ends_otherwise(a, b) or (abs(len(a) - len(b)) > 1 and (a.startswith(b) or b.startswith(a))):
        return False  # Ivanova, Carsonian
    return min(len(a), len(b)) >= SPELT and (alike(a, b) or transliteration(a, b))


@lru_cache(maxsize=65_536)
def transliteration(a: str, b: str) -> bool:
    """Whether two names, folded, may be one foreign name in two spellings (Zelensky, Zelenskyy)."""
    a, b = a.removesuffix("'s"), b.removesuffix("'s")
    if a == b:
        return True
    return min(len(a), len(b)) >= 4 and fuzz.ratio(a, b) >= _FOREIGN and _bones(a) == _bones(b)


@lru_cache(maxsize=16_384)
def _bones(name: str) -> str:
    """What is left of a name in every transliteration: its consonants, those of one sound as one."""
    name = re.sub(r"[aeiouyhj]", "", name.translate(_BONES))
    return re.sub(r"(.)\1+", r"\1", name)
