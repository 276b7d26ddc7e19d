"""The language of phrases.toml."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.safety.patterns import Patterns
from tearwise.safety.words import Words


def found(pattern: str, text: str) -> list[str]:
    words = Words.of(text).words
    return [" ".join(words[a:b]) for a, b in Patterns([pattern], "a test").find(words, frozenset(words))]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("hit/slapped me", "he hit me and slapped me", ["hit me", "slapped me"]),
        ("hit me", "he hit him", []),
        ("do_not want", "I don't want it", ["do not want"]),
        ("want to? die", "they want to die, they want die", ["want to die", "want die"]),
        ("cut* again", "cutting again and cuts again", ["cutting again", "cuts again"]),
        ("burn the house ~ down?", "he will burn the house", ["burn the house"]),
        ("kill <self>", "she'd kill herself", ["kill herself"]),
        ("want ~ die", "want so much to die", ["want so much to die"]),
        ("want ~ die", "want so very much to die", []),
        ("want ~~ die", "want so very much to just die", ["want so very much to just die"]),
        ("want ~ die", "what I want. Die hard", []),
        ("goodbye // off", "he said goodbye. Then his phone was off", ["goodbye . then his phone was off"]),
        ("my_<kin> cried", "my mother cried", ["my mum cried"]),
        ("not here anymore", "not here any more", ["not here any more"]),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_what_is_covered_goes_as_far_as_the_longest_match() -> None:
    words = Words.of("she needs space and time to think of us").words
    patterns = Patterns(["needs space", "needs space and_time? to think", "time to think of"], "a test")
    assert [words[at] for at in sorted(patterns.covered(words, frozenset(words)))] == list(words[1:-1])


@pytest.mark.parametrize("pattern", ["", "~ die", "want/ die", "<nobody> died", "Want", "to? die"])
def test_what_is_no_pattern_is_said_to_be_none(pattern: str) -> None:
    with pytest.raises(DataError, match="a test"):
        Patterns([pattern], "a test")


def test_no_patterns_are_said_to_be_none() -> None:
    with pytest.raises(DataError, match="a test has no patterns"):
        Patterns([], "a test")


@given(st.lists(st.sampled_from(["he", "hit", "me", "so", "."]), max_size=30))
def test_matches_are_in_order_and_apart(words: list[str]) -> None:
    spans = list(Patterns(["he ~ hit me", "hit me", "he // me"], "a test").find(words, frozenset(words)))
    assert all(a < b for a, b in spans)
    assert all(one[1] < other[1] and one[0] < other[0] for one, other in itertools.pairwise(spans))
