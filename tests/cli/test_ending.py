"""A command ends with the right code, one clear line, and never with words of the account."""

from __future__ import annotations

import errno
import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tearwise import assembly
from tearwise.cli import ending
from tearwise.cli.ending import main
from tearwise.cli.exit_code import BROKEN_PIPE, INTERRUPTED, OUR_FAULT, READ, USAGE
from tearwise.errors import (
    IN_DANGER,
    AccountError,
    AnswerError,
    BundleDamaged,
    CalibrationError,
    DataError,
    FileError,
    MissingExtra,
)
from tests.cli.conftest import Run

SORRY = "He cried and said he was sorry."


def raising(error: BaseException) -> object:
    def reader(*arguments: object) -> None:
        raise error

    return reader


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (AccountError("It is wrong."), USAGE),
        (AnswerError("It is wrong."), USAGE),
        (FileError("It is wrong."), USAGE),
        (CalibrationError("It is wrong."), USAGE),
        (MissingExtra("It is wrong."), USAGE),
        (BundleDamaged("It is wrong."), OUR_FAULT),
    ],
    ids=repr,
)
def test_errors_of_ours_are_said_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    monkeypatch.setattr(assembly, "Reader", raising(error))
    assert run("read", SORRY) == (code, "", "tearwise: It is wrong.\n")


def test_a_fault_of_a_data_file_says_where_to_turn(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "Reader", raising(DataError("young.toml: 'unless' is missing.")))
    ended = run("read", SORRY)
    assert ended.code == OUR_FAULT
    assert ended.err == f"tearwise: young.toml: 'unless' is missing. {IN_DANGER}\n"
    assert "call your emergency number; findahelpline.com" in ended.err


def test_too_little_memory_is_no_fault_of_the_bundle(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "Reader", raising(MemoryError("Too little memory is left to load the bundle.")))
    ended = run("read", SORRY)
    assert ended.code == OUR_FAULT
    assert "Too little memory is left on this computer. Close other programs" in ended.err
    assert IN_DANGER in ended.err
    assert "our fault" not in ended.err


def test_a_run_that_memory_ran_out_for_says_what_is_kept_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = MemoryError("Too little memory is left.")
    found.add_note("What is done is kept in out.part.")
    monkeypatch.setattr(assembly, "Reader", raising(found))
    assert "and try again. What is done is kept in out.part. If somebody" in run("read", SORRY).err


def test_what_we_did_not_foresee_is_our_fault_and_shows_no_word_of_the_account(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly, "Reader", raising(KeyError(SORRY)))
    ended = run("read", SORRY)
    assert ended.code == OUR_FAULT
    assert ended.err.startswith("tearwise: Tearwise failed (KeyError)")
    assert "findahelpline.com" in " ".join(ended.err.split())
    assert ended.err.count("\n") == 1
    assert "sorry" not in ended.out + ended.err


