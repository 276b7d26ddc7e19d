"""The tables as a page for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import Table

SCHEMA = "tearwise.benchmarks/1"

PAGE, RESULTS = Path("docs/benchmarks.md"), Path("benchmarks/results.json")
"""Where they stand in the project."""


@dataclass(frozen=True)
class Report:
    """One run. ``files``: what was read, name → SHA-256; ``date``: ISO 8601, UTC."""

    tables: Sequence[Table]
    command: str
    date: str
    bundle: str
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    files: Mapping[str, str]
    quick: bool = False

    def write(self, out: Path) -> None:
        """Write the page and the results under ``out``, a folder laid out like the project."""
        for path, content in ((PAGE, self.page()), (RESULTS, json.dumps(self.to_record(), indent=1) + "\n")):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_text(content, encoding="utf-8")

    def page(self) -> str:
        """Markdown."""
        about = [
            ("command", f"`{self.command}`"),
            ("date", self.date),
            ("bundle", f"`{self.bundle}`"),
            *self.machine.items(),
            ("versions", ", ".join(f"{name} {version}" for name, version in self.versions.items())),
        ]
        head = [
            "# Benchmarks",
            f"Written by `make bench`, as printed; the same figures for programs are in `{RESULTS}`. "
            "In brackets: 95% bootstrap intervals over accounts (1,000 resamples, seed 0; for times, over runs).",
            "The labels are one language model's readings of what people wrote, made under one codebook and checked by "
            "nobody who was there. Two such readings agree more than people's would: the best published agreement "
            "of people on emotion in text that we found is alpha 0.483. What the criers themselves would say is not "
            "known.",
        ]
        if self.quick:
            head.append("**A quick run over a small part of the data: these figures only show that it runs.**")
        lines = [
            "## How it was measured",
            "",
            "| | |",
            "| --- | --- |",
            *(f"| {name} | {what} |" for name, what in about),
        ]
        tail = "\n".join(lines)
        return "\n\n".join([*head, *map(str, self.tables), tail]) + "\n"

    def to_record(self) -> dict[str, object]:
        """As JSON."""
        return {
            "schema": SCHEMA,
            "quick": self.quick,
            "command": self.command,
            "date": self.date,
            "bundle": self.bundle,
            "machine": dict(self.machine),
            "versions": dict(self.versions),
            "data": dict(self.files),
            "tables": [table.to_record() for table in self.tables],
        }
