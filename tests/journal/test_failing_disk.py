"""A disk that fails to settle a name: what was done is so, it is said, and every journal can still be opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tearwise import JournalUnsettled, JournalUnwritable, PassphraseWrong
from tearwise.journal import Journal, header
from tearwise.journal.backup import restore
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read

pytestmark = pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
OTHER = "nine loud bitterns"
Fail = Callable[..., list[int]]


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Lets the disk fail from here on where a folder is settled: at the times that are given, or each time. Returns what
    counts them."""

    def failing(*times: int) -> list[int]:
        fsync, counted = os.fsync, [0]

        def fails(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                counted[0] += 1
                if not times or counted[0] in times:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", fails)
        return counted

    return failing


def test_the_code_of_a_new_sheet_is_handed_out_where_it_counts(journal: Journal, folder: Path, fail: Fail) -> None:
    old = journal.new_recovery_code(strength=CHEAP)
    assert journal.settled
    fail()
    code = journal.new_recovery_code(strength=CHEAP)
    assert not journal.settled
    assert journal.has_recovery_code
    assert len(journal) == 0, "it is open as before"
    Journal.open_with_code(code, folder).lock()
    with pytest.raises(PassphraseWrong):
        Journal.open_with_code(old, folder)


def test_a_passphrase_is_not_changed_where_the_disk_may_forget_the_header_that_knows_of_it(
    journal: Journal, folder: Path, read: Read, fail: Fail
) -> None:
    journal.add(read(SORRY))
    before = header.read(folder)
    fail(1)
    with pytest.raises(JournalUnwritable, match=r"the old one opens the journal as before\. The disk fails"):
        journal.change_passphrase(OTHER, strength=CHEAP)
    assert (len(journal), header.read(folder)) == (1, before)
    with pytest.raises(PassphraseWrong):
        Journal.open(OTHER, folder)
    assert len(Journal.open(PASSPHRASE, folder)) == 1


def test_a_passphrase_is_changed_where_only_its_end_may_be_forgotten(
    journal: Journal, folder: Path, read: Read, fail: Fail
) -> None:
    journal.add(read(SORRY))
    between: list[bytes] = []
    put = Journal._put

    def kept(self: Journal, new: header.Header) -> None:
        put(self, new)
        between.append((folder / header.NAME).read_bytes())

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Journal, "_put", kept)
        fail(2)
        journal.change_passphrase(OTHER, strength=CHEAP)
    assert not journal.settled
    assert len(journal) == 1
    for content in reversed(between):  # as it is, and as it was when the power goes
        (folder / header.NAME).write_bytes(content)
        with pytest.raises(PassphraseWrong):
            Journal.open(PASSPHRASE, folder)
        assert len(Journal.open(OTHER, folder)) == 1


@pytest.mark.parametrize("time", [1, 2])
def test_a_journal_is_made_where_it_may_be_forgotten(folder: Path, fail: Fail, time: int) -> None:
    counted = fail(time)
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal:
        assert (counted, journal.settled, len(journal)) == ([2], False, 0)
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_it_is_locked_everywhere(journal: Journal, folder: Path, fail: Fail) -> None:
    fail()
    Journal.lock_everywhere(folder)
    assert journal.locked


def test_a_backup_that_may_be_forgotten_is_not_called_done(journal: Journal, tmp_path: Path, fail: Fail) -> None:
    fail(1)
    with pytest.raises(JournalUnsettled, match="saved is written: all of it is there, but the disk fails"):
        journal.back_up(tmp_path / "saved")
    restore(tmp_path / "saved", partial(Journal.open, PASSPHRASE), tmp_path / "other")


@pytest.mark.parametrize("there", [True, False])
def test_a_journal_is_restored_wholly_or_not_at_all_and_what_was_set_aside_is_named(
    journal: Journal, folder: Path, read: Read, tmp_path: Path, fail: Fail, there: bool
) -> None:
    journal.back_up(tmp_path / "saved")
    journal.add(read(SORRY))
    journal.lock()
    place = folder if there else tmp_path / "new"
    again = partial(restore, tmp_path / "saved", partial(Journal.open, PASSPHRASE), place, replace=True)
    before = sorted(tmp_path.iterdir())
    fail(1)
    with pytest.raises(JournalUnwritable, match=f"cannot be restored to {place}: the disk there fails"):
        again()
    assert sorted(tmp_path.iterdir()) == before
    assert not there or len(Journal.open(PASSPHRASE, folder)) == 1
    counted = fail(2)
    done = again()
    assert (counted, done.settled, len(Journal.open(PASSPHRASE, done.folder))) == ([2], False, 0)
    assert (done.aside is not None) == there
    assert done.aside is None or len(Journal.open(PASSPHRASE, done.aside)) == 1
