"""What set the tears off, where the account says it in plain words and the engine finds it likely, too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts import VALUES, Account
from tearwise.accounts.phrases import any_of, plain
from tearwise.errors import DataError
from tearwise.reading import Scores
from tearwise.tables import load_table

_FILE = "triggers.toml"


@dataclass(frozen=True, slots=True)
class Told:
    """How one trigger is told: the engine's probability from which its words are believed, and the words.

    plainly: the same for words that say it more plainly
    """

    likely: float
    words: re.Pattern[str]
    plainly: Told | None = None

    def believed(self, text: str, likely: float) -> bool:
        """Whether a text says it, where the engine finds it so likely."""
        return likely >= self.likely and self.words.search(text) is not None

    def believed_plainly(self, text: str, likely: float) -> bool:
        """The same by the plainer words."""
        return self.plainly is not None and self.plainly.believed(text, likely)


def trigger_in(account: Account, scores: Scores) -> str | None:
    """What set the tears off: the one value that was answered; else the likeliest of triggers.toml that the account has
    a word for and the engine finds likely, those told plainly before the rest; None where neither tells it, or two were
    answered. "I don't know" changes nothing."""
    if answer := account.answers.get("trigger"):
        return answer[0] if len(answer) == 1 else None
    text = plain(account.text)
    likely = dict(zip(VALUES["trigger"], scores.answers["trigger"].tolist(), strict=True))
    plainly = [id for id, told in _told().items() if told.believed_plainly(text, likely[id])]
    found = plainly or [id for id, told in _told().items() if told.believed(text, likely[id])]
    return max(found, key=lambda id: likely[id], default=None)


@cache
def _told() -> Mapping[str, Told]:
    return parsed(load_table("tearwise.interview", _FILE))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Told]:
    """What triggers.toml holds, checked. Raises DataError naming the entry."""
    return {id: _entry(id, entry) for id, entry in data.items()}


def _entry(id: str, entry: Any) -> Told:
    where = f"{_FILE}: {id!r}"
    keys = set(entry) - {"plainly"} if isinstance(entry, Mapping) else set()
    if id not in VALUES["trigger"] or keys != {"likely", "words"}:
        raise DataError(f"{where} must be a value of the question for the trigger, with 'likely' and 'words'.")
    likely, words = entry["likely"], entry["words"]
    if isinstance(likely, bool) or not isinstance(likely, int | float) or not 0 < likely <= 1:
        raise DataError(f"{where}: 'likely' must be a probability above 0.")
    return Told(
        float(likely),
        re.compile(rf"\b{any_of(words, f'{where}: words')}\b"),
        _entry(id, entry["plainly"]) if "plainly" in entry else None,
    )
