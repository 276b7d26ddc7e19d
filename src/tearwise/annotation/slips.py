"""Cells that hold what they cannot. Those of a file are told together, so that whoever filled it in mends them in one
go and need not come back for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tearwise.annotation.headings import is_name
from tearwise.errors import RowError

_SHOWN = 5
"""Cells that are named besides the first."""


@dataclass
class Slips:
    """The wrong cells of a file, as far as it was read. number: how many there are"""

    source: Path
    number: int = 0
    _first: str = ""
    _others: list[str] = field(default_factory=list)
    _mend: dict[str, None] = field(default_factory=dict)

    def add(self, place: str, column: str, said: str, mend: str, id: object = None) -> None:
        """Takes one in.

        place: of the row, "row 2"
        said:  what is wrong with it, as "has in 'love' what is no code" goes on from the place
        mend:  what to do, in a sentence
        id:    of the row, by which a spreadsheet finds it: it counts the line of names as a row too
        """
        named = id if isinstance(id, str) and is_name(id) else ""
        self.number += 1
        self._mend[mend] = None
        if self.number == 1:
            self._first = f"{place} {said}.{named and f' Its id is {named}.'}"
        elif len(self._others) < _SHOWN:
            self._others.append(f"{place} in {column!r}{named and f' ({named})'}")

    def check(self) -> None:
        """Raises RowError where there are any: the first, how many others, and where the first of these are."""
        if not self.number:
            return
        others = ""
        if more := self.number - 1:
            wrong = "other cell is wrong" if more == 1 else "other cells are wrong"
            end = ", …" if more > len(self._others) else "."
            others = f" {more} {wrong} too: {', '.join(self._others)}{end}"
        raise RowError(f"{self.source}: {self._first}{others} {' '.join(self._mend)}")
