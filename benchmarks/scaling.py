"""``python -m benchmarks.scaling DATA``: what a corpus run costs on this machine, how well it reads, and so what a
large one would cost.

Prints the tables of docs/scaling.md:
``python -m benchmarks.scaling DATA | python docs/sections.py docs/scaling.md measured --markdown``, and with
``--by-size`` those of its section ``sizes``. Takes minutes; the largest size more. ``--quick`` only sees that it runs.

Cost is the time that a core works, not the time on the clock: it stays true when something else runs on the machine. By
size both stand.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import features
from benchmarks.accounts import Accounts, accounts
from benchmarks.engine import RecordingEngine
from benchmarks.machine import machine
from benchmarks.passes import passes
from benchmarks.peers import compared, peers
from benchmarks.readings import Judged, judged, macro_f1, readings
from benchmarks.table import Cell, Line, Table
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.processes import cores, on_this_machine
from tearwise.annotation.run import annotate
from tearwise.annotation.work import Fresh, Runner, Settings, alone
from tearwise.assembly import Reader, fresh_readers
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.fast import FastEngine
from training.rows import Row, load

ROOT = Path(__file__).parents[1]
ROUNDS = 2
ACCOUNTS = 300
SIZES = (10_000, 100_000, 1_000_000)
WORDS = 30
"""Of a post in a large corpus."""
LARGE = (1_000_000, 100_000_000)
OURS = "`tearwise annotate`, flat columns"
FAST = "`tearwise annotate --fast`, flat columns"
PEERS = {
    "VADER": "VADER, its scores of a text and of its sentences",
    "Empath": "Empath, its 194 categories",
}
"""Name of a peer → what it is called here."""
_FLAT = Settings(form="flat")


def worked(work: Callable[[], object]) -> float:
    """Seconds that this process' cores worked for it."""
    started = time.process_time()
    work()
    return time.process_time() - started


def run(source: Path, runner: Runner) -> None:
    """A run from the file to a file."""
    with tempfile.TemporaryDirectory() as folder:
        annotate(Corpus.of(source), Path(folder) / "out.csv", runner, _FLAT, "measured")


def qualities(found: Accounts, step: Callable[[str], None]) -> dict[str, Cell]:
    """Macro-F1 on the readable accounts of ``dev``, from the text alone, of both tiers and of the peers."""
    every: list[Judged] = []
    for name, engine in ((OURS, EmbeddedEngine()), (FAST, FastEngine())):
        step(name)
        every.append(judged(name, found.readable, readings(Reader(engine), found.readable, answers=False)))
    for one in compared(found, [peer for peer in peers() if peer.name in PEERS]):
        step(one.name)
        every.append(Judged(PEERS[one.name], one.arrays))
    return {one.name: macro_f1(one.arrays) for one in every}


def rate_table(rows: Sequence[Row], rounds: int, quality: Mapping[str, Cell]) -> tuple[Table, dict[str, float]]:
    """Rows a second of a core, of runs and of what they are compared with, in turn, beside how well each reads; and
    the medians of the runs'."""
    texts = [row.text for row in rows]
    engine = RecordingEngine(threads=1)  # as a worker process has it, with its one core
    fresh: Fresh = partial(Reader, engine)
    quick: Fresh = fresh_readers(1, fast=True)
    bare = passes(engine, texts, effects=False)
    with tempfile.TemporaryDirectory() as folder:
        source = written(Path(folder) / "in.jsonl", texts)
        kinds: dict[str, Callable[[], object]] = {
            "the network alone on ONNX Runtime, the same batches": lambda: engine.bare(bare),
            "`read_many` without effects": lambda: list(fresh().read_many(texts, effects=False)),
            OURS: lambda: run(source, alone(fresh)),
            FAST: lambda: run(source, alone(quick)),
            PEERS["VADER"]: lambda: features.vader(rows),
            PEERS["Empath"]: lambda: features.empath(rows),
        }
        taken: dict[str, list[float]] = {kind: [] for kind in kinds}
        for number in range(rounds):
            for kind in list(kinds) if number % 2 == 0 else list(reversed(kinds)):
                taken[kind].append(worked(kinds[kind]))
    first = np.array(next(iter(taken.values())))
    lines: list[Line] = [
        (
            kind,
            [_median(len(texts) / np.array(t)), _median(first / np.array(t), "×", 2), quality.get(kind, "")],
        )
        for kind, t in taken.items()
    ]
    times = np.array(taken[OURS]) / np.array(taken[FAST])
    words = np.mean([len(text.split()) for text in texts])
    note = (
        f"{len(texts)} accounts of ours, {words:.0f} words on average; median, least and most of {rounds} rounds, in "
        "each of which every line had its turn. One thread. Seconds in which the core worked. `--fast` reads "
        f"{np.median(times):.1f} times as many as without it. Macro-F1 over the nine meanings on `dev`, from the text "
        "alone; VADER's and Empath's scores through logistic regressions that learned from the network's rows."
    )
    columns = ["rows a second of a core", "to the network alone", "macro-F1"]
    rates = {kind: float(np.median(len(texts) / np.array(taken[kind]))) for kind in (OURS, FAST)}
    return Table("rates", "Rows a second of a core", "", columns, lines, note), rates


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


