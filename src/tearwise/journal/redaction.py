"""A redaction aid: proposes names and other marks of a person to replace, for somebody to look over.

It is an aid and no more. It knows the names of the journal's people, e-mail and web addresses, long numbers, and words
written with a capital where English would not, or, where a sentence begins, before what only people do. It does not
know other names that only begin sentences, nicknames in small letters, places of work, dates, or a story that tells by
itself whose it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any
from uuid import uuid4

from tearwise.accounts import Account, sentences
from tearwise.accounts.account import LONGEST
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import straight
from tearwise.errors import DataError
from tearwise.journal.episode import LONGEST_NOTE, LONGEST_RESPONSE, Content, Episode, Person
from tearwise.reading.reading import Reading
from tearwise.rendering.record import reading_of
from tearwise.tables import load_table, only

_NUMBER = r"\d(?:[\s()/.-]{0,2}\d)"
_MARKS = (
    ("address", re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]*[^\s<>\"')\].,;:!?]", re.IGNORECASE)),
    ("e-mail", re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),  # as RFC 5321 bounds what stands before the @
    ("handle", re.compile(r"(?<![\w@])@\w{2,}")),
    # digits that are no number are passed over whole: looked at from each of them, 20,000 take seconds
    ("number", re.compile(rf"(?<![\w.,-])\+?(?:{_NUMBER}{{6,}}(?![\w-])|(?P<none>{_NUMBER}*+))")),
)
_MARK = r"\u0300-\u036f"
_LETTERS = rf"(?:[^\W\d_][{_MARK}]*)+"
_CAPITAL = re.compile(rf"{_LETTERS}(?:[-'’]{_LETTERS})*")
_DEED = (
    r" (?:(?:VERBS)|and I|(?:was|is) in tears|burst into tears|broke down (?:in tears|crying|sobbing)|teared up"
    r"|(?:was|is|has been|had been|start(?:s|ed)|beg[ai]ns?|kept|keeps|burst out|couldn't stop|can't stop|just) "
    r"(?:crying|sobbing|weeping)|(?:start(?:s|ed)|beg[ai]ns?) to (?:cry|sob|weep)"
    r"|(?:didn't|doesn't|never) (?:cry|cried|cries))\b"
)
_LONGEST_DEED = 40
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_LETTER = re.compile(rf".[{_MARK}]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A word, or several, that is replaced wherever it stands; ``count`` says how often that is."""

    found: str = field(repr=False)
    by: str
    count: int


