"""What a program gives to the journal: it is what it must be, or an error says which argument is not, and never what
was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from tearwise.errors import EpisodeError, FileError, ReadingError, TearwiseError
from tearwise.reading.reading import Reading

LARGEST = 2**63 - 1
"""The largest number that a database can hold."""
_UNFIT = re.compile("[\0\ud800-\udfff]")
_Given = TypeVar("_Given")


def check(
    name: str, given: object, kinds: type | tuple[type, ...], wanted: str, error: type[TearwiseError] = EpisodeError
) -> None:
    """Raises an error that names the argument, what it must be (``wanted``), and of which type it is, where it is of
    none of the ``kinds``. True and False are no numbers."""
    known = kinds if isinstance(kinds, tuple) else (kinds,)
    if not isinstance(given, known) or (isinstance(given, bool) and bool not in known):
        raise error(f"{name} must be {wanted}, not {type(given).__name__}.")


def check_number(name: str, given: object) -> None:
    """Raises EpisodeError where the number of an episode, or of a revision, is no whole number."""
    check(name, given, int, "a whole number")


def check_count(name: str, given: int) -> None:
    """Raises EpisodeError where so many episodes are no whole number, fewer than none, or more than any journal has."""
    check_number(name, given)
    if not 0 <= given <= LARGEST:
        raise EpisodeError(f"{name} must be a whole number from 0 to {LARGEST:,}.")


def check_path(name: str, given: object) -> None:
    """Raises FileError where a file or folder is not named by a Path, or by one that the system knows no name like."""
    check(name, given, Path, "a pathlib.Path", FileError)
    if "\0" in str(given):
        raise FileError(f"{name} has a NUL in it, which is in no name of a file or folder.")


def check_reading(given: object) -> None:
    """Raises ReadingError where there is no reading."""
    check("reading", given, Reading, "a reading, as a Reader's read returns it", ReadingError)


def each(name: str, given: Iterable[_Given], kind: type[_Given], wanted: str) -> Iterable[_Given]:
    """What is given, one by one as it goes. Raises EpisodeError where it is not several, or one of them is of another
    type. wanted: in the plural"""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise EpisodeError(f"{name} must be {wanted}, in a list for instance, not {type(given).__name__}.")
    for one in given:
        if not isinstance(one, kind):
            raise EpisodeError(f"{name} must be {wanted}; one of them is {type(one).__name__}.")
        yield one


def texts(name: str, given: Iterable[str] | None) -> tuple[str, ...] | None:
    """Several texts, where there are any. Raises EpisodeError where they are something else."""
    return None if given is None else tuple(each(name, given, str, "texts"))


def fit(text: object, what: str, longest: int, at: str = "") -> str:
    """A text that can be kept. Raises EpisodeError, which never repeats it, and says that it stands ``at``."""
    if not isinstance(text, str) or _UNFIT.search(text):
        raise EpisodeError(f"{what} must be text, without a NUL and half surrogate pairs.", at)
    if len(text) > longest:
        raise EpisodeError(f"{what} has {len(text):,} characters; at most {longest:,} can be kept.", at)
    return text
