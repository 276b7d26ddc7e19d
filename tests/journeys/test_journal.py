"""Somebody keeps what happened, where nobody else can read it, and sees later what the tears were about."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest

from tests.journeys.command import tearwise

SORRY = (
    "We sat in the car outside the clinic and my husband started to cry. He kept saying he was sorry, sorry for the "
    "drinking, sorry for every birthday he missed, that it was his fault and nobody else's."
)
WORDS = "seven quiet herons"


class Terminal:
    """The command in a terminal that is its own, as a person has it: passphrases are asked for there.

    Raises AssertionError where a text that is waited for never comes.
    """

    PATIENCE = 300

    def __init__(self, *arguments: str, **environment: str) -> None:
        pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
        self._master, screen = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tearwise", *arguments],
            stdin=screen,
            stdout=screen,
            stderr=screen,
            env={**os.environ, "TERM": "dumb", "COLUMNS": "80", **environment},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(screen)
        self.shown = ""

    def type(self, line: str, after: str) -> str:
        """Types a line as soon as the screen shows a prompt, which throws away what was typed before it; returns what
        the screen showed since the last line."""
        ends = time.monotonic() + self.PATIENCE
        while after not in self.shown:
            assert time.monotonic() < ends, self.shown
            assert self._read() or after in self.shown, self.shown
        shown, self.shown = self.shown, ""
        os.write(self._master, f"{line}\n".encode())
        return shown

    def end(self) -> tuple[int, str]:
        """The exit code, and what the screen showed since the last line that was typed."""
        while self._read():
            pass
        return self.process.wait(self.PATIENCE), self.shown

    def _read(self) -> bool:
        """Reads what there is of the screen; whether there may be more."""
        if not select.select([self._master], [], [], 0.1)[0]:
            return self.process.poll() is None
        try:
            self.shown += os.read(self._master, 65536).decode("utf-8", "replace")
        except OSError:  # Linux says so where the other side is closed
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)


def test_an_account_is_kept_found_corrected_and_deleted(tmp_path: Path) -> None:
    mine = {"TEARWISE_JOURNAL": str(tmp_path / "j"), "TEARWISE_PASSPHRASE": WORDS}
    read = tearwise("read", "-", "--save", stdin=SORRY.encode(), **mine)
    assert read.code == 0
    assert "I am sorry" in read.out
    assert "Kept as episode 1." in read.err
    assert tearwise("journal", "edit", "1", "--person", "Tom", "--note", "-", stdin=b"He rang.", **mine).code == 0
    assert tearwise("journal", "correct", "1", "his job", "--meaning", "other", **mine).code == 0
    found = json.loads(tearwise("journal", "search", "rang", "--json", **mine).out)
    assert (found["person"], found["meanings"], found["passage"]) == ("Tom", ["other"], "He [rang].")
    shown = tearwise("journal", "show", "1", **mine)
    assert "You say: Something else" in shown.out
    assert "I am sorry" in shown.out
    assert "1 episode," in tearwise("journal", "patterns", **mine).out
    assert tearwise("journal", "delete", "--all", "--yes", **mine).code == 0
    assert tearwise("journal", "list", **mine).out == "Nothing of that kind is kept.\n"
    wrong = tearwise("journal", "list", **{**mine, "TEARWISE_PASSPHRASE": "eight quiet herons"})
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (4, "", 1)


def test_in_a_terminal_the_passphrase_is_asked_for_and_never_shown(tmp_path: Path) -> None:
    mine = {"TEARWISE_JOURNAL": str(tmp_path / "j"), "TEARWISE_PASSPHRASE": ""}
    with Terminal("journal", "add", SORRY, **mine) as terminal:
        terminal.type("short", after="New passphrase: ")
        assert "too short" in terminal.type(WORDS, after="New passphrase: ")
        terminal.type(WORDS, after="Once more: ")
        code, shown = terminal.end()
    assert code == 0
    assert "Kept as episode 1." in shown
    assert WORDS not in shown
    with Terminal("journal", "list", **mine) as terminal:
        terminal.type("eight quiet herons", after="Passphrase of your journal: ")
        assert "not this journal's passphrase" in terminal.type(WORDS, after="Passphrase of your journal: ")
        code, shown = terminal.end()
    assert code == 0
    assert "We sat in the car" in shown
    assert "herons" not in shown


def test_a_passphrase_on_a_file_descriptor_is_in_no_argument_and_no_environment(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows passes no descriptors on")
    ours, theirs = os.pipe()
    os.write(theirs, WORDS.encode())
    os.close(theirs)
    done = subprocess.run(
        [sys.executable, "-m", "tearwise", "journal", "add", "-", "--folder", str(tmp_path / "j"), "--passphrase-fd",
         str(ours)],
        input=SORRY.encode(), pass_fds=[ours], capture_output=True, check=False,
    )  # fmt: skip
    os.close(ours)
    assert (done.returncode, done.stdout) == (0, b"Kept as episode 1. To see it: tearwise journal show 1\n")
