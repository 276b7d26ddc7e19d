"""People whom an account calls otherwise than by their noun: "my old man", "my other half", "MIL", "my freind"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, UNTIL, any_of, one_of
from tearwise.errors import DataError
from tearwise.tables import load_table, only

_FILE = "bynames.toml"
_TABLES = ("short", "short_after_my", "misspelt")
_OUR_KID = "our_kid"
_PARENTS = "(?:dads|daddies|fathers|papas|mums|mummies|moms|mommies|mams|mothers|mamas)"
_ARE_TWO = r"(?= (?:both|were|are|have|all)\b|.{0,80}?\bboth of them\b)"
_DOES = r"(?= (?:just|has|is|was|had|cried|cries|been|keeps|broke|wept|sobbed|teared|welled|burst|got|started)\b)"
_BYNAMES = {
    r"\b(?P<whose>my|our|me|ma|mah|mi) (?:old man|da|auld (?:man|fella|fellow|yin))\b": "dad",
    r"\b(?P<whose>my|our|me|the) (?:other|better) half\b(?! of\b)": "partner",
    r"\b(?P<whose>my|our) (?:little|wee) (?:man|fella|fellow)\b": "son",
    r"\b(?P<whose>wor) lass\b": "missus",
    rf"\b(?P<whose>my|our) man{_DOES}": "fella",
    rf"(?<!\bone of )\b(?P<whose>my|our) (?:two {_PARENTS}|{_PARENTS}{_ARE_TWO})": "parents",
    rf"(?<=\bboth )(?P<whose>(?:of )?(?:my|our)) {_PARENTS}\b": "parents",
    r"\b(?P<whose>my|our) baby'?s? (?:daddy|dad|father)\b": "child's dad",
    r"\b(?P<whose>my|our) baby'?s? (?:mama|momma|mumma|mummy|mommy|mum|mom|mam|mother)\b": "child's mum",
}
_KID = re.compile(r"\bour kid\b(?!-)")
_GROWN_UP = r"(?:1[6-9]|[2-9]\d)\b(?! (?:months|weeks|days|minutes|times)\b)"
_BABYS = re.compile(r"\bbaby (?=(?:daddy|mama|momma)\b)")
_MADAM = re.compile(r"\bma'am\b")
_STEP = re.compile(
    r"(?<!one )(?<!a )(?<!first )(?<!next )\bstep[ -]"
    r"(?=(?:mum|mom|mam|mother|dad|father|son|daughter|brother|sister)s?\b)"
)
_GREAT = re.compile(
    r"(?<=y |r )great[ -](?:great[ -])?(?=(?:grand\w+|gran|granny|nan|nana|nanna|aunt\w*|uncle|nephew|niece)\b)"
)
"""Of whom one speaks as of the others: "my great-aunt", "our great-granddaughter"."""
_ONE_OF_A_YEAR = re.compile(
    r"\b(?:one of my|a) (?:y\d{1,2}s?"
    r"|(?:year|yr) (?:\d{1,2}s?|ones|twos|threes|fours|fives|sixes|sevens|eights|nines|tens|elevens))"
    r"\b(?! (?:class|group|boys?|girls?|lads?|kids?|pupils?|students?|parents?|old|child(?:ren)?"
    r"|months?|weeks?|days?|times|ago|of)\b)"
)
"""A pupil, as teachers speak of them: "one of my year 4s"."""
_IN_LAWS = re.compile(r"\bin[ -]laws\b")
_BEGINS = re.compile(
    rf"(?:^|[.!?,;:(\"“] ?|\b(?:{BECAUSE}|and|but|so|or|then|when|while|if|that|as|{UNTIL}|told|tell|asked"
    r"|with|to|at|by|from|for|about|saw|found|heard|hugged|held|made|night|today|yesterday|morning|evening|tonight|me|us"
    r"|said|thinks?|says) )$"
)
"""Stands before somebody who is spoken of without "my"."""
_WHOSE = re.compile(r"\b(?:my|our|his|her|their|your|the|[a-z]+'s) (?:[a-z]+ )?$")
_REACH = 30


@dataclass(frozen=True, slots=True)
class Bynames:
    """What bynames.toml holds: how a noun is written → the noun; a pattern of all of it, in whose groups ``mine``,
    ``short`` and ``misspelt`` it stands; and what shows that "our kid" is grown."""

    nouns: Mapping[str, str]
    written: re.Pattern[str]
    grown: re.Pattern[str]


def in_one_word(said: str) -> str:
    """A text in lower case in which such people are called by the noun that is meant, "step mum" is one word, "one of
    my friends" is "my friend", and an ex-boss a former one."""
    if _KID.search(said) and _bynames().grown.search(said):
        said = _KID.sub("our sibling", said)
    said = _MADAM.sub("madam", said)
    for pattern, noun in _BYNAMES.items():
        said = re.sub(pattern, rf"\g<whose> {noun}", said)
    said = _possessor().sub(r"\1's ", _BABYS.sub("baby's ", said))
    said = _IN_LAWS.sub("inlaws", _former().sub("former ", _STEP.sub("step", said)))
    said = _GREAT.sub("", _dialect().sub(lambda found: "our" if found[1] in ("wor", "oor") else "my", said))
    said = _one_of_mine().sub(r"\1", _bynames().written.sub(_noun, said))
    return _ONE_OF_A_YEAR.sub("my pupil", _one_of_those().sub(r"a \1", said))


