"""What the learned part sees of an account: its words, their classes, and pieces of words.

The phrases of ``families`` are left out on purpose. They were written with many of the cases in view that the weights
are fitted on, so the fit would trust them more than new accounts justify, and learn less from the words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tearwise.safety.words import STOP, Words, lexicon

SCALES = {"word": 1.0, "class": 1.0, "piece": 0.7}
"""The length of each kind's features taken together, whatever the account's length."""

_SKIP = 5
"""How many words apart two classes may stand to make a pair."""


def features(words: Words) -> dict[str, float]:
    """The features of one account, by name."""
    values: dict[str, float] = {}
    for kind, names in (("word", _grams(words.words)), ("class", _class_grams(words)), ("piece", _pieces(words.words))):
        counts = {name: 1 + math.log(n) for name, n in Counter(names).items()}
        length = math.sqrt(sum(value * value for value in counts.values())) or 1.0
        values.update({name: SCALES[kind] * value / length for name, value in counts.items()})
    return values


def _grams(words: Sequence[str]) -> Iterator[str]:
    """Runs of one to three words that no sentence's end cuts."""
    for length in (1, 2, 3):
        for k in range(len(words) - length + 1):
            run = words[k : k + length]
            if STOP not in run:
                yield "w " + " ".join(run)


@cache
def _class_of() -> Mapping[str, str]:
    """word → its class; the first in words.toml where it has several."""
    found: dict[str, str] = {}
    for name, members in lexicon().classes.items():
        for member in members:
            found.setdefault(member, name)
    return found


def _class_grams(words: Words) -> Iterator[str]:
    """Pairs and threes of words in a row with classes in the words' place; and pairs of classes a little apart."""
    classes = _class_of()
    signs = [f"<{classes[w]}>" if w in classes else w for w in words.words]
    for first, last in words.sentences():
        for k in range(first, last):
            for length in (2, 3, 4):
                run = signs[k : min(k + length, last)]
                if len(run) == length and any(s[0] == "<" for s in run):
                    yield "k " + " ".join(run)
            if signs[k][0] == "<":
                for other in range(k + 2, min(k + 2 + _SKIP, last)):
                    if signs[other][0] == "<":
                        yield f"s {signs[k]} {signs[other]}"


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """Runs of three to five letters of each word, with its edges."""
    for word in words:
        if word != STOP:
            edged = f" {word} "
            for length in (3, 4, 5):
                for k in range(len(edged) - length + 1):
                    yield "c" + edged[k : k + length]
