"""Where others part, a couple is not spoken to as if it were parting; and who says that they want to has ended it."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import guidance_for, worry
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.sample import reading_of

PARENTS = "My husband cried because his parents are splitting up."


def told_by(text: str) -> frozenset[str]:
    return frozenset(circumstances_of(reading_of("loss_fear", text=text), pronoun_in(text), "breakup"))


@pytest.mark.parametrize(
    "text",
    [
        PARENTS,
        "My wife cried when my parents told us they are separating.",
        "My wife cried when she heard her sister is getting divorced.",
        "My boyfriend cried, his best friend split up after ten years.",
    ],
)
def test_it_is_told_by_whose_ending_it_is(text: str) -> None:
    assert "others_part" in told_by(text)


@pytest.mark.parametrize(
    "text",
    [
        "My husband cried because his parents split up and now I'm leaving him.",
        "My husband cried after our fight. He's scared we'll end up like his parents, who split up.",
        "My husband cried when we split up.",
        "My wife cried when I told her it's over. Her parents split up when she was six.",
    ],
)
def test_not_where_it_is_their_own_or_long_past(text: str) -> None:
    assert "others_part" not in told_by(text)


def test_nothing_is_said_of_an_ending_between_the_two() -> None:
    given = reading_of("loss_fear", bond="partner", text=PARENTS)
    one = guidance_for(given, pronoun="he", trigger="breakup")
    assert one.now[0].text == "Be there, and speak ill of nobody: he may be fond of both of them."
    answer = worry("good_for_us", given, pronoun="he", trigger="breakup")
    assert not any("over between you" in line.text for line in answer.lines)


@pytest.mark.parametrize(
    "text",
    [
        "My husband cried when I told him I want to separate.",
        "He cried when I told him I want to split up.",
        "My wife cried when I asked her for a separation.",
    ],
)
def test_who_wants_to_separate_has_ended_it(text: str) -> None:
    assert "ended_by_writer" in told_by(text)


@pytest.mark.parametrize(
    "text",
    ["My husband cried when I told him I don't want to separate.", "He cried because he thought I wanted to separate."],
)
def test_not_who_does_not_want_to(text: str) -> None:
    assert "ended_by_writer" not in told_by(text)
