"""Backups: a journal as one file, encrypted as it is, and back again; each checked before it is called done.

A backup is a ZIP archive without compression: ``backup.json`` with checksums, and the journal's two files. It opens
with the passphrase (or the recovery sheet) that the journal had when it was made.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tearwise.errors import (
    FileError,
    JournalDamaged,
    JournalError,
    JournalExists,
    JournalNewer,
    JournalUnsettled,
    JournalUnwritable,
    MissingExtra,
)
from tearwise.journal import header, keychain
from tearwise.journal.arguments import check_path
from tearwise.journal.database import Database
from tearwise.journal.header import DATABASE, NAME, Header
from tearwise.journal.keys import Vault
from tearwise.journal.place import ASIDE, check_apart, folder_of, placed
from tearwise.replacement import Unsettled, flush, settle_folder
from tearwise.strict_json import json_in

SCHEMA = "tearwise.journal-backup/1"
MANIFEST = "backup.json"
_ANY_SCHEMA = "tearwise.journal-backup/"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of restoring.

    folder:  where the journal is now
    aside:   where the one is that was there before
    settled: False: the disk failed afterwards, and may go back to what was there before when the power goes
    """

    folder: Path
    aside: Path | None
    settled: bool = True


def write(target: Path, folder: Path, database: Database, current: Header, made: str, *, replace: bool) -> None:
    """Writes a backup of an open journal, checks it, and only then lets it take its place.

    folder: the journal's; made: when, UTC
    Raises FileError where there is a file already, unless ``replace``, where something else than a plain file is there,
    where it would lie in the journal's folder, and where nobody may look; JournalUnwritable, JournalDamaged;
    JournalUnsettled where the backup is written, and the disk may lose it when the power goes.
    """
    check_path("target", target)
    check_apart(target, folder)
    _check_place(target, replace)

    def fill(part: Path) -> None:
        copied = part.with_name(f"{part.name}.db")
        try:
            os.close(os.open(copied, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            try:
                database.copy_to(copied)
            except JournalUnwritable as error:  # which does not say that it may be another disk than the journal's
                raise JournalUnwritable(f"{target} cannot be written. {error}") from None
            _check(Database(copied, database.key))
            _pack(part, copied, current, made)
        finally:
            copied.unlink(missing_ok=True)
        _check_readable(part)

    header.put_in_place(target, fill)


def _check_place(target: Path, replace: bool) -> None:
    try:
        if target.is_dir():
            raise FileError(f"{target} is a folder. Name a file in it.")
        if target.exists() and not target.is_file():
            raise FileError(f"{target} is not a plain file. Name another one.")
        if target.exists() and not replace:
            raise FileError(f"{target} is there already. Name another file, or add --force.")
        if not target.parent.is_dir():
            raise FileError(f"There is no folder {target.parent}.")
    except OSError as error:  # a folder that this user is kept out of, a name that is too long
        raise FileError(f"{target} cannot be written: {error.strerror}. Name another file.") from None


def restore(
    source: Path, unlock: Callable[[Path], Vault], folder: Path | None = None, *, replace: bool = False
) -> Restored:
    """Puts the journal of a backup in its place, once all of it was read without a fault.

    unlock: opens the journal that lies in the folder that it is given (``Journal.open``, for instance)
    folder: where the journal is to be; None: the default one
    replace: a journal that is there, whole or damaged, is set aside beside it; without, that is JournalExists

    The keyring opens neither of the two any more. Where it does not let go of the key, ``keychain.forget`` takes that
    out later.

    Raises FileError, JournalDamaged or JournalNewer for the backup, FileError where ``folder`` is a file, or as
    ``placed`` does, PassphraseWrong, JournalUnwritable; then nothing has changed, unless what was set aside cannot be
    put back either, and the error says where it is.
    """
    folder, settled = folder_of(folder), True
    check_path("source", source)
    place = placed(folder)
    _check_whole(source)  # first: without a backup nobody needs to hear of --replace
    try:
        if folder.exists() and not folder.is_dir():
            raise FileError(f"{folder} is not a folder. Name the one that the journal is to be in.")
        if folder.exists() and not replace and any(folder.iterdir()):
            raise JournalExists(
                f"There is a journal, or something else, in {folder}. To set that aside, restore with --replace."
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f"{place.name}.", suffix=".part", dir=place.parent))
        try:
            _unpack(source, part)
            _make_ready(part, unlock, folder)
            aside = _put_in_place(part, place)
            try:
                settle_folder(place.parent)
            except Unsettled:
                settled = False
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except JournalUnsettled:
        raise JournalUnwritable(f"The journal cannot be restored to {folder}: the disk there fails.") from None
    except OSError as error:
        raise JournalUnwritable(f"The journal cannot be restored to {folder}: {error.strerror or error}.") from None
    _forget(folder, aside)
    return Restored(folder, aside, settled)


def _make_ready(part: Path, unlock: Callable[[Path], Vault], folder: Path) -> None:
    """Reads all of the unpacked journal, and gives it a header of its own and word of what the keyring may hold."""
    with unlock(part) as opened:
        opened.check()
        key = bytes.fromhex(opened.key)
    Database(part / DATABASE, key).write_ahead()
    keychain.hand_over(folder, part)
    header.write(part, header.read(part).renewed())


def _put_in_place(part: Path, folder: Path) -> Path | None:
    """Where what was in the folder lies now; None: there was nothing."""
    aside = _set_aside(folder)
    try:
        os.rename(part, folder)
    except BaseException:  # Ctrl-C too
        _put_back(aside, folder)
        raise
    return aside


def _forget(folder: Path, aside: Path | None) -> None:
    """Takes the key of the journal that was there before out of the keyring, where the keyring lets it go."""
    with suppress(JournalUnwritable, MissingExtra):
        keychain.forget(folder)
    if aside is not None and not (folder / keychain.MARK).exists():
        with suppress(OSError):
            (aside / keychain.MARK).unlink(missing_ok=True)


def _set_aside(folder: Path) -> Path | None:
    if not folder.exists():
        return None
    if not any(folder.iterdir()):
        folder.rmdir()
        return None
    aside = folder.with_name(f"{folder.name}{ASIDE}{secrets.token_hex(3)}")
    os.rename(folder, aside)
    return aside


def _put_back(aside: Path | None, folder: Path) -> None:
    if aside is None:
        return
    try:
        os.rename(aside, folder)
    except OSError as error:
        raise JournalUnwritable(
            f"The journal cannot be restored to {folder}, and what was there is now in {aside}: {error.strerror}. "
            f"Nothing of it is lost. Rename that folder to {folder.name} to have it back."
        ) from None


def _pack(part: Path, copied: Path, current: Header, made: str) -> None:
    text = current.text().encode()
    with open(copied, "rb") as file:
        sums = {DATABASE: hashlib.file_digest(file, "sha256").hexdigest(), NAME: hashlib.sha256(text).hexdigest()}
    # No times of files: the format has none before 1980, where a computer that has lost its clock begins.
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        manifest = json.dumps({"schema": SCHEMA, "made": made, "sha256": sums}, indent=2)
        archive.writestr(zipfile.ZipInfo(MANIFEST), manifest)
        archive.writestr(zipfile.ZipInfo(NAME), text)
        archive.write(copied, DATABASE)


def _unpack(source: Path, folder: Path) -> None:
    """The two files of a backup, in a folder. Raises FileError, JournalDamaged, JournalNewer."""
    with _opened(source) as archive:
        for name in (NAME, DATABASE):
            with archive.open(name) as packed, open(folder / name, "xb") as file:
                os.chmod(folder / name, 0o600)
                shutil.copyfileobj(packed, file, _PIECE)
                file.flush()
                flush(file.fileno())


def _check_whole(source: Path) -> None:
    """Raises FileError, JournalDamaged or JournalNewer where a file is not a whole backup."""
    try:
        with _opened(source):
            pass
    except OSError as error:
        raise FileError(f"{source} cannot be read: {error.strerror or error}.") from None


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    """A backup, which is whole. Raises FileError, JournalDamaged, JournalNewer."""
    try:
        with zipfile.ZipFile(source) as archive:
            _checked(archive)
            yield archive
    except (zipfile.BadZipFile, NotImplementedError):  # the latter of a version of ZIP that there is not yet
        raise JournalDamaged(
            f"{source} is no backup of a journal, or it is damaged. Try an earlier one; an export is taken in by: "
            "tearwise journal import."
        ) from None
    except IsADirectoryError:
        raise FileError(f"{source} cannot be read: it is a folder. Name the backup in it.") from None
    except (FileNotFoundError, PermissionError) as error:
        raise FileError(f"{source} cannot be read: {error.strerror}.") from None


def _checked(archive: zipfile.ZipFile) -> None:
    """Raises JournalDamaged or JournalNewer where an archive is not a whole backup."""
    damaged = JournalDamaged("This is no backup of a journal, or it is damaged. Try an earlier one.")
    try:
        manifest = json_in(archive.read(MANIFEST))
        schema = manifest["schema"]
        if isinstance(schema, str) and schema.startswith(_ANY_SCHEMA) and schema != SCHEMA:
            raise JournalNewer("A newer Tearwise has made this backup. Update Tearwise to restore it.")
        entries = {entry.filename: entry for entry in archive.infolist()}
        if schema != SCHEMA or entries.keys() != {MANIFEST, NAME, DATABASE}:
            raise damaged
        for name in (NAME, DATABASE):
            if entries[name].compress_type != zipfile.ZIP_STORED:
                raise damaged
            with archive.open(name) as packed:
                digest = hashlib.sha256()
                while piece := packed.read(_PIECE):
                    digest.update(piece)
            if digest.hexdigest() != manifest["sha256"][name]:
                raise damaged
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError):
        raise damaged from None


def _check(database: Database) -> None:
    try:
        database.open()
        database.check()
    except JournalError:
        raise JournalDamaged(_UNREADABLE) from None
    finally:
        database.close()


def _check_readable(part: Path) -> None:
    try:
        with zipfile.ZipFile(part) as archive:
            _checked(archive)
    except (JournalDamaged, zipfile.BadZipFile):
        raise JournalDamaged(_UNREADABLE) from None


_UNREADABLE = "The backup could not be read back, so none was made. Is the disk sound?"
