"""Whether the account says that its writer hurt the one who cried. Else nobody is taken to have hurt anybody."""

from __future__ import annotations

import re

from tearwise.accounts import means_crier
from tearwise.reading import Reading

_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_SENTENCE = re.compile(r"[^.!?\n]+")
_SOFTENED = r"(?:(?!not\b|never\b|almost\b|nearly\b|would\b|could\b|might\b|may\b|hardly\b|want|try|tried)\w+ ){0,2}"
_WHOM = r"(?:my |our |the )?(?:best |own |dear |poor |little |young |younger |old |older )?(\w+)"
_CRY = r"(?:cry|sob|weep|bawl|tear up|burst into tears|break down)"
_HURT = (
    r"hurt|upset|insulted|humiliated|betrayed|cheated on|lied to|(?:shouted|yelled|screamed|snapped|swore) at|"
    r"lashed out at|was (?:\w+ )?(?:mean|cruel|harsh|unfair|horrible|awful|nasty|rude|unkind) (?:to|with)"
)
_WHAT = r"(?:what|something|things|stuff) i \w+ (?:\w+ ){0,3}"
_DID = re.compile(rf"\b(?:i {_SOFTENED}|{_WHAT})(?:made {_WHOM} (?:\w+ )?{_CRY}|(?:{_HURT}) {_WHOM})\b")
_OWNS = re.compile(
    rf"\b(?:(?:it|this|that|all)(?:'s| is| was) (?:\w+ )?my (?:own )?fault\b"
    rf"|i {_SOFTENED}apologi[sz]ed\b"
    r"|how (?:can|do|should|could) i (?:\w+ )?(?:apologi[sz]e|make it (?:right|up to)|make amends))"
)
_DENIED_FAULT = re.compile(r"\b(?:not|never|isn't|wasn't) (?:\w+ )?my (?:own )?fault\b")
_OPEN = re.compile(r"\b(?:if|whether|did|have|had|do you think)\s+$")
_TOLD = re.compile(
    r"\b(?:sa(?:id|ys|ying)|t(?:old|ells)|claim\w*|insist\w*|accus\w*|blam\w*|(?:he|she|they) (?:thinks?|thought))\b"
)
_SORRY = re.compile(r"\b(?:he|she|they|my \w+)\b(?:(?!\bi\b)[^.!?\n]){0,60}\b(?:sorry|apologi[sz]\w*|forgive)\b")
_GLAD = re.compile(r"\b(?:happy|glad|joy|joyful|laugh\w*|surprised?)\b")
_THEIRS = frozenset({"apology", "blame", "threat"})
"""Answers to what was said in tears by which the crier is the one who is sorry, or may want the writer to be."""


def says_own_part(reading: Reading) -> bool:
    """Whether the account says that its writer hurt the one who cried: "I made him cry. How do I fix it?"

    Not where the one who cried says sorry as well, or the tears are glad; nor where the writer's fault is only what
    somebody told them, or goes with pressure, blame or threats: then it may not be theirs to mend.
    """
    answers = reading.answers
    if _THEIRS & set(answers.get("said", ())) or answers.get("pressure", ("0",)) != ("0",):
        return False
    text = _QUOTED.sub("“”", reading.text.replace("’", "'")).lower()
    if _SORRY.search(text) or _GLAD.search(text):
        return False
    return any(_owned(found[0], text) for found in _SENTENCE.finditer(text))


def _owned(sentence: str, text: str) -> bool:
    """Whether the writer says it in this sentence, of the one who cried in the text."""
    for found in (*_DID.finditer(sentence), *_OWNS.finditer(sentence)):
        before = sentence[: found.start()]
        whom = next(filter(None, found.groups()), None)
        if _OPEN.search(before) or _TOLD.search(before) or _DENIED_FAULT.search(sentence):
            continue
        if whom is None or whom in ("him", "her", "them") or means_crier(whom, text):
            return True
    return False
