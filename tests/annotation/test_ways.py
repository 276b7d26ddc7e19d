"""What is counted by ways of coding is what the libraries find account by account."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, cohen_kappa_score, f1_score

from tearwise.annotation.arrays import Floats
from tearwise.annotation.ways import Ways, alpha_of, f1, kappa, observed

CODE = st.sampled_from([0.0, 1.0, 2.0, float("nan")])
VALUES = [0, 1, 2]


@st.composite
def codings(draw: st.DrawFn) -> Floats:
    """(coders, accounts)"""
    coders, accounts = draw(st.integers(2, 4)), draw(st.integers(2, 12))
    return np.array([[draw(CODE) for _ in range(accounts)] for _ in range(coders)])


@given(codings())
def test_each_way_stands_once_and_each_account_has_its_own(codes: Floats) -> None:
    ways = Ways.of(codes)
    np.testing.assert_array_equal(ways.codes[:, ways.way], codes)
    assert len({str(one.tolist()) for one in ways.codes.T}) == ways.codes.shape[1]
    assert ways.counted(np.arange(codes.shape[1])).sum() == codes.shape[1]


@given(codings(), st.data())
def test_alpha_of_some_accounts_is_that_of_the_package(codes: Floats, data: st.DataObject) -> None:
    drawn = np.array(data.draw(st.lists(st.integers(0, codes.shape[1] - 1), min_size=2, max_size=20)))
    some = codes[:, drawn]
    paired = some[:, (~np.isnan(some)).sum(0) > 1]
    assume(len(np.unique(paired[~np.isnan(paired)])) > 1)
    ways = Ways.of(codes)
    counts = np.stack([(ways.codes == value).sum(0) for value in VALUES], 1)
    for level in ("nominal", "ordinal"):
        expected = krippendorff.alpha(reliability_data=some, level_of_measurement=level, value_domain=VALUES)
        assert alpha_of(counts, level)(ways.counted(drawn)) == pytest.approx(expected, abs=1e-9)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
def test_kappa_f1_and_observed_agreement_are_those_of_scikit_learn(pairs: list[tuple[bool, bool]]) -> None:
    codes = np.array(pairs, float).T
    ways = Ways.of(codes)
    one, other, accounts = ways.codes[0] == 1, ways.codes[1] == 1, ways.counted(np.arange(len(pairs)))
    assert observed(one, other, accounts) == pytest.approx(accuracy_score(*(codes == 1)))
    if codes.any():
        assert f1(one, other, accounts) == pytest.approx(f1_score(*(codes == 1)))
    if codes.any() and not codes.all():
        assert kappa(one, other, accounts) == pytest.approx(cohen_kappa_score(*(codes == 1)))


def test_where_there_is_nothing_to_compare_nothing_is_said() -> None:
    none = Ways.of(np.zeros((2, 0)))
    assert np.isnan(alpha_of(np.zeros((0, 2)), "nominal")(none.counted(np.arange(0))))
    nobody = np.zeros(0, bool)
    assert np.isnan(kappa(nobody, nobody, np.zeros(0, np.intp)))
    assert np.isnan(f1(nobody, nobody, np.zeros(0, np.intp)))
    assert np.isnan(observed(nobody, nobody, np.zeros(0, np.intp)))
