"""Fit the relation model, cross-validated over stories.

    python -m training.relations [--extractor=NAME] PAIRS.jsonl LABELS.tsv [PAIRS.jsonl LABELS.tsv ...] \\
        -- ARTICLES.jsonl... [-- strength=ClaimDiff-strength-train.json weak=ClaimDiff-weak-train.json] \\
        > relations.json

ClaimDiff's pairs of claims (of different outlets, on one story) join in with a small weight: "strengthen" as
corroborates, "weaken" as conflicts, neither as related.

Needs scikit-learn. Prints the five-fold figures on standard error; no two folds share a story or a statement.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from auditor.agree.features import features
from auditor.agree.pair import Pair
from auditor.agree.judge import judge_with
from auditor.agree.statements import Statement, statements
from auditor.model import Article, Attribution, Extractor, Ledger, Span
from benchmarks.pairs import load

C = 1.0
EACH = 250  # ClaimDiff pairs of each kind
WEIGHT = 0.2  # of one of them, where a labelled pair has about 1
FOLDS = 5
OPTION = "--extractor="
RARE = 0.5  # power with which rare labels are weighed up; 0 leaves them as they are


@dataclass(frozen=True)
class Sample:
    """Features and labels, with how much each line counts."""

    seen: list[dict[str, float]]
    labels: list[str]
    weights: list[float]


def fit(sample: Sample, more: Sample) -> dict[str, dict[str, float]]:
    """The coefficients, by label and feature."""
    names = sorted(sample.seen[0])
    counts = {label: sample.labels.count(label) for label in sorted(set(sample.labels))}
    rare = {label: (len(sample.labels) / len(counts) / n) ** RARE for label, n in counts.items()}
    model = LogisticRegression(C=C, max_iter=5000)
    model.fit(
        np.array([[x[k] for k in names] for x in (*sample.seen, *more.seen)]),
        [*sample.labels, *more.labels],
        sample_weight=[*(rare[label] for label in sample.labels), *more.weights],
    )
    return {
        str(label): {"bias": round(float(bias), 3)}
        | {k: round(float(w), 3) for k, w in zip(names, row, strict=True)}
        for label, bias, row in zip(model.classes_, model.intercept_, model.coef_, strict=True)
    }


def claims(path: str, relation: str) -> Sample:
    """ClaimDiff's pairs: EACH of the relation and as many of none."""
    pairs = json.loads(Path(path).read_text("utf-8"))["data"]
    picked = []
    for mark in (1, 0):
        of_mark = [p for p in pairs if p["relation"] == mark]
        picked += random.Random(1).sample(of_mark, min(EACH, len(of_mark)))
    seen = [features(Pair(_claim(p["claim_a"], "a"), _claim(p["claim_b"], "b"))) for p in picked]
    for x in seen:  # two outlets speak for themselves
        x["other speaker"], x["cover by other speaker"] = 1.0, x["cover"]
    return Sample(seen, [relation if p["relation"] else "related" for p in picked], [WEIGHT] * len(picked))


def _claim(text: str, name: str) -> Statement:
    article = Article(id=name, path=name, text=text)
    whole = Attribution(id="-", content=(Span(start=0, end=len(text)),))
    nobody = Extractor(name="none", version="0")
    return statements(Ledger(article=article, extractor=nobody, attributions=(whole,)))[0]


def folds(rows: list[dict[str, Any]]) -> list[str]:
    """What ties pairs together: their story, or, across stories, a statement that both have."""
    home: dict[str, str] = {}

    def root(name: str) -> str:
        home.setdefault(name, name)
        while home[name] != name:
            name = home[name]
        return name

    def name(row: dict[str, Any], side: str) -> str:
        return f"story {row['story']}" if "story" in row else f"{row[side]['article']} {row[side]['i']}"

    for row in rows:
        home[root(name(row, "a"))] = root(name(row, "b"))
    return [root(name(row, "a")) for row in rows]


def cross_validated(
    rows: list[dict[str, Any]], pairs: list[Pair], labels: list[str], more: Sample
) -> list[str]:
    """What the model says of each pair when it was fitted on the other folds."""
    seen = [features(p) for p in pairs]
    said = [""] * len(rows)
    for train, test in GroupKFold(FOLDS).split(seen, labels, folds(rows)):
        model = fit(Sample([seen[i] for i in train], [labels[i] for i in train], []), more)
        for i in test:
            said[i] = judge_with(model, pairs[i]).relation
    return said


def main(arguments: list[str]) -> None:
    """Print the coefficients; figures go to standard error, predictions of the folds to training/runs."""
    extractor = next((a.removeprefix(OPTION) for a in arguments if a.startswith(OPTION)), "model")
    files, articles, extra = _parts([a for a in arguments if not a.startswith(OPTION)])
    names = {"strength": "corroborates", "weak": "conflicts"}
    parts = [claims(path, names[name]) for name, path in (x.split("=", 1) for x in extra)]
    more = Sample(
        [x for p in parts for x in p.seen],
        [x for p in parts for x in p.labels],
        [x for p in parts for x in p.weights],
    )
    rows: list[dict[str, Any]] = []
    pairs: list[Pair] = []
    labels: list[str] = []
    sizes = []
    for path, answers in zip(files[::2], files[1::2], strict=True):
        told = dict(line.split("\t")[:2] for line in Path(answers).read_text("utf-8").splitlines())
        found = list(load(path, articles, extractor))
        sizes.append((Path(path).stem, len(found)))
        rows += [row for row, _ in found]
        pairs += [pair for _, pair in found]
        labels += [told[str(row["n"])] for row, _ in found]
    said = cross_validated(rows, pairs, labels, more)
    runs = Path("training/runs")
    runs.mkdir(parents=True, exist_ok=True)
    at = 0
    for name, size in sizes:
        lines = [json.dumps({"n": rows[i]["n"], "relation": said[i]}) for i in range(at, at + size)]
        (runs / f"{name}.folds.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        at += size
    right = sum(a == b for a, b in zip(said, labels, strict=True))
    print(f"{right} of {len(labels)} right in cross-validation", file=sys.stderr)
    print(json.dumps(fit(Sample([features(p) for p in pairs], labels, []), more), indent=1, sort_keys=True))


def _parts(arguments: list[str]) -> tuple[list[str], list[str], list[str]]:
    parts: list[list[str]] = [[]]
    for argument in arguments:
        if argument == "--":
            parts.append([])
        else:
            parts[-1].append(argument)
    files, articles, extra = (*parts, [], [])[:3]
    return files, articles, extra


if __name__ == "__main__":
    main(sys.argv[1:])
