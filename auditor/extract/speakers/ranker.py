"""Who is likeliest meant, by a small network whose weights were learned."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Self

import numpy as np

from auditor.extract.speakers.antecedents import FEATURES
from auditor.extract.speakers.candidates import Candidate

SPOKE = FEATURES.index("spoke once")


class Ranker:
    """One hidden layer over the figures of a candidate."""

    def __init__(
        self, hidden: np.ndarray, bias: np.ndarray, out: np.ndarray, told: np.ndarray | None = None
    ) -> None:
        self.hidden, self.bias, self.out = hidden, bias, out
        self.told = np.zeros(len(hidden)) if told is None else told  # added where somebody has spoken

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """As it was written: a row of ``hidden`` for each feature by name, a column for each unit."""
        hidden = [data["hidden"][name] for name in FEATURES]
        told = [data.get("told", {}).get(name, 0.0) for name in FEATURES]
        return cls(*(np.asarray(x, dtype=np.float64) for x in (hidden, data["bias"], data["out"], told)))

    def best(self, candidates: Sequence[Candidate]) -> Candidate:
        """The likeliest of some; of equals the first."""
        rows = np.asarray([c.features for c in candidates])
        return candidates[int(np.argmax(self.scores(rows) + [c.fit for c in candidates]))]

    def scores(self, rows: np.ndarray) -> np.ndarray:
        """How likely each row of figures is, beside the others."""
        learned: np.ndarray = np.tanh(rows @ self.hidden + self.bias) @ self.out
        return learned + rows @ self.told if rows[:, SPOKE].any() else learned


def likeliest(_token: int, candidates: Sequence[Candidate]) -> Candidate:
    """Whom a pronoun means, of some whom it may mean."""
    return _shipped().best(candidates)


@cache
def _shipped() -> Ranker:
    path = files("auditor.extract.speakers").joinpath("pronouns.json")
    return Ranker.of(json.loads(path.read_text(encoding="utf-8")))
