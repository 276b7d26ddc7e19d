"""The lines of a table, which can be looked at before they are taken, and taken again in another way."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from tearwise.annotation.lines import LONGEST_LINE


class TooLong(csv.Error):
    """A line is longer than one may be."""


class Lines:
    """The lines of a file, of which some can be put back. taken: those since ``begin``; number: of all so far

    Raises TooLong where one is longer than ``LONGEST_LINE``, and goes on behind it.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._waiting = lines, deque[str]()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self.taken.append(line)
        self.number += 1
        if len(line) > LONGEST_LINE:  # and cut: a quote that is closed behind would take the next rows in
            raise TooLong
        return line

    def begin(self) -> None:
        """Begins another row: no line is taken of it yet."""
        self.taken = []

    def back(self, lines: Sequence[str]) -> None:
        """Puts the last lines back, to be given again."""
        self._waiting.extendleft(reversed(lines))
        self.number -= len(lines)

    def peek(self, count: int) -> list[str]:
        """The next lines, so many at most, which are still to come."""
        self._waiting.extend(islice(self._lines, max(0, count - len(self._waiting))))
        return list(islice(self._waiting, count))

    def swap(self, lines: Sequence[str]) -> None:
        """Puts these in the place of so many that are to come next."""
        for _ in lines:
            self._waiting.popleft()
        self._waiting.extendleft(reversed(lines))

    def restore(self, taken: Sequence[str]) -> None:
        """Makes these the lines that were taken since ``begin``, after another try at them that took fewer, or more."""
        self.back(self.taken[len(taken) :])
        for _ in range(len(taken) - len(self.taken)):
            next(self)
        self.taken = list(taken)
