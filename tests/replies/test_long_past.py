"""Tears of a childhood, or of a year long gone, are over: nobody is told what to do while they flow."""

from __future__ import annotations

import pytest

from tearwise.errors import DataError
from tearwise.replies import guidance_for
from tearwise.replies.long_past import is_long_past, parsed
from tearwise.tables import load_table
from tests.replies.examples import reading


@pytest.mark.parametrize(
    "text",
    [
        "When I was ten my teacher read us the end of a book, and his voice cracked and he cried.",
        "So when I was a kid my dad cried in the garage.",
        "In 1987 my father cried on the platform. I think of it often.",
        "Back in 2004 my brother broke down in the car.",
        "It was a hot day. Thirty years ago my mother wept over a letter.",
    ],
)
def test_tears_of_a_time_long_gone_are_over(text: str) -> None:
    assert is_long_past(text)
    made = guidance_for(reading("other", text=text))
    assert made.now == ()
    assert made.over
    assert "so many years" in made.later[0].text
    assert not any("today" in one.text for one in made.say)


@pytest.mark.parametrize(
    "text",
    [
        "My dad cried and said sorry for what he did when I was ten.",
        "He cried about his brother, who died thirty years ago.",
        "When I was ten minutes late he cried.",
        "When I was 30 weeks pregnant my husband cried.",
        "When I was ten my mum left. Dad cried tonight when I asked about it.",
        "In 2015 his mum died. He cried in the kitchen.",
        "Two years ago he began to cry at night, and he still does.",
        "When I was two streets away my wife cried so loudly that I heard it.",
        "When I was a kid my dad never cried. He is crying in the next room.",
        "When I was little nobody cried at home. My dad cried in front of me.",
        "My friend cried.",
    ],
)
def test_what_somebody_cries_about_may_be_as_long_gone(text: str) -> None:
    assert not is_long_past(text)
    assert guidance_for(reading("other", text=text)).over is None


def test_who_says_that_it_goes_on_is_believed() -> None:
    text = "When I was ten my dad cried in the garage."
    assert guidance_for(reading("other", text=text), over=False).now


def test_glad_tears_of_long_ago_and_those_of_a_teacher_are_met_as_others_are() -> None:
    won = "When I was ten my dad cried because I won the race."
    for made in (
        guidance_for(reading("joy_relief", text=won), relationship="parent"),
        guidance_for(reading("other", text="When I was ten my teacher cried."), relationship="acquaintance"),
    ):
        assert made.over
        assert "so many years" not in made.later[0].text


def test_a_text_that_is_missing_is_named() -> None:
    data = dict(load_table("tearwise.replies", "data/guidance/long_past.toml"))
    del data["help"]
    with pytest.raises(DataError, match=r"long_past\.toml"):
        parsed(data)
