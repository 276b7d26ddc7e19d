"""No error of ours is raised from one that holds what somebody wrote."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tearwise.annotation.lines import json_lines
from tearwise.cli.entry import text_of_file
from tearwise.cli.unlock import passphrase_for
from tearwise.engines.answer import parsed
from tearwise.errors import MissingExtra
from tearwise.web.batch import rows

SECRET = "Xylophone"


def refused_lines(folder: Path) -> object:
    (folder / "in.jsonl").write_bytes(f'{{"text": "{SECRET}"}}'.encode("utf-16") + b"x")
    return list(json_lines(folder / "in.jsonl"))


def refused_file(folder: Path) -> object:
    (folder / "account.txt").write_bytes(f"{SECRET} désolé".encode("latin-1"))
    return text_of_file(folder / "account.txt")


def refused_passphrase(folder: Path) -> object:
    reading, writing = os.pipe()
    os.write(writing, f"{SECRET} désolé".encode("latin-1"))
    os.close(writing)
    return passphrase_for(reading, "")


@pytest.mark.parametrize(
    "refused",
    [
        refused_lines,
        refused_file,
        refused_passphrase,
        lambda folder: rows(f"{SECRET} désolé".encode("latin-1")),
        lambda folder: parsed(f'{{"quote": "{SECRET}"', SECRET),
    ],
    ids=["half a character", "an account's file", "a passphrase", "a batch", "a model's answer"],
)
def test_an_error_is_raised_from_none_that_holds_what_was_given(
    tmp_path: Path, refused: Callable[[Path], object]
) -> None:
    with pytest.raises(Exception) as told:  # noqa: PT011 - each of another kind, and what is behind them is looked at
        refused(tmp_path)
    error: BaseException | None = told.value
    while error is not None:  # as a program does that collects errors
        held = (error, vars(error), getattr(error, "object", b""), getattr(error, "doc", ""))
        assert SECRET not in repr(held).replace("\\x00", "")
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize(
    ("system", "python", "line"),
    [
        (
            "posix",
            "/home/anna/tearwise/.venv/bin/python",
            '/home/anna/tearwise/.venv/bin/python -m pip install "tearwise[app]"',
        ),
        ("posix", "/my own/bin/python", '"/my own/bin/python" -m pip install "tearwise[app]"'),
        ("nt", r"C:\.venv\python.exe", r'C:\.venv\python.exe -m pip install "tearwise[app]"'),
        ("nt", r"C:\my own\python.exe", r'& "C:\my own\python.exe" -m pip install "tearwise[app]"'),
    ],
)
def test_an_extra_is_installed_into_the_python_that_runs(
    system: str, python: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:  # and no longer: paths go by the system's name
        there.setattr(os, "name", system)
        there.setattr(sys, "executable", python)
        told = str(MissingExtra.of("app", "For the page"))
    assert told == f"For the page, install: {line}"


def test_no_message_leaves_open_into_which_python_an_extra_is_installed() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "src").rglob("*.py"))
    assert re.findall(r".{24}(?<!-m )pip install \"tearwise", code) == []
