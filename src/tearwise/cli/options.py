"""What several commands take: an account, answers, how to speak of whoever cried, a country."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearwise.cli.who import Who


def answers_begun(incomplete: str) -> list[str]:
    """What may follow ``--answer``."""
    from tearwise.accounts.answers import VALUES

    return [whole for q, values in VALUES.items() for v in values if (whole := f"{q}={v}").startswith(incomplete)]


AccountText = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT | -",
        help="What happened, in quotes; - reads it from standard input. Left out, you are asked for it.",
        show_default=False,
    ),
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
        help="Answer a question; once for each. said= is none of these, said=unknown is I don't know.",
        autocompletion=answers_begun,
    ),
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
    ),
]
