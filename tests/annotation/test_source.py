"""A file of a corpus, looked at before it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tearwise.annotation.source import File
from tearwise.errors import FileError


def file(path: Path) -> File:
    return File(path, path.name, "jsonl", path.stat().st_size)


def test_half_a_character_at_the_end_of_a_large_file_is_told_by_how_it_begins(tmp_path: Path) -> None:
    content = ("\u4ed6\u54ed\u4e86\n" * 200_000).encode("utf-16")
    (tmp_path / "a.jsonl").write_bytes(content)
    file(tmp_path / "a.jsonl").digest()
    (tmp_path / "a.jsonl").write_bytes(content + b"x")
    with pytest.raises(FileError, match=r"a\.jsonl begins as UTF-16 and ends in half a character"):
        file(tmp_path / "a.jsonl").digest()


def test_a_file_that_nobody_has_written_to_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "He cried."}\n')
    one, read = file(tmp_path / "a.jsonl"), list[File]()
    stamp, digest, real = one.stamp(), one.digest(), File.digest

    def counted(self: File, encoding: str | None = None) -> str:
        read.append(self)
        return real(self, encoding)

    monkeypatch.setattr(File, "digest", counted)
    assert one.is_still(stamp, digest)
    assert read == []
    os.utime(one.path, (0, 0))
    assert one.is_still(stamp, digest)
    assert read == [one]
    one.path.write_text('{"id": 1, "text": "He wept."}\n')
    assert not one.is_still(stamp, digest)
    one.path.unlink()
    assert not one.is_still(stamp, digest)
