"""From a checkpoint to the folder that ships: export, thresholds, confidence, tables.

python -m training.finish CHECKPOINT TRAIN.jsonl --out FOLDER [--annotators A.jsonl] [--dev DEV.jsonl]
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from auditor.extract.find.neural import windows
from auditor.extract.find.neural.decode import N_FACTS, Settings
from auditor.extract.find.neural.finder import POLNEAR, ROLES, NeuralFinder
from auditor.extract.find.neural.windows import KINDS
from training.augment import Annotated
from training.begin import minilm_files
from training.calibrate import aim, tune, write_meta
from training.data import plain_tokenizer, read_lines, unseen
from training.evaluate import LEVELS, Score
from training.export import export, sizes_of
from training.net import N_CUES, STUDENT, Net


def predicted(finder: NeuralFinder, articles: Sequence[Annotated]) -> Score:
    """The finder's score on some articles, outermost attributions only."""
    score = Score()
    for article in articles:
        score.add(article, [f for f in finder.find_in(article.text) if f.within is None])
    return score


def first_windows(articles: Sequence[Annotated], tokenizer: Tokenizer) -> Iterator[tuple[Tensor, Tensor]]:
    """The first window of each article."""
    for article in articles:
        reading = windows.read(article.text, [(0, len(article.text))], tokenizer)
        ids, features = windows.encoder_inputs(reading, windows.windows(len(reading.pieces))[0])
        yield torch.from_numpy(ids)[None], torch.from_numpy(features)[None]


def as_polnear(folder: Path) -> NeuralFinder:
    """The weights of a folder, asked for what PolNeAR marks."""
    finder = NeuralFinder.load(folder)
    finder.mark_by(POLNEAR)
    return finder


def restored(state: dict[str, Tensor]) -> Net:
    """The student whose weights these are."""
    kinds = len(state.get("encoder.kind.bias", ()))
    link = len(state.get("encoder.link.bias", ())) // 2
    net = Net(replace(STUDENT, hidden=len(state["encoder.cue.0.bias"]), kinds=kinds, link=link))
    net.load_state_dict(state)
    return net


def fitted(
    checkpoint: Path,
    folder: Path,
    kept: Sequence[Annotated],
    version: str,
    facts: dict[str, Any],
    share: float = 1.0,
) -> tuple[NeuralFinder, Score]:
    """A checkpoint as a folder that ships, its thresholds fitted, and its score on the held-out articles."""
    net = restored(torch.load(checkpoint, weights_only=True))
    net.encoder.convention.data *= share
    _, description = minilm_files()
    tokenizer = plain_tokenizer(description)
    export(net.eval(), folder / "extractor.onnx", sizes=sizes_of(net, first_windows(kept[:24], tokenizer)))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    network = {"pair": net.shape.pair, "cue_kinds": N_CUES, "conventions": ["polnear", "guide"]}
    network |= {"kinds": list(KINDS[: net.shape.kinds]), "link": net.shape.link}
    write_meta(folder, Settings(), {role: [0.0] * N_FACTS for role in ROLES}, version, facts, network)
    settings, calibration, _ = tune(as_polnear(folder), kept)
    write_meta(folder, settings, calibration, version, facts, network)
    finder = as_polnear(folder)
    finder.nested = False
    return finder, predicted(finder, kept)


def best(checkpoints: Sequence[Path], kept: Sequence[Annotated]) -> Path:
    """The checkpoint that does best on the held-out articles: after too many epochs a net learns by heart."""
    results = []
    for checkpoint in checkpoints:
        with TemporaryDirectory() as folder:
            _, score = fitted(checkpoint, Path(folder), kept, "trial", {})
        print(f"{checkpoint.name}: aim {aim(score):.4f} full-soft {score.f1('full-soft'):.4f}", flush=True)
        results.append((aim(score), checkpoint))
    return max(results, key=lambda result: result[0])[1]


def finish(
    checkpoint: Path,
    folder: Path,
    kept: Sequence[Annotated],
    dev: Sequence[Annotated],
    version: str,
    facts: dict[str, Any],
    share: float = 1.0,
) -> None:
    """Writes extractor.onnx, tokenizer.json and meta.json and prints the tables."""
    began = time.monotonic()
    finder, score = fitted(checkpoint, folder, kept, version, facts, share)
    print(f"\nheld-out training articles (thresholds were chosen on them)\n{score.table()}")
    if dev:
        score = predicted(finder, dev)
        print(f"\ndev\n{score.table()}")
        figures = {level: round(100 * score.f1(level), 1) for level in LEVELS}
        described = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        described["training"] = {**facts, "dev": figures}
        (folder / "meta.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
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
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the vector that tells the guide's convention"
    )
    parser.add_argument("--facts", type=json.loads, default={}, help="JSON to keep in meta.json")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    kept = unseen(asked.train, asked.annotators, asked.hold_out)
    finish(
        asked.checkpoint,
        asked.out,
        kept,
        read_lines(asked.dev) if asked.dev else [],
        asked.version,
        asked.facts,
        asked.share,
    )


if __name__ == "__main__":
    main()
