"""What ``tearwise annotate`` takes besides the names of columns and what reads: a run over a corpus."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tearwise.annotation.formats import Form

_LONGEST_STEP = 1_000_000
"""Rows of a shard at most: it is held in memory."""

Place = Literal["local", "ray"]

Source = Annotated[
    str,
    typer.Argument(
        metavar="IN",
        help="The accounts: .jsonl, .csv, .tsv, .parquet, .txt, packed or not; a folder or 'pattern*' of them; -.",
        show_default=False,
    ),
]
Out = Annotated[
    str,
    typer.Argument(metavar="OUT", help="Where the readings go: .jsonl, .csv, .tsv, .parquet; -.", show_default=False),
]
AnswerColumns = Annotated[
    list[str] | None,
    typer.Option("--answer-column", metavar="QUESTION[=NAME]", help="A column that answers a question; once for each."),
]
WrittenForm = Annotated[
    Form | None,
    typer.Option("--form", help="Whole records or columns. Without: records in .jsonl, columns in the others."),
]
Effects = Annotated[
    bool | None,
    typer.Option(
        "--effects/--no-effects",
        help="Measure what each passage does, in whole records; without: about four times as fast.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, metavar="N", help="Processes that read: one a core. With a model: requests at a time, 4."
    ),
]
Step = Annotated[
    int | None,
    typer.Option(
        "--step",
        min=1,
        max=_LONGEST_STEP,
        metavar="ROWS",
        help="Rows after which a broken-off run can go on; 1024, with a model 32.",
    ),
]
Fast = Annotated[
    bool, typer.Option("--fast", help="Read some twenty times as fast, and less well: for very large corpora.")
]
On = Annotated[Place, typer.Option("--on", help="Where accounts are read: on this machine, or by Ray.")]
Address = Annotated[
    str | None,
    typer.Option("--address", metavar="ADDRESS", help="The Ray cluster; without, one is started on this machine."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a run that was broken off.")]
Force = Annotated[bool, typer.Option("--force", help="Write over OUT if it is there.")]
