"""The command in a fork of a process that has it loaded: what it says is the same, and it comes much sooner."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: bytes
    err: bytes


def run(arguments: Sequence[str | bytes], stdin: bytes, environment: Mapping[str, str]) -> Ended:
    """Runs the command with something piped in, in the folder that this process is in. ``environment`` is all of it."""
    asked = {
        "folder": os.getcwd(),
        "environment": dict(environment),
        "arguments": [os.fsdecode(one) for one in arguments],
    }
    (source, typed), (printed, out), (told, err) = os.pipe(), os.pipe(), os.pipe()
    with socket.socket(socket.AF_UNIX) as connection, ThreadPoolExecutor(3) as threads:
        connection.connect(forking())
        socket.send_fds(connection, [json.dumps(asked).encode() + b"\n"], [source, out, err])
        for fd in (source, out, err):
            os.close(fd)
        threads.submit(_write, typed, stdin)
        texts = [threads.submit(_read, fd) for fd in (printed, told)]
        with connection.makefile("r") as answers:
            _, code = answers.readline(), answers.readline()
        return Ended(int(code), *(text.result() for text in texts))


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
        env={**os.environ, "PYTHONUTF8": "1"},
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