def size_table(texts: Sequence[str], sizes: Sequence[int], words: int) -> Table:
    """What reading posts of so many words fast costs by the size of the corpus: time and memory."""
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            source = written(Path(folder) / "in.jsonl", (post(texts, words, number) for number in range(size)))
            command = [sys.executable, "-m", "benchmarks.fast_run", str(source)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
            taken, used, peak = map(float, done.stdout.split())
            rates = [Cell(size / used, digits=0), Cell(size / taken, digits=0)]
            lines.append((f"{size:,} rows", [*rates, Cell(taken / 60, digits=1), Cell(peak, digits=0, unit="MiB")]))
    note = (
        f"`--fast`, flat columns, from a file to a file, in {cores()} processes, their start included. Posts of "
        f"{words} words, cut from accounts of ours, each another text. Memory: of the process that takes most."
    )
    columns = ["rows a second of a core", "rows a second by the clock", "minutes by the clock", "peak memory"]
    return Table("sizes", "Fast, by size", "", columns, lines, note)


def post(texts: Sequence[str], words: int, number: int) -> str:
    """So many words of one of the texts, or all that it has, from another place each time its turn comes; and the
    number, so that no two are the same."""
    all_words = texts[number % len(texts)].split()
    start = (7 * (number // len(texts))) % max(1, len(all_words) - words + 1)
    return " ".join([*all_words[start : start + words], f"{number}."])


def cost_table(rates: Mapping[str, float]) -> Table:
    """What a large corpus would take at the measured rates of a core, which do not fall with size."""
    lines: list[Line] = []
    for rows in LARGE:
        for kind, rate in rates.items():
            hours = rows / rate / 3600
            cells = [Cell(hours, digits=1), Cell(hours / 24 / 16, digits=2), Cell(hours / 1000, digits=2)]
            lines.append((f"{rows:,} rows, {kind}", cells))
    said = "; ".join(f"{kind}: {rate:.1f}" for kind, rate in rates.items())
    note = f"Core-hours = rows ÷ rows a second of a core ÷ 3,600. Rows a second of a core: {said}."
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
    parser.add_argument("--by-size", action="store_true", help="only --fast over corpora of several sizes")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="rows of these corpora")
    parser.add_argument("--words", type=int, default=WORDS, help="of each of their posts")
    given = parser.parse_args()
    before = machine()
    own = load(given.data / "accounts/own.jsonl")
    if given.by_size:
        every = [row.text for row in own]
        tables = [size_table(every, [50, 100] if given.quick else given.sizes, given.words)]
    else:
        rows = own[: 12 if given.quick else given.accounts]
        found = accounts(given.data, given.quick)
        quality = qualities(found, lambda name: print(f"... {name}", file=sys.stderr, flush=True))
        rates, of_runs = rate_table(rows, 1 if given.quick else ROUNDS, quality)
        tables = [rates, workers_table([row.text for row in rows]), cost_table(of_runs)]
    print("; ".join(f"{name}: {value}" for name, value in before.items()) + ".", end="\n\n")
    for table in tables:
        print(str(table).replace("## ", "### "), end="\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
