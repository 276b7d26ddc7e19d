"""What of an account is only its writer's own words: "I hugged him and said I love you" tells nothing of his heart."""

from __future__ import annotations

import re

from tearwise.accounts.phrases import ONWARDS, SPEECH, UNTIL, straight
from tearwise.reading import crying_words

_SAYING = r"(?:said|told|whispered|replied|answered|repeated|kept saying|kept telling|wrote|texted)"
_OTHERS = r"(?:he|she|they|we|who|mum|mom|dad|(?:my|his|her|our|the) \w+)"
_OTHER_IN_IT = (
    r"\b(?:i|he|she|they|we|you|who"
    rf"|(?:my|his|her|our|the) \w+ (?:{_SAYING}|and i)|{_OTHERS}(?: (?!and\b)\w+)? {_SAYING})\b"
)
_I = rf"(?:(?:^\W*|[,;:–—] *)(?:(?:{ONWARDS}) )*|\b(?:{ONWARDS}) )i(?:'ve|'d)?\b"
_OWN = re.compile(rf"{_I}(?:(?!{_OTHER_IN_IT})[^.!?]){{0,60}}?\b{_SAYING}\b|^\W*told (?:him|her|them)\b", re.IGNORECASE)
_AGAIN = re.compile(rf"(?:\b(?:{ONWARDS}|while|{UNTIL})|[,;]) {_OTHERS}\b|\b(?:he|she|they) {_SAYING}\b", re.IGNORECASE)
_LEAD = 25
"""Characters between what says who speaks and what is quoted."""
_ENDS = re.compile(r"[.!?\n]")
_AFTER = re.compile(rf"^[ ,]*i {_SAYING}\b(?= *(?:[.,;:!?]|$|and\b|to (?:him|her|them)\b))", re.IGNORECASE)


def is_own_speech(text: str, start: int, end: int) -> bool:
    """Whether the passage [start, end) of an account holds nothing but what its writer said when the tears had come.

    What the writer said before that may have set them off, and is no such passage.
    """
    said = straight(text)
    quoted = next((one for one in SPEECH.finditer(text) if one.start() < end and start < one.end()), None)
    own = _by_name(said, start, end) if quoted is None else _in_quotes(said, start, end, quoted.span())
    if own is None:
        return False
    cried = [at for at, _ in crying_words(text)]
    following = _ENDS.search(said, end if quoted is None else max(end, quoted.end()))
    stops = following.start() if following else len(said)
    return any(at < own for at in cried) and not any(own <= at < stops for at in cried)


def _by_name(said: str, start: int, end: int) -> int | None:
    """Where the writer begins to say what the passage holds: "I told him that"; None where it is not so."""
    begins = _sentence(said, start)
    found = list(_OWN.finditer(said[begins:end]))
    if not found or _AGAIN.search(said, begins + found[-1].end(), end):
        return None
    own = found[-1]
    return None if said[start : begins + own.start()].strip(" ,;") else begins + own.start()


def _in_quotes(said: str, start: int, end: int, quoted: tuple[int, int]) -> int | None:
    """The same where the passage holds something of what is quoted: "I said “…”" or "“…”, I said"."""
    if _AGAIN.search(said, quoted[1], end):
        return None
    if start >= quoted[0] and said[quoted[1] - 2] != "." and _AFTER.search(said[quoted[1] :]):
        return quoted[0]
    begins = _sentence(said, quoted[0])
    found = list(_OWN.finditer(said[begins : quoted[0]]))
    if not found or _AGAIN.search(said, begins + found[-1].end(), quoted[0]):
        return None
    own = found[-1]
    if quoted[0] - begins - own.end() > _LEAD:
        return None
    return None if said[start : begins + own.start()].strip(" ,;") else begins + own.start()


def _sentence(said: str, at: int) -> int:
    """Where the sentence of a place begins."""
    return max((one.end() for one in _ENDS.finditer(said, 0, at)), default=0)
