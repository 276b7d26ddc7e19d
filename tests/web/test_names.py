"""Names of people in the journal's pages: whatever characters they hold, the page reads as it was written."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from .test_journal_pages import keep
from .test_pages import TEXT, read


@pytest.mark.parametrize("acts", ["\u202e", "\u2066", "\x07", "\u200f"])
def test_a_name_that_would_act_on_the_screen_is_shown_raw_nowhere_and_can_be_chosen(
    unlocked: TestClient, acts: str
) -> None:
    keep(unlocked, person="Ada")
    name = f"Ana{acts}nerak"
    address = keep(unlocked, person=name)
    pages = [unlocked.get(at).text for at in (address, "/journal", "/journal/patterns", "/journal/files")]
    number = re.search(r'<option value="(\d+)">Ana', pages[2])
    assert number
    of_one = unlocked.get("/journal/patterns", params={"who": number[1]}).text
    found = unlocked.post("/journal/search", data={"words": "", "person": name, "meaning": ""}).text
    for page in (*pages, of_one, found, read(unlocked, TEXT)[1]):
        assert "Ana" in page
        assert acts not in re.sub('value="[^"]*"', "", page)
    assert f'<option value="{name}" selected>' in found
