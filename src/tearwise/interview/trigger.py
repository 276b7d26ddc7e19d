"""What set the tears off, where the account says it in plain words and the engine finds it likely, too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tearwise.accounts import VALUES, Account
from tearwise.accounts.phrases import any_of, plain
from tearwise.errors import DataError
from tearwise.reading import Scores
from tearwise.tables import load_table, only

_FILE = "triggers.toml"
_OPTIONAL = ("who", "beside", "unless")


@dataclass(frozen=True, slots=True)
class Told:
    """How one trigger is told: the engine's probability from which its words are believed, and the words.

    beside:  words of which one must stand in the account as well; None: they say enough by themselves
    unless:  words by which they mean something else; None: there are none
    plainly: the same for words that say it more plainly
    """

    likely: float
    words: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    plainly: tuple[Told, ...] = ()

    def believed(self, text: str, likely: float) -> bool:
        """Whether a text says it, where the engine finds it so likely."""
        return self._said(text, likely) or any(one._said(text, likely) for one in self.plainly)

    def believed_sooner(self, text: str, likely: float) -> bool:
        """The same by plainer words alone, of those that need less of the engine."""
        return any(one._said(text, likely) for one in self.plainly if one.likely < self.likely)

    def _said(self, text: str, likely: float) -> bool:
        if likely < self.likely or self.words.search(text) is None:
            return False
        if self.unless is not None and self.unless.search(text):
            return False
        return self.beside is None or self.beside.search(text) is not None


def trigger_in(account: Account, scores: Scores, text: str | None = None) -> str | None:
    """What set the tears off: the one value that was answered; else the likeliest of triggers.toml that the account has
    a word for and the engine finds likely, those told so plainly that they are believed sooner before the rest; None
    where neither tells it, or two were answered. "I don't know" changes nothing.

    text: what the account says of it, where some of its words speak of something else; None: all of it does
    """
    if answer := account.answers.get("trigger"):
        return answer[0] if len(answer) == 1 else None
    text = plain(account.text) if text is None else text
    likely = dict(zip(VALUES["trigger"], scores.answers["trigger"].tolist(), strict=True))
    plainly = [id for id, told in _told().items() if told.believed_sooner(text, likely[id])]
    found = plainly or [id for id, told in _told().items() if told.believed(text, likely[id])]
    return max(found, key=lambda id: likely[id], default=None)


@cache
def _told() -> Mapping[str, Told]:
    return parsed(load_table("tearwise.interview", _FILE))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Told]:
    """What triggers.toml holds, checked. Raises DataError naming the entry."""
    return {id: _entry(id, entry) for id, entry in only(data, (), _FILE, VALUES["trigger"]).items()}


def _entry(id: str, entry: Any) -> Told:
    where = f"{_FILE}: {id!r}"
    if not isinstance(entry, Mapping):
        raise DataError(f"{where} must have 'likely' and 'words'.")
    plainly = entry.get("plainly", [])
    if not isinstance(plainly, list):
        raise DataError(f"{where}: 'plainly' must be a list.")
    told = _told_by({name: given for name, given in entry.items() if name != "plainly"}, where)
    return replace(told, plainly=tuple(_told_by(one, f"{where}, plainly {n}") for n, one in enumerate(plainly, 1)))


def _told_by(given: object, where: str) -> Told:
    entry = only(given, ("likely", "words"), where, _OPTIONAL)
    likely = entry["likely"]
    if isinstance(likely, bool) or not isinstance(likely, int | float) or not 0 < likely <= 1:
        raise DataError(f"{where}: 'likely' must be a probability above 0.")
    one = {name: any_of(entry[name], f"{where}: {name}") for name in entry if name != "likely"}
    who = rf"{one['who']} " if "who" in one else ""
    beside, unless = (re.compile(rf"\b{one[name]}\b") if name in one else None for name in ("beside", "unless"))
    return Told(float(likely), re.compile(rf"\b{who}{one['words']}\b"), beside, unless)
