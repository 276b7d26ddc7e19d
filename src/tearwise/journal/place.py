"""Where the journal lies, and what must not be written there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tearwise.errors import FileError

VARIABLE = "TEARWISE_JOURNAL"
"""The environment variable that names another folder, perhaps one with a name that tells nothing."""


def default_folder() -> Path:
    """The folder that TEARWISE_JOURNAL names, else ``journal`` in the platform's data directory of this user."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tearwise", appauthor=False) / "journal"


def check_apart(target: Path, folder: Path | None = None) -> None:
    """Raises FileError where a file that is to be written, a backup or an export, is one of the journal's own, by
    whatever name or link, or would lie among them.

    folder: the journal's; None: the default one
    """
    folder = folder or default_folder()
    real = Path(os.path.realpath(target))
    own: list[Path] = []
    with suppress(OSError):  # there is no journal, and the command says so
        own.extend(folder.iterdir())
    if any(_same(one, folder) for one in (real, *real.parents)) or any(_same(real, one) for one in own):
        raise FileError(f"{target} is among the journal's own files. Name a file outside of {folder}.")


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False
