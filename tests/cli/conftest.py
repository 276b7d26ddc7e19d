"""The commands run in this process, with the scripted engine in the reader, so that they need no bundle; and a try of a
passphrase costs little."""

from __future__ import annotations

import functools
import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tearwise import assembly
from tearwise.cli import main
from tearwise.engines.scripted import ScriptedEngine
from tests.engines.conftest import _running, server  # noqa: F401 - fixtures: the language model's server
from tests.journal.conftest import CHEAP


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; ``stdin`` is what is piped into it, ``typed`` what is typed at its prompt."""
    monkeypatch.setattr(assembly, "Reader", functools.partial(assembly.Reader, ScriptedEngine()))
    monkeypatch.setattr("tearwise.journal.keys._of", lambda strength: strength or CHEAP)
    monkeypatch.delenv("TEARWISE_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: bytes = b"", typed: str | None = None) -> Ended:
        piped = io.TextIOWrapper(io.BytesIO(stdin if typed is None else typed.encode()), encoding="utf-8")
        if typed is not None:
            monkeypatch.setattr(piped, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys, "stdin", piped)
        capsys.readouterr()
        code = main(arguments)
        return Ended(code, *capsys.readouterr())

    return run
