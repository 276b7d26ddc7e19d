"""Whoever is told of a childhood long past is not answered as if a child were in danger today, unless one may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tearwise.assembly import check_reply
from tearwise.reading import Crier, Reading
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.replies import safety_texts
from tearwise.replies.composition import guidance_for
from tearwise.replies.long_ago import is_long_ago
from tearwise.replies.worries import worry
from tearwise.replies.worry_texts import WORRIES
from tests.replies.examples import reading

GROWN = "my boyfriend told me that his uncle hurt him when he was nine"
TODAY = ("See that the child is with an adult", "to keep you safe", "the child is safe", "at the end of my strength")


def noticed(text: str, risk: RiskId = "child_harm", urgency: Urgency = "soon") -> Reading:
    """A reading of a text in which a risk was noticed in all of it."""
    return replace(reading("trust", text=text), risks=(Risk(risk, urgency, (RiskPassage(0, len(text), text),)),))


@pytest.mark.parametrize(
    "text",
    [
        GROWN,
        "My boyfriend told me he was abused as a child and sobbed",
        "told me her stepfather touched her when she was little",
        "used to beat her with a belt when she was a kid",
        "our grandfather used to come into her room at night when we were kids",
        "I told my therapist about being abused as a child",
    ],
)
def test_a_childhood_long_past_is_told_from_one_of_today(text: str) -> None:
    assert is_long_ago(noticed(text), "partner", "other")


@pytest.mark.parametrize(
    ("one", "relationship", "crier"),
    [
        (noticed("she said her dad hits her"), "family", "other"),
        (noticed("told me her stepdad has been touching her for years"), "acquaintance", "other"),
        (noticed("told me that grandpa touched her when she was little"), "child", "other"),
        (noticed("I smacked my son when he was little"), "parent", "narrator"),
        (noticed(GROWN, urgency="now"), "partner", "other"),
        (noticed(GROWN, risk="abuse"), "partner", "other"),
        (noticed(f"I'm 14. {GROWN}"), "friend", "other"),
        (reading("trust", text=GROWN), "partner", "other"),
        (noticed("his dad used to hit him with a belt. He is in year 4"), "family", "other"),
        (noticed("her stepdad used to hit her. She is in the 2nd grade"), "acquaintance", "other"),
    ],
)
def test_a_child_of_today_a_reader_who_is_one_and_the_reader_s_own_are_not(
    one: Reading, relationship: str, crier: Crier
) -> None:
    assert not is_long_ago(one, relationship, crier)


def test_another_child_of_today_makes_no_child_of_whom_it_was_done_to() -> None:
    text = f"{GROWN}. Our 10 year old heard it"
    told = replace(noticed(text), risks=(Risk("child_harm", "soon", (RiskPassage(0, len(GROWN), GROWN),)),))
    assert is_long_ago(told, "partner", "other")


def test_another_risk_beside_it_counts_for_more() -> None:
    die = Risk("self_harm", "soon", (RiskPassage(0, 2, GROWN[:2]),))
    one = noticed(GROWN)
    assert not is_long_ago(replace(one, risks=(*one.risks, die)), "partner", "other")


@pytest.mark.parametrize("crier", ["other", "narrator", "unclear"])
def test_who_tells_it_is_heard_and_believed_and_a_child_of_today_comes_first(crier: Crier) -> None:
    one = guidance_for(noticed(GROWN), crier=crier, relationship="partner")
    told = str(one.to_record())
    assert one.kind == "safety"
    assert not one.meanings
    assert any("child protection service" in line.text for line in one.safety[:2])
    assert "believe" in told
    assert "not their fault" in told
    assert "helpline" in told
    assert not any(said in told for said in TODAY)
    assert all(check_reply(each.text).issues == () and each.to for each in one.say)


def test_whose_own_childhood_it_was_is_spoken_to_first() -> None:
    own = guidance_for(noticed("I cried about what my uncle did to me when I was seven"), crier="narrator")
    assert own.safety[0].text.startswith("If it was done to you")
    assert (own.say[0].to or "").startswith("if it is about you")


@pytest.mark.parametrize("id", WORRIES)
@pytest.mark.parametrize("crier", ["other", "narrator"])
def test_no_worry_is_answered_as_if_a_child_were_in_danger_today(id: str, crier: Crier) -> None:
    (line,) = worry(id, noticed(GROWN), crier=crier).lines
    assert "heard and believed" in line.text
    assert "child protection service" in line.text
    assert line not in worry(id, noticed("she said her dad hits her"), crier=crier).lines


def test_only_harm_to_a_child_has_words_for_long_ago() -> None:
    assert [risk for risk, one in safety_texts.safety().items() if one.grown] == ["child_harm"]
