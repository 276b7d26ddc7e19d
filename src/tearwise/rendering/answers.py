"""Answers that were given, in words: for whoever looks at a reading later, and at none of the person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tearwise.accounts import Account
from tearwise.interview import Crier, own_tears, question, wording


class Told(NamedTuple):
    """A question, and what was answered."""

    question: str
    answer: str


def told_answers(account: Account) -> Iterator[Told]:
    """The answers of an account, in the questions' order. Who cried is not known any more, but where the account's own
    words say that its writer did; else the questions stand as they are put where it is not."""
    crier: Crier = "narrator" if account.given and own_tears(account.text) else "unclear"
    relationship = next(iter(account.answers.get("relationship", ())), None)
    for id, given in account.given.items():
        one = question(id)
        if given is None:
            answer = one.unsure(crier)
        else:
            chosen = [option.wording(crier) for option in one.options if option.value in given]
            answer = "; ".join(chosen) or one.none or ""
        yield Told(wording(one, relationship=relationship, crier=crier), answer)
