"""The installed command, run as a person runs it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple


class Ended(NamedTuple):
    """How the command ended, and what it printed."""

    code: int
    out: str
    err: str


def tearwise(*arguments: str | bytes, stdin: bytes = b"", **environment: str) -> Ended:
    """Runs the command with something piped in and more set in its environment."""
    whole = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TEARWISE_DEBUG")
    }
    done = subprocess.run(
        [sys.executable, "-m", "tearwise", *arguments],
        input=stdin,
        capture_output=True,
        env={**whole, "COLUMNS": "80", "PYTHONUTF8": "1", **environment},
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
