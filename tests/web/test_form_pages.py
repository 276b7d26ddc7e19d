"""Without scripts the answer to a form has an address like any other page, and what was written in it stays."""

from __future__ import annotations

import re

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tearwise.errors import JournalBusy
from tearwise.journal import Journal
from tearwise.web.form_pages import MOST, FormPage, FormPages

from .conftest import PASSPHRASE, SITE, only_session

TEXT = "My dad cried at the airport when I said goodbye. He said he was sorry."
LONG = "My dad cried. " * 2_000
DRAFT = "I am here. " * 600
ZEBRA = "a zebra in the note"


def send(visitor: TestClient, origin: str, form: str, **fields: str) -> Response:
    """Sends a form from a page, and follows to where that leads."""
    return visitor.post(form, data=fields, headers={"referer": f"{SITE}{origin}"})


def read(visitor: TestClient) -> str:
    """The address of a reading."""
    return send(visitor, "/", "/read", text=TEXT).url.path


def make_journal(visitor: TestClient) -> None:
    send(visitor, "/journal", "/journal/unlock", make="yes", passphrase=PASSPHRASE, again=PASSPHRASE)


def test_a_form_that_was_refused_is_shown_where_it_was_sent_from_until_it_is_sent_well(visitor: TestClient) -> None:
    refused = send(visitor, "/", "/read", text=LONG)
    assert [one.status_code for one in refused.history] == [303]
    assert (refused.url.path, refused.status_code) == ("/", 422)
    for _ in range(2):
        again = visitor.get("/")
        assert (again.status_code, again.text) == (422, refused.text)
        assert LONG.strip() in again.text
    assert again.headers["cache-control"] == "no-store"
    send(visitor, "/", "/read", text=TEXT)
    fresh = visitor.get("/")
    assert fresh.status_code == 200
    assert LONG.strip() not in fresh.text


def test_what_is_far_too_long_to_be_taken_is_shown_to_be_copied_also_after_going_back_and_forth(
    visitor: TestClient,
) -> None:
    refused = send(visitor, "/", "/read", text=TEXT + "x" * 3_000_000)
    assert (refused.url.path, refused.status_code) == ("/read", 413)
    assert TEXT in refused.text
    assert "data-problem" in refused.text  # by this the script knows it, and leaves the form as it is
    assert TEXT not in visitor.get("/").text
    assert visitor.get("/read").text == refused.text


def test_a_form_of_another_page_that_is_sent_well_leaves_it(visitor: TestClient) -> None:
    reading = read(visitor)
    send(visitor, reading, f"{reading}/reply", text=DRAFT)
    send(visitor, "/", "/read", text=TEXT)
    assert DRAFT.strip() in visitor.get(reading).text
    send(visitor, reading, f"{reading}/reply", text="I am here.")
    assert DRAFT.strip() not in visitor.get(reading).text


def test_where_nothing_was_written_it_is_told_once(visitor: TestClient) -> None:
    reading = read(visitor)
    question = re.search(r'name="question" value="(\w+)"', visitor.get(reading).text)
    assert question is not None
    refused = send(visitor, reading, f"{reading}/answer", question=question[1], how="chosen")
    assert (refused.url.path, refused.status_code) == (reading, 422)
    assert "Choose at least one" in refused.text
    assert visitor.get(reading).status_code == 200


def test_what_was_changed_is_kept_beside_the_reading_that_it_would_change(visitor: TestClient) -> None:
    reading = read(visitor)
    refused = send(visitor, f"{reading}/edit", "/read", text=LONG, sitting=reading.rpartition("/")[2])
    assert refused.url.path == f"{reading}/edit"
    assert LONG.strip() in visitor.get(f"{reading}/edit").text
    assert visitor.get(reading).status_code == 200
    visitor.post(f"{reading}/forget")  # from wherever
    assert LONG.strip() not in visitor.get(f"{reading}/edit").text


def test_a_page_without_the_form_hides_none(visitor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    make_journal(visitor)
    reading = read(visitor)
    episode = send(visitor, reading, f"{reading}/keep", person="Zelda").url.path

    def busy(*_: object, **__: object) -> None:
        raise JournalBusy("Another program is writing to the journal.")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "correct", busy)
        refused = send(visitor, episode, f"{episode}/correct", words=ZEBRA)
    assert (refused.url.path, refused.status_code) == (f"{episode}/correct", 503)
    assert ZEBRA in visitor.get(f"{episode}/correct").text
    assert visitor.get(episode).status_code == 200
    send(visitor, episode, f"{episode}/correct", words="his job")
    gone = visitor.get(f"{episode}/correct")
    assert (gone.url.path, gone.status_code) == (episode, 200)


