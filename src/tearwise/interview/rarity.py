"""Whether an account says plainly that whoever cried hardly ever does: rarity.toml, checked when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts import CrierNamed
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import SPEECH, any_of_each, plain
from tearwise.reading import Crier
from tearwise.tables import load_table

_FILE = "rarity.toml"
_LISTS = ("seen", "seldom", "unless", "often")


@dataclass(frozen=True, slots=True)
class Rarity:
    """What rarity.toml holds, as it is looked for in lower case.

    seen:   somebody was never seen to cry; its group is who
    seldom: somebody hardly ever cries; its group is who, "i" for the writer
    often:  it happens
    """

    seen: re.Pattern[str]
    seldom: re.Pattern[str]
    often: re.Pattern[str]


def says_rare(text: str, crier: Crier) -> bool:
    """Whether an account says that it is rare for whoever cried to cry: "I have never seen him cry before". What is
    said of somebody else does not count, nor does what is quoted."""
    said, known = plain(SPEECH.sub("", text)), _rarity()
    if known.often.search(said):
        return False
    seldom = {found[1] for found in known.seldom.finditer(said)}
    if crier == "narrator":
        return "i" in seldom
    named = CrierNamed.of(text)
    who = (seldom | {found[1] for found in known.seen.finditer(said)}) - {"i", "me", "myself"}
    return crier == "other" and any(one == "them" or named.means(one) for one in who)


@cache
def _rarity() -> Rarity:
    return parsed(load_table("tearwise.interview", _FILE))


def parsed(data: Mapping[str, Any]) -> Rarity:
    """What rarity.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    verbs = crying_verbs()
    alone = rf"\b(?! {one['unless']}\b)"
    return Rarity(
        seen=re.compile(
            rf"\b{one['seen']} (?:my |our |the )?(?:\w+ ){{0,2}}?([\w-]+) (?:ever |really |properly |actually |in )?"
            rf"{verbs.pattern('base', 'ing', 'past', 'states')}{alone}"
        ),
        seldom=re.compile(
            r"\b([\w-]+?)(?:'s|'ve|'m| is| was| has| have| had| am)?"
            r"(?:,? (?:really|normally|usually|just|also|who|who's))?,? "
            rf"{one['seldom']} (?:ever )?{verbs.pattern('base', 'third')}{alone}"
        ),
        often=re.compile(rf"\b{one['often']}\b"),
    )
