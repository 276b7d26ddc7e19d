"""The labels in a table's row, which are all settled: what is open, or no code, is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tearwise.annotation.cells import code_of, coder_of, is_blank, is_empty
from tearwise.annotation.codings import check_meanings
from tearwise.annotation.slips import Slips
from tearwise.errors import FileError
from tearwise.meanings import MEANINGS

FORMS = (
    "Labelled accounts are JSON Lines (.jsonl) with 'text' and 'meanings' in each, or a table (.csv, .tsv, .txt, "
    ".parquet) with a column 'text' and one for each meaning: tearwise codebook sheet.csv --accounts IN makes one to "
    "fill in."
)

_NO_CODES = (
    "Code it, with a 0 at least, or write no in its column 'usable' if nobody cries. Where a row without any code "
    "means that nothing is shown, give --blank-coded."
)
_NO_CODE = "A code is 0, 1 (plausible) or 2 (shown), yes or no."
_OPEN = "Settle what is open first: 0, 1 or 2, yes or no."


@dataclass
class _Hand:
    """How a coder writes: whether something is said to be not shown, and how many cells of coded rows hold nothing
    (``empty``), or what programs write for that (``missing``)."""

    writes_no: bool = False
    empty: int = 0
    missing: int = 0


@dataclass
class Made:
    """What was made of the rows of a file so far.

    blank_coded:      whether a row without any code is coded, with nothing shown
    unmarked, totals: as in ``Gold``
    slips:            the cells that are wrong
    known:            the coders that are named, as ``coder_of`` knows them
    hands:            coder ("" where none is named) → how that coder writes
    touched:          the meanings in whose cells something stands in some row
    """

    blank_coded: bool
    slips: Slips
    unmarked: int = 0
    totals: int = 0
    known: dict[str, str] = field(default_factory=dict)
    hands: defaultdict[str, _Hand] = field(default_factory=lambda: defaultdict(_Hand))
    touched: set[str] = field(default_factory=set)

    @property
    def blank(self) -> int:
        """How many cells of coded rows were taken as 0 that their coder may have passed over, as in ``Coding``."""
        return sum(hand.missing + (hand.empty if hand.writes_no else 0) for hand in self.hands.values())

    @property
    def untouched(self) -> tuple[str, ...]:
        """The meanings in whose cells nothing stands in any row, where some are counted in ``blank``."""
        return tuple(id for id in MEANINGS if id not in self.touched) if self.blank else ()


def labels_in(
    source: Path,
    place: str,
    values: Mapping[str, Any],
    cells: Mapping[str, Any],
    usable: bool | None,
    made: Made,
) -> dict[str, int | bool]:
    """The codes of the nine meanings in a row's cells; none where it says that its account is not usable."""
    if lacking := [id for id in MEANINGS if id not in cells]:
        check_meanings(source, lacking, values)
        raise FileError(f"{source} has no column for {', '.join(lacking)}. {FORMS}")
    if usable is False:
        return {}
    id, slips = values.get("id"), made.slips
    if all(is_blank(cell) for cell in cells.values()):
        if not made.blank_coded:
            slips.add(place, "usable", "has no codes", _NO_CODES, id)
            return {}
        made.unmarked += 1
        return dict.fromkeys(MEANINGS, 0)
    hand = made.hands[coder_of(source, values, made.known)]
    codes: dict[str, int | bool] = {}
    for meaning in MEANINGS:
        if is_blank(cell := cells[meaning]):
            codes[meaning] = 0
            hand.empty, hand.missing = hand.empty + is_empty(cell), hand.missing + (not is_empty(cell))
            continue
        try:
            code = code_of(cell)
        except ValueError:
            slips.add(place, meaning, f"has in {meaning!r} what is no code", _NO_CODE, id)
            continue
        if code is None:
            slips.add(place, meaning, f"leaves {meaning!r} open", _OPEN, id)
        else:
            codes[meaning] = code
            made.touched.add(meaning)
            hand.writes_no = hand.writes_no or code == 0  # also of a no: False is 0
    return codes
