"""Who is asked for space or a break is told neither to comfort through it nor to agree tonight."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import guidance_for
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.sample import reading_of

SPACE = "My bf sat me down and cried, he said he needs space and still loves me."


@pytest.mark.parametrize(
    "text",
    [
        SPACE,
        "She said she needs some time apart to think, and burst into tears.",
        "My boyfriend cried and asked if we could take a break.",
        "My girlfriend cried and said she's not sure about us anymore.",
        "My husband wants a trial separation. He cried when he told me.",
        "My wife cried and said she doesn't know if she still loves me.",
        "He cried and said he thinks we should break up.",
    ],
)
def test_it_is_told_by_its_words_beside_a_breakup(text: str) -> None:
    given = reading_of("loss_fear", text=text)
    assert "asked_apart" in circumstances_of(given, pronoun_in(text), "breakup")
    assert "asked_apart" not in circumstances_of(given, pronoun_in(text), "goodbye")


@pytest.mark.parametrize(
    "text",
    [
        "I told my boyfriend that I need space and he cried.",
        "I asked my girlfriend if we could take a break, and she sobbed.",
        "My friend cried because her boyfriend needs space.",
        "My sister's husband wants a trial separation. She cried.",
        "My mum cried. Dad says he needs time apart.",
        "My son cried and said he needs space.",
        "We argued, he cried and said he needs space.",
        "My boyfriend cried when we parted.",
    ],
)
def test_not_where_the_writer_asked_or_it_is_of_others_or_of_a_moment(text: str) -> None:
    assert "asked_apart" not in circumstances_of(reading_of("loss_fear", text=text), pronoun_in(text), "breakup")


@pytest.mark.parametrize("meanings", [("loss_fear",), ("love", "loss_fear"), ("other",), ()])
def test_nothing_has_to_be_agreed_to_tonight(meanings: tuple[str, ...]) -> None:
    one = guidance_for(reading_of(*meanings, bond="partner", text=SPACE), pronoun="he", trigger="breakup")
    assert one.now[0].text.startswith("You need not agree to anything tonight, nor talk him out of it.")
    assert "what holds between the two of you" in one.later[0].text
    assert not any("through the door" in line.text for line in one.now)
