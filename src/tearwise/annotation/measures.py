"""The figures of agreement: alpha, kappa, observed agreement and F1 for each meaning, and how sure each is.

- Krippendorff's alpha (Krippendorff, 2019, Content Analysis, 4th ed., ch. 12): any number of coders, gaps allowed;
  1 is perfect, 0 what chance gives. Nominal over shown (2) or not, and ordinal over 0, 1, 2 among graded codings.
- Cohen's kappa (Cohen, 1960), observed agreement (the share of accounts of which both say the same: "percent
  agreement") and F1 of shown: means over the pairs of coders, each over the accounts that both coded.

Every interval is the 95% percentile interval (Efron, 1979) over accounts: 1,000 resamples, seed 0.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tearwise.annotation.arrays import Bools, Floats, Indexes
from tearwise.annotation.evaluation import Figure, Statistic
from tearwise.annotation.ways import Level, Ways, alpha_of, f1, kappa, observed
from tearwise.errors import MissingExtra
from tearwise.meanings import MEANINGS

_LEVELS: Mapping[str, Level] = {"alpha": "nominal", "ordinal alpha": "ordinal"}
_OF_TWO: Mapping[str, Callable[[Bools, Bools, Indexes], float]] = {
    "kappa": kappa,
    "observed agreement": observed,
    "F1": f1,
}
OF_PAIRS = frozenset(_OF_TWO)
"""The measures that are means over pairs of coders."""
MEASURES = (*_LEVELS, *_OF_TWO)


def averaged(by: Mapping[str, Figure]) -> int:
    """Of how many meanings a measure's ``mean`` is the mean: those that it could be taken of."""
    return sum(not np.isnan(by[id].value) for id in MEANINGS)


def alpha(counts: NDArray[np.int_], level: Level) -> float:
    """Krippendorff's alpha of (accounts, values) counts of codes; nan where no two codes can be compared, or all are
    the same."""
    paired = counts[counts.sum(1) > 1]
    if (paired.sum(0) > 0).sum() < 2:
        return float("nan")
    return float(_krippendorff()(value_counts=paired, level_of_measurement=level, value_domain=range(paired.shape[1])))


def figures(codes: Floats, graded: Sequence[bool], resamples: int) -> dict[str, dict[str, Figure]]:
    """Measure → its figure for each meaning over the accounts in which two coders coded it, and its mean over those
    that have it; without a measure that cannot be taken.

    codes: (coders, accounts, meanings); graded: whether each coder tells 0, 1 and 2 apart
    Raises MissingExtra without the krippendorff package.
    """
    _krippendorff()  # else what it lacks would be told after the draws, which take most of the time
    every, telling = np.ones(len(codes), bool), np.array(graded)
    coders = {one: telling if one == "ordinal alpha" else every for one in MEASURES}
    coders = {one: some for one, some in coders.items() if some.sum() > 1}
    ways = [Ways.of(codes[:, :, k]) for k in range(len(MEANINGS))]
    statistics = {one: [_statistic(one, way.codes[some]) for way in ways] for one, some in coders.items()}
    drawn = _drawn(ways, codes.shape[1], statistics, resamples)
    return {one: _figures_of(one, codes[some], ways, statistics[one], drawn[one]) for one, some in coders.items()}


def _drawn(
    ways: Sequence[Ways], count: int, statistics: Mapping[str, Sequence[Statistic]], resamples: int
) -> dict[str, Floats]:
    """Measure → (resamples, meanings), what it is in each draw of so many accounts. One draw is held at a time, as long
    as the corpus, and is counted once for all measures: that takes most of the time."""
    random = np.random.default_rng(0)
    found = {measure: np.empty((resamples, len(ways))) for measure in statistics}
    for draw in range(resamples):
        accounts = np.asarray(random.integers(0, count, count))
        for k, one in enumerate(ways):
            counted = one.counted(accounts)
            for measure, of in statistics.items():
                found[measure][draw, k] = of[k](counted)
    return found


def _figures_of(
    measure: str, codes: Floats, ways: Sequence[Ways], statistics: Sequence[Statistic], drawn: Floats
) -> dict[str, Figure]:
    """The figures of a measure. codes: of the coders whom it is taken of; drawn: what it is in each draw"""
    count, level = codes.shape[1], _LEVELS.get(measure)
    values = np.array(
        [
            statistic(one.counted(np.arange(count))) if level is None else alpha(_counts(codes[:, :, k], level), level)
            for k, (one, statistic) in enumerate(zip(ways, statistics, strict=True))
        ]
    )
    twice = (~np.isnan(codes)).sum(0) > 1
    accounts = [*twice.sum(0), twice.any(1).sum()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # all nan is nan
        value: Floats = np.append(values, np.nanmean(values))
        bounds = np.nanpercentile(np.column_stack([drawn, np.nanmean(drawn, 1)]), [2.5, 97.5], axis=0)
    return {
        id: Figure(f"{measure} {id}", float(value[k]), float(bounds[0, k]), float(bounds[1, k]), int(accounts[k]))
        for k, id in enumerate((*MEANINGS, "mean"))
    }


def _statistic(measure: str, codes: Floats) -> Statistic:
    """A measure of one meaning by how many accounts are coded in each way. codes: (coders, ways)"""
    if (level := _LEVELS.get(measure)) is not None:
        return alpha_of(_counts(codes, level), level)
    of_two = _OF_TWO[measure]
    coded, shown = ~np.isnan(codes), codes == 2
    pairs = [(shown[a], shown[b], coded[a] & coded[b]) for a, b in combinations(range(len(codes)), 2)]

    def mean(accounts: Indexes) -> float:
        found = np.array([of_two(one, other, accounts * both) for one, other, both in pairs])
        return float(found[~np.isnan(found)].mean()) if not np.isnan(found).all() else float("nan")

    return mean


def _counts(codes: Floats, level: Level) -> NDArray[np.int_]:
    """(accounts, values), how many coders give each value: shown or not, or 0, 1 and 2. codes: (coders, accounts)"""
    values = (codes < 2, codes == 2) if level == "nominal" else [codes == value for value in (0, 1, 2)]
    return np.stack([one.sum(0) for one in values], 1)


def _krippendorff() -> Callable[..., float]:
    try:
        import krippendorff
    except ImportError as error:
        raise MissingExtra.of("corpora", "For agreement") from error
    measure: Callable[..., float] = krippendorff.alpha
    return measure
