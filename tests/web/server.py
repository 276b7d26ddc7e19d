"""The server in a process of its own, as ``tearwise serve`` runs it, with the scripted engine or the real one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

_SCRIPTED = """
import json, sys
from tearwise import assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.serving import Place, serve

def tell(opened):
    print(json.dumps([opened.link, opened.token]), flush=True)

place = Place(**json.loads(sys.argv[1]))
queue = ReadingQueue(lambda: assembly.Reader(ScriptedEngine()))
try:
    serve(place, tell, browser=False, api=True, country="IE", readings=queue)
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
    """A server with the scripted engine, stopped as Ctrl-C stops it."""
    process = subprocess.Popen(
        [sys.executable, "-c", _SCRIPTED, json.dumps(place)],
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
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
