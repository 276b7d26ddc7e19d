"""The account's own words in an answer: what the person who cried is quoted as saying, or a passage that shows most.

A quotation goes in only where it is whole and stands by itself, so that no sentence of ours has to bend around it, and
only beside a sentence of ours that it does not clash with. What decides that is data: own_words.toml.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts import means_crier
from tearwise.accounts.phrases import BECAUSE, ONWARDS, any_of, plain, straight
from tearwise.reading.reading import Evidence, MeaningReading, Reading
from tearwise.reading.small_child import cries_small_child
from tearwise.replies.lines import Line, Opener
from tearwise.replies.own_speech import is_own_speech
from tearwise.tables import load_table, only

SHORTEST, LONGEST = 2, 12
"""Words of what is quoted as said."""
SHORTEST_PASSAGE = 3
"""Words of a passage: that somebody cried needs no quoting."""

_FILE = "own_words.toml"
_LISTS = ("before", "done", "between", "unfinished", "news", "named")
_SPEECH_LISTS = ("condoling", "grief", "glad", "gladness", "echoed", "rebuff")
_SPEECH = re.compile(r"“([^“”\n]+)”|(?<![\w.,!?…\"])\"(?=\S)([^\"\n]+)\"")
_SPEAKER = r"he|she|they|(?:my|his|her) \w+"
_SAYING = r"(?:said|says|told|whispered|sobbed|cried|mumbled|muttered|asked|repeat\w*|kept saying|wrote|went|was like)"
_NO_OTHER = rf"(?:(?!\b(?:i|{_SPEAKER})\b)[^.!?“\"\n])"
_BEFORE = re.compile(rf"\b({_SPEAKER})\b{_NO_OTHER}{{0,40}}\b{_SAYING}\b{_NO_OTHER}{{0,25}}$", re.IGNORECASE)
_AFTER = re.compile(rf"^[ ,]*(?:({_SPEAKER}) {_SAYING}\b|{_SAYING} ({_SPEAKER})\b)", re.IGNORECASE)
_MINE = re.compile(rf"\b[Ii]\b[^.!?“\"\n]{{0,20}}\b{_SAYING}\b[^.!?“\"\n]{{0,25}}$")
_GOES_ON = re.compile(r"^[^.!?“”\"\n]{0,60}[“\"](?=\w)")
_WENT_BEFORE = re.compile(r"(?:^|[“\"])([^“”\"\n]*,)[”\"][^.!?“”\"\n]{0,60}$")
_FIRST_HALF = re.compile(
    r"^(?:even |only )?(?:if|when|whenever|because|although|though|while|until|unless|since|as|after|before)\b"
    r"|\b(?:can|could|do|does|did|will|would|should|must|may|might|have|has|had)(?: ?not|n't)?,$|n't,$|\bcannot,$"
)
_WHOLE_AGAIN = re.compile(r"^(?:i|you|we|he|she|they|it|this|that|there|please|don't|my|your|our)\b")
_NEAR = 80
_OF_MYSELF = re.compile(
    r"^(?:(?:and|but|so|now|because) )*i\b"
    r"|\bi(?:'m| am| was| feel| felt| think| guess| hate| know| don't| can't| just)\b",
    re.IGNORECASE,
)
"""What the writer feels or thinks, which is nothing that they saw or heard."""
_REPORTED = re.compile(r"^(?:(?:and|but|so) )?(?:that|who|which|whom|because|if|when|as|while)\b", re.IGNORECASE)
"""Begins what hangs on words before it, and does not stand by itself."""
_JOINING = rf"{ONWARDS}|{BECAUSE}|when|while"
_WITHIN = r"\w\s'’&/%£$€#@+\-"
"""What may stand within a clause; any other mark parts two."""
_CLAUSE_BEGINS = re.compile(rf"(?:^|[^{_WITHIN}]|\n|\s-|\b(?:{_JOINING}))\s*$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(rf"\s*(?:$|[^{_WITHIN}?]|-\s|(?:{_JOINING})\b)|\s*\n", re.IGNORECASE)
_ONES = r"(?:my|our|his|her|their|the|that)"


class OwnWords(NamedTuple):
    """What own_words.toml holds, as it is looked for in lower case; ``act`` finds somebody, as its first group, and
    what they are seen or heard to do."""

    act: re.Pattern[str]
    unfinished: re.Pattern[str]
    news: re.Pattern[str]
    named: re.Pattern[str]
    condoling: re.Pattern[str]
    grief: re.Pattern[str]
    glad: re.Pattern[str]
    gladness: re.Pattern[str]
    echoed: re.Pattern[str]
    rebuff: re.Pattern[str]


def speech_for(reading: Reading, likely: Collection[MeaningReading]) -> str | None:
    """The words that the person who cried is quoted as saying, in a passage that speaks for a likely meaning.

    None where no such passage holds whole direct speech of 2 to 12 words that the account plainly gives to the one who
    cried.
    """
    text = reading.text
    for evidence in _passages(likely):
        for match in _SPEECH.finditer(text, max(0, evidence.start - _NEAR), min(len(text), evidence.end + _NEAR)):
            overlaps = match.start() < evidence.end and evidence.start < match.end()
            if overlaps and _said_in_tears(text, match) and not _is_cut(text, match):
                speech = (match.group(1) or match.group(2)).strip().rstrip(".,;:… ").strip()
                if SHORTEST <= len(speech.split()) <= LONGEST and not _own_words().unfinished.search(plain(speech)):
                    return speech
    return None


def passage_for(reading: Reading, likely: Collection[MeaningReading]) -> str | None:
    """The passage of the account that shows most for a likely meaning, or None: a whole clause of 3 to 12 words in
    which the one who cried is seen or heard to do something, and no feeling is named."""
    for evidence in _passages(likely):
        passage = evidence.quote.strip().rstrip(".,;:!?… ").strip()
        if (
            SHORTEST_PASSAGE <= len(passage.split()) <= LONGEST
            and not re.search(r"[!?\n“”\"]|\.(?!\d)", passage)
            and _is_clause(reading.text, evidence)
            and not _OF_MYSELF.search(straight(passage))
            and not _REPORTED.search(passage)
            and _shows(passage, reading.text)
            and not is_own_speech(reading.text, evidence.start, evidence.end)
        ):
            return passage
    return None


def in_own_words(reading: Reading, likely: Collection[MeaningReading], say: tuple[Opener, ...]) -> tuple[Opener, ...]:
    """The first opener takes up what the person who cried said, where the account quotes it and the two go together."""
    speech = speech_for(reading, likely)
    if speech is None or not say or _clash(speech, say[0].text):
        return say
    first, *rest = say
    return replace(first, text=f"You said, ‘{speech}’. {first.text}"), *rest


def shown_by(reading: Reading, likely: Collection[MeaningReading]) -> tuple[Line, ...]:
    """The passage of the account that shows most, to begin with.

    Nothing where none would stand by itself, nor where it would be cold: beside joy, where the account tells of a
    death or the like, by which it is plain what the tears are about, and of a small child.
    """
    if cries_small_child(reading.text):
        return ()
    plainly = any(one.id == "joy_relief" for one in likely) or _own_words().news.search(plain(reading.text))
    passage = None if plainly or speech_for(reading, likely) else passage_for(reading, likely)
    if passage is None:
        return ()
    return (Line(f"If you talk about it, you can begin with what you saw and heard, as you wrote it: “{passage}”."),)


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


def _is_cut(text: str, speech: re.Match[str]) -> bool:
    """Whether this is half of what was said: “If you go,” he said, “I'll understand”; “I only wanted to—”."""
    said = plain(speech.group(1) or speech.group(2))
    before, after = text[max(0, speech.start() - _NEAR) : speech.start()], text[speech.end() : speech.end() + _NEAR]
    if said.endswith(",") and _GOES_ON.match(after) and _FIRST_HALF.search(said):
        return True
    first = _WENT_BEFORE.search(before)
    if first and (_FIRST_HALF.search(plain(first[1])) or not _WHOLE_AGAIN.match(said)):
        return True
    return said.endswith(("-", "–", "—"))


