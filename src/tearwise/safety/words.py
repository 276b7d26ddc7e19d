"""An account in plain words: what phrases and the learned model look at, with the way back to the text as written.

People write on a phone, in tears, in a hurry. So capitals, accents, curly quotes, apostrophes left out, letters drawn
out ("pleeease"), text-speak and hidden words ("su1cide", zero-width characters) all come to the same plain words, and
contractions come apart ("don't", "dont" → "do not"). Each plain word knows which stretch of the text it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from tearwise.accounts.markup import MARKUP, character_end, has_markup, stands_for
from tearwise.accounts.phrases import straight
from tearwise.cached_property import cached_property
from tearwise.errors import DataError
from tearwise.tables import load_table, only, section

_FILE = "words.toml"
STOP = "."
"""Stands between two sentences."""

_TOKEN = re.compile(r"([^\W_]+(?:['*@$!]+(?=[^\W_])[^\W_]+)*)|(?:\.(?!\d|\.)(?<!\.\.)|[!?\n]+|。|！|？)")
_AGE_UNITS = {"yr": ("year",)}
"""What stands for something else where no number is before it: "yr mum", "12 yr old"."""
_AGE = re.compile(r"(\d+)(yo|yr|yrs|f|m|hrs|hr|mins|min|wks|wk)")
MARKS = frozenset(',;:—–()“”"')
"""Marks at which a clause begins or ends."""
_NOT_AS_WRITTEN = re.compile(rf"{MARKUP.pattern}|[^\x00-\x7f]")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
_BROKEN = re.compile(r"(?<=[\w,])[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
"""The end of a line between a word or a comma and a letter."""
LONGEST_KEPT = 64
"""Letters of a written word that is remembered at most: a text without spaces, in Chinese say, is one of thousands."""


@dataclass(frozen=True)
class Lexicon:
    """What words.toml holds.

    spellings:   a word as people write it → the plain words that it stands for
    apostrophes: the same for a word with an apostrophe, by its letters alone: "ill" → "i will"
    bare:        those of them that stand for it without an apostrophe, too, where one of ``before`` comes next
    masked:      words that people hide: "su1cide", "s*x"
    classes:     the name of a class → its words, several-word entries joined by spaces
    of_phrases:  the same of the classes that phrases know, those that no learned part knows among them
    known:       every plain word that the others hold: what a drawn-out word may be
    """

    spellings: Mapping[str, tuple[str, ...]]
    apostrophes: Mapping[str, tuple[str, ...]]
    bare: frozenset[str]
    before: frozenset[str]
    masked: frozenset[str]
    classes: Mapping[str, tuple[str, ...]]
    of_phrases: Mapping[str, tuple[str, ...]]
    known: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words that words.toml holds, read once. Raises DataError naming an entry that is not what it must be."""
    return parsed(load_table("tearwise.safety", _FILE))


