"""The journal's pages: what is kept, and who gets in."""

from __future__ import annotations

import json
import os
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from tearwise.errors import JournalLocked, JournalUnwritable, PassphraseWeak, PassphraseWrong
from tearwise.journal import Journal, creation, keychain
from tearwise.journal.exchange import schema
from tearwise.journal.place import ASIDE
from tearwise.replacement import Unsettled
from tearwise.web.keeping import LONGEST_PASSPHRASE, Attempts, Keeping
from tearwise.web.problems import Problem
from tearwise.web.sessions import Sessions
from tearwise.web.settings import Settings
from tearwise.web.taking_in import MOST_READ
from tests.journal.conftest import no_larger_files

from .conftest import CHEAP, FROM_US, PASSPHRASE, only_session, scripted, sessions_of
from .test_pages import TEXT, read, words_of


def keep(client: TestClient, text: str = TEXT, **more: str) -> str:
    """The address of a new episode."""
    path, _ = read(client, text)
    answer = client.post(f"{path}/keep", data={"person": "Tom", "happened": "2026-11-20", "note": "", **more})
    assert answer.status_code == 200, words_of(answer.text)
    return answer.url.path


def test_a_page_of_words_is_not_searched_for(unlocked: TestClient) -> None:
    keep(unlocked)
    assert "Tom" in words_of(unlocked.post("/journal/search", data={"words": "sorry " * 33}).text)
    answer = unlocked.post("/journal/search", data={"words": "sorry " * 5_000})
    assert answer.status_code == 422
    assert "At most 200 characters" in answer.text


def test_what_was_found_is_there_again_for_whoever_goes_back_to_it(unlocked: TestClient, folder: Path) -> None:
    keep(unlocked)
    keep(unlocked, "My dad cried at the station. He said he was sorry about the lamp.")
    found = unlocked.post("/journal/search", data={"words": "lamp"})
    assert found.url.path == "/journal/found"
    assert "lamp" not in str(found.url)
    again = unlocked.get("/journal/found").text
    assert again == found.text
    assert again.count('<li><a href="/journal/') == 1 + 4  # an episode; over time, files, passphrase, delete
    unlocked.post("/journal/lock")
    unlocked.post("/journal/unlock", data={"passphrase": PASSPHRASE})
    assert unlocked.get("/journal/found").url.path == "/journal"


def test_a_reading_is_kept_and_found_again(unlocked: TestClient, folder: Path) -> None:
    address = keep(unlocked, note="We talked about zebras the next day.")
    page = words_of(unlocked.get(address).text)
    assert "2026-11-20 · Tom" in page
    assert "zebras" in page
    assert "He said he was sorry" in page
    assert "Tom" in words_of(unlocked.get("/journal").text)
    found = unlocked.post("/journal/search", data={"words": "zebras"})
    assert f'href="{address}"' in found.text
    assert "zebras" not in str(found.url)
    assert "Nothing was found" in unlocked.post("/journal/search", data={"words": "walrus"}).text
    assert f'href="{address}"' in unlocked.post("/journal/search", data={"person": "Tom", "meaning": "remorse"}).text
    with Journal.open(PASSPHRASE, folder) as journal:
        kept = journal.episode(int(address.rpartition("/")[2]))
        assert kept.content.account.text == TEXT
        assert kept.reading() is not None


def test_it_is_said_before_a_reading_is_kept_that_what_to_do_and_say_does_not_go_with_it(unlocked: TestClient) -> None:
    _, page = read(unlocked)
    assert "What you can do and say" in page
    assert "Keep it when you are done here: you then see its page in the journal" in words_of(page)
    assert "What you can do and say" not in unlocked.get(keep(unlocked)).text


def test_a_kept_reading_carries_its_answers_and_the_reply(unlocked: TestClient, folder: Path) -> None:
    path, page = read(unlocked)
    assert "I have said or sent the answer" not in page
    unlocked.post(f"{path}/answer", data={"question": "rare", "value": "yes"})
    assert "I have said or sent the answer" in unlocked.post(f"{path}/reply", data={"text": "I am here for you."}).text
    unlocked.post(f"{path}/keep", data={"person": "", "said": "yes"})
    with Journal.open(PASSPHRASE, folder) as journal:
        (kept,) = journal.episodes()
    assert dict(kept.content.account.answers) == {"rare": ("yes",)}
    assert [one.what for one in kept.content.responses] == ["I am here for you."]


