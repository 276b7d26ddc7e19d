"""Whether what was noticed in an account is harm done in a childhood that may be long past."""

from __future__ import annotations

from tearwise.reading import Crier, Reading
from tearwise.safety import is_young
from tearwise.safety.about import About

_CHILD_HARM = "child_harm"


def is_long_ago(reading: Reading, relationship: str, crier: Crier) -> bool:
    """Whether all that was noticed is harm to a child, told of as long ago: "his uncle hurt him when he was nine".

    relationship, crier: what the one who cries is to the other, and whether it is the reader. Not of the reader's own
    child, not where somebody may be in danger right now, and not where the reader is not yet grown: then it may be a
    child still.
    """
    return (
        bool(reading.risks)
        and relationship != ("parent" if crier == "narrator" else "child")
        and all(one.id == _CHILD_HARM and About.of(one).past for one in reading.risks)
        and not is_young(reading.text)
    )
