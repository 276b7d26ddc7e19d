"""The file that a run ends in: all records together, in the format that the target's name tells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tearwise.annotation.arrow import IdType, write_parquet
from tearwise.annotation.files import explained
from tearwise.annotation.flat import COLUMNS
from tearwise.annotation.formats import COMPRESSIONS, Form, Format, compression_of, format_of, packing
from tearwise.annotation.ids import matched
from tearwise.annotation.reasons import reason_of
from tearwise.annotation.repeated import Ids, Repeated
from tearwise.annotation.unfinished import Unfinished
from tearwise.errors import FileError
from tearwise.replacement import flush

WRITTEN: tuple[Format, ...] = ("jsonl", "csv", "tsv", "parquet")
_LARGEST_INT = 2**63
_LARGEST_EXACT = 2**53
"""The largest whole number up to which a double holds each one exactly."""


@dataclass(frozen=True)
class Contents:
    """What a run's records are: how many have each status, the type of their ids, and which of these repeat.

    named:       how many have an id; None where nobody counted
    nameless:    how many have none, though nothing else is wrong with them
    first_error: what the first one says that could not be read
    errors:      why rows could not be read → how many for that reason, the most first
    changed:     the names of the files that were changed while they were read
    """

    statuses: dict[str, int]
    id_type: IdType
    repeated: Repeated = field(default_factory=Repeated)
    named: int | None = None
    nameless: int = 0
    first_error: str = ""
    errors: dict[str, int] = field(default_factory=dict)
    changed: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are, of whatever status."""
        return sum(self.statuses.values())

    @property
    def failed(self) -> int:
        """How many of them could not be read at all."""
        return self.statuses.get("error", 0)


def written_format(target: Path) -> Format:
    """The format that a file will be written in. Raises FileError where its name tells none."""
    found = format_of(target)
    if found is None or found not in WRITTEN:
        raise FileError(
            f"{target} has a name that tells no format to write: .jsonl, .csv, .tsv or .parquet, "
            f"the first three also with {', '.join(COMPRESSIONS)}."
        )
    if found == "parquet" and compression_of(target):
        raise FileError(f"{target}: Parquet is compressed already. Name it .parquet.")
    return found


def form_for(target: Path, wanted: Form | None) -> Form:
    """Flat columns for a table, records for JSON Lines, unless something else is wanted. Raises FileError for nested
    records in CSV, which has no place for them."""
    format = written_format(target)
    if format in ("csv", "tsv") and wanted == "nested":
        raise FileError(f"{target} cannot hold nested records. Name it .jsonl or .parquet, or take flat columns.")
    return wanted or ("nested" if format == "jsonl" else "flat")


def contents(unfinished: Unfinished) -> Contents:
    """Looks through all records."""
    statuses: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    kinds: set[str] = set()
    ids = Ids(unfinished.folder)
    named, nameless, first_error = 0, 0, ""
    for records in unfinished.shards():
        statuses.update(record["status"] for record in records)
        kinds.update(_id_kind(record["id"]) for record in records)
        ids.add(record["id"] for record in records)
        have = [matched(record["id"]) is not None for record in records]  # "" names no row
        named += sum(have)
        nameless += sum(not one and record["status"] != "error" for one, record in zip(have, records, strict=True))
        failed = [record for record in records if record["status"] == "error"]
        first_error = first_error or next((record["error"] for record in failed), "")
        reasons.update(reason_of(record["error"], record["id"]) for record in failed)
    kinds.discard("none")
    every, errors = dict(sorted(statuses.items())), dict(sorted(reasons.items(), key=lambda one: (-one[1], one[0])))
    return Contents(every, _id_type(kinds), ids.repeated(), named, nameless, first_error, errors)


def write_whole(unfinished: Unfinished, form: Form, id_type: IdType) -> Path:
    """Writes all records into one file in the run's folder, and makes sure that it is on the disk."""
    format, compression = written_format(unfinished.target), compression_of(unfinished.target)
    whole = unfinished.folder / "whole"
    with explained(whole, "written"), open(whole, "wb") as raw:
        if format == "parquet":
            write_parquet(raw, unfinished.shards(), form == "flat", id_type)
        else:
            out: Any = packing(raw, compression) if compression else raw
            for piece in unfinished.lines() if format == "jsonl" else _table(unfinished, format):
                out.write(piece)
            if compression:
                out.close()
        raw.flush()
        flush(raw.fileno())
    return whole


class _Rows(io.StringIO):
    """Ends rows in a line feed. csv ends them in ``END``: before Python 3.13 it quotes a carriage return in a cell only
    where rows end in one."""

    END = "\r\n"

    def write(self, row: str) -> int:
        return super().write(row.removesuffix(self.END) + "\n")


def _table(unfinished: Unfinished, format: Format) -> Iterator[bytes]:
    text = _Rows()
    writer = csv.writer(text, delimiter="\t" if format == "tsv" else ",", lineterminator=_Rows.END)
    writer.writerow(COLUMNS)
    for records in unfinished.shards():
        writer.writerows([_cell(record[column]) for column in COLUMNS] for record in records)
        yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    content = text.getvalue().encode("utf-8", "backslashreplace")
    text.seek(0)
    text.truncate()
    return content


def _cell(value: object) -> object:
    return ("false", "true")[value] if isinstance(value, bool) else value


def _id_kind(id: object) -> str:
    if id is None:
        return "none"
    if isinstance(id, int) and -_LARGEST_INT <= id < _LARGEST_INT:
        return "int" if abs(id) <= _LARGEST_EXACT else "large int"
    return "double" if isinstance(id, float) else "string"


def _id_type(kinds: Set[str]) -> IdType:
    """The type that holds ids of these kinds as they are."""
    if kinds and kinds <= {"int", "large int"}:
        return "int64"
    return "double" if kinds and kinds <= {"int", "double"} else "string"
