"""What answers the combination is fitted on."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.meanings import MEANINGS
from training.combine import gold_answers, told_answers
from training.rows import Row, from_record

ACCOUNT: dict[str, Any] = {
    "id": "one",
    "text": "He cried in the kitchen.",
    "source": "own",
    "licence": "CC0-1.0",
    "use": "train",
    "usable": True,
    "meanings": dict.fromkeys(MEANINGS, 0),
    "evidence": {},
    "crier": "other",
    "crier_gender": "m",
    "relationship": "partner",
    "trigger": ["unknown"],
    "said": [],
    "did": [],
    "rare": False,
    "pressure": 0,
    "risk": [],
}


def row(**told: Any) -> Row:
    return from_record(ACCOUNT | told)


def test_what_no_account_says_is_answered_by_who_knows_the_scene() -> None:
    alone = row(relationship="none")
    assert {"rare", "relationship"}.isdisjoint(gold_answers(alone))
    assert (told_answers(alone)["rare"], told_answers(alone)["relationship"]) == (("no",), ("none",))


@pytest.mark.parametrize(
    "told", [{"rare": True, "relationship": "friend"}, {"rare": True, "relationship": "friend", "trigger": ["death"]}]
)
def test_what_the_account_says_is_answered_so(told: dict[str, Any]) -> None:
    assert told_answers(row(**told)) == gold_answers(row(**told))


def test_what_nobody_knows_is_no_answer() -> None:
    assert {"trigger", "relationship"}.isdisjoint(told_answers(row(relationship="unknown")))
