"""Whether whoever cried owned up to something they had done: "he cried and told me he has been cheating"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, SPEECH, any_of_each, plain
from tearwise.reading.stories.found_out import wrongs
from tearwise.tables import load_table

_FILE = "owning_up.toml"
_LISTS = ("tells", "did", "deeds", "wished", "unless")
_TELLER = r"(?P<teller>he|she|they|mum|mom|dad|(?:my|our) (?:[\w-]+ ){0,2}?[\w-]+)"
_HAS = (
    r"(?:'s|'d|'ve|s|d|ve| has| had| have| is| was)?"
    r"(?: (?:also|just|really|actually|secretly|once|still|only|been))*?"
)
_PASSIVE = r"(?P<passive>(?:(?<= was)|(?<= been))(?= (?:cheated|lied|betrayed|robbed)\b))?"
"""Stands after "was" and "been" where something was done to somebody: "he was cheated on"."""
_WITHIN = rf"(?:(?!\b(?:and|but|so|then|when|{BECAUSE}|after|that) i\b)[^.!?\n]){{0,60}}?"

_WHAT_HAVE_I_DONE = re.compile(
    rf"\b{_TELLER}\b{_WITHIN} (?:said|says|saying|sobbed|sobbing|cried|crying|whisper(?:ed|ing)|repeat(?:ed|ing))"
    r"(?: to himself| to herself| to me)?[,:]?[ \"“‘']+(?:(?:oh|my|god|omg|no|fuck|shit|jesus|but)[,.!]* )*"
    r"what (?:have|did|had) (?:i|he|she) (?:just )?(?:done|do)\b"
    r"(?! (?:wrong|to (?:deserve|make|upset|cause|hurt)|that)\b)"
)
"""Who says so in tears means what they did themselves; not so "what have I done wrong", nor "to deserve this"."""


class OwningUp(NamedTuple):
    """What owning_up.toml holds, as it is looked for in lower case.

    told:   somebody (group ``teller``) tells what somebody (``doer``, ``whose``, where it is said who) had done, or
            wishes to have done otherwise; ``passive``: that it was done to them
    tears:  somebody cries
    unless: what else may be told with these words
    """

    told: tuple[re.Pattern[str], ...]
    tears: re.Pattern[str]
    unless: re.Pattern[str]


def is_owned_up(text: str) -> bool:
    """Whether an account says that somebody else than its writer tells, in tears, what they did wrong themselves, or
    wish that they had done better.

    Not where a man tells what a woman did, or a woman what a man or several people did; nor what was done to them.
    """
    said, known = plain(SPEECH.sub("“”", text)), _owning_up()
    if known.unless.search(said) or not known.tears.search(said):
        return False
    if _WHAT_HAVE_I_DONE.search(plain(text)):
        return True
    return any(_is_the_same(found) for pattern in known.told for found in pattern.finditer(said))


def _is_the_same(found: re.Match[str]) -> bool:
    """Whether the one who tells may be the one who did it, and not the one to whom it was done."""
    told, nouns = found.groupdict(), person_nouns()
    if told.get("passive") is not None:
        return False
    doers = {one for one in (told.get("doer"), told.get("whose")) if one is not None}
    kinds = nouns.kinds(found["teller"].split())
    return not kinds or all(kinds == nouns.kinds([one]) for one in doers)


@cache
def _owning_up() -> OwningUp:
    """That of owning_up.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> OwningUp:
    """What owning_up.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    tells = rf"\b{_TELLER}\b{_WITHIN} {one['tells']}(?: in tears| crying| sobbing)?"
    did = rf"(?:{wrongs()}|{one['did']})"
    return OwningUp(
        (
            re.compile(rf"{tells}(?: (?:that|how|about how))* (?P<doer>he|she|they){_HAS}{_PASSIVE} {did}\b"),
            re.compile(
                rf"{tells}(?: (?:to|about|of|having))* (?:(?:the|(?P<whose>his|her)|their|an?) )?(?:\w+ )?"
                rf"{one['deeds']}\b"
            ),
            re.compile(
                rf"\b{_TELLER}\b{_WITHIN} (?:wish|wishes|wished|wishing)(?: that)?"
                rf" (?P<doer>he|she|they)(?:'d|d| had) {one['wished']}\b"
            ),
            re.compile(
                rf"\b{_TELLER} (?:\w+ )?{crying_verbs().pattern('past', 'third')} {BECAUSE}"
                r" (?P<doer>he|she|they) (?:wasn'?t|hadn'?t been|was not|had not been|was never) there for\b"
            ),
        ),
        re.compile(rf"\b{crying_verbs().pattern()}\b"),
        re.compile(rf"\b{one['unless']}\b"),
    )
