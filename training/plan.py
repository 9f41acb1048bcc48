"""What a training run does, and how long."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """What a run does; with `minutes` the schedule follows the clock, else the number of epochs."""

    epochs: float = 8.0
    minutes: float | None = None
    seed: int = 1
    rate: float = 1.5e-4  # of the encoder
    head_rate: float = 1e-3
    warm_up: int = 40  # steps in which the rates rise
    cool: float = 0.4  # share of the plan, at its end, in which they fall to nothing
    step_windows: int = 6
    hidden: float = 0.08  # share of word pieces replaced by [MASK]
    negatives: float = 0.5  # false cues per true one that the role head sees, at most
    average: float = 0.998
    workers: int = 1  # chunks read at once; with more than one, two runs of a seed differ in the last digits
    save_every: float = 240.0  # seconds
