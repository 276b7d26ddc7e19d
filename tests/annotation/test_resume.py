"""A run that is broken off, at whatever moment, goes on where it stopped, and what comes out is the same bytes."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tearwise.annotation import manifest
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.formats import Format
from tearwise.annotation.manifest import manifest_path
from tearwise.annotation.run import annotate, check_target
from tearwise.annotation.unfinished import Unfinished
from tearwise.annotation.work import Finished, Runner, Settings, alone
from tearwise.errors import FileError, WorkerLost
from tests.annotation.scripted import ENGINE, corpus, run, start

ROOT = Path(__file__).parents[2]


class BrokenOff(Exception):
    pass


def breaking(after: int) -> Runner:
    """Breaks off after so many shards."""

    def runner(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        for number, one in enumerate(alone(start())(corpus, settings, done)):
            if number == after:
                raise BrokenOff
            yield one

    return runner


def beside(target: Path) -> tuple[bytes, bytes]:
    """A run's output and its manifest."""
    return target.read_bytes(), manifest_path(target).read_bytes()


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet", "out.jsonl.gz"])
@pytest.mark.parametrize("after", [1, 3])
def test_a_resumed_run_writes_the_same_bytes(tmp_path: Path, name: str, after: int) -> None:
    source = corpus(tmp_path / "in.jsonl", 18)
    (tmp_path / "whole").mkdir()
    run(source, tmp_path / "whole" / name)
    target = tmp_path / name
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(after))
    assert not target.exists()
    assert len(Unfinished(target).done()) == after
    run(source, target, resume=True)
    assert beside(target) == beside(tmp_path / "whole" / name)
    assert not Unfinished(target).folder.exists()


