"""What set the tears off, where the account says it so plainly that no engine need be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from tearwise.accounts import VALUES, CrierNamed
from tearwise.accounts.phrases import SPEECH, any_of, plain
from tearwise.errors import DataError
from tearwise.tables import load_table

_FILE = "told_triggers.toml"
_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"betrayal": ("partners", "did", "on_me", "unless"), "setback": ("failure_or_rejection", "overload", "unless")}
)
_SENTENCES = re.compile(r"[^.!?]+")
_AUXILIARY = (
    r"(?:'s|s|'d| has| had| have| is| was| been| just| only| secretly| actually| once| admitted to| confessed to)*"
)
_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_COUPLE = frozenset({"partner", "ex"})


class ToldTriggers(NamedTuple):
    """What told_triggers.toml holds, as it is looked for in lower case.

    deceived: somebody deceived their partner (group ``who``)
    on_me:    the same, where it says that the partner is the writer
    partners: what a partner is called
    unless:   what speaks against it in that sentence
    setbacks: trigger → words for it
    offences: what speaks against them
    """

    deceived: re.Pattern[str]
    on_me: re.Pattern[str]
    partners: re.Pattern[str]
    unless: re.Pattern[str]
    setbacks: Mapping[str, re.Pattern[str]]
    offences: re.Pattern[str]


def tells_of_betrayal(text: str, relationship: str) -> bool:
    """Whether the one who cried deceived the writer, whose partner they are or were: "my wife has been sleeping with
    her boss".

    relationship: what the crier is to the writer, as far as it is known; where it is not, the account must say it
    """
    said, told = plain(SPEECH.sub("“”", text)), _told()
    crier = CrierNamed.of(said)
    for sentence in _SENTENCES.findall(said):
        if told.unless.search(sentence):
            continue
        for found in (*told.deceived.finditer(sentence), *told.on_me.finditer(sentence)):
            partner = told.partners.fullmatch(found["who"]) is not None
            couple = partner or relationship in _COUPLE or found.re is told.on_me
            nobody_else = partner and crier.named - {found["who"]} <= _PERSONAL
            if couple and (nobody_else or crier.means(found["who"])):
                return True
    return False


def setback_in(text: str) -> str | None:
    """What did not come off, or was too much, a value of the question for the trigger: "got made redundant".

    None where the account tells of none, or of something that was done to somebody as well.
    """
    said, told = plain(text), _told()
    if told.offences.search(said):
        return None
    return next((trigger for trigger, words in told.setbacks.items() if words.search(said)), None)


@cache
def _told() -> ToldTriggers:
    """That of told_triggers.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> ToldTriggers:
    """What told_triggers.toml holds, checked. Raises DataError naming the entry."""
    if data.keys() != _PARTS.keys() or any(
        not isinstance(data[part], Mapping) or data[part].keys() != set(lists) for part, lists in _PARTS.items()
    ):
        wanted = "; ".join(f"{part} with {', '.join(lists)}" for part, lists in _PARTS.items())
        raise DataError(f"{_FILE}: it has {wanted}, and nothing else.")
    one = {
        f"{part} {name}": any_of(data[part][name], f"{_FILE}: {part}, {name}")
        for part, lists in _PARTS.items()
        for name in lists
    }
    who = rf"(?P<who>he|she|they|{one['betrayal partners']})"
    return ToldTriggers(
        deceived=re.compile(rf"\b{who}{_AUXILIARY} {one['betrayal did']}\b"),
        on_me=re.compile(rf"\b{who}{_AUXILIARY}(?: \w+){{0,2}} {one['betrayal on_me']}\b"),
        partners=re.compile(one["betrayal partners"]),
        unless=re.compile(rf"\b{one['betrayal unless']}\b"),
        setbacks=MappingProxyType(
            {
                name: re.compile(rf"\b{one[f'setback {name}']}\b")
                for name in _PARTS["setback"]
                if name in VALUES["trigger"]
            }
        ),
        offences=re.compile(rf"\b{one['setback unless']}\b"),
    )
