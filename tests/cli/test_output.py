"""What is printed can be printed everywhere."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tearwise.cli import output
from tearwise.cli.exit_code import USAGE
from tests.cli.conftest import Run

TRY = """
import sys
import typer
from tearwise.cli.output import prepare, write_json
prepare()
print("“83%” → ● █░ … 😭 é")
typer.echo("“83%” → ● █░ … 😭 é")
typer.echo("“83%” → ● █░ … 😭 é", err=True)
write_json('{"é": "😭"}\\n')
"""


@pytest.mark.parametrize(
    ("encoding", "plain"),
    [
        ("utf-8", "“83%” → ● █░ … 😭 é"),
        ("ascii", '"83%" -> * #. ... \\U0001f62d \\xe9'),
        ("cp1252", "“83%” -> * #. … \\U0001f62d é"),
    ],
)
def test_characters_that_an_encoding_lacks_are_written_plainly_and_json_is_always_utf_8(
    encoding: str, plain: str
) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run([sys.executable, "-c", TRY], capture_output=True, check=True, env=environment)
    text, echoed, record = done.stdout.splitlines()
    assert text.decode(encoding) == echoed.decode(encoding) == done.stderr.decode(encoding).rstrip() == plain
    assert json.loads(record.decode("utf-8")) == {"é": "😭"}


def test_an_output_that_has_no_bytes_takes_json_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    output.prepare()
    output.write_json('{"é": 1}\n')
    assert sys.stdout.getvalue() == '{"é": 1}\n'  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", [["read", "He cried, so sorry.", "--json"], ["annotate", "-", "-"]], ids=" ".join)
def test_programs_are_told_where_standard_output_is_closed(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    ended = run(*command, stdin=b'{"text": "He cried."}')
    assert ended == (USAGE, "", "tearwise: Standard output is closed, so nothing can be written to it.\n")


CLOSED = """
import os, sys
os.close(0)
os.close(2)
from tearwise.cli.output import prepare
prepare()
kept = open(sys.argv[1], "w")
os.write(2, b"what a library says")
print(kept.fileno(), flush=True)
"""


def test_no_file_takes_the_place_of_a_stream_that_is_closed(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CLOSED, str(tmp_path / "kept")], stdout=subprocess.PIPE, check=True)
    assert int(done.stdout) > 2
    assert (tmp_path / "kept").read_bytes() == b""


def test_what_is_typed_in_another_encoding_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9\n"), encoding="utf-8"))
    output.prepare()
    assert sys.stdin.readline() == "caf\ufffd\n"


def test_an_input_of_which_some_was_read_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"), encoding="utf-8"))
    sys.stdin.readline()
    output.prepare()
    assert (sys.stdin.readline(), sys.stdin.errors) == ("two\n", "strict")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no file that is always full")
@pytest.mark.parametrize(("place", "mode"), [("/dev/full", "wb"), (os.devnull, "rb")])
def test_a_command_does_not_fail_where_only_what_it_says_beside_its_result_is_lost(
    tmp_path: Path, place: str, mode: str
) -> None:
    accounts, sheet = tmp_path / "accounts.jsonl", tmp_path / "sheet.csv"
    accounts.write_text('{"id": 1, "text": "He cried."}\n', encoding="utf-8")
    command = [sys.executable, "-m", "tearwise", "codebook", str(sheet), "--accounts", str(accounts)]
    with open(place, mode) as error:
        assert subprocess.run(command, stdout=subprocess.PIPE, stderr=error, check=False).returncode == 0
    assert "He cried." in sheet.read_text(encoding="utf-8-sig")
