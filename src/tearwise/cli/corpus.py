"""``tearwise annotate`` and ``tearwise evaluate``: many accounts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tearwise.annotation.evaluation import Evaluation, Figure


def annotate(
    source: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help="The accounts, a JSON object a line.", show_default=False)
    ],
    target: Annotated[
        Path, typer.Argument(metavar="OUT.jsonl", help="Where the records go, a line each.", show_default=False)
    ],
    text_field: Annotated[
        str, typer.Option("--text-field", metavar="NAME", help="The field that holds the account.")
    ] = "text",
    id_field: Annotated[str, typer.Option("--id-field", metavar="NAME", help="The field that names the row.")] = "id",
    force: Annotated[bool, typer.Option("--force", help="Write over OUT.jsonl if it is there.")] = False,
) -> None:
    """Read every account of a corpus and write a record of each, in the same order.

    A row that cannot be read gets a record with status "error" that says why. OUT.jsonl appears when all is done.

    \b
    Examples:
      tearwise annotate accounts.jsonl readings.jsonl
      tearwise annotate posts.jsonl readings.jsonl --text-field body --id-field post

    \b
    Ends with 0, or with 1 when not one row could be read.
    """
    from tearwise.annotation import lines
    from tearwise.assembly import Reader
    from tearwise.cli.ending import NOTHING_TO_READ

    lines.check_target(source, target, force)  # before the bundle is loaded
    reader = Reader()
    with _progress(source.stat().st_size if source.is_file() else None) as progress:
        counts = lines.annotate(
            source, target, reader, text_field=text_field, id_field=id_field, force=force, progress=progress
        )
    failed = f"; {counts.failed} could not be read, and their records say why" if counts.failed else ""
    typer.echo(f"{_counted(counts.rows, 'row')} written to {target}{failed}.", err=True)
    if counts.failed == counts.rows:
        raise typer.Exit(NOTHING_TO_READ)


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Labelled accounts, one a line.", show_default=False)
    ],
    answers: Annotated[bool, typer.Option("--answers", help="Give the reader the labelled answers too.")] = False,
) -> None:
    """Measure how well readings agree with labelled accounts, each figure with its 95% bootstrap interval.

    GOLD.jsonl has "text" and "meanings" (0, 1 or 2 for each of the nine) on every line.

    \b
    Examples:
      tearwise evaluate gold.jsonl
      tearwise evaluate gold.jsonl --answers
    """
    from tearwise.annotation.gold import answers_in, labelled_accounts

    accounts = labelled_accounts(gold)

    from tearwise.annotation.evaluation import evaluate as evaluated
    from tearwise.assembly import Reader

    given = [answers_in(account) if answers else None for account in accounts]
    readings = []
    with _progress(len(accounts)) as progress:
        for reading in Reader().read_many([account["text"] for account in accounts], given, effects=False):
            readings.append(reading)
            progress(len(readings))
    typer.echo(_table(evaluated(accounts, readings)))


def _table(evaluation: Evaluation) -> str:
    head = f"{_counted(evaluation.accounts, 'account')} with labels; 95% bootstrap intervals in brackets"
    figures = [_line(one) for one in evaluation.figures]
    meanings = [f"{_line(one)}  shown in {evaluation.shown[id]}" for id, one in evaluation.meanings.items()]
    return "\n".join([head, *figures, *meanings])


def _line(one: Figure) -> str:
    return f"{one.name:<33}{one.value:.3f}  [{one.low:.3f}, {one.high:.3f}]"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error that is told how far the work is; nothing where that is no terminal."""
    from rich.progress import Progress

    from tearwise.cli.console import console

    screen = console(stderr=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda done: bar.update(task, completed=done)
