"""What the reply check says of an issue or a skill: the name, the reason, and another way to say it (check.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from tearwise.accounts.phrases import any_of, checked_entries
from tearwise.errors import DataError
from tearwise.replies.reply_check.joined import Joined, joined_in
from tearwise.replies.reply_check.weights import ISSUES, SKILLS
from tearwise.replies.reply_check.words import words_of
from tearwise.tables import load_table, only

_FILE = "check.toml"
_WORDS = ("unless", "yet", "alone", "whole", "plainly", "asked", "wherever")
_ELSEWHERE = ("barbs", "curt", "fillers", "harm", "run_on", "taken_back")
"""Parts of check.toml that are checked where they are used."""
_MORE = 2
_ASKING = frozenset({"what", "how", "why", "who", "where", "when", "which", "tell"})
"""Beside a question that can be answered with a word, the beginning of one that cannot."""
_DENYING = frozenset({"not", "never", "no", "nobody", "nothing", "neither", "nor"})
_OF_OTHERS = re.compile(
    r"\b(?:(?:he|she|they|people|who|whoever|everyone|someone|anyone|no one|nobody) "
    r"(?:ever |always |just |will |should )?|to )"
    r"(?:say|says|said|tell|tells|told)\b"
    r"|\b(?:my|your|our|his|her) \w+ (?:(?:always|just|used|to|would|once|only) ){0,3}"
    r"(?:say|says|said|tell|tells|told)\b"
    r"|\byou (?:keep |always )?(?:saying|said|think|thinking|thought|feel|felt|believe)\b"
    r"|\b(?:he|she|they|who|people|anyone|someone|everyone) (?:tell|call|make|made|makes|called|calls|lets?) you\b"
    r"|\bi (?:ever )?(?:said|say|told you|tell you) that\b"
)
"""Before what somebody else said, or the one who cries thinks: "who told you that you need to get a grip"."""
_WORD = r"[\w']+"
_STATEMENT = re.compile(
    r"(?:, (?:(?:and|but|so|yet|because|just|now|then|honestly) )*| (?:(?:and|but|so|just) )+)"
    r"(?=(?:i|you|he|she|it|we|they|this|that is|your|stop|do|if) )"
)
"""Where a statement begins that a "not" before it does not reach."""
_UNTOLD = re.compile(
    r"\b(?:not|never|no one|nobody)(?: \w+){0,3} (?:say|says|saying|tell|tells|telling|pretend|pretending|promise)\b"
)
"""What is not said goes on behind an "and": "I won't tell you that you're young and you'll find someone new"."""
_BEING = frozenset({"am", "are", "is", "was", "were"})


class Fitting(NamedTuple):
    """Another way to say it where the reply is about something: ``words`` by which that is known, in the forms of
    ``words_of``; ``anywhere``, whether they may stand in another clause than the one that was found."""

    words: re.Pattern[str]
    instead: str
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of an issue or a skill.

    instead: for an issue, a way to say it that always fits
    about:   ways that fit better what it is about, the first that does first
    unless:  words beside which it is none; they take nothing from what plainly carries an issue
    yet:     words beside which it is one all the same
    alone:   what is none where it is all that is said, but for a word or two
    whole:   what is none where it is all that is said to the word, or stands beside ``alone``
    plainly: words that carry it where they are all that a clause says, whatever stands beside it
    asked:   for an issue the same, and they carry it in a question, too
    wherever: for an issue, words that carry it wherever they stand, unless it is denied before them
    joined:  for an issue, words in parts that carry it so, unless it is denied before them
    """

    name: str
    why: str
    source: str | None = None
    instead: str | None = None
    about: tuple[Fitting, ...] = ()
    unless: re.Pattern[str] | None = None
    yet: re.Pattern[str] | None = None
    alone: re.Pattern[str] | None = None
    whole: re.Pattern[str] | None = None
    plainly: re.Pattern[str] | None = None
    asked: re.Pattern[str] | None = None
    wherever: re.Pattern[str] | None = None
    joined: tuple[Joined, ...] = ()

    def instead_of(self, passage: str, reply: str) -> str | None:
        """A way to say what a passage of a reply says, both as the forms of their words with spaces between; None for
        a skill."""
        for one in self.about:
            if one.words.search(passage):
                return one.instead
        return next((one.instead for one in self.about if one.anywhere and one.words.search(reply)), self.instead)

    def is_none(self, passage: str) -> bool:
        """Whether a passage, as the forms of its words with spaces between, is no such skill or issue whatever it looks
        like."""
        passage = _without_marks(passage)
        if self.yet is not None and self.yet.search(passage):
            return False
        if self.unless is not None and self.unless.search(passage):
            return True
        if self.whole is not None:
            rest = passage if self.alone is None else self.alone.sub(" ", passage)
            if self.whole.fullmatch(" ".join(rest.split())):
                return True
        said = None if self.alone is None else self.alone.search(passage)
        if said is None:
            return False
        others = re.findall(_WORD, f"{passage[: said.start()]} {passage[said.end() :]}")
        return len(others) <= _MORE and not _ASKING & {*others}

    def says_plainly(self, passage: str, *, asks: bool = False, within: str | None = None) -> bool:
        """Whether a passage, as the forms of its words with spaces between, says nothing but what plainly carries
        this, as in "just pull yourself together", or has words that carry it beside anything else. ``asks``: whether it
        is a question; ``within``: the clause that it is a part of.
        """
        marked, passage = passage, _without_marks(passage)
        rest = passage
        found = [None if self.wherever is None else self.wherever.search(passage)]
        found += [one.found_in(passage, _fillers(), within or passage) for one in self.joined]
        if any(each is not None and _is_meant(*_apart(marked, each)) for each in found) and not self.is_none(passage):
            return True
        carrying = [one for one in (self.asked, None if asks else self.plainly) if one is not None]
        for words in carrying:
            rest = words.sub(_unless_where_somebody_is, rest)
        return rest != passage and _fillers().issuperset(rest.split())


