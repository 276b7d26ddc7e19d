"""Who cried, as a person says it with --pronoun."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tearwise.accounts import Account
    from tearwise.interview import Person


class Who(Enum):
    """Who cried."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    I = "i"  # noqa: E741 (it is the pronoun)


def spoken_of(person: Person, who: Who | None, account: Account | None = None) -> Person:
    """The person who cried, spoken of as ``who`` says; None leaves what is known of them. ``account``: with its
    answers, where there is one."""
    if who is None:
        return person
    answered = account is not None and "relationship" in account.answers
    if who is Who.I:
        return person.told("narrator", answered=answered)
    return person.told("other", who.value, answered=answered)
