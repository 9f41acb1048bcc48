"""The persons and bodies of an article, and which of them a shorter form of a name may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from auditor.extract.words import lexicon
from auditor.names.body import shortens
from auditor.names.person import PersonName, one_person, read
from auditor.names.spelling import one_surname

BUCKET = 64  # spellings of one initial that are compared at most, so that cost stays linear


@dataclass(eq=False)
class Entity:
    """A person or body with its names in text order, as indices into ``Cast.names``."""

    sort: Literal["person", "body"]
    key: tuple[str, ...]
    text: str
    at: list[int] = field(default_factory=list)
    full_at: list[int] = field(default_factory=list)
    woman: bool | None = None
    title_woman: bool | None = None
    alone: bool = False  # called by a short form before
    suffix: str = ""  # "jr" sets a son apart from his father

    @property
    def name(self) -> PersonName:
        """The parts of the fullest name."""
        return read(self.text)

    @property
    def surname(self) -> str:
        """The last word of the fullest name, lower case."""
        return self.key[-1]


def is_place(entity: Entity) -> bool:
    """A country, state or city."""
    return " ".join(entity.key) in lexicon.places()


class Index:
    """Entities by every stretch of their names that may stand for them."""

    def __init__(self) -> None:
        self.by_word: defaultdict[str, list[Entity]] = defaultdict(list)
        self.spellings: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, entity: Entity) -> None:
        words = entity.name.words if entity.sort == "person" else ()
        for word in dict.fromkeys((*entity.key, *words)):
            held = self.by_word[word]
            if not held:
                self.spellings[word[:1]].append(word)
            if entity not in held[-BUCKET:]:
                held.append(entity)

    def matches(self, key: Sequence[str], text: str) -> list[Entity]:
        """Entities that a shorter form may stand for; in another spelling only where none has the word."""
        words = [key[-1]] if self.by_word.get(key[-1]) else self._spelt(key[-1])
        name = read(text)
        return [e for w in words for e in self.by_word[w][:BUCKET] if _may_stand_for(key, name, e)]

    def bearers(self, name: PersonName) -> list[Entity]:
        """Persons of whose name a word is in this one, as it is or as another surname's spelling."""
        words = dict.fromkeys((*name.family, *name.also, *name.words[:1], *self._spelt(name.last)))
        found = (e for word in words for e in self.by_word.get(word, ())[:BUCKET] if e.sort == "person")
        return list(dict.fromkeys(found))

    def _spelt(self, word: str) -> list[str]:
        return [w for w in self.spellings.get(word[:1], [])[:BUCKET] if one_surname(w, word)]


def _may_stand_for(key: Sequence[str], name: PersonName, entity: Entity) -> bool:
    if entity.sort == "body":
        return shortens(key, entity.key)
    return one_person(name, entity.name) != "different"


def of_generation(found: Sequence[Entity], suffix: str, at: int) -> list[Entity]:
    """Those a name may stand for, of elders and juniors; ``at`` is its place among the names. Without a
    suffix it is the junior's only where he has been named, and before an elder of his whole name.
    """
    if suffix:
        return [e for e in found if e.suffix == suffix] or [e for e in found if not e.suffix]
    first: dict[tuple[str, ...], int] = {}
    for e in found:
        if not e.suffix:
            first[e.key] = e.full_at[0]
    return [e for e in found if not e.suffix or e.full_at[0] < min(at, first.get(e.key, at))]
