"""One command from annotated lines to an exported model: python -m training.train TRAIN.jsonl --out DIR."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from training.data import Articles, held_out, plain_tokenizer, read_lines
from training.finish import best, finish
from training.loop import Plan, Run
from training.net import Net, minilm_files, start_from_minilm


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="lines {id, text, discard, attributions}")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--annotators", type=Path, help="lines for articles that several people annotated")
    parser.add_argument("--epochs", type=float, default=Plan.epochs)
    parser.add_argument("--minutes", type=float, help="plan the schedule by the clock instead of by epochs")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument(
        "--hold-out", type=int, default=40, help="articles kept for thresholds and calibration"
    )
    parser.add_argument("--dev", type=Path, help="lines to report figures on at the end")
    parser.add_argument("--limit", type=int, help="use only so many articles (for a trial)")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Trains, resuming where an earlier call was cut off."""
    asked = options()
    began = time.monotonic()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    weights, description = minilm_files()
    net = Net()
    start_from_minilm(net, weights)
    articles = read_lines(asked.train)[: asked.limit]
    others = read_lines(asked.annotators) if asked.annotators else []
    kept = held_out(articles, asked.hold_out, (a.id for a in others))
    used = [a for a in articles if a.id not in kept]
    plan = Plan(epochs=asked.epochs, minutes=asked.minutes, seed=asked.seed, rate=asked.rate)
    run = Run(net, Articles(used, others, plain_tokenizer(description)), plan, asked.out)
    print(f"{len(used)} articles, {len(kept)} held out, resumed: {run.resume()}", flush=True)
    run.train()
    print(
        f"trained in {run.seconds / 60:.1f} min, {(time.monotonic() - began) / 60:.1f} with this call's start"
    )
    facts = {
        "articles": len(used),
        "steps": run.step,
        "planned_epochs": run.epoch,
        "seed": plan.seed,
        "minutes": round(run.seconds / 60),
    }
    unseen = [a for a in articles if a.id in kept]
    chosen = best(sorted(asked.out.glob("epoch-*.pt"), key=lambda path: int(path.stem[6:])), unseen)
    facts["epochs"] = int(chosen.stem.removeprefix("epoch-"))
    dev = read_lines(asked.dev) if asked.dev else []
    finish(chosen, asked.out / "weights", unseen, dev, f"seed{plan.seed}", facts)


if __name__ == "__main__":
    main()
