"""Parquet through PyArrow; the one module that imports it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Literal

from tearwise.annotation.files import check_fetched, explained
from tearwise.annotation.headings import Used, checked_columns
from tearwise.errors import FileError, MissingExtra
from tearwise.meanings import MEANINGS

BATCH = 1024
"""Rows that are taken from a file at once."""

IdType = Literal["string", "int64", "double"]


def parquet_rows(
    path: Path,
    needed: Sequence[str],
    wanted: Sequence[str],
    option: str = "--text-column",
    asked: Sequence[str] = (),
    used: Used = lambda column: False,
    ids: str | None = None,
) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows of a Parquet file as mappings of the wanted columns, each with what is wrong with its bytes, or "". One
    in which something is wrong has the cells that are whole.

    option: of the command line, by which the first column that is needed is named
    asked:  other columns that it may have: like those that are needed they are known by their names, whatever the
            capitals in these
    used:   which other columns it must not have twice; of one that is neither, the first is taken
    ids:    the column that names the rows
    Raises FileError where it cannot be read, lacks a column that is needed or has one twice, or has in that of the ids
    what is no id, and MissingExtra without PyArrow.
    """
    pa, pq = _arrow()
    with _explained(pa, path), _opened(pa, path) as content, pq.ParquetFile(content) as file:
        there = file.schema_arrow.names
        names = checked_columns(str(path), there, needed, option, asked, used)
        called = zip(there, names, strict=True)
        columns = {column: name for column, name in called if column in wanted or name in wanted}
        for column, name in columns.items():
            if name == ids:
                _check_ids(pa, path, name, file.schema_arrow.types[there.index(column)])
        for batch in file.iter_batches(batch_size=BATCH, columns=list(columns)):
            yield from _rows(pa, batch, columns)


def _check_ids(pa: Any, path: Path, name: str, kind: Any) -> None:
    """Raises FileError where a column of this type cannot name the rows, each of which would fail by itself."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_boolean(kind) or pa.types.is_nested(kind):
        held = "true and false" if pa.types.is_boolean(kind) else "lists or structs"
        raise FileError(
            f"{path}: {name!r} is a column of {held}, and what names a row is a text or a number. Name the column of "
            f"the ids with --id-column; where the file has none, give {name!r} another name."
        )


def parquet_columns(path: Path) -> list[str]:
    """The names of a Parquet file's columns."""
    pa, pq = _arrow()
    with _explained(pa, path), _opened(pa, path) as content:
        return list(pq.read_schema(content).names)


def row_count(path: Path) -> int:
    """How many rows a Parquet file has."""
    pa, pq = _arrow()
    with _explained(pa, path), _opened(pa, path) as content:
        return int(pq.read_metadata(content).num_rows)


def write_parquet(out: BinaryIO, shards: Iterable[Sequence[dict[str, Any]]], flat: bool, id_type: IdType) -> None:
    """Writes records, a row group for each shard: ``flat`` ones, or nested ones as lists and structs."""
    pa, pq = _arrow()
    schema = flat_schema(pa, id_type) if flat else nested_schema(pa, id_type)
    with pq.ParquetWriter(out, schema) as writer:
        for records in shards:
            writer.write_table(pa.Table.from_pylist([_typed(one, id_type) for one in records], schema=schema))


def flat_schema(pa: Any, id_type: IdType) -> Any:
    """The Arrow schema of flat records: probabilities as doubles, presence as booleans, null where it was not read."""
    from tearwise.annotation.flat import COLUMNS

    kinds = {"text": pa.string(), "number": pa.float64(), "bool": pa.bool_()}
    return pa.schema([(name, pa.type_for_alias(id_type) if name == "id" else kinds[k]) for name, k in COLUMNS.items()])