def test_what_is_done_is_not_read_again(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(3))
    asked: list[frozenset[int]] = []

    def runner(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        asked.append(done)
        for one in alone(start())(corpus, settings, done):
            assert one.number not in done
            yield one

    assert run(source, target, resume=True, runner=runner).rows == 18
    assert asked == [frozenset({0, 1, 2})]


def test_what_breaks_a_run_off_is_noted_to_have_left_something_only_where_it_has(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"
    for after in (0, 2):
        with pytest.raises(BrokenOff) as ended:
            run(source, target, runner=breaking(after), resume=True)
        kept = [f"What is done is kept in {target}.part: run the command with --resume to go on."]
        assert getattr(ended.value, "__notes__", []) == kept * (after > 0)


def test_a_worker_that_is_lost_says_itself_how_to_go_on(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"

    def lost(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        yield next(iter(alone(start())(corpus, settings, done)))
        raise WorkerLost("Run the command again with --resume.")

    with pytest.raises(WorkerLost) as ended:
        run(source, target, runner=lost)
    assert not hasattr(ended.value, "__notes__")
    assert Unfinished(target).done() == {0}


def test_a_run_over_standard_input_leaves_nothing_as_it_cannot_be_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = corpus(tmp_path / "in.jsonl", 18).read_bytes()
    target = tmp_path / "out.jsonl"

    def piped(runner: Runner) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
        annotate(Corpus.of("-"), target, runner, Settings(step=4), ENGINE)

    with pytest.raises(BrokenOff) as ended:
        piped(breaking(2))
    assert not hasattr(ended.value, "__notes__")
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
    Unfinished(target).folder.mkdir()
    (Unfinished(target).folder / "run.json").write_text("{}")  # as kill -9 leaves it
    with pytest.raises(FileError, match=r"broken off\. Give --force to begin anew"):
        piped(alone(start()))


def test_the_progress_of_a_resumed_run_counts_what_was_done_before(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(3))
    told: list[int] = []

    def progress(done: int, rows: int) -> None:
        told.append(rows)

    settings = Settings(step=4)
    annotate(Corpus.of(source), target, alone(start()), settings, ENGINE, resume=True, progress=progress)
    assert told == [16, 18]


def test_a_run_that_was_broken_off_is_neither_forgotten_nor_mixed_with_another(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(1))
    with pytest.raises(FileError, match="--resume to go on with it, or --force"):
        run(source, target)
    with pytest.raises(FileError, match=r"is of a run with another --form \(it was nested\), so"):
        run(source, target, form="flat", resume=True)
    with pytest.raises(FileError, match=r"is of a run with another --step \(it was [0-9]+\), so"):
        run(source, target, step=5, resume=True)
    corpus(tmp_path / "in.jsonl", 19)
    with pytest.raises(FileError, match="is of a run with other accounts, so"):
        run(source, target, resume=True)
    assert run(source, target, force=True).rows == 19


def test_what_one_engine_began_no_other_goes_on_with(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(1))
    with pytest.raises(FileError, match="is of a run with another engine, or another bundle, so"):
        annotate(Corpus.of(source), target, alone(start()), Settings(step=4), f"{ENGINE}+fast-0", resume=True)
    assert run(source, target, resume=True).rows == 18
    with pytest.raises(FileError, match="is not what this run would write"):
        annotate(Corpus.of(source), target, alone(start()), Settings(step=4), f"{ENGINE}+fast-0", resume=True)


def test_what_some_versions_began_no_others_go_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target, whole = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(1))
    run(source, whole)
    now = manifest.versions()
    monkeypatch.setattr(manifest, "versions", lambda: now | {"numpy": "99.1"})
    with pytest.raises(FileError, match=rf"is of a run with other versions of packages \(numpy {now['numpy']}\), so"):
        run(source, target, resume=True)
    with pytest.raises(FileError, match=r"not what this run would write: it is of a run with other versions of pack"):
        run(source, whole, resume=True)
    monkeypatch.setattr(manifest, "versions", lambda: {name: one for name, one in now.items() if name != "numpy"})
    with pytest.raises(FileError, match=rf"\(numpy {now['numpy']}\), so"):
        run(source, target, resume=True)
    monkeypatch.setattr(manifest, "versions", lambda: now)
    assert run(source, whole, resume=True).rows == run(source, target, resume=True).rows == 18
    assert json.loads(manifest_path(target).read_text(encoding="utf-8"))["versions"] == now


def test_the_manifest_has_the_versions_that_the_run_began_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target, now = corpus(tmp_path / "in.jsonl", 9), tmp_path / "out.jsonl", manifest.versions()

    def upgraded(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        yield from alone(start())(corpus, settings, done)
        monkeypatch.setattr(manifest, "versions", lambda: now | {"numpy": "99.1"})

    run(source, target, runner=upgraded)
    assert json.loads(manifest_path(target).read_text(encoding="utf-8"))["versions"] == now


def test_what_was_begun_in_one_encoding_is_not_gone_on_with_in_another(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(1))
    with pytest.raises(FileError, match="is of a run with another --encoding, so"):
        annotate(
            Corpus.of(source, encoding="cp1252"), target, alone(start()), Settings(step=4), ENGINE, resume=True
        )  # fmt: skip
    run(source, target, resume=True)
    assert json.loads(manifest_path(target).read_text(encoding="utf-8"))["settings"]["encoding"] is None


def test_what_was_read_as_one_format_is_not_gone_on_with_as_another(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.dat", 18), tmp_path / "out.jsonl"

    def as_format(format: Format, runner: Runner, resume: bool = False) -> None:
        annotate(Corpus.of(source, format), target, runner, Settings(step=4), ENGINE, resume=resume)

    with pytest.raises(BrokenOff):
        as_format("jsonl", breaking(1))
    with pytest.raises(FileError, match="is of a run with another --format, so"):
        as_format("text", alone(start()), resume=True)
    as_format("jsonl", alone(start()), resume=True)
    with pytest.raises(FileError, match=r"is not what this run would write.*or give --force instead of --resume"):
        as_format("text", alone(start()), resume=True)


def test_resuming_what_is_whole_does_nothing_and_what_is_another_file_says_so(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 9), tmp_path / "out.jsonl"
    first = run(source, target, resume=True)
    stamp = target.stat().st_mtime_ns
    assert run(source, target, resume=True).statuses == first.statuses
    assert target.stat().st_mtime_ns == stamp
    with pytest.raises(FileError, match="is not what this run would write"):
        run(source, target, form="flat", resume=True)


@pytest.mark.parametrize("content", ["", "[]", "[" * 100_000, '{"settings": {}, "settings": {}}', "\xff"])
def test_what_a_run_left_and_somebody_changed_is_not_gone_on_with(tmp_path: Path, content: str) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 18), tmp_path / "out.jsonl"
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(2))
    (Unfinished(target).folder / "run.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(FileError, match="cannot be gone on with"):
        run(source, target, resume=True)
    run(source, target, force=True)
    manifest_path(target).write_bytes(content.encode("latin-1"))
    with pytest.raises(FileError, match="is not what this run would write"):
        run(source, target, resume=True)


def test_what_a_kill_left_of_a_finished_runs_folder_stands_in_nobodys_way(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 9), tmp_path / "out.jsonl"
    run(source, target)
    for again in ({"resume": True}, {"force": True}):
        Unfinished(target).folder.mkdir()
        for name in ("000000000.jsonl", "000000001.jsonl", "ids-01", "lock"):
            (Unfinished(target).folder / name).write_bytes(b"{}\n")
        assert run(source, target, **again).rows == 9
        assert not Unfinished(target).folder.exists()


def test_a_run_tidies_up_before_it_lets_another_one_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 9), tmp_path / "out.jsonl"
    real, removed = Unfinished.remove, []

    def remove(unfinished: Unfinished) -> None:
        with pytest.raises(FileError, match="is being written by another run"), Unfinished(target).held():
            pass
        real(unfinished)
        removed.append(unfinished)

    monkeypatch.setattr(Unfinished, "remove", remove)
    with pytest.raises(BrokenOff):
        run(source, target, runner=breaking(0))
    run(source, target)
    assert len(removed) == 2


def test_what_is_damaged_is_not_called_whole(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 9), tmp_path / "out.jsonl"
    run(source, target)
    whole = target.read_bytes()
    for damaged in (b"", whole.replace(b"remorse", b"remorce", 1)):
        target.write_bytes(damaged)
        with pytest.raises(FileError, match=r"is not what the run wrote: .* Give --force instead of --resume"):
            run(source, target, resume=True)
        assert target.read_bytes() == damaged
    run(source, target, force=True)
    assert target.read_bytes() == whole


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 2)
    (tmp_path / "out.jsonl.part").mkdir()
    (tmp_path / "out.jsonl.part" / "letter.txt").write_text("mine")
    with pytest.raises(FileError, match="is not ours"):
        run(source, tmp_path / "out.jsonl", force=True)
    assert (tmp_path / "out.jsonl.part" / "letter.txt").read_text() == "mine"


def test_two_runs_never_write_the_same_file(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 9), tmp_path / "out.jsonl"

    def runner(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        for one in alone(start())(corpus, settings, done):
            yield one
            for given in ({}, {"resume": True}, {"force": True}):  # and none is told that it was broken off
                with pytest.raises(FileError, match="is being written by another run"):
                    run(source, target, **given)
                with pytest.raises(FileError, match="is being written by another run"):
                    check_target(corpus, target, **given)

    assert run(source, target, runner=runner).rows == 9


@pytest.mark.parametrize("workers", [1, 2])
def test_kill_9_again_and_again_changes_not_a_byte(tmp_path: Path, workers: int) -> None:
    rows, step = 750, 25
    source = corpus(tmp_path / "in.jsonl", rows)
    (tmp_path / "whole").mkdir()
    run(source, tmp_path / "whole" / "out.jsonl", step=step)
    target, unfinished = tmp_path / "out.jsonl", Unfinished(tmp_path / "out.jsonl")
    command = [sys.executable, "-m", "tests.annotation.scripted", str(source), str(target), str(step), str(workers)]
    choose, kept = random.Random(0), [0]
    while kept[-1] < rows // step:
        process = subprocess.Popen(command, cwd=ROOT)
        wanted = min(kept[-1] + choose.randint(1, 25), rows // step)
        while process.poll() is None and len(unfinished.done() if unfinished.is_there else ()) < wanted:
            time.sleep(0.001)
        if process.poll() is not None:
            break
        process.kill()
        if process.wait() == 0 or target.exists():
            break  # it was done before it could be killed
        kept.append(len(unfinished.done()))
    assert len(kept) > 2
    assert kept == sorted(kept)
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    assert beside(target) == beside(tmp_path / "whole" / "out.jsonl")
    assert not unfinished.folder.exists()


def test_a_worker_that_is_killed_is_told_and_the_run_can_go_on(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 400), tmp_path / "out.jsonl"
    with pytest.raises(WorkerLost, match="--resume"):
        run_with_killer(source, target)
    assert not target.exists()
    run(source, target, step=10, resume=True)
    (tmp_path / "whole").mkdir()
    run(source, tmp_path / "whole" / "out.jsonl", step=10)
    assert beside(target) == beside(tmp_path / "whole" / "out.jsonl")


def run_with_killer(source: Path, target: Path) -> None:
    """A run in two processes, one of which is killed after the first shard."""
    import multiprocessing

    from tearwise.annotation.corpus import shards
    from tearwise.annotation.processes import in_processes

    def runner(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        killed = False
        for one in in_processes(shards(corpus, settings.columns, settings.step, done), settings, start, 2):
            yield one
            if not killed:
                killed = True
                victim = multiprocessing.active_children()[0]
                assert victim.pid is not None
                os.kill(victim.pid, signal.SIGKILL)
                victim.join()

    run(source, target, step=10, runner=runner)
