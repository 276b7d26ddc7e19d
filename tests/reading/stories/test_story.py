"""A story is in an account that tells it in one of its ways, and nothing beside which it is another."""

from __future__ import annotations

import pytest

from tearwise.reading.stories.story import Story

STORY = Story.of((r"\bproposed\b", r"\bmarry me\b"), "(?:no|left)")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("he proposed", True),
        ("he asked, will you marry me", True),
        ("he cried", False),
        ("he proposed and left", False),
        ("no, he proposed", False),
        ("i know he proposed", True),  # "no" is a whole word
        ("he proposed on the leftmost bench", True),
        ("", False),
    ],
)
def test_it_is_told_in_one_way_and_by_no_word_of_another_story(said: str, told: bool) -> None:
    assert STORY.is_in(said) is told
