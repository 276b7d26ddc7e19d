"""The console that commands print on: plain when piped, without colour under NO_COLOR."""

from __future__ import annotations

from rich.console import Console


class Output(Console):
    """A console that tells of a broken pipe instead of ending the program in the middle."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Output:
    """The terminal or pipe behind standard output (or error). Nothing printed on it is taken for markup."""
    return Output(stderr=stderr, markup=False, emoji=False, highlight=False)
