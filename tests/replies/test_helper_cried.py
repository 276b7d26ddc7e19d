"""A nurse who cries along at the reader's loss is thanked, and not told that one is sorry for hers."""

from __future__ import annotations

import pytest

from tearwise.replies import guidance_for
from tests.replies.examples import reading


@pytest.mark.parametrize(
    "text",
    [
        "The nurse cried with us when dad died.",
        "The midwife had tears in her eyes when she told us that our baby had died.",
        "The sonographer, a total stranger, had tears in her eyes when there was no heartbeat.",
        "The vet teared up when we put our dog to sleep.",
    ],
)
@pytest.mark.parametrize("meanings", [("loss_fear",), ("empathy", "loss_fear")])
def test_who_cries_along_is_thanked(text: str, meanings: tuple[str, ...]) -> None:
    one = guidance_for(reading(*meanings, text=text), pronoun="she", relationship="acquaintance", trigger="death")
    assert one.meanings == ("empathy",)
    assert one.now[0].text.startswith("She may have felt with you, in a loss that is yours.")
    assert not any("sorry" in opener.text.lower() for opener in one.say)


@pytest.mark.parametrize(
    "text",
    [
        "The nurse cried when her own dad died, she works on my ward.",
        "My mum cried when the nurse said that dad had died.",
        "My colleague's mum died and she cried at her desk.",
    ],
)
def test_whose_own_loss_it_is_hears_that_one_is_sorry(text: str) -> None:
    one = guidance_for(reading("loss_fear", text=text), pronoun="she", relationship="acquaintance", trigger="death")
    assert one.meanings == ("loss_fear",)
    assert one.now[0].text == "Say in one plain sentence that you are sorry. Whoever has died can be named."


def test_the_likeliest_of_glad_and_heavy_is_told_what_to_leave_at_a_death() -> None:
    text = "My wife cried at my mother's wake. They were like sisters."
    one = guidance_for(
        reading("loss_fear", "connection", text=text), pronoun="she", relationship="partner", trigger="death"
    )
    assert not any("joke or a photograph" in avoided.what for avoided in one.avoid)


def test_without_a_death_or_with_own_tears_nothing_changes() -> None:
    text = "The nurse cried with us when dad died."
    glad = guidance_for(reading("joy_relief", text="The nurse cried too when he woke up."), pronoun="she")
    own = guidance_for(reading("loss_fear", text=text), crier="narrator", trigger="death")
    assert (glad.meanings, own.meanings) == (("joy_relief",), ("loss_fear",))
