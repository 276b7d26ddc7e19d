"""A disk without room: a passphrase is changed wholly or not at all, and what is kept can be read all the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tearwise import JournalUnwritable, PassphraseWrong
from tearwise.journal import Journal, database, header
from tearwise.journal.backup import restore
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read, no_larger_files

ROOT = Path(__file__).parents[2]
OTHER = "nine loud bitterns"


def opens_with(folder: Path) -> list[str]:
    """The passphrases that open the journal, all of which is looked through."""
    found = []
    for words in (PASSPHRASE, OTHER):
        try:
            with Journal.open(words, folder) as journal:
                journal.check()
                assert len(journal) == 10
        except PassphraseWrong:
            continue
        found.append(words)
    return found


@pytest.fixture
def large(journal: Journal, folder: Path, read: Read) -> Path:
    """The folder of a closed journal of ten episodes and some hundred kilobytes."""
    for number in range(10):
        journal.add(read(SORRY), note=f"note {number} " * 500)
    journal.lock()
    return folder


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_passphrase_that_cannot_be_changed_for_want_of_room_stays_what_it_was(large: Path, share: float) -> None:
    size = (large / header.DATABASE).stat().st_size
    before = header.read(large)
    with Journal.open(PASSPHRASE, large) as journal, no_larger_files(int(size * share)):
        with pytest.raises(JournalUnwritable, match="the old one opens the journal as before"):
            journal.change_passphrase(OTHER, strength=CHEAP)
        assert len(journal) == 10, "which stays open here"
    assert opens_with(large) == [PASSPHRASE]
    assert header.read(large) == before


def test_a_passphrase_is_changed_where_there_is_room_for_it_and_no_more(large: Path) -> None:
    size = (large / header.DATABASE).stat().st_size
    with Journal.open(PASSPHRASE, large) as journal, no_larger_files(int(size * 1.2)):
        journal.change_passphrase(OTHER, strength=CHEAP)
        assert len(journal) == 10
    assert opens_with(large) == [OTHER]
    assert len(header.read(large).slots) == 1


def test_a_passphrase_that_cannot_be_changed_for_another_writer_stays_what_it_was(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with Journal.open(PASSPHRASE, large) as writer, Journal.open(PASSPHRASE, large) as journal:
        with writer._writing(), pytest.raises(JournalUnwritable, match="the old one opens"):
            journal.change_passphrase(OTHER, strength=CHEAP)
        assert (len(writer), len(journal)) == (10, 10)
    assert opens_with(large) == [PASSPHRASE]


def test_a_change_that_cannot_be_finished_for_want_of_room_is_said_and_finished_later(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, puts = Journal._put, []

    def second_fails(self: Journal, new: header.Header) -> None:
        puts.append(new)
        if len(puts) == 2:
            raise JournalUnwritable("header.json cannot be written. What was there is still there.")
        put(self, new)

    with Journal.open(PASSPHRASE, large) as journal:
        monkeypatch.setattr(Journal, "_put", second_fails)
        with pytest.raises(JournalUnwritable, match="the new one opens the journal from now on"):
            journal.change_passphrase(OTHER, strength=CHEAP)
    assert opens_with(large) == [OTHER]
    assert len(header.read(large).slots) == 1


def test_a_journal_that_cannot_be_made_for_want_of_room_is_said_so_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(place: Path, _: header.Header) -> None:
        raise JournalUnwritable(f"{place} cannot be written. What was there is still there.")

    monkeypatch.setattr(header, "write", no_room)
    with pytest.raises(JournalUnwritable) as refused:
        Journal.create(PASSPHRASE, folder, strength=CHEAP)
    assert str(refused.value) == f"A journal cannot be made in {folder}: is its disk full?"
    assert list(folder.parent.iterdir()) == []


def test_of_a_journal_that_is_not_there_yet_nobody_is_told_what_is_in_it(folder: Path) -> None:
    with no_larger_files(4_096), pytest.raises(JournalUnwritable) as refused:
        Journal.create(PASSPHRASE, folder, strength=CHEAP)
    assert str(refused.value) == f"A journal cannot be made in {folder}: is its disk full?"
    assert list(folder.parent.iterdir()) == []


def test_a_backup_for_which_there_is_no_room_is_told_by_its_name(large: Path) -> None:
    target = large.with_name("stick.backup")
    with Journal.open(PASSPHRASE, large) as journal, no_larger_files(50_000):
        with pytest.raises(JournalUnwritable) as refused:
            journal.back_up(target)
        assert len(journal) == 10
    assert str(refused.value).startswith(f"{target} cannot be written. The disk ")
    assert [one.name for one in large.parent.iterdir()] == [large.name]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An empty folder on which a disk of one and a half megabytes can be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    apart = ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)]
    if not shutil.which("unshare") or subprocess.run(apart, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a small disk")
    return place


def on_full_disk(code: str, folder: Path, small: Path, left: int) -> list[str]:
    """The lines that Python prints in a process of its own, which has a copy of the journal on a disk of which ``left``
    bytes are free."""
    mounted = 'mount -t tmpfs -o size=1500k tmpfs "$1" && cp -a "$2" "$1/journal" && shift 2 && exec "$@"'
    filled = (
        "import os, sys\nfrom pathlib import Path\nplace = Path(sys.argv[1])\nfolder = place / 'journal'\n"
        "told = os.statvfs(place)\n"
        f"(place / 'fill').write_bytes(b'0' * (told.f_bavail * told.f_frsize - {left}))\n"
    )
    command = ["unshare", "--mount", "sh", "-c", mounted, "sh", str(small), str(folder)]
    command += [sys.executable, "-c", filled + code, str(small)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


CHANGED = f"""
from tearwise import JournalUnwritable
from tearwise.journal import Journal
from tests.journal.test_full_disk import CHEAP, OTHER, opens_with
with Journal.open({PASSPHRASE!r}, folder) as journal:
    try:
        journal.change_passphrase(OTHER, strength=CHEAP)
        print("changed")
    except JournalUnwritable as error:
        print("not changed")
