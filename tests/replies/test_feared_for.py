"""Who had feared for the writer's life is met with the fright, and not as somebody who lost anybody."""

from __future__ import annotations

import pytest

from tearwise.replies import guidance_for
from tearwise.replies.sample import reading_of

LATE = "wife cried when i came home two hours late, she thought i was dead. phone was flat"


@pytest.mark.parametrize("bond", ["partner", "parent", "child", "sibling", "family", "friend", "unknown"])
def test_nothing_was_lost_that_could_be_missed(bond: str) -> None:
    one = guidance_for(reading_of("loss_fear", text=LATE, bond=bond), pronoun="she")
    said = " ".join(line.text for line in (*one.now, *one.later, *one.always, *one.say, *one.again))
    assert "Stay where she can see you." in said
    assert "I'm here. Nothing has happened to me." in said
    assert "miss" not in said
    assert "loss" not in said


def test_a_parting_is_answered_as_ever() -> None:
    text = "She cried when I left and thought I was cruel."
    assert "Nothing has happened to me" not in str(guidance_for(reading_of("loss_fear", text=text), pronoun="she"))
