"""Writes the trained network as one lean ONNX file: encoder in int8, role head in float, chosen by a flag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.net import STUDENT, Net, Shape

OPSET, CONTRIB, IR = 20, 1, 10
Sizes = dict[str, Any]


@dataclass
class Graph:
    """Collects nodes and weights; every call adds one node and returns the name of its output."""

    prefix: str
    nodes: list[Any] = field(default_factory=list)
    weights: list[Any] = field(default_factory=list)

    def weight(self, name: str, value: Any) -> str:
        """A constant by name."""
        full = f"{self.prefix}.{name}"
        if all(w.name != full for w in self.weights):
            self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), full))
        return full

    def node(
        self, kind: str, inputs: list[str], outputs: int = 1, contrib: bool = False, **attributes: Any
    ) -> Any:
        """One operation."""
        names = [f"{self.prefix}.{len(self.nodes)}.{k}" for k in range(outputs)]
        domain = "com.microsoft" if contrib else ""
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def ints(self, name: str, *values: int) -> str:
        """A constant list of whole numbers."""
        return self.weight(name, np.asarray(values, np.int64))

    def norm(self, x: str, module: Any, name: str, epsilon: float) -> str:
        """Layer normalisation over the last axis."""
        scale, bias = (self.weight(f"{name}.{k}", array(getattr(module, k))) for k in ("weight", "bias"))
        return str(self.node("LayerNormalization", [x, scale, bias], axis=-1, epsilon=epsilon))

    def linear(self, x: str, module: Any, name: str) -> str:
        """A linear map in float."""
        weight = self.weight(f"{name}.weight", array(module.weight).T)
        bias = self.weight(f"{name}.bias", array(module.bias))
        return str(self.node("Add", [self.node("MatMul", [x, weight]), bias]))


def array(tensor: torch.Tensor) -> Any:
    """A tensor as float32 numbers."""
    return tensor.detach().float().numpy().astype(np.float32)


STEPS = 64  # either side of 0: two products of such a weight and a byte always fit into 16 bits


def per_column(weight: Any) -> tuple[Any, Any]:
    """Symmetric whole numbers of seven bits with one scale per column.

    Without VNNI a processor adds two products of a byte and a weight in 16 bits, which eight bits overflow:
    the sums would be cut there, and the same text would give other attributions.
    """
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-9) / STEPS
    return np.clip(np.round(weight / scale), -STEPS, STEPS).astype(np.int8), scale.astype(np.float32)


@dataclass
class EncoderGraph(Graph):
    """The encoder over one window of exact length, without batch, mask or filling."""

    shape: Shape = STUDENT
    int8: bool = True
    sizes: Sizes = field(default_factory=dict)
    alpha: float = 0.8  # of the evening out: nearer to 1 helps the inputs, nearer to 0 the weights

    def quantized(self, x: str, weight: Any, name: str) -> tuple[list[str], Any]:
        """Input of the integer maps (whole window, one scale) and the weight, after evening out the channels.

        Channels that run large would take the few steps of an int8 scale for themselves: they are divided by
        a factor, and the weight's rows multiplied by it.
        """
        if not self.int8:
            return [x], weight
        if name in self.sizes:
            rows = np.maximum(np.abs(weight).max(axis=1), 1e-5)
            factor = np.maximum(self.sizes[name], 1e-5) ** self.alpha / rows ** (1 - self.alpha)
            x = self.node("Mul", [x, self.weight(f"{name}.even", (1 / factor).astype(np.float32))])
            weight = weight * factor[:, None]
        return list(self.node("DynamicQuantizeLinear", [x], 3)), weight

    def integer_linear(self, given: str, weight: Any, bias: Any, name: str) -> str:
        """A linear map in int8 (or in float, to compare)."""
        bias = self.weight(f"{name}.bias", bias)
        x, weight = self.quantized(given, weight, name)
        if not self.int8:
            product = self.node("MatMul", [x[0], self.weight(f"{name}.weight", weight)])
            return str(self.node("Add", [product, bias]))
        whole, scale = per_column(weight)
        inputs = [
            x[0],
            self.weight(f"{name}.int8", whole),
            x[1],
            self.weight(f"{name}.scale", scale),
            x[2],
            "",
            bias,
        ]
        return str(self.node("MatMulIntegerToFloat", inputs, contrib=True))

    def of(self, x: str, module: Any, name: str) -> str:
        """One linear module."""
        return self.integer_linear(x, array(module.weight).T, array(module.bias), name)

    def embed(self, net: Any) -> str:
        """Sum of word, position and feature vectors, normalised."""
        table = array(net.word.weight)
        scale = (np.maximum(np.abs(table).max(axis=1), 1e-9) / 127).astype(np.float32)
        whole = np.round(table / scale[:, None]).astype(np.int8)
        words = self.node(
            "Cast", [self.node("Gather", [self.weight("word", whole), "ids"])], to=TensorProto.FLOAT
        )
        words = self.node(
            "Mul", [words, self.node("Gather", [self.weight("word.scale", scale[:, None]), "ids"])]
        )
        length = self.node("Shape", ["ids"])
        position = self.weight("position", array(net.position.weight)[:384])
        place = self.node("Slice", [position, self.ints("zero", 0), length])
        quotes, case, opens = (array(t.weight) for t in net.told)
        guide = np.concatenate((np.zeros_like(array(net.convention)), array(net.convention)))
        told = quotes[:, None, None] + case[None, :, None] + opens[None, None]
        told = (guide[:, None, None, None] + told).reshape(-1, self.shape.width)
        x = self.node(
            "Add",
            [self.node("Add", [words, place]), self.node("Gather", [self.weight("told", told), "told"])],
        )
        return self.norm(x, net.norm, "norm", self.shape.epsilon)

    def attend(self, x: str, layer: Any, name: str) -> str:
        """Self-attention of one layer."""
        parts = (layer.query, layer.key, layer.value)
        weight = np.concatenate([array(p.weight).T for p in parts], axis=1)
        bias = np.concatenate([array(p.bias) for p in parts])
        width, heads = self.shape.width, self.shape.heads
        size = width // heads
        weight[:, :width] *= size**-0.5
        bias[:width] *= size**-0.5
        joint = self.integer_linear(x, weight, bias, f"{name}.qkv")
        split = self.node("Split", [joint], 3, axis=1, num_outputs=3)
        lone = [self.node("Unsqueeze", [part, self.ints("zero", 0)]) for part in split]
        mixed = self.node("MultiHeadAttention", lone, contrib=True, num_heads=heads, scale=1.0)
        flat = self.node("Squeeze", [mixed, self.ints("zero", 0)])
        return self.of(flat, layer.mix, f"{name}.mix")

    def build(self, net: Any, output: str) -> Any:
        """The whole graph: [cue logits | word side | cue side | kinds] for each piece of the window."""
        x, small = self.embed(net), self.shape.epsilon
        for n, layer in enumerate(net.layers):
            mixed = self.node("Add", [x, self.attend(x, layer, f"{n}")])
            x = self.norm(mixed, layer.mix_norm, f"{n}.mn", small)
            up = self.node("Gelu", [self.of(x, layer.up, f"{n}.up")])
            down = self.of(up, layer.down, f"{n}.down")
            x = self.norm(self.node("Add", [x, down]), layer.norm, f"{n}.norm", small)
        hidden = self.node("Relu", [self.linear(x, net.cue[0], "cue0")])
        said = [self.linear(hidden, net.cue[2], "cue2"), self.linear(x, net.sides, "sides")]
        for part, name in ((net.kind, "kind"), (net.link, "link")):
            if part is not None:
                said.append(self.linear(x, part, name))
        self.nodes.append(helper.make_node("Concat", said, [output], axis=-1))
        info = helper.make_tensor_value_info(output, TensorProto.FLOAT, None)
        return helper.make_graph(self.nodes, self.prefix, [], [info], self.weights)


class RolesGraph(Graph):
    """The role head over the words around some cues."""

    def near(self, x: str, conv: Any, name: str) -> str:
        """A convolution of each channel for itself, as shifted sums: no turning of axes."""
        kernel, step = array(conv.weight)[:, 0].T, conv.dilation[0]
        pads = self.ints(f"{name}.pads", 0, 3 * step, 0, 0, 3 * step, 0)
        padded = self.node("Pad", [x, pads])
        total = ""
        for k, row in enumerate(kernel):
            start = self.ints(f"{name}.from{k}", k * step)
            end = self.ints(f"{name}.to{k}", k * step - 6 * step if k < 6 else np.iinfo(np.int64).max)
            part = self.node("Slice", [padded, start, end, self.ints("axis", 1)])
            part = self.node("Mul", [part, self.weight(f"{name}.{k}", row)])
            total = self.node("Add", [total, part]) if total else part
        return str(self.node("Add", [total, self.weight(f"{name}.bias", array(conv.bias))]))

    def build(self, net: Any, output: str) -> Any:
        """The whole graph: seven logits for every word around every cue."""
        cue = self.node("Unsqueeze", ["cues", self.ints("one", 1)])
        x = self.node("Add", ["words", cue])
        x = self.node("Add", [x, self.linear(self.node("Mul", ["words", cue]), net.product, "product")])
        for name in ("distance", "apart"):
            x = self.node(
                "Add", [x, self.node("Gather", [self.weight(name, array(getattr(net, name).weight)), name])]
            )
        x = self.node("Relu", [x])
        if isinstance(net.narrow, torch.nn.Linear):
            x = self.linear(x, net.narrow, "narrow")
        for n, block in enumerate(net.blocks):
            seen = self.node("Mul", [self.norm(x, block.norm, f"{n}.norm", 1e-5), "real"])
            seen = self.node(
                "Relu", [self.linear(self.near(seen, block.near, f"{n}.near"), block.up, f"{n}.up")]
            )
            x = self.node("Add", [x, self.linear(seen, block.down, f"{n}.down")])
        weight, bias = (self.weight(f"out.{k}", array(getattr(net.out, k)).T) for k in ("weight", "bias"))
        self.nodes.append(helper.make_node("Add", [self.node("MatMul", [x, weight]), bias], [output]))
        info = helper.make_tensor_value_info(output, TensorProto.FLOAT, None)
        return helper.make_graph(self.nodes, self.prefix, [], [info], self.weights)


def sizes_of(net: Net, windows: Iterable[tuple[torch.Tensor, torch.Tensor]]) -> Sizes:
    """The largest size of each input channel of the integer maps over some windows."""
    sizes: Sizes = {}
    hooks = []
    for n, layer in enumerate(net.encoder.layers):
        for part, name in (("query", "qkv"), ("mix", "mix"), ("up", "up"), ("down", "down")):

            def note(_: Any, given: Any, __: Any, key: str = f"{n}.{name}") -> None:
                most = given[0].abs().flatten(0, -2).amax(0).numpy()
                sizes[key] = np.maximum(sizes[key], most) if key in sizes else most

            hooks.append(getattr(layer, part).register_forward_hook(note))
    with torch.no_grad():
        for ids, features in windows:
            net.encoder(ids, features, torch.zeros(len(ids), dtype=torch.long))
    for hook in hooks:
        hook.remove()
    return sizes


def export(net: Net, path: Path, int8: bool = True, sizes: Sizes | None = None) -> None:
    """Both parts in one file: with `encode` true the encoder runs, else the role head."""
    encoder = EncoderGraph("encoder", shape=net.shape, int8=int8, sizes=sizes or {})
    branches = {
        "then_branch": encoder.build(net.encoder.eval(), "encoder.out"),
        "else_branch": RolesGraph("roles").build(net.roles.eval(), "roles.out"),
    }
    choice = helper.make_node("If", ["encode"], ["out"], **branches)
    value = helper.make_tensor_value_info
    inputs = [
        value("encode", TensorProto.BOOL, []),
        value("ids", TensorProto.INT64, ["pieces"]), value("told", TensorProto.INT64, ["pieces"]),
        value("words", TensorProto.FLOAT, ["n", "around", net.shape.pair]),
        value("cues", TensorProto.FLOAT, ["n", net.shape.pair]),
        value("real", TensorProto.FLOAT, ["n", "around", 1]),
        value("distance", TensorProto.INT64, ["n", "around"]),
        value("apart", TensorProto.INT64, ["n", "around"]),
    ]  # fmt: skip
    graph = helper.make_graph([choice], "extractor", inputs, [value("out", TensorProto.FLOAT, None)])
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", CONTRIB)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=IR, producer_name="source-auditor")
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(path))
