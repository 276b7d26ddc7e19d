"""Who says sorry in tears at a wedding, at good news or at a kindness has seldom wronged anybody: nothing is settled then."""

from __future__ import annotations

import pytest

from tearwise.replies import Guidance, guidance_for, worry
from tests.replies.examples import reading

SPEECH = "My brother cried in his speech. He wrote: sorry I ruined it."


def told(trigger: str, bond: str = "sibling", *, text: str = SPEECH, said: str = "apology") -> Guidance:
    answers: dict[str, object] = {"trigger": [trigger], "said": [said], "relationship": bond}
    return guidance_for(reading("remorse", text=text, answers=answers), crier="other", over=True)


@pytest.mark.parametrize("trigger", ["ceremony", "good_news", "kindness", "art_or_nature"])
@pytest.mark.parametrize("bond", ["partner", "sibling", "acquaintance", "ex"])
def test_nobody_is_asked_to_put_a_speech_right(trigger: str, bond: str) -> None:
    made = told(trigger, bond)
    said = " ".join(one.text for one in (*made.later, *made.always, *made.say))
    assert "there is nothing to be sorry for" in said
    for word in ("put right", "Forgiving", "repair", "You need not absolve"):
        assert word not in said
    assert not any("closes the door on the repair" in one.why for one in made.avoid)


def test_where_something_was_done_conduct_is_still_spoken_of() -> None:
    assert any("conduct over time" in one.text for one in told("ceremony", "parent").help)


@pytest.mark.parametrize("trigger", ["conflict", "declaration", "reunion", "memory"])
def test_elsewhere_an_apology_is_met_as_one(trigger: str) -> None:
    assert any("put right" in one.text for one in told(trigger).say)


def test_the_worries_speak_of_guilt_that_need_not_be_any() -> None:
    given = reading("remorse", text=SPEECH, answers={"trigger": ["ceremony"]})
    told = worry("weakness", given, relationship="sibling", crier="other")
    assert "may not be to blame" in told.lines[0].text


def test_where_the_tears_press_that_comes_first() -> None:
    answers: dict[str, object] = {"trigger": ["ceremony"], "relationship": "partner", "pressure": 2}
    made = guidance_for(reading("remorse", "love", text=SPEECH, answers=answers), crier="other", over=True)
    assert any("A no stays a no" in one.text for one in made.always)
