"""The weights of the large network's layers: four bits each in the bundle, widened when it is loaded; and its words."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Array = NDArray[np.generic]

LEVELS, SCALE = ".levels", ".scale"
"""What stands behind a weight's name in the file: its packed levels, and its groups' scales."""
WORDS, PACKED = "network.encoder.words.weight", ".packed"
"""The word embeddings' name, and what stands behind it for their packed rows; their scales have ``SCALE``."""
BLOCK = 2048
"""Words that are widened at a time."""


def unpacked(content: bytes) -> dict[str, Array]:
    """Name → weight (inputs, outputs), of a file of NumPy arrays without pickled ones; what is not packed as a weight,
    the words, as it is: the graph widens them token by token.

    A weight is a whole number from -8 to 7 times the scale of its group of inputs. ``levels``: (inputs / 2, outputs)
    bytes, the first half of the inputs in the lower four bits, each 8 too high; ``scale``: (groups, outputs), 16 bits.
    Raises ValueError or KeyError where the file holds something else.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as found:
        names = [name.removesuffix(LEVELS) for name in found.files if name.endswith(LEVELS)]
        packed = {name + ending for name in names for ending in (LEVELS, SCALE)}
        weights: dict[str, Array] = {name: _weight(found[name + LEVELS], found[name + SCALE]) for name in names}
        return weights | {name: found[name] for name in found.files if name not in packed}


def words(content: bytes, axes: Floats | None = None) -> Floats:
    """The word embeddings in such a file, widened (tokens, 768), or put on ``axes`` (768, columns). No other weight is
    unpacked.

    Raises ValueError or KeyError where the file holds something else, or the axes do not fit.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as found:
        packed, scale = found[WORDS + PACKED], found[WORDS + SCALE]
    blocks = [slice(first, first + BLOCK) for first in range(0, len(packed), BLOCK)]  # all at once takes much memory
    wide = (widened(packed[block], scale[block]) for block in blocks)
    return np.concatenate([block if axes is None else block @ axes for block in wide])


def widened(packed: Array, scale: Array) -> Floats:
    """Embeddings (tokens, inputs) of packed rows: ``packed`` (tokens, inputs / 2), ``scale`` (tokens, groups, 1)."""
    levels = packed.astype(np.uint8)
    wide = np.concatenate([levels & 15, levels >> 4], 1).astype(np.float32) - 8
    groups = wide.reshape(*scale.shape[:2], -1)
    groups *= scale.astype(np.float32)
    return wide


def _weight(packed: NDArray[np.uint8], scale: NDArray[np.float16]) -> Floats:
    half, outputs = packed.shape
    weight = np.empty((2 * half, outputs), np.float32)
    weight[:half], weight[half:] = packed & 15, packed >> 4
    weight -= 8
    groups = weight.reshape(len(scale), -1, outputs)
    groups *= scale.astype(np.float32)[:, None, :]
    return weight
