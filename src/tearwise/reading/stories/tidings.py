"""Tidings in an account, bad ones or such as it leaves open: "got his results back, its cancer, he cried"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import WORD_BEGINS, any_of_each, plain
from tearwise.tables import load_table

FEW = 14
"""Words of a text that may end in news and say no more of them."""

_FILE = "tidings.toml"
_LISTS = ("bad", "good", "open", "own", "found", "firsts", "marks", "denied")
_WHEN = r"(?: (?:yesterday|today|tonight|last night|this morning|this afternoon|this week|just now|earlier))?"

_RING = (
    r"(?:(?:gave|give|gives|giving|handed|handing|hands|sent|threw|slid|pushed|returned|returning) (?:[\w-]+ ){0,4}?"
    r"(?:engagement |wedding )?ring back|(?:gave|give|gives|giving|handed|handing|hands|sent|threw|slid|pushed) back"
    r" (?:[\w-]+ ){0,2}?ring|(?:gave|giving|handed|handing) (?:him|her|me|them) back (?:[\w-]+ ){0,2}?ring"
    r"|return(?:ed|ing) (?:my|his|her|their|the) (?:engagement |wedding )?ring"
    r"|took off (?:my|his|her|their) (?:engagement |wedding )ring|ring (?:was |got )?(?:handed|given|sent) back)"
)
"""An engagement that ends, or a marriage."""
_KEPT_ALIVE = rf"(?:(?:the|all the|his|her|their|{WORD_BEGINS}[\w-]+'s) )?(?:life support|machines)"
_MACHINES = (
    rf"(?:(?:turn|switch|took|take|taking|taken)(?:ed|ing)? (?:[\w-]+ ){{0,2}}?off {_KEPT_ALIVE}"
    rf"|(?:turn|switch)(?:ed|ing)? {_KEPT_ALIVE} off"
    rf"|{_KEPT_ALIVE} (?:was |were |is |are |got |being ){{0,2}}(?:turned|switched) off|last rites)"
)
"""A death that is near. Who "came off the machines" may be well again."""
_MARK = re.compile(
    r"\b(?:gets?|got|scored|was given|only managed)(?: only| just| a| like)* (\d{1,3})(?:\.\d+)? ?"
    r"(?:(?:%|per ?cent\b)|(?:/|out of ) ?(\d{1,3})\b)(?! (?:off|more|extra|discount|cheaper|back|of)\b)"
)


@dataclass(frozen=True, slots=True)
class Tidings:
    """What tidings.toml holds, as it is looked for in lower case.

    parted: somebody gives a ring back, or is let go
    ill:    something was found in somebody (group ``whose``)
    sore:   something hard, or a low mark, that is about no bond
    """

    bad: re.Pattern[str]
    parted: re.Pattern[str]
    ill: re.Pattern[str]
    sore: re.Pattern[str]
    good: re.Pattern[str]
    open: re.Pattern[str]
    own: re.Pattern[str]
    denied: re.Pattern[str]


def are_bad(text: str, another_cries: bool = False) -> bool:
    """Whether a text tells of bad news, and of nothing good; or denies in so many words that the tears are glad.

    another_cries: whether somebody else than the writer does; then the writer's own relief is nothing good for them
    """
    said, tidings = plain(text), _tidings()
    if tidings.denied.search(said):
        return True
    if not any(one.search(said) for one in (tidings.bad, tidings.parted, tidings.ill, tidings.sore)) and not _low(said):
        return False
    return tidings.good.search(tidings.own.sub("", said) if another_cries else said) is None


def bad_for(text: str, another_cries: bool) -> str | None:
    """The meaning that bad news are likely read as, where their words name one: an end of an engagement a loss, what
    was found in somebody else a fear for them, and in the one who cries something else, as a low mark is."""
    if not are_bad(text, another_cries):
        return None
    said, tidings = plain(text), _tidings()
    if tidings.parted.search(said):
        return "loss_fear"
    if found := tidings.ill.search(said):
        whose = found["whose"]
        return "other" if whose is not None and (whose in ("my", "our")) != another_cries else "loss_fear"
    return "other" if _low(said) or tidings.sore.search(said) else None


def _low(said: str) -> bool:
    """Whether a mark is told that is less than half of what there was to get: "he got 38% in maths"."""
    return any(2 * int(found[1]) < int(found[2] or 100) for found in _MARK.finditer(said))


def are_open(text: str) -> bool:
    """Whether a text of at most ``FEW`` words ends in news, and does not say whether they were good: "he cried when the
    doctor called"."""
    said, tidings = plain(text), _tidings()
    if len(said.split()) > FEW or are_bad(said) or tidings.good.search(said):
        return False
    return tidings.open.search(said) is not None


@cache
def _tidings() -> Tidings:
    """Those of tidings.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Tidings:
    """What tidings.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    ends = rf"(?=[.!?,;]|$|,? (?:and|then|so) (?:\w+ ){{0,3}}?{crying_verbs().pattern()}\b)"
    bad, good = (re.compile(rf"\b{one[name]}\b(?!')") for name in ("bad", "good"))
    ill = (
        rf"\b(?:(?P<whose>my|our|his|her|their|{WORD_BEGINS}[\w-]+'s) )?(?:\w+ )?{one['found']} "
        r"(?:(?:is|was|were|are|has|have|had) )?"
        r"(?:(?:just|all|come|came|been) )?(?:(?:back|out|in) )?positive\b"
        rf"|\bpositive (?:biopsy|for (?:cancer|hiv))\b"
    )
    sore = rf"\b(?:{one['marks']}|first (?:ever )?{one['firsts']})\b(?!')"
    return Tidings(
        bad=bad,
        parted=re.compile(rf"\b(?:{_RING}|{_MACHINES})\b"),
        ill=re.compile(ill),
        sore=re.compile(sore),
        good=good,
        open=re.compile(rf"\b{one['open']}{_WHEN}{ends}"),
        own=re.compile(rf"\b{one['own']}\b"),
        denied=re.compile(rf"\b{one['denied']}\b"),
    )
