"""What a labelled account must hold, whoever made it, to be compared with a reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any

import numpy as np

from tearwise.errors import ReadingError
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Reading

Labelled = Mapping[str, Any]
"""``text``; ``meanings`` (id → 0, 1 or 2) unless ``usable`` is false; where known ``evidence`` (id → quotes) and the
answers to the questions."""


def wrong_labels(account: Labelled) -> str | None:
    """What keeps a mapping from being an account with labels, besides its text, as a sentence goes on from its place;
    None where nothing does."""
    usable = account.get("usable", True)
    if not isinstance(usable, bool | np.bool):
        return "needs true or false in 'usable', or no such field"
    if not usable:
        return None
    labels = account.get("meanings")
    if not isinstance(labels, Mapping) or not all(is_label(labels.get(id)) for id in MEANINGS):
        return f"needs 'meanings' with 0, 1 or 2 for each of {', '.join(MEANINGS)}"
    quotes = account.get("evidence")
    if quotes is not None and not _are_quotes(quotes):
        return "needs 'evidence' with lists of quotes by meaning, or none"
    return None


def is_label(value: object) -> bool:
    """Whether it is 0, 1 or 2, of whatever kind of number: a data frame has kinds of its own. True is none."""
    return not isinstance(value, bool) and isinstance(value, Real) and value in (0, 1, 2)


def check_beside(gold: Any, readings: Any) -> None:
    """Raises ReadingError, which never repeats an account, unless these are labelled accounts, some of them usable, and
    a reading of each, in the same order."""
    if isinstance(gold, str | bytes | Mapping) or not isinstance(gold, Sequence):
        raise ReadingError(f"Labelled accounts are a list of mappings, not {type(gold).__name__}.")
    if isinstance(readings, str | bytes) or not isinstance(readings, Sequence):
        raise ReadingError(
            f"Readings are a list of what Reader.read returns, not {type(readings).__name__}: list(…) may make it one."
        )
    if len(gold) != len(readings):
        raise ReadingError(
            f"There must be one reading of each account: there are {len(gold)} accounts, and {len(readings)} readings."
        )
    for n, (account, reading) in enumerate(zip(gold, readings, strict=True)):
        if not isinstance(account, Mapping):
            raise ReadingError(f"The account at index {n} must be a mapping, not {type(account).__name__}.")
        if wrong := wrong_labels(account):
            raise ReadingError(f"The account at index {n} {wrong}.")
        if account.get("evidence") and not isinstance(account.get("text"), str):
            raise ReadingError(f"The account at index {n} needs its 'text', in which its quotes stand.")
        if not isinstance(reading, Reading):
            raise ReadingError(f"The reading at index {n} must be one, not {type(reading).__name__}.")
    if not any(account.get("usable", True) for account in gold):
        raise ReadingError("No account has labels to compare with.")


def _are_quotes(quotes: object) -> bool:
    """Whether these are meanings, each with quotes; or nothing, in whatever form."""
    if isinstance(quotes, str | list) and not quotes:
        return True
    return isinstance(quotes, Mapping) and all(
        id in MEANINGS and isinstance(some, list | tuple) and all(isinstance(quote, str) for quote in some)
        for id, some in quotes.items()
    )
