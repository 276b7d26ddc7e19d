"""The tear's water: its area, and not its height, is the probability."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.web.picture import half_width, level

HEIGHTS = np.linspace(0, 120, 24_001)  # of the box that the tear is drawn in
WIDTHS = np.array([2 * half_width(float(y)) for y in HEIGHTS])


@pytest.mark.parametrize("probability", [0.0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0])
def test_the_share_of_the_area_under_water_is_the_probability(probability: float) -> None:
    under = WIDTHS[level(probability) <= HEIGHTS].sum() / WIDTHS.sum()
    assert under == pytest.approx(probability, abs=0.005)


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_likelier_is_never_emptier(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert level(high) <= level(low)


def test_the_tear_is_as_wide_as_its_outline_says() -> None:
    assert half_width(76) == pytest.approx(38)
    assert half_width(4) == pytest.approx(0, abs=1e-6)
    assert half_width(114) == pytest.approx(0, abs=1e-6)
    assert half_width(115) == 0
