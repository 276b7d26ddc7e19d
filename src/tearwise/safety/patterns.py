"""The small language in which phrases.toml writes its patterns, and where they occur among a text's plain words.

a/b      either                    do_not   words joined: one alternative of several words
a?       or nothing                cut*     any word that begins so
<hit>    a class of words.toml
~        up to three words between, ~~ up to eight; neither crosses the end of a sentence
//       up to thirty words, ends of sentences too
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tearwise.cached_property import cached_property
from tearwise.errors import DataError
from tearwise.safety.words import STOP, lexicon

_PART = r"(?:[a-z0-9]+\*?|<[a-z]+>)"
_CHOICE = re.compile(rf"{_PART}(?:_{_PART})*")


@dataclass(frozen=True)
class _Gap:
    """Up to ``most`` words; ``across``: ends of sentences too."""

    most: int
    across: bool

    def after(self, words: Sequence[str], at: int) -> Iterable[int]:
        """Where it may end that begins at a word."""
        last = min(at + self.most, len(words) - 1)
        if not self.across and STOP in words[at : last + 1]:
            last = words.index(STOP, at)
        return range(at, last + 1)


@dataclass(frozen=True)
class _Element:
    """What may stand at one place: words, beginnings of words, runs of words (by their first); or nothing."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    runs: dict[str, tuple[tuple[str, ...], ...]]
    optional: bool

    def after(self, words: Sequence[str], at: int) -> Iterable[int]:
        """Where it may end that begins at a word."""
        found = [at] if self.optional else []
        if at < len(words):
            word = words[at]
            if word in self.words or (self.beginnings and word.startswith(self.beginnings)):
                found.append(at + 1)
            for run in self.runs.get(word, ()):
                if tuple(words[at : at + len(run)]) == run:
                    found.append(at + len(run))
        return found

    @cached_property
    def _whole(self) -> frozenset[str]:
        """The words at which it may begin that are given whole."""
        return self.words | self.runs.keys()

    def possible(self, present: frozenset[str]) -> bool:
        """Whether a text with these words can have it at all."""
        if self.optional or not (present.isdisjoint(self.words) and present.isdisjoint(self.runs)):
            return True
        return bool(self.beginnings) and any(word.startswith(self.beginnings) for word in present)

    def first_words(self, present: frozenset[str]) -> frozenset[str]:
        """Those of a text's words at which it may begin."""
        found = present & self._whole
        if self.beginnings:
            found |= {word for word in present if word.startswith(self.beginnings)}
        return found


_GAPS = {"~": _Gap(3, False), "~~": _Gap(8, False), "//": _Gap(30, True)}
_Step = _Element | _Gap


@dataclass(frozen=True)
class _Pattern:
    """One pattern: where it may begin, its steps from there on, and those of them that are words."""

    first: _Element
    steps: tuple[_Step, ...]
    elements: tuple[_Element, ...]

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of words, of each of which a text must have one to have the pattern; few and rare words first. Longer
        words are rarer (Zipf 1935)."""
        needed = [e.words | e.runs.keys() for e in self.elements if not e.optional and not e.beginnings]
        return tuple(sorted(needed, key=lambda words: sum(10.0 ** -len(word) for word in words)))

    @cached_property
    def begun(self) -> tuple[_Element, ...]:
        """Those of its elements that take beginnings of words."""
        return tuple(element for element in self.elements if element.beginnings)


class Patterns:
    """Patterns that are looked for together.

    ``where`` names the entry in a DataError: a pattern that begins with no word, an unknown class, a sign out of place.
    """

    def __init__(self, patterns: object, where: str) -> None:
        if not isinstance(patterns, list) or not all(isinstance(one, str) for one in patterns):
            raise DataError(f"{where}: its patterns must be a list of texts.")
        self.all = tuple(_steps(pattern, where) for pattern in patterns)
        if not self.all:
            raise DataError(f"{where} has no patterns.")
        self._index = Index([self])

    def find(self, words: Sequence[str], present: frozenset[str]) -> Iterator[tuple[int, int]]:
        """The stretches [first, last) of the words that match, from the first on, none inside another.

        ``present`` is the set of the words.
        """
        return self._index.possible(present).get(0, Found()).in_order(words, present)

    def covered(self, words: Sequence[str], present: frozenset[str]) -> set[int]:
        """The places of all words that belong to any match, however long, in another or beside it."""
        return self._index.possible(present).get(0, Found()).covered(words, present)


class Found:
    """Those of some ``Patterns`` that a text can have at all."""

    def __init__(self) -> None:
        self.patterns: list[_Pattern] = []

    def in_order(self, words: Sequence[str], present: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Where they are, as ``Patterns.find`` says it."""
        by_word = self._by_word(present)
        if not by_word:
            return
        past = 0
        for at, word in enumerate(words):
            if word in by_word:
                ends = [min(ends) for steps in by_word[word] if (ends := _ends(steps, words, at))]
                if ends := [end for end in ends if end > past]:
                    past = min(ends)
                    yield at, past

    def covered(self, words: Sequence[str], present: frozenset[str]) -> set[int]:
        """The places of the words that belong to any match, as ``Patterns.covered`` says it."""
        by_word, found = self._by_word(present), set[int]()
        for at, word in enumerate(words):
            for steps in by_word.get(word, ()):
                found.update(range(at, max(_ends(steps, words, at), default=at)))
        return found

    def _by_word(self, present: frozenset[str]) -> dict[str, list[Sequence[_Step]]]:
        """Each word at which one of the patterns may begin → the steps of those that do."""
        by_word: dict[str, list[Sequence[_Step]]] = defaultdict(list)
        for pattern in self.patterns:
            for word in pattern.first.first_words(present):
                by_word[word].append(pattern.steps)
        return by_word


