"""Nobody is told to make up for something who told of nothing that they did."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.replies import guidance_for
from tearwise.replies.own_deed import parsed, tells_own_deed
from tests.replies.examples import reading

WRONG = "it was wrong"
PREGNANT = (
    "my best friend told me she's pregnant and I just burst out crying in front of her. we lost ours in February. "
    "she was so nice about it and i feel like such a terrible friend"
)


@pytest.mark.parametrize(
    "text",
    [
        "I cried because I forgot my wife's birthday",
        "I cried at her grave. I never visited her.",
        "I should have called him. I cried all night.",
        "I've been ignoring my mum and I cried when she rang",
        "I wasn't there for him and I cried",
        "read her diary like an idiot and told her. cried worse than she did",
        "cried in the shower because of how i treated my ex",
        "I just cried. felt so guilty about all the yelling this week",
    ],
)
def test_what_the_writer_did_or_left_undone_is_a_deed(text: str) -> None:
    assert tells_own_deed(text)


@pytest.mark.parametrize(
    "text",
    [
        PREGNANT,
        "I cried today, I'm such a bad mum",
        "I cried in the shower, I feel so guilty about everything",
        "I was crying and I couldn't stop. I don't know why I feel so ashamed.",
        "I'm a terrible daughter. I cried when I saw her room.",
        "I lost my job and cried, i've let everyone down",
    ],
)
def test_feeling_or_crying_is_none(text: str) -> None:
    assert not tells_own_deed(text)


@given(st.text(st.sampled_from("i forgtcyedl'. "), min_size=1).filter(str.strip))
def test_any_text_is_looked_through(text: str) -> None:
    assert tells_own_deed(text) in (True, False)


@pytest.mark.parametrize("data", [{}, {"states": ["am"]}])
def test_a_damaged_list_is_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"own_deed\.toml"):
        parsed(data)


def say(*meanings: str, text: str) -> str:
    return " ".join(one.text for one in guidance_for(reading(*meanings, text=text), crier="narrator").say)


def test_guilt_without_a_deed_is_no_offence() -> None:
    assert WRONG in say("remorse", text="I forgot her birthday and cried. I feel terrible.")
    assert WRONG not in say("remorse", text="I cried today, I'm such a bad mum")
    assert "forgive me" not in say("remorse", "other", text="I cried today, I'm such a bad mum")


@pytest.mark.parametrize("order", [("loss_fear", "remorse"), ("remorse", "loss_fear")])
def test_beside_a_loss_guilt_is_no_offence_unless_a_wrong_is_told(order: tuple[str, str]) -> None:
    grief = say("loss_fear", text=PREGNANT)
    assert say(*order, text=PREGNANT) == grief
    assert say(*order, text="I never visited her. I cried.") == grief
    assert say(*order, text="I cheated on her and now she's leaving. I cried.") != grief
