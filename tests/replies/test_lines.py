"""Lines, openers and what to avoid are checked when they are loaded."""

from __future__ import annotations

import pytest

from tearwise.errors import DataError
from tearwise.replies.lines import Avoided, Line, Opener, avoided, avoids, line, lines, openers, some, told_of


def test_a_line_is_a_text_or_a_text_with_its_source() -> None:
    assert line("Stay.", "x") == Line("Stay.")
    assert line({"text": "Stay.", "source": "hill"}, "x") == Line("Stay.", "hill")


@pytest.mark.parametrize(
    "entry", [None, "", "  ", 3, [], {"text": ""}, {"text": "a", "colour": "b"}, {"source": "hill"}]
)
def test_anything_else_is_an_error_that_says_where(entry: object) -> None:
    with pytest.raises(DataError, match=r"love\.toml, now"):
        line(entry, "love.toml, now")


def test_an_unknown_placeholder_is_found_when_loading() -> None:
    with pytest.raises(DataError, match=r"love\.toml.*\{name\}"):
        line("Ask {name}.", "love.toml")


def test_openers_are_three_in_the_stages_of_helping() -> None:
    made = openers(["a", "b", {"text": "c", "to": "a friend"}], "x")
    assert made == (Opener("a", "explore"), Opener("b", "insight"), Opener("c", "action", "a friend"))


@pytest.mark.parametrize("entry", ["Ask {him}.", "You {a|b}.", {"text": "a", "to": "to {his} friend"}])
def test_what_is_said_to_somebody_has_no_placeholder_which_would_be_shown(entry: object) -> None:
    with pytest.raises(DataError, match=r"love\.toml, say, insight: what is said to somebody has no placeholder"):
        openers(["a", entry, "c"], "love.toml, say")


@pytest.mark.parametrize("entries", [None, [], ["a", "b"], ["a", "b", "c", "d"], ["a", "", "c"]])
def test_more_or_fewer_openers_are_an_error(entries: object) -> None:
    with pytest.raises(DataError, match="x"):
        openers(entries, "x")


def test_lists_may_not_be_empty_though_some_may_be_left_out() -> None:
    with pytest.raises(DataError, match="at least one"):
        lines([], "x")
    with pytest.raises(DataError, match="a list of what to avoid"):
        avoids([], "x")
    assert some({}, "now", "x") == ()
    with pytest.raises(DataError, match="x, now: there must be a list"):
        some({"now": []}, "now", "x")


def test_what_to_avoid_needs_its_why() -> None:
    assert avoided({"what": "a", "why": "b"}, "x") == Avoided("a", "b")
    with pytest.raises(DataError, match="why"):
        avoided({"what": "a"}, "x")


def test_a_line_is_told_of_a_person_with_its_source() -> None:
    assert told_of(Line("{He} {is|are} here.", "hill"), "they") == Line("They are here.", "hill")


def test_what_can_be_left_only_while_the_tears_flow_says_so() -> None:
    assert avoided({"what": "A joke.", "why": "It ends.", "moment": True}, "x") == Avoided(
        "A joke.", "It ends.", None, True
    )
    assert not avoided({"what": "A joke.", "why": "It ends."}, "x").moment
    with pytest.raises(DataError, match="x: 'moment' must be true or false"):
        avoided({"what": "A joke.", "why": "It ends.", "moment": "yes"}, "x")
