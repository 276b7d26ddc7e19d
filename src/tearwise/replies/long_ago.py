"""Whether what was noticed in an account is harm done in a childhood that may be long past."""

from __future__ import annotations

from bisect import bisect_left

from tearwise.reading import Crier, Reading
from tearwise.safety import is_young
from tearwise.safety.about import About
from tearwise.safety.families import is_still_young
from tearwise.safety.words import Words

_CHILD_HARM = "child_harm"


def is_long_ago(reading: Reading, relationship: str, crier: Crier) -> bool:
    """Whether all that was noticed is harm to a child, told of as long ago: "his uncle hurt him when he was nine".

    relationship, crier: what the one who cries is to the other, and whether it is the reader. Not of the reader's own
    child, not where somebody may be in danger right now, and not where the reader, or whoever was harmed, is not yet
    grown: "he is in year 4".
    """
    return (
        bool(reading.risks)
        and relationship != ("parent" if crier == "narrator" else "child")
        and all(one.id == _CHILD_HARM and About.of(one).past for one in reading.risks)
        and not is_young(reading.text)
        and not _is_of_today(reading)
    )


def _is_of_today(reading: Reading) -> bool:
    """Whether whoever was harmed is said to be a child still."""
    words = Words.of(reading.text)
    ends = (passage.end for risk in reading.risks for passage in risk.evidence)
    return any(is_still_young(words, bisect_left(words.starts, end)) for end in ends)
