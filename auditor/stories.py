"""Which articles tell the same story: found from their words, names and dates, near-linear in their
number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Literal

from auditor.agree.events import Cluster, Event, dot, event, meetings, needed
from auditor.agree.texts import boilerplate, copies
from auditor.model import Article, Ledger

Mode = Literal["content", "field", "folder"]
WINDOW = 6  # neighbours by date that an article meets under one key
PASSES = 4  # merging goes on until nothing moves, and no longer than this


def group(ledgers: Sequence[Ledger], mode: Mode = "content") -> tuple[tuple[str, ...], ...]:
    """Article ids story by story, sorted, each story of two articles or more.

    "field" reads the metadata "story", "folder" the folder of the path, "content" neither. The order of
    the ledgers does not matter. Empty articles are in no story.
    """
    articles = [ledger.article for ledger in sorted(ledgers, key=lambda x: x.article.id)]
    if mode == "content":
        return _sorted(by_content(articles))
    named: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        name = article.value("story") if mode == "field" else str(PurePosixPath(article.path).parent)
        if name:
            named[name].append(article.id)
    return _sorted(named.values())


def by_content(articles: Sequence[Article]) -> list[list[str]]:
    """The articles' ids in clusters; copies of one text are one text and stay together."""
    dull = boilerplate(articles)
    texts = [[articles[i] for i in group] for group in copies(articles, dull)]
    events = [event(text[0], dull) for text in texts]
    clusters = [
        Cluster([i], events[i].vector, [e.day for e in (event(a, dull) for a in text) if e.day])
        for i, text in enumerate(texts)
    ]
    merged = merge(clusters, closest(events, meetings(events, WINDOW)))
    return [
        [a.id for i in cluster.members for a in texts[i]]
        for cluster in merged
        if events[cluster.members[0]].vector
    ]


def closest(events: Sequence[Event], pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs that are alike enough to be put together, the closest first."""
    scored = []
    for i, j in sorted(set(pairs)):
        a, b = events[i], events[j]
        days = float(abs((a.day - b.day).days)) if a.day and b.day else None
        margin = dot(a.vector, b.vector) - needed(days)
        if margin > 0:
            scored.append((-margin, i, j))
    return [(i, j) for _, i, j in sorted(scored)]


def merge(clusters: list[Cluster], pairs: Sequence[tuple[int, int]]) -> list[Cluster]:
    """Join clusters whose mean likeness over all pairs suffices, so that no chain of weak links builds a
    giant.
    """
    home = list(range(len(clusters)))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for _ in range(PASSES):
        moved = False
        for i, j in pairs:
            a, b = root(i), root(j)
            if a == b or clusters[a].margin(clusters[b]) <= 0:
                continue
            a, b = (a, b) if clusters[a].size >= clusters[b].size else (b, a)
            clusters[a].take(clusters[b])
            home[b], moved = a, True
        if not moved:
            break
    return [clusters[i] for i in range(len(clusters)) if home[i] == i]


def _sorted(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(ids for ids in (tuple(sorted(set(g))) for g in groups) if len(ids) > 1))
