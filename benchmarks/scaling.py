"""``python -m benchmarks.scaling DATA``: what a corpus run costs on this machine, and so what a large one would.

Prints the tables of docs/scaling.md:
``python -m benchmarks.scaling DATA | python docs/sections.py docs/scaling.md measured --markdown``.
Takes minutes. ``--quick`` only sees that it runs.

Cost is the time that a core works, not the time on the clock: it stays true when something else runs on the machine.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import features
from benchmarks.engine import RecordingEngine, _RecordingSession
from benchmarks.machine import machine
from benchmarks.passes import passes
from benchmarks.table import Cell, Table
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.processes import cores
from tearwise.annotation.run import annotate
from tearwise.annotation.work import Fresh, ReadsMany, Runner, Settings, alone, on_this_machine
from tearwise.assembly import Reader, fresh_readers
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.scripted import ScriptedEngine
from training.rows import Row, load

ROUNDS = 2
ACCOUNTS = 300
SIZES = (1_000, 10_000, 100_000)
LARGE = (1_000_000, 100_000_000)
_FLAT = Settings(form="flat")

_WITHOUT_NETWORK = """
import sys
from pathlib import Path
from benchmarks.scaling import run, scripted, worked
from tearwise.annotation.work import alone
scripted().read_many(["He cried."]).__next__()
print(worked(lambda: run(Path(sys.argv[1]), alone(scripted))))
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM:")) / 1024)
"""

Line = tuple[str, Sequence[Cell | str]]


class OneThread(RecordingEngine):
    """The engine as a worker process has it: with one thread, as it has one core."""

    def __init__(self) -> None:
        EmbeddedEngine.__init__(self, threads=1)
        self._plain = self._session
        self._session = self._recording = _RecordingSession(self._session)


def worked(work: Callable[[], object]) -> float:
    """Seconds that this process' cores worked for it."""
    started = time.process_time()
    work()
    return time.process_time() - started


def scripted() -> ReadsMany:
    """A reader whose engine costs next to nothing, so that what is around it shows."""
    return Reader(ScriptedEngine())


def run(source: Path, runner: Runner) -> None:
    """A run from the file to a file."""
    with tempfile.TemporaryDirectory() as folder:
        annotate(Corpus.of(source), Path(folder) / "out.csv", runner, _FLAT, "measured")


def rate_table(rows: Sequence[Row], rounds: int) -> tuple[Table, float]:
    """Rows a second of a core, of a run and of what it is compared with, in turn; and the median of the run's."""
    texts = [row.text for row in rows]
    engine = OneThread()
    fresh: Fresh = partial(Reader, engine)
    bare = passes(engine, texts, effects=False)
    ours = "`tearwise annotate`, flat columns"
    with tempfile.TemporaryDirectory() as folder:
        source = written(Path(folder) / "in.jsonl", texts)
        kinds: dict[str, Callable[[], object]] = {
            "the network alone on ONNX Runtime, the same batches": lambda: engine.bare(bare),
            "`read_many` without effects": lambda: list(fresh().read_many(texts, effects=False)),
            ours: lambda: run(source, alone(fresh)),
            "VADER, its scores of a text and of its sentences": lambda: features.vader(rows),
            "Empath, its 194 categories": lambda: features.empath(rows),
        }
        taken: dict[str, list[float]] = {kind: [] for kind in kinds}
        for number in range(rounds):
            for kind in list(kinds) if number % 2 == 0 else list(reversed(kinds)):
                taken[kind].append(worked(kinds[kind]))
    first = np.array(next(iter(taken.values())))
    lines: list[Line] = [
        (kind, [_median(len(texts) / np.array(t)), _median(first / np.array(t), "×", 2)]) for kind, t in taken.items()
    ]
    words = np.mean([len(text.split()) for text in texts])
    note = (
        f"{len(texts)} accounts of ours, {words:.0f} words on average; median, least and most of {rounds} rounds, in "
        "each of which every line had its turn. One thread. Seconds in which the core worked."
    )
    columns = ["rows a second of a core", "to the network alone"]
    return Table("rates", "Rows a second of a core", "", columns, lines, note), float(
        np.median(len(texts) / np.array(taken[ours]))
    )


