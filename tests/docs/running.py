"""Runs the documents' blocks as a reader would, one after the other in a folder of their own."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.docs.given import lay_out
from tests.journal.conftest import PASSPHRASE
from tests.loaded.command import forking, started

HERE = Path(__file__).parent
ITS_OWN = ("--install-completion", "--show-completion")
"""What a command of a process of its own is needed for: these ask which shell started it."""

TEARWISE = """#!/bin/sh
case "$1" in {its_own}) exec {python} -m tearwise "$@" ;; esac
exec {python} -I -S {asking} "$@"
"""

PRELUDE = r"""
set -e -o pipefail
serving() {  # starts a server, waits until it can be used, and says what its token is
  stopped
  : >"$SERVED"  # here, not where the server runs: what the one before said must not be taken for this one's
  "$@" >"$SERVED" 2>&1 &
  SERVER=$!
  until grep -q 'To stop, press' "$SERVED"; do
    kill -0 "$SERVER" 2>/dev/null || { cat "$SERVED" >&2; exit 1; }
    sleep 0.05
  done
  TOKEN=$(sed -n 's/.*Authorization: Bearer //p' "$SERVED")
}
stopped() {  # stops it, as Ctrl-C does
  [ -z "$SERVER" ] && return
  kill -INT "$SERVER"
  wait "$SERVER"
  SERVER=
}
trap 'code=$?; [ -z "$SERVER" ] || kill -INT "$SERVER"; exit $code' EXIT
"""


class Ended(NamedTuple):
    code: int
    out: str
    err: str


class Folder:
    """A folder with all that the blocks name, for the blocks of one section."""

    def __init__(self, place: Path, commands: Path, given: Path, forking: str) -> None:
        self.here = place / "here"
        shutil.copytree(given, self.here)
        self._keyboard = place / "keyboard"
        self._keyboard.touch()
        (place / "home").mkdir()
        self._environment = {
            "PATH": f"{commands}:{os.environ['PATH']}",
            "HOME": str(place / "home"),
            "LANG": "C.UTF-8",
            "TERM": "dumb",
            "COLUMNS": "80",
            "POLARS_FMT_MAX_COLS": "20",
            "BROWSER": "true",
            "SHELL": "/bin/bash",
            "PYTHONUTF8": "1",
            "SERVED": str(place / "served"),
            "TEARWISE_JOURNAL": str(self.here / "journal"),
            "TEARWISE_PASSPHRASE": PASSPHRASE,
            "TEARWISE_NEW_PASSPHRASE": f"{PASSPHRASE} more",
            "TEARWISE_FORKING": forking,
            "TEARWISE_KEYBOARD": str(self._keyboard),
        }

    def shell(self, text: str, **environment: str) -> Ended:
        """Runs lines in a shell that ends at the first that fails. A server runs until the lines are done."""
        text = text.replace("/media/stick", "stick").replace("8400", str(free_port()))
        lines = re.sub(r"^tearwise serve", "serving tearwise serve", text, flags=re.MULTILINE)
        return self._run(["bash", "-c", f"{PRELUDE}\n{lines}\nstopped\n"], environment)

    def python(self, text: str) -> Ended:
        return self._run(["tearwise", "--program", text], {})

    def _run(self, command: list[str], environment: dict[str, str]) -> Ended:
        with self._keyboard.open() as keyboard:
            done = subprocess.run(
                command,
                stdin=keyboard,
                capture_output=True,
                encoding="utf-8",
                cwd=self.here,
                env={**self._environment, **environment},
                executable=shutil.which(command[0], path=self._environment["PATH"]),
                timeout=300,
                check=False,
            )
        return Ended(done.returncode, done.stdout, done.stderr)


class Folders:
    """Makes folders, and keeps what they share: what is given, the command, and the process behind it."""

    def __init__(self, place: Path) -> None:
        self._given, self._commands = place / "given", place / "commands"
        started()
        lay_out(self._given)  # while that loads
        self._commands.mkdir()
        command = self._commands / "tearwise"
        names = {"python": sys.executable, "asking": HERE / "asking.py", "its_own": "|".join(ITS_OWN)}
        command.write_text(TEARWISE.format(**names), encoding="utf-8")
        command.chmod(0o755)

    def new(self, place: Path) -> Folder:
        return Folder(place, self._commands, self._given, forking())


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])
