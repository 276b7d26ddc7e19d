"""Whether an account asks why somebody cried, or says that its writer does not know: "no idea why", "Why?"."""

from __future__ import annotations

import re
from functools import cache

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import SPEECH, one_of, plain

_UNKNOWN = (
    r"(?:(?:don't|dont|didn't|didnt|doesn't|doesnt|do not|did not) (?:really |even |quite )?(?:know|understand|get)"
    r"|(?:can't|cant|couldn't|couldnt|cannot) (?:tell|understand|work out|figure out|think)|idk|dunno|no (?:idea|clue)"
    r"|not (?:really |quite )?sure|unsure|wonder(?:ing)?|trying to (?:understand|work out|figure out)"
    r"|what i want to know is|without knowing"
    r"|(?:can|could) (?:you|anyone|anybody|someone|somebody) (?:please )?(?:tell me|explain|say))"
)
_ENDS = r"(?= ?(?:[^\w\s'-]|$))"
_WHAT = (
    r"what (?:was wrong|is wrong|the matter (?:was|is)|happened|it was (?:all )?about|it(?:'s| is) (?:all )?about"
    r"|(?:had |has )?(?:set|upset|brought) (?:it|him|her|them)(?: off| on)?|made (?:him|her|them))"
)
"""The reason, where one does not say "why"."""
_THOUGH = "(?:though|tho|then)"
_ASKED = r"what (?:was (?:it|that)(?: (?:about|all about|for))?|is it|was (?:wrong|the matter)|happened(?= ?\??\s*$))"
"""The same, asked right out: "What was it?" Behind "What happened?" it is often told, unless nothing follows."""


def wonders_why(text: str) -> bool:
    """Whether its writer asks why somebody cries, or says that they do not know: not where it is somebody quoted who
    does, nor of anything but tears, as in "I don't know why he left"."""
    return _wonders().search(plain(SPEECH.sub(" ", text))) is not None


@cache
def _wonders() -> re.Pattern[str]:
    nouns, cries = person_nouns(), crying_verbs().pattern()
    somebody = rf"(?:s?he|s?hes|s?he's|they|i|(?:my|our|the|this|his|her) (?:[\w-]+ ){{0,2}}?{one_of(nouns.everybody)})"
    they_cry = rf"{somebody}(?: (?!(?:but|so|because|when|if|left|leaves)\b)[\w']+){{0,4}}? {cries}"
    return re.compile(
        rf"\b{_UNKNOWN} (?:why(?: {_THOUGH})?(?:{_ENDS}| {they_cry}\b)|{_WHAT}\b)"
        rf"|(?:^|[.!?,;:] ?|\b(?:and|but|so|just) )why"
        rf"(?:(?: {_THOUGH})?{_ENDS}"
        rf"| (?:on earth |the hell )?(?:did|does|do|was|is|would|has|are|were|might) {they_cry}\b)"
        rf"|(?:^|[.!?;] ?|\b(?:and|but|so) ){_ASKED} ?(?:$|\?(?! ?(?:i|we|s?he|they) (?:ask|said|say)))"
        rf"|\bfor no (?:apparent |obvious |real )?reason\b"
    )
