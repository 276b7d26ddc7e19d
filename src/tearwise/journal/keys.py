"""The journal's folder, its key and its lock: opening, locking, changing the passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import NoneType
from typing import Self

from sqlalchemy import Connection

from tearwise.errors import (
    JournalDamaged,
    JournalError,
    JournalLocked,
    JournalUnsettled,
    JournalUnwritable,
    PassphraseWrong,
)
from tearwise.journal import creation, header, passphrase
from tearwise.journal.arguments import check
from tearwise.journal.database import Database
from tearwise.journal.header import Header
from tearwise.journal.passphrase import Kind, Slot, Strength
from tearwise.journal.place import folder_of

_LOCKED = "The journal is locked, or its passphrase was changed. Unlock it again."
_UNCHANGED = (
    "The passphrase could not be changed, and nothing else was: the old one opens the journal as before. To encrypt it "
    "anew takes as much room on the disk as it has now. Make room, or wait until no other program uses it, and try "
    "again."
)
_CHANGED = (
    "The passphrase is changed: the new one opens the journal from now on. But the disk did not let the change be "
    "finished. Make room on it, and open the journal once: that finishes it."
)
_FAILING = (
    "The passphrase could not be changed, and nothing else was: the old one opens the journal as before. The disk "
    "fails: make a backup on another one."
)


def _of(strength: Strength | None) -> Strength:
    """What a try costs, or the usual. Raises JournalError where it is something else."""
    check("strength", strength, (Strength, NoneType), "a Strength, or None", JournalError)
    return strength or Strength()


class Vault:
    """A journal's folder, opened with its key, until it is locked.

    folder (everywhere): None is the default one
    """

    settled = True
    """False: what was made or changed here last (the journal, its passphrase, its sheet) is so and counts, but the disk
    failed, and may go back to what was before when the power goes."""

    def __init__(self, folder: Path, opened: Header, base: Database) -> None:
        self.folder = folder
        self._header = opened
        # None: it may have been replaced since it was read, long before the database was open. The first use looks.
        self._stamp: header.Stamp | None = None
        self._file = header.database_file(folder)
        self._database: Database | None = base

    @staticmethod
    def exists(folder: Path | None = None) -> bool:
        """Whether there is a journal. Needs no passphrase. Raises JournalUnwritable where nobody may look."""
        return header.exists(folder_of(folder))

    @classmethod
    def create(cls, words: str, folder: Path | None = None, *, strength: Strength | None = None) -> Self:
        """Makes a new, empty journal with this passphrase, open. Its folder is not there yet, or empty.

        strength: what a try of the passphrase costs; None: 64 MiB and three passes
        Raises JournalExists, PassphraseWeak, JournalUnwritable; where only ``settled`` is wanting, it is made.
        """
        folder = folder_of(folder)
        secret = passphrase.accepted(words)
        key = passphrase.new_key()
        settled = creation.make(folder, key, Slot.around(key, secret, "passphrase", _of(strength)))
        vault = cls(folder, header.read(folder), Database(folder / header.DATABASE, key))
        vault.settled = settled
        return vault

    @classmethod
    def open(cls, words: str, folder: Path | None = None) -> Self:
        """Opens a journal with its passphrase; takes about a third of a second, on purpose.

        Raises JournalMissing, PassphraseWrong, JournalDamaged, JournalNewer, JournalBusy, JournalUnwritable: each of
        them another thing to tell the person.
        """
        return cls._open(folder_of(folder), passphrase.settled(words), "passphrase")

    @classmethod
    def open_with_code(cls, code: str, folder: Path | None = None) -> Self:
        """Opens it with the code of the recovery sheet, for somebody who then chooses a new passphrase.

        Raises what ``open`` raises.
        """
        return cls._open(folder_of(folder), passphrase.recovery_secret(code), "recovery")

    @classmethod
    def open_with_key(cls, key: str, folder: Path | None = None) -> Self:
        """Opens it with its key itself (``key``), which the system's keyring may hold if the person said so.

        Raises what ``open`` raises; PassphraseWrong where the key is not, or no longer, this journal's.
        """
        folder = folder_of(folder)
        check("key", key, str, "text", PassphraseWrong)
        found = header.present(folder)
        stale = PassphraseWrong("The key in the keyring does not open this journal any more. Give the passphrase.")
        try:
            base = Database(folder / header.DATABASE, bytes.fromhex(key))
            if len(base.key) != passphrase.KEY_BYTES:
                raise stale
            base.open()
        except (ValueError, JournalDamaged):  # the passphrase tells which of the two it is
            raise stale from None
        return cls(folder, found, base)

    @classmethod
    def _open(cls, folder: Path, secret: bytes, kind: Kind) -> Self:
        found, damaged = header.present(folder), None
        opened = found.keys(secret, kind)
        for slot, key in opened:
            base = Database(folder / header.DATABASE, key)
            try:
                base.open()
            except JournalDamaged as error:
                damaged = error
                continue
            vault = cls(folder, found, base)
            # Not by the sheet: it tells which key counts, and not which of the passphrases is that key's.
            if kind == "passphrase" and len(found.slots_of("passphrase")) > 1:
                vault._settle(slot)
            return vault
        if header.present(folder) != found:  # another program changed the passphrase meanwhile, or restored a backup
            return cls._open(folder, secret, kind)
        if len(opened) < len(found.slots_of("passphrase")) and kind == "passphrase":
            # A change of passphrase was broken off; this is the slot of the one that does not count.
            raise PassphraseWrong("The passphrase was being changed when the machine stopped. Try the other one.")
        if kind == "recovery" and len(found.slots_of("passphrase")) > 1:
            raise PassphraseWrong("The passphrase has been changed since the recovery sheet was printed.")
        assert damaged is not None  # a secret that opens no slot is told to be wrong
        raise damaged

    @property
    def locked(self) -> bool:
        """Whether it is locked, here or by another program: everything else would raise JournalLocked."""
        if self._database is not None:
            with suppress(JournalError):
                self._check()
        return self._database is None

    @property
    def key(self) -> str:
        """The key that opens this journal without its passphrase, as 64 hexadecimal digits, until the passphrase is
        changed. Keep it nowhere but in the system's keyring."""
        return self._open_database().key.hex()

    @property
    def has_recovery_code(self) -> bool:
        """Whether a recovery sheet opens this journal."""
        self._check()
        return bool(self._header.slots_of("recovery"))

    def lock(self) -> None:
        """Closes the journal and forgets its key. Any time, any number of times."""
        closing, self._database = self._database, None  # looked at once: two threads may lock it
        if closing is not None:
            closing.close()

    @staticmethod
    def lock_everywhere(folder: Path | None = None) -> None:
        """Locks the journal in every program that has it open. Needs no passphrase.

        Raises JournalMissing, JournalDamaged, JournalBusy, JournalUnwritable.
        """
        folder = folder_of(folder)
        header.present(folder)  # else the lock would make a folder where there is none
        with header.alone(folder), suppress(JournalUnsettled):  # when the power goes, nobody has it open any more
            # read only now: who had the header to themselves until here may have put another key into it
            header.write(folder, header.present(folder).renewed())

    def change_passphrase(self, words: str, *, strength: Strength | None = None) -> None:
        """Encrypts the journal anew under a new passphrase: the old one, with a copy of the old files, opens nothing
        that is written from now on. The journal stays open here, and is locked in every other program.

        Whatever happens on the way, either the old passphrase opens the journal or the new one does. A recovery sheet
        is void afterwards. Raises PassphraseWeak, or JournalUnwritable where it could not be changed, or not be
        finished: it says which. Where only ``settled`` is wanting in the end, it is changed.
        """
        secret, key = passphrase.accepted(words), passphrase.new_key()
        slot = Slot.around(key, secret, "passphrase", _of(strength))
        with header.alone(self.folder), self._guarded() as base:
            before = self._header
            # From here on the header opens the journal with either passphrase; which of them does, the database says.
            self._put(before.with_slots(*before.slots, slot))
            # If the disk went back to the old header when the database has the new key, nothing would open it.
            if not (lasts := self.settled) or not base.rekey(key):
                with suppress(JournalUnwritable):  # the slot that is too much then does no harm
                    self._put(before)
                raise JournalUnwritable(_UNCHANGED if lasts else _FAILING)
            try:
                self._put(Header.of(slot))
            except JournalUnwritable:
                raise JournalUnwritable(_CHANGED) from None

    def new_recovery_code(self, *, strength: Strength | None = None) -> str:
        """A code of 32 characters, "ABCD-…", that opens the journal when the passphrase is lost: to be printed, and
        shown this once. It replaces the code of an earlier sheet. Who loses both has lost the journal.

        Raises JournalUnwritable where the earlier sheet counts as before. Where only ``settled`` is wanting, this code
        counts, and when the power goes perhaps the earlier one again.
        """
        code = passphrase.new_recovery_code()
        with header.alone(self.folder), self._guarded() as base:
            slot = Slot.around(base.key, passphrase.recovery_secret(code), "recovery", _of(strength))
            self._put(self._header.with_slots(*self._header.slots_of("passphrase"), slot))
        return code

    def check(self) -> None:
        """Reads all of it. Raises JournalDamaged where anything is not as it was written."""
        with self._guarded() as base:
            base.check()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lock()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._guarded() as base, base.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._guarded() as base, base.writing() as connection:
            yield connection

    @contextmanager
    def _guarded(self) -> Iterator[Database]:
        """The database, as long as nobody has locked the journal or changed its passphrase."""
        self._check()
        try:
            yield self._open_database()
        except (JournalDamaged, JournalUnwritable):
            if (database := self._database) is not None:
                database.close()  # so that a disk that was taken out and is back is opened anew
            self._check()  # a file that was encrypted anew in the meantime looks damaged
            raise

    def _open_database(self) -> Database:
        if (database := self._database) is None:
            raise JournalLocked(_LOCKED)
        return database

    def _check(self) -> None:
        """Raises JournalLocked where the journal is locked, and locks it where another program has said so."""
        base, file = self._open_database(), header.database_file(self.folder)
        if file != self._file:
            base.close()  # else it would go on writing to a file that another has taken the place of
            self._file = file
        stamp = header.stamp(self.folder)
        if stamp == self._stamp:
            return
        found = header.read(self.folder)
        if found.session != self._header.session:
            self.lock()
            raise JournalLocked(_LOCKED)
        self._header, self._stamp = found, stamp

    def _put(self, new: Header) -> None:
        """Puts a header in place. Raises JournalUnwritable; JournalLocked where a backup was restored meanwhile: its
        database has another key, and with this header nothing would open it."""
        if header.database_file(self.folder) not in (None, self._file):
            self.lock()
            raise JournalLocked(_LOCKED)
        try:
            header.write(self.folder, new)
            self.settled = True
        except JournalUnsettled:
            self.settled = False
        self._header, self._stamp = new, header.stamp(self.folder)

    def _settle(self, slot: Slot) -> None:
        """Ends a change of passphrase that was broken off: the passphrase's slot that opened the database counts."""
        with suppress(JournalError), header.alone(self.folder):
            self._check()
            rest = self._header.slots_of("recovery") if slot == self._header.slots_of("passphrase")[0] else ()
            self._put(Header.of(slot, *rest))
