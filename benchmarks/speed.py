"""Measures text to ledger, stage by stage, against a plain full pass of the same language model in the
same run.

    python -m benchmarks.speed ARTICLES.jsonl [--extractor rules|model] [--language-model NAME] [--limit N]

One thread. Memory is the peak of the process before the plain pass begins.
"""

from __future__ import annotations

import argparse
import importlib
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from auditor.extract import LANGUAGE_MODEL, Document, Extraction, resolve
from auditor.extract.describe import attributes
from auditor.extract.find.repair import repair
from auditor.extract.sources import arithmetic
from auditor.model import Article
from benchmarks.attributions import lines

T = TypeVar("T")
STAGES = ("parse", "find", "describe", "resolve")


class Clock:
    """Adds up processor time by stage, in seconds."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def time(self, stage: str, work: Callable[[], T]) -> T:
        """Do some work and book its time."""
        start = time.process_time()
        done = work()
        self.spent[stage] += time.process_time() - start
        return done


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--extractor", default="model")
    parser.add_argument("--language-model", default=LANGUAGE_MODEL)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(arguments)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # read when the language model is loaded, below
    texts = [row["text"] for row in lines(options.articles)][: options.limit]
    extraction = Extraction.make(options.extractor, options.language_model)
    clock = Clock()
    audit(extraction, texts[:1], Clock())  # the first article pays for what is loaded late
    audit(extraction, texts, clock)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    plain(options.language_model, texts, clock)
    sys.stdout.writelines(f"{row}\n" for row in table(texts, clock, peak))


def audit(extraction: Extraction, texts: Sequence[str], clock: Clock) -> None:
    """Every stage from text to ledger, each on the clock."""
    for i, text in enumerate(texts):
        document = Document(Article(id=str(i), path="-", text=text), extraction.nlp)
        clock.time("parse", lambda d=document: d.doc)  # type: ignore[misc]
        found = clock.time("find", lambda d=document: repair(d, extraction.finder.find(d)))  # type: ignore[misc]
        said = clock.time("describe", lambda d=document, f=found: attributes.describe(d, f))  # type: ignore[misc]
        clock.time("resolve", lambda d=document, s=said: arithmetic.count(*resolve(d, s)))  # type: ignore[misc]


def plain(name: str, texts: Sequence[str], clock: Clock) -> None:
    """The whole language model, all components, over the same texts."""
    package: Any = importlib.import_module(name)
    nlp = package.load()
    nlp(texts[0] if texts else "")
    for text in texts:
        clock.time("plain", lambda t=text: nlp(t))  # type: ignore[misc]


def table(texts: Sequence[str], clock: Clock, peak: float) -> Iterator[str]:
    """The table, as lines of Markdown."""
    words = sum(len(text.split()) for text in texts)
    bare = clock.spent["plain"]
    whole = sum(clock.spent[stage] for stage in STAGES)
    yield f"{len(texts)} articles, {words} words, one thread, peak memory {peak:.0f} MB"
    yield ""
    yield "| stage | seconds | words a second | time over a plain full pass |"
    yield "|---|---|---|---|"
    for name, seconds in (
        *((s, clock.spent[s]) for s in STAGES),
        ("text to ledger", whole),
        ("plain full pass", bare),
    ):
        speed = f"{words / seconds:.0f}" if seconds else "-"
        ratio = f"{seconds / bare:.2f}" if bare else "-"
        yield f"| {name} | {seconds:.2f} | {speed} | {ratio} |"


if __name__ == "__main__":
    main()
