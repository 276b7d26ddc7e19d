"""An interview under way, with an account or with none at all.

Without an account the combination's own frequencies stand in for what an account would say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import Account, checked_answer
from tearwise.interview.information import expected_information, next_question, told_plainly
from tearwise.interview.person import Person, person_in
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination, MeaningReading, NextQuestion, Reading, Scores, probabilities
from tearwise.reading.arguments import check

NO_ACCOUNT = "(no account, answers alone)"
"""Stands where an account's text would; it is never scored, and nothing in it is quoted."""


@dataclass(frozen=True)
class Interview:
    """What is known so far: frozen, so that each answer makes another interview and nothing has to be undone.

    It depends on which answers are given and never on their order; taking one back gives the very interview that there
    would be without it. The engine does not run: an account's scores are made once, before the interview.

    combination: the engine's weights
    account:     the text, the answers to it, and the questions answered "I don't know"
    scores:      what the engine says of the text; None where there is no text
    """

    combination: Combination
    account: Account
    scores: Scores | None = None

    @property
    def probabilities(self) -> NDArray[np.float64]:
        """The meanings' calibrated probabilities (9,), in the order of ``tearwise.meanings``."""
        text = None if self.scores is None else self.scores.meanings
        predicted = self.combination.prior if self.scores is None else self.scores.answers
        return probabilities(self.combination.log_odds(text, predicted, self.account.answers))

    @property
    def expected(self) -> Mapping[str, float]:
        """Question that was not asked yet → bits that asking it is expected to tell."""
        told = expected_information(self.combination, self.scores, self.account.answers)
        return {question: bits for question, bits in told.items() if question not in self.account.unknown}

    @property
    def question(self) -> NextQuestion | None:
        """What to ask next; None when nothing is worth asking."""
        return next_question(self.combination, self.scores, self.account)

    @property
    def told(self) -> frozenset[str]:
        """The questions that the account answers in plain words: who goes through all of them is asked these last."""
        return told_plainly(self.scores, self.account)

    @property
    def person(self) -> Person:
        """Who cried, as far as it is known: what the questions' wording goes by."""
        if self.scores is None:
            return Person(relationship=next(iter(self.account.answers.get("relationship", ())), None))
        return person_in(self.account, self.scores)

    def answer(self, question: str, value: object) -> Interview:
        """The interview with one more answer, or another one; None is "I don't know".

        Raises AnswerError when there is no such question, or no such value of it.
        """
        checked_answer(question, None)  # what cannot be hashed is no question, and no key either
        return replace(self, account=self.account.with_answers({question: value}))

    def take_back(self, question: str) -> Interview:
        """The interview as if this question had not been asked. Raises AnswerError when there is no such question."""
        return replace(self, account=self.account.without_answer(question))

    def reading(self, bundle: str) -> Reading:
        """What it comes to so far, without evidence or risks; ``Reader.answered`` finds those in a text.

        bundle: the id of the engine that the combination belongs to
        """
        found = self.probabilities
        present = self.combination.present(found, len(self.account.answers))
        return Reading(
            account=self.account,
            bundle=bundle,
            status="read",
            meanings=tuple(
                MeaningReading(MEANINGS[k], float(found[k]), bool(present[k]))
                for k in np.argsort(-found, kind="stable")
            ),
            question=self.question,
        )


def blank(combination: Combination) -> Interview:
    """An interview without an account. Raises ReadingError where the combination is none."""
    check("combination", combination, Combination, "an engine's combination")
    return Interview(combination, Account(NO_ACCOUNT))
