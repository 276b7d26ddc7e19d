"""The next question is the one that is expected to tell most: checked against the sum written out in full."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings

from tearwise.accounts import QUESTIONS, VALUES, Account, Answer, checked_answers
from tearwise.errors import ReadingError
from tearwise.interview import Interview, expected_information, next_question, predicted, questions
from tearwise.interview import question as question_of
from tearwise.interview.information import NEAR, is_open_to, possible_answers
from tearwise.reading import probabilities
from tearwise.reading.combination import given_row
from tests.interview.examples import ENGINE, Answers, answered, answers, combination, interviews

SEVERAL = ("said", "did")


def entropy(probability: float) -> float:
    """Bits; 0 at certainty."""
    return -sum(p * math.log2(p) for p in (probability, 1 - probability) if p > 1e-12)


def likely_answers(interview: Interview, question: str) -> Iterator[tuple[Answer, float]]:
    """Every possible answer and how likely it is, value by value."""
    values = VALUES[question]
    chances = predicted(interview.scores, interview.combination, interview.account.answers)[question]
    if question == "trigger":
        chances = np.clip(chances, NEAR, 1 - NEAR)  # no answer is impossible
        choices = [*combinations(values, 1), *combinations(values, 2)]
        weights = [
            math.prod(c if v in chosen else 1 - c for v, c in zip(values, chances, strict=True)) for chosen in choices
        ]
        yield from ((chosen, weight / sum(weights)) for chosen, weight in zip(choices, weights, strict=True))
        return
    if question not in SEVERAL:
        yield from (((value,), chance / sum(chances)) for value, chance in zip(values, chances, strict=True))
        return
    for chosen in chain.from_iterable(combinations(values, size) for size in range(len(values) + 1)):
        yield chosen, math.prod(c if v in chosen else 1 - c for v, c in zip(values, chances, strict=True))


def told_by(interview: Interview, question: str) -> float:
    """The entropy of the meanings as expected after the answer, less the entropy after each answer, as expected."""
    weights, scores, answers = interview.combination, interview.scores, interview.account.answers
    text, expected = (None, weights.prior) if scores is None else (scores.meanings, scores.answers)
    likely = [
        (probabilities(weights.log_odds(text, expected, {**answers, question: answer})), weight)
        for answer, weight in likely_answers(interview, question)
    ]
    now = sum(map(entropy, sum(weight * found for found, weight in likely)))
    return now - sum(weight * sum(map(entropy, found)) for found, weight in likely)


@settings(max_examples=10)
@given(interviews(), answers())
def test_the_information_is_that_of_the_sum_written_out(interview: Interview, given_: Answers) -> None:
    interview = answered(interview, given_)
    found = expected_information(interview.combination, interview.scores, interview.account.answers)
    for one, bits in found.items():
        assert bits == pytest.approx(question_of(one).known * told_by(interview, one), abs=1e-9)


def test_a_question_that_is_seldom_answered_has_to_promise_more() -> None:
    assert {one.id: one.known for one in questions() if one.known < 1} == {"relationship": 0.7, "rare": 0.5}


@settings(max_examples=30)
@given(interviews(), answers())
def test_no_answer_is_expected_to_tell_less_than_nothing_and_none_is_given_again(
    interview: Interview, given_: Answers
) -> None:
    account = answered(interview, given_).account
    found = expected_information(interview.combination, interview.scores, account.answers)
    assert set(found) == set(QUESTIONS) - set(account.answers)
    assert all(bits >= 0 for bits in found.values())


@settings(max_examples=20)
@given(interviews(), answers())
def test_every_answer_that_can_be_given_is_expected_once_as_likely_as_it_is(
    interview: Interview, given_: Answers
) -> None:
    interview = answered(interview, given_)
    for question, chances in predicted(interview.scores, interview.combination, interview.account.answers).items():
        rows, weights = possible_answers(question, chances)
        found = {tuple(row): weight for row, weight in zip(rows.tolist(), weights.tolist(), strict=True)}
        written_out = {
            tuple(given_row(question, answer).tolist()): weight
            for answer, weight in likely_answers(interview, question)
        }
        assert found == pytest.approx(written_out)
        assert len(found) == len(rows)
        assert sum(found.values()) == pytest.approx(1)


def test_an_answer_makes_likelier_what_occurs_with_it() -> None:
    plain = combination(1)
    tied = replace(plain, association=np.zeros_like(plain.association))
    trigger, apology = 10 + VALUES["trigger"].index("conflict"), 10 + 20 + VALUES["said"].index("apology")
    tied.association[apology, trigger] = tied.association[trigger, apology] = 2.0
    answer = checked_answers({"trigger": "conflict"})
    before, after = predicted(None, tied, {})["said"], predicted(None, tied, answer)["said"]
    assert after[0] > before[0]
    assert after[1:] == pytest.approx(before[1:])


def test_before_any_answer_an_account_is_expected_to_say_what_the_engine_expects() -> None:
    weights, scores = combination(1), next(ENGINE.score(["My dad cried when I left."]))
    for question, found in predicted(scores, weights, {}).items():
        assert found == pytest.approx(scores.answers[question], abs=1e-3)


@pytest.mark.parametrize(
    ("text", "crier", "answers", "open_to"),
    [
        ("He cried at the station.", 0, {}, {"parent", "friend", "sibling"}),
        ("My dad and my brother came. He cried.", 0, {}, {"parent"}),
        ("He cried at the station.", 0, {"relationship": "friend"}, set()),
        ("He cried at the station.", 0, {"relationship": None}, set()),
        ("I cried at the station, all by myself.", 1, {}, set()),
        ("My dad cried at the station.", 0, {}, set()),
        ("Il a pleuré à la gare quand je suis parti pour toujours.", 0, {}, set()),
    ],
)
def test_what_somebody_is_known_to_be_fits_where_the_account_leaves_it_open(
    text: str, crier: int, answers: dict[str, str | None], open_to: set[str]
) -> None:
    scores = next(ENGINE.score([text]))
    values = VALUES["relationship"]
    likely = np.where(np.array(values) == "parent", 0.9, 0.1 / (len(values) - 1)).astype(np.float32)
    who = np.eye(3, dtype=np.float32)[crier]
    scores = replace(scores, crier=who, answers={**scores.answers, "relationship": likely})
    account = Account.of(text, answers)
    assert {one for one in ("parent", "friend", "sibling") if is_open_to(one, account, scores)} == open_to


def test_what_the_engine_is_certain_of_is_not_worth_asking() -> None:
    sure = combination(2)
    prior = {**sure.prior, "rare": np.array([0.0, 1.0])}
    sure = replace(sure, prior=prior, association=np.zeros_like(sure.association))
    found = expected_information(sure, None, {})
    assert min(found, key=lambda question: found[question]) == "rare"
    assert found["rare"] < 0.01


def test_nothing_is_asked_below_what_is_worth_asking() -> None:
    account = Account.of("He cried.", {"trigger": "death"})
    free, dear = combination(3), combination(3, worth_asking=99.0)
    asked = next_question(free, None, account)
    assert asked is not None
    assert asked.expected_information == max(expected_information(free, None, account.answers).values())
    assert next_question(dear, None, account) is None


def test_nothing_is_asked_when_all_is_answered_or_not_known() -> None:
    given_ = {"trigger": "death", "said": [], "did": None, "rare": None, "pressure": 0, "relationship": None}
    assert next_question(combination(4), None, Account.of("He cried.", given_)) is None


@pytest.mark.parametrize(
    ("text", "sure", "crier", "asked"),
    [
        ("My dad cried.", 0.9, 0, False),
        ("My dad is 71, and he cried.", 0.9, 0, False),
        ("My dad came home late and sat in the kitchen crying.", 0.9, 0, False),
        ("My dad and my brother came. He cried.", 0.9, 0, True),
        ("My dad saw a man cry.", 0.9, 0, True),
        ("My brother is 15, and he cried.", 0.9, 0, True),  # the engine thinks of another
        ("He cried.", 0.9, 0, True),
        ("My dad cried.", 0.15, 0, False),  # whatever the engine makes of it
        ("My mate cried.", 0.15, 0, True),
        ("My dad cried.", 0.9, 1, False),  # whatever the engine makes of so few words
        (
            "My dad cried when we sold the house that he had built with his own hands, shut its door for the last time and "
            "gave the keys away, and then it was my turn.",
            0.9,
            1,
            True,
        ),
    ],
)
def test_who_cried_is_not_asked_where_the_account_says_it(text: str, sure: float, crier: int, asked: bool) -> None:
    scores = next(ENGINE.score([text]))
    values = VALUES["relationship"]
    likely = np.where(np.array(values) == "parent", sure, (1 - sure) / (len(values) - 1)).astype(np.float32)
    who = np.eye(3, dtype=np.float32)[crier]
    scores = replace(scores, crier=who, answers={**scores.answers, "relationship": likely})
    rest = Account.of(text, dict.fromkeys(one for one in QUESTIONS if one != "relationship"))
    found = next_question(combination(1), scores, rest)
    assert (found is not None and found.id == "relationship") is asked


@pytest.mark.parametrize(
    ("text", "crier", "told"),
    [
        ("I have never seen him cry before.", 0, {"rare"}),
        ("My dad cried and he never cries.", 0, {"rare", "relationship"}),
        ("I never cry, and I cried.", 1, {"rare"}),
        ("My dad and I cried when we said goodbye.", 0, {"relationship"}),
        ("He cried.", 0, set()),
        ("He cried and didn't say a word.", 0, {"said"}),
        ("He cried and won't tell me why.", 0, {"trigger"}),
        ("I cried and nobody asked. My mum won't tell me why.", 1, set()),
        ("My dad cried and then I cried too.", 2, {"relationship"}),
        ("My newborn cries all night.", 0, {"said", "pressure"}),
        ("My 4 year old cried when the baby cried.", 0, set()),
        ("I cried since my baby would not sleep.", 1, set()),
    ],
)
def test_what_the_account_answers_plainly_is_asked_last_of_all(text: str, crier: int, told: set[str]) -> None:
    scores = next(ENGINE.score([text]))
    values = VALUES["relationship"]
    likely = np.where(np.array(values) == "parent", 0.9, 0.1 / (len(values) - 1)).astype(np.float32)
    scores = replace(
        scores, crier=np.eye(3, dtype=np.float32)[crier], answers={**scores.answers, "relationship": likely}
    )
    assert Interview(combination(1), Account.of(text), scores).told == told
    for only in QUESTIONS:
        rest = Account.of(text, dict.fromkeys(one for one in QUESTIONS if one != only))
        found = next_question(combination(1), scores, rest)
        assert (found is None) == (only in told)


@pytest.mark.parametrize(
    ("text", "likely", "last"),
    [
        ("At my gran's funeral my brother cried.", 0.985, True),
        ("At my gran's funeral my brother cried.", 0.97, False),
        ("My brother cried at church.", 0.6, False),
    ],
)
def test_a_trigger_that_the_engine_hardly_doubts_is_asked_after_the_rest(text: str, likely: float, last: bool) -> None:
    scores = next(ENGINE.score([text]))
    values = VALUES["trigger"]
    trigger = np.where(np.array(values) == "death", likely, 0.03).astype(np.float32)
    scores = replace(scores, answers={**scores.answers, "trigger": trigger})
    every = combination(9, worth_asking=0.0)
    gains = expected_information(every, scores, {})
    assert min(gains, key=lambda one: gains[one]) != "trigger", "else it would come last in any case"
    order, account = [], Account.of(text)
    while (asked := next_question(every, scores, account)) is not None:
        order.append(asked.id)
        account = account.with_answers({asked.id: None})
    told = [one for one in QUESTIONS if one not in order]
    expected = sorted((one for one in QUESTIONS if one not in told), key=lambda one: -gains[one])
    if last:
        expected = [*(one for one in expected if one != "trigger"), "trigger"]
    assert order == expected


def test_without_an_account_nothing_is_told() -> None:
    assert Interview(combination(1), Account.of("My dad cried and he never cries.")).told == frozenset()


@pytest.mark.parametrize("given", [7, "Xylophone", b"Xylophone", ["Xylophone"], Account])
@pytest.mark.parametrize("place", range(3))
def test_an_argument_of_another_type_is_told_by_its_name(given: object, place: int) -> None:
    taken: list[object] = [combination(1), None, None]
    taken[place] = given
    name = ("combination", "scores", "account")[place]
    with pytest.raises(ReadingError, match=rf"^{name} must be an? .*, not {type(given).__name__}\.$"):
        next_question(*taken)  # type: ignore[arg-type]
