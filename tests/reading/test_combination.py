"""Scores and answers become probabilities; what must hold for any weights and any answers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import QUESTIONS, VALUES, Answer
from tearwise.engines import bundle as bundles
from tearwise.engines.scripted import ScriptedEngine
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination, probabilities
from tearwise.reading.combination import FEATURES, features, given_part, given_row, part_of, predicted_row

SEVERAL = ("said", "did")
TEXT = "My brother cried and said sorry. He never told anybody."


def some_answers() -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    each = {
        q: st.lists(st.sampled_from(v), unique=True, max_size=3).map(tuple)
        if q in SEVERAL
        else st.sampled_from(v).map(lambda one: (one,))
        for q, v in VALUES.items()
    }
    return st.fixed_dictionaries({}, optional=each)


@pytest.fixture(scope="module")
def scripted() -> ScriptedEngine:
    return ScriptedEngine()


def test_the_columns_of_the_questions_follow_one_another_without_gaps() -> None:
    ends = [part_of(q).stop for q in QUESTIONS]
    assert [part_of(q).start for q in QUESTIONS] == [0, *ends[:-1]]


def test_an_answer_fills_the_columns_of_its_own_question_alone(scripted: ScriptedEngine) -> None:
    scores = next(scripted.score([TEXT]))
    row = features(scores.meanings, scores.answers, {"trigger": ("breakup",)})
    filled = np.flatnonzero(row[18 : 18 + part_of("pressure").stop])
    assert filled.tolist() == [part_of("trigger").start + VALUES["trigger"].index("breakup")]
    assert given_part("trigger").start == 18 + part_of("trigger").start


def test_none_of_these_is_an_answer_of_its_own() -> None:
    assert given_row("said", ())[-1] == 1
    assert given_row("said", ())[:-1].sum() == 0
    assert given_row("said", ("love",))[-1] == 0


def test_what_is_predicted_says_how_likely_none_of_these_is() -> None:
    row = predicted_row("did", np.array([0.5, 0.5, 0.0, 0.0, 0.0]))
    assert row[-1] == pytest.approx(0.25)


def test_a_probability_that_is_rounded_beyond_1_leaves_nothing_for_none_of_these() -> None:
    assert predicted_row("did", np.array([1.0 + 1e-6, 0.0, 0.0, 0.0, 0.0]))[-1] == 0


def test_where_none_of_these_is_no_answer_the_values_alone_are_predicted() -> None:
    assert predicted_row("rare", np.array([0.25, 0.75])).tolist() == [0.25, 0.75]


def test_an_open_question_counts_by_what_is_predicted_of_it_and_an_answered_one_by_its_answer() -> None:
    predicted = {q: np.full(len(v), 1 / 8) for q, v in VALUES.items()}
    row = features(np.zeros(len(MEANINGS)), predicted, {"trigger": ("breakup",)})
    in_predicted = row[18 + part_of("pressure").stop :]
    assert in_predicted[part_of("trigger")].tolist() == [0] * len(VALUES["trigger"])
    for question in set(QUESTIONS) - {"trigger"}:
        expected = predicted_row(question, predicted[question])
        assert in_predicted[part_of(question)].tolist() == expected.tolist() != [0] * len(expected)


def test_a_row_says_whether_there_is_an_account(scripted: ScriptedEngine) -> None:
    prior = scripted.combination.prior
    assert [features(text, prior, {})[-1] for text in (None, np.zeros(len(MEANINGS)))] == [1, 0]


@given(answers=some_answers())
def test_the_order_of_answers_never_matters(answers: dict[str, tuple[str, ...]]) -> None:
    engine = ScriptedEngine()
    scores = next(engine.score([TEXT]))
    backwards = dict(reversed(answers.items()))
    first = engine.combination.log_odds(scores.meanings, scores.answers, answers)
    second = engine.combination.log_odds(scores.meanings, scores.answers, backwards)
    assert np.array_equal(first, second)


@given(answers=some_answers())
def test_any_answers_give_probabilities_of_all_nine(answers: dict[str, tuple[str, ...]]) -> None:
    engine = ScriptedEngine()
    scores = next(engine.score([TEXT]))
    found = probabilities(engine.combination.log_odds(scores.meanings, scores.answers, answers))
    assert found.shape == (len(MEANINGS),)
    assert ((found >= 0) & (found <= 1)).all()


def test_text_counts_for_less_the_more_is_answered(scripted: ScriptedEngine) -> None:
    each = np.eye(len(MEANINGS))
    weights = np.concatenate([each, -each, np.zeros((len(MEANINGS), FEATURES - 2 * len(MEANINGS)))], axis=1)
    nought, one = np.zeros(len(MEANINGS)), np.ones(len(MEANINGS))
    text_alone = replace(scripted.combination, weights=weights, bias=nought, slope=one, offset=nought)
    scores = next(scripted.score([TEXT]))
    for count in range(len(QUESTIONS) + 1):
        answers = {question: VALUES[question][:1] for question in QUESTIONS[:count]}
        found = text_alone.log_odds(scores.meanings, scores.answers, answers)
        assert found == pytest.approx(scores.meanings * (1 - count / len(QUESTIONS)))


def test_the_calibration_stretches_and_moves_the_log_odds(scripted: ScriptedEngine) -> None:
    plain = replace(scripted.combination, slope=np.full(9, 2.0), offset=np.full(9, -1.0))
    assert plain.calibrated(np.array([0.0, 1.5] + [0.0] * 7)).tolist() == [-1.0, 2.0, *[-1.0] * 7]


def test_there_are_probabilities_without_an_account_too(scripted: ScriptedEngine) -> None:
    combination = scripted.combination
    found = probabilities(combination.log_odds(None, combination.prior, {"said": ("apology",)}))
    assert MEANINGS[int(found.argmax())] == "remorse"


def test_probabilities_do_not_overflow() -> None:
    assert probabilities(np.array([-1e6, 0.0, 1e6])).tolist() == [0.0, 0.5, 1.0]


def test_a_combination_comes_back_from_json_as_it_was(scripted: ScriptedEngine) -> None:
    record = json.loads(json.dumps(scripted.combination.to_record()))
    again = Combination.from_record(record)
    assert again.to_record() == scripted.combination.to_record()


def test_nobody_changes_the_numbers_of_all_who_share_them(scripted: ScriptedEngine) -> None:
    shared = Combination.from_record(scripted.combination.to_record())
    for array in (shared.thresholds, shared.weights, shared.prior["said"]):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.5


@pytest.mark.parametrize("name", ["weights", "thresholds", "association", "readable", "passage"])
def test_a_combination_of_other_shapes_is_refused_by_name(scripted: ScriptedEngine, name: str) -> None:
    record = scripted.combination.to_record()
    with pytest.raises(ValueError, match=name):
        Combination.from_record(record | {name: [[1.0, 2.0]]})
    with pytest.raises(ValueError, match="rare"):
        Combination.from_record(record | {"prior": record["prior"] | {"rare": [1.0]}})


@pytest.mark.parametrize(
    "wrong", [{"turn_away": math.nan}, {"worth_asking": math.inf}, {"slope": [math.nan] * 9}, {"bias": [math.inf] * 9}]
)
def test_a_combination_of_what_is_no_number_is_refused(scripted: ScriptedEngine, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no number"):
        Combination.from_record(scripted.combination.to_record() | wrong)


def test_the_thresholds_are_those_for_the_number_of_answers(scripted: ScriptedEngine) -> None:
    thresholds = np.full((7, 9), 0.5)
    thresholds[6] = 0.3
    record = scripted.combination.to_record() | {"thresholds": thresholds.tolist()}
    combination = Combination.from_record(record)
    assert not combination.present(np.full(9, 0.4), 0).any()
    assert combination.present(np.full(9, 0.4), 6).all()
    assert combination.present(np.full(9, 0.5), 0).all(), "a meaning that reaches its threshold is present"


def test_the_number_of_features_is_that_of_the_rows(scripted: ScriptedEngine) -> None:
    scores = next(scripted.score([TEXT]))
    assert features(scores.meanings, scores.answers, {}).shape == (FEATURES,)


@pytest.fixture(params=["large", "fast"])
def shipped(request: pytest.FixtureRequest) -> Combination:
    """What the bundle's large network and its small one are combined by."""
    bundle = bundles.load()
    return bundle.combination if request.param == "large" else bundle.fast_combination()


def likely(combination: Combination, meaning: str, answers: Mapping[str, Answer]) -> float:
    """How likely a meaning is by answers alone."""
    return float(probabilities(combination.log_odds(None, combination.prior, answers))[MEANINGS.index(meaning)])


def test_that_tears_are_not_rare_tells_of_no_dropped_guard(shipped: Combination) -> None:
    none, yes, no = (likely(shipped, "vulnerability", a) for a in ({}, {"rare": ("yes",)}, {"rare": ("no",)}))
    assert yes > 2 * none
    assert no <= none


def test_tears_that_concern_nobody_else_are_likelier_something_else(shipped: Combination) -> None:
    nobody, partner = (likely(shipped, "other", {"relationship": (one,)}) for one in ("none", "partner"))
    assert nobody > likely(shipped, "other", {}) > partner
