"""Read what the tears in a person's account may mean, on this machine alone.

    from tearwise import Reader

    reading = Reader().read("My dad cried when I told him I was moving out. He said he was sorry for all of it.")
    reading.meanings[0].id, reading.meanings[0].probability

Importing ``tearwise`` loads none of its parts: each name is fetched from where it lives when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tearwise.accounts import Account
    from tearwise.assembly import Reader, check_reply, language_model
    from tearwise.errors import (
        AccountError,
        AddressError,
        AnswerError,
        BundleDamaged,
        BundleError,
        BundleForeign,
        BundleMissing,
        CalibrationError,
        DataError,
        EngineChoiceError,
        EngineError,
        EpisodeChanged,
        EpisodeError,
        EpisodeMissing,
        FileError,
        JournalBusy,
        JournalDamaged,
        JournalError,
        JournalExists,
        JournalLocked,
        JournalMissing,
        JournalNewer,
        JournalUnsettled,
        JournalUnwritable,
        MissingExtra,
        ModelAnswerError,
        ModelUnreachable,
        PassphraseWeak,
        PassphraseWrong,
        ReadingError,
        ReplyError,
        RowError,
        TearwiseError,
        UnknownName,
        WorkerLost,
    )
    from tearwise.meanings import Meaning, all_meanings
    from tearwise.reading.reading import Evidence, MeaningReading, NextQuestion, Reading, Risk
    from tearwise.replies import Guidance, ReplyCheck, guidance_for
    from tearwise.safety import Notice, notice_for

    __version__: str

__all__ = [
    "Account",
    "AccountError",
    "AddressError",
    "AnswerError",
    "BundleDamaged",
    "BundleError",
    "BundleForeign",
    "BundleMissing",
    "CalibrationError",
    "DataError",
    "EngineChoiceError",
    "EngineError",
    "EpisodeChanged",
    "EpisodeError",
    "EpisodeMissing",
    "Evidence",
    "FileError",
    "Guidance",
    "JournalBusy",
    "JournalDamaged",
    "JournalError",
    "JournalExists",
    "JournalLocked",
    "JournalMissing",
    "JournalNewer",
    "JournalUnsettled",
    "JournalUnwritable",
    "Meaning",
    "MeaningReading",
    "MissingExtra",
    "ModelAnswerError",
    "ModelUnreachable",
    "NextQuestion",
    "Notice",
    "PassphraseWeak",
    "PassphraseWrong",
    "Reader",
    "Reading",
    "ReadingError",
    "ReplyCheck",
    "ReplyError",
    "Risk",
    "RowError",
    "TearwiseError",
    "UnknownName",
    "WorkerLost",
    "__version__",
    "all_meanings",
    "check_reply",
    "guidance_for",
    "language_model",
    "notice_for",
]

_MODULES = {
    "tearwise.accounts": ("Account",),
    "tearwise.assembly": ("Reader", "check_reply", "language_model"),
    "tearwise.meanings": ("Meaning", "all_meanings"),
    "tearwise.reading.reading": ("Evidence", "MeaningReading", "NextQuestion", "Reading", "Risk"),
    "tearwise.replies": ("Guidance", "ReplyCheck", "guidance_for"),
    "tearwise.safety": ("Notice", "notice_for"),
}
_HOMES = dict.fromkeys(__all__, "tearwise.errors") | {name: one for one, names in _MODULES.items() for name in names}
"""Name → the module that it lives in: the errors, and what ``_MODULES`` has."""


def __getattr__(name: str) -> Any:
    """Fetch a public name when it is first asked for, and keep it."""
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("tearwise")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