def test_what_the_tears_really_meant_is_kept_beside_the_reading_and_taken_back(unlocked: TestClient) -> None:
    address = keep(unlocked)
    page = unlocked.post(f"{address}/correct", data={"meaning": ["other"], "words": "it was his job"}).text
    assert "You say: Something else. “it was his job”" in words_of(page)
    assert "The program read:" in words_of(page)
    for _ in range(2):  # sent twice, it counts once
        answer = unlocked.post(f"{address}/take-back", data={"x": "y"})
        assert (answer.status_code, answer.url.path) == (200, address)
        assert "You say:" not in words_of(answer.text)
    assert unlocked.post("/journal/99/take-back", data={"x": "y"}).status_code == 404
    empty = unlocked.post(f"{address}/correct", data={"words": " "})
    assert empty.status_code == 422
    assert "needs meanings, or words" in empty.text


@pytest.mark.parametrize("day", ["2206-11-20", "9999-12-31", "1026-11-20"])
def test_a_day_that_cannot_be_is_refused_and_stays_in_the_form(unlocked: TestClient, day: str) -> None:
    address, (path, _) = keep(unlocked), read(unlocked)
    for answer in (
        unlocked.post(f"{path}/keep", data={"person": "Ada", "happened": day, "note": "New."}),
        unlocked.post(f"{address}/note", data={"person": "Ada", "happened": day, "note": "New."}),
    ):
        assert answer.status_code == 422
        assert "Is its year what you meant?" in answer.text
        assert f'value="{day}"' in answer.text
        assert ">\nNew.</textarea>" in answer.text
    assert "2026-11-20 · Tom" in words_of(unlocked.get(address).text)


def test_the_note_the_day_and_the_person_are_changed(unlocked: TestClient) -> None:
    address = keep(unlocked)
    page = unlocked.post(f"{address}/note", data={"person": "Mum", "happened": "2026-11-21", "note": "Better."}).text
    assert "2026-11-21 · Mum" in words_of(page)
    assert "Better." in words_of(page)
    wrong = unlocked.post(f"{address}/note", data={"person": "x" * 300, "happened": "2026-11-21", "note": ""})
    assert wrong.status_code == 422