(place / "fill").unlink()
print(*opens_with(folder), sep="\\n")
"""


@pytest.mark.parametrize(("left", "expected"), [(4, PASSPHRASE), (36, PASSPHRASE), (100, PASSPHRASE), (500, OTHER)])
def test_on_a_disk_that_is_nearly_full_the_passphrase_is_changed_or_it_is_not(
    large: Path, small: Path, left: int, expected: str
) -> None:
    told = "changed" if expected == OTHER else "not changed"
    assert on_full_disk(CHANGED, large, small, left * 1024) == [told, expected]


def test_where_nothing_more_can_be_written_it_can_still_be_read_by_one_after_the_other(large: Path, read: Read) -> None:
    backup = large.with_name("backup")
    with no_larger_files(20_000), Journal.open(PASSPHRASE, large) as journal, Journal.open(PASSPHRASE, large) as other:
        assert len(journal.entries()) == len(list(other.episodes())) == len(journal.export()["episodes"]) == 10
        assert journal.search("note", limit=None)[0].person is None
        assert other.patterns().episodes == 10
        journal.check()
        for change in (lambda: journal.add(read(SORRY), note="x" * 19_000), lambda: other.back_up(backup)):
            with pytest.raises(JournalUnwritable) as refused:
                change()
            assert "kept" not in str(refused.value), "since nothing was, and somebody may have read only"
    with Journal.open(PASSPHRASE, large) as journal:
        journal.add(read(SORRY))
        assert len(journal) == 11


READ = f"""
from tearwise.journal import Journal
with Journal.open({PASSPHRASE!r}, folder) as journal, Journal.open({PASSPHRASE!r}, folder) as other:
    print(len(journal.entries()), len(list(other.episodes())), len(journal.export()["episodes"]))
    journal.check()
    journal.back_up(Path(sys.argv[2]))
"""


@pytest.mark.parametrize("left", [0, 4096])
def test_a_journal_on_a_full_disk_can_be_read_and_backed_up_to_another(large: Path, small: Path, left: int) -> None:
    backup = large.with_name("backup")
    assert on_full_disk(READ.replace("sys.argv[2]", repr(str(backup))), large, small, left) == ["10 10 10"]
    restore(backup, lambda place: Journal.open(PASSPHRASE, place), large.with_name("restored"))
    assert len(Journal.open(PASSPHRASE, large.with_name("restored"))) == 10
