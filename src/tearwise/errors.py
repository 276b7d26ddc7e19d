"""Every error that Tearwise raises on purpose.

    TearwiseError
    ├── AccountError          the text cannot be an account (empty, too long, not text)
    ├── AddressError          the server cannot or may not listen where it was asked to, or no cluster is there
    ├── AnswerError           an answer names no question or no value of it
    ├── BundleError           the embedded engine's files
    │   ├── BundleMissing     there are none where they should be
    │   ├── BundleDamaged     they are not what their manifest says
    │   └── BundleForeign     they are of another kind or version than this Tearwise reads
    ├── EngineError           what was named as the engine, a language model for instance
    │   ├── EngineChoiceError there is no such engine, it is none, or it may not be asked where it is
    │   ├── ModelUnreachable  the model's server does not answer, or not as it should
    │   ├── ModelAnswerError  what the model answered about an account is not what it was asked for
    │   └── CalibrationError  what a model's scores are worth cannot be told, read or kept
    ├── DataError             a data file of ours (meanings, questions, ...) does not hold what it must
    ├── FileError             a file the user named cannot be read or written
    │   └── RowError          a line in it is not what it must be
    ├── JournalError          the journal
    │   ├── JournalMissing    there is none where it should be
    │   ├── JournalExists     there is one already, or something else, where one should be made
    │   ├── PassphraseWeak    the passphrase is too short, or no text
    │   ├── PassphraseWrong   the passphrase (or the recovery code) does not open this journal
    │   ├── JournalDamaged    a file of it is cut, altered or lost
    │   ├── JournalNewer      a newer Tearwise has written it
    │   ├── JournalLocked     it has been locked, or its passphrase changed, since it was opened
    │   ├── JournalBusy       another program is writing to it
    │   ├── JournalUnwritable the disk is full, read-only or failing
    │   │   └── JournalUnsettled  what was asked for is done, and the disk may lose it when the power goes
    │   ├── EpisodeMissing    there is no such episode or person in it
    │   └── EpisodeError      what should be kept cannot be kept so
    │       └── EpisodeChanged    it was made from what the episode holds no longer
    ├── MissingExtra          an optional part is not installed
    ├── ReadingError          what should be a reading, or go with one, is something else
    ├── ReplyError            the text cannot be a reply (empty, too long, not text)
    ├── UnknownName           there is no meaning, question, pronoun, relationship, crier or record of that name
    └── WorkerLost            a process that worked on a corpus ended before its work did

A message says what is wrong and what to do, and never repeats the text of an account.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterable
from typing import NoReturn, TypeGuard, TypeVar

IN_DANGER = (
    "If somebody may be in danger, do not wait for a program: call your emergency number; findahelpline.com lists "
    "lines in many countries."
)
"""Said with an error by which a danger that was written of may go unanswered."""
NAME_TOO_LONG = "The name of a file or folder that you gave is longer than this system takes."
"""Said in its place: it may be an account that was given as one."""
TOO_LITTLE_MEMORY = "Too little memory is left on this computer. Close other programs, and try again."
"""Said with Python's own MemoryError, which every part of Tearwise raises where memory runs out."""


class TearwiseError(Exception):
    """The root: catch this to catch all of them."""


class AccountError(TearwiseError, ValueError):
    """The text cannot be an account: it is empty, too long, or holds what no text holds."""


class AddressError(TearwiseError):
    """The server cannot, or without more being said may not, listen where it was asked to; or there is no cluster."""


class AnswerError(TearwiseError, ValueError):
    """An answer names a question that is not asked, or a value that the question does not have."""


class BundleError(TearwiseError):
    """The embedded engine's files cannot be used."""


class BundleMissing(BundleError):
    """There is no bundle where one should be."""


class BundleDamaged(BundleError):
    """A file of the bundle is not what its manifest says."""


class BundleForeign(BundleError):
    """The bundle is of a kind or version that this Tearwise does not read."""


class EngineError(TearwiseError):
    """What was named as the engine, a language model for instance, cannot be used as one."""


class EngineChoiceError(EngineError, ValueError):
    """There is no such engine, it is none, or it may not be asked where it is without more being said."""


class ModelUnreachable(EngineError):
    """The server of a language model does not answer, or not as it should; what was done before is kept."""


class ModelAnswerError(EngineError):
    """What a language model answered about one account is not what it was asked for. Others may go well."""


class CalibrationError(EngineError):
    """What a model's scores are worth cannot be told, read or kept."""


class DataError(TearwiseError):
    """A data file of ours does not hold what it must; says which entry."""


