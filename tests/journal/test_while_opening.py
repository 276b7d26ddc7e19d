"""Another program changes a journal while one opens it: to make a key of the passphrase takes a third of a second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tearwise import JournalLocked, PassphraseWrong
from tearwise.journal import Journal
from tearwise.journal.backup import restore
from tearwise.journal.database import Database
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
