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
        ("I love you but it is over", ["I love you", "but it is over"]),
        ("I love you but it hurts", ["I love you but it hurts"]),
        ("Love you but it is over", ["Love you but it is over"]),
        (
            "I love you very much but still though I do not show it",
            ["I love you very much", "but still though I do not show it"],
        ),
        ("I am so sorry, still you should have rung me", ["I am so sorry,", "still you should have rung me"]),
        ("I am so sorry still about all that I said", ["I am so sorry still about all that I said"]),
        ("Really?! “No.” ok", ["Really?!", "“No.”", "ok"]),
        ("one\ntwo", ["one", "two"]),
        ("...", []),
        ("", []),
        ("😂😂", ["😂😂"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert cut(text) == clauses


NAN = "im so sorry about nan"
KNOW = "i know how much you loved her"
LATER = "and how you sat with her day after day"


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (f"{NAN} {KNOW}", [NAN, KNOW]),
        (f"Oh no, {NAN} {KNOW}", [f"Oh no, {NAN}", KNOW]),
        (f"{NAN} {KNOW}.", [f"{NAN} {KNOW}."]),  # a short one that has its mark
        (f"{NAN} {KNOW} {LATER}.", [NAN, f"{KNOW} {LATER}."]),  # the only full stop
        (f"{NAN} {KNOW} {LATER}. Sleep well.", [f"{NAN} {KNOW} {LATER}.", "Sleep well."]),
        (f"{NAN} {KNOW} {LATER}! Sleep well.", [NAN, f"{KNOW} {LATER}!", "Sleep well."]),
    ],
)
def test_statements_side_by_side_are_parted_where_no_mark_would_have_been_set(text: str, clauses: list[str]) -> None:
    assert cut(text) == clauses
    assert NAN not in [text[one.start : one.end] for one in clauses_of(text, runs_on=False)]


def test_a_clause_tells_how_it_begins_and_ends_and_how_little_it_says() -> None:
    stop, done, but, mine = clauses_of("Stop. I'm done. But why? It was worse for you")
    assert [one.is_one_word for one in (stop, done, but, mine)] == [True, False, False, False]
    assert [one.is_short for one in (stop, done, but, mine)] == [True, True, True, False]
    assert [one.turns for one in (stop, done, but, mine)] == [False, False, True, False]
    assert [one.asks for one in (stop, done, but, mine)] == [False, False, True, False]
    assert [one.is_whole for one in (stop, done, but, mine)] == [True, True, True, False]


@given(st.text(alphabet="ab .!?\n,“”'but", max_size=80))
def test_clauses_follow_one_another_and_lose_no_word(text: str) -> None:
    found = clauses_of(text)
    assert all(a.start < a.end <= b.start for a, b in pairwise(found))
    assert sum(char.isalnum() for char in text) == sum(char.isalnum() for one in cut(text) for char in one)
