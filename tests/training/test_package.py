"""What is written into a bundle is vouched for by its manifest, and another look at the states is another bundle."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from tearwise.engines import bundle as bundles
from tearwise.engines.probes import Probes
from training.package import write_probes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundles.shipped(), tmp_path / "bundle"))


def shipped_probes(folder: Path) -> Probes:
    return Probes.read((folder / "probes.npz").read_bytes())


def test_other_probes_make_another_bundle_that_loads(folder: Path) -> None:
    before, probes = bundles.load(folder), shipped_probes(folder)
    id = write_probes(Probes(probes.weight, probes.bias + 1), folder)
    after = bundles.load(folder)
    assert after.id == id != before.id
    assert np.allclose(shipped_probes(folder).bias, probes.bias + 1)
    changed = {name for name, about in after.manifest["files"].items() if about != before.manifest["files"][name]}
    assert changed == {"probes.npz"}


def test_the_same_probes_make_the_same_bundle(folder: Path) -> None:
    before = bundles.load(folder).manifest
    assert write_probes(shipped_probes(folder), folder) == before["id"]
    assert bundles.load(folder).manifest == before
