"""What several commands take: an account, answers, how to speak of whoever cried, a country; a corpus' columns."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearwise.annotation.formats import Format
from tearwise.cli.prose import tell
from tearwise.cli.who import Who


def answers_begun(incomplete: str) -> list[str]:
    """What may follow ``--answer``: a question with a value, or behind a comma one more, where it takes several."""
    from tearwise.accounts.values import MOST, VALUES

    before, comma, begun = incomplete.rpartition(",")
    if not comma:
        return [whole for q, values in VALUES.items() for v in values if (whole := f"{q}={v}").startswith(incomplete)]
    question, _, given = before.partition("=")
    there = given.split(",")
    if len(there) >= MOST.get(question, 0):
        return []
    return [f"{before},{v}" for v in VALUES[question] if v.startswith(begun) and v not in there]


def country_known(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> str | None:
    """A country's two letters, where they are one. Raises BadParameter naming those whose lines are known.

    What stands in the environment stops no command: it is said, and the lines that hold everywhere are shown.
    """
    if not value:
        return value
    from tearwise.safety.lines import listed, name_of

    if name_of(value) is None:
        wrong = (
            f"that is no country's two letters (ISO 3166). Help lines are known of {listed()}. For any other country, "
            "see findahelpline.com; in an emergency, call your local emergency number."
        )
        if not str(context.get_parameter_source(parameter.name or "")).endswith("ENVIRONMENT"):
            raise typer.BadParameter(wrong)
        tell(f"TEARWISE_COUNTRY: {wrong}", err=True)
    return value


AccountText = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT | -",
        help="What happened, in quotes; - reads it from standard input. Left out, you are asked for it.",
        show_default=False,
    ),
]
TextColumn = Annotated[
    str,
    typer.Option("--text-column", "--text-field", metavar="NAME", help="The column that holds the account."),
]
IdColumn = Annotated[
    str, typer.Option("--id-column", "--id-field", metavar="NAME", help="The column that names the row.")
]
SourceFormat = Annotated[
    Format | None, typer.Option("--format", help="What IN is written in, where its name does not tell.")
]
SourceEncoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="What IN's text is in, if neither UTF-8 nor marked: cp1252, say."),
]
GoldEncoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="What GOLD's text is in, if neither UTF-8 nor marked."),
]
BlankCoded = Annotated[
    bool,
    typer.Option("--blank-coded", help="A table's row without any code is coded: nothing is shown in it."),
]
AccountFile = Annotated[
    Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the account from a text file.")
]
Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--answer",
        "-a",
        metavar="QUESTION=VALUE[,VALUE]",
        help="Answer a question; once for each. said= means none of these, said=unknown that you don't know.",
        autocompletion=answers_begun,
    ),
]
Over = Annotated[
    bool | None,
    typer.Option("--over/--still", help="Whether the crying is over, for --guide; without, both are shown."),
]
SpokenOf = Annotated[
    Who | None,
    typer.Option("--pronoun", help="How to speak of whoever cried; i if it was you.", case_sensitive=False),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="CODE",
        help="Where you are, as two letters (US, GB, DE): whose help lines to show where there is a risk.",
        envvar="TEARWISE_COUNTRY",
        show_envvar=False,
        callback=country_known,
    ),
]
