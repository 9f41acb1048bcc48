"""The network as it is trained, reading like the one that ships: for teachers, and for quick trials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn.utils.rnn import pad_sequence

from auditor.extract.find.neural import windows
from auditor.extract.find.neural.decode import N_FACTS, Settings
from auditor.extract.find.neural.finder import ROLES, NeuralFinder
from auditor.extract.find.neural.windows import KINDS
from training.net import N_CUES, Net
from training.soft import Floats

TOGETHER = 1600  # word pieces that are read side by side


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
        super().__init__(
            None,
            tokenizer,
            {**fitted, "pair": net.shape.pair, "cue_kinds": kinds, "kinds": KINDS[: net.shape.kinds]},
            "",
        )  # type: ignore[arg-type]
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
        return self._kept(self.net.encoder(*given, torch.tensor([self.convention]))[0].float().numpy())

    @torch.no_grad()
    def encode_all(self, readings: Sequence[windows.Reading]) -> list[Floats]:
        """`_encode` of each of many readings: short ones of like length side by side, which is faster."""
        short = sorted(range(len(readings)), key=lambda k: len(readings[k].pieces))
        result: dict[int, Floats] = {}
        while short and len(readings[short[-1]].pieces) > windows.WINDOW:
            k = short.pop()
            result[k] = self._encode(readings[k])
        while short:
            most = max(1, TOGETHER // (len(readings[short[-1]].pieces) + 2))
            group, short = short[-most:], short[:-most]
            result |= zip(group, self._side_by_side([readings[k] for k in group]), strict=True)
        return [result[k] for k in range(len(readings))]

    def _side_by_side(self, readings: Sequence[windows.Reading]) -> Iterator[Floats]:
        """Readings of one window each, filled up to the longest."""
        inputs = [windows.encoder_inputs(reading, (0, len(reading.pieces))) for reading in readings]
        ids = pad_sequence([torch.from_numpy(pieces) for pieces, _ in inputs], batch_first=True)
        features = pad_sequence([torch.from_numpy(told) for _, told in inputs], batch_first=True)
        lengths = torch.tensor([len(pieces) for pieces, _ in inputs])
        real = torch.arange(ids.shape[1])[None] < lengths[:, None]
        convention = torch.full((len(inputs),), self.convention)
        vectors = self.net.encoder.read(ids, features, convention, real)
        out = self.net.encoder.heads(vectors).float().numpy()
        for row, reading in zip(out, readings, strict=True):
            yield self._kept(row[1 + reading.first])

    def _kept(self, out: Floats) -> Floats:
        """What is asked of the network: the logit of nested cues only where it is trained."""
        return out if self.cue_kinds == N_CUES else np.delete(out, range(self.cue_kinds, N_CUES), axis=1)

    @torch.no_grad()
    def _roles(self, asked: Mapping[str, Any]) -> Any:
        given = (
            torch.from_numpy(np.asarray(asked[k])) for k in ("words", "cues", "real", "distance", "apart")
        )
        return self.net.roles(*given).float().numpy()


__all__ = ["Settings", "TorchFinder"]
