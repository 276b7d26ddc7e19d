"""What a model's scores are worth: never falling, hardly moved by a few accounts, decided by many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from tearwise.engines.answer import NOTHING, ModelAnswer
from tearwise.engines.calibration import (
    DEFAULT,
    LEAST,
    LOWEST_THRESHOLD,
    THRESHOLD,
    TRUST,
    Calibration,
    arrays,
    brier,
    cross_validated,
    default,
    fit,
    fitted,
    rising,
)
from tearwise.errors import CalibrationError
from tearwise.meanings import MEANINGS

TRUE = np.array([0.02, 0.2, 0.85])
"""How likely a meaning is by the score, in the accounts that are made up here."""


def coded(rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Scores and labels of some accounts, without any law."""
    random = np.random.default_rng(seed)
    return random.integers(0, 3, (rows, 9)), random.random((rows, 9)) < random.random()


CODED = st.builds(coded, st.integers(1, 12), st.integers(0, 2**32 - 1))


def made_up(rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    scores = random.choice(3, (rows, 9), p=(0.7, 0.15, 0.15))
    return scores, random.random((rows, 9)) < TRUE[scores]


def answer(scores: dict[str, int], **context: tuple[str, ...]) -> ModelAnswer:
    coded = tuple(scores.get(id, 0) for id in MEANINGS)
    return ModelAnswer("clear", coded, NOTHING.quotes, 0, "other", context)


@given(CODED)
def test_a_higher_score_never_means_less_and_nothing_is_certain(given: tuple[np.ndarray, np.ndarray]) -> None:
    found = fitted(*given)
    assert found.shape == (9, 3)
    assert (np.diff(found) >= 0).all()
    assert (found >= LEAST).all()
    assert (found <= 1 - LEAST).all()


@given(CODED, st.integers(0, 2**32 - 1))
def test_the_order_of_the_accounts_does_not_matter(given: tuple[np.ndarray, np.ndarray], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(given[0]))
    assert fitted(given[0][order], given[1][order]) == pytest.approx(fitted(*given))


@given(CODED, st.integers(0, 2), st.integers(0, 8))
def test_one_account_more_that_shows_a_meaning_never_makes_any_score_worth_less(
    given: tuple[np.ndarray, np.ndarray], score: int, meaning: int
) -> None:
    """Told of one that does instead of one that does not, at the same score."""
    scores = np.vstack([given[0], np.full((1, 9), score)])
    without, with_it = (np.vstack([given[1], np.zeros((1, 9), bool)]) for _ in range(2))
    with_it[-1, meaning] = True
    assert (fitted(scores, with_it) >= fitted(scores, without) - 1e-12).all()


@given(CODED)
def test_so_few_accounts_move_the_default_only_so_far(given: tuple[np.ndarray, np.ndarray]) -> None:
    rows = len(given[0])
    most = 9 * rows / (9 * rows + 20) + rows / (rows + 10)
    assert (np.abs(fitted(*given) - DEFAULT) <= most).all()


def test_one_account_moves_it_by_a_little() -> None:
    found = fitted(np.full((1, 9), 2), np.ones((1, 9), bool))
    assert found[:, 2] == pytest.approx(np.full(9, 0.78), abs=0.02)
    assert found[:, :2] == pytest.approx(np.tile(DEFAULT[:2], (9, 1)))


def test_no_account_gives_the_default() -> None:
    none = np.zeros((0, 9), int), np.zeros((0, 9), bool)
    assert fitted(*none) == pytest.approx(np.tile(DEFAULT, (9, 1)))
    assert default().id == "default-1"
    assert default().log_odds([0, 1, 2] * 3) == pytest.approx(
        np.log(np.array(DEFAULT * 3) / (1 - np.array(DEFAULT * 3)))
    )


def test_many_accounts_decide() -> None:
    assert fitted(*made_up(20_000, seed=0)) == pytest.approx(np.tile(TRUE, (9, 1)), abs=0.03)


def test_few_accounts_are_not_taken_for_more_than_they_are() -> None:
    """On accounts that it was not fitted on, the fit of 20 is better than their bare shares, and than no fit."""
    test = made_up(2_000, seed=99)
    errors = []
    for seed in range(30):
        scores, shown = made_up(20, seed)
        bare = np.array(
            [
                [shown[scores[:, k] == s, k].mean() if (scores[:, k] == s).any() else 0.5 for s in range(3)]
                for k in range(9)
            ]
        )
        errors.append([brier(p, *test) for p in (fitted(scores, shown), bare, default().probabilities)])
    ours, bare_shares, none = np.mean(errors, axis=0)
    assert ours < bare_shares
    assert ours < none


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 50)), min_size=1, max_size=6))
def test_the_rising_values_are_those_of_isotonic_regression(given: list[tuple[float, float]]) -> None:
    values, weights = np.array(given).T
    theirs = IsotonicRegression().fit_transform(np.arange(len(values)), values, sample_weight=weights)
    assert rising(values, weights) == pytest.approx(theirs, abs=1e-7)


def test_cross_validation_is_near_what_new_accounts_show() -> None:
    scores, shown = made_up(600, seed=3)
    answers = [answer(dict(zip(MEANINGS, row, strict=True))) for row in scores.tolist()]
    labels = [{"meanings": {id: 2 * int(one) for id, one in zip(MEANINGS, row, strict=True)}} for row in shown]
    assert np.array_equal(arrays(answers, labels)[0], scores)
    seen = brier(fitted(scores, shown), scores, shown)
    validated = cross_validated(answers, labels)
    assert seen < validated
    assert validated == pytest.approx(brier(fitted(scores, shown), *made_up(5_000, seed=4)), abs=0.005)


