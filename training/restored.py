"""A bundle's network as it was before the export, so that it can go on learning."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from tearwise.engines import layers
from training.encoder import tokenizer
from training.mpnet import Encoder
from training.network import AccountNetwork
from training.rounding import rounded

PLAUSIBLE = 1.0
"""What the plausible meanings' log-odds begin with beyond the shown ones': their head teaches, and is not exported."""


def kept(folder: Path) -> list[int]:
    """The tokens of a bundle's tokenizer, as ids of the base vocabulary."""
    vocabulary = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    whole = tokenizer().get_vocab()
    return sorted(whole[token] for token in vocabulary)


def restored(folder: Path, depth: int) -> AccountNetwork:
    """The network of the bundle in ``folder``, of so many layers, which computes with rounded weights from here on.

    Words that the bundle left out are the published ones. Raises ValueError where the bundle holds another network.
    """
    graph = onnx.load(str(folder / "network.onnx"), load_external_data=False).graph
    apart = layers.unpacked((folder / "layers.npz").read_bytes())
    encoder = Encoder.published(depth)
    words = rounded(encoder.words.weight.data)
    words[kept(folder)] = _words(apart)
    network = AccountNetwork(encoder)
    state = _state(graph, apart) | {
        "encoder.words.weight": words,
        "plausible.weight": torch.zeros_like(network.plausible.weight),
        "plausible.bias": torch.full_like(network.plausible.bias, PLAUSIBLE),
    }
    try:
        network.load_state_dict(state)
    except RuntimeError as error:
        raise ValueError(f"{folder} holds no network of {depth} layers as this code makes it: {error}") from error
    network.encoder.round_while_learning()
    return network


def _words(apart: Mapping[str, layers.Array]) -> torch.Tensor:
    """(kept words, 768) as the bundle widens them."""
    return torch.from_numpy(layers.widened(apart[layers.WORDS + layers.PACKED], apart[layers.WORDS + layers.SCALE]))


def _state(graph: onnx.GraphProto, apart: Mapping[str, layers.Array]) -> dict[str, torch.Tensor]:
    """The weights of the graph, and of the file beside it, by the names that they have in the network; without those
    of the words."""
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer if not t.external_data}
    found: dict[str, layers.Array] = {}
    for name, value in arrays.items():
        if name.startswith("network.") and ".words." not in name:
            found[name.removeprefix("network.").removesuffix(".half")] = value
    for node in graph.node:
        place = re.fullmatch(r"/network/(.+)/MatMul", node.name)
        weight = node.input[1] if place else ""
        value = apart.get(weight, arrays.get(weight, arrays.get(weight + ".half")))
        if place and value is not None:
            found[place[1].replace("/", ".") + ".weight"] = value.T
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}
