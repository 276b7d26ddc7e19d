"""What a run writes, in each format that it can be written in."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tearwise.annotation.flat import COLUMNS
from tearwise.annotation.formats import Form
from tearwise.annotation.manifest import manifest_path
from tearwise.annotation.repeated import Repeated
from tearwise.annotation.work import alone
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import FileError
from tearwise.meanings import MEANINGS
from tearwise.reading import Reader
from tearwise.safety import find_risks
from tests.annotation.scripted import TEXTS, corpus, run
from tests.rendering.test_record import ROWS


def written(tmp_path: Path, name: str, form: Form | None = None, rows: int = 10) -> Path:
    run(corpus(tmp_path / "in.jsonl", rows), tmp_path / name, form=form)
    return tmp_path / name


def records(tmp_path: Path, form: Form | None = None) -> list[dict[str, Any]]:
    lines = written(tmp_path, f"{form}.jsonl", form).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_row_of_json_lines_is_as_its_schema_says(tmp_path: Path) -> None:
    for record in records(tmp_path):
        ROWS.validate(record)


def test_flat_columns_say_what_the_records_say(tmp_path: Path) -> None:
    for nested, flat in zip(records(tmp_path), records(tmp_path, "flat"), strict=True):
        assert list(flat) == list(COLUMNS)
        assert (flat["id"], flat["status"], flat["error"]) == (nested["id"], nested["status"], nested.get("error"))
        for meaning in nested.get("meanings", ()) if nested["status"] == "read" else ():
            assert flat[f"{meaning['id']}_probability"] == meaning["probability"]
            assert flat[f"{meaning['id']}_present"] == meaning["present"]
        if nested["status"] == "error":
            assert flat["love_probability"] is flat["bundle"] is None


UNREAD = {"none": "The lamp in the hall is broken again.", "little": "He cried.", "es": "Mi padre lloró anoche y pidió perdón por todo lo que me había hecho."}  # fmt: skip


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet"])
def test_a_row_that_was_not_read_says_nothing_of_any_meaning(tmp_path: Path, name: str) -> None:
    texts = {"read": TEXTS[0], **UNREAD, "danger": "He wants to kill himself tonight.", "wrong": ""}
    lines = [json.dumps({"id": id, "text": text}) for id, text in texts.items()]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    fresh = partial(Reader, ScriptedEngine(), asker=lambda *_: None, watch=find_risks)
    run(tmp_path / "in.jsonl", tmp_path / name, form="flat", runner=alone(fresh))
    rows = {row["id"]: row for row in table(tmp_path / name)}
    assert {id: row["status"] for id, row in rows.items()} == {
        "read": "read", "none": "no_tears", "little": "too_little", "es": "unsupported_language", "danger": "no_tears",
        "wrong": "error",
    }  # fmt: skip
    for id, row in rows.items():
        cells = [row[f"{meaning}_{kind}"] for meaning in MEANINGS for kind in ("probability", "present")]
        if id == "read":
            assert None not in cells
            assert "" not in cells
        else:
            assert set(cells) == {"" if name == "out.csv" else None}
    assert rows["danger"]["self_harm"] == "now"


def table(path: Path) -> list[dict[str, Any]]:
    """A written file's rows, whatever it is written in."""
    if path.suffix == ".parquet":
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return rows
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines] if path.suffix == ".jsonl" else list(csv.DictReader(lines))


def test_csv_and_tsv_hold_the_flat_columns(tmp_path: Path) -> None:
    for name, delimiter in (("out.csv", ","), ("out.tsv", "\t")):
        with written(tmp_path, name).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=delimiter))
        for row, record in zip(rows, records(tmp_path, "flat"), strict=True):
            for column, value in record.items():
                shown = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
                assert row[column] == shown
        (tmp_path / "flat.jsonl").unlink()


