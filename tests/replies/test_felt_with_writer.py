"""Whoever felt with a reader who cried first is not to be comforted for the reader's own matter."""

from __future__ import annotations

import pytest

from tearwise.reading import Crier
from tearwise.replies import Guidance, guidance_for, worry
from tests.replies.examples import reading

DATE = "I started crying when I told my date about my dad's death and he teared up and held my hand."


def told(text: str, *meanings: str, crier: Crier = "unclear", trigger: str | None = "death") -> Guidance:
    return guidance_for(reading(*meanings, text=text), pronoun="he", crier=crier, trigger=trigger)


@pytest.mark.parametrize(
    "text",
    [
        DATE,
        "I broke down telling my boyfriend I feel useless at work. he had tears in his eyes and just held me all night",
        "My boyfriend cried because I was crying about my exam.",
        "i was crying about my cat and he cried too",
    ],
)
def test_they_are_thanked_and_not_comforted(text: str) -> None:
    one = told(text, "loss_fear", "other")
    assert one.meanings == ("empathy",)
    assert "You need not comfort him" in one.now[0].text
    assert not any("sorry" in opener.text.lower() for opener in one.say)


@pytest.mark.parametrize(
    "text",
    [
        "My friend cried about his mum and I cried too.",
        "I cried when he told me about his abuse and he cried too.",
        "We both cried when he left for uni.",
        "I cried because he shouted at me and then he cried too.",
        "He cried when I told him about my dad.",
        "My brother teared up when I was crying about dad.",
        "My boyfriend cried because I was crying, and said sorry.",
        "He grabbed me and then he cried because I was crying.",
    ],
)
def test_what_is_the_others_or_both_ones_matter_is_answered_as_ever(text: str) -> None:
    assert told(text, "loss_fear").meanings == ("loss_fear",)


def test_own_tears_stay_the_readers_own() -> None:
    one = told(DATE, "loss_fear", crier="narrator")
    assert (one.meanings, one.crier) == (("loss_fear",), "narrator")


@pytest.mark.parametrize("text", ["She cried because I was crying.", "My six year old cried because I was crying."])
def test_a_child_who_cried_along_is_not_made_the_one_who_listens(text: str) -> None:
    one = guidance_for(reading("loss_fear", text=text), pronoun="she", relationship="child")
    assert "nothing that she has to mend" in one.now[0].text
    assert not any("talk about it again" in opener.text for opener in (*one.say, *one.again))


@pytest.mark.parametrize(
    "text",
    [
        "My daughter cried because I was crying about grandma, who died.",
        "I cried after a fight with my husband, and my son cried because I was crying.",
        "I started crying about my exam and my daughter cried too.",
        "My baby cried because I was crying.",
        "My 5 month old cried because I was crying.",
    ],
)
def test_what_may_be_a_childs_own_matter_is_answered_as_such(text: str) -> None:
    one = guidance_for(reading("loss_fear", text=text), pronoun="they", relationship="child")
    assert one.meanings == ("loss_fear",)


@pytest.mark.parametrize(
    ("bond", "text"),
    [
        ("parent", "My mum cried because I was crying."),
        ("parent", "My dad teared up because I was crying about my exam."),
        ("sibling", "My sister started crying because I was crying."),
        ("family", "My gran cried because I cried."),
        ("partner", "My wife cried because I cried."),
    ],
)
@pytest.mark.parametrize("meanings", [("loss_fear",), ("other", "loss_fear"), ()])
def test_of_relatives_it_is_told_where_the_account_says_so_in_so_many_words(
    meanings: tuple[str, ...], bond: str, text: str
) -> None:
    given = reading(*meanings, text=text)
    one = guidance_for(given, relationship=bond)
    assert one.now[0].text.startswith("You cried first")
    assert not any("loss" in line.text for line in (*one.now, *one.later, *one.always))
    if meanings:
        assert worry("good_for_us", given, relationship=bond).meanings == ("empathy",)


@pytest.mark.parametrize(
    "text",
    [
        "My mum cried because I was crying about grandad, who died.",
        "My mum cried too.",
        "My mum cried when she saw me crying.",
        "I had an argument with my mum and she cried because I was crying.",
    ],
)
def test_of_a_parent_who_may_share_the_matter_or_be_sorry_no_more_is_told(text: str) -> None:
    assert guidance_for(reading("loss_fear", text=text), relationship="parent").meanings == ("loss_fear",)


@pytest.mark.parametrize("bond", ["acquaintance", "stranger"])
def test_a_colleague_or_a_stranger_who_cried_along_is_not_asked_to_go_on_listening(bond: str) -> None:
    text = "They cried because I was crying."
    one = guidance_for(reading("empathy", text=text), pronoun="they", relationship=bond)
    assert one.say[0].text == "Thank you for staying with me."
    assert not any("see me cry" in opener.text for opener in (*one.say, *one.again))
    assert [line.text for line in one.when] == ["Whenever you like. It need not be talked about at all."]
