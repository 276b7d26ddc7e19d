"""Ids of accounts: the one form in which they are compared, whatever file they stand in."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal

_WHOLE = re.compile(r"(-?(?:0|[1-9]\d*))(?:\.0+|,00?)", re.ASCII)
_POWER = re.compile(r"-?\d(?:[.,]\d+)?[eE]\+\d{2,3}", re.ASCII)
"""How programs write whole numbers that are large: 1e+16, or 1,2E+18 where decimals have a comma. Without the sign it
may be an id in letters and digits."""


_SHIELDED = re.compile(r'="([^"]*)"')
"""How tables hold an id that a spreadsheet is to take for text: ``="007"``."""


def matched(id: object) -> str | None:
    """An id as it is compared with others; None where nothing stands in its place: an empty cell, or a gap among
    numbers.

    The same id is another one in every layout: tables with gaps hold 7 as ``7.0``, or ``7,0`` or ``7,00`` where
    decimals have a comma (``7,000`` may be a thousand times as much), JSON as 7 or ``"7"``, spreadsheets with blanks
    around it or as the formula ``="7"``, which they save as 7, and an accent may be a sign of its own. Zeros before a
    number belong to the id.
    """
    if id is None or (isinstance(id, float) and not math.isfinite(id)):
        return None
    if isinstance(id, float) and id.is_integer():
        return str(int(id))
    text = str(id).strip()
    if shielded := _SHIELDED.fullmatch(text):
        text = shielded[1].strip()
    if found := _WHOLE.fullmatch(text):
        return found[1]
    if _POWER.fullmatch(text) and (number := Decimal(text.replace(",", "."))) == number.to_integral_value():
        return str(int(number))
    return unicodedata.normalize("NFC", text) or None
