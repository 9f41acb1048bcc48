"""Fits thresholds and confidences by the guide, on labels of the open half that training leaves out.

python -m training.guide FOLDER --pool LABELS.jsonl... --texts ARTICLES.jsonl...

FOLDER holds weights that ship; its meta.json gets a "guide". What was fitted on PolNeAR stays: the guide's
confidence is that one stretched and shifted: a dozen articles tell no more than two numbers of each role.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from auditor.extract.find.neural.finder import POLNEAR, ROLES, NeuralFinder
from training.augment import Annotated
from training.calibrate import ask, encode, facts_and_hits
from training.pool import by_article, left_out, read_pool

PULL = 2.0  # how strongly stretch and shift are drawn to one and nought
ACCEPT = 0.3  # as good as anything from .14 to .42 on those left out: what is missed cannot be seen


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


def fit(folder: Path, articles: Sequence[Annotated]) -> None:
    """Writes what was fitted into the folder's meta.json."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta.pop("guide", None)
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    finder = NeuralFinder.load(folder)
    if finder.convention == POLNEAR:
        raise SystemExit(f"{folder}: these weights know no other convention than PolNeAR's")
    fitted = calibrated(finder, articles)
    meta["guide"] = {"calibration": fitted, "settings": {"accept": ACCEPT, "nested_accept": ACCEPT}}
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    print(f"fitted on {len(articles)} articles")


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