class Redaction:
    """What is replaced in some episodes, by what.

    keep: words that stay, whatever they look like; hide: further words that go; capitals do not count, nor whether an
    accent is a character of its own, nor how much space, or which, is between two words
    people: who may be named beside those whom the episodes concern: everybody in the journal
    """

    def __init__(
        self, episodes: Iterable[Episode], keep: Iterable[str] = (), hide: Iterable[str] = (),
        people: Iterable[Person] = (),
    ) -> None:  # fmt: skip
        self._episodes = list(episodes)
        kept = {_key(word) for word in keep}
        texts = [text for episode in self._episodes for text in _texts(episode)]
        self._people = _people(self._episodes, people)
        self._by: dict[str, str] = {}
        for label, words in self._proposed(texts, [word for word in hide if word.strip()]):
            if (key := _key(words)) and key not in kept:
                self._by.setdefault(key, label)
        self._pattern = _any_of(self._by)

    def _proposed(self, texts: list[str], hide: list[str]) -> Iterator[tuple[str, str]]:
        people = [(f"[person {number}]", one.name) for number, one in enumerate(self._people.values(), start=1)]
        yield from people  # first: what is all of somebody's name may be a part of another's
        folded = [_folded(text) for text in texts] if people else []
        for label, name in people:
            for part in name.split():
                if len(part) > 2 and part.casefold() not in _words().ordinary:
                    yield label, part
                    if any(map(_owning(part).search, folded)):
                        yield label, f"{part}s"
        yield from ((f"[hidden {number}]", word) for number, word in enumerate(hide, start=1))
        for kind, pattern in _MARKS:
            found = dict.fromkeys(
                _folded(match[0])
                for text in texts
                for match in pattern.finditer(text)
                if match.lastgroup != "none" and not _DAY.fullmatch(match[0])
            )
            yield from ((f"[{kind} {number}]", word) for number, word in enumerate(found, start=1))
        # a part of two letters may be a word of its own ("al", "so"): it goes where it is written like a name
        known = {_folded(part) for _, name in people for part in (name, *name.split()) if part == name or len(part) > 2}
        known |= {_folded(word) for word in hide}
        names = dict.fromkeys(_folded(word) for text in texts for word in _capitalised(text))
        new = [name for name in names if name not in known]
        yield from ((f"[name {number}]", name) for number, name in enumerate(new, start=1))

    def preview(self) -> list[Replacement]:
        """What would be replaced, the most frequent first; words that would be replaced nowhere are left out."""
        counts, shown = Counter[str](), dict[str, str]()
        for episode in self._episodes:
            for text in (*_names(episode), *_texts(episode)):
                for word, start, end in self._found(text):
                    counts[word] += 1
                    shown.setdefault(word, " ".join(text[start:end].split()))
        return [Replacement(shown[word], self._by[word], count) for word, count in counts.most_common()]

    def episodes(self) -> Iterator[Episode]:
        """The episodes with all of it replaced. Readings keep their figures and lose their quotes; the episodes have
        new uids, so that they do not tell which ones they were."""
        for episode in self._episodes:
            yield replace(
                episode,
                uid=uuid4().hex,
                content=self._content(episode.content),
                revisions=tuple(replace(past, content=self._content(past.content)) for past in episode.revisions),
                readings=tuple(
                    replace(one, record=_without_quotes(reading_of(one.record, episode.account_of(one).text)))
                    for one in episode.readings
                ),
                corrections=tuple(
                    replace(one, words=self.text(one.words, LONGEST_NOTE)) for one in episode.corrections
                ),
            )

    def text(self, text: str, longest: int) -> str:
        """A text with all of it replaced. That may make it longer than it may be: what is too much is left out, and an
        ellipsis stands there."""
        pieces, at = [], 0
        for word, start, end in self._found(text):
            pieces += [text[at:start], self._by[word]]
            at = end
        redacted = "".join([*pieces, text[at:]])
        return redacted if len(redacted) <= longest else f"{redacted[: longest - 1]}…"

    def _found(self, text: str) -> Iterator[tuple[str, int, int]]:
        """What is to be replaced in a text: by its key, and where it stands."""
        folded, places = _folded_with_places(text)
        for match in self._pattern.finditer(folded):
            yield _key(match[0]), places[match.start()][0], places[match.end() - 1][1]

    def _content(self, content: Content) -> Content:
        account = content.account
        return Content(
            account=Account(self.text(account.text, LONGEST), account.answers, account.unknown),
            happened=content.happened,
            person=None if content.person is None else self._person(content.person),
            responses=tuple(replace(one, what=self.text(one.what, LONGEST_RESPONSE)) for one in content.responses),
            note=self.text(content.note, LONGEST_NOTE),
        )

    def _person(self, person: Person) -> Person:
        return replace(person, name=self._by.get(_key(person.name), person.name), id=0)


def _any_of(words: Mapping[str, str]) -> re.Pattern[str]:
    """Any of these words, which are keys, where it stands by itself in a folded text; the longest first."""
    if not words:
        return re.compile(r"(?!)")
    any_of = "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w{_MARK}])(?:{any_of})(?![\w{_MARK}])")


def _folded(words: str) -> str:
    """What words have in common that are the same but for their capitals and for how their letters are encoded."""
    return words.lower() if words.isascii() else _folded_with_places(words)[0]


def _key(words: str) -> str:
    """Words as they are looked for: folded, with one space between two."""
    return " ".join(_folded(words).split())


