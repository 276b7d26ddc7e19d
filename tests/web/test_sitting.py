"""What is looked at on the page while something else is done with it: nothing is lost, and nothing comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from tearwise import Reader
from tearwise.accounts import Account
from tearwise.interview import Person
from tearwise.web import pages
from tearwise.web.sitting import MOST, sit

from .conftest import only_session
from .test_pages import TEXT, read, words_of

ANSWER = ("answer", {"question": "rare", "value": "yes", "how": "chosen"})
OTHER = ("answer", {"question": "trigger", "value": "goodbye", "how": "chosen"})
REPLY = ("reply", {"text": "I am here for you."})

Sent = tuple[str, dict[str, str]]


class Held:
    """Sends requests of which the first stays in its work until it is let go."""

    def __init__(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        self._client = client
        self._begun, self._go = threading.Event(), threading.Event()
        self._threads = ThreadPoolExecutor(4)
        for name in ("sit", "check_reply"):
            monkeypatch.setattr(pages, name, self._held(getattr(pages, name)))

    def _held(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def held(*given: object) -> object:
            if not self._begun.is_set():
                self._begun.set()
                self._go.wait(20)
            return work(*given)

        return held

    def send(self, path: str, sent: dict[str, str]) -> Future[Any]:
        found = self._threads.submit(self._client.post, path, data=sent)
        assert self._begun.wait(20)
        return found

    def let_go(self, *, after: float = 0.0) -> None:
        """after: seconds in which those that came later may be done, if nothing keeps them from it"""
        threading.Timer(after, self._go.set).start()

    def end(self) -> None:
        self._go.set()
        self._threads.shutdown()


@pytest.fixture
def reading(visitor: TestClient) -> str:
    """The address of a reading; it is made before anything is held."""
    return read(visitor)[0]


@pytest.fixture
def held(visitor: TestClient, reading: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    found = Held(visitor, monkeypatch)
    yield found
    found.end()


@pytest.mark.parametrize("sent", [ANSWER, REPLY, ("take-back", {"question": "rare"}), ("", {"text": f"{TEXT} Again."})])
def test_a_reading_that_is_forgotten_while_it_is_changed_stays_forgotten(
    visitor: TestClient, reading: str, held: Held, sent: Sent
) -> None:
    path, form = sent
    edited = {**form, "sitting": reading.rpartition("/")[2]}
    late = held.send(f"{reading}/{path}", form) if path else held.send("/read", edited)
    visitor.post(f"{reading}/forget")
    held.let_go()
    answer = late.result(120)
    assert answer.status_code == 404
    assert "no longer kept" in answer.text
    assert visitor.get(reading).status_code == 404
    assert 'href="/reading/' not in visitor.get("/").text


@pytest.mark.parametrize(("first", "second"), [(REPLY, ANSWER), (ANSWER, REPLY), (ANSWER, OTHER)])
def test_of_two_changes_at_once_neither_is_lost(
    visitor: TestClient, reading: str, held: Held, first: Sent, second: Sent
) -> None:
    sent = [held.send(f"{reading}/{path}", form) for path, form in (first, second)]
    held.let_go(after=0.5)
    assert [one.result(120).status_code for one in sent] == [200, 200]
    words = words_of(visitor.get(reading).text)
    paths = [path for path, _ in (first, second)]
    assert words.count("Take back") == paths.count("answer")
    assert words.count("Your answer, looked over") == paths.count("reply")


def test_an_account_that_is_changed_keeps_the_answer_that_is_given_meanwhile(
    visitor: TestClient, reading: str, held: Held
) -> None:
    edited = {"text": f"{TEXT} Then we hugged.", "sitting": reading.rpartition("/")[2]}
    sent = [held.send("/read", edited), held.send(f"{reading}/answer", ANSWER[1])]
    held.let_go(after=0.5)
    assert [one.result(120).status_code for one in sent] == [200, 200]
    words = words_of(visitor.get(reading).text)
    assert "Then we hugged." in words
    assert "What you answered" in words


def test_what_was_withheld_and_then_asked_for_stays_shown(visitor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "He cried and said he is going to kill himself tonight, he has the pills."
    path, before = read(visitor, text)
    held = Held(visitor, monkeypatch)
    sent = [held.send(f"{path}/answer", ANSWER[1]), held.send(f"{path}/show", {"x": "y"})]
    held.let_go(after=0.5)
    assert [one.result(120).status_code for one in sent] == [200, 200]
    held.end()
    assert f'action="{path}/show"' in before
    assert f'action="{path}/show"' not in visitor.get(path).text


def test_in_a_language_that_is_not_read_nobody_is_taken_for_the_one_who_cried() -> None:
    """The engine would take its writer for them, and every worry would be about the writer's own tears."""
    german = Account("Mein Bruder hat gestern geweint, weil seine Freundin ihn verlassen hat. Er hat mich umarmt.")
    reader = Reader()  # the real engine: what it makes of words that it does not know is what this is about
    assert sit(reader, german, (), None, None).person == Person()
    assert sit(reader, german, (), "i", None).person.crier == "narrator"
    assert sit(reader, german, (), "he", None).person.pronoun == "he"
    own = Account("I cried in the kitchen, because my brother is leaving for a year. He hugged me.")
    assert sit(reader, own, (), None, None).person.crier == "narrator"


def test_of_many_the_one_that_was_changed_longest_ago_goes(visitor: TestClient) -> None:
    path, _ = read(visitor)
    sittings = only_session(visitor).sittings
    (first,) = sittings.all()
    for number in range(MOST - 1):
        sittings.keep(replace(first, id=f"n{number}"))
    sittings.keep(first)  # as an answer does
    sittings.keep(replace(first, id="last"))
    assert len(sittings.all()) == MOST
    assert sittings.find("n0") is None
    assert visitor.get(path).status_code == 200
