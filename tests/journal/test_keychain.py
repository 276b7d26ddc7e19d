"""The system's keyring: what is in it can always be taken out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from tearwise import JournalUnwritable
from tearwise.journal import keychain


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
    assert keychain.forget(tmp_path), "the earlier key is still known of"
    assert ring.held == {}
