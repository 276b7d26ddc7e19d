"""A story that an account may tell in many words, and the words beside which it is another one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Story(NamedTuple):
    """What is looked for in an account, in lower case.

    told:   the ways to tell it, of which one is enough
    unless: what makes another story of it
    """

    told: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]

    @classmethod
    def of(cls, told: Iterable[str], unless: str) -> Story:
        """A story of the patterns of its ways, and of a pattern of words, as ``any_of`` makes one."""
        return cls(tuple(map(re.compile, told)), re.compile(rf"\b{unless}\b"))

    def is_in(self, said: str) -> bool:
        """Whether a text in lower case tells it, and nothing that makes another of it."""
        return self.unless.search(said) is None and any(one.search(said) for one in self.told)
