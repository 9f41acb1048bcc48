"""Which articles are copies of one text: exact and near duplicates, with boilerplate left aside."""

from __future__ import annotations

import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby

from rensa import RMinHash

from auditor.model import Article, Span
from auditor.stories.joins import LIMIT, Join
from auditor.stories.words import stems, words

BANDS, ROWS = 32, 3  # texts with a Jaccard overlap of .45 meet with a chance of .95
SHINGLE = 5
MEETS = 4  # texts next in length that a text meets under a band, besides the longest
KEPT = 1_000  # texts whose shingles are kept at hand
HELD = 0.6  # share of the shorter text's shingles that the longer one has to hold: one word in twenty edited
LEAST = 40  # runs of words; shorter texts are copies only where they are equal
SHORTEST = 0.5  # of the longer text: a brief of ten lines is no copy of a report that quotes it
REPEATED = 3  # texts of one outlet that share a line before the line counts as boilerplate
DULL = frozenset({"boilerplate", "url", "outlet", "byline", "date", "dateline"})


def digest(text: str) -> int:
    """A 63-bit number that stands for a text on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def lines(article: Article) -> list[Span]:
    """The lines of prose, title first; blocks that are no prose are left out."""
    dull = [b.span for b in article.blocks if b.kind in DULL and b.span.of == "text"]
    found = [Span(of="title", start=0, end=len(article.title))] if article.title else []
    start = 0
    for line in article.text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if line.strip() and not any(d.start <= start + 1 and end - 1 <= d.end for d in dull):
            found.append(Span(start=start, end=end))
        start += len(line)
    return found


def folded(text: str) -> str:
    """A line without case, marks and the choice of Unicode form."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in flat).split())


def boilerplate(articles: Iterable[Article]) -> frozenset[int]:
    """Digests of (outlet, line) that stand in several texts of one outlet ("Sign up for our newsletter")."""
    import numpy as np

    keys, texts = array("q"), array("q")
    for article in articles:
        text, own = outlet_lines(article)
        for key in own:
            keys.append(key)
            texts.append(text)
    if not keys:
        return frozenset()
    rows = np.unique(np.stack([np.frombuffer(keys, np.int64), np.frombuffer(texts, np.int64)]), axis=1)
    found, counts = np.unique(rows[0], return_counts=True)
    return frozenset(found[counts >= REPEATED].tolist())


def outlet_lines(article: Article) -> tuple[int, set[int]]:
    """What stands for an article's text, and the digests of (outlet, line) for each of its lines."""
    own = [folded(article.slice(s)) for s in lines(article)]
    first = digest(max(own, key=len, default=""))  # copies of one text share their longest line: one text
    return first, {digest(f"{article.value('outlet') or ''}\n{line}") for line in own}


def own_lines(article: Article, dull: frozenset[int]) -> list[Span]:
    """The lines of prose that are not their outlet's boilerplate."""
    outlet = article.value("outlet") or ""
    return [s for s in lines(article) if digest(f"{outlet}\n{folded(article.slice(s))}") not in dull]


def shingles(article: Article, dull: frozenset[int] = frozenset()) -> frozenset[int]:
    """Digests of all runs of five words."""
    found = [w for s in own_lines(article, dull) if s.of == "text" for w in folded(article.slice(s)).split()]
    if not found:
        return frozenset()
    last = max(len(found) - SHINGLE + 1, 1)
    return frozenset(digest(" ".join(found[i : i + SHINGLE])) for i in range(last))


def bands(found: Iterable[int]) -> tuple[int, ...]:
    """Keys of a set of digests by MinHash; sets that overlap by .45 share one with a chance of .95."""
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update([n.to_bytes(8) for n in found])
    values = sketch.digest()
    return tuple(digest(f"{n} {values[n * ROWS : n * ROWS + ROWS]}") for n in range(BANDS))


def copies(
    articles: Sequence[Article], dull: frozenset[int] = frozenset(), limit: int = LIMIT
) -> list[list[int]]:
    """Indices of articles that carry one text, each index in one list; near-linear in the number of
    articles.
    """
    own = lru_cache(maxsize=KEPT)(lambda i: shingles(articles[i], dull))
    sizes, keys, exact = [], [], []
    for i in range(len(articles)):
        found = own(i)
        sizes.append(len(found))
        keys.append(array("q", bands(found) if found else ()))
        exact.append(whole(found))
    order = sorted(range(len(articles)), key=lambda i: (-sizes[i], articles[i].id))
    first: dict[int, int] = {}  # of equal texts
    for i in filter(sizes.__getitem__, order):
        first.setdefault(exact[i], i)
    same = [first[exact[i]] if sizes[i] else i for i in range(len(articles))]
    leader = list(range(len(articles)))
    with Join(limit) as join:
        for i in order:
            join.add(keys[i] if same[i] == i else ())
        leads = led(
            join.met(MEETS, first=True), lambda a: (articles[order[a]].id, order[a]), lambda a: own(order[a])
        )
        for b, a in leads.items():
            leader[order[b]] = order[a]
    leader = [leader[same[i]] for i in range(len(articles))]
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(articles)):
        groups[leader[i]].append(i)
    return [groups[i] for i in sorted(groups)]


def whole(found: Iterable[int]) -> int:
    """A number that stands for a set of digests."""
    return digest(" ".join(map(str, sorted(found))))


def led(
    pairs: Iterable[tuple[int, int]], name: Callable[[int], object], own: Callable[[int], frozenset[int]]
) -> dict[int, int]:
    """The text that each text which meets an earlier one is a copy of, or itself, by place.

    ``pairs`` are sorted by their second place; of several that lead, the first by ``name`` does.
    """
    leader: dict[int, int] = {}
    for b, met in groupby(pairs, key=lambda pair: pair[1]):
        near = sorted({leader.get(a, a) for a, _ in met}, key=name)  # type: ignore[arg-type]
        leader[b] = next((a for a in near if copied(own(b), own(a))), b)
    return leader


def copied(shorter: frozenset[int], longer: frozenset[int]) -> bool:
    """Whether the longer text has nearly all of the shorter one, which is not much shorter."""
    enough = len(shorter) >= max(SHORTEST * len(longer), LEAST)
    return enough and len(shorter & longer) >= HELD * len(shorter)


def terms(article: Article, dull: frozenset[int] = frozenset()) -> tuple[Counter[str], Counter[str]]:
    """How often each stem occurs in an article's own lines, and how often with a capital."""
    found = words(article, tuple(own_lines(article, dull)))
    return Counter(stems(found)), Counter(stems(w for w in found if w.capital))
