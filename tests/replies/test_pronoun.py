"""Texts are filled with the pronoun of the person who cried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import PRONOUNS
from tearwise.errors import DataError
from tearwise.replies.pronoun import check_placeholders, spoken_of


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


@pytest.mark.parametrize(
    "text",
    ["What {he {does|do}", "What {he does", "What he} does", "{", "}{he}", "Ask {{he}}.", "{he}{", "What {hee} does"],
)
def test_a_placeholder_that_is_not_whole_is_refused_with_where_it_stands(text: str) -> None:
    with pytest.raises(DataError, match=r"^love\.toml, all, now 1: "):
        check_placeholders(text, "love.toml, all, now 1")


@pytest.mark.parametrize("text", ["", "What he does", "What {he} {does|do}", "{He}{him}", "{a b|c}"])
def test_whole_placeholders_are_taken(text: str) -> None:
    check_placeholders(text, "here")
