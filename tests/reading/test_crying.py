"""Words of crying are found where they stand, and not inside other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.reading.crying import _pattern, crying_words


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "she was SOBBING",
        "tears ran down",
        "He welled  up at the altar",
        "his eyes\nfilled",
        "Dad got a bit teary",
        "she wept",
    ],
)
def test_crying_is_found(text: str) -> None:
    assert crying_words(text)


@pytest.mark.parametrize(
    "text", ["He laughed.", "encrypted files", "the bakery", "sweeping the floor", "a decried plan", ""]
)
def test_other_words_are_not_crying(text: str) -> None:
    assert not crying_words(text)


def test_the_places_are_those_of_the_words() -> None:
    text = "Oh, he cried and wept."
    assert [text[s:e] for s, e in crying_words(text)] == ["cried", "wept"]


PIECES = st.sampled_from(
    ["He CRIED", "tears", "broke  down", "Lump in", "so", "b", "\n", ".", "é", "ſob", "wee", "p", " "]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)))
def test_a_text_in_plain_letters_is_looked_through_faster_and_not_otherwise(text: str) -> None:
    assert crying_words(text) == [found.span() for found in _pattern().finditer(text)]
