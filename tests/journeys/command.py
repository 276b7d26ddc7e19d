"""The installed command, run as a person runs it: in a process of its own, or sooner, in a fork of a loaded one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple

from tests.loaded import command


class Ended(NamedTuple):
    """How the command ended, and what it printed."""

    code: int
    out: str
    err: str


def tearwise(*arguments: str | bytes, stdin: bytes = b"", **environment: str) -> Ended:
    """Runs the command with something piped in and more set in its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "tearwise", *arguments],
        input=stdin,
        capture_output=True,
        env=_with(environment),
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def loaded(*arguments: str | bytes, stdin: bytes = b"", **environment: str) -> Ended:
    """The same in a fork of a process that has loaded everything: for what varies a story that ``tearwise`` tells, and
    would load for seconds once more."""
    if not hasattr(os, "fork"):
        return tearwise(*arguments, stdin=stdin, **environment)
    code, out, err = command.run(arguments, stdin, _with(environment))
    return Ended(code, out.decode("utf-8"), err.decode("utf-8"))


def _with(environment: dict[str, str]) -> dict[str, str]:
    left_out = ("NO_COLOR", "FORCE_COLOR", "TEARWISE_DEBUG")
    usual = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**usual, "COLUMNS": "80", "PYTHONUTF8": "1", **environment}
