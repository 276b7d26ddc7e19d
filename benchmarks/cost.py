"""What reading costs: processes of their own, one account at a time, and many."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.accounts import WORDS, of_length
from benchmarks.engine import RecordingEngine
from benchmarks.passes import WARM_UP, long_lines, throughput_lines, warm_lines
from benchmarks.processes import process_lines
from benchmarks.table import Table
from tearwise.accounts import LONGEST

WARM = 100
MANY = 500
LONG_ONES = 4
WITH_EFFECTS = 100
"""Of these; each takes several passes more."""


def cost_table(own: Sequence[str], quick: bool = False) -> Table:
    """Time and memory on this machine, with ratios that hold on others.

    own: distinct accounts, so that nothing is remembered
    """
    engine = RecordingEngine()
    warm = of_length(own, WORDS, (15 if quick else WARM) + WARM_UP)
    many = own[: 40 if quick else MANY]
    long = long_texts(own, 2 if quick else LONG_ONES + 1)
    fewer = many[: 20 if quick else WITH_EFFECTS]
    lines = [
        *process_lines(warm[0], fewer, *([2] if quick else [])),
        *warm_lines(engine, warm),
        *long_lines(engine, long),
        *throughput_lines(engine, many, fewer),
    ]
    note = (
        f"Accounts of ours: {len(warm) - WARM_UP} of about {WORDS} words one at a time, {len(many)} (with effects "
        f"{len(fewer)}) of all lengths together, each new to the reader. A bare pass is the bundle's network on ONNX "
        "Runtime over the same tokens, already in arrays, and nothing else. Effects leave each passage out and score "
        f"what is left again: of the long accounts ({len(long)} made of others, one after the other), the windows that "
        "a passage stands in. All cores."
    )
    return Table("cost", "Cost", "", ["time or rate", "to bare passes"], lines, note)


def long_texts(own: Sequence[str], count: int) -> list[str]:
    """``count`` (at least 2) of the longest texts that are read, made of accounts one after the other, each begun
    elsewhere."""
    whole = "\n\n".join(own)
    whole *= 1 + 2 * LONGEST // len(whole)
    starts = (k * (len(whole) - LONGEST) // (count - 1) for k in range(count))
    return [whole[start : start + LONGEST] for start in starts]
