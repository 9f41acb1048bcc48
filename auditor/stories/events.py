"""How close two articles are to telling of one event: telling words and names, weighed, and their dates."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from auditor.model import Article
from auditor.stories.facts import written
from auditor.stories.texts import digest, terms
from auditor.stories.weights import weight

TERMS = 100  # of an article, the heaviest
NAME = 1.5  # how much heavier a name is than a word as rare
KEYED = 12  # heaviest terms whose pairs make the keys under which articles meet
ALIKE = 0.16  # cosine from which two articles of one day tell one story
UNDATED = 0.30  # the same where a date is missing
NEAR = 2  # days apart that cost nothing
STEEP = 0.06  # what each further day costs
FARTHEST = 1.01  # out of reach: weeks apart only copies are one story

UNIT = 1 << 15  # weights are whole numbers, so that sums are the same in any order and any engine

K = TypeVar("K")
Vector = dict[int, int]  # weights by the digest of a term; the length is UNIT


@dataclass(frozen=True, eq=False)
class Event:
    """One article as the story join sees it: plain columns."""

    vector: Vector
    keys: tuple[int, ...]


def event(article: Article, dull: frozenset[int] = frozenset()) -> Event:
    """The columns of an article."""
    weights = telling(article, dull)
    heavy = sorted(sorted(weights, key=lambda s: (-weights[s], s))[:KEYED])
    keys = tuple(digest(f"{x} {y}") for x, y in combinations(heavy, 2))
    return Event({digest(s): round(x * UNIT) for s, x in weights.items()}, keys)


def day(article: Article) -> date | None:
    """The day of an article, if it has a date that can be read."""
    return written(article.value("date"))


def telling(article: Article, dull: frozenset[int] = frozenset()) -> dict[str, float]:
    """An article's most telling stems, each with its weight; a vector of length one."""
    counts, capitals = terms(article, dull)
    weights = {
        s: (1 + math.log(n)) * weight(s) * (NAME if capitals[s] * 2 > n else 1.0) for s, n in counts.items()
    }
    heaviest = sorted(weights.items(), key=lambda x: (-x[1], x[0]))[:TERMS]
    norm = math.sqrt(math.fsum(x * x for _, x in heaviest)) or 1.0
    return {s: x / norm for s, x in heaviest}


def dot(a: Mapping[K, float], b: Mapping[K, float]) -> float:
    """The scalar product; a whole number for whole numbers."""
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[s] for s, x in a.items() if s in b)


def needed(days: float | None) -> float:
    """The cosine that two articles so many days apart need; None where a date is missing."""
    if days is None:
        return UNDATED
    return min(ALIKE + STEEP * max(days - NEAR, 0), FARTHEST)


class Cluster:
    """Articles put together so far: the sum of their vectors, and the stretch of their days."""

    def __init__(self, members: list[int], vector: Vector, days: list[date]) -> None:
        self.members = members
        self.size = 1
        self.vector = dict(vector)
        self.first: date | None = min(days, default=None)
        self.last: date | None = max(days, default=None)

    def margin(self, other: Cluster) -> float:
        """The mean cosine over all pairs between two clusters, above what their days need."""
        pairs = self.size * other.size * UNIT * UNIT
        return dot(self.vector, other.vector) / pairs - needed(self.days(other))

    def days(self, other: Cluster) -> float | None:
        """Days between the two stretches; 0 where they overlap."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return None
        return float(max((other.first - self.last).days, (self.first - other.last).days, 0))

    def take(self, other: Cluster) -> None:
        """Join another cluster into this one."""
        self.members += other.members
        self.size += other.size
        for term, value in other.vector.items():
            self.vector[term] = self.vector.get(term, 0) + value
        dates = [d for d in (self.first, self.last, other.first, other.last) if d]
        self.first, self.last = (min(dates), max(dates)) if dates else (None, None)
