"""What a program gives to a reader and to the interview: it is what it must be, or an error says which argument is not,
and never what was given."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tearwise.errors import AccountError, AnswerError, ReadingError, TearwiseError


def check(name: str, given: object, kinds: type | tuple[type, ...], wanted: str) -> None:
    """Raises ReadingError where an argument is of none of the ``kinds``."""
    if not isinstance(given, kinds):
        raise ReadingError(f"{name} must be {wanted}, not {type(given).__name__}.")


def check_switch(name: str, given: object, error: type[TearwiseError] = ReadingError) -> None:
    """Raises an error where an argument is neither true nor false: "no" would count as true."""
    if not isinstance(given, bool | np.bool):
        raise error(f"{name} is True or False, not {type(given).__name__}.")


def check_texts(texts: object) -> None:
    """Raises AccountError where these are not several texts to go through: of a mapping or a whole table there would
    come names instead."""
    if isinstance(texts, Mapping) or len(getattr(texts, "shape", (0,))) != 1:
        more = 'Give the texts alone: table["text"], mapping.values().'
    elif isinstance(texts, str | bytes) or not _may_be_gone_through(texts):
        more = "For one there is read."
    else:
        return
    raise AccountError(f"read_many takes several accounts, in a list for instance, not {type(texts).__name__}. {more}")


def check_answers(answers: object) -> None:
    """Raises AnswerError where these are not answers for each of several texts, or None."""
    if isinstance(answers, str | bytes | Mapping) or not (answers is None or _may_be_gone_through(answers)):
        raise AnswerError(
            "read_many takes answers for each text, in a list for instance, or None where there are none; "
            f"not {type(answers).__name__}."
        )


def _may_be_gone_through(given: object) -> bool:
    """Whether ``iter`` takes it: what has only ``__getitem__``, too."""
    try:
        iter(given)  # type: ignore[call-overload]
    except TypeError:
        return False
    return True
