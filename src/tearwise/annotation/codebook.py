"""The codebook for people who code accounts: to read, to print, and as a sheet to fill in."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.files import explained
from tearwise.annotation.rows import Columns, Row
from tearwise.errors import RowError
from tearwise.meanings import MEANINGS, all_meanings

SHEET = ("id", "text", "usable", *MEANINGS, "notes")
"""The columns of a coding sheet."""

_ACTS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: a spreadsheet would take it for a formula, and an account could make it act."""


def codebook_markdown() -> str:
    """The codebook as Markdown."""
    rows = ["| id | the tears say | 2, for instance | not this |", "| --- | --- | --- | --- |"]
    rows += [f"| `{one.id}` | {one.definition} | {one.shown_when} | {one.not_this} |" for one in all_meanings()]
    return _data("codebook.md").replace("{meanings}", "\n".join(rows))


def codebook_html() -> str:
    """The codebook as a page that stands alone and prints well; it loads nothing."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(codebook_markdown())
    return _data("codebook.html").replace("{body}", body.strip())


def sheet_rows(corpus: Corpus, columns: Columns, sample: int | None = None, seed: int = 0) -> list[Row]:
    """The accounts to code: all, or so many drawn at random, each as likely as any other, in the corpus' order.

    Rows that hold no account are left out. Raises RowError where one has no id, or the id of another one: codes are
    matched by it.
    """
    draw = random.Random(seed)
    kept: list[tuple[int, Row]] = []
    seen: set[str] = set()
    good = 0
    for number, row in enumerate(corpus.rows(columns), start=1):
        if row.text is None:
            continue
        if row.id is None:
            raise RowError(f"The account in row {number} has no {columns.id!r}: give each one, so that codes find it.")
        if str(row.id) in seen:
            raise RowError(f"The account in row {number} has the {columns.id!r} of another one: give each its own.")
        seen.add(str(row.id))
        good += 1
        if sample is None or len(kept) < sample:
            kept.append((number, row))
        elif (place := draw.randrange(good)) < sample:  # Vitter's algorithm R (1985)
            kept[place] = (number, row)
    return [row for _, row in sorted(kept, key=lambda one: one[0])]


def write_sheet(target: Path, rows: Sequence[Row]) -> None:
    """Writes a coding sheet: CSV that spreadsheets open as it is, in UTF-8 with a byte order mark.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    with explained(target, "written"), open(target, "x", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(SHEET)
        writer.writerows([_inert(str(row.id)), _inert(row.text or ""), *[""] * (len(SHEET) - 2)] for row in rows)


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_ACTS) else cell


def _data(name: str) -> str:
    return files("tearwise.annotation").joinpath(name).read_text(encoding="utf-8")
