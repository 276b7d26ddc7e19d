"""Several columns are measured at once, and accounts drawn again, as each would be alone."""

from __future__ import annotations

import numpy as np
import pytest

from tearwise.annotation.evaluation import average_precision, calibration_error
from tearwise.annotation.ties import Ties


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
