"""A reading whose alarm is in doubt: what people ordinarily write sounds like a danger now and then. The notice stands
before it as before any other, and the reading is answered all the same, with what would come first said first."""

from __future__ import annotations

from dataclasses import replace

from tearwise.reading import Reading
from tearwise.replies import safety_texts
from tearwise.replies.lines import Line
from tearwise.safety import is_young
from tearwise.safety.about import in_doubt


def undoubted(reading: Reading) -> tuple[Reading, tuple[Line, ...]]:
    """The reading as it is answered, and what is said first: where all of its risks are in doubt it has none, unless
    the reader is not yet grown, and is to turn to somebody in any case."""
    if not in_doubt(reading.risks) or is_young(reading.text):
        return reading, ()
    return replace(reading, risks=()), tuple(safety_texts.doubted()[risk.id] for risk in reading.risks)
