"""JSON Lines, line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tearwise.annotation.lines import json_lines
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
