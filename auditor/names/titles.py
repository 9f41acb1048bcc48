"""Titles, ranks and posts that stand before a name and are no part of it, with and without dots."""

from __future__ import annotations

import re
from functools import cache

from auditor.words import listed, paired

COURTESY = listed("titles", "address")
GENERATIONS = listed("titles", "generations")
# "Pius IX", "Elizabeth I": which of that name; a lone X is Malcolm's
_REGNAL = re.compile(r"(?=[IVX])(?!X$)X{0,3}(?:IX|IV|V?I{0,3})")


@cache
def is_title(word: str) -> bool:
    """Whether a word before a name is a title or a rank ("Mrs", "Sgt.", "Constable"); some only in capitals
    ("PC", "DCI").
    """
    low = word.casefold().strip(".")
    return is_code(word) or low in listed("titles", "address", "honour", "rank")


def is_code(word: str) -> bool:
    """Whether a word is the letters of a rank ("PC", "DCI")."""
    return word.isupper() and word.casefold().strip(".") in listed("titles", "code")


def is_letters(word: str) -> bool:
    """Whether a word behind a name is the letters of an office, an order or a degree ("MP", "QC", "PhD")."""
    bare = word.replace(".", "")
    return bare.casefold() in listed("titles", "letters") and not bare.istitle() and not bare.islower()


def is_short(word: str) -> bool:
    """Whether a word is the abbreviation of a title."""
    return word.casefold().strip(".") in paired("titles", "short")


def which(word: str) -> str:
    """Which of that name somebody is, by a word behind the name ("jr", "iii", "xvi"); "" for other words."""
    low = word.casefold().strip(".")
    return low if low in GENERATIONS or _REGNAL.fullmatch(word) else ""


@cache
def beside() -> frozenset[str]:
    """Words around a name that are no part of it, lower case, without dots."""
    return listed("titles", "address", "honour", "rank", "code", "beside") | listed("people", "office")


@cache
def abbreviations() -> frozenset[str]:
    """Titles and other words as printed before a dot that ends no sentence ("Sgt", "Dept")."""
    return frozenset(word.capitalize() for word in paired("titles", "short"))


@cache
def dotted() -> frozenset[str]:
    """The same, and words behind a name whose dot ends a sentence now and then ("Inc", "etc")."""
    return abbreviations() | listed("titles", "dotted")
