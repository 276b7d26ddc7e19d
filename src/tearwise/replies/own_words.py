"""The account's own words in an answer: what the person who cried is quoted as saying, or a passage that shows most.

A quotation goes in only where it stands by itself, so that no sentence of ours has to bend around it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from tearwise.accounts import means_crier
from tearwise.reading.reading import Evidence, MeaningReading, Reading
from tearwise.replies.lines import Line, Opener
from tearwise.replies.own_speech import is_own_speech

SHORTEST, LONGEST = 2, 12
"""Words of a quotation."""

_SPEECH = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
_SPEAKER = r"he|she|they|(?:my|his|her) \w+"
_SAYING = r"(?:said|says|told|whispered|sobbed|cried|mumbled|muttered|asked|repeat\w*|kept saying|wrote|went|was like)"
_NO_OTHER = rf"(?:(?!\b(?:i|{_SPEAKER})\b)[^.!?“\"\n])"
_BEFORE = re.compile(rf"\b({_SPEAKER})\b{_NO_OTHER}{{0,40}}\b{_SAYING}\b{_NO_OTHER}{{0,25}}$", re.IGNORECASE)
_AFTER = re.compile(rf"^[ ,]*(?:({_SPEAKER}) {_SAYING}\b|{_SAYING} ({_SPEAKER})\b)", re.IGNORECASE)
_MINE = re.compile(rf"\b[Ii]\b[^.!?“\"\n]{{0,20}}\b{_SAYING}\b[^.!?“\"\n]{{0,25}}$")
_NEAR = 80
_OF_MYSELF = re.compile(
    r"^(?:(?:and|but|so|now|because) )*i\b"
    r"|\bi(?:'m| am| was| feel| felt| think| guess| hate| know| don't| can't| just)\b",
    re.IGNORECASE,
)
"""What the writer feels or thinks, which is nothing that they saw or heard."""


def speech_for(reading: Reading, likely: Collection[MeaningReading]) -> str | None:
    """The words that the person who cried is quoted as saying, in a passage that speaks for a likely meaning.

    None where no such passage holds direct speech of 2 to 12 words that the account plainly gives to the one who cried.
    """
    text = reading.text
    for evidence in _passages(likely):
        for match in _SPEECH.finditer(text, max(0, evidence.start - _NEAR), min(len(text), evidence.end + _NEAR)):
            overlaps = match.start() < evidence.end and evidence.start < match.end()
            if overlaps and _said_in_tears(text, match):
                speech = (match.group(1) or match.group(2)).strip().rstrip(".,;:… ").strip()
                if SHORTEST <= len(speech.split()) <= LONGEST:
                    return speech
    return None


def passage_for(reading: Reading, likely: Collection[MeaningReading]) -> str | None:
    """The passage of the account that shows most for a likely meaning, 2 to 12 words of one sentence and not of what
    the writer feels, or said when the tears had come; or None."""
    for evidence in _passages(likely):
        passage = evidence.quote.strip().rstrip(".,;:!?… ").strip()
        words = passage.split()
        whole = SHORTEST <= len(words) <= LONGEST and not re.search(r"[.!?\n“”\"]", passage)
        own = _OF_MYSELF.search(passage.replace("’", "'")) or is_own_speech(reading.text, evidence.start, evidence.end)
        if whole and not own:
            return passage
    return None


def in_own_words(reading: Reading, likely: Collection[MeaningReading], say: tuple[Opener, ...]) -> tuple[Opener, ...]:
    """The first opener takes up what the person who cried said, where the account quotes it."""
    speech = speech_for(reading, likely)
    if speech is None or not say:
        return say
    first, *rest = say
    return replace(first, text=f"You said, ‘{speech}’. {first.text}"), *rest


def shown_by(reading: Reading, likely: Collection[MeaningReading]) -> tuple[Line, ...]:
    """The passage of the account that shows most, to keep to; nothing where it would not stand by itself."""
    passage = None if speech_for(reading, likely) else passage_for(reading, likely)
    if passage is None:
        return ()
    return (Line(f"You wrote: “{passage}”. Keep to what you saw and heard, rather than to what it might mean."),)


def _passages(likely: Collection[MeaningReading]) -> list[Evidence]:
    found = [evidence for one in likely for evidence in one.evidence if evidence.effect > 0]
    return sorted(found, key=lambda evidence: -evidence.effect)


def _said_in_tears(text: str, speech: re.Match[str]) -> bool:
    """Whether the account gives this speech to the one who cries: not to its writer, nor to anybody else in it."""
    before, after = text[max(0, speech.start() - _NEAR) : speech.start()], text[speech.end() : speech.end() + _NEAR]
    if _MINE.search(before):
        return False
    said = _BEFORE.search(before) or _AFTER.search(after)
    return said is not None and means_crier(next(filter(None, said.groups())).split()[-1], text)
