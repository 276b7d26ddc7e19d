"""The system's keyring: what is in it can always be taken out again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from tearwise import JournalUnwritable, PassphraseWrong
from tearwise.journal import Journal, keychain
from tearwise.journal.backup import restore
from tests.journal.conftest import PASSPHRASE


class Ring(KeyringBackend):
    """A keyring in memory, which may be locked."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("the keyring is locked")
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.locked:
            raise KeyringLocked("the keyring is locked")
        del self.held[service, username]


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_key_is_put_in_and_taken_out(tmp_path: Path, ring: Ring) -> None:
    keychain.remember("key", tmp_path)
    assert keychain.remembered(tmp_path) == "key"
    assert keychain.forget(tmp_path)
    assert (ring.held, list(tmp_path.iterdir())) == ({}, [])


def test_where_the_folder_cannot_be_marked_no_key_is_put_in(tmp_path: Path, ring: Ring) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalUnwritable, match="cannot be written"):
        keychain.remember("key", tmp_path / "file")
    assert ring.held == {}


@pytest.mark.parametrize("broken", [ModuleNotFoundError("no such backend"), PermissionError("no bus"), ValueError()])
def test_what_breaks_below_the_keyring_keeps_nobody_from_the_passphrase_and_hides_no_key(
    tmp_path: Path, ring: Ring, monkeypatch: pytest.MonkeyPatch, broken: Exception
) -> None:
    def fails(*_: str) -> None:
        raise broken

    with monkeypatch.context() as without:
        without.setattr(ring, "set_password", fails)
        with pytest.raises(JournalUnwritable, match="no keyring"):
            keychain.remember("key", tmp_path)
    assert list(tmp_path.iterdir()) == []
    keychain.remember("key", tmp_path)
    with monkeypatch.context() as without:
        without.setattr(ring, "get_password", fails)
        assert keychain.remembered(tmp_path) is None
        with pytest.raises(JournalUnwritable, match="did not let go"):
            keychain.forget(tmp_path)
    assert keychain.forget(tmp_path)
    assert ring.held == {}


def test_where_the_keyring_takes_no_key_the_folder_is_marked_as_before(tmp_path: Path, ring: Ring) -> None:
    ring.locked = True
    with pytest.raises(JournalUnwritable, match="no keyring"):
        keychain.remember("key", tmp_path)
    assert list(tmp_path.iterdir()) == []
    ring.locked = False
    keychain.remember("key", tmp_path)
    ring.locked = True
    with pytest.raises(JournalUnwritable):
        keychain.remember("another", tmp_path)
    ring.locked = False
    assert keychain.forget(tmp_path), "the earlier key is still known of"
    assert ring.held == {}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_the_key_is_known_of_by_whatever_name_the_folder_is_called_and_wherever_it_goes(
    tmp_path: Path, ring: Ring
) -> None:
    place, moved, link = tmp_path / "journal", tmp_path / "moved", tmp_path / "link"
    place.mkdir()
    link.symlink_to(place)
    keychain.remember("key", link)
    assert keychain.remembered(place) == "key"
    assert not any(str(tmp_path) in name for _, name in ring.held), "a path tells where the journal lies"
    place.rename(moved)
    keychain.remember("later", moved)
    assert (keychain.remembered(moved), len(ring.held)) == ("later", 1)
    link.unlink()
    link.symlink_to(moved)
    assert keychain.forget(link)
    assert (ring.held, list(moved.iterdir())) == ({}, [])
    assert not keychain.forget(moved)


def marked_by_path(folder: Path, ring: Ring, called: Path) -> None:
    """The key in the keyring as an older Tearwise kept it, by the path under which the folder was called."""
    (folder / keychain.MARK).touch()
    ring.held["tearwise", str(called.absolute())] = "key"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_what_an_older_version_kept_is_understood_and_comes_under_a_name(tmp_path: Path, ring: Ring) -> None:
    place, link = tmp_path / "journal", tmp_path / "link"
    place.mkdir()
    link.symlink_to(place)
    marked_by_path(place, ring, place)
    assert keychain.remembered(place) == keychain.remembered(link) == "key"
    assert keychain.forget(link)
    assert (ring.held, list(place.iterdir())) == ({}, [])

    marked_by_path(place, ring, link)
    assert not keychain.forget(place), "it is not found by this path"
    assert (place / keychain.MARK).exists(), "so that it is still found by the other"
    assert keychain.forget(link)
    assert (ring.held, list(place.iterdir())) == ({}, [])

    marked_by_path(place, ring, place)
    keychain.remember("new", place)
    assert list(ring.held.values()) == ["new"]
    assert keychain.forget(place)
    assert ring.held == {}


def test_a_mark_that_names_something_else_is_no_name(tmp_path: Path, ring: Ring) -> None:
    ring.held["tearwise", "another secret"] = "x"
    (tmp_path / keychain.MARK).write_text("another secret\n")
    assert keychain.remembered(tmp_path) is None
    assert not keychain.forget(tmp_path)
    assert len(ring.held) == 1


@pytest.mark.parametrize("by_path", [False, True])
@pytest.mark.parametrize("locked", [False, True])
def test_no_key_is_left_in_the_keyring_when_a_journal_is_restored(
    journal: Journal, folder: Path, tmp_path: Path, ring: Ring, by_path: bool, locked: bool
) -> None:
    if by_path:
        marked_by_path(folder, ring, folder)
    else:
        keychain.remember(journal.key, folder)
    journal.back_up(tmp_path / "saved")
    ring.locked = locked
    done = restore(tmp_path / "saved", partial(Journal.open, PASSPHRASE), folder, replace=True)
    assert done.aside is not None
    if locked:
        assert len(ring.held) == 1
        ring.locked = False
        assert keychain.forget(folder), "it is still known of"
    assert ring.held == {}
    assert not (folder / keychain.MARK).exists()
    assert (done.aside / keychain.MARK).exists() == locked
    assert keychain.remembered(done.aside) is None


def test_a_restore_that_fails_leaves_the_keyring_as_it_was(
    journal: Journal, folder: Path, tmp_path: Path, ring: Ring
) -> None:
    keychain.remember(journal.key, folder)
    journal.back_up(tmp_path / "saved")
    with pytest.raises(PassphraseWrong):
        restore(tmp_path / "saved", partial(Journal.open, "nine loud bitterns"), folder, replace=True)
    assert keychain.remembered(folder) == journal.key
