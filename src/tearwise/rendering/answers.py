"""Answers that were given, in words: for whoever looks at a reading later, and at none of the person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tearwise.accounts import Account, Answer
from tearwise.interview import Crier, Question, own_tears, question, wording


class Told(NamedTuple):
    """A question, and what was answered."""

    question: str
    answer: str


def counted_answers(account: Account) -> Iterator[Told]:
    """The same without "I don't know", which changes no reading."""
    told = zip(account.given.values(), told_answers(account), strict=True)
    return (one for given, one in told if given is not None)


def told_answers(account: Account) -> Iterator[Told]:
    """The answers of an account, in the questions' order. Who cried is not known any more, but where the account's own
    words say that its writer did; else the questions stand as they are put where it is not."""
    crier: Crier = "narrator" if account.given and own_tears(account.text) else "unclear"
    relationship = next(iter(account.answers.get("relationship", ())), None)
    for id, given in account.given.items():
        one = question(id)
        yield Told(wording(one, relationship=relationship, crier=crier), in_words(one, given, crier))


def in_words(question: Question, given: Answer | None, crier: Crier) -> str:
    """An answer to a question as its options word it; None is "I don't know"."""
    if given is None:
        return question.unsure(crier)
    chosen = [option.wording(crier) for option in question.options if option.value in given]
    return "; ".join(chosen) or question.none or ""
