"""Words that speak of crying, and how far the other words stand from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import merge
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import age, phrases
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.errors import DataError
from tearwise.tables import load_table, only

_LISTS = ("stems", "others", "words", "phrases", "signs", "sign_phrases", "pictures")
_TELLING = ("telling", "not_telling")
_SCENES = ("places", "beheld", "comes", "asides")
_TEXTS = ("bare", "filler")
_REPORTED = ("my", "our", "his", "her", "the", "had", "has", "been", "were", "started", "crying")
"""What may stand beside them where it is told of somebody that they cried."""
_AT = r"(?:(?:in|on|at|during|after)(?: (?:the|my|his|her|their|our|a))?|over(?: the)?(?= (?:phone|dinner|lunch)\b))"
"""Stands before a place or an hour: what somebody cries "over" may be their reason."""
MOST_OTHERS = 10
"""Different words of a text that may say only that somebody cried, besides those that may stand there: its words of
crying, an hour, an age. All of a corpus is looked through, and most texts are known to say more by a look at this."""
_BEFORE = rf"(?:(?!(?:and|so|then|but|{phrases.BECAUSE}|started|starts|began|burst)\b)[\w'-]+,? ){{1,4}}?"
"""What may stand between a writer's "I saw" and the word for crying."""
_SAID = re.compile(r"\b(?:said|says)\b(?=(?P<what>[^.!?;\n]{0,200}))")
"""Speech, of which a longer one is looked through as far as this: a full account of it would take seconds."""
_LAST_AND = re.compile(r"\b(?:and|then)\b(?!.*\b(?:and|then)\b).*$")
_FOR_SOMEBODY = r"for (?:my|our|his|her|their) (?:[\w'-]+ )?"
"""Stands before whom somebody cries for, who is the reason: "he cried for his mum"."""
_HOUR = r"(?:at|around|about) \d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|o'clock))?"
_AGED = rf"(?:(?:of|aged) \d{{1,2}}|{age.OLD})"
_WORD = re.compile(r"\w+(?:'\w+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """What crying.toml holds.

    crying:   words that speak of crying
    signs:    words and pictures by which tears may show where no word speaks of them
    pictures: the pictures alone
    bare:     words that add nothing to it that somebody cried
    filler:   those of them that tell nothing where somebody said them either; reported: those, and by which it is told
              of somebody that they cried
    expected: these, and those of the scenes
    scenes:   where, when and how it was seen, which adds nothing either
    telling:  phrases of such words that tell why; not_telling: those that only look so
    """

    crying: re.Pattern[str]
    signs: re.Pattern[str]
    pictures: re.Pattern[str]
    bare: frozenset[str]
    filler: frozenset[str]
    reported: frozenset[str]
    expected: frozenset[str]
    scenes: re.Pattern[str]
    telling: re.Pattern[str]
    not_telling: re.Pattern[str]


def crying_words(text: str) -> list[tuple[int, int]]:
    """Where the text speaks of crying: [start, end) of each word or phrase."""
    return list(_found(text))


@lru_cache(maxsize=512)
def _found(text: str) -> tuple[tuple[int, int], ...]:
    """Remembered, since engine and reader ask of each text of a chunk."""
    return tuple(found.span() for found in _words().crying.finditer(text))


def forget() -> None:
    """Forgets the texts that were looked through."""
    _found.cache_clear()


def may_show_tears(text: str) -> bool:
    """Whether tears show in the text, or may: it speaks of crying, or has a sign of it (wet eyes, a face, 😭)."""
    plain = phrases.straight(text)
    return bool(_words().crying.search(plain) or _words().signs.search(plain))


def has_sign(text: str) -> bool:
    """Whether a sign of tears stands in the text, in words or as a picture."""
    return _words().signs.search(phrases.straight(text)) is not None


def has_picture(text: str) -> bool:
    """Whether a picture of crying stands in the text."""
    return _words().pictures.search(text) is not None


def says_only_crying(text: str) -> bool:
    """Whether the text says that somebody cried and nothing else, in words or by a picture: "My dad cried last night, I
    don't know why."; "he cried in the car"; "he 😭"."""
    plain, cries, past = age.without_ages(phrases.straight(phrases.composed(text))), False, 0
    if len(set(_WORD.findall(plain.lower())) - _words().expected) > MOST_OTHERS:
        return False
    plain = _words().scenes.sub(" ", plain)
    if _quotes_more(plain.lower()):
        return False
    pictures, words = _words().pictures.finditer(plain), _words().crying.finditer(plain)
    for found in merge(pictures, words, key=re.Match.start):  # most texts say something else before they speak of it
        if not _is_bare(plain, past, found.start()):
            return False
        cries, past = True, found.end()
    return cries and _is_bare(plain, past, len(plain)) and not _tells_why(text)


def _tells_why(text: str) -> bool:
    """Whether the words tell why, though each of them alone adds nothing: "its over and I cried"."""
    known = _words()
    said = known.not_telling.sub(" ", " ".join(_WORD.findall(phrases.plain(text))))
    return known.telling.search(said) is not None


def _quotes_more(said: str) -> bool:
    """Whether somebody is told to have said more than nothing: "she cried and said I am with you", but not "he said it
    was nothing", nor "my mum said my dad cried"."""
    known = _words()
    for found in _SAID.finditer(said):
        what, words = found["what"], known.filler
        if cries := known.crying.search(what):
            what = what[: cries.start()]
            if linked := _LAST_AND.search(what):
                what = what[: linked.start()]
            else:
                words = known.reported
        if not words.issuperset(_WORD.findall(what)):
            return True
    return False


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether the words of a stretch add nothing to it that somebody cried."""
    bare = _words().bare
    return all(word[0].lower() in bare for word in _WORD.finditer(text, start, end))


@cache
def _words() -> Words:
    return parsed(load_table("tearwise.reading", "crying.toml"))


def parsed(data: Mapping[str, Any]) -> Words:
    """What crying.toml holds, checked. Raises DataError naming the list that is missing or wrong."""
    only(data, (*_LISTS, *_TELLING, *_SCENES, *_TEXTS), "crying.toml")
    for name in _LISTS:
        entries = data[name]
        if not isinstance(entries, list) or not entries or not all(isinstance(w, str) and w.strip() for w in entries):
            raise DataError(f"crying.toml: {name!r} must be a list of words.")
    for name in _TEXTS:
        if not isinstance(data[name], str) or not data[name].strip():
            raise DataError(f"crying.toml: {name!r} must be a text of words.")
    lists = {name: [r"\s+".join(map(re.escape, entry.split())) for entry in data[name]] for name in _LISTS}
    crying = _starting([(lists["stems"], r"\w*"), (lists["words"], r"\b"), (lists["phrases"], r"\b")], lists["others"])
    signs = _starting([(lists["signs"], r"\w*"), (lists["sign_phrases"], r"\b")])
    pictures = "|".join(lists["pictures"])
    one = {name: phrases.any_of(data[name], f"crying.toml: {name!r}") for name in (*_SCENES, *_TELLING)}
    verbs, seen = crying_verbs().pattern("ing", "states"), crying_verbs().pattern("ing", "states", "nouns")
    bare = frozenset(phrases.with_and_without_apostrophes(data["bare"].split())) | _people()
    filler = frozenset(phrases.with_and_without_apostrophes(data["filler"].split()))
    return Words(
        crying=re.compile(crying, re.IGNORECASE),
        signs=re.compile(f"{signs}|{pictures}", re.IGNORECASE),
        pictures=re.compile(pictures),
        bare=bare,
        filler=filler,
        reported=filler.union(_REPORTED, _people()),
        expected=bare.union(*(_WORD.findall(entry) for name in _SCENES for entry in data[name])),
        scenes=re.compile(
            rf"\b(?:{_AT} {one['places']}|{one['beheld']}(?= (?:{_BEFORE}{seen}|tears)\b)"
            rf"|{one['comes']}(?=,? {verbs}\b)|{one['asides']}|{_HOUR}|{_AGED})\b",
            re.IGNORECASE,
        ),
        telling=re.compile(rf"\b(?:{one['telling']}|{_FOR_SOMEBODY}{phrases.one_of(_people())})\b"),
        not_telling=re.compile(rf"\b{one['not_telling']}\b"),
    )


def _people() -> frozenset[str]:
    """The words of the nouns for people, save those at work: who cries "at the vet" says where, and likely why."""
    nouns = person_nouns()
    kinds = (words for kinds in nouns.gendered.values() for words in kinds.values())
    named = (words for one, words in nouns.named.items() if one != "acquaintance")
    return frozenset(word for noun in chain(*kinds, *named, nouns.unnamed) for word in noun.split("-"))


def _starting(kinds: Sequence[tuple[Sequence[str], str]], others: Sequence[str] = ()) -> str:
    """A pattern for any of the entries where a word starts, sorted by their first letters: most places in a text are
    passed over by a look at one letter, which takes a sixth of the time of trying one entry after the other.

    kinds:  entries, and what ends one of them; an earlier kind goes before a later one
    others: what an entry of the first kind must not begin with
    Raises DataError where an entry begins with no letter.
    """
    letters = sorted({entry[0] for entries, _ in kinds for entry in entries})
    if not all("a" <= letter <= "z" for letter in letters):
        raise DataError("crying.toml: every word must begin with a small letter from a to z.")
    found = []
    for letter in letters:
        ways = []
        for number, (entries, end) in enumerate(kinds):
            if rests := [entry[1:] for entry in entries if entry[0] == letter]:
                not_so = [other[1:] for other in others if other[0] == letter] if number == 0 else []
                ways.append((rf"(?!{'|'.join(not_so)})" if not_so else "") + rf"(?:{'|'.join(rests)}){end}")
        found.append(rf"(?<={letter})(?:{'|'.join(ways)})")
    return rf"[{''.join(letters)}](?<!\w.)(?:{'|'.join(found)})"


FAR = 60
"""Tokens; a token further from every word of crying counts as this far."""


def crying_distance(text: str, offsets: NDArray[np.integer]) -> NDArray[np.float32]:
    """How far each token stands from the nearest word of crying: log(1 + tokens between), 0 at the word itself.

    offsets: (tokens, 2) [start, end) of the tokens. Without any word of crying every token counts as near: 0.
    """
    near = np.zeros(len(offsets), bool)
    for start, end in crying_words(text):
        near |= (offsets[:, 0] < end) & (start < offsets[:, 1])
    places = np.flatnonzero(near)
    if not len(places):
        return np.zeros(len(offsets), np.float32)
    at = np.arange(len(offsets))
    after = np.searchsorted(places, at)  # not all pairs of places: a text may be nothing but words of crying
    before, after = np.maximum(after - 1, 0), np.minimum(after, len(places) - 1)
    apart = np.minimum(np.abs(places[before] - at), np.abs(places[after] - at))
    return np.asarray(np.log1p(np.minimum(apart, FAR)), np.float32)
