"""Where whoever cried threatened or lashed out, safety comes before any answer to the tears."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tearwise.accounts import VALUES
from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.frightened import frightened, may_have_frightened, parsed
from tearwise.replies.guidance_texts import bonds, for_meaning, for_unclear
from tearwise.replies.scenes import BONDS, UNKNOWN
from tests.replies.examples import reading

FIRST = "If you were frightened, or somebody was threatened or hit, that comes before the tears"
THREAT, LASHED_OUT = {"said": ["threat"]}, {"did": ["lashed_out"]}


def told(*meanings: str, bond: str = "partner", **answers: object) -> Guidance:
    relationship = {} if bond == UNKNOWN else {"relationship": bond}
    return guidance_for(reading(*meanings, answers={**relationship, **answers}))


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("id", [*MEANINGS, None])
@pytest.mark.parametrize("answers", [THREAT, LASHED_OUT])
def test_it_comes_first_whatever_the_meaning_and_the_bond(answers: Any, id: str | None, bond: str) -> None:
    one = told(*([id] if id else []), bond=bond, **answers)
    assert one.safety[0].text.startswith(FIRST)
    assert one.kind != "safety"
    assert one.later
    assert one.avoid
    assert not any(re.match("Telling others|Talking about it with|Passing it on", each.what) for each in one.avoid)
    shown = [line.text for line in (*one.now, *one.later, *one.always)] + [each.what for each in one.avoid]
    assert not [text for text in shown if "leave the choices" in text or "own side of it at once" in text]
    assert not re.search(r"\b[Ll]et \w+ cry as long|\bStay, and let|no fuss|comfort fits", " ".join(shown))


def test_help_is_named_and_is_another_for_ones_own_child() -> None:
    partner, child = told("other", **LASHED_OUT), told("other", bond="child", **LASHED_OUT)
    assert "domestic violence service" in partner.help[0].text
    assert partner.help[1].source == "findahelpline"
    assert not any("domestic violence" in line.text for line in child.help)
    assert "counsellor" in child.help[0].text


@pytest.mark.parametrize("bond", ["partner", "parent", "sibling", "friend", "acquaintance", "unknown"])
@pytest.mark.parametrize("meanings", [("loss_fear",), ("other", "vulnerability"), ()])
@pytest.mark.parametrize("answers", [THREAT, LASHED_OUT])
def test_when_it_is_over_nobody_is_told_to_look_after_whoever_frightened_them(
    answers: Any, meanings: tuple[str, ...], bond: str
) -> None:
    relationship = {} if bond == UNKNOWN else {"relationship": bond}
    given = reading(*meanings, answers={**relationship, **answers})
    both, over = (guidance_for(given, over=one) for one in (None, True))
    assert both.again == over.again == ()
    assert both.say == over.say == frightened().of_others.say
    calm = guidance_for(reading(*meanings, answers=relationship), over=True)
    assert not {*calm.say} & {*over.say}


@pytest.mark.parametrize("bond", ["ex", "stranger", "child"])
def test_who_is_far_or_a_parent_takes_it_up_as_ever(bond: str) -> None:
    calm, loud = (told("loss_fear", bond=bond, **answers) for answers in ({}, LASHED_OUT))
    assert loud.again == calm.again != ()


@pytest.mark.parametrize("bond", [bond for bond in BONDS if bond not in ("child", "none")])
@pytest.mark.parametrize("meanings", [("other",), ("loss_fear",), ("love", "remorse"), ()])
def test_nobody_is_sent_to_take_it_up_again_with_whoever_frightens_them(meanings: tuple[str, ...], bond: str) -> None:
    one = told(*meanings, bond=bond, pressure=2, **THREAT, **LASHED_OUT)
    assert [line.text[:51] for line in one.later] == ["If you were frightened, you need not take it up aga"]
    assert [line.text[:37] for line in one.when] == ["When it is calm, where you can leave "]
    assert not any(each.what.startswith("Dropping it each time") for each in one.avoid)
    if bond not in ("ex", "stranger"):
        assert [opener.to for opener in one.say] == [None, "to somebody you trust", "to somebody you trust"]


def test_to_ones_own_child_a_no_is_still_a_no() -> None:
    one = told("other", bond="child", pressure=2, **LASHED_OUT)
    assert "still no" in one.say[0].text
    assert "what stands" in one.later[0].text


def test_a_threat_to_die_is_an_emergency() -> None:
    assert "to die that was threatened" in told("loss_fear", **THREAT).safety[1].text
    assert len(told("loss_fear", **LASHED_OUT).safety) == 1
    child = told("loss_fear", bond="child", **THREAT).safety[1].text
    assert "to die that was threatened, take it seriously" in child
    assert "not yours to carry" not in child


def test_nobody_is_told_to_stay_with_or_to_hold_or_to_refuse_whoever_frightens_them() -> None:
    stays = re.compile(r"\b([Ss]tay (near|with|beside|in the room)|[Hh]old (him|her|them|you)\b|hug\b)")
    for bond in (one for one in BONDS if one not in ("child", "none")):
        for id in (*MEANINGS, None):
            for trigger in VALUES["trigger"]:
                one = told(*([id] if id else []), bond=bond, trigger=[trigger], pressure=2, **THREAT, **LASHED_OUT)
                assert one.now == frightened().of_others.now
                assert not any(stays.search(each.text) for each in one.say if bond not in ("ex", "stranger"))
                assert one.say[0] == frightened().of_others.say[0]
                assert not any("A no stays a no" in line.text for line in one.always)
                assert not any(each.what.startswith("Giving in") for each in one.avoid)
    child = told("other", bond="child", pressure=2, **LASHED_OUT)
    assert any("A no stays a no" in line.text for line in child.always)
    assert child.now


@pytest.mark.parametrize("bond", BONDS)
def test_whose_own_tears_came_with_a_threat_or_blows_is_told_to_stop_and_where_to_get_help(bond: str) -> None:
    relationship = {} if bond == UNKNOWN else {"relationship": bond}
    for answers in (THREAT, LASHED_OUT):
        one = guidance_for(reading("other", answers={**relationship, **answers}), crier="narrator")
        assert one.safety[0].text.startswith("If you hit, threatened or frightened somebody")
        assert one.help[0].text.startswith("Stopping in time can be learned")
        assert any("crisis line" in line.text and line.source for line in one.safety) == (answers is THREAT)
        if bond != "none":
            assert not re.search(r"sit with me|hold me|hug", " ".join(opener.text for opener in one.say))
            assert one.now[0].text.startswith("Breathe out slowly. Ring somebody")


def test_other_answers_and_a_risk_are_told_nothing_of_it() -> None:
    assert told("other", said=["blame"], did=["withdrew"], pressure=2).safety == ()
    assert guidance_for(reading("other", answers={"said": ["blame"]}), crier="narrator").safety == ()
    assert may_have_frightened(reading("other", answers={**THREAT, **LASHED_OUT}))
    risky = guidance_for(reading("other", answers=THREAT, risks=(("abuse", "soon"),)))
    assert not any(line.text.startswith(FIRST) for line in risky.safety)


def test_what_is_left_out_stands_in_the_texts() -> None:
    """Who rewords it there has to reword it here."""
    every = [*map(for_meaning, MEANINGS), for_unclear()]
    there = {line.text for one in every for line in (*one.now, *one.always)}
    there |= {one.what for id in MEANINGS for one in for_meaning(id).avoid}
    there |= {one.avoid.what for one in bonds().values()}
    assert frightened().leave_out - there == set()


PARTS = {"first": "Go.", "help": ["Ring."], "threat": "Ring now."}
BOTH = PARTS | {"child": PARTS, "own": PARTS}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "'first' is missing"),
        (BOTH, "'leave_out' is missing"),
        (BOTH | {"leave_out": "Go."}, "'leave_out' must be"),
        (BOTH | {"leave_out": [], "child": {"first": "Go.", "help": ["Ring."]}}, "child: 'threat' is missing"),
        (BOTH | {"leave_out": [], "leaveout": []}, "there is no 'leaveout'; did you mean 'leave_out'"),
        (BOTH | {"leave_out": [], "own": PARTS | {"say": ["No."] * 4}}, "own: 'say' has an opener for each stage"),
    ],
)
def test_damaged_texts_name_what_is_wrong(data: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(data)
