"""The launch token, the cookie, and how sessions end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tearwise import assembly
from tearwise.accounts import Account
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal
from tearwise.reading import Scores
from tearwise.safety.words import _plain_words
from tearwise.web.app import create_app
from tearwise.web.problems import Problem
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.rendered import folder as ours
from tearwise.web.sessions import Session, Sessions
from tearwise.web.settings import Settings
from tearwise.web.unlocked import journal_of

from .conftest import BEARER, CHEAP, FROM_US, LAUNCH, PASSPHRASE, PORT, SITE, scripted


def test_the_launch_token_is_traded_for_a_cookie_and_cut_from_the_address(anybody: TestClient) -> None:
    answer = anybody.get(f"/launch?token={LAUNCH}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert "domain" not in cookie
    assert LAUNCH not in cookie
    assert str(PORT) in cookie.partition("=")[0]


def test_the_launch_token_works_once(anybody: TestClient) -> None:
    anybody.get(f"/launch?token={LAUNCH}")
    anybody.cookies.clear()
    answer = anybody.get(f"/launch?token={LAUNCH}", follow_redirects=False)
    assert answer.status_code == 401
    assert "has been used already" in answer.text
    assert "set-cookie" not in answer.headers


def test_following_the_link_again_in_the_same_browser_does_no_harm(visitor: TestClient) -> None:
    assert visitor.get(f"/launch?token={LAUNCH}").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", LAUNCH[:-1], LAUNCH + "x", LAUNCH.upper(), "ä"])
def test_another_token_opens_nothing_and_does_not_spend_it(anybody: TestClient, token: str) -> None:
    answer = anybody.get("/launch", params={"token": token})
    assert answer.status_code == 401
    assert "is not whole" in answer.text
    assert "used already" not in answer.text
    assert anybody.get(f"/launch?token={LAUNCH}").status_code == 200


def test_a_made_up_cookie_is_no_session(anybody: TestClient) -> None:
    anybody.cookies.set(f"tearwise-{PORT}", "made-up")
    assert anybody.get("/").status_code == 401


def test_leaving_forgets_everything_at_once(visitor: TestClient) -> None:
    page = visitor.post("/read", data={"text": "She cried and said sorry."})
    reading, cookies = page.url, dict(visitor.cookies)
    left = visitor.post("/leave")
    assert left.url.path == "/blank"
    assert "tear" not in left.text.lower()
    assert dict(visitor.cookies) == {}
    visitor.cookies.update(cookies)  # whoever kept the cookie
    assert visitor.get(reading).status_code == 401


def test_whoever_leaves_late_sees_an_empty_page_and_not_why_the_page_is_closed(anybody: TestClient) -> None:
    left = anybody.post("/leave", headers=FROM_US)
    assert (left.status_code, left.url.path) == (200, "/blank")
    assert "tear" not in left.text.lower()
    assert anybody.post("/leave", headers={**FROM_US, "origin": "https://evil.com"}).status_code == 403


@pytest.mark.parametrize("path", ["/leave", "{reading}/forget"])
def test_the_reader_forgets_what_a_visitor_leaves(settings: Settings, path: str) -> None:
    text = "She cried and said sorry."
    scored: list[str] = []

    class Noting(ScriptedEngine):
        def score(self, texts: Iterable[str]) -> Iterator[Scores]:
            scored.extend(listed := list(texts))
            return super().score(listed)

    readings = ReadingQueue(lambda: assembly.Reader(Noting()))
    with TestClient(create_app(settings, readings), base_url=SITE) as client:
        client.get(f"/launch?token={LAUNCH}")
        client.headers.update({"origin": SITE, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"})
        page = client.post("/read", data={"text": text}).url.path
        asyncio.run(readings.read(Account.of(text)))
        assert scored.count(text) == 1
        assert _plain_words.cache_info().currsize
        client.post(path.format(reading=page))
        assert asyncio.run(readings.act(lambda reader: _plain_words.cache_info().currsize)) == 0
        asyncio.run(readings.read(Account.of(text)))
        assert scored.count(text) == 2


def test_a_session_that_nobody_uses_ends() -> None:
    now = 0.0
    sessions = Sessions(Settings(port=1, launch="x", idle=60), clock=lambda: now)
    session = sessions.trade("x")
    assert session is not None
    now = 59.0
    assert sessions.find(session.key) is session
    now = 118.0
    assert sessions.find(session.key) is session
    now = 179.0
    assert sessions.find(session.key) is None


def test_ending_all_sessions_drops_what_they_held() -> None:
    sessions = Sessions(Settings(port=1, launch="x"))
    session = sessions.trade("x")
    assert session is not None
    sessions.end_all()
    assert sessions.find(session.key) is None
    assert sessions.trade("x") is None


def test_sessions_of_another_server_mean_nothing(visitor: TestClient, settings: Settings) -> None:
    assert Sessions(settings).find(visitor.cookies[f"tearwise-{PORT}"]) is None


def test_over_tls_the_cookie_is_bound_to_it() -> None:
    assert Sessions(Settings(port=1, secure=True)).cookie.startswith("__Host-")


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer wrong", f"Basic {BEARER}", f"Bearer {BEARER}x", BEARER]
)
def test_the_api_takes_no_other_token(anybody: TestClient, header: str) -> None:
    answer = anybody.post("/api/v1/readings", json={"text": "He cried."}, headers={"authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["type"] == "urn:tearwise:problem:token"


def test_the_launch_token_is_no_bearer_token(anybody: TestClient) -> None:
    header = {"authorization": f"Bearer {LAUNCH}"}
    assert anybody.get("/api/v1/meanings", headers=header).status_code == 401


def test_the_right_token_opens_the_api_and_where_there_is_none_no_token_does(settings: Settings) -> None:
    for bearer, status in ((BEARER, 200), (None, 401)):
        app = create_app(replace(settings, bearer=bearer), ReadingQueue(scripted))
        with TestClient(app, base_url=SITE) as program:
            found = program.get("/api/v1/questions", headers={"Authorization": f"Bearer {BEARER}"})
        assert found.status_code == status


def test_a_link_of_another_site_opens_nothing_of_the_api(visitor: TestClient) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert visitor.get("/about", headers=link).status_code == 200
    assert visitor.get("/api/v1/questions", headers=link).status_code == 403


def test_our_own_page_may_use_the_api(visitor: TestClient) -> None:
    assert visitor.get("/api/v1/meanings").status_code == 200
    assert visitor.post("/api/v1/readings", json={"text": "He cried."}, headers={"origin": SITE}).status_code == 200


def test_whoever_is_writing_keeps_the_session_and_the_journal_open(folder: Path) -> None:
    now = 0.0
    sessions = Sessions(Settings(port=1, launch="x", unlocked=600, idle=3600), clock=lambda: now)
    session = sessions.trade("x")
    assert session is not None
    session.journal = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    for _ in range(70):  # as the page says while somebody types
        now += 60
        assert sessions.find(session.key) is session
    assert session.journal is not None
    now += 601
    sessions.sweep()
    assert session.journal is None


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="only on Linux can it be told apart from the others")
def test_the_journal_is_locked_and_the_visit_over_when_the_computer_wakes_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept, told = 0.0, time.clock_gettime
    monkeypatch.setattr(time, "clock_gettime", lambda which: told(which) + slept * (which == time.CLOCK_BOOTTIME))
    sessions = Sessions(Settings(port=1, launch="x", unlocked=600, idle=3600))
    session = sessions.trade("x")
    assert session is not None
    opened = session.journal = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    sessions.sweep()
    assert not opened.locked
    slept = 601.0
    assert sessions.find(session.key) is session
    assert opened.locked
    slept += 3601
    assert sessions.find(session.key) is None


def test_saying_that_one_is_awake_needs_a_session_and_answers_nothing(anybody: TestClient) -> None:
    assert anybody.post("/awake", headers=FROM_US).status_code == 401
    anybody.get(f"/launch?token={LAUNCH}")
    answer = anybody.post("/awake", headers=FROM_US)
    assert (answer.status_code, answer.content) == (204, b"")
    assert anybody.post("/awake", headers={**FROM_US, "origin": "https://evil.com"}).status_code == 403


def test_how_long_the_visit_and_the_journal_last_is_told_and_to_ask_is_no_use_of_them(folder: Path) -> None:
    now = 0.0
    sessions = Sessions(Settings(port=1, launch="x", unlocked=600, idle=3600), clock=lambda: now)
    session = sessions.trade("x")
    assert session is not None
    assert sessions.left("made up") == (0, 0)
    assert sessions.left(session.key) == (3601, 0)
    session.journal = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    now = 599.0
    assert sessions.left(session.key) == (3002, 2)
    now = 601.0
    assert sessions.left(session.key) == (3000, 0)
    now = 3601.0
    assert sessions.left(session.key) == (0, 0)


def test_the_door_says_after_how_long_it_locks_itself(folder: Path) -> None:
    Journal.create(PASSPHRASE, folder, strength=CHEAP)
    for unlocked, said in ((600, "10 minutes"), (60, "1 minute")):
        settings = Settings(port=PORT, launch=LAUNCH, unlocked=unlocked, journal=folder)
        with TestClient(create_app(settings, ReadingQueue(scripted)), base_url=SITE) as visitor:
            visitor.get(f"/launch?token={LAUNCH}")
            assert f"when nobody uses it for {said}." in visitor.get("/journal").text


def test_without_scripts_what_is_kept_goes_out_of_sight_when_the_journal_locks_itself() -> None:
    style = (ours("static") / "tearwise.css").read_text(encoding="utf-8")
    assert style.count(f" {Settings(port=1).unlocked:.0f}s forwards") == 2


def test_a_journal_that_another_program_has_locked_is_told_as_locked(folder: Path) -> None:
    sessions = Sessions(Settings(port=1, launch="x"), clock=lambda: 0.0)
    session = sessions.trade("x")
    assert session is not None
    session.journal = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    assert sessions.left(session.key) == (3601, 601)
    Journal.lock_everywhere(folder)
    assert sessions.left(session.key) == (3601, 0)


def test_the_page_is_told_how_long_it_lasts_also_when_it_is_over(anybody: TestClient) -> None:
    over = anybody.get("/awake", headers=FROM_US)
    assert (over.status_code, over.json()) == (200, {"visit": 0, "journal": 0})
    anybody.get(f"/launch?token={LAUNCH}")
    told = anybody.get("/awake", headers=FROM_US).json()
    assert 3500 < told.pop("visit") <= 3601
    assert told == {"journal": 0}
    assert anybody.get("/awake", headers={"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}).status_code == 403


def test_a_journal_that_is_unlocked_from_two_windows_stays_open_for_what_works_with_it(folder: Path) -> None:
    sessions = Sessions(Settings(port=1, launch="x"))
    session = sessions.trade("x")
    assert session is not None
    first = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    sessions.unlock(session, first)
    second = Journal.open(PASSPHRASE, folder)
    sessions.unlock(session, second)
    assert session.journal is first
    assert (first.locked, second.locked) == (False, True)
    Journal.lock_everywhere(folder)
    third = Journal.open(PASSPHRASE, folder)
    sessions.unlock(session, third)
    assert session.journal is third
    sessions.end_all()


def test_a_programs_session_ends_when_it_is_not_used(folder: Path) -> None:
    now = 0.0
    sessions = Sessions(Settings(port=1, unlocked=600, idle=3600), clock=lambda: now)
    opened = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    session = sessions.unlock_for_program(opened)
    for _ in range(2):
        now += 599
        assert sessions.find_program(session.key) is session
    now += 601
    assert sessions.find_program(session.key) is None
    assert opened.locked


def test_a_journal_that_is_opened_too_late_is_locked_again(folder: Path) -> None:
    sessions = Sessions(Settings(port=1, launch="x"))
    session = sessions.trade("x")
    assert session is not None
    sessions.end(session)
    opened = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    with pytest.raises(Problem, match="This page is closed"):
        sessions.unlock(session, opened)
    assert opened.locked
    assert session.journal is None


def test_what_still_works_with_a_journal_keeps_its_session_and_no_other(folder: Path) -> None:
    now = 0.0
    sessions = Sessions(Settings(port=1, launch="x", unlocked=600), clock=lambda: now)
    opened = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    works = sessions.unlock_for_program(opened)
    waits = sessions.unlock_for_program(Journal.open(PASSPHRASE, folder))
    now = 500.0
    sessions.use(opened)
    now = 900.0
    assert sessions.find_program(works.key) is works
    assert sessions.find_program(waits.key) is None
    sessions.end_all()


def test_what_another_program_has_locked_ends_and_what_was_opened_since_stays(folder: Path) -> None:
    sessions = Sessions(Settings(port=1, launch="x"))
    reads = sessions.trade("x")
    assert reads is not None
    before = sessions.unlock_for_program(Journal.create(PASSPHRASE, folder, strength=CHEAP))
    Journal.lock_everywhere(folder)
    since = sessions.unlock_for_program(Journal.open(PASSPHRASE, folder))
    sessions.end_locked()
    assert sessions.find_program(before.key) is None
    assert sessions.find_program(since.key) is since
    assert sessions.find(reads.key) is reads, "a visit without the journal goes on"
    sessions.end_all()


def test_the_program_that_was_idle_longest_makes_room(folder: Path) -> None:
    now = 0.0
    sessions = Sessions(Settings(port=1), clock=lambda: now)
    opened = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    keys = []
    for _ in range(32):
        now += 1
        keys.append(sessions.unlock_for_program(opened).key)
    assert all(sessions.find_program(key) for key in keys[:1] + keys[2:])
    sessions.unlock_for_program(Journal.open(PASSPHRASE, folder))
    assert [key for key in keys if not sessions.find_program(key)] == keys[1:2]
    sessions.end_all()


def test_a_journal_that_another_thread_locks_from_one_look_to_the_next_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = Sessions(Settings(port=1, launch="x"))
    session = sessions.trade("x")
    assert session is not None
    opened = Journal.create(PASSPHRASE, folder, strength=CHEAP)
    seen: list[Journal] = []
    vanishing = property(lambda _: seen.pop() if seen else None, lambda *_: None)
    with monkeypatch.context() as patched:
        patched.setattr(Session, "journal", vanishing)
        for look in (
            lambda: sessions.left(session.key),
            sessions.end_locked,
            lambda: journal_of(session),
            session.lock,
        ):
            seen.append(opened)
            look()
            assert not seen
    assert opened.locked
    sessions.end_all()
