"""Long texts in windows that cover every token, and their outputs made one again."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.engines.windows import LONGEST, OVERLAP, joined, pooled, windows


def test_a_text_that_fits_is_one_window() -> None:
    assert windows(LONGEST) == [(0, LONGEST)]
    assert windows(0) == [(0, 0)]


@given(st.integers(LONGEST + 1, 8_000))
def test_windows_cover_every_token_and_neighbours_overlap(count: int) -> None:
    found = windows(count)
    assert found[0][0] == 0
    assert found[-1][1] == count
    assert all(end - start == LONGEST for start, end in found)
    assert all(later[0] <= earlier[1] - OVERLAP + 1 for earlier, later in pairwise(found))


def test_a_token_that_two_windows_saw_gets_their_mean() -> None:
    first, second = np.zeros((3, 1), np.float32), np.ones((3, 1), np.float32)
    assert joined([first, second], [(0, 3), (2, 5)], 5)[:, 0].tolist() == [0, 0, 0.5, 1, 1]


def test_windows_in_which_nobody_cries_hardly_count() -> None:
    values = np.array([[1.0], [9.0]])
    assert pooled(values, np.array([8.0, -8.0]))[0] == pytest.approx(1.0, abs=1e-5)
