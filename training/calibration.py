"""Whether the model is as sure as it is right: python -m training.calibration GOLD.jsonl."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.extract.find.neural.finder import GUIDE, POLNEAR, NeuralFinder
from training.augment import Annotated
from training.data import annotated
from training.evaluate import Known, Score, Tokens

BINS = 10
RIGHT = {"attribution": "cue", "source": "source-exact", "cue": "cue-exact", "content": "content-exact"}
Judged = tuple[float, bool]


@dataclass(frozen=True)
class Read:
    """One article: what is known of it, and what was found with which confidence."""

    known: Known
    found: list[Tokens]
    sure: list[float]


def judge(
    finder: NeuralFinder, articles: Iterable[Annotated], least: float | None
) -> tuple[dict[str, list[Judged]], list[Read]]:
    """Every confidence with whether it was right; and the articles as read."""
    judged: dict[str, list[Judged]] = {name: [] for name in RIGHT}
    rows = []
    for article in articles:
        found = [f for f in finder.find_in(article.text, least=least) if f.within is None]
        known = Known(article)
        tokens = [known.tokens(f) for f in found]
        by_number = {pair.predicted: pair.hits for pair in Score().count(known, tokens)}
        for n, one in enumerate(found):
            sure = {"attribution": one.confidence or 0.0, **dict(one.roles)}
            for name, level in RIGHT.items():
                judged[name].append((sure[name], level in by_number.get(n, ())))
        rows.append(Read(known, tokens, [f.confidence or 0.0 for f in found]))
    return judged, rows


def reliability(judged: Sequence[Judged]) -> tuple[list[tuple[float, float, int]], float]:
    """Mean confidence, share right and count of each bin, and the expected calibration error."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for sure, right in judged:
        bins[min(BINS - 1, int(sure * BINS))].append((sure, right))
    rows = [
        (sum(s for s, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows), len(rows))
        if rows
        else (0.0, 0.0, 0)
        for rows in bins
    ]
    error = sum(abs(sure - right) * n for sure, right, n in rows) / max(1, len(judged))
    return rows, error


def thresholds(rows: Sequence[Read]) -> Iterable[tuple[float, Score]]:
    """Scores at a number of acceptance thresholds."""
    for percent in range(20, 95, 10):
        score = Score()
        for row in rows:
            score.count(
                row.known, [f for f, sure in zip(row.found, row.sure, strict=True) if sure >= percent / 100]
            )
        yield percent / 100, score


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--weights", type=Path, help="another folder of weights than the shipped one")
    parser.add_argument("--guide", action="store_true", help="the gold is marked by the guide")
    asked = parser.parse_args()
    finder = NeuralFinder.load(asked.weights)
    finder.nested = False
    finder.mark_by(GUIDE if asked.guide else POLNEAR)
    with asked.gold.open(encoding="utf-8") as handle:
        articles = [annotated(json.loads(line)) for line in handle if line.strip()]
    judged, _ = judge(finder, articles, None)
    for name, pairs in judged.items():
        rows, error = reliability(pairs)
        print(
            f"\n{name}: right means {RIGHT[name]}; expected calibration error {error:.3f} over {len(pairs)}"
        )
        print("confidence  mean   right      n")
        for n, (sure, right, count) in enumerate(rows):
            if count:
                print(f"{n / BINS:.1f} - {(n + 1) / BINS:.1f}  {sure:5.1%}  {right:5.1%}  {count:5}")
    _, read = judge(finder, articles, 0.1)
    print("\naccepted from   P      R      F1  (detected with the right cue)   full-soft P      R      F1")
    for least, score in thresholds(read):
        cells = []
        for level in ("cue", "full-soft"):
            hit = score.hits[level]
            cells.append((hit / max(1, score.predicted), hit / max(1, score.gold), score.f1(level)))
        (a, b, c), (d, e, f) = cells
        print(f"{least:.2f}         {a:5.1%}  {b:5.1%}  {c:5.1%}{'':33}{d:5.1%}  {e:5.1%}  {f:5.1%}")


if __name__ == "__main__":
    main()
