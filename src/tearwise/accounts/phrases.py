"""Lists of words and phrases in a data file, as one pattern: what the texts of accounts are looked through for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from tearwise.accounts.markup import well_encoded
from tearwise.errors import DataError
from tearwise.tables import only

_ENTRY = re.compile(r"[a-z0-9][a-z0-9'-]*(?: (?:~ )?[a-z0-9'-]+)*\*?")

SPEECH = re.compile(
    r"“([^“”\n]*)”|\"([^\"\n]*)\""
    r"|‘((?:[^‘’\n]|(?<=\w)’(?=\w))*)’(?!\w)"
    r"|(?<!\w)'(?!(?:cause|cos|coz|cuz|til|till|em|bout|n|s|t)\b)((?:[^'\n]|(?<=\w)'(?=\w))*)'(?!\w)"
)
"""What is quoted in a text; a group holds it."""
WORD_BEGINS = r"\b(?=\w)(?<!\w-)(?<!\w--)(?<!---)"
"""Where a word begins that may have hyphens. By a plain bound of words a long one, as "ha-ha-ha-", would be gone
through once from each of its parts."""
BECAUSE = r"(?:'?(?:be)?(?:cause|cos|coz|cuz)|becuase|becasue|bc(?:os|oz|uz|ause)?)"
"""A pattern of "because", however people write it on a phone; to be put between bounds of words."""
UNTIL = r"(?:untill?|(?<!\ba )(?<!\bthe )'?till?)"
"""The same of "until"; somebody who stands "at the till" waits for nothing."""
ONWARDS = r"and|but|so|then"
"""What the next of two statements begins with; to be put between brackets and bounds of words."""
_LETTERS = r"\w[\w\u0300-\u036f]*"
WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*")
"""A word as it is typed, with whichever apostrophes it has, and with accents that are characters of their own."""
PIECE = re.compile(r"[^.!?]+")
"""What stands between two marks that may end a sentence."""

_OF_FOR_HAVE = re.compile(r"\b((?:would|could|should|must)(?:n'?t)?) of\b(?! course\b)")
"""How "would have" is typed as it is heard."""
_AND = re.compile(" &(?:amp;)? ")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′＇\x91\x92\ufffd", "'"))
"""The last three are what becomes of curly ones in a file of Windows that was read as Latin-1, and in one whose
encoding was lost: in English hardly anything else that is lost stands within a word."""
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011", "-"))
"""How word processors write the hyphens at which no line may be broken: "mother-in-law"."""
_UNSEEN = (0xAD, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
"""Marks that show nothing and come along when a page, a chat or a file is copied: where a word may be broken, which way
is written, that a file begins."""
_WITHOUT_UNSEEN = str.maketrans(dict.fromkeys(map(chr, _UNSEEN)))


def straight(text: str) -> str:
    """A text with straight apostrophes, whatever was typed for one."""
    return text.translate(_APOSTROPHES)


def composed(text: str) -> str:
    """A text without marks that show nothing, with each letter and its accents as one character ("é"), as lists of
    words have them, and with curly marks for what a mistaken encoding made of them. Its offsets are its own."""
    return text if text.isascii() else unicodedata.normalize("NFC", well_encoded(text).translate(_WITHOUT_UNSEEN))


def plain(text: str) -> str:
    """A text as such lists are looked for in it: ``composed``, lower case, straight apostrophes, plain hyphens, one
    space where there is any white space, "have" in "should of", "and" for "&" and, as pages have it, "&amp;". Its
    offsets are its own."""
    said = " ".join(straight(composed(text)).translate(_HYPHENS).lower().split())
    return _AND.sub(" and ", _OF_FOR_HAVE.sub(r"\1 have", said))


def any_of(entries: object, where: str) -> str:
    """A pattern of any of the entries, to be put between bounds of words.

    An entry is words in lower case; a ``~`` between two stands for up to three words, a ``*`` at the end for all words
    that begin so. ``where`` names the list in a DataError, raised where it is none, is empty, or holds anything else.
    """
    return f"(?:{'|'.join(map(_pattern, _checked(entries, where)))})"


def any_of_each(
    data: Mapping[str, Any], lists: Iterable[str], file: str, *, apostrophes_may_lack: bool = False
) -> dict[str, str]:
    """List → a pattern of any of its entries, for a file that holds these lists and nothing else. Raises DataError
    naming the file and the list, as ``any_of`` does, or a list that is lacking or unknown.

    apostrophes_may_lack: whether "dont" is found where an entry says "don't"
    """
    lists = tuple(lists)
    only(data, lists, file)
    spelt = with_and_without_apostrophes if apostrophes_may_lack else lambda entries: entries
    return {name: any_of(spelt(data[name]), f"{file}: {name}") for name in lists}


def checked_entries(entries: object, where: str) -> tuple[str, ...]:
    """The entries of such a list, of which each is words alone, with neither ``~`` nor ``*``. Raises DataError as
    ``any_of`` does."""
    words = tuple(_checked(entries, where))
    if wild := [word for word in words if "~" in word or "*" in word]:
        raise DataError(f"{where}: {wild[0]!r} must be words alone, without ~ and *.")
    return words


def with_and_without_apostrophes(entries: Any) -> Any:
    """The entries of such a list, and those with an apostrophe once more without it, as people write on a phone, too:
    "didnt". What is no list is given back as it is, for ``any_of`` to refuse."""
    if not isinstance(entries, list):
        return entries
    return [*entries, *(entry.replace("'", "") for entry in entries if isinstance(entry, str) and "'" in entry)]


def one_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first, to be put between bounds of words; of none, one that is found
    nowhere. They are sorted by their first letters, so that a place in a text is passed over by a look at one letter.
    """
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", " "))
    letters = (f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(found.items()))
    return f"(?:{'|'.join(letters) or '(?!)'})"


def _checked(entries: object, where: str) -> list[str]:
    if not isinstance(entries, list) or not entries:
        raise DataError(f"{where} must be a list of words or phrases.")
    for entry in entries:
        if not isinstance(entry, str) or not _ENTRY.fullmatch(entry):
            raise DataError(
                f"{where}: {entry!r} must be words in lower case, with ~ between them and * at the end at most."
            )
    return entries


def _pattern(entry: str) -> str:
    words = re.escape(entry.removesuffix("*")).replace(r"\ \~\ ", r" (?:[\w']+ ){0,3}?").replace(r"\ ", " ")
    return words + (r"\w*" if entry.endswith("*") else "")
