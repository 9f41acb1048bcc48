"""One command from annotated lines to an exported model: python -m training.train TRAIN.jsonl --out DIR."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

import torch

from training.augment import Annotated
from training.begin import minilm_files, start_from_minilm, start_from_shipped
from training.data import Articles, held_out, plain_tokenizer, read_lines
from training.finish import best, finish
from training.loop import Run
from training.net import STUDENT, Net
from training.plan import Plan
from training.pool import lines, with_pool
from training.soft import Target, load


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
    parser.add_argument(
        "--guide-targets", type=Path, nargs="+", default=[], help="folders of its targets by the guide"
    )
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


def told(folders: Iterable[Path]) -> dict[str, Target]:
    """A teacher's targets in some folders, by article."""
    return {name: target for folder in folders for name, target in load(folder).items()}


def gathered(asked: argparse.Namespace, used: list[Annotated], others: list[Annotated]) -> Articles:
    """All that is learned from: the annotated articles, those of the pool, those that a teacher read."""
    articles, others, often = with_pool(used, others, asked.pool, asked.texts)
    said = [told(asked.targets), told(asked.guide_targets)]  # by PolNeAR's convention, and by the guide
    targets = {a.id: said[0][a.id] for a in used if a.id in said[0]}
    marked = {a.id for a in articles}
    for row in lines(asked.unlabelled):
        for convention, known in enumerate(said):
            if row["id"] in known and row["id"] not in marked:
                article = Annotated(row["id"] + " by the guide" * convention, row["text"], (), (), convention)
                targets[article.id] = known[row["id"]]
                articles.append(article)
    return Articles(articles, others, plain_tokenizer(minilm_files()[1]), targets, often)


def main() -> None:
    """Trains, resuming where an earlier call was cut off."""
    asked = options()
    began = time.monotonic()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    net = Net(STUDENT)
    if asked.start and asked.start.is_file():
        net.take(torch.load(asked.start, weights_only=True))
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
