"""The folder of a run that is not at its end."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tearwise.annotation.unfinished import Unfinished, differences
from tearwise.errors import FileError
from tests.annotation.scripted import run


def test_a_folder_in_which_no_run_has_begun_is_forgotten(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    unfinished.forget()
    with unfinished.held():
        pass
    assert unfinished.folder.exists()
    unfinished.forget()
    assert not unfinished.folder.exists()


def test_a_run_is_forgotten_as_long_as_nothing_is_done_in_it(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    with unfinished.held():
        unfinished.begin({"settings": "these"})
    unfinished.forget()
    assert not unfinished.folder.exists()
    with unfinished.held():
        unfinished.begin({"settings": "these"})
        unfinished.keep(0, b"{}\n")
    unfinished.forget()
    assert unfinished.is_there


def test_a_run_that_is_broken_off_as_it_has_begun_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = Unfinished.begin

    def interrupted(self: Unfinished, run: Mapping[str, Any]) -> None:
        begin(self, run)
        raise KeyboardInterrupt

    monkeypatch.setattr(Unfinished, "begin", interrupted)
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "He cried."}\n')
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_run_that_is_broken_off_while_it_begins_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tearwise.replacement.settle_folder", interrupted)
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "He cried."}\n')
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_what_another_run_holds_or_somebody_else_has_made_is_not_forgotten(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    with unfinished.held():
        Unfinished(tmp_path / "out.jsonl").forget()
        assert unfinished.folder.exists()
    (unfinished.folder / "letter.txt").write_text("not ours", encoding="utf-8")
    unfinished.forget()
    assert (unfinished.folder / "letter.txt").exists()


def test_what_another_run_has_done_meanwhile_is_not_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the folder and the hold on it another run may begin there, and be broken off."""
    unfinished, real = Unfinished(tmp_path / "out.jsonl"), Unfinished.held
    unfinished.folder.mkdir()

    @contextmanager
    def held(self: Unfinished) -> Iterator[None]:
        with real(self):
            self.begin({"settings": "these"})
            self.keep(0, b"{}\n")
            yield

    monkeypatch.setattr(Unfinished, "held", held)
    unfinished.forget()
    assert (unfinished.is_there, unfinished.done()) == (True, {0})


def test_a_run_that_begins_anew_is_held_all_the_while(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    with unfinished.held():
        unfinished.begin({"settings": "these"})
        with pytest.raises(FileError, match="is being written by another run"):
            Unfinished(tmp_path / "out.jsonl").check_free()


def test_a_name_with_a_nul_is_an_error_and_no_fault_of_ours(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="NUL character in it, which no name has"):
        Unfinished(tmp_path / "a\0b.jsonl").check_free()


def test_a_disk_without_locks_is_not_taken_for_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(stream: object, how: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", without)
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "He cried."}\n')
    with pytest.raises(FileError, match=r"out\.jsonl\.part cannot be locked .* Name a file on another disk"):
        run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


OURS = ["000000000.jsonl", "000000001.jsonl.17.new", "ids-07", "whole", "manifest.json", "lock"]


def test_a_run_that_is_killed_while_it_tidies_up_leaves_no_folder_that_is_foreign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    real = Path.unlink
    for left in range(len(OURS) + 1):
        unfinished = Unfinished(tmp_path / f"out{left}.jsonl")
        deleted: list[str] = []

        def unlink(path: Path, missing_ok: bool = False, left: int = left, deleted: list[str] = deleted) -> None:
            if len(deleted) == left:
                raise Killed
            deleted.append(path.name)
            real(path, missing_ok)

        with unfinished.held():
            unfinished.begin({"settings": "these"})
            for name in OURS[:-1]:
                (unfinished.folder / name).write_bytes(b"")
            with monkeypatch.context() as patched:
                patched.setattr(Path, "unlink", unlink)
                with pytest.raises(Killed):
                    unfinished.remove()
        assert not unfinished.is_foreign
        if not unfinished.is_there:
            unfinished.forget()
            assert not unfinished.folder.exists()


def test_the_files_that_a_mac_puts_beside_ours_are_no_shards_and_go_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        real(path, missing_ok)
        real(path.with_name(f"._{path.name}"), missing_ok=True)

    with unfinished.held():
        unfinished.begin({"settings": "these"})
        for number in (0, 7, 10**9):
            unfinished.keep(number, b"{}\n")
        for path in list(unfinished.folder.iterdir()):
            path.with_name(f"._{path.name}").write_bytes(b"Mac OS X")
        (unfinished.folder / "notes.jsonl").write_bytes(b"{}\n")
        assert unfinished.done() == {0, 7, 10**9}
        monkeypatch.setattr(Path, "unlink", unlink)
        unfinished.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_begins_anew_has_nothing_of_the_one_before_it(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    with unfinished.held():
        unfinished.begin({"bundle": "old"})
        unfinished.keep(0, b"{}\n")
        unfinished.begin({"bundle": "new"})
        assert unfinished.done() == frozenset()
        unfinished.go_on({"bundle": "new"})
        with pytest.raises(FileError, match=r"another engine.* begin anew with --force"):
            unfinished.go_on({"bundle": "old"})


def test_a_file_in_the_place_of_the_folder_is_somebody_elses(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    assert not unfinished.is_foreign
    unfinished.folder.write_text("a letter", encoding="utf-8")
    assert unfinished.is_foreign
    unfinished.forget()
    assert unfinished.folder.read_text(encoding="utf-8") == "a letter"


def test_shards_come_in_their_order_however_they_were_done(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "out.jsonl")
    with unfinished.held():
        unfinished.begin({})
        for number in (10**9, 2, 0):
            unfinished.keep(number, b'{"n": %d}\n{}\n' % number)
    assert list(unfinished.shards()) == [[{"n": number}, {}] for number in (0, 2, 10**9)]


CSV = [{"name": "in", "sha256": "1", "format": "csv"}]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"bundle": "a"}, {"bundle": "a"}, []),
        ({}, {"bundle": "a"}, ["another engine, or another bundle"]),
        ({"settings": {"batch": 8}}, {"settings": {"batch": 16}}, ["another --batch (it was 8)"]),
        ({"settings": {"effects": True}}, {"settings": {"effects": False}}, ["another --effects"]),
        (
            {"settings": {"form": "flat", "effects": False}},
            {"settings": {"form": "whole", "effects": True}},
            ["another --form (it was flat)"],
        ),
        ({"versions": {"a": "1"}}, {"versions": {"a": "2", "b": "1"}}, ["other versions of packages (a 1, b none)"]),
        ({"input": CSV}, {"input": [{**CSV[0], "format": "tsv"}]}, ["another --format"]),
        ({"input": CSV}, {"input": [{**CSV[0], "sha256": "2"}]}, ["other accounts"]),
        ({"input": "-"}, {"input": CSV}, ["other accounts"]),
    ],
)
def test_what_is_another_in_a_run_is_told_as_it_was_asked_for(
    before: dict[str, Any], now: dict[str, Any], told: list[str]
) -> None:
    assert differences(before, now) == told
