"""An episode's page shows what was answered: without it, a reading that comes from answers seems to come from nowhere."""

from __future__ import annotations

from starlette.testclient import TestClient

from .test_pages import read, words_of


def test_what_was_answered_stands_with_the_episode(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    unlocked.post(f"{path}/answer", data={"question": "trigger", "value": ["breakup"], "how": "chosen"})
    unlocked.post(f"{path}/answer", data={"question": "rare", "how": "unknown"})
    shown = words_of(unlocked.post(f"{path}/keep", data={"person": "Tom"}).text)
    assert "What you answered What set off the tears? A break-up, or the threat of one" in shown
    assert "Is it rare for the person who cried to be in tears? I can't say" in shown


def test_where_nothing_was_answered_no_heading_stands_alone(unlocked: TestClient) -> None:
    path, _ = read(unlocked)
    assert "What you answered" not in unlocked.post(f"{path}/keep", data={"person": "Tom"}).text
