"""Ctrl-C once a command has done its work: the program ends, and the signal would only take the place of its exit
code, or break off what ends threads in order."""

from __future__ import annotations

import signal
from contextlib import suppress

_whole = False


def program_begins() -> None:
    """Says that this process is the program, and nothing else that runs a command and goes on."""
    global _whole
    _whole = True


def program_ends() -> None:
    """Takes no notice of Ctrl-C from now on, if this process is the program."""
    if _whole:
        with suppress(ValueError):  # signals are the main thread's alone
            signal.signal(signal.SIGINT, signal.SIG_IGN)
