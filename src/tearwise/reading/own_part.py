"""Whether the account says that its writer hurt the one who cried. Else nobody is taken to have hurt anybody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts import CrierNamed
from tearwise.accounts.phrases import any_of, plain
from tearwise.errors import DataError
from tearwise.tables import load_table

_FILE = "own_part.toml"
_LISTS = ("hurts", "unkind", "wrongs", "cries", "close", "undone", "asked", "told", "glad", "sorry", "amends")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"[^.!?]+")
_DENIED_FAULT = re.compile(r"\b(?:not|never|isn't|wasn't) (?:\w+ )?my (?:own )?fault\b")
_CRIED = "cried|cries|crying|sobbed|sobbing|wept|weeping|in tears|broke down"
_AUXILIARY = "(?:is|was|were|has|had|been|just|really|even|started|starts|began|begins|sat)"
_SINCE = "because|cause|'cause|cos|coz|cuz|bc|after|when"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What own_part.toml holds, as it is looked for in lower case.

    did:   the writer did something that hurts; its groups hold whom
    owns:  the writer says that it is theirs to mend
    wrong: the writer gives what they did wrong as the reason for the tears; its group holds who cried
    asked: what makes a question of the words that follow
    told:  what makes them somebody else's
    sorry: the one who cried says sorry
    glad:  the tears are glad
    """

    did: re.Pattern[str]
    owns: re.Pattern[str]
    wrong: re.Pattern[str]
    asked: re.Pattern[str]
    told: re.Pattern[str]
    sorry: re.Pattern[str]
    glad: re.Pattern[str]


def tells_own_part(text: str) -> bool:
    """Whether the account says that its writer hurt the one who cried: "I made him cry. How do I fix it?"

    Not where the one who cried says sorry as well, or the tears are glad; nor where the writer's fault is only what
    somebody told them.
    """
    said, patterns = plain(_PARAGRAPH.sub(". ", _QUOTED.sub("“”", text))), _patterns()
    if patterns.sorry.search(said) or patterns.glad.search(said):
        return False
    crier = CrierNamed.of(said)
    return any(_owned(found[0], crier, patterns) for found in _SENTENCE.finditer(said))


def _owned(sentence: str, crier: CrierNamed, patterns: Patterns) -> bool:
    """Whether the writer says it in this sentence, of the one who cried."""
    told = (patterns.did, patterns.owns, patterns.wrong)
    for found in (match for pattern in told for match in pattern.finditer(sentence)):
        before = sentence[: found.start()]
        whom = next(filter(None, found.groups()), None)
        if patterns.asked.search(before) or patterns.told.search(before) or _DENIED_FAULT.search(sentence):
            continue
        if whom is None or whom in ("him", "her", "them") or crier.means(whom):
            return True
    return False


@cache
def _patterns() -> Patterns:
    """Those of own_part.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Patterns:
    """What own_part.toml holds, checked. Raises DataError naming the entry."""
    if unknown := data.keys() - set(_LISTS):
        raise DataError(f"{_FILE}: there is no list {', '.join(sorted(unknown))}; there are {', '.join(_LISTS)}.")
    one = {name: any_of(data.get(name), f"{_FILE}: {name}") for name in _LISTS}
    softened = rf"(?:(?!{one['undone']}\b)\w+ ){{0,2}}"
    whom = rf"(?:my |our |the )?(?:{one['close']} )?(\w+)"
    what = r"(?:what|something|things|stuff) i \w+ (?:\w+ ){0,3}"
    hurts = rf"(?:{one['hurts']}|was (?:(?!{one['undone']}\b)\w+ )?{one['unkind']} (?:to|with))"
    return Patterns(
        re.compile(rf"\b(?:i {softened}|{what})(?:made {whom} (?:\w+ )?{one['cries']}|{hurts} {whom})\b"),
        re.compile(
            r"\b(?:(?:it|this|that|all)(?:'s| is| was) (?:\w+ )?my (?:own )?fault\b"
            rf"|i {softened}apologi[sz]ed\b"
            rf"|how (?:can|do|should|could) i (?:\w+ )?{one['amends']})\b"
        ),
        re.compile(
            rf"\b((?!i\b)\w+)(?: {_AUXILIARY})* (?:{_CRIED})\b(?: \w+){{0,2}},? "
            rf"(?:{_SINCE}) i {softened}{one['wrongs']}\b"
        ),
        re.compile(rf"\b{one['asked']}\s+$"),
        re.compile(rf"\b{one['told']}\b"),
        re.compile(rf"\b(?:he|she|they|my \w+)\b(?:(?!\bi\b)[^.!?\n]){{0,60}}\b{one['sorry']}\b"),
        re.compile(rf"\b{one['glad']}\b"),
    )
