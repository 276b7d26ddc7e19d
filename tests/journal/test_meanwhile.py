"""Another program changes a journal while one opens it, or changes who can: to make a key of a passphrase takes a third
of a second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tearwise import JournalLocked, PassphraseWrong
from tearwise.journal import Journal, header
from tearwise.journal.backup import restore
from tearwise.journal.database import Database
from tearwise.journal.passphrase import Slot, accepted, new_key
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read

OTHER = "nine loud bitterns"


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Lets something happen once, between the reading of the header and the opening of the database."""

    def let(happen: Callable[[], object]) -> None:
        opens = Database.open

        def late(self: Database) -> None:
            monkeypatch.setattr(Database, "open", opens)
            happen()
            opens(self)

        monkeypatch.setattr(Database, "open", late)

    return let


def test_whose_passphrase_is_changed_meanwhile_is_told_that_it_is_another_and_not_of_damage(
    journal: Journal, folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    meanwhile(lambda: journal.change_passphrase(OTHER, strength=CHEAP))
    with pytest.raises(PassphraseWrong):
        Journal.open(PASSPHRASE, folder)
    with Journal.open(OTHER, folder) as opened:
        assert len(opened) == 0


def test_a_backup_that_is_restored_meanwhile_is_what_is_opened(
    journal: Journal, folder: Path, tmp_path: Path, read: Read, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    journal.add(read(SORRY))
    journal.back_up(tmp_path / "backup")
    journal.change_passphrase(OTHER, strength=CHEAP)
    journal.change_passphrase(PASSPHRASE, strength=CHEAP)
    meanwhile(lambda: restore(tmp_path / "backup", lambda part: Journal.open(PASSPHRASE, part), folder, replace=True))
    with Journal.open(PASSPHRASE, folder) as opened:
        assert len(opened) == 1


@pytest.mark.parametrize("by", ["passphrase", "code", "key"])
def test_who_locks_it_everywhere_meanwhile_locks_it_there_too(
    journal: Journal, folder: Path, by: str, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    code, key = journal.new_recovery_code(strength=CHEAP), journal.key
    meanwhile(lambda: Journal.lock_everywhere(folder))
    opened = {
        "passphrase": lambda: Journal.open(PASSPHRASE, folder),
        "code": lambda: Journal.open_with_code(code, folder),
        "key": lambda: Journal.open_with_key(key, folder),
    }[by]()
    assert opened.locked
    with pytest.raises(JournalLocked):
        len(opened)


def test_a_sheet_that_is_printed_meanwhile_is_known_of(
    journal: Journal, folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    codes: list[str] = []
    meanwhile(lambda: codes.append(journal.new_recovery_code(strength=CHEAP)))
    with Journal.open(PASSPHRASE, folder) as opened:
        assert opened.has_recovery_code
    with Journal.open_with_code(codes[0], folder) as by_sheet:
        assert not by_sheet.locked


def test_a_sheet_that_is_printed_while_another_ends_a_broken_off_change_of_passphrase_still_opens_it(
    journal: Journal, folder: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    before = header.read(folder)
    journal.lock()
    slot = Slot.around(new_key(), accepted(OTHER), "passphrase", CHEAP)
    header.write(folder, before.with_slots(*before.slots, slot))  # and the database was never reached
    codes: list[str] = []

    def prints() -> None:
        with Journal.open(PASSPHRASE, folder) as first:
            codes.append(first.new_recovery_code(strength=CHEAP))

    meanwhile(prints)
    Journal.open(PASSPHRASE, folder).lock()
    with Journal.open_with_code(codes[0], folder) as by_sheet:
        assert not by_sheet.locked
    with Journal.open(PASSPHRASE, folder) as opened:
        assert opened.has_recovery_code


@pytest.fixture
def backup(journal: Journal, folder: Path, tmp_path: Path, read: Read) -> Callable[[], object]:
    """Restores a backup of the journal, with an episode in it, in the place of what it has become since."""
    journal.add(read(SORRY))
    journal.back_up(tmp_path / "backup")
    journal.delete_all()
    return lambda: restore(tmp_path / "backup", lambda part: Journal.open(PASSPHRASE, part), folder, replace=True)


def test_a_sheet_is_not_put_into_a_backup_that_is_restored_meanwhile(
    journal: Journal, folder: Path, backup: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    around = Slot.around

    def late(*given: object) -> Slot:
        backup()
        return around(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as while_made:
        while_made.setattr(Slot, "around", late)
        with pytest.raises(JournalLocked):
            journal.new_recovery_code(strength=CHEAP)
    with Journal.open(PASSPHRASE, folder) as opened:
        assert len(opened) == 1


def test_nor_is_a_new_passphrase_and_what_was_set_aside_opens_with_it(
    journal: Journal, folder: Path, backup: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    rekey = Database.rekey

    def late(self: Database, key: bytes) -> bool:
        done = rekey(self, key)
        backup()
        return done

    with monkeypatch.context() as while_changed:
        while_changed.setattr(Database, "rekey", late)
        with pytest.raises(JournalLocked):
            journal.change_passphrase(OTHER, strength=CHEAP)
    with Journal.open(PASSPHRASE, folder) as opened:
        assert len(opened) == 1
    (aside,) = folder.parent.glob(f"{folder.name}.before-*")
    with Journal.open(OTHER, aside) as before:
        assert len(before) == 0
