"""``--save``: a reading that is told is kept in the journal too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.prose import tell

if TYPE_CHECKING:
    from tearwise.journal import Journal
    from tearwise.reading.reading import Reading

Save = Annotated[bool, typer.Option("--save", help="Keep it in your encrypted journal.")]


def told_and_kept(told: Callable[[], Reading], *, save: bool, typed: bool) -> Reading:
    """What ``told`` reads and tells; kept then, where it is to be.

    typed: whether any of it is typed, and would be lost where the journal stays shut: that is opened first. What is not
           is told first, whatever becomes of the journal
    """
    from tearwise.cli.unlock import opened_or_made

    if not save:
        return told()
    if typed:
        with opened_or_made(None, None) as journal:
            reading = told()
            _keep(reading, journal, typed=True)
        return reading
    reading = told()
    with opened_or_made(None, None) as journal:
        _keep(reading, journal, typed=False)
    return reading


def _keep(reading: Reading, journal: Journal, *, typed: bool) -> None:
    from tearwise.cli.unlock import kept

    id = kept(journal, None, lambda into: into.add(reading), typed=typed).id
    told = f"Kept as episode {id}. To say who it was: tearwise journal edit {id} --person NAME"
    tell(told, err=True)
