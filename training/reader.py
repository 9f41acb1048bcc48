"""The network as it is trained, reading like the one that ships: for teachers, and for quick trials."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from auditor.extract.find.neural import windows
from auditor.extract.find.neural.decode import N_FACTS, Settings
from auditor.extract.find.neural.finder import ROLES, NeuralFinder
from training.net import N_CUES, Net


class TorchFinder(NeuralFinder):
    """Finds with the network itself.

    Call it within one ``torch.autocast("cpu", torch.bfloat16)``, so that the weights are cast but once.
    With ``nested_told`` the nested cues are those of its own head, else contents are read a second time.
    """

    def __init__(
        self, net: Net, tokenizer: Tokenizer, meta: Mapping[str, Any] | None = None, nested_told: bool = False
    ) -> None:
        fitted = meta or {
            "settings": {},
            "calibration": {role: [0.0] * N_FACTS for role in ROLES},
            "version": "",
        }
        kinds = N_CUES if nested_told else 1
        super().__init__(None, tokenizer, {**fitted, "pair": net.shape.pair, "cue_kinds": kinds}, "")  # type: ignore[arg-type]
        self.net = net.eval()

    @classmethod
    def of(cls, checkpoint: Path, net: Net, tokenizer: Tokenizer, **more: Any) -> TorchFinder:
        """A checkpoint's network, or a run's averaged one."""
        state = torch.load(checkpoint, weights_only=True, mmap=True)
        net.load_state_dict(state.get("average", state))
        return cls(net, tokenizer, **more)

    @torch.no_grad()
    def _read(self, ids: windows.Ints, features: windows.Ints) -> Any:
        given = (torch.from_numpy(ids)[None], torch.from_numpy(features)[None])
        out = self.net.encoder(*given, torch.tensor([self.convention]))[0].float().numpy()
        return out if self.cue_kinds == N_CUES else np.delete(out, range(self.cue_kinds, N_CUES), axis=1)

    @torch.no_grad()
    def _roles(self, asked: Mapping[str, Any]) -> Any:
        given = (
            torch.from_numpy(np.asarray(asked[k])) for k in ("words", "cues", "real", "distance", "apart")
        )
        return self.net.roles(*given).float().numpy()


__all__ = ["Settings", "TorchFinder"]
