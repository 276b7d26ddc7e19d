"""Where statements begin in a reply that is typed, or spoken, without a mark: "im so sorry about your nan i know how
much she meant to you". Read as one long clause, what helps in it would be missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts.phrases import checked_entries
from tearwise.replies.reply_check.words import Word
from tearwise.tables import load_table, only

_FILE = "check.toml"
_LISTS = ("subjects", "verbs", "openers", "bound", "conditions")
_LONG = 8
"""How many words without a mark may be more than one statement."""
_LEAST = 3
_LINKS = frozenset({"and", "so"})
_LISTENERS = frozenset({"that", "it", "this", "me"})
_ASKING, _TELLING = frozenset({"how"}), frozenset({"tell", "tells", "told", "telling", "so", "such"})
"""One word behind these, what follows belongs to it: "how lonely you are", "tell him i am here"."""


class Beginnings(NamedTuple):
    """What check.toml says of how statements begin, in the forms of ``words_of``.

    subjects:   with one of these, and one of ``verbs`` behind it
    openers:    or with two words that are one of these
    bound:      words that what follows belongs to: "because", "you", "said"
    conditions: words behind which the next statement is still the same: "if you want me to i will"
    """

    subjects: frozenset[str]
    verbs: frozenset[str]
    openers: frozenset[str]
    bound: frozenset[str]
    conditions: frozenset[str]

    def at(self, forms: Sequence[str], at: int, last: int) -> int | None:
        """Where the statement begins whose first words, but for an "and", stand at ``at``; None where none does.
        ``last``: where the one before it begins."""
        opens = f"{forms[at]} {forms[at + 1]}" in self.openers
        begins, before = at, forms[at - 1]
        if not opens and (forms[at] not in self.subjects or forms[at + 1] not in self.verbs):
            return None
        if before in _LINKS:
            begins, before = at - 1, forms[at - 2]
            if opens or forms[at - 1 : at + 1] == ["and", "you"]:  # "you and you alone", "do that and you can go"
                return None
        told = forms[at - 2] in (_ASKING if opens else _ASKING | _TELLING) and before not in _LISTENERS
        return None if begins - last < _LEAST or before in self.bound or told else begins


def statements(words: Sequence[Word]) -> list[int]:
    """At which of some words, with no mark among them, a statement begins that is not the first."""
    if len(words) < _LONG:
        return []
    forms, found, last, waits = [word.form for word in words], list[int](), 0, True
    for at in range(_LEAST, len(forms) - 2):
        if words[at].start == words[at - 1].start or (begins := known().at(forms, at, last)) is None:
            continue
        if waits and known().conditions & {*forms[last:at]}:
            waits = False
            continue
        found.append(begins)
        last, waits = begins, True
    return found


@cache
def known() -> Beginnings:
    """What check.toml says of them. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies.reply_check", _FILE))


def parsed(data: Mapping[str, Any]) -> Beginnings:
    """The same of what it holds. Raises DataError naming the entry."""
    given = only(data.get("run_on"), _LISTS, f"{_FILE}: run_on")
    return Beginnings(**{name: frozenset(checked_entries(given[name], f"{_FILE}: run_on, {name}")) for name in _LISTS})
