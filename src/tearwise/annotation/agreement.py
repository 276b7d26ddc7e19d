"""How well coders agree, people or the program: figures for each meaning (see ``measures``), and what to talk about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from itertools import combinations
from typing import Any

import numpy as np

from tearwise.annotation.codings import Coding
from tearwise.annotation.disputes import Discussed, Exchange, discussed, exchanges, takes
from tearwise.annotation.evaluation import RESAMPLES, Figure, interval
from tearwise.annotation.measures import alpha, averaged
from tearwise.annotation.measures import figures as measured
from tearwise.annotation.mismatch import mismatch
from tearwise.annotation.ways import Ways, alpha_of
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS


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
    marks:     coders with such rows who write a mark where something is shown, and never 0 or no
    behind:    coder → how many of these rows stand behind the last one that the coder coded, where any do
    unmarked:  coder → rows without any code that were taken as coded, with nothing shown, where there are any
    totals:    coder, or the first one of a file → rows of totals that were left out, where there are any
    bundles:   coder → what read the accounts, of the coders that are the program
    refused:   coder → accounts of others that the coder turned down (``usable``), or the program did not read, where
               there are any: not coded
    unused:    coder → accounts that the coder both turned down and coded, where there are any: their codes do not count
    alone:     coder → accounts that nobody else coded, nor found unusable, where there are any: the ids may be written
               otherwise
    mismatch:  how the ids of such accounts are written otherwise, as far as it shows, in sentences
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
    marks: tuple[str, ...]
    behind: Mapping[str, int]
    unmarked: Mapping[str, int]
    totals: Mapping[str, int]
    bundles: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, int]
    unused: Mapping[str, int]
    alone: Mapping[str, int]
    mismatch: str
    exchanges: tuple[Exchange, ...]
    discussed: tuple[Discussed, ...]

    def to_record(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "schema": "tearwise.agreement/1",
            "tearwise": metadata.version("tearwise"),
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
            "marks": list(self.marks),
            "behind": dict(self.behind),
            "unmarked": dict(self.unmarked),
            "totals": dict(self.totals),
            "bundles": {coder: list(bundles) for coder, bundles in self.bundles.items()},
            "refused": dict(self.refused),
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
        if differ:
            raise FileError(f"No account was coded by two coders: their ids do not match. {differ}")
        raise FileError(
            "No account was coded by two coders. Where their ids match, one of the two left the account without codes, "
            "or turned it down. If none do: is --id-column the right one?"
        )
    codes = np.array([[[_number(one, id, m) for m in MEANINGS] for id in ids] for one in codings])
    graded = [one.graded and not all(other.zeros for other in codings if other.graded) for one in codings]
    figures = measured(codes, graded, resamples)
    named = list(zip(names, codings, strict=True))
    return Agreement(
        coders=tuple(names),
        accounts=len(ids),
        coded={name: sum(id in one.codes for id in ids) for name, one in named},
        pairs=tuple(shared for a, b in combinations(codings, 2) if (shared := len(a.codes.keys() & b.codes.keys()))),
        figures=figures,
        usable=_usable(codings, resamples),
        shown={
            name: {id: int((codes[k, :, m] == 2).sum()) for m, id in enumerate(MEANINGS) if id not in one.lacking}
            for k, (name, one) in enumerate(named)
        },
        lacking={name: one.lacking for name, one in named if one.lacking},
        ordinal=tuple(name for name, one in named if one.graded and "ordinal alpha" in figures),
        ones=tuple(name for name, one in named if one.ones),
        zeros=tuple(name for name, one in named if one.zeros),
        left={name: one.left for name, one in named if one.left},
        blank={name: one.blank for name, one in named if one.blank},
        untouched={name: one.untouched for name, one in named if one.untouched},
        absent={name: one.absent for name, one in named if one.absent},
        uncoded={name: one.uncoded for name, one in named if one.uncoded},
        marks=tuple(name for name, one in named if one.marks),
        behind={name: one.behind for name, one in named if one.behind},
        unmarked={name: one.unmarked for name, one in named if one.unmarked},
        totals={name: one.totals for name, one in named if one.totals},
        bundles={name: one.bundles for name, one in named if one.bundles},
        refused=_refused(codings, names),
        unused={name: one.unused for name, one in named if one.unused},
        alone=_alone(codings, names, ids),
        mismatch=differ,
        exchanges=exchanges(codes),
        discussed=discussed(codings, codes, ids, names),
    )


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


def _refused(codings: Sequence[Coding], names: Sequence[str]) -> dict[str, int]:
    """Coder → how many of the accounts of which somebody else says anything the coder turned down."""
    told = Counter(id for one in codings for id in one.codes.keys() | one.usable.keys())
    down = [[id for id, usable in one.usable.items() if not usable and told[id] > 1] for one in codings]
    return {name: len(ids) for name, ids in zip(names, down, strict=True) if ids}


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
