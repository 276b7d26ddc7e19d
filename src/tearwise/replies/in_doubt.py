"""A reading whose alarm is in doubt: what people ordinarily write sounds like a danger now and then. The notice stands
before it as before any other, and the reading is answered all the same, with what would come first said first."""

from __future__ import annotations

from dataclasses import replace

from tearwise.reading import Reading
from tearwise.replies import safety_texts
from tearwise.replies.lines import Line
from tearwise.replies.pressure import may_press
from tearwise.safety import is_young
from tearwise.safety.about import in_doubt

_ABUSE = "abuse"
_CRIES = ("read", "too_little")
"""The statuses of an account in which somebody cries."""


def undoubted(reading: Reading) -> tuple[Reading, tuple[Line, ...]]:
    """The reading as it is answered, and what is said first: where all of its risks are in doubt it has none, unless
    nobody cries in it, so that there is nothing else to answer; or it sounds like violence or control and the tears may
    press for something, which takes some of the doubt away."""
    if reading.status not in _CRIES or not in_doubt(reading.risks, is_young(reading.text)):
        return reading, ()
    if may_press(reading) and any(risk.id == _ABUSE for risk in reading.risks):
        return reading, ()
    return replace(reading, risks=()), tuple(safety_texts.doubted()[risk.id] for risk in reading.risks)
