"""What a run writes is told from what people have beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.output import is_of_a_run

LINE = '{"id": "a", "text": "She cried when the train left, and I waved."}\n'


@pytest.mark.parametrize("pattern", ["", "*/*.jsonl", "**/*.jsonl"])
def test_a_folder_of_somebodys_that_is_called_as_a_runs_is_read(tmp_path: Path, pattern: str) -> None:
    """Its rows would be missed, and nobody told."""
    for name in ("1.part/a.jsonl", "2.part/deep/b.jsonl", "out.jsonl.part/000000000.jsonl", "whole/c.jsonl"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(LINE)
    (tmp_path / "out.jsonl.part" / "run.json").write_text("{}")
    named = {file.path.relative_to(tmp_path).as_posix() for file in Corpus.of(tmp_path / pattern).files}
    deep = {"2.part/deep/b.jsonl"} - ({"2.part/deep/b.jsonl"} if pattern == "*/*.jsonl" else set())
    assert named == {"1.part/a.jsonl", "whole/c.jsonl"} | deep


def test_a_file_whose_name_is_as_long_as_names_may_be_is_read(tmp_path: Path) -> None:
    """No manifest could be called by it."""
    name = "He cried at the station, and I " * 8 + "a.txt"
    assert len(name) == 253
    (tmp_path / name).write_text("She cried when the train left, and I waved.")
    for source in (tmp_path, tmp_path / "*.txt"):
        assert [file.name for file in Corpus.of(source).files] == [name]


@pytest.mark.parametrize(
    ("names", "ours"),
    [
        (["run.json", "anything.txt"], True),
        (["lock"], True),
        ([], True),
        (["000000007.jsonl", "1000000000.jsonl", "000000001.jsonl.17.new", "ids-07", "whole", "manifest.json"], True),
        (["._000000007.jsonl", "._run.json", "._lock"], True),  # a Mac's, beside what is gone
        (["lock", "letter.txt"], False),
        (["00000007.jsonl"], False),
        (["ids-7", "whole"], False),
    ],
)
def test_a_folder_is_a_runs_by_what_is_in_it(tmp_path: Path, names: list[str], ours: bool) -> None:
    for name in names:
        (tmp_path / name).write_text("")
    assert is_of_a_run(tmp_path) is ours


def test_what_is_no_folder_is_no_runs(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.part").write_text("")
    assert not is_of_a_run(tmp_path / "out.jsonl.part")
    assert not is_of_a_run(tmp_path / "gone.part")
