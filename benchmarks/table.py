"""A table of figures, each with its interval: printed, put into documents and kept as JSON from one place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.annotation.evaluation import Statistic, interval


@dataclass(frozen=True)
class Cell:
    """A figure and, where it has one, its 95% bootstrap interval [low, high]; nan where there is no figure."""

    value: float
    low: float | None = None
    high: float | None = None
    digits: int = 3
    unit: str = ""

    @classmethod
    def over(cls, statistic: Statistic, count: int, digits: int = 3, unit: str = "") -> Cell:
        """A statistic of ``count`` things (it takes their indexes), its interval over resamples of them."""
        if count == 0:
            return cls(math.nan, digits=digits, unit=unit)
        low, high = interval(statistic, count)
        return cls(statistic(np.arange(count)), low, high, digits, unit)

    @classmethod
    def mean(cls, values: NDArray[np.generic], digits: int = 3) -> Cell:
        """The mean of numbers, or of what holds or not, one of each thing."""
        return cls.over(lambda i: float(values[i].mean()), len(values), digits)

    def __str__(self) -> str:
        if math.isnan(self.value):
            return "–"
        unit = f" {self.unit}" if self.unit else ""
        if self.low is None or self.high is None:
            return f"{self.value:.{self.digits}f}{unit}"
        return f"{self.value:.{self.digits}f}{unit} [{self.low:.{self.digits}f}, {self.high:.{self.digits}f}]"

    def to_record(self) -> dict[str, Any]:
        """As JSON: ``value``, and ``low``, ``high`` and ``unit`` where there are any."""
        record: dict[str, Any] = {"value": None if math.isnan(self.value) else self.value}
        if self.low is not None and self.high is not None and not math.isnan(self.low):
            record |= {"low": self.low, "high": self.high}
        return record | ({"unit": self.unit} if self.unit else {})


Line = tuple[str, Sequence[Cell | str]]
"""A name, and a cell for each column: a figure, or words where there is none."""


@dataclass(frozen=True)
class Table:
    """``columns`` name what stands after the first column; ``note`` says how the figures were got."""

    id: str
    title: str
    first: str
    columns: Sequence[str]
    rows: Sequence[Line]
    note: str = ""

    def __post_init__(self) -> None:
        for name, cells in self.rows:
            if len(cells) != len(self.columns):
                raise ValueError(f"{self.id}: {name!r} has {len(cells)} cells for {len(self.columns)} columns")

    def __str__(self) -> str:
        """Markdown whose columns stand in line."""
        lines = [[self.first, *self.columns], *([name, *map(str, cells)] for name, cells in self.rows)]
        widths = [max(len(line[k]) for line in lines) for k in range(len(lines[0]))]
        rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
        body = "\n".join(f"| {' | '.join(_aligned(line, widths))} |" for line in [lines[0], rule, *lines[1:]])
        return "\n\n".join(filter(None, (f"## {self.title}", body, self.note)))

    def to_record(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "id": self.id,
            "title": self.title,
            "note": self.note,
            "rows": [
                {
                    "name": name,
                    **{
                        column: cell if isinstance(cell, str) else cell.to_record()
                        for column, cell in zip(self.columns, cells, strict=True)
                    },
                }
                for name, cells in self.rows
            ],
        }


def _aligned(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [line[0].ljust(widths[0]), *(text.rjust(width) for text, width in zip(line[1:], widths[1:], strict=True))]
