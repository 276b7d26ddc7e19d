"""Whether what was noticed of violence in an account is what its writer did to somebody else."""

from __future__ import annotations

import re
from dataclasses import replace

from tearwise.reading import Reading
from tearwise.reading.reading import Risk, RiskPassage
from tearwise.safety.about import About

_ABUSE = "abuse"
_WHAT_FOLLOWED = re.compile(r"[,;.!?]|\b(?:and|so|then|until) (?:he|she|they|it|we)\b", re.IGNORECASE)


def is_own_violence(reading: Reading) -> bool:
    """Whether all that was noticed is violence, and its words are of what the writer did: "I punched the door".

    Not where anything was done to the writer as well: who hits back may be the one in danger.
    """
    return bool(reading.risks) and all(one.id == _ABUSE and _is_own(one) for one in reading.risks)


def _is_own(risk: Risk) -> bool:
    about = About.of(risk)
    if about.narrator:
        return False
    return about.author or About.of(replace(risk, evidence=tuple(map(_deed, risk.evidence)))).author


def _deed(passage: RiskPassage) -> RiskPassage:
    """The passage without what followed the deed: "I shoved him" of "I shoved him and he cried"."""
    deed = _WHAT_FOLLOWED.split(passage.quote, maxsplit=1)[0]
    return RiskPassage(passage.start, passage.start + len(deed), deed)
