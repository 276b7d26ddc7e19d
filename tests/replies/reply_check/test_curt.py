"""A reply of a word or two that can sound cold is told so; a short reply that is warm is not."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.assembly import check_reply
from tearwise.errors import DataError
from tearwise.replies.reply_check.curt import parsed


@pytest.mark.parametrize(
    "text", ["k", "K.", "ok", "Okay…", "noted", "fine.", "hmm", "oh, ok", "Suit yourself.", "cant talk"]
)
def test_a_curt_reply_is_told_that_it_can_sound_cold(text: str) -> None:
    checked = check_reply(text)
    assert checked.issues == checked.skills == ()
    assert checked.curt is not None


@pytest.mark.parametrize(
    "text",
    [
        "ok ❤️",
        "oh love",
        "I'm here.",
        "ok, I'm coming",
        "fine, cry, and I'll make pancakes",
        "😢",
        "Calm down.",
        "ok?? what happened",
    ],
)
def test_a_reply_that_says_more_is_not(text: str) -> None:
    assert check_reply(text).curt is None


@pytest.mark.parametrize("data", [{}, {"curt": {"words": ["k"]}}, {"curt": {"words": ["k"], "remark": " "}}])
def test_what_is_not_whole_is_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"check\.toml"):
        parsed(data)
