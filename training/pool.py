"""Attributions marked by the guide in articles of other makes; the blind half is never learned from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from training.augment import Annotated
from training.data import annotated

POOL_TIMES = 2  # how often an epoch reads each article that was marked by the guide


def lines(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The rows of some files of JSON lines."""
    for path in paths:
        with path.open(encoding="utf-8") as rows:
            yield from (json.loads(row) for row in rows if row.strip())


def read_pool(labels: Sequence[Path], texts: Sequence[Path], half: str = "open") -> list[Annotated]:
    """One half of the labelled articles, with the texts that they were made on.

    A line of labels is ``{"id", "sha256", "half", "attributions"}``, and may have its text with it; one of
    texts has an id and a text. An article that was marked twice comes twice.
    """
    known = {row["id"]: row["text"] for row in lines([*texts, *labels]) if "text" in row}
    result = []
    for row in lines(labels):
        if row["half"] != half:
            continue
        text = known[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['id']}: the labels are of another text")
        result.append(annotated({**row, "text": text, "convention": "guide"}))
    return result


def left_out(article: Annotated) -> bool:
    """Whether an article of the open half is kept for thresholds: one in five, by the hash of its text."""
    return hashlib.sha256(article.text.encode()).digest()[0] % 5 == 0


def by_article(pool: Iterable[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """The first reading of each article, and the further ones."""
    first: dict[str, Annotated] = {}
    further = []
    for article in pool:
        if first.setdefault(article.id, article) is not article:
            further.append(article)
    return list(first.values()), further


def with_pool(
    used: Sequence[Annotated], others: Sequence[Annotated], pool: Sequence[Path], texts: Sequence[Path]
) -> tuple[list[Annotated], list[Annotated], dict[str, int]]:
    """PolNeAR's articles and further readings with those of the pool, and how often an epoch reads each."""
    first, further = by_article(a for a in read_pool(pool, texts) if not left_out(a))
    return [*used, *first], [*others, *further], {a.id: POOL_TIMES for a in first}
