"""A packed network computes what the network does that it was made of."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

import onnxruntime  # noqa: E402

from tearwise.engines.layers import unpacked  # noqa: E402
from training.export import saved  # noqa: E402
from training.packing import at_levels  # noqa: E402
from training.rounding import GROUP, rounded  # noqa: E402

WORDS = 300


class _Small(torch.nn.Module):  # type: ignore[misc, name-defined]
    def __init__(self) -> None:
        super().__init__()
        self.words = torch.nn.Embedding(WORDS, GROUP)
        self.map = torch.nn.Linear(GROUP, 2 * GROUP)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> SimpleNamespace:
        return SimpleNamespace(said=self.map(self.words(tokens)).sum((1, 2)) + mask.sum(1) + distance.sum(1))


@pytest.mark.parametrize("round_words", [True, False])
def test_a_packed_network_says_the_same(tmp_path: Path, round_words: bool) -> None:
    torch.manual_seed(4)
    network = _Small()
    network.map.weight.data = rounded(network.map.weight.data)
    if round_words:
        network.words.weight.data = rounded(network.words.weight.data)
    np.savez(tmp_path / "layers.npz", **saved(network, WORDS, ("said",), tmp_path / "small.onnx"))
    tokens = torch.randint(0, WORDS, (3, 9))
    mask, distance = torch.ones_like(tokens), torch.zeros(tokens.shape)
    layers = unpacked((tmp_path / "layers.npz").read_bytes())
    assert len(layers) == (3 if round_words else 1), "the map, and the words with their scales"
    options = onnxruntime.SessionOptions()
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(weight) for weight in layers.values()]
    options.add_external_initializers(list(layers), values)
    session = onnxruntime.InferenceSession((tmp_path / "small.onnx").read_bytes(), options)
    (said,) = session.run(None, {"tokens": tokens.numpy(), "mask": mask.numpy(), "distance": distance.numpy()})
    wanted = network(tokens, mask, distance).said.detach().numpy()
    assert np.allclose(said, wanted, atol=1e-4 if round_words else 2.0)


def test_a_network_in_bytes_says_nearly_the_same_and_holds_all_but_its_words(tmp_path: Path) -> None:
    torch.manual_seed(4)
    network = _Small()
    network.map.weight.data = rounded(network.map.weight.data)
    assert saved(network, WORDS, ("said",), tmp_path / "small.onnx", in_bytes=True) == {}
    tokens = torch.randint(0, WORDS, (3, 9))
    mask, distance = torch.ones_like(tokens), torch.zeros(tokens.shape)
    options = onnxruntime.SessionOptions()
    words = onnxruntime.OrtValue.ortvalue_from_numpy(network.words.weight.detach().numpy())
    options.add_external_initializers(["network.words.weight"], [words])
    session = onnxruntime.InferenceSession((tmp_path / "small.onnx").read_bytes(), options)
    (said,) = session.run(None, {"tokens": tokens.numpy(), "mask": mask.numpy(), "distance": distance.numpy()})
    assert np.allclose(said, network(tokens, mask, distance).said.detach().numpy(), atol=2.0)


def test_only_weights_at_their_levels_are_packed() -> None:
    weight = torch.randn(4, GROUP, generator=torch.Generator().manual_seed(5))
    assert not at_levels(weight.numpy())
    assert at_levels(rounded(weight).numpy())
    assert not at_levels(weight[:, :10].numpy())
