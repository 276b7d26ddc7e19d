"""A bundle's network comes back as it was exported, so that it can go on learning."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from tearwise.engines import bundle as bundles  # noqa: E402
from training.package import write_network  # noqa: E402
from training.restored import kept, restored  # noqa: E402


def test_what_was_restored_exports_to_the_same_bytes(tmp_path: Path) -> None:
    shipped = bundles.shipped()
    network = restored(shipped, bundles.load().manifest["base"]["layers"])
    network.encoder.settle()
    write_network(network.eval(), kept(shipped), tmp_path)
    for name in ("network.onnx", "layers.npz", "tokenizer.json"):
        assert (tmp_path / name).read_bytes() == (shipped / name).read_bytes(), name


def test_a_network_of_another_depth_is_refused() -> None:
    with pytest.raises(ValueError, match="network of 7 layers"):
        restored(bundles.shipped(), 7)
