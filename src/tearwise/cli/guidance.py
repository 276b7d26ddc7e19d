"""What to do and say, below a reading on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from tearwise.interview import Person
    from tearwise.reading.reading import Reading
    from tearwise.replies import Guidance


def guidance_of(reading: Reading, person: Person, over: bool | None = None) -> Guidance:
    """The guidance for a reading, speaking of whoever cried as is known of them; ``over``: whether it is over."""
    from tearwise.replies import guidance_for

    return guidance_for(reading, **person.known, over=over)


def say_guidance(reading: Reading, person: Person, over: bool | None = None, *, whole: bool = False) -> None:
    """Prints the guidance where the reading gives something to go by: all of it, or the first of each alone.

    The few lines are for a terminal only: what a program takes in stays what was asked for.
    """
    if reading.status not in ("read", "too_little") and not reading.risks:
        return
    if not whole and not (sys.stdout is not None and sys.stdout.isatty()):
        return
    from tearwise.cli.console import console
    from tearwise.rendering.guidance import guidance_text

    told = guidance_text(guidance_of(reading, person, over), console().reading_width, brief=not whole)
    typer.echo("\n" + told, nl=False)
