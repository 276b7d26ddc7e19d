"""The labels in a table's row, which are all settled: what is open, or no code, is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tearwise.annotation.cells import code_of, is_blank
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
class Made:
    """What was made of the rows of a file so far.

    blank_coded:      whether a row without any code is coded, with nothing shown
    unmarked, totals: as in ``Gold``
    slips:            the cells that are wrong
    """

    blank_coded: bool
    slips: Slips
    unmarked: int = 0
    totals: int = 0


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
    codes: dict[str, int | bool] = {}
    for meaning in MEANINGS:
        try:
            code = code_of(cells[meaning])
        except ValueError:
            slips.add(place, meaning, f"has in {meaning!r} what is no code", _NO_CODE, id)
            continue
        if code is None:
            slips.add(place, meaning, f"leaves {meaning!r} open", _OPEN, id)
        else:
            codes[meaning] = code
    return codes