def test_what_shows_the_journal_goes_with_it_and_nothing_else(visitor: TestClient) -> None:
    make_journal(visitor)
    reading = read(visitor)
    episode = send(visitor, reading, f"{reading}/keep", person="Zelda").url.path
    send(visitor, "/", "/read", text=LONG)
    refused = send(visitor, episode, f"{episode}/note", note=ZEBRA, happened="2999-01-01", person="Zelda")
    assert (refused.url.path, refused.status_code) == (episode, 422)
    assert ZEBRA in visitor.get(episode).text
    only_session(visitor).lock()
    door = visitor.get(episode)
    assert door.url.path == "/journal"
    assert ZEBRA not in door.text
    assert LONG.strip() in visitor.get("/").text
    send(visitor, "/journal", "/journal/unlock", passphrase=PASSPHRASE)
    assert ZEBRA not in visitor.get(episode).text


def test_what_is_deleted_stands_in_no_answer_to_a_form(visitor: TestClient) -> None:
    make_journal(visitor)
    reading = read(visitor)
    episode = send(visitor, reading, f"{reading}/keep", person="Zelda").url.path
    send(visitor, episode, f"{episode}/note", note=ZEBRA, happened="2999-01-01", person="Zelda")
    preview = send(visitor, "/journal/files", "/journal/export", kind="preview", redact="yes")
    assert (preview.url.path, "Zelda" in preview.text) == ("/journal/files", True)
    assert "Zelda" in visitor.get("/journal/files").text
    deleted = visitor.post(f"{episode}/delete", data={"sure": "yes"})
    assert "The episode is deleted." in deleted.text
    assert "Zelda" not in visitor.get("/journal/files").text
    assert ZEBRA not in visitor.get(episode).text


def test_a_journal_that_another_program_locked_is_not_shown(visitor: TestClient) -> None:
    make_journal(visitor)
    reading = read(visitor)
    episode = send(visitor, reading, f"{reading}/keep", person="Zelda").url.path
    send(visitor, episode, f"{episode}/note", note=ZEBRA, happened="2999-01-01")
    opened = only_session(visitor).journal
    assert opened is not None
    opened.lock()
    assert ZEBRA not in visitor.get(episode).text


def test_a_wrong_passphrase_is_told_at_the_door_once(visitor: TestClient) -> None:
    make_journal(visitor)
    send(visitor, "/journal", "/journal/lock")
    wrong = send(visitor, "/journal", "/journal/unlock", passphrase="eight quiet herons")
    assert (wrong.url.path, wrong.status_code) == ("/journal", 422)
    assert "herons" not in wrong.text
    assert visitor.get("/journal").status_code == 200


def test_whoever_leaves_leaves_nothing(visitor: TestClient) -> None:
    read(visitor)
    send(visitor, "/", "/read", text=LONG)
    session = only_session(visitor)
    assert len(session.sittings.all()) == 1
    assert session.pages.shown("/", unlocked=False) is not None
    visitor.post("/leave")
    assert session.pages.shown("/", unlocked=False) is None
    assert session.sittings.all() == ()
    assert visitor.get("/").status_code == 401


def test_scripts_and_whoever_does_not_say_where_a_form_stood_have_the_answer_itself(visitor: TestClient) -> None:
    elsewhere = ({"referer": "http://example.com/"}, {"referer": f"{SITE}//example.com/"})
    for headers in ({"referer": f"{SITE}/", "sec-fetch-mode": "cors"}, {}, *elsewhere):
        refused = visitor.post("/read", data={"text": LONG}, headers=headers)
        assert (refused.url.path, refused.status_code, refused.history) == ("/read", 422, [])
        assert visitor.get("/").status_code == 200


def test_a_script_that_sends_the_form_well_leaves_nothing_of_what_was_refused_before_it_ran(
    visitor: TestClient,
) -> None:
    send(visitor, "/", "/read", text=LONG)
    script = {"referer": f"{SITE}/", "sec-fetch-mode": "cors"}
    assert visitor.post("/read", data={"text": LONG}, headers=script).url.path == "/read"
    assert visitor.post("/awake", headers=script).status_code == 204
    assert LONG.strip() in visitor.get("/").text
    visitor.post("/read", data={"text": TEXT}, headers=script)
    assert LONG.strip() not in visitor.get("/").text


def test_only_so_many_are_kept() -> None:
    pages = FormPages()
    for number in range(MOST + 1):
        pages.keep(f"/reading/{number}", FormPage(422, {}, b"", stays=True))
    assert pages.shown("/reading/0", unlocked=False) is None
    assert pages.shown(f"/reading/{MOST}", unlocked=False) is not None
