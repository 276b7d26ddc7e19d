"""Weights of four and eight bits: word embeddings as a graph widens them; layers, and the large network's words, as a
file beside it keeps them."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tearwise.engines.layers import LEVELS, SCALE
from training.rounding import GROUP, levels, rounded

Floats = NDArray[np.float32]


def at_levels(values: Floats) -> bool:
    """Whether weights (rows, inputs) are at the levels of four bits already, so that packing them changes nothing."""
    if values.ndim != 2 or values.shape[1] % GROUP:
        return False
    weight = torch.tensor(np.ascontiguousarray(values))
    return bool((rounded(weight) == weight).all())


def _packed(values: Floats) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """(rows, inputs) → bytes (rows, inputs / 2), the first half of the inputs in the lower bits, and the scales."""
    found, scale = levels(torch.tensor(np.ascontiguousarray(values)))
    whole = (found + 8).to(torch.uint8).numpy()
    half = whole.shape[1] // 2
    return whole[:, :half] | (whole[:, half:] << 4), scale.numpy().astype(np.float16)


def _halves(name: str, source: str) -> list[onnx.NodeProto]:
    """Nodes that take bytes ``source`` apart into ``name.low`` and ``name.high``."""
    return [
        helper.make_node("BitShift", [source, f"{name}.four"], [f"{name}.up"], direction="LEFT"),
        helper.make_node("BitShift", [f"{name}.up", f"{name}.four"], [f"{name}.low"], direction="RIGHT"),
        helper.make_node("BitShift", [source, f"{name}.four"], [f"{name}.high"], direction="RIGHT"),
    ]


def set_apart(graph: onnx.GraphProto, name: str, values: Floats) -> dict[str, NDArray[np.generic]]:
    """Name the matrix (inputs, outputs) of a product in the graph without its weights; returns them packed, as
    ``tearwise.engines.layers`` unpacks them."""
    graph.initializer.append(named(name, values))
    packed, scale = _packed(values.T)
    return {name + LEVELS: np.ascontiguousarray(packed.T), name + SCALE: np.ascontiguousarray(scale.T)}


def named(name: str, values: NDArray[np.generic]) -> onnx.TensorProto:
    """What stands in a graph for an array that another file holds."""
    kind = helper.np_dtype_to_tensor_dtype(values.dtype)
    tensor = onnx.TensorProto(name=name, data_type=kind, data_location=TensorProto.EXTERNAL)
    tensor.dims.extend(values.shape)
    for key, value in (("location", "layers.npz"), ("length", str(values.nbytes))):
        tensor.external_data.add(key=key, value=value)
    return tensor


def gather_packed(graph: onnx.GraphProto, name: str, values: Floats) -> dict[str, NDArray[np.generic]]:
    """Replace Gather(name, tokens) by one that gathers packed rows and widens those alone; returns the packed rows and
    their scales, which the graph only names."""
    packed, scale = _packed(values)
    stored: dict[str, NDArray[np.generic]] = {f"{name}.packed": packed, f"{name}.scale": scale[:, :, None]}
    graph.initializer.extend([named(called, array) for called, array in stored.items()])
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.array(4, np.uint8), f"{name}.four"),
            numpy_helper.from_array(np.array(8, np.float32), f"{name}.eight"),
            numpy_helper.from_array(np.array([0, 0, -1, GROUP], np.int64), f"{name}.groups"),
            numpy_helper.from_array(np.array([0, 0, values.shape[1]], np.int64), f"{name}.whole"),
        ]
    )
    place, tokens, result = _taken_out(graph, name)
    nodes = [
        helper.make_node("Gather", [f"{name}.packed", tokens], [f"{name}.found"]),
        *_halves(name, f"{name}.found"),
        helper.make_node("Concat", [f"{name}.low", f"{name}.high"], [f"{name}.bytes"], axis=2),
        helper.make_node("Cast", [f"{name}.bytes"], [f"{name}.wide"], to=TensorProto.FLOAT),
        helper.make_node("Sub", [f"{name}.wide", f"{name}.eight"], [f"{name}.levels"]),
        helper.make_node("Reshape", [f"{name}.levels", f"{name}.groups"], [f"{name}.grouped"]),
        helper.make_node("Gather", [f"{name}.scale", tokens], [f"{name}.scales.half"]),
        helper.make_node("Cast", [f"{name}.scales.half"], [f"{name}.scales"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}.grouped", f"{name}.scales"], [f"{name}.scaled"]),
        helper.make_node("Reshape", [f"{name}.scaled", f"{name}.whole"], [result]),
    ]
    for k, node in enumerate(nodes):
        graph.node.insert(place + k, node)
    return stored


def stored_bytes(graph: onnx.GraphProto, name: str, values: Floats) -> list[onnx.NodeProto]:
    """Store a matrix (inputs, outputs) as 8-bit integers and a scale for each output; returns the nodes that widen it,
    which ONNX Runtime computes once, when it loads the graph."""
    scale = (np.maximum(np.abs(values).max(0, keepdims=True), 1e-12) / 127).astype(np.float32)
    graph.initializer.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), name + ".int8"))
    graph.initializer.append(numpy_helper.from_array(scale, name + ".scale"))
    return [
        helper.make_node("Cast", [name + ".int8"], [name + ".wide"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [name + ".wide", name + ".scale"], [name]),
    ]


def gather_bytes(graph: onnx.GraphProto, name: str, values: Floats) -> None:
    """Replace Gather(name, tokens) by one of 8-bit integers times a scale a row."""
    scale = (np.abs(values).max(1, keepdims=True) / 127).astype(np.float32)
    graph.initializer.append(numpy_helper.from_array(np.round(values / scale).astype(np.int8), name + ".int8"))
    graph.initializer.append(numpy_helper.from_array(scale, name + ".scale"))
    place, tokens, result = _taken_out(graph, name)
    nodes = [
        helper.make_node("Gather", [name + ".int8", tokens], [result + ".int8"]),
        helper.make_node("Cast", [result + ".int8"], [result + ".wide"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [name + ".scale", tokens], [result + ".scale"]),
        helper.make_node("Mul", [result + ".wide", result + ".scale"], [result]),
    ]
    for k, node in enumerate(nodes):
        graph.node.insert(place + k, node)


def _taken_out(graph: onnx.GraphProto, name: str) -> tuple[int, str, str]:
    """Where the node stood that gathers rows of ``name``, which is taken out; its tokens and its result."""
    place, gather = next((k, n) for k, n in enumerate(graph.node) if n.op_type == "Gather" and n.input[0] == name)
    graph.node.remove(gather)
    return place, gather.input[1], gather.output[0]
