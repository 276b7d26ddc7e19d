"""What an answer, or taking one back, is told by on the page; and what is wrong with one."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tearwise.rendering.words import headline

from .conftest import scripted
from .test_pages import TEXT, read, words_of


@pytest.mark.parametrize(
    ("form", "sent", "place", "said"),
    [
        ("answer", {"question": "trigger", "how": "chosen"}, "next", "Choose at least one"),
        ("answer", {"question": "trigger", "value": ["goodbye", "death", "breakup"]}, "next", "two at most"),
        ("reply", {"text": " "}, "reply", "is empty"),
    ],
)
def test_what_is_wrong_stands_at_the_top_too_with_the_way_to_it_and_in_the_title(
    visitor: TestClient, form: str, sent: dict[str, str | list[str]], place: str, said: str
) -> None:
    path, page = read(visitor)
    assert "<title>The reading" in page
    assert 'class="wrong summary"' not in page
    refused = visitor.post(f"{path}/{form}", data=sent).text
    assert "<title>Error: The reading" in refused
    top = re.search(r'class="wrong summary"><a href="#(\w+)">([^<]*)', refused)
    assert top
    assert top[1] == place
    assert said in top[2]
    assert refused.index("wrong summary") < refused.index("<h1")
    assert f'id="{place}"' in refused


def test_an_answer_that_changes_the_headline_says_what_the_reading_says_now(visitor: TestClient) -> None:
    path, page = read(visitor)
    assert "The reading now says" not in page
    changed = visitor.post(f"{path}/answer", data={"question": "trigger", "value": "goodbye", "how": "chosen"}).text
    said = headline(scripted().read(TEXT, {"trigger": "goodbye"}))
    assert said != headline(scripted().read(TEXT))
    assert f"The reading now says: {said}" in words_of(changed)
    assert 'href="#headline"' in changed
    same = visitor.post(f"{path}/answer", data={"question": "rare", "how": "unknown"}).text
    assert "Not knowing changes nothing." in same
    assert "The reading now says" not in same


def test_what_was_taken_back_is_told_until_something_else_is_done(visitor: TestClient) -> None:
    path, _ = read(visitor)
    for sent in ({"question": "trigger", "value": "goodbye", "how": "chosen"}, {"question": "rare", "how": "unknown"}):
        visitor.post(f"{path}/answer", data=sent)
    for _ in range(2):  # sent twice, it says the same
        page = visitor.post(f"{path}/take-back", data={"question": "trigger"}).text
        said = re.findall(r"data-said>(.*?)</div>", page, re.DOTALL)
        assert len(said) == 1
        assert "Taken back:" in said[0]
        assert f"The reading now says: {headline(scripted().read(TEXT))}" in words_of(page)
        assert re.search(r"Less likely now: Loss, or fear of it", said[0])
        assert "Not knowing" not in said[0]
    after = visitor.post(f"{path}/answer", data={"question": "pressure", "how": "unknown"}).text
    assert "Taken back" not in after
