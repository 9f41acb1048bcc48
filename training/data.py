"""Annotated articles as chunks of words with the labels that the two heads learn."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from auditor.extract.find.neural.windows import KINDS, Ints, Reading, cut, read
from training.augment import Annotated, Attribution, Span, varied
from training.soft import Target

CHUNK = 1342  # word pieces of an article that are read together
CHANGED = 0.35  # share of the annotated articles that are read in another look, without the teacher
TRUST = 0.6  # share of the teacher where people marked too
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Taught:
    """What a teacher says around one cue, from word `start` of the chunk on."""

    start: int
    logits: Floats


@dataclass(frozen=True)
class Labelled:
    """One attribution in words of a chunk, as it was marked, or as a teacher sees it, or both."""

    cue: Span
    source: Ints
    content: Ints
    nested: bool = False
    taught: Taught | None = None
    marked: bool = True  # whether people had their say on it
    kind: int = -1  # what they say that its source is: `kind`


@dataclass(frozen=True)
class Chunk:
    """A stretch of an article, its labels of cues and of nested cues (and which count), its attributions."""

    reading: Reading
    is_cue: Floats  # (words, 2)
    counts: Floats  # (words, 2)
    attributions: tuple[Labelled, ...]
    convention: int = 0


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
        Attribution(*(spans(a.get(role)) for role in ("source", "cue", "content")), a.get("within"), kind(a))
        for a in raw
    )
    convention = int(row.get("convention") == "guide")
    return Annotated(str(row["id"]), str(row["text"]), attributions, spans(row.get("discard")), convention)


def kind(row: Mapping[str, object]) -> int:
    """What a source is, as a number of KINDS; -1 where that is not said, or there is none."""
    said = row.get("source_kind")
    return next((n for n, known in enumerate(KINDS) if known == said), -1)


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


def chunks(
    article: Annotated, tokenizer: Tokenizer, rng: random.Random, target: Target | None = None
) -> Iterator[Chunk]:
    """The article in chunks of at most about CHUNK word pieces; ``target`` is what a teacher says of it."""
    reading = read(article.text, [(0, len(article.text))], tokenizer)
    if not len(reading):
        return
    is_cue, counts, rows = marked(article, reading)
    if target is not None:
        told = np.isfinite(target.cue_logits)
        said = np.where(told, 1 / (1 + np.exp(-np.nan_to_num(target.cue_logits.astype(np.float32)))), 0)
        taught = np.where(counts > 0, TRUST * said + (1 - TRUST) * is_cue, said)
        is_cue, counts = (taught if article.attributions else said), told.astype(np.float32)
        rows = joined(rows, target, bool(article.attributions))
    for start, end in pairwise(_edges(reading, rng)):
        own = tuple(moved(row, start, end) for row in rows if start <= row.cue[0] < end)
        part = cut(reading, start, end)
        yield Chunk(part, is_cue[start:end], counts[start:end], own, article.convention)


def marked(article: Annotated, reading: Reading) -> tuple[Floats, Floats, list[Labelled]]:
    """Of each word whether it is of a cue and whether that counts, and the attributions, as people marked."""
    is_cue, counts = np.zeros((len(reading), 2), np.float32), np.ones((len(reading), 2), np.float32)
    counts[words_in(article.discard, reading)] = 0
    if article.convention == 0:
        counts[:, 1] = 0  # PolNeAR marks outermost attributions only
    rows = []
    for a in article.attributions:
        cue, nested = words_in(a.cue, reading), a.within is not None
        if len(cue):
            is_cue[cue, int(nested)] = counts[cue, int(nested)] = 1
            span = (int(cue[0]), int(cue[-1]) + 1)
            source, content = words_in(a.source, reading), words_in(a.content, reading)
            rows.append(Labelled(span, source, content, nested, kind=a.kind))
    return is_cue, counts, rows


def joined(rows: Sequence[Labelled], target: Target, labelled: bool) -> list[Labelled]:
    """The attributions as marked and as taught; a cue that both see has both."""
    result = list(rows)
    nothing = np.zeros(0, np.int64)
    for k, (start, end) in enumerate(target.cues.tolist()):
        taught, nested = Taught(int(target.ranges[k, 0]), target.of(k)), bool(target.nested[k])
        same = [n for n, row in enumerate(result) if row.cue[0] < end and start < row.cue[1]]
        if len(same) == 1 and result[same[0]].taught is None:
            result[same[0]] = replace(result[same[0]], taught=taught)
        elif not same:
            says = labelled and not nested
            result.append(Labelled((start, end), nothing, nothing, nested, taught, marked=says))
    return result


def moved(row: Labelled, start: int, end: int) -> Labelled:
    """The row in words of the chunk [start, end)."""
    source, content = (w[(w >= start) & (w < end)] - start for w in (row.source, row.content))
    taught = replace(row.taught, start=row.taught.start - start) if row.taught else None
    cue = (row.cue[0] - start, min(row.cue[1], end) - start)
    return replace(row, cue=cue, source=source, content=content, taught=taught)


def role_labels(labelled: Sequence[Labelled | None], index: Ints) -> tuple[Floats, Floats]:
    """How likely each role (none, source, content) and edge of every word around each cue ought to be."""
    roles = np.zeros((*index.shape, 3), dtype=np.float32)
    edges = np.zeros((*index.shape, 4), dtype=np.float32)
    roles[..., 0] = 1
    for n, row in enumerate(labelled):
        if row is None:
            continue
        if row.marked:
            roles[n], edges[n] = _as_marked(row, index[n])
        if row.taught is not None:
            share = TRUST if row.marked else 1.0
            said = _as_taught(row.taught, index[n])
            roles[n], edges[n] = (
                share * s + (1 - share) * m for s, m in zip(said, (roles[n], edges[n]), strict=True)
            )
    return roles, edges


def _as_marked(row: Labelled, index: Ints) -> tuple[Floats, Floats]:
    """One-hot roles and edges."""
    last = max(int(w[-1]) if len(w) else 0 for w in (index, row.source, row.content))
    whole = np.zeros(last + 2, np.int64)
    whole[row.source], whole[row.content] = 1, 2
    edges = np.zeros((len(index), 4), np.float32)
    for k in (1, 2):
        mine = np.pad((whole == k).astype(np.int64), 1)
        edges[:, 2 * k - 2] = (mine[1:-1] > mine[:-2])[index]
        edges[:, 2 * k - 1] = (mine[1:-1] > mine[2:])[index]
    return np.eye(3, dtype=np.float32)[whole[index]], edges


def _as_taught(taught: Taught, index: Ints) -> tuple[Floats, Floats]:
    """The teacher's probabilities; none where it said nothing."""
    at = index - taught.start
    told = (at >= 0) & (at < len(taught.logits))
    roles, edges = np.zeros((len(index), 3), np.float32), np.zeros((len(index), 4), np.float32)
    roles[:, 0] = 1
    logits = taught.logits[at[told]].astype(np.float32)
    power = np.exp(logits[:, :3] - logits[:, :3].max(axis=1, keepdims=True))
    roles[told] = power / power.sum(axis=1, keepdims=True)
    edges[told] = 1 / (1 + np.exp(-logits[:, 3:]))
    return roles, edges


