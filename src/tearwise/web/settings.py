"""What the server is started with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tearwise.cached_property import cached_property

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names under which a browser on this machine reaches it. Not 0.0.0.0: browsers let other sites ask for that."""


@dataclass(frozen=True)
class Settings:
    """What the server is started with.

    port:         the port that it listens on
    launch:       the launch token: opens one browser session, once; None where no page is served
    bearer:       the token that programs send as ``Authorization: Bearer``; None where the API takes none
    names:        the host names that it answers to, as they stand in an address ("[::1]" in brackets)
    secure:       whether it is reached over TLS
    country:      whose help lines to show (ISO 3166-1, two letters); None takes TEARWISE_COUNTRY
    largest:      bytes that a request may have; a batch may have ``largest_batch``, an import ``largest_import``
    largest_form: bytes that a form of the page may have: what is too long to be read is given back in it
    arrives_in:   seconds in which the whole of a request must have come in, beside what it takes at the slowest rate
    slowest:      bytes a second at which a large request must come in at least
    idle:         seconds after which a session that nobody uses ends
    unlocked:     seconds after which an open journal that nobody uses is locked
    journal:      the journal's folder; None: the usual one
    """

    port: int
    launch: str | None = None
    bearer: str | None = None
    names: tuple[str, ...] = LOOPBACK
    secure: bool = False
    country: str | None = None
    largest: int = 256 * 1024
    largest_form: int = 2 * 1024 * 1024
    largest_batch: int = 8 * 1024 * 1024
    largest_import: int = 65 * 1024 * 1024
    arrives_in: float = 30.0
    slowest: int = 128 * 1024
    idle: float = 3600.0
    unlocked: float = 600.0
    journal: Path | None = None

    @property
    def scheme(self) -> str:
        """What addresses of the page begin with."""
        return "https" if self.secure else "http"

    @property
    def remote(self) -> bool:
        """Whether the page may be open on another computer than the one that this runs on."""
        return not set(self.names) <= set(LOOPBACK)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """What a ``Host`` header may be, whole: a name, or a name with the port."""
        return frozenset(f"{name.lower()}{port}" for name in self.names for port in ("", f":{self.port}"))

    @cached_property
    def origins(self) -> frozenset[str]:
        """What an ``Origin`` header may be, whole. The default port does not stand in one. Without TLS of its own, a
        proxy that has it may stand before it, at one of the names that were given, and a browser names that."""
        default = {"http": 80, "https": 443}[self.scheme]
        port = "" if self.port == default else f":{self.port}"
        given = {name.lower() for name in self.names}
        proxied = set() if self.secure else given - set(LOOPBACK)
        return frozenset(f"{self.scheme}://{name}{port}" for name in given) | {f"https://{name}" for name in proxied}

    @property
    def address(self) -> str:
        """Where the page is, for a person on this machine."""
        return f"{self.scheme}://{self.names[0]}:{self.port}/"
