"""The console that commands print on: plain when piped, without colour under NO_COLOR."""

from __future__ import annotations

import os

from rich.console import Console, ConsoleDimensions

from tearwise.cli.prose import NARROWEST, columns_of

_WIDTH = "COLUMNS"
_USUAL = 80


class Output(Console):
    """A console that tells of a broken pipe instead of ending the program in the middle."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError

    @property
    def reading_width(self) -> int:
        """The columns that a reading, a notice or guidance fills: as far as their lines are still easy to read."""
        from tearwise.rendering.terminal import WIDEST

        return min(self.width, WIDEST)

    def say(self, *lines: str) -> None:
        """Prints lines of prose, broken between words where there is a width to keep to: that of a terminal, or the one
        that COLUMNS asks for. Through a pipe without it each stays a line, for programs that look at lines."""
        whole = not self.is_terminal and not os.environ.get(_WIDTH, "").isdigit()
        for line in lines:
            self.print(line, soft_wrap=whole)


def console(*, stderr: bool = False) -> Output:
    """The terminal or pipe behind standard output (or error). Nothing printed on it is taken for markup."""
    made = Output(stderr=stderr, markup=False, emoji=False, highlight=False)
    if made.is_dumb_terminal:  # of which rich takes it that it has 80 columns
        made.size = ConsoleDimensions(columns_of(made.file) or made.width, made.height)
    if made.width < NARROWEST:  # at 0, which some set COLUMNS to, nothing at all would be printed
        made.size = ConsoleDimensions(NARROWEST if made.width > 0 else _USUAL, made.height)
    return made