def test_thresholds_fall_where_a_meaning_is_hard_to_be_sure_of() -> None:
    found = fit(
        [answer({"love": 2, "trust": 2, "remorse": 2}) for _ in range(400)],
        [
            {"meanings": {**dict.fromkeys(MEANINGS, 0), "love": 2 * (n % 5 == 0), "trust": 2 * (n == 0), "remorse": 2}}
            for n in range(400)
        ],
    )
    love, remorse = (MEANINGS.index(id) for id in ("love", "remorse"))
    assert found.probabilities[love, 2] == pytest.approx(0.21, abs=0.02)
    assert found.thresholds[love] <= found.probabilities[love, 2]
    assert found.thresholds[remorse] == pytest.approx(0.5, abs=0.02)
    assert (found.thresholds <= THRESHOLD).all()
    assert found.thresholds[MEANINGS.index("trust")] == LOWEST_THRESHOLD


def test_where_a_higher_score_means_less_both_are_worth_what_all_that_had_either_show() -> None:
    scores = np.repeat(np.array([1] * 9_000 + [2] * 1_000)[:, None], 9, axis=1)
    shown = np.arange(10_000) % 10 < np.where(scores[:, 0] == 1, 5, 1)
    found = fitted(scores, np.repeat(shown[:, None], 9, axis=1))
    assert found[:, 1:] == pytest.approx(np.full((9, 2), 0.46), abs=0.01)


def test_what_is_pooled_weighs_as_much_as_the_accounts_behind_it_seen_or_lent() -> None:
    """Worked out by hand, from 30 accounts that show each meaning at 1, and 10 that show none at 2."""
    scores = np.repeat(np.array([1] * 30 + [2] * 10)[:, None], 9, axis=1)
    lent = (270 + 20 * 0.25 + 20 * 0.65) / (270 + 20 + 90 + 20)
    expected = (30 + 10 * lent + 10 * lent) / (30 + 10 + 10 + 10)
    assert fitted(scores, scores == 1)[:, 1:] == pytest.approx(np.full((9, 2), expected))


def test_cross_validation_knows_fewer_accounts_than_parts() -> None:
    shown = {"meanings": {**dict.fromkeys(MEANINGS, 0), "love": 2}}
    assert cross_validated([answer({"love": 2})], [shown]) == pytest.approx(
        (8 * DEFAULT[0] ** 2 + (1 - DEFAULT[2]) ** 2) / 9
    )
    assert cross_validated([answer({"love": 2})] * 3, [shown] * 3) < cross_validated([answer({"love": 2})], [shown])


def test_a_model_is_believed_about_questions_as_far_as_it_is_right() -> None:
    right = {"relationship": "parent", "trigger": ["death", "memory"], "rare": True, "pressure": 0, "said": []}
    label = {"meanings": dict.fromkeys(MEANINGS, 0), **right}
    said = answer({}, relationship=("parent",), trigger=("death",), rare=("yes",), pressure=("2",), said=("love",))
    trust = fit([said] * 90, [label] * 90).trust
    assert all(trust[question] == pytest.approx(0.98) for question in ("relationship", "trigger", "rare"))
    assert all(trust[question] == pytest.approx(0.08) for question in ("pressure", "said"))
    assert trust["did"] == TRUST


def test_what_is_stored_comes_back_the_same() -> None:
    scores, shown = made_up(40, seed=1)
    labels = [{"meanings": {id: 2 * int(one) for id, one in zip(MEANINGS, row, strict=True)}} for row in shown]
    found = fit([answer(dict(zip(MEANINGS, row, strict=True))) for row in scores.tolist()], labels)
    again = Calibration.from_numbers(found.numbers())
    assert again.id == found.id
    assert len(found.id) == 8
    assert np.array_equal(again.probabilities, found.probabilities)
    assert np.array_equal(again.log_odds([2] * 9), found.log_odds([2] * 9))


def test_nothing_cannot_be_fitted() -> None:
    with pytest.raises(CalibrationError):
        fit([], [])


@pytest.mark.parametrize("labels", [0, 1, 3])
def test_a_label_for_each_answer_is_needed(labels: int) -> None:
    with pytest.raises(CalibrationError, match=f"There are 2 answers and {labels} labelled accounts"):
        fit([answer({})] * 2, [{"meanings": dict.fromkeys(MEANINGS, 0)}] * labels)


@pytest.mark.parametrize(
    "change",
    [
        {"rows": 0},
        {"rows": "many"},
        {"rows": float("inf")},
        {"probabilities": {id: [0.3, 0.2, 0.1] for id in MEANINGS}},
        {"probabilities": {id: [0.0, 0.2, 0.3] for id in MEANINGS}},
        {"probabilities": {id: [0.1, 0.2] for id in MEANINGS}},
        {"probabilities": {"love": [0.1, 0.2, 0.3]}},
        {"thresholds": dict.fromkeys(MEANINGS, float("nan"))},
        {"trust": {}},
    ],
)
def test_numbers_that_are_no_calibration_are_refused(change: dict[str, object]) -> None:
    whole = fit([answer({"love": 2})], [{"meanings": {**dict.fromkeys(MEANINGS, 0), "love": 2}}]).numbers()
    with pytest.raises(CalibrationError):
        Calibration.from_numbers({**whole, **change})
