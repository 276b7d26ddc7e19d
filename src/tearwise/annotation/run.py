"""A corpus run, from the rows to the file that is moved into place when it is whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.files import check_place, explained
from tearwise.annotation.manifest import manifest, manifest_path, run_record
from tearwise.annotation.repeated import Repeated
from tearwise.annotation.unfinished import Unfinished, differences
from tearwise.annotation.whole import Contents, contents, form_for, write_whole, written_format
from tearwise.annotation.work import Finished, Runner, Settings
from tearwise.errors import FileError, WorkerLost
from tearwise.replacement import put_in_place, settle_folder
from tearwise.strict_json import json_in

Progress = Callable[[int, int], None]
"""Is told how many bytes of the corpus are read, and how many rows of it."""


def annotate(
    corpus: Corpus,
    target: Path,
    runner: Runner,
    settings: Settings,
    engine: str,
    *,
    resume: bool = False,
    force: bool = False,
    progress: Progress = lambda done, rows: None,
) -> Contents:
    """Reads every account of a corpus and writes a record of each to ``target``, in the same order, and a manifest
    beside it.

    Records stand in the folder ``OUT.part`` until all are there; then ``target`` takes its place in one move. A run
    that is broken off leaves ``target`` as it was, and the folder once a shard of rows is done that can be gone on
    with: what standard input gave cannot be had again.

    engine: the id of what reads
    resume: go on with what a run that was broken off has done; what comes out is the same bytes
    force:  write over ``target``, and begin anew where a broken-off run left its folder

    Every file is looked at first, and read and unpacked to its end for its hash: a bad one that the run came to after
    hours would end it, and mending that file would make it another run, of which nothing is done.
    Raises FileError where a file cannot be read or written, or what is there forbids it.
    """
    check_target(corpus, target, resume=resume, force=force)
    form_for(target, settings.form)
    unfinished = Unfinished(target)
    corpus.check(settings.columns)
    run = run_record(corpus, settings, engine)
    if resume and target.exists() and not unfinished.is_there:
        found = _whole_already(target, run)
        unfinished.forget()
        return found
    try:
        with unfinished.held():
            if resume and unfinished.is_there:
                unfinished.go_on(run)
            else:
                unfinished.begin(run)
            return _all(corpus, run, runner, settings, unfinished, progress)
    except BaseException:
        unfinished.forget()
        raise


class Streamed(NamedTuple):
    """How many records were written to a stream, and how many of them are of rows that could not be read."""

    rows: int
    failed: int


def stream(
    corpus: Corpus, out: BinaryIO, runner: Runner, settings: Settings, progress: Progress = lambda done, rows: None
) -> Streamed:
    """Reads every account of a corpus and writes its records to a stream as they come, in the same order. Nothing is
    kept, so nothing can be resumed. Raises FileError where a file cannot be read, as far as its beginning tells, or is
    the one that the stream leads to: it would be read on and on, as long as the disk lasts."""
    _check_apart(corpus, out)
    corpus.check(settings.columns)
    waiting: dict[int, Finished] = {}
    rows = failed = turn = 0
    for one in runner(corpus, settings, frozenset()):
        waiting[one.number] = one
        while turn in waiting:
            ready = waiting.pop(turn)
            out.write(ready.lines)
            out.flush()
            turn, rows, failed = turn + 1, rows + ready.rows, failed + ready.failed
            progress(ready.done, rows)
    return Streamed(rows, failed)


def _check_apart(corpus: Corpus, out: BinaryIO) -> None:
    try:
        leads_to = os.fstat(out.fileno())
    except OSError:  # it leads to no file of the system's
        return
    for file in corpus.files:
        with explained(file.path, "read"):
            if os.path.samestat(file.path.stat(), leads_to):
                raise FileError(
                    f"{file.path} is where the readings go, and one of the files to read. Let them go to another place."
                )


def check_target(corpus: Corpus, target: Path, *, resume: bool = False, force: bool = False) -> None:
    """Raises FileError where ``target`` may not be written, or what was left of another run stands in the way."""
    if target.name:
        places = (target, Unfinished(target).folder, manifest_path(target))
        with explained(target, "written"):
            for place in places:
                if place.exists() and any(place.samefile(file.path) for file in corpus.files):
                    raise FileError(f"{place} is the file to read. Name another one to write.")
    check_place(target, force or resume)
    unfinished = Unfinished(target)
    with explained(unfinished.folder, "read"):
        foreign = unfinished.is_foreign
    if foreign:
        raise FileError(f"{unfinished.folder} is there, and is not ours. Move it, or name another file to write.")
    written_format(target)
    if resume and corpus.standard_input:
        raise FileError("What comes from standard input cannot be resumed. Name the file that it comes from.")
    unfinished.check_free()  # else it would be told as broken off, and --force tried in vain
    if unfinished.is_there and not (force or resume):
        go_on = "" if corpus.standard_input else "--resume to go on with it, or "
        raise FileError(
            f"{unfinished.folder} was left by a run that was broken off. Give {go_on}--force to begin anew."
        )


def _all(
    corpus: Corpus,
    run: Mapping[str, Any],
    runner: Runner,
    settings: Settings,
    unfinished: Unfinished,
    progress: Progress,
) -> Contents:
    """Reads what is not done, and ends the run. The folder is gone then, and also where there is nothing in it to go on
    with; where there is, what broke the run off has a note that says so."""
    try:
        _read(corpus, runner, settings, unfinished, progress)
        found = _finish(corpus, run, settings, unfinished)
    except BaseException as error:
        if corpus.standard_input or not unfinished.done():
            unfinished.remove()
        elif not isinstance(error, WorkerLost):  # which says it itself
            error.add_note(f"What is done is kept in {unfinished.folder}: run the command with --resume to go on.")
        raise
    unfinished.remove()
    return found


def _read(
    corpus: Corpus,
    runner: Runner,
    settings: Settings,
    unfinished: Unfinished,
    progress: Progress,
) -> None:
    done = unfinished.done()
    rows, furthest = len(done) * settings.step, 0
    for one in runner(corpus, settings, done):
        unfinished.keep(one.number, one.lines)
        rows, furthest = rows + one.rows, max(furthest, one.done)
        progress(furthest, rows)


def _finish(corpus: Corpus, run: Mapping[str, Any], settings: Settings, unfinished: Unfinished) -> Contents:
    """Makes the whole file and its manifest, and moves both into place, the file last."""
    target = unfinished.target
    found = replace(contents(unfinished), changed=corpus.changed())
    whole = write_whole(unfinished, settings.form, found.id_type)
    beside = unfinished.folder / "manifest.json"
    with explained(target, "written"):
        # what UTF-8 cannot hold, in a name of a file for instance, is escaped, as JSON may be
        content = manifest(run, corpus, found, _output(target, whole)).encode("utf-8", "backslashreplace")
        put_in_place(beside, lambda new: new.write_bytes(content))  # on the disk before it gets its name, like the file
        os.replace(beside, manifest_path(target))
        if target.is_symlink():  # the link stays, wherever the file lies that it leads to: perhaps on another disk
            put_in_place(target, lambda new: shutil.copyfile(whole, new))
        else:
            os.replace(whole, target)
            settle_folder(target.parent)
    return found


def _output(target: Path, whole: Path) -> dict[str, Any]:
    """What the manifest of ``target`` says of it, where ``whole`` is the file that has, or gets, its name."""
    with explained(whole, "read"), open(whole, "rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
        return {"format": written_format(target), "bytes": os.fstat(content.fileno()).st_size, "sha256": digest}


def _whole_already(target: Path, run: Mapping[str, Any]) -> Contents:
    """What a run that ended well came to. Raises FileError where the file is of another run, or was changed since."""
    why = ""
    with explained(target, "resumed"):
        try:
            before = json_in(manifest_path(target).read_bytes())
            if not (changed := differences(before, run)):
                if before["output"] != _output(target, target):
                    raise FileError(
                        f"{target} is not what the run wrote: it was changed since, or is damaged. "
                        "Give --force instead of --resume to write it anew."
                    )
                return Contents(before["statuses"], "string", Repeated(**before["repeated_ids"]))
            why = f": it is of a run with {' and '.join(changed)}"
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            pass
    raise FileError(
        f"{target} is there already, and is not what this run would write{why}. Name another file, or give --force "
        "instead of --resume to write over it."
    )
