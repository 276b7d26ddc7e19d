"""What templates are given: times, and whose computer it is, in words."""

from __future__ import annotations

from dataclasses import replace
from time import time

import pytest
from starlette.testclient import TestClient

from tearwise.web.app import create_app
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.rendered import ago
from tearwise.web.settings import LOOPBACK, Settings

from .conftest import FROM_US, LAUNCH, SITE, scripted
from .test_pages import TEXT, read


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-90, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (20 * 60, "20 minutes ago"),
        (3600, "1 hour ago"),
        (50 * 3600, "2 days ago"),
    ],
)
def test_how_long_ago_is_said_in_words(seconds: int, said: str) -> None:
    assert ago(time() - seconds) == said


@pytest.mark.parametrize("name", ["tears.example", "127.0.0.1"])
def test_no_page_that_is_open_on_another_computer_calls_it_this_one(settings: Settings, name: str) -> None:
    given = replace(settings, names=(*LOOPBACK, name))
    with TestClient(create_app(given, ReadingQueue(scripted)), base_url=SITE, headers=FROM_US) as client:
        client.get(f"/launch?token={LAUNCH}")
        pages = [client.get(path).text for path in ("/", "/about", "/journal")] + [read(client)[1]]
    assert ["this computer" in page for page in pages] == [name in LOOPBACK] * 4
    assert ["the computer that runs Tearwise" in page for page in pages] == [name not in LOOPBACK] * 4


def test_when_an_account_was_written_changes_with_its_words_alone(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = read(visitor)
    now = time()
    monkeypatch.setattr("tearwise.web.sitting.time", lambda: now)
    monkeypatch.setattr("tearwise.web.rendered.time", lambda: now + 3600)
    visitor.post(f"{path}/answer", data={"question": "rare", "how": "unknown"})
    assert "1 hour ago" in visitor.get("/").text
    monkeypatch.setattr("tearwise.web.sitting.time", lambda: now + 3600)
    visitor.post("/read", data={"text": f"{TEXT} More.", "sitting": path.rpartition("/")[2]})
    assert "just now" in visitor.get("/").text
