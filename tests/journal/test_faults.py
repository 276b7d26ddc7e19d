"""What may befall a journal: it is killed, starved, crowded, cut and altered, and loses nothing that it said it kept."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tearwise import JournalDamaged, JournalError, JournalUnwritable, PassphraseWrong
from tearwise.journal import Journal, header
from tearwise.journal.backup import restore
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, WEDDING, Read
from tests.journal.writer import account, note
from tests.loaded.command import Program, program

ROOT = Path(__file__).parents[2]
KILLS = 4
WRITES = 80


def writer(folder: Path, *numbers: int) -> Program | subprocess.Popen[str]:
    code = "import runpy; runpy.run_module('tests.journal.writer', run_name='__main__')"
    return program(code, str(folder), *map(str, numbers))


def numbers_kept(folder: Path) -> list[int]:
    """The numbers of the episodes that are there; each of them is whole."""
    found = []
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.check()
        assert len(journal.search("note", limit=None)) == len(journal), "the index knows every episode"
        for episode in journal.episodes():
            number = int(episode.content.note.split()[1])
            assert episode.content.note == note(number)
            assert episode.content.account.text == account(number)
            assert episode.content.person is not None
            assert episode.content.person.name == f"Person {number % 7}"
            assert len(episode.readings) == 1
            found.append(number)
    return sorted(found)


def test_killed_at_any_moment_of_80_writes_it_loses_no_episode_and_has_none_half(
    journal: Journal, folder: Path
) -> None:
    journal.lock()
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    said: list[int] = []
    for _ in range(KILLS):
        first = max(said, default=-1) + 1
        with writer(folder, first, WRITES) as process:
            assert process.stdout is not None
            lines = iter(process.stdout)
            assert next(lines) == "open\n"
            wait = chance.randrange(1, WRITES // KILLS)
            for _ in range(wait):
                line = next(lines, None)
                if line is None:
                    break
                said.append(int(line))
            threading.Event().wait(chance.random() * 0.02)  # into the middle of the next one
            process.kill()
            said += [int(line) for line in lines]  # said before the end, and so kept
        kept = numbers_kept(folder)
        # What was being written when it was killed may have been kept without its being said.
        assert kept in (said, [*said, len(said)]), f"seed {seed}"
        said = kept
    with writer(folder, len(said), WRITES) as process:
        process.communicate()
    assert numbers_kept(folder) == list(range(WRITES))


CHANGE = """
import sys
import threading
from pathlib import Path
from tearwise.journal import Journal, Strength
from tearwise.journal.database import Database
folder, before, after, place = sys.argv[1:]
rekey = Database.rekey
def stopped(base, key):
    if place == "after":
        rekey(base, key)
    print("here", flush=True)
    if place != "amid":
        threading.Event().wait()
    return rekey(base, key)
