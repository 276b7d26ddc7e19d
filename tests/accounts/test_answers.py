"""Answers are checked, and come out in one form whatever form they came in."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise import accounts
from tearwise.accounts import NONE_OF_THESE, QUESTIONS, VALUES, checked_answer, checked_answers
from tearwise.errors import AnswerError

MOST = {"relationship": 1, "trigger": 2, "said": 9, "did": 5, "rare": 1, "pressure": 1}

several = st.sampled_from(["trigger", "said", "did"]).flatmap(
    lambda question: st.tuples(
        st.just(question), st.lists(st.sampled_from(VALUES[question]), min_size=1, max_size=MOST[question])
    )
)


def test_the_questions_are_the_codebooks_six() -> None:
    assert QUESTIONS == ("relationship", "trigger", "said", "did", "rare", "pressure")
    assert {question: len(values) for question, values in VALUES.items()} == {
        "relationship": 10,
        "trigger": 20,
        "said": 9,
        "did": 5,
        "rare": 2,
        "pressure": 3,
    }
    assert not any("unknown" in values for values in VALUES.values())


def test_how_many_values_an_answer_has_is_told_to_whoever_asks() -> None:
    assert accounts.MOST == MOST
    for question in QUESTIONS:
        assert checked_answer(question, VALUES[question][: MOST[question]]) is not None
        if question in NONE_OF_THESE:
            assert checked_answer(question, []) == ()
        else:
            with pytest.raises(AnswerError, match="needs a value"):
                checked_answer(question, [])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_value_answers_its_question(question: str) -> None:
    for value in VALUES[question]:
        assert checked_answer(question, value) == (value,)
        assert checked_answer(question, [value]) == (value,)


@pytest.mark.parametrize("question", QUESTIONS)
def test_none_is_not_known_to_every_question(question: str) -> None:
    assert checked_answer(question, None) is None


@given(several)
def test_order_and_repetition_never_matter(asked: tuple[str, list[str]]) -> None:
    question, values = asked
    settled = checked_answer(question, values)
    assert settled == checked_answer(question, values[::-1]) == checked_answer(question, values * 2)
    assert settled == checked_answer(question, frozenset(values)) == checked_answer(question, iter(values))
    assert settled == tuple(value for value in VALUES[question] if value in values)


@given(several)
def test_a_settled_answer_settles_to_itself(asked: tuple[str, list[str]]) -> None:
    question, values = asked
    settled = checked_answer(question, values)
    assert checked_answer(question, settled) == settled


def test_settled_answers_settle_to_themselves_in_any_order() -> None:
    settled = checked_answers({"rare": True, "trigger": ["pain", "death"], "pressure": 2, "said": (), "did": None})
    assert list(settled) == ["trigger", "said", "rare", "pressure"]
    assert checked_answers(settled) == settled
    for order in permutations(settled.items()):
        assert list(checked_answers(dict(order)).items()) == list(settled.items())


def test_rare_takes_a_bool_and_pressure_a_number() -> None:
    assert checked_answer("rare", True) == ("yes",)
    assert checked_answer("rare", False) == ("no",)
    assert [checked_answer("pressure", number) for number in range(3)] == [("0",), ("1",), ("2",)]


def test_a_whole_number_that_a_table_has_made_a_float_is_that_number() -> None:
    assert [checked_answer("pressure", number) for number in (0.0, 1.0, 2.0)] == [("0",), ("1",), ("2",)]
    for value in (1.5, 3.0, -1.0, float("inf"), 10**400, "1.0"):
        with pytest.raises(AnswerError, match=r"'pressure' has no such value\. It takes: 0, 1, 2"):
            checked_answer("pressure", value)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_gap_of_a_table_is_told_as_one_and_taken_for_nothing(question: str) -> None:
    with pytest.raises(AnswerError, match=rf"'{question}' is given a gap of a table \(NaN\).*Leave the question out"):
        checked_answer(question, float("nan"))


@pytest.mark.parametrize("named", ["NA", "NaT"])
def test_a_gap_is_one_by_whatever_name_a_table_has_it(named: str) -> None:
    gap = getattr(pytest.importorskip("pandas"), named)
    for value in (gap, [gap]):
        with pytest.raises(AnswerError, match="'pressure' is given a gap of a table"):
            checked_answer("pressure", value)


def test_a_cell_of_a_table_is_taken_as_a_value_of_pythons() -> None:
    numpy = pytest.importorskip("numpy")
    assert checked_answer("pressure", numpy.int64(2)) == ("2",)
    assert checked_answer("rare", numpy.True_) == checked_answer("rare", numpy.array([True])) == ("yes",)
    assert (
        checked_answer("said", numpy.array("apology")) == checked_answer("said", numpy.str_("apology")) == ("apology",)
    )
    with pytest.raises(AnswerError):
        checked_answer("pressure", numpy.True_)
    assert checked_answer("pressure", numpy.float64(1)) == ("1",)
    with pytest.raises(AnswerError, match="a gap of a table"):
        checked_answer("rare", numpy.float64("nan"))


@pytest.mark.parametrize("question", ["said", "did"])
def test_no_value_means_none_of_these_where_the_question_has_that(question: str) -> None:
    assert checked_answer(question, []) == ()


@pytest.mark.parametrize("question", ["relationship", "trigger", "rare", "pressure"])
def test_no_value_is_refused_where_the_question_needs_one(question: str) -> None:
    with pytest.raises(AnswerError, match=rf"'{question}' needs a value.*None"):
        checked_answer(question, [])


@pytest.mark.parametrize("question", ["relationship", "trigger", "rare", "pressure"])
def test_more_values_than_the_question_takes_are_refused(question: str) -> None:
    most = MOST[question]
    with pytest.raises(AnswerError, match=f"at most {most}, and {most + 1} were given"):
        checked_answer(question, VALUES[question][: most + 1])


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("relationship", "Partner"),
        ("relationship", "unknown"),
        ("trigger", ""),
        ("trigger", {"death": 1}),
        ("trigger", b"death"),
        ("said", [None]),
        ("said", True),
        ("did", 0),
        ("did", [["hid"]]),
        ("rare", 1),
        ("rare", "true"),
        ("pressure", 3),
        ("pressure", -1),
        ("pressure", 1.5),
        ("pressure", True),
        pytest.param("pressure", 10**5_000, id="pressure-huge"),
        ("pressure", object()),
    ],
)
def test_a_value_that_the_question_lacks_is_refused_with_those_it_has(question: str, value: object) -> None:
    with pytest.raises(AnswerError, match=", ".join(VALUES[question])) as caught:
        checked_answer(question, value)
    assert repr(question) in str(caught.value)


@pytest.mark.parametrize("question", [None, 3, ["rare"], {"rare": "yes"}])
def test_what_is_no_name_of_a_question_is_refused(question: Any) -> None:
    with pytest.raises(AnswerError, match="no such question"):
        checked_answer(question, "yes")


def test_a_near_miss_is_named() -> None:
    with pytest.raises(AnswerError, match=r"no such value\. Did you mean 'breakup'\?"):
        checked_answer("trigger", "breakupp")
    with pytest.raises(AnswerError, match=r"no such question\. Did you mean 'trigger'\?"):
        checked_answer("triger", "breakup")
    for part, whole in (("illness", "illness_or_injury"), ("Injury", "illness_or_injury"), ("news", "good_news")):
        with pytest.raises(AnswerError, match=rf"Did you mean '{whole}'\?"):
            checked_answer("trigger", part)


@pytest.mark.parametrize(
    ("question", "word", "value"),
    [
        ("relationship", "dad", "parent"),
        ("relationship", "Mum", "parent"),
        ("relationship", "father", "parent"),  # which is spelt more like "partner"
        ("relationship", "husband", "partner"),
        ("relationship", "mother_in_law", "family"),
        ("relationship", "boss", "acquaintance"),
        ("trigger", "quarrel", "conflict"),
        ("trigger", "wedding", "ceremony"),
        ("said", "sorry", "apology"),
        ("said", "thank_you", "thanks"),
        ("did", "hug", "hugged"),
        ("rare", "never", "yes"),
        ("rare", "often", "no"),
        ("pressure", "maybe", "1"),
    ],
)
def test_an_everyday_word_is_told_which_value_it_may_mean(question: str, word: str, value: str) -> None:
    with pytest.raises(AnswerError, match=rf"'{question}' has no such value\. Did you mean '{value}'\? It takes: "):
        checked_answer(question, word)


@pytest.mark.parametrize(
    ("question", "value", "given"),
    [
        ("trigger", "my dad told me a secret", "my dad"),
        ("my dad cried", "death", "my dad"),
        ("relationship", "Tom_Miller", "Tom"),
        ("relationship", "parentt", "parentt"),
        ("relationship", "grandad", "grandad"),
        ("said", ["apology", "Tom"], "Tom"),
        ("Tom", None, "Tom"),
        ("triger", "death", "triger'"),
        ("pressure", 777, "777"),
        ("pressure", 1.75, "1.75"),
    ],
)
def test_a_message_never_repeats_what_was_given(question: str, value: object, given: str) -> None:
    with pytest.raises(AnswerError) as caught:
        checked_answer(question, value)
    assert given not in str(caught.value)


def test_an_unknown_question_is_refused_with_the_questions_there_are() -> None:
    with pytest.raises(AnswerError, match=", ".join(QUESTIONS)):
        checked_answers({"weather": None})


def test_answers_must_be_a_mapping() -> None:
    with pytest.raises(AnswerError, match=r"mapping.*list"):
        checked_answers([("rare", "yes")])  # type: ignore[arg-type]


def test_no_answers_are_answers_too() -> None:
    assert checked_answers(None) == {} == checked_answers({})


def test_checked_answers_are_read_only() -> None:
    with pytest.raises(TypeError):
        checked_answers({"rare": "yes"})["rare"] = ("no",)  # type: ignore[index]


@pytest.mark.parametrize(
    "change",
    [
        lambda answers: answers.__delitem__("rare"),
        lambda answers: answers.update(rare=("no",)),
        lambda answers: answers.setdefault("said", ()),
        lambda answers: answers.__ior__({"said": ()}),
        lambda answers: answers.pop("rare"),
        lambda answers: answers.popitem(),
        lambda answers: answers.clear(),
    ],
    ids=["del", "update", "setdefault", "|=", "pop", "popitem", "clear"],
)
def test_whoever_would_change_checked_answers_is_told_what_to_do_instead(change: Callable[[Any], object]) -> None:
    answers = checked_answers({"rare": "yes"})
    with pytest.raises(TypeError, match=r"Account\.with_answers"):
        change(answers)
    assert answers == {"rare": ("yes",)}


def test_checked_answers_can_be_copied_sent_and_written_as_json() -> None:
    answers = checked_answers({"rare": "yes", "said": ["love", "apology"], "did": []})
    for copied in (copy.copy(answers), copy.deepcopy(answers), pickle.loads(pickle.dumps(answers))):
        assert list(copied.items()) == list(answers.items())
        with pytest.raises(TypeError):
            copied["rare"] = ("no",)
    assert json.loads(json.dumps(answers)) == {"said": ["apology", "love"], "did": [], "rare": ["yes"]}
    assert {**answers, "rare": ("no",)}["rare"] == ("no",)
