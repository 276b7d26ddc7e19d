"""Who cried, as a person says it with --pronoun."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tearwise.interview import Person


class Who(Enum):
    """Who cried."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    I = "i"  # noqa: E741 (it is the pronoun)


def spoken_of(person: Person, who: Who | None) -> Person:
    """The person who cried, spoken of as ``who`` says; None leaves what is known of them."""
    if who is None:
        return person
    if who is Who.I:
        return replace(person, crier="narrator")
    return replace(person, pronoun=who.value, crier="other")
