"""What reading costs: processes of their own, one account at a time, and many."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.accounts import WORDS, of_length
from benchmarks.engine import RecordingEngine
from benchmarks.passes import WARM_UP, throughput_lines, warm_lines
from benchmarks.processes import process_lines
from benchmarks.table import Table

WARM = 100
MANY = 500
WITH_EFFECTS = 100
"""Of these; each takes several passes more."""


def cost_table(own: Sequence[str], quick: bool = False) -> Table:
    """Time and memory on this machine, with ratios that hold on others.

    own: distinct accounts, so that nothing is remembered
    """
    engine = RecordingEngine()
    warm = of_length(own, WORDS, (15 if quick else WARM) + WARM_UP)
    many = own[: 40 if quick else MANY]
    fewer = many[: 20 if quick else WITH_EFFECTS]
    lines = [
        *process_lines(warm[0], fewer, *([2] if quick else [])),
        *warm_lines(engine, warm),
        *throughput_lines(engine, many, fewer),
    ]
    note = (
        f"Accounts of ours: {len(warm) - WARM_UP} of about {WORDS} words one at a time, {len(many)} (with effects "
        f"{len(fewer)}) of all lengths together, each new to the reader. A bare pass is the bundle's network on ONNX "
        "Runtime over the same tokens, already in arrays, and nothing else. Effects leave each passage out and score "
        "the account again. All cores."
    )
    return Table("cost", "Cost", "", ["time or rate", "to bare passes"], lines, note)
