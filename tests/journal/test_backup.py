"""A backup holds all of the journal, is checked, and comes back as it was; a damaged one changes nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import time
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tearwise import (
    FileError,
    JournalDamaged,
    JournalExists,
    JournalLocked,
    JournalNewer,
    JournalUnwritable,
    PassphraseWrong,
)
from tearwise.journal import Journal, backup, header
from tearwise.journal.backup import MANIFEST, restore
from tearwise.journal.database import Database
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, WEDDING, Read

unlock = partial(Journal.open, PASSPHRASE)


@pytest.fixture
def backed_up(journal: Journal, read: Read, tmp_path: Path) -> Path:
    """A backup of a journal with an episode of Dad's, to which one of Ada's came later."""
    journal.add(read(SORRY), person="Dad", note="the harbour")
    journal.back_up(tmp_path / "saved")
    journal.add(read(WEDDING), person="Ada")
    return tmp_path / "saved"


def people(folder: Path) -> list[str | None]:
    with Journal.open(PASSPHRASE, folder) as journal:
        return [one.person for one in journal.entries()]


def test_a_backup_comes_back_on_another_machine(journal: Journal, backed_up: Path, tmp_path: Path) -> None:
    before = journal.episode(1)
    done = restore(backed_up, unlock, tmp_path / "new" / "place")
    assert done.aside is None
    assert people(done.folder) == ["Dad"]
    with Journal.open(PASSPHRASE, done.folder) as restored:
        assert restored.episode(1) == before
        restored.check()
        with restored._reading() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    assert sorted(one.name for one in done.folder.parent.iterdir()) == ["place"]
    if os.name != "nt":
        assert stat.S_IMODE(backed_up.stat().st_mode) == 0o600
        assert {stat.S_IMODE(one.stat().st_mode) for one in done.folder.iterdir()} == {0o600}


def test_a_computer_that_has_lost_its_clock_makes_a_backup_too(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        begun = time.gmtime(0)  # 1970, before the times that an archive has
        patched.setattr(time, "localtime", lambda *_: begun)
        journal.back_up(tmp_path / "saved")
    assert restore(tmp_path / "saved", unlock, tmp_path / "new").folder == tmp_path / "new"


@pytest.mark.parametrize("broken", [b"", b"half of an archive", None])
def test_a_backup_that_cannot_be_read_back_is_not_made_and_that_is_what_is_said(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes | None
) -> None:
    pack = backup._pack

    def torn(part: Path, *given: Any) -> None:
        pack(part, *given)
        content = part.read_bytes()
        part.write_bytes(content.replace(b"SQL", b"SQ?")[:-1] if broken is None else broken)

    monkeypatch.setattr(backup, "_pack", torn)
    with pytest.raises(JournalDamaged, match="could not be read back, so none was made"):
        journal.back_up(tmp_path / "saved")
    assert [one.name for one in tmp_path.iterdir()] == ["journal"]


def test_a_backup_with_something_else_in_it_is_refused(backed_up: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backed_up, "a") as archive:
        archive.writestr("letter", "Dear dad")
    with pytest.raises(JournalDamaged, match="no backup of a journal, or it is damaged"):
        restore(backed_up, unlock, tmp_path / "new")


def test_a_packed_backup_is_refused(backed_up: Path, tmp_path: Path) -> None:
    """Ours are not: what is packed may be a thousand times as large."""
    with zipfile.ZipFile(backed_up) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "packed", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in content.items():
            archive.writestr(name, each)
    with pytest.raises(JournalDamaged, match="no backup of a journal, or it is damaged"):
        restore(tmp_path / "packed", unlock, tmp_path / "new")


def test_a_backup_that_another_program_overtakes_is_not_called_done(
    journal: Journal, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would open with what opens the journal no longer."""
    copy_to = Database.copy_to

    def overtaken(self: Database, path: Path) -> None:
        copy_to(self, path)
        Journal.lock_everywhere(folder)

    monkeypatch.setattr(Database, "copy_to", overtaken)
    with pytest.raises(JournalLocked):
        journal.back_up(tmp_path / "saved")


def test_a_damaged_journal_is_replaced_and_set_aside(journal: Journal, folder: Path, backed_up: Path) -> None:
    with pytest.raises(JournalExists, match="--replace"):
        restore(backed_up, unlock, folder)
    (folder / header.NAME).write_text("{}")
    with pytest.raises(JournalDamaged):
        Journal.open(PASSPHRASE, folder)
    done = restore(backed_up, unlock, folder, replace=True)
    assert people(folder) == ["Dad"]
    assert done.aside is not None
    assert (done.aside / header.NAME).read_text() == "{}"
    with pytest.raises(JournalLocked):  # it was open while another came in its place
        journal.entries()


