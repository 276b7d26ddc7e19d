"""``tearwise annotate``: many accounts at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tearwise.annotation.formats import Form
from tearwise.cli.engine import PARALLEL, AllowRemoteModel, BaseUrl, Engine, ModelTimeout
from tearwise.cli.options import IdColumn, SourceEncoding, SourceFormat, TextColumn

if TYPE_CHECKING:
    from tearwise.annotation.corpus import Corpus
    from tearwise.annotation.rows import Columns
    from tearwise.annotation.run import Streamed
    from tearwise.annotation.whole import Contents
    from tearwise.annotation.work import Runner
    from tearwise.engines.language_model import LanguageModelEngine

Place = Literal["local", "ray"]

_MODEL_STEP = 32
"""Rows of a shard where a language model reads: each takes seconds, and a broken-off run loses so many at most."""

_LONGEST_STEP = 1_000_000
"""Rows of a shard at most: it is held in memory."""


def annotate(
    source: Annotated[
        str,
        typer.Argument(
            metavar="IN",
            help="The accounts: .jsonl, .csv, .tsv, .parquet, .txt, packed or not; a folder or 'pattern*' of them; -.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str,
        typer.Argument(
            metavar="OUT", help="Where the readings go: .jsonl, .csv, .tsv, .parquet; -.", show_default=False
        ),
    ],
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    answer_column: Annotated[
        list[str] | None,
        typer.Option(
            "--answer-column", metavar="QUESTION[=NAME]", help="A column that answers a question; once for each."
        ),
    ] = None,
    format: SourceFormat = None,
    encoding: SourceEncoding = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--form", help="Whole records or columns. .jsonl has records, the others columns, unless you say."
        ),
    ] = None,
    effects: Annotated[
        bool | None,
        typer.Option(
            "--effects/--no-effects",
            help="Measure what each passage does, in whole records; without: about four times as fast.",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            metavar="N",
            help="Processes that read, one a core; with a model, requests, 4.",
        ),
    ] = None,
    step: Annotated[
        int | None,
        typer.Option(
            "--step",
            min=1,
            max=_LONGEST_STEP,
            metavar="ROWS",
            help="Rows after which a broken-off run can go on; 1024, with a model 32.",
        ),
    ] = None,
    fast: Annotated[
        bool, typer.Option("--fast", help="Read more than twenty times as fast, and less well: for very large corpora.")
    ] = False,
    on: Annotated[Place, typer.Option("--on", help="Where accounts are read: on this machine, or by Ray.")] = "local",
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="ADDRESS", help="The Ray cluster; without, one is started on this machine."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was broken off.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over OUT if it is there.")] = False,
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
    from tearwise.annotation.corpus import Corpus
    from tearwise.annotation.manifest import manifest_path
    from tearwise.annotation.rows import Columns
    from tearwise.annotation.run import annotate as annotated
    from tearwise.annotation.run import check_target, stream
    from tearwise.annotation.unfinished import Unfinished
    from tearwise.annotation.work import STEP, Settings
    from tearwise.cli.engine import chosen, say_dropped
    from tearwise.cli.exit_code import NOTHING_TO_READ
    from tearwise.cli.outcome import say_left_out, told_when_interrupted
    from tearwise.cli.output import standard_output
    from tearwise.cli.progress import progress_bar

    columns = Columns(text_column, id_column, _answer_columns(answer_column or ()))
    streams, target = out == "-", _file_to_write(out)
    _check_reader(engine not in (None, "embedded"), fast, on, address)
    written = _written(None if streams else target, form, effects)
    ours = () if streams else (target, Unfinished(target).folder, manifest_path(target))
    corpus = Corpus.of(source, format, without=ours, encoding=encoding)
    say_left_out(corpus)
    if streams and (resume or force):
        raise typer.BadParameter("standard output can be neither resumed nor written over.", param_hint="OUT")
    output = standard_output() if streams else None
    if not streams:
        check_target(corpus, target, resume=resume, force=force)  # before the bundle is loaded
    _look_over(corpus, columns)
    model = chosen(engine, base_url, allow_remote_model, model_timeout, parallel=workers or PARALLEL)
    rows = step or (STEP if model is None else _MODEL_STEP)
    settings = Settings(columns, written, effects is not False, rows)
    runner, id = _runner(on, address, workers, fast) if model is None else _side_by_side(model)
    came: Streamed | Contents
    with progress_bar(corpus.size) as progress:
        if output is not None:
            came = stream(corpus, output.buffer, runner, settings, progress)
        else:
            with told_when_interrupted():
                came = annotated(corpus, target, runner, settings, id, resume=resume, force=force, progress=progress)
    say_dropped(model)
    _tell(came, corpus, target, columns)
    if came.failed == came.rows:
        raise typer.Exit(NOTHING_TO_READ)


def _check_reader(of_a_model: bool, fast: bool, on: Place, address: str | None) -> None:
    """Raises BadParameter where options of what reads, and of where, contradict each other."""
    if address is not None and on != "ray":
        raise typer.BadParameter("an address is that of a Ray cluster: give --on ray too.", param_hint="--address")
    if of_a_model and on == "ray":
        raise typer.BadParameter("a language model is asked from this computer alone.", param_hint="--on")
    if of_a_model and fast:
        raise typer.BadParameter("a language model reads as fast as it does: leave out --fast.", param_hint="--fast")


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


def _tell(came: Streamed | Contents, corpus: Corpus, target: Path, columns: Columns) -> None:
    """Says what a run came to."""
    from tearwise.annotation.run import Streamed
    from tearwise.cli.outcome import say_changed, say_streamed, say_unused, summary

    if isinstance(came, Streamed):
        say_streamed(corpus, columns, came)
    else:
        typer.echo(summary(came, target, columns), err=True)
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
