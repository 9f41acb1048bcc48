"""Trains the heads alone, on the encoder of weights that ship: a new role head, or nested cues, in minutes.

python -m training.heads TRAIN.jsonl --start FOLDER --out DIR [--targets FOLDER ...] [--epochs N]

The encoder and the logit of outermost cues stay as they are, so every vector is computed once.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from training.begin import minilm_files, start_from_shipped
from training.data import Articles, Chunk, held_out, plain_tokenizer, read_lines
from training.losses import pick_cues, role_loss, vectors
from training.net import N_CUES, Net, Shape
from training.plan import Plan
from training.soft import Target, load

SHAPE = Shape(hidden=256)
AT_ONCE = 4  # chunks in a step
NESTED = 3.0  # weight of the nested cues, which are few


class Known:
    """The chunks of one pass with the vectors of their words, in half the precision."""

    def __init__(self, net: Net, articles: Articles, seed: int) -> None:
        self.chunks: list[Chunk] = []
        self.vectors: list[Tensor] = []
        began = time.process_time()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for chunk in articles.epoch(0, seed):
                self.chunks.append(chunk)
                self.vectors.append(vectors(net, chunk).to(torch.bfloat16))
        print(f"{len(self.chunks)} chunks read, {time.process_time() - began:.0f} s", flush=True)


def loss_of(net: Net, chunk: Chunk, read: Tensor, rng: np.random.Generator) -> tuple[Tensor, np.ndarray]:
    """Losses of nested cues, roles and edges, per thirty attributions, and their parts."""
    words = net.encoder.heads(read.float())
    labels, counts = torch.from_numpy(chunk.is_cue[:, 1]), torch.from_numpy(chunk.counts[:, 1])
    nested = F.binary_cross_entropy_with_logits(words[:, 1], labels, counts, reduction="sum")
    probability = torch.sigmoid(words[:, :N_CUES].detach()).numpy()
    cues, rows = pick_cues(chunk, probability, Plan.negatives, rng)
    role = edge = torch.zeros(())
    if cues:
        with torch.autocast("cpu", torch.bfloat16):
            role, edge = role_loss(net, words, cues, rows, chunk)
    parts = np.array([float(nested.detach()), float(role.detach()), float(edge.detach()), len(rows)])
    return (NESTED * nested + role + edge) / 30, parts


def train(net: Net, known: Known, epochs: int, rate: float, seed: int, out: Path) -> None:
    """Passes over the known chunks, at rates that fall along a cosine."""
    kept = [value.clone() for value in (net.encoder.cue[2].weight[0], net.encoder.cue[2].bias[0])]
    frozen = {name: value.clone() for name, value in net.encoder.cue[0].state_dict().items()}
    first = known_units(net)
    trained = [*net.encoder.cue.parameters(), *net.encoder.sides.parameters(), *net.roles.parameters()]
    optimizer = torch.optim.AdamW(trained, lr=rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    rng = np.random.default_rng(seed)
    total = epochs * math.ceil(len(known.chunks) / AT_ONCE)
    step = 0
    for epoch in range(epochs):
        sums, began = np.zeros(4), time.process_time()
        order = rng.permutation(len(known.chunks))
        for at in range(0, len(order), AT_ONCE):
            scale = min(1.0, (step + 1) / 30) * (0.5 + 0.5 * math.cos(math.pi * step / total))
            for group in optimizer.param_groups:
                group["lr"] = rate * scale
            for k in order[at : at + AT_ONCE]:
                loss, parts = loss_of(net, known.chunks[k], known.vectors[k], rng)
                loss.backward()
                sums += parts
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            _restore(net, kept, frozen, first)
            step += 1
        nested, role, edge = sums[:3] / max(1.0, sums[3])
        print(
            f"epoch {epoch + 1} nested {nested:.4f} role {role:.3f} edge {edge:.3f} "
            f"{time.process_time() - began:.0f} s", flush=True,
        )  # fmt: skip
        torch.save(net.state_dict(), out / f"epoch-{epoch + 1}.pt")


def known_units(net: Net) -> int:
    """How many of the hidden units the logit of outermost cues looks at."""
    return int((net.encoder.cue[2].weight[0] != 0).nonzero().max()) + 1


@torch.no_grad()
def _restore(net: Net, kept: Sequence[Tensor], frozen: dict[str, Tensor], first: int) -> None:
    """What the logit of outermost cues depends on is as it was."""
    net.encoder.cue[2].weight[0], net.encoder.cue[2].bias[0] = kept
    for name, value in frozen.items():
        getattr(net.encoder.cue[0], name)[:first] = value[:first]


def main() -> None:
    """Trains from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--targets", type=Path, nargs="+", default=[])
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold-out", type=int, default=40)
    parser.add_argument("--annotators", type=Path)
    parser.add_argument("--limit", type=int, help="use only so many articles (for a trial)")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(asked.seed)
    asked.out.mkdir(parents=True, exist_ok=True)
    net = Net(SHAPE)
    start_from_shipped(net, asked.start)
    articles = read_lines(asked.train)
    others = read_lines(asked.annotators) if asked.annotators else []
    kept = held_out(articles, asked.hold_out, (a.id for a in others))
    targets: dict[str, Target] = {}
    for folder in asked.targets:
        targets |= load(folder)
    used = [a for a in articles if a.id not in kept][: asked.limit]
    read = Articles(used, others, plain_tokenizer(minilm_files()[1]), targets)
    train(net, Known(net, read, asked.seed), asked.epochs, asked.rate, asked.seed, asked.out)


if __name__ == "__main__":
    main()
