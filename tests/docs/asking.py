"""``tearwise``, as the blocks call it: asks ``loaded/forking.py`` to run the command line, and ends as that does.

It stands on the PATH of the blocks, and is started often: it imports little. TEARWISE_FORKING names the socket, and
TEARWISE_KEYBOARD the file that stands for the keyboard: a command that is given no other input gets what is typed
(``typed.toml``), by its first words.
"""

import os
import signal
import socket
import sys


def main() -> int:
    import json

    passing = Passing()
    asked = {"folder": os.getcwd(), "environment": dict(os.environ)}
    if sys.argv[1:2] == ["--program"]:
        asked["program"] = sys.argv[2]
    else:
        asked["arguments"] = sys.argv[1:]
    keyboard = os.environ["TEARWISE_KEYBOARD"]
    source = typing(typed(sys.argv[1:])) if os.path.samestat(os.fstat(0), os.stat(keyboard)) else 0
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(os.environ["TEARWISE_FORKING"])
        socket.send_fds(connection, [json.dumps(asked).encode() + b"\n"], [source, 1, 2])
        answers = connection.makefile("r")
        passing.to(int(answers.readline()))
        return int(answers.readline())


class Passing:
    """Passes signals on to the command's process; those that come before it is known wait for it. A shell starts what
    runs beside it with SIGINT ignored, so that one that came too early would be lost."""

    def __init__(self):
        self._process, self._early = None, []
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, self._came)

    def to(self, process):
        self._process = process
        for one in self._early:
            os.kill(process, one)

    def _came(self, which, _):
        if self._process is None:
            self._early.append(which)
        else:
            os.kill(self._process, which)


def typing(text):
    """Something to read from at which the text is typed: a terminal where it says so, else a pipe."""
    if isinstance(text, dict):
        typist, source = os.openpty()
        os.write(typist, text["terminal"].encode())
        return source
    source, end = os.pipe()
    os.write(end, text.encode())
    os.close(end)
    return source


def typed(words: list):
    """What is typed into a command: the entry that has the most of its first words."""
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "typed.toml"), "rb") as file:
        known = tomllib.load(file)
    line = " ".join(["tearwise", *words]) + " "
    fits = [name for name in known if line.startswith(name + " ")]
    return known[max(fits, key=len)] if fits else ""


sys.exit(main())
