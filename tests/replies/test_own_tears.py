"""Nobody who cries is told to make up for what they told no part of, or for a loss."""

from __future__ import annotations

import pytest

from tearwise.replies import guidance_for
from tests.replies.examples import PREGNANT, reading

WRONG = "it was wrong"


def say(*meanings: str, text: str) -> str:
    return " ".join(one.text for one in guidance_for(reading(*meanings, text=text), crier="narrator").say)


def test_guilt_without_a_deed_is_no_offence() -> None:
    assert WRONG in say("remorse", text="I forgot her birthday and cried. I feel terrible.")
    assert WRONG not in say("remorse", text="I cried today, I'm such a bad mum")
    assert "forgive me" not in say("remorse", "other", text="I cried today, I'm such a bad mum")


@pytest.mark.parametrize("order", [("loss_fear", "remorse"), ("remorse", "loss_fear")])
def test_beside_a_loss_guilt_is_no_offence_unless_a_wrong_is_told(order: tuple[str, str]) -> None:
    grief = say("loss_fear", text=PREGNANT)
    assert say(*order, text=PREGNANT) == grief
    assert say(*order, text="I never visited her. I cried.") == grief
    assert say(*order, text="I cheated on her and now she's leaving. I cried.") != grief


def test_gladness_for_somebody_else_is_no_mixed_feeling() -> None:
    glad = "I cried at my sister's wedding, I was so glad for her."
    assert say("joy_relief", "empathy", text=glad) == say("joy_relief", text=glad)
    assert say("joy_relief", "loss_fear", text=glad) != say("joy_relief", text=glad)


@pytest.mark.parametrize("meanings", [("trust", "remorse"), ("remorse", "trust")])
def test_who_owned_up_to_having_cheated_asks_nobody_to_keep_it(meanings: tuple[str, ...]) -> None:
    text = "I cheated on my boyfriend and told him last night. I cried."
    assert say(*meanings, text=text) == say("remorse", text=text)
    assert say("trust", text="I told my boyfriend about my childhood and cried.") != say("remorse", text=text)
