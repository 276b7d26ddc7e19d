"""What is wrong in a file of the guidance is said with its file, its section and its entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies.guidance_texts import bonds_in, meaning_in, mixed_in, occasions_in, repair_in, unclear_in
from tearwise.replies.safety_texts import parsed as safety_in
from tearwise.tables import load_table

Table = dict[str, Any]


def held(name: str) -> Table:
    return load_table("tearwise.replies", f"data/guidance/{name}")


def misspelt(table: Table, old: str, new: str) -> None:
    table[new] = table.pop(old)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            lambda love: misspelt(love["all"], "avoid", "aviod"),
            "love.toml, all: there is no 'aviod'; did you mean 'avoid'?",
        ),
        (
            lambda love: misspelt(love["all"], "help", "halp"),
            "love.toml, all: there is no 'halp'; did you mean 'help'?",
        ),
        (lambda love: love["all"].update(light="no"), "love.toml, all: 'light' must be true or false"),
        (lambda love: love["all"].update(avoid=[]), "love.toml, all, avoid: there must be a list of what to avoid"),
        (lambda love: misspelt(love["all"]["avoid"][1], "why", "wyh"), "love.toml, all, avoid 2: there is no 'wyh'"),
        (lambda love: love["all"]["when"].append("Wait for {hee}."), "There is no placeholder '{hee}'"),
        (lambda love: love["all"].update(when=["Wait.", "Wait for {hee}."]), "love.toml, all, when 2: There is no"),
        (
            lambda love: love["all"].update(always=["What {he {does|do} on other days"]),
            "love.toml, all, always 1: a brace",
        ),
        (lambda love: love["child"].update(now="Stay with {him"), "love.toml, child, now: a brace"),
        (lambda love: love["child"]["say"].__setitem__(1, "{I {am}"), "love.toml, child, say, insight: "),
        (
            lambda love: misspelt(love["ex"], "later", "latter"),
            "love.toml, ex: there is no 'latter'; did you mean 'later'?",
        ),
        (lambda love: misspelt(love, "child", "chlid"), "love.toml: there is no 'chlid'; did you mean 'child'?"),
        (
            lambda love: love["all"].update(always=[{"text": "So.", "source": 3}]),
            "all, always 1: 'source' must be a text",
        ),
        (lambda love: love.update(occasion={"trigger": "death"}), "love.toml: 'occasion' must be a list"),
    ],
)
def test_what_is_wrong_with_a_meanings_texts(change: Callable[[Table], object], named: str) -> None:
    love = held("love.toml")
    assert meaning_in("love.toml", love).avoid
    change(love)
    with pytest.raises(DataError, match=re.escape(named)):
        meaning_in("love.toml", love)


@pytest.mark.parametrize(
    ("parse", "name", "section", "key", "other", "named"),
    [
        (bonds_in, "bonds.toml", "ex", "apart", "aprat", "bonds.toml, ex: there is no 'aprat'; did you mean 'apart'?"),
        (mixed_in, "mixed.toml", "several", "again", "agian", "mixed.toml, several: there is no 'agian'"),
        (unclear_in, "unclear.toml", "ex", "ask", "aks", "unclear.toml, ex: there is no 'aks'; did you mean 'ask'?"),
        (safety_in, "safety.toml", "self_harm", "yours", "your", "safety.toml, self_harm: there is no 'your'"),
        (safety_in, "safety.toml", "abuse", "author", "autor", "safety.toml, abuse: there is no 'autor'"),
    ],
)
def test_a_misspelt_key_of_a_section_is_named(
    parse: Callable[[Table], object], name: str, section: str, key: str, other: str, named: str
) -> None:
    table = held(name)
    assert parse(table)
    misspelt(table[section], key, other)
    with pytest.raises(DataError, match=re.escape(named)):
        parse(table)


def test_a_misspelt_key_of_an_occasion_is_named() -> None:
    table = held("occasions.toml")
    misspelt(table["occasion"][2], "alone", "aolne")
    with pytest.raises(DataError, match=r"occasions\.toml, occasion 3: there is no 'aolne'; did you mean 'alone'\?"):
        occasions_in(table)


@pytest.mark.parametrize("key", ["meanings", "bonds"])
def test_a_list_in_a_list_of_an_occasion_is_named(key: str) -> None:
    table = held("occasions.toml")
    table["occasion"][2][key] = [["love"]]
    with pytest.raises(DataError, match=rf"occasions\.toml, occasion 3: '{key}' must be a list of texts"):
        occasions_in(table)


@pytest.mark.parametrize("ask", ["", 3])
def test_a_question_that_is_no_text_is_named(ask: object) -> None:
    table = held("unclear.toml")
    table["ex"]["ask"] = ask
    with pytest.raises(DataError, match=r"unclear\.toml, ex, ask"):
        unclear_in(table)


def test_a_misspelt_list_of_what_mends_is_named() -> None:
    table = held("repair.toml")
    misspelt(table, "later", "latter")
    with pytest.raises(DataError, match=r"repair\.toml: there is no 'latter'"):
        repair_in(table)


def test_a_question_with_half_a_placeholder_is_refused() -> None:
    table = held("unclear.toml")
    table["ex"]["ask"] = "What {does he say?"
    with pytest.raises(DataError, match=r"unclear\.toml, ex, ask: a brace"):
        unclear_in(table)
