"""``tearwise annotate``: many accounts at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tearwise.annotation.formats import Form, Format
from tearwise.cli.engine import PARALLEL, AllowRemoteModel, BaseUrl, Engine, ModelTimeout, check_fast
from tearwise.cli.options import IdColumn, SourceEncoding, SourceFormat, TextColumn
from tearwise.cli.prose import tell
from tearwise.cli.run_options import (
    Address,
    AnswerColumns,
    Effects,
    Fast,
    Force,
    On,
    Out,
    Place,
    Resume,
    Source,
    Step,
    Workers,
    WrittenForm,
)

if TYPE_CHECKING:
    from tearwise.annotation.corpus import Corpus
    from tearwise.annotation.rows import Columns
    from tearwise.annotation.run import Progress, Streamed
    from tearwise.annotation.whole import Contents
    from tearwise.annotation.work import Runner, Settings
    from tearwise.engines.language_model import LanguageModelEngine

_MODEL_STEP = 32
"""Rows of a shard where a language model reads: each takes seconds, and a broken-off run loses so many at most."""


def annotate(
    source: Source,
    out: Out,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    answer_column: AnswerColumns = None,
    format: SourceFormat = None,
    encoding: SourceEncoding = None,
    form: WrittenForm = None,
    effects: Effects = None,
    workers: Workers = None,
    step: Step = None,
    fast: Fast = False,
    on: On = "local",
    address: Address = None,
    resume: Resume = False,
    force: Force = False,
    engine: Engine = None,
    base_url: BaseUrl = None,
    allow_remote_model: AllowRemoteModel = False,
    model_timeout: ModelTimeout = None,
) -> None:
    """Read every account of a corpus and write a record of each, in the same order.

    A row that cannot be read gets a record with status "error" that says why. OUT appears when all is done, and beside
    it a manifest. A run that is broken off goes on with --resume.

    \b
    Examples:
      tearwise annotate accounts.jsonl readings.jsonl
      tearwise annotate posts.csv readings.csv --text-column body --id-column post
      tearwise annotate 'posts/*.jsonl.gz' readings.parquet --resume
      tearwise annotate - - < accounts.jsonl > readings.jsonl
      tearwise annotate posts/ readings.parquet --on ray --address auto
      tearwise annotate 'posts/*.jsonl.zst' readings.parquet --fast
      tearwise annotate posts.csv readings.csv --engine openai:llama3.1:8b

    \b
    Ends with 0, with 1 when not one row could be read, or with 5 when a language
    model that was named gives no answer any more: --resume goes on from there.
    """
    from tearwise.annotation.rows import Columns
    from tearwise.annotation.run import annotate as annotated
    from tearwise.annotation.run import check_target
    from tearwise.annotation.work import STEP, Settings
    from tearwise.cli.engine import chosen, say_dropped
    from tearwise.cli.exit_code import NOTHING_TO_READ
    from tearwise.cli.outcome import told_when_interrupted
    from tearwise.cli.output import standard_output
    from tearwise.cli.progress import progress_bar

    columns = Columns(text_column, id_column, _answer_columns(answer_column or ()))
    target = None if out == "-" else _file_to_write(out)
    _check_place(engine not in (None, "embedded"), on, address)
    check_fast(engine, fast)
    written = _written(target, form, effects)
    corpus = _corpus(source, format, encoding, target)
    if target is not None:
        check_target(corpus, target, resume=resume, force=force)  # before the bundle is loaded
    elif resume or force:
        raise typer.BadParameter("standard output can be neither resumed nor written over.", param_hint="OUT")
    else:
        standard_output()  # is it there at all?
    _look_over(corpus, columns)
    model = chosen(engine, base_url, allow_remote_model, model_timeout, parallel=workers or PARALLEL)
    settings = Settings(columns, written, effects is not False, step or (STEP if model is None else _MODEL_STEP))
    runner, id = _runner(on, address, workers, fast) if model is None else _side_by_side(model)
    came: Streamed | Contents
    with progress_bar(corpus.size) as progress, told_when_interrupted():
        if target is None:
            came = _streamed(corpus, runner, settings, progress)
        else:
            came = annotated(corpus, target, runner, settings, id, resume=resume, force=force, progress=progress)
    say_dropped(model)
    _tell(came, corpus, columns, target)
    if came.failed == came.rows:
        raise typer.Exit(NOTHING_TO_READ)


def _corpus(source: str, format: Format | None, encoding: str | None, target: Path | None) -> Corpus:
    """The corpus to read, without what is written in the course of it; says what is left out of it."""
    from tearwise.annotation.corpus import Corpus
    from tearwise.annotation.manifest import manifest_path
    from tearwise.annotation.unfinished import Unfinished
    from tearwise.cli.outcome import say_left_out

    ours = () if target is None else (target, Unfinished(target).folder, manifest_path(target))
    corpus = Corpus.of(source, format, without=ours, encoding=encoding)
    say_left_out(corpus)
    return corpus


def _check_place(of_a_model: bool, on: Place, address: str | None) -> None:
    """Raises BadParameter where options of what reads, and of where, contradict each other."""
    if address is not None and on != "ray":
        raise typer.BadParameter("an address is that of a Ray cluster: give --on ray too.", param_hint="--address")
    if of_a_model and on == "ray":
        raise typer.BadParameter("a language model is asked from this computer alone.", param_hint="--on")


def _written(target: Path | None, form: Form | None, effects: bool | None) -> Form:
    """The form of the records in ``target``, or on standard output. Raises BadParameter where it has no place for
    effects that are asked for; FileError as ``form_for`` does."""
    from tearwise.annotation.whole import form_for

    written = (form or "nested") if target is None else form_for(target, form)
    if effects and written == "flat":
        raise typer.BadParameter(
            "flat columns have no place for effects: write whole records, or leave it out.", param_hint="--effects"
        )
    return written


def _look_over(corpus: Corpus, columns: Columns) -> None:
    """Says, before hours are spent, what may be wrong with a corpus; one that cannot be read at all is told alone."""
    from tearwise.cli.outcome import say_misfits, say_nameless, say_spoilt

    corpus.check(columns)
    say_misfits(corpus)
    say_spoilt(corpus)
    say_nameless(corpus, columns)


def _streamed(corpus: Corpus, runner: Runner, settings: Settings, progress: Progress) -> Streamed:
    """Writes the records to standard output, and nothing else: what Ray has to say of a worker that is lost, it prints,
    and among the records it would be one that no program can read."""
    from tearwise.annotation.run import stream
    from tearwise.cli.output import standard_output

    records = standard_output().buffer
    with redirect_stdout(sys.stderr):
        return stream(corpus, records, runner, settings, progress)


def _tell(came: Streamed | Contents, corpus: Corpus, columns: Columns, target: Path | None) -> None:
    """Says what a run came to. target: the file that it wrote; None for standard output"""
    from tearwise.annotation.run import Streamed
    from tearwise.cli.outcome import say_changed, say_streamed, say_unused, summary

    if isinstance(came, Streamed):
        say_streamed(corpus, columns, came)
    elif target is not None:
        tell(summary(came, target, columns), err=True)
        say_changed(came)
        say_unused(corpus, columns)


def _runner(on: Place, address: str | None, workers: int | None, fast: bool) -> tuple[Runner, str]:
    """Reads with the embedded engine, or the fast one, here or on a cluster; and the engine's id."""
    from tearwise.annotation.processes import cores, on_this_machine
    from tearwise.assembly import fresh_readers

    start = partial(fresh_readers, fast=fast)
    fresh = start()
    if on == "ray":
        from tearwise.annotation.cluster import on_ray

        return on_ray(start, address, workers), fresh().engine.id
    return on_this_machine(start, fresh, workers or cores()), fresh().engine.id


def _side_by_side(model: LanguageModelEngine) -> tuple[Runner, str]:
    """Reads with a language model, which answers at all; and its id. Raises ModelUnreachable, ModelAnswerError."""
    from tearwise.annotation.work import alone
    from tearwise.assembly import SideBySide

    model.check()  # before anything is written
    return alone(partial(SideBySide, model)), model.id


def _answer_columns(given: Iterable[str]) -> dict[str, str]:
    """Question → column, from ``QUESTION=COLUMN`` or from a question whose column has its name. Raises BadParameter
    where a question is to be taken from two columns."""
    found: dict[str, str] = {}
    for question, _, column in (one.partition("=") for one in given):
        question = question.strip()
        if found.setdefault(question, name := column.strip() or question) != name:
            raise typer.BadParameter(
                "a question is to be taken from two columns: name one.", param_hint="--answer-column"
            )
    return found


def _file_to_write(name: str) -> Path:
    """The file that OUT names. Raises BadParameter where it names none, or a folder: "", "/", ".", "posts.csv/"."""
    if not Path(name).name or name.endswith(("/", os.sep)) or Path(name).name == "..":
        raise typer.BadParameter("it must name a file, readings.csv for instance.", param_hint="OUT")
    return Path(name)
