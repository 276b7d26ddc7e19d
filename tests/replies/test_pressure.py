"""Where tears may press for something, a no may stay a no."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies import guidance_for
from tearwise.replies.pressure import may_press, parsed
from tests.replies.examples import reading


@pytest.mark.parametrize(
    "text",
    [
        "Every time I say no to something she cries untill I give in",
        "My mum cries whenever I say no so I always end up going",
        "He cries to get his own way.",
        "feels like he does it so he doesn’t have to listen",
    ],
)
def test_words_say_that_tears_press(text: str) -> None:
    assert may_press(reading(text=text))
    told = guidance_for(reading("other", text=text), "she")
    assert "A no stays a no" in " ".join(one.text for one in told.always)
    assert any("Giving in" in one.what for one in told.avoid)


@pytest.mark.parametrize(
    "text", ["She cried when I said goodbye.", "He cried. I said no more.", "He gave in and cried."]
)
def test_other_words_do_not(text: str) -> None:
    assert not may_press(reading(text=text))


@pytest.mark.parametrize(("pressure", "presses"), [(0, False), (1, True), (2, True)])
def test_an_answer_counts_for_more_than_the_words(pressure: int, presses: bool) -> None:
    text = "She cries until I give in."
    assert may_press(reading(text=text, answers={"pressure": pressure})) == presses
    assert may_press(reading(text="She cried.", answers={"pressure": pressure})) == presses


@pytest.mark.parametrize(("bond", "told"), [("partner", True), ("parent", True), ("child", False)])
def test_who_is_afraid_to_say_no_is_told_where_to_turn(bond: str, told: bool) -> None:
    one = guidance_for(reading("other", answers={"relationship": bond, "pressure": 2}))
    assert any("domestic violence service" in line.text for line in one.help) == told


def test_ones_own_tears_are_told_nothing_of_it() -> None:
    told = guidance_for(reading("other", text="I cry until I give in."), crier="narrator")
    assert "A no stays a no" not in " ".join(one.text for one in told.always)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "avoid must be a list"),
        ({"words": ["until ~"], "avoid": [], "always": ["Stay."]}, "'until ~'"),
        ({"words": ["until (i|we)"], "avoid": [], "always": ["Stay."]}, "must be words"),
    ],
)
def test_damaged_texts_name_what_is_wrong(data: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError) as error:
        parsed(data)
    assert named in str(error.value)
