"""The next question below a reading in the terminal: how it is put, and how to be asked it, or to answer it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tearwise.interview import Person

_FEW = 5
"""So many options are shown in words; more of them would fill the screen."""
_ASKS = "asks this and the next questions, one by one."


def asking(text: str | None, file: Path | None) -> str:
    """The command that asks about an account which was given in this way, and what it does."""
    if file is not None:
        return f"tearwise ask --file FILE {_ASKS}"
    if text is not None and text != "-":
        return f'tearwise ask "…" {_ASKS}'
    return f"tearwise ask - takes the account once more, and {_ASKS}"


def question_text(id: str, person: Person, how: str, *, values: bool) -> str:
    """A question in everyday words, a line below it, and how to be asked it. values: and how to answer it in a command,
    which takes half a screen"""
    from tearwise.interview import question, wording

    asked = question(id)
    text = wording(asked, person.pronoun, person.relationship, person.crier, person.name)
    lines = [text, asked.helped(person.crier), how]
    if not values:
        return "\n".join(lines)
    lines.append("Or add to this command:")
    if len(asked.options) <= _FEW:
        lines += [f"--answer {id}={option.value}  {option.wording(person.crier)}" for option in asked.options]
    else:
        many = {"one": "one", "two": "one or two", "several": "any"}[asked.takes]
        form = "VALUE" if asked.most == 1 else "VALUE,VALUE"
        lines.append(f"--answer {id}={form}  {many} of: {', '.join(option.value for option in asked.options)}")
    if asked.none is not None:
        lines.append(f"--answer {id}=  {asked.none}")
    return "\n".join([*lines, f"--answer {id}=unknown  {asked.unsure(person.crier)}"])
