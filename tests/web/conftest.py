"""The server in this process, with the scripted engine in the reader; and its clients: a browser, and a program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from tearwise import assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal, Strength
from tearwise.web.app import create_app
from tearwise.web.keeping import Keeping
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.sessions import Session, Sessions
from tearwise.web.settings import Settings

LAUNCH = "launch-token-of-the-tests"
BEARER = "bearer-token-of-the-tests"
PORT = 8123
SITE = f"http://127.0.0.1:{PORT}"
PASSPHRASE = "seven quiet herons"
CHEAP = Strength(memory=64, passes=1, lanes=1)
FROM_US = {"origin": SITE, "sec-fetch-site": "same-origin"}


def outside_the_loop(made: Callable[..., Any]) -> Callable[..., Any]:
    """The same, which fails where it keeps the server from answering others meanwhile."""

    def called(*given: Any, **named: Any) -> Any:
        with pytest.raises(RuntimeError, match="no running event loop"):
            asyncio.get_running_loop()
        return made(*given, **named)

    return called


def scripted() -> assembly.Reader:
    return assembly.Reader(ScriptedEngine())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal lies, when there is one."""
    return tmp_path / "journal"


@pytest.fixture
def settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Of a server whose journal costs little to open."""

    def create(self: Keeping, passphrase: str) -> Journal:
        return Journal.create(passphrase, self.folder, strength=CHEAP)

    monkeypatch.setattr(Keeping, "create", create)
    return Settings(port=PORT, launch=LAUNCH, bearer=BEARER, country="IE", arrives_in=5.0, journal=folder)


@pytest.fixture
def anybody(settings: Settings) -> Iterator[TestClient]:
    """A client without a session or a token."""
    with TestClient(create_app(settings, ReadingQueue(scripted)), base_url=SITE) as client:
        yield client


@pytest.fixture
def visitor(anybody: TestClient) -> TestClient:
    """A browser that followed the launch link, and says where its requests come from."""
    assert anybody.get(f"/launch?token={LAUNCH}").status_code == 200
    anybody.headers.update({"origin": SITE, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"})
    return anybody


def sessions_of(client: TestClient) -> Sessions:
    """The sessions of a client's server."""
    return cast(Sessions, client.app._app._app.state.sessions)  # type: ignore[attr-defined]


def only_session(client: TestClient) -> Session:
    """The one session of a client's server."""
    (found,) = sessions_of(client)._open.values()
    return found


@pytest.fixture
def program(anybody: TestClient) -> TestClient:
    """A program with the bearer token."""
    anybody.headers["authorization"] = f"Bearer {BEARER}"
    return anybody


@pytest.fixture
def unlocked(visitor: TestClient) -> TestClient:
    """A browser that has made a journal, and has it open."""
    answer = visitor.post("/journal/unlock", data={"passphrase": PASSPHRASE, "again": PASSPHRASE, "make": "yes"})
    assert answer.url.path == "/journal"
    return visitor