def test_deleting_is_for_good_and_has_to_be_meant(unlocked: TestClient) -> None:
    address = keep(unlocked)
    assert unlocked.post(f"{address}/delete", data={}, headers=FROM_US).status_code in (415, 422)
    assert unlocked.post(f"{address}/delete", data={"sure": "no"}).status_code == 422
    for _ in range(2):  # as two taps do: the answer to the first is not waited for
        answer = unlocked.post(f"{address}/delete", data={"sure": "yes"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/journal")
    assert "The episode is deleted." in unlocked.get("/journal").text
    assert unlocked.get(address).status_code == 404


def test_what_is_said_of_the_tears_twice_is_kept_once(unlocked: TestClient, folder: Path) -> None:
    address = keep(unlocked)
    none = {"none": "yes", "words": "his job"}
    for data in ({"meaning": ["other"], "words": "his job"}, none, {**none, "words": "hers"}):
        for _ in range(2):
            assert "What you say is kept." in unlocked.post(f"{address}/correct", data=data).text
    with Journal.open(PASSPHRASE, folder) as journal:
        (kept,) = journal.episodes()
    assert [(one.meanings, one.words) for one in kept.corrections] == [
        (("other",), "his job"), ((), "his job"), ((), "hers"),
    ]  # fmt: skip


def test_a_journal_that_is_made_twice_is_one_and_open(unlocked: TestClient) -> None:
    twice = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "make": "yes"}
    assert "Nothing is kept yet" in unlocked.post("/journal/unlock", data=twice).text
    other = unlocked.post(
        "/journal/unlock", data={**twice, "passphrase": "another three words", "again": "another three words"}
    )
    assert (other.status_code, "The journal is locked" in other.text) == (422, True)


def test_patterns_are_shown_as_a_table_and_as_a_chart(unlocked: TestClient) -> None:
    for number in range(6):
        keep(unlocked, f"{TEXT} {number}", happened=f"2026-0{number + 1}-03")
    page = unlocked.get("/journal/patterns")
    assert "6 episodes" in words_of(page.text)
    assert re.search(r">Being sorry</th><td [^>]+>6</td>", page.text)
    chart = unlocked.get("/journal/patterns.svg")
    assert chart.headers["content-type"] == "image/svg+xml"
    dark = unlocked.get("/journal/patterns.svg", params={"dark": "1"})
    assert (
        'media="screen and (prefers-color-scheme: dark)" srcset="/journal/patterns.svg?who=0&amp;dark=1"' in page.text
    )
    assert "#e9e6e0" in dark.text
    assert "#e9e6e0" not in chart.text
    assert "#ffffff" not in dark.text + chart.text
    assert "<script" not in chart.text
    assert "href" not in chart.text
    assert " style=" not in chart.text


def test_an_export_holds_everything_and_is_named_without_it(unlocked: TestClient) -> None:
    keep(unlocked)
    exported = unlocked.post("/journal/export", data={"kind": "json"})
    assert exported.headers["content-disposition"] == 'attachment; filename="journal.json"'
    jsonschema.validate(exported.json(), schema())
    assert exported.json()["episodes"][0]["account"] == TEXT
    told = unlocked.post("/journal/export", data={"kind": "markdown"})
    assert "sorry" in told.text
    assert unlocked.get("/journal/export").url.path == "/journal"


def test_the_list_goes_on_to_earlier_ones_and_back(unlocked: TestClient, folder: Path) -> None:
    with Journal.open(PASSPHRASE, folder) as journal:
        reading = scripted().read(TEXT)
        for number in range(60):
            journal.add(reading, happened=f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}")
    first = unlocked.get("/journal").text
    assert first.count('<span class="when">') == 50
    assert "Earlier ones" in first
    assert "Later ones" not in first
    answer = unlocked.post("/journal/search", data={"before": "50"})
    assert str(answer.url).endswith("/journal/found?before=50")  # so that going back from it leads to the first part
    second = answer.text
    assert second.count('<span class="when">') == 10
    assert "2026-01-01" in second
    assert "Earlier ones" not in second
    assert "Later ones" in second
    for odd in ("-5", "x", "1e9", "9" * 30, "١"):
        assert unlocked.post("/journal/search", data={"before": odd}).status_code == 200


@pytest.mark.parametrize("who", ["x", "-1", "99", "", "1.5"])
def test_patterns_of_nobody_are_an_address_at_which_nothing_is(unlocked: TestClient, who: str) -> None:
    answer = unlocked.get(f"/journal/patterns?who={who}")
    assert answer.status_code == 404
    assert "each field" not in answer.text


def test_where_no_meaning_is_named_no_empty_chart_or_table_is_shown(unlocked: TestClient) -> None:
    address = keep(unlocked)
    shown = unlocked.get("/journal/patterns").text
    assert "In how many of them each meaning is" in shown
    assert 'class="chart"' in shown
    unlocked.post(f"{address}/correct", data={"none": "yes", "words": ""})
    shown = unlocked.get("/journal/patterns").text
    assert "In how many of them each meaning is" not in shown
    assert 'class="chart"' not in shown
    assert "2026-11 1 –" in words_of(shown)


def test_patterns_are_shown_of_one_person_whose_name_is_in_no_address(unlocked: TestClient) -> None:
    keep(unlocked)
    keep(unlocked, person="Ada")
    page = unlocked.get("/journal/patterns").text
    number = re.search(r'<option value="(\d+)">Ada', page)
    assert number
    of_one = unlocked.get("/journal/patterns", params={"who": number[1]})
    assert "1 episode with Ada" in words_of(of_one.text)
    assert f'src="/journal/patterns.svg?who={number[1]}"' in of_one.text
    assert unlocked.get("/journal/patterns.svg", params={"who": number[1]}).status_code == 200
    assert unlocked.get("/journal/patterns", params={"who": "99"}).status_code == 404


RISKY = "He cried and said he is going to kill himself tonight, he has the pills. He said sorry."


def test_the_numbers_of_the_country_that_was_chosen_are_shown_with_an_episode(unlocked: TestClient) -> None:
    path, _ = read(unlocked, "He cried and said he will kill himself tonight.")
    assert "TelefonSeelsorge" in unlocked.post(f"{path}/country", data={"country": "DE"}).text
    kept = unlocked.post(f"{path}/keep", data={"person": "", "happened": "2026-11-20"})
    assert "TelefonSeelsorge" in kept.text
    assert "TelefonSeelsorge" in unlocked.post(f"{kept.url.path}/delete", data={"sure": "no"}).text


@pytest.mark.parametrize("number", [2**31, 10**20, int("9" * 4_000), "9" * 5_000])
def test_a_number_that_no_episode_can_have_is_one_that_is_not_there(unlocked: TestClient, number: object) -> None:
    assert unlocked.get(f"/journal/{number}").status_code == 404
    for change in ("correct", "take-back", "note", "delete"):
        assert unlocked.post(f"/journal/{number}/{change}", data={"sure": "yes"}).status_code == 404
    assert unlocked.get(f"/api/v1/journal/episodes/{number}").status_code in (404, 422)


@pytest.mark.parametrize("before", ["9" * 5_000, "9" * 10, "²", "-1"])
def test_a_place_in_the_list_that_there_cannot_be_is_its_beginning(unlocked: TestClient, before: str) -> None:
    address = keep(unlocked)
    page = unlocked.post("/journal/search", data={"words": "", "before": before})
    assert page.status_code == 200
    assert f'href="{address}"' in page.text


def test_danger_stands_before_an_episode_and_before_patterns(unlocked: TestClient) -> None:
    for _ in range(2):
        path, _ = read(unlocked, RISKY)
        unlocked.post(f"{path}/show", data={"x": "y"})
        address = unlocked.post(f"{path}/keep", data={"person": "Tom"}).url.path
    page = unlocked.get(address).text
    assert page.index('class="notice"') < page.index("<h1")
    assert 'href="tel:112"' in page
    patterns = unlocked.get("/journal/patterns").text
    assert "In 2 episodes, words tell of suicide" in words_of(patterns)
    assert patterns.index('class="notice"') < patterns.index('class="lead"')
    assert 'href="tel:112"' in patterns


def test_where_tears_press_again_the_page_names_whom_to_turn_to(unlocked: TestClient, folder: Path) -> None:
    with Journal.open(PASSPHRASE, folder) as journal:
        for _ in range(2):
            journal.add(scripted().read(TEXT, {"pressure": 2}))
    page = unlocked.get("/journal/patterns").text
    notice = page.partition('class="notice"')[2].partition("</section>")[0]
    assert "controlling relationships" in notice
    assert "Women&#39;s Aid" in notice
    assert 'href="tel:' in notice
    assert "Emergency" not in notice


def test_what_was_done_and_whether_it_helped_is_kept(unlocked: TestClient, folder: Path) -> None:
    address = keep(unlocked)
    told = {"person": "Tom", "happened": "2026-11-20", "note": ""}
    unlocked.post(f"{address}/note", data={**told, "did": "held him", "helped": "yes"})
    page = unlocked.post(f"{address}/note", data={**told, "helped-0": "partly", "did": "made tea"}).text
    assert "held him (it helped partly)" in words_of(page)
    with Journal.open(PASSPHRASE, folder) as journal:
        done = journal.episode(1).content.responses
    assert [(one.what, one.helped) for one in done] == [("held him", "partly"), ("made tea", None)]


def test_an_export_is_of_one_person_and_names_are_replaced_after_a_preview(unlocked: TestClient) -> None:
    keep(unlocked, note="Acme rang Tom, and ada knew.")  # who is somebody of another episode
    keep(unlocked, person="Ada")
    asked = {"person": "Tom", "redact": "yes", "hide": "Acme, dad"}
    preview = unlocked.post("/journal/export", data={**asked, "kind": "preview"})
    assert "content-disposition" not in preview.headers
    for word, by in (("Acme", "hidden"), ("ada", "person")):
        assert re.search(rf">{word}</th><td [^>]+>\[{by} \d\]</td><td [^>]+>1</td>", preview.text)
    told = unlocked.post("/journal/export", data={**asked, "kind": "json"}).json()
    assert told["redacted"] is True
    assert len(told["episodes"]) == 1
    assert not re.search(r"Tom|Acme|\bada\b|\b[dD]ad\b", json.dumps(told["episodes"]))
    assert unlocked.post("/journal/export", data={"kind": "json", "person": "Nobody"}).status_code == 404


@pytest.mark.parametrize("kind", ["json", "markdown"])
@pytest.mark.parametrize("words", ["hide", "keep"])
def test_words_to_replace_without_the_tick_export_nothing_and_stay(unlocked: TestClient, kind: str, words: str) -> None:
    keep(unlocked, note="Acme rang Tom.")
    answer = unlocked.post("/journal/export", data={"kind": kind, words: "Acme, Bob"})
    assert answer.status_code == 422
    assert "content-disposition" not in answer.headers
    assert "Nothing was exported." in answer.text.partition('id="export"')[2].partition('id="import"')[0]
    assert "aria-invalid" not in answer.text
    assert re.search(f'name="{words}"[^>]* value="Acme, Bob"', answer.text)
    assert '<details class="redact" open>' in answer.text
    assert unlocked.post("/journal/export", data={"kind": kind, words: " , "}).status_code == 200


def test_a_name_turns_nothing_round(unlocked: TestClient) -> None:
    keep(unlocked, person="Tom\u202e")
    for path in ("/journal", "/journal/1"):
        assert "Tom\\u202e<" in unlocked.get(path).text, path


@pytest.mark.parametrize("path", ["/journal/1", "/journal/patterns", "/journal/patterns.svg", "/journal/files"])
def test_a_locked_journal_shows_nothing(unlocked: TestClient, path: str) -> None:
    keep(unlocked)
    unlocked.post("/journal/lock")
    answer = unlocked.get(path)
    assert answer.url.path == "/journal"
    assert "Tom" not in answer.text
    assert "is locked" in answer.text


@pytest.mark.parametrize("path", ["/journal/search", "/journal/export", "/journal/1/delete", "/journal/1/take-back"])
def test_a_locked_journal_takes_nothing(unlocked: TestClient, folder: Path, path: str) -> None:
    keep(unlocked)
    unlocked.post("/journal/lock")
    answer = unlocked.post(path, data={"sure": "yes", "words": "x", "kind": "json"})
    assert answer.url.path == "/journal"
    with Journal.open(PASSPHRASE, folder) as journal:
        assert len(journal) == 1


def test_locking_ends_every_session_with_all_that_it_holds(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    old = dict(unlocked.cookies)
    unlocked.post("/journal/lock")
    assert dict(unlocked.cookies) != old
    assert unlocked.get(path).status_code == 404
    unlocked.cookies.clear()
    unlocked.cookies.update(old)
    assert unlocked.get("/journal").status_code == 401
    assert unlocked.get("/").status_code == 401


def test_a_new_passphrase_ends_every_session_and_the_old_one_opens_nothing(unlocked: TestClient, folder: Path) -> None:
    keep(unlocked)
    old = dict(unlocked.cookies)
    sent = {"passphrase": PASSPHRASE, "new": "nine loud geese", "again": "nine loud geese"}
    for wrong in ({"passphrase": "another one"}, {"again": "nine loud goose"}, {"new": "short", "again": "short"}):
        assert unlocked.post("/journal/passphrase", data={**sent, **wrong}).status_code == 422
    answer = unlocked.post("/journal/passphrase", data=sent)
    assert "is locked" in answer.text
    assert dict(unlocked.cookies) != old
    assert unlocked.post("/journal/unlock", data={"passphrase": PASSPHRASE}).status_code == 422
    assert "Tom" in unlocked.post("/journal/unlock", data={"passphrase": "nine loud geese"}).text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"passphrase": "another one"}, "passphrase"),
        ({"again": "nine loud goose"}, "new"),
        ({"new": "short", "again": "short"}, "new"),
    ],
)
def test_of_the_passphrases_the_one_that_is_wrong_is_marked(
    unlocked: TestClient, wrong: dict[str, str], field: str
) -> None:
    sent = {"passphrase": PASSPHRASE, "new": "nine loud geese", "again": "nine loud geese"}
    fields = re.findall(r"<input [^>]*>", unlocked.post("/journal/passphrase", data={**sent, **wrong}).text)
    marked = [one for one in fields if "aria-invalid" in one]
    assert [f'name="{field}"' in one and 'aria-describedby="wrong"' in one for one in marked] == [True]
    assert "aria-invalid" not in unlocked.get("/journal/passphrase").text


