"""The codebook for people who code accounts: to read, to print, and as a sheet to fill in."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.files import write_text
from tearwise.annotation.ids import matched
from tearwise.annotation.rows import Columns, Row
from tearwise.annotation.sheet import SHEET, inert
from tearwise.errors import RowError
from tearwise.meanings import all_meanings
from tearwise.rendering.record import RowId


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


@dataclass(frozen=True)
class Sample:
    """The accounts to code, in the corpus' order.

    of:          how many there are to draw from
    left_out:    rows of the corpus that hold no account that can be read
    first_error: what is wrong with the first of these
    """

    rows: tuple[Row, ...]
    of: int
    left_out: int = 0
    first_error: str = ""


def drawn(corpus: Corpus, columns: Columns, sample: int | None = None, seed: int = 0) -> Sample:
    """The accounts to code: all, or so many drawn at random, each as likely as any other; fewer where there are fewer.

    Raises RowError where one has no id, or the id of another one, since codes are matched by it; and where no row holds
    an account.
    """
    draw = random.Random(seed)
    kept: list[tuple[int, Row]] = []
    seen: dict[str, int] = {}
    good, left_out, first_error = 0, 0, ""
    for number, row in enumerate(corpus.rows(columns), start=1):
        if row.text is None:
            left_out, first_error = left_out + 1, first_error or row.error
            continue
        if (id := matched(row.id)) is None:
            raise RowError(
                f"The account in row {number} has no {columns.id!r}: give each one, so that codes find it, or name the "
                "column that has it with --id-column."
            )
        if (first := seen.setdefault(id, number)) != number:
            counted = ", counted through all files," if len(corpus.files) > 1 else ""
            raise RowError(
                f"The accounts in rows {first} and {number}{counted} have the same {columns.id!r}: give each its own."
            )
        good += 1
        if sample is None or len(kept) < sample:
            kept.append((number, row))
        elif (place := draw.randrange(good)) < sample:  # Vitter's algorithm R (1985)
            kept[place] = (number, row)
    if not good:
        if not left_out:
            raise RowError("There is no account to code: there are no rows.")
        raise RowError(f"There is no account to code: no row can be read. The first: {first_error.rstrip('.')}.")
    return Sample(tuple(row for _, row in sorted(kept, key=lambda one: one[0])), good, left_out, first_error)


def write_sheet(target: Path, rows: Sequence[Row], force: bool = False) -> None:
    """Writes a coding sheet: CSV that spreadsheets open as it is, in UTF-8 with a byte order mark.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    force: write over what is there
    Raises FileError where it cannot be written.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(SHEET)
    writer.writerows([_cell(row.id), inert(row.text or ""), *[""] * (len(SHEET) - 2)] for row in rows)
    write_text(target, sheet.getvalue(), force, encoding="utf-8-sig")


def _cell(id: RowId) -> str:
    """An id as it stands in a sheet: as it is written, and of a whole number no ``.0``."""
    return inert(id if isinstance(id, str) else matched(id) or "")


def _data(name: str) -> str:
    return files("tearwise.annotation").joinpath(name).read_text(encoding="utf-8")
