"""Fits thresholds and confidences by the guide, on labels of the open half that training leaves out.

python -m training.guide FOLDER --pool LABELS.jsonl... --texts ARTICLES.jsonl...

FOLDER holds weights that ship; its meta.json gets a "guide". What was fitted on PolNeAR stays: the guide's
confidence is that one stretched and shifted: a dozen articles tell no more than two numbers of each role.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from auditor.extract.find.neural.finder import POLNEAR, ROLES, NeuralFinder
from training.augment import Annotated
from training.calibrate import aim, ask, encode, facts_and_hits
from training.evaluate import Score
from training.pool import by_article, left_out, read_pool

PULL = 2.0  # how strongly stretch and shift are drawn to one and nought
ACCEPT = np.arange(0.26, 0.63, 0.04)
NESTED = np.arange(0.3, 0.71, 0.08)
SLACK = 0.006  # of the aim: an attribution that is missed cannot be seen, one too many can


def stretched(logits: Any, hits: Any) -> tuple[float, float]:
    """Stretch and shift of a confidence's logits that fit best, by Newton's method."""
    weights, prior = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    facts = np.stack([logits, np.ones_like(logits)], axis=1)
    for _ in range(40):
        p = 1 / (1 + np.exp(-(facts @ weights)))
        slope = facts.T @ (p - hits) + PULL * (weights - prior)
        curve = (facts * (p * (1 - p))[:, None]).T @ facts + PULL * np.eye(2)
        weights = weights - np.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])


def calibrated(finder: NeuralFinder, articles: Sequence[Annotated]) -> dict[str, list[float]]:
    """PolNeAR's confidences, each stretched and shifted for the guide; its first fact is always one."""
    rows = ask(finder, encode(finder, articles), finder.settings)
    facts, hits, _ = facts_and_hits(rows, finder.settings)
    result = {}
    for role in ROLES:
        stretch, shift = stretched(facts @ finder.calibration[role], hits[role])
        weights = stretch * finder.calibration[role]
        weights[0] += shift
        result[role] = weights.round(5).tolist()
    return result


def chosen(finder: NeuralFinder, articles: Sequence[Annotated]) -> dict[str, float]:
    """The lowest thresholds nearly as good as the best, one after the other; nested ones count too."""
    for name, values in (("accept", ACCEPT), ("nested_accept", NESTED)):
        tried = []
        for value in values:
            finder.settings = replace(finder.settings, **{name: round(float(value), 2)})
            score = Score()
            for article in articles:
                score.add(article, finder.find_in(article.text))
            tried.append((aim(score), finder.settings))
        best = max(value for value, _ in tried)
        finder.settings = next(settings for value, settings in tried if value >= best - SLACK)
        print(f"{name}: {getattr(finder.settings, name)} aim {best:.4f}", flush=True)
    return {name: getattr(finder.settings, name) for name in ("accept", "nested_accept")}


def fit(folder: Path, articles: Sequence[Annotated]) -> None:
    """Writes what was fitted into the folder's meta.json."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta.pop("guide", None)
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    finder = NeuralFinder.load(folder)
    if finder.convention == POLNEAR:
        raise SystemExit(f"{folder}: these weights know no other convention than PolNeAR's")
    meta["guide"] = {"calibration": calibrated(finder, articles)}
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    finder = NeuralFinder.load(folder)
    meta["guide"]["settings"] = chosen(finder, articles)
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fits from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pool", type=Path, nargs="+", required=True, help="labels by the guide")
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="the articles of those labels")
    asked = parser.parse_args()
    articles, _ = by_article(read_pool(asked.pool, asked.texts))
    fit(asked.folder, [a for a in articles if left_out(a)])


if __name__ == "__main__":
    main()