def test_what_a_lock_forgets_and_an_import_takes_is_said_before_it_is_done(unlocked: TestClient) -> None:
    for address in (keep(unlocked), "/journal", "/journal/passphrase"):
        assert "that you have not kept are forgotten" in words_of(unlocked.get(address).text)
    assert f"few hundred; {MOST_READ:,} at most" in words_of(unlocked.get("/journal/files").text)


def test_everything_is_deleted_by_the_passphrase_alone(unlocked: TestClient) -> None:
    address = keep(unlocked)
    keep(unlocked, "My dad cried at the station. He said he was sorry about the lamp.")
    assert 'href="/journal/delete"' in unlocked.get("/journal").text
    assert "2 episodes would be deleted for good" in words_of(unlocked.get("/journal/delete").text)
    unlocked.post("/journal/search", data={"words": "lamp"})
    for wrong in ("another one", ""):
        refused = unlocked.post("/journal/delete", data={"passphrase": wrong})
        assert refused.status_code == 422
        assert re.search(r'<input id="passphrase"[^>]*aria-invalid="true" aria-describedby="wrong"', refused.text)
    assert unlocked.get(address).status_code == 200
    for _ in range(2):  # sent twice, it is done all the same
        done = unlocked.post("/journal/delete", data={"passphrase": PASSPHRASE})
        assert done.url.path == "/journal"
        assert "Everything is deleted. Nothing of it is left in the journal." in words_of(done.text)
        assert "Nothing is kept yet." in words_of(done.text)
    assert unlocked.get(address).status_code == 404
    assert "lamp" not in unlocked.get("/journal/found").text
    assert "0 episodes would be deleted" in words_of(unlocked.get("/journal/delete").text)
    assert "Tom" in words_of(unlocked.get(keep(unlocked)).text)  # it goes on


