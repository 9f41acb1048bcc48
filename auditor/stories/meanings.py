"""Which words mean the same, which are opposites, and which are two things of one kind.

``meanings.json`` is made from WordNet for the words of the news (``training/meanings.py``); words are stems.
What no dictionary has as opposites, and a ruling or a vote makes such, stands in a table of its own, as do
things of one kind that are kept far apart there ("hip", "eye").
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from auditor.stories.words import normal, stem
from auditor.words import paired


class _Table(NamedTuple):
    same: Mapping[str, frozenset[int]]  # the meanings of a word that it shares with others
    opposite: Mapping[str, frozenset[str]]
    kinds: Mapping[str, tuple[frozenset[int], frozenset[int]]]  # a thing's meanings, and the kinds it is of


@cache
def _table() -> _Table:
    data = json.loads(files("auditor.stories").joinpath("meanings.json").read_text("utf-8"))
    kinds = {word: (frozenset(own), frozenset(above)) for word, (own, above) in data["kinds"].items()}
    same = {word: frozenset(keys) for word, keys in data["same"].items()}
    opposite: dict[str, set[str]] = {}
    for x, y in data["opposite"]:
        opposite.setdefault(x, set()).add(y)
        opposite.setdefault(y, set()).add(x)
    return _Table(same, {x: frozenset(ys) for x, ys in opposite.items()}, kinds)


@cache
def _acts() -> frozenset[frozenset[str]]:
    """Pairs of stems for acts of which one thing meets with one only: "uphold" and "quash"."""
    found = paired("opposites", "acts")
    return frozenset(
        frozenset({stem(normal(w)), stem(normal(x))}) for w, others in found.items() for x in others
    )


@cache
def _listed_kinds() -> Mapping[str, frozenset[str]]:
    """Stems of things by the kinds of the table of opposites that they are of: "hip" is a part of a body."""
    found: dict[str, set[str]] = {}
    for kind, things in paired("opposites", "kinds").items():
        for thing in things:
            found.setdefault(stem(normal(thing)), set()).add(kind)
    return {thing: frozenset(kinds) for thing, kinds in found.items()}


def synonyms(a: str, b: str) -> bool:
    """Whether two stems have a meaning in common: "dismiss" and "fire"."""
    table = _table().same
    return a == b or bool(table.get(a, frozenset()) & table.get(b, frozenset()))


def opposites(a: str, b: str) -> bool:
    """Whether one stem is the opposite of the other, or of a word that means the same: "open" and "shut"."""
    table = _table().opposite
    ours, theirs = table.get(a, frozenset()), table.get(b, frozenset())
    return any(synonyms(x, b) for x in ours) or any(synonyms(a, y) for y in theirs)


def opposed_acts(a: str, b: str) -> bool:
    """Whether two stems are acts of which one thing can meet with one only: "uphold" and "quash"."""
    return frozenset({a, b}) in _acts()


def rivals(a: str, b: str) -> bool:
    """Whether two stems are two things of one kind, so that one of them is not the other: "bread", "milk"."""
    if synonyms(a, b):
        return False
    listed, kinds = _listed_kinds(), _table().kinds
    if listed.get(a, frozenset()) & listed.get(b, frozenset()):
        return True
    if a not in kinds or b not in kinds:
        return False
    (one, above), (other, over) = kinds[a], kinds[b]
    return bool(above & over) and not one & over and not other & above


@lru_cache(maxsize=65_536)
def matched(ours: frozenset[str], theirs: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of stems, one of each side that the other has not, with a meaning in common; each stem once."""
    pairs = [(a, b) for a in ours - theirs for b in theirs - ours if synonyms(a, b)]
    used: set[str] = set()
    found = []
    for a, b in sorted(pairs, key=lambda pair: (min(pair), max(pair))):
        if not used & {a, b}:
            used |= {a, b}
            found.append((a, b))
    return tuple(found)
