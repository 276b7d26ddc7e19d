"""Why ids of the same accounts may not match: what spreadsheets make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations

_DIGITS = 15
"""So many digits of a number a spreadsheet keeps."""
_LONG = re.compile(rf"\d{{{_DIGITS + 1},}}", re.ASCII)
_ZEROS = re.compile(r"0+\d+", re.ASCII)
_POWER = re.compile(r"\d+e\+?\d{1,3}", re.ASCII | re.IGNORECASE)
"""An id that a spreadsheet takes for a whole number: a figure, and how many zeros it has."""
_OF_ZEROS = "Some ids would match without the zeros before them: a spreadsheet takes these off."
_OF_ROUNDED = f"Some ids begin alike and have more than {_DIGITS} digits: a spreadsheet rounds these."
_OF_POWERS = "Some ids were taken for numbers: a spreadsheet makes 1000 of 1e3."
_OF_DATES = "Some ids were taken for dates, as it seems: a spreadsheet rewrites these (3-4 as 4-Mar, or 3. Apr)."
_MEND = "Put the ids back in from the sheet as it was made, in a column that is loaded as text."
_SAID = (_OF_ZEROS, _OF_ROUNDED, _OF_POWERS, _OF_DATES)
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\d{{1,4}}[-/]\d{{1,2}}(?:[-/]\d{{1,4}})?|{_MONTH}[- ]?\d{{1,4}}|\d{{1,2}}[- ]?{_MONTH}", re.ASCII | re.IGNORECASE
)
"""What a spreadsheet takes for a date."""
_CHANGED = re.compile(
    rf"{_ZEROS.pattern}|{_LONG.pattern}|\d+(?:\.\d+)?e[+-]?\d+|\d+\.\d*[1-9]0+|{_DATE.pattern}",
    re.ASCII | re.IGNORECASE,
)
"""What a spreadsheet takes for a number or a date, and writes otherwise when it saves a file that it opened: ``1.10``
becomes 1.1, ``MAR01`` 1-Mar."""
_WRITTEN = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?: 0{1,2}:00(?::00)?)?|\d{1,2}[-. ]{1,2}[^\W\d_]{3,5}\.?(?:[- ]\d{2,4})?|"
    r"[^\W\d_]{3,5}\.?[-. ]{1,2}\d{2,4}"
)
"""How it writes one, in whatever language: ``4-Mar``, ``3. Apr``, ``Mrz 01``, ``03.04.2026``."""


def changed(ids: Iterable[str]) -> int:
    """How many of these ids a spreadsheet would write otherwise."""
    return sum(bool(_CHANGED.fullmatch(id)) for id in ids)


def is_rounded(id: str) -> bool:
    """Whether an id is a number with zeros in the place of its last digits, as a spreadsheet leaves a long one: it may
    have been any of many."""
    return bool(_LONG.fullmatch(id)) and len(id.rstrip("0")) <= _DIGITS


def mismatch(ids: Sequence[Set[str]]) -> str:
    """Why ids of some coders find no partner, as far as it shows: a sentence for each reason, and what to do; or
    nothing. ids: of each coder"""
    why: dict[str, None] = {}
    for one, other in combinations(ids, 2):
        why |= dict.fromkeys(_reasons(one - other, other - one))
    return " ".join([*(said for said in _SAID if said in why), _MEND] if why else [])


def _reasons(mine: Set[str], yours: Set[str]) -> Iterator[str]:
    if {_bare(id) for id in mine if _ZEROS.fullmatch(id)} & yours or (
        {_bare(id) for id in yours if _ZEROS.fullmatch(id)} & mine
    ):
        yield _OF_ZEROS
    if any(map(_LONG.fullmatch, mine)) and any(map(_LONG.fullmatch, yours)) and _rounded(mine) & _rounded(yours):
        yield _OF_ROUNDED
    if _multiplied(mine) & yours or _multiplied(yours) & mine:
        yield _OF_POWERS
    if _rewritten(mine, yours) or _rewritten(yours, mine):
        yield _OF_DATES


def _multiplied(ids: Set[str]) -> set[str]:
    """The whole numbers that ids are taken for which look like powers: 12e4 is 120000."""
    return {str(int(Decimal(id))) for id in ids if _POWER.fullmatch(id)}


def _rewritten(ids: Set[str], others: Set[str]) -> bool:
    """Whether some ids would be taken for dates, and some others are written as no such id is, and as dates are."""
    layouts = {_layout(id) for id in ids if _DATE.fullmatch(id)}
    return bool(layouts) and any(_WRITTEN.fullmatch(id) and _layout(id) not in layouts for id in others)


def _layout(id: str) -> str:
    """What stands in an id besides its figures and words."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", id))


def _bare(id: str) -> str:
    return id.lstrip("0") or "0"


def _rounded(ids: Set[str]) -> set[tuple[int, str]]:
    """Long numbers as far as a spreadsheet shows them, which may be five digits behind the first, rounded."""
    return {(len(id), f"{Decimal(id):.5e}") for id in ids if _LONG.fullmatch(id)}
