"""Whether what was noticed of violence in an account is what its writer did to somebody else."""

from __future__ import annotations

import re
from dataclasses import replace

from tearwise.accounts.phrases import BECAUSE, ONWARDS, UNTIL
from tearwise.reading import Reading
from tearwise.reading.reading import Risk, RiskPassage
from tearwise.safety.about import About

_ABUSE = "abuse"
_SUBJECT = re.compile(r"\b(?:i|he|she|they|we|you|it(?!,? and\b)|who|somebody|someone)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\n]")
_I_AND = re.compile(r"i(?:['’](?:d|ve))? [^.!?]*(?:\band(?: then)?|,)\s*\Z", re.IGNORECASE)
"""What stands before a verb that goes on with "I": "I got drunk and"."""
_ANOTHER = re.compile(
    rf"(?:[,;]|\b(?:{ONWARDS}|when|while|{BECAUSE}|as|{UNTIL}|after|before|that|if))\s+(?:my|our|his|her|their|the|a)\s+\w+",
    re.IGNORECASE,
)
"""Somebody else with whom a clause begins: "I cried, my husband got drunk and"."""
_WHAT_FOLLOWED = re.compile(r"[,;.!?]|\b(?:and|so|then|until) (?:he|she|they|it|we)\b", re.IGNORECASE)


def is_own_violence(reading: Reading) -> bool:
    """Whether all that was noticed is violence, and its words are of what the writer did: "I punched the door".

    Not where anything was done to the writer as well: who hits back may be the one in danger.
    """
    return bool(reading.risks) and all(one.id == _ABUSE and _is_own(one, reading.text) for one in reading.risks)


def _is_own(risk: Risk, text: str) -> bool:
    risk = replace(risk, evidence=tuple(_with_subject(one, text) for one in risk.evidence))
    about = About.of(risk)
    if about.narrator:
        return False
    return about.author or About.of(replace(risk, evidence=tuple(map(_deed, risk.evidence)))).author


def _deed(passage: RiskPassage) -> RiskPassage:
    """The passage without what followed the deed: "I shoved him" of "I shoved him and he cried"."""
    deed = _WHAT_FOLLOWED.split(passage.quote, maxsplit=1)[0]
    return RiskPassage(passage.start, passage.start + len(deed), deed)


def _with_subject(passage: RiskPassage, text: str) -> RiskPassage:
    """The passage with the "I" of what it goes on with: "I pushed my wife", in "I got drunk and pushed my wife"."""
    if text[passage.start : passage.end] != passage.quote or _SUBJECT.match(passage.quote):
        return passage
    before = _SENTENCE_END.split(text[: passage.start])[-1]
    last = max((found.start() for found in _SUBJECT.finditer(before)), default=len(before))
    if _I_AND.match(before, last) is None or _ANOTHER.search(before, last):
        return passage
    return RiskPassage(passage.start, passage.end, f"I {passage.quote}")
