"""What templates are given: times in words."""

from __future__ import annotations

from time import time

import pytest
from starlette.testclient import TestClient

from tearwise.web.rendered import ago

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
