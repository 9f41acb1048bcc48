"""What a finder says of words beside what it finds: of what kind a source is that they name, and how well a
pronoun and a name go together."""

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
    sides: npt.NDArray[np.float16] | None = None  # (words, 2, width): what each asks for, and what it is

    def fit(self, pronoun: int, name: int) -> float:
        """How well the word at one offset goes with that at another, in log odds; 0 where it is not known."""
        if self.sides is None:
            return 0.0
        one, two = (int(self.ends.searchsorted(at, "right")) for at in (pronoun, name))
        if max(one, two) >= len(self.ends) or self.starts[one] > pronoun or self.starts[two] > name:
            return 0.0
        return float(self.sides[one, 0].astype("float32") @ self.sides[two, 1].astype("float32"))

    def kinds_of(self, piece: Piece) -> dict[SourceKind, float]:
        """How likely each kind is for a source of these words, 0 to 1; empty where none of them was read."""
        said = self.logits[self.ends.searchsorted(piece[0], "right") : self.starts.searchsorted(piece[1])]
        if not len(said):
            return {}
        mean = said.astype("float32").mean(axis=0).tolist()
        power = [exp(x - max(mean)) for x in mean]
        return {kind: p / sum(power) for kind, p in zip(self.kinds, power, strict=True)}
