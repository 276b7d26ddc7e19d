"""Where several meanings are likely, no more is said than somebody takes in at night, and nothing that guards is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest

from tearwise.meanings import MEANINGS
from tearwise.replies import guidance_for
from tearwise.replies.general import general_lines
from tearwise.replies.guidance_texts import bonds, for_meaning
from tearwise.replies.lines import told_of
from tearwise.replies.scenes import BONDS
from tests.replies.examples import reading

THREE = [*permutations(("remorse", "loss_fear", "trust"), 3), *permutations(("joy_relief", "other", "empathy"), 3)]


@pytest.mark.parametrize("bond", [one for one in BONDS if one != "unknown"])
@pytest.mark.parametrize("ids", THREE)
def test_three_meanings_are_told_in_few_words(ids: tuple[str, ...], bond: str) -> None:
    one = guidance_for(reading(*ids), relationship=bond, pronoun="she")
    assert one.meanings == ids
    assert len(one.now) <= 3
    assert len(one.later) <= (4 if bond == "none" else 3)  # where nobody was there, all of it is for afterwards
    assert len(one.always) <= 4
    assert len(one.avoid) <= 3
    assert len(one.when) <= 2
    assert len(one.help) <= 3
    assert len(one.say) == 3


@pytest.mark.parametrize("beside", [one for one in MEANINGS if one not in ("remorse", "loss_fear")])
@pytest.mark.parametrize("id", ["remorse", "loss_fear"])
def test_when_to_seek_help_is_said_wherever_the_meaning_stands(id: str, beside: str) -> None:
    guards = told_of(for_meaning(id).help[0], "she")
    for ids in ((id, beside), (beside, id)):
        assert guards in guidance_for(reading(*ids), relationship="friend", pronoun="she").help


def test_that_joy_needs_no_help_is_not_said_beside_something_heavy() -> None:
    glad, mixed = (guidance_for(reading("joy_relief", id), relationship="partner") for id in ("love", "loss_fear"))
    assert any("None is needed" in line.text for line in glad.help)
    assert not any("None is needed" in line.text for line in mixed.help)


@pytest.mark.parametrize("ids", list(permutations(("love", "connection", "joy_relief"), 2)))
def test_what_is_glad_needs_no_sorting_out(ids: tuple[str, ...]) -> None:
    one, first = (guidance_for(reading(*each), relationship="sibling", pronoun="he") for each in (ids, ids[:1]))
    assert (one.now[0], one.later[0], one.say[0]) == (first.now[0], first.later[0], first.say[0])
    assert len(one.now) == len(one.later) == 1
    assert not any("More than one" in line.text for line in one.always)
    assert not any("seemed to be a lot" in opener.text for opener in one.again)


def test_whoever_need_not_talk_is_not_told_to_follow_what_is_said() -> None:
    ex, friend = (guidance_for(reading("remorse", "loss_fear"), relationship=one) for one in ("ex", "friend"))
    assert not any("Follow whichever" in line.text for line in ex.always)
    assert any("Follow whichever" in line.text for line in friend.always)


SEVERAL = {id: for_meaning(id).for_bond("friend") for id in ("trust", "vulnerability", "loss_fear")}


@pytest.mark.parametrize("part", ["always", "avoid", "help"])
def test_a_bond_may_omit_all_that_a_meaning_says_whatever_the_bond(part: str) -> None:
    bare = {id: replace(texts, **{part: ()}) for id, texts in SEVERAL.items()}
    told, whole = (general_lines(found, bonds()["friend"])[0] for found in (bare, SEVERAL))
    assert told == whole._replace(**{part: ()})


def test_where_a_meaning_states_no_fact_it_says_the_first_that_it_has() -> None:
    plain = {
        id: replace(texts, always=tuple(replace(line, source=None) for line in texts.always))
        for id, texts in SEVERAL.items()
    }
    told, _, _ = general_lines(plain, bonds()["friend"])
    assert told.always == plain["trust"].always[:1]


@pytest.mark.parametrize("bond", [one for one in BONDS if one not in ("none", "unknown")])
@pytest.mark.parametrize("ids", list(permutations(("empathy", "loss_fear", "other", "trust", "remorse"), 2)))
def test_nobody_is_told_twice_to_ask_how_it_is_today(ids: tuple[str, ...], bond: str) -> None:
    told = " ".join(line.text for line in guidance_for(reading(*ids), relationship=bond, pronoun="he").later)
    assert len(re.findall(r"[Aa]sk (?:him )?how (?:it|he|it looks to him) (?:is|looks)\b", told)) <= 1
    assert told.count("Nothing has to be decided") <= 1