def test_where_another_program_reads_meanwhile_it_is_said_when_the_rest_of_it_goes(
    unlocked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(unlocked)
    monkeypatch.setattr(Journal, "_sweep", lambda self: None)
    done = unlocked.post("/journal/delete", data={"passphrase": PASSPHRASE})
    assert "Everything is deleted. The file could not be written anew without it yet" in words_of(done.text)


def test_nothing_is_deleted_where_the_journal_is_locked(unlocked: TestClient) -> None:
    keep(unlocked)
    unlocked.post("/journal/lock")
    assert unlocked.post("/journal/delete", data={"passphrase": PASSPHRASE}).url.path == "/journal"
    assert unlocked.get("/journal/delete").url.path == "/journal"
    assert "Tom" in unlocked.post("/journal/unlock", data={"passphrase": PASSPHRASE}).text


def test_a_passphrase_is_taken_whole_or_not_at_all(unlocked: TestClient) -> None:
    long = "x" * LONGEST_PASSPHRASE
    sent = {"passphrase": PASSPHRASE, "new": f"{long}x", "again": f"{long}x"}
    refused = unlocked.post("/journal/passphrase", data=sent)
    assert refused.status_code == 422
    assert "at most 4,096 characters" in refused.text
    unlocked.post("/journal/passphrase", data={**sent, "new": long, "again": long})
    assert unlocked.post("/journal/unlock", data={"passphrase": f"{long}x"}).status_code == 422
    assert unlocked.post("/journal/unlock", data={"passphrase": long}).url.path == "/journal"


def test_a_passphrase_that_is_too_long_makes_no_journal(folder: Path) -> None:
    with pytest.raises(PassphraseWeak, match="at most 4,096 characters"):
        Keeping(folder).create("x" * (LONGEST_PASSPHRASE + 1))
    assert not Journal.exists(folder)


@pytest.mark.parametrize("path", ["/journal/unlock", "/api/v1/journal/unlock"])
@pytest.mark.parametrize("way", ["/leave", "/journal/lock"])
def test_whoever_leaves_while_the_journal_is_being_opened_leaves_it_locked(
    unlocked: TestClient, monkeypatch: pytest.MonkeyPatch, way: str, path: str
) -> None:
    usual, made = Keeping.open, []

    def slow(self: Keeping, passphrase: str) -> Journal:
        made.append(usual(self, passphrase))
        unlocked.post(way, follow_redirects=False)
        return made[-1]

    monkeypatch.setattr(Keeping, "open", slow)
    sent = {"passphrase": PASSPHRASE}
    answer = unlocked.post(path, json=sent) if path.startswith("/api") else unlocked.post(path, data=sent)
    assert answer.status_code == 401
    assert [one.locked for one in made] == [True]


def test_a_new_passphrase_takes_the_old_key_out_of_the_keyring(
    unlocked: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path | None] = []
    monkeypatch.setattr(keychain, "forget", asked.append)
    sent = {"passphrase": PASSPHRASE, "new": "nine loud geese", "again": "nine loud geese"}
    unlocked.post("/journal/passphrase", data={**sent, "passphrase": "another one"})
    assert asked == []
    unlocked.post("/journal/passphrase", data=sent)
    assert asked == [folder]


def test_a_keyring_that_keeps_the_old_key_does_not_undo_a_new_passphrase(
    unlocked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(folder: Path | None) -> bool:
        raise JournalUnwritable("The system's keyring did not let go of the journal's key.")

    monkeypatch.setattr(keychain, "forget", locked)
    sent = {"passphrase": PASSPHRASE, "new": "nine loud geese", "again": "nine loud geese"}
    assert "is locked" in unlocked.post("/journal/passphrase", data=sent).text
    assert unlocked.post("/journal/unlock", data={"passphrase": "nine loud geese"}).status_code == 200


def test_a_passphrase_that_could_not_be_changed_for_want_of_room_is_said_to_be_the_old_one(
    unlocked: TestClient, folder: Path
) -> None:
    keep(unlocked)
    sent = {"passphrase": PASSPHRASE, "new": "nine loud geese", "again": "nine loud geese"}
    with no_larger_files(int((folder / "journal.db").stat().st_size * 0.8)):
        answer = unlocked.post("/journal/passphrase", data=sent)
    assert answer.status_code == 503
    assert "the old one opens the journal as before" in answer.text
    assert "Tom" in unlocked.get("/journal").text
    unlocked.post("/journal/lock")
    assert unlocked.post("/journal/unlock", data={"passphrase": "nine loud geese"}).status_code == 422
    assert "Tom" in unlocked.post("/journal/unlock", data={"passphrase": PASSPHRASE}).text


def test_a_passphrase_changed_elsewhere_locks_it_here(unlocked: TestClient, folder: Path) -> None:
    keep(unlocked)
    old = dict(unlocked.cookies)
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.change_passphrase("nine loud geese", strength=CHEAP)
    answer = unlocked.get("/journal/1")
    assert "is locked" in answer.text
    assert dict(unlocked.cookies) != old


def test_guessing_is_slowed_down(unlocked: TestClient) -> None:
    unlocked.post("/journal/lock")
    statuses = [unlocked.post("/journal/unlock", data={"passphrase": f"wrong {n}"}).status_code for n in range(5)]
    assert statuses == [422, 422, 422, 429, 429]
    right = unlocked.post("/journal/unlock", data={"passphrase": PASSPHRASE})
    assert right.status_code == 429
    assert int(right.headers["retry-after"]) >= 1
    assert "Wait" in right.text


class Wanted:
    """A lock that tells when somebody has to wait for it."""

    def __init__(self) -> None:
        self._lock, self.wanted = threading.Lock(), threading.Event()

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self.wanted.set()
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def test_guesses_that_come_together_are_slowed_down_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def slow(passphrase: str, folder: Path) -> Journal:
        tried.append(passphrase)
        if len(tried) == 2:  # it did not have to wait
            trying.wanted.set()
        assert trying.wanted.wait(20)
        raise PassphraseWrong("That is not the passphrase.")

    def guess(number: int) -> type[Exception]:
        with pytest.raises((PassphraseWrong, Problem)) as raised:
            keeping.open(f"wrong {number}")
        return raised.type

    monkeypatch.setattr(Journal, "open", slow)
    attempts, trying = Attempts(clock=lambda: 0.0), Wanted()
    for _ in range(2):  # the next wrong one costs a wait
        attempts.failed()
    keeping = Keeping(folder, attempts)
    monkeypatch.setattr(keeping, "_trying", trying)
    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(guess, range(2)))
    assert len(tried) == told.count(PassphraseWrong) == told.count(Problem) == 1


def test_each_wrong_guess_doubles_the_wait_and_the_right_one_ends_it() -> None:
    now = 0.0
    attempts = Attempts(clock=lambda: now)
    waits = []
    for _ in range(12):
        attempts.failed()
        try:
            attempts.check()
            waits.append(0)
        except Problem as problem:
            waits.append(int(problem.headers["Retry-After"]))
            now += waits[-1]
        attempts.check()
    assert waits[:2] == [0, 0]
    assert waits[2:6] == [3, 5, 9, 17]
    assert max(waits) <= 301
    attempts.failed()
    attempts.succeeded()
    attempts.check()


def test_however_many_wrong_guesses_there_were_the_next_one_waits() -> None:
    attempts = Attempts(clock=lambda: 0.0)
    for _ in range(2_000):
        attempts.failed()
    with pytest.raises(Problem) as refused:
        attempts.check()
    assert refused.value.headers["Retry-After"] == "301"


def test_a_journal_that_nobody_uses_locks_itself(folder: Path) -> None:
    now = 0.0
    sessions = Sessions(Settings(port=1, launch="x", unlocked=60, idle=3600), clock=lambda: now)
    session = sessions.trade("x")
    assert session is not None
    session.journal = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    opened = session.journal
    now = 59.0
    sessions.sweep()
    assert not opened.locked
    now = 61.0
    sessions.sweep()
    assert opened.locked
    assert sessions.find(session.key) is session
    assert session.journal is None


def test_without_scripts_what_is_kept_goes_out_of_sight_when_the_journal_has_locked_itself(
    unlocked: TestClient,
) -> None:
    address = keep(unlocked)
    after = f"{Settings(port=1).unlocked:.0f}s"
    rules = [rule for rule in unlocked.get("/static/tearwise.css").text.split("}") if "[data-kept]" in rule]
    assert [after in rule for rule in rules] == [True]
    for path in (address, "/journal", "/journal/patterns", "/journal/files"):
        page = unlocked.get(path).text
        assert re.search("<main [^>]*data-kept", page), path
        assert "out of sight" in page
    for path in ("/", "/about"):
        assert "data-kept" not in unlocked.get(path).text
    unlocked.post("/journal/lock")
    assert "data-kept" not in unlocked.get("/journal").text


def test_leaving_locks_the_journal(unlocked: TestClient) -> None:
    keep(unlocked)
    cookies = dict(unlocked.cookies)
    unlocked.post("/leave")
    unlocked.cookies.update(cookies)
    assert unlocked.get("/journal").status_code == 401


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"passphrase": "qwxz", "again": "qwxz", "make": "yes"}, "8"),
        ({"passphrase": PASSPHRASE, "again": "another one", "make": "yes"}, "not the same"),
    ],
)
def test_a_passphrase_that_will_not_do_is_told_and_nothing_is_made(
    visitor: TestClient, folder: Path, sent: dict[str, str], said: str
) -> None:
    answer = visitor.post("/journal/unlock", data=sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert sent["passphrase"] not in answer.text
    assert not folder.exists()


def test_who_is_to_make_a_journal_is_told_where_there_is_none(visitor: TestClient, folder: Path) -> None:
    aside = folder.with_name(f"{folder.name}{ASIDE}1a2b3c")
    assert f"There is no journal in {folder}." in words_of(visitor.get("/journal").text)
    aside.mkdir(parents=True)
    assert f"set aside: {aside}." in words_of(visitor.get("/journal").text)
    Journal.create(PASSPHRASE, folder, strength=CHEAP).lock()
    assert "aside" not in visitor.get("/journal").text


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_journal_that_nobody_may_look_at_hides_no_reading(visitor: TestClient, folder: Path) -> None:
    folder.symlink_to(folder)  # it is endless, which stops the administrator too
    _, shown = read(visitor, TEXT)
    assert "Unlock it to keep this" in shown
    answer = visitor.get("/journal")
    assert answer.status_code == 503
    assert "Is its disk there" in words_of(answer.text)


def test_a_new_journal_that_the_disk_may_lose_is_told_so(
    visitor: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(place: Path) -> None:
        raise Unsettled("the disk fails")

    monkeypatch.setattr(creation, "settle_folder", failing)
    sent = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "make": "yes"}
    assert "The journal is made, but may not last" in visitor.post("/journal/unlock", data=sent).text
    monkeypatch.undo()
    assert Journal.exists(folder)
    assert "may not last" not in visitor.post("/journal/unlock", data={"passphrase": PASSPHRASE}).text


def test_after_unlocking_for_a_reading_it_can_be_kept(visitor: TestClient) -> None:
    path, page = read(visitor)
    assert "Make one to keep this" in page
    sent = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "make": "yes", "for": path.rpartition("/")[2]}
    answer = visitor.post("/journal/unlock", data=sent)
    assert answer.url.path == path
    assert "Keep it</button>" in answer.text


