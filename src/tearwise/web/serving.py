"""Runs the server, on this machine alone unless it was plainly asked to do more."""

from __future__ import annotations

import ipaddress
import re
import secrets
import signal
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn

from tearwise import data
from tearwise.assembly import Reader
from tearwise.errors import AddressError
from tearwise.web.app import create_app
from tearwise.web.connection import Connection
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.settings import LOOPBACK, Settings

if TYPE_CHECKING:
    import socket  # for its name alone: nothing here opens one but the server

MOST_CONNECTIONS = 512
KEPT_OPEN = 15
"""Seconds for which a connection waits for its next request."""
_EVERYWHERE = frozenset({"0.0.0.0", "::", "[::]", "*", ""})
_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_SHORTEST_TOKEN = 20
_SENT = re.compile(r"[!-~](?:[ -~]*[!-~])?")
"""What arrives in a header as it was sent: other characters have no encoding there; spaces at its ends are dropped."""


@dataclass(frozen=True)
class Place:
    """Where to listen, and under which names to answer.

    host:         an address or a name
    port:         0 picks a free one
    allow_remote: whether more than this machine may be let in
    names:        further names under which browsers will ask for it
    certificate:  a file with a TLS certificate; key: the file with its key
    without_tls:  whether to go without TLS beyond this machine, which anybody on the way can read
    """

    host: str = "127.0.0.1"
    port: int = 0
    allow_remote: bool = False
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    without_tls: bool = False

    def checked(self) -> Place:
        """This place, if it may be listened on. Raises AddressError."""
        if (self.certificate is None) != (self.key is None):
            raise AddressError("TLS needs both files: --certificate FILE and --key FILE.")
        for file in (self.certificate, self.key):
            if file is not None and not file.is_file():
                raise AddressError(f"{file} is not a file that can be read.")
        for name in self.names:  # one that no browser can send would be answered to in vain
            if not _can_be_sent(_named(name)):
                raise AddressError(
                    f"--name {name}: give a name or an address alone, without https://, a port or a path, as in "
                    "tears.example or 192.168.1.20; other letters than these as browsers send them (xn--...)."
                )
        if self.is_local:
            return self
        if not self.allow_remote:
            raise AddressError(
                f"--host {self.host} lets other machines in. What people write here is private: leave --host out, "
                "or add --allow-remote if you mean it."
            )
        if self.certificate is None and not self.without_tls:
            raise AddressError(
                "Beyond this machine the text would travel in the clear. Give --certificate FILE and --key FILE, "
                "or --without-tls if something else encrypts the way (a tunnel, a proxy)."
            )
        if self.host in _EVERYWHERE and not self.names:
            raise AddressError("Say with --name NAME under which name or address browsers will ask for it.")
        return self

    @property
    def is_local(self) -> bool:
        """Whether nobody but this computer can reach it."""
        return _named(self.host) in LOOPBACK

    @property
    def all_names(self) -> tuple[str, ...]:
        """The names to answer to; the link has the first, so that it is one at which somebody listens."""
        given = [_named(name) for name in self.names]
        own = [] if self.host in _EVERYWHERE else [_named(self.host)]
        return tuple(dict.fromkeys([*own, *LOOPBACK, *given]))


@dataclass(frozen=True)
class Opened:
    """What there is to tell when the server can be used.

    link:  opens the page, once
    token: what programs send, where one was made for them; else None
    """

    link: str
    token: str | None


