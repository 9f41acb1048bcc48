"""The persons and bodies of an article, and which of them a shorter form of a name may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from auditor.extract.words import lexicon
from auditor.names.person import within
from auditor.names.spelling import alike

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
    suffix: str = ""  # "jr" sets a son apart from his father

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
        for word in dict.fromkeys(entity.key):
            held = self.by_word[word]
            if not held:
                self.spellings[word[:1]].append(word)
            if entity not in held[-BUCKET:]:
                held.append(entity)

    def matches(self, key: Sequence[str]) -> list[Entity]:
        """Entities that a shorter form may stand for: by its last word, spelling differences allowed."""
        words = [key[-1]] if self.by_word.get(key[-1]) else self._alike(key[-1])
        found = (e for w in words for e in self.by_word[w][:BUCKET])
        return [e for e in found if within(key, e.key)]

    def _alike(self, word: str) -> list[str]:
        return [w for w in self.spellings.get(word[:1], [])[:BUCKET] if alike(w, word)]


def of_generation(found: Sequence[Entity], suffix: str, at: int) -> list[Entity]:
    """Those a name may stand for, of elders and juniors; ``at`` is its place among the names. Without a
    suffix it is the junior's only where he has been named, and before an elder of his whole name.
    """
    if suffix:
        return [e for e in found if e.suffix] or list(found)
    first: dict[tuple[str, ...], int] = {}
    for e in found:
        if not e.suffix:
            first[e.key] = e.full_at[0]
    return [e for e in found if not e.suffix or e.full_at[0] < min(at, first.get(e.key, at))]
