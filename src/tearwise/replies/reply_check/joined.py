"""Wordings of an issue that are made of parts: "you are", "clearly" and "depressed". All of the one may stand before
all of the other, so that each is written once and none of their neighbours is forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from tearwise.accounts.phrases import any_of
from tearwise.errors import DataError
from tearwise.tables import only

_PLACES = ("wherever", "first", "all")


@dataclass(frozen=True, slots=True)
class Joined:
    """words: the parts, one behind the other
    place:  "wherever" where they carry the issue whatever else is said; "first" where only fillers may stand before
            them; "all" where nothing but fillers may stand beside them
    unless: words beside which they do not; None where there are none
    """

    words: re.Pattern[str]
    place: str
    unless: re.Pattern[str] | None = None

    def found_in(self, passage: str, fillers: Collection[str], within: str) -> re.Match[str] | None:
        """Where they stand in a passage, as the forms of its words with spaces between, if they carry the issue there,
        but for what is denied or said by others. ``within``: the clause that may hold an ``unless``."""
        found = self.words.search(passage)
        if found is None or (self.unless is not None and self.unless.search(within)):
            return None
        before, after = passage[: found.start()].split(), passage[found.end() :].split()
        beside = {"wherever": [], "first": before, "all": [*before, *after]}[self.place]
        return found if set(fillers).issuperset(beside) else None


def joined_in(entries: object, where: str, settled: Callable[[object, str], str]) -> tuple[Joined, ...]:
    """What check.toml says of them, checked. ``settled`` makes a pattern of a list of words. Raises DataError naming
    the entry."""
    if not isinstance(entries, list):
        raise DataError(f"{where}: it is a list of tables.")
    return tuple(_joined(one, f"{where}[{at}]", settled) for at, one in enumerate(entries))


def _joined(given: object, where: str, settled: Callable[[object, str], str]) -> Joined:
    entry = only(given, ("parts",), where, ("between", "place", "unless"))
    parts, place = entry["parts"], entry.get("place", "wherever")
    if not isinstance(parts, list) or len(parts) < 2 or place not in _PLACES:
        raise DataError(f"{where}: parts are two lists of words or more, and place is one of {', '.join(_PLACES)}.")
    gap = " "
    if "between" in entry:
        any_of(entry["between"], f"{where}, between")
        gap = rf" (?:{settled(entry['between'], where)} ){{0,2}}"
    words = gap.join(settled(part, f"{where}, parts[{at}]") for at, part in enumerate(parts))
    unless = rf"\b{settled(entry['unless'], f'{where}, unless')}(?!\w)" if "unless" in entry else None
    return Joined(re.compile(rf"\b{words}(?!\w)"), place, None if unless is None else re.compile(unless))
