"""What a finder says of words beside what it finds: of what kind a source is that they name."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from auditor.contract.finders import Piece
    from auditor.model import SourceKind


@dataclass(frozen=True, eq=False)
class Likely:
    """Logits of each kind for each word of a working text, in text order."""

    kinds: tuple[SourceKind, ...]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    logits: npt.NDArray[np.float16]  # (words, kinds)

    def kinds_of(self, piece: Piece) -> dict[SourceKind, float]:
        """How likely each kind is for a source of these words, 0 to 1; empty where none of them was read."""
        said = self.logits[self.ends.searchsorted(piece[0], "right") : self.starts.searchsorted(piece[1])]
        if not len(said):
            return {}
        mean = said.astype("float32").mean(axis=0).tolist()
        power = [exp(x - max(mean)) for x in mean]
        return {kind: p / sum(power) for kind, p in zip(self.kinds, power, strict=True)}
