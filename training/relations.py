"""Fit the relation model, cross-validated over stories.

    python -m training.relations PAIRS.jsonl LABELS.tsv [PAIRS.jsonl LABELS.tsv ...] -- ARTICLES.jsonl... > auditor/agree/relations.json

Needs scikit-learn. Prints the five-fold figures on standard error; no two folds share a story or an article.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from auditor.agree.features import Pair, features
from auditor.agree.judge import judge_with
from benchmarks.pairs import load

C = 0.5
FOLDS = 5
RARE = 0.5  # power with which rare labels are weighed up; 0 leaves them as they are


def fit(seen: list[dict[str, float]], labels: list[str]) -> dict[str, dict[str, float]]:
    """The coefficients, by label and feature."""
    names = sorted(seen[0])
    counts = {label: labels.count(label) for label in sorted(set(labels))}
    weights = {label: (len(labels) / len(counts) / n) ** RARE for label, n in counts.items()}
    model = LogisticRegression(C=C, max_iter=5000, class_weight=weights)
    model.fit(np.array([[x[k] for k in names] for x in seen]), labels)
    return {
        str(label): {"bias": round(float(bias), 3)} | {k: round(float(w), 3) for k, w in zip(names, row, strict=True)}
        for label, bias, row in zip(model.classes_, model.intercept_, model.coef_, strict=True)
    }


def folds(rows: list[dict[str, Any]]) -> list[str]:
    """For each pair, the group of stories and articles that it is tied to."""
    home: dict[str, str] = {}

    def root(name: str) -> str:
        home.setdefault(name, name)
        while home[name] != name:
            name = home[name]
        return name

    for row in rows:
        for name in (row["b"]["article"], *(("story " + row["story"],) if "story" in row else ())):
            home[root(row["a"]["article"])] = root(name)
    return [root(row["a"]["article"]) for row in rows]


def cross_validated(rows: list[dict[str, Any]], pairs: list[Pair], labels: list[str]) -> list[str]:
    """What the model says of each pair when it was fitted on the other folds."""
    seen = [features(p) for p in pairs]
    said = [""] * len(rows)
    for train, test in GroupKFold(FOLDS).split(seen, labels, folds(rows)):
        model = fit([seen[i] for i in train], [labels[i] for i in train])
        for i in test:
            said[i] = judge_with(model, pairs[i]).relation
    return said


def main(arguments: list[str]) -> None:
    """Print the coefficients; figures go to standard error, predictions of the folds to training/runs."""
    split = arguments.index("--")
    files, articles = arguments[:split], arguments[split + 1 :]
    rows: list[dict[str, Any]] = []
    pairs: list[Pair] = []
    labels: list[str] = []
    sizes = []
    for path, answers in zip(files[::2], files[1::2], strict=True):
        told = dict(line.split("\t")[:2] for line in Path(answers).read_text("utf-8").splitlines())
        found = list(load(path, articles))
        sizes.append((Path(path).stem, len(found)))
        rows += [row for row, _ in found]
        pairs += [pair for _, pair in found]
        labels += [told[str(row["n"])] for row, _ in found]
    said = cross_validated(rows, pairs, labels)
    runs = Path("training/runs")
    runs.mkdir(parents=True, exist_ok=True)
    at = 0
    for name, size in sizes:
        lines = [json.dumps({"n": rows[i]["n"], "relation": said[i]}) for i in range(at, at + size)]
        (runs / f"{name}.folds.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        at += size
    right = sum(a == b for a, b in zip(said, labels, strict=True))
    print(f"{right} of {len(labels)} right in cross-validation", file=sys.stderr)
    print(json.dumps(fit([features(p) for p in pairs], labels), indent=1, sort_keys=True))


if __name__ == "__main__":
    main(sys.argv[1:])
