"""What the user wrote, kept as written, and the answers given so far."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tearwise.accounts.answers import checked_answer, checked_answers
from tearwise.accounts.cell import is_gap
from tearwise.accounts.values import QUESTIONS, Answer
from tearwise.errors import AccountError, AnswerError

LONGEST = 20_000
"""The most code points that an account may have."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Mc", "Me"})
"""Categories that show nothing by themselves: controls, formats, spaces, combining marks. Unassigned code points are
not among them, since they may be emoji newer than this Python."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Fillers and the empty braille cell: letters and symbols by their category, and nothing to be seen."""


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """One account: a text in which somebody cries, and answers about it.

    text:    exactly as given, 1 to 20,000 code points; all offsets in Tearwise count code points of it
    answers: question → values in settled form, read-only, in the questions' order; what is not known is not there
    unknown: questions that were answered "I don't know", each once and in their order (any collection of them is
             taken): they change nothing, and are not asked again

    Accounts are equal when text, answers and unknown are. ``repr`` leaves the text out, so that it does not end up in
    a log.
    Raises AccountError or AnswerError when either cannot be used.
    """

    text: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check(self.text)
        object.__setattr__(self, "answers", checked_answers(self.answers))
        object.__setattr__(self, "unknown", _questions(self.unknown, self.answers))

    @classmethod
    def of(cls, text: str, answers: Mapping[str, object] | None = None) -> Account:
        """An account of a text and of answers in any form that ``checked_answer`` takes; None is "I don't know".

        Raises AccountError when the text is not a str, has nothing to be seen in it, is longer than 20,000 code points
        or holds half a surrogate pair or a NUL; AnswerError when an answer names no question or no value of it.
        """
        return cls(text, checked_answers(answers), _unknown(answers or {}))

    @property
    def given(self) -> Mapping[str, Answer | None]:
        """Every question that was answered, in the questions' order → its values, or None for "I don't know": what
        ``Account.of`` and ``Reader.read`` take."""
        return {q: self.answers.get(q) for q in QUESTIONS if q in self.answers or q in self.unknown}

    def with_answers(self, more: Mapping[str, object] | None) -> Account:
        """This account with more answers; each replaces an earlier one, and ``None`` makes it "I don't know".

        ``None`` in place of them all, or none, changes nothing: ``without_answer`` takes one back.
        Raises AnswerError when one names no question or no value of it.
        """
        settled = checked_answers(more)
        more = more or {}
        kept = {question: answer for question, answer in self.answers.items() if question not in more}
        still = tuple(question for question in self.unknown if question not in more)
        return type(self)(self.text, {**kept, **settled}, still + _unknown(more))

    def without_answer(self, question: str) -> Account:
        """This account with the answer to one question taken back, as if it had never been asked.

        Raises AnswerError when there is no such question.
        """
        checked_answer(question, None)
        kept = {q: answer for q, answer in self.answers.items() if q != question}
        return type(self)(self.text, kept, tuple(one for one in self.unknown if one != question))

    def __hash__(self) -> int:
        return hash((self.text, tuple(self.answers.items()), self.unknown))

    def __repr__(self) -> str:
        return f"Account({len(self.text)} characters, answers={dict(self.answers)!r})"


def _unknown(answers: Mapping[str, object]) -> tuple[str, ...]:
    """The questions of checked answers that are answered "I don't know"."""
    return tuple(question for question, value in answers.items() if value is None)


def _questions(unknown: object, answered: Collection[str]) -> tuple[str, ...]:
    """Some questions, each once and in their order, less those that are answered. Raises AnswerError where they are not
    several, or there is no such question."""
    named: tuple[Any, ...] | None = None
    if isinstance(unknown, Iterable) and not isinstance(unknown, str):
        with suppress(TypeError):  # an array without a dimension has what it takes to be gone through, and refuses
            named = tuple(unknown)
    if named is None:
        raise AnswerError(
            f"What is not known are several questions, in a tuple for instance, not {type(unknown).__name__}."
        )
    for question in named:
        checked_answer(question, None)
    return tuple(question for question in QUESTIONS if question in named and question not in answered)


def _check(text: object) -> None:
    """Raise AccountError, which never repeats the text, unless an account can be made of it."""
    if isinstance(text, bytes | bytearray):
        raise AccountError('The account is bytes, not text: decode it first, with .decode("utf-8") if it is UTF-8.')
    if not isinstance(text, str):
        gap = (
            ": a gap of a table. Leave its row out; in pandas, dropna does that" if text is None or is_gap(text) else ""
        )
        raise AccountError(f"The account must be text (str), not {type(text).__name__}{gap}.")
    if len(text) > LONGEST:
        raise AccountError(
            f"The account has {len(text):,} characters, and at most {LONGEST:,} can be read: "
            "keep the part in which somebody cries, and what led to it."
        )
    if half := _SURROGATE.search(text):
        raise AccountError(
            f"The account has half a surrogate pair at offset {half.start()}, which is no character: "
            "decode it again, as the encoding that it was written in."
        )
    if (nul := text.find("\0")) >= 0:
        raise AccountError(f"The account has a NUL character at offset {nul}: remove it, or check that it is text.")
    if not is_seen(text):
        raise AccountError("The account is empty: write what happened, in your own words.")


def is_seen(text: str) -> bool:
    """Whether there is anything to be seen in a text: a character that shows something by itself."""
    return any(unicodedata.category(one) not in _UNSEEN and one not in _BLANK_LETTERS for one in text)
