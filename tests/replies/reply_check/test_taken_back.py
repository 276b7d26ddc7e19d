"""A question that its writer takes back hurts nobody; the same question left standing does."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.assembly import check_reply
from tearwise.errors import DataError
from tearwise.replies.reply_check.taken_back import parsed

FIRST = ["who cries over a hamster?", "Who even cries at the airport?", "what kind of man cries at a school concert?"]
BACK = [
    "me.",
    "Me, every single time",
    "i do.",
    "us, mate. us.",
    "Well, me for one.",
    "Everyone with a heart does.",
    "Guilty!",
]
STANDING = [
    "",
    "not me.",
    "I don't. I never have.",
    "nobody normal.",
    "Babies do.",
    "everyone is looking at you.",
    "people with nothing better to do.",
]


@pytest.mark.parametrize("question", FIRST)
@pytest.mark.parametrize("answer", BACK)
def test_a_question_that_is_taken_back_hurts_nobody(question: str, answer: str) -> None:
    assert check_reply(f"{question} {answer}").issues == ()


@pytest.mark.parametrize("question", FIRST)
@pytest.mark.parametrize("answer", STANDING)
def test_the_same_question_left_standing_does(question: str, answer: str) -> None:
    assert "shaming" in {one.id for one in check_reply(f"{question} {answer}").issues}


@pytest.mark.parametrize(
    "text",
    [
        "who cries over a dog, me, twice this week",
        "What sort of bloke cries at a cartoon? The best sort.",
        "Who cries over homework? You do, and I love you for it.",
        "Stop crying? No way, you cry all you want.",
        "Get over it? Never. You loved her.",
        "Crying in front of the whole team and still finishing? That's not weakness, that's grit.",
        "Cry, don't cry, swear at the moon, I'm in.",
        "Laugh, cry or don't cry, whatever you need.",
    ],
)
def test_it_may_be_taken_back_in_many_ways(text: str) -> None:
    assert check_reply(text).issues == ()


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Stop crying? Or what, we'll be here all night?", "stop_tears"),
        ("Are you done crying? No? Then go to your room.", "stop_tears"),
        ("Are you seriously crying? No way 😂", "mocking"),
    ],
)
def test_a_no_that_refuses_nothing_takes_nothing_back(text: str, issue: str) -> None:
    assert issue in {one.id for one in check_reply(text).issues}


@pytest.mark.parametrize(
    "text",
    [
        "Bet you cried at the ending! Me too, all over the popcorn.",
        "Ha, I knew you'd cry at the vows! So did I, mascara everywhere.",
    ],
)
def test_who_cried_as_well_makes_no_joke_of_it(text: str) -> None:
    assert check_reply(text).issues == ()
    assert "mocking" in {one.id for one in check_reply("Bet you cried at the ending! You would.").issues}


def test_two_commands_of_which_one_is_not_the_other_leave_nothing_open() -> None:
    assert "stop_tears" in {one.id for one in check_reply("Come on, don't cry.").issues}


@pytest.mark.parametrize(
    "data",
    [{}, {"taken_back": ["who"]}, {"taken_back": {"questions": ["who"]}}, {"taken_back": {"questions": ["Who"]}}],
)
def test_such_questions_that_are_not_whole_are_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"check\.toml"):
        parsed(data)
