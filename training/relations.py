"""Fit the relation model, cross-validated over stories.

    python -m training.relations [--extractor=NAME] PAIRS.jsonl LABELS.tsv [PAIRS.jsonl LABELS.tsv ...] \\
        -- ARTICLES.jsonl... > relations.json

Needs scikit-learn. Further pairs stand beside this file, without words, and are learned from where their
articles are among those given, and never scored: ``labelled.tsv`` by article and index of attribution
(those that an audit met: "met"; those whose contents are alike: "alike"), ``rumours.tsv`` by article and
offsets, and ``units.tsv``, sentences and clauses, of which is told whether both assert one fact.

Prints five-fold figures on standard error: of a first draw of folds, whose judgements it writes to
training/runs, and the mean over DRAWS. No two folds share a story or a statement; no further pair shares a
statement, or both articles, with a pair that is scored. Then, of the pairs of ``units.tsv``, how many of
those from a probability on assert one fact, where no two folds share a rumour.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from auditor.stories.features import PARTS, features
from auditor.stories.judge import FACT, RELATION, STEPS, Judgement, Model, Step, judge_with, one_fact
from auditor.stories.pair import Pair
from benchmarks.pairs import load
from benchmarks.stories import lines

C = 1.0
FACT_C = 0.2  # the same for whether both assert one fact
BARS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)  # probabilities of it from which figures are printed
TOLD: Mapping[str, Mapping[str, float]] = {  # what a reader's word on two units weighs for either answer
    "same": {"yes": 1.0}, "part": {"yes": 0.5, "no": 0.5}, "different": {"no": 1.0}, "conflict": {"no": 1.0},
}  # fmt: skip
SAYS = ("same_quote", "altered_quote", "same_statement", "corroborates")  # relations of one fact
FOLDS, DRAWS = 5, 10
OPTION = "--extractor="
RARE = 0.5  # power with which rare relations are weighed up when one is chosen; 0 leaves them as they are
BANDS = (0.0, 0.4, 0.55, 0.7, 0.85, 1.01)  # of confidence
_CONTENT = ("quotation", "wording", "topics", "speaking", "setting", "opposing", "asserting")
ASKED = {  # the parts of what is seen that bear on each question
    "one topic": ("quotation", "wording", "topics", "speaking", "setting"),
    "against": _CONTENT,
    "content": (*_CONTENT, "saying"),
    "speaker": ("wording", "speaking", "setting"),
    "words": ("quotation", "marking", "wording", "speaking"),
}
LEARNS = {  # how much a further pair weighs where a question is learned; one of the files given weighs 1
    "one topic": {"met": 1.0}, "content": {"met": 0.5, "alike": 0.5}, "speaker": {"alike": 1.0},
}  # fmt: skip

EVEN: Mapping[str, Mapping[str, float]] = {"yes": {"bias": 0.0}, "no": {"bias": 0.0}}  # a question unasked

Seen = Mapping[str, Mapping[str, float]]  # by part and feature


@dataclass(frozen=True)
class Example:
    """A labelled pair, where it is from ("given", "met", "alike", "rumour", "unit"), and what is seen."""

    row: dict[str, Any]
    pair: Pair
    label: str
    how: str
    seen: Seen


def fit(examples: Sequence[Example]) -> Model:
    """The coefficients by question, answer and feature, and how much each relation is weighed up."""
    return {**_fit_relations(examples), FACT: _fit_fact(examples)}


def _fit_relations(examples: Sequence[Example]) -> dict[str, Mapping[str, Mapping[str, float]]]:
    """The questions that lead to a relation."""
    model: dict[str, Mapping[str, Mapping[str, float]]] = {
        question: _fit_step(question, step, examples) for question, step in STEPS.items()
    }
    given = [x.label for x in examples if x.how == "given"]
    rare = {label: (len(given) / given.count(label)) ** RARE for label in sorted(set(given))}
    return {**model, RELATION: {label: {"weight": round(weight, 3)} for label, weight in rare.items()}}


def _fit_step(question: str, step: Step, examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """One question, from the pairs that get as far; of two answers the first has no coefficients."""
    answer = {str(label): name for name, leads in step.items() for label in leads}
    weighs = {"given": 1.0, **LEARNS.get(question, {})}
    used = [x for x in examples if x.label in answer and x.how in weighs]
    seen = [{k: v for part in ASKED[question] for k, v in x.seen[part].items()} for x in used]
    return _fitted(seen, [answer[x.label] for x in used], [weighs[x.how] for x in used], C)


def _fit_fact(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Whether both assert one fact: from all pairs, and all that is seen of them."""
    told = [(x, answer, w) for x in examples for answer, w in _told(x.label).items()]
    seen = [{k: v for part in x.seen.values() for k, v in part.items()} for x, _, _ in told]
    return _fitted(seen, [answer for _, answer, _ in told], [w for _, _, w in told], FACT_C)


def _told(label: str) -> Mapping[str, float]:
    return TOLD.get(label) or {"yes" if label in SAYS else "no": 1.0}


