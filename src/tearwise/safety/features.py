"""What the learned part sees of an account: its words, their classes, and pieces of words.

The phrases of ``families`` are left out on purpose. They were written with many of the cases in view that the weights
are fitted on, so the fit would trust them more than new accounts justify, and learn less from the words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from tearwise.safety.words import LONGEST_KEPT, STOP, Words, lexicon

SCALES = {"word": 1.0, "class": 1.0, "piece": 0.7}
"""The length of each kind's features taken together, whatever the account's length."""

_SKIP = 5
"""How many words apart two classes may stand to make a pair."""

_LONGEST_RUN = 4
"""Words of the longest run with classes in the words' place."""


def features(words: Words) -> dict[str, float]:
    """The features of one account, by name."""
    values: dict[str, float] = {}
    for kind, names in (("word", _grams(words.words)), ("class", _class_grams(words)), ("piece", _pieces(words.words))):
        counts = Counter(names)
        damped = {n: 1 + math.log(n) for n in set(counts.values())}  # a text has few different counts, and many names
        squares = {n: value * value for n, value in damped.items()}
        length = math.sqrt(sum(map(squares.__getitem__, counts.values()))) or 1.0
        scaled = {n: SCALES[kind] * value / length for n, value in damped.items()}
        values.update(zip(counts, map(scaled.__getitem__, counts.values()), strict=True))
    return values


def _grams(words: Sequence[str]) -> Iterator[str]:
    """Runs of one to three words that no sentence's end cuts."""
    second, third = words[1:], words[2:]
    yield from [f"w {a}" for a in words if a != STOP]
    yield from [f"w {a} {b}" for a, b in zip(words, second, strict=False) if a != STOP and b != STOP]
    yield from [
        f"w {a} {b} {c}" for a, b, c in zip(words, second, third, strict=False) if a != STOP and b != STOP and c != STOP
    ]


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
    for first, last in words.sentences:
        places = [k for k in range(first, last) if words.words[k] in classes]
        after = 0  # how many of them stand before k
        for k in range(first, last) if places else ():
            if after < len(places) and places[after] < k:
                after += 1
            nearest = places[after] if after < len(places) else last + _LONGEST_RUN
            for length in range(max(2, nearest - k + 1), min(_LONGEST_RUN, last - k) + 1):
                yield "k " + " ".join(signs[k : k + length])
            if nearest == k:
                for other in places[after + 1 : after + 2 + _SKIP]:
                    if k + 2 <= other < k + 2 + _SKIP:
                        yield f"s {signs[k]} {signs[other]}"


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """Runs of three to five letters of each word, with its edges."""
    kept, anew = _pieces_of, _pieces_of.__wrapped__
    return chain.from_iterable((kept if len(word) <= LONGEST_KEPT else anew)(word) for word in words if word != STOP)


@lru_cache(maxsize=1 << 15)
def _pieces_of(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple("c" + edged[k : k + length] for length in (3, 4, 5) for k in range(len(edged) - length + 1))


def forget() -> None:
    """Forgets the words that were looked at."""
    _pieces_of.cache_clear()
