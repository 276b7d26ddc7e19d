"""A bound that is set to harm is told from a threat."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies.reply_check.harm import bounds_harm, parsed


@pytest.mark.parametrize(
    "passage",
    [
        "i am leaving if you hit me again",
        "next time you so much as shove my son we are gone",
        "if he raises a hand to the kids i will go",
        "if you ever really badly hurt her i will call the police",
    ],
)
def test_what_follows_on_harm_is_a_bound(passage: str) -> None:
    assert bounds_harm(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "i am leaving if you cry again",
        "if you push me away i will go",
        "you hit me and i am leaving",
        "if you hit the wall again i am leaving",
        "if you two and the others hurt me",
    ],
)
def test_what_follows_on_anything_else_is_none(passage: str) -> None:
    assert not bounds_harm(passage)


@pytest.mark.parametrize(
    "data", [{}, {"harm": ["hit"]}, {"harm": {"deeds": ["hit"]}}, {"harm": {"deeds": ["Hit"], "whom": ["me"]}}]
)
def test_harm_that_is_not_whole_is_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"check\.toml"):
        parsed(data)
