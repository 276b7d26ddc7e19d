"""No file that is made of the journal comes in the place of one of its own, whatever is asked for."""

# ruff: noqa: F811 - the fixtures of test_journal.py

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tearwise.cli.exit_code import JOURNAL_SHUT, READ, USAGE
from tearwise.journal import Journal
from tests.cli.conftest import Run
from tests.cli.test_journal import Call, folder, journal, kept, templates  # noqa: F401 - fixtures
from tests.journal.conftest import PASSPHRASE

WRITERS = ["backup", "export", "export --markdown", "patterns --svg", "patterns --png"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("command", WRITERS)
def test_a_file_of_the_journal_is_never_written_over_and_no_passphrase_is_asked_for(
    run: Run, kept: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def opened(*_: object) -> object:
        raise AssertionError("the journal is opened only then")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "open", opened)
        patched.chdir(folder)
        before = {one.name: one.read_bytes() for one in folder.iterdir()}
        (tmp_path / "link").symlink_to(folder / "journal.db")
        targets = ["journal.db", str(folder / "header.json"), str(folder / "new"), str(tmp_path / "link")]
        for target in targets:
            for options in (("--force",), ("--force", "--folder", str(folder))):
                ended = run("journal", *command.split(), target, *options)
                assert (ended.code, ended.out) == (USAGE, "")
                assert "among the journal's own files" in ended.err
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
    assert "Dad" in kept("list").out


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("command", WRITERS)
def test_a_file_elsewhere_is_written_through_a_link_for_this_user_alone(
    kept: Call, tmp_path: Path, command: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    link, real = tmp_path / "link", tmp_path / "elsewhere" / "file"
    link.symlink_to(real)
    for options in ((), ("--force",)):
        assert kept(*command.split(), str(link), *options).code == READ
        assert link.is_symlink()
        assert real.stat().st_size > 100
        assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert kept(*command.split(), str(link)).code == USAGE, "it is there already"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("command", WRITERS)
def test_what_is_no_plain_file_is_not_replaced(kept: Call, tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for options in ((), ("--force",)):
        ended = kept(*command.split(), str(pipe), *options)
        assert (ended.code, ended.out) == (USAGE, "")
        assert "not a plain file" in ended.err
        assert ("- for standard output" in ended.err) == command.startswith("export")
    assert pipe.is_fifo()


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
@pytest.mark.parametrize("command", WRITERS)
def test_what_a_failing_disk_may_lose_is_written_and_not_called_done(
    kept: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    failing(monkeypatch)
    ended = kept(*command.split(), str(tmp_path / "out"))
    assert (ended.code, ended.out) == (JOURNAL_SHUT if command == "backup" else USAGE, "")
    assert "out is written" in ended.err
    assert "may lose it when the power goes" in ended.err
    assert (tmp_path / "out").stat().st_size > 100


def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the disk fail where a folder is settled."""
    fsync = os.fsync

    def fails(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fails)


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
def test_a_sheet_is_printed_and_the_failing_disk_is_told_of(
    kept: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept("passphrase", "--sheet").err == ""
    failing(monkeypatch)
    ended = kept("passphrase", "--sheet")
    assert ended.code == READ
    assert "the disk fails" in ended.err
    code = "-".join(line.strip() for line in ended.out.splitlines()[5:7])
    with Journal.open_with_code(code, folder) as opened:
        assert len(opened) == 2
    monkeypatch.setenv("TEARWISE_NEW_PASSPHRASE", "nine loud bitterns")
    ended = kept("passphrase")
    assert (ended.code, ended.out) == (JOURNAL_SHUT, "")
    assert "the old one opens the journal as before" in ended.err
    assert len(Journal.open(PASSPHRASE, folder)) == 2


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
def test_what_is_kept_in_a_new_journal_is_not_lost_for_a_failing_disk(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch)
    ended = run("journal", "add", "-", stdin=b"My dad cried when I left. He said he was sorry.")
    assert (ended.code, ended.out[:18]) == (READ, "Kept as episode 1.")
    assert "the disk fails" in ended.err
