"""``tearwise journal patterns``: what the tears were about over time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearwise.cli import private_file
from tearwise.cli.options import Country
from tearwise.cli.output import write_record
from tearwise.cli.particulars import Json, Since, Until, Whose, time_of
from tearwise.cli.prose import tell
from tearwise.cli.unlock import Descriptor, Folder, opened
from tearwise.errors import EpisodeError


def patterns(
    person: Whose = None,
    since: Since = None,
    until: Until = None,
    table: Annotated[bool, typer.Option("--table", help="Lines without bars, as screen readers like them.")] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Draw a chart into this file, not encrypted.")
    ] = None,
    png: Annotated[Path | None, typer.Option("--png", metavar="FILE", help="The same as a picture.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over the file if it is there.")] = False,
    country: Country = None,
    json: Json = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Count what the tears were about: meanings, what set them off, when, with whom, and what helped.

    Counts, and no more: of what you kept, by your own word where you gave it.

    \b
    Examples:
      tearwise journal patterns
      tearwise journal patterns --person Tom --since 2026-01-01
      tearwise journal patterns --svg tears.svg
    """
    if sum((table, json, svg is not None, png is not None)) > 1:
        raise EpisodeError("One of --table, --svg, --png and --json at a time.")
    for path in (svg, png):
        if path is not None:
            private_file.check_place(path, force, folder)

    from tearwise.journal import told
    from tearwise.rendering import charts

    if svg is not None or png is not None:
        charts.check_installed()  # before anybody types a passphrase

    with opened(folder, passphrase_fd) as journal:
        found = journal.patterns(person=person, since=time_of(since, "--since"), until=time_of(until, "--until"))
    if json:
        write_record(found.to_record())
    elif svg is not None or png is not None:
        drawn = told.drawing(found)
        if svg is not None:
            private_file.write(svg, drawn.encode("utf-8"))
        if png is not None:
            private_file.write(png, charts.png(drawn))
        tell(f"Drawn to {svg or png}, not encrypted: whoever can read the file can read it.", err=True)
    else:
        from tearwise.cli.console import console

        screen = console()
        width = min(screen.width, 78)
        if table:
            typer.echo("\n".join(told.table(found, country, width)))
        else:
            screen.say(*told.bars(found, country, width))
