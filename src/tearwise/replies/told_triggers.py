"""What set the tears off, where the account says it so plainly that no engine need be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from tearwise.accounts import VALUES, CrierNamed
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import PIECE, SPEECH, any_of, plain
from tearwise.replies.scenes import COUPLES, UNKNOWN
from tearwise.tables import load_table, only

_FILE = "told_triggers.toml"
_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "betrayal": ("partners", "did", "on_me", "found", "bare", "owned", "other", "plainly", "unless"),
        "setback": ("failure_or_rejection", "overload", "illness_or_injury", "unless"),
    }
)
_AUXILIARY = (
    r"(?:'s|s|'d| has| had| have| is| was| been| just| only| secretly| actually| once| admitted to| confessed to)*"
)
_FINDS = r"\bi(?:'ve|'d)?(?: \w+){0,3}? (?:found|find|saw|seen|see|discovered|came across|stumbled on|caught|read)"
_THIRD = re.compile(r"\b(?:another|other|some|an?) (?:woman|man|girl|guy|bloke|lady|women|men|girls|guys)\b")
"""With whom somebody was deceived: nobody whom the rest of an account may mean by "she"."""
_ANOTHERS = re.compile(r"(?:\b(?:her|his|their|your|whose)|s') $|'s $")
"""Before a word for a partner: not the writer's."""
_SUBJECTS: Mapping[str, str] = MappingProxyType({"him": "he", "his": "he", "her": "she"})


class ToldTriggers(NamedTuple):
    """What told_triggers.toml holds, as it is looked for in lower case.

    deceived: somebody deceived their partner (group ``who``)
    caught:   the same, where the writer says that they found it
    on_me:    the same, where it says that the partner is the writer
    finds:    the writer finds something
    found:    what they found says it, and someone of that sentence may have deceived them
    whose:    whom a sentence names (group ``who``)
    partners: what a partner is called
    owned:    what is said where it is owned up to, which says it beside one of ``other``
    other:    with whom it was, or what it came out by
    plainly:  what says it alone
    unless:   what speaks against it in that sentence
    setbacks: trigger → words for it
    offences: what speaks against them
    """

    deceived: re.Pattern[str]
    caught: re.Pattern[str]
    on_me: re.Pattern[str]
    finds: re.Pattern[str]
    found: re.Pattern[str]
    whose: re.Pattern[str]
    partners: re.Pattern[str]
    owned: re.Pattern[str]
    other: re.Pattern[str]
    plainly: re.Pattern[str]
    unless: re.Pattern[str]
    setbacks: Mapping[str, re.Pattern[str]]
    offences: re.Pattern[str]

    def deceivers(self, sentence: str) -> Iterator[re.Match[str]]:
        """Whom a sentence may say it of, each as the group ``who`` of what was found."""
        for told in (self.deceived, self.caught, self.on_me):
            yield from told.finditer(sentence)
        finds = self.finds.search(sentence)
        if finds is not None and self.found.search(sentence, finds.end()):
            yield from self.whose.finditer(sentence)

    def owns_up(self, said: str) -> bool:
        """Whether a text tells that it was owned up to, by whoever cried."""
        words = (self.plainly, self.owned) if self.other.search(said) else (self.plainly,)
        return any(
            one.search(sentence) is not None and self.unless.search(sentence) is None
            for sentence in PIECE.findall(said)
            for one in words
        )


def tells_of_betrayal(text: str, relationship: str) -> bool:
    """Whether the one who cried deceived the writer, whose partner they are or were: "my wife has been sleeping with
    her boss".

    relationship: what the crier is to the writer, as far as it is known; where it is not, the account must say it
    """
    said, told = plain(SPEECH.sub("“”", text)), _told()
    crier = CrierNamed.of(_THIRD.sub("somebody", said))
    partners = {one for one in crier.named if told.partners.fullmatch(one)}
    of_couple = relationship in COUPLES or (len(partners) == 1 and crier.named - partners <= person_nouns().personal)
    for sentence in PIECE.findall(said):
        if told.unless.search(sentence):
            continue
        for found in told.deceivers(sentence):
            partner = told.partners.fullmatch(found["who"]) is not None
            if partner and _ANOTHERS.search(sentence[: found.start("who")]):
                continue
            couple = partner or of_couple or found.re is told.on_me
            nobody_else = partner and crier.named - {found["who"]} <= person_nouns().personal
            if couple and (nobody_else or crier.means(_SUBJECTS.get(found["who"], found["who"]))):
                return True
    if relationship not in COUPLES:
        own = [found for found in told.whose.finditer(said) if found["who"] in partners]
        of_couple = relationship == UNKNOWN and any(not _ANOTHERS.search(said[: one.start()]) for one in own)
    return of_couple and told.owns_up(said)


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
    only(data, _PARTS, _FILE)
    for part, lists in _PARTS.items():
        only(data[part], lists, f"{_FILE}, [{part}]")
    one = {
        f"{part} {name}": any_of(data[part][name], f"{_FILE}: {part}, {name}")
        for part, lists in _PARTS.items()
        for name in lists
    }
    who = rf"(?P<who>he|she|they|{one['betrayal partners']})"
    whom = rf"(?P<who>him|her|{one['betrayal partners']})"
    return ToldTriggers(
        deceived=re.compile(rf"\b{who}{_AUXILIARY} {one['betrayal did']}\b"),
        caught=re.compile(rf"{_FINDS}(?: out)? (?:my )?{whom} {one['betrayal did']}\b"),
        on_me=re.compile(rf"\b{who}{_AUXILIARY}(?: \w+){{0,2}} {one['betrayal on_me']}\b"),
        finds=re.compile(rf"{_FINDS}\b"),
        found=re.compile(
            rf"\b(?:{one['betrayal found']}\b"
            rf"|(?:the|his|her|their) {one['betrayal bare']}(?: on (?:his|her|their) (?:phone|laptop|tablet|ipad))?"
            r"(?= ?(?:$|,| and (?:he|she|they|i)\b)))"
        ),
        whose=re.compile(rf"\b(?P<who>he|him|his|she|her|{one['betrayal partners']})(?:'?s)?\b"),
        partners=re.compile(one["betrayal partners"]),
        owned=re.compile(rf"\b{one['betrayal owned']}\b"),
        other=re.compile(rf"\b{one['betrayal other']}\b"),
        plainly=re.compile(rf"\b{one['betrayal plainly']}(?= ?(?:$|,|and\b|involved\b))"),
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
