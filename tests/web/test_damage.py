"""A journal that is damaged: where it opens all the same the page says so, and shows what can be read."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tearwise.errors import DataError, JournalBusy, JournalDamaged, JournalUnwritable, MissingExtra, TearwiseError
from tearwise.journal import Journal, header, keys
from tearwise.web.problems import problem_of
from tests.journal.torn import torn

from .conftest import CHEAP, FROM_US, PASSPHRASE
from .test_journal_pages import keep
from .test_pages import read, words_of

SAID = "A part of the journal's file is damaged."


@pytest.fixture
def opened(visitor: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is shown to whoever unlocks it."""
    monkeypatch.setattr(keys, "_of", lambda strength: strength or CHEAP)
    torn(folder)
    return visitor.post("/journal/unlock", data={"passphrase": PASSPHRASE}).text


def test_it_is_said_where_the_journal_is_opened_and_wherever_something_would_be_kept_or_taken_out(
    visitor: TestClient, opened: str
) -> None:
    assert SAID in words_of(opened)
    assert ">2026-01-01 00:59 · Dad<" in opened
    assert SAID in words_of(visitor.get("/journal/files").text)
    assert SAID in unescape(read(visitor)[1].partition('id="keep"')[2])


def test_where_the_list_itself_is_damaged_there_is_still_a_way_on(
    visitor: TestClient, opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SAID in words_of(opened)

    def damaged(self: Journal, **narrowed: object) -> None:
        raise JournalDamaged("The journal is damaged just there.")

    monkeypatch.setattr(Journal, "entries", damaged)
    monkeypatch.setattr(Journal, "people", damaged)
    answer = visitor.get("/journal")
    assert answer.status_code == 503
    assert "The journal is damaged just there." in answer.text
    assert "Nothing is kept yet" not in answer.text
    for way in ('href="/journal/files"', 'action="/journal/lock"'):
        assert way in answer.text
    assert SAID in words_of(visitor.get("/journal/files").text)


def test_it_is_said_no_longer_where_the_journal_is_locked(visitor: TestClient, opened: str) -> None:
    assert SAID in words_of(opened)
    assert SAID not in words_of(visitor.post("/journal/lock").text)
    assert SAID not in words_of(read(visitor)[1])


def test_of_a_whole_journal_nothing_is_said(unlocked: TestClient) -> None:
    keep(unlocked)
    pages = ("/journal", "/journal/files")
    assert not any(SAID in words_of(unlocked.get(path).text) for path in pages)
    assert SAID not in words_of(read(unlocked)[1])


def cut(folder: Path) -> None:
    (folder / header.NAME).write_bytes(b'{"form')


def emptied(folder: Path) -> None:
    (folder / header.DATABASE).write_bytes(b"")


def newer(folder: Path) -> None:
    (folder / header.NAME).write_text(json.dumps({"schema": f"{header.SCHEMA}9"}), "utf-8")


def test_a_program_that_unlocks_it_is_told_so_too(
    program: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = program.post("/api/v1/journal", json={"passphrase": PASSPHRASE}).json()
    whole = program.post("/api/v1/journal/unlock", json={"passphrase": PASSPHRASE}).json()
    assert (made["damage"], whole["damage"]) == (None, None)
    shutil.rmtree(folder)
    monkeypatch.setattr(keys, "_of", lambda strength: strength or CHEAP)
    torn(folder)
    opened = program.post("/api/v1/journal/unlock", json={"passphrase": PASSPHRASE})
    assert opened.status_code == 200
    assert opened.json()["damage"].startswith(SAID)
    kept = program.get("/api/v1/journal/episodes", headers={"tearwise-session": opened.json()["session"]})
    assert len(kept.json()["episodes"]) == 50


def test_where_our_own_page_unlocks_it_by_the_api_its_pages_say_so(
    visitor: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_of", lambda strength: strength or CHEAP)
    torn(folder)
    opened = visitor.post("/api/v1/journal/unlock", json={"passphrase": PASSPHRASE}, headers=FROM_US)
    assert opened.json()["damage"].startswith(SAID)
    assert SAID in words_of(visitor.get("/journal").text)


@pytest.mark.parametrize("spoilt", [cut, emptied, newer])
def test_a_file_that_cannot_be_used_is_told_so_and_not_that_tearwise_failed(
    visitor: TestClient, program: TestClient, folder: Path, spoilt: Callable[[Path], None]
) -> None:
    Journal.create(PASSPHRASE, folder, strength=CHEAP).lock()
    spoilt(folder)
    page = visitor.post("/journal/unlock", data={"passphrase": PASSPHRASE})
    answer = program.post("/api/v1/journal/unlock", json={"passphrase": PASSPHRASE})
    told = answer.json()
    assert (page.status_code, answer.status_code) == (503, 503)
    assert told["type"] == "urn:tearwise:problem:journal"
    assert told["title"] in words_of(page.text)
    assert told["detail"] in words_of(page.text)
    for said in (page.text, answer.text):
        assert "The journal cannot be used now" in said
        assert "failed" not in said


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (JournalBusy("Another program is writing."), "The journal cannot be used now"),
        (JournalUnwritable("The disk is full."), "The journal cannot be used now"),
        (MissingExtra("The journal is not installed."), "A part of Tearwise is not installed"),
        (DataError("The meanings lack one."), "Tearwise failed"),
    ],
)
def test_a_title_says_whose_matter_it_is(error: TearwiseError, title: str) -> None:
    assert problem_of(error).title == title


@pytest.mark.parametrize("path", ["/journal", "/journal/1", "/journal/patterns", "/journal/files"])
def test_an_open_journal_whose_disk_was_taken_out_is_told_so_and_is_there_again_with_it(
    unlocked: TestClient, folder: Path, path: str
) -> None:
    keep(unlocked)
    folder.rename(away := folder.with_name("away"))
    gone = unlocked.get(path)
    assert (gone.status_code, "See that its disk is there" in gone.text) == (503, True)
    away.rename(folder)
    assert unlocked.get(path).status_code == 200


def test_what_was_written_when_the_disk_was_taken_out_is_shown_to_be_copied(unlocked: TestClient, folder: Path) -> None:
    keep(unlocked)
    folder.rename(folder.with_name("away"))
    answer = unlocked.post("/journal/1/note", data={"note": "We talked the next day."})
    assert "See that its disk is there" in answer.text
    assert re.search(r"<textarea[^>]* readonly[^>]*>\nWe talked the next day\.</textarea>", answer.text)
