"""The journal in the JSON API: its records, and who gets in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from starlette.testclient import TestClient

from tearwise.engines.scripted import ScriptedEngine
from tearwise.interview import blank
from tearwise.journal import Journal, creation
from tearwise.journal.episode import Helped
from tearwise.journal.exchange import record_of, schema
from tearwise.replacement import Unsettled
from tearwise.web import journal_requests
from tearwise.web.problems import ProblemRecord
from tests.journal.overtaken import overtake

from .conftest import BEARER, CHEAP, FROM_US, LAUNCH, PASSPHRASE, SITE, scripted

TEXT = "My dad cried at the airport. He said he was sorry for the years."
AT = "/api/v1/journal"
SECRET = "zebra-of-the-journal"


@pytest.fixture
def unlocked(program: TestClient) -> TestClient:
    """A program that made the journal and has it open."""
    answer = program.post(AT, json={"passphrase": PASSPHRASE})
    assert answer.status_code == 201
    program.headers["tearwise-session"] = answer.json()["session"]
    return program


def keep(client: TestClient, **more: Any) -> dict[str, Any]:
    answer = client.post(f"{AT}/episodes", json={"text": TEXT, "person": {"name": "Dad"}, **more})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_what_is_kept_is_read_by_the_library_and_lies_in_the_journal(unlocked: TestClient, folder: Path) -> None:
    person = {"name": "Dad", "relationship": "parent", "pronoun": "he"}
    done = [{"what": "held him", "helped": "yes"}]
    kept = keep(
        unlocked, answers={"rare": "yes", "said": None}, person=person, happened="2026-11-20", responses=done, note="x"
    )
    read = scripted().read(TEXT, {"relationship": "parent", "rare": "yes", "said": None})
    assert kept["readings"][0]["record"] == read.to_record()
    assert (kept["person"], kept["happened"], kept["responses"], kept["note"]) == ("Dad", "2026-11-20", done, "x")
    assert unlocked.get(f"{AT}/episodes/{kept['id']}").json() == kept
    assert unlocked.get(f"{AT}/people").json() == {"people": [person]}
    with Journal.open(PASSPHRASE, folder) as journal:
        assert {"id": kept["id"], **record_of(journal.episode(kept["id"]))} == kept


def test_episodes_are_listed_in_parts_the_latest_first(unlocked: TestClient) -> None:
    for day in range(1, 6):
        keep(unlocked, happened=f"2026-11-0{day}")
    first = unlocked.get(f"{AT}/episodes", params={"limit": 3}).json()
    assert [one["happened"][-1] for one in first["episodes"]] == ["5", "4", "3"]
    assert first["more"] is True
    rest = unlocked.get(f"{AT}/episodes", params={"limit": 3, "offset": 3}).json()
    assert [one["happened"][-1] for one in rest["episodes"]] == ["2", "1"]
    assert rest["more"] is False


def test_words_people_meanings_and_times_are_searched_for_in_the_body(unlocked: TestClient) -> None:
    keep(unlocked, happened="2026-10-01", note="We talked about zebras.")
    keep(unlocked, happened="2026-11-01", person={"name": "Ada"})
    found = unlocked.post(f"{AT}/search", json={"words": "zebra"}).json()["episodes"]
    assert [one["person"] for one in found] == ["Dad"]
    assert "[zebras]" in found[0]["passage"]
    assert len(unlocked.post(f"{AT}/search", json={"meaning": "remorse"}).json()["episodes"]) == 2
    assert len(unlocked.post(f"{AT}/search", json={"person": "ada", "since": "2026-10-15"}).json()["episodes"]) == 1
    assert unlocked.post(f"{AT}/search", json={"words": "walrus"}).json() == {"episodes": [], "more": False}
    assert unlocked.post(f"{AT}/search", json={"person": "Nobody"}).status_code == 404
    assert unlocked.post(f"{AT}/search", json={"words": "…"}).status_code == 422
    assert unlocked.post(f"{AT}/search", json={"since": "2026-13-01"}).status_code == 422


def test_an_edit_keeps_what_was_and_reads_anew_where_the_account_changes(unlocked: TestClient) -> None:
    id = keep(unlocked, note="before")["id"]
    noted = unlocked.patch(f"{AT}/episodes/{id}", json={"note": "after"}).json()
    assert (noted["note"], noted["revisions"][0]["note"], len(noted["readings"])) == ("after", "before", 1)
    more = unlocked.patch(f"{AT}/episodes/{id}", json={"text": f"{TEXT} We hugged.", "answers": {"rare": "yes"}}).json()
    assert more["account"].endswith("We hugged.")
    assert more["readings"][1]["record"]["answers"] == {"rare": "yes"}
    assert more["readings"][0] == noted["readings"][0]
    alone = unlocked.patch(f"{AT}/episodes/{id}", json={"person": None, "responses": [{"what": "tea"}]}).json()
    assert (alone["person"], alone["answers"]) == (None, {"rare": ["yes"]})
    again = unlocked.patch(f"{AT}/episodes/{id}", json={"reread": True}).json()
    assert len(again["readings"]) == 3
    assert len(again["revisions"]) == 3


def test_what_somebody_is_known_to_be_is_an_answer_where_account_and_answers_leave_it_open(
    unlocked: TestClient,
) -> None:
    text, dad = "He cried at the airport.", {"name": "Dad"}
    assert keep(unlocked, text=text, person=dad)["answers"] == {}
    assert keep(unlocked, text=text, person={**dad, "relationship": "parent"})["answers"]["relationship"] == ["parent"]
    known = keep(unlocked, text=text, person={"name": "dad"})
    assert known["answers"] == {"relationship": ["parent"]}
    assert known["readings"][0]["record"]["answers"] == {"relationship": "parent"}
    assert keep(unlocked, text="My friend cried.", person=dad)["answers"] == {}
    asked = {"relationship": None}
    assert keep(unlocked, text=text, person=dad, answers=asked)["answers"] == asked
    assert keep(unlocked, text=text, person=None)["answers"] == {}


def test_answers_alone_are_read_anew_as_such(unlocked: TestClient, folder: Path) -> None:
    alone = blank(ScriptedEngine().combination).answer("trigger", ["death"])
    with Journal.open(PASSPHRASE, folder) as journal:
        id = journal.add(alone.reading("scripted/1")).id
    again = unlocked.patch(f"{AT}/episodes/{id}", json={"reread": True}).json()
    first, anew = (one["record"] for one in again["readings"])
    assert anew["status"] == "read"
    assert anew["meanings"] == first["meanings"]


def test_the_same_edit_twice_is_one(unlocked: TestClient) -> None:
    id = keep(unlocked, person={"name": "Dad", "relationship": "parent"})["id"]
    before = unlocked.get(f"{AT}/episodes/{id}").json()
    assert unlocked.patch(f"{AT}/episodes/{id}", json={"person": {"name": "dad"}}).json() == before
    change = {"person": {"name": "Ada", "pronoun": "she"}, "note": "She rang."}
    once = unlocked.patch(f"{AT}/episodes/{id}", json=change).json()
    assert len(once["revisions"]) == 1
    assert unlocked.patch(f"{AT}/episodes/{id}", json=change).json() == once


def test_null_leaves_a_field_of_an_edit_as_it_is_and_takes_out_who_or_what_may_be_missing(unlocked: TestClient) -> None:
    kept = keep(unlocked, note="before", person={"name": "Dad"}, answers={"rare": ["yes"]}, responses=[{"what": "tea"}])
    at = f"{AT}/episodes/{kept['id']}"
    nothing = dict.fromkeys(("text", "happened", "responses", "note"))
    assert unlocked.patch(at, json=nothing).json() == kept
    left = unlocked.patch(at, json={"person": None, "answers": None}).json()
    assert (left["person"], left["answers"], left["note"]) == (None, {}, "before")


def test_an_edit_that_another_one_overtakes_is_told_so(unlocked: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    id = keep(unlocked, note="before")["id"]
    overtake(monkeypatch, "theirs")
    answer = unlocked.patch(f"{AT}/episodes/{id}", json={"note": "mine"})
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:tearwise:problem:journal")
    ProblemRecord.model_validate(answer.json())
    assert unlocked.get(f"{AT}/episodes/{id}").json()["note"] == "theirs"
    assert unlocked.patch(f"{AT}/episodes/{id}", json={"note": "mine"}).json()["note"] == "mine"


def test_a_relationship_that_is_said_of_the_person_is_an_answer_too(unlocked: TestClient) -> None:
    dad = {"name": "Dad", "relationship": "parent"}
    kept = keep(unlocked, person=dad, answers={"relationship": "family", "rare": "yes"})
    assert kept["answers"] == {"relationship": ["family"], "rare": ["yes"]}, "the answer itself comes first"
    at = f"{AT}/episodes/{kept['id']}"
    said = unlocked.patch(at, json={"person": dad}).json()
    assert said["answers"] == {"relationship": ["parent"], "rare": ["yes"]}
    assert said["readings"][1]["record"]["answers"] == {"relationship": "parent", "rare": "yes"}
    assert len(unlocked.patch(at, json={"person": dad}).json()["readings"]) == 2, "nothing changed"
    assert unlocked.patch(at, json={"answers": None}).json()["answers"] == {}
    more = unlocked.patch(at, json={"answers": {"rare": None}, "person": {**dad, "relationship": "ex"}}).json()
    assert more["answers"] == {"relationship": ["ex"], "rare": None}
    assert unlocked.patch(at, json={"person": None}).json()["answers"] == more["answers"]


@pytest.mark.parametrize("happened", ["9999-12-31T23:59", "2206-11-20", "0001-01-01", "1899-12-31"])
def test_a_day_that_cannot_be_is_refused(unlocked: TestClient, happened: str) -> None:
    assert unlocked.post(f"{AT}/episodes", json={"text": TEXT, "happened": happened}).status_code == 422
    id = keep(unlocked)["id"]
    assert unlocked.patch(f"{AT}/episodes/{id}", json={"happened": happened}).status_code == 422
    assert len(unlocked.get(f"{AT}/episodes").json()["episodes"]) == 1
    assert unlocked.post(f"{AT}/patterns", json={"until": "9999-12-31"}).json()["episodes"] == 1


def test_a_correction_stands_beside_the_reading_and_is_taken_back(unlocked: TestClient) -> None:
    id = keep(unlocked)["id"]
    sent = {"meanings": ["other"], "words": "it was his job"}
    said = unlocked.post(f"{AT}/episodes/{id}/corrections", json=sent).json()["corrections"]
    assert [(one["meanings"], one["words"]) for one in said] == [(["other"], "it was his job")]
    assert unlocked.get(f"{AT}/episodes").json()["episodes"][0]["corrected"] is True
    assert unlocked.delete(f"{AT}/episodes/{id}/corrections/last").json()["corrections"] == []
    assert unlocked.delete(f"{AT}/episodes/{id}/corrections/last").status_code == 404
    assert unlocked.post(f"{AT}/episodes/{id}/corrections", json={}).status_code == 422


def test_what_is_deleted_is_gone(unlocked: TestClient, folder: Path) -> None:
    id = keep(unlocked)["id"]
    assert unlocked.delete(f"{AT}/episodes/{id}").status_code == 204
    for method in ("GET", "DELETE"):
        assert unlocked.request(method, f"{AT}/episodes/{id}").status_code == 404
    with Journal.open(PASSPHRASE, folder) as journal:
        assert len(journal) == 0


def test_patterns_are_the_record_of_the_library(unlocked: TestClient, folder: Path) -> None:
    for month in range(1, 7):
        keep(unlocked, happened=f"2026-0{month}-03", answers={"pressure": 2})
    found = unlocked.post(f"{AT}/patterns", json={"person": "Dad", "since": "2026-02-01"}).json()
    with Journal.open(PASSPHRASE, folder) as journal:
        expected = journal.patterns(person="Dad", since="2026-02-01").to_record()
    assert found == expected
    assert found["schema"] == "tearwise.patterns/1"
    assert (found["episodes"], found["repeated"]) == (5, ["pressure"])


def test_what_is_exported_comes_in_again_without_loss(unlocked: TestClient) -> None:
    id = keep(unlocked)["id"]
    unlocked.post(f"{AT}/episodes/{id}/corrections", json={"words": "his job"})
    exported = unlocked.post(f"{AT}/export", json={}).json()
    jsonschema.validate(exported, schema())
    unlocked.delete(f"{AT}/episodes/{id}")
    taken = take(unlocked, json.dumps(exported).encode())
    assert taken == {"came": 1, "there": 0, "left": 0, "unusable": 0, "by_utc": 0}
    assert unlocked.post(f"{AT}/export", json={}).json()["episodes"] == exported["episodes"]
    assert take(unlocked, json.dumps(exported).encode())["there"] == 1


def test_an_export_can_be_markdown_of_one_person_with_names_replaced(unlocked: TestClient) -> None:
    keep(unlocked, note="Acme called.")
    keep(unlocked, person={"name": "Ada"})
    asked = {"person": "Dad", "format": "markdown", "redact": True, "hide": ["Acme"]}
    answer = unlocked.post(f"{AT}/export", json=asked)
    assert answer.headers["content-type"].startswith("text/markdown")
    assert "person 1" in answer.text
    for name in ("Dad", "Ada", "Acme"):
        assert name not in answer.text


@pytest.mark.parametrize("words", ["hide", "keep"])
def test_words_to_hide_or_to_keep_export_nothing_where_names_are_not_to_be_replaced(
    unlocked: TestClient, words: str
) -> None:
    keep(unlocked, note="Acme called.")
    answer = unlocked.post(f"{AT}/export", json={words: ["Acme"]})
    (error,) = ProblemRecord.model_validate(answer.json()).errors
    assert (answer.status_code, error.at) == (422, "/redact")
    assert "Acme" not in answer.text
    assert unlocked.post(f"{AT}/export", json={words: []}).status_code == 200


def test_who_has_no_session_is_told_how_to_get_one(program: TestClient) -> None:
    answer = program.get(f"{AT}/people")
    assert answer.status_code == 401
    detail = ProblemRecord.model_validate(answer.json()).detail
    assert "POST /api/v1/journal/unlock" in detail
    assert "Tearwise-Session" in detail


def take(client: TestClient, content: bytes, status: int = 200, **params: Any) -> dict[str, Any]:
    headers = {"content-type": "application/octet-stream"}
    answer = client.post(f"{AT}/import", content=content, headers=headers, params=params)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


JRNL = {"entries": [
    {"title": "Evening.", "body": "My dad cried and said he was sorry.", "date": "2026-11-20", "time": "21:30"},
    {"title": "Shopping.", "body": "We bought a lamp.", "date": "2026-11-21", "time": "10:00"},
    {"title": "", "body": " ", "date": "2026-11-22", "time": "10:00"},
]}  # fmt: skip


def test_what_was_kept_says_where_it_lies(unlocked: TestClient) -> None:
    answer = unlocked.post(f"{AT}/episodes", json={"text": TEXT})
    assert unlocked.get(answer.headers["location"]).json() == answer.json()


def test_what_is_dated_by_utc_is_counted(unlocked: TestClient) -> None:
    entry = {"uuid": "A1", "text": "My dad cried and said he was sorry.", "creationDate": "2026-11-20T21:30:00Z"}
    assert take(unlocked, json.dumps({"entries": [entry]}).encode())["by_utc"] == 1


@pytest.mark.parametrize(("method", "path"), [("GET", "episodes/77"), ("POST", "patterns"), ("GET", "nowhere")])
def test_what_is_not_there_is_told_without_a_page_or_a_command_line(
    unlocked: TestClient, method: str, path: str
) -> None:
    answer = unlocked.request(method, f"{AT}/{path}", json={"person": "Nobody"} if method == "POST" else None)
    assert answer.status_code == 404
    detail = answer.json()["detail"]
    assert "tearwise journal" not in detail
    assert "Go back" not in detail


def test_a_journal_that_the_disk_may_lose_is_told_so(program: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(creation, "settle_folder", _failing)
    assert program.post(AT, json={"passphrase": PASSPHRASE}).json()["settled"] is False
    monkeypatch.undo()
    assert program.post(f"{AT}/unlock", json={"passphrase": PASSPHRASE}).json()["settled"] is True


def _failing(folder: Path) -> None:
    raise Unsettled("the disk fails")


def test_another_programs_entries_are_read_and_those_in_which_somebody_cries_are_kept(unlocked: TestClient) -> None:
    assert take(unlocked, json.dumps(JRNL).encode()) == {"came": 1, "there": 0, "left": 1, "unusable": 1, "by_utc": 0}
    assert take(unlocked, json.dumps(JRNL).encode(), every=True) == {
        "came": 1,
        "there": 1,
        "left": 0,
        "unusable": 1,
        "by_utc": 0,
    }
    (first, _) = unlocked.get(f"{AT}/episodes").json()["episodes"][::-1]
    assert first["meanings"][0] == "remorse"


def test_what_cannot_be_imported_is_told_and_nothing_comes_in(unlocked: TestClient) -> None:
    for content in (b"", b"{", b"PK\x03\x04", SECRET.encode(), b'{"schema": "tearwise.journal/9"}'):
        problem = take(unlocked, content, 422)
        assert problem["type"] == "urn:tearwise:problem:journal"
        assert SECRET not in json.dumps(problem)
    assert unlocked.get(f"{AT}/episodes").json()["episodes"] == []


OPERATIONS = [
    ("GET", "/people", None), ("GET", "/episodes", None), ("POST", "/search", {}), ("POST", "/episodes", {"text": TEXT}),
    ("GET", "/episodes/1", None), ("PATCH", "/episodes/1", {"note": "x"}), ("DELETE", "/episodes/1", None),
    ("POST", "/episodes/1/corrections", {"words": "x"}), ("DELETE", "/episodes/1/corrections/last", None),
    ("POST", "/patterns", {}), ("POST", "/export", {}),
]  # fmt: skip


def test_without_the_session_that_unlocked_it_nothing_is_shown_or_taken(unlocked: TestClient) -> None:
    keep(unlocked)
    session = unlocked.headers.pop("tearwise-session")
    for method, path, body in OPERATIONS:
        for key in (None, "", "made-up", session[:-1], session + "x", BEARER):
            headers = {} if key is None else {"tearwise-session": key}
            answer = unlocked.request(method, AT + path, json=body, headers=headers)
            told = ProblemRecord.model_validate(answer.json()).type
            assert (answer.status_code, told) == (401, "urn:tearwise:problem:locked"), (method, path, key)
    unlocked.headers["tearwise-session"] = session
    assert len(unlocked.get(f"{AT}/episodes").json()["episodes"]) == 1


def test_without_the_token_the_journal_is_nobodys(unlocked: TestClient) -> None:
    keep(unlocked)  # and the client goes on sending the session that unlocked it
    token = unlocked.headers.pop("authorization")
    more = [("POST", "/unlock", {"passphrase": PASSPHRASE}), ("POST", "/lock", None), ("GET", "", None)]
    for method, path, body in [*OPERATIONS, *more]:
        for headers in ({}, {"authorization": "Bearer x"}, {"authorization": f"Basic {BEARER}"}):
            answer = unlocked.request(method, AT + path, json=body, headers=headers)
            assert (answer.status_code, answer.json()["type"]) == (401, "urn:tearwise:problem:token"), (method, path)
    unlocked.headers["authorization"] = token
    assert len(unlocked.get(f"{AT}/episodes").json()["episodes"]) == 1


def test_a_programs_session_is_no_cookie_and_a_cookie_is_no_programs_session(unlocked: TestClient) -> None:
    session = unlocked.headers.pop("tearwise-session")
    del unlocked.headers["authorization"]
    name = f"tearwise-{SITE.rpartition(':')[2]}"
    unlocked.cookies.set(name, session)
    assert unlocked.get("/journal").status_code == 401
    assert unlocked.get(f"{AT}/episodes").status_code == 401
    unlocked.cookies.clear()
    unlocked.get(f"/launch?token={LAUNCH}")
    cookie = unlocked.cookies[name]
    unlocked.cookies.clear()
    headers = {"authorization": f"Bearer {BEARER}", "tearwise-session": cookie}
    assert unlocked.get(f"{AT}/episodes", headers=headers).status_code == 401


def test_our_own_page_uses_it_with_its_cookie_and_no_other_site_does(anybody: TestClient) -> None:
    client = anybody
    client.get(f"/launch?token={LAUNCH}")
    assert client.post(AT, json={"passphrase": PASSPHRASE}, headers=FROM_US).json()["session"] is None
    assert client.get(f"{AT}/episodes").json() == {"episodes": [], "more": False}
    assert client.post(f"{AT}/episodes", json={"text": TEXT}, headers=FROM_US).status_code == 201
    cross = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
    assert client.get(f"{AT}/episodes", headers=cross).status_code == 403
    for origin in (f"{SITE}.evil.com", "null", "https://evil.com"):
        headers = {"origin": origin, "sec-fetch-site": "same-origin"}
        assert client.delete(f"{AT}/episodes/1", headers=headers).status_code == 403
        assert client.post(f"{AT}/lock", headers=headers).status_code == 403
    assert client.delete(f"{AT}/episodes/1").status_code == 403  # a browser that does not say where from
    assert client.get(f"{AT}/episodes/1").status_code == 200


def test_the_lock_ends_every_session_that_has_the_journal_open(unlocked: TestClient) -> None:
    keep(unlocked)
    session = unlocked.headers.pop("tearwise-session")
    other = unlocked.post(f"{AT}/unlock", json={"passphrase": PASSPHRASE}).json()["session"]
    assert other != session
    assert unlocked.post(f"{AT}/lock").status_code == 204
    for key in (session, other):
        assert unlocked.get(f"{AT}/episodes", headers={"tearwise-session": key}).status_code == 401
    again = unlocked.post(f"{AT}/unlock", json={"passphrase": PASSPHRASE}).json()["session"]
    assert unlocked.get(f"{AT}/episodes/1", headers={"tearwise-session": again}).status_code == 200


def test_a_lock_by_a_program_does_not_take_what_a_browser_without_the_journal_writes(unlocked: TestClient) -> None:
    token = unlocked.headers.pop("authorization")
    unlocked.get(f"/launch?token={LAUNCH}")
    reading = unlocked.post("/read", data={"text": TEXT}, headers=FROM_US).url
    unlocked.post(f"{AT}/lock", headers={"authorization": token, **FROM_US})
    assert unlocked.get(reading).status_code == 200


@pytest.mark.parametrize("how", ["passphrase", "lock_everywhere"])
def test_a_lock_or_a_new_passphrase_elsewhere_ends_it_here(unlocked: TestClient, folder: Path, how: str) -> None:
    keep(unlocked)
    if how == "passphrase":
        with Journal.open(PASSPHRASE, folder) as journal:
            journal.change_passphrase("nine loud geese", strength=CHEAP)
    else:
        Journal.lock_everywhere(folder)
    for _ in range(2):
        answer = unlocked.get(f"{AT}/episodes")
        assert (answer.status_code, answer.json()["type"]) == (401, "urn:tearwise:problem:locked")


def test_guessing_is_slowed_down_for_programs_and_pages_together(unlocked: TestClient) -> None:
    guesses = [unlocked.post(f"{AT}/unlock", json={"passphrase": f"{SECRET} {n}"}) for n in range(5)]
    assert [one.status_code for one in guesses] == [422, 422, 422, 429, 429]
    assert int(guesses[-1].headers["retry-after"]) >= 1
    assert all(SECRET not in one.text for one in guesses)
    assert unlocked.post(f"{AT}/unlock", json={"passphrase": PASSPHRASE}).status_code == 429
    assert unlocked.get(f"{AT}/episodes").status_code == 200  # who is in stays in


def test_there_is_one_journal_and_without_one_there_is_none_to_unlock(program: TestClient) -> None:
    assert program.get(AT).json() == {"exists": False}
    assert program.post(f"{AT}/unlock", json={"passphrase": PASSPHRASE}).status_code == 404
    assert program.post(AT, json={"passphrase": "short"}).status_code == 422
    assert program.post(AT, json={"passphrase": PASSPHRASE}).status_code == 201
    assert program.post(AT, json={"passphrase": PASSPHRASE}).status_code == 409
    assert program.get(AT).json() == {"exists": True}


def test_an_episode_is_named_by_its_number_alone(unlocked: TestClient) -> None:
    keep(unlocked)
    for id in ("0", "-1", "1e3", "%2e%2e%2f", "x", "99", str(2**70), "..%5c1", "C:1"):
        assert unlocked.get(f"{AT}/episodes/{id}").status_code in (404, 422), id
        assert unlocked.delete(f"{AT}/episodes/{id}").status_code in (404, 405, 422), id
    assert unlocked.get(f"{AT}/episodes/1").status_code == 200


WRONG = [
    ("POST", "/episodes", {"text": TEXT, "happened": SECRET}, "/happened"),
    ("POST", "/episodes", {"text": TEXT, "person": {"name": " "}}, "/person/name"),
    ("POST", "/episodes", {"text": TEXT, "person": {"name": "x", SECRET: 1}}, "/person/*"),
    ("POST", "/episodes", {"text": TEXT, "note": f"{SECRET}\0"}, "/note"),
    ("POST", "/episodes", {"text": TEXT, "happened": "2026-02-30"}, "/happened"),
    ("POST", "/episodes", {"text": TEXT, "happened": "0206-11-20"}, "/happened"),
    ("POST", "/episodes", {"text": TEXT, "happened": "2226-11-20"}, "/happened"),
    ("PATCH", "/episodes/1", {"happened": "2226-11-20"}, "/happened"),
    ("POST", "/episodes", {"text": TEXT, "responses": [{"what": " "}]}, "/responses"),
    ("POST", "/episodes", {"text": TEXT, "responses": [{"what": 3}]}, "/responses/0/what"),
    ("PATCH", "/episodes/1", {"text": ""}, "/text"),
    ("PATCH", "/episodes/1", {"answers": {"rare": SECRET}}, "/answers"),
    ("POST", "/episodes/1/corrections", {"meanings": [SECRET]}, "/meanings/0"),
    ("POST", "/search", {"words": SECRET, "limit": 0}, "/limit"),
    ("POST", "/search", {"words": SECRET * 20}, "/words"),
    ("POST", "/search", {"words": "?!"}, "/words"),
    ("POST", "/search", {"since": "2026-02-30"}, "/since"),
    ("POST", "/patterns", {"until": "2026-02-30"}, "/until"),
    ("POST", "/patterns", {"since": "2026-02-02", "until": "2026-02-01"}, "/until"),
    ("POST", "/episodes/1/corrections", {}, "/words"),
    ("POST", "/patterns", {"person": SECRET}, ""),
]


def test_what_is_wrong_is_named_and_never_repeated(unlocked: TestClient) -> None:
    keep(unlocked)
    for method, path, body, at in WRONG:
        answer = unlocked.request(method, AT + path, json=body)
        problem = ProblemRecord.model_validate(answer.json())
        assert answer.status_code in (404, 422), body
        assert not at or at in [one.at for one in problem.errors], body
        assert at == "/answers" or SECRET not in answer.text, body


def test_what_is_too_large_is_refused(unlocked: TestClient) -> None:
    assert unlocked.post(f"{AT}/episodes", json={"text": TEXT, "note": "x" * 300_000}).status_code == 413
    headers = {"content-type": "application/octet-stream"}
    refused = unlocked.post(f"{AT}/import", content=b"x", headers={**headers, "content-length": str(10**9)})
    assert refused.status_code == 413
    assert unlocked.post(f"{AT}/import", content=b"x", headers={"content-type": "text/plain"}).status_code == 415


def test_every_answer_is_what_the_document_says(unlocked: TestClient) -> None:
    document = unlocked.get("/api/v1/openapi.json").json()
    id = keep(unlocked, responses=[{"what": "tea"}], answers={"trigger": ["goodbye"]})["id"]
    unlocked.post(f"{AT}/episodes/{id}/corrections", json={"meanings": [], "words": "x"})
    unlocked.patch(f"{AT}/episodes/{id}", json={"note": "y"})
    for method, path, body, name in [
        ("GET", "", None, "JournalState"), ("GET", "/people", None, "People"), ("GET", "/episodes", None, "Entries"),
        ("POST", "/search", {"words": "sorry"}, "Entries"), ("GET", f"/episodes/{id}", None, "Episode"),
        ("POST", "/patterns", {}, "Patterns"), ("POST", "/export", {}, "JournalExport"),
        ("POST", "/unlock", {"passphrase": PASSPHRASE}, "JournalSession"),
    ]:  # fmt: skip
        answer = unlocked.request(method, AT + path, json=body)
        jsonschema.validate(
            answer.json(), {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        )


def test_whether_it_helped_is_sent_as_it_is_kept() -> None:
    assert get_args(journal_requests.Helped) == get_args(Helped)
