"""``tearwise meanings``: what the nine meanings are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.prose import filled

if TYPE_CHECKING:
    from tearwise.meanings import Meaning


def _ids() -> list[str]:
    from tearwise.meanings import MEANINGS

    return list(MEANINGS)


def meanings(
    id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A meaning, to see all about it.", show_default=False, autocompletion=_ids),
    ] = None,
) -> None:
    """Show the nine meanings that tears may have, or all about one of them.

    \b
    Examples:
      tearwise meanings
      tearwise meanings remorse
    """
    from tearwise.meanings import MEANINGS, all_meanings, meaning

    if id is None:
        typer.echo("\n\n".join(_in_brief(one) for one in all_meanings()))
    elif id in MEANINGS:
        typer.echo(_in_full(meaning(id)))
    else:
        raise typer.BadParameter(f"there is no such meaning. The nine are: {', '.join(MEANINGS)}.", param_hint="ID")


def _in_brief(one: Meaning) -> str:
    return filled(f"{one.id}: {one.name}") + "\n" + filled(one.gist, "  ")


def _in_full(one: Meaning) -> str:
    parts = [
        f"{one.id}: {one.name}",
        one.gist,
        one.definition,
        f"Shown when: {one.shown_when}",
        f"Not this: {one.not_this}",
    ]
    if any(re.search(r"\b(he|him|his)\b", part) for part in parts):  # they stay: accounts were labelled by them
        parts.append("“He” stands for whoever cries.")
    return "\n\n".join(filled(part) for part in parts)
