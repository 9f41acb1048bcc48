"""Time and memory of the story and pair joins: ``python -m benchmarks.scale ARTICLES.jsonl [SIZE...]``
prints a table.

Makes corpora from real sentences: each event is a handful of sentences of one article under names of its
own, each article of
it a mix of them with words edited, and one article in five is a copy. Each size runs in a process of its
own; steps are in
seconds of processor time, which a busy machine does not change.
"""

from __future__ import annotations

import itertools
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from auditor.agree.statements import Statement, statements
from auditor.joins import Joins
from auditor.model import Article, Attribution, Extractor, Fact, Ledger, Span
from benchmarks.stories import lines

SIZES = (1_000, 10_000, 100_000)
PER_EVENT = 4
COPIES = 0.2
SYLLABLES = ["ba", "ko", "ri", "tan", "vel", "mor", "din", "sa", "lu", "pe", "gar", "no", "fi", "tu", "kes"]
MEMORY = "1GB"


def sentences(path: str) -> list[list[str]]:
    """The sentences of real articles, those long enough to say something."""
    found = []
    for line in lines(path):
        cut = [s.strip() for s in re.split(r"(?<=[.!?])\s+", line["text"])]
        found.append([s for s in cut if 60 < len(s) < 300])
    return [s for s in found if len(s) >= 8]


def name(rng: random.Random) -> str:
    """A made-up name, so that events do not share their people."""
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def corpus(base: list[list[str]], size: int) -> Iterator[Article]:
    """Articles of events, in order; the same for the same size."""
    rng = random.Random(size)
    made = 0
    while made < size:
        told = rng.sample(rng.choice(base), 6)
        people = [name(rng) for _ in range(6)]
        day = date(2020, 1, 1) + timedelta(days=rng.randrange(1_000))
        earlier: list[str] = []
        for _ in range(min(PER_EVENT, size - made)):
            text = rng.choice(earlier) if earlier and rng.random() < COPIES else _retold(told, people, rng)
            earlier.append(text)
            when = (day + timedelta(days=rng.randrange(2))).isoformat()
            yield Article(
                id=f"a{made:07}", path="-", text=text, metadata={"date": Fact(value=when, found_in="made")}
            )
            made += 1


def _retold(told: list[str], people: list[str], rng: random.Random) -> str:
    """Most of the sentences, names put in, some words left out."""
    kept = [s for s in told if rng.random() < 0.8] or told
    rng.shuffle(kept)
    rows = []
    for i, sentence in enumerate(kept):
        words = [w for w in sentence.split() if rng.random() > 0.03]
        words.insert(min(3, len(words)), f"{people[i % 3]} {people[3 + i % 3]}")
        rows.append(" ".join(words))
    return "\n".join(rows)


def said(article: Article) -> Iterator[Statement]:
    """Each line of a made article as a statement."""
    start, attributions = 0, []
    for i, row in enumerate(article.text.split("\n")):
        attributions.append(Attribution(id=f"a{i}", content=(Span(start=start, end=start + len(row)),)))
        start += len(row) + 1
    yield from statements(
        Ledger(
            article=article, extractor=Extractor(name="made", version="1"), attributions=tuple(attributions)
        )
    )


def measure(path: str, size: int) -> None:
    """Run both joins over one size and print a row."""
    base = sentences(path)
    clock = [time.process_time()]
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, Joins(Path(folder), memory=MEMORY) as joins:
        joins.add_articles(corpus(base, size))
        clock.append(time.process_time())
        story_of = {}
        stories = 0
        for stories, members in enumerate(joins.stories(), start=1):
            story_of.update(dict.fromkeys(members, stories))
        clock.append(time.process_time())
        articles = (a for a in corpus(base, size) if a.id in story_of)
        joins.add_statements((story_of[a.id], s) for a in articles for s in said(a))
        clock.append(time.process_time())
        pairs = sum(1 for _ in joins.pairs())
        clock.append(time.process_time())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    steps = [b - a for a, b in itertools.pairwise(clock)]
    cells = [
        f"{size:,}",
        *(f"{s:.1f}" for s in steps),
        f"{sum(steps) / size * 1000:.2f}",
        f"{time.perf_counter() - began:.1f}",
        f"{peak:,.0f}",
        f"{stories:,}",
        f"{pairs:,}",
    ]
    print("| " + " | ".join(cells) + " |", flush=True)


def main(arguments: list[str]) -> None:
    """Print the table."""
    if not arguments:
        raise SystemExit("python -m benchmarks.scale ARTICLES.jsonl [SIZE...]")
    if arguments[0] == "--one":
        measure(arguments[1], int(arguments[2]))
        return
    print(
        "| articles | article columns | story join | statement columns | pair join | ms an article | wall s "
        "| peak MB | stories | pairs |"
    )
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    for size in [int(a) for a in arguments[1:]] or SIZES:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.scale", "--one", arguments[0], str(size)], check=True
        )


if __name__ == "__main__":
    main(sys.argv[1:])
