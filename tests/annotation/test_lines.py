"""JSON Lines, line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.lines import LONGEST_LINE, json_lines
from tearwise.annotation.rows import Columns
from tearwise.errors import FileError


def test_half_a_character_at_the_end_of_a_utf_16_file_is_said(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes('{"text": "He cried."}\n'.encode("utf-16") + b"x")
    with pytest.raises(FileError, match="half a character"):
        list(json_lines(source))


def test_lines_are_counted_with_the_empty_ones(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(["", json.dumps({"a": 1}), "  ", "{"]))
    assert [(one.number, one.value, bool(one.error)) for one in json_lines(source)] == [
        (2, {"a": 1}, False),
        (4, None, True),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lines_end_in_whatever_a_system_ends_them_in(tmp_path: Path, encoding: str, end: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(end.join(['{"a": "\u2028\x85"}', "", '{"a": 2}', ""]).encode(encoding))
    assert [(one.number, one.value) for one in json_lines(source)] == [(1, {"a": "\u2028\x85"}), (3, {"a": 2})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("more", [-1, 0, 1, 2])
def test_a_line_that_is_just_too_long_takes_no_other_with_it(tmp_path: Path, end: str, more: int) -> None:
    source = tmp_path / "in.jsonl"
    long = '{"a": "' + "x" * (LONGEST_LINE - 9 + more) + '"}'
    source.write_bytes(f"{long}{end}{{}}{end}".encode())
    assert [(one.value is None, bool(one.error)) for one in json_lines(source)] == [
        (len(long + end) > LONGEST_LINE,) * 2,
        (False, False),
    ]


@pytest.mark.parametrize("indent", [None, 0, 1, 4])
def test_rows_that_stand_in_one_list_are_told_alone(tmp_path: Path, indent: int | None) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(
        "\n" + json.dumps([{"id": 1, "text": "He cried."}, {"id": 2, "text": "She wept."}], indent=indent)
    )
    with pytest.raises(FileError, match=r"is a single JSON value, and no JSON Lines\. .* jq -c '\.\[\]'"):
        list(json_lines(source))
    with pytest.raises(FileError, match="a single JSON value"):
        Corpus.of(source).check(Columns())


@pytest.mark.parametrize("first", ["[]", "[1, 2]", '[{"text": "He cried."}', "He cried.", '{"text":'])
def test_a_first_line_that_is_no_row_stops_nothing(tmp_path: Path, first: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(f'{first}\n{{"text": "He cried."}}\n[{{"text": "no"}}]\n')
    assert [bool(one.error) or not isinstance(one.value, dict) for one in json_lines(source)] == [True, False, True]


def test_a_gap_that_is_written_as_nan_is_one_and_the_row_is_read(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    rows = [{"id": float("nan"), "text": "He cried."}, {"id": "p1", "text": "She cried.", "age": float("nan")}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert [(row.id, row.text, row.error) for row in Corpus.of(source).rows(Columns())] == [
        (None, "He cried.", ""),
        ("p1", "She cried.", ""),
    ]


def test_what_is_infinite_is_told_as_what_it_is(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": float("inf"), "text": "He cried."}) + "\n")
    (one,) = json_lines(source)
    assert one.error == "line 1 has NaN or Infinity, which JSON does not know: write null where a value is missing"
