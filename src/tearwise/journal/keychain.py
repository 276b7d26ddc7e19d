"""The system's keyring, for those who want the journal to open without its passphrase.

What is kept there is the journal's key, never the passphrase, and only after the person said so. A file named
``keyring`` in the journal's folder says so too, and under which name the key is kept, wherever the folder is moved to:
without it the keyring is never asked. Where that file is empty, an older Tearwise has kept the key under the folder's
path.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tearwise.errors import JournalUnwritable, MissingExtra
from tearwise.journal import header
from tearwise.journal.place import folder_of
from tearwise.replacement import PRIVATE, put_in_place

SERVICE = "tearwise"
MARK = "keyring"
_NAME = re.compile(r"journal-[0-9a-f]{32}")


def check_installed() -> None:
    """Raises MissingExtra where the extra ``keyring`` is not installed."""
    _keyring()


def remembered(folder: Path | None = None) -> str | None:
    """The key that the keyring holds for a journal; None where there is none, or the keyring does not answer."""
    folder = folder_of(folder)
    if not _marked(folder):
        return None
    with suppress(MissingExtra):
        keyring = _keyring()
        with suppress(_NoAnswer), _asking():
            for name in _names(folder):
                if (key := keyring.get_password(SERVICE, name)) is not None:
                    return str(key)
    return None


def remember(key: str, folder: Path | None = None) -> None:
    """Puts a journal's key into the keyring.

    Raises MissingExtra where the extra ``keyring`` is not installed, JournalUnwritable where there is no keyring.
    """
    folder = folder_of(folder)
    keyring, mark = _keyring(), folder / MARK
    held, name = _marked(folder), _name(folder)
    try:
        if name is None:
            # First, so that no key is in the keyring of which ``forget`` does not know.
            name = made = f"journal-{secrets.token_hex(16)}"
            put_in_place(mark, lambda new: new.write_text(f"{made}\n", encoding="ascii"), mode=PRIVATE)
        with _asking():
            keyring.set_password(SERVICE, name, key)
    except _NoAnswer:
        if not held:  # else an earlier key may still be there
            with suppress(OSError):
                mark.unlink()
        raise JournalUnwritable(
            "This system has no keyring that can be used, so the passphrase has to be given each time."
        ) from None
    except OSError as error:
        raise JournalUnwritable(f"The journal's folder cannot be written: {error.strerror}.") from None
    with suppress(_NoAnswer):  # what an older Tearwise kept; else ``forget`` takes it out
        _take_out(keyring, _paths(folder))


def forget(folder: Path | None = None) -> bool:
    """Takes a journal's key out of the keyring again; whether it was there.

    Raises JournalUnwritable where the keyring does not let it go or nobody may look into the folder, and MissingExtra
    where the keyring cannot be asked: the key is still there, and can be forgotten later.
    """
    folder = folder_of(folder)
    if not _marked(folder):
        return False
    keyring, named = _keyring(), _name(folder) is not None
    try:
        gone = _take_out(keyring, _names(folder))
    except _NoAnswer:
        raise JournalUnwritable(
            "The system's keyring did not let go of the journal's key, which is still in it. Unlock the keyring, then: "
            "tearwise journal passphrase --forget."
        ) from None
    if gone or named:  # else it may be there under another path, by which the folder was called then
        with suppress(OSError):
            (folder / MARK).unlink()
    return gone


def hand_over(before: Path, after: Path) -> None:
    """Lets the journal that comes in another's place know what the keyring may hold, so that it can be forgotten.

    Raises JournalUnwritable.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        content = (before / MARK).read_bytes()
        header.put_in_place(after / MARK, lambda new: new.write_bytes(content))


def _marked(folder: Path) -> bool:
    """Whether the keyring may hold a journal's key. Raises JournalUnwritable where nobody may look."""
    try:
        os.stat(folder / MARK)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise header.unreadable(folder, error) from None
    return True


def _name(folder: Path) -> str | None:
    """The name under which a journal's key is kept; None where its mark has none."""
    try:
        name = (folder / MARK).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return None
    return name if _NAME.fullmatch(name) else None


def _names(folder: Path) -> list[str]:
    """The names under which a journal's key may be kept."""
    name = _name(folder)
    return [*([] if name is None else [name]), *_paths(folder)]


def _paths(folder: Path) -> list[str]:
    """The names under which an older Tearwise may have kept it."""
    return list(dict.fromkeys((str(folder.absolute()), str(folder.resolve()))))


def _take_out(keyring: Any, names: list[str]) -> bool:
    """Whether there was a key under any of the names. Raises _NoAnswer."""
    with _asking():
        held = [name for name in names if keyring.get_password(SERVICE, name) is not None]
        for name in held:
            keyring.delete_password(SERVICE, name)
    return bool(held)


class _NoAnswer(Exception):
    """The keyring did not do what it was asked to."""


@contextmanager
def _asking() -> Iterator[None]:
    """Raises _NoAnswer for whatever the keyring raises: beside errors of its own, those of D-Bus and of the system come
    through from below it, of every kind, and so do those of a keyring that somebody has set up and not installed."""
    try:
        yield
    except Exception:
        raise _NoAnswer from None


def _keyring() -> Any:
    try:
        import keyring
    except ImportError:
        raise MissingExtra.of("keyring", "For the keyring") from None
    return keyring
