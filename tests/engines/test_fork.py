"""An engine that is loaded works in a fork of its process, and does not keep that from ending."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FORKS = """
import os, signal, sys, time
from tearwise import Reader
from tearwise.engines.fast import FastEngine

def read(day):
    return reader.read(f"My dad cried on day {day}. He said he was sorry.", effects=False).meaning("remorse").probability

reader = Reader(FastEngine(threads=2))  # with a thread besides the one that asks
before = [read(0), read(1)]
reader.forget()
for reads in (False, True):
    child = os.fork()
    if child == 0:
        if reads:
            assert [round(one, 4) for one in (read(0), read(1))] == [round(one, 4) for one in before]
        sys.exit(7)
    ends = time.monotonic() + 60
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        if time.monotonic() > ends:
            os.kill(child, signal.SIGKILL)
            sys.exit("it never ends")
        time.sleep(0.01)
    assert os.waitstatus_to_exitcode(ended[1]) == 7
reader.read("My dad cried on the last day. He said he was sorry.")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
def test_a_fork_of_a_program_that_has_read_reads_and_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORKS],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, "")
