"""The six questions as they are asked: in everyday words, with the person who cried called what the user calls them.

Ids and values are those of ``tearwise.accounts``; the wording is data, questions.toml, checked when it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Any, Literal, get_args

from tearwise.accounts import PRONOUNS, QUESTIONS, VALUES, Pronoun, checked_answer
from tearwise.errors import AnswerError, DataError, UnknownName, is_among
from tearwise.interview.people import called, possessive
from tearwise.reading import CRIERS, Crier
from tearwise.tables import load_schema, load_table, only

SCHEMA = "tearwise.questions/1"

Takes = Literal["one", "two", "several"]

_FORMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "he": {"who": "he", "whom": "him", "whose": "his", "they": "he", "were": "was", "are": "is"},
        "she": {"who": "she", "whom": "her", "whose": "her", "they": "she", "were": "was", "are": "is"},
        "they": {"who": "they", "whom": "them", "whose": "their", "they": "they", "were": "were", "are": "are"},
    }
)
_SLOTS = {"text": frozenset(_FORMS["they"]), "unknown": frozenset(), "narrator": frozenset({"other"})}
_TEXTS = ("text", "unknown", "narrator", "help", "not_known")
_OPTIONAL = {"narrator_help": "help", "narrator_not_known": "not_known", "alone_help": "help"}
"""Texts that may be left out, and which stands for each then."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may be chosen; ``narrator`` is its wording for somebody who cried themselves."""

    value: str
    text: str
    narrator: str

    def wording(self, crier: Crier = "other") -> str:
        """The option as it is shown."""
        return self.narrator if crier == "narrator" else self.text


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the interview.

    id:        as in ``tearwise.accounts.QUESTIONS``
    text:      asked about somebody else who cried, with slots: "What did {who} say while {they} {were} crying?"
    unknown:   asked where nothing is known of the person who cried
    narrator:  asked of somebody who cried themselves
    help:      one short line below it; narrator_help: the same for somebody who cried themselves; alone_help: where
               there is no account
    takes:     "one" value, one or "two", or "several" (any number)
    not_known: how "I don't know" is worded; every question may be answered so; narrator_not_known: the same for
               somebody who cried themselves
    none:      how "none of these" is worded; None where an answer needs a value
    options:   every value once, in the order in which it is shown
    known:     above 0, at most 1: how often whoever is asked can answer; the rest is "I don't know"
    """

    id: str
    text: str
    unknown: str
    narrator: str
    help: str
    takes: Takes
    not_known: str
    none: str | None
    options: tuple[Option, ...]
    narrator_help: str
    narrator_not_known: str
    alone_help: str
    known: float = 1.0

    def helped(self, crier: Crier = "other", alone: bool = False) -> str:
        """The line below it. alone: whether there is no account"""
        if alone and self.alone_help != self.help:
            return self.alone_help
        return self.narrator_help if crier == "narrator" else self.help

    def unsure(self, crier: Crier = "other") -> str:
        """How "I don't know" is shown."""
        return self.narrator_not_known if crier == "narrator" else self.not_known

    @property
    def most(self) -> int:
        """How many values an answer may have."""
        return {"one": 1, "two": 2}.get(self.takes, len(self.options))

    def to_record(
        self, pronoun: Pronoun = "they", relationship: str | None = None, crier: Crier = "other"
    ) -> dict[str, Any]:
        """As it stands in ``tearwise.questions/1``, worded as ``wording`` words it."""
        return {
            "id": self.id,
            "text": wording(self, pronoun, relationship, crier),
            "help": self.helped(crier),
            "takes": self.takes,
            "options": [{"value": _plain(self.id, o.value), "text": o.wording(crier)} for o in self.options],
            "none": self.none,
            "not_known": self.unsure(crier),
        }


def questions() -> tuple[Question, ...]:
    """The six, in the codebook's order. Raises DataError where questions.toml does not hold what it must."""
    return tuple(_by_id().values())


def question(id: str) -> Question:
    """The question with this id. Raises UnknownName."""
    return _known(id)


def _known(id: str) -> Question:
    if not is_among(id, QUESTIONS):
        raise UnknownName.among(QUESTIONS, "question", id)
    return _by_id()[id]


