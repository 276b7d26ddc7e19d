"""What ``--help`` calls things: without the names that Python has for types, and ranges in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from tearwise.cli.particulars import LARGEST_NUMBER

_TYPE = re.compile(r" <[^<>|]+>$")
"""What Typer writes behind an argument: ``<str>``, ``<list[Path]>``; choices, with | between, are not meant."""
_NOTES = re.compile(r"\[[^][]*\]$")
"""What it writes behind the help: ``[default: 50; 1<=x<=100]``."""
_RANGE = re.compile(r"(?:(?P<least>[-\d.]+)<=)?x(?P<is_least>>=)?(?:<=)?(?P<most>[-\d.]+)?")


def in_plain_words(command: Any) -> Any:
    """A command, and all below it, whose help is so."""
    for parameter in command.params:
        parameter.get_help_record = partial(_record, parameter.get_help_record)
        parameter.get_usage_pieces = partial(_usage, parameter.get_usage_pieces)
    for one in getattr(command, "commands", {}).values():
        in_plain_words(one)
    return command


def _record(made: Callable[[Any], tuple[str, str] | None], context: Any) -> tuple[str, str] | None:
    """The name and the help of an option or an argument."""
    if (found := made(context)) is None:
        return None
    name, told = found
    return _TYPE.sub("", name), _NOTES.sub(_noted, told).rstrip()


def _usage(made: Callable[[Any], list[str]], context: Any) -> list[str]:
    """How an argument stands in the first line: what must be given, without the braces that nobody is to type."""
    return [re.sub(r"^\{(.*?)\}(\.\.\.)?$", r"\1", piece) for piece in made(context)]


def _noted(found: re.Match[str]) -> str:
    notes = [_in_words(one) for one in found[0][1:-1].split("; ")]
    kept = "; ".join(one for one in notes if one)
    return f"[{kept}]" if kept else ""


def _in_words(note: str) -> str:
    """A range in words; nothing where it only is as large as the journal's numbers can be."""
    if (found := _RANGE.fullmatch(note)) is None:
        return note
    least, most = found["least"], found["most"]
    if found["is_least"]:
        least, most = most, None
    if most == str(LARGEST_NUMBER):
        most = None
    if least and most:
        return f"{least} to {most}"
    return f"at least {least}" if least else f"at most {most}" if most else ""
