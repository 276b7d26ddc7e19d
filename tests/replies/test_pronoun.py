"""The pronoun is taken from the account only where its words make it plain, and texts are filled with it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.replies.pronoun import PRONOUNS, pronoun_in, spoken_of


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("My husband started crying at the table.", "he"),
        ("my dad just broke down in front of us", "he"),
        ("She was crying on the stairs when I came home.", "she"),
        ("My wife's brother burst into tears.", "he"),
        ("My brother told her about it and then he cried.", "he"),
        ("My boss cried in the meeting. Nobody knew where to look.", "they"),
        ("I told my sister that our neighbour cried.", "they"),
        ("He held her hand. There were tears.", "they"),
        ("There were tears. His hands shook, and I held him.", "he"),
        ("My partner cried. I gave her a hug.", "she"),
        ("SHE CRIED", "she"),
        ("", "they"),
    ],
)
def test_the_account_tells_the_pronoun_or_it_is_they(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@pytest.mark.parametrize(
    ("pronoun", "filled"),
    [
        ("he", "He has slept. Ask him, it is his, and let him be himself."),
        ("she", "She has slept. Ask her, it is her, and let her be herself."),
        ("they", "They have slept. Ask them, it is their, and let them be themself."),
    ],
)
def test_placeholders_are_filled_in_number_and_case(pronoun: str, filled: str) -> None:
    text = "{He} {has|have} slept. Ask {him}, it is {his}, and let {him} be {himself}."
    assert spoken_of(text, pronoun) == filled  # type: ignore[arg-type]


def test_another_placeholder_is_an_error() -> None:
    with pytest.raises(DataError, match="hers"):
        spoken_of("This is {hers}.", "she")


@given(st.text(alphabet=st.characters(exclude_characters="{}")))
def test_text_without_placeholders_stays_as_it_is(text: str) -> None:
    assert {spoken_of(text, pronoun) for pronoun in PRONOUNS} == {text}


@given(st.text())
def test_any_account_has_a_pronoun(text: str) -> None:
    assert pronoun_in(text) in PRONOUNS


def test_it_takes_no_longer_for_a_long_account() -> None:
    assert pronoun_in("my dad " * 2500) == "they"
    assert re.fullmatch("he|she|they", pronoun_in("he she " * 2500 + "cried"))
