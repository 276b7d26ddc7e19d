"""Words for people: what stands in people.toml is checked, and somebody without a name is found by where they are met."""

from __future__ import annotations

import copy
import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.interview.people import called, parsed, people, possessive


def test_there_is_no_word_where_none_would_sound_natural() -> None:
    assert called("parent")["he"] == "your dad"
    assert called("child")["other"] == "your mum or dad"
    for relationship in (None, "none", "acquaintance", "unknown"):
        assert called(relationship) == {}


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("your dad", "your dad's"),
        ("your boss", "your boss's"),
        ("your parents", "your parents'"),
        ("your mum and the twins", "your mum and the twins'"),
    ],
)
def test_whose_something_is_ends_in_an_s_unless_they_are_several(name: str, whose: str) -> None:
    assert possessive(name) == whose


def data() -> dict[str, Any]:
    return tomllib.loads(resources.files("tearwise.interview").joinpath("people.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("table", "entry", "value", "message"),
    [
        ("called", "cousin", {}, "'called': there is no 'cousin'"),
        ("called", "ex", {"he": "your ex"}, "'ex' in 'called': 'she' is missing"),
        ("called", "ex", "your ex", "'ex' in 'called': there must be a table of he, she, they, other"),
        ("called", "ex", {**data()["called"]["ex"], "they": " "}, "'ex' in 'called' needs a text as 'they'"),
        ("called", "ex", {**data()["called"]["ex"], "they": 7}, "'ex' in 'called' needs a text as 'they'"),
        ("several", "ex", 7, "'ex' in 'several' must have words"),
        ("unsaid", "words", 7, "'unsaid' needs a text as 'words'"),
        ("own", "the", ["wife"], "'own' needs texts as 'names', 'the' and 'a'"),
        ("several", "cousin", "cousin", "'several': there is no 'cousin'"),
        ("several", "ex", " ", "'ex' in 'several' must have words"),
    ],
)
def test_wrong_data_is_refused_by_its_entry(table: str, entry: str, value: object, message: str) -> None:
    broken = copy.deepcopy(data())
    broken[table][entry] = value
    with pytest.raises(DataError, match=re.escape(message)):
        parsed(broken)


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ({}, "'called' is missing"),
        ({"called": {}}, "'several' is missing"),
        ({**data(), "words": {}}, "there is no 'words'"),
    ],
)
def test_people_have_their_tables_and_no_other(broken: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(broken)


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(DataError, match="'called': there must be a table"):
        parsed({**data(), "called": "your dad"})
    with pytest.raises(DataError, match="'several': there must be a table"):
        parsed({**data(), "several": "parents"})
    with pytest.raises(DataError, match="'nameless': 'acquaintance' is missing"):
        parsed({**data(), "nameless": {"somebody": ["man"]}})
    with pytest.raises(DataError, match="'stranger' in 'nameless' must be a list"):
        parsed({**data(), "nameless": {**data()["nameless"], "stranger": "on the bus"}})
    with pytest.raises(DataError, match="'together': 'couple' is missing"):
        parsed({**data(), "together": {"tears": ["me too"]}})
    with pytest.raises(DataError, match="'couple' in 'together' must be a list"):
        parsed({**data(), "together": {**data()["together"], "couple": "made up"}})


@pytest.mark.parametrize(
    ("text", "acquaintance", "stranger"),
    [
        ("an older man on the train was crying", None, "man"),
        ("older man on the train, crying", None, "man"),
        ("on the tube this morning a girl opposite me sobbed", None, "girl"),
        ("someone was crying in the queue", None, "someone"),
        ("one of the girls at work was crying in the toilets", "girls", "girls"),
        ("a lad in my class cried", "lad", None),
        ("a man i work with cried in the van", "man", None),
        ("the bloke next door cried", "bloke", None),
        ("a woman on the bus home from work was crying", None, "woman"),
        ("a woman on the bus from work was crying", None, "woman"),
        ("my husband cried on the train", None, None),
        ("my gran cried at church", None, None),
        ("somebody's grandson cried in the car park", None, None),
        ("a man cried", None, None),
        ("bloke i play five a side with broke down", "bloke", None),
        ("a lad on my wing cried at the door", "lad", None),
        ("man on the 18.42 was crying", None, "man"),
        ("a girl got on the 7:15 in tears", None, "girl"),
        ("woman in tesco crying by the bread", None, "woman"),
        ("my gran cried on the 18.42", None, None),
        ("a dad at the school gate cried", "dad", None),
        ("a mum cried at parents' evening", "mum", None),
    ],
)
def test_somebody_without_a_name_is_found_by_where_they_are_met(
    text: str, acquaintance: str | None, stranger: str | None
) -> None:
    nameless = people().nameless
    assert nameless.word("acquaintance", text) == acquaintance
    assert nameless.word("stranger", text) == stranger
    assert nameless.word("partner", text) is None
