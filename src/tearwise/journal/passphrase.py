"""From a passphrase to the journal's key: Argon2id, and a slot of the header that holds the key wrapped.

The journal is encrypted with a key of 32 random bytes. A slot holds that key, encrypted (AES-256-GCM) with a second
key that Argon2id makes of what the person knows: the passphrase, or the code of the recovery sheet. So a slot opens
only with the right words, says for certain when they are wrong, and neither touches the database.

Argon2id: RFC 9106. Its memory and passes stand in the slot, so that later versions can raise them.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from argon2.exceptions import HashingError
from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tearwise.errors import (
    TOO_LITTLE_MEMORY,
    JournalDamaged,
    JournalError,
    JournalNewer,
    PassphraseWeak,
    PassphraseWrong,
)
from tearwise.journal.arguments import check

SHORTEST = 8
"""The fewest characters of a passphrase. Four or five unrelated words are far better."""

KEY_BYTES = 32
_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 12, 16
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are read as 1 or 0 or spell words."""
_READ_AS = str.maketrans("ILO", "110")
_GROUPS, _GROUP = 8, 4

Kind = Literal["passphrase", "recovery"]


@dataclass(frozen=True, slots=True)
class Strength:
    """What one try of a passphrase costs whoever guesses: Argon2id's parameters.

    memory: KiB, 8 to 1,048,576; the default of 64 MiB takes about a third of a second on an ordinary processor
    passes: times over that memory, 1 to 64
    lanes:  that can be worked on at once, 1 to 16, with 8 KiB each; part of the result, so never changed by itself
    Raises JournalError where one is another than that.
    """

    memory: int = 65_536
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        bounds: tuple[tuple[str, object, int, int], ...] = (
            ("memory", self.memory, 8, 1_048_576),
            ("passes", self.passes, 1, 64),
            ("lanes", self.lanes, 1, 16),
        )
        for name, value, least, most in bounds:
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
                raise JournalError(f"{name} must be a whole number from {least:,} to {most:,}.")
        if self.memory < 8 * self.lanes:
            raise JournalError("memory must be at least 8 KiB for each of the lanes.")

    def derived(self, secret: bytes, salt: bytes) -> bytes:
        """32 bytes from a secret and a salt. Raises MemoryError where too little memory is left for that."""
        try:
            return hash_secret_raw(
                secret, salt, self.passes, self.memory, self.lanes, KEY_BYTES, Type.ID, version=ARGON2_VERSION
            )
        except HashingError:  # with these bounds, for no other reason than its memory, or its threads
            raise MemoryError(TOO_LITTLE_MEMORY) from None


@dataclass(frozen=True, slots=True)
class Slot:
    """The journal's key, wrapped. ``repr`` shows none of it."""

    kind: Kind
    strength: Strength
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)

    @classmethod
    def around(cls, key: bytes, secret: bytes, kind: Kind, strength: Strength) -> Slot:
        """A new slot around a key of 32 bytes, with a salt of its own."""
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        wrapped = AESGCM(strength.derived(secret, salt)).encrypt(nonce, key, _bound(kind, strength))
        return cls(kind, strength, salt, nonce, wrapped)

    def key(self, secret: bytes) -> bytes:
        """The key inside. Raises PassphraseWrong where the secret is another one."""
        try:
            return AESGCM(self.strength.derived(secret, self.salt)).decrypt(
                self.nonce, self.wrapped, _bound(self.kind, self.strength)
            )
        except InvalidTag:
            raise PassphraseWrong(_WRONG[self.kind]) from None

    def to_record(self) -> dict[str, Any]:
        """The slot as it stands in the header."""
        return {
            "kind": self.kind,
            "kdf": "argon2id",
            **asdict(self.strength),
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Slot:
        """A slot of a header. Raises JournalNewer for another derivation than Argon2id, JournalDamaged for nonsense."""
        try:
            if record["kdf"] != "argon2id":
                raise JournalNewer("The journal's key is made in a way that this Tearwise does not know. Update it.")
            strength = Strength(record["memory"], record["passes"], record["lanes"])
            salt, nonce, wrapped = (bytes.fromhex(record[name]) for name in ("salt", "nonce", "wrapped"))
            kind: Kind = record["kind"]
        except JournalNewer:
            raise
        except (KeyError, TypeError, ValueError, JournalError):
            raise JournalDamaged("The journal's header holds a slot that is none. Restore a backup.") from None
        sizes = (len(salt), len(nonce), len(wrapped))
        if kind not in _WRONG or sizes != (_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES):
            raise JournalDamaged("The journal's header holds a slot that is none. Restore a backup.")
        return cls(kind, strength, salt, nonce, wrapped)


def new_key() -> bytes:
    """A key for a journal, from the system's source of randomness."""
    return secrets.token_bytes(KEY_BYTES)


def settled(passphrase: str) -> bytes:
    """A passphrase as the bytes that count: the same on every keyboard (Unicode NFC, as RFC 8265 has it; UTF-8).

    Spaces and capitals count. Raises PassphraseWrong where it is no text that could ever have been accepted.
    """
    check("A passphrase", passphrase, str, "text", PassphraseWrong)
    with suppress(UnicodeEncodeError):  # which holds the passphrase: nothing is raised from it
        return unicodedata.normalize("NFC", passphrase).encode("utf-8")
    raise PassphraseWrong(_WRONG["passphrase"])


def accepted(passphrase: str) -> bytes:
    """A new passphrase as the bytes that count. Raises PassphraseWeak where it is too short or no text."""
    check("A passphrase", passphrase, str, "text", PassphraseWeak)
    try:
        secret = settled(passphrase)
    except PassphraseWrong:
        raise PassphraseWeak("The passphrase has half a surrogate pair in it, which is no character.") from None
    if "\0" in passphrase or "\n" in passphrase or "\r" in passphrase:
        raise PassphraseWeak("A passphrase is one line of text, without a NUL or a line break.")
    if len(unicodedata.normalize("NFC", passphrase).strip()) < SHORTEST:
        raise PassphraseWeak(
            f"The passphrase is too short: it needs at least {SHORTEST} characters. Four or five words that have "
            "nothing to do with one another are easy to remember and hard to guess."
        )
    return secret


def new_recovery_code() -> str:
    """A code for the recovery sheet: 32 characters in groups of four, 160 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))


def recovery_secret(code: str) -> bytes:
    """A recovery code as typed, as the bytes that count: case, spaces and dashes do not, nor O for 0, I or L for 1.

    Raises PassphraseWrong where it can be no code, saying how many characters one has.
    """
    check("A recovery code", code, str, "text", PassphraseWrong)
    plain = "".join(c for c in code.upper().translate(_READ_AS) if c.isalnum())
    if len(plain) != _GROUPS * _GROUP or not set(plain) <= set(_ALPHABET):
        raise PassphraseWrong(
            f"That is no recovery code: one has {_GROUPS} groups of {_GROUP} letters and digits, without I, L, O and U."
        )
    return plain.encode("ascii")


def _bound(kind: Kind, strength: Strength) -> bytes:
    """What a slot's ciphertext is bound to, so that nothing in the slot can be exchanged unnoticed."""
    return f"tearwise.journal {kind} argon2id {strength.memory} {strength.passes} {strength.lanes}".encode()


_WRONG: Mapping[Kind, str] = {
    "passphrase": "That is not this journal's passphrase. Capitals and spaces count; is another keyboard layout on?",
    "recovery": "That is not this journal's recovery code. A sheet is void once the passphrase has been changed.",
}
