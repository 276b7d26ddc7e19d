"""Figures that rest on the order of probabilities: accounts that have the same one are a tie, whose order says nothing.

The accounts are drawn again a thousand times, and the values of a tie are the same in every draw: they are sorted once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tearwise.annotation.arrays import Bools, Floats, Indexes

_BINS = 10


@dataclass(frozen=True)
class Ties:
    """Which accounts have the same value, in each of several columns.

    values: every value of the first column, rising, then those of the second, and so on
    tie:    (accounts, columns), which of them an account has
    """

    values: Floats
    tie: Indexes

    @classmethod
    def of(cls, values: Floats) -> Ties:
        """Of (accounts, columns) values."""
        known, ties, before = [], [], 0
        for column in values.T:
            found, tie = np.unique(column, return_inverse=True)
            known.append(found)
            ties.append(tie + before)
            before += len(found)
        return cls(np.concatenate(known), np.column_stack(ties))

    def calibration_errors(self, shown: Bools, accounts: Indexes) -> Floats:
        """Each column's expected calibration error over ten bins of equal mass (Nguyen and O'Connor, 2015), 0 to 1, of
        these accounts alone. A tie that two bins share is shared alike."""
        counted = self._counted(shown, accounts)
        gap = (counted.share - self.values)[counted.rising]
        whole, more = divmod(len(accounts), _BINS)
        sizes = np.array([whole + 1] * more + [whole] * (_BINS - more))
        starts = (np.cumsum(sizes) - sizes)[sizes > 0]
        return np.asarray(np.abs(np.add.reduceat(gap, starts)).sum(0) / len(accounts))

    def average_precisions(self, shown: Bools, accounts: Indexes) -> Floats:
        """Each column's average precision, highest value first, of these accounts alone: the mean of the precision at
        each that shows it; nan where none does. Of a tie it is the mean over all its orders (McSherry and Najork,
        2008)."""
        counted, count = self._counted(shown, accounts), len(accounts)
        falling = counted.rising[::-1]
        hits = shown[accounts].sum(0)
        # Sums run on from column to column: what a column has in all, less what is up to a tie, is above that.
        above = count * np.arange(1, len(hits) + 1) - np.cumsum(counted.size)[falling]
        hits_above = np.cumsum(hits) - np.cumsum(counted.hits)[falling]
        place = np.arange(count)[:, None] - above
        others = ((counted.hits - 1) / np.maximum(counted.size - 1, 1))[falling]
        precision = (hits_above + 1 + place * others) / np.arange(1, count + 1)[:, None]
        total = np.asarray((counted.share[falling] * precision).sum(0))
        return np.asarray(np.divide(total, hits, out=np.full(len(hits), np.nan), where=hits > 0))

    def _counted(self, shown: Bools, accounts: Indexes) -> _Counted:
        tie, total = self.tie[accounts], len(self.values)
        size = np.bincount(tie.ravel(), minlength=total)
        hits = np.bincount(tie.ravel(), shown[accounts].ravel(), total).astype(float)
        rising = np.repeat(np.arange(total), size).reshape(tie.shape[::-1]).T
        return _Counted(size, hits, hits / np.maximum(size, 1), rising)


@dataclass(frozen=True)
class _Counted:
    """Of each value: how many accounts have it, how many of those show the meaning, and which share of them that is.

    rising: (accounts, columns), the values that the accounts have, each column from the lowest
    """

    size: Indexes
    hits: Floats
    share: Floats
    rising: Indexes
