"""``tearwise evaluate``: readings beside labels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tearwise.cli.engine import AllowRemoteModel, BaseUrl, Engine, ModelTimeout, check_fast
from tearwise.cli.options import BlankCoded, GoldEncoding, TextColumn
from tearwise.cli.output import write_record
from tearwise.cli.progress import progress_bar
from tearwise.cli.prose import tell
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.annotation.evaluation import Evaluation, Figure
    from tearwise.annotation.gold import Gold
    from tearwise.annotation.work import Unread
    from tearwise.engines.language_model import LanguageModelEngine
    from tearwise.reading.reading import Reading


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Labelled accounts: .jsonl, .csv, .tsv, .txt, .parquet, packed or not.",
            show_default=False,
        ),
    ],
    answers: Annotated[bool, typer.Option("--answers", help="Give the reader the labelled answers too.")] = False,
    text_column: TextColumn = "text",
    encoding: GoldEncoding = None,
    fast: Annotated[
        bool, typer.Option("--fast", help="Measure the small network, which annotate --fast reads with.")
    ] = False,
    blank_coded: BlankCoded = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as one line of JSON.")] = False,
    engine: Engine = None,
    base_url: BaseUrl = None,
    allow_remote_model: AllowRemoteModel = False,
    model_timeout: ModelTimeout = None,
) -> None:
    """Measure how well readings agree with labelled accounts, each figure with its 95% bootstrap interval.

    JSON Lines have "text" and "meanings" (0, 1 or 2 for each of the nine) on every line. A table has a column "text"
    and one for each meaning, as the sheet has that tearwise codebook makes.

    \b
    Examples:
      tearwise evaluate gold.jsonl
      tearwise evaluate sheet.csv --text-column body
      tearwise evaluate gold.jsonl --answers
      tearwise evaluate gold.jsonl --fast
      tearwise evaluate gold.jsonl --json > figures.json
      tearwise evaluate gold.jsonl --engine openai:llama3.1:8b
    """
    from tearwise.annotation.gold import gold as labelled

    check_fast(engine, fast)
    found = labelled(gold, text_column, encoding, answers, blank_coded)

    from tearwise.annotation.evaluation import evaluate as evaluated
    from tearwise.cli.engine import chosen, say_dropped

    model = chosen(engine, base_url, allow_remote_model, model_timeout)
    if model is not None:
        model.check()
    readings = _readings(found.accounts, model, fast, answers)
    say_dropped(model)
    pairs, failed = _of_readings(found.accounts, readings)
    measured = evaluated([account for account, _ in pairs], [reading for _, reading in pairs])
    again = len(pairs) - len({account["text"] for account, _ in pairs})
    if as_json:
        about = {"tearwise": metadata.version("tearwise"), "bundle": pairs[0][1].bundle, "answers": answers}
        about |= {"ones": found.ones, "failed": failed, "repeated": again}
        about |= {"unmarked": found.unmarked, "totals": found.totals, "coders": list(found.coders)}
        about |= {"blank": found.blank, "untouched": list(found.untouched)}
        write_record(measured.to_record() | about)
    else:
        read_by = pairs[0][1].bundle + (", given the labelled answers" if answers else "")
        typer.echo(_table(measured, read_by, found, failed, again))


def _readings(
    accounts: Sequence[Mapping[str, Any]], model: LanguageModelEngine | None, fast: bool, answers: bool
) -> list[Reading | Unread]:
    """What the model, or the embedded engine where there is none, reads in labelled accounts.

    answers: whether it is given the labelled answers too
    """
    from tearwise.annotation.gold import answers_in
    from tearwise.assembly import Reader, SideBySide

    reader = Reader(fast=fast) if model is None else SideBySide(model)
    given = [answers_in(account) if answers else None for account in accounts]
    readings: list[Reading | Unread] = []
    with progress_bar(len(accounts)) as progress:
        for reading in reader.read_many([account["text"] for account in accounts], given, effects=False):
            readings.append(reading)
            progress(len(readings), len(readings))
    return readings


def _of_readings(
    accounts: Sequence[Mapping[str, Any]], readings: Sequence[Reading | Unread]
) -> tuple[list[tuple[Mapping[str, Any], Reading]], int]:
    """The accounts that have a reading, with it, and how many with labels have none; says how many have none in all.

    Raises ModelAnswerError where none with labels has one.
    """
    from tearwise.errors import ModelAnswerError
    from tearwise.reading.reading import Reading

    pairs = [(account, one) for account, one in zip(accounts, readings, strict=True) if isinstance(one, Reading)]
    failed = sum(
        account.get("usable", True) and not isinstance(one, Reading)
        for account, one in zip(accounts, readings, strict=True)
    )
    if missing := len(accounts) - len(pairs):
        tell(f"{counted(missing, 'account')} left out: the model's answer could not be used.", err=True)
    if not any(account.get("usable", True) for account, _ in pairs):
        raise ModelAnswerError("The model answered about no account with labels as it was asked to.")
    return pairs, failed


ONES = "No label is 2, so 0 and 1 are taken as no and yes: not shown, and shown."


def made_of(gold: Gold) -> list[str]:
    """What was made of a file of labels that somebody might not expect."""
    told = [ONES] if gold.ones and len(gold.of_ones) == len(gold.coders) else []
    if gold.ones and not told:
        told.append(
            f"No label of {_named(gold.of_ones)} is 2, so 0 and 1 are taken as no and yes there: not shown, and shown."
        )
    if len(gold.coders) > 1:
        told.append(
            f"Labels of {len(gold.coders)} coders ({_named(gold.coders)}): every row counts. Settle on one label for "
            "each account; how well they agree, tearwise agreement says."
        )
    if gold.blank:
        told.append(f"{counted(gold.blank, 'cell')} with nothing (empty, NA) in coded rows, taken as 0.")
    if gold.untouched:
        told.append(
            f"Nothing stands in any row for {', '.join(gold.untouched)}: where that was not coded, its figures say "
            "nothing, nor do those of all nine together."
        )
    if gold.unmarked:
        told.append(f"{counted(gold.unmarked, 'row')} without any code taken as coded, with nothing shown.")
    if gold.totals:
        told.append(f"{counted(gold.totals, 'row')} of totals left out.")
    return told


def _named(coders: Sequence[str]) -> str:
    from tearwise.rendering.marking import visible

    return visible(", ".join(coders))


def _table(evaluation: Evaluation, engine: str, gold: Gold, failed: int, again: int) -> str:
    """What is printed.

    engine: the id of what read, and what it was given
    gold:   the labels, and what was made of their file
    failed: accounts with labels that the model could not code
    again:  rows with the text of another one
    """
    head = f"{counted(evaluation.accounts, 'account')} with labels; 95% bootstrap intervals in brackets"
    notes = [f"Read by {engine}.", _unread(evaluation)]
    if evaluation.accounts == 1:
        notes.append("One account cannot be drawn again in another way: the intervals say nothing.")
    if again:
        notes.append(f"{counted(again, 'row')} with the text of an earlier one: each counts.")
    if failed:
        notes.append(
            f"{counted(failed, 'more account')} with labels in no figure: the model's answer could not be used."
        )
    notes += made_of(gold)
    shown = sum(number > 0 for number in evaluation.shown.values())
    if others := len(evaluation.shown) - shown:
        each = "the other one counts" if others == 1 else f"each of the other {others} counts"
        notes.append(f"The labels show {shown} of the nine meanings. In macro-F1, {each} as 0, whatever was read.")
    figures = [_line(one) + _over(one) for one in evaluation.figures]
    meanings: list[str] = []
    for id, f1 in evaluation.meanings.items():
        meanings.append(f"{_line(f1)}  shown in {evaluation.shown[id]}, named in {evaluation.named[id]}")
        meanings += [_line(evaluation.precision[id]), _line(evaluation.recall[id])]
    return "\n".join([head, *notes, *figures, *meanings])


def _unread(evaluation: Evaluation) -> str:
    """How many accounts were not read, and what they count for."""
    if not (number := sum(evaluation.unread.values())):
        return "Not read: none of them."
    each = ", ".join(f"{count} {status}" for status, count in evaluation.unread.items())
    return (
        f"Not read: {number} of them ({each}). Nothing is named in these, and F1 and the exact set count that; the "
        f"figures of probabilities, from 'first meaning is shown' to the Brier score, are of the other "
        f"{evaluation.accounts - number}."
    )


def _over(one: Figure) -> str:
    """Of how many accounts a figure is, where they are neither all with labels nor those of them that were read."""
    from tearwise.annotation.evaluation import STATISTICS

    return "" if one.name in STATISTICS else f"  of {counted(one.accounts, 'account')}"


def _line(one: Figure) -> str:
    if math.isnan(one.value):
        return f"{one.name:<33}    –"
    return f"{one.name:<33}{one.value:z.3f}  [{one.low:z.3f}, {one.high:z.3f}]"
