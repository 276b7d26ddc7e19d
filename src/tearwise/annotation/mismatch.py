"""Why ids of the same accounts may not match: what spreadsheets make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from itertools import combinations

_DIGITS = 15
"""So many digits of a number a spreadsheet keeps."""
_LONG = re.compile(rf"\d{{{_DIGITS + 1},}}", re.ASCII)
_ZEROS = re.compile(r"0+\d+", re.ASCII)
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?)"
)
_CHANGED = re.compile(
    rf"{_ZEROS.pattern}|{_LONG.pattern}|\d+(?:\.\d+)?e[+-]?\d+|\d{{1,4}}[-/]\d{{1,2}}(?:[-/]\d{{1,4}})?|"
    rf"\d+\.\d*[1-9]0+|{_MONTH}[- ]?\d{{1,4}}|\d{{1,2}}[- ]?{_MONTH}",
    re.ASCII | re.IGNORECASE,
)
"""What a spreadsheet takes for a number or a date, and writes otherwise when it saves a file that it opened: ``1.10``
becomes 1.1, ``MAR01`` 1-Mar."""


def changed(ids: Iterable[str]) -> int:
    """How many of these ids a spreadsheet would write otherwise."""
    return sum(bool(_CHANGED.fullmatch(id)) for id in ids)


def is_rounded(id: str) -> bool:
    """Whether an id is a number with zeros in the place of its last digits, as a spreadsheet leaves a long one: it may
    have been any of many."""
    return bool(_LONG.fullmatch(id)) and len(id.rstrip("0")) <= _DIGITS


def mismatch(ids: Sequence[Set[str]]) -> str:
    """Why ids of some coders find no partner, if it shows, in a sentence; else nothing. ids: of each coder"""
    for one, other in combinations(ids, 2):
        mine, yours = one - other, other - one
        if {_bare(id) for id in mine if _ZEROS.fullmatch(id)} & yours or (
            {_bare(id) for id in yours if _ZEROS.fullmatch(id)} & mine
        ):
            return "Some ids would match without the zeros before them: a spreadsheet takes these off."
        if any(map(_LONG.fullmatch, mine)) and any(map(_LONG.fullmatch, yours)) and _rounded(mine) & _rounded(yours):
            return f"Some ids begin alike and have more than {_DIGITS} digits: a spreadsheet rounds these."
    return ""


def _bare(id: str) -> str:
    return id.lstrip("0") or "0"


def _rounded(ids: Set[str]) -> set[tuple[int, str]]:
    """Long numbers as far as a spreadsheet shows them, which may be five digits behind the first, rounded."""
    return {(len(id), f"{Decimal(id):.5e}") for id in ids if _LONG.fullmatch(id)}
