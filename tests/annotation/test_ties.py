"""Several columns are measured at once, and accounts drawn again, as each would be alone."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.annotation.arrays import Bools, Floats
from tearwise.annotation.ties import Ties


def calibration_error(shown: Bools, probability: Floats) -> float:
    """That of one column, of all accounts."""
    return float(Ties.of(probability[:, None]).calibration_errors(shown[:, None], np.arange(len(shown)))[0])


def average_precision(shown: Bools, probability: Floats) -> float:
    """That of one column, of all accounts."""
    return float(Ties.of(probability[:, None]).average_precisions(shown[:, None], np.arange(len(shown)))[0])


@pytest.mark.parametrize("count", [1, 2, 9, 10, 11, 47])
@pytest.mark.parametrize("decimals", [1, 9])  # with many ties, and with those alone that are drawn twice
def test_each_column_is_measured_as_it_would_be_alone(count: int, decimals: int) -> None:
    chance = np.random.default_rng(count)
    values, shown = chance.random((count, 3)).round(decimals), chance.random((count, 3)) < [0.5, 0.2, 0]
    ties = Ties.of(values)
    for _ in range(20):
        drawn = chance.integers(0, count, count)
        alone = [(shown[drawn, k], values[drawn, k]) for k in range(3)]
        assert ties.calibration_errors(shown, drawn) == pytest.approx([calibration_error(*one) for one in alone])
        precisions = [average_precision(*one) for one in alone]
        assert ties.average_precisions(shown, drawn) == pytest.approx(precisions, nan_ok=True)
        assert np.isnan(precisions[2])


def test_the_error_of_more_accounts_than_bins_is_over_ten_of_equal_mass() -> None:
    """The first bins hold one account more where they cannot be equal: here 2, 2, and 1 each."""
    values = np.array([0.1, 0.3, 0.4, 0.6, *np.linspace(0.7, 0.9, 8)])
    shown = np.array([False, True, True, False, *[True] * 8])
    gap = [abs(1 - 0.4), abs(1 - 1.0), *(1 - values[4:])]
    found = Ties.of(values[:, None]).calibration_errors(shown[:, None], np.arange(12))
    assert found == pytest.approx([sum(gap) / 12])


def test_calibration_error_is_the_gap_between_what_is_said_and_what_is_so() -> None:
    said = np.full(100, 0.7)
    assert calibration_error(np.arange(100) % 10 < 7, said) == pytest.approx(0)
    assert calibration_error(np.zeros(100, bool), said) == pytest.approx(0.7)
    assert calibration_error(np.arange(100) >= 50, np.where(np.arange(100) >= 50, 0.9, 0.2)) == pytest.approx(0.15)


def test_average_precision_is_one_when_all_that_is_shown_comes_first() -> None:
    assert average_precision(np.array([True, False, True]), np.array([0.9, 0.1, 0.8])) == 1
    assert average_precision(np.array([False, True]), np.array([0.9, 0.1])) == 0.5
    assert np.isnan(average_precision(np.zeros(3, bool), np.arange(3.0)))


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.04, 0.25, 0.65])), min_size=1, max_size=6))
def test_average_precision_of_equals_is_the_mean_over_all_their_orders(pairs: list[tuple[bool, float]]) -> None:
    shown, said = np.array([one for one, _ in pairs]), np.array([value for _, value in pairs])
    ordered = (sorted(order, key=lambda pair: -pair[1]) for order in permutations(pairs))  # equals stay as they stood
    rankings = Counter(tuple(one for one, _ in order) for order in ordered)
    precisions = [average_precision(np.array(ranking), -np.arange(len(pairs), dtype=float)) for ranking in rankings]
    expected = np.average(precisions, weights=[*rankings.values()])
    assert average_precision(shown, said) == pytest.approx(expected, nan_ok=True)


def test_in_which_order_equals_come_changes_no_figure() -> None:
    """A language model gives a score of three: most accounts have one probability, and labels may be sorted."""
    shown, said = np.arange(40) < 10, np.full(40, 0.25)
    assert 0.25 < average_precision(shown, said) < 0.4  # what chance gives, a little more among few
    assert calibration_error(shown, said) == pytest.approx(0)
    for order in np.random.default_rng(0).permuted(np.tile(np.arange(40), (20, 1)), axis=1):
        assert average_precision(shown[order], said) == pytest.approx(average_precision(shown, said))
        assert calibration_error(shown[order], said) == pytest.approx(0)
