"""What a command may be told of an episode: its options, and what they come to."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.meanings import meaning_named

if TYPE_CHECKING:
    from tearwise.journal import Person, Response


class Pronoun(Enum):
    """How somebody is spoken of."""

    HE = "he"
    SHE = "she"
    THEY = "they"


class Helped(Enum):
    """Whether something helped."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


def _relationships(incomplete: str) -> list[str]:
    from tearwise.accounts.values import VALUES

    return [value for value in VALUES["relationship"] if value.startswith(incomplete)]


def meanings_begun(incomplete: str) -> list[str]:
    """What may follow ``--meaning``."""
    from tearwise.meanings import MEANINGS

    return [id for id in MEANINGS if id.startswith(incomplete)]


_NOTE = """\
Write your note. When you are done, press Ctrl-D on an
empty line (on Windows: Ctrl-Z, Enter).
"""
LARGEST_NUMBER = 2**31 - 1
"""The largest number of an episode, and the largest limit, that is taken."""

Number = Annotated[
    int, typer.Argument(metavar="NUMBER", max=LARGEST_NUMBER, help="The episode's number.", show_default=False)
]
Named = Annotated[str | None, typer.Option("--person", "-p", metavar="NAME", help="Who it was, as you call them here.")]
Whose = Annotated[str | None, typer.Option("--person", "-p", metavar="NAME", help="Only those with this person.")]
Relationship = Annotated[
    str | None,
    typer.Option(
        "--relationship",
        metavar="VALUE",
        help="What they are to you: partner, parent, ...",
        autocompletion=_relationships,
    ),
]
HowCalled = Annotated[Pronoun | None, typer.Option("--pronoun", help="How they are spoken of.", case_sensitive=False)]
When = Annotated[
    str | None,
    typer.Option("--when", metavar="DATE", help="When it happened: 2026-11-20, 2026-11-20T21:30, today or yesterday."),
]
Did = Annotated[
    list[str] | None, typer.Option("--did", metavar="WORDS", help="What you did or said in answer; may be given again.")
]
HasHelped = Annotated[Helped | None, typer.Option("--helped", help="Whether that helped.", case_sensitive=False)]
Note = Annotated[
    str | None, typer.Option("--note", metavar="WORDS | -", help="How it went on, or anything else; - reads it in.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day, and all of it.")]
Meant = Annotated[
    str | None,
    typer.Option(
        "--meaning",
        metavar="ID",
        help="Only those with this meaning.",
        autocompletion=meanings_begun,
        parser=meaning_named,
    ),
]
Limit = Annotated[
    int, typer.Option("--limit", "-n", metavar="COUNT", min=1, max=LARGEST_NUMBER, help="At most so many.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]


def time_of(when: str | None, what: str = "--when") -> str | None:
    """A date as the journal takes it; "today" and "yesterday" are days of this computer's clock. Raises EpisodeError
    naming the option, ``what``."""
    if when is None:
        return None
    from datetime import date, timedelta

    from tearwise.journal.timestamps import settled_time

    ago = {"today": 0, "yesterday": 1}.get(when.strip().lower())
    return settled_time(when, what) if ago is None else (date.today() - timedelta(days=ago)).isoformat()


def happened_at(when: str | None) -> str | None:
    """The same for what is to be kept. Raises EpisodeError also where it lies in the future, or before 1900."""
    from datetime import UTC, datetime

    from tearwise.journal.timestamps import check_time

    happened = time_of(when)
    if happened is not None:
        check_time(happened, datetime.now(UTC))
    return happened


def person_of(name: str | None, relationship: str | None, pronoun: Pronoun | None) -> Person | None:
    """Somebody by a name and what is said of them. Raises EpisodeError where there is something, and no name."""
    from tearwise.errors import EpisodeError
    from tearwise.journal import Person

    if name is None:
        if pronoun is not None:
            raise EpisodeError("--pronoun needs a name: --person NAME.")
        return None
    return Person(name, relationship, None if pronoun is None else pronoun.value)


def responses_of(did: Iterable[str] | None, helped: Helped | None) -> tuple[Response, ...]:
    """What was done in answer. Raises EpisodeError where it is only said whether it helped."""
    from tearwise.errors import EpisodeError
    from tearwise.journal import Response

    if helped is not None and not did:
        raise EpisodeError("--helped needs what it is about: --did WORDS.")
    return tuple(Response(what, None if helped is None else helped.value) for what in did or ())


def apart(note: str | None, text: str | None, file: Path | None = None, *, asked: bool = False) -> None:
    """Raises EpisodeError where both the note and the account are to come from standard input, which there is once.

    asked: whether an account that is not given is read from there too
    """
    from tearwise.errors import EpisodeError

    piped = asked and text is None and file is None and sys.stdin is not None and not sys.stdin.isatty()
    if note == "-" and (text == "-" or piped):
        raise EpisodeError(
            "The account and the note cannot both come from standard input. Give the account with --file."
        )


def typed(note: str | None, text: str | None, file: Path | None = None, *, asked: bool = False) -> bool:
    """Whether any of it is typed at the terminal, and would be lost where the journal stays shut: it is asked for when
    the journal is open. ``asked`` as for ``apart``."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    return "-" in (note, text) or (asked and text is None and file is None)


def note_text(note: str | None) -> str | None:
    """A note; "-" reads it from standard input, or asks for it."""
    if note != "-":
        return note
    from tearwise.cli.entry import typed_or_piped

    return typed_or_piped(_NOTE)
