"""Annotated articles as chunks of words with the labels that the two heads learn."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from auditor.extract.find.neural.windows import Ints, Reading, cut, read
from training.augment import Annotated, Attribution, Span, varied

CHUNK = 1342  # word pieces of an article that are read together
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Labelled:
    """One attribution in words of a chunk."""

    cue: Span
    source: Ints
    content: Ints


@dataclass(frozen=True)
class Chunk:
    """A stretch of an article, its cue labels (and which words count) and its attributions."""

    reading: Reading
    is_cue: Floats
    counts: Floats
    attributions: tuple[Labelled, ...]


def read_lines(path: Path) -> list[Annotated]:
    """Articles from lines {"id", "text", "discard", "attributions"}."""
    with path.open(encoding="utf-8") as handle:
        return [annotated(json.loads(line)) for line in handle if line.strip()]


def annotated(row: dict[str, object]) -> Annotated:
    """One line as an article."""

    def spans(value: object) -> tuple[Span, ...]:
        return tuple((int(s), int(e)) for s, e in value) if isinstance(value, list) else ()

    raw = row["attributions"]
    assert isinstance(raw, list)
    attributions = tuple(
        Attribution(spans(a.get("source")), spans(a.get("cue")), spans(a.get("content"))) for a in raw
    )
    return Annotated(str(row["id"]), str(row["text"]), attributions, spans(row.get("discard")))


def held_out(articles: Sequence[Annotated], count: int, keep: Iterable[str]) -> set[str]:
    """Identifiers of the articles kept for thresholds and calibration: by hash, so that they never change."""
    kept = set(keep)
    ids = sorted({a.id for a in articles} - kept, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return set(ids[:count])


def plain_tokenizer(description: str) -> Tokenizer:
    """The tokenizer without cutting and filling."""
    tokenizer = Tokenizer.from_str(description)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def unseen(train: Path, annotators: Path | None, count: int) -> list[Annotated]:
    """The articles that training holds out of its lines; ``annotators``' own stay in it."""
    articles = read_lines(train)
    others = read_lines(annotators) if annotators else []
    names = held_out(articles, count, (a.id for a in others))
    return [a for a in articles if a.id in names]


def words_in(spans: Sequence[Span], reading: Reading) -> Ints:
    """Indices of the words that any of the spans covers, wholly or in part."""
    covered = np.zeros(len(reading), dtype=np.bool_)
    for start, end in spans:
        covered[np.searchsorted(reading.ends, start, "right") : np.searchsorted(reading.starts, end)] = True
    return np.flatnonzero(covered)


def owned(spans: Sequence[Span], first: Ints) -> Iterator[Span]:
    """For each window the words [from, to) that are learnt in it: those nearest to its middle."""
    cuts = [(spans[k][1] + spans[k + 1][0]) // 2 for k in range(len(spans) - 1)]
    edges = [0, *(int(np.searchsorted(first, cut)) for cut in cuts), len(first)]
    yield from pairwise(edges)


def _edges(reading: Reading, rng: random.Random) -> list[int]:
    """Words at which the chunks begin, at a paragraph wherever one is near, and the end."""
    edges, total = [0], len(reading)
    opens = np.flatnonzero(np.diff(reading.paragraph, prepend=reading.paragraph[:1] - 1))
    while edges[-1] < total:
        at = int(reading.first[edges[-1]])
        rest = len(reading.pieces) - at
        if rest <= CHUNK:
            edges.append(total)
            break
        goal = at + rng.randint(CHUNK // 2, CHUNK)
        word = int(np.searchsorted(reading.first, goal, "right")) - 1
        near = opens[(opens > edges[-1]) & (opens <= word)]
        edges.append(int(near[-1]) if len(near) and word - near[-1] < 250 else max(word, edges[-1] + 1))
    return edges


def chunks(article: Annotated, tokenizer: Tokenizer, rng: random.Random) -> Iterator[Chunk]:
    """The article in chunks of at most about CHUNK word pieces."""
    reading = read(article.text, [(0, len(article.text))], tokenizer)
    if not len(reading):
        return
    is_cue, counts = np.zeros(len(reading), np.float32), np.ones(len(reading), np.float32)
    counts[words_in(article.discard, reading)] = 0
    rows = []
    for a in article.attributions:
        cue = words_in(a.cue, reading)
        if len(cue):
            is_cue[cue] = counts[cue] = 1
            rows.append((cue, words_in(a.source, reading), words_in(a.content, reading)))
    edges = _edges(reading, rng)
    for start, end in pairwise(edges):
        own = tuple(
            Labelled(
                (int(cue[0]) - start, min(int(cue[-1]) + 1, end) - start),
                *(w[(w >= start) & (w < end)] - start for w in (source, content)),
            )
            for cue, source, content in rows
            if start <= cue[0] < end
        )
        yield Chunk(cut(reading, start, end), is_cue[start:end], counts[start:end], own)


def role_labels(labelled: Sequence[Labelled | None], index: Ints) -> tuple[Ints, Floats]:
    """Role (none, source, content) and the four edges of every word around each cue; None: no attribution."""
    size = int(index.max()) + 2 if index.size else 1
    roles = np.zeros(index.shape, dtype=np.int64)
    edges = np.zeros((*index.shape, 4), dtype=np.float32)
    for n, row in enumerate(labelled):
        if row is None:
            continue
        whole = np.zeros(
            max(size, *(int(w[-1]) + 2 if len(w) else 0 for w in (row.source, row.content))), np.int64
        )
        whole[row.source], whole[row.content] = 1, 2
        roles[n] = whole[index[n]]
        for k in (1, 2):
            mine = np.pad((whole == k).astype(np.int64), 1)
            edges[n, :, 2 * k - 2] = (mine[1:-1] > mine[:-2])[index[n]]
            edges[n, :, 2 * k - 1] = (mine[1:-1] > mine[2:])[index[n]]
    return roles, edges


class Articles:
    """Training articles; where several people annotated one, each epoch takes one of them at random."""

    def __init__(
        self, articles: Sequence[Annotated], others: Sequence[Annotated], tokenizer: Tokenizer
    ) -> None:
        self.versions = {a.id: [a] for a in articles}
        for other in others:
            if other.id in self.versions:
                self.versions[other.id].append(other)
        self.tokenizer = tokenizer

    def epoch(self, number: int, seed: int) -> Iterator[Chunk]:
        """All articles once, in an order and a look of that epoch's own."""
        rng = random.Random(f"{seed}:{number}")
        names = sorted(self.versions)
        rng.shuffle(names)
        for name in names:
            yield from chunks(varied(rng.choice(self.versions[name]), rng), self.tokenizer, rng)


__all__ = ["Articles", "Chunk", "chunks", "held_out", "owned", "read_lines", "role_labels", "unseen"]
