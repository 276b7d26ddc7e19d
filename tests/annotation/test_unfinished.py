"""The folder of a run that is not at its end."""

from __future__ import annotations

from pathlib import Path

from tearwise.annotation.unfinished import Unfinished


def test_a_folder_in_which_no_run_has_begun_is_forgotten(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    unfinished.forget()
    with unfinished.held():
        pass
    assert unfinished.folder.exists()
    unfinished.forget()
    assert not unfinished.folder.exists()


def test_a_run_that_has_begun_is_not_forgotten(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    with unfinished.held():
        unfinished.begin({"settings": "these"})
    unfinished.forget()
    assert unfinished.is_there


def test_what_another_run_holds_or_somebody_else_has_made_is_not_forgotten(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    with unfinished.held():
        Unfinished(tmp_path / "out.jsonl").forget()
        assert unfinished.folder.exists()
    (unfinished.folder / "letter.txt").write_text("not ours", encoding="utf-8")
    unfinished.forget()
    assert (unfinished.folder / "letter.txt").exists()
