"""Where a text has phrases that tell of a risk, and what there speaks against each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice

from tearwise.cached_property import cached_property
from tearwise.safety.patterns import Index, Patterns
from tearwise.safety.phrases import Family, Guard, phrases
from tearwise.safety.words import STOP, Words

_MOST_MATCHES = 200
"""More than this of one family in one text add nothing."""
_ME = frozenset({"me", "us", "my"})
_BEYOND = 2
"""Words after a phrase that may say to whom it was done: "he rapes me"."""
_SUBJECTS = frozenset({"i", "he", "she", "they", "we"})
_THOUGHT = frozenset(
    {"think", "thinks", "thought", "thinking", "believe", "say", "says", "said", "saying", "mean", "reckon", "suppose"}
    | {"guess", "feel", "felt", "like", "that", "sure", "want", "imagine", "or", "nor"}
)
"""Words after which a new subject stands in the clause of what is denied: "I don't think I want to die"."""
_EARNEST = frozenset(
    {"joking", "kidding", "lying", "bluffing", "messing", "exaggerating", "okay", "ok", "fine", "care", "coping"}
)
"""What is denied by "not" itself: "I am not joking I will do it"."""
_GOES_ON = frozenset(
    {"ever", "never", "not", "no", "like", "you", "honestly", "really", "actually", "god", "or", "nor"}
)
"""Words before which a mark does not end what is denied: "I would never, ever"."""


@dataclass(frozen=True)
class Match:
    """A phrase found: the words [first, last) of the text, and the guards that hold there."""

    family: Family
    first: int
    last: int
    guards: tuple[str, ...]
    urgent: bool = False
    """Whether somebody may be in danger as it is written."""
    past: bool = False
    """Whether it speaks of long ago."""

    @property
    def raises(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.guards


def matches(words: Words) -> tuple[Match, ...]:
    """Every phrase of every family in the text, in the families' order and then the text's."""
    context, families = _Context(words), phrases().families
    long_ago = phrases().said["long_ago"]
    found: list[Match] = []
    possible = _index().possible(context.present)
    for number in sorted(possible):
        family = families[number]
        for first, last in islice(possible[number].in_order(words.words, context.present), _MOST_MATCHES):
            held = tuple(guard.id for guard in family.unless if context.holds(guard, family, first, last))
            past = family.long_ago and context.says(long_ago, first) and not is_still_young(words, last)
            urgent = not past and (family.urgency == "now" or context.presses(family, first, last))
            found.append(Match(family, first, last, held, urgent, past))
    return tuple(found)


def where_said(words: Words, name: str) -> list[tuple[int, int]]:
    """The words [first, last) that match the entry ``name`` of phrases.toml, which is no guard and no family.

    Raises KeyError where there is no such entry.
    """
    return list(islice(phrases().said[name].find(words.words, frozenset(words.words)), _MOST_MATCHES))


def covered_by(words: Words, name: str) -> set[int]:
    """The places of the words that belong to any match of the entry, the longest ones too.

    Raises KeyError where there is no such entry.
    """
    return phrases().said[name].covered(words.words, frozenset(words.words))


def says(words: Words, name: str) -> bool:
    """Whether the words match it at all, as ``where_said`` says it."""
    return bool(where_said(words, name))


def by_a_minor(words: Words) -> bool:
    """Whether the writer says that they are a child, or not yet grown."""
    ends = (last for _, last in phrases().said["minor"].find(words.words, frozenset(words.words)))
    return any(phrases().units.isdisjoint((words.words[end : end + 1], words.words[end : end + 2])) for end in ends)


def is_still_young(words: Words, last: int) -> bool:
    """Whether whoever was harmed is said to be a child still, given the word behind what is told of it: "he is 10 now".

    Not where it is another child, who is first named after that: "his uncle touched him. Our 10 year old heard it".
    Whose age follows at once may be the one who was harmed: "his uncle touched him. My boy, he is 9 now".
    """
    before, children = frozenset(words.words[:last]), where_said(words, "a_child")
    return any(
        all(end > until or end == start or words.words[end - 1] in before for _, end in children)
        for start, until in where_said(words, "still_young")
    )


@cache
def _index() -> Index:
    return Index([family.patterns for family in phrases().families])


class _Context:
    """Where a text's guards hold."""

    def __init__(self, words: Words) -> None:
        self.present = frozenset(words.words)
        self._words = words
        self._found: dict[str, list[tuple[int, int]]] = {}

    @cached_property
    def _sentence(self) -> list[int]:
        """The number of each word's sentence; a phrase begins with a word, so that none is asked for of a ``STOP``."""
        numbers = [0] * len(self._words.words)
        for number, (first, last) in enumerate(self._words.sentences):
            numbers[first:last] = [number] * (last - first)
        return numbers

    def holds(self, guard: Guard, family: Family, first: int, last: int) -> bool:
        """Whether the guard speaks against the words [first, last), which a phrase of the family is."""
        if guard.spares_me and "self_harm" not in family.risks and self._to_me(first, last):
            return False
        if guard.despite is not None and self._defeated(guard.despite, guard, first, last):
            return False
        for begin, end in self._hits(guard):
            if guard.where == "account":
                return True
            if guard.where != "near" and self._sentence[begin] != self._sentence[first]:
                continue
            if guard.where == "sentence":
                return True
            if (
                guard.where == "before"
                and first - guard.words <= begin
                and end <= first
                and self._in_clause(end, first, last)
            ):
                return True
            if guard.where == "within" and first <= begin and end <= last and "but" not in self._words.words[end:last]:
                return True  # "she never swears but slapped me" denies the swearing alone
            if guard.where in ("around", "near") and begin < last + guard.words and end > first - guard.words:
                return True
        return False

    def _defeated(self, despite: Patterns, guard: Guard, first: int, last: int) -> bool:
        """Whether what defeats a guard stands in the sentence of the words [first, last); of one that looks past the
        sentence, anywhere that it looks."""
        if self.says(despite, first):
            return True
        if guard.where != "near":
            return False
        within = self._words.words[max(first - guard.words, 0) : last + guard.words]
        return next(despite.find(within, frozenset(within)), None) is not None

    def _to_me(self, first: int, last: int) -> bool:
        """Whether the words [first, last), or the two after them in their sentence, name the writer or theirs."""
        said = self._words.words[first : last + _BEYOND]
        ends = said.index(STOP) if STOP in said else len(said)
        return not _ME.isdisjoint(said[:ends])

    def _in_clause(self, end: int, first: int, last: int) -> bool:
        """Whether what ends before the word ``end`` is in the clause of the words [first, last): no "but", mark or new
        subject lies between ("I have nobody, I want to die"), except the subject of what is only thought ("I never
        thought I would")."""
        words = self._words.words
        for k in range(end, first + 1):
            word, before = words[k], words[k - 1]
            if (word in _SUBJECTS and before not in _THOUGHT) or (word == "but" and k < first) or word in _EARNEST:
                return False
            if word not in _GOES_ON and self._words.marked(k - 1):
                return False
        return not any(words[k] in _SUBJECTS and self._words.marked(k - 1) for k in range(first + 1, last))

    def presses(self, family: Family, first: int, last: int) -> bool:
        """Whether something in the sentence of the words [first, last) makes the family's risk urgent."""
        if (pressing := family.pressing) is None:
            return False
        begin, end = self._words.sentences[self._sentence[first]]
        begin, end = max(begin, first - pressing.words), min(end, last + pressing.words)
        within = self._words.words[begin:end]
        return next(pressing.patterns.find(within, frozenset(within)), None) is not None

    def says(self, patterns: Patterns, at: int) -> bool:
        """Whether patterns stand in the sentence of the word at a place."""
        within = self._words.words[slice(*self._words.sentences[self._sentence[at]])]
        return next(patterns.find(within, frozenset(within)), None) is not None

    def _hits(self, guard: Guard) -> list[tuple[int, int]]:
        if guard.id not in self._found:
            found = guard.patterns.find(self._words.words, self.present)
            self._found[guard.id] = list(islice(found, _MOST_MATCHES))
        return self._found[guard.id]
