"""Who takes neither food nor drink, or none for many days; beside it small children, animals, the ill and fasts."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety import notice_for


def told(text: str) -> set[str]:
    return {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "He refuses food and water and cries.",
        "My son refuses all food and water since she left him. He cries.",
        "She won't eat or drink anything and just cries with her face to the wall.",
        "He neither eats nor drinks. He cries. He is nineteen and it was his first love.",
        "My wife has postnatal depression. She refuses food and water and cries, our baby is with my mum.",
        "she hasn't eaten for nine days and wants to vanish",
        "he has not eaten for a week and cries and wants to disappear",
        "my friend has not eaten anything in six days and cries all the time",
        "i havent eaten in 7 days lol no one noticed. im crying",
        "My husband, since the funeral, has eaten nothing for a week. He weeps when I bring soup.",
    ],
)
def test_no_food_for_days_and_no_drink_tell_of_a_danger_with_advice_on_starving(text: str) -> None:
    risks = risks_in(text)
    found = notice_for(risks, "GB")
    assert {risk.id for risk in risks} == {"self_harm"}
    assert found is not None
    assert any("starves" in one.text for one in (*found.do, *found.later))


@pytest.mark.parametrize(
    "text",
    [
        "The puppy hasn't eaten for four days and my girlfriend is in tears",
        "My baby daughter won't eat or drink since the jabs, she cries and I cry.",
        "After my wisdom teeth I hadn't eaten for five days and cried at the smell of toast.",
        "I've not eaten meat for ten days and cried when my flatmate fried bacon",
        "Dad's in the hospice and has stopped eating and drinking. The nurse explained. We all cried.",
        "He can't eat or drink before the operation, he cried, he's such a baby about tea",
        "He had covid and hadn't eaten for a week; he cried over the first egg.",
        "she wants to vanish when her dad dances, she cried with laughing",
        "not eaten since lunch and its 9pm, i want to cry lol",
    ],
)
def test_the_small_the_ill_and_fasts_do_not(text: str) -> None:
    assert "self_harm" not in told(text)


def test_who_asks_to_go_is_no_less_in_danger_on_a_ward() -> None:
    assert "self_harm" in told("Since the stroke she refuses food and water and says let me go. We cry.")
