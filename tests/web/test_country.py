"""The country whose help lines are shown can be chosen wherever they are shown, in the journal too."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tearwise.journal import Journal

from .conftest import PASSPHRASE, scripted
from .test_journal_pages import RISKY, keep
from .test_pages import TEXT, read, words_of


@pytest.fixture
def risky(unlocked: TestClient) -> str:
    """The address of an episode in which danger is told of, the second one."""
    for _ in range(2):
        path, _ = read(unlocked, RISKY)
        unlocked.post(f"{path}/show", data={"x": "y"})
        address = unlocked.post(f"{path}/keep", data={"person": "Tom"}).url.path
    return str(address)


def test_below_an_episode(unlocked: TestClient, risky: str) -> None:
    page = unlocked.get(risky).text
    assert page.count(f'action="{risky}/country"') == page.count('id="turn"') == page.count('id="country"') == 1
    assert "TelefonSeelsorge" not in page
    answer = unlocked.post(f"{risky}/country", data={"country": "DE"})
    assert answer.url.path == risky
    assert "TelefonSeelsorge" in answer.text
    assert '<option value="DE" selected>Germany</option>' in answer.text
    assert "TelefonSeelsorge" in unlocked.get("/journal/patterns").text


@pytest.mark.parametrize("who", ["", "?who=1"])
def test_on_the_page_of_patterns_which_stays_that_of_the_person(unlocked: TestClient, risky: str, who: str) -> None:
    page = unlocked.get(f"/journal/patterns{who}").text
    action = f"/journal/patterns/country{who}"
    assert page.count(f'action="{action}"') == page.count('id="turn"') == page.count('id="country"') == 1
    answer = unlocked.post(action, data={"country": "DE"})
    assert (answer.url.path, answer.url.query) == ("/journal/patterns", who[1:].encode())
    assert "TelefonSeelsorge" in answer.text
    assert "TelefonSeelsorge" in unlocked.get(risky).text


def test_where_tears_press_and_nobody_is_in_danger(unlocked: TestClient, folder: Path) -> None:
    with Journal.open(PASSPHRASE, folder) as journal:
        for _ in range(2):
            journal.add(scripted().read(TEXT, {"pressure": 2}))
    page = unlocked.get("/journal/patterns").text
    assert page.count("Where to turn") == page.count('id="turn"') == page.count('id="country"') == 1
    shown = unlocked.post("/journal/patterns/country", data={"country": "DE"}).text
    assert "Hilfetelefon Gewalt gegen Frauen" in shown
    assert "Women&#39;s Aid" not in shown


def test_where_no_danger_is_told_of_there_is_no_choice(unlocked: TestClient) -> None:
    address = keep(unlocked)
    assert 'id="country"' not in unlocked.get(address).text
    assert 'id="country"' not in unlocked.get("/journal/patterns").text


def test_a_locked_journal_tells_nothing(unlocked: TestClient, risky: str) -> None:
    unlocked.post("/journal/lock")
    for address in (f"{risky}/country", "/journal/patterns/country"):
        assert "The journal is locked" in words_of(unlocked.post(address, data={"country": "DE"}).text)
    assert unlocked.get(f"{risky}/country").url.path == "/journal"
