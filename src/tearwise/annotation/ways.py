"""Agreement by how many accounts are coded in which way. There are few ways to be coded, so that the figures of a
thousand draws of many accounts are counted by them, and no draw is gone through account by account: the library that
gives the figures themselves knows no weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tearwise.annotation.arrays import Bools, Floats, Indexes

Level = Literal["nominal", "ordinal"]


@dataclass(frozen=True)
class Ways:
    """The ways in which accounts are coded.

    codes: (coders, ways), each way once; nan: not coded
    way:   (accounts,), which of them an account has
    """

    codes: Floats
    way: Indexes

    @classmethod
    def of(cls, codes: Floats) -> Ways:
        """Of (coders, accounts) codes: whole numbers from 0 on."""
        way = first = np.zeros(codes.shape[1], np.intp)
        for row in codes:  # numbered anew with each coder, so that no number grows beyond the accounts
            said = np.where(np.isnan(row), 0, row + 1).astype(np.intp)
            _, first, way = np.unique(way * (said.max(initial=0) + 1) + said, return_index=True, return_inverse=True)
        return cls(codes[:, first], way)

    def counted(self, accounts: Indexes) -> Indexes:
        """How many of these accounts are coded in each way."""
        return np.bincount(self.way[accounts], minlength=self.codes.shape[1])


def alpha_of(counts: NDArray[np.integer] | Floats, level: Level) -> Callable[[Indexes], float]:
    """Krippendorff's alpha (Krippendorff 2004) by how many accounts are coded in each way; nan where no two codes can
    be compared, or all are the same.

    counts: (ways, values), how many coders give each value
    """
    same = np.eye(counts.shape[1])
    others = np.maximum(counts.sum(1) - 1, 1)[:, None, None]
    pairs = counts[:, :, None] * (counts[:, None, :] - same) / others  # one code alone has no pair

    def alpha(accounts: Indexes) -> float:
        observed = np.tensordot(accounts, pairs, 1)
        codes = observed.sum(1)
        if (codes > 0).sum() < 2:
            return float("nan")
        apart = 1 - same
        if level == "ordinal":
            middle = np.cumsum(codes) - codes / 2
            apart = (middle[:, None] - middle) ** 2
        expected = codes[:, None] * (codes - same) / (codes.sum() - 1)
        return float(1 - (observed * apart).sum() / (expected * apart).sum())

    return alpha


def kappa(one: Bools, other: Bools, accounts: Indexes) -> float:
    """Cohen's kappa (Cohen 1960) of two codings; nan where chance alone would agree always.

    one, other: (ways,) what each says of an account that is coded so
    accounts:   how many there are of each way
    """
    count = accounts.sum()
    if not count:
        return float("nan")
    mine, yours = accounts[one].sum() / count, accounts[other].sum() / count
    chance = mine * yours + (1 - mine) * (1 - yours)
    return float((accounts[one == other].sum() / count - chance) / (1 - chance)) if chance < 1 else float("nan")


def observed(one: Bools, other: Bools, accounts: Indexes) -> float:
    """The share of accounts of which two codings say the same (percent agreement), as ``kappa`` takes them; nan where
    there are none."""
    count = accounts.sum()
    return float(accounts[one == other].sum() / count) if count else float("nan")


def f1(one: Bools, other: Bools, accounts: Indexes) -> float:
    """F1 of two codings, the same whichever is taken for the truth, as ``kappa`` takes them; nan where neither shows
    anything."""
    either = accounts[one].sum() + accounts[other].sum()
    return float(2 * accounts[one & other].sum() / either) if either else float("nan")
