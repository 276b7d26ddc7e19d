"""A program of its own that writes to a journal, to be killed, starved of disk, or run beside another.

    python -m tests.journal.writer FOLDER FIRST LAST [LARGEST]

Writes the episodes numbered FIRST up to LAST and says each number on standard output as soon as it is kept. LARGEST is
the most bytes that a file of this process may have. Ends with the name of the error that stopped it on standard error.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tearwise import TearwiseError, assembly
from tearwise.accounts import Account
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal
from tests.journal.conftest import PASSPHRASE, SORRY


def account(number: int) -> str:
    """The account of an episode: long enough for several pages, each of which says its number."""
    return f"{SORRY} " + f"It was the day {number} of that year. " * 300


def note(number: int) -> str:
    return f"note {number} " * 200


def main(folder: Path, first: int, last: int, largest: int | None) -> None:
    if largest is not None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    reading = assembly.Reader(ScriptedEngine()).read(SORRY)
    with Journal.open(PASSPHRASE, folder) as journal:
        print("open", flush=True)
        for number in range(first, last):
            journal.add(
                replace(reading, account=Account(account(number))),
                person=f"Person {number % 7}",
                happened=f"2026-01-{number % 28 + 1:02}",
                note=note(number),
            )
            print(number, flush=True)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else None)
    except TearwiseError as error:
        print(type(error).__name__, error, file=sys.stderr)
        sys.exit(1)
