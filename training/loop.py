"""The training loop: a schedule by time or by epochs, checkpoints to resume from, averaged weights."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from auditor.extract.find.neural.windows import windows
from training.data import Articles, Chunk, shares
from training.losses import losses
from training.net import Net
from training.plan import Plan


class Average:
    """Exponentially averaged weights, which are the ones that are exported."""

    def __init__(self, net: Net, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.weights = {k: v.detach().clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def update(self, net: Net, every: int) -> None:
        """Moves towards the net; called every `every` steps."""
        self.steps += every
        decay = min(self.decay**every, 1 - every / (10 + self.steps))
        for name, value in net.named_parameters():
            if value.requires_grad:
                self.weights[name].lerp_(value.detach(), 1 - decay)


def _groups(net: Net, plan: Plan) -> list[dict[str, object]]:
    net.encoder.word.weight.requires_grad_(False)
    fresh = ("encoder.cue", "encoder.sides", "encoder.kind", "encoder.told", "encoder.convention", "roles")
    rows: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, value in net.named_parameters():
        if value.requires_grad:
            rows.setdefault((name.startswith(fresh), value.ndim > 1), []).append(value)
    return [
        {
            "params": params,
            "rate": plan.head_rate if head else plan.rate,
            "weight_decay": 0.01 if matrix else 0.0,
        }
        for (head, matrix), params in rows.items()
    ]


def steps(articles: Articles, plan: Plan, epoch: int) -> Iterator[list[Chunk]]:
    """An epoch's chunks in groups of about `step_windows` windows."""
    group: list[Chunk] = []
    size = 0
    for chunk in articles.epoch(epoch, plan.seed):
        group.append(chunk)
        size += len(windows(len(chunk.reading.pieces)))
        if size >= plan.step_windows:
            yield group
            group, size = [], 0
    if group:
        yield group


class Run:
    """One training run in a folder; it goes on from the folder's last checkpoint."""

    def __init__(self, net: Net, articles: Articles, plan: Plan, folder: Path) -> None:
        self.net, self.articles, self.plan, self.folder = net, articles, plan, folder
        self.optimizer = torch.optim.AdamW(_groups(net, plan), lr=1e-4, betas=(0.9, 0.98), fused=True)
        self.average = Average(net, plan.average)
        self.pool = ThreadPoolExecutor(plan.workers)
        self.step = self.epoch = 0
        self.seconds = 0.0
        self.done_in_epoch = self.per_epoch = 0
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "plan.json").write_text(json.dumps(asdict(plan), indent=1) + "\n", encoding="utf-8")

    def resume(self) -> bool:
        """Takes up the last checkpoint if there is one."""
        path = self.folder / "last.pt"
        if not path.exists():
            return False
        state = torch.load(path, weights_only=True)
        self.net.load_state_dict(state["net"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.weights, self.average.steps = state["average"], state["average_steps"]
        self.step, self.epoch, self.seconds = state["step"], state["epoch"], state["seconds"]
        self.done_in_epoch, self.per_epoch = state["done_in_epoch"], state.get("per_epoch", 0)
        return True

    def save(self) -> None:
        """Writes the checkpoint whole or not at all."""
        state = {
            "net": self.net.state_dict(), "optimizer": self.optimizer.state_dict(),
            "average": self.average.weights,
            "average_steps": self.average.steps, "step": self.step,
            "epoch": self.epoch, "seconds": self.seconds,
            "done_in_epoch": self.done_in_epoch, "per_epoch": self.per_epoch,
        }  # fmt: skip
        torch.save(state, self.folder / "new.pt")
        (self.folder / "new.pt").replace(self.folder / "last.pt")

    def progress(self, within_epoch: float) -> float:
        """How much of the plan is done, 0 to 1."""
        if self.plan.minutes is not None:
            return self.seconds / (60 * self.plan.minutes)
        return (self.epoch + within_epoch) / self.plan.epochs

    def set_rates(self, progress: float) -> None:
        """Up within some steps, level, and down to nothing at the end of the plan.

        While they are level it costs nothing to change one's mind on how long the run is to be.
        """
        scale = min(1.0, (self.step + 1) / self.plan.warm_up, (1 - progress) / self.plan.cool)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * max(scale, 1e-3)

    def train(self) -> None:
        """Runs to the end of the plan."""
        saved = time.monotonic()
        sums, total = np.zeros(5), max(1, len(self.articles.versions))
        while self.progress(0) < 1:
            for number, group in enumerate(steps(self.articles, self.plan, self.epoch)):
                if number < self.done_in_epoch:
                    continue
                began = time.monotonic()
                within = min(0.999, number / (self.per_epoch or total * 0.53))
                self.set_rates(self.progress(within))
                sums += self.take(group)
                self.seconds += time.monotonic() - began
                self.done_in_epoch = number + 1
                if self.step % 25 == 0:
                    self.report(sums, within)
                    sums = np.zeros(5)
                if time.monotonic() - saved > self.plan.save_every:
                    self.save()
                    saved = time.monotonic()
                if self.plan.minutes is not None and self.progress(0) >= 1:
                    break
            self.per_epoch = self.done_in_epoch
            self.epoch, self.done_in_epoch = self.epoch + 1, 0
            torch.save(self.average.weights, self.folder / f"epoch-{self.epoch}.pt")
            print(f"epoch {self.epoch} done after {self.seconds / 60:.1f} min", flush=True)
        self.save()

    def take(self, group: Sequence[Chunk]) -> np.ndarray:
        """One step of the optimiser; the chances in it depend on the seed and the step alone."""
        self.net.train()
        torch.manual_seed(self.plan.seed * 7919 + self.step)

        def learn(part: Sequence[Chunk]) -> np.ndarray:
            rng = np.random.default_rng((self.plan.seed, self.step, len(part[0].reading)))
            loss, parts = losses(self.net, part, self.plan, rng)
            loss.backward()
            return parts

        parts = np.sum(list(self.pool.map(learn, shares(group, self.plan.workers))), axis=0)
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % 4 == 0:
            self.average.update(self.net, 4)
        return parts

    def report(self, sums: np.ndarray, within: float) -> None:
        """One line on how it goes: losses per attribution."""
        cue, role, edge, kind = sums[:4] / max(1.0, sums[4])
        print(
            f"step {self.step} epoch {self.epoch + within:.2f} {self.seconds / 60:.1f} min "
            f"cue {cue:.3f} role {role:.3f} edge {edge:.3f} kind {kind:.3f}", flush=True,
        )  # fmt: skip
