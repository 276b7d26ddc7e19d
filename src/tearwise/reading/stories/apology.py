"""Whether all that anybody is sorry for in an account are the tears: "she said sorry for crying"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.phrases import WORD_BEGINS, any_of_each, plain
from tearwise.tables import load_table

_FILE = "apology.toml"
_LISTS = ("sorry", "ashamed", "acts", "states", "things", "excuses", "meant", "did", "further", "unless")
_SOFTLY = (
    r"(?:(?:so|such|too|all|just|still|really|very|even|always|a bit|a bit of|a little|a|an|being|getting|acting"
    r"|looking|like) )*"
)
_NOT_AGAIN = r"(?<!sorry )(?<!sorry, )(?<!sorry so )(?<!sorry, so )"
"""The "sorry" behind another goes with the first: each that began anew would go through all the rest of them."""
_BY_THEN = r"(?:,? (?!for\b|about\b|over\b|that\b|and\b|but\b|i\b|i'm\b|im\b|i'd\b|he\b|she\b|they\b)[\w']+){0,4}?"
"""What may stand between the word and what it is for: "sorry, mum, for"."""
_MUST = r"(?:have|has|had|'ve|'d)(?: had)?(?: got)? to"
_SHOULD_NOT = r"should(?:n't|nt| not)(?: have(?: had)? to)?"
_IN_TEARS = r"(?:like (?:this|that)|cry|crying|weep|sob|in this state|in (?:such )?a state)"
_ASIDE = (
    r"and (?:then )?(?:laughed|smiled|grinned|wiped (?:his|her|their)|blew (?:his|her|their)"
    r"|tried to (?:laugh|smile|stop))"
)
"""What goes on right after a sorry that is for nothing but the tears: "he said sorry and laughed and cried again"."""
_WRITERS = "".join(rf"(?<!\bi{be} )(?<!\bi{be} so )" for be in ("'m", "m", " am", " was", " felt", " feel"))
_TO_WRITER = re.compile(
    rf"{WORD_BEGINS}(?!i\b)[\w-]+ (?:(?:finally|actually|just|even|has|had|once) ){{0,6}}(?:apologi[sz]ed|said sorry"
    r"|told me (?:he|she|they) (?:was|were|is|are) sorry|(?:said|says|admitted|told me)(?: that)? (?:he|she|they)"
    r"(?:'s|'d| is| was| were| are)? (?:sorry|should have|should've|was wrong|were wrong))\b"
)
_WRITER_SORRY = re.compile(
    r"\bi(?:'m|m|'ve|'d| am| was| feel| felt| have| had)? (?:\w+ ){0,2}?(?:sorry|apologi[sz]\w*|asham\w+|regret\w*"
    r"|guilt\w*|wrong|should have|should've|shouldn't have|wish i|shouted|yelled|snapped|lied|hit|hurt)\b"
    r"|\bmy (?:own )?fault\b|\bwe both\b|\bto each other\b"
)
_PITIES = re.compile(
    r"\b(?:feel|feels|felt|feeling|am|i'm|im|was) (?:(?:so|really|very|just|that) )*sorry for (?:him|her|them|my|the)\b"
)
_ABOUT_THIS = re.compile(r"\bsorry for (?:the|such a|this) (?:long|rant|ramble|essay|post|wall|spelling|typos)\b")


@dataclass(frozen=True, slots=True)
class Apologies:
    """What apology.toml holds, as it is looked for in lower case.

    said:      somebody says sorry
    for_tears: the same, for tears alone
    unless:    what else there may be to be sorry for
    """

    said: re.Pattern[str]
    for_tears: re.Pattern[str]
    unless: re.Pattern[str]


def is_for_tears(text: str) -> bool:
    """Whether somebody in a text says sorry, and each time for the tears alone: "he apologised for getting emotional";
    or is ashamed of nothing else.

    Not where the text tells of anything else that an apology may be for: "he shouted, and then said sorry for losing
    it".
    """
    said, known = _ABOUT_THIS.sub("", _PITIES.sub("", plain(text))), _apologies()
    for_tears = {found.start() for found in known.for_tears.finditer(said)}
    if not for_tears or known.unless.search(said):
        return False
    return for_tears >= {found.start() for found in known.said.finditer(said)}


def is_owed_writer(text: str) -> bool:
    """Whether somebody says sorry to the writer, who cries at it and is sorry for nothing themselves: "I cried when my
    dad finally apologised"."""
    said = plain(text)
    return _TO_WRITER.search(said) is not None and _WRITER_SORRY.search(said) is None


def without_tears(said: str) -> str:
    """A text in lower case without the apologies in it that are for the tears: what is left may be sorry for more."""
    return _apologies().for_tears.sub("", said)


@cache
def _apologies() -> Apologies:
    """Those of apology.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Apologies:
    """What apology.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    what = (
        rf"(?:(?:being|getting|going|acting|looking) {_SOFTLY}{one['states']}|{_SOFTLY}{one['acts']}"
        rf"|(?:all )?(?:the|his|her|their|my|these|those|any) (?:\w+ )?{one['things']})"
    )
    i = r"(?:that )?(?:i|he|she|they)"
    clause = (
        rf"(?:{i}(?:'m|'s| am| is| was| were|'d|) {_SOFTLY}{one['states']}|im {_SOFTLY}{one['states']}"
        rf"|{i} (?:\w+ )?{one['did']}|{i} (?:can't|cant|couldn't|couldnt|cannot) {one['meant']}"
        rf"|(?:{i} )?(?:didn't|didnt|did not|don't|dont|never) (?:mean|meant|want|wanted) to {one['meant']})"
    )
    see = rf"(?:see|watch) (?:this|that|(?:him|her|them|me) {_IN_TEARS})"
    seen = rf"(?:that )?(?:you|u|we|i|anyone|anybody) (?:{_MUST}|{_SHOULD_NOT}) {see}"
    it_is = r"it's|its|it is|this is|i'm|im|i am|i've|ive"
    excuse = rf"(?:(?:{it_is}|just|only|blame|so|very) ){{0,3}}{one['excuses']}"
    object = rf"(?:(?:for|about|over|of) {what}|{clause}|{excuse}|{seen}|{_ASIDE})"
    nothing_else = (
        rf"(?! {one['further']}\b)(?!,? (?:and|or|but) (?:also )?(?:(?:for|about|over|that) (?!{what}\b)"
        rf"|(?!{what}\b)(?!(?:then|so)\b)\w+ing\b))"
    )
    return Apologies(
        said=re.compile(rf"{_NOT_AGAIN}\b{one['sorry']}\b"),
        for_tears=re.compile(
            rf"{_NOT_AGAIN}(?:\b{one['sorry']}\b(?:,? (?:so )?sorry)*|{_WRITERS}\b{one['ashamed']}\b)"
            rf"{_BY_THEN},? [\"'“]?{object}\b"
            rf"{nothing_else}"
        ),
        unless=re.compile(rf"\b{one['unless']}\b"),
    )
