"""An interview depends on the answers it has, never on how they came."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearwise.accounts import QUESTIONS, Account
from tearwise.errors import AnswerError, ReadingError
from tearwise.interview import Interview, Person, blank, next_question
from tearwise.interview.information import told_plainly
from tearwise.meanings import MEANINGS
from tearwise.reading import Reader, probabilities
from tests.interview.examples import (
    ENGINE,
    SORRY,
    Answers,
    answered,
    answers,
    answers_to,
    combination,
    interview_about,
    interviews,
)


@settings(max_examples=40)
@given(interviews(), answers(), st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(interview: Interview, given_: Answers, random: object) -> None:
    shuffled = list(given_.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = answered(interview, given_), answered(interview, dict(shuffled))
    assert one == other
    assert np.array_equal(one.probabilities, other.probabilities)
    assert one.question == other.question
    assert one.expected == other.expected


@settings(max_examples=40)
@given(interviews(), answers(), st.sampled_from(QUESTIONS))
def test_not_knowing_changes_no_probability(interview: Interview, given_: Answers, question: str) -> None:
    given_.pop(question, None)
    before = answered(interview, given_)
    after = before.answer(question, None)
    assert np.array_equal(before.probabilities, after.probabilities)
    assert question not in after.expected
    assert after.question is None or after.question.id != question


@settings(max_examples=40)
@given(interviews(), answers(), st.sampled_from(QUESTIONS), st.data())
def test_taking_back_restores_exactly(
    interview: Interview, given_: Answers, question: str, data: st.DataObject
) -> None:
    given_.pop(question, None)
    before = answered(interview, given_)
    after = before.answer(question, data.draw(answers_to(question))).take_back(question)
    assert after == before
    assert np.array_equal(after.probabilities, before.probabilities)
    assert after.question == before.question


@settings(max_examples=40)
@given(interviews(), answers())
def test_another_answer_replaces_the_first(interview: Interview, given_: Answers) -> None:
    twice = answered(interview, {**dict.fromkeys(given_), **given_})
    assert answered(twice, given_) == answered(interview, given_)


@settings(max_examples=40)
@given(interviews(), answers())
def test_probabilities_lie_between_0_and_1(interview: Interview, given_: Answers) -> None:
    found = answered(interview, given_).probabilities
    assert found.shape == (len(MEANINGS),)
    assert ((found >= 0) & (found <= 1)).all()


@settings(max_examples=40)
@given(interviews(), answers())
def test_the_question_is_the_one_expected_to_tell_most_of_those_not_asked(
    interview: Interview, given_: Answers
) -> None:
    now = answered(interview, given_)
    assert set(now.expected) == set(QUESTIONS) - set(given_)
    if now.question is not None:
        told = told_plainly(now.scores, now.account)
        assert now.question.expected_information == max(bits for id, bits in now.expected.items() if id not in told)
        assert now.expected[now.question.id] == now.question.expected_information


def test_an_interview_asks_until_nothing_is_worth_asking() -> None:
    interview = interview_about(SORRY)
    asked = []
    while interview.question is not None:
        asked.append(interview.question.id)
        interview = interview.answer(interview.question.id, None)
    assert 0 < len(asked) <= len(QUESTIONS)
    assert len(set(asked)) == len(asked)
    assert all(bits < ENGINE.combination.worth_asking for bits in interview.expected.values())


def test_it_reads_as_the_reader_does() -> None:
    reader = Reader(ENGINE, next_question, lambda text, risks: ())
    given_ = {"trigger": ["goodbye"], "said": ["love"], "rare": None}
    whole = reader.read(SORRY, given_)
    short = interview_about(SORRY, given_).reading(ENGINE.id)
    assert [(m.id, m.probability, m.present) for m in short.meanings] == [
        (m.id, m.probability, m.present) for m in whole.meanings
    ]
    assert (short.question, short.bundle, short.answers) == (whole.question, whole.bundle, whole.answers)


def test_with_an_account_the_engine_says_what_it_leaves_open() -> None:
    weights, scores = combination(3), next(ENGINE.score([SORRY]))
    interview = Interview(weights, Account.of(SORRY, {"trigger": "goodbye"}), scores)
    log_odds = weights.log_odds(scores.meanings, scores.answers, {"trigger": ("goodbye",)})
    assert np.array_equal(interview.probabilities, probabilities(log_odds))


def test_the_account_says_who_cried_and_what_need_not_be_asked() -> None:
    text = "My dad cried and he never cries."
    interview = Interview(combination(3), Account(text), next(ENGINE.score([text])))
    assert interview.person.pronoun == "he"
    assert "rare" in interview.told


def test_an_interview_needs_a_combination() -> None:
    with pytest.raises(ReadingError, match="combination must be an engine's combination, not str"):
        blank("embedded")  # type: ignore[arg-type]


def test_without_an_account_the_frequencies_stand_in_for_it() -> None:
    weights = combination(3)
    interview = blank(weights).answer("trigger", ["death"])
    log_odds = weights.log_odds(None, weights.prior, {"trigger": ("death",)})
    assert np.array_equal(interview.probabilities, probabilities(log_odds))
    assert not np.array_equal(interview.probabilities, blank(weights).probabilities)


def test_without_an_account_there_is_a_question_and_a_reading_that_quotes_nothing() -> None:
    interview = blank(combination(4))
    assert interview.question is not None
    reading = interview.answer(interview.question.id, None).reading("by-hand/1")
    assert reading.status == "read"
    assert not any(meaning.evidence for meaning in reading.meanings)
    assert [m.probability for m in reading.meanings] == sorted((m.probability for m in reading.meanings), reverse=True)
    assert reading.to_record()["answers"] == {interview.question.id: None}


def test_an_answer_that_cannot_be_is_refused() -> None:
    interview = blank(combination(5))
    with pytest.raises(AnswerError, match="no such value"):
        interview.answer("said", ["sorrow"])
    with pytest.raises(AnswerError, match="no such question"):
        interview.take_back("mood")
    for asked in (lambda: interview.answer(["rare"], "yes"), lambda: interview.take_back(["rare"])):  # type: ignore[arg-type]
        with pytest.raises(AnswerError, match="no such question"):
            asked()


def test_an_interview_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        blank(combination(6)).account = Account("He cried.")  # type: ignore[misc]


def test_the_person_is_known_by_the_answers_where_there_is_no_account() -> None:
    interview = blank(combination(7))
    assert interview.person == Person()
    assert interview.answer("relationship", "parent").person == Person(relationship="parent")