def parsed(data: Mapping[str, Any]) -> Lexicon:
    """What words.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("spellings", "apostrophes", "bare", "masked", "classes", "phrase_classes"), _FILE)

    def pairs(name: str) -> dict[str, tuple[str, ...]]:
        return {word: tuple(plain.split()) for word, plain in section(data, name, _FILE).items()}

    def listed(name: str) -> dict[str, tuple[str, ...]]:
        each = section(data, name, _FILE).items()
        return {one: tuple(w.replace("_", " ") for w in words.split()) for one, words in each}

    classes, more = listed("classes"), listed("phrase_classes")
    if twice := sorted(classes.keys() & more.keys()):
        raise DataError(f"{_FILE}, [phrase_classes]: {twice[0]!r} is one of the [classes], too.")
    bare = only(section(data, "bare", _FILE), ("words", "next"), f"{_FILE}, [bare]")
    masked = only(section(data, "masked", _FILE), ("words",), f"{_FILE}, [masked]")
    apostrophes = pairs("apostrophes")
    if strange := sorted(set(bare["words"].split()) - apostrophes.keys()):
        raise DataError(f"{_FILE}, [bare]: {strange[0]!r} is none of the [apostrophes].")
    plain = {word for words in pairs("spellings").values() for word in words}
    known = (
        plain | {w for entries in classes.values() for e in entries for w in e.split()} | set(masked["words"].split())
    )
    return Lexicon(
        spellings=pairs("spellings"),
        apostrophes=apostrophes,
        bare=frozenset(bare["words"].split()),
        before=frozenset(bare["next"].split()),
        masked=frozenset(masked["words"].split()),
        classes=classes,
        of_phrases={**classes, **more},
        known=frozenset(known),
    )


@dataclass(frozen=True)
class Words:
    """The plain words of a text, ``STOP`` between its sentences.

    words: the plain words
    text:  what they are words of; ``first``: how many of its words stand before them
    """

    words: tuple[str, ...] = field(repr=False)
    text: str = field(repr=False)
    first: int = 0

    @classmethod
    def of(cls, text: str) -> Words:
        """Any text's plain words."""
        plain, _ = _cleaned(_unbroken(text))
        return cls(tuple(chain.from_iterable(_each(_TOKEN.findall(plain)))), text)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where in the text the stretch begins that each word stands for (code points)."""
        return self._places[0]

    @property
    def ends(self) -> tuple[int, ...]:
        """Where in the text the stretch ends that each word stands for (code points)."""
        return self._places[1]

    @cached_property
    def _places(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Looked up only where a passage is shown: most texts tell of no risk."""
        starts: list[int] = []
        ends: list[int] = []
        plain, origin = _cleaned(_unbroken(self.text))
        tokens = list(_TOKEN.finditer(plain))
        for token, found in zip(tokens, _each([token[1] or "" for token in tokens]), strict=True):
            starts += [origin[token.start()]] * len(found)
            ends += [character_end(self.text, origin[token.end() - 1] + 1)] * len(found)
        here = slice(self.first, self.first + len(self.words))
        return tuple(starts[here]), tuple(ends[here])

    def marked(self, at: int, marks: frozenset[str] = MARKS) -> bool:
        """Whether a comma, a dash, a quotation mark or the like stands between the word at a place and the next one."""
        return not marks.isdisjoint(self.text[self.ends[at] : self.starts[at + 1]])

    def part(self, first: int, last: int) -> Words:
        """The words [first, last) alone."""
        return Words(self.words[first:last], self.text, self.first + first)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The [first, last) words of each sentence, without its ``STOP``."""
        found: list[tuple[int, int]] = []
        first = 0
        for k, word in enumerate((*self.words, STOP)):
            if word == STOP:
                if k > first:
                    found.append((first, k))
                first = k + 1
        return found


def _each(written: Sequence[str]) -> list[tuple[str, ...]]:
    """The plain words of each written one; "" is the end of a sentence, and the second of two in a row is none."""
    found: list[tuple[str, ...]] = []
    before = lexicon().before
    stopped = True
    last = ""
    for word, following in zip(written, [*written[1:], ""], strict=False):
        if word:
            unit = _AGE_UNITS.get(word) if last.isdigit() else None
            plain_words = _plain_words if len(word) <= LONGEST_KEPT else _plain_words.__wrapped__
            found.append(unit or plain_words(word, following in before))
            stopped = False
        else:
            found.append(() if stopped else (STOP,))
            stopped = True
        last = word
    return found


def _unbroken(text: str) -> str:
    """The text with a space, or several, for each end of a line at which its sentence goes on with a small letter; as
    long as before. In a text of capitals alone each letter counts as a small one."""
    if "\n" not in text:
        return text
    shouted = text.isupper()

    def gap(found: re.Match[str]) -> str:
        goes_on = shouted or text[found.end()].islower()
        return " " * len(found[0]) if goes_on else found[0]

    return _BROKEN.sub(gap, text)


def _cleaned(text: str) -> tuple[str, Sequence[int]]:
    """The text in lower case without accents, invisible characters and markup, and where each character came from."""
    if text.isascii() and not has_markup(text):
        return text.lower(), range(len(text))
    characters: list[str] = []
    origin: list[int] = []
    past = 0
    for found in _NOT_AS_WRITTEN.finditer(text):
        k = found.start()
        simple = "".join(map(_simple, stands_for(found[0])))
        characters += text[past:k].lower(), simple
        origin += range(past, k)
        origin += [k] * len(simple)
        past = found.end()
    characters.append(text[past:].lower())
    origin += range(past, len(text))
    return "".join(characters), origin


@lru_cache(maxsize=1 << 12)
def _simple(character: str) -> str:
    """A character beyond ASCII in lower case, without its accents; nothing where it cannot be seen."""
    simple = unicodedata.normalize("NFKD", straight(character)).casefold()
    return "".join(c for c in simple if unicodedata.category(c) not in ("Mn", "Cf", "Me"))


def _age(word: str) -> tuple[str, ...] | None:
    found = _AGE.fullmatch(word)
    if found is None:
        return None
    return (found[1], *_AGE_UNITS.get(found[2], lexicon().spellings.get(found[2], (found[2],))))


@lru_cache(maxsize=1 << 15)
def _plain_words(token: str, verb_follows: bool) -> tuple[str, ...]:
    """The plain words that one written word stands for; ``verb_follows``: whether one of ``before`` comes next."""
    lexis = lexicon()
    word = token.replace("'", "")
    if "'" in token:
        if word in lexis.apostrophes:
            return lexis.apostrophes[word]
        if token.endswith("'s") and word not in lexis.spellings:
            word = word[:-1]
    if word in lexis.bare and verb_follows:
        return lexis.apostrophes[word]
    if word in lexis.spellings:
        return lexis.spellings[word]
    if word.isalpha() and not _DRAWN_OUT.search(word):
        return (word,)
    return _age(word) or _unmasked(word)


def _sensitive(word: str) -> str | None:
    """The word that is hidden behind stars. Looked for by hand: ``re`` would remember what was written."""
    fitting = (w for w in sorted(lexicon().masked) if len(w) == len(word))
    return next((w for w in fitting if all(c in ("*", letter) for c, letter in zip(word, w, strict=True))), None)


def _unmasked(word: str) -> tuple[str, ...]:
    """A drawn-out or hidden word as it is usually written."""
    lexis = lexicon()
    short = _DRAWN_OUT.sub(r"\1\1", word)
    for candidate in (short, _DRAWN_OUT.sub(r"\1", word)):
        if candidate in lexis.known or candidate in lexis.spellings:
            return lexis.spellings.get(candidate, (candidate,))
    if "*" in word:
        return (_sensitive(word) or word.replace("*", ""),)
    if not word.isdigit():
        seen = word.translate(_LOOKALIKES)
        if seen in lexis.masked:
            return (seen,)
    return tuple(re.sub(r"[@$!]+", " ", short).split()) or (short,)


def forget() -> None:
    """Forgets the words that were looked at."""
    _plain_words.cache_clear()
    _simple.cache_clear()
