"""Soft targets: what a teacher says of articles, kept in files of some articles each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from auditor.extract.find.neural.windows import Ints

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Target:
    """The teacher's word on one article: words are numbered as ``windows.read`` has them."""

    cue_logits: Floats  # (words, 2): part of a cue, of a nested cue; NaN where it was not asked
    cues: Ints  # (cues, 2): first word, word after the last
    nested: Ints  # (cues): 1 for those inside another's content
    ranges: Ints  # (cues, 2): the words that the roles are kept of
    roles: Floats  # (words of all ranges, 7)

    def of(self, cue: int) -> Floats:
        """Role and edge logits over the range of a cue."""
        sizes = np.diff(self.ranges, axis=1)[:, 0]
        start = int(sizes[:cue].sum())
        return self.roles[start : start + int(sizes[cue])]


FIELDS = ("cue_logits", "cues", "nested", "ranges", "roles")


def save(path: Path, targets: dict[str, Target]) -> None:
    """Some articles' targets in one file, in half the precision."""
    arrays: dict[str, Any] = {"ids": np.asarray(list(targets))}
    for n, target in enumerate(targets.values()):
        for name in FIELDS:
            value = getattr(target, name)
            small = np.float16 if value.dtype.kind == "f" else np.int32
            arrays[f"{n}.{name}"] = value.astype(small)
    np.savez_compressed(path.with_suffix(".part.npz"), **arrays)
    path.with_suffix(".part.npz").replace(path)


def load(folder: Path) -> dict[str, Target]:
    """All targets of a folder by the articles' names."""
    result = {}
    for path in sorted(folder.glob("[0-9]*.npz")):
        if path.name.endswith(".part.npz"):
            continue
        with np.load(path) as arrays:
            for n, name in enumerate(arrays["ids"].tolist()):
                result[name] = Target(*(arrays[f"{n}.{field}"] for field in FIELDS))
    return result
