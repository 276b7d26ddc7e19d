"""A cell of a table in which nothing is, is told from one that has a value."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tearwise.accounts import Account
from tearwise.accounts.cell import is_gap, unwrapped
from tearwise.errors import AccountError


@pytest.mark.parametrize("cell", [math.nan, np.float32("nan"), np.float64("nan"), np.array(math.nan)])
def test_what_a_table_has_where_nothing_is_is_a_gap(cell: object) -> None:
    assert is_gap(cell)
    with pytest.raises(AccountError, match="a gap of a table"):
        Account.of(cell)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [None, "", "nan", 0, 0.0, False, (), [math.nan], np.array([math.nan]), np.str_("nan")])
def test_whatever_else_is_in_a_cell_is_no_gap(cell: object) -> None:
    assert not is_gap(cell)


def test_a_null_of_pandas_or_pyarrow_is_a_gap() -> None:
    assert is_gap(pytest.importorskip("pandas").NA)
    assert is_gap(pytest.importorskip("pyarrow").scalar(None))


def test_a_single_value_is_pythons_own() -> None:
    assert unwrapped(np.int64(2)) == 2
    assert type(unwrapped(np.bool_(True))) is bool
    assert unwrapped("apology") == "apology"
