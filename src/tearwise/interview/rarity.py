"""Whether an account says plainly that whoever cried hardly ever does: rarity.toml, checked when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts import CrierNamed
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import SPEECH, WORD_BEGINS, any_of_each, plain
from tearwise.reading import Crier
from tearwise.tables import load_table

_FILE = "rarity.toml"
_LISTS = (
    *("denied", "seen", "seldom", "unseen", "dry", "long", "never", "until_now", "earlier", "onwards", "unless"),
    "often",
)
_REACH = 100
"""Characters before what is said of somebody, in which it may be denied."""
_NO_NEW = r"(?!(?:him|her|them|me|us|but|because|about|and|so)\b)"
"""Before a word: one that ends what is denied, as in "it's not like him, he never cries"."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """What rarity.toml holds, as it is looked for in lower case.

    seen:   somebody was never seen to cry, unseen: not for long; the group of each is who
    seldom: somebody hardly ever cries, dry: has not for long, never: had not before; the group of each is who, "i" for
            the writer
    often:  it happens
    denied: stands at the end of what comes before one of them, and says that it is not so
    """

    seen: re.Pattern[str]
    unseen: re.Pattern[str]
    seldom: re.Pattern[str]
    dry: re.Pattern[str]
    never: re.Pattern[str]
    often: re.Pattern[str]
    denied: re.Pattern[str]

    def who(self, said: str, *patterns: re.Pattern[str]) -> set[str]:
        """Of whom any of them is said, and not denied: "it's not that he never cries"."""
        return {
            found[1]
            for pattern in patterns
            for found in pattern.finditer(said)
            if not self.denied.search(said[max(0, found.start() - _REACH) : found.start()])
        }


def says_rare(text: str, crier: Crier) -> bool:
    """Whether an account says that it is rare for whoever cried to cry: "I have never seen him cry before". What is
    said of somebody else does not count, nor does what is quoted."""
    said, known = plain(SPEECH.sub("", text)), _rarity()
    if known.often.search(known.never.sub("", said)):
        return False
    seldom = known.who(said, known.seldom, known.dry, known.never)
    if crier == "narrator":
        return "i" in seldom
    named = CrierNamed.of(text)
    seen = known.who(said, known.seen, known.unseen)
    who = (seldom | seen) - {"i", "me", "myself"}
    return crier == "other" and any(one == "them" or named.means(one) for one in who)


@cache
def _rarity() -> Rarity:
    return parsed(load_table("tearwise.interview", _FILE))


def parsed(data: Mapping[str, Any]) -> Rarity:
    """What rarity.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    verbs = crying_verbs()
    alone = rf"\b(?! {one['unless']}\b)"
    cry = (
        r"(?:my |our |the )?(?:\w+ ){0,2}?([\w-]+) (?:ever |really |properly |actually |in )?"
        rf"{verbs.pattern('base', 'ing', 'past', 'states')}"
    )
    return Rarity(
        seen=re.compile(rf"\b{one['seen']} {cry}{alone}"),
        unseen=re.compile(rf"\b{one['unseen']} {cry} {one['long']}\b"),
        seldom=re.compile(
            rf"{WORD_BEGINS}([\w-]+?)(?:'s|'ve|'m| is| was| has| have| had| am)?"
            r"(?:,? (?:really|normally|usually|just|also|who|who's))?,? "
            rf"{one['seldom']} (?:ever )?{verbs.pattern('base', 'third')}{alone}"
        ),
        dry=re.compile(
            rf"{WORD_BEGINS}([\w-]+) {one['dry']} (?:(?:really|actually|properly|ever) )?{verbs.pattern('past')} "
            rf"{one['long']}\b"
        ),
        never=re.compile(
            rf"{WORD_BEGINS}([\w-]+?)(?:'s|'d|'ve| has| had| have) {one['never']} "
            rf"(?:(?:really|actually|properly|ever) )?{verbs.pattern('past')} "
            rf"(?:{one['until_now']}\b|{one['earlier']}\b(?= ?(?:[^\w\s]|$)| {one['onwards']}\b))"
        ),
        often=re.compile(rf"\b{one['often']}\b"),
        denied=re.compile(rf"\b{one['denied']}(?: {_NO_NEW}[\w'-]+){{0,3}} ?$"),
    )
