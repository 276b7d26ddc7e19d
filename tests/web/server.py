"""The server in a process of its own, with the scripted engine or, as ``tearwise serve`` has it, the real one.

It starts at once where it can, in a fork of a process that has all loaded (``tests.loaded``); how the installed command
starts is what ``test_serving.py`` tests. With the scripted engine a try of a passphrase costs nothing, as in most tests of
the journal; the real one's costs what it costs.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tests.loaded.command import Program, program

_SCRIPTED = """
import json, sys
from pathlib import Path
from tearwise import assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Strength, keys
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.serving import Place, serve

def tell(opened):
    print(json.dumps([opened.link, opened.token]), flush=True)

keys._of = lambda strength: strength or Strength(memory=64, passes=1, lanes=1)  # or each test would wait for each key
given = json.loads(sys.argv[1])
journal = Path(given.pop("journal"))
place = Place(**given)
queue = ReadingQueue(lambda: assembly.Reader(ScriptedEngine()))
try:
    serve(place, tell, browser=False, api=True, country="IE", journal=journal, readings=queue)
except KeyboardInterrupt:
    pass
"""


_REAL = """
import sys
from tearwise.cli import main
sys.exit(main())
"""


class Server(NamedTuple):
    """A server that runs.

    link:  opens the page, once; site: its address without the slash at the end
    token: what programs send
    """

    process: subprocess.Popen[str] | Program
    link: str
    token: str

    @property
    def site(self) -> str:
        return self.link.partition("/launch")[0]

    @property
    def port(self) -> int:
        return int(self.site.rpartition(":")[2])


@contextmanager
def scripted_server(**place: object) -> Iterator[Server]:
    """A server with the scripted engine and a journal of its own, stopped as Ctrl-C stops it."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _running({"journal": f"{folder}/journal", **place})


@contextmanager
def real_server() -> Iterator[Server]:
    """``tearwise serve`` with its own engine and bundle, and a journal of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TEARWISE_JOURNAL": f"{folder}/journal"}
        process = program(_REAL, "serve", "--no-browser", "--api", "--country", "IE", environment=environment)
        try:
            yield launched(process)
        finally:
            _stop(process)


def launched(process: subprocess.Popen[str] | Program) -> Server:
    """The command as it says where it is and how to stop it, on its standard error."""
    assert process.stderr is not None
    told = ""
    while "Ctrl-C" not in told:
        line = process.stderr.readline()
        assert line, told
        told += line
    link = next(word for word in told.split() if "/launch?token=" in word)
    return Server(process, link, told.partition("Bearer ")[2].split()[0])


def _running(given: dict[str, object]) -> Iterator[Server]:
    environment = {name: value for name, value in os.environ.items() if name != "TEARWISE_DEBUG"}
    process = program(_SCRIPTED, json.dumps(given), environment=environment)
    try:
        assert process.stdout is not None
        told = process.stdout.readline()
        if not told:
            raise AssertionError(process.communicate()[1])
        yield Server(process, *json.loads(told))
    finally:
        runs = process.poll() is None
        _stop(process)
    assert not runs or process.returncode == 0


def _stop(process: subprocess.Popen[str] | Program) -> None:
    """Stops it as Ctrl-C does, unless it has ended."""
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=120)  # a busy machine decides no test
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
