"""Where an alarm is in doubt, the reading is answered, and what comes first is said first."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from tearwise.errors import DataError
from tearwise.reading.reading import Risk, RiskId
from tearwise.replies import all_worries, guidance_for
from tearwise.replies.in_doubt import undoubted
from tearwise.replies.safety_texts import doubted, doubted_in
from tearwise.replies.sample import reading_of


def doubtful(*ids: RiskId) -> tuple[Risk, ...]:
    return tuple(Risk(id, "soon", doubtful=True) for id in ids)


@pytest.mark.parametrize("id", get_args(RiskId))
def test_guidance_begins_with_what_comes_first_and_is_else_that_of_the_reading(id: RiskId) -> None:
    found = guidance_for(reading_of("love", risks=doubtful(id)))
    plain = guidance_for(reading_of("love"))
    assert [one.text for one in found.safety] == [doubted()[id].text]
    assert found.kind == plain.kind == "meaning"
    assert (found.now, found.say, found.always, found.avoid) == (plain.now, plain.say, plain.always, plain.avoid)


def test_worries_are_answered_by_the_reading() -> None:
    assert all_worries(reading_of("love", risks=doubtful("abuse"))) == all_worries(reading_of("love"))


@pytest.mark.parametrize(
    "risks",
    [
        (Risk("abuse", "soon"),),
        (*doubtful("self_harm"), Risk("abuse", "soon")),
    ],
    ids=["none in doubt", "one of them"],
)
def test_a_risk_that_is_not_in_doubt_takes_the_place_of_the_rest(risks: tuple[Risk, ...]) -> None:
    assert guidance_for(reading_of("love", risks=risks)).kind == "safety"


def test_one_who_is_not_yet_grown_is_told_to_turn_to_somebody_in_any_case() -> None:
    found = reading_of("love", text="My dad cried. I am 14.", risks=doubtful("self_harm"))
    assert undoubted(found) == (found, ())
    assert guidance_for(found).kind == "safety"


def test_where_nobody_cries_the_danger_alone_is_answered() -> None:
    found = replace(
        reading_of("love", text="He makes me ask before I buy anything.", risks=doubtful("abuse")), status="no_tears"
    )
    assert guidance_for(found).kind == "safety"


@pytest.mark.parametrize(("id", "kind"), [("abuse", "safety"), ("self_harm", "meaning")])
def test_tears_that_press_leave_no_doubt_of_control(id: RiskId, kind: str) -> None:
    found = reading_of("love", risks=doubtful(id), answers={"pressure": "2"})
    assert guidance_for(found).kind == kind


def test_each_risk_needs_its_words() -> None:
    with pytest.raises(DataError, match=r"safety\.toml, doubt"):
        doubted_in({"doubt": {"abuse": "Stop."}, "now": {}, "young": {}, **{key: {} for key in get_args(RiskId)}})
