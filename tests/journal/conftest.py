"""A real journal in a file of its own for every test, with a key derivation that costs little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tearwise import Reading, assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal, Strength

PASSPHRASE = "seven quiet herons"
CHEAP = Strength(memory=64, passes=1, lanes=1)
SORRY = "My dad cried when I left. He said he was sorry."
WEDDING = "My sister wept at the wedding in the café, so happy. She hugged me."

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads an account, with the scripted engine."""
    return assembly.Reader(ScriptedEngine()).read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal is to lie; nothing is there yet."""
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    """An empty journal, open."""
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as made:
        yield made


@contextmanager
def no_larger_files(size: int) -> Iterator[None]:
    """No file of this process can grow beyond so many bytes meanwhile, as on a disk that is full."""
    resource = pytest.importorskip("resource", reason="only there can a disk be made to look full")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
