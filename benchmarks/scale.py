"""Time, memory and soundness of the joins: ``python -m benchmarks.scale ARTICLES.jsonl [SIZE...]``.

Makes corpora from real sentences: an event is six sentences of six articles under names of its own, each of
its four articles a mix of them with words left out, and one article in five is a copy. Runs what `auditor
audit` runs: ``stories.group.by_content`` and ``stories.candidates.candidates``. Each size has a
process of its own; seconds are of processor time, which a busy machine does not change much.
``--engine=memory`` and ``--engine=duckdb`` hold the joins of more than a few articles to one engine;
``--story`` puts all articles into one event. ``--write N`` prints N of these articles as lines of JSON
instead, for whole runs (``benchmarks.runs``).
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import overload

from auditor.model import Article, Attribution, Extractor, Fact, Ledger, Span
from auditor.stories.candidates import candidates
from auditor.stories.group import by_content
from auditor.stories.joins import LIMIT
from auditor.stories.statements import Statement, statements
from benchmarks.stories import lines

SIZES = (1_000, 10_000, 100_000)
PER_EVENT, SENTENCES = 4, 6
COPIES = 0.2
OUTLETS = 12
FEW = 1_000  # statements of a story whose join is always in memory, whatever the engine
SYLLABLES = ["ba", "ko", "ri", "tan", "vel", "mor", "din", "sa", "lu", "pe", "gar", "no", "fi", "tu", "kes"]
ENGINES = {"memory": 2**62, "duckdb": 0}
HEAD = (
    "| articles | engine | stories s | pairs s | ms an article | wall s | peak MB | stories | events "
    "| B-cubed P | R | pairwise P | R | statement pairs | result |"
)


def sentences(path: str) -> list[list[str]]:
    """The sentences of real articles, those long enough to say something."""
    found = []
    for line in lines(path):
        cut = [s.strip() for s in re.split(r"(?<=[.!?])\s+", line["text"])]
        found.append([s for s in cut if 60 < len(s) < 300])
    return [s for s in found if len(s) >= 8]


class Made(Sequence[Article]):
    """The articles of a corpus, made when asked for; the same for the same size."""

    def __init__(self, base: list[list[str]], size: int, per_event: int = PER_EVENT) -> None:
        self._base, self._size, self._per_event = base, size, per_event
        self._event = lru_cache(maxsize=64)(self._made)

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(self._size))]
        if not 0 <= at < self._size:
            raise IndexError(at)
        return self._event(at // self._per_event)[at % self._per_event]

    def event(self, at: int) -> int:
        """The event that an article tells of."""
        return at // self._per_event

    def _made(self, event: int) -> list[Article]:
        rng = random.Random(f"{self._size} {event}")
        told = _renamed([rng.choice(rng.choice(self._base)) for _ in range(SENTENCES)], rng)
        day = date(2020, 1, 1) + timedelta(days=rng.randrange(1_000))
        texts: list[str] = []
        for _ in range(self._per_event):
            copied = texts and rng.random() < COPIES
            texts.append(rng.choice(texts) if copied else _retold(told, rng))
        days = [(day + timedelta(days=rng.randrange(2))).isoformat() for _ in texts]
        first = event * self._per_event
        return [
            Article(
                id=f"a{first + n:07}", path="-", text=t, metadata={"date": Fact(value=d, found_in="made")}
            )
            for n, (t, d) in enumerate(zip(texts, days, strict=True))
        ]


def _renamed(told: list[str], rng: random.Random) -> list[str]:
    """The sentences with made-up names for all names, so that events do not share their people."""
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        return names.setdefault(match[0], "".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize())

    return [re.sub(r"(?<=[a-z,;] )[A-Z][\w’']+", name, sentence) for sentence in told]


def _retold(told: list[str], rng: random.Random) -> str:
    """Most of the sentences in some order, some words left out."""
    kept = [s for s in told if rng.random() < 0.8] or told
    rng.shuffle(kept)
    return "\n".join(" ".join(w for w in s.split() if rng.random() > 0.03) for s in kept)


def said(article: Article) -> Iterator[Statement]:
    """Each line of a made article as a statement."""
    start, attributions = 0, []
    for i, row in enumerate(article.text.split("\n")):
        attributions.append(Attribution(id=f"a{i}", content=(Span(start=start, end=start + len(row)),)))
        start += len(row) + 1
    made = Extractor(name="made", version="1")
    yield from statements(Ledger(article=article, extractor=made, attributions=tuple(attributions)))


def soundness(stories: Sequence[Sequence[int]], articles: Made) -> list[float]:
    """B-cubed precision and recall, then pairwise; an article in no story is a story of one."""
    size = len(articles)
    lone = set(range(size)) - {i for story in stories for i in story}
    found = [*stories, *([i] for i in lone)]
    true = Counter(articles.event(i) for i in range(size))
    cubed, pairs = [0.0, 0.0], 0
    for story in found:
        for event, both in Counter(map(articles.event, story)).items():
            cubed[0] += both * both / len(story)
            cubed[1] += both * both / true[event]
            pairs += both * (both - 1)
    told = sum(len(s) * (len(s) - 1) for s in found)
    meant = sum(n * (n - 1) for n in true.values())
    return [cubed[0] / size, cubed[1] / size, pairs / max(told, 1), pairs / max(meant, 1)]


def measure(path: str, size: int, engine: str, one: bool) -> None:
    """Run both joins over one size and print a row."""
    articles = Made(sentences(path), size, size if one else PER_EVENT)
    limit = ENGINES.get(engine, LIMIT)
    clock, began = [time.process_time()], time.perf_counter()
    stories = [[int(name[1:]) for name in story] for story in by_content(articles, limit)]
    clock.append(time.process_time())
    met, result = 0, sha256()
    for story in sorted(map(sorted, stories)):
        found = [s for i in story for s in said(articles[i])]
        pairs = candidates(found, limit if len(found) > FEW else LIMIT)
        met += len(pairs)
        result.update(repr((story, pairs)).encode())
    clock.append(time.process_time())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = [
        f"{size:,}{' in one' if one else ''}", engine,
        f"{clock[1] - clock[0]:.1f}", f"{clock[2] - clock[1]:.1f}",
        f"{(clock[2] - clock[0]) / size * 1000:.2f}", f"{time.perf_counter() - began:.0f}", f"{peak:,.0f}",
        f"{len(stories):,}", f"{articles.event(size - 1) + 1:,}",
        *(f"{100 * x:.1f}" for x in soundness(stories, articles)), f"{met:,}", result.hexdigest()[:8],
    ]  # fmt: skip
    print("| " + " | ".join(cells) + " |", flush=True)


def write(path: str, size: int) -> None:
    """Print a corpus as lines of JSON: id, date, text and outlet, an event's articles from four outlets."""
    articles = Made(sentences(path), size)
    for n, article in enumerate(articles):
        outlet = f"Outlet {(n + articles.event(n)) % OUTLETS}"
        row = {"id": article.id, "outlet": outlet, "date": article.value("date"), "text": article.text}
        print(json.dumps(row, ensure_ascii=False))


def main(arguments: list[str]) -> None:
    """Print the table, or a corpus."""
    engine = next((a.removeprefix("--engine=") for a in arguments if a.startswith("--engine=")), "default")
    one = "--story" in arguments
    plain = [a for a in arguments if not a.startswith("--")]
    if not plain:
        raise SystemExit(
            "python -m benchmarks.scale ARTICLES.jsonl [--write] [--engine=memory|duckdb] [--story] [SIZE...]"
        )
    if "--write" in arguments:
        write(plain[0], int(plain[1]))
        return
    if "--row" in arguments:
        measure(plain[0], int(plain[1]), engine, one)
        return
    print(HEAD)
    print("|--:|---" + "|--:" * (HEAD.count("|") - 3) + "|", flush=True)
    options = [a for a in arguments if a.startswith("--")]
    for size in [int(a) for a in plain[1:]] or SIZES:
        command = [sys.executable, "-m", "benchmarks.scale", "--row", *options, plain[0], str(size)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
