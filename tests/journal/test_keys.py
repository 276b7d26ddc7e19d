"""Who can open a journal: its passphrase, the code of its sheet, its key, and nobody else. Each failure has its name."""

from __future__ import annotations

import gc
import json
import os
import stat
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from argon2.exceptions import HashingError
from filelock import FileLock
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from tearwise import (
    JournalDamaged,
    JournalExists,
    JournalLocked,
    JournalMissing,
    JournalNewer,
    JournalUnwritable,
    PassphraseWeak,
    PassphraseWrong,
)
from tearwise.journal import Journal, database, header
from tearwise.journal.header import Header
from tearwise.journal.passphrase import Slot, accepted, new_key
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read

OTHER = "nine loud bitterns"


def altered(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Changes the header as somebody would who knows how its checksum is made."""
    path = folder / header.NAME
    record = json.loads(path.read_text())
    del record["check"]
    change(record)
    path.write_text(json.dumps({**record, "check": header._checksum(record)}))


def test_a_wrong_passphrase_a_damaged_file_a_newer_format_and_a_locked_journal_are_told_apart(
    journal: Journal, folder: Path
) -> None:
    with pytest.raises(PassphraseWrong, match="not this journal's passphrase"):
        Journal.open(OTHER, folder)
    Journal.lock_everywhere(folder)
    with pytest.raises(JournalLocked, match="Unlock it again"):
        len(journal)
    database = folder / header.DATABASE
    whole = database.read_bytes()
    database.write_bytes(whole[:5000])
    with pytest.raises(JournalDamaged, match="restore"):
        Journal.open(PASSPHRASE, folder)
    database.write_bytes(whole)
    altered(folder, lambda record: record.update(schema="tearwise.journal-header/2"))
    with pytest.raises(JournalNewer, match="Update Tearwise"):
        Journal.open(PASSPHRASE, folder)


def test_a_database_of_a_later_format_is_newer_and_is_left_alone(journal: Journal, folder: Path) -> None:
    key = journal.key
    journal.lock()
    connection = dbapi2.connect(str(folder / header.DATABASE))
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = (folder / header.DATABASE).read_bytes()
    with pytest.raises(JournalNewer):
        Journal.open(PASSPHRASE, folder)
    assert (folder / header.DATABASE).read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only there can be seen which files are open")
@pytest.mark.parametrize("change", ["UPDATE alembic_version SET version_num = '9999'", "DROP TABLE alembic_version"])
def test_what_cannot_be_opened_is_not_left_open(journal: Journal, folder: Path, change: str) -> None:
    """Windows moves no folder with an open file in it: no backup could be restored in its place."""
    key = journal.key
    journal.lock()
    connection = dbapi2.connect(str(folder / header.DATABASE))
    for statement in (f"PRAGMA key = \"x'{key}'\"", change):
        connection.execute(statement)
    connection.commit()
    connection.close()
    gc.collect()
    gc.disable()  # which would close them some time
    try:
        for way in (lambda: Journal.open(PASSPHRASE, folder), lambda: Journal.open_with_key(key, folder)):
            with pytest.raises((JournalNewer, JournalDamaged, PassphraseWrong)):
                way()
        opened = [os.path.realpath(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")]
    finally:
        gc.enable()
    assert [one for one in opened if one.startswith(str(folder))] == []


def test_there_being_no_journal_or_only_half_of_one_is_said(journal: Journal, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        Journal.open(PASSPHRASE, tmp_path / "nowhere")
    journal.lock()
    (folder / header.NAME).rename(folder / "elsewhere")
    assert Journal.exists(folder)
    with pytest.raises(JournalDamaged, match="Put it back"):
        Journal.open(PASSPHRASE, folder)
    (folder / "elsewhere").rename(folder / header.NAME)
    for lost in ((folder / header.DATABASE).unlink, (folder / header.DATABASE).touch):
        lost()
        with pytest.raises(JournalDamaged, match="gone or empty"):
            Journal.open(PASSPHRASE, folder)


@pytest.mark.parametrize("empty", [True, False])
def test_of_two_who_make_a_journal_at_once_the_slower_is_told_that_there_is_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, empty: bool
) -> None:
    write = header.write

    def faster(place: Path, new: Header) -> None:
        monkeypatch.setattr(header, "write", write)
        Journal.create(OTHER, folder, strength=CHEAP).lock()
        write(place, new)

    if empty:
        folder.mkdir()
    monkeypatch.setattr(header, "write", faster)
    with pytest.raises(JournalExists, match=r"There is a journal in .* already"):
        Journal.create(PASSPHRASE, folder, strength=CHEAP)
    Journal.open(OTHER, folder).lock()
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_a_journal_is_never_made_over_something(journal: Journal, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(JournalExists, match="already"):
        Journal.create(PASSPHRASE, folder, strength=CHEAP)
    assert len(journal) == 0
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("dear")
    with pytest.raises(JournalExists, match="something else"):
        Journal.create(PASSPHRASE, other, strength=CHEAP)
    assert [one.name for one in other.iterdir()] == ["letter.txt"]
    empty = tmp_path / "deeper" / "empty"
    empty.mkdir(parents=True)
    Journal.create(PASSPHRASE, empty, strength=CHEAP).lock()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["deeper", "journal", "letters"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_may_read_the_files(journal: Journal, folder: Path, read: Read) -> None:
    journal.add(read(SORRY))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "words", ["", "abcdef!", "       ", " seven  ", "two\nlines of it", "a nul \0 inside", "half a \ud83d pair"]
)
def test_a_weak_passphrase_is_refused_and_makes_nothing(folder: Path, words: str) -> None:
    with pytest.raises(PassphraseWeak) as refused:
        Journal.create(words, folder, strength=CHEAP)
    assert not folder.exists()
    assert not words.strip() or words not in str(refused.value)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), min_size=8, max_size=60
    ).filter(lambda words: len(unicodedata.normalize("NFC", words).strip()) >= 8),
    others=st.text(max_size=60),
)
@example(words="пароль из слов", others="пароль из слов ")
@example(words="👨‍👩‍👧 family 🏳️‍🌈", others="👨 family 🏳️‍🌈")
@example(words="كلمة السر الطويلة", others="")
@example(words="caf\u00e9 caf\u00e9", others="cafe cafe")
@example(words="\u202eesrever drawkcab", others="esrever drawkcab")
@example(words="'; DROP TABLE x; --\"", others="'")
@example(words="x\"'\\$(id)`%s%n{}", others="\ud800" * 9)
def test_a_passphrase_of_any_unicode_opens_its_slot_and_no_other_does(words: str, others: str) -> None:
    key = new_key()
    slot = Slot.around(key, accepted(words), "passphrase", CHEAP)
    opened = Header.of(Slot.from_record(slot.to_record()))
    for form in ("NFC", "NFD"):
        from tearwise.journal.passphrase import settled

        assert opened.keys(settled(unicodedata.normalize(form, words)), "passphrase") == [(slot, key)]
    if unicodedata.normalize("NFC", others) != unicodedata.normalize("NFC", words):
        with pytest.raises(PassphraseWrong):
            opened.keys(settled(others), "passphrase")


@pytest.mark.parametrize(
    "words", ["пароль из слов", "👨‍👩‍👧 family 🏳️‍🌈", "caf\u00e9 au lait", "'; DROP TABLE x; --\"", " inner  spaces "]
)
def test_a_journal_opens_with_such_a_passphrase(tmp_path: Path, words: str) -> None:
    Journal.create(words, tmp_path / "j", strength=CHEAP).lock()
    with Journal.open(unicodedata.normalize("NFD", words), tmp_path / "j") as journal:
        assert len(journal) == 0


def test_changing_the_passphrase_encrypts_anew_and_shuts_out_the_old_one(
    journal: Journal, folder: Path, read: Read
) -> None:
    journal.add(read(SORRY), person="Dad")
    old_files = {one.name: one.read_bytes() for one in folder.iterdir()}
    old_key = journal.key
    elsewhere = Journal.open(PASSPHRASE, folder)
    journal.change_passphrase(OTHER, strength=CHEAP)
    assert journal.key != old_key
    assert [one.person for one in journal.entries()] == ["Dad"]
    with pytest.raises(JournalLocked):
        elsewhere.entries()
    assert elsewhere.locked
    for shut_out in (
        lambda: Journal.open(PASSPHRASE, folder),
        lambda: Journal.open_with_key(old_key, folder),
    ):
        with pytest.raises(PassphraseWrong):
            shut_out()
    (folder / header.NAME).write_bytes(old_files[header.NAME])  # as from an old copy
    with pytest.raises(JournalDamaged):
        Journal.open(PASSPHRASE, folder)


def test_a_change_of_passphrase_that_stops_midway_leaves_one_that_opens(journal: Journal, folder: Path) -> None:
    before = header.read(folder)
    slot = Slot.around(new_key(), accepted(OTHER), "passphrase", CHEAP)
    journal.new_recovery_code(strength=CHEAP)
    before = header.read(folder)
    journal.lock()
    header.write(folder, before.with_slots(*before.slots, slot))  # and the database was never reached
    with pytest.raises(PassphraseWrong, match="was being changed"):
        Journal.open(OTHER, folder)
    Journal.open(PASSPHRASE, folder).lock()
    assert [one.kind for one in header.read(folder).slots] == ["passphrase", "recovery"], "settled, sheet and all"

    key = new_key()
    slot = Slot.around(key, accepted(OTHER), "passphrase", CHEAP)
    found = header.read(folder)
    with Journal.open(PASSPHRASE, folder) as journal:
        header.write(folder, found.with_slots(*found.slots, slot))
        with journal._guarded() as database:
            database.rekey(key)  # and the header was never settled
    with pytest.raises(PassphraseWrong, match="was being changed"):
        Journal.open(PASSPHRASE, folder)
    Journal.open(OTHER, folder).lock()
    assert header.read(folder).slots == (slot,)


def test_a_journal_that_no_key_fits_after_a_change_is_not_said_to_be_as_before(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.Database, "_fits", lambda self, key: False)
    with pytest.raises(JournalDamaged):
        journal.change_passphrase(OTHER, strength=CHEAP)


def test_the_sheet_opens_a_journal_whose_change_of_passphrase_stopped_midway_and_leaves_every_way_in(
    journal: Journal, folder: Path, read: Read
) -> None:
    journal.add(read(SORRY))
    code = journal.new_recovery_code(strength=CHEAP)
    before = header.read(folder)
    journal.lock()
    slot = Slot.around(new_key(), accepted(OTHER), "passphrase", CHEAP)
    header.write(folder, before.with_slots(*before.slots, slot))  # and the database was never reached
    for _ in range(2):
        with Journal.open_with_code(code, folder) as opened:
            assert len(opened) == 1
        assert header.read(folder).slots_of("passphrase")[0] == before.slots[0]
    Journal.open(PASSPHRASE, folder).lock()
    Journal.open_with_code(code, folder).lock()

    header.write(folder, before.with_slots(*before.slots, slot))
    with Journal.open_with_code(code, folder) as opened:
        opened.change_passphrase("ten slow curlews", strength=CHEAP)
    for void in (PASSPHRASE, OTHER):
        with pytest.raises(PassphraseWrong):
            Journal.open(void, folder)
    assert len(Journal.open("ten slow curlews", folder)) == 1


def test_a_header_that_nothing_could_open_is_never_written(journal: Journal, folder: Path) -> None:
    journal.new_recovery_code(strength=CHEAP)
    whole = (folder / header.NAME).read_bytes()
    with pytest.raises(ValueError, match="passphrase"):
        header.write(folder, Header.of(*header.read(folder).slots_of("recovery")))
    assert (folder / header.NAME).read_bytes() == whole


@pytest.mark.parametrize(("left", "words"), [(header.DATABASE, OTHER), (header.NAME, PASSPHRASE)])
def test_two_files_of_different_days_are_said_not_to_go_together(
    journal: Journal, folder: Path, read: Read, left: str, words: str
) -> None:
    journal.add(read(SORRY))
    journal.lock()
    before = (folder / left).read_bytes()
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.change_passphrase(OTHER, strength=CHEAP)
    (folder / left).write_bytes(before)
    with pytest.raises(JournalDamaged, match="does not go with its header"):
        Journal.open(words, folder)


def test_the_recovery_sheet_opens_the_journal_until_the_passphrase_is_changed(
    journal: Journal, folder: Path, read: Read
) -> None:
    with pytest.raises(PassphraseWrong, match="no recovery sheet"):
        Journal.open_with_code("0000-0000-0000-0000-0000-0000-0000-0000", folder)
    journal.add(read(SORRY))
    void = journal.new_recovery_code(strength=CHEAP)
    code = journal.new_recovery_code(strength=CHEAP)
    assert journal.has_recovery_code
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    with Journal.open_with_code(sloppy, folder) as opened:
        assert len(opened) == 1
        for wrong in (void, code[:-1], code + "A", "not a code at all", ""):
            with pytest.raises(PassphraseWrong):
                Journal.open_with_code(wrong, folder)
        opened.change_passphrase(OTHER, strength=CHEAP)
        assert not opened.has_recovery_code
    with pytest.raises(PassphraseWrong):
        Journal.open_with_code(code, folder)
    assert len(Journal.open(OTHER, folder)) == 1


def test_a_damaged_journal_is_not_told_as_another_passphrase_to_who_has_the_sheet(
    journal: Journal, folder: Path
) -> None:
    code = journal.new_recovery_code(strength=CHEAP)
    journal.lock()
    database = folder / header.DATABASE
    database.write_bytes(database.read_bytes()[:5000])
    with pytest.raises(JournalDamaged, match="restore"):
        Journal.open_with_code(code, folder)


def test_who_reads_while_the_passphrase_is_changed_can_read_on(
    journal: Journal, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add(read(SORRY))
    with journal._guarded() as database:
        connect = database._connect

        def read_first() -> object:
            monkeypatch.setattr(database, "_connect", connect)
            assert len(journal) == 1
            return connect()

        monkeypatch.setattr(database, "_connect", read_first)
    journal.change_passphrase(OTHER, strength=CHEAP)
    assert len(journal) == 1


def test_locking_while_the_passphrase_is_changed_leaves_the_new_one_to_open_it(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = header.alone

    def changed_first(place: Path) -> AbstractContextManager[None]:
        monkeypatch.setattr(header, "alone", alone)
        journal.change_passphrase(OTHER, strength=CHEAP)
        return alone(place)

    monkeypatch.setattr(header, "alone", changed_first)
    Journal.lock_everywhere(folder)
    assert journal.locked
    assert len(Journal.open(OTHER, folder)) == 0


def test_a_disk_that_knows_no_locks_is_told_as_one(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(self: FileLock, *given: object, **named: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock; use SoftFileLock instead")

    monkeypatch.setattr(FileLock, "acquire", unknown)
    for change in (lambda: Journal.lock_everywhere(folder), journal.new_recovery_code):
        with pytest.raises(JournalUnwritable, match="knows no locks"):
            change()
    assert not journal.locked


def test_locking_where_there_is_no_journal_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        Journal.lock_everywhere(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_disk_that_fails_one_thread_while_another_locks_the_journal_is_told_as_locked(journal: Journal) -> None:
    def read_meanwhile() -> None:
        with journal._guarded():
            journal.lock()
            raise JournalUnwritable("The disk fails.")

    with pytest.raises(JournalLocked):
        read_meanwhile()


def test_a_journal_that_another_thread_locks_from_one_look_to_the_next_is_open_or_locked(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [journal._database]
    vanishing = property(lambda _: seen.pop() if seen else None, lambda *_: None)
    monkeypatch.setattr(Journal, "_database", vanishing, raising=False)
    assert len(journal.key) == 64
    with pytest.raises(JournalLocked):
        assert journal.key
    seen.append(journal.__dict__["_database"])
    journal.lock()
    assert not seen


def test_a_locked_journal_does_nothing_any_more(journal: Journal, read: Read) -> None:
    journal.lock()
    journal.lock()
    assert journal.locked
    for refused in (journal.entries, journal.people, journal.check, journal.delete_all, lambda: journal.key):
        with pytest.raises(JournalLocked):
            refused()
    with pytest.raises(JournalLocked):
        journal.add(read(SORRY))


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record["slots"][0].update(memory=2**30),
        lambda record: record["slots"][0].update(passes=0),
        lambda record: record["slots"][0].update(lanes=True),
        lambda record: record["slots"][0].update(salt="xx"),
        lambda record: record["slots"][0].update(wrapped="00"),
        lambda record: record["slots"][0].update(kind="anybody"),
        lambda record: record["slots"][0].pop("nonce"),
        lambda record: record.update(slots=[]),
        lambda record: record.update(slots=None),
        lambda record: record.pop("session"),
    ],
)
def test_a_header_that_makes_no_sense_is_damaged_and_costs_nothing(
    journal: Journal, folder: Path, change: Callable[[dict[str, object]], object]
) -> None:
    altered(folder, change)
    with pytest.raises(JournalDamaged):
        Journal.open(PASSPHRASE, folder)


def test_exchanged_parameters_do_not_open_a_slot(journal: Journal, folder: Path) -> None:
    altered(folder, lambda record: record["slots"][0].update(passes=2))  # type: ignore[index]
    with pytest.raises(PassphraseWrong):
        Journal.open(PASSPHRASE, folder)


def test_nothing_shows_a_key(journal: Journal, folder: Path) -> None:
    slot = header.read(folder).slots[0]
    shown = repr((slot, header.read(folder), journal, journal._database))
    assert journal.key not in shown
    assert slot.wrapped.hex() not in shown
    assert repr(slot.wrapped) not in shown


def test_too_little_memory_for_the_passphrase_is_told_as_that(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object, **given: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr("tearwise.journal.passphrase.hash_secret_raw", refused)
    with pytest.raises(MemoryError, match="Too little memory is left"):
        Journal.open(PASSPHRASE, folder)
