"""Texts are filled with the pronoun of the person who cried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import PRONOUNS
from tearwise.errors import DataError
from tearwise.replies.pronoun import spoken_of


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
