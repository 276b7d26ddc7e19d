"""The questions are asked in plain words that fit the person who cried, and give every value once."""

from __future__ import annotations

import copy
import json
import math
import re
import tomllib
from importlib import resources
from itertools import product
from typing import Any, get_args

import jsonschema
import pytest

from tearwise.accounts import QUESTIONS, VALUES, checked_answer
from tearwise.errors import AnswerError, DataError, UnknownName
from tearwise.interview import Crier, Pronoun, Question, question, questions, questions_record, wording
from tearwise.interview.question import parsed, schema

RELATIONSHIPS = (None, *VALUES["relationship"])
EVERYBODY = list(product(get_args(Pronoun), RELATIONSHIPS, get_args(Crier)))


def data() -> dict[str, Any]:
    return tomllib.loads(resources.files("tearwise.interview").joinpath("questions.toml").read_text("utf-8"))


def shown(one: Question) -> list[str]:
    """Everything of a question that a person reads, whoever cried."""
    texts = [wording(one, *person) for person in EVERYBODY]
    options = [option.wording(crier) for option in one.options for crier in get_args(Crier)]
    return [*dict.fromkeys([*texts, *options, one.help, one.not_known, *([one.none] if one.none else [])])]


def test_there_are_the_six_in_the_codebooks_order() -> None:
    assert tuple(one.id for one in questions()) == QUESTIONS
    assert question("said") is questions()[2]
    with pytest.raises(UnknownName):
        question("mood")


@pytest.mark.parametrize("one", questions(), ids=QUESTIONS)
def test_every_value_is_an_option_once_and_options_differ(one: Question) -> None:
    assert sorted(option.value for option in one.options) == sorted(VALUES[one.id])
    for crier in get_args(Crier):
        assert len({option.wording(crier) for option in one.options}) == len(one.options)


@pytest.mark.parametrize("one", questions(), ids=QUESTIONS)
def test_as_many_values_may_be_chosen_as_an_account_takes(one: Question) -> None:
    assert checked_answer(one.id, VALUES[one.id][: one.most])
    if one.most < len(VALUES[one.id]):
        with pytest.raises(AnswerError):
            checked_answer(one.id, VALUES[one.id][: one.most + 1])
    assert {"one": one.most == 1, "two": one.most == 2, "several": one.most == len(one.options)}[one.takes]
    if one.none is None:
        with pytest.raises(AnswerError):
            checked_answer(one.id, [])
    else:
        assert checked_answer(one.id, []) == ()


@pytest.mark.parametrize(
    ("id", "person", "asked"),
    [
        ("said", ("he", "parent", "other"), "What did your dad say while he was crying?"),
        ("said", ("she", "sibling", "other"), "What did your sister say while she was crying?"),
        ("said", ("they", "friend", "other"), "What did your friend say while they were crying?"),
        ("said", ("he", "acquaintance", "other"), "What did he say while he was crying?"),
        ("said", ("they", "acquaintance", "other"), "What did the person who cried say in those moments?"),
        ("said", ("he", "parent", "unclear"), "What did the person who cried say in those moments?"),
        ("said", ("he", "parent", "narrator"), "What did you say while you were crying?"),
        ("relationship", ("she", None, "other"), "Who is she to you?"),
        ("relationship", ("they", "partner", "other"), "Who are they to you?"),
        ("trigger", ("she", "ex", "other"), "What set off your ex's tears?"),
        ("trigger", ("he", None, "other"), "What set off his tears?"),
        ("rare", ("he", "partner", "other"), "Is it rare for your partner to cry?"),
        ("rare", ("she", None, "other"), "Is it rare for her to cry?"),
        (
            "pressure",
            ("they", "child", "narrator"),
            "Were your tears partly meant to make your mum or dad do something or give in?",
        ),
        (
            "pressure",
            ("they", None, "narrator"),
            "Were your tears partly meant to make somebody do something or give in?",
        ),
    ],
)
def test_a_question_speaks_of_the_person_as_the_user_does(id: str, person: Any, asked: str) -> None:
    assert wording(id, *person) == asked == wording(question(id), *person)


def test_nothing_is_taken_for_granted_unless_it_is_said() -> None:
    for one in questions():
        assert wording(one) == wording(one, "they", None, "other") == one.unknown


@pytest.mark.parametrize("one", questions(), ids=QUESTIONS)
def test_every_wording_is_one_whole_grammatical_question(one: Question) -> None:
    for person in EVERYBODY:
        asked = wording(one, *person)
        assert asked.endswith("?")
        assert asked.count("?") == 1
        assert asked[0].isupper()
        assert len(asked) <= 90
        assert not re.search(r"[{}]|\b(they (was|is)|(he|she) (were|are)|you (was|is))\b|'s's|  ", asked)
        pronoun, _, crier = person
        about_the_person = asked.lower().replace("as if they were meant", "")  # the tears
        words = set(re.findall(r"\w+", about_the_person))
        wrong = {"he": {"he", "him", "his"}, "she": {"she", "her"}, "they": {"they", "them", "their"}}
        if crier == "narrator":
            assert words & {"you", "your"}
        else:
            wrong.pop(pronoun)
        assert not words & set().union(*wrong.values())


@pytest.mark.parametrize("one", questions(), ids=QUESTIONS)
def test_the_words_are_everyday_words_and_kind_ones(one: Question) -> None:
    for text in shown(one):
        assert len(text) <= 90
        words = set(re.findall(r"[\w_]+", text.lower()))
        assert not words & {
            "crier",
            "narrator",
            "trigger",
            "account",
            "disclosure",
            "plea",
            "men",
            "weak",
            "manipulate",
            "fake",
        }
        assert not any("_" in word for word in words)
        assert "'" not in text or not re.search(r"\w’\w", text)


