"""Which articles are copies of one text: exact and near duplicates, with boilerplate left aside."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from datasketch import MinHash, MinHashLSH

from auditor.agree.words import stems, words
from auditor.model import Article, Span

BANDS, ROWS = 32, 3  # texts with a Jaccard overlap of .45 meet with a chance of .95
SHINGLE = 5
HELD = 0.8  # share of the shorter text's shingles that the longer one has to hold
LEAST = 20  # runs of words; shorter texts are copies only where they are equal
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


def boilerplate(articles: Sequence[Article]) -> frozenset[int]:
    """Digests of (outlet, line) that stand in several texts of one outlet ("Sign up for our newsletter")."""
    seen: dict[int, set[str]] = defaultdict(set)
    for article in articles:
        own = [folded(article.slice(s)) for s in lines(article)]
        first = max(own, key=len, default="")  # copies of one text share their longest line: they count once
        for line in set(own):
            seen[digest(f"{article.value('outlet') or ''}\n{line}")].add(first)
    return frozenset(key for key, texts in seen.items() if len(texts) >= REPEATED)


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


def minhash(found: Iterable[int]) -> MinHash:
    """A sketch of a set of digests; sketches of similar sets share bands."""
    sketch = MinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update_batch([n.to_bytes(8) for n in found])
    return sketch


def copies(articles: Sequence[Article], dull: frozenset[int] = frozenset()) -> list[list[int]]:
    """Indices of articles that carry one text, each index in one list; near-linear in the number of
    articles.
    """
    found = [shingles(a, dull) for a in articles]
    leader = list(range(len(articles)))
    by_set: dict[frozenset[int], int] = {}
    index = MinHashLSH(params=(BANDS, ROWS), num_perm=BANDS * ROWS)
    order = sorted(range(len(articles)), key=lambda i: (-len(found[i]), articles[i].id))
    for i in order:
        if not found[i]:
            continue
        if found[i] in by_set:
            leader[i] = by_set[found[i]]
            continue
        by_set[found[i]] = i
        sketch = minhash(found[i])
        near = sorted(index.query(sketch), key=lambda j: (order_key(articles[j]), j))
        leader[i] = next((j for j in near if _copied(found[i], found[j])), i)
        if leader[i] == i:
            index.insert(i, sketch)
        else:
            by_set[found[i]] = leader[i]
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(articles)):
        groups[leader[i]].append(i)
    return [groups[i] for i in sorted(groups)]


def order_key(article: Article) -> str:
    """What sorts articles where their order must not matter."""
    return article.id


def _copied(shorter: frozenset[int], longer: frozenset[int]) -> bool:
    enough = len(shorter) >= max(SHORTEST * len(longer), LEAST)
    return enough and len(shorter & longer) >= HELD * len(shorter)


def terms(article: Article, dull: frozenset[int] = frozenset()) -> tuple[Counter[str], Counter[str]]:
    """How often each stem occurs in an article's own lines, and how often with a capital."""
    found = words(article, tuple(own_lines(article, dull)))
    return Counter(stems(found)), Counter(stems(w for w in found if w.capital))
