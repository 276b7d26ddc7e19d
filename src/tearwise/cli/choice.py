"""What may be chosen at a question: an answer, "I don't know", taking back the answer before, or stopping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from tearwise.accounts import Answer
from tearwise.interview import Crier, Question


class Step(Enum):
    """What a person may want instead of answering."""

    BACK = "take back the last answer"
    STOP = "stop here and see the reading"


Choice: TypeAlias = Answer | Step | None
"""An answer, () for "none of these"; a step; or None: "I don't know"."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that may be chosen by its key: a number for an answer, a letter for the rest."""

    key: str
    text: str
    choice: Choice

    @property
    def value(self) -> str | None:
        """The value that it gives; None where it gives none, and so stands alone."""
        return self.choice[0] if isinstance(self.choice, tuple) and self.choice else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put to a person."""

    question: Question
    text: str
    help: str
    rows: tuple[Row, ...]

    @property
    def several(self) -> bool:
        """Whether more than one answer may be chosen together."""
        return self.question.most > 1

    def wrong(self, rows: Sequence[Row]) -> str | None:
        """Why these cannot be chosen together; None where they can."""
        if len(rows) > 1 and any(row.value is None for row in rows):
            alone = next(row for row in rows if row.value is None)
            return f"{alone.key} stands alone: choose it, or others."
        if len(rows) > self.question.most:
            return "Choose one." if self.question.most == 1 else f"Choose at most {self.question.most}."
        return None if rows else "Choose at least one."

    def choice(self, rows: Sequence[Row]) -> Choice:
        """What these rows, which can be chosen together, come to."""
        values = tuple(row.value for row in rows if row.value is not None)
        return values or rows[0].choice


def put(question: Question, text: str, crier: Crier, back: bool, alone: bool = False) -> Asked:
    """A question with its rows.

    text:  its wording
    back:  whether there is an answer to take back
    alone: whether there is no account
    """
    answers: list[tuple[str, Answer]] = [(option.wording(crier), (option.value,)) for option in question.options]
    if question.none is not None:
        answers.append((question.none, ()))
    rows = [Row(str(number), words, answer) for number, (words, answer) in enumerate(answers, start=1)]
    rows.append(Row("d", question.unsure(crier), None))
    if back:
        rows.append(Row("b", Step.BACK.value.capitalize(), Step.BACK))
    rows.append(Row("s", Step.STOP.value.capitalize(), Step.STOP))
    return Asked(question, text, question.helped(crier, alone), tuple(rows))
