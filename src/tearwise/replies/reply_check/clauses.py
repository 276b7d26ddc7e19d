"""A reply cut into clauses: sentences, and what follows a "but"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tearwise.replies.reply_check.words import Word, words_of

_ENDS = frozenset(".!?…")
_TURNS = frozenset({"but", "although", "however", "though"})
_LEAST_BEFORE, _LEAST_AFTER = 3, 3
"""Words that a clause has at least on either side of a "but"."""
_FEW = 3


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


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a text, in order; empty where it holds no word."""
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
    return [clause for sentence in _with_words([*sentences, current]) for clause in _cut(sentence)]


def _with_words(sentences: list[list[Word]]) -> list[list[Word]]:
    """Marks alone ("?!", a closing quote, a face) belong to the sentence before them."""
    kept: list[list[Word]] = []
    for sentence in sentences:
        if any(word.form[0].isalnum() or word.form == "😂" for word in sentence):
            kept.append(sentence)
        elif kept:
            kept[-1].extend(sentence)
    return kept


def _cut(sentence: Sequence[Word]) -> list[Clause]:
    """Before a "but" that stands between two stretches long enough to be clauses."""
    cuts = [0]
    for index, word in enumerate(sentence):
        turns = word.form in _TURNS or (word.form == "still" and sentence[index - 1].form == ",")
        if turns and index - cuts[-1] >= _LEAST_BEFORE and len(sentence) - index > _LEAST_AFTER:
            cuts.append(index)
    return [Clause(tuple(sentence[a:b])) for a, b in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]
