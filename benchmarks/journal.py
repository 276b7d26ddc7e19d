"""``python -m benchmarks.journal [EPISODES]``: what the journal costs with many episodes, on this machine.

It makes an encrypted journal of its own in a temporary folder, of the ordinary strength, fills it, and times what a
person does with it: each several times, in a process that has it open. The figures are the median and the slowest.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.machine import machine, versions
from benchmarks.table import Cell, Line, Table
from tearwise.accounts import VALUES, Account
from tearwise.assembly import Reader
from tearwise.engines.scripted import WORDS, ScriptedEngine
from tearwise.journal import Content, Correction, Episode, Journal, KeptReading, Person, Response, Revision
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Reading

EPISODES, READ, TIMES = 10_000, 100, 7
PASSPHRASE = "seven quiet herons"
NAMES = ("Dad", "Mum", "Tom", "Ada", "Sam", "Lee", "Kim", "Max")
FILLER = (
    "We had talked about the house again and nobody wanted to say it first.", "It was late and the light was off.",
    "I did not know what to do with my hands.", "He looked at the floor for a long time.", "Then the phone rang.",
    "Nobody said anything on the way home.", "I made tea because that is what we do.", "She asked me not to tell.",
)  # fmt: skip


def episodes(count: int) -> Iterator[Episode]:
    """Episodes over ten years, of about 120 words, no two alike; every tenth corrected, every twentieth edited.

    The scripted engine reads the beginnings of some; the rest goes on from those, so that their readings stay true.
    """
    chance = random.Random(0)
    words = sorted(word for known in WORDS.values() for word in known)
    begun = [f"He cried when I came home. It had to do with {' '.join(chance.sample(words, 4))}." for _ in range(READ)]
    answers = [{"trigger": [chance.choice(VALUES["trigger"])], "pressure": chance.randrange(3)} for _ in begun]
    readings = list(Reader(ScriptedEngine()).read_many(begun, answers, effects=False))
    for number in range(count):
        yield _episode(number, chance.choice(readings), chance)


def _episode(number: int, reading: Reading, chance: random.Random) -> Episode:
    at = f"{2016 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:{number % 60:02}"
    now = f"{at}:00Z"
    account = replace(reading.account, text=f"{reading.text} {' '.join(chance.choices(FILLER, k=10))} Day {number}.")
    did = Response(chance.choice(("held him", "listened", "made tea")), chance.choice(("yes", "no")))
    content = Content(account, at, Person(chance.choice(NAMES)), (did,), f"note {number}, and how it went on")
    return Episode(
        id=0,
        uid=f"bench-{number}",
        created=now,
        changed=now,
        content=content,
        revisions=() if number % 20 else (Revision(1, now, replace(content, note="before")),),
        readings=(KeptReading(now, 1, reading.to_record()),),
        corrections=() if number % 10 else (Correction(now, (chance.choice(MEANINGS),), "as I see it"),),
    )


def timed(work: Callable[[], object], times: int = TIMES) -> list[Cell | str]:
    """Milliseconds by the clock, and of the processor: medians, with the fastest and the slowest for an interval."""
    took, worked = [], []
    for _ in range(times):
        started, before = time.perf_counter(), time.process_time()
        work()
        worked.append(1000 * (time.process_time() - before))
        took.append(1000 * (time.perf_counter() - started))
    return [Cell(statistics.median(all_), min(all_), max(all_), digits=0, unit="ms") for all_ in (took, worked)]


def journal_table(count: int = EPISODES) -> Table:
    """The table: what each thing takes with so many episodes."""
    with tempfile.TemporaryDirectory() as parent:
        folder, saved = Path(parent) / "journal", Path(parent) / "saved"
        with Journal.create(PASSPHRASE, folder) as journal:
            started = time.process_time()
            journal.put(episodes(count))
            filled = time.process_time() - started
        size = (folder / "journal.db").stat().st_size / 1e6
        reading = Reader(ScriptedEngine()).read("He cried and said he was sorry.")
        with Journal.open(PASSPHRASE, folder) as journal:
            some = random.Random(1).randrange(1, count)
            rows: list[Line] = [
                ("open, passphrase to first list", timed(partial(_open_and_list, folder), 3)),
                ("list all", timed(journal.entries)),
                ("list the latest 50", timed(partial(journal.entries, limit=50))),
                ("list one person's", timed(partial(journal.entries, person="Tom"))),
                ("list one meaning's", timed(partial(journal.entries, meaning="remorse"))),
                ("search a word in every episode, best 50", timed(partial(journal.search, "cried"))),
                ("search a rare word", timed(partial(journal.search, f'"day {some}"'))),
                ("search two words", timed(partial(journal.search, "phone funeral"))),
                ("patterns of all", timed(journal.patterns)),
                ("patterns of one person", timed(partial(journal.patterns, person="Tom"))),
                ("what corrections teach", timed(journal.learned)),
                ("show an episode", timed(partial(journal.episode, some))),
                ("keep an episode", timed(partial(journal.add, replace(reading, account=Account("He cried."))))),
                ("correct an episode", timed(partial(journal.correct, some, ["love"]))),
                ("delete an episode, and write the file anew", timed(partial(_delete_first, journal), 3)),
                ("back up, and read it back", timed(partial(journal.back_up, saved, replace=True), 3)),
                ("export as JSON", timed(journal.export, 1)),
            ]
    note = (
        f"{count:,} episodes of about 120 words, {size:.0f} MB encrypted, put in with {filled:.0f} s of the processor. "
        "Medians; in brackets the fastest and the slowest of seven times (three for opening, deleting and backing up, "
        "one for the export). Other work on the machine lengthens the time, and hardly that of the processor."
    )
    return Table("journal", "The journal", "", ["time", "of the processor"], rows, note)


def _open_and_list(folder: Path) -> None:
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.entries(limit=50)


def _delete_first(journal: Journal) -> None:
    journal.delete(journal.entries(limit=1)[0].id)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where listing, searching or patterns take a second or more."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.journal", description="Measure the journal.")
    parser.add_argument("episodes", metavar="EPISODES", type=int, nargs="?", default=EPISODES)
    table = journal_table(parser.parse_args(arguments).episodes)
    print(table)
    print("\n" + "; ".join(f"{name}: {value}" for name, value in {**machine(), **versions()}.items()))
    slow = [
        name
        for name, (cell, *_) in table.rows
        if name.startswith(("list", "search", "patterns")) and isinstance(cell, Cell) and cell.value >= 1000
    ]
    if slow:
        print(f"A second or more: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
