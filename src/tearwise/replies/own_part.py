"""Whether the tears are the writer's to mend: they hurt the one who cried, and nothing says that they are pressed."""

from __future__ import annotations

from tearwise.reading import Reading
from tearwise.reading.own_part import tells_own_part

_THEIRS = frozenset({"apology", "blame", "threat"})
"""Answers to what was said in tears by which the crier is the one who is sorry, or may want the writer to be."""


def says_own_part(reading: Reading) -> bool:
    """Whether the account says that its writer hurt the one who cried, as ``tells_own_part`` says it.

    Not where that goes with pressure, blame or threats: then it may not be theirs to mend.
    """
    answers = reading.answers
    if _THEIRS & set(answers.get("said", ())) or answers.get("pressure", ("0",)) != ("0",):
        return False
    return tells_own_part(reading.text)
