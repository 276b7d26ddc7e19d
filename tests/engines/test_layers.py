"""The layers' weights come out of their file as they were put in."""

from __future__ import annotations

import io
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tearwise.engines import bundle
from tearwise.engines.layers import PACKED, SCALE, WORDS, unpacked, words

GROUP, OUTPUTS = 4, 3


@given(
    arrays(np.int8, (2 * GROUP, OUTPUTS), elements=st.integers(-8, 7)),
    arrays(np.float16, (2, OUTPUTS), elements=st.floats(-4, 4, width=16)),
)
def test_levels_come_back_times_the_scale_of_their_group(
    levels: np.typing.NDArray[np.int8], scale: np.typing.NDArray[np.float16]
) -> None:
    high = (levels.astype(np.int16) + 8).astype(np.uint8)
    file = io.BytesIO()
    np.savez(file, **{"w.levels": high[:GROUP] | (high[GROUP:] << 4), "w.scale": scale})
    found = unpacked(file.getvalue())
    wanted = levels.astype(np.float32) * np.repeat(scale.astype(np.float32), GROUP, axis=0)
    assert list(found) == ["w"]
    assert np.array_equal(found["w"], wanted)


@given(
    arrays(np.int8, (5, 2 * GROUP), elements=st.integers(-8, 7)),
    arrays(np.float16, (5, 2, 1), elements=st.floats(-4, 4, width=16)),
)
def test_words_come_back_times_the_scale_of_their_group(
    levels: np.typing.NDArray[np.int8], scale: np.typing.NDArray[np.float16]
) -> None:
    high = (levels.astype(np.int16) + 8).astype(np.uint8)
    file = io.BytesIO()
    np.savez(file, **{WORDS + PACKED: high[:, :GROUP] | (high[:, GROUP:] << 4), WORDS + SCALE: scale})
    wanted = levels.astype(np.float32) * np.repeat(scale[:, :, 0].astype(np.float32), GROUP, axis=1)
    assert np.array_equal(words(file.getvalue()), wanted)
    axes = np.arange(4 * GROUP, dtype=np.float32).reshape(2 * GROUP, 2)
    assert np.allclose(words(file.getvalue(), axes), wanted @ axes, atol=1e-3)


@pytest.mark.parametrize("content", [b"not an archive", pickle.dumps([1])])
def test_what_is_no_archive_of_arrays_is_refused(content: bytes) -> None:
    for read in (unpacked, words):
        with pytest.raises(ValueError, match="pickle"):
            read(content)


def test_the_shipped_layers_are_those_of_the_encoder() -> None:
    found = unpacked(bundle.load().file("layers.npz"))
    layers_of = {name: weight for name, weight in found.items() if weight.dtype == np.float32}
    shapes = sorted(weight.shape for weight in layers_of.values())
    layers = bundle.load().manifest["base"]["layers"]
    assert shapes == sorted(layers * [*4 * [(768, 768)], (768, 3072), (3072, 768)])
    assert all(np.isfinite(weight).all() for weight in layers_of.values())
    words = sorted((array.dtype.name, array.shape[1:]) for name, array in found.items() if name not in layers_of)
    assert words == [("float16", (12, 1)), ("uint8", (384,))]
