"""What the network is wrong about: cues, roles and edges around them, and what sources are."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from auditor.extract.find.neural.windows import around, encoder_inputs, windows
from training.data import Chunk, Labelled, owned, role_labels
from training.net import N_CUES, Net
from training.plan import Plan

KIND_WEIGHT = 0.3  # of what a source is, against how attributions are found


def encode(net: Net, chunk: Chunk, hidden: float, generator: torch.Generator | None) -> Tensor:
    """What the encoder says of each word: cue logits, the two sides, kinds."""
    return net.encoder.heads(vectors(net, chunk, hidden, generator)).float()


def vectors(net: Net, chunk: Chunk, hidden: float = 0.0, generator: torch.Generator | None = None) -> Tensor:
    """The vector of each word, read in the window whose middle is nearest."""
    reading = chunk.reading
    spans = windows(len(reading.pieces), multiple=32)
    inputs = [encoder_inputs(reading, span) for span in spans]
    ids = torch.from_numpy(np.stack([i for i, _ in inputs]))
    features = torch.from_numpy(np.stack([f for _, f in inputs]))
    if hidden:
        masked = torch.rand(ids.shape, generator=generator) < hidden
        masked[:, 0] = masked[:, -1] = False
        ids = torch.where(masked, 103, ids)
    convention = torch.full((len(spans),), chunk.convention)
    out = net.encoder.read(ids, features, convention)
    return torch.cat([
        out[k, 1 + torch.from_numpy(reading.first[a:b]) - span[0]]
        for k, (span, (a, b)) in enumerate(zip(spans, owned(spans, reading.first), strict=True))
    ])  # fmt: skip


def ask_roles(
    net: Net, words: Tensor, cues: Sequence[tuple[int, int]], chunk: Chunk
) -> tuple[Tensor, Tensor, np.ndarray]:
    """Role logits of the words around each cue, which of them are real, and their indices."""
    index, real, distance, apart = around(cues, chunk.reading.paragraph)
    side, other = words[:, N_CUES : N_CUES + 2 * net.shape.pair].chunk(2, dim=1)
    middle = torch.stack([other[a:b].mean(0) for a, b in cues])
    mask = torch.from_numpy(real)
    logits = net.roles(
        side[torch.from_numpy(index)],
        middle,
        mask[..., None].float(),
        torch.from_numpy(distance),
        torch.from_numpy(apart),
    )
    return logits, mask, index


def pick_cues(
    chunk: Chunk, probability: np.ndarray, negatives: float, rng: np.random.Generator
) -> tuple[list[tuple[int, int]], list[Labelled | None]]:
    """True cues (a share of them as the model sees them now) and some false ones."""
    cues: list[tuple[int, int]] = [a.cue for a in chunk.attributions]
    rows: list[Labelled | None] = list(chunk.attributions)
    likely = np.pad(((probability > 0.12) & (chunk.counts > 0)).any(axis=1).astype(np.int8), 1)
    runs = list(zip(np.flatnonzero(np.diff(likely) == 1), np.flatnonzero(np.diff(likely) == -1), strict=True))
    false = []
    for a, b in runs:
        true = [k for k, (s, e) in enumerate(cues[: len(chunk.attributions)]) if s < b and a < e]
        if len(true) == 1 and rng.random() < 0.3:
            cues[true[0]] = (int(a), int(b))
        elif not true:
            false.append((int(a), int(b)))
    most = math.ceil(negatives * len(chunk.attributions)) + 1
    rng.shuffle(false)
    return cues + false[:most], rows + [None] * len(false[:most])


def losses(
    net: Net, chunks: Sequence[Chunk], plan: Plan, rng: np.random.Generator
) -> tuple[Tensor, np.ndarray]:
    """Sum of both heads' losses over some chunks, per thirty attributions, and their parts."""
    generator = torch.Generator().manual_seed(int(rng.integers(2**40)))
    total, parts = torch.zeros(()), np.zeros(5)
    with torch.autocast("cpu", torch.bfloat16):  # one block: the weights are cast once for all chunks
        for chunk in chunks:
            words = encode(net, chunk, plan.hidden, generator)
            cue = cue_loss(words, chunk)
            probability = torch.sigmoid(words[:, :N_CUES].detach()).numpy()
            cues, rows = pick_cues(chunk, probability, plan.negatives, rng)
            role, edge = role_loss(net, words, cues, rows, chunk) if cues else torch.zeros(2)
            kind = kind_loss(words[:, N_CUES + 2 * net.shape.pair :], chunk)
            total = total + cue + role + edge + KIND_WEIGHT * kind
            parts += [*(float(x.detach()) for x in (cue, role, edge, kind)), len(chunk.attributions)]
    return total / 30, parts


def cue_loss(words: Tensor, chunk: Chunk) -> Tensor:
    """How far the cue logits are from the labels, over the words that count."""
    return F.binary_cross_entropy_with_logits(
        words[:, :N_CUES], torch.from_numpy(chunk.is_cue), torch.from_numpy(chunk.counts), reduction="sum"
    )


def kind_loss(kinds: Tensor, chunk: Chunk) -> Tensor:
    """How far what is said of the sources' words is from what people say that these sources are."""
    rows = [row for row in chunk.attributions if row.kind >= 0 and len(row.source)]
    if not rows or not kinds.shape[1]:
        return torch.zeros(())
    said = torch.stack([kinds[torch.from_numpy(row.source)].mean(0) for row in rows]).float()
    return F.cross_entropy(said, torch.tensor([row.kind for row in rows]), reduction="sum")


def role_loss(
    net: Net, words: Tensor, cues: Sequence[tuple[int, int]], rows: Sequence[Labelled | None], chunk: Chunk
) -> tuple[Tensor, Tensor]:
    """How far roles and edges around each cue are from the labels."""
    logits, mask, index = ask_roles(net, words, cues, chunk)
    logits = logits.float()
    roles, edges = (torch.from_numpy(x) for x in role_labels(rows, index))
    role = -(roles * F.log_softmax(logits[..., :3], dim=-1))[mask].sum() / 6
    edge = F.binary_cross_entropy_with_logits(logits[..., 3:][mask], edges[mask], reduction="sum") / 4
    return role, edge
