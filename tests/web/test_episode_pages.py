"""The forms of an episode: nothing that was written into one is lost, cut, or kept as what it is not."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import Request
from starlette.testclient import TestClient

from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import JournalBusy, JournalUnwritable
from tearwise.interview import blank
from tearwise.journal import Journal
from tearwise.web import episode_pages
from tearwise.web.forms import Form
from tests.journal.overtaken import overtake

from .conftest import CHEAP, PASSPHRASE, only_session, scripted
from .test_journal_pages import keep
from .test_pages import read, words_of

LONG = "I am here for you. " * 40


@pytest.mark.parametrize(
    ("said", "text", "headed"),
    [("", "I am here for you.", "An answer that I drafted:"), ("yes", LONG, "The answer that I gave:")],
)
def test_an_answer_that_was_only_drafted_or_is_long_is_kept_whole_in_the_note(
    unlocked: TestClient, folder: Path, said: str, text: str, headed: str
) -> None:
    for note in ("We hugged.", ""):
        path, _ = read(unlocked)
        unlocked.post(f"{path}/reply", data={"text": text})
        unlocked.post(f"{path}/keep", data={"person": "", "note": note, "said": said})
    with Journal.open(PASSPHRASE, folder) as journal:
        first, second = journal.episodes()
    assert first.content.note == f"We hugged.\n\n{headed}\n{text}"
    assert second.content.note == f"{headed}\n{text}"
    assert first.content.responses == second.content.responses == ()


def test_what_was_just_now_is_of_the_day_on_which_it_was_written(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    sittings, id = only_session(unlocked).sittings, path.rpartition("/")[2]
    sitting = sittings.find(id)
    assert sitting is not None
    before_midnight = datetime(2026, 11, 20, 23, 58)
    sittings.keep(replace(sitting, written=before_midnight.timestamp()))
    kept = unlocked.post(f"{path}/keep", data={"person": "", "happened": "", "note": ""})
    assert "2026-11-20 23:58" in words_of(kept.text)
    path, _ = read(unlocked)
    kept = unlocked.post(f"{path}/keep", data={"person": "", "happened": "2026-11-19", "note": ""})
    assert "2026-11-19" in words_of(kept.text)


def test_a_note_that_is_too_long_only_with_the_answer_says_so(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    unlocked.post(f"{path}/reply", data={"text": "I am here for you."})
    for length, said in ((19_990, True), (20_001, False)):
        answer = unlocked.post(f"{path}/keep", data={"note": "x" * length})
        assert answer.status_code == 422
        assert ("is counted with it" in answer.text) == said
        assert f">\n{'x' * length}</textarea>" in answer.text


def test_a_form_that_is_refused_comes_back_open_with_what_was_written(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    unlocked.post(f"{path}/reply", data={"text": "I am here."})
    wrong = {"person": "Nana <b>", "happened": "20226-11-20", "note": "We\nhugged.", "said": "yes"}
    page = unlocked.post(f"{path}/keep", data=wrong)
    assert page.status_code == 422
    kept = page.text.partition('id="keep"')[2]
    assert "When it happened is a date" in kept
    for given in ('value="Nana &lt;b&gt;"', 'value="20226-11-20"', ">\nWe\nhugged.</textarea>", 'value="yes" checked'):
        assert given in kept

    address = keep(unlocked, note="Old.")
    unlocked.post(f"{address}/note", data={"person": "Tom", "happened": "", "note": "Old.", "did": "held him"})
    wrong = {"person": "Ann", "happened": "20226-11-20", "note": "New.", "did": "made tea", "helped": "partly"}
    page = unlocked.post(f"{address}/note", data={**wrong, "helped-0": "no"})
    assert page.status_code == 422
    form = page.text.partition('<details class="change" open>')[2].partition("</details>")[0]
    assert "When it happened is a date" in form
    for given in ('value="Ann"', 'value="20226-11-20"', ">\nNew.</textarea>", 'value="made tea"'):
        assert given in form
    assert form.count('value="partly" selected') == form.count('value="no" selected') == 1

    page = unlocked.post(f"{address}/correct", data={"meaning": ["remorse"], "words": f"long {'x' * 20_000}"})
    form = page.text.partition('<details class="correct" open>')[2].partition("</details>")[0]
    assert "at most 20,000" in form
    assert f">\nlong {'x' * 20_000}</textarea>" in form
    assert 'value="remorse" checked' in form
    assert form.index('<p class="wrong" id="wrong" role="alert">') < form.index('<fieldset aria-describedby="wrong">')
    page = unlocked.post(f"{address}/delete", data={"sure": "no"}).text
    assert "Tick the box" in page.partition('<details class="delete" open>')[2]
    assert '<p class="wrong summary"><a href="#delete">Tick the box' in page
    assert "<title>Error: Episode" in page
    assert re.search(r'<input type="checkbox" name="sure"[^>]* aria-invalid="true" aria-describedby="wrong">', page)
    unspoilt = unlocked.get(address).text.partition('class="correct"')[2]
    assert not re.search(r'aria-invalid|aria-describedby="wrong"', unspoilt)


@pytest.mark.parametrize(
    ("ticked", "told"),
    [
        ({}, "Nothing is ticked any more"),
        ({"meaning": ["trust"], "none": "yes"}, "“None of these” is ticked, and a meaning too"),
    ],
)
@pytest.mark.parametrize("before", [{"meaning": ["love"]}, {"none": "yes"}])
def test_ticks_that_can_mean_two_things_are_asked_about_and_not_said_to_be_kept(
    unlocked: TestClient, folder: Path, before: dict[str, Any], ticked: dict[str, Any], told: str
) -> None:
    address = keep(unlocked)
    unlocked.post(f"{address}/correct", data={**before, "words": ""})
    answer = unlocked.post(f"{address}/correct", data={**ticked, "words": "He told me later."})
    assert answer.status_code == 422
    form = answer.text.partition('<details class="correct" open>')[2].partition("</details>")[0]
    assert told in form
    assert ">\nHe told me later.</textarea>" in form
    assert form.count(" checked") == len(ticked)
    with Journal.open(PASSPHRASE, folder) as journal:
        (kept,) = journal.episode(1).corrections
    assert list(kept.meanings or ()) == before.get("meaning", [])


def test_that_none_of_the_meanings_fits_stays_ticked(unlocked: TestClient) -> None:
    address = keep(unlocked)
    assert " checked" not in unlocked.get(address).text.partition('<details class="correct"')[2]
    unlocked.post(f"{address}/correct", data={"none": "yes", "words": ""})
    form = unlocked.get(address).text.partition('<details class="correct"')[2].partition("</details>")[0]
    assert form.count(" checked") == 1
    assert 'name="none" value="yes" checked' in form


@pytest.mark.parametrize(
    ("typed", "status", "happened"),
    [
        *((part, 422, "2026-11-20T21:30") for part in ("2", "2026", "2026-1", "2026-11", "2026-11-2", "2026-11-20T")),
        *((part, 422, "2026-11-20T21:30") for part in (" ", "2026-11-20T2", "2026-11-20T21:", "2026-11-20T21:3")),
        *((same, 200, "2026-11-20T21:30") for same in ("", "2026-11-20", "2026-11-20T21:30")),
        ("2026-11-19", 200, "2026-11-19"),
        ("2026-11-20T21:31", 200, "2026-11-20T21:31"),
    ],
)
def test_a_day_is_left_as_it_is_only_where_all_of_it_stands_there(
    unlocked: TestClient, folder: Path, typed: str, status: int, happened: str
) -> None:
    address = keep(unlocked, happened="2026-11-20T21:30")
    answer = unlocked.post(
        f"{address}/note", data={"person": "", "happened": typed, "note": "He rang.", "revision": ""}
    )
    assert answer.status_code == status
    assert ("When it happened is a date" in answer.text) == (status == 422)
    with Journal.open(PASSPHRASE, folder) as journal:
        content = journal.episode(1).content
    assert (content.happened, content.note) == (happened, "He rang." if status == 200 else "")


def test_no_form_cuts_what_is_pasted_into_it(unlocked: TestClient) -> None:
    _, page = read(unlocked)
    pages = [page, *(unlocked.get(address).text for address in ("/", keep(unlocked), "/journal/files"))]
    assert "<textarea" in "".join(pages)
    assert not [one for one in pages if "maxlength" in one]
    for field, longest in (("note", 20_000), ("did", 500), ("person", 200)):
        text = "x" * (longest + 1)
        answer = unlocked.post("/journal/1/note", data={"person": "", "happened": "", field: text})
        assert answer.status_code == 422
        assert f"at most {longest:,} can be kept" in answer.text
        assert text in answer.text


def test_a_form_that_is_sent_twice_counts_once(unlocked: TestClient, folder: Path) -> None:
    path, _ = read(unlocked)
    first, second = (unlocked.post(f"{path}/keep", data={"person": "Tom"}) for _ in range(2))
    assert first.url.path == second.url.path == unlocked.get(path).url.path == "/journal/1"
    told = {"person": "Tom", "happened": "", "note": "", "did": "held him", "revision": "1"}
    for _ in range(2):
        unlocked.post("/journal/1/note", data=told)
    unlocked.post("/journal/1/note", data={**told, "revision": "2"})
    with Journal.open(PASSPHRASE, folder) as journal:
        (kept,) = journal.episodes()
    assert [one.what for one in kept.content.responses] == ["held him", "held him"]


def test_a_reading_that_is_sent_to_be_kept_twice_at_once_is_kept_once(
    unlocked: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, form_of, came, both = Journal.add, episode_pages.form_of, [], threading.Event()

    async def heard(request: Request) -> Form:
        form = await form_of(request)
        came.append(form)
        if len(came) == 2:
            both.set()
        return form

    def slow(*given: Any, **named: Any) -> Any:
        assert both.wait(20)
        return add(*given, **named)

    path, _ = read(unlocked)
    monkeypatch.setattr(Journal, "add", slow)
    monkeypatch.setattr(episode_pages, "form_of", heard)
    with ThreadPoolExecutor(2) as threads:
        sent = [threads.submit(unlocked.post, f"{path}/keep", data={"person": "Tom"}) for _ in range(2)]
        assert [one.result(120).url.path for one in sent] == ["/journal/1", "/journal/1"]
    with Journal.open(PASSPHRASE, folder) as journal:
        assert len(list(journal.episodes())) == 1


def test_names_are_looked_up_beside_the_server_and_a_reading_is_shown_without_them(
    unlocked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = read(unlocked)
    looking: list[int] = []

    async def where() -> int:
        return threading.get_ident()

    def busy(journal: Journal) -> None:
        looking.append(threading.get_ident())
        raise JournalBusy("Another program is writing to the journal.")

    monkeypatch.setattr(Journal, "people", busy)
    answer = unlocked.get(path)
    assert unlocked.portal is not None
    assert answer.status_code == 200
    assert f'action="{path}/keep"' in answer.text
    assert looking
    assert unlocked.portal.call(where) not in looking


@pytest.mark.parametrize("form", ["keep", "note", "correct"])
@pytest.mark.parametrize("program", [True, False])
def test_what_was_written_is_shown_where_the_journal_has_locked_itself(
    unlocked: TestClient, folder: Path, form: str, program: bool
) -> None:
    address, (path, _) = keep(unlocked), read(unlocked)
    if program:
        with Journal.open(PASSPHRASE, folder) as journal:
            journal.change_passphrase("nine loud geese", strength=CHEAP)
    else:
        only_session(unlocked).lock()
    where = f"{path}/keep" if form == "keep" else f"{address}/{form}"
    answer = unlocked.post(where, data={"person": "", "words": "It was <b>hard</b>.", "note": "It was <b>hard</b>."})
    assert answer.status_code == 401
    assert ">\nIt was &lt;b&gt;hard&lt;/b&gt;.</textarea>" in answer.text
    assert "copy it before you unlock" in answer.text
    assert " data-door" in answer.text  # by this the script knows it, and leaves the form as it is
    assert "Tom" not in answer.text
    assert ('name="for" value="' + path.rpartition("/")[2] in answer.text) == (form == "keep")


@pytest.mark.parametrize("form", ["keep", "note", "correct"])
def test_what_was_written_is_shown_where_the_journal_cannot_be_written(
    unlocked: TestClient, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    address, (path, _) = keep(unlocked), read(unlocked)

    def full(*_: object, **__: object) -> None:
        raise JournalUnwritable("The disk is full, and nothing was changed.")

    for name in ("add", "edit", "correct"):
        monkeypatch.setattr(Journal, name, full)
    where = f"{path}/keep" if form == "keep" else f"{address}/{form}"
    answer = unlocked.post(where, data={"person": "", "words": "It was <b>hard</b>.", "note": "It was <b>hard</b>."})
    assert answer.status_code == 503
    assert "The disk is full" in answer.text
    assert answer.text.count(">\nIt was &lt;b&gt;hard&lt;/b&gt;.</textarea>") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mein Vater hat geweint, als ich ausgezogen bin, und er sagte, es tue ihm leid.", "German"),
        ("The cat sat on the mat, and we had tea in the garden.", "nobody cries"),
        ("My dad cried.", "Too little to tell"),
    ],
)
def test_an_account_that_could_not_be_read_is_shown_without_meanings(
    unlocked: TestClient, folder: Path, text: str, said: str
) -> None:
    with Journal.open(PASSPHRASE, folder) as journal:
        number = journal.add(scripted().read(text), person="Tom").id
        journal.correct(number, None, "it was his job")
    page = unlocked.get(f"/journal/{number}")
    words = words_of(page.text)
    assert said in words
    assert text in words
    assert "How likely each meaning is" not in words
    assert "%" not in words
    assert "The program read" not in words
    assert "How likely each meaning is" in words_of(unlocked.get(keep(unlocked)).text)


def test_what_another_window_kept_meanwhile_is_not_written_over(unlocked: TestClient, folder: Path) -> None:
    address = keep(unlocked)
    form = {"person": "Tom", "happened": "2026-11-20", "did": "", "helped": "", "revision": "1"}
    unlocked.post(f"{address}/note", data={**form, "note": "He rang."})
    answer = unlocked.post(
        f"{address}/note", data={**form, "note": "He wrote <b>.", "did": "made tea", "helped": "yes"}
    )
    assert answer.status_code == 409
    assert "He rang." in words_of(answer.text)
    shown = answer.text.partition('<details class="change" open>')[2].partition("</details>")[0]
    assert "was changed meanwhile" in shown
    for given in (">\nHe wrote &lt;b&gt;.</textarea>", 'value="made tea"', 'name="revision" value="2"'):
        assert given in shown
    with Journal.open(PASSPHRASE, folder) as journal:
        assert [one.content.note for one in journal.episodes()] == ["He rang."]
    both = {**form, "note": "He rang. He wrote.", "did": "made tea", "revision": "2"}
    assert unlocked.post(f"{address}/note", data=both).status_code == 200
    with Journal.open(PASSPHRASE, folder) as journal:
        (kept,) = journal.episodes()
    assert (kept.content.note, kept.revision) == ("He rang. He wrote.", 3)


def test_of_two_windows_in_the_same_instant_one_is_told_of_the_other(
    unlocked: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = keep(unlocked)
    overtake(monkeypatch, "He rang.")
    form = {"person": "Tom", "happened": "2026-11-20", "did": "", "helped": "", "revision": "1", "note": "He wrote."}
    answer = unlocked.post(f"{address}/note", data=form)
    assert (answer.status_code, "He rang." in words_of(answer.text)) == (409, True)
    shown = answer.text.partition('<details class="change" open>')[2].partition("</details>")[0]
    assert all(given in shown for given in ("He wrote.</textarea>", 'name="revision" value="2"'))
    with Journal.open(PASSPHRASE, folder) as journal:
        assert [one.content.note for one in journal.episodes()] == ["He rang."]


@pytest.mark.parametrize("changed", [{"note": "He rang."}, {"person": "TOM"}, {"did": "held him", "helped": "yes"}, {}])
def test_a_form_that_is_sent_twice_is_no_other_window(
    unlocked: TestClient, folder: Path, changed: dict[str, str]
) -> None:
    address = keep(unlocked)
    form = {"person": "Tom", "happened": "2026-11-20", "note": "", "did": "", "helped": "", "revision": "1", **changed}
    for _ in range(2):
        assert unlocked.post(f"{address}/note", data=form).status_code == 200
    with Journal.open(PASSPHRASE, folder) as journal:
        (kept,) = journal.episodes()
    assert kept.content.note == form["note"]
    assert [(one.what, one.helped) for one in kept.content.responses] == ([("held him", "yes")] if form["did"] else [])


def test_a_form_that_is_wrong_and_old_is_still_old_when_it_comes_again(unlocked: TestClient) -> None:
    address = keep(unlocked)
    form = {"person": "Tom", "happened": "2026-11-20", "did": "", "revision": "1"}
    unlocked.post(f"{address}/note", data={**form, "note": "He rang."})
    answer = unlocked.post(f"{address}/note", data={**form, "note": "He wrote.", "happened": "20226-11-20"})
    assert answer.status_code == 422
    assert 'name="revision" value="1"' in answer.text


def test_what_was_just_done_is_said_once(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    kept = unlocked.post(f"{path}/keep", data={"person": "Tom"})
    address, said = kept.url.path, "It is kept in the journal."
    assert said in kept.text
    assert said not in unlocked.get(address).text
    assert said in unlocked.post(f"{path}/keep", data={"person": "Tom"}).text  # sent twice, it says the same
    assert "What you say is kept." in unlocked.post(f"{address}/correct", data={"none": "yes"}).text
    assert "The last correction is taken back." in unlocked.post(f"{address}/take-back", data={"sent": ""}).text
    assert "What you changed is kept." in unlocked.post(f"{address}/note", data={"note": "We talked."}).text
    assert 'class="done"' not in unlocked.post(f"{address}/delete", data={"sure": ""}).text  # not ticked, and not done
    deleted = unlocked.post(f"{address}/delete", data={"sure": "yes"})
    assert "The episode is deleted." in deleted.text
    assert 'class="done"' not in unlocked.get("/journal").text
    sent = {"passphrase": PASSPHRASE, "new": "nine loud geese fly", "again": "nine loud geese fly"}
    assert "The passphrase is changed." in unlocked.post("/journal/passphrase", data=sent).text


def test_answers_without_an_account_are_shown_as_that(unlocked: TestClient, folder: Path) -> None:
    alone = blank(ScriptedEngine().combination).answer("trigger", ["death"])
    with Journal.open(PASSPHRASE, folder) as journal:
        id = journal.add(alone.reading("scripted/1")).id
    shown = words_of(unlocked.get(f"/journal/{id}").text)
    assert "have lost somebody" in shown
    assert "(no account, answers alone)" in shown
    assert "What you answered What set off the tears? A death" in shown
    assert "No single passage decides it" not in shown


def test_a_correction_is_taken_back_once_however_often_the_form_is_sent(unlocked: TestClient) -> None:
    address = keep(unlocked)
    unlocked.post(f"{address}/correct", data={"meaning": "love", "words": "It was the goodbye."})
    page = unlocked.post(f"{address}/correct", data={"meaning": "other", "words": "It was his job."})
    assert 'name="corrections" value="2"' in page.text
    for _ in range(2):  # as a double click without scripts does
        answer = unlocked.post(f"{address}/take-back", data={"corrections": "2"})
        assert "The last correction is taken back." in answer.text
        assert "It was the goodbye." in words_of(answer.text)


def test_a_correction_that_another_window_has_made_is_not_taken_back_unseen(unlocked: TestClient) -> None:
    address = keep(unlocked)
    unlocked.post(f"{address}/correct", data={"meaning": "love", "words": "It was the goodbye."})
    unlocked.post(f"{address}/correct", data={"meaning": "other", "words": "It was his job."})
    answer = unlocked.post(f"{address}/take-back", data={"corrections": "1"})
    assert answer.status_code == 409
    assert "nothing was taken back" in words_of(answer.text)
    assert "You say: Something else. “It was his job.”" in words_of(answer.text)