@pytest.mark.parametrize("name", ["ours?mode=ro", "50% #1.backup", os.fsdecode(b"of 2019 \xff.backup")])
def test_a_backup_has_the_name_that_it_is_given(journal: Journal, folder: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    journal.back_up(target)
    assert sorted(tmp_path.iterdir()) == sorted((folder, target))
    with Journal.open(PASSPHRASE, restore(target, unlock, tmp_path / "again").folder) as again:
        again.check()


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("below", [".", "journal"])
def test_where_a_file_lies_no_journal_can_be_restored(
    backed_up: Path, tmp_path: Path, replace: bool, below: str
) -> None:
    letter = tmp_path / "letter"
    letter.write_text("Dear Ada")
    before = sorted(tmp_path.iterdir())
    with pytest.raises((FileError, JournalUnwritable), match=r"is not a folder|cannot be restored to"):
        restore(backed_up, unlock, letter / below, replace=replace)
    assert letter.read_text() == "Dear Ada"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("fails", [1, 2])
def test_a_journal_that_was_set_aside_is_put_back_or_said_where_it_is(
    journal: Journal, folder: Path, backed_up: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    rename, left = os.rename, fails

    def renamed(source: Path, target: Path) -> None:
        nonlocal left
        if target == folder and left:
            left -= 1
            raise PermissionError(13, "Permission denied")
        rename(source, target)

    monkeypatch.setattr(os, "rename", renamed)
    with pytest.raises(JournalUnwritable, match="Permission denied") as told:
        restore(backed_up, unlock, folder, replace=True)
    (found,) = (one for one in folder.parent.iterdir() if one.name.startswith(folder.name))
    assert people(found) == ["Ada", "Dad"]
    assert found == folder if fails == 1 else f"is now in {found}: " in str(told.value)


def test_a_restoring_that_is_broken_off_with_ctrl_c_leaves_the_journal_in_its_place(
    journal: Journal, folder: Path, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, pressed = os.rename, []

    def broken_off(source: Path, target: Path) -> None:
        if target == folder and not pressed:
            pressed.append(source)
            raise KeyboardInterrupt
        rename(source, target)

    monkeypatch.setattr(os, "rename", broken_off)
    with pytest.raises(KeyboardInterrupt):
        restore(backed_up, unlock, folder, replace=True)
    assert people(folder) == ["Ada", "Dad"]
    assert [one for one in folder.parent.iterdir() if one.name.startswith(folder.name)] == [folder]


def test_the_passphrase_of_then_opens_it_and_so_does_the_sheet(
    journal: Journal, backed_up: Path, tmp_path: Path
) -> None:
    code = journal.new_recovery_code(strength=CHEAP)
    journal.back_up(tmp_path / "with sheet")
    journal.change_passphrase("nine loud bitterns", strength=CHEAP)
    with pytest.raises(PassphraseWrong):
        restore(backed_up, partial(Journal.open, "nine loud bitterns"), tmp_path / "there")
    assert not (tmp_path / "there").exists()
    restore(tmp_path / "with sheet", partial(Journal.open_with_code, code), tmp_path / "there")
    assert people(tmp_path / "there") == ["Ada", "Dad"]


def test_what_was_opened_to_be_restored_is_closed_where_it_turns_out_damaged(
    journal: Journal, folder: Path, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Journal] = []

    def remembered(place: Path) -> Journal:
        opened.append(unlock(place))
        return opened[0]

    def damaged(self: Journal) -> None:
        raise JournalDamaged("a page of it is torn")

    monkeypatch.setattr(Journal, "check", damaged)
    with pytest.raises(JournalDamaged):
        restore(backed_up, remembered, folder, replace=True)
    assert opened[0].locked
    assert people(folder) == ["Ada", "Dad"]


@pytest.mark.parametrize("part", [0.0, 0.001, 0.3, 0.6, 0.97, 0.999999])
@pytest.mark.parametrize("cut", [True, False])
def test_a_damaged_backup_is_refused_and_changes_nothing(
    journal: Journal, folder: Path, backed_up: Path, part: float, cut: bool
) -> None:
    content = backed_up.read_bytes()
    at = int(part * len(content))
    backed_up.write_bytes(content[:at] if cut else content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    try:
        restore(backed_up, unlock, folder, replace=True)
    except JournalDamaged:
        assert people(folder) == ["Ada", "Dad"]
        assert [one.name for one in folder.parent.iterdir() if ".part" in one.name or "before" in one.name] == []
    else:
        # A bit of what ZIP keeps beside the files, such as the time of day, was not missed.
        assert people(folder) == ["Dad"]
        assert not cut


def test_a_backup_that_seems_to_need_a_newer_zip_is_damaged(backed_up: Path, tmp_path: Path) -> None:
    content = bytearray(backed_up.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] ^= 64  # the version that is needed to unpack it
    backed_up.write_bytes(content)
    with pytest.raises(JournalDamaged, match="no backup of a journal, or it is damaged"):
        restore(backed_up, unlock, tmp_path / "new")


@pytest.mark.parametrize("content", [b"", b"[]", b"[" * 100_000, b"\xff"])
def test_what_says_what_a_backup_holds_or_how_a_journal_opens_may_be_anything(
    journal: Journal, folder: Path, backed_up: Path, content: bytes
) -> None:
    with zipfile.ZipFile(backed_up, "w") as archive:
        archive.writestr(MANIFEST, content)
    with pytest.raises(JournalDamaged, match="no backup of a journal"):
        restore(backed_up, unlock, folder, replace=True)
    with pytest.raises(JournalDamaged, match="cut or altered"):
        header.parsed(content)


def test_a_backup_of_what_was_damaged_before_it_was_packed_is_refused(
    journal: Journal, folder: Path, backed_up: Path
) -> None:
    with zipfile.ZipFile(backed_up) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    database = bytearray(held[header.DATABASE])
    database[len(database) // 2] ^= 1
    manifest = json.loads(held[MANIFEST])
    manifest["sha256"][header.DATABASE] = hashlib.sha256(database).hexdigest()
    with zipfile.ZipFile(backed_up, "w") as archive:
        for name, content in (held | {MANIFEST: json.dumps(manifest).encode(), header.DATABASE: database}).items():
            archive.writestr(name, bytes(content))
    with pytest.raises(JournalDamaged):
        restore(backed_up, unlock, folder, replace=True)
    assert people(folder) == ["Ada", "Dad"]


def test_a_backup_of_a_later_format_and_other_files_are_told_apart(backed_up: Path, tmp_path: Path) -> None:
    newer, other, letter = tmp_path / "newer", tmp_path / "other.zip", tmp_path / "letter.txt"
    with zipfile.ZipFile(newer, "w") as archive:
        archive.writestr(MANIFEST, json.dumps({"schema": "tearwise.journal-backup/2"}))
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("../../evil", "x")
    letter.write_text("Dear Ada")
    for path, error in (
        (newer, JournalNewer),
        (other, JournalDamaged),
        (letter, JournalDamaged),
        (tmp_path, FileError),
    ):
        with pytest.raises(error):
            restore(path, unlock, tmp_path / "place")
    with pytest.raises(FileError, match="No such file"):
        restore(tmp_path / "nowhere", unlock, tmp_path / "place")
    assert not (tmp_path / "place").exists()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("none.backup", "cannot be read: No such file"),
        ("", "cannot be read: it is a folder. Name the backup in it"),
        ("letter/none.backup", "cannot be read: Not a directory"),
        ("letter", "is no backup of a journal, or it is damaged"),
    ],
)
def test_of_a_backup_that_is_not_there_it_is_told_before_a_word_of_what_there_is(
    journal: Journal, folder: Path, tmp_path: Path, name: str, wrong: str
) -> None:
    (tmp_path / "letter").write_text("Dear dad")
    with pytest.raises((FileError, JournalDamaged), match=wrong) as told:
        restore(tmp_path / name, unlock, folder)
    assert "--replace" not in str(told.value)


@pytest.mark.parametrize("replace", [False, True])
def test_a_journal_is_not_put_in_the_place_of_a_file(backed_up: Path, tmp_path: Path, replace: bool) -> None:
    place = tmp_path / "place"
    place.write_text("something else")
    with pytest.raises(FileError, match="not a folder"):
        restore(backed_up, unlock, place, replace=replace)
    assert place.read_text() == "something else"
    with pytest.raises(JournalUnwritable, match="too long"):
        restore(backed_up, unlock, tmp_path / ("x" * 300), replace=replace)


def test_a_backup_is_never_written_over_something_unless_that_is_said(
    journal: Journal, backed_up: Path, tmp_path: Path
) -> None:
    before = backed_up.read_bytes()
    with pytest.raises(FileError, match="already"):
        journal.back_up(backed_up)
    with pytest.raises(FileError, match="folder"):
        journal.back_up(tmp_path)
    with pytest.raises(FileError, match="no folder"):
        journal.back_up(tmp_path / "nowhere" / "saved")
    assert backed_up.read_bytes() == before
    journal.back_up(backed_up, replace=True)
    restore(backed_up, unlock, tmp_path / "place")
    assert people(tmp_path / "place") == ["Ada", "Dad"]
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


def test_a_place_that_cannot_even_be_looked_at_is_told_as_an_error_of_ours(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileError, match="too long"):
        journal.back_up(tmp_path / ("x" * 300))
    usual = os.stat

    def kept_out(path: object, *rest: object, **more: object) -> os.stat_result:
        if str(path).startswith(str(tmp_path / "shut")):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return usual(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", kept_out)
    with pytest.raises(FileError, match=r"shut/saved cannot be written: Permission denied\. Name another file"):
        journal.back_up(tmp_path / "shut" / "saved")
