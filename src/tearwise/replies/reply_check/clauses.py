"""A reply cut into clauses: sentences, what follows a "but", and the statements of a run-on without marks."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from tearwise.replies.reply_check.run_on import statements
from tearwise.replies.reply_check.words import Word, words_of

_ENDS = frozenset(".!?…")
_STOPS = frozenset(".…")
_TURNS = frozenset({"but", "although", "however", "though"})
_LEAST_BEFORE, _LEAST_AFTER = 3, 3
"""Words that a clause has at least on either side of a "but"."""
_FEW, _LONG = 3, 16


class Clause(NamedTuple):
    """A clause of a reply; it stands for ``text[start:end]``."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it begins, in code points of the reply."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends: just behind its last word or mark."""
        return self.words[-1].end

    @property
    def forms(self) -> list[str]:
        """Its words and marks, in the one form that stands for all their spellings."""
        return [word.form for word in self.words]

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark."""
        return any(word.form == "?" for word in self.words)

    @property
    def turns(self) -> bool:
        """Whether it begins with a "but" or the like."""
        return self.words[0].form in _TURNS

    @property
    def goes_on(self) -> bool:
        """Whether it begins with a "though" that is of the clause before it: "Mine was worse, though, he left." """
        return self.forms[:2] == ["though", ","]

    @property
    def is_whole(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.words[-1].form in _ENDS

    @property
    def is_one_word(self) -> bool:
        """Whether it is a single word, which says little by itself: "Stop." """
        return sum(form[0].isalnum() for form in self.forms) == 1

    @property
    def is_short(self) -> bool:
        """Whether it is so few words that the next clause may belong to what they say: "I'm done." """
        return sum(form[0].isalnum() for form in self.forms) <= _FEW


def with_next(clauses: Sequence[Clause], at: int) -> list[str]:
    """The forms of a clause and of the one behind it, where there is one."""
    return [form for clause in clauses[at : at + 2] for form in clause.forms]


def clauses_of(text: str, *, runs_on: bool = True) -> list[Clause]:
    """The clauses of a text, in order; empty where it holds no word. ``runs_on``: whether its statements may stand side
    by side without a mark."""
    sentences: list[list[Word]] = []
    current: list[Word] = []
    for word in words_of(text):
        if word.form == "\n":
            sentences.append(current)
            current = []
            continue
        if (
            word.form == '"'
            and not current
            and sentences
            and sentences[-1][-1:]
            and word.start == sentences[-1][-1].end
        ):
            sentences[-1].append(word)  # the closing quote after a full stop
            continue
        current.append(word)
        if word.form in _ENDS:
            sentences.append(current)
            current = []
    kept = _with_words([*sentences, current])
    return [clause for one in kept for clause in _cut(one, _begun(one, alone=len(kept) == 1) if runs_on else set())]


def _with_words(sentences: list[list[Word]]) -> list[list[Word]]:
    """Marks alone ("?!", a closing quote, a face) belong to the sentence before them."""
    kept: list[list[Word]] = []
    for sentence in sentences:
        if any(word.form[0].isalnum() or word.form == "😂" for word in sentence):
            kept.append(sentence)
        elif kept:
            kept[-1].extend(sentence)
    return kept


def _cut(sentence: Sequence[Word], begun: Set[int]) -> list[Clause]:
    """Before a "but" that stands between two stretches long enough to be clauses, and where statements have
    ``begun``."""
    cuts = [0]
    for index, word in enumerate(sentence):
        turns = word.form in _TURNS or (word.form == "still" and sentence[index - 1].form == ",")
        left = min((at + 1 for at in begun if at > index), default=len(sentence)) - index  # the stop before it counts
        long_enough = index - cuts[-1] >= _LEAST_BEFORE and left > _LEAST_AFTER
        if index in begun or (turns and long_enough):
            cuts.append(index)
    return [Clause(tuple(sentence[a:b])) for a, b in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _begun(sentence: Sequence[Word], *, alone: bool) -> set[int]:
    """At which of its words a statement begins that no mark stands before. Who ends a sentence with a full stop would
    have set one there, too, but for the last of all; and a short one that has its mark seldom runs on."""
    end = sentence[-1].form
    if end in _ENDS and (len(sentence) < _LONG or (end in _STOPS and not alone)):
        return set()
    marks = [at for at, word in enumerate(sentence) if not word.form[0].isalnum()]
    stretches = pairwise([-1, *marks, len(sentence)])
    return {a + 1 + at for a, b in stretches for at in statements(sentence[a + 1 : b])}
