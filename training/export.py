"""The trained network as the bundle's files: a smaller vocabulary, small weights, full-precision sums.

Weights of the encoder's layers are the four-bit ones that it learned with, two to a byte, with a 16-bit scale for each
group, in a compressed file of their own; ``tearwise.engines.layers`` widens them once, when the network is loaded.
Word embeddings of four or eight bits are widened word by word, other weights are 16-bit floats. All sums are of 32-bit
floats.
"""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from torch import nn

from training.encoder import tokenizer
from training.network import AccountNetwork
from training.packing import at_levels, gather_bytes, gather_packed, named, set_apart, stored_bytes

SEEN = 8
"""A rarer word is kept if the comments of the intermediate training have it at least so often."""

FREQUENT = 10_000
"""The base vocabulary stands roughly in order of frequency; words before this place are kept if they are ASCII."""


def kept_tokens(accounts: Sequence[str], comments: Sequence[str]) -> list[int]:
    """Ids of the base vocabulary to keep: special tokens, single characters, frequent words, every word of the
    accounts and those of the comments that are seen at least ``SEEN`` times."""
    whole = tokenizer()
    kept = {i for t in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]") if (i := whole.token_to_id(t)) is not None}
    for token, i in whole.get_vocab().items():
        bare = token.removeprefix("##")
        character = len(bare) == 1 and not _ideograph(bare)
        frequent = bare.isascii() and i < FREQUENT and not token.startswith("[unused")
        if character or frequent:
            kept.add(i)
    for encoded in whole.encode_batch(list(accounts)):
        kept.update(encoded.ids)
    seen = Counter(i for encoded in whole.encode_batch(list(comments)) for i in encoded.ids)
    return sorted(kept | {i for i, count in seen.items() if count >= SEEN})


def _ideograph(character: str) -> bool:
    return 0x2E80 <= ord(character) <= 0x9FFF or 0xAC00 <= ord(character) <= 0xD7AF


def smaller_tokenizer(kept: list[int]) -> str:
    """The base tokenizer's JSON with only the kept tokens, numbered anew."""
    raw = json.loads(tokenizer().to_str())
    tokens = {i: t for t, i in raw["model"]["vocab"].items()}
    place = {tokens[old]: new for new, old in enumerate(kept)}
    raw["model"]["vocab"] = place
    raw["added_tokens"] = [{**t, "id": place[t["content"]]} for t in raw["added_tokens"] if t["content"] in place]
    for name, special in raw["post_processor"].get("special_tokens", {}).items():
        special["ids"] = [place[name]]
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    Tokenizer.from_str(text)
    return text


class _Exported(nn.Module):
    """A network with those of its outputs, in this order, that the engine takes."""

    def __init__(self, network: nn.Module, outputs: Sequence[str]) -> None:
        super().__init__()
        self.network = network
        self._outputs = outputs

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> tuple[torch.Tensor, ...]:
        seen = self.network(tokens, mask, distance)
        return tuple(getattr(seen, name) for name in self._outputs)


def export(network: AccountNetwork, kept: list[int], path: Path) -> None:
    """Write ``network`` with the kept vocabulary to ``path`` as ONNX, and its layers' weights beside it."""
    words = network.encoder.words
    whole = words.weight.data
    words.weight.data = whole[kept].clone()
    layers = saved(network, len(kept), ("meanings", "evidence", "context", "replies", "states"), path)
    np.savez_compressed(path.with_name("layers.npz"), **layers)
    words.weight.data = whole


def saved(
    network: nn.Module, vocabulary: int, outputs: Sequence[str], path: Path, in_bytes: bool = False
) -> dict[str, Any]:
    """Write a network of tokens, mask and distance, with some of its outputs by name, to ``path`` as ONNX, its weights
    made small; returns those of four bits, which the file only names. ``in_bytes``: matrices are kept as 8-bit integers
    in the file, and word embeddings nowhere: whoever loads it has them."""
    example = torch.tensor([[0, 1, 2, 3], [0, 1, 2, 3]])
    axes = {0: "rows", 1: "tokens"}
    by_token = dict.fromkeys(("tokens", "mask", "distance", "evidence", "replies"), axes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Exported(network, outputs).eval(),
            (example, torch.ones_like(example), torch.zeros(example.shape)),
            str(path),
            input_names=["tokens", "mask", "distance"],
            output_names=list(outputs),
            dynamic_axes={name: by_token.get(name, {0: "rows"}) for name in ("tokens", "mask", "distance", *outputs)},
            opset_version=17,
            dynamo=False,
        )
    model = onnx.load(str(path))
    apart = _shrink(model, vocabulary, in_bytes)
    model.producer_version = ""
    path.write_bytes(model.SerializeToString())
    return apart


def _shrink(model: onnx.ModelProto, vocabulary: int, in_bytes: bool) -> dict[str, Any]:
    """Store word embeddings as integers and other matrices as fp16 or ``in_bytes``; returns what is at four-bit levels,
    packed."""
    graph = model.graph
    made: list[onnx.NodeProto] = []
    apart: dict[str, Any] = {}
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < 1000:
            continue
        name = tensor.name
        graph.initializer.remove(tensor)
        if values.shape[0] == vocabulary and in_bytes:
            graph.initializer.append(named(name, values))
        elif values.shape[0] == vocabulary:
            if at_levels(values):
                apart |= gather_packed(graph, name, values)
            else:
                gather_bytes(graph, name, values)
        elif values.ndim == 2 and in_bytes:
            made += stored_bytes(graph, name, values)
        elif values.ndim == 2 and at_levels(values.T):
            apart |= set_apart(graph, name, values)
        else:
            graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), name + ".half"))
            made.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    for k, node in enumerate(made):
        graph.node.insert(k, node)
    return apart