def _apart(marked: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands before the words that were found, and from them on, in a passage that still has its marks."""
    starts = [word.start() for word in re.finditer(_WORD, marked)]
    at = starts[len(found.string[: found.start()].split())]
    return marked[:at], marked[at:]


def _is_meant(before: str, said: str) -> bool:
    """Whether what stands before some words leaves them to whoever writes, who neither denies nor reports them: a "not"
    denies no more than the statement that it stands in ("I'm not angry, and you're being ridiculous")."""
    if _OF_OTHERS.search(_without_marks(before)) is not None:
        return False
    denying = before
    for begun in reversed([*_STATEMENT.finditer(before + said)]):
        if begun.start() < len(before) and not ("and" in begun.group() and _UNTOLD.search(before)):
            denying = before[begun.start() :]
            break
    return not _DENYING & {*re.findall(_WORD, denying)}


def _unless_where_somebody_is(found: re.Match[str]) -> str:
    """Nothing in the place of words that carry an issue, of which "not here" in "you are not here" is none."""
    begun = found.string[: found.start()].rpartition(" ")[0].rpartition(" ")[2]
    return found.group() if found.group().startswith("not ") and begun in _BEING else " "


def _without_marks(passage: str) -> str:
    return " ".join(re.findall(_WORD, passage))


@cache
def _fillers() -> frozenset[str]:
    return fillers_in(load_table("tearwise.replies.reply_check", _FILE))


def fillers_in(data: Mapping[str, Any]) -> frozenset[str]:
    """The fillers of check.toml, checked: words that may stand beside those that plainly carry an issue, and take
    nothing from them, in the forms of ``words_of``: "mum" is "mother" there. Raises DataError where they are no list of
    single words."""
    words = checked_entries(data.get("fillers"), f"{_FILE}: fillers")
    if several := [word for word in words if " " in word]:
        raise DataError(f"{_FILE}: fillers: {several[0]!r} must be one word.")
    return frozenset(settled.form for word in words for settled in words_of(word))


@cache
def notes() -> Mapping[str, Note]:
    """What is said of each issue and skill, by its id. Raises DataError where check.toml is not what it must be."""
    return parsed(load_table("tearwise.replies.reply_check", _FILE))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Note]:
    """What check.toml says of issues and skills, checked. Raises DataError naming the entry, and what it lacks or has
    too much."""
    only(data, ("issues", "skills"), _FILE, _ELSEWHERE)
    notes: dict[str, Note] = {}
    for kind, ids, needed in (("issues", ISSUES, ("name", "why", "instead")), ("skills", SKILLS, ("name", "why"))):
        entries = only(data[kind], ids, f"{_FILE}, {kind}")
        for id in ids:
            words = ("about", "asked", "wherever", "joined") if kind == "issues" else ()
            more = ("source", "unless", "yet", "alone", "whole", "plainly", *words)
            entry = only(entries[id], needed, f"{_FILE}, {id}", more)
            texts = {name: value for name, value in entry.items() if name not in ("about", "joined", *_WORDS)}
            if not all(isinstance(value, str) and value.strip() for value in texts.values()):
                raise DataError(f"{_FILE}, {id}: every entry is a text.")
            found: dict[str, Any] = {
                name: found_by(entry[name], f"{_FILE}, {id}, {name}") for name in _WORDS if name in entry
            }
            about = _about(entry.get("about", []), f"{_FILE}, {id}, about")
            joined = joined_in(entry.get("joined", []), f"{_FILE}, {id}, joined", settled)
            notes[id] = Note(**texts, about=about, joined=joined, **found)
    return MappingProxyType(notes)


def _about(entries: object, where: str) -> tuple[Fitting, ...]:
    if not isinstance(entries, list):
        raise DataError(f"{where}: it is a list of tables.")
    return tuple(_fitting(one, f"{where}[{at}]") for at, one in enumerate(entries))


def _fitting(given: object, where: str) -> Fitting:
    entry = only(given, ("words", "instead"), where, ("anywhere",))
    instead, anywhere = entry["instead"], entry.get("anywhere", False)
    if not isinstance(instead, str) or not instead.strip() or not isinstance(anywhere, bool):
        raise DataError(f"{where}: instead is a text, and anywhere true or false.")
    return Fitting(found_by(entry["words"], f"{where}, words"), instead, anywhere)


def found_by(entries: object, where: str) -> re.Pattern[str]:
    """A pattern of words and phrases, as ``any_of`` takes them, that finds them among the forms of ``words_of``:
    "don't" finds "do not". Raises DataError where they are no such list."""
    return re.compile(rf"\b{settled(entries, where)}(?!\w)")


def settled(entries: object, where: str) -> str:
    """The same to be put into a pattern."""
    any_of(entries, where)
    assert isinstance(entries, list)
    return any_of(sorted(map(_settled, entries), key=len, reverse=True), where)  # "sorry if", before "sorry", is whole


def _settled(entry: str) -> str:
    parts = [" ".join(word.form for word in words_of(part)) for part in entry.removesuffix("*").split(" ~ ")]
    return " ~ ".join(parts) + ("*" if entry.endswith("*") else "")
