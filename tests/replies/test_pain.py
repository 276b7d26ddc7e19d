"""Who cries from pain is seen to first, and nothing has to be found out while it hurts."""

from __future__ import annotations

import re

import pytest

from tearwise.replies import guidance_for
from tearwise.replies.sample import reading_of

ASKING = re.compile(r"counsellor|depression|explained|What is it that's so hard|talk it over", re.IGNORECASE)


BONDS = ["partner", "parent", "child", "sibling", "friend", "acquaintance", "stranger", "unknown"]


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("meanings", [("other",), ("vulnerability", "other"), ()])
def test_first_comes_whether_it_needs_a_doctor(bond: str, meanings: tuple[str, ...]) -> None:
    one = guidance_for(reading_of(*meanings, bond=bond, text="She broke her arm."), pronoun="she", trigger="pain")
    assert "doctor" in one.now[0].text
    assert len(one.now) == 1
    lines = [line.text for line in (*one.now, *one.later, *one.always, *one.when, *one.help)]
    said = " ".join([*lines, *(opener.text for opener in (*one.say, *one.again))])
    assert not ASKING.search(said)
    assert one.ask is None


def test_an_answer_that_it_was_pain_is_met_the_same() -> None:
    answered = reading_of("other", bond="friend", answers={"trigger": ["pain"]})
    told = guidance_for(reading_of("other", bond="friend"), pronoun="he", trigger="pain")
    assert guidance_for(answered, pronoun="he").now == told.now


def test_tears_of_joy_in_pain_stay_joy() -> None:
    born = guidance_for(reading_of("joy_relief", bond="partner"), pronoun="she", trigger="pain")
    assert "doctor" not in born.now[0].text


def test_nobody_is_told_that_a_minute_is_enough_for_a_stranger_in_pain() -> None:
    hurt = guidance_for(reading_of("other", bond="stranger", text="She broke her arm."), pronoun="she", trigger="pain")
    assert [line.text for line in hurt.when] == ["Now, and in few words."]
