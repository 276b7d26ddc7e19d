"""Who waits for a result or a child, or was told that it is not good, is never asked to celebrate."""

from __future__ import annotations

import pytest

from tearwise.replies import guidance_for
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.sample import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "My dad's biopsy is on Friday and he teared up over dinner.",
        "my wife found a lump and cried tonight, the appointment is monday",
    ],
)
def test_while_nobody_knows_there_is_nothing_to_celebrate(text: str) -> None:
    one = guidance_for(reading_of("joy_relief", text=text, bond="partner"), pronoun="he")
    assert "joy_relief" not in one.meanings
    assert one.now[0].text.startswith("Stay near, and let him be afraid.")
    texts = [*(line.text for line in one.later), *(opener.text for opener in one.say)]
    assert not any("elebrate" in text for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "We were waiting for the results for three weeks. They came back fine and he cried.",
        "She had a lump in her breast. It is a cyst, she had found a lump in May and cried today.",
    ],
)
def test_when_it_is_known_to_be_well_it_is_joy(text: str) -> None:
    assert guidance_for(reading_of("joy_relief", text=text), pronoun="he").meanings == ("joy_relief",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The test was negative again and my husband teared up.", True),
        ("my wife cried in the bathroom, only one line", True),
        ("We've been trying for a baby for three years. Two lines this morning, and he cried.", False),
        ("We did IVF and it worked, my wife sobbed.", False),
        ("After four rounds of IVF there was a heartbeat. He cried.", False),
        ("My daughter's pregnancy test was negative and she cried, she's 17.", False),
    ],
)
def test_a_child_that_does_not_come_is_told_from_one_that_does_and_from_a_scare(text: str, told: bool) -> None:
    assert ("no_child" in circumstances_of(reading_of("other", text=text), "he")) is told


@pytest.mark.parametrize(
    "text",
    [
        "After four rounds of IVF we're having a baby. My husband cried.",
        "The IVF has worked! My wife sobbed.",
        "Trying for a baby since 2019, and today the clinic said congratulations. He cried.",
        "We have been doing IVF for years. He saw the test, laughed and cried.",
        "My wife cried when she held the picture of the embryo.",
    ],
)
def test_a_child_that_comes_at_last_is_met_with_joy(text: str) -> None:
    assert guidance_for(reading_of("joy_relief", text=text, bond="partner"), pronoun="he").meanings == ("joy_relief",)


@pytest.mark.parametrize(
    "text",
    [
        "The IVF did not work and he cried.",
        "Another negative test. He laughed, and then he cried.",
        "None of the embryos made it. He cried.",
        "The last embryo hadn't taken, and he cried.",
        "My wife's period came this morning and she cried.",
    ],
)
def test_a_child_that_does_not_come_is_met_as_a_loss_even_where_joy_is_read(text: str) -> None:
    assert "joy_relief" not in guidance_for(reading_of("joy_relief", text=text, bond="partner"), pronoun="he").meanings


@pytest.mark.parametrize("meanings", [("joy_relief", "loss_fear"), ("joy_relief", "other"), ("other",), ()])
def test_who_only_hopes_for_a_child_is_met_as_glad_where_nothing_heavy_is_read(meanings: tuple[str, ...]) -> None:
    text = "We have been trying for a baby for years. He looked at the test and cried."
    assert "no_child" in circumstances_of(reading_of(*meanings, text=text), "he")
    assert "no_child" not in circumstances_of(reading_of("joy_relief", text=text), "he")