def workers_table(texts: Sequence[str]) -> Table:
    """The same run in one process and in one for each core, by the clock."""
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        source = written(Path(folder) / "in.jsonl", texts)
        settings = Settings(form="flat", step=max(1, len(texts) // (4 * cores())))
        for count in (1, cores()):
            runner = on_this_machine(fresh_readers, fresh_readers(1), count)
            started = time.perf_counter()
            annotate(Corpus.of(source), Path(folder) / f"{count}.csv", runner, settings, "measured")
            lines.append((f"{count} processes", [Cell(len(texts) / (time.perf_counter() - started), digits=1)]))
    note = (
        f"{len(texts)} accounts, by the clock, the processes' start included; one run each, beside what else ran then."
    )
    return Table("workers", "On several cores", "", ["rows a second"], lines, note)


def size_table(texts: Sequence[str], sizes: Sequence[int]) -> Table:
    """What everything but the network costs by the size of the corpus: time and memory."""
    lines: list[Line] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            many = (texts[n % len(texts)] + f" {n}" for n in range(size))
            source = written(Path(folder) / "in.jsonl", many)
            done = subprocess.run(
                [sys.executable, "-c", _WITHOUT_NETWORK, str(source)], capture_output=True, encoding="utf-8", check=True
            )
        taken, peak = map(float, done.stdout.split())
        lines.append((f"{size:,} rows", [Cell(size / taken, digits=0), Cell(peak, digits=0, unit="MiB")]))
    note = (
        "Parsing, checking, language, risks, writing and hashing, with an engine that scores by single words in the "
        "network's place; one process."
    )
    columns = ["rows a second of a core", "peak memory"]
    return Table("sizes", "Everything but the network, by size", "", columns, lines, note)


def cost_table(rate: float) -> Table:
    """What a large corpus would take at the measured rate of a core, which does not fall with size."""
    lines: list[Line] = []
    for rows in LARGE:
        hours = rows / rate / 3600
        lines.append(
            (f"{rows:,} rows", [Cell(hours, digits=0), Cell(hours / 24 / 16, digits=1), Cell(hours / 1000, digits=1)])
        )
    note = f"Core-hours = rows ÷ {rate:.1f} rows a second of a core ÷ 3,600."
    columns = ["core-hours", "days on 16 cores", "hours on 1,000 cores"]
    return Table("cost", "What a large corpus takes", "", columns, lines, note)


def written(path: Path, texts: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    return path


def _median(values: NDArray[np.float64], unit: str = "", digits: int = 1) -> Cell:
    """The median, with the least and the most in brackets."""
    return Cell(float(np.median(values)), float(values.min()), float(values.max()), digits, unit)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description="Measure corpus runs.")
    parser.add_argument("data", metavar="DATA", type=Path, help="the data folder")
    parser.add_argument("--quick", action="store_true", help="only see that it runs")
    parser.add_argument("--accounts", type=int, default=ACCOUNTS, help="so many are read for the rates")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="of the corpora without the network")
    given = parser.parse_args()
    before = machine()
    own = load(given.data / "accounts/own.jsonl")
    rows = own[: 12 if given.quick else given.accounts]
    texts = [row.text for row in rows]
    rates, rate = rate_table(rows, 1 if given.quick else ROUNDS)
    sizes = size_table([row.text for row in own], [50, 100] if given.quick else given.sizes)
    print("; ".join(f"{name}: {value}" for name, value in before.items()) + ".", end="\n\n")
    for table in (rates, sizes, workers_table(texts), cost_table(rate)):
        print(str(table).replace("## ", "### "), end="\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