def _noun(found: re.Match[str]) -> str:
    nouns = _bynames().nouns
    if found["mine"]:
        return f"{found['whose']} {nouns[found['mine']]}"
    if found["misspelt"]:
        return nouns[found["misspelt"]]
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    if _WHOSE.search(before):
        return nouns[found["short"]]
    return f"my {nouns[found['short']]}" if _BEGINS.search(before) else found[0]


@cache
def _former() -> re.Pattern[str]:
    """What makes no former partner of somebody: "my ex best friend"."""
    named = person_nouns().named
    return re.compile(rf"\bex[ -](?=(?:best |good )?{one_of(named['friend'] | named['acquaintance'])}s?\b)")


@cache
def _dialect() -> re.Pattern[str]:
    """What is "my" or "our" in the north and in Scotland: "ma boyfriend", "wor lass"."""
    nouns = person_nouns()
    somebody = one_of(nouns.everybody - {"ma", "pa"})
    return re.compile(rf"\b(ma|mah|mi|wor|oor)(?= (?:wee |little |big |old |auld )?{somebody}\b)")


@cache
def _possessor() -> re.Pattern[str]:
    """Whose somebody is, where no more than the next noun tells it: "my bf ex cried", "my brother wife". Those whom one
    speaks of by a name are left out: "I told my sister mum cried"."""
    nouns = person_nouns()
    of_couples = [nouns.gendered[one][kind] for one in ("partner", "ex") for kind in ("he", "she")]
    theirs = one_of(frozenset({"ex", "ex girlfriend", "ex boyfriend", "ex wife", "ex husband"}).union(*of_couples))
    somebody = (nouns.telling | nouns.named["friend"]) - nouns.personal - {"boy", "girl", "darling"}
    return re.compile(
        rf"\b((?:my|our) (?:best |big |little |older |younger )?{one_of(somebody)}) (?={theirs}\b(?! and\b))"
    )


@cache
def _one_of_mine() -> re.Pattern[str]:
    """One of several of the writer's, but not "every one of my friends"."""
    somebody = one_of(person_nouns().everybody)
    return re.compile(
        r"\bone(?<!\bevery one)(?<!\beach one)(?<!\bnot one)(?<!\bany one)(?<!\bonly one)"
        rf" of ((?:my|our) (?:[\w-]+ ){{0,2}}?{somebody})s\b(?!')"
    )


@cache
def _one_of_those() -> re.Pattern[str]:
    """One of several whom one knows a little: "one of the residents"."""
    nouns = person_nouns().named["acquaintance"]
    return re.compile(rf"\bone(?<!every one)(?<!each one)(?<!not one) of the ((?:\w+ )?{one_of(nouns)})s\b(?!')")


@cache
def _bynames() -> Bynames:
    return parsed(load_table("tearwise.accounts", _FILE))


def parsed(data: Mapping[str, Any]) -> Bynames:
    """What bynames.toml holds, checked. Raises DataError naming the entry."""
    only(data, (*_TABLES, _OUR_KID), _FILE)
    grown = any_of(only(data[_OUR_KID], ("grown",), f"{_FILE}: {_OUR_KID!r}")["grown"], f"{_FILE}: {_OUR_KID}")
    known = person_nouns()
    nouns = known.either.union(*(words for kinds in known.gendered.values() for words in kinds.values()))
    found: dict[str, dict[str, str]] = {}
    for table in _TABLES:
        found[table] = {}
        for noun, words in only(data[table], (), f"{_FILE}: {table!r}", sorted(nouns)).items():
            where = f"{_FILE}: {noun!r} in {table!r}"
            if not isinstance(words, str) or not words.strip() or words != words.lower():
                raise DataError(f"{where} needs words in lower case.")
            if taken := sorted(nouns.intersection(words.split())):
                raise DataError(f"{where}: {taken[0]!r} is a noun itself.")
            found[table] |= dict.fromkeys(words.split(), noun)
    short, mine, misspelt = (one_of(found[table]) for table in _TABLES)
    return Bynames(
        nouns={word: noun for table in found.values() for word, noun in table.items()},
        written=re.compile(
            rf"\b(?:(?P<whose>my|our) (?P<mine>{mine})\b(?![- ]called\b)|(?P<short>{short})\b"
            rf"|(?P<misspelt>{misspelt})(?=s?\b))(?!-)"
        ),
        grown=re.compile(rf"\b(?:{grown}\b|(?:our kid|s?he)(?:'?s| is)?,? \(?{_GROWN_UP})"),
    )