@pytest.mark.parametrize("name", ["out.csv", "out.tsv"])
def test_an_id_with_a_line_end_in_it_stays_in_its_row(tmp_path: Path, name: str) -> None:
    ids = ["a\rb", "c\nd", "e\r\nf", "g\r", "h"]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": id, "text": TEXTS[0]}) + "\n" for id in ids))
    run(source, tmp_path / name)
    with (tmp_path / name).open(encoding="utf-8", newline="") as lines:
        assert [row["id"] for row in csv.DictReader(lines, delimiter="," if name == "out.csv" else "\t")] == ids
    content = (tmp_path / name).read_bytes()
    assert content.count(b"\n") == 1 + len(ids) + 2
    assert content.count(b"\r\n") == 1


def test_parquet_holds_the_flat_columns_with_their_types(tmp_path: Path) -> None:
    table = pq.read_table(written(tmp_path, "out.parquet"))
    assert table.schema.field("id").type == pa.int64()
    assert table.schema.field("love_probability").type == pa.float64()
    assert table.schema.field("love_present").type == pa.bool_()
    assert table.schema.field("status").type == pa.string()
    assert table.to_pylist() == records(tmp_path, "flat")


def test_parquet_can_hold_whole_records(tmp_path: Path) -> None:
    table = pq.read_table(written(tmp_path, "out.parquet", "nested"))
    meanings = table.schema.field("meanings").type
    assert (meanings.list_size, meanings.value_type.field("probability").type) == (len(MEANINGS), pa.float64())
    for row, record in zip(table.to_pylist(), records(tmp_path), strict=True):
        for name in ("id", "status", "meanings", "risks", "question"):
            assert row[name] == record.get(name)


def test_ids_of_several_kinds_become_text_in_parquet(tmp_path: Path) -> None:
    lines = [{"id": id, "text": "He cried."} for id in ("a", 7, None, 2.5, 2**70)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
    run(tmp_path / "in.jsonl", tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet")["id"].to_pylist() == ["a", "7", None, "2.5", str(2**70)]


@pytest.mark.parametrize("form", ["flat", "nested"])
@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ([2**53 + 1, 0.5], ["9007199254740993", "0.5"]),
        ([-(2**53) - 1, None, 7.0], ["-9007199254740993", None, "7.0"]),
        ([2**53, -(2**53), 0.5], [2.0**53, -(2.0**53), 0.5]),
        ([2**53 + 1, 7], [2**53 + 1, 7]),
        ([-(2**63), 2**63 - 1, None], [-(2**63), 2**63 - 1, None]),
        ([2**63, 7], [str(2**63), "7"]),
        ([-(2**63) - 1, 7], [str(-(2**63) - 1), "7"]),
        ([None, "", 7], [None, "", "7"]),
        ([None], [None]),
    ],
)
def test_ids_keep_their_worth_in_parquet_however_large_they_are(
    tmp_path: Path, form: Form, ids: list[object], expected: list[object]
) -> None:
    for n, id in enumerate(ids):
        (tmp_path / f"{n}.jsonl").write_text(json.dumps({"id": id, "text": "He cried."}) + "\n")
    run(tmp_path, tmp_path / "out.parquet", form=form)
    assert pq.read_table(tmp_path / "out.parquet")["id"].to_pylist() == expected


def test_packed_output_tells_no_time(tmp_path: Path) -> None:
    assert written(tmp_path, "out.jsonl.gz").read_bytes()[4:8] == bytes(4)


def test_a_table_of_no_rows_has_its_columns(tmp_path: Path) -> None:
    for name, delimiter in (("out.csv", ","), ("out.tsv", "\t")):
        assert written(tmp_path, name, rows=0).read_text(encoding="utf-8") == delimiter.join(COLUMNS) + "\n"
    assert pq.read_table(written(tmp_path, "out.parquet", rows=0)).schema.names == list(COLUMNS)


