"""Whether whoever cried found out, or was told, what the writer had done: "she found out I lied and cried"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import BECAUSE, SPEECH, UNTIL, any_of, any_of_each, plain
from tearwise.reading.stories.story import Story
from tearwise.tables import load_table

_FILE = "found_out.toml"
_LISTS = ("finds", "tells", "did", "doing", "deeds", "things", "papers", "owned", "unless")
_SOMEBODY = r"(?:he|she|they|mum|mom|dad|(?:my|our) (?!ex\b)(?:(?!ex\b)[\w-]+ ){0,2}?(?!ex\b)[\w-]+)"
"""Whom it was done to: an ex has no say in whom the writer sees."""
_HAS = r"(?:'s|'d|,| (?:has|had|have|just|then|also|recently|somehow|finally|eventually|accidentally|really|only))*"
_WEEPS = (
    r"(?:'s|'d|,| (?:was|is|were|just|then|really|even|started|starts|began|begins|sat|stood|there|and|both|to|in"
    r"|has|had|been|completely|absolutely|has been|hasn't stopped|wouldn't stop|won't stop|couldn't stop))*"
)
_WITHIN = r"(?:(?!\b(?:and|but|so|then|when) i\b)[^.!?\n]){0,90}?"
_THEN = rf"(?:[,.;!]|\s+(?:and|then|so|{UNTIL})\b)++"
"""It gives nothing back: a thousand times "and" would be cut in all ways, and none of them is the tears."""
_SINCE = rf"(?:{BECAUSE}|after|when|once|since|as soon as|that|over|about)"


def is_found_out(text: str) -> bool:
    """Whether an account says that somebody cried at finding out, or being told, what its writer had done."""
    return _found_out().is_in(plain(SPEECH.sub("“”", text)))


@cache
def wrongs() -> str:
    """A pattern of what somebody may have done: "lied", "been seeing somebody".

    Raises DataError where found_out.toml is not what it must be.
    """
    return any_of(load_table("tearwise.reading.stories", _FILE)["did"], f"{_FILE}: did")


@cache
def _found_out() -> Story:
    """That of found_out.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Story:
    """What found_out.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    weeps = rf"{_WEEPS} {crying_verbs().pattern('third', 'past', 'ing', 'states')}\b"
    i_did = (
        rf"i(?:'ve|ve|'d|'m|m| have| had)?(?: (?:also|just|really|actually|secretly|once|still|only))* {one['did']}\b"
    )
    mine = r"(?:(?:on|in) my \w+|i(?:'d|'ve| had| have)? (?:sent|wrote|written))"
    seen = rf"(?:(?:about )?my {one['things']}|(?:(?:all|some) )?(?:the )?{one['things']}(?: [\w']+){{0,3}}? {mine})"
    sees = "(?:found|finds|saw|sees|read|reads|discovered|came across|stumbled on)"
    learns = (
        rf"{_HAS} (?:{one['finds']}(?: (?:that|how|about how))* {i_did}"
        rf"|{one['finds']} about (?:my|the) (?:\w+ )?{one['deeds']}\b"
        rf"|(?:caught|catches|saw|found|walked in on) me {one['doing']}\b"
        rf"|(?:(?:went|looked) through my \w+ and )?{sees} {seen}\b)"
    )
    i_tell = rf"\bi(?:'ve|'d)?(?: (?!never\b|not\b|didn't\b)\w+){{0,2}}? {one['tells']}"
    hears = rf"(?: (?:to )?(?:him|her|them|{_SOMEBODY}))?(?: (?:that|how|about how))* {i_did}"
    caught = rf"\bi(?:'ve)? (?:got|was|been|have been) (?:caught|found) (?:out )?{one['doing']}\b"
    cried = rf"\b{_SOMEBODY}{weeps}"
    i_owned = rf"\bi (?:just |then |finally )?{one['owned']}\b(?! (?:that )?i\b)"
    owns = rf"{_HAS} {sees} {one['papers']}\b[^\n]{{0,60}}?{i_owned}"
    return Story.of(
        (
            rf"\b{_SOMEBODY}{learns}{_WITHIN}{_THEN}(?: (?:hes|shes|he|she|they|who)\b)?{weeps}",
            rf"{cried}{_WITHIN} {_SINCE} (?:he|she|they){learns}",
            rf"{cried}{_WITHIN} {_SINCE} {i_tell}{hears}",
            rf"{i_tell}{hears}{_WITHIN}{_THEN} {cried}",
            rf"{caught}{_WITHIN}{_THEN} {cried}",
            rf"\b{_SOMEBODY}{owns}[^\n]{{0,60}}?{_THEN} {cried}",
            rf"\b{i_did}{_WITHIN}{_THEN} {_SOMEBODY}{_HAS} (?:found out|finds out|find out|noticed|knows)"
            rf"{_WITHIN}{_THEN}(?: (?:hes|shes|he|she|they)\b)?{weeps}",
        ),
        one["unless"],
    )
