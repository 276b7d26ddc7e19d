"""The shipped bundle vouches for its files, and whatever is wrong with one is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tearwise.engines import bundle, embedded
from tearwise.engines.bundle import FAST_FILES, FILES, MANIFEST
from tearwise.engines.embedded import HEADS, EmbeddedEngine, NetworkEngine
from tearwise.engines.fast import FastEngine
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
    with pytest.raises(BundleMissing, match="force-reinstall"):
        bundle.load(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_one_flipped_bit_is_damage(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(BundleDamaged, match=name):
        EmbeddedEngine(copy)


def test_a_file_that_can_no_longer_be_read_is_damage(copy: Path) -> None:
    loaded = bundle.load(copy)
    (copy / "tokenizer.json").unlink()
    (copy / "tokenizer.json").mkdir()
    with pytest.raises(BundleDamaged, match=r"tokenizer\.json cannot be read"):
        loaded.file("tokenizer.json")


@pytest.mark.parametrize("name", FILES)
def test_a_cut_or_missing_file_is_damage(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:-7])
    with pytest.raises(BundleDamaged, match=name):
        bundle.load(copy)
    (copy / name).unlink()
    with pytest.raises(BundleDamaged, match=name):
        bundle.load(copy)


@pytest.mark.parametrize(
    ("content", "wrong"), [("{", "is not JSON"), ('{"id": "a", "id": "b"}', "has a key twice in one object")]
)
def test_a_manifest_that_is_not_json_is_damage(copy: Path, content: str, wrong: str) -> None:
    (copy / MANIFEST).write_text(content)
    with pytest.raises(BundleDamaged, match=wrong):
        bundle.load(copy)


NO_FILES: list[object] = [None, [], "network.onnx", 3, {}]
ENTRY = {"sha256": "0" * 64, "bytes": 1}
NO_ENTRIES: list[object] = [
    *(None, "0" * 64, [], {}, {"bytes": 1}, {"sha256": "0" * 64}),
    *(ENTRY | {"sha256": wrong} for wrong in (None, 3)),
    *(ENTRY | {"bytes": wrong} for wrong in (None, "1", 1.0, True)),
]


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """A folder with the shipped bundle's manifest, which a test may change, and none of its files."""
    shutil.copy(bundle.shipped() / MANIFEST, tmp_path)
    return tmp_path


@pytest.mark.parametrize("wrong", NO_FILES)
def test_files_that_are_no_table_are_damage(manifest: Path, wrong: object) -> None:
    changed(manifest, files=wrong)
    with pytest.raises(BundleDamaged, match="list the bundle's files"):
        bundle.load(manifest)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("wrong", NO_ENTRIES)
def test_a_file_without_its_hash_and_size_is_damage(manifest: Path, wrong: object, name: str) -> None:
    changed(manifest, files=bundle.load().manifest["files"] | {name: wrong})
    with pytest.raises(BundleDamaged, match="list the bundle's files"):
        bundle.load(manifest)


@pytest.mark.parametrize("wrong", [*NO_FILES, *({"files": files} for files in NO_FILES)])
def test_fast_files_that_are_no_table_are_damage(manifest: Path, wrong: object) -> None:
    changed(manifest, fast=wrong)
    with pytest.raises(BundleDamaged, match="list the fast files"):
        bundle.load(manifest)


@pytest.mark.parametrize("name", FAST_FILES)
@pytest.mark.parametrize("wrong", NO_ENTRIES)
def test_a_fast_file_without_its_hash_and_size_is_damage(manifest: Path, wrong: object, name: str) -> None:
    fast = bundle.load().manifest["fast"]
    changed(manifest, fast=fast | {"files": fast["files"] | {name: wrong}})
    with pytest.raises(BundleDamaged, match="list the fast files"):
        bundle.load(manifest)


@pytest.mark.parametrize("wrong", [None, 3, []])
def test_an_id_or_a_version_that_is_no_text_is_damage(copy: Path, wrong: object) -> None:
    for name in ("id", "version"):
        changed(copy, **{name: wrong})
        with pytest.raises(BundleDamaged):
            bundle.load(copy)
        shutil.copy(bundle.shipped() / MANIFEST, copy)


def test_another_kind_or_version_is_foreign(copy: Path) -> None:
    changed(copy, schema="tearwise.bundle/99")
    with pytest.raises(BundleForeign, match=r"tearwise\.bundle/1"):
        bundle.load(copy)


@pytest.mark.parametrize(
    "heads",
    [
        *(None, [], {}, {"crying": 1}, dict.fromkeys(HEADS, 1), HEADS | {"risks": 4}),
        *({"more": wrong, **HEADS} for wrong in ("x", None, -1)),
        HEADS | {"crying": 1.0},
    ],
)
def test_a_network_that_answers_other_questions_is_foreign(copy: Path, heads: object) -> None:
    changed(copy, heads=heads)
    with pytest.raises(BundleForeign, match="other questions"):
        EmbeddedEngine(copy)


def test_an_id_that_is_not_that_of_the_files_is_damage(copy: Path) -> None:
    changed(copy, id="2026.11-00000000")
    with pytest.raises(BundleDamaged, match="id"):
        bundle.load(copy)


@pytest.mark.parametrize("name", ["network.onnx", "layers.npz"])
def test_a_network_that_is_no_network_is_damage(copy: Path, name: str) -> None:
    manifest = json.loads((copy / MANIFEST).read_text())
    content = b"not a network"
    (copy / name).write_bytes(content)
    files = manifest["files"] | {name: {"sha256": bundle.digest(content), "bytes": len(content)}}
    changed(copy, files=files, id=bundle.identity(files, manifest["version"]))
    with pytest.raises(BundleDamaged, match=r"cannot be loaded.*force-reinstall"):
        EmbeddedEngine(copy)


OUT = [
    MemoryError(),
    RuntimeError("Exception during initialization: std::bad_alloc"),
    RuntimeError("[ONNXRuntimeError] : 1 : FAIL : Failed to allocate memory for requested buffer of size 1048576"),
]


@pytest.mark.parametrize("error", OUT)
def test_too_little_memory_is_no_damage(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refused(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(embedded.onnxruntime, "InferenceSession", refused)
    with pytest.raises(MemoryError, match="Too little memory"):
        EmbeddedEngine()


@pytest.mark.parametrize("error", OUT)
@pytest.mark.parametrize("made", [EmbeddedEngine, FastEngine])
def test_nor_is_it_anything_else_in_the_middle_of_a_pass(
    monkeypatch: pytest.MonkeyPatch, error: Exception, made: Callable[[], NetworkEngine]
) -> None:
    def refused(*arguments: object) -> None:
        raise error

    engine = made()
    monkeypatch.setattr(engine, "_sessions", lambda: SimpleNamespace(run=refused))
    with pytest.raises(MemoryError, match="Too little memory"):
        next(engine.score(["My dad cried when I left."]))
    if isinstance(engine, EmbeddedEngine):
        with pytest.raises(MemoryError, match="Too little memory"):
            engine.reply_scores("I am here.")


def test_what_else_fails_in_a_pass_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise KeyError("no such output")

    engine = EmbeddedEngine()
    monkeypatch.setattr(engine, "_sessions", lambda: SimpleNamespace(run=refused))
    with pytest.raises(KeyError):
        next(engine.score(["My dad cried when I left."]))
