"""Whether whoever cried kept to themselves what it was about: "she won't tell me why", "he didn't say a word"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts import CrierNamed
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import SPEECH, WORD_BEGINS, any_of_each, plain
from tearwise.tables import load_table

_FILE = "kept_back.toml"
_LISTS = ("keeps", "whom", "why", "silent", "without", "spoke", "unless")
_WHO = rf"(?:{WORD_BEGINS}(?P<who>[\w'-]{{1,40}}) (?:(?:just|still|really|even|also|hardly|and|but|either) ){{0,6}})?"
_AT = "".join(rf"(?<!\b{one} )" for one in ("at", "in", "on", "for", "over", "after", "about", "with", "to"))
_NOBODY_NEW = rf"(?:(?!\b(?:i|we|he|she|they|mum|mom|dad|{_AT}(?:my|our|his|her))\b)[^.!?])"
"""Between the tears and the silence nobody else begins to do something: "and his sister said nothing"."""
_WRITER = frozenset({"i", "we", "i've", "i'd"})


class KeptBack(NamedTuple):
    """What kept_back.toml holds, as it is looked for in lower case.

    kept, silent: somebody keeps the reason to themselves, or says nothing; the group ``who`` is who does so
    wept_silent:  whoever cries says nothing: "he cried and never said a word"
    spoke:        somebody says something after all
    """

    kept: re.Pattern[str]
    silent: re.Pattern[str]
    wept_silent: re.Pattern[str]
    spoke: re.Pattern[str]
    unless: re.Pattern[str]


def keeps_the_reason(text: str) -> bool:
    """Whether somebody else does not tell the writer why they cry, and not later either."""
    said, known = _said(text), _kept_back()
    return known.unless.search(said) is None and any(found["who"] not in _WRITER for found in known.kept.finditer(said))


def is_silent(text: str) -> bool:
    """Whether whoever cried is plainly told to have said nothing, then or later: not what others, or the writer, left
    unsaid."""
    said, known = plain(text), _kept_back()
    if known.unless.search(said) or known.spoke.search(known.silent.sub(" ", said)):
        return False
    if known.wept_silent.search(said):
        return True
    whose = [found["who"] for found in known.silent.finditer(said) if found["who"] is not None]
    return bool(whose) and any(map(CrierNamed.of(text).means, whose))


def _said(text: str) -> str:
    return plain(SPEECH.sub("", text))


@cache
def _kept_back() -> KeptBack:
    """Those of kept_back.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> KeptBack:
    """What kept_back.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE, apostrophes_may_lack=True)
    return KeptBack(
        kept=re.compile(rf"{_WHO}\b{one['keeps']} (?:{one['whom']} )?{one['why']}\b"),
        silent=re.compile(rf"{_WHO}\b{one['silent']}\b"),
        wept_silent=re.compile(
            rf"\b{crying_verbs().pattern('third', 'past', 'ing')}\b{_NOBODY_NEW}{{0,60}}"
            rf"\b(?:and (?:just |then |still ){{0,3}}{one['silent']}\b|{one['without']}\b(?! (?:to|about|on)\b))"
        ),
        spoke=re.compile(rf"\b{one['spoke']}\b"),
        unless=re.compile(rf"\b{one['unless']}\b"),
    )
