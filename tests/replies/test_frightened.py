"""Where whoever cried threatened or lashed out, safety comes before any answer to the tears."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.frightened import frightened, may_have_frightened, parsed
from tearwise.replies.guidance_texts import for_meaning, for_unclear
from tearwise.replies.pressure import pressure
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
    shown = [line.text for line in (*one.now, *one.later, *one.always)] + [each.what for each in one.avoid]
    assert not [text for text in shown if "leave the choices" in text or "own side of it at once" in text]
    assert not re.search(r"\b[Ll]et \w+ cry as long|\bStay, and let|close by|comfort fits", " ".join(shown))


def test_help_is_named_and_is_another_for_ones_own_child() -> None:
    partner, child = told("other", **LASHED_OUT), told("other", bond="child", **LASHED_OUT)
    assert "domestic violence service" in partner.help[0].text
    assert partner.help[1].source == "findahelpline"
    assert not any("domestic violence" in line.text for line in child.help)
    assert "counsellor" in child.help[0].text


def test_a_threat_to_die_is_an_emergency() -> None:
    assert any("to die that was threatened" in line.text for line in told("loss_fear", **THREAT).help)
    assert not any("to die that was threatened" in line.text for line in told("loss_fear", **LASHED_OUT).help)
    child = " ".join(line.text for line in told("loss_fear", bond="child", **THREAT).help)
    assert "to die that was threatened, take it seriously" in child
    assert "not yours to carry" not in child


def test_other_answers_and_own_tears_and_a_risk_are_told_nothing_of_it() -> None:
    assert told("other", said=["blame"], did=["withdrew"], pressure=2).safety == ()
    given = reading("other", answers={**THREAT, **LASHED_OUT})
    assert may_have_frightened(given)
    assert guidance_for(given, crier="narrator").safety == ()
    risky = guidance_for(reading("other", answers=THREAT, risks=(("abuse", "soon"),)))
    assert not any(line.text.startswith(FIRST) for line in risky.safety)


def test_what_is_left_out_stands_in_the_texts() -> None:
    """Who rewords it there has to reword it here."""
    every = [*map(for_meaning, MEANINGS), for_unclear()]
    there = {line.text for one in every for line in (*one.now, *one.always)}
    there |= {one.what for id in MEANINGS for one in for_meaning(id).avoid} | {line.text for line in pressure().help}
    assert frightened().leave_out - there == set()


PARTS = {"first": "Go.", "help": ["Ring."], "threat": "Ring now."}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "'first' is missing"),
        (PARTS | {"child": PARTS}, "'leave_out' is missing"),
        (PARTS | {"leave_out": "Go.", "child": PARTS}, "'leave_out' must be"),
        (PARTS | {"leave_out": [], "child": {"first": "Go.", "help": ["Ring."]}}, "child: 'threat' is missing"),
        (PARTS | {"leave_out": [], "child": PARTS, "leaveout": []}, "there is no 'leaveout'; did you mean 'leave_out'"),
    ],
)
def test_damaged_texts_name_what_is_wrong(data: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(data)
