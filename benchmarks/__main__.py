"""``python -m benchmarks DATA [OUT]``: measures, prints the tables, and writes them to the project's documents.

DATA is the data folder; OUT a folder laid out like the project (default: the project). Tables go to standard output,
progress to standard error. ``--quick`` runs everything over a small part of the data, to see that it runs.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.accounts import Accounts, accounts
from benchmarks.cost import cost_table
from benchmarks.emotions import emotion_table
from benchmarks.engine import RememberingEngine
from benchmarks.evidence import evidence_table
from benchmarks.faithfulness import faithfulness_table
from benchmarks.interview import interview_table
from benchmarks.machine import machine, versions
from benchmarks.pairs import load_blind, plain_table
from benchmarks.peers import compared, peers
from benchmarks.readings import Judged, group_table, judged, meaning_table, reading_table, readings, status_table
from benchmarks.report import PAGE, RESULTS, Report
from tearwise.assembly import Reader
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.errors import TearwiseError
from training.rows import load

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests/data"


QUIET = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "TRANSFORMERS_VERBOSITY": "error"}
"""What keeps the peers' libraries off the network, and from reporting on standard error."""


def intermediate(manifest: Mapping[str, Any]) -> Path:
    """Where training keeps the encoder of a bundle after its intermediate training (``training.stages``)."""
    return ROOT / f"build/intermediate-{manifest['base']['layers']}.pt"


def measured(data: Path, found: Accounts, command: str, quick: bool) -> Report:
    """Every table, in the order in which they are best read."""
    before, started = machine(), datetime.now(UTC)  # the load before the benchmarks make their own
    with _step("cost"):  # first: nothing else that computes is loaded yet
        cost = cost_table(found.own, quick)
    with _step("readings of `dev`"):
        embedded = EmbeddedEngine()
        engine = RememberingEngine(embedded)
        reader = Reader(engine)
        every = readings(reader, found.dev, answers=False)
        alone = [one for row, one in zip(found.dev, every, strict=True) if row.usable]
        answered = readings(reader, found.readable, answers=True)
        ours = [
            judged("Tearwise, text alone", found.readable, alone),
            judged("Tearwise, with all six answers", found.readable, answered),
        ]
    others: list[Judged] = []
    for peer in peers():
        with _step(peer.name):
            others += compared(found, [peer])
    best = max((one for one in others if "answers" not in one.name), key=lambda one: one.macro_f1)
    beside = [*ours, best]
    metrics = embedded.bundle.manifest.get("metrics", {})
    tables = []
    with _step("tables of readings"):
        tables += [
            reading_table([*ours, *others], metrics.get("unshipped")),
            meaning_table(beside),
            group_table(beside, found.readable),
            status_table(found.dev, every),
            evidence_table(found.readable, alone),
        ]
    with _step("faithfulness"):
        tables.append(faithfulness_table(engine, alone))
    with _step("plain accounts and pairs"):
        kept = load(KEPT / "plain.jsonl"), load(KEPT / "pairs.jsonl")
        blind = load_blind(KEPT / "plain-blind.jsonl"), load_blind(KEPT / "pairs-blind.jsonl")
        tables.append(plain_table(reader, kept, blind))
    with _step("interview"):
        tables.append(interview_table(reader, found.readable))
    with _step("GoEmotions"):
        tables.append(emotion_table(data, intermediate(embedded.bundle.manifest), metrics, quick))
    return Report(
        tables=[*tables, cost],
        command=command,
        date=started.isoformat(timespec="minutes"),
        bundle=embedded.id,
        machine=before,
        versions=versions(),
        files=found.files,
        quick=quick,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; 1 where the bundle or the data cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Tearwise beside its peers.")
    parser.add_argument("data", metavar="DATA", type=Path, help="the data folder")
    parser.add_argument("out", metavar="OUT", type=Path, nargs="?", default=ROOT, help="a folder like the project")
    parser.add_argument("--quick", action="store_true", help="only see that it runs, on a small part of the data")
    given = parser.parse_args(arguments)
    command = f"python -m benchmarks DATA{' --quick' if given.quick else ''}"  # where the data lay is nobody's concern
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        with _step("accounts"):
            found = accounts(given.data, given.quick)
    except (OSError, ValueError) as error:
        print(f"The accounts cannot be used: {error}", file=sys.stderr)
        return 1
    try:
        report = measured(given.data, found, command, given.quick)
    except TearwiseError as error:
        print(error, file=sys.stderr)
        return 1
    for table in report.tables:
        print(table, end="\n\n")
    report.write(given.out)
    print(f"Written to {given.out / PAGE} and {given.out / RESULTS}.", file=sys.stderr)
    return 0


@contextmanager
def _step(name: str) -> Iterator[None]:
    """Says on standard error what is done now, and how long it took."""
    started = time.perf_counter()
    print(f"{name} …", end=" ", file=sys.stderr, flush=True)
    try:
        yield
    finally:  # else what is said of an error goes on from its name
        print(f"{time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