def test_the_first_error_is_that_of_the_first_row_in_the_first_shard(tmp_path: Path) -> None:
    lines = [
        '{"id": 1}',
        *[json.dumps({"id": 2, "text": TEXTS[0]})] * 4,
        "no JSON",
        *['{"id": 3, "text": "He cried."}'] * 4,
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", step=2)
    assert found.first_error == "line 1 has nothing in 'text'"
    assert (found.rows, found.failed) == (10, 2)


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_packed_output_is_the_same_inside(tmp_path: Path, name: str) -> None:
    plain = written(tmp_path, name).read_bytes()
    assert gzip.decompress(written(tmp_path, f"{name}.gz").read_bytes()) == plain
    with written(tmp_path, f"{name}.zst").open("rb") as packed:
        assert zstandard.ZstdDecompressor().stream_reader(packed).read() == plain


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv.gz", "out.csv.xz", "out.jsonl.zst", "out.parquet"])
def test_the_same_run_writes_the_same_bytes_and_the_same_manifest(tmp_path: Path, name: str) -> None:
    source = corpus(tmp_path / "in.jsonl", 10)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        run(source, tmp_path / folder / name)
    one, other = tmp_path / "a" / name, tmp_path / "b" / name
    assert one.read_bytes() == other.read_bytes()
    assert manifest_path(one).read_bytes() == manifest_path(other).read_bytes()


def test_the_manifest_vouches_for_what_went_in_and_what_came_out(tmp_path: Path) -> None:
    target = written(tmp_path, "out.csv")
    told = json.loads(manifest_path(target).read_text(encoding="utf-8"))
    assert told["schema"] == "tearwise.annotation/1"
    assert told["bundle"] == "scripted/1"
    assert told["input"] == [
        {
            "name": "in.jsonl",
            "format": "jsonl",
            "bytes": (tmp_path / "in.jsonl").stat().st_size,
            "sha256": hashlib.sha256((tmp_path / "in.jsonl").read_bytes()).hexdigest(),
        }
    ]
    assert told["output"]["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert (told["rows"], told["statuses"]) == (10, {"error": 2, "read": 8})
    assert (told["settings"]["form"], told["settings"]["effects"]) == ("flat", False)
    assert {"python", "numpy", "onnxruntime"} <= told["versions"].keys()


def test_the_manifest_counts_ids_that_are_repeated_and_no_row_is_left_out(tmp_path: Path) -> None:
    ids: list[object] = ["a", "b", "a", 7, "7", 7.0, None, None, "a", "c"]
    lines = [json.dumps({"id": id, "text": TEXTS[0]}) for id in ids]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert found.repeated == Repeated(ids=2, rows=6)
    assert [row["id"] for row in table(tmp_path / "out.jsonl")] == ids
    told = json.loads(manifest_path(tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert told["repeated_ids"] == {"ids": 2, "rows": 6}
    assert run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", resume=True).repeated == found.repeated
    assert run(corpus(tmp_path / "in.jsonl", 9), tmp_path / "other.jsonl").repeated == Repeated()


def test_the_manifest_counts_why_rows_could_not_be_read_the_commonest_reason_first(tmp_path: Path) -> None:
    lines = [
        "no JSON",
        *('{"id": "a"}', f'{{"text": "{TEXTS[0]}"}}') * 2,
        '{"text": ""}',
        '{"text": "[deleted]"}',
        "[]",
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name in ("out.jsonl", "out.csv"):
        run(tmp_path / "in.jsonl", tmp_path / name, step=3)
        told = json.loads(manifest_path(tmp_path / name).read_text(encoding="utf-8"))
        assert list(told["errors"].items()) == [
            ("has nothing in 'text'", 2),
            ("The account is empty: write what happened, in your own words.", 1),
            ("has in 'text' what a forum puts in place of a post that was deleted or removed", 1),
            ("is not JSON", 1),
            ("is not a JSON object", 1),
        ]
        assert sum(told["errors"].values()) == told["statuses"]["error"]
    run(corpus(tmp_path / "whole.jsonl", 2), tmp_path / "whole.csv")
    assert json.loads(manifest_path(tmp_path / "whole.csv").read_text(encoding="utf-8"))["errors"] == {}


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    for name, said in (
        ("out.xlsx", "no format to write"),
        ("out.txt", "no format to write"),
        ("out.parquet.gz", "compressed already"),
    ):
        with pytest.raises(FileError, match=said):
            written(tmp_path, name)
    with pytest.raises(FileError, match="cannot hold nested records"):
        written(tmp_path, "out.csv", "nested")
