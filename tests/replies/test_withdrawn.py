"""By the answers, whoever cried left or shut the door: nobody is told to stay beside them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.overheard import overheard
from tearwise.replies.withdrawn import parsed, withdrawn
from tests.replies.examples import reading

NEAR = ("partner", "parent", "child", "sibling", "family", "friend")
LEFT = {"did": ["withdrew"]}


def told(*meanings: str, text: str = "He cried.", **answers: object) -> Guidance:
    return guidance_for(reading(*meanings, text=text, answers=answers), pronoun="he", crier="other")


@pytest.mark.parametrize("bond", NEAR)
def test_nobody_is_told_to_stay_beside_or_to_hold_whoever_has_gone(bond: str) -> None:
    for id in (one for one in (*MEANINGS, None) if one not in ("love", "connection", "joy_relief")):
        for trigger in ("death", "goodbye", "conflict", "failure_or_rejection", "illness_or_injury"):
            one = told(*([id] if id else []), relationship=bond, trigger=[trigger], **LEFT)
            assert [line.text for line in one.now] == [withdrawn().now.text.replace("{He}", "He")]
            assert one.say[0] == withdrawn().say
            assert one.later
            assert one.help


def test_of_who_goes_and_lashes_out_safety_is_spoken_first() -> None:
    one = told("other", relationship="partner", did=["withdrew", "lashed_out"])
    assert one.safety
    assert one.say[0] != withdrawn().say


@pytest.mark.parametrize(
    "one",
    [
        told("other", relationship="partner", did=["withdrew", "hugged"]),
        told("other", relationship="partner", did=["withdrew", "sought"]),
        told("other", relationship="partner", did=["hid"]),
        told("loss_fear", relationship="partner", trigger=["breakup"], **LEFT),
        told("remorse", relationship="partner", trigger=["caught_or_confessing"], **LEFT),
        told("other", relationship="ex", **LEFT),
        told("other", relationship="stranger", **LEFT),
        told("other", relationship="friend", trigger=["pain"], **LEFT),
        told("other", relationship="friend", pressure=2, **LEFT),
        told("joy_relief", relationship="friend", **LEFT),
        told("other", text="My 4 year old cried.", relationship="child", **LEFT),
        guidance_for(reading("other", answers=LEFT), crier="narrator"),
        guidance_for(reading("other", answers=LEFT, risks=(("self_harm", "soon"),)), crier="other"),
    ],
    ids=[
        *("held", "came", "hid", "ending", "betrayed", "ex", "stranger"),
        *("pain", "pressing", "glad", "small", "own", "risk"),
    ],
)
def test_it_is_not_said_where_it_would_be_wrong(one: Guidance) -> None:
    assert withdrawn().say not in one.say
    assert not any("shut the door" in line.text for line in one.now)


@pytest.mark.parametrize("did", ["hugged", "sought"])
def test_who_was_held_or_came_for_comfort_is_not_spoken_to_through_a_door(did: str) -> None:
    heard = "I heard my flatmate crying in his room."
    assert told("other", text=heard).say[0] == overheard().say
    assert overheard().say not in told("other", text=heard, did=[did]).say
    assert not re.search("nobody notices", " ".join(line.text for line in told("other", text=heard, did=[did]).now))


@pytest.mark.parametrize("data", [{}, {"now": "x"}, {"now": "", "say": "x"}, {"now": "x", "say": "x", "more": 1}])
def test_damaged_texts_name_what_is_wrong(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"withdrawn\.toml"):
        parsed(data)
