"""Writes the trained network as one lean ONNX file: encoder in int8, role head in float, chosen by a flag."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.net import HEADS, LAYERS, PAIR, WIDTH, Net

OPSET, CONTRIB, IR = 20, 1, 10
FEATURE_CLASSES = (3, 4, 2)


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


def per_column(weight: Any) -> tuple[Any, Any]:
    """Symmetric int8 with one scale per column."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-9) / 127
    return np.clip(np.round(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


class EncoderGraph(Graph):
    """The encoder over one window of exact length, without batch, mask or filling."""

    int8 = True

    def quantized(self, x: str) -> list[str]:
        """Input of the integer maps: whole window, one scale."""
        return list(self.node("DynamicQuantizeLinear", [x], 3)) if self.int8 else [x]

    def integer_linear(self, x: list[str], weight: Any, bias: Any, name: str) -> str:
        """A linear map in int8 (or in float, to compare)."""
        bias = self.weight(f"{name}.bias", bias)
        if not self.int8:
            return str(
                self.node("Add", [self.node("MatMul", [x[0], self.weight(f"{name}.weight", weight)]), bias])
            )
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

    def of(self, x: list[str], module: Any, name: str) -> str:
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
        told = (quotes[:, None, None] + case[None, :, None] + opens[None, None]).reshape(-1, WIDTH)
        x = self.node(
            "Add",
            [self.node("Add", [words, place]), self.node("Gather", [self.weight("told", told), "told"])],
        )
        return self.norm(x, net.norm, "norm", 1e-12)

    def attend(self, x: str, layer: Any, name: str) -> str:
        """Self-attention of one layer."""
        parts = (layer.query, layer.key, layer.value)
        weight = np.concatenate([array(p.weight).T for p in parts], axis=1)
        bias = np.concatenate([array(p.bias) for p in parts])
        size = WIDTH // HEADS
        weight[:, :WIDTH] *= size**-0.5
        bias[:WIDTH] *= size**-0.5
        joint = self.integer_linear(self.quantized(x), weight, bias, f"{name}.qkv")
        split = self.node("Reshape", [joint, self.ints("heads", -1, 3 * HEADS, size)])
        heads = self.node(
            "Split", [self.node("Transpose", [split], perm=[1, 0, 2])], 3, axis=0, num_outputs=3
        )
        turned = self.node("Transpose", [heads[1]], perm=[0, 2, 1])
        weights = self.node("Softmax", [self.node("MatMul", [heads[0], turned])], axis=-1)
        mixed = self.node("Transpose", [self.node("MatMul", [weights, heads[2]])], perm=[1, 0, 2])
        flat = self.node("Reshape", [mixed, self.ints("flat", -1, WIDTH)])
        return self.of(self.quantized(flat), layer.mix, f"{name}.mix")

    def build(self, net: Any, output: str) -> Any:
        """The whole graph: [cue logit | word side | cue side] for each piece of the window."""
        x = self.embed(net)
        for n, layer in enumerate(net.layers):
            x = self.norm(
                self.node("Add", [x, self.attend(x, layer, f"{n}")]), layer.mix_norm, f"{n}.mn", 1e-12
            )
            up = self.node("Gelu", [self.of(self.quantized(x), layer.up, f"{n}.up")])
            down = self.of(self.quantized(up), layer.down, f"{n}.down")
            x = self.norm(self.node("Add", [x, down]), layer.norm, f"{n}.norm", 1e-12)
        hidden = self.node("Relu", [self.linear(x, net.cue[0], "cue0")])
        cue, sides = self.linear(hidden, net.cue[2], "cue2"), self.linear(x, net.sides, "sides")
        self.nodes.append(helper.make_node("Concat", [cue, sides], [output], axis=-1))
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


def export(net: Net, path: Path, int8: bool = True) -> None:
    """Both parts in one file: with `encode` true the encoder runs, else the role head."""
    encoder = EncoderGraph("encoder")
    encoder.int8 = int8
    branches = {
        "then_branch": encoder.build(net.encoder.eval(), "encoder.out"),
        "else_branch": RolesGraph("roles").build(net.roles.eval(), "roles.out"),
    }
    choice = helper.make_node("If", ["encode"], ["out"], **branches)
    value = helper.make_tensor_value_info
    inputs = [
        value("encode", TensorProto.BOOL, []),
        value("ids", TensorProto.INT64, ["pieces"]), value("told", TensorProto.INT64, ["pieces"]),
        value("words", TensorProto.FLOAT, ["n", "around", PAIR]),
        value("cues", TensorProto.FLOAT, ["n", PAIR]),
        value("real", TensorProto.FLOAT, ["n", "around", 1]),
        value("distance", TensorProto.INT64, ["n", "around"]),
        value("apart", TensorProto.INT64, ["n", "around"]),
    ]  # fmt: skip
    graph = helper.make_graph([choice], "extractor", inputs, [value("out", TensorProto.FLOAT, None)])
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", CONTRIB)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=IR, producer_name="source-auditor")
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(path))


__all__ = ["LAYERS", "export"]
