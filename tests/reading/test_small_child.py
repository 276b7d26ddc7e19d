"""A small child is known by what the account says of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.reading.small_child import cries_small_child, parsed


@pytest.mark.parametrize(
    "text",
    [
        "My little boy cried.",
        "he cried. hes 5",
        "She cried all night, she’s only four.",
        "My son (6) cried.",
        "My daughter, aged 7, cried.",
        "My 3 year old cried.",
        "my five-year-old daughter cried in the car",
        "our 2yo cried",
        "The toddler cried.",
        "She cried and said sorry mommy",
    ],
)
def test_a_small_child_is_known(text: str) -> None:
    assert cries_small_child(text)


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "My son (16) cried and said sorry mummy",
        "My 12 year old son cried.",
        "My husband cried. Our 5 year old saw it.",
        "My wife cried, and our little boy hugged her.",
        "He cried. He's 5 months sober.",
        "He is 50 and he cried.",
        "He cried. He's 5 foot tall.",
        "My mum cried when she saw the baby.",
    ],
)
def test_nobody_else_is_taken_for_one(text: str) -> None:
    assert not cries_small_child(text)


@given(st.text(st.sampled_from("myhe sonbcried's(5) "), min_size=1).filter(str.strip))
def test_any_text_is_looked_through(text: str) -> None:
    assert cries_small_child(text) in (True, False)


@pytest.mark.parametrize("data", [{}, {"ages": ["two"], "kids": ["kid"], "wrong": []}])
def test_damaged_lists_are_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"small_child\.toml"):
        parsed(data)