def _fitted(
    seen: Sequence[Mapping[str, float]], answers: Sequence[str], weighs: Sequence[float], c: float
) -> dict[str, dict[str, float]]:
    names = sorted(seen[0])
    model = LogisticRegression(C=c, max_iter=5000)
    model.fit(np.array([[x[k] for k in names] for x in seen]), answers, sample_weight=weighs)
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
    given: Sequence[Example], groups: Sequence[str], further: Sequence[Example], draw: int
) -> list[Judgement]:
    """What a model fitted on the other folds says of each given pair; draw 0 is not shuffled."""
    said: dict[int, Judgement] = {}
    cut = GroupKFold(FOLDS, shuffle=True, random_state=draw) if draw else GroupKFold(FOLDS)
    for train, test in cut.split(groups, groups, groups):
        scored = {key for i in test for key in _keys(given[i].row)}
        apart = [x for x in further if scored.isdisjoint(_keys(x.row))]
        model = {**_fit_relations([*(given[i] for i in train), *apart]), FACT: EVEN}
        said |= {int(i): judge_with(model, given[i].pair) for i in test}
    return [said[i] for i in range(len(given))]


def facts_apart(examples: Sequence[Example], rumours: Mapping[str, str]) -> list[tuple[str, float]]:
    """Of each unit's pair its label, and how likely a model that saw nothing of its rumour finds one fact."""
    units = [x for x in examples if x.how == "unit"]
    others = [x for x in examples if x.how != "unit"]
    homes = [rumours[x.row["a"]["article"]] for x in units]
    said = []
    for train, test in GroupKFold(FOLDS).split(homes, homes, homes):
        scored = {homes[i] for i in test}
        apart = [x for x in others if rumours.get(x.row["a"]["article"]) not in scored]
        model = {FACT: _fit_fact([*(units[i] for i in train), *apart])}
        said += [(units[i].label, one_fact(model, features(units[i].pair))) for i in test]
    return said


def _keys(row: dict[str, Any]) -> set[object]:
    """The statements of a pair, and its two articles together."""
    a, b = row["a"], row["b"]
    return {
        *((x["article"], x["i"]) for x in (a, b) if "i" in x), frozenset((a["article"], b["article"])),
    }  # fmt: skip


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


def fact_table(said: Sequence[tuple[str, float]]) -> Iterator[str]:
    """From each bar on: how many pairs, the share that is one fact (or in part), and of those the found."""
    yield "one fact from   pairs   same   same or in part   of the same   of both"
    whole = Counter(label for label, _ in said)
    for bar in BARS:
        kept = Counter(label for label, likely in said if likely >= bar)
        n, same, both = kept.total(), kept["same"], kept["same"] + kept["part"]
        yield (
            f"{bar:12.2f}{n:9}{100 * same / max(n, 1):7.1f}{100 * both / max(n, 1):18.1f}"
            f"{100 * same / whole['same']:14.1f}{100 * both / (whole['same'] + whole['part']):10.1f}"
        )


def main(arguments: list[str]) -> None:
    """Print the coefficients; figures go to standard error, judgements of the folds to training/runs."""
    extractor = next((a.removeprefix(OPTION) for a in arguments if a.startswith(OPTION)), "model")
    files, articles = _parts([a for a in arguments if not a.startswith(OPTION)])
    rows: list[dict[str, Any]] = []
    for path, answers in zip(files[::2], files[1::2], strict=True):
        told = dict(line.split("\t")[:2] for line in Path(answers).read_text("utf-8").splitlines())
        new = ({**row, "of": Path(path).stem, "how": "given"} for row in lines(path))
        rows += [{**row, "label": told[str(row["n"])]} for row in new]
    examples = [
        Example(row, pair, row["label"], row["how"], {name: look(pair) for name, look in PARTS.items()})
        for row, pair in load([*rows, *_further(articles)], articles, extractor)
        if pair
    ]
    given = [x for x in examples if x.how == "given"]
    further = [x for x in examples if x.how != "given"]
    groups = folds([x.row for x in given])
    draws = [cross_validated(given, groups, further, n) for n in range(DRAWS)]
    _keep(given, draws[0])
    print("\n".join(table(draws, [x.label for x in given])), file=sys.stderr)
    rumours = {row["id"]: row["rumour"] for path in articles for row in lines(path) if "rumour" in row}
    if any(x.how == "unit" for x in further):
        print("\n".join(fact_table(facts_apart(examples, rumours))), file=sys.stderr)
    print(json.dumps(fit(examples), indent=1, sort_keys=True))


def _further(articles: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The pairs of the tables beside this file whose articles are at hand."""
    known = {line["id"] for path in articles for line in lines(path)}
    for how, a, i, b, j, label in _rows("labelled.tsv"):
        if {a, b} <= known:
            sides = {"a": {"article": a, "i": int(i)}, "b": {"article": b, "i": int(j)}}
            yield {**sides, "how": how, "label": label}
    for name, how in (("rumours.tsv", "rumour"), ("units.tsv", "unit")):
        for a, start, end, b, first, last, label, *_ in _rows(name):
            if {a, b} <= known:
                ours = {"article": a, "start": int(start), "end": int(end)}
                theirs = {"article": b, "start": int(first), "end": int(last)}
                yield {"a": ours, "b": theirs, "how": how, "label": label}


def _rows(name: str) -> list[list[str]]:
    told = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in told[1:]]


def _keep(given: Sequence[Example], said: Sequence[Judgement]) -> None:
    runs = Path("training/runs")
    runs.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[str]] = {}
    for x, judgement in zip(given, said, strict=True):
        line = json.dumps({"n": x.row["n"], "relation": judgement.relation})
        found.setdefault(x.row["of"], []).append(line)
    for name, told in found.items():
        (runs / f"{name}.folds.jsonl").write_text("\n".join(told) + "\n", "utf-8")


def _parts(arguments: list[str]) -> tuple[list[str], list[str]]:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]


if __name__ == "__main__":
    main(sys.argv[1:])
