"""What is said of a danger fits who the one who cried is to the reader: no home and no couple where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tearwise.assembly import Reader, check_reply
from tearwise.errors import DataError
from tearwise.reading import Crier, Reading
from tearwise.reading.reading import Risk, RiskId, RiskPassage
from tearwise.replies import Guidance, guidance_for, safety_texts
from tearwise.replies.own_violence import is_own_violence
from tearwise.replies.scenes import BONDS, UNKNOWN
from tearwise.replies.worries import worry
from tearwise.replies.worry_texts import WORRIES
from tearwise.tables import load_table
from tests.replies.examples import reading

RISKS: tuple[RiskId, ...] = ("self_harm", "abuse", "child_harm")
NO_COUPLE = [bond for bond in BONDS if bond not in ("partner", "ex", "unknown")]


def in_danger(risk: RiskId, bond: str, crier: Crier = "other", young: bool = False) -> Guidance:
    one = reading("other", text="I'm 13. Somebody cried." if young else "Somebody cried.", risks=((risk, "soon"),))
    return guidance_for(one, crier=crier, relationship=None if bond == UNKNOWN else bond)


def violent(text: str, bond: str, crier: Crier = "other") -> Guidance:
    """The guidance where all of a text tells of what its writer did."""
    risk = Risk("abuse", "soon", (RiskPassage(0, len(text), text),))
    one: Reading = replace(reading("remorse", text=text), risks=(risk,))
    return guidance_for(one, crier=crier, relationship=bond)


def told(one: Guidance) -> str:
    lines = [line.text for line in (*one.safety, *one.when, *one.help)]
    return " ".join([*lines, *(each.text for each in one.say), *(f"{each.what} {each.why}" for each in one.avoid)])


@pytest.mark.parametrize("crier", ["other", "narrator"])
@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("risk", RISKS)
def test_every_bond_has_words_to_say_and_none_that_hurts_whom_it_is_said_to(
    risk: RiskId, bond: str, crier: Crier
) -> None:
    one = in_danger(risk, bond, crier)
    assert one.kind == "safety"
    assert len(one.say) == 3
    assert all(each.to for each in one.say)
    heard = [
        each.text
        for each in one.say
        if re.match("to the|if it is the", each.to or "") and "line" not in (each.to or "")
    ]
    assert heard
    assert all(check_reply(text).issues == () for text in heard)


@pytest.mark.parametrize("bond", NO_COUPLE)
@pytest.mark.parametrize("risk", RISKS)
def test_nobody_is_spoken_to_as_one_of_a_couple_who_may_be_none(risk: RiskId, bond: str) -> None:
    said = told(in_danger(risk, bond))
    assert not re.search(r"\b(?:your|my) (?:partner|relationship|marriage)\b|go(?:ing)? back\b", said)
    assert not re.search(r"\b(?:your|my) (?:partner|relationship|marriage)\b", str(worry("love", None).to_record()))


@pytest.mark.parametrize("bond", ["acquaintance", "stranger", "ex"])
def test_where_no_home_is_shared_nothing_is_said_of_a_home_but_where_it_is_named_whose(bond: str) -> None:
    for line in in_danger("abuse", bond).safety:
        assert not re.search(r"\bat home\b", line.text)
        if "announce that you are leaving" in line.text:
            assert "you live with" in line.text or "still live together" in line.text


def test_an_ex_is_not_met_alone_nor_gone_back_to() -> None:
    abuse, dying = told(in_danger("abuse", "ex")), told(in_danger("self_harm", "ex"))
    assert "do not meet them alone" in abuse
    assert "leave it shut, and call the emergency number" in abuse
    assert "You need not go there, or come back, in order to help" in dying
    assert "If you are not afraid of them, ask openly" in dying
    assert "stay near" not in dying


def test_who_may_follow_is_not_led_home_and_who_is_hurt_is_asked_unheard() -> None:
    one = told(in_danger("abuse", "stranger"))
    assert "do not lead them home" in one
    assert "nobody who is with them can hear it" in one
    assert "coercive control" not in one


def test_a_boss_or_a_neighbour_is_a_matter_for_those_who_answer_for_it() -> None:
    one = told(in_danger("abuse", "acquaintance"))
    assert "somebody whose task it is that people are safe there" in one
    assert "not alone with them" in one


def test_a_stranger_who_may_die_is_helped_now_and_told_of_where_they_are() -> None:
    one = told(in_danger("self_harm", "stranger"))
    assert "say where you are" in one
    assert "you may not meet again" in one
    assert "I care about you" not in one
    assert "make you stay" not in one


def test_no_parent_is_told_that_the_choice_of_a_child_to_die_is_none_of_theirs() -> None:
    one = told(in_danger("self_harm", "child"))
    assert "not yours to carry" not in one
    assert "ring a doctor today" in one
    assert "stay near" in one


@pytest.mark.parametrize(("bond", "crier"), [("child", "other"), ("parent", "narrator")])
def test_a_parent_who_hurt_a_child_leaves_nobody_small_alone(bond: str, crier: Crier) -> None:
    one = told(violent("I slapped him and he cried", bond, crier))
    assert "Leave nobody small alone" in one
    assert "let a doctor see it now" in one
    assert "the place to yourself" not in one
    assert "stay out of reach" not in one


@pytest.mark.parametrize(("bond", "crier"), [("partner", "other"), ("parent", "other"), ("child", "narrator")])
def test_any_other_leaves_the_place_to_whom_they_hurt(bond: str, crier: Crier) -> None:
    assert "the place to yourself" in told(violent("I slapped him and he cried", bond, crier))


def test_who_hurt_an_ex_stays_away() -> None:
    one = told(violent("I slapped her and she cried", "ex"))
    assert "do not write or ring again and again" in one
    assert "only if they want to hear from you at all" in str(violent("I slapped her", "ex").to_record())


@pytest.mark.parametrize("bond", ["acquaintance", "stranger"])
def test_nobody_brings_a_child_whom_they_hardly_know_to_another(bond: str) -> None:
    one = told(in_danger("child_harm", bond))
    assert "See that the child is with" not in one
    assert "I'll help to keep you safe" not in one
    assert "child protection service" in one


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("risk", RISKS)
def test_who_is_not_yet_grown_is_told_nothing_of_it_that_is_for_the_grown_ups(risk: RiskId, bond: str) -> None:
    one = in_danger(risk, bond, young=True)
    assert one.safety[0].text.startswith("You do not have to carry this alone")
    assert not safety_texts.young().omit & {*(line.text for line in one.safety), *(each.text for each in one.say)}
    assert "announce that you are leaving" not in told(one)


@pytest.mark.parametrize("id", WORRIES)
def test_a_service_for_violence_at_home_is_named_only_with_whom_it_is_for(id: str) -> None:
    criers: tuple[Crier, ...] = ("other", "narrator")
    for crier in criers:
        (line,) = worry(id, reading("other", risks=(("abuse", "soon"),)), crier=crier, relationship="stranger").lines
        assert "domestic violence service" not in line.text or "a partner, an ex or the family" in line.text


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda one: one.update(bonds=["wife"]), "safety.toml, abuse, fitting 1: 'bonds' must be a list of partner"),
        (lambda one: one.update(bonds=[]), "safety.toml, abuse, fitting 1: 'bonds' must be a list of partner"),
        (lambda one: one.update(nwo=one.pop("now")), "safety.toml, abuse, fitting 1: there is no 'nwo'"),
        (lambda one: one.update(when=[]), "safety.toml, abuse, fitting 1, when"),
        (lambda one: one.update(bonds=["stranger"]), "stranger stands in another 'fitting' already"),
    ],
)
def test_what_is_wrong_in_the_words_for_a_bond_is_named(change: Callable[[Any], object], named: str) -> None:
    data = load_table("tearwise.replies", "data/guidance/safety.toml")
    assert safety_texts.parsed(data)
    change(data["abuse"]["fitting"][0])
    with pytest.raises(DataError, match=re.escape(named)):
        safety_texts.parsed(data)


@pytest.mark.parametrize("bond", ["parent", "sibling", "family"])
def test_who_may_need_care_is_not_left_alone_by_whoever_hurt_them(bond: str) -> None:
    assert "cannot be alone, call somebody to come" in told(violent("I slapped her and she cried", bond))


def test_what_was_done_to_an_ex_is_heard_as_the_writers_own() -> None:
    one = Reader().read("I hit my ex and she cried.")
    assert [risk.id for risk in one.risks] == ["abuse"]
    assert is_own_violence(one)
