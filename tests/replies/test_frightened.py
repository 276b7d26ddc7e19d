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
from tearwise.replies.guidance_texts import bonds, for_meaning, for_unclear, mixed
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


def test_parents_take_it_up_as_ever() -> None:
    calm, loud = (told("loss_fear", bond="child", **answers) for answers in ({}, LASHED_OUT))
    assert loud.again == calm.again != ()


def shown(one: Guidance) -> str:
    """All of it but the first lines of safety."""
    lines = [each.text for part in (one.now, one.later, one.always, one.when, one.help) for each in part]
    return " ".join([*lines, *(each.text for each in (*one.say, *one.again)), *(each.what for each in one.avoid)])


@pytest.mark.parametrize("bond", ["ex", "stranger"])
@pytest.mark.parametrize("answers", [THREAT, LASHED_OUT])
def test_nobody_is_sent_back_to_an_ex_or_a_stranger_who_frightened_them(answers: Any, bond: str) -> None:
    for meanings in (("loss_fear",), ("other",), ("remorse", "love"), ()):
        for over in (None, True):
            one = guidance_for(reading(*meanings, answers={"relationship": bond, **answers}), over=over)
            assert "nor ask how he is" in one.later[0].text
            assert [opener.to for opener in one.say] == [None, "to somebody you trust", "to somebody you trust"]
            assert one.again == ()
            assert one.ask is None
            assert not re.search(r"you can ask how|until somebody comes|stay with you|reach such a person", shown(one))


def test_whoever_was_frightened_by_a_stranger_need_not_stay() -> None:
    calm, loud = (told("other", bond="stranger", **answers) for answers in ({}, LASHED_OUT))
    assert "stay until somebody comes" in calm.help[0].text
    assert "from where you are safe. You need not stay" in loud.help[0].text
    assert "domestic" not in shown(loud) + shown(told("other", bond="acquaintance", **LASHED_OUT))


@pytest.mark.parametrize("bond", [bond for bond in BONDS if bond != "child"])
def test_nobody_has_to_ask_whoever_frightened_them_about_life_or_is_bidden_silence(bond: str) -> None:
    for id in (*MEANINGS, None):
        for trigger in VALUES["trigger"]:
            text = shown(told(*([id] if id else []), bond=bond, trigger=[trigger], **LASHED_OUT))
            assert not re.search(r"ask \w+ (about it openly|directly)|Offer to go along|None is needed", text)
            assert not re.search(r"matter for the whole family|Going quiet|Follow whichever|keep it to yourself", text)
    if bond != "stranger":
        assert "life is not worth it, call for help" in text


def test_of_ones_own_child_it_is_asked_openly() -> None:
    assert "ask him about it openly" in shown(told("other", bond="child", **LASHED_OUT))


@pytest.mark.parametrize("bond", [bond for bond in BONDS if bond not in ("child", "none")])
@pytest.mark.parametrize("meanings", [("other",), ("loss_fear",), ("love", "remorse"), ()])
def test_nobody_is_sent_to_take_it_up_again_with_whoever_frightens_them(meanings: tuple[str, ...], bond: str) -> None:
    one = told(*meanings, bond=bond, pressure=2, **THREAT, **LASHED_OUT)
    assert [line.text[:51] for line in one.later] == ["If you were frightened, you need not take it up aga"]
    assert [line.text[:37] for line in one.when] == ["When it is calm, where you can leave "]
    assert not any(each.what.startswith("Dropping it each time") for each in one.avoid)
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
                assert not any(stays.search(each.text) for each in one.say)
                assert one.say == frightened().of_bonds.get(bond, frightened().of_others).say
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
    occasions = [one for id in MEANINGS for one in for_meaning(id).occasions]
    there |= {line.text for one in bonds().values() for line in (*one.always, one.help)}
    there |= {line.text for one in every for bond in BONDS for line in one.for_bond(bond).help}
    there |= {one.help.text for one in occasions if one.help} | {one.avoid.what for one in occasions if one.avoid}
    there |= {mixed().several.text}
    assert frightened().sends_back - there == set()


PARTS = {"first": "Go.", "help": ["Ring."], "threat": "Ring now."}
BOTH = PARTS | {"child": PARTS, "own": PARTS}
LISTS = BOTH | {"leave_out": [], "sends_back": []}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "'first' is missing"),
        (BOTH, "'leave_out' is missing"),
        (LISTS | {"leave_out": "Go."}, "'leave_out' must be"),
        (LISTS | {"child": {"first": "Go.", "help": ["Ring."]}}, "child: 'threat' is missing"),
        (LISTS | {"leaveout": []}, "there is no 'leaveout'; did you mean 'leave_out'"),
        (LISTS | {"own": PARTS | {"say": ["No."] * 4}}, "own: 'say' has an opener for each stage"),
        (LISTS | {"ex": {"frist": "Go."}}, "ex: there is no 'frist'; did you mean 'first'"),
    ],
)
def test_damaged_texts_name_what_is_wrong(data: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(data)
