"""Words that speak of a meaning are counted in the whole account and near its tears, and the lists are checked."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.reading.meaning_words import MOST, MOST_NEAR, NEAR, WORD_COUNTS, parsed, word_counts

FAR_AWAY = "and so on " * NEAR


def counted(text: str, meaning: str) -> tuple[float, float]:
    """How many words of a meaning there are in the whole text, and near its tears, up to the most that count."""
    counts, place = word_counts(text), MEANINGS.index(meaning)
    return round(counts[place] * MOST, 6), round(counts[len(MEANINGS) + place] * MOST_NEAR, 6)


def lists() -> dict[str, Any]:
    text = resources.files("tearwise.reading").joinpath("meaning_words.toml").read_text("utf-8")
    return tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("He cried and said he was so SORRY.", "remorse"),
        ("She shouldn't have gone, she said, and she cried.", "remorse"),
        ("She shouldn’t have gone, she said, and she cried.", "remorse"),
        ("Grandpa passed away and dad wept.", "loss_fear"),
        ("He was in tears, he had never told anyone.", "trust"),
    ],
)
def test_a_word_or_phrase_is_counted_whatever_its_letters_and_apostrophes(text: str, meaning: str) -> None:
    assert counted(text, meaning)[0] >= 1


def test_a_phrase_is_counted_only_whole_and_a_word_not_inside_another() -> None:
    assert counted("He passed the salt and cried; the way was far away.", "loss_fear") == (0, 0)
    assert counted("He cried, his lovelorn, gloved hands shook.", "love") == (0, 0)


def test_words_far_from_the_tears_count_in_the_whole_only() -> None:
    assert counted(f"I am sorry. {FAR_AWAY} He cried.", "remorse") == (1, 0)
    assert counted(f"He cried. I am sorry. {FAR_AWAY}", "remorse") == (1, 1)
    assert counted("I am sorry for him.", "remorse") == (1, 0)


@pytest.mark.parametrize("between", ["and so on " * 4 + "and so", "and so on " * 4 + "and so on"])
def test_fourteen_words_may_stand_between_a_near_word_and_the_tears(between: str) -> None:
    near = len(between.split()) <= 14
    assert counted(f"I am sorry {between} cried.", "remorse") == (1, near)
    assert counted(f"He cried {between} sorry.", "remorse") == (1, near)


def test_no_more_are_counted_than_say_something_new() -> None:
    assert counted("He cried: " + "sorry " * 9, "remorse") == (MOST, MOST_NEAR)


@given(st.text(max_size=400))
def test_any_text_has_counts_from_nothing_to_all(text: str) -> None:
    counts = word_counts(text)
    assert counts.shape == (WORD_COUNTS,)
    assert np.isfinite(counts).all()
    assert ((counts >= 0) & (counts <= 1)).all()


@given(st.text(alphabet="sory cied.", max_size=60), st.text(max_size=40))
def test_more_text_never_counts_less(text: str, more: str) -> None:
    assert (word_counts(f"{text}\n{more}")[: len(MEANINGS)] >= word_counts(text)[: len(MEANINGS)]).all()


@pytest.mark.parametrize(
    ("meaning", "entry", "message"),
    [
        ("love", ["Love"], "love: 'Love' must be small letters"),
        ("love", ["i  love"], "must be small letters"),
        ("love", ["don't"], "without apostrophes"),
        ("love", [""], "must be small letters"),
        ("love", [3], "3 must be small letters"),
        ("love", "love", "love: 'words' must be a list"),
        ("other", [], "other: 'words' must be a list"),
        ("trust", ["secret", "secret"], "trust: 'secret' is there twice"),
    ],
)
def test_a_list_that_is_wrong_is_named(meaning: str, entry: object, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parsed({**lists(), meaning: {"words": entry}})


def test_a_meaning_that_is_missing_or_misspelt_is_named() -> None:
    found = lists()
    del found["trust"]
    with pytest.raises(DataError, match="'trust' is missing"):
        parsed(found)
    with pytest.raises(DataError, match="did you mean 'love'"):
        parsed({**lists(), "lov": {"words": ["dear"]}})
