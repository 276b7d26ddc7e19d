"""The server in a process of its own, as ``tearwise serve`` runs it, with the scripted engine or the real one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

_SCRIPTED = """
import json, sys
from pathlib import Path
from tearwise import assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.serving import Place, serve

def tell(opened):
    print(json.dumps([opened.link, opened.token]), flush=True)

given = json.loads(sys.argv[1])
journal = Path(given.pop("journal"))
place = Place(**given)
queue = ReadingQueue(lambda: assembly.Reader(ScriptedEngine()))
try:
    serve(place, tell, browser=False, api=True, country="IE", journal=journal, readings=queue)
except KeyboardInterrupt:
    pass
"""


class Server(NamedTuple):
    """A server that runs.

    link:  opens the page, once; site: its address without the slash at the end
    token: what programs send
    """

    process: subprocess.Popen[str]
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
    """``tearwise serve`` as it is installed, with its own engine and bundle, and a journal of its own."""
    command = [sys.executable, "-m", "tearwise", "serve", "--no-browser", "--api", "--country", "IE"]
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "TEARWISE_JOURNAL": f"{folder}/journal"}
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=env)
        try:
            yield launched(process)
        finally:
            _stop(process)


def launched(process: subprocess.Popen[str]) -> Server:
    """The installed command as it says where it is and how to stop it, on its standard error."""
    assert process.stderr is not None
    told = ""
    while "Ctrl-C" not in told:
        line = process.stderr.readline()
        assert line, told
        told += line
    link = next(word for word in told.split() if "/launch?token=" in word)
    return Server(process, link, told.partition("Bearer ")[2].split()[0])


def _running(given: dict[str, object]) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, "-c", _SCRIPTED, json.dumps(given)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "TEARWISE_DEBUG"},
    )
    try:
        assert process.stdout is not None
        told = process.stdout.readline()
        if not told:
            raise AssertionError(process.communicate()[1])
        yield Server(process, *json.loads(told))
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[str]) -> None:
    """Stops it as Ctrl-C does."""
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
