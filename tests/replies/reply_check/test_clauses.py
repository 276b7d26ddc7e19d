"""A reply is cut into sentences, and before a "but" that turns it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.replies.reply_check.clauses import clauses_of


def cut(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in clauses_of(text)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("I'm here. Take your time.", ["I'm here.", "Take your time."]),
        ("I love you very much, but you are being a child", ["I love you very much,", "but you are being a child"]),
        ("But why?", ["But why?"]),
        ("Really?! “No.” ok", ["Really?!", "“No.”", "ok"]),
        ("one\ntwo", ["one", "two"]),
        ("...", []),
        ("", []),
        ("😂😂", ["😂😂"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert cut(text) == clauses


@given(st.text(alphabet="ab .!?\n,“”'but", max_size=80))
def test_clauses_follow_one_another_and_lose_no_word(text: str) -> None:
    found = clauses_of(text)
    assert all(a.start < a.end <= b.start for a, b in pairwise(found))
    assert sum(char.isalnum() for char in text) == sum(char.isalnum() for one in cut(text) for char in one)
