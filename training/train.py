"""One command from annotated lines to an exported model: python -m training.train TRAIN.jsonl --out DIR."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from training.augment import Annotated
from training.begin import minilm_files, start_from_minilm, start_from_shipped
from training.data import Articles, held_out, plain_tokenizer, read_lines
from training.finish import best, finish
from training.loop import Plan, Run
from training.net import STUDENT, Net
from training.pool import by_article, left_out, lines, read_pool
from training.soft import Target, load

POOL_TIMES = 3  # how often an epoch reads each article that was marked by the guide


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, help="lines {id, text, discard, attributions}")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--annotators", type=Path, help="lines for articles that several people annotated")
    parser.add_argument(
        "--start",
        type=Path,
        help="begin with these shipped weights, or a run's checkpoint, instead of MiniLM",
    )
    parser.add_argument("--targets", type=Path, nargs="+", default=[], help="folders of a teacher's targets")
    parser.add_argument("--unlabelled", type=Path, nargs="+", default=[], help="articles that have targets")
    parser.add_argument("--pool", type=Path, nargs="+", default=[], help="labels by the guide")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], help="the articles of those labels")
    parser.add_argument("--epochs", type=float, default=Plan.epochs)
    parser.add_argument("--minutes", type=float, help="plan the schedule by the clock instead of by epochs")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--rate", type=float, default=Plan.rate)
    parser.add_argument(
        "--hold-out", type=int, default=40, help="articles kept for thresholds and calibration"
    )
    parser.add_argument("--dev", type=Path, help="lines to report figures on at the end")
    parser.add_argument("--limit", type=int, help="use only so many articles (for a trial)")
    parser.add_argument("--workers", type=int, default=1, help="threads that learn side by side")
    return parser.parse_args()


def gathered(asked: argparse.Namespace, used: list[Annotated], others: list[Annotated]) -> Articles:
    """All that is learned from: the annotated articles, those of the pool, those that a teacher read."""
    targets: dict[str, Target] = {}
    for folder in asked.targets:
        targets |= load(folder)
    pool, further = by_article(a for a in read_pool(asked.pool, asked.texts) if not left_out(a))
    unlabelled = [
        Annotated(row["id"], row["text"], ()) for row in lines(asked.unlabelled) if row["id"] in targets
    ]
    seen = {a.id for a in (*used, *pool)}
    articles = [*used, *pool, *(a for a in unlabelled if a.id not in seen)]
    targets = {name: target for name, target in targets.items() if name not in {a.id for a in pool}}
    often = {a.id: POOL_TIMES for a in pool}
    return Articles(articles, [*others, *further], plain_tokenizer(minilm_files()[1]), targets, often)


def main() -> None:
    """Trains, resuming where an earlier call was cut off."""
    asked = options()
    began = time.monotonic()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    net = Net(STUDENT)
    if asked.start and asked.start.is_file():
        net.load_state_dict(torch.load(asked.start, weights_only=True))
    elif asked.start:
        start_from_shipped(net, asked.start)
    else:
        start_from_minilm(net, minilm_files()[0])
    articles = read_lines(asked.train)[: asked.limit]
    others = read_lines(asked.annotators) if asked.annotators else []
    kept = held_out(articles, asked.hold_out, (a.id for a in others))
    used = [a for a in articles if a.id not in kept]
    plan = Plan(
        epochs=asked.epochs, minutes=asked.minutes, seed=asked.seed, rate=asked.rate, workers=asked.workers
    )
    run = Run(net, gathered(asked, used, others), plan, asked.out)
    print(f"{len(run.articles.versions)} articles, {len(kept)} held out, resumed: {run.resume()}", flush=True)
    run.train()
    print(
        f"trained in {run.seconds / 60:.1f} min, {(time.monotonic() - began) / 60:.1f} with this call's start"
    )
    facts = {
        "articles": len(run.articles.versions),
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