Database.rekey = stopped
Journal.open(before, Path(folder)).change_passphrase(after, strength=Strength(64, 1, 1))
"""


OLD, NEW = (True, True, False), (False, False, True)
"""What opens a journal: the sheet, the old passphrase, the new one."""


def opens(way: Callable[[], Journal]) -> bool:
    """Whether a way in opens the journal, which is then whole."""
    try:
        journal = way()
    except PassphraseWrong:
        return False
    with journal:
        journal.check()
        assert len(journal) == 30
    return True


@pytest.mark.parametrize("place", ["before", "amid", "after"])
def test_killed_while_the_passphrase_is_changed_it_opens_with_the_old_one_or_the_new_one(
    journal: Journal, folder: Path, read: Read, place: str
) -> None:
    for number in range(30):
        journal.add(read(SORRY), note=f"{number} " * 2000)
    code = journal.new_recovery_code(strength=CHEAP)
    journal.lock()
    whole = {one.name: one.read_bytes() for one in folder.iterdir()}
    words = (PASSPHRASE, "nine loud bitterns")
    halfway = turn = 0
    while turn < (4 if place == "amid" else 1) or not halfway:  # however late this process wakes up to kill the other
        assert turn < 50, "no kill came between the two steps of the change"
        for one in folder.iterdir():
            one.unlink()
        for name, content in whole.items():
            (folder / name).write_bytes(content)
        with program(CHANGE, str(folder), *words, place) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "here\n"
            threading.Event().wait(0.002 * (turn % 4))
            process.kill()
        turn += 1
        halfway += len(header.read(folder).slots_of("passphrase")) == 2
        sheet = opens(lambda: Journal.open_with_code(code, folder))
        old, new = (opens(partial(Journal.open, one, folder)) for one in words)
        assert (sheet, old, new) in {"before": [OLD], "amid": [OLD, NEW], "after": [NEW]}[place]


def test_a_full_disk_stops_writing_with_one_clear_error_and_nothing_that_was_said_is_lost(
    journal: Journal, folder: Path
) -> None:
    pytest.importorskip("resource", reason="only there can a disk be made to look full")
    journal.lock()
    with writer(folder, 0, 20) as process:
        process.communicate()
    size = max(one.stat().st_size for one in folder.iterdir())
    with writer(folder, 20, 500, size + 300_000) as process:
        out, err = process.communicate()
    assert process.returncode == 1
    assert err.startswith("JournalUnwritable The disk f")
    assert len(err.splitlines()) == 1
    said = [int(line) for line in out.split()[1:]]
    assert said == list(range(20, 20 + len(said)))
    assert numbers_kept(folder) == list(range(20 + len(said)))


FULL_DISK = """
set -e
mount -t tmpfs -o size=2500k tmpfs "$2"
cp -a "$1"/. "$2"
"$0" -m tests.journal.writer "$2" 0 5000 2>&1 || true
df --output=avail "$2" | tail -1
"$0" -c 'import sys; from pathlib import Path; from tests.journal.test_faults import numbers_kept
print(len(numbers_kept(Path(sys.argv[1]))))' "$2"
"""


def test_on_a_disk_with_no_space_left_it_says_so_and_keeps_what_it_said_it_kept(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    journal.lock()
    small = tmp_path / "small"
    small.mkdir()
    apart = ["unshare", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a small disk")
    command = [*apart, "sh", "-c", FULL_DISK, sys.executable, str(folder), str(small)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *said, error, _, kept = done.stdout.splitlines()
    assert error == "JournalUnwritable The disk is full, and nothing was changed. What was in the journal still is."
    assert said[0] == "open"
    assert int(kept) == len(said) - 1 > 5


def on_read_only_disk(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs Python where the folder cannot be written: by its permissions, or where those do not count, mounted so."""
    command = [sys.executable, "-c", code, str(folder)]
    if os.geteuid() == 0:
        mounted = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
        command = ["unshare", "--mount", "sh", "-c", mounted, str(folder), *command]
        if not shutil.which("unshare") or subprocess.run([*command[:6], "true"], capture_output=True).returncode:
            pytest.skip("permissions do not count for this user, who may not mount anything either")
    for one in folder.iterdir():
        one.chmod(0o400)
    folder.chmod(0o500)
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o700)


