"""Commands and programs in forks of a process that has all loaded: what they say is the same, and comes much sooner."""

from __future__ import annotations

import atexit
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self, TextIO

ROOT = Path(__file__).parents[2]


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: bytes
    err: bytes


def run(arguments: Sequence[str | bytes], stdin: bytes, environment: Mapping[str, str]) -> Ended:
    """Runs the command with something piped in, in the folder that this process is in. ``environment`` is all of it."""
    asked = {"arguments": [os.fsdecode(one) for one in arguments], "environment": dict(environment)}
    (source, typed), (printed, out), (told, err) = os.pipe(), os.pipe(), os.pipe()
    with Fork(asked, source, out, err) as fork, ThreadPoolExecutor(3) as threads:
        for fd in (source, out, err):
            os.close(fd)
        threads.submit(_write, typed, stdin)
        texts = [threads.submit(_read, fd) for fd in (printed, told)]
        return Ended(fork.wait(), *(text.result() for text in texts))


class Fork:
    """A command or a program in a fork, as ``subprocess.Popen`` has a process. A context manager, which waits for it.

    asked: what ``forking.py`` is asked for; the folder, where it names none, is that of this process
    source, out, err: what its standard streams are
    pid: its process
    returncode: what it ended with, as a shell says it: above 128 where a signal ended it; None: nobody has waited yet
    """

    def __init__(self, asked: Mapping[str, object], source: int, out: int, err: int) -> None:
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(forking())
        line = json.dumps({"folder": os.getcwd(), **asked}).encode() + b"\n"
        socket.send_fds(self._connection, [line], [source, out, err])
        self.pid = int(self._answer())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """What it ended with, if it has."""
        if self.returncode is None and select.select([self._connection], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """What it ended with, when it has. Raises subprocess.TimeoutExpired."""
        if self.returncode is None:
            if not select.select([self._connection], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("a fork", timeout or 0)
            self.returncode = int(self._answer())
            self._connection.close()
        return self.returncode

    def send_signal(self, which: int) -> None:
        """Sends it a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it ends just now
                os.kill(self.pid, which)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wait()

    def _answer(self) -> bytes:
        """The next line; byte by byte, so that what comes after it is still to be waited for."""
        line = b""
        while not line.endswith(b"\n"):
            line += (byte := self._connection.recv(1))
            assert byte, "the fork is lost: what went wrong is on the standard error"
        return line


class Program(Fork):
    """Python code in a fork, in the folder of the project, with nothing to read and pipes to what it prints.

    environment: all of it; None: that of this process
    """

    def __init__(self, code: str, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        asked = {
            "folder": str(ROOT),
            "environment": dict(os.environ if environment is None else environment),
            "program": code,
            "arguments": arguments,
        }
        (printed, out), (told, err) = os.pipe(), os.pipe()
        source = os.open(os.devnull, os.O_RDONLY)
        try:
            super().__init__(asked, source, out, err)
        finally:
            for fd in (source, out, err):
                os.close(fd)
        self.stdout: TextIO = os.fdopen(printed, encoding="utf-8")
        self.stderr: TextIO = os.fdopen(told, encoding="utf-8")
        self._texts: list[Future[str]] = []

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What else it prints, when it has ended. Raises subprocess.TimeoutExpired, and can then be asked again."""
        if not self._texts:
            threads = ThreadPoolExecutor(2)
            self._texts = [threads.submit(one.read) for one in (self.stdout, self.stderr)]
            threads.shutdown(wait=False)
        self.wait(timeout)
        out, err = (text.result() for text in self._texts)
        self._close()
        return out, err

    def __exit__(self, *_: object) -> None:
        self._close()
        self.wait()

    def _close(self) -> None:
        self.stdout.close()
        self.stderr.close()


def program(
    code: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> Program | subprocess.Popen[str]:
    """Starts Python code in a fork, or where a process that has loaded much cannot safely be forked, as any other."""
    if sys.platform == "linux":
        return Program(code, *arguments, environment=environment)
    command = [sys.executable, "-c", code, *arguments]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)


@cache
def started() -> tuple[subprocess.Popen[str], str]:
    """The process that forks, and its socket, on which it answers once ``forking`` has been called. It ends with this
    process."""
    place = tempfile.mkdtemp(prefix="tearwise-")  # short, as the path of a socket has to be
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.loaded.forking", path := f"{place}/socket"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"},  # one with threads is better not forked
    )
    atexit.register(_end, process, place)
    return process, path


@cache
def forking() -> str:
    """The socket of the process that forks, once that has loaded everything."""
    process, path = started()
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return path


def _end(process: subprocess.Popen[str], place: str) -> None:
    process.kill()
    with process:  # closes its pipe and waits for it
        shutil.rmtree(place)


def _write(fd: int, content: bytes) -> None:
    with suppress(BrokenPipeError), open(fd, "wb") as stream:  # it may end before it has read all
        stream.write(content)


def _read(fd: int) -> bytes:
    with open(fd, "rb") as stream:
        return stream.read()
