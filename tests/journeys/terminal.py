"""The command in a terminal of its own, as a person has it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Self

import pytest


class Terminal:
    """Types into the command, and sees its screen. A context manager; the command does not outlive it.

    whole: the screen shows standard output too, and the terminal is the command's own, so that passphrases are asked for
           there; without, standard output goes to a pipe, and only the dialogue is on the screen
    piped: what standard input holds, which then is no terminal; the terminal is the command's own
    columns: how wide it is
    program: what is run, where it is not the command
    Raises AssertionError where a text that is waited for never comes.
    """

    PATIENCE = 300

    def __init__(
        self,
        *arguments: str,
        whole: bool = False,
        piped: bytes | None = None,
        columns: int = 80,
        program: Sequence[str] = (sys.executable, "-m", "tearwise"),
        **environment: str,
    ) -> None:
        pty, fcntl, termios = (
            pytest.importorskip(name, reason="there are no such terminals") for name in ("pty", "fcntl", "termios")
        )
        self._master, screen = pty.openpty()
        termios.tcsetwinsize(screen, (24, columns))
        self.process = subprocess.Popen(
            [*program, *arguments],
            stdin=screen if piped is None else subprocess.PIPE,
            stderr=screen,
            stdout=screen if whole else subprocess.PIPE,
            env={**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "", **environment},
            start_new_session=True,
            preexec_fn=(lambda: fcntl.ioctl(2, termios.TIOCSCTTY, 0)) if whole or piped is not None else None,
        )
        os.close(screen)
        if self.process.stdin is not None and piped is not None:
            self.process.stdin.write(piped)
            self.process.stdin.close()
            self.process.stdin = None  # nothing more is to be written at the end
        self.shown = ""

    def wait(self, text: str) -> None:
        """Waits until the screen shows a text."""
        ends = time.monotonic() + self.PATIENCE
        while text not in self.shown:
            assert time.monotonic() < ends, self.shown
            assert self._read() or text in self.shown, self.shown

    def press(self, keys: str, after: str) -> str:
        """Presses keys as soon as the screen shows a text that it did not show before the last keys; returns what it
        showed since then."""
        self.wait(after)
        shown, self.shown = self.shown, ""
        os.write(self._master, keys.encode())
        return shown

    def type(self, line: str, after: str) -> str:
        """The same, with a whole line."""
        return self.press(f"{line}\n", after)

    def end(self) -> tuple[int, str]:
        """The exit code and standard output, or where that is on the screen, what it showed since the last keys."""
        while self._read():
            pass
        if self.process.stdout is None:
            return self.process.wait(self.PATIENCE), self.shown
        out, _ = self.process.communicate(timeout=self.PATIENCE)
        return self.process.returncode, out.decode("utf-8")

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
        with self.process:  # closes its pipe and waits for it
            os.close(self._master)