@pytest.mark.parametrize(
    "command",
    [
        ("annotate", "{place}", "out.jsonl"),
        ("annotate", "in.jsonl", "{place}"),
        ("agreement", "{place}", "in.csv"),
        ("codebook", "out.csv", "--accounts", "{place}"),
        ("evaluate", "{place}"),
        ("read", "--file", "{place}"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
@pytest.mark.parametrize("reason", [errno.EACCES, errno.ENAMETOOLONG, errno.EIO], ids=errno.errorcode.get)
def test_a_place_that_is_out_of_reach_is_no_fault_of_ours(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...], reason: int
) -> None:
    place = tmp_path / "away" / "readings.csv"
    place.parent.mkdir()
    (tmp_path / "in.jsonl").write_text('{"text": "She cried."}\n')
    (tmp_path / "in.csv").write_text("id,love\n1,2\n")
    monkeypatch.chdir(tmp_path)
    seen, opened = os.stat, open

    def refused(path: object, *_: object, **given: object) -> None:
        if str(path).startswith(str(place.parent)):
            raise OSError(reason, os.strerror(reason), str(path))

    def stat(path: object, *arguments: Any, **given: Any) -> os.stat_result:
        refused(path)
        return seen(path, *arguments, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr("builtins.open", lambda path, *arguments, **given: refused(path) or opened(path, *arguments, **given))  # fmt: skip
    ended = run(*(word.format(place=place) for word in command))
    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err.count("\n") == 1
    assert "our fault" not in ended.err


def test_a_name_that_is_too_long_is_not_repeated_where_it_may_be_an_account(run: Run, tmp_path: Path) -> None:
    ended = run("annotate", SORRY * 20, str(tmp_path / "out.jsonl"))
    assert ended.code == USAGE
    assert "longer than this system takes" in ended.err
    assert "sorry" not in ended.err


def test_the_traceback_is_there_for_who_asks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARWISE_DEBUG", "1")
    monkeypatch.setattr(assembly, "Reader", raising(ZeroDivisionError("x")))
    with pytest.raises(ZeroDivisionError):
        run("read", SORRY)


def test_the_commands_are_put_together_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("meanings", "love")
    monkeypatch.setattr("typer.main.get_command", raising(AssertionError("once more")))
    assert run("meanings", "love") == first
    assert first.code == READ


def test_breaking_it_off_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "Reader", raising(KeyboardInterrupt()))
    assert run("read", SORRY) == (INTERRUPTED, "", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert run("read", SORRY) == (INTERRUPTED, "", "\n"), "the shell's prompt would stand behind a question"


@pytest.mark.parametrize("arguments", [["meanings"], ["--help"], ["meanings", "love"]], ids=" ".join)
def test_a_broken_pipe_is_quiet(arguments: list[str]) -> None:
    script = (
        "import os, sys\n"
        "reading, writing = os.pipe()\n"
        "os.close(reading)\n"
        "os.dup2(writing, 1)\n"
        "from tearwise.cli import main\n"
        f"sys.exit(main({arguments!r}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (BROKEN_PIPE, "")


@pytest.mark.parametrize(
    "arguments", [["reed"], ["read", "--wrong"], ["meanings", "anger"], ["annotate"]], ids=" ".join
)
def test_wrong_use_is_said_in_one_line(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err.startswith("tearwise: ")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [SORRY],
        [f"--{SORRY}"],
        ["read", f"-{SORRY}"],
        ["read", *SORRY.split()],
        ["meanings", "love", SORRY],
        ["meanings", SORRY],
    ],
    ids=" ".join,
)
def test_an_account_in_the_wrong_place_is_not_repeated(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.code == USAGE
    assert "cried and said" not in ended.err
    assert any(then in ended.err for then in ("tearwise read", "in quotes", "The nine are"))


def test_an_account_that_came_without_its_quotes_is_told_how_and_not_repeated(run: Run) -> None:
    ended = run("Tobias", "cried", "and", "said", "he", "was", "sorry.")
    assert ended.code == USAGE
    assert 'put it in quotes: tearwise read "..."' in ended.err
    assert "Tobias" not in ended.err
    assert "'help'" in run("help").err
    assert "'help'" in run("journal", "help", "me").err
    assert "Did you mean 'read'?" in run("reed", "account.txt").err


def test_an_account_that_begins_with_a_dash_can_be_read(run: Run) -> None:
    assert "-- before it" in run("read", f"- {SORRY}").err
    assert "I am sorry" in run("read", "--", f"- {SORRY}").out


def test_a_wrong_option_beside_an_account_is_named(run: Run) -> None:
    assert "--colour" in run("read", SORRY, "--colour").err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_said() -> None:
    script = "import sys\nfrom tearwise.cli import main\nsys.exit(main(['meanings']))"
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-c", script], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == USAGE
    assert done.stderr == "tearwise: There is no space left to write to.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_cannot_be_written_whole_is_no_success(tmp_path: Path, unbuffered: str) -> None:
    script = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "from tearwise.cli import main\nsys.exit(main(['codebook']))"
    )
    with open(tmp_path / "codebook.md", "w", encoding="utf-8") as target:
        done = subprocess.run(
            [sys.executable, "-c", script],
            stdout=target,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == USAGE
    assert done.stderr == "tearwise: There is no space left to write to.\n"


def test_in_a_terminal_what_is_wrong_is_broken_between_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    place = f"/nowhere/{'well-meant-' * 6}account.txt"
    whole = run("read", "--file", place).err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    narrow = run("read", "--file", place)
    assert narrow.code == USAGE
    assert whole.count("\n") == 1
    assert narrow.err.count("\n") > 1
    assert narrow.err.split() == whole.split()
    assert all(len(line) <= 40 or line == place for line in narrow.err.splitlines())


def test_it_returns_the_code_and_leaves_the_program_alone() -> None:
    assert main(["meanings", "love"]) == 0


def test_the_program_alone_has_garbage_looked_for_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that another program runs changes nothing of how that one is run."""
    told: list[int] = []
    monkeypatch.setattr(gc, "set_threshold", told.append)
    for name in ("program_begins", "program_ends"):
        monkeypatch.setattr(ending, name, lambda: None)
    assert main(["meanings", "love"]) == READ
    assert told == []
    monkeypatch.setattr(sys, "argv", ["tearwise", "meanings", "love"])
    assert main() == READ
    assert [one > 10_000 for one in told] == [True]
