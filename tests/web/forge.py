"""Servers with the scripted engine that start at once: forked from a process that has loaded everything already.

A server that is started takes seconds of the processor to load its modules and check its data files, which is the same
for each. What it serves with is its own: the port, the sessions, the readings, the journal. Where the start itself, or
what the process says, is what is tested, ``tests.web.server`` starts one as ``tearwise serve`` does.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.web.server import Server

ROOT = Path(__file__).parents[2]


class Forked(NamedTuple):
    """A forked server's process, as far as tests use it."""

    pid: int
    forge: Forge

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """What it came to, when it has ended: 0 where it stopped as it was told to."""
        return self.forge.ended(self.pid)


class Forge:
    """The process that forks servers."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.web.forge"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={
                **{name: value for name, value in os.environ.items() if name != "TEARWISE_DEBUG"},
                "OPENBLAS_NUM_THREADS": "1",  # a process with threads is better not forked
            },
        )
        self._ended: set[int] = set()

    @contextmanager
    def server(self) -> Iterator[Server]:
        """A server with a journal of its own, stopped as Ctrl-C stops it."""
        with tempfile.TemporaryDirectory() as folder:
            pid, link, token = self._asked({"journal": f"{folder}/journal"})
            try:
                yield Server(Forked(pid, self), link, token)
            finally:
                if pid not in self._ended:
                    os.kill(pid, signal.SIGINT)
                    assert self.ended(pid) == 0

    def ended(self, pid: int) -> int:
        """What a server's process came to, when it has ended."""
        found: int = self._asked(pid)
        self._ended.add(pid)
        return found

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _asked(self, what: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(what), file=self._process.stdin, flush=True)
        told = self._process.stdout.readline()
        found = json.loads(told or "null")
        assert found is not None, "no server came of it: what went wrong is on the standard error"
        return found


def visited() -> None:
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


def main() -> None:
    """Forks a server for each table that is read, and waits for the one of each number; a line answers each."""
    from tearwise import assembly, data
    from tearwise.engines.scripted import ScriptedEngine
    from tearwise.web.reading_queue import ReadingQueue
    from tearwise.web.serving import Opened, Place, serve

    data.check()
    data.check = lambda: None  # of every file, just now
    visited()

    told = []

    def tell(opened: Opened) -> None:
        told.append(opened)
        print(json.dumps([os.getpid(), opened.link, opened.token]), flush=True)

    for line in sys.stdin:
        given = json.loads(line)
        if isinstance(given, int):
            _, status = os.waitpid(given, 0)
            print(os.waitstatus_to_exitcode(status), flush=True)
        elif os.fork() == 0:
            queue = ReadingQueue(lambda: assembly.Reader(ScriptedEngine()))
            journal = Path(given["journal"])
            try:
                serve(Place(), tell, browser=False, api=True, country="IE", journal=journal, readings=queue)
            except KeyboardInterrupt:
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                if not told:
                    print("null", flush=True)
            os._exit(1)  # whatever happens, it never goes on as the process that it was forked from
    os._exit(0)  # at once: there is nothing to tidy up


if __name__ == "__main__":
    main()
