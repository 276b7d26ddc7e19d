"""The encrypted database: SQLCipher under SQLAlchemy. The one module that knows the driver.

Every page of the file is encrypted and authenticated with the journal's key; so are its write-ahead log and the
full-text index, which lies inside it. What SQLite would put into temporary files stays in memory.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, exc
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from tearwise.errors import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalNewer,
    JournalUnwritable,
    raise_alone,
)
from tearwise.journal.header import DATABASE, NAME, PATIENCE

_BEGIN = "tearwise_begin"


class Database:
    """A journal's database, opened with its key. May be used from several threads.

    Nothing of a statement's values reaches an error or a log.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self.key = key
        self._only_read = path.exists() and not os.access(path.parent, os.W_OK)
        self._shared = True
        self._engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=4,
            pool_timeout=PATIENCE,
            hide_parameters=True,
            logging_name="tearwise",
        )
        logging.getLogger("sqlalchemy.engine.Engine.tearwise").disabled = True  # it would tell rows, parameters or not
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads: one state of the journal from its first statement to its end."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write: all of it is on the disk when it ends, or nothing of it is."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def create(self) -> None:
        """Makes the file, for this user alone, with the tables of the newest format."""
        os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        self.write_ahead()
        self._migrate()

    def write_ahead(self) -> None:
        """Lets changes go to a log first, so that readers and a writer do not wait for one another. The file remembers
        it; a copy does not have it."""
        self._alone("PRAGMA journal_mode = WAL")

    def open(self) -> None:
        """Makes sure that the key fits, and brings an older format up to date.

        Raises JournalDamaged where the file cannot be read with the key, JournalNewer where its format is a later one;
        then nothing of it stays open.
        """
        try:
            self._look_into()
        except BaseException:
            self.close()
            raise

    def _look_into(self) -> None:
        if not self._path.is_file() or self._path.stat().st_size == 0:
            raise JournalDamaged(f"The journal's {DATABASE} is gone or empty. {_RESTORE}")
        with self.reading() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        script = ScriptDirectory.from_config(_alembic())
        if current is None:
            raise JournalDamaged(f"The journal's {DATABASE} lacks its tables. {_RESTORE}")
        if current not in {revision.revision for revision in script.walk_revisions()}:
            raise JournalNewer("A newer Tearwise has written this journal. Update Tearwise to open it.")
        if current != script.get_current_head():
            self._migrate()

    def check(self) -> None:
        """Reads every page and every index. Raises JournalDamaged where anything is not as it was written."""
        settled = False
        with suppress(JournalError):  # which a full or read-only disk does not let it do
            _, waiting, done = self._alone("PRAGMA wal_checkpoint(PASSIVE)")[0]
            settled = waiting == done
        with self.reading() as connection:
            # This looks at the file alone: a page of it may be torn, and whole in the log that has not been settled.
            torn = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first() if settled else None
            told = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if torn is not None or list(told) != ["ok"] or loose is not None:
            raise JournalDamaged(_DAMAGED)

    def rekey(self, key: bytes) -> bool:
        """Encrypts the whole file anew with another key, in one transaction: before it the old one fits, after it the
        new one.

        Returns whether it did; where not (the disk is full, somebody else writes), the old key still fits. Raises
        JournalError where it cannot be told which of the two does.
        """
        with suppress(JournalError):
            self._alone(_pragma("rekey", key))
        # The statement answers alike whether it worked or failed: only opening the file tells which key it has.
        if not self._fits(key):
            if self._fits(self.key):
                return False
            raise JournalDamaged(_DAMAGED)
        self.key = key
        self._engine.dispose()  # what another thread has opened in the meantime, with the old one
        return True

    def compact(self) -> None:
        """Rewrites the file without what was deleted, and empties the write-ahead log."""
        self._alone("VACUUM")
        if self._alone("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:
            raise JournalBusy("Another program is reading the journal, which could not be written anew.")

    def copy_to(self, path: Path) -> None:
        """A copy of one state of the journal, encrypted with the same key. ``path`` is empty or not there."""
        self._alone("VACUUM INTO ?", _uri(path.absolute()))  # a name that is no text cannot be given as one

    def close(self) -> None:
        """Closes every connection that is not in use; the last one settles the write-ahead log."""
        self._engine.dispose()

    def _migrate(self) -> None:
        config = _alembic()
        with self.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _alone(self, statement: str, *values: str) -> list[Any]:
        """Runs a statement that stands outside of any transaction."""
        self._engine.dispose()
        with _explained():
            connection = self._connect()
            try:
                return list(connection.execute(statement, values).fetchall())
            except dbapi2.Error as error:
                raise _ours(error) from None
            finally:
                connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with _explained(), self._engine.connect().execution_options(**{_BEGIN: begin}) as connection:
            try:
                with connection.begin():
                    yield connection
            finally:
                if not self._shared:  # kept for later, it would keep everybody else out
                    connection.invalidate()

    def _fits(self, key: bytes) -> bool:
        """Whether a key opens the file. Raises JournalError where it cannot be looked into."""
        try:
            self._connect(key).close()
        except JournalDamaged:
            return False
        return True

    def _connect(self, key: bytes | None = None) -> Any:
        """A connection that has looked into the file with a key, by default the journal's.

        Beside the file lies what its users tell one another through. Where there is no room for that, the file is
        locked for this connection alone, which needs none, so that a full disk can still be read.
        """
        try:
            connection = self._connected(key or self.key, "NORMAL")
            self._shared = True
        except JournalUnwritable:
            if self._only_read:
                raise
            connection = self._connected(key or self.key, "EXCLUSIVE")
            self._shared = False
        return connection

    def _connected(self, key: bytes, locking: str) -> Any:
        log = self._path.with_name(f"{DATABASE}-wal")
        if self._only_read and log.exists() and log.stat().st_size:
            raise JournalUnwritable(
                "The journal lies on a read-only disk, and its last changes were never settled. Copy its folder to a "
                "place that can be written, and open it there."
            )
        uri = _uri(self._path.absolute()) + ("?mode=ro&immutable=1" if self._only_read else "?mode=rw")
        connection = None
        try:
            connection = dbapi2.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            for pragma in (
                "PRAGMA cipher_log_level = NONE",  # else it speaks on standard error
                _pragma("key", key),
                f"PRAGMA locking_mode = {locking}",
                "PRAGMA foreign_keys = ON",
                "PRAGMA secure_delete = ON",
                "PRAGMA temp_store = MEMORY",
                "PRAGMA synchronous = FULL",  # an episode that was said to be kept survives the power going
                "PRAGMA fullfsync = ON",  # on macOS too, where FULL alone does not wait for the disk's own memory
                "PRAGMA trusted_schema = OFF",
                "SELECT count(*) FROM sqlite_master",  # here a wrong key shows, and a log that cannot be made
            ):
                connection.execute(pragma)
        except dbapi2.Error as error:
            if connection is not None:
                connection.close()
            raise _ours(error) from None
        return connection


def _uri(path: PurePath) -> str:
    """An absolute path as SQLite takes it: the name of another computer is a part of the path, and no authority."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def _pragma(name: str, key: bytes) -> str:
    return f"PRAGMA {name} = \"x'{key.hex()}'\""


def _begin(connection: Connection) -> None:
    """Begins transactions by itself: the driver would begin one only before some statements, and too late."""
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


@contextmanager
def _explained() -> Iterator[None]:
    """Turns what the driver says into an error of ours, without the statement and its values."""
    try:
        yield
    except exc.DBAPIError as error:
        raise_alone(_ours(error.orig))
    except exc.TimeoutError:
        raise JournalBusy(
            "This program reads the journal in too many places at once. Try again when some of them are done."
        ) from None


_RESTORE = "Restore a backup: tearwise journal restore."
_DAMAGED = f"The journal's {DATABASE} is damaged: a part of it is not what was written. {_RESTORE}"
_FOREIGN = (
    f"The journal's {DATABASE} does not go with its {NAME}: it is damaged, or one of the two was copied or "
    f"synchronised from another day or computer. Put both in from the same one. {_RESTORE}"
)
_BUSY = "Another program is writing to the journal. Try again in a moment."
_TORN = ("SQLITE_CORRUPT", "SQLITE_SCHEMA", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_DATA")
_BY_NAME: tuple[tuple[str | tuple[str, ...], type[JournalError], str], ...] = (
    (("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"), JournalBusy, _BUSY),
    ("SQLITE_NOTADB", JournalDamaged, _FOREIGN),
    (_TORN, JournalDamaged, _DAMAGED),
    ("SQLITE_FULL", JournalUnwritable, "The disk is full, and nothing was changed. What was in the journal still is."),
    ("SQLITE_READONLY", JournalUnwritable, "The journal cannot be written: its disk, folder or file is read-only."),
    ("SQLITE_CANTOPEN", JournalUnwritable, "The journal's files cannot be opened: is it still there, and yours?"),
    ("SQLITE_PERM", JournalUnwritable, "The journal cannot be opened: the system does not allow it."),
    ("SQLITE_IOERR", JournalUnwritable, "The disk fails, and nothing was changed. Is it full, or taken out?"),
)


def _ours(error: BaseException | None) -> JournalError:
    """The driver's error as one of ours; a wrong key and a damaged page look the same to it."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for beginning, ours, message in _BY_NAME:
        if name.startswith(beginning):
            return ours(message)
    told = name or type(error).__name__
    return JournalError(f"The journal's database fails ({told}). Try again. If that does not help: {_RESTORE}")
