"""From a checkpoint to the folder that ships: export, thresholds, confidence, tables.

python -m training.finish CHECKPOINT TRAIN.jsonl --out FOLDER [--annotators A.jsonl] [--dev DEV.jsonl]
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from auditor.extract._decode import N_FACTS, Settings
from auditor.extract.neural import ROLES, NeuralFinder
from training.augment import Annotated
from training.calibrate import tune, write_meta
from training.data import held_out, plain_tokenizer, read_lines
from training.evaluate import Score
from training.export import export
from training.net import Net, minilm_files


def predicted(finder: NeuralFinder, articles: Sequence[Annotated]) -> Score:
    """The finder's score on some articles, outermost attributions only."""
    score = Score()
    for article in articles:
        score.add(article, [f for f in finder.find_in(article.text) if f.within is None])
    return score


def finish(
    checkpoint: Path,
    folder: Path,
    kept: Sequence[Annotated],
    dev: Sequence[Annotated],
    version: str,
    facts: dict[str, Any],
) -> None:
    """Writes extractor.onnx, tokenizer.json and meta.json and prints the tables."""
    began = time.monotonic()
    net = Net()
    net.load_state_dict(torch.load(checkpoint, weights_only=True))
    export(net, folder / "extractor.onnx")
    _, description = minilm_files()
    plain_tokenizer(description).save(str(folder / "tokenizer.json"), pretty=False)
    write_meta(folder, Settings(), {role: [0.0] * N_FACTS for role in ROLES}, version, facts)
    settings, calibration, _ = tune(NeuralFinder.load(folder), kept)
    write_meta(folder, settings, calibration, version, facts)
    finder = NeuralFinder.load(folder)
    finder.nested = False
    print(f"\nheld-out training articles (thresholds were chosen on them)\n{predicted(finder, kept).table()}")
    if dev:
        score = predicted(finder, dev)
        print(f"\ndev\n{score.table()}")
        figures = {
            level: round(100 * score.f1(level), 1) for level in ("detected", "cue", "full-exact", "full-soft")
        }
        write_meta(folder, settings, calibration, version, {**facts, "dev": figures})
    print(f"\nexported, fitted and evaluated in {(time.monotonic() - began) / 60:.1f} min", flush=True)


def main() -> None:
    """Finishes a run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument(
        "train", type=Path, help="the training lines, for the articles that were held out of them"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--annotators", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--hold-out", type=int, default=40)
    parser.add_argument("--version", default="1")
    parser.add_argument("--facts", type=json.loads, default={}, help="JSON to keep in meta.json")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    articles = read_lines(asked.train)
    others = read_lines(asked.annotators) if asked.annotators else []
    names = held_out(articles, asked.hold_out, (a.id for a in others))
    kept = [replace(a) for a in articles if a.id in names]
    finish(
        asked.checkpoint,
        asked.out,
        kept,
        read_lines(asked.dev) if asked.dev else [],
        asked.version,
        asked.facts,
    )


if __name__ == "__main__":
    main()
