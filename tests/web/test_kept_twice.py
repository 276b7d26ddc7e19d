"""A reading that is kept from two windows: it is kept once, and what is written in the second is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tearwise.journal import Journal

from .conftest import PASSPHRASE
from .test_pages import read, words_of

FIRST = {"person": "Tom Ó Sé", "happened": "2026-11-20", "note": "He rang."}


@pytest.fixture
def path(unlocked: TestClient) -> str:
    """Where it was read, of a reading that is kept by now, with an answer that was looked over."""
    path, _ = read(unlocked)
    unlocked.post(f"{path}/reply", data={"text": "I am here."})
    assert unlocked.post(f"{path}/keep", data=FIRST).url.path == "/journal/1"
    return path


@pytest.mark.parametrize(
    "sent",
    [
        FIRST,
        {"person": "", "happened": "", "note": ""},
        {**FIRST, "person": "  tom  ó sé "},
        {**FIRST, "note": "He rang.\r\n"},
        {**FIRST, "said": "yes"},
    ],
)
def test_what_says_nothing_else_is_kept_already(unlocked: TestClient, path: str, sent: dict[str, str]) -> None:
    answer = unlocked.post(f"{path}/keep", data=sent)
    assert (answer.status_code, answer.url.path) == (200, "/journal/1")
    assert "It is kept in the journal." in answer.text


@pytest.mark.parametrize(
    ("sent", "stands"),
    [
        ({"note": "We went for a walk."}, "We went for a walk.</textarea>"),
        ({"person": "Ada"}, 'name="person" autocomplete="off" spellcheck="false" value="Ada"'),
        ({"happened": "2026-11-19"}, 'value="2026-11-19"'),
        ({"person": "x" * 5_000, "happened": "soon"}, 'value="soon"'),
    ],
)
def test_what_says_something_else_stands_in_the_form_that_changes_it(
    unlocked: TestClient, folder: Path, path: str, sent: dict[str, str], stands: str
) -> None:
    answer = unlocked.post(f"{path}/keep", data=sent)
    assert answer.status_code == 409
    assert "This reading is kept already" in words_of(answer.text)
    change = answer.text.partition('<details class="change" open>')[2]
    assert stands in change
    with Journal.open(PASSPHRASE, folder) as journal:
        assert len(journal) == 1
        assert journal.episode(1).content.note.startswith("He rang.")


def test_what_was_kept_first_stays_where_the_second_window_says_nothing_of_it_and_the_form_keeps_both(
    unlocked: TestClient, folder: Path, path: str
) -> None:
    change = unlocked.post(f"{path}/keep", data={"note": "We walked."}).text.partition('class="change"')[2]
    assert 'value="Tom Ó Sé"' in change
    assert 'value="2026-11-20"' in change
    assert 'name="revision" value="1"' in change
    sent = {"revision": "1", "person": "Tom Ó Sé", "happened": "2026-11-20", "note": "He rang. We walked."}
    assert unlocked.post("/journal/1/note", data=sent).url.path == "/journal/1"
    with Journal.open(PASSPHRASE, folder) as journal:
        assert journal.episode(1).content.note == "He rang. We walked."


def test_of_an_episode_that_was_deleted_meanwhile_what_was_written_is_shown(unlocked: TestClient, path: str) -> None:
    unlocked.post("/journal/1/delete", data={"sure": "yes"})
    answer = unlocked.post(f"{path}/keep", data={"note": "We walked."})
    assert answer.status_code == 404
    assert "We walked.</textarea>" in answer.text
