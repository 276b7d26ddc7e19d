"""What coders differ on: accounts to talk about, and meanings that are taken for one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from tearwise.annotation.arrays import Floats
from tearwise.annotation.cells import USABLE
from tearwise.annotation.codings import Coding
from tearwise.meanings import MEANINGS

Word = int | bool | None
"""What a coder says: 0, 1 or 2 of a meaning; of ``usable`` True or False; None: nothing."""


@dataclass(frozen=True)
class Discussed:
    """An account on which coders differ. codes: what is disputed (a meaning, or ``usable``) → coder → what they say"""

    id: str
    codes: Mapping[str, Mapping[str, Word]]


@dataclass(frozen=True)
class Exchange:
    """Two meanings of which one coder names the one and another the other, in so many accounts."""

    one: str
    other: str
    accounts: int


def discussed(
    codings: Sequence[Coding], codes: Floats, ids: Sequence[str], names: Sequence[str]
) -> tuple[Discussed, ...]:
    """The accounts to talk about, the most disputed first: by how many coders would have to change their mind.

    A meaning is disputed where one finds it shown (2) and another does not; ``usable`` where one turns an account down
    that another takes.

    codes: (coders, ids, 9) of the accounts that two coded
    """
    disputes: dict[str, dict[str, list[Word]]] = {}
    weight: Counter[str] = Counter()
    every = list(dict.fromkeys(id for one in codings for id in (*one.codes, *one.usable)))
    for id in every:
        words = [takes(one, id) for one in codings]
        if fewer := min(words.count(True), words.count(False)):
            disputes[id] = {USABLE: [*words]}
            weight[id] += fewer
    shown, coded = codes == 2, ~np.isnan(codes)
    fewest = np.minimum((shown & coded).sum(0), (~shown & coded).sum(0))  # (accounts, 9)
    for n, m in np.argwhere(fewest).tolist():
        said = [int(code) if there else None for code, there in zip(codes[:, n, m], coded[:, n, m], strict=True)]
        disputes.setdefault(ids[n], {})[MEANINGS[m]] = [*said]
        weight[ids[n]] += int(fewest[n, m])
    order = sorted((id for id in every if id in disputes), key=lambda id: -weight[id])
    return tuple(
        Discussed(id, {what: dict(zip(names, said, strict=True)) for what, said in disputes[id].items()})
        for id in order
    )


def exchanges(codes: Floats) -> tuple[Exchange, ...]:
    """Pairs of meanings that two coders exchange: each of the two names another one of the pair, and it alone.

    codes: (coders, accounts, 9)
    """
    counted: Counter[tuple[int, int]] = Counter()
    for a, b in combinations(range(len(codes)), 2):
        both = ~np.isnan(codes[a]) & ~np.isnan(codes[b])
        mine, yours = (codes[a] == 2) & (codes[b] < 2) & both, (codes[b] == 2) & (codes[a] < 2) & both
        for k, m in combinations(range(len(MEANINGS)), 2):
            counted[k, m] += int(((mine[:, k] & yours[:, m]) | (mine[:, m] & yours[:, k])).sum())
    return tuple(Exchange(MEANINGS[k], MEANINGS[m], number) for (k, m), number in counted.most_common() if number)


def takes(coding: Coding, id: str) -> bool | None:
    """Whether a coder takes an account: whoever codes one, does. None where nothing is said."""
    return coding.usable.get(id, True if id in coding.codes else None)