def test_after_unlocking_for_a_reading_that_is_gone_the_journal_is_shown(visitor: TestClient) -> None:
    for gone in ("gone", "../about", "/example.com"):
        sent = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "make": "yes", "for": gone}
        answer = visitor.post("/journal/unlock", data=sent)
        assert (answer.url.path, answer.status_code) == ("/journal", 200)


def test_whoever_unlocked_in_another_window_is_led_back_to_what_they_want_to_keep(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    answer = unlocked.get("/journal", params={"for": path.rpartition("/")[2]})
    assert answer.url.path == path
    assert 'id="note"' in answer.text


@pytest.mark.parametrize("form", ["answer", "take-back", "show", "country", "reply", "forget"])
def test_a_reading_that_was_kept_from_another_window_is_said_to_be_in_the_journal(
    unlocked: TestClient, form: str
) -> None:
    path, _ = read(unlocked)
    unlocked.post(f"{path}/keep", data={"note": ""})
    answer = unlocked.post(f"{path}/{form}", data={"question": "rare", "value": "yes", "text": "I am here."})
    assert answer.status_code == 404
    assert "in your journal" in answer.text
    assert "no longer kept" not in answer.text


def test_markup_in_what_is_kept_is_text(unlocked: TestClient) -> None:
    hostile = "<script>alert(1)</script>{{7*7}}"
    address = keep(unlocked, f"He cried, sorry {hostile}", person=hostile, note=hostile)
    unlocked.post(f"{address}/correct", data={"meaning": "other", "words": hostile})
    unlocked.post(f"{address}/note", data={"person": hostile, "happened": "", "note": hostile, "did": hostile})
    for path in (address, "/journal", "/journal/patterns", "/journal/files"):
        page = unlocked.get(path).text
        assert "<script>alert" not in page
        assert "49" not in page.replace("2026", "")


@pytest.mark.parametrize("id", ["0", "99", "-1", "1e3", "%2e%2e%2f", "x"])
def test_an_episode_is_named_by_its_number_alone(unlocked: TestClient, id: str) -> None:
    assert unlocked.get(f"/journal/{id}").status_code == 404


def test_a_request_that_the_lock_of_another_window_overtakes_leaves_that_windows_visit_alone(
    unlocked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions, fresh = sessions_of(unlocked), []

    def overtaken(self: Journal, **_: object) -> None:
        fresh.append(sessions.renew())
        raise JournalLocked("The journal is locked.")

    monkeypatch.setattr(Journal, "entries", overtaken)
    answer = unlocked.get("/journal", follow_redirects=False)
    assert (answer.status_code, "set-cookie" in answer.headers) == (303, False)
    assert sessions.find(fresh[0].key) is fresh[0]


def test_what_was_looked_for_is_forgotten_with_the_lock(unlocked: TestClient) -> None:
    keep(unlocked, note="zebras")
    assert "zebras" in unlocked.post("/journal/search", data={"words": "zebras"}).text
    only_session(unlocked).lock()
    unlocked.post("/journal/unlock", data={"passphrase": PASSPHRASE})
    found = unlocked.get("/journal/found")
    assert (found.url.path, 'value="zebras"' in found.text) == ("/journal", False)


def test_a_reading_beside_a_journal_that_another_program_locked_asks_to_unlock_it(unlocked: TestClient) -> None:
    path, page = read(unlocked)
    assert "Keep it</button>" in page
    opened = only_session(unlocked).journal
    assert opened is not None
    opened.lock()
    shown = unlocked.get(path).text
    assert "Unlock it to keep this" in shown
    assert "Keep it</button>" not in shown