def _is_clause(text: str, evidence: Evidence) -> bool:
    """Whether a passage begins and ends where a clause does, and is no question."""
    before, after = text[max(0, evidence.start - _NEAR) : evidence.start], text[evidence.end : evidence.end + _NEAR]
    begins = _CLAUSE_BEGINS.search(before)
    return begins is not None and _CLAUSE_ENDS.match(after) is not None


def _shows(passage: str, text: str) -> bool:
    """Whether the one who cried is seen or heard to do something in it, and that is all it tells."""
    own, told = _own_words(), plain(passage)
    act = own.act.match(told)
    if passage.isupper() or act is None or own.named.search(told) or own.unfinished.search(told):
        return False
    return means_crier(act[1].removesuffix("'s"), text)


def _clash(speech: str, ours: str) -> bool:
    """Whether what was said would be answered wrongly by our sentence, or echoed by it."""
    own, said, answer = _own_words(), plain(speech), plain(ours)
    grieves, is_glad = own.grief.search(said) is not None, own.gladness.search(said) is not None
    if own.condoling.search(answer) and (is_glad or not grieves):
        return True
    if own.glad.search(answer) and grieves:
        return True
    echoes = {*own.echoed.findall(said)} & {*own.echoed.findall(answer)}
    return bool(echoes) or own.rebuff.search(said) is not None


@cache
def _own_words() -> OwnWords:
    """Those of own_words.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> OwnWords:
    """What own_words.toml holds, checked. Raises DataError naming the entry."""
    speech = only(only(data, (*_LISTS, "speech"), _FILE)["speech"], _SPEECH_LISTS, f"{_FILE}, [speech]")
    one = {
        name: any_of(entries, f"{_FILE}: {name}") for name, entries in {**data, **speech}.items() if name != "speech"
    }
    begun = rf"(?:(?:{_JOINING}|{one['before']}),? )*(?:{_ONES} (?:[\w'-]+ ){{0,3}}?)?(?!(?:{_JOINING})\b)"
    act = rf"{begun}([\w'-]+) (?:{one['between']} ){{0,4}}?{one['done']}\b"
    return OwnWords(
        act=re.compile(act),
        unfinished=re.compile(rf"\b{one['unfinished']}$"),
        **{name: re.compile(rf"\b{one[name]}\b") for name in ("news", "named", *_SPEECH_LISTS)},
    )
