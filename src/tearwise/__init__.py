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
    from tearwise.assembly import Reader
    from tearwise.errors import (
        AccountError,
        AnswerError,
        BundleDamaged,
        BundleError,
        BundleForeign,
        BundleMissing,
        DataError,
        FileError,
        MissingExtra,
        RowError,
        TearwiseError,
        WorkerLost,
    )
    from tearwise.meanings import Meaning, all_meanings
    from tearwise.reading.reading import Evidence, MeaningReading, NextQuestion, Reading, Risk

    __version__: str

__all__ = [
    "Account",
    "AccountError",
    "AnswerError",
    "BundleDamaged",
    "BundleError",
    "BundleForeign",
    "BundleMissing",
    "DataError",
    "Evidence",
    "FileError",
    "Meaning",
    "MeaningReading",
    "MissingExtra",
    "NextQuestion",
    "Reader",
    "Reading",
    "Risk",
    "RowError",
    "TearwiseError",
    "WorkerLost",
    "__version__",
    "all_meanings",
]

_MODULES = {
    "tearwise.accounts": ("Account",),
    "tearwise.assembly": ("Reader",),
    "tearwise.errors": (
        "AccountError",
        "AnswerError",
        "BundleDamaged",
        "BundleError",
        "BundleForeign",
        "BundleMissing",
        "DataError",
        "FileError",
        "MissingExtra",
        "RowError",
        "TearwiseError",
        "WorkerLost",
    ),
    "tearwise.meanings": ("Meaning", "all_meanings"),
    "tearwise.reading.reading": ("Evidence", "MeaningReading", "NextQuestion", "Reading", "Risk"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


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
