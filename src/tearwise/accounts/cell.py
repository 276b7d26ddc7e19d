"""A cell of a table, given in the place of a text or of an answer's value."""

from __future__ import annotations

import math
from typing import Any

_GAPS = frozenset({"NAType", "NaTType", "NullScalar"})
"""The types by which pandas and PyArrow say that there is nothing in a cell: neither is imported here."""


def is_gap(cell: object) -> bool:
    """Whether a cell has nothing in it: NaN (of NumPy's kinds, too), pandas' NA and NaT, a null of PyArrow's. None is
    for its caller to judge: as an answer it is "I don't know"."""
    value = unwrapped(cell)
    return (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in _GAPS


def unwrapped(cell: Any) -> object:
    """A single value of NumPy's, which may be no bool, int or str, as Python's own; any other cell as it is."""
    return cell.item() if getattr(cell, "ndim", None) == 0 else cell
