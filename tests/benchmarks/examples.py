"""Labelled accounts made up for the tables, and how to find a figure in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.table import Cell, Table
from tearwise.meanings import MEANINGS
from training.rows import Row


def row(text: str, shown: Sequence[str] = (), quotes: dict[str, list[str]] | None = None, **more: Any) -> Row:
    """A labelled account; usable where it shows something."""
    labels = {m: 2 if m in shown else 0 for m in MEANINGS}
    about = {"id": text[:12], "source": "own", "use": "evaluate", "licence": "CC0-1.0", "usable": bool(shown)}
    context = {"meanings": labels, "evidence": quotes or {}, "crier": "other", "trigger": ("other",)}
    return Row(text=text, **{**about, **(context if shown else {}), **more})


ROWS = [
    row(
        "We ate late. My husband cried and said sorry for all of it. Then the kettle boiled over.",
        ["remorse"],
        {"remorse": ["said sorry for all of it"]},
        relationship="partner",
        trigger=("conflict",),
        said=("apology",),
        crier_gender="m",
    ),
    row(
        "Her dog died in the night. My sister wept in the hall, and it was still dark outside.",
        ["loss_fear"],
        {"loss_fear": ["Her dog died in the night"]},
        relationship="sibling",
        trigger=("death",),
        crier_gender="f",
    ),
    row(
        "I cried at the wedding because I was so happy and proud, right there between the tables.",
        ["joy_relief"],
        {"joy_relief": ["I was so happy and proud"]},
        trigger=("ceremony",),
        crier="narrator",
    ),
    row(
        "My friend wept on the bus, exhausted and stressed, with the shopping between her feet.",
        ["other"],
        {"other": ["exhausted and stressed"]},
        relationship="friend",
        trigger=("overload",),
        rare=True,
        crier_gender="f",
    ),
    row("The film was fine and we went home by the river."),
]
READABLE = [one for one in ROWS if one.usable]


def cell(table: Table, name: str, column: str) -> Cell:
    cells = dict(table.rows)[name]
    found = cells[list(table.columns).index(column)]
    assert isinstance(found, Cell)
    return found