def serve(
    place: Place,
    tell: Callable[[Opened], None],
    *,
    browser: bool = True,
    api: bool = False,
    token: str | None = None,
    country: str | None = None,
    journal: Path | None = None,
    readings: ReadingQueue | None = None,
) -> None:
    """Serves until it is stopped (Ctrl-C, SIGTERM). Raises AddressError, also for a token, a certificate or a key that
    cannot be used, BundleError or MemoryError where the engine cannot be loaded, DataError where a data file is not
    what it must be.

    tell:    called once, when the server can be used
    browser: whether to open the page in the person's browser
    api:     whether to make a token for programs; token: one that was given
    journal: the journal's folder; None: the usual one
    """
    place = place.checked()
    data.check()
    if token is not None:
        _check_token(token)
    made = secrets.token_urlsafe(32) if api and token is None else None
    readings = readings or ReadingQueue(Reader)
    bound, deaf = _bound(place), ExitStack()
    try:
        settings = Settings(
            port=bound.getsockname()[1],
            launch=secrets.token_urlsafe(32),
            bearer=token or made,
            names=place.all_names,
            secure=place.certificate is not None,
            country=country,
            journal=journal,
        )
        link = f"{settings.address}launch?token={settings.launch}"

        def ready() -> None:
            tell(Opened(link, made))
            if browser:  # beside the server: some browsers are waited for, and wait for its page
                threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()

        config = uvicorn.Config(create_app(settings, readings), **_quiet(place))
        _load(config, place)
        readings.start()
        deaf.enter_context(_without_interrupts())  # the server hears them itself, and passes them on when it ends
        _Server(config, ready).run(sockets=[bound])
    finally:
        deaf.enter_context(_without_interrupts())
        bound.close()
        readings.stop()
        deaf.close()


def _check_token(token: str) -> None:
    """Raises AddressError where a token keeps nobody out, or keeps everybody out."""
    if len(token) < _SHORTEST_TOKEN:
        raise AddressError(f"TEARWISE_TOKEN is too short to keep anybody out: {_SHORTEST_TOKEN} characters at least.")
    if not _SENT.fullmatch(token):
        raise AddressError(
            "TEARWISE_TOKEN has characters that no program can send in a header. Take letters without accents, digits "
            "and signs, and no space at either end."
        )


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Takes no notice of Ctrl-C, nor of being told to end by the system: one is enough to stop, and another one would
    break off what ends the threads in order. Signals are the main thread's alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.signal(one, signal.SIG_IGN) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler or signal.SIG_DFL)  # None: not Python's, and so it cannot be put back


class _Server(uvicorn.Server):
    """A server that says when it can be used."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _quiet(place: Place) -> dict[str, Any]:
    """What the server runs with: no log, nothing told about itself, nothing believed about who asks."""
    return {
        "log_config": None,
        "log_level": "critical",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "http": Connection,
        "ws": "none",
        "lifespan": "on",
        "limit_concurrency": MOST_CONNECTIONS,
        "timeout_keep_alive": KEPT_OPEN,
        "timeout_graceful_shutdown": 10,
        "ssl_certfile": None if place.certificate is None else str(place.certificate),
        "ssl_keyfile": None if place.key is None else str(place.key),
    }


def _load(config: uvicorn.Config, place: Place) -> None:
    """Reads the certificate, if there is one: here and once, since a key may ask for its passphrase. Raises
    AddressError."""
    if place.certificate is None:
        return
    try:
        config.load()
    except OSError:  # of which SSLError is one
        raise AddressError(
            f"{place.certificate} and {place.key} cannot be used as a certificate and its key. Are both PEM files that "
            "can be read, and does the key belong to the certificate?"
        ) from None


def _bound(place: Place) -> socket.socket:
    """A socket that is bound to the place. Raises AddressError."""
    config = uvicorn.Config(_nothing, host=place.host.strip("[]"), port=place.port, **_quiet(place))
    try:
        return config.bind_socket()
    except SystemExit:  # the way in which uvicorn says that it cannot
        raise AddressError(
            f"Cannot listen on {place.host}, port {place.port}: another program uses it, or it may not be used. "
            "Leave --port out to get a free one."
        ) from None


async def _nothing(scope: Any, receive: Any, send: Any) -> None:
    """Stands for an application while a socket is bound."""


def _named(host: str) -> str:
    """A host as it stands in an address: IPv6 in brackets."""
    host = host.strip().lower()
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _can_be_sent(named: str) -> bool:
    """Whether a browser may ask for a host, as it stands in an address."""
    if not named.startswith("["):
        return _NAME.fullmatch(named) is not None
    try:
        return bool(ipaddress.IPv6Address(named.removeprefix("[").removesuffix("]")))
    except ValueError:
        return False
