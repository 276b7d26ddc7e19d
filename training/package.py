"""A network as a bundle's folder, with the manifest that vouches for it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import NONE_OF_THESE, QUESTIONS
from tearwise.engines.bundle import FAST_FILES, FILES, MANIFEST, SCHEMA, digest, identity
from tearwise.engines.probes import COUNT, Probes
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination
from tearwise.reading.combination import FEATURES, WIDTH, columns
from training.export import export, smaller_tokenizer
from training.heads import QUERIES
from training.mpnet import HIDDEN
from training.network import LOOKED_AT, AccountNetwork
from training.targets import HEADS

VERSION = "2026.11"


def unfitted() -> Combination:
    """The text's scores as they are: what a bundle holds until its combination is fitted."""
    count = len(MEANINGS)
    weights = np.zeros((count, FEATURES))
    weights[:, :count] = np.eye(count)
    return Combination(
        weights=weights,
        bias=np.zeros(count),
        slope=np.ones(count),
        offset=np.zeros(count),
        thresholds=np.full((len(QUESTIONS) + 1, count), 0.5),
        prior={q: np.full(columns(q) - (q in NONE_OF_THESE), 1 / columns(q)) for q in QUESTIONS},
        association=np.zeros((WIDTH, WIDTH)),
        readable=np.zeros(5),
        turn_away=-1.0,
        passage=np.array([2.0, 0.5, 2.0]),
        worth_asking=0.0,
    )


def write_network(network: AccountNetwork, kept: list[int], folder: Path) -> None:
    """Export a network into a bundle's folder, its combination and its probes still unfitted."""
    folder.mkdir(parents=True, exist_ok=True)
    export(network, kept, folder / "network.onnx")
    nothing = Probes(np.zeros(((LOOKED_AT + QUERIES) * HIDDEN, COUNT), np.float32), np.zeros(COUNT, np.float32))
    (folder / "probes.npz").write_bytes(nothing.written())
    (folder / "tokenizer.json").write_text(smaller_tokenizer(kept), encoding="utf-8")
    write_combination(unfitted(), folder, {})


def write_combination(combination: Combination, folder: Path, about: Mapping[str, Any]) -> str:
    """Write the combination and the manifest; returns the bundle's id. ``about``: what else the manifest says."""
    (folder / "combination.json").write_text(_dumped(combination), encoding="utf-8")
    files = _vouched(folder, FILES)
    id = identity(files, VERSION)
    manifest = {"schema": SCHEMA, "id": id, "version": VERSION, "files": files, "heads": HEADS, **about}
    _write_manifest(folder, manifest)
    return id


def write_probes(probes: Probes, folder: Path) -> str:
    """Write the probes into a bundle, and what its manifest says of its files; returns the bundle's new id."""
    (folder / "probes.npz").write_bytes(probes.written())
    files = _vouched(folder, FILES)
    id = identity(files, VERSION)
    _write_manifest(folder, _manifest(folder) | {"id": id, "files": files})
    return id


def write_fast(combination: Combination, words: NDArray[np.float64], folder: Path, about: Mapping[str, Any]) -> None:
    """Write the combination of what reads fast, and what the words (9, WORD_COUNTS) count for it, beside its network,
    and list all in the bundle's manifest.

    Neither the bundle's id nor anything else of it changes.
    """
    (folder / "fast.json").write_text(_dumped(combination), encoding="utf-8")
    (folder / "fast-words.json").write_text(json.dumps(words.tolist(), separators=(",", ":")) + "\n", encoding="utf-8")
    _write_manifest(folder, _manifest(folder) | {"fast": {"files": _vouched(folder, FAST_FILES), **about}})


def keep_fast(folder: Path, files: Mapping[str, bytes], about: Mapping[str, Any]) -> None:
    """Write fast files (name → content) as they were into a bundle with the same tokenizer, and what its manifest said
    of them."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    _write_manifest(folder, _manifest(folder) | {"fast": about})


def write_metrics(folder: Path, metrics: Mapping[str, Any], fast: Mapping[str, Any]) -> None:
    """Put figures of a bundle, and of what reads fast in it, in the place of those of these names in its manifest."""
    manifest = _manifest(folder)
    manifest["metrics"] |= metrics
    manifest["fast"]["metrics"] |= fast
    _write_manifest(folder, manifest)


def leave_out_fast(folder: Path) -> None:
    """Take what reads fast out of the manifest, so that its files may be written anew."""
    _write_manifest(folder, {name: value for name, value in _manifest(folder).items() if name != "fast"})


def _vouched(folder: Path, names: Sequence[str]) -> dict[str, dict[str, Any]]:
    """File → its size and hash."""
    contents = {name: (folder / name).read_bytes() for name in names}
    return {name: {"sha256": digest(content), "bytes": len(content)} for name, content in contents.items()}


def _manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    return found


def _write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=False) + "\n", encoding="utf-8")


def _dumped(combination: Combination) -> str:
    return json.dumps(combination.to_record(), separators=(",", ":")) + "\n"