def nested_schema(pa: Any, id_type: IdType) -> Any:
    """The Arrow schema of ``tearwise.reading/1`` and of failed rows; an answer is a list of values in words."""
    from tearwise.accounts import QUESTIONS

    passage = [("start", pa.int32()), ("end", pa.int32()), ("quote", pa.string())]
    evidence = pa.list_(pa.struct([*passage, ("effect", pa.float64())]))
    meaning = [("id", pa.string()), ("probability", pa.float64()), ("present", pa.bool_()), ("evidence", evidence)]
    risk = [("id", pa.string()), ("urgency", pa.string()), ("evidence", pa.list_(pa.struct(passage)))]
    return pa.schema(
        [
            ("id", pa.type_for_alias(id_type)),
            ("schema", pa.string()),
            ("bundle", pa.string()),
            ("status", pa.string()),
            ("meanings", pa.list_(pa.struct(meaning), len(MEANINGS))),
            ("risks", pa.list_(pa.struct(risk))),
            ("answers", pa.struct([(question, pa.list_(pa.string())) for question in QUESTIONS])),
            ("question", pa.struct([("id", pa.string()), ("expected_information", pa.float64())])),
            ("language", pa.string()),
            ("error", pa.string()),
        ]
    )


def _typed(record: dict[str, Any], id_type: IdType) -> dict[str, Any]:
    """A record whose id and answers have the columns' types, and whose id and error are text that Parquet can hold."""
    id, answers, error = record["id"], record.get("answers"), record.get("error")
    if id_type == "string" and id is not None:
        record = record | {"id": _escaped(str(id))}
    if error is not None:
        record = record | {"error": _escaped(error)}
    if answers:
        listed = {q: a if a is None or isinstance(a, list) else [str(a)] for q, a in answers.items()}
        record = record | {"answers": listed}
    return record


def _escaped(text: str) -> str:
    """A text with what UTF-8 cannot hold escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _rows(pa: Any, batch: Any, columns: Mapping[str, str]) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows of a batch. columns: each that is read → what it is called in the rows"""
    names = batch.schema.names
    cells = [_cells(pa, batch.column(names.index(column))) for column in columns]
    for values in zip(*cells, strict=True):
        row = dict(zip(columns.values(), values, strict=True))
        if broken := [column for column, value in row.items() if isinstance(value, UnicodeDecodeError)]:
            whole = {column: value for column, value in row.items() if column not in broken}
            yield whole, f"is not UTF-8 in {broken[0]!r}"
        else:
            yield row, ""


def _cells(pa: Any, column: Any) -> list[Any]:
    """A column's values; a UnicodeDecodeError stands for bytes that are no text."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return [_text(value) for value in column.cast(pa.large_binary()).to_pylist()]
    if pa.types.is_nested(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind):
        return _nested(column)
    try:
        values = column.to_pylist()
    except (OverflowError, ValueError):  # a time for which Python has no value
        values = column.cast(pa.string()).to_pylist()
    return [None if one is None else _text(one) if isinstance(one, bytes) else str(one) for one in values]


def _nested(column: Any) -> list[Any]:
    with suppress(UnicodeDecodeError):
        return list(column.to_pylist())
    return [_whole(cell) for cell in column]


def _whole(cell: Any) -> Any:
    try:
        return cell.as_py()
    except UnicodeDecodeError as error:
        return error


def _text(value: bytes | None) -> Any:
    try:
        return None if value is None else value.decode("utf-8")
    except UnicodeDecodeError as error:
        return error


def _opened(pa: Any, path: Path) -> Any:
    """A file as PyArrow reads it, whose own way to open one takes no name that is not UTF-8."""
    return pa.OSFile(os.fsencode(path))


@contextmanager
def _explained(pa: Any, path: Path) -> Iterator[None]:
    """Turns what PyArrow, or the system, says of a file into a FileError."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the system's: it is not there, or not to be read
            raise FileError(f"{path} cannot be read: {os.strerror(error.errno)}.") from error
        with explained(path, "read"), path.open("rb") as file:
            check_fetched(file.read(64), str(path))
        raise FileError(f"{path} cannot be read as Parquet ({type(error).__name__}). Is it whole?") from error


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra.of("corpora", "For Parquet files") from error
    return pyarrow, pyarrow.parquet