@pytest.mark.parametrize("one", questions(), ids=QUESTIONS)
def test_options_fit_whoever_cried(one: Question) -> None:
    for option in one.options:
        for crier in get_args(Crier):
            text = option.wording(crier)
            assert len(text) <= 50
            assert not text.endswith(".")
            assert not set(re.findall(r"\w+", text.lower())) & {
                "he",
                "she",
                "him",
                "her",
                "his",
                "they",
                "them",
                "their",
            }


def test_who_cries_before_a_parent_is_a_child_and_chooses_the_parent() -> None:
    by_value = {option.value: option for option in question("relationship").options}
    assert by_value["child"].wording("narrator") == by_value["parent"].wording("other") == "My mum or dad"
    assert by_value["parent"].wording("narrator") == by_value["child"].wording("other") == "My son or daughter"
    assert by_value["friend"].wording("narrator") == by_value["friend"].wording("other")
    assert "Nobody" not in by_value["none"].wording("other"), "to who it was that cried, or who he is to you"


@pytest.mark.parametrize("person", [("they",), ("he", "parent"), ("she", None, "narrator")], ids=str)
def test_the_record_keeps_to_its_schema(person: Any) -> None:
    record = questions_record(*person)
    jsonschema.validate(record, schema())
    assert json.loads(json.dumps(record)) == record
    assert record["questions"][2]["text"] == wording("said", *person)


def test_the_schema_is_a_schema_and_its_values_are_answers() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    record = questions_record()
    for one in record["questions"]:
        for option in one["options"]:
            assert checked_answer(one["id"], option["value"]) == (str(option["value"]),)
        assert (one["none"] is None) == (one["id"] not in ("said", "did"))
    assert {option["value"] for option in record["questions"][5]["options"]} == {0, 1, 2}, (
        "as a reading's answers hold it"
    )
    broken = {**record, "questions": [{**one, "takes": "three"} for one in record["questions"]]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema())


@pytest.mark.parametrize("wrong", [("it", None, "other"), ("he", None, "nobody"), ("he", "father", "other")])
def test_a_pronoun_a_relationship_or_a_crier_that_there_is_not_is_refused(wrong: Any) -> None:
    with pytest.raises(UnknownName):
        wording("said", *wrong)


def changed(path: str, value: object) -> dict[str, Any]:
    """questions.toml with one entry another; None takes it away."""
    whole = copy.deepcopy(data())
    *way, last = path.split(".")
    entry: Any = whole
    for step in way:
        entry = entry[int(step)] if step.isdigit() else entry[step]
    key: Any = int(last) if last.isdigit() else last
    if value is None:
        del entry[key]
    else:
        entry[key] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("mood", {}, "there is no 'mood'"),
        ("rare", None, "'rare' is missing"),
        ("rare", "yes", "'rare': there must be a table"),
        ("rare.colour", "red", "'rare': there is no 'colour'"),
        ("rare.help", None, "'rare': 'help' is missing"),
        ("rare.help", " ", "'rare' needs a text as 'help'"),
        ("rare.help", 7, "'rare' needs a text as 'help'"),
        ("rare.text", "Is it rare for {name}?", "'text' of 'rare' has a slot that is not filled: 'name'"),
        ("rare.unknown", "Is it rare for {whom}?", "'unknown' of 'rare' has a slot that is not filled: 'whom'"),
        ("rare.narrator", "Is it rare for {", "'narrator' of 'rare' has a brace"),
        ("rare.takes", "three", "'rare' must take one of one, two, several"),
        ("rare.takes", "two", "'rare' takes 'two', and its answers do not"),
        ("said.takes", "one", "'said' takes 'one', and its answers do not"),
        ("said.none", None, "'said' needs 'none'"),
        ("rare.none", "None", "'rare' needs 'none'"),
        *(
            ("rare.known", known, "'known' of 'rare' must be a number")
            for known in (0, -0.1, 1.01, "all", True, math.nan)
        ),
        ("rare.options", None, "'rare': 'options' is missing"),
        ("rare.options", 7, "'rare' needs options"),
        ("rare.options.0", None, "'rare' must have each of these options once: yes, no"),
        ("rare.options.0.value", "no", "'rare' must have each of these options once: yes, no"),
        ("rare.options.0.value", "often", "'rare' must have each of these options once: yes, no"),
        ("rare.options.0.text", "", "'rare' needs a text as 'text'"),
        ("rare.options.0.colour", "red", "an option of 'rare'"),
        ("rare.options.0", "yes", "an option of 'rare'"),
    ],
)
def test_wrong_data_is_refused_by_its_entry(path: str, value: object, message: str) -> None:
    assert tuple(parsed(data())) == QUESTIONS
    with pytest.raises(DataError, match=re.escape(message)):
        parsed(changed(path, value))


def test_who_cried_themselves_is_not_told_of_what_they_saw_or_heard() -> None:
    assert question("said").unsure() == "I don't know, or I could not hear it"
    for one in questions():
        told = f"{one.helped('narrator')} {one.unsure('narrator')}"
        assert not re.search(r"hear|did not see|have seen|been told", told)
        record = one.to_record(crier="narrator")
        assert (record["help"], record["not_known"]) == (one.helped("narrator"), one.unsure("narrator"))


def test_where_nothing_was_written_nothing_is_said_of_it() -> None:
    assert "even if you have written it: an answer counts for more." in question("trigger").helped()
    for id in ("said", "did"):
        assert "An answer counts for more than your text." in question(id).helped()
        assert "your text" not in question(id).helped(alone=True)
    for one in questions():
        for crier in get_args(Crier):
            assert "written" not in one.helped(crier, alone=True)
    assert question("rare").helped("narrator", alone=True) == question("rare").helped("narrator")
