"""The network: an encoder with a cue head and a role head that is asked once for each cue, in two sizes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from auditor.extract.find.neural.windows import KINDS, N_DISTANCES, N_PARAGRAPHS

N_FEATURES = (3, 4, 2)  # inside quotes, case, paragraph start
N_CONVENTIONS = 2  # PolNeAR's, which is the encoder's own, and the guide's, which is learned on top of it
N_OUT = 7  # none, source, content; edges: source start, source end, content start, content end
N_CUES = 2  # logits of each word: part of a cue, and of one that stands inside another's content
LINK = 24  # width of what a pronoun asks for, and of what a name is
N_KINDS = len(KINDS)  # logits of each word of a source: what that source is
KIND_HEAD = ("encoder.kind.weight", "encoder.kind.bias")
RARE = -3.0  # logit at the start of all that most words are not
UNSEEN = -1e4  # what is added to the attention to a piece that does not count
N_BUCKETS, FARTHEST = 32, 128  # MPNet tells distances apart up to FARTHEST, in so many classes


@dataclass(frozen=True)
class Shape:
    """Size of a network."""

    width: int = 384
    heads: int = 12
    layers: int = 6
    inner: int = 1536
    pair: int = 160  # width of what the role head is told of a word and of a cue ...
    mixing: int = 64  # ... and of its blocks, in which neighbours see each other
    hidden: int = 160  # width between a word's vector and its cue logits
    kinds: int = 0  # logits of what a source is
    link: int = 0  # width of either side of a pronoun and a name, which `ranker` learns when all else is done
    relative: bool = False  # whether attention minds how far words are apart, as MPNet's does
    epsilon: float = 1e-12


STUDENT = Shape(kinds=N_KINDS)
TEACHER = Shape(
    width=768, layers=12, inner=3072, pair=256, mixing=256, hidden=256, relative=True, epsilon=1e-5
)


class Layer(nn.Module):
    """One transformer layer; attention can be written out plainly for a lean export."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width = shape.width
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mix = nn.Linear(width, width)
        self.mix_norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)

    def forward(self, x: Tensor, near: Tensor | None = None) -> Tensor:
        """One window's vectors after the next layer; `near` is what distance adds to attention."""
        batch, length, width = x.shape
        split = (batch, length, self.shape.heads, width // self.shape.heads)
        q, k, v = (part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        score = (q * split[3] ** -0.5) @ k.transpose(2, 3)
        mixed = torch.softmax(score if near is None else score + near.to(score.dtype), dim=-1) @ v
        x = self.mix_norm(x + self.mix(mixed.transpose(1, 2).reshape(batch, length, width)))
        return self.norm(x + self.down(F.gelu(self.up(x))))


def buckets(length: int) -> Tensor:
    """MPNet's class of the distance between each two places of a window."""
    place = torch.arange(length)
    away = place[:, None] - place[None]
    half = N_BUCKETS // 2
    exact = half // 2
    size = away.abs()
    far = torch.log(size.clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)
    grown = (exact + far.long()).clamp(max=half - 1)
    return (away < 0).long() * half + torch.where(size < exact, size, grown)


class Encoder(nn.Module):
    """Word pieces and what is known of them to [two cue logits | word side | cue side | kinds] of each."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.word = nn.Embedding(30522, width)
        self.position = nn.Embedding(512, width)
        self.told = nn.ModuleList(nn.Embedding(n, width) for n in N_FEATURES)
        self.convention = nn.Parameter(torch.zeros(N_CONVENTIONS - 1, width))
        for table in self.told:
            nn.init.normal_(table.weight, std=0.01)
        self.distance = nn.Embedding(N_BUCKETS, shape.heads) if shape.relative else None
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.cue = nn.Sequential(nn.Linear(width, shape.hidden), nn.ReLU(), nn.Linear(shape.hidden, N_CUES))
        nn.init.constant_(self.cue[2].bias, RARE)
        self.sides = nn.Linear(width, 2 * shape.pair)
        self.kind = nn.Linear(width, shape.kinds) if shape.kinds else None
        self.link = nn.Linear(width, 2 * shape.link) if shape.link else None

    def forward(self, ids: Tensor, features: Tensor, convention: Tensor) -> Tensor:
        """ids (windows, pieces), features (windows, pieces, 3), convention (windows)."""
        return self.heads(self.read(ids, features, convention))

    def read(self, ids: Tensor, features: Tensor, convention: Tensor, real: Tensor | None = None) -> Tensor:
        """The vector of each piece; `real` says which pieces count, where windows are of several lengths."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        for k, table in enumerate(self.told):
            x = x + table(features[..., k])
        x = self.norm(x + F.pad(self.convention, (0, 0, 1, 0))[convention][:, None])
        near = self.distance(buckets(ids.shape[1])).permute(2, 0, 1) if self.distance is not None else None
        if real is not None:
            unseen = torch.where(real, 0.0, UNSEEN)[:, None, None]
            near = unseen if near is None else near + unseen
        for layer in self.layers:
            x = layer(x, near)
        return x

    def heads(self, x: Tensor) -> Tensor:
        """What is said of vectors: cue logits, the two sides, and of what kind a source of these words is."""
        more = (part(x) for part in (self.kind, self.link) if part is not None)
        return torch.cat((self.cue(x), self.sides(x), *more), dim=-1)


class Block(nn.Module):
    """Lets each word see its neighbours' answers for the same cue."""

    def __init__(self, pair: int, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(pair)
        self.near = nn.Conv1d(pair, pair, 7, padding=3 * dilation, dilation=dilation, groups=pair)
        self.up, self.down = nn.Linear(pair, pair), nn.Linear(pair, pair)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        seen = self.near((self.norm(x) * real).transpose(1, 2)).transpose(1, 2)
        return x + self.down(F.relu(self.up(seen)))


class Roles(nn.Module):
    """For each cue, the role and the edges of every word around it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        pair, mixing = shape.pair, shape.mixing
        self.distance = nn.Embedding(N_DISTANCES, pair)
        self.apart = nn.Embedding(N_PARAGRAPHS, pair)
        for table in (self.distance, self.apart):
            nn.init.normal_(table.weight, std=0.1)
        self.product = nn.Linear(pair, pair)
        self.narrow = nn.Linear(pair, mixing) if mixing != pair else nn.Identity()
        self.blocks = nn.ModuleList((Block(mixing, 1), Block(mixing, 4)))
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(mixing, N_OUT)
        self.out.bias.data[1:] = RARE

    def forward(self, words: Tensor, cues: Tensor, real: Tensor, distance: Tensor, apart: Tensor) -> Tensor:
        """words (n, around, pair), cues (n, pair), real (n, around, 1), classes (n, around) to logits."""
        cue = cues[:, None]
        x = words + cue + self.product(words * cue) + self.distance(distance) + self.apart(apart)
        x = self.narrow(F.relu(x))
        for block in self.blocks:
            x = block(x, real)
        logits: Tensor = self.out(self.drop(x))
        return logits


class Net(nn.Module):
    """Both parts together, as they are trained."""

    def __init__(self, shape: Shape = STUDENT) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.roles = Roles(shape)

    def take(self, state: dict[str, Tensor]) -> None:
        """Takes a checkpoint's weights; one from before sources had kinds leaves that head as it is."""
        known = self.state_dict()
        self.load_state_dict({name: known[name] for name in KIND_HEAD if name in known} | state)
