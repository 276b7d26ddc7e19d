"""What is no reading, pronoun, crier, worry or list of risks is told in our own words, as an error of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tearwise import ReplyError, TearwiseError, check_reply, guidance_for, notice_for
from tearwise.errors import ReadingError
from tearwise.replies import all_worries, worry
from tests.replies.examples import reading

GOOD = reading("love")
RISKY = reading("love", risks=(("abuse", "now"),))


@pytest.mark.parametrize("wrong", [None, "He cried.", 5, {"status": "read"}, [GOOD]])
@pytest.mark.parametrize("made", [guidance_for, lambda one: worry("love", one if one is not None else 0)])
def test_what_is_no_reading_is_told(made: Callable[[Any], object], wrong: object) -> None:
    with pytest.raises(ReadingError, match=r"There must be a reading, as Reader\.read returns it, not"):
        made(wrong)


@pytest.mark.parametrize("wrong", ["xe", "", 5, ["he"]])
def test_what_is_no_pronoun_is_told(wrong: Any) -> None:
    for make in (
        lambda: guidance_for(GOOD, pronoun=wrong),
        lambda: worry("love", GOOD, pronoun=wrong),
        lambda: worry("love", None, pronoun=wrong),
    ):
        with pytest.raises(ReadingError, match="one of he, she, they, or None"):
            make()


@pytest.mark.parametrize("wrong", ["me", None, 5])
def test_nobody_who_may_have_cried_is_told(wrong: Any) -> None:
    with pytest.raises(ReadingError, match="The crier is one of"):
        guidance_for(GOOD, crier=wrong)


@pytest.mark.parametrize("wrong", ["yes", 1, ()])
def test_what_does_not_say_whether_it_is_over_is_told(wrong: Any) -> None:
    with pytest.raises(ReadingError, match="True, False, or None"):
        guidance_for(GOOD, over=wrong)


@pytest.mark.parametrize("wrong", ["dad", "", 5, "unknown"])
def test_what_is_no_relationship_is_told(wrong: Any) -> None:
    with pytest.raises(ReadingError, match="partner, ex, parent"):
        guidance_for(GOOD, relationship=wrong)


@pytest.mark.parametrize("wrong", [None, "abuse", ["abuse"], GOOD, 5])
def test_what_are_no_risks_is_told(wrong: Any) -> None:
    with pytest.raises(ReadingError, match=r"reading\.risks"):
        notice_for(wrong)


def test_what_is_no_country_is_told() -> None:
    with pytest.raises(ReadingError, match="two letters"):
        notice_for(RISKY.risks, 49)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [None, "fame", []])
def test_there_are_no_other_worries(wrong: Any) -> None:
    with pytest.raises(ReadingError, match="good_for_us"):
        worry(wrong)


@pytest.mark.parametrize("wrong", [None, b"I am here.", GOOD, 5])
def test_what_is_no_reply_is_told(wrong: Any) -> None:
    with pytest.raises(ReplyError, match="A reply is text") as told:
        check_reply(wrong)
    assert isinstance(told.value, TearwiseError)


@pytest.mark.parametrize("make", [guidance_for, all_worries, lambda *given: worry("love", *given)])
def test_what_is_said_beside_a_reading_is_named(make: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match="positional"):
        make(GOOD, "he")
