"""Where the journal lies, or does not; a backup or an export never comes in the place of what is kept, nor among it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tearwise import FileError, JournalMissing, JournalUnwritable
from tearwise.journal import Journal, default_folder, header, keychain
from tearwise.journal.backup import restore
from tearwise.journal.place import ASIDE, VARIABLE, check_apart
from tests.journal.conftest import CHEAP, PASSPHRASE

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


@pytest.mark.parametrize("name", [*(header.NAME, header.DATABASE, header.LOCK), "journal.db-wal", "new", "a/b", "."])
def test_no_file_of_the_journal_or_among_them_is_a_place_to_write(
    journal: Journal, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    monkeypatch.setenv(VARIABLE, str(folder))
    for target in (folder / name, Path("journal") / name, folder / ".." / "journal" / name):
        for known in (folder, Path("journal"), None):
            with pytest.raises(FileError, match="among the journal's own files"):
                check_apart(target, known)


@needs_links
def test_links_lead_to_it_too(journal: Journal, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "door").symlink_to(folder)
    (tmp_path / "file").symlink_to(folder / header.DATABASE)
    (tmp_path / "to-be").symlink_to(folder / "new")
    os.link(folder / header.NAME, tmp_path / "hard")
    for target in (tmp_path / "door" / "x", tmp_path / "file", tmp_path / "to-be", tmp_path / "hard"):
        for known in (folder, tmp_path / "door"):
            with pytest.raises(FileError):
                check_apart(target, known)
    (tmp_path / "elsewhere.db").write_bytes((folder / header.DATABASE).read_bytes())
    journal.lock()
    (folder / header.DATABASE).unlink()
    (folder / header.DATABASE).symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(FileError):
        check_apart(tmp_path / "elsewhere.db", folder)


@pytest.mark.parametrize("name", ["saved", "journal.db", "journal.backup", "journal2", "other/journal/header.json"])
def test_everywhere_else_is_one(journal: Journal, folder: Path, tmp_path: Path, name: str) -> None:
    check_apart(tmp_path / name, folder)
    check_apart(tmp_path / name, tmp_path / "nowhere")


@pytest.mark.parametrize("name", [header.NAME, header.DATABASE, "new"])
def test_a_backup_never_goes_there(journal: Journal, folder: Path, name: str) -> None:
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    with pytest.raises(FileError, match="among the journal's own files"):
        journal.back_up(folder / name, replace=True)
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
    journal.check()


def test_where_none_is_that_is_said_with_those_that_were_set_aside_there(journal: Journal, folder: Path) -> None:
    journal.lock()
    aside = folder.rename(folder.with_name(f"{folder.name}{ASIDE}1a2b3c"))
    (folder.parent / "another.before-1a2b3c").mkdir()
    with pytest.raises(JournalMissing) as told:
        Journal.open(PASSPHRASE, folder)
    assert str(folder) in str(told.value)
    assert f"set aside: {aside}. To have it back, rename that folder to journal." in str(told.value)
    with pytest.raises(JournalMissing) as told:
        Journal.open(PASSPHRASE, folder / "deeper")
    assert "aside" not in str(told.value)


@pytest.mark.parametrize("name", [".", "..", "/"])
def test_a_journal_is_put_in_no_place_that_has_no_name_of_its_own_and_is_opened_there(
    journal: Journal, folder: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.back_up(tmp_path / "backup")
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "empty" / ("deeper" if name == "." else "."))
    for put in (
        lambda: Journal.create(PASSPHRASE, Path(name)),
        lambda: restore(tmp_path / "backup", lambda part: Journal.open(PASSPHRASE, part), Path(name), replace=True),
    ):
        with pytest.raises(FileError, match=r"is no name of a folder of the journal's own\. Go up from it"):
            put()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["backup", "empty", "journal"]
    monkeypatch.chdir(folder)
    with Journal.open(PASSPHRASE, Path()) as here:
        assert len(here) == 0


@needs_links
def test_what_a_link_leads_to_is_the_place_and_the_link_stays(tmp_path: Path) -> None:
    """As it leads to another disk, which is encrypted perhaps, or can be taken along."""
    link, disk = tmp_path / "journal", tmp_path / "disk"
    link.symlink_to(disk / "private")
    with pytest.raises(FileError, match=rf"leads to {disk}/private, which is not there\. See that its disk is"):
        Journal.create(PASSPHRASE, link, strength=CHEAP)
    assert not disk.exists()
    (disk / "private").mkdir(parents=True)
    with Journal.create(PASSPHRASE, link, strength=CHEAP) as journal:
        journal.back_up(tmp_path / "backup")
        journal.set("was", "here before")
    done = restore(tmp_path / "backup", lambda part: Journal.open(PASSPHRASE, part), link, replace=True)
    assert link.is_symlink()
    assert [one.parent for one in (done.aside or link, *disk.glob("private*"))] == [disk] * 3
    with Journal.open(PASSPHRASE, disk / "private") as restored, Journal.open(PASSPHRASE, done.aside) as before:
        assert (restored.setting("was"), before.setting("was")) == (None, "here before")
    (disk / "private").rename(disk / "elsewhere")
    with pytest.raises(
        JournalMissing, match=rf"set aside: {done.aside}\. To have it back, rename that folder to private"
    ):
        Journal.open(PASSPHRASE, link)


@needs_links
def test_a_place_into_which_nobody_may_look_is_not_one_without_a_journal(tmp_path: Path) -> None:
    """A folder of another user is such a place too, but not for the administrator, who runs tests at times."""
    endless = tmp_path / "endless"
    endless.symlink_to(endless)
    for ask in (Journal.exists, Journal.lock_everywhere, keychain.forget, keychain.remembered):
        with pytest.raises(JournalUnwritable, match="Is its disk there, and does the folder belong to you"):
            ask(endless)


def test_a_home_that_there_is_not_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "~nobody-of-that-name/journal")
    with pytest.raises(FileError, match=VARIABLE):
        default_folder()


@pytest.mark.skipif(os.name == "nt", reason="there the system knows it")
def test_where_nobody_knows_the_home_it_is_said_what_to_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a container whose user has no name."""
    pwd = pytest.importorskip("pwd")

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.chdir(tmp_path)
    for name in (VARIABLE, "HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for ask in (default_folder, Journal.exists, lambda: Journal.open(PASSPHRASE)):
        with pytest.raises(FileError, match=rf"Set HOME, or name the journal's folder with {VARIABLE}"):
            ask()
    assert list(tmp_path.iterdir()) == []
