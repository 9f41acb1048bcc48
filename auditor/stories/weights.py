"""How telling a word is: rare words of the news tie two texts together, common ones do not.

``frequencies.json`` counts in how many news articles a stem occurs; ``training/frequencies.py`` makes it. A
fixed table, so
that an article's neighbours in a batch do not change what is found of it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> tuple[int, int, dict[str, int]]:
    data = json.loads(files("auditor.stories").joinpath("frequencies.json").read_text("utf-8"))
    return data["articles"], data["least"], data["stems"]


@lru_cache(maxsize=65_536)
def weight(stem: str) -> float:
    """Between 0 (in every article) and 1 (rarer than the table knows)."""
    articles, least, counts = _table()
    return math.log(articles / counts.get(stem, least - 1)) / math.log(articles / (least - 1))


def total(found: Iterable[str]) -> float:
    """The weight of several stems, summed exactly: in any order, on any version of Python."""
    return math.fsum(map(weight, found))


def cover(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the slighter set of stems the other one holds, from 0 to 1, by weight."""
    least = min(total(a), total(b))
    return min(total(a & b) / least, 1.0) if least > 0 else 0.0


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Weighted Jaccard overlap of two sets of stems, from 0 to 1."""
    union = total(a | b)
    return total(a & b) / union if union > 0 else 0.0


def known(stem: str) -> bool:
    """Whether the table knows a stem: it stands in several of the news articles that were counted."""
    return stem in _table()[2]
