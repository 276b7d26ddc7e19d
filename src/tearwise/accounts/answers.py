"""Answers to the six questions, checked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import NoReturn

from tearwise.accounts.cell import is_gap, unwrapped
from tearwise.accounts.everyday import meant
from tearwise.accounts.values import MOST, NONE_OF_THESE, QUESTIONS, VALUES, Answer
from tearwise.errors import AnswerError, is_among

_LIKE_AN_ID = re.compile(r"[\w.-]{1,30}")
"""What may be one of ours, misspelt. Words of an account need not be compared with them."""


class Settled(dict[str, Answer]):
    """Answers in settled form, in the questions' order: a dict that nobody can change.

    One of ``types.MappingProxyType`` would do, but it can neither be pickled nor copied, nor be taken apart by
    ``dataclasses.asdict``, and no JSON can be written of it.
    """

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("Answers cannot be changed: Account.with_answers makes an account that has others.")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[Settled], tuple[dict[str, Answer]]]:
        return type(self), (dict(self),)  # all at once: one by one they would be refused


def checked_answer(question: str, value: object) -> Answer | None:
    """One answer in its settled form; ``None`` stays ``None``: "I don't know".

    Takes a value, or several where the question allows several; ``rare`` also takes a bool and ``pressure`` a whole
    number, also as ``1.0``: tables make floats of whole numbers in a column with gaps. A gap itself (NaN, pandas' NA)
    is no answer, since nobody can tell whether it is "I don't know". NumPy's values, which a table's cells may be, are
    taken as Python's are. The order of several does not matter, nor does one that is given twice. Raises AnswerError
    naming the question and what it takes, never what was given.
    """
    if not is_among(question, QUESTIONS):
        raise AnswerError(
            f"There is no such question.{_near(question, QUESTIONS)} The questions are: {_list(QUESTIONS)}."
        )
    if value is None:
        return None
    allowed, value = VALUES[question], unwrapped(value)
    several = isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray | Mapping)
    given: Iterable[object] = value if several else (value,)  # type: ignore[assignment]
    chosen = set()
    for one in given:
        name = _value_name(question, unwrapped(one))
        if name not in allowed:
            if is_gap(one):
                raise AnswerError(
                    f"{question!r} is given a gap of a table (NaN), which is no answer. Leave the question out, or "
                    'give None for "I don\'t know".'
                )
            near = _near(one, allowed, question)
            raise AnswerError(f"{question!r} has no such value.{near} It takes: {_list(allowed)}.")
        chosen.add(name)
    if len(chosen) > MOST[question]:
        raise AnswerError(f"{question!r} takes at most {MOST[question]}, and {len(chosen)} were given.")
    if not chosen and question not in NONE_OF_THESE:
        raise AnswerError(f'{question!r} needs a value; leave it out, or give None, for "I don\'t know".')
    return tuple(v for v in allowed if v in chosen)


def checked_answers(answers: Mapping[str, object] | None) -> Mapping[str, Answer]:
    """All answers in settled form and in the questions' order, read-only; those that are ``None`` are left out.

    Raises AnswerError as ``checked_answer`` does.
    """
    if answers is None:
        answers = {}
    if not isinstance(answers, Mapping):
        raise AnswerError(f"Answers are a mapping of question to value, not {type(answers).__name__}.")
    settled = {question: checked_answer(question, value) for question, value in answers.items()}
    return Settled({q: a for q in QUESTIONS if (a := settled.get(q)) is not None})


def _value_name(question: str, value: object) -> str | None:
    """The codebook's name for a value; None when it cannot be one."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ("no", "yes")[value] if question == "rare" else None
    if question == "pressure" and isinstance(value, int | float) and value in range(10):
        return str(int(value))
    return None


def _list(values: Iterable[str]) -> str:
    return ", ".join(values)


def _near(value: object, allowed: tuple[str, ...], question: str | None = None) -> str:
    """A sentence that names the one of ours that may be meant. What was given is never repeated: it may be a name.

    question: the one that it should be a value of; None where it should be a question
    """
    if not isinstance(value, str) or not _LIKE_AN_ID.fullmatch(value):
        return ""
    word = value.lower()
    near = [one for one in allowed if word in one.split("_")]
    if not near and question is not None and (one := meant(question, word)) is not None:
        near = [one]
    near = near or difflib.get_close_matches(word, allowed, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""
