"""A file is imported on the page: in memory alone, bounded, all of it or nothing."""

from __future__ import annotations

import asyncio
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tearwise import assembly
from tearwise.accounts import Account
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import JournalLocked
from tearwise.journal import Journal
from tearwise.reading import Reading, Scores
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.sessions import Sessions
from tearwise.web.settings import Settings
from tearwise.web.taking_in import TakingIn

from .conftest import CHEAP, PASSPHRASE, sessions_of
from .test_journal_pages import keep


def bring(client: TestClient, content: bytes, **fields: str) -> Response:
    return client.post("/journal/import", files={"file": ("journal.json", content)}, data=fields)


def test_what_was_exported_is_imported_on_the_page(unlocked: TestClient) -> None:
    address = keep(unlocked)
    exported = unlocked.post("/journal/export", data={"kind": "json"}).content
    unlocked.post(f"{address}/delete", data={"sure": "yes"})
    assert "1 episode came in." in bring(unlocked, exported).text
    assert "0 episodes came in; 1 was there already." in bring(unlocked, exported).text
    assert "Tom" in unlocked.get("/journal").text


def test_entries_of_another_program_are_read_when_they_are_imported(unlocked: TestClient) -> None:
    entries = [
        {"title": "Evening.", "body": "My dad cried and said he was sorry.", "date": "2026-11-20", "time": "21:30"},
        {"title": "Shopping.", "body": "We bought a lamp.", "date": "2026-11-21", "time": "10:00"},
    ]
    content = json.dumps({"entries": entries}).encode()
    assert "1 episode came in; 1 left out, since nobody cries in it." in bring(unlocked, content).text
    assert "1 episode came in; 1 was there already." in bring(unlocked, content, every="yes").text


@pytest.mark.parametrize("content", [b"", b"zebra", b"PK\x03\x04zebra", b'{"schema": "tearwise.journal/1"}'])
def test_a_file_that_cannot_be_imported_is_told(unlocked: TestClient, content: bytes) -> None:
    answer = bring(unlocked, content)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "zebra" not in answer.text


def test_a_file_is_imported_in_memory_alone(unlocked: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it was written to a file")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", refuse)
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    entry = {"title": "", "body": "My dad cried and said sorry.", "date": "2026-11-20"}
    content = json.dumps({"entries": [entry]}).encode() + b" " * (3 * 1024 * 1024)
    assert "1 episode came in." in bring(unlocked, content).text


def test_too_large_a_file_and_too_many_entries_are_refused(
    unlocked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = {"content-type": "multipart/form-data; boundary=x", "content-length": str(70 * 1024 * 1024)}
    assert unlocked.post("/journal/import", content=b"--x", headers=head).status_code == 413
    monkeypatch.setattr("tearwise.web.taking_in.MOST_READ", 2)
    entries = [{"title": "", "body": f"He cried {n}.", "date": "2026-11-20"} for n in range(3)]
    answer = bring(unlocked, json.dumps({"entries": entries}).encode())
    assert answer.status_code == 422
    assert "tearwise journal import" in answer.text


def test_a_bomb_in_an_archive_is_not_unpacked(unlocked: TestClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", b" " * (70 * 1024 * 1024))
    assert len(packed.getvalue()) < 1024 * 1024
    answer = bring(unlocked, packed.getvalue())
    assert answer.status_code == 422
    assert "larger than 64 MB" in answer.text  # as the page and the documents say


@pytest.mark.parametrize("sent", [{"data": {"file": "x"}}, {"files": {"other": ("x", b"x")}}, {"content": b"--x"}])
def test_a_form_without_a_file_is_refused(unlocked: TestClient, sent: dict[str, Any]) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"} if "content" in sent else {}
    assert unlocked.post("/journal/import", headers=headers, **sent).status_code in (400, 415, 422)


class Slow(ScriptedEngine):
    """The scripted engine, which takes two minutes for each go, by a clock that a server's sessions go by."""

    def __init__(self) -> None:
        self.now = 0.0
        self.scored = 0
        self.sessions = Sessions(Settings(port=1, unlocked=600), clock=lambda: self.now)

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        texts = list(texts)
        self.scored += len(texts)
        self.now += 120
        self.sessions.sweep()  # as other requests do
        return super().score(texts)


def imported(engine: Slow, folder: Path, bodies: list[str]) -> tuple[int, int]:
    """How many entries of a file came in, and how many were left out."""
    entries = [{"title": "", "body": body, "date": "2026-11-20"} for body in bodies]
    journal = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    engine.sessions.unlock_for_program(journal)
    readings = ReadingQueue(lambda: assembly.Reader(engine))
    readings.start()
    taking_in = TakingIn(readings, engine.sessions)
    taken = asyncio.run(taking_in.take(journal, json.dumps({"entries": entries}).encode()))
    readings.stop()
    assert not journal.locked
    return taken.came, taken.left


def test_the_journal_stays_open_while_a_file_is_read(folder: Path) -> None:
    engine = Slow()
    assert imported(engine, folder, [f"My dad cried, number {n}." for n in range(80)]) == (80, 0)
    assert engine.now > 600


def test_an_entry_in_which_nobody_cries_costs_no_more_than_one_look(folder: Path) -> None:
    engine = Slow()
    bodies = [f"We were sorry to leave, and came home again together, number {n}." for n in range(30)]
    assert imported(engine, folder, bodies) == (0, 30)
    assert engine.scored == 30


def file_of(bodies: list[str]) -> bytes:
    return json.dumps({"entries": [{"title": "", "body": body, "date": "2026-11-20"} for body in bodies]}).encode()


def locking(monkeypatch: pytest.MonkeyPatch, folder: Path, after: Callable[[], None] = lambda: None) -> list[int]:
    """Has the journal locked by another program while the first entries of a file are read; how many each go has."""
    goes: list[int] = []
    read_all = ReadingQueue.read_all

    async def meanwhile(self: ReadingQueue, accounts: Sequence[Account]) -> list[Reading]:
        if not goes:
            Journal.lock_everywhere(folder)
            after()
        goes.append(len(accounts))
        return await read_all(self, accounts)

    monkeypatch.setattr(ReadingQueue, "read_all", meanwhile)
    return goes


def test_a_journal_that_is_locked_while_a_file_is_read_is_told(
    unlocked: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locking(monkeypatch, folder)
    answer = bring(unlocked, file_of(["My dad cried and said he was sorry."]))
    assert "The journal is locked" in answer.text
    assert "nothing of it came in" in answer.text
    assert "nothing of it came in" not in unlocked.get("/journal").text


def test_no_more_of_a_file_is_read_once_the_journal_is_locked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Slow()
    goes = locking(monkeypatch, folder)
    with pytest.raises(JournalLocked):
        imported(engine, folder, [f"My dad cried, number {n}." for n in range(80)])
    assert len(goes) == 1


def test_an_import_that_was_locked_out_leaves_a_journal_alone_that_is_open_again(
    unlocked: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = sessions_of(unlocked)
    again = []

    def locked_and_unlocked() -> None:
        again.append(sessions.renew())
        sessions.unlock(again[0], Journal.open(PASSPHRASE, folder))

    locking(monkeypatch, folder, locked_and_unlocked)
    bring(unlocked, file_of(["My dad cried and said he was sorry."]))
    assert again[0].journal is not None
    assert not again[0].journal.locked
