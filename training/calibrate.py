"""Fits thresholds and confidences on held-out training articles and writes the description of the weights.

python -m training.calibrate FOLDER TRAIN.jsonl [--annotators A.jsonl]

The command fits those of weights that are there already and rewrites FOLDER/meta.json.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from auditor.contract.finders import Found
from auditor.extract.find.neural import decode, windows
from auditor.extract.find.neural.decode import N_FACTS, Answer, Settings
from auditor.extract.find.neural.files import FORMAT, checksum
from auditor.extract.find.neural.finder import POLNEAR, ROLES, NeuralFinder
from training.augment import Annotated
from training.data import unseen
from training.evaluate import Known, Score, Tokens

LEVEL_OF = {"attribution": "cue", "source": "source-exact", "cue": "cue-exact", "content": "content-exact"}
NETWORK = ("pair", "cue_kinds", "conventions")  # what meta.json says of the network's shape
RIDGE = 4.0  # each candidate counts once for each size of windows
SLACK = 0.003  # of the aim, less than its sampling error on forty articles
SIZES = (382, 373, 361, 349)  # windows that each article is read in: where they fall is chance


@dataclass
class Asked:
    """One article as far as the network goes, so that decoding can be tried again and again."""

    article: Annotated
    reading: windows.Reading
    cues: list[tuple[int, int]]
    cue_logits: Any
    logits: Any
    index: Any
    real: Any
    known: Known

    def decode(self, settings: Settings) -> list[Answer]:
        """Answers under some settings."""
        if not self.cues:
            return []
        return decode.answers(self.cues, self.cue_logits, self.logits, self.index, self.real, settings)


def encode(
    finder: NeuralFinder, articles: Sequence[Annotated]
) -> list[tuple[Annotated, windows.Reading, Any]]:
    """The encoder's word on each article, once for each size of windows."""
    rows = []
    for article in articles:
        reading = windows.read(article.text, [(0, len(article.text))], finder._tokenizer)
        rows += [(article, reading, finder._encode(reading, size)) for size in SIZES]
    return rows


def ask(
    finder: NeuralFinder, encoded: Sequence[tuple[Annotated, windows.Reading, Any]], settings: Settings
) -> list[Asked]:
    """The role head's word under the settings' cue thresholds."""
    rows = []
    for article, reading, words in encoded:
        logits = np.ascontiguousarray(words[:, 0])
        cues = decode.find_cues(np.asarray(decode.sigmoid(logits), np.float32), reading.paragraph, settings)
        index, real, distance, apart = windows.around(cues, reading.paragraph)
        said = finder._ask(words, cues, index, real, distance, apart) if cues else None
        rows.append(Asked(article, reading, cues, logits, said, index, real, Known(article)))
    return rows


def facts_and_hits(
    rows: Sequence[Asked], settings: Settings
) -> tuple[Any, dict[str, Any], list[list[Tokens]]]:
    """Of every candidate: its facts, whether each role was right, and itself, article by article."""
    facts: list[Any] = []
    hits: dict[str, list[bool]] = {role: [] for role in ROLES}
    found: list[list[Tokens]] = []
    for row in rows:
        answers = [a for a in row.decode(settings) if a.content]
        mine = [row.known.tokens(as_found(row, answer)) for answer in answers]
        by_number = {pair.predicted: pair.hits for pair in Score().count(row.known, mine)}
        for n, answer in enumerate(answers):
            facts.append(answer.facts)
            for role in ROLES:
                hits[role].append(LEVEL_OF[role] in by_number.get(n, ()))
        found.append(mine)
    return np.asarray(facts).reshape(-1, N_FACTS), {r: np.asarray(h, float) for r, h in hits.items()}, found


def as_found(row: Asked, answer: Answer) -> Found:
    """An answer in code points."""
    roles = (answer.source, (answer.cue,), answer.content)
    return Found(*(decode.tidy(row.article.text, row.reading, pieces) for pieces in roles))


def logistic(facts: Any, hits: Any, ridge: float = RIDGE) -> Any:
    """Weights of a logistic regression by Newton's method, drawn to zero a little."""
    weights, pull = np.zeros(facts.shape[1]), np.full(facts.shape[1], ridge)
    pull[0] = 1e-6
    for _ in range(40):
        p = decode.sigmoid(facts @ weights)
        slope = facts.T @ (p - hits) + pull * weights
        curve = (facts * (p * (1 - p))[:, None]).T @ facts + np.diag(pull)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def crossed(facts: Any, hits: Any, groups: Any, folds: int = 5) -> Any:
    """Confidence of each candidate from the articles of the other folds."""
    result = np.zeros(len(facts))
    for k in range(folds):
        test = groups % folds == k
        result[test] = decode.sigmoid(facts[test] @ logistic(facts[~test], hits[~test]))
    return result


