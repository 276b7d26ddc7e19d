"""What is asked about a small child is answered for one: no colleagues, no firefighters, and nothing to see through."""

from __future__ import annotations

import pytest

from tearwise.errors import DataError
from tearwise.replies import WORRIES, WorryAnswer, all_worries, worry
from tearwise.replies.worry_texts import parsed
from tearwise.tables import load_table
from tests.replies.examples import reading

LITTLE = "My 3 year old sobbed at the nursery door, she held my coat and screamed mummy don't go."


def said(one: WorryAnswer) -> str:
    return " ".join(line.text for line in one.lines)


@pytest.mark.parametrize(
    ("text", "bond"), [(LITTLE, "child"), ("My grandson (4) cried at bedtime.", "family"), (LITTLE, None)]
)
def test_a_small_child_is_not_measured_as_a_grown_man(text: str, bond: str | None) -> None:
    for one in all_worries(reading("loss_fear", text=text), relationship=bond, crier="other"):
        assert one.lines
        for word in (
            "at work",
            "firefighters",
            "faked",
            "turn the question round",
            "strong men",
            "Players",
            "tell truth from lies",
        ):
            assert word not in said(one) + one.title


def test_the_title_is_a_childs() -> None:
    assert worry("strong_men", reading(text=LITTLE), relationship="child").title == "Can a child who cries be strong?"
    assert "giving in" in said(worry("real", reading(text=LITTLE), relationship="child"))


def test_whether_strong_men_cry_is_not_asked_of_a_woman() -> None:
    one = worry(
        "strong_men", reading("loss_fear", text="My mum cried at the sink."), relationship="parent", crier="other"
    )
    assert one.title == "Do strong people cry?"
    assert "men" not in said(one).split()
    for text, bond in (("My dad cried at the sink.", "parent"), ("My cousin cried at the sink.", "family")):
        one = worry("strong_men", reading("loss_fear", text=text), relationship=bond, crier="other")
        assert one.title == "Do strong men cry?"
    own = worry("strong_men", reading("loss_fear", text="I cried, my mum held me."), pronoun="she", crier="narrator")
    assert own.title == "Do strong men cry?"
    assert worry("strong_men", pronoun="she").title == "Do strong people cry?"


@pytest.mark.parametrize(
    ("text", "bond", "crier"),
    [
        ("My son (16) cried at bedtime.", "child", "other"),
        ("My wife cried when our 3 year old fell.", "partner", "other"),
        ("My uncle cried when my 4 year old sang.", "family", "other"),
        (LITTLE, "child", "narrator"),
    ],
)
def test_anybody_else_is_answered_as_ever(text: str, bond: str, crier: str) -> None:
    for id in WORRIES:
        given = reading("loss_fear", text=text)
        one = worry(id, given, relationship=bond, crier=crier)  # type: ignore[arg-type]
        assert "small child" not in said(one)
        assert "child who cries" not in one.title


def test_a_bond_that_there_is_not_is_named() -> None:
    table = dict(load_table("tearwise.replies", "data/worries.toml"))
    fitting = [{"bonds": ["tiny_child"], "title": "?"}]
    with pytest.raises(DataError, match="small_child"):
        parsed({**table, "love": {**table["love"], "fitting": fitting}})
