"""What is wrong in a file of the guidance is said with its file, its section and its entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies.guidance_texts import (
    bonds_in,
    for_meaning,
    for_unclear,
    meaning_in,
    mixed_in,
    occasions_in,
    repair_in,
    unclear_in,
)
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


def test_a_question_with_a_placeholder_is_refused_as_it_is_put_to_somebody() -> None:
    table = held("unclear.toml")
    table["ex"]["ask"] = "What was it like for {him}?"
    with pytest.raises(DataError, match=r"unclear\.toml, ex, ask: what is said to somebody has no placeholder"):
        unclear_in(table)


def test_a_question_with_half_a_placeholder_is_refused() -> None:
    table = held("unclear.toml")
    table["ex"]["ask"] = "What {does he say?"
    with pytest.raises(DataError, match=r"unclear\.toml, ex, ask: a brace"):
        unclear_in(table)


def test_a_bond_leaves_out_what_it_omits_of_every_part_and_has_its_own_instead() -> None:
    table = held("other.toml")
    general = table["all"]
    whats = [one["what"] for one in general["avoid"]]
    parts = {
        name: [getattr(one, "text", None) for one in getattr(meaning_in("other.toml", table), name)] for name in LINES
    }
    table["friend"]["omit"] = [parts[name][0] for name in LINES] + whats[:1]
    table["friend"]["avoid"] = {"what": "Shrugging.", "why": "It may hurt."}
    table["friend"]["help"] = "Ring somebody."
    made = meaning_in("other.toml", table)
    friend, parent = made.for_bond("friend"), made.for_bond("parent")
    assert (friend.now, friend.always, friend.when) == (made.now[1:], made.always[1:], made.when[1:])
    assert [one.what for one in friend.avoid] == ["Shrugging.", *whats[1:]]
    assert [one.text for one in friend.help] == ["Ring somebody."]
    assert parent == made
    table["friend"]["omit"].append("Not said anywhere")
    with pytest.raises(DataError, match="a bond omits what is not said for every bond: 'Not said anywhere'"):
        meaning_in("other.toml", table)


LINES = ("now", "always", "when", "help")
OPENERS = ["One.", "Two.", "Three."]
ON: Table = {"now": "Stay.", "later": "Ring.", "say": OPENERS, "again": OPENERS}


def test_an_occasion_is_for_its_bonds_and_what_is_told_more_narrowly_comes_first() -> None:
    table = held("other.toml")
    table["occasion"] = [
        {"trigger": "death", "bonds": ["friend"], **ON},
        {"trigger": "pet_died", "bonds": ["friend", "parent"], **ON},
        {"trigger": "death", "bonds": ["parent"], **ON},
    ]
    made = meaning_in("other.toml", table)
    death, pet, of_parent = made.occasions
    assert made.occasion(("death",), "friend") == death
    assert made.occasion(("death", "pet_died"), "friend") == pet
    assert made.occasion(("death",), "parent") == of_parent
    assert made.occasion(("death",), "sibling") is made.occasion((), "friend") is None


def test_what_is_written_for_several_meanings_comes_after_a_meanings_own_and_to_no_other() -> None:
    shared = {one for _, one in occasions_in(held("occasions.toml"))}
    for id in MEANINGS:
        own = meaning_in(f"{id}.toml", held(f"{id}.toml")).occasions
        all_of_it = for_meaning(id).occasions
        assert all_of_it[: len(own)] == own
        meant = {one for ids, one in occasions_in(held("occasions.toml")) if id in ids}
        assert {*all_of_it[len(own) :]} == meant
        assert meant < shared


@pytest.mark.parametrize("meanings", [[], ["sorrow"], ["love", "sorrow"]])
def test_an_occasion_of_no_meaning_is_named(meanings: list[str]) -> None:
    table = held("occasions.toml")
    table["occasion"][2]["meanings"] = meanings
    with pytest.raises(DataError, match=r"occasions\.toml, occasion 3: 'meanings' must be a list of meanings"):
        occasions_in(table)


def test_what_an_occasion_adds_is_its_own() -> None:
    table = held("other.toml")
    avoid = {"what": "Shrugging.", "why": "It may hurt."}
    table["occasion"] = [
        {"trigger": "death", "bonds": ["friend"], **ON, "always": ["So."], "help": "Ring.", "avoid": avoid},
        {"trigger": "goodbye", "bonds": ["friend"], **ON},
    ]
    made = meaning_in("other.toml", table)
    full, bare = (replace(made, follows=one) for one in made.occasions)
    assert [[one.text for one in full.adds], [one.text for one in full.besides]] == [["So."], ["Ring."]]
    assert full.instead is not None
    assert full.instead.what == "Shrugging."
    for one in (bare, made):
        assert (one.adds, one.besides, one.instead) == ((), (), None)


def test_what_a_bond_says_of_small_children_goes_on_after_the_rest() -> None:
    table = held("bonds.toml")
    child, parent = (bonds_in(table)[one] for one in ("child", "parent"))
    assert child.help.text == f"{table['child']['help']} {table['child']['help_small']}"
    assert child.help_older.text == table["child"]["help"]
    assert parent.help == parent.help_older
    assert [one for one, each in bonds_in(table).items() if each.alone] == ["stranger", "none"]
    assert [one for one, each in bonds_in(table).items() if each.apart] == ["ex"]
    assert {one for one, each in bonds_in(table).items() if each.again} == {"ex", "acquaintance", "stranger", "none"}


def test_only_where_nothing_stands_out_every_bond_has_a_question() -> None:
    assert all(scene.ask for scene in for_unclear().scenes.values())
    assert not any(scene.ask for id in MEANINGS for scene in for_meaning(id).scenes.values())
