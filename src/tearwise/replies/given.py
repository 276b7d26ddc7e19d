"""What guidance and worries are asked for with: checked, so that a wrong value is told in our own words."""

from __future__ import annotations

from typing import get_args

from tearwise.accounts import PRONOUNS, VALUES
from tearwise.errors import ReadingError, is_among
from tearwise.reading import Crier, Reading
from tearwise.reading.small_child import small_relative
from tearwise.replies.scenes import UNKNOWN
from tearwise.replies.small_child import is_own_small_child


def check_given(reading: object, pronoun: object, crier: object) -> None:
    """Raises ReadingError where these are no reading, no pronoun or None, and nobody who may have cried."""
    if not isinstance(reading, Reading):
        raise ReadingError(f"There must be a reading, as Reader.read returns it, not {type(reading).__name__}.")
    check_spoken_of(pronoun, crier)


def check_spoken_of(pronoun: object, crier: object) -> None:
    """Raises ReadingError where these are no pronoun or None, and nobody who may have cried."""
    if pronoun is not None and not is_among(pronoun, PRONOUNS):
        raise ReadingError(f"The pronoun is one of {', '.join(PRONOUNS)}, or None.")
    if not is_among(crier, get_args(Crier)):
        raise ReadingError(f"The crier is one of {', '.join(get_args(Crier))}.")


def check_over(over: object) -> None:
    """Raises ReadingError where it does not say whether the crying is over."""
    if over is not None and not isinstance(over, bool):
        raise ReadingError("Whether the crying is over is True, False, or None where that is not known.")


def check_relationship(relationship: object) -> None:
    """Raises ReadingError where it is no value of the question for the relationship, and not None."""
    if relationship is not None and not is_among(relationship, VALUES["relationship"]):
        raise ReadingError(f"The relationship is one of {', '.join(VALUES['relationship'])}, or None.")


def check_trigger(trigger: object) -> None:
    """Raises ReadingError where it is no value of the question for what set the tears off, and not None."""
    if trigger is not None and not is_among(trigger, VALUES["trigger"]):
        raise ReadingError(f"The trigger is one of {', '.join(VALUES['trigger'])}, or None.")


def bond_of(reading: Reading, relationship: str | None, crier: Crier) -> str:
    """What the one who cried is to the reader: as it was answered, else as it was given, else as the account says it of
    a small child, "my five year old" or "my grandson 5"; "unknown" where it is not known."""
    answer = reading.answers.get("relationship")
    if answer:
        return answer[0]
    if relationship is None and crier != "narrator":
        if (small := small_relative(reading.text)) is not None:
            return small
        if is_own_small_child(reading.text):
            return "child"
    return relationship or UNKNOWN
