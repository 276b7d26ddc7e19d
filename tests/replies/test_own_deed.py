"""Nobody is told to make up for something who told of nothing that they did."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.replies.own_deed import parsed, tells_own_deed
from tests.replies.examples import PREGNANT


@pytest.mark.parametrize(
    "text",
    [
        "I cried because I forgot my wife's birthday",
        "I cried at her grave. I never visited her.",
        "I should have called him. I cried all night.",
        "I've been ignoring my mum and I cried when she rang",
        "I wasn't there for him and I cried",
        "read her diary like an idiot and told her. cried worse than she did",
        "cried in the shower because of how i treated my ex",
        "I just cried. felt so guilty about all the yelling this week",
    ],
)
def test_what_the_writer_did_or_left_undone_is_a_deed(text: str) -> None:
    assert tells_own_deed(text)


@pytest.mark.parametrize(
    "text",
    [
        PREGNANT,
        "I cried today, I'm such a bad mum",
        "I cried in the shower, I feel so guilty about everything",
        "I was crying and I couldn't stop. I don't know why I feel so ashamed.",
        "I'm a terrible daughter. I cried when I saw her room.",
        "I lost my job and cried, i've let everyone down",
    ],
)
def test_feeling_or_crying_is_none(text: str) -> None:
    assert not tells_own_deed(text)


WORDS = "i I'm forgot her our birthday and she he cried because . broke his mug lost I've made mistake my “sorry” said"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join))
def test_capitals_and_the_mark_for_an_apostrophe_make_no_difference(text: str) -> None:
    found = tells_own_deed(text)
    assert tells_own_deed(text.upper()) is found
    assert tells_own_deed(text.replace("'", "’")) is found


@pytest.mark.parametrize("data", [{}, {"states": ["am"]}])
def test_a_damaged_list_is_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"own_deed\.toml"):
        parsed(data)


@pytest.mark.parametrize(
    "text",
    [
        "I burst into tears in my appraisal. I said sorry, sorry and couldn't stop.",
        "I cried at work and apologised to everybody.",
    ],
)
def test_to_say_sorry_for_ones_tears_is_no_deed(text: str) -> None:
    assert not tells_own_deed(text)
    assert tells_own_deed(f"{text} I had ignored her all week.")
