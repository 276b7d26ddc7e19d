"""A reading as columns: what a spreadsheet or a data frame takes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Reading, RiskId
from tearwise.rendering.record import RowId

Kind = Literal["id", "text", "number", "bool"]
RISKS: tuple[RiskId, ...] = get_args(RiskId)

_MEANINGS: dict[str, Kind] = {}
for _id in MEANINGS:
    _MEANINGS |= {f"{_id}_probability": "number", f"{_id}_present": "bool"}
_RISKS: dict[str, Kind] = dict.fromkeys(RISKS, "text")
COLUMNS: Mapping[str, Kind] = MappingProxyType(
    {"id": "id", "status": "text", "error": "text", "language": "text", **_MEANINGS, **_RISKS, "bundle": "text"}
)
"""The columns in their order, and what each holds. A risk's column holds its urgency, ``now`` or ``soon``."""


def flat_row(id: RowId, reading: Reading) -> dict[str, Any]:
    """A reading as a value for each of ``COLUMNS``; evidence and the next question are left out."""
    urgency = {risk.id: risk.urgency for risk in reading.risks}
    found = {one.id: one for one in reading.meanings}
    values: dict[str, Any] = {"id": id, "status": reading.status, "error": None, "language": reading.language}
    for meaning in MEANINGS:
        values[f"{meaning}_probability"] = round(found[meaning].probability, 4)
        values[f"{meaning}_present"] = found[meaning].present
    return values | {risk: urgency.get(risk) for risk in RISKS} | {"bundle": reading.bundle}


def flat_failed_row(id: RowId, error: str) -> dict[str, Any]:
    """A row that could not be read, as a value for each of ``COLUMNS``."""
    return {**dict.fromkeys(COLUMNS), "id": id, "status": "error", "error": error}
