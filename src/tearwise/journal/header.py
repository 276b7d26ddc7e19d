"""The journal's plain header: what is needed to make the key of a passphrase, and nothing that the person wrote.

It stands beside the database as ``header.json``. A checksum tells an altered header from a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tearwise import replacement
from tearwise.errors import (
    JournalBusy,
    JournalDamaged,
    JournalMissing,
    JournalNewer,
    JournalUnsettled,
    JournalUnwritable,
    PassphraseWrong,
)
from tearwise.journal.passphrase import Kind, Slot
from tearwise.journal.place import absence
from tearwise.strict_json import json_in

NAME = "header.json"
DATABASE = "journal.db"
LOCK = "header.lock"
PATIENCE = 10.0
"""Seconds to wait for another program."""

Stamp = tuple[int, int, int]
SCHEMA = "tearwise.journal-header/1"
_ANY_SCHEMA = "tearwise.journal-header/"
_LARGEST = 65_536
_NOTE = (
    "Made by Tearwise. It holds no words of yours, no passphrase and no key that opens anything by itself. "
    "journal.db cannot be opened without this file: keep the two together."
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says.

    slots:   the key wrapped by the passphrase, and perhaps by the recovery code. There are two passphrase slots only
             while a change of passphrase is under way (or was, when the machine stopped).
    session: changes whenever every open journal has to be unlocked anew
    """

    slots: tuple[Slot, ...]
    session: str

    @classmethod
    def of(cls, *slots: Slot) -> Header:
        """A header for these slots, of a new session."""
        return cls(slots, secrets.token_hex(8))

    def renewed(self) -> Header:
        """The same header, of a new session."""
        return replace(self, session=secrets.token_hex(8))

    def with_slots(self, *slots: Slot) -> Header:
        """The same session with other slots."""
        return replace(self, slots=slots)

    def slots_of(self, kind: Kind) -> tuple[Slot, ...]:
        """The slots of a passphrase, or of a recovery code, in their order."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def keys(self, secret: bytes, kind: Kind) -> list[tuple[Slot, bytes]]:
        """The slots that a secret opens, each with its key. Raises PassphraseWrong where it opens none."""
        found: list[tuple[Slot, bytes]] = []
        wrong = PassphraseWrong("This journal has no recovery sheet: there is only its passphrase.")
        for slot in self.slots_of(kind):
            try:
                found.append((slot, slot.key(secret)))
            except PassphraseWrong as error:
                wrong = error
        if not found:
            raise wrong
        return found

    def text(self) -> str:
        """The header as its file holds it."""
        record = self._record()
        return json.dumps({**record, "check": _checksum(record)}, indent=2) + "\n"

    def _record(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "note": _NOTE,
            "session": self.session,
            "slots": [slot.to_record() for slot in self.slots],
        }


def parsed(content: bytes) -> Header:
    """A header from its file's content. Raises JournalDamaged, or JournalNewer for a later format."""
    damaged = JournalDamaged(f"The journal's {NAME} is cut or altered. Restore a backup: tearwise journal restore.")
    try:
        record = json_in(content)
        schema = record["schema"]
        if isinstance(schema, str) and schema.startswith(_ANY_SCHEMA) and schema != SCHEMA:
            raise JournalNewer(f"A newer Tearwise has written this journal ({schema}). Update Tearwise to open it.")
        check = record.pop("check")
        if schema != SCHEMA or check != _checksum(record):
            raise damaged
        header = Header(tuple(Slot.from_record(slot) for slot in record["slots"]), str(record["session"]))
    except (KeyError, TypeError, AttributeError, ValueError):
        raise damaged from None
    if not header.slots_of("passphrase"):
        raise damaged
    return header


def exists(folder: Path) -> bool:
    """Whether there is a journal in a folder, or a part of one. Raises JournalUnwritable where nobody may look."""
    for name in (NAME, DATABASE):
        try:
            if stat.S_ISREG(os.stat(folder / name).st_mode):
                return True
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise unreadable(folder, error) from None
    return False


def unreadable(folder: Path, error: OSError) -> JournalUnwritable:
    """What is said of a journal's folder into which the system does not let anybody look."""
    return JournalUnwritable(
        f"The journal in {folder} cannot be read: {error.strerror or type(error).__name__}. Is its disk there, and "
        "does the folder belong to you?"
    )


def read(folder: Path) -> Header:
    """The header of the journal in a folder. Raises JournalMissing, JournalDamaged, JournalNewer, JournalUnwritable."""
    try:
        with open(folder / NAME, "rb") as file:
            return parsed(file.read(_LARGEST))
    except (FileNotFoundError, NotADirectoryError):
        raise JournalMissing(absence(folder)) from None
    except OSError as error:
        raise unreadable(folder, error) from None


def write(folder: Path, header: Header) -> None:
    """Puts the header in place as a whole: after a crash there is the old one or the new one.

    Raises JournalUnwritable; the old header is then still there, unless it is JournalUnsettled. ValueError for a header
    without a passphrase, which nothing could open any more.
    """
    if not header.slots_of("passphrase"):
        raise ValueError("a header without a passphrase's slot")
    put_in_place(folder / NAME, lambda file: file.write_text(header.text(), encoding="utf-8"))


def put_in_place(target: Path, fill: Callable[[Path], object]) -> None:
    """Fills a file of the journal's for this user alone, as ``replacement.put_in_place`` does.

    Raises JournalUnwritable where the system does not let it; then nothing is left behind. Raises JournalUnsettled
    where the new file is in place, and may be lost when the power goes.
    """
    try:
        replacement.put_in_place(target, fill, mode=replacement.PRIVATE)
    except replacement.Unsettled as error:
        raise JournalUnsettled(f"{target} is written: {error.strerror}.") from None
    except OSError as error:
        raise JournalUnwritable(
            f"{target} cannot be written: {error.strerror or type(error).__name__}. What was there is still there."
        ) from None


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keeps other programs from changing the header meanwhile. Raises JournalBusy, JournalUnwritable."""
    try:
        with FileLock(folder / LOCK, timeout=PATIENCE, mode=0o600):
            yield
    except Timeout:
        raise JournalBusy("Another program is changing the journal's passphrase. Try again in a moment.") from None
    except NotImplementedError:  # so says the lock, in some of its versions, where the disk knows none
        raise JournalUnwritable(f"The journal cannot be locked: the disk of {folder} knows no locks.") from None
    except OSError as error:
        raise JournalUnwritable(f"The journal cannot be written: {error.strerror or error}.") from None


def present(folder: Path) -> Header:
    """The header; where only the database is left, that is damage and not the absence of a journal."""
    try:
        return read(folder)
    except JournalMissing:
        if not (folder / DATABASE).exists():
            raise
        raise JournalDamaged(
            f"{NAME} is gone from {folder}, and the journal cannot be opened without it. Put it back beside "
            f"{DATABASE}, or restore a backup: tearwise journal restore."
        ) from None


def stamp(folder: Path) -> Stamp:
    """What changes when the header is replaced."""
    try:
        told = os.stat(folder / NAME)
    except OSError:
        return 0, 0, 0
    return told.st_ino, told.st_mtime_ns, told.st_size


def database_file(folder: Path) -> tuple[int, int] | None:
    """Which file is the journal's database, whatever it holds; None where there is none."""
    try:
        told = os.stat(folder / DATABASE)
    except OSError:
        return None
    return told.st_dev, told.st_ino


def _checksum(record: object) -> str:
    """Tells accidents, not attackers: whoever can alter the header can alter this too, and still not open a slot."""
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