def wording(
    question: Question | str,
    pronoun: Pronoun = "they",
    relationship: str | None = None,
    crier: Crier = "other",
    name: str | None = None,
) -> str:
    """The question as it is asked: "What did your dad say while he was crying?"

    question:     the question or its id
    pronoun:      the crier's; "they" where it is not known
    relationship: what the crier is to the other, one of the values of that question; None where it is not known
    crier:        "other": somebody else than the person asked cried; "narrator": the person asked; "unclear"
    name:         what the account calls the crier, "your gran"; None takes the usual word for the relationship
    Raises UnknownName where there is no such question, pronoun, relationship or crier.
    """
    asked = question if isinstance(question, Question) else _known(question)
    if not is_among(pronoun, PRONOUNS):
        raise UnknownName.among(PRONOUNS, "pronoun", pronoun)
    if not is_among(crier, CRIERS):
        raise UnknownName.among(CRIERS, "crier", crier)
    if relationship is not None and not is_among(relationship, VALUES["relationship"]):
        raise UnknownName.among(VALUES["relationship"], "relationship", relationship)
    forms = _FORMS[pronoun]
    words = called(relationship)
    if crier == "narrator":
        return asked.narrator.format(other=words.get("other", "somebody"))
    word = name or words.get(pronoun)
    if crier == "unclear" or (word is None and pronoun == "they"):
        return asked.unknown
    if word is not None:
        forms = {**forms, "who": word, "whom": word, "whose": possessive(word)}
    return asked.text.format(**forms)


def questions_record(
    pronoun: Pronoun = "they", relationship: str | None = None, crier: Crier = "other"
) -> dict[str, Any]:
    """The JSON record ``tearwise.questions/1``: all six, worded as ``wording`` words them.

    Raises UnknownName as it does.
    """
    return {"schema": SCHEMA, "questions": [one.to_record(pronoun, relationship, crier) for one in questions()]}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``tearwise.questions/1``."""
    return load_schema("tearwise.interview", "questions.schema.json")


@cache
def _by_id() -> Mapping[str, Question]:
    return parsed(load_table("tearwise.interview", "questions.toml"))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Question]:
    """What questions.toml holds, checked. Raises DataError naming the entry, and what it lacks or has too much."""
    only(data, QUESTIONS, "questions.toml")
    return MappingProxyType({id: _question(id, data[id]) for id in QUESTIONS})


def _question(id: str, given: object) -> Question:
    entry = only(given, (*_TEXTS, "takes", "options"), f"questions.toml: {id!r}", (*_OPTIONAL, "none", "known"))
    texts = {name: _text(id, entry, name) for name in _TEXTS}
    texts |= {name: _text(id, entry, name) if name in entry else texts[usual] for name, usual in _OPTIONAL.items()}
    for name, allowed in _SLOTS.items():
        _check_slots(id, name, texts[name], allowed)
    takes: Any = entry.get("takes")
    if takes not in get_args(Takes):
        raise DataError(f"questions.toml: {id!r} must take one of {', '.join(get_args(Takes))}.")
    none = _text(id, entry, "none") if "none" in entry else None
    options = tuple(_options(id, entry.get("options")))
    found = Question(id=id, takes=takes, none=none, options=options, known=_share(id, entry.get("known", 1.0)), **texts)
    values = VALUES[id]
    if sorted(option.value for option in found.options) != sorted(values):
        raise DataError(f"questions.toml: {id!r} must have each of these options once: {', '.join(values)}.")
    most = next(number for number in range(len(values), 0, -1) if _accepted(id, values[:number]))
    if found.most != most:
        raise DataError(f"questions.toml: {id!r} takes {takes!r}, and its answers do not.")
    if (none is not None) != _accepted(id, ()):
        raise DataError(f"questions.toml: {id!r} needs 'none' if an answer may have no value, and only then.")
    return found


def _options(id: str, entries: object) -> Iterator[Option]:
    if not isinstance(entries, list):
        raise DataError(f"questions.toml: {id!r} needs options.")
    for entry in entries:
        only(entry, ("value", "text"), f"questions.toml: an option of {id!r}", ("narrator",))
        text = _text(id, entry, "text")
        yield Option(_text(id, entry, "value"), text, _text(id, entry, "narrator") if "narrator" in entry else text)


def _share(id: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise DataError(f"questions.toml: 'known' of {id!r} must be a number above 0, and at most 1.")
    return float(value)


def _text(id: str, entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"questions.toml: {id!r} needs a text as {name!r}.")
    return value


def _check_slots(id: str, name: str, text: str, allowed: frozenset[str]) -> None:
    try:
        slots = {slot for _, slot, _, _ in Formatter().parse(text) if slot is not None}
    except ValueError:
        raise DataError(f"questions.toml: {name!r} of {id!r} has a brace that is not closed.") from None
    if strange := sorted(slots - allowed):
        raise DataError(f"questions.toml: {name!r} of {id!r} has a slot that is not filled: {strange[0]!r}.")


def _accepted(id: str, values: tuple[str, ...]) -> bool:
    """Whether an account takes these values together as an answer."""
    try:
        return checked_answer(id, values) is not None
    except AnswerError:
        return False


def _plain(id: str, value: str) -> str | int:
    """A value as records hold it: a number for ``pressure``."""
    return int(value) if id == "pressure" else value
