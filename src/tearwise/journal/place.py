"""Where the journal lies, and what must not be written there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tearwise.errors import FileError
from tearwise.journal.arguments import check_path

VARIABLE = "TEARWISE_JOURNAL"
"""The environment variable that names another folder, perhaps one with a name that tells nothing."""
ASIDE = ".before-"
"""What follows a journal's name in that of the folder to which ``backup.restore`` sets it aside."""


def default_folder() -> Path:
    """The folder that TEARWISE_JOURNAL names, else ``journal`` in the platform's data directory of this user.

    Raises FileError where it begins with the home of somebody whom this computer does not know, or nobody knows where
    this user's is: in a container, for instance, whose user has no name.
    """
    if named := os.environ.get(VARIABLE):
        try:
            return Path(named).expanduser()
        except RuntimeError:
            raise FileError(f"{VARIABLE} names the home of somebody whom this computer does not know.") from None
    from platformdirs import user_data_path

    try:
        return user_data_path("tearwise", appauthor=False) / "journal"
    except RuntimeError:
        raise FileError(
            f"It is not known where your home folder is. Set HOME, or name the journal's folder with {VARIABLE}."
        ) from None


def folder_of(given: Path | None) -> Path:
    """The folder that is given, or the default one. Raises FileError where it is not named by a Path."""
    if given is None:
        return default_folder()
    check_path("folder", given)
    return given


def placed(folder: Path) -> Path:
    """Where a folder lies that is made beside its place and put there as a whole: behind its links, so that these stay,
    and a journal stays on its disk.

    Raises FileError where it is not called by its own name (``.``), since nobody stands in a folder that is exchanged;
    and where a link leads to what is not there, perhaps on a disk that is not.
    """
    if folder.name in ("", ".."):
        raise FileError(f"{folder} is no name of a folder of the journal's own. Go up from it, and name it from there.")
    if not os.path.islink(folder):  # where it cannot be told, making the folder fails, and says why
        return folder
    real = Path(os.path.realpath(folder))
    if not os.path.exists(real):
        raise FileError(f"{folder} leads to {real}, which is not there. See that its disk is, or make that folder.")
    return real


def absence(folder: Path) -> str:
    """That there is no journal in a folder; and where those are that were set aside there, of which one was in its
    place until now if a restoring was broken off."""
    real, aside = Path(os.path.realpath(folder)), list[Path]()
    with suppress(OSError):
        aside.extend(sorted(one for one in real.parent.iterdir() if one.name.startswith(f"{real.name}{ASIDE}")))
    if not aside:
        return f"There is no journal in {folder}."
    return (
        f"There is no journal in {folder}, but one was set aside: {', '.join(map(str, aside))}. To have it back, "
        f"rename that folder to {real.name}."
    )


def check_apart(target: Path, folder: Path | None = None) -> None:
    """Raises FileError where a file that is to be written, a backup or an export, is one of the journal's own, by
    whatever name or link, or would lie among them.

    folder: the journal's; None: the default one
    """
    folder = folder_of(folder)
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
