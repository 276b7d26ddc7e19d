"""The embedded engine's files: network, probes, tokenizer, combination, and a manifest that vouches for them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.cached_property import cached_property
from tearwise.errors import BundleDamaged, BundleForeign, BundleMissing
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination
from tearwise.reading.meaning_words import WORD_COUNTS
from tearwise.strict_json import NoJson, json_in

SCHEMA = "tearwise.bundle/1"
FILES = ("network.onnx", "layers.npz", "probes.npz", "tokenizer.json", "combination.json")
FAST_FILES = ("fast.onnx", "fast-axes.npy", "fast.json", "fast-words.json")
"""What reads with ``--fast``: a smaller network, which shares the tokenizer, its own combination, and what the words
count that it looks for. A manifest lists them apart, so that they change neither the bundle's id nor what the large
network reads."""
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Bundle:
    """A verified bundle. ``id`` names it in every reading; ``manifest`` tells how it was made and how it measures."""

    folder: Path
    id: str
    manifest: Mapping[str, Any]

    @cached_property
    def combination(self) -> Combination:
        """The fitted weights of what reads without ``--fast``. Raises BundleForeign where they are of another
        version."""
        return _combination(self, "combination.json")

    def file(self, name: str) -> bytes:
        """The verified content of one of FILES, or of FAST_FILES. Raises BundleDamaged if it changed since, or
        cannot be read."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise BundleDamaged(f"{self.folder / name} cannot be read: {error.strerror}. {REINSTALL}") from error
        if digest(content) != listed(self.manifest)[name]["sha256"]:
            raise BundleDamaged(f"{self.folder / name} is not what the bundle's manifest says. {REINSTALL}")
        return content

    @property
    def fast_id(self) -> str:
        """Names what reads with ``--fast``: the bundle, and the hash of its fast files. Raises BundleMissing where the
        bundle has none."""
        if "fast" not in self.manifest:
            raise BundleMissing(
                f"The bundle in {self.folder} has nothing that reads fast. Read without it, or make it: "
                "python -m training.fast"
            )
        return f"{self.id}+fast-{identity(self.manifest['fast']['files'], '').removeprefix('-')}"

    def fast_combination(self) -> Combination:
        """The fitted weights of what reads with ``--fast``. Raises BundleForeign where they are of another version."""
        return _combination(self, "fast.json")

    def fast_words(self) -> NDArray[np.float64]:
        """What each of ``word_counts`` adds to the raw log-odds of each meaning, (9, WORD_COUNTS). Raises BundleForeign
        where they are others."""
        try:
            found = np.array(json.loads(self.file("fast-words.json")), float)
        except (ValueError, TypeError):
            found = np.zeros(0)
        if found.shape != (len(MEANINGS), WORD_COUNTS) or not np.isfinite(found).all():
            raise BundleForeign(f"{self.folder / 'fast-words.json'} is not of this version. {REINSTALL}")
        return found


REINSTALL = "Install Tearwise again from the folder or file that it came in: pip install --force-reinstall FOLDER."
"""What helps where a bundle cannot be used."""


def shipped() -> Path:
    """The folder of the bundle that this package ships."""
    return Path(str(resources.files("tearwise.engines"))) / "bundle"


def load(folder: Path | None = None) -> Bundle:
    """The bundle in ``folder``, or the shipped one, its manifest read and every file's hash checked when it is used.

    Raises BundleMissing, BundleForeign (another kind or version) or BundleDamaged.
    """
    place = shipped() if folder is None else folder
    try:
        raw = (place / MANIFEST).read_bytes()
    except OSError as error:
        raise BundleMissing(f"There is no bundle in {place}: {error.strerror}. {REINSTALL}") from error
    try:
        manifest = json_in(raw)
    except NoJson as wrong:
        raise BundleDamaged(f"{place / MANIFEST} {wrong}. {REINSTALL}") from wrong
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        found = manifest.get("schema") if isinstance(manifest, dict) else type(manifest).__name__
        raise BundleForeign(f"{place} holds {found!r}; this Tearwise reads {SCHEMA!r}. {REINSTALL}")
    if not _lists(manifest, FILES) or not isinstance(manifest.get("id"), str):
        raise BundleDamaged(f"{place / MANIFEST} does not list the bundle's files. {REINSTALL}")
    if "fast" in manifest and not _lists(manifest["fast"], FAST_FILES):
        raise BundleDamaged(f"{place / MANIFEST} does not list the fast files. {REINSTALL}")
    for name, expected in listed(manifest).items():
        path = place / name
        if not path.is_file():
            raise BundleDamaged(f"{path} is missing. {REINSTALL}")
        if path.stat().st_size != expected["bytes"]:
            raise BundleDamaged(f"{path} has not the size that the bundle's manifest says. {REINSTALL}")
    if manifest["id"] != identity(manifest["files"], manifest.get("version", "")):
        raise BundleDamaged(f"{place / MANIFEST} has been changed: its id is not that of its files. {REINSTALL}")
    return Bundle(place, manifest["id"], manifest)


def _lists(part: object, names: Sequence[str]) -> bool:
    """Whether the ``files`` of a manifest, or of its part, are a table of these names with the hash and the size of
    each."""
    files = part.get("files") if isinstance(part, dict) else None
    return (
        isinstance(files, dict)
        and set(files) == set(names)
        and all(
            isinstance(file, dict) and isinstance(file.get("sha256"), str) and type(file.get("bytes")) is int
            for file in files.values()
        )
    )


def listed(manifest: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Every file that the manifest lists, with its size and hash."""
    return {**manifest["files"], **manifest.get("fast", {}).get("files", {})}


def _combination(bundle: Bundle, name: str) -> Combination:
    try:
        return Combination.from_record(json.loads(bundle.file(name)))
    except (ValueError, KeyError, TypeError) as error:
        raise BundleForeign(f"{bundle.folder / name} is not of this version: {error}. {REINSTALL}") from error


def digest(content: bytes) -> str:
    """The SHA-256 of a file, as a manifest has it."""
    return hashlib.sha256(content).hexdigest()


def identity(files: Mapping[str, Mapping[str, Any]], version: str) -> str:
    """The bundle's id: its month and the hash of its files' hashes."""
    joined = "".join(f"{name}:{files[name]['sha256']};" for name in sorted(files))
    return f"{version}-{digest(joined.encode())[:8]}"
