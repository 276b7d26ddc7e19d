"""How well coders agree, people or the program: alpha, kappa and F1 for each meaning, and what to talk about.

- Krippendorff's alpha (Krippendorff, 2019, Content Analysis, 4th ed., ch. 12): any number of coders, gaps allowed;
  1 is perfect, 0 what chance gives. Nominal over shown (2) or not, and ordinal over 0, 1, 2 among graded codings.
- Cohen's kappa (Cohen, 1960), observed agreement (the share of accounts of which both say the same: "percent
  agreement") and F1 of shown: means over the pairs of coders, each over the accounts that both coded.

Every interval is the 95% percentile interval (Efron, 1979) over accounts: 1,000 resamples, seed 0.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.annotation.codings import Coding
from tearwise.annotation.disputes import Discussed, Exchange, discussed, exchanges, takes
from tearwise.annotation.evaluation import RESAMPLES, Figure, interval
from tearwise.annotation.mismatch import mismatch
from tearwise.annotation.ways import Bools, Floats, Indexes, Level, Ways, alpha_of, f1, kappa, observed
from tearwise.errors import FileError, MissingExtra, RowError
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


@dataclass(frozen=True)
class Agreement:
    """How well coders agree on the accounts that at least two of them coded.

    coded:     coder → how many of these accounts the coder coded
    pairs:     how many of them each pair of coders shares, of the pairs that share any
    figures:   measure → meaning, or ``mean`` of those that it could be taken of, → its figure; nan where there is
               nothing to measure
    usable:    alpha of whether an account is usable, where at least two coders say of some account whether it is;
               whoever does, and codes an account, finds it usable
    shown:     coder → meaning → accounts in which the coder finds it shown; without the meanings that the coder lacks
    lacking:   coder → meanings that the coder's rows have no column for, where there are any
    ordinal:   the coders whose codes are in the ordinal alpha
    ones:      coders whose 0 and 1 were taken as no and yes, since they never write 2
    zeros:     coders whose every code is 0
    left:      coder → cells that leave a meaning open, where there are any: not coded
    blank:     coder → cells taken as 0 that may have been passed over, where there are any
    untouched: coder → meanings of which all of these cells are, in every row of the coder, where there are any
    absent:    coder → fields that lines of JSON lack and that were taken as 0, where there are any
    uncoded:   coder → rows without any code, not turned down, where there are any: not coded
    unused:    coder → accounts that the coder both turned down and coded, where there are any: their codes do not count
    alone:     coder → accounts that nobody else coded, nor found unusable, where there are any: the ids may be written
               otherwise
    mismatch:  how the ids of such accounts are written otherwise, if it shows, in a sentence
    exchanges: what is taken for what, most often first
    discussed: the accounts to talk about, most disputed first
    """

    coders: tuple[str, ...]
    accounts: int
    coded: Mapping[str, int]
    pairs: tuple[int, ...]
    figures: Mapping[str, Mapping[str, Figure]]
    usable: Figure | None
    shown: Mapping[str, Mapping[str, int]]
    lacking: Mapping[str, tuple[str, ...]]
    ordinal: tuple[str, ...]
    ones: tuple[str, ...]
    zeros: tuple[str, ...]
    left: Mapping[str, int]
    blank: Mapping[str, int]
    untouched: Mapping[str, tuple[str, ...]]
    absent: Mapping[str, int]
    uncoded: Mapping[str, int]
    unused: Mapping[str, int]
    alone: Mapping[str, int]
    mismatch: str
    exchanges: tuple[Exchange, ...]
    discussed: tuple[Discussed, ...]

    def to_record(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "schema": "tearwise.agreement/1",
            "coders": list(self.coders),
            "accounts": self.accounts,
            "coded": dict(self.coded),
            "pairs": list(self.pairs),
            "figures": {
                measure: {id: one.to_record() for id, one in by.items()}
                | {"mean": by["mean"].to_record() | {"meanings": averaged(by)}}
                for measure, by in self.figures.items()
            },
            "usable": None if self.usable is None else self.usable.to_record(),
            "shown": {coder: dict(by) for coder, by in self.shown.items()},
            "lacking": {coder: list(meanings) for coder, meanings in self.lacking.items()},
            "ordinal": list(self.ordinal),
            "ones": list(self.ones),
            "zeros": list(self.zeros),
            "left": dict(self.left),
            "blank": dict(self.blank),
            "untouched": {coder: list(meanings) for coder, meanings in self.untouched.items()},
            "absent": dict(self.absent),
            "uncoded": dict(self.uncoded),
            "unused": dict(self.unused),
            "alone": dict(self.alone),
            "mismatch": self.mismatch,
            "exchanges": [{"one": e.one, "other": e.other, "accounts": e.accounts} for e in self.exchanges],
            "discussed": [
                {"id": one.id, "codes": {m: dict(c) for m, c in one.codes.items()}} for one in self.discussed
            ],
        }


def agreement(codings: Sequence[Coding], resamples: int = RESAMPLES) -> Agreement:
    """Compares codings of the same accounts, matched by their ids.

    resamples: of the accounts, for the intervals

    Raises FileError where fewer than two coders, or no account that two of them coded, are there; RowError where a
    coding has an id twice that another one has too; MissingExtra without the krippendorff package.
    """
    if len(codings) < 2:
        raise FileError("Agreement needs at least two coders: name another file, or one with a column 'coder'.")
    _check_repeated(codings)
    names = _distinct([one.name for one in codings])
    every = dict.fromkeys(id for one in codings for id in one.codes)
    ids = [id for id in every if sum(id in one.codes for one in codings) > 1]
    differ = mismatch([one.codes.keys() | one.usable.keys() for one in codings])
    if not ids:
        why = differ or "Is --id-column the right one?"
        raise FileError(f"No account was coded by two coders: their ids do not match. {why}")
    codes = np.array([[[_number(one, id, m) for m in MEANINGS] for id in ids] for one in codings])
    graded = [one.graded and not all(other.zeros for other in codings if other.graded) for one in codings]
    figures = {measure: _figures(measure, codes, graded, resamples) for measure in MEASURES}
    named = list(zip(names, codings, strict=True))
    return Agreement(
        coders=tuple(names),
        accounts=len(ids),
        coded={name: sum(id in one.codes for id in ids) for name, one in named},
        pairs=tuple(shared for a, b in combinations(codings, 2) if (shared := len(a.codes.keys() & b.codes.keys()))),
        figures={measure: by for measure, by in figures.items() if by},
        usable=_usable(codings, resamples),
        shown={
            name: {id: int((codes[k, :, m] == 2).sum()) for m, id in enumerate(MEANINGS) if id not in one.lacking}
            for k, (name, one) in enumerate(named)
        },
        lacking={name: one.lacking for name, one in named if one.lacking},
        ordinal=tuple(name for name, one in named if one.graded and figures["ordinal alpha"]),
        ones=tuple(name for name, one in named if one.ones),
        zeros=tuple(name for name, one in named if one.zeros),
        left={name: one.left for name, one in named if one.left},
        blank={name: one.blank for name, one in named if one.blank},
        untouched={name: one.untouched for name, one in named if one.untouched},
        absent={name: one.absent for name, one in named if one.absent},
        uncoded={name: one.uncoded for name, one in named if one.uncoded},
        unused={name: one.unused for name, one in named if one.unused},
        alone=_alone(codings, names, ids),
        mismatch=differ,
        exchanges=exchanges(codes),
        discussed=discussed(codings, codes, ids, names),
    )


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


def _figures(measure: str, codes: Floats, graded: Sequence[bool], resamples: int) -> dict[str, Figure]:
    """A measure for each meaning over the accounts in which two coders coded it, and its mean over those that have it;
    empty where it cannot be taken."""
    if measure == "ordinal alpha":
        if sum(graded) < 2:
            return {}
        codes = codes[np.array(graded)]
    ways = [Ways.of(codes[:, :, k]) for k in range(len(MEANINGS))]
    whole = [_statistic(measure, one.codes) for one in ways]
    count, level = codes.shape[1], _LEVELS.get(measure)
    random = np.random.default_rng(0)
    values = np.array(
        [
            statistic(one.counted(np.arange(count))) if level is None else alpha(_counts(codes[:, :, k], level), level)
            for k, (one, statistic) in enumerate(zip(ways, whole, strict=True))
        ]
    )
    drawn = (
        np.asarray(random.integers(0, count, count)) for _ in range(resamples)
    )  # one at a time: each is as long as the corpus
    resampled = np.array([[of(one.counted(i)) for one, of in zip(ways, whole, strict=True)] for i in drawn])
    twice = (~np.isnan(codes)).sum(0) > 1
    accounts = [*twice.sum(0), twice.any(1).sum()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # all nan is nan
        value: Floats = np.append(values, np.nanmean(values))
        bounds = np.nanpercentile(np.column_stack([resampled, np.nanmean(resampled, 1)]), [2.5, 97.5], axis=0)
    return {
        id: Figure(f"{measure} {id}", float(value[k]), float(bounds[0, k]), float(bounds[1, k]), int(accounts[k]))
        for k, id in enumerate((*MEANINGS, "mean"))
    }


def _statistic(measure: str, codes: Floats) -> Callable[[Indexes], float]:
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


def _usable(codings: Sequence[Coding], resamples: int) -> Figure | None:
    say = [one for one in codings if one.usable]  # who codes all, and never says, could not have turned any down
    ids = list(dict.fromkeys(id for one in say for id in (*one.usable, *one.codes)))
    words = [[takes(one, id) for one in say] for id in ids]
    counts = np.array([[said.count(False), said.count(True)] for said in words]).reshape(-1, 2)
    counts = counts[counts.sum(1) > 1]
    if not len(counts):
        return None
    ways = Ways.of(counts.T.astype(float))
    drawn = alpha_of(ways.codes.T, "nominal")
    low, high = interval(lambda i: drawn(ways.counted(i)), len(counts), resamples)
    return Figure("alpha usable", alpha(counts, "nominal"), low, high, len(counts))


def _alone(codings: Sequence[Coding], names: Sequence[str], ids: Sequence[str]) -> dict[str, int]:
    """Coder → how many accounts nobody else says anything about. ids: the accounts that two coded"""
    turned_down = {id for one in codings for id, usable in one.usable.items() if not usable}
    together = {*ids, *turned_down}  # whoever coded an account did not turn it down
    numbers = {name: len(one.codes.keys() - together) for name, one in zip(names, codings, strict=True)}
    return {name: number for name, number in numbers.items() if number}


def _check_repeated(codings: Sequence[Coding]) -> None:
    """Raises RowError where a coding has an id twice that another one has too."""
    for one in codings:
        for id, said in one.repeated.items():
            if any(id in other.codes or id in other.usable for other in codings if other is not one):
                raise RowError(said)


def _number(coding: Coding, id: str, meaning: str) -> float:
    code = coding.codes.get(id, {}).get(meaning)
    return np.nan if code is None else float(code)


def _distinct(names: Sequence[str]) -> list[str]:
    """Names of coders, told apart where two files have the same."""
    again = {name for name in names if list(names).count(name) > 1}
    return [f"{name} ({n})" if name in again else name for n, name in enumerate(names, start=1)]


def _krippendorff() -> Callable[..., float]:
    try:
        import krippendorff
    except ImportError as error:
        raise MissingExtra('For agreement, install: pip install "tearwise[corpora]"') from error
    measure: Callable[..., float] = krippendorff.alpha
    return measure
