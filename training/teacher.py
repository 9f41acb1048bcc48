"""Trains the teacher, MPNet with the same heads: python -m training.teacher TRAIN.jsonl --mpnet M --out O."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.begin import minilm_files, start_from_mpnet
from training.data import Articles, held_out, plain_tokenizer, read_lines
from training.loop import Run
from training.net import TEACHER, Net
from training.plan import Plan
from training.pool import with_pool


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="lines {id, text, discard, attributions}")
    parser.add_argument("--mpnet", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--annotators", type=Path, help="lines for articles that several people annotated")
    parser.add_argument("--pool", type=Path, nargs="+", default=[], help="labels by the guide")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], help="the articles of those labels")
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--minutes", type=float, help="plan the schedule by the clock instead of by epochs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--hold-out", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Trains, resuming where an earlier call was cut off."""
    asked = options()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    net = Net(TEACHER)
    start_from_mpnet(net, minilm_files(asked.mpnet)[0])
    articles = read_lines(asked.train)
    others = read_lines(asked.annotators) if asked.annotators else []
    kept = held_out(articles, asked.hold_out, (a.id for a in others))
    used = [a for a in articles if a.id not in kept]
    plan = Plan(
        epochs=asked.epochs, minutes=asked.minutes, seed=asked.seed, rate=asked.rate, step_windows=8,
        average=0.99, workers=asked.workers, save_every=360.0,
    )  # fmt: skip
    articles, others, often = with_pool(used, others, asked.pool, asked.texts)
    tokenizer = plain_tokenizer(minilm_files()[1])
    run = Run(net, Articles(articles, others, tokenizer, often=often), plan, asked.out)
    print(f"{len(articles)} articles, {len(kept)} held out, resumed: {run.resume()}", flush=True)
    run.train()


if __name__ == "__main__":
    main()
