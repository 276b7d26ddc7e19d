"""Choosing by typing numbers, a line a question: for scripts, pipes, plain terminals and screen readers."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import TextIO

from tearwise.cli.choice import Asked, Choice, Row, Step


def choose(asked: Asked, say: Callable[[str], None], lines: TextIO | None = None) -> Choice:
    """Shows the question through ``say`` and reads ``lines``, or standard input, until one can be taken.

    The end of the input stops the interview.
    """
    say("")
    say(asked.text)
    say(asked.help)
    width = max(len(row.key) for row in asked.rows)
    for row in asked.rows:
        say(f"  {row.key:>{width}}  {row.text}")
    source = lines or sys.stdin
    how = _HOW[asked.several].format(last=sum(row.key.isdigit() for row in asked.rows))
    say(how)
    while True:
        line = source.readline() if source is not None else ""
        if not line:
            return Step.STOP
        rows = _rows(asked, line)
        if rows is None:
            say(f"That is none of them. {how}")
        elif wrong := asked.wrong(rows):
            say(wrong)
        else:
            return asked.choice(rows)


_HOW = {
    False: "Type the number of an answer, 1 to {last}, or one of the letters, and press Enter.",
    True: "Type the numbers of your answers, 1 to {last}, with commas between, or one of the letters, and press Enter.",
}


def _rows(asked: Asked, line: str) -> list[Row] | None:
    """The rows that a line names by their keys, or by the codebook's values; None where it names anything else."""
    by_name = {row.value: row for row in asked.rows if row.value is not None and not row.value.isdigit()}
    by_name |= {row.key: row for row in asked.rows}
    words = [word for word in re.split(r"[\s,;]+", line.strip().lower().lstrip("\ufeff")) if word]
    if not words or any(word not in by_name for word in words):
        return None
    return list(dict.fromkeys(by_name[word] for word in words))