READ_ONLY = f"""
import sys
from pathlib import Path
from tearwise.accounts import Account
from tearwise import JournalUnwritable
from tearwise.journal import Journal
with Journal.open({PASSPHRASE!r}, Path(sys.argv[1])) as journal:
    print(len(journal), journal.search("sorry")[0].id, journal.episode(1).content.note)
    for change in (lambda: journal.correct(1, ["love"]), lambda: journal.delete(1),
                   lambda: journal.change_passphrase("nine loud bitterns"), lambda: journal.set("x", 1)):
        try:
            change()
        except JournalUnwritable as error:
            print(error)
    print(len(journal))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_on_a_read_only_disk_it_can_be_read_and_says_that_it_cannot_be_written(
    journal: Journal, folder: Path, read: Read
) -> None:
    journal.add(read(SORRY), note="the harbour")
    journal.lock()
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    done = on_read_only_disk(READ_ONLY, folder)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "1 1 the harbour"
    assert len(lines) == 6
    assert [line for line in lines[1:5] if "read-only" not in line.lower() and "denied" not in line] == []
    assert lines[5] == "1"
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


def test_two_programs_write_at_once_and_everything_is_kept(journal: Journal, folder: Path) -> None:
    journal.lock()
    with writer(folder, 0, 40) as one, writer(folder, 40, 80) as other:
        told = [one.communicate(), other.communicate()]
    assert [err for _, err in told] == ["", ""]
    assert numbers_kept(folder) == list(range(80))


def test_threads_of_one_program_write_at_once_and_everything_is_kept(journal: Journal, read: Read) -> None:
    readings = [read(SORRY), read(WEDDING)]
    failed: list[BaseException] = []

    def work(reader: int) -> None:
        try:
            for _ in range(25):
                journal.add(readings[reader % 2], person=f"Person {reader}")
                journal.entries(limit=3)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(journal) == 100
    assert len(journal.people()) == 4


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, read: Read) -> Path:
    """A closed journal with three hundred kilobytes in it."""
    folder = tmp_path_factory.mktemp("whole") / "journal"
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal:
        for number in range(20):
            journal.add(read(SORRY), person=f"Person {number}", note=f"note {number} " * 500)
    return folder


def look_through(folder: Path) -> None:
    """Opens the journal and reads all of it."""
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.check()


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x40]) + content[at + 1 :]


def cut(content: bytes, at: int) -> bytes:
    return content[:at]


@pytest.mark.parametrize("name", [header.NAME, header.DATABASE])
@pytest.mark.parametrize("harm", [flipped, cut])
def test_wherever_a_file_is_cut_or_a_bit_flipped_that_is_said_and_never_an_episode_wrong(
    whole: Path, tmp_path: Path, name: str, harm: Callable[[bytes, int], bytes]
) -> None:
    folder = tmp_path / "journal"
    shutil.copytree(whole, folder)
    look_through(folder)
    content = (folder / name).read_bytes()
    chance = random.Random(1)
    places = {0, 15, 16, 17, 4095, 4096, len(content) - 1, *(chance.randrange(len(content)) for _ in range(20))}
    for at in sorted(place for place in places if place < len(content.rstrip(b"\n"))):
        (folder / name).write_bytes(harm(content, at))
        (folder / f"{header.DATABASE}-wal").unlink(missing_ok=True)
        (folder / f"{header.DATABASE}-shm").unlink(missing_ok=True)
        with pytest.raises(JournalDamaged) as told:
            look_through(folder)
        assert "note" not in str(told.value)
        assert told.value.__cause__ is None
        assert told.value.__suppress_context__ or told.value.__context__ is None
    (folder / name).write_bytes(content)
    look_through(folder)


def test_a_disk_that_goes_away_is_an_error_of_the_journal_and_not_a_crash(journal: Journal, folder: Path) -> None:
    shutil.rmtree(folder)
    with pytest.raises(JournalError):
        journal.entries()


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder with an open file in it")
def test_what_is_kept_is_where_the_journal_is_though_its_folder_was_exchanged_meanwhile(
    journal: Journal, folder: Path, tmp_path: Path, read: Read
) -> None:
    """As somebody does who puts a copy in the place of a journal that a page still has open."""
    journal.add(read(SORRY), note="before")
    journal.back_up(tmp_path / "backup")
    copy = restore(tmp_path / "backup", lambda place: Journal.open(PASSPHRASE, place), tmp_path / "copy").folder
    shutil.copy(folder / header.NAME, copy)  # of the same session
    journal.add(read(SORRY), note="in the one that is moved away")
    folder.rename(tmp_path / "away")
    copy.rename(folder)
    journal.add(read(SORRY), note="after")
    journal.lock()
    for place, notes in (
        (folder, ["before", "after"]),
        (tmp_path / "away", ["before", "in the one that is moved away"]),
    ):
        with Journal.open(PASSPHRASE, place) as opened:
            opened.check()
            assert [one.content.note for one in opened.episodes()] == notes


def test_making_a_journal_where_nothing_can_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(JournalUnwritable):
        Journal.create(PASSPHRASE, tmp_path / "file" / "journal", strength=CHEAP)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
