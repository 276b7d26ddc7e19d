"""One process that has Tearwise and its engine loaded, and runs each command or program in a fork of itself.

    python -m tests.loaded.forking SOCKET

Nearly all of the time of a short command, and of a server that answers a few requests, goes into loading modules and
checking data files, and there are dozens of them. Who asks is ``command.py``, and in the shells of the documents
``docs/asking.py``. Where the start itself is what is tested, a test starts the command as it is installed.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import signal
import socket
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

FDS = 3
LARGEST = 1 << 20
SORRY = "My dad cried when I told him I was moving out. He said he was sorry."
GERMAN = "Mein Vater hat geweint, als ich ausgezogen bin, und hat gesagt, dass es ihm leid tut."
WARM = (
    ("meanings", "love"),
    ("read", SORRY, "--guide", "--explain"),
    ("worry",),
    ("reply", "Take your time."),
    ("journal", "add", SORRY),
    ("journal", "patterns"),
    ("journal", "show", "1"),
    ("codebook",),
    ("read", GERMAN),
)
"""Commands that are run before the first fork, so that what they load is there in every one."""


def serve(path: str) -> None:
    """Answers until it is ended, or whoever started it is."""
    from tearwise import assembly, fork
    from tearwise.engines.embedded import EmbeddedEngine

    gc.disable()  # all that is loaded stays
    # A pool of threads would not survive a fork, so the engine has none here; its scores are the same. So it need not be
    # made anew in each fork either, which takes longer than a reading.
    engine = EmbeddedEngine(threads=1)
    fork._every.discard(engine._sessions)
    assembly._engine = lambda: engine  # type: ignore[assignment]
    _warm_up()
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    listening.listen()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who wait
    gc.collect()
    gc.freeze()  # a fork that looked for garbage in all of it would copy it
    gc.enable()
    print("ready", flush=True)
    parent = os.getppid()
    listening.settimeout(5)
    while os.getppid() == parent:
        try:
            connection, _ = listening.accept()
        except TimeoutError:
            continue
        if os.fork() == 0:
            listening.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _attend(connection)
            os._exit(0)
        connection.close()


def _warm_up() -> None:
    import pytest  # noqa: F401 - which programs of the tests load, with what they have in common

    import tearwise.annotation.agreement
    import tearwise.annotation.arrow
    import tearwise.annotation.processes  # noqa: F401
    from tearwise import data
    from tearwise.cli import main

    for path in data.FILES:
        list(data.parsers(path))  # loads what they are of
    data.check = lambda: None  # which takes seconds, and is tested by itself
    _visit()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
        os.environ |= {"TEARWISE_JOURNAL": f"{folder}/journal", "TEARWISE_PASSPHRASE": "seven quiet herons"}
        for command in WARM:
            with contextlib.redirect_stderr(printed):
                assert main(command) == (1 if GERMAN in command else 0), printed.getvalue()


def _visit() -> None:
    """Loads what a server loads when it is first asked for something: a reading, a reply looked over, a journal."""
    from starlette.testclient import TestClient

    from tearwise import assembly
    from tearwise.engines.scripted import ScriptedEngine
    from tearwise.web.app import create_app
    from tearwise.web.reading_queue import ReadingQueue
    from tearwise.web.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(port=8123, launch="launch", journal=Path(folder, "journal"))
        app = create_app(settings, ReadingQueue(lambda: assembly.Reader(ScriptedEngine())))
        passphrase = {"passphrase": "seven quiet herons", "again": "seven quiet herons", "make": "yes"}
        with TestClient(app, base_url="http://127.0.0.1:8123") as visitor:
            visitor.get("/launch?token=launch")
            visitor.headers.update({"origin": "http://127.0.0.1:8123", "sec-fetch-site": "same-origin"})
            visitor.post("/journal/unlock", data=passphrase)
            for text in ("He cried. He is going to kill himself tonight.", "My dad cried and said sorry."):
                reading = visitor.post("/read", data={"text": text}).url.path
            visitor.post(f"{reading}/reply", data={"text": "Pull yourself together. I am here for you."})
            visitor.post(f"{reading}/keep", data={"person": "Tom"})
            for path in ("/journal", "/journal/1"):
                assert visitor.get(path).is_success


def _attend(connection: socket.socket) -> None:
    """Forks the command, tells its process and, when it has ended, its exit code."""
    sent, fds, _, _ = socket.recv_fds(connection, LARGEST, FDS)
    while not sent.endswith(b"\n"):
        sent += connection.recv(LARGEST)
    if (process := os.fork()) == 0:
        code = 1
        try:
            code = _run(json.loads(sent), fds)
        except BaseException:
            traceback.print_exc()
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(code)
    for fd in fds:
        os.close(fd)
    connection.sendall(b"%d\n" % process)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    connection.sendall(b"%d\n" % (code if code >= 0 else 128 - code))


def _stream(fd: int) -> io.TextIOWrapper:
    """A standard stream as Python makes it where all is UTF-8."""
    raw = io.FileIO(fd, "r" if fd == 0 else "w", closefd=False)
    buffer = io.BufferedReader(raw) if fd == 0 else io.BufferedWriter(raw)
    errors = "backslashreplace" if fd == 2 else "surrogateescape"
    return io.TextIOWrapper(buffer, encoding="utf-8", errors=errors, line_buffering=fd == 2 or raw.isatty())


def _run(asked: dict[str, Any], fds: list[int]) -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if "terminal" in asked:
        _in_a_session_of_its_own(fds[2] if asked["terminal"] else None)
    for n, fd in enumerate(fds):
        os.dup2(fd, n)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    tempfile.tempdir = None  # which the environment may name
    sys.stdin, sys.stdout, sys.stderr = (_stream(fd) for fd in range(FDS))
    if (program := asked.get("program")) is not None:
        return _run_program(program, asked)
    import tearwise.__main__ as command

    sys.modules["__main__"] = command  # which the processes that it starts load first
    sys.argv = ["tearwise", *asked["arguments"]]
    return command.main()


def _run_program(program: str, asked: dict[str, Any]) -> int:
    """Runs Python code as ``python -c`` does; what it ends with."""
    sys.path.insert(0, asked["folder"])
    sys.argv = ["-c", *asked.get("arguments", ())]
    try:
        exec(compile(program, "block", "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
            return 1
        return ended.code or 0
    return 0


def _in_a_session_of_its_own(terminal: int | None) -> None:
    """As a command that somebody starts in a terminal, which is then its own to ask in."""
    import fcntl
    import termios

    os.setsid()
    if terminal is not None:
        fcntl.ioctl(terminal, termios.TIOCSCTTY)


if __name__ == "__main__":
    sys.path[:] = [path for path in sys.path if path not in ("", str(Path(__file__).parents[2]))]
    serve(sys.argv[1])
