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

from tests.loaded.command import Fork


class Terminal:
    """Types into the command, and sees its screen. A context manager; the command does not outlive it.

    whole: the screen shows standard output too, and the terminal is the command's own, so that passphrases are asked for
           there; without, standard output goes to a pipe, and only the dialogue is on the screen
    piped: what standard input holds, which then is no terminal; the terminal is the command's own
    columns: how wide it is
    program: what is run, where it is not the command
    loaded: whether the command is forked from a process that has it loaded, for what varies a story that a process of its
            own tells
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
        loaded: bool = False,
        **environment: str,
    ) -> None:
        pty, fcntl, termios = (
            pytest.importorskip(name, reason="there are no such terminals") for name in ("pty", "fcntl", "termios")
        )
        self._master, screen = pty.openpty()
        termios.tcsetwinsize(screen, (24, columns))
        source, typed = (screen, None) if piped is None else os.pipe()
        self._printed, out = (None, screen) if whole else os.pipe()
        given = {**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "", **environment}
        own = whole or piped is not None
        self.process: Fork | subprocess.Popen[bytes]
        if loaded and sys.platform == "linux":
            asked = {"arguments": arguments, "environment": given, "terminal": own}
            self.process = Fork(asked, source, out, screen)
        else:
            self.process = subprocess.Popen(
                [*program, *arguments],
                stdin=source,
                stdout=out,
                stderr=screen,
                env=given,
                start_new_session=True,
                preexec_fn=(lambda: fcntl.ioctl(2, termios.TIOCSCTTY, 0)) if own else None,
            )
        for fd in {screen, source, out}:
            os.close(fd)
        if typed is not None and piped is not None:
            with open(typed, "wb") as pipe:
                pipe.write(piped)
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
        if self._printed is None:
            return self.process.wait(self.PATIENCE), self.shown
        with open(self._printed, encoding="utf-8", newline="") as printed:
            self._printed = None  # which is closed with it
            out = printed.read()
        return self.process.wait(self.PATIENCE), out

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
        for fd in {self._master, self._printed} - {None}:
            os.close(fd)
