"""The system's keyring, for those who want the journal to open without its passphrase.

What is kept there is the journal's key, never the passphrase, and only after the person said so. An empty file named
``keyring`` in the journal's folder says so too: without it the keyring is never asked.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from tearwise.errors import JournalUnwritable, MissingExtra
from tearwise.journal.place import default_folder

SERVICE = "tearwise"
MARK = "keyring"


def remembered(folder: Path | None = None) -> str | None:
    """The key that the keyring holds for a journal; None where there is none, or the keyring does not answer."""
    folder = folder or default_folder()
    if not (folder / MARK).exists():
        return None
    with suppress(MissingExtra):
        keyring = _keyring()
        with suppress(keyring.errors.KeyringError):
            key = keyring.get_password(SERVICE, _name(folder))
            return None if key is None else str(key)
    return None


def remember(key: str, folder: Path | None = None) -> None:
    """Puts a journal's key into the keyring.

    Raises MissingExtra where the extra ``keyring`` is not installed, JournalUnwritable where there is no keyring.
    """
    folder = folder or default_folder()
    keyring, mark = _keyring(), folder / MARK
    try:
        held = mark.exists()
        mark.touch(0o600)  # first, so that no key is in the keyring of which ``forget`` does not know
        keyring.set_password(SERVICE, _name(folder), key)
    except keyring.errors.KeyringError:
        if not held:  # else an earlier key may still be there
            with suppress(OSError):
                mark.unlink()
        raise JournalUnwritable(
            "This system has no keyring that can be used, so the passphrase has to be given each time."
        ) from None
    except OSError as error:
        raise JournalUnwritable(f"The journal's folder cannot be written: {error.strerror}.") from None


def forget(folder: Path | None = None) -> bool:
    """Takes a journal's key out of the keyring again; whether it was there.

    Raises JournalUnwritable where the keyring does not let it go, and MissingExtra where it cannot be asked: it is
    still there, and can be forgotten later.
    """
    folder = folder or default_folder()
    if not (folder / MARK).exists():
        return False
    gone = _taken_out(folder)
    with suppress(OSError):
        (folder / MARK).unlink()
    return gone


def _taken_out(folder: Path) -> bool:
    keyring = _keyring()
    try:
        if keyring.get_password(SERVICE, _name(folder)) is None:
            return False
        keyring.delete_password(SERVICE, _name(folder))
    except keyring.errors.KeyringError:
        raise JournalUnwritable(
            "The system's keyring did not let go of the journal's key, which is still in it. Unlock the keyring, then: "
            "tearwise journal passphrase --forget."
        ) from None
    return True


def _name(folder: Path) -> str:
    return str(folder.absolute())


def _keyring() -> Any:
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise MissingExtra(
            "The keyring needs a part that is not installed. Install it with: pip install 'tearwise[keyring]'"
        ) from None
    return keyring
