"""When two names are one person's: the parts of a name, what speaks for it and what against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from nameparser import Lexicon, Parser, Policy

from auditor.names.given import same_given
from auditor.names.spelling import one_surname, plain
from auditor.names.titles import GENERATIONS, beside, which

Verdict = Literal["same", "short", "different"]
_ARTICLE = re.compile(r"^(?:a[dlnrstz]|e[ln]|ash|ul)-(?=\w{3})")  # al-Rashid is Rashid for short
_INITIAL = re.compile(r"[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name, folded and in order; "Clinton" alone may be a given or a family name."""

    given: tuple[str, ...] = ()  # with middle names and initials
    family: tuple[str, ...] = ()  # without particles; a double name is two words
    lone: str = ""  # a single word, of which nothing says which part it is
    generation: str = ""  # "jr", "ii"
    also: tuple[str, ...] = ()  # in quotation marks or brackets: nickname, name at birth

    @property
    def words(self) -> tuple[str, ...]:
        """All words of it, in order; a hyphen stands between two."""
        given = (part for word in self.given for part in word.split("-"))
        return (*given, *self.family) or ((self.lone,) if self.lone else ())

    @property
    def last(self) -> str:
        """What it goes by for short, if one word is to stand for it."""
        return self.family[-1] if self.family else self.lone


def one_person(a: PersonName, b: PersonName) -> Verdict:
    """Whether two names are one person's: "same" with a given name for it and nothing against it; "short"
    where one is a part of the other, so that it depends on who else is named; else "different".
    """
    if a.generation and b.generation and a.generation != b.generation:
        return "different"
    if a.lone or b.lone:
        return _lone(a, b)
    if not a.words or not b.words:
        return "different"
    if sorted(a.words) == sorted(b.words):
        return "same"  # Orban Viktor, Viktor Orban
    if _one_family(a, b) and a.given and b.given:
        return "same" if _one_given(a, b) else "different"
    return "short" if _part(a, b) or _part(b, a) else "different"


def _lone(a: PersonName, b: PersonName) -> Verdict:
    """A single word: the same word, a part of the other name, or its surname spelt otherwise."""
    if a.lone and b.lone:
        return "same" if one_surname(a.lone, b.lone) else "different"
    short, full = (a, b) if a.lone else (b, a)
    if short.generation not in ("", "jr", "sr", full.generation):
        return "different"  # Paul VI is not John Paul
    if short.lone in full.words or short.lone in full.also:
        return "short"
    if any(one_surname(short.lone, word) for word in full.family):
        return "short"
    first = full.given[0] if full.given else ""
    return (
        "short" if len(short.lone) > 1 and len(first) > 1 and same_given(short.lone, first) else "different"
    )


def _one_family(a: PersonName, b: PersonName) -> bool:
    """One surname, or one of a double one; also where the other stands in brackets as the name at birth."""
    ours, theirs = (*a.family, *a.also), (*b.family, *b.also)
    return any(one_surname(x, y) for x in ours for y in theirs)


def _one_given(a: PersonName, b: PersonName) -> bool:
    """Given names agree in their order, as far as both are told; a second one may be all that is used."""
    if same_given(a.given[0], b.given[0]):
        return all(same_given(x, y) for x, y in zip(a.given[1:], b.given[1:], strict=False))
    for ours, theirs in ((a, b), (b, a)):
        second = ours.given[1:2]
        if len(ours.given) > len(theirs.given) and second and len(second[0]) > 1 < len(theirs.given[0]):
            return second[0] == theirs.given[0]
    return any(x == y for x in a.also for y in b.given) or any(x == y for x in b.also for y in a.given)


def _part(short: PersonName, full: PersonName) -> bool:
    """Whether two words or more of a longer name, in order, are all of the shorter one (Gabriel García)."""
    if not short.given and "-".join(short.family) in full.given:
        return True  # Jean-Claude
    ours, theirs = (*short.given, *short.family), (*full.given, *full.family)
    words = iter(theirs)
    return len(ours) < len(theirs) and all(any(word == other for other in words) for word in ours)


@lru_cache(maxsize=16_384)
def read(name: str) -> PersonName:
    """The parts of a name as printed, without what stands before and behind it ("Sgt.", "of Ohio")."""
    head = re.split(r"[,;:]|\s[-–—]\s", name)[0]
    words = list(_proper(head))
    regnal = which(words[-1]) if len(words) > 1 else ""
    parsed = _parser().parse(" ".join(words[:-1] if regnal else words))
    generation = regnal or next((w for w in _folded(parsed.suffix) if w in GENERATIONS), "")
    given = (*_folded(parsed.given), *_folded(parsed.middle))
    family = tuple(part for word in _folded(parsed.family_base) for part in word.split("-") if part)
    if not given and not family:
        given = _folded(head)  # all of it are words that stand beside a name
    also = (*_folded(parsed.nickname), *_folded(parsed.maiden))
    if (not given and len(family) > 1) or (len(given) == 1 and not family and "-" in given[0]):
        return PersonName((), family or tuple(given[0].split("-")), generation=generation, also=also)
    if len(given) + len(family) == 1:
        return PersonName(lone=(*given, *family)[0], generation=generation, also=also)
    if not family:
        given, family = given[:-1], given[-1:]
    return PersonName(given, family, generation=generation, also=also)


@cache
def _parser() -> Parser:
    return Parser(Lexicon.default(), Policy())


def _proper(text: str) -> Iterator[str]:
    """The words of a name from the first that is no title."""
    words = text.split()
    while len(words) > 1 and _precedes(words[0]):
        words.pop(0)
    return (word.removesuffix("'s").removesuffix("’s") for word in words)


def _precedes(word: str) -> bool:
    """A title, or a particle that opens a surname (von der Leyen, Santa Anna) and no given name (Al Gore)."""
    low = plain(word).strip(".'")
    return (low in beside() or low in _particles()) and not _INITIAL.fullmatch(word)


@cache
def _particles() -> frozenset[str]:
    here = Lexicon.default()
    return here.particles - here.particles_ambiguous | {"von", "van", "de", "santa", "bin", "der", "den"}


def _folded(text: str) -> tuple[str, ...]:
    bare = (_ARTICLE.sub("", plain(word).strip(".,-'\"()")) for word in text.split())
    return tuple(w for word in bare for w in _initials(word) if w)


def _initials(word: str) -> list[str]:
    """ "h.w" is two initials."""
    return word.split(".") if all(len(part) <= 1 for part in word.split(".")) else [word]


def same_person(a: str, b: str) -> bool:
    """Whether two names, as printed, may be one person's: nothing in them speaks against it."""
    return one_person(read(a), read(b)) != "different"


def surname(name: str) -> str:
    """The folded surname of a person's name, or an empty string."""
    return read(name).last