class FileError(TearwiseError):
    """A file that the user named cannot be read or written."""


class RowError(FileError):
    """A line of a file is not what it must be; says which line."""


class JournalError(TearwiseError):
    """The journal cannot be used as it was meant to be."""


class JournalMissing(JournalError):
    """There is no journal where one should be."""


class JournalExists(JournalError):
    """There is a journal already, or something else, where one should be made."""


class PassphraseWeak(JournalError, ValueError):
    """A new passphrase is too short, or is no text."""


class PassphraseWrong(JournalError):
    """The passphrase, or the recovery code, does not open this journal."""


class JournalDamaged(JournalError):
    """A file of the journal is cut, altered or lost; a backup can be restored."""


class JournalNewer(JournalError):
    """The journal was written by a newer Tearwise than this one."""


class JournalLocked(JournalError):
    """The journal has been locked, or its passphrase changed, since it was opened: unlock it again."""


class JournalBusy(JournalError):
    """Another program is writing to the journal, and did not stop in time."""


class JournalUnwritable(JournalError):
    """The disk that the journal lies on is full, read-only or failing. What was in the journal is still there."""


class JournalUnsettled(JournalUnwritable):
    """What was asked for is done and in its place, but the disk failed, and may lose it when the power goes."""


class EpisodeMissing(JournalError, LookupError):
    """The journal has no such episode or person."""


class EpisodeError(JournalError, ValueError):
    """Something that should be kept in the journal is not what it must be; says what.

    at: where that stands among what was given, as an episode's record names it ("happened", "person/name"); "": nowhere
    """

    def __init__(self, message: str = "", at: str = "") -> None:
        super().__init__(message)
        self.at = at


class EpisodeChanged(EpisodeError):
    """An edit was made from what an episode held before somebody else edited it. Nothing was changed."""


class MissingExtra(TearwiseError, ImportError):
    """An optional part is not installed; says the line that installs it."""

    @classmethod
    def of(cls, extra: str, what: str) -> MissingExtra:
        """``what`` needs the extra. The line that installs it names the Python that runs: the pip of another one would
        look for Tearwise on a package index, where it is not, and install what somebody else put there."""
        return cls(f'{what}, install: {_this_python()} -m pip install "tearwise[{extra}]"')


class ReadingError(TearwiseError, ValueError):
    """What should be a reading, or be said of one (a pronoun, a worry, a country), is something else."""


class ReplyError(TearwiseError, ValueError):
    """The text cannot be a reply: it is empty, too long, or holds what no text holds."""


def _this_python() -> str:
    """The interpreter as a shell takes it: PowerShell takes a path in quotes for a text, unless & stands before it."""
    path = sys.executable or "python"
    if re.fullmatch(r"[\w@%+=:,./~\\-]+", path):
        return path
    return f'& "{path}"' if os.name == "nt" else f'"{path}"'


_LIKE_A_NAME = re.compile(r"[\w.-]{1,30}")
_Name = TypeVar("_Name", bound=str)


def is_among(name: object, known: Collection[_Name]) -> TypeGuard[_Name]:
    """Whether a name is one of those that are known. What is no text is none, and not compared with them: of a table's
    column it would be asked whether each of its cells is, and there is an error for that which is not ours."""
    return isinstance(name, str) and name in known


class UnknownName(TearwiseError, KeyError):
    """There is no meaning, question, pronoun, relationship, crier or record of that name; says which there are."""

    __str__ = Exception.__str__  # a KeyError would show its message in quotes

    @classmethod
    def among(cls, known: Iterable[str], kind: str, name: object) -> UnknownName:
        """The error that ``name`` is no ``kind`` (a plain noun), and what is. It is repeated where it can be a name: it
        may be an account, or a table of them, that was given in the place of one."""
        if not isinstance(name, str):
            said = f"A {kind} is named in text (str), not by what is {type(name).__name__}."
        elif _LIKE_A_NAME.fullmatch(name):
            said = f"There is no {kind} {str(name)!r}."
        else:
            said = f"There is no such {kind}."
        return cls(f"{said} There are: {', '.join(known)}.")


class WorkerLost(TearwiseError):
    """A process that worked on a corpus ended before its work did; says how to go on."""


def raise_alone(error: Exception) -> NoReturn:
    """Raises an error without the one that is being handled as its context, which ``from None`` leaves there: that of a
    decoder, a parser or a database holds all that it was given, and who collects errors looks at those behind them."""
    try:
        raise error
    finally:
        error.__context__ = None
