"""What the reply check goes by: features of a clause, of its neighbours, and of the whole reply.

All are counts of plain things (words, word classes, letters, the shape of a sentence), so that a weight can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tearwise.replies.reply_check.clauses import Clause
from tearwise.replies.reply_check.lexicon import lexicon

Features = dict[str, float]
"""Name of a feature → how much of it there is."""


class ClauseFeatures(NamedTuple):
    """Features of one clause, in three groups that are weighed apart.

    words:   the clause itself: words, classes of words, letters, its form
    shape:   the clause with only its commonest words left: "you will _ in no _"
    context: the clauses before and after, and the reply as a whole
    """

    words: Features
    shape: Features
    context: Features


_LETTERS = range(3, 6)
_SHAPES = range(3, 7)
_GRAMS = range(1, 4)
_REACH = 4
_SOME, _FEW = 0.5, 0.3
_COUNTS = range(1, 5)


def features_of(clauses: Sequence[Clause]) -> list[ClauseFeatures]:
    """The features of each clause of a reply."""
    forms = [clause.forms for clause in clauses]
    asks = ["?" in each for each in forms]
    questions = sum(asks)
    return [
        ClauseFeatures(
            words={**_grams(forms[at]), **_letters(forms[at]), **_form(forms[at], asks, questions, at)},
            shape=_shape(forms[at]),
            context=_context(forms, at),
        )
        for at in range(len(clauses))
    ]


def _grams(forms: Sequence[str]) -> Features:
    """Runs of one to three words, and pairs with a gap; by word and by class of word."""
    found: Features = {}
    classes = [class_of(form) for form in forms]
    for mark, sequence in (("w", ["^", *forms, "$"]), ("c", ["^", *classes, "$"])):
        counts = _runs(sequence, _GRAMS), _pairs(sequence)
        for kind, grams, amount in (("", counts[0], 1.0), ("s", counts[1], _SOME)):
            for gram in grams:
                if mark == "w" or "<" in gram:
                    found[f"{mark}{kind}:{gram}"] = amount
    return found


def _runs(sequence: Sequence[str], lengths: range) -> Iterator[str]:
    for length in lengths:
        for start in range(len(sequence) - length + 1):
            yield " ".join(sequence[start : start + length])


def _pairs(sequence: Sequence[str]) -> Iterator[str]:
    for first in range(len(sequence)):
        for second in range(first + 2, min(first + _REACH + 1, len(sequence))):
            yield f"{sequence[first]} _ {sequence[second]}"


def _letters(forms: Sequence[str]) -> Features:
    """Runs of three to five letters within words: they bear typing errors and unknown endings."""
    found: Features = {}
    for form in forms:
        if form[0].isalpha():
            padded = f" {form} "
            for length in _LETTERS:
                for start in range(len(padded) - length + 1):
                    found[f"h:{padded[start : start + length]}"] = _FEW
    return found


def _form(forms: Sequence[str], asks: Sequence[bool], questions: int, at: int) -> Features:
    """Whether it orders, asks, exclaims or laughs, how long it is, and where it stands."""
    words = [form for form in forms if form[0].isalpha()]
    found: Features = {"length": min(len(words), 30) / 30}
    if words and "advising" in _all_classes().get(words[0], ()):
        found["orders"] = 1
    if asks[at]:
        run = _questions_in_a_row(asks, at)
        found |= {f"asks in a row {count}": 1 for count in _COUNTS if run >= count}
    found |= {f"asks in all {count}": 0.7 for count in _COUNTS if questions >= count}
    told = {
        "short": len(words) <= 4,
        "first": at == 0,
        "last": at == len(asks) - 1,
        "exclaims": "!" in forms,
        "laughs": "😂" in forms,
    }
    return found | {name: 1 for name, holds in told.items() if holds}


def _questions_in_a_row(asks: Sequence[bool], at: int) -> int:
    """How many questions there are without a break around one; where there are more than are told apart, as many as
    that or more, so that a long row is not gone over once from each of its questions."""
    first = last = at
    while first > 0 and asks[first - 1] and last - first < _COUNTS[-1]:
        first -= 1
    while last + 1 < len(asks) and asks[last + 1] and last - first < _COUNTS[-1]:
        last += 1
    return last - first + 1


def _shape(forms: Sequence[str]) -> Features:
    """Runs of three to six of the commonest words, with a gap wherever any others stood."""
    common = _common()
    sequence = ["^"]
    for form in forms:
        left = form if form in common or not form[0].isalpha() else "_"
        if not left == sequence[-1] == "_":
            sequence.append(left)
    return {f"k:{gram}": 1.0 for gram in _runs([*sequence, "$"], _SHAPES)}


def _context(forms: Sequence[Sequence[str]], at: int) -> Features:
    found: Features = {"clauses": min(len(forms), 6) / 6}
    for name, where in (("before", at - 1), ("after", at + 1)):
        if not 0 <= where < len(forms):
            found[f"{name}: none"] = _FEW
            continue
        near = [form for form in forms[where] if form[0].isalpha() or form in "?!"]
        found |= {f"{name}: {class_of(form)}": _FEW for form in near}
        if near:
            found[f"{name} begins: {near[0]}"] = _SOME
            found[f"{name} begins: {' '.join(near[:2])}"] = _SOME
        if near[-1:] == ["?"]:
            found[f"{name}: asks"] = _SOME
    return found


def class_of(form: str) -> str:
    """The class that a word counts as, in angle brackets; the word itself where it has none."""
    if form.isdigit():
        return "<number>"
    classes = _all_classes().get(form)
    return f"<{classes[0]}>" if classes and classes[0] in _counting() else form


@cache
def _all_classes() -> Mapping[str, tuple[str, ...]]:
    """Word → the classes it belongs to, in the lexicon's order."""
    found: dict[str, list[str]] = {}
    for name, words in lexicon().items():
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def _counting() -> frozenset[str]:
    """The classes that stand for their words; ``common`` and ``advising`` only tell something about them."""
    return frozenset(lexicon()) - {"common", "advising"}


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon()["common"])
