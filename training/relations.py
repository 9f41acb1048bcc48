"""Fit the relation model, cross-validated over stories.

    python -m training.relations [--extractor=NAME] PAIRS.jsonl LABELS.tsv [PAIRS.jsonl LABELS.tsv ...] \\
        -- ARTICLES.jsonl... > relations.json

Needs scikit-learn. Prints five-fold figures on standard error: of a first draw of folds, whose judgements it
writes to training/runs, and the mean over DRAWS. No two folds share a story or a statement.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from auditor.agree.features import PARTS
from auditor.agree.judge import RELATION, STEPS, Judgement, Model, Step, judge_with
from auditor.agree.pair import Pair
from benchmarks.pairs import load

C = 1.0
FOLDS, DRAWS = 5, 10
OPTION = "--extractor="
RARE = 0.5  # power with which rare relations are weighed up when one is chosen; 0 leaves them as they are
BANDS = (0.0, 0.4, 0.55, 0.7, 0.85, 1.01)  # of confidence
ASKED = {  # the parts of what is seen that bear on each question
    "one topic": ("quotation", "wording", "topics", "speaking", "setting"),
    "content": ("quotation", "wording", "topics", "speaking", "setting", "opposing", "asserting"),
    "speaker": ("wording", "speaking", "setting"),
    "words": ("quotation", "marking", "wording", "speaking"),
}

Seen = Mapping[str, Mapping[str, float]]  # by part and feature


def fit(seen: Sequence[Seen], labels: Sequence[str]) -> Model:
    """The coefficients by question, answer and feature, and how much each relation is weighed up."""
    model: dict[str, Mapping[str, Mapping[str, float]]] = {
        question: _fit_step(step, [_of_parts(x, ASKED[question]) for x in seen], labels)
        for question, step in STEPS.items()
    }
    rare = {label: (len(labels) / labels.count(label)) ** RARE for label in sorted(set(labels))}
    return {**model, RELATION: {label: {"weight": round(weight, 3)} for label, weight in rare.items()}}


def _of_parts(seen: Seen, wanted: Sequence[str]) -> dict[str, float]:
    return {name: value for part in wanted for name, value in seen[part].items()}


def _fit_step(
    step: Step, seen: Sequence[dict[str, float]], labels: Sequence[str]
) -> dict[str, dict[str, float]]:
    """One question, from the pairs that get as far; of two answers the first has no coefficients."""
    names = sorted(seen[0])
    answer = {str(label): name for name, leads in step.items() for label in leads}
    rows = [(x, y) for x, y in zip(seen, labels, strict=True) if y in answer]
    model = LogisticRegression(C=C, max_iter=5000)
    model.fit(np.array([[x[k] for k in names] for x, _ in rows]), [answer[y] for _, y in rows])
    known = model.classes_[-len(model.coef_) :]
    fitted = {str(name): {"bias": 0.0} for name in model.classes_}
    for name, bias, row in zip(known, model.intercept_, model.coef_, strict=True):
        fitted[str(name)] = {"bias": round(float(bias), 3)} | {
            k: round(float(w), 3) for k, w in zip(names, row, strict=True)
        }
    return fitted


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
    groups: list[str], pairs: list[Pair], seen: list[Seen], labels: list[str], draw: int
) -> list[Judgement]:
    """What the model says of each pair when it was fitted on the other folds; draw 0 is not shuffled."""
    said: dict[int, Judgement] = {}
    cut = GroupKFold(FOLDS, shuffle=True, random_state=draw) if draw else GroupKFold(FOLDS)
    for train, test in cut.split(labels, labels, groups):
        model = fit([seen[i] for i in train], [labels[i] for i in train])
        said |= {int(i): judge_with(model, pairs[i]) for i in test}
    return [said[i] for i in range(len(pairs))]


def figures(said: Sequence[str], labels: Sequence[str]) -> dict[str, float]:
    """Percentages: accuracy, macro-F1, and of each label precision, recall and F1."""
    found = {"accuracy": 100 * sum(map(str.__eq__, said, labels)) / len(labels)}
    names = sorted(set(labels))
    for name in names:
        hits = sum(a == b == name for a, b in zip(said, labels, strict=True))
        found[f"{name} precision"] = 100 * hits / max(said.count(name), 1)
        found[f"{name} recall"] = 100 * hits / labels.count(name)
        found[f"{name} F1"] = 200 * hits / (said.count(name) + labels.count(name))
    quiet = [a for a, b in zip(said, labels, strict=True) if b in ("related", "unrelated")]
    found["false alarms"] = 100 * sum(a in ("conflicts", "altered_quote") for a in quiet) / max(len(quiet), 1)
    found["macro-F1"] = sum(found[f"{name} F1"] for name in names) / len(names)
    return found


def table(draws: Sequence[Sequence[Judgement]], labels: Sequence[str]) -> Iterator[str]:
    """The figures of the first draw, and their mean and spread over all."""
    every = [figures([j.relation for j in said], labels) for said in draws]
    yield f"{'':26}first draw  mean of {len(draws)}  standard deviation"
    for name, first in every[0].items():
        values = [x[name] for x in every]
        yield f"{name:26}{first:10.1f}{np.mean(values):12.1f}{np.std(values):12.1f}"
    for low, high in pairwise(BANDS):
        band = [(j, y) for j, y in zip(draws[0], labels, strict=True) if low <= j.confidence < high]
        if band:
            mean = sum(j.confidence for j, _ in band) / len(band)
            right = sum(j.relation == y for j, y in band) / len(band)
            yield f"confidence from {low:.2f}: {len(band)} pairs, mean {mean:.2f}, right {right:.2f}"


def main(arguments: list[str]) -> None:
    """Print the coefficients; figures go to standard error, judgements of the folds to training/runs."""
    extractor = next((a.removeprefix(OPTION) for a in arguments if a.startswith(OPTION)), "model")
    files, articles = _parts([a for a in arguments if not a.startswith(OPTION)])
    rows: list[dict[str, Any]] = []
    pairs: list[Pair] = []
    labels: list[str] = []
    names: list[str] = []
    for path, answers in zip(files[::2], files[1::2], strict=True):
        told = dict(line.split("\t")[:2] for line in Path(answers).read_text("utf-8").splitlines())
        for row, pair in load(path, articles, extractor):
            rows.append(row)
            pairs.append(pair)
            labels.append(told[str(row["n"])])
            names.append(Path(path).stem)
    seen: list[Seen] = [{name: look(p) for name, look in PARTS.items()} for p in pairs]
    groups = folds(rows)
    draws = [cross_validated(groups, pairs, seen, labels, n) for n in range(DRAWS)]
    _keep(names, rows, draws[0])
    print("\n".join(table(draws, labels)), file=sys.stderr)
    print(json.dumps(fit(seen, labels), indent=1, sort_keys=True))


def _keep(names: list[str], rows: list[dict[str, Any]], said: list[Judgement]) -> None:
    runs = Path("training/runs")
    runs.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {name: [] for name in names}
    for name, row, judgement in zip(names, rows, said, strict=True):
        lines[name].append(json.dumps({"n": row["n"], "relation": judgement.relation}))
    for name, found in lines.items():
        (runs / f"{name}.folds.jsonl").write_text("\n".join(found) + "\n", "utf-8")


def _parts(arguments: list[str]) -> tuple[list[str], list[str]]:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]


if __name__ == "__main__":
    main(sys.argv[1:])
