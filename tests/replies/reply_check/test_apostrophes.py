"""Apostrophes that were left out are put back, and every place is still told in the text as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.replies.reply_check.apostrophes import restored


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("whats wrong", "what's wrong"),
        ("I DONT know, Im sorry", "I DON'T know, I'm sorry"),
        ("I don’t know", "I don't know"),
        ("theres", "there's"),
        ("what the hell", "what the hell"),
        ("dontcha want wonton", "dontcha want wonton"),
        ("", ""),
    ],
)
def test_what_was_left_out_is_put_back(text: str, whole: str) -> None:
    assert restored(text).text == whole


def test_a_place_is_told_in_the_text_as_it_was_written() -> None:
    text = "im sure you cant"
    one = restored(text)
    start = one.text.index("can't")
    assert text[one.place(start) : one.place(start + len("can't"))] == "cant"


@given(st.text(alphabet="idontcs 'x", max_size=40))
def test_every_word_that_is_no_contraction_stands_where_it_stood(text: str) -> None:
    one = restored(text)
    places = [one.place(offset) for offset in range(len(one.text) + 1)]
    assert places[0] == 0
    assert places[-1] == len(text)
    assert places == sorted(places)
    assert "".join(letter for at, letter in enumerate(one.text) if at not in one.added) == text
