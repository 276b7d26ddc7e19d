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


def meaning_named(given: str) -> str:
    """The id of a meaning, by its id or by its name, since readings show names alone. Raises BadParameter with both."""
    from tearwise.meanings import all_meanings

    for one in all_meanings():
        if " ".join(given.lower().split()) in (one.id, one.name.lower()):
            return one.id
    nine = [one.id if one.name.lower() == one.id else f"{one.id} ({one.name})" for one in all_meanings()]
    raise typer.BadParameter(f"there is no such meaning. The nine are: {'; '.join(nine)}.")


def meanings(
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="A meaning, to see all about it.",
            show_default=False,
            autocompletion=_ids,
            parser=meaning_named,
        ),
    ] = None,
) -> None:
    """Show the nine meanings that tears may have, or all about one of them.

    \b
    Examples:
      tearwise meanings
      tearwise meanings remorse
    """
    from tearwise.meanings import all_meanings, meaning

    typer.echo("\n\n".join(_in_brief(one) for one in all_meanings()) if id is None else _in_full(meaning(id)))


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
    spoken_of = (at for at, part in enumerate(parts) if re.search(r"\b(he|him|his)\b", part))
    if (first := next(spoken_of, None)) is not None:  # it stays: accounts were labelled by these words
        parts.insert(first, "“He” stands for whoever cries.")
    return "\n\n".join(filled(part) for part in parts)