def shares(chunks: Sequence[Chunk], count: int) -> list[list[Chunk]]:
    """The chunks in at most `count` parts of about the same length."""
    parts: list[list[Chunk]] = [[] for _ in range(count)]
    sizes = [0] * count
    for chunk in sorted(chunks, key=lambda c: -len(c.reading)):
        least = sizes.index(min(sizes))
        parts[least].append(chunk)
        sizes[least] += len(chunk.reading)
    return [part for part in parts if part]


class Articles:
    """Training articles; where several people annotated one, each epoch takes one of them at random.

    ``targets`` are a teacher's, by article: those that have one are read as they are, with it, but for a
    share of the annotated ones, which are read changed in look, without it. ``often`` are read so many
    times an epoch, each time in another look.
    """

    def __init__(
        self,
        articles: Sequence[Annotated],
        others: Sequence[Annotated],
        tokenizer: Tokenizer,
        targets: Mapping[str, Target] | None = None,
        often: Mapping[str, int] | None = None,
    ) -> None:
        self.versions = {a.id: [a] for a in articles}
        for other in others:
            if other.id in self.versions:
                self.versions[other.id].append(other)
        self.tokenizer, self.targets, self.often = tokenizer, targets or {}, often or {}

    def epoch(self, number: int, seed: int) -> Iterator[Chunk]:
        """All articles once, in an order and a look of that epoch's own."""
        rng = random.Random(f"{seed}:{number}")
        names = [name for name in sorted(self.versions) for _ in range(self.often.get(name, 1))]
        rng.shuffle(names)
        for name in names:
            article, target = rng.choice(self.versions[name]), self.targets.get(name)
            if target is None or (article.attributions and rng.random() < CHANGED):
                article, target = varied(article, rng), None
            yield from chunks(article, self.tokenizer, rng, target)
