"""The shipped bundle vouches for its files, and whatever is wrong with one is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tearwise.engines import bundle
from tearwise.engines.bundle import FILES, MANIFEST
from tearwise.engines.embedded import HEADS, EmbeddedEngine
from tearwise.errors import BundleDamaged, BundleForeign, BundleMissing


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped bundle that a test may damage."""
    return Path(shutil.copytree(bundle.shipped(), tmp_path / "bundle"))


def changed(folder: Path, **values: object) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(manifest | values))


def test_the_shipped_bundle_is_whole_and_says_how_it_was_made() -> None:
    found = bundle.load()
    for name in FILES:
        assert found.file(name)
    assert {"seeds", "versions", "data", "licences", "metrics", "base"} <= set(found.manifest)
    assert all(len(hash) == 64 for hash in found.manifest["data"].values())


def test_no_bundle_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BundleMissing, match="make bundle"):
        bundle.load(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_one_flipped_bit_is_damage(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(BundleDamaged, match=name):
        EmbeddedEngine(copy)


@pytest.mark.parametrize("name", FILES)
def test_a_cut_or_missing_file_is_damage(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:-7])
    with pytest.raises(BundleDamaged, match=name):
        bundle.load(copy)
    (copy / name).unlink()
    with pytest.raises(BundleDamaged, match=name):
        bundle.load(copy)


def test_a_manifest_that_is_not_json_is_damage(copy: Path) -> None:
    (copy / MANIFEST).write_text("{")
    with pytest.raises(BundleDamaged):
        bundle.load(copy)


def test_another_kind_or_version_is_foreign(copy: Path) -> None:
    changed(copy, schema="tearwise.bundle/99")
    with pytest.raises(BundleForeign, match=r"tearwise\.bundle/1"):
        bundle.load(copy)


@pytest.mark.parametrize("heads", [None, [], {}, {"crying": 1}, dict.fromkeys(HEADS, 1), HEADS | {"risks": 4}])
def test_a_network_that_answers_other_questions_is_foreign(copy: Path, heads: object) -> None:
    changed(copy, heads=heads)
    with pytest.raises(BundleForeign, match="other questions"):
        EmbeddedEngine(copy)


def test_an_id_that_is_not_that_of_the_files_is_damage(copy: Path) -> None:
    changed(copy, id="2026.11-00000000")
    with pytest.raises(BundleDamaged, match="id"):
        bundle.load(copy)


def test_a_network_that_is_no_network_is_damage(copy: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text())
    content = b"not a network"
    (copy / "network.onnx").write_bytes(content)
    files = manifest["files"] | {"network.onnx": {"sha256": bundle.digest(content), "bytes": len(content)}}
    changed(copy, files=files, id=bundle.identity(files, manifest["version"]))
    with pytest.raises(BundleDamaged, match="cannot be loaded"):
        EmbeddedEngine(copy)
