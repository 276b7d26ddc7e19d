"""What reading costs beside the network alone: the same tokens through ONNX Runtime, and nothing around it.

Times are taken in turn, so that what else the machine does falls on both sides of a ratio.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.engine import Pass, RecordingEngine
from benchmarks.table import Cell, Line
from tearwise.assembly import Reader

Floats = NDArray[np.float64]

WARM_UP = 5
ROUNDS = 2


@dataclass(frozen=True)
class Times:
    """Seconds of each kind of run, (runs,) each, in the same order."""

    by_kind: dict[str, Floats]

    def since(self, run: int) -> Times:
        """Without the first runs, which warm up."""
        return Times({kind: t[run:] for kind, t in self.by_kind.items()})

    def cell(self, kind: str, percentile: float) -> Cell:
        """A percentile in milliseconds."""
        t = self.by_kind[kind] * 1000
        return Cell.over(lambda i: float(np.percentile(t[i], percentile)), len(t), 1, "ms")

    def ratio(self, kind: str, to: str, percentile: float) -> Cell:
        """A percentile of one kind to the same percentile of another."""
        a, b = self.by_kind[kind], self.by_kind[to]
        return Cell.over(
            lambda i: float(np.percentile(a[i], percentile) / np.percentile(b[i], percentile)), len(a), 2, "×"
        )


def timed(kinds: dict[str, Callable[[int], object]], runs: int) -> Times:
    """Runs every kind once a turn, first one first in even turns and last in odd ones."""
    taken = {kind: np.zeros(runs) for kind in kinds}
    for run in range(runs):
        for kind in list(kinds) if run % 2 == 0 else reversed(kinds):
            started = time.perf_counter()
            kinds[kind](run)
            taken[kind][run] = time.perf_counter() - started
    return Times(taken)


def _reading(engine: RecordingEngine, texts: Sequence[str], warm_up: int) -> Times:
    """One account at a time, each of them new to the reader, beside bare passes over it; the first ``warm_up`` do not
    count."""
    alone = [passes(engine, [text], effects=False) for text in texts]
    whole, plain = Reader(engine), Reader(engine)
    return timed(
        {
            "bare": lambda k: engine.bare(alone[k]),
            "read": lambda k: whole.read(texts[k]),
            "without effects": lambda k: plain.read(texts[k], effects=False),
        },
        len(texts),
    ).since(warm_up)


NAMES = {"read": "`read`, evidence and effects", "without effects": "the same without effects"}


def warm_lines(engine: RecordingEngine, texts: Sequence[str]) -> list[Line]:
    """Accounts of one window, the first of them to warm up."""
    times = _reading(engine, texts, WARM_UP)
    lines: list[Line] = []
    for p in (50, 95):
        lines.append((f"one bare pass over an account, p{p}", [times.cell("bare", p), ""]))
        lines += [(f"{NAMES[k]}, p{p}", [times.cell(k, p), times.ratio(k, "bare", p)]) for k in NAMES]
    return lines


def long_lines(engine: RecordingEngine, texts: Sequence[str]) -> list[Line]:
    """Accounts that take many windows; the first warms up."""
    times = _reading(engine, texts, 1)
    length = max(map(len, texts))
    lines: list[Line] = [(f"bare passes over an account of {length:,} characters, p50", [times.cell("bare", 50), ""])]
    lines += [(f"{NAMES[k]}, p50", [times.cell(k, 50), times.ratio(k, "bare", 50)]) for k in NAMES]
    return lines


def throughput_lines(engine: RecordingEngine, texts: Sequence[str], fewer: Sequence[str]) -> list[Line]:
    """Many accounts: how fast they are read, to how fast the network alone passes over them in the same batches.

    fewer: those that are read with effects, which takes several times as long
    """
    without, _ = _throughput(engine, texts, effects=False)
    whole, more = _throughput(engine, fewer, effects=True)
    alone = passes(engine, fewer, effects=False)
    bare = timed({"bare": lambda _: engine.bare(alone)}, ROUNDS)
    beside = Times({**whole.by_kind, **bare.by_kind})
    return [
        (
            "`read_many` without effects; bare passes in the same batches",
            [_rate(without, len(texts)), _slower(without)],
        ),
        (
            f"`read_many` with effects; the same {more:.1f} passes an account",
            [_rate(whole, len(fewer)), _slower(whole)],
        ),
        ("the same; bare passes over the accounts alone", ["", _slower(beside)]),
    ]


def _throughput(engine: RecordingEngine, texts: Sequence[str], effects: bool) -> tuple[Times, float]:
    """Times of reading and of its passes alone, and how many texts it passes over for each account."""
    taken: list[Pass] = []

    def read(run: int) -> None:
        """Reads the texts; the first time its passes are taken down, which costs next to nothing."""
        if run == 0:
            taken.extend(passes(engine, texts, effects))
        else:
            for _ in Reader(engine).read_many(texts, effects=effects):
                pass

    times = timed({"read": read, "bare": lambda _: engine.bare(taken)}, ROUNDS)
    return times, rows_of(taken) / len(texts)


def rows_of(passes: Sequence[Pass]) -> int:
    """How many texts the passes go over."""
    return sum(len(next(iter(one.inputs.values()))) for one in passes)


def passes(engine: RecordingEngine, texts: Sequence[str], effects: bool) -> list[Pass]:
    """The passes that reading the texts takes, with those over what is left of them for the effects or without."""
    return engine.recorded(lambda: list(Reader(engine).read_many(texts, effects=effects)))


def _rate(times: Times, count: int) -> Cell:
    t = times.by_kind["read"]
    return Cell.over(lambda i: float(count / t[i].mean()), len(t), 1, "/s")


def _slower(times: Times) -> Cell:
    read, bare = times.by_kind["read"], times.by_kind["bare"]
    return Cell.over(lambda i: float(bare[i].mean() / read[i].mean()), len(read), 2, "×")
