"""What stands beside a run's output."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.manifest import manifest_path
from tearwise.annotation.run import annotate
from tearwise.annotation.work import Settings, alone
from tests.annotation.scripted import ENGINE, corpus, start


def test_only_the_file_that_was_changed_is_said_to_be(tmp_path: Path) -> None:
    folder, target = tmp_path / "posts", tmp_path / "out.jsonl"
    folder.mkdir()
    for name in ("a.jsonl", "b.jsonl"):
        corpus(folder / name, 3)

    def write(done: int, rows: int) -> None:
        with (folder / "b.jsonl").open("a") as file:
            file.write("\n")

    settings = Settings(step=2)
    found = annotate(Corpus.of(folder), target, alone(start()), settings, ENGINE, progress=write)
    assert found.changed == ("b.jsonl",)
    told = json.loads(manifest_path(target).read_text(encoding="utf-8"))["input"]
    assert [(one["name"], one.get("changed")) for one in told] == [("a.jsonl", None), ("b.jsonl", True)]


def test_of_standard_input_the_manifest_has_the_hash_of_all_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, target = corpus(tmp_path / "in.jsonl", 9).read_bytes(), tmp_path / "out.jsonl"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
    annotate(Corpus.of("-"), target, alone(start()), Settings(step=4), ENGINE)
    told = json.loads(manifest_path(target).read_text(encoding="utf-8"))["input"]
    assert told == [
        {"name": "-", "format": "jsonl", "bytes": None, "sha256": hashlib.sha256(content).hexdigest()}
    ]  # fmt: skip
