"""Where a language model's server is, and how it may be asked: an address that can be nothing else than it seems."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from tearwise.errors import EngineChoiceError

OLLAMA = "http://127.0.0.1:11434/v1"
"""Where Ollama listens unless it is told otherwise."""

_URL = re.compile(r"(https?)://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::([0-9]{1,5}))?((?:/[A-Za-z0-9._~-]+)*)/?")
"""A scheme, a host, a port and plain folders: no user, no query, no fragment, no escapes. What two programs could take
for two different places is no address at all."""

_FOUR_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+){3}")

_MODEL = re.compile(r"[\w./:@+-]{1,200}", re.ASCII)

_DAY = 86_400.0


@dataclass(frozen=True)
class Address:
    """A server's address, as ``http://127.0.0.1:11434/v1``: up to, and without, ``/chat/completions``."""

    scheme: str
    host: str
    port: int | None
    path: str

    @classmethod
    def of(cls, url: object) -> Address:
        """Raises EngineChoiceError where it is none. The message does not repeat it: it may hold a password."""
        found = _URL.fullmatch(url) if isinstance(url, str) else None
        port = None if found is None or found[3] is None else int(found[3])
        if (
            found is None
            or ".." in found[4]
            or (port is not None and not 0 < port < 65536)
            or not _can_be_reached(found[2])
        ):
            raise EngineChoiceError(
                "The address of the model's server cannot be used. It looks like http://127.0.0.1:11434/v1: http or "
                "https, a host, a port, a path, and no user, password, query or fragment."
            )
        return cls(found[1], found[2].strip("[]").lower(), port, found[4])

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine and cannot be another one: 127.0.0.0/8, ::1 or localhost."""
        if self.host == "localhost":
            return True
        try:
            number = ipaddress.ip_address(self.host)
        except ValueError:
            return False
        return number.is_loopback if number.version == 4 else number == ipaddress.IPv6Address("::1")

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        return self.scheme == "https"

    @property
    def place(self) -> str:
        """Host and port, to name it in a message."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.place}{self.path}"

    def checked(self, allow_remote: bool) -> Address:
        """This address, if a text may be sent there. Raises EngineChoiceError."""
        if not self.is_loopback and not allow_remote:
            raise EngineChoiceError(
                f"{self.place} is not this computer, and what people write here is private. Use a model that runs on "
                "this computer (http://127.0.0.1:...), or add --allow-remote-model if you mean to send it there "
                "(allow_remote=True in Python)."
            )
        return self

    @property
    def warning(self) -> str | None:
        """What somebody must know before a text goes there; None where it stays on this machine."""
        if self.is_loopback:
            return None
        way = "" if self.is_encrypted else " It goes there unencrypted: anybody on the way can read it."
        return (
            f"The account leaves this computer: it is sent to {self.place}, and whoever runs that server can read and "
            f"keep it.{way}"
        )


def _can_be_reached(host: str) -> bool:
    """Whether a host that is written as an IP address is one; a name may be any."""
    if not (host.startswith("[") or _FOUR_NUMBERS.fullmatch(host)):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).version == (6 if host.startswith("[") else 4)
    except ValueError:
        return False


def check_model(name: object) -> str:
    """A model's name as servers have them. Raises EngineChoiceError where it is none."""
    if not isinstance(name, str) or not _MODEL.fullmatch(name):
        raise EngineChoiceError(
            "A model's name has letters, digits and . / : @ + - _ and nothing else, as llama3.1:8b; the server lists "
            "its own."
        )
    return name


def check_key(key: object) -> str | None:
    """A server's key, if it can be sent as one. Raises EngineChoiceError, which does not repeat it."""
    if key is None:
        return None
    if not isinstance(key, str) or not (key.isascii() and key.isprintable() and key and " " not in key):
        raise EngineChoiceError("The key of the model's server holds what no key holds: a space, or no plain letter.")
    return key


def check_timeout(timeout: object) -> float:
    """Seconds for one answer, above 0 and a day at most. Raises EngineChoiceError."""
    if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not 0 < timeout <= _DAY:
        raise EngineChoiceError("timeout is how many seconds an answer may take: a number above 0, a day at most.")
    return timeout


def check_parallel(parallel: object) -> int:
    """How many accounts are asked about at a time. Raises EngineChoiceError where it is none."""
    if isinstance(parallel, bool) or not isinstance(parallel, int) or parallel < 1:
        raise EngineChoiceError("parallel is how many accounts are asked about at a time: a whole number, 1 or more.")
    return parallel
