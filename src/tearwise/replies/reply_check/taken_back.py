"""A question that whoever asks it answers kindly: "Who cries at weddings? Me." shames nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from tearwise.replies.reply_check.clauses import Clause
from tearwise.replies.reply_check.notes import fillers_in, settled
from tearwise.tables import load_table, only

_FILE = "check.toml"
_LISTS = ("questions", "answers", "whole", "unless", "too")
_WHO = frozenset({"i", "you", "guys", "girl", "boy", "man", "dad", "mum", "mom"})
"""Fillers elsewhere, and here who is meant."""


class TakenBack(NamedTuple):
    """What check.toml says of such questions.

    questions: how they begin
    answers:   how what takes them back begins
    whole:     what takes them back where no more is said
    unless:    what follows an answer that takes nothing back: "Who cries at weddings? Me neither."
    too:       how somebody who cried as well goes on: "Knew you'd cry! So did I."
    fillers:   words that may stand before either
    """

    questions: re.Pattern[str]
    answers: re.Pattern[str]
    whole: re.Pattern[str]
    unless: re.Pattern[str]
    too: re.Pattern[str]
    fillers: frozenset[str]

    def asks(self, words: str) -> bool:
        """Whether a clause, as its words with spaces between, asks so."""
        return self.questions.match(self._begun(words)) is not None

    def answered_by(self, words: str) -> bool:
        """Whether a passage, as its words with spaces between, takes such a question back."""
        said = self._begun(words)
        bare = " ".join(word for word in said.split() if word not in self.fillers - _WHO)
        if self.whole.fullmatch(said) or self.whole.fullmatch(bare):
            return True
        answer = self.answers.match(said)
        return answer is not None and self.unless.match(said[answer.end() :].strip()) is None

    def cried_too(self, words: str) -> bool:
        """Whether a passage, as its words with spaces between, says that whoever writes cried as well."""
        return any(self.too.match(said) is not None for said in (words, self._begun(words)))

    def _begun(self, words: str) -> str:
        """Without the fillers before it: "well", "honestly", "lol"."""
        left = words.split()
        while left and left[0] in self.fillers - _WHO:
            left = left[1:]
        return " ".join(left)


def taken_back(clauses: Sequence[Clause], at: int) -> bool:
    """Whether a clause asks what it, or the next one, takes back."""
    asked, *behind = _parts(clauses[at]) or [""]
    if not known().asks(asked):
        return False
    if at + 1 < len(clauses) and not clauses[at + 1].asks:
        behind += [part for part in _parts(clauses[at + 1]) if not known().fillers.issuperset(part.split())][:1]
    return any(map(known().answered_by, behind))


def shared(clauses: Sequence[Clause], at: int) -> bool:
    """Whether what stands behind a clause says that whoever writes cried as well, which makes no joke of it."""
    behind = _parts(clauses[at + 1]) if at + 1 < len(clauses) else []
    return bool(behind) and known().cried_too(behind[0])


def _parts(clause: Clause) -> list[str]:
    """The words between a clause's marks."""
    return [" ".join(part.split()) for part in re.split(r"[^\w\s']", " ".join(clause.forms)) if part.strip()]


@cache
def known() -> TakenBack:
    """What check.toml says of such questions. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies.reply_check", _FILE))


def parsed(data: Mapping[str, Any]) -> TakenBack:
    """The same of what it holds. Raises DataError naming the entry."""
    given = only(data.get("taken_back"), _LISTS, f"{_FILE}: taken_back")
    words = {name: re.compile(rf"{settled(given[name], f'{_FILE}: taken_back, {name}')}(?!\w)") for name in _LISTS}
    return TakenBack(**words, fillers=fillers_in(data))