def score_at(rows: Sequence[Asked], found: Sequence[Sequence[Tokens]], sure: Any, least: float) -> Score:
    """Scores of the candidates that are confident enough."""
    score, at = Score(), 0
    for row, mine in zip(rows, found, strict=True):
        score.count(row.known, [f for n, f in enumerate(mine) if sure[at + n] >= least])
        at += len(mine)
    return score


def aim(score: Score) -> float:
    """What the settings are chosen by: mostly full-soft, with a share of the exact levels."""
    return score.f1("full-soft") + 0.5 * score.f1("full-exact") + 0.25 * score.f1("detected")


def trial(rows: Sequence[Asked], settings: Settings, slack: float = 0.0) -> tuple[float, float, Score]:
    """Best aim over the acceptance threshold, with confidences from other folds.

    With `slack`, the lowest threshold that is worse by no more: an attribution that is missed cannot be
    seen, one too many can.
    """
    facts, hits, found = facts_and_hits(rows, settings)
    groups = np.repeat(np.arange(len(found)) // len(SIZES), [len(f) for f in found])
    sure = crossed(facts, hits["attribution"], groups)
    options = [
        (aim(s), least, s)
        for least in np.arange(0.2, 0.66, 0.03)
        for s in [score_at(rows, found, sure, least)]
    ]
    best = max(aim for aim, _, _ in options)
    return next(option for option in options if option[0] >= best - slack)


def tune(
    finder: NeuralFinder, articles: Sequence[Annotated], say: Any = print
) -> tuple[Settings, dict[str, Any], list[Asked]]:
    """Settings found one after the other, then the confidences under them."""
    encoded = encode(finder, articles)
    settings = replace(finder.settings, peak=0.2)
    choices = {
        "edge": (0.6, 1.0, 1.5, 2.2, 3.0), "piece": (-1.0, 0.0, 1.0, 2.0),
        "raised": (0.0, 0.5, 1.0, 1.5), "rival": (0.2, 0.4, 0.6), "gap": (0, 1, 2),
    }  # fmt: skip
    best = (-1.0, 0.0, Score())
    asked: list[Asked] = []
    for run, peak in itertools.product((0.1, 0.2, 0.3), (0.15, 0.3)):
        if peak < run:
            continue
        option = replace(settings, run=run, peak=peak)
        rows = ask(finder, encoded, option)
        result = trial(rows, option)
        if result[0] > best[0]:
            best, settings, asked = result, option, rows
    for name, values in choices.items():
        for value in values:
            option = replace(settings, **{name: value})
            result = trial(asked, option)
            if result[0] > best[0] + 1e-4:
                best, settings = result, option
        say(f"{name}: {getattr(settings, name)} aim {best[0]:.4f} full-soft {best[2].f1('full-soft'):.4f}")
    settings = replace(settings, accept=round(float(trial(asked, settings, SLACK)[1]), 2))
    facts, hits, _ = facts_and_hits(asked, settings)
    return settings, {role: logistic(facts, hits[role]).round(5).tolist() for role in ROLES}, asked


def write_meta(
    folder: Path, settings: Settings, calibration: dict[str, Any], version: str, training: dict[str, Any],
    network: Mapping[str, Any],
) -> None:  # fmt: skip
    """The description beside the weights; `network` says what the finder has to know of its shape."""
    meta = {
        "format": FORMAT, "version": version, "sha256": checksum(folder), **network,
        "settings": asdict(settings), "calibration": calibration, "training": training,
    }  # fmt: skip
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fits the weights of a folder from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("train", type=Path, help="the training lines, for the articles held out of them")
    parser.add_argument("--annotators", type=Path)
    parser.add_argument("--hold-out", type=int, default=40)
    asked = parser.parse_args()
    kept = unseen(asked.train, asked.annotators, asked.hold_out)
    finder = NeuralFinder.load(asked.folder)
    finder.mark_by(POLNEAR)
    settings, calibration, _ = tune(finder, kept)
    meta = json.loads((asked.folder / "meta.json").read_text(encoding="utf-8"))
    network = {name: meta[name] for name in NETWORK if name in meta}
    write_meta(asked.folder, settings, calibration, meta["version"], meta["training"], network)


if __name__ == "__main__":
    main()
