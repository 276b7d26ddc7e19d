"""What of an account is only its writer's own words: "I hugged him and said I love you" tells nothing of his heart."""

from __future__ import annotations

import re

from tearwise.accounts.phrases import straight
from tearwise.reading import crying_words

_SAYING = r"(?:said|say|told|tell|whispered|replied|answered|repeated|kept saying|kept telling|wrote|texted)"
_OTHERS = r"(?:he|she|they|we|who|mum|mom|dad|(?:my|his|her|our|the) \w+)"
_OTHER_IN_IT = (
    rf"\b(?:he|she|they|we|who|(?:my|his|her|our|the) \w+ (?:{_SAYING}|and i)|{_OTHERS}(?: (?!and\b)\w+)? {_SAYING})\b"
)
_I = r"(?:^\W*(?:(?:and|but|so|then) )*|[,;:–—] *(?:(?:and|but|so|then) )*|\b(?:and|but|so|then) )i(?:'ve|'d)?\b"
_OWN = re.compile(rf"{_I}(?:(?!{_OTHER_IN_IT})[^.!?]){{0,60}}?\b{_SAYING}\b|^\W*told (?:him|her|them)\b", re.IGNORECASE)
_AGAIN = re.compile(
    rf"(?:\b(?:and|but|then|so|while|until)|[,;]) {_OTHERS}\b|\b(?:he|she|they) {_SAYING}\b", re.IGNORECASE
)
_SPEECH = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
_ENDS = re.compile(r"[.!?\n]")
_AFTER = re.compile(rf"^[ ,]*i {_SAYING}\b", re.IGNORECASE)


def is_own_speech(text: str, start: int, end: int) -> bool:
    """Whether the passage [start, end) of an account holds nothing but what its writer said when the tears had come.

    What the writer said before that may have set them off, and is no such passage.
    """
    said = straight(text)
    spoken = next((one for one in _SPEECH.finditer(said) if one.start() < end and start < one.end()), None)
    begins = max((one.end() for one in _ENDS.finditer(said, 0, spoken.start() if spoken else start)), default=0)
    begins = min(begins, start)
    stops = max(end, spoken.end()) if spoken else end
    *_, own = (None, *_OWN.finditer(said[begins:stops]))
    if own is None:
        if spoken is None or start < spoken.start() or _AFTER.search(said[spoken.end() :]) is None:
            return False
        own_start = spoken.start()
    else:
        own_start = begins + own.start()
        if said[start:own_start].strip(" ,;") or _AGAIN.search(_unquoted(said[begins + own.end() : stops])):
            return False
    cried = [at for at, _ in crying_words(text)]
    following = _ENDS.search(said, stops)
    sentence_end = following.start() if following else len(said)
    return any(at < own_start for at in cried) and not any(own_start <= at < sentence_end for at in cried)


def _unquoted(said: str) -> str:
    return _SPEECH.sub("“”", said)
