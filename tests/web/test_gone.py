"""A client goes away before its answer is there: nobody else waits for what it asked."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import httpx
import pytest
import uvicorn

from tearwise import assembly
from tearwise.reading import Scores
from tearwise.web.app import create_app
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.settings import Settings

from .conftest import BEARER
from .test_reading_queue import Gated

FIRST, LAST = "He cried.", "They cried and said sorry."
HEADERS = {"authorization": f"Bearer {BEARER}"}


class Recording(Gated):
    """It remembers what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.begun = threading.Event()

    def score(self, texts: Sequence[str]) -> list[Scores]:
        self.texts += (texts := list(texts))
        self.begun.set()
        return super().score(texts)


@pytest.fixture
def engine() -> Recording:
    return Recording()


@pytest.fixture
def queue(engine: Recording) -> ReadingQueue:
    return ReadingQueue(lambda: assembly.Reader(engine))


@pytest.fixture
def site(settings: Settings, engine: Recording, queue: ReadingQueue) -> Iterator[str]:
    """A server that listens on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        app = create_app(replace(settings, port=port), queue)
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            engine.go.set()
            server.should_exit = True
            thread.join(120)


def asked(site: str, path: str, text: str) -> socket.socket:
    """A connection that has sent an account, and waits."""
    host = site.removeprefix("http://")
    body = json.dumps({"text": text}).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: application/json\r\nAuthorization: Bearer {BEARER}\r\n\r\n"
    )
    connection = socket.create_connection(("127.0.0.1", int(host.rpartition(":")[2])), timeout=120)
    connection.sendall(head.encode() + body)
    return connection


def waited_for(queue: ReadingQueue) -> list[object]:
    """What stands in the queue and somebody still waits for."""
    return [work for work in list(queue._waiting.queue) if work is not None and not work.done.cancelled()]


def until(holds: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("path", ["readings", "guidance", "worries", "notices"])
def test_what_a_client_that_went_away_asked_for_is_not_read(
    site: str, engine: Recording, queue: ReadingQueue, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with asked(site, "/api/v1/readings", FIRST) as first:
        assert engine.begun.wait(120)
        gone = [asked(site, f"/api/v1/{path}", f"She cried, number {n}.") for n in range(6)]
        until(lambda: len(waited_for(queue)) == len(gone))
        for connection in gone:
            connection.close()
        until(lambda: not waited_for(queue))
        engine.go.set()
        answered = httpx.post(f"{site}/api/v1/readings", json={"text": LAST}, headers=HEADERS, timeout=120)
        assert answered.status_code == 200
        assert first.recv(16).startswith(b"HTTP/1.1 200")
    assert {FIRST, LAST} <= set(engine.texts)
    assert not [text for text in engine.texts if "number" in text]
    assert "failed" not in capfd.readouterr().err
