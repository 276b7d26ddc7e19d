"""A barb is thanks or praise for a wrong, and nothing that only names one."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies.reply_check.barbs import is_barbed, parsed
from tearwise.replies.reply_check.clauses import clauses_of


def barbed(text: str) -> bool:
    return any(is_barbed(" ".join(clause.forms)) for clause in clauses_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "You were so brave to lie to all of us.",
        "Thank you so much for completely ruining Christmas",
        "thx for lying to me",
        "so proud of u for cheating on ur gf",
        "nice job wrecking my car",
        "I love how you always make it about you",
        "I appreciate you embarrassing me in front of my family.",
        "Thanks for nothing.",
        "So kind of you to finally show up.",
        "What more do you want from me?",
        "How many times do I have to say sorry?",
        "I hope you're happy now.",
    ],
)
def test_thanks_and_praise_for_a_wrong_are_barbs(text: str) -> None:
    assert barbed(text)


@pytest.mark.parametrize(
    "text",
    [
        "You were brave to tell me that you lied.",
        "Thank you for not lying to me.",
        "Thank you for telling me how he hurt you.",
        "I'm proud of you for telling everyone.",
        "Well done for leaving him after he cheated.",
        "Thanks for spoiling me today.",
        "I love how you always look after her.",
        "I'm sorry that I lied to you.",
        "What more can I do for you?",
        "I'm so happy now that you are here.",
    ],
)
def test_what_only_names_a_wrong_is_none(text: str) -> None:
    assert not barbed(text)


@pytest.mark.parametrize("data", [{}, {"barbs": []}, {"barbs": {"praise": ["a"]}}])
def test_barbs_that_are_not_whole_are_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"check\.toml"):
        parsed(data)
