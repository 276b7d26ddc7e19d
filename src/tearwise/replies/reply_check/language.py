"""The language of a reply. One of two or three words is too short for the check of accounts, which then takes it for
English, as it must; a reply may be "Ne pleure pas", of which nothing is to be said as if it had been looked over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts import Language, language_of
from tearwise.accounts.language import common_english, name_of
from tearwise.accounts.markup import unmarked
from tearwise.accounts.phrases import any_of, straight
from tearwise.errors import DataError
from tearwise.tables import load_table, only, rows

_FILE = "languages.toml"
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_FOLDED = re.compile(r"[a-z]+(?:'[a-z]+)*")
_LATIN = re.compile("[a-z]")
_ALONE = re.compile(
    r"(?<![^\W\d_])(?![A-Za-z\u00aa-\u024f\u3400-\u9fff])[^\W\d_](?=[\s!-~\u00a8-\u00b4\uff61-\uff65]|$)"
)
"""A letter that stands alone and is neither Latin nor Chinese: as a rule, of a face."""


@dataclass(frozen=True, slots=True)
class Short:
    """A language by the words of short replies in it.

    words:  those that no English reply has
    beside: those that say nothing either way
    """

    code: str
    words: frozenset[str]
    beside: frozenset[str]

    def counts(self, said: Sequence[str]) -> tuple[int, int]:
        """How many of the words that are said are of the first and of the second."""
        return sum(word in self.words for word in said), sum(word in self.beside for word in said)


def language_in(reply: str) -> Language:
    """The language that a reply is in: as ``language_of`` tells it where that is certain; else one of which it has
    words, and of English none. In doubt, what ``language_of`` says, uncertain."""
    reply = without_faces(unmarked(reply).text)
    if _borrowed().search(folded := _folded(reply)):
        reply = _borrowed().sub(" ", folded)
    found = language_of(reply)
    if found.certain:
        return found
    if found.code != "en" and not _LATIN.search(_folded(reply)):
        return Language(found.code, found.name, True)  # which it is may be in doubt, but not that it is no English
    said = [part for word in _WORD.findall(_folded(reply)) for part in word.split("-")]
    best = max(known(), key=lambda one: one.counts(said))
    own, beside = best.counts(said)
    rest = len(said) - own - beside
    enough = rest < own or (rest == own and found.code == best.code)  # "Ana, no llores": the rest is a name
    if not own or not enough or not common_english().isdisjoint({*said} - best.words - best.beside):
        return found
    return Language(best.code, name_of(best.code) or best.code, True)


def is_foreign(language: Language) -> bool:
    """Whether a reply in this language is left alone: it is another than English, for certain."""
    return language.certain and language.code != "en"


def without_faces(reply: str) -> str:
    """A reply without the letters of other scripts that it draws with: "k ¯\\_(ツ)_/¯"."""
    return reply if reply.isascii() else _ALONE.sub(" ", reply)


def _folded(text: str) -> str:
    """A text in lower case without accents, with straight apostrophes."""
    apart = unicodedata.normalize("NFKD", straight(text).casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


@cache
def known() -> tuple[Short, ...]:
    """The languages whose short replies are known."""
    return parsed(load_table("tearwise.replies.reply_check", _FILE))


@cache
def _borrowed() -> re.Pattern[str]:
    return borrowed_in(load_table("tearwise.replies.reply_check", _FILE))


def borrowed_in(data: Mapping[str, Any]) -> re.Pattern[str]:
    """What languages.toml says that people say in English, too. Raises DataError where it is not what it must be."""
    return re.compile(rf"\b{any_of(data.get('borrowed'), f'{_FILE}: borrowed')}(?![\w'])")


def parsed(data: Mapping[str, Any]) -> tuple[Short, ...]:
    """The languages of languages.toml, checked. Raises DataError naming the entry that is wrong."""
    only(data, ("language",), _FILE, ("borrowed",))
    found = []
    for number, entry in enumerate(rows(data, "language", _FILE), start=1):
        where = f"{_FILE}: language {number}"
        only(entry, ("code", "words", "beside"), where)
        if not isinstance(entry["code"], str) or name_of(entry["code"]) is None:
            raise DataError(f"{where}: {entry['code']!r} has no name in the check of accounts.")
        lists = []
        for name in ("words", "beside"):
            listed = entry[name].split() if isinstance(entry[name], str) else []
            if wrong := [word for word in listed if not _FOLDED.fullmatch(word)]:
                raise DataError(f"{where}, {name}: {wrong[0]!r} must be a word in lower case, without accents.")
            if not listed:
                raise DataError(f"{where}, {name}: there must be words, with spaces between.")
            lists.append(frozenset(listed))
        if english := sorted(lists[0] & common_english()):
            raise DataError(f"{where}, words: {english[0]!r} is an English word.")
        if both := sorted(lists[0] & lists[1]):
            raise DataError(f"{where}: {both[0]!r} stands in words and in beside; it can be one of them.")
        found.append(Short(entry["code"], *lists))
    return tuple(found)
