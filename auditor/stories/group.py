"""Which articles tell the same story: found from their words, names and dates, near-linear in their
number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from auditor.model import Article, Ledger
from auditor.stories.events import ALIKE, UNIT, Cluster, day, event, needed
from auditor.stories.joins import LIMIT, Join
from auditor.stories.texts import boilerplate, copies

Mode = Literal["content", "field", "folder"]
WINDOW = 6  # neighbours by date that an article meets under one key
PASSES = 4  # merging goes on until nothing moves, and no longer than this
BATCH = 2_000  # articles whose vectors are in memory at a time, and those that hang together with them


def group(ledgers: Sequence[Ledger], mode: Mode = "content") -> tuple[tuple[str, ...], ...]:
    """Article ids story by story, sorted, each story of two articles or more.

    "field" reads the metadata "story", "folder" the folder of the path, "content" neither. The order of
    the ledgers does not matter. Empty articles are in no story.
    """
    return of_articles([ledger.article for ledger in sorted(ledgers, key=lambda x: x.article.id)], mode)


def of_articles(articles: Sequence[Article], mode: Mode = "content") -> tuple[tuple[str, ...], ...]:
    """The same of articles in the order of their ids; none of them is held."""
    if mode == "content":
        return _sorted(by_content(articles))
    named: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if name := name_of(article, mode):
            named[name].append(article.id)
    return _sorted(named.values())


def name_of(article: Article, mode: Mode) -> str | None:
    """The name of an article's story, where it has one; never by content."""
    if mode == "content":
        return None
    return article.value("story") if mode == "field" else str(PurePosixPath(article.path).parent)


def by_content(articles: Sequence[Article], limit: int = LIMIT) -> Iterator[list[str]]:
    """The articles' ids in clusters, lone ones left out; copies of one text are one text and stay together.

    Articles are taken one at a time, some of them several times, so a sequence may read them from disk. Above
    ``limit`` rows of keys the join runs in DuckDB.
    """
    dull = boilerplate(articles)
    texts = copies(articles, dull, limit)
    dated = [[d for i in text if (d := day(articles[i]))] for text in texts]
    firsts = [(day(articles[text[0]]) or date.min, articles[text[0]].id) for text in texts]
    order = sorted(range(len(texts)), key=firsts.__getitem__)
    with Join(limit) as join:
        for n in order:
            seen = event(articles[texts[n][0]], dull)
            join.add(seen.keys, seen.vector)
        days = [firsts[n][0].toordinal() for n in order]
        for cluster in _clusters(join, days, [dated[n] for n in order], [len(texts[n]) for n in order]):
            yield [articles[i].id for place in cluster.members for i in texts[order[place]]]


def _clusters(
    join: Join, days: Sequence[int], dated: list[list[date]], sizes: list[int]
) -> Iterator[Cluster]:
    """The clusters of two articles or more, from those that hang together at all."""
    for batch in _batches(_components(closest(join, days), sizes)):
        vectors = join.vectors(place for members, _ in batch for place in members)
        for members, pairs in batch:
            singles = [Cluster([place], vectors[place], dated[place]) for place in members]
            for cluster in put_together(singles, pairs):
                if sum(sizes[place] for place in cluster.members) > 1:
                    yield cluster


def closest(join: Join, days: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs that are alike enough to be put together, the closest first; ``days`` are ordinals, 1 for
    none.
    """
    scored = []
    for a, b, product in join.alike(WINDOW, int(ALIKE * UNIT * UNIT)):
        above = margin(product, days[a], days[b])
        if above > 0:
            scored.append((-above, a, b))
    return [(a, b) for _, a, b in sorted(scored)]


def margin(product: int, a: int, b: int) -> float:
    """How much more alike two articles are than their days ask for; days are ordinals, 1 for none."""
    return product / (UNIT * UNIT) - needed(float(abs(a - b)) if min(a, b) > 1 else None)


def put_together(singles: list[Cluster], pairs: Sequence[tuple[int, int]]) -> list[Cluster]:
    """The clusters of articles that hang together, from those of one each and pairs of their places."""
    at = {cluster.members[0]: i for i, cluster in enumerate(singles)}
    return merge(singles, [(at[a], at[b]) for a, b in pairs])


def merge(clusters: list[Cluster], pairs: Sequence[tuple[int, int]]) -> list[Cluster]:
    """Join clusters whose mean likeness over all pairs suffices, so that no chain of weak links builds a
    giant.
    """
    home = list(range(len(clusters)))
    for _ in range(PASSES):
        moved = False
        for i, j in pairs:
            a, b = _root(home, i), _root(home, j)
            if a == b or clusters[a].margin(clusters[b]) <= 0:
                continue
            a, b = (a, b) if clusters[a].size >= clusters[b].size else (b, a)
            clusters[a].take(clusters[b])
            home[b], moved = a, True
        if not moved:
            break
    return [clusters[i] for i in range(len(clusters)) if home[i] == i]


Component = tuple[list[int], list[tuple[int, int]]]


def _components(close: Sequence[tuple[int, int]], sizes: Sequence[int]) -> Iterator[Component]:
    """Places that hang together, with their pairs, closest first; lone texts that have copies among them."""
    home = list(range(len(sizes)))
    for a, b in close:
        a, b = _root(home, a), _root(home, b)
        home[max(a, b)] = min(a, b)
    pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b in close:
        pairs[_root(home, a)].append((a, b))
    for place, size in enumerate(sizes):
        if place in pairs:
            yield sorted({n for pair in pairs[place] for n in pair}), pairs[place]
        elif size > 1 and home[place] == place:
            yield [place], []


def _root(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _batches(items: Iterable[Component]) -> Iterator[list[Component]]:
    """Lists of components that come to BATCH places or little more."""
    batch: list[Component] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += len(item[0])
        if weight >= BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _sorted(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(ids for ids in (tuple(sorted(set(g))) for g in groups) if len(ids) > 1))