_Entry = tuple[int, _Pattern, tuple[frozenset[str], ...], tuple[_Element, ...]]
"""The number of a ``Patterns``, one of its patterns, the sets of words of which the pattern needs one each besides the
word that it is kept by, and its elements that take beginnings of words."""


class Index:
    """Tells of many ``Patterns`` at once which of them a text can have at all: of thousands only a few."""

    def __init__(self, many: Sequence[Patterns]) -> None:
        self._by_needed: dict[str, list[_Entry]] = defaultdict(list)
        self._anywhere: list[_Entry] = []
        for number, patterns in enumerate(many):
            for pattern in patterns.all:
                if not pattern.needed:
                    self._anywhere.append((number, pattern, (), pattern.begun))
                for word in pattern.needed[0] if pattern.needed else ():
                    self._by_needed[word].append((number, pattern, pattern.needed[1:], pattern.begun))
        self._words = frozenset(self._by_needed)

    def possible(self, present: frozenset[str]) -> dict[int, Found]:
        """The number of each ``Patterns`` that a text with these words may have → what may be found of it."""
        found: dict[int, Found] = defaultdict(Found)
        for entries in (self._anywhere, *(self._by_needed[word] for word in present & self._words)):
            for number, pattern, needed, begun in entries:
                for words in needed:
                    if present.isdisjoint(words):
                        break
                else:
                    if not begun or all(element.possible(present) for element in begun):
                        found[number].patterns.append(pattern)
        return found


def _ends(steps: Sequence[_Step], words: Sequence[str], at: int) -> set[int]:
    """Where the matches end that begin at ``at``; none where nothing matches there."""
    reached = {at}
    for step in steps:
        before, reached = reached, set()
        for begin in before:
            reached.update(step.after(words, begin))
        if not reached:
            break
    return reached


def _steps(pattern: str, where: str) -> _Pattern:
    signs = pattern.split()
    while signs and (signs[-1] in _GAPS or signs[-1].endswith("?")):  # what need not be there says nothing at the end
        signs.pop()
    if not signs or signs[0] in _GAPS or signs[0].endswith("?"):
        raise DataError(f"{where}: the pattern {pattern!r} must begin with a word.")
    steps: list[_Step] = [_GAPS.get(sign) or _element(sign, pattern, where) for sign in signs]
    first = steps[0]
    assert isinstance(first, _Element)
    return _Pattern(first, tuple(steps), tuple(step for step in steps if isinstance(step, _Element)))


def _element(sign: str, pattern: str, where: str) -> _Element:
    words: set[str] = set()
    beginnings: set[str] = set()
    runs: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for choice in sign.removesuffix("?").split("/"):
        if not _CHOICE.fullmatch(choice):
            raise DataError(f"{where}: {choice!r} in the pattern {pattern!r} is not made of words and classes.")
        parts = [_part(part, pattern, where) for part in choice.split("_")]
        for combination in product(*parts):
            plain = tuple(word for run in combination for word in run)
            if len(plain) > 1:
                runs[plain[0]].add(plain)
            elif plain[0].endswith("*"):
                beginnings.add(plain[0].removesuffix("*"))
            else:
                words.add(plain[0])
    ordered = {first: tuple(sorted(found)) for first, found in sorted(runs.items())}
    return _Element(frozenset(words), tuple(sorted(beginnings)), ordered, sign.endswith("?"))


def _part(part: str, pattern: str, where: str) -> list[tuple[str, ...]]:
    """The runs of plain words that a word or a class stands for: "anymore" is "any more"."""
    if not part.startswith("<"):
        return [lexicon().spellings.get(part, (part,))]
    words = lexicon().of_phrases.get(part[1:-1])
    if words is None:
        raise DataError(f"{where}: the pattern {pattern!r} names a class that words.toml does not have.")
    return [tuple(word.split()) for word in words]
