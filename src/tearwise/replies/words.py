"""A reply as words in a settled form: curly quotes, contractions, chat spelling and drawn-out letters evened out.

Every word keeps the place in the text it came from, so that what is found in the settled words can be marked in the
text as it was written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tearwise.errors import DataError


class Word(NamedTuple):
    """A word in its settled form, or a mark such as ``?``; it stands for ``text[start:end]``."""

    form: str
    start: int
    end: int


_TOKEN = re.compile(
    r"""(?P<word>[^\W_]+(?:['’ʼ`´\-‑][^\W_]+)*)   # letters and digits, with apostrophes and hyphens within
      | (?P<mark>\?|!|…|\.{2,}|[.,;:()"“”„«»—–]|\n+)
      | (?P<other>[^\s\w])""",
    re.VERBOSE,
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`´", "'"))
_QUOTES = dict.fromkeys('"“”„«»', '"')
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_ENDINGS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"), ("'d", "would"))
_IS_FOR_HAS = frozenset("he she it that this what who where how there here everything everyone nobody".split())
_LAUGH = frozenset("😂🤣💀😹😆😭🙄👏")
_MARKS = {"…": "…", "—": ",", "–": ",", ";": ",", ":": ","}


def words_of(text: str) -> Iterator[Word]:
    """The words and marks of a text, in order. A contraction gives two words over the same stretch of text."""
    spelling = _spelling()
    found = list(_TOKEN.finditer(text))
    for index, match in enumerate(found):
        start, end = match.span()
        if match.lastgroup == "word":
            following = found[index + 1].group().lower() if index + 1 < len(found) else ""
            for form in _settled(match.group(), following, spelling):
                yield Word(form, start, end)
        elif match.lastgroup == "mark":
            mark = match.group()
            yield Word("…" if mark.startswith("..") else "\n" if "\n" in mark else _QUOTES.get(mark) or _MARKS.get(mark, mark), start, end)
        elif match.group() in _LAUGH:
            yield Word("😂", start, end)
        elif match.group() > "\u2600":
            yield Word("☺", start, end)


def _settled(word: str, following: str, spelling: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    form = word.lower().translate(_APOSTROPHES).replace("‑", "-")
    if (known := spelling.get(form)) is not None:
        return known
    if form == "ur":
        return ("you", "are") if following.endswith("ing") or following in _AFTER_YOU_ARE else ("your",)
    if _DRAWN_OUT.search(form):
        twice = _DRAWN_OUT.sub(r"\1\1", form)
        once = _DRAWN_OUT.sub(r"\1", form)
        form = twice if twice in spelling else once
        if (known := spelling.get(form)) is not None:
            return known
    if form == "can't":
        return ("can", "not")
    for ending, second in _ENDINGS:
        if form.endswith(ending) and len(form) > len(ending):
            return (form[: -len(ending)], second)
    if form.endswith("'s"):
        return (form[:-2], "is") if form[:-2] in _IS_FOR_HAS else (form[:-2], "'s")
    return tuple(form.split("-")) if "-" in form else (form,)


_AFTER_YOU_ARE = frozenset(
    "a an the so too not such just being never always really gonna going still only fine ok okay weak sad upset sorry "
    "allowed right wrong mad angry scared tired gutted done my our one out in on making acting".split()
)


@cache
def _spelling() -> Mapping[str, tuple[str, ...]]:
    """Chat and phone spellings, and contractions without their apostrophe, as data (``spelling.toml``)."""
    source = files("tearwise.replies").joinpath("data/spelling.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    spelling: dict[str, tuple[str, ...]] = {}
    for form, meant in table.items():
        if not isinstance(meant, str) or not meant:
            raise DataError(f"spelling.toml: {form!r} must stand for a word or words.")
        spelling[form] = tuple(meant.split())
    return spelling
