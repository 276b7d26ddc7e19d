"""The nouns for people are one list, and what is wrong in it is named."""

from __future__ import annotations

import copy
import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise.accounts import CrierNamed, pronoun_in
from tearwise.accounts.person_nouns import parsed, person_nouns
from tearwise.errors import DataError
from tearwise.interview.people import people, words_for

NOUNS = person_nouns()


def data() -> dict[str, Any]:
    return tomllib.loads(resources.files("tearwise.accounts").joinpath("person_nouns.toml").read_text("utf-8"))


@pytest.mark.parametrize("relationship", NOUNS.gendered)
def test_every_noun_of_a_relationship_tells_the_pronoun(relationship: str) -> None:
    for pronoun, nouns in NOUNS.gendered[relationship].items():
        for noun in nouns:
            text = f"My {noun} cried."
            assert (noun, pronoun_in(text)) == (noun, pronoun)
            assert CrierNamed.of(text).means(noun)


def test_the_questions_name_people_by_the_same_nouns() -> None:
    assert people().gendered is NOUNS.gendered
    assert people().named is NOUNS.named
    assert {"fella", "husband", "fiance"} <= words_for("partner")


def test_a_noun_with_a_hyphen_is_known_by_the_one_in_it() -> None:
    for nouns in NOUNS.gendered.values():
        for pronoun, known in (("he", NOUNS.masculine), ("she", NOUNS.feminine)):
            for noun in nouns[pronoun]:  # type: ignore[index]
                assert noun in known or set(noun.split("-")) & known


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            {"more": {}},
            "there is no 'more'; there may be pronouns, anybody, unnamed, gendered, named, alike, belongings",
        ),
        ({"named": "friend"}, "'named': there must be a table"),
        ({"named": {"cousin": "cousin"}}, "'named': there is no 'cousin'"),
        ({"named": {one: words for one, words in data()["named"].items() if one != "friend"}}, "'friend' is missing"),
        ({"gendered": {}}, "'gendered': 'partner' is missing"),
        ({"named": {**data()["named"], "ex": " "}}, "'ex' in 'named' needs words in lower case"),
        ({"named": {**data()["named"], "ex": "Ex"}}, "'ex' in 'named' needs words in lower case"),
        (
            {"named": {**data()["named"], "ex": "husband"}},
            "'husband' can be a word for a man, for a woman or for either, and only one",
        ),
        ({"gendered": {**data()["gendered"], "ex": {"he": "ex-husband"}}}, "'ex' in 'gendered': 'she' is missing"),
        (
            {"gendered": {**data()["gendered"], "ex": {"he": "ex-husband", "she": " "}}},
            "'she' of 'ex' in 'gendered' needs words",
        ),
        ({"anybody": {"he": "man", "she": "man"}}, "'man' can be a word for a man, for a woman or for either"),
        ({"belongings": "phone"}, "'belongings': there must be a table"),
        ({"belongings": {"words": ""}}, "'belongings' needs words in lower case"),
        ({"alike": {"words": "gran nan"}}, "'alike' must be a list of words for one person each"),
        ({"alike": {"words": ["gran gary"]}}, "'gary' in 'alike' is no word for a man or a woman"),
        ({"pronouns": "he"}, "'pronouns': there must be a table of he, she"),
    ],
)
def test_wrong_data_is_refused_by_its_entry(damage: dict[str, Any], message: str) -> None:
    with pytest.raises(DataError, match=re.escape(message)):
        parsed({**copy.deepcopy(data()), **damage})


def test_two_words_for_one_person_are_that_person() -> None:
    said = CrierNamed.of("My grandmother has dementia. She cried, and I said: later, Gran.")
    assert said.means("grandmother")
    assert said.means("gran")
    assert not CrierNamed.of("My grandmother and my aunt were there. She cried.").means("grandmother")