def _folded_with_places(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """A text folded, and for each of its characters where the letter stands in the text that it comes of."""
    if text.isascii():
        return text.lower(), [(at, at + 1) for at in range(len(text))]
    letters = [(_folded_letter(match[0]), match.span()) for match in _LETTER.finditer(text)]
    return "".join(folded for folded, _ in letters), [place for folded, place in letters for _ in folded]


@lru_cache(10_000)
def _folded_letter(letter: str) -> str:
    """A letter with its marks. An i is one with a dot or without: which of them goes with I, languages do not agree."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFD", letter).casefold())
    return straight(apart.replace("i\u0307", "i").replace("ı", "i"))


def _capitalised(text: str) -> Iterator[str]:
    """Words with a capital where English would not have one, or before what only people do."""
    for start, end in sentences(text):
        for number, match in enumerate(_CAPITAL.finditer(text, start, end)):
            plain = re.sub(r"['’](?:s|m|d|ll|re|ve)$", "", match[0], flags=re.IGNORECASE)
            folded = plain.casefold()
            shouted = len(plain) > 4 and plain.isupper()
            if not plain[0].isupper() or len(plain) < 2 or shouted or folded in _words().ordinary:
                continue
            before = text[start : match.start()].rstrip(" ")[-1:]
            begins = not number or before in {"“", '"', "‘", "'", "(", ":", "…", "\n"}
            after = match.start() + len(plain)
            deed = straight(text[after : after + _LONGEST_DEED])
            if not begins or (_names_somebody(plain, folded) and _words().deed.match(deed)):
                yield plain


def _names_somebody(word: str, folded: str) -> bool:
    """Whether a word with which a sentence begins is a name, where what follows it is what people do."""
    if word.isupper() or folded.endswith(("'t", "’t")):
        return False
    return _no_names().isdisjoint({folded, *folded.split("-")})


def _owning(name: str) -> re.Pattern[str]:
    """A name that is written without the apostrophe of what is somebody's: "toms mum", "annas phone"."""
    nouns = person_nouns()
    theirs = (nouns.telling | nouns.either | nouns.belongings) - nouns.personal
    return re.compile(rf"(?<![\w{_MARK}]){re.escape(_folded(name))}s (?:{'|'.join(sorted(theirs))})\b")


def _contents(episode: Episode) -> Iterator[Content]:
    """What an episode says now, and all that it said before."""
    yield episode.content
    yield from (past.content for past in episode.revisions)


def _people(episodes: Iterable[Episode], others: Iterable[Person]) -> dict[str, Person]:
    """Folded name → whoever has it, in the order in which the episodes name them, and then the others."""
    found: dict[str, Person] = {}
    for one in (*(content.person for episode in episodes for content in _contents(episode)), *others):
        if one is not None:
            found.setdefault(one.folded, one)
    return found


def _names(episode: Episode) -> Iterator[str]:
    return (content.person.name for content in _contents(episode) if content.person is not None)


def _texts(episode: Episode) -> Iterator[str]:
    for content in _contents(episode):
        yield content.account.text
        yield content.note
        yield from (one.what for one in content.responses)
    yield from (one.words for one in episode.corrections)


def _without_quotes(reading: Reading) -> dict[str, Any]:
    """Its record without passages, and without what an import may have had in it besides."""
    meanings = tuple(replace(one, evidence=()) for one in reading.meanings)
    return replace(
        reading, meanings=meanings, risks=tuple(replace(one, evidence=()) for one in reading.risks)
    ).to_record()


@dataclass(frozen=True, slots=True)
class Words:
    """What redaction.toml holds: the words that have a capital and name nobody, those that begin sentences and do not
    either, and what follows a name with which a sentence begins."""

    ordinary: frozenset[str]
    beginnings: frozenset[str]
    deed: re.Pattern[str]


@cache
def _words() -> Words:
    return words_in(load_table("tearwise.journal", "redaction.toml"))


@cache
def _no_names() -> frozenset[str]:
    """What begins sentences and names nobody, with the nouns and pronouns for people, in the plural too."""
    nouns = person_nouns()
    people = nouns.telling | nouns.either | nouns.unnamed
    return _words().beginnings | people | {f"{noun}s" for noun in people}


def words_in(data: Mapping[str, Any]) -> Words:
    """What redaction.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("ordinary", "beginnings"), "redaction.toml")
    found = {}
    for name, keys in (("ordinary", ("words",)), ("beginnings", ("verbs", "words"))):
        for key, words in only(data[name], keys, f"redaction.toml, [{name}]").items():
            if not isinstance(words, str) or not words.strip():
                raise DataError(f"redaction.toml: [{name}] needs {key}.")
            found[name, key] = frozenset(words.split())
    verbs = "|".join(map(re.escape, sorted(found["beginnings", "verbs"])))
    deed = re.compile(_DEED.replace("VERBS", verbs))
    return Words(found["ordinary", "words"], found["beginnings", "words"], deed)
