"""A reading as columns: what a spreadsheet or a data frame takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, get_args

from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Reading, Risk, RiskId
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
"""The columns in their order, and what each holds. A risk's column holds its urgency (``now``, ``soon``) or nothing."""

_NOTHING: Mapping[str, Any] = dict.fromkeys(COLUMNS)


def flat_row(id: RowId, reading: Reading) -> dict[str, Any]:
    """A reading as a value for each of ``COLUMNS``; evidence and the next question are left out.

    Where the account was not read (its status is another than ``read``) nothing is said of any meaning: probability and
    presence are None, so that no mean or share counts them as 0. Risks are told all the same: danger is looked for in
    every account.
    """
    values: dict[str, Any] = {**_NOTHING, "id": id, "status": reading.status, "language": reading.language}
    if reading.status == "read":
        for one in reading.meanings:
            values[f"{one.id}_probability"] = round(one.probability, 4)
            values[f"{one.id}_present"] = one.present
    for risk in reading.risks:
        values[risk.id] = risk.urgency
    values["bundle"] = reading.bundle
    return values


def flat_failed_row(id: RowId, error: str, risks: Sequence[Risk] = ()) -> dict[str, Any]:
    """A row that could not be read, as a value for each of ``COLUMNS``; with the risks that its text tells of."""
    urgencies: dict[str, Any] = {risk.id: risk.urgency for risk in risks}
    return {**_NOTHING, "id": id, "status": "error", "error": error, **urgencies}
