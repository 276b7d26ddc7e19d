"""What the journal keeps: episodes, the people in them, their readings, and what the person says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import NoneType
from typing import Any, Literal, get_args

from tearwise.accounts import PRONOUNS, VALUES, Account, Pronoun
from tearwise.errors import EpisodeError, is_among
from tearwise.journal.arguments import check, each, fit
from tearwise.journal.folding import folded
from tearwise.journal.timestamps import settled_time
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Reading
from tearwise.rendering.record import reading_of

Helped = Literal["yes", "partly", "no"]

LONGEST_NAME, LONGEST_NOTE, LONGEST_RESPONSE, MOST_RESPONSES = 200, 20_000, 500, 50


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the person names.

    name:         as it was given first; names that are the same as ``folded`` compares them are one person
    relationship: what this person is to the user, a value of the question ``relationship``; None: not said
    pronoun:      "he", "she" or "they"; None: not said
    id:           0 until the journal has given one; people are equal without it
    Raises EpisodeError where one of them cannot be kept.
    """

    name: str = field(repr=False)
    relationship: str | None = None
    pronoun: Pronoun | None = None
    id: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        name = " ".join(fit(self.name, "A name", LONGEST_NAME, "person/name").split())
        if not name:
            raise EpisodeError("A person needs a name, or whatever you like to call them here.", "person/name")
        object.__setattr__(self, "name", name)
        if self.relationship is not None and not is_among(self.relationship, VALUES["relationship"]):
            raise EpisodeError(f"A relationship is one of {', '.join(VALUES['relationship'])}.")
        if self.pronoun is not None and not is_among(self.pronoun, PRONOUNS):
            raise EpisodeError(f"A pronoun is one of {', '.join(PRONOUNS)}.")

    @property
    def folded(self) -> str:
        """What two names have in common that are the same person's."""
        return folded(self.name)


@dataclass(frozen=True, slots=True)
class Response:
    """What the person did or said in answer to the tears, and whether it helped. None: not known."""

    what: str = field(repr=False)
    helped: Helped | None = None

    def __post_init__(self) -> None:
        what = " ".join(fit(self.what, "What you did", LONGEST_RESPONSE, "responses").split())
        if not what:
            raise EpisodeError("Say in a few words what you did.", "responses")
        object.__setattr__(self, "what", what)
        if self.helped is not None and not is_among(self.helped, get_args(Helped)):
            raise EpisodeError(f"Whether it helped is one of {', '.join(get_args(Helped))}.")


@dataclass(frozen=True, slots=True)
class Content:
    """What the person writes of an episode, and may edit.

    account:   the account with its answers
    happened:  "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM", where the person was
    person:    who cried, or whom it concerns; None: not said
    responses: what was done, the guidance that was followed included
    note:      how it went on, in the person's own words
    """

    account: Account
    happened: str
    person: Person | None = None
    responses: tuple[Response, ...] = ()
    note: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        check("account", self.account, Account, "an Account")
        check("person", self.person, (Person, NoneType), "a Person, or None")
        object.__setattr__(self, "happened", settled_time(self.happened))
        object.__setattr__(
            self, "responses", tuple(each("responses", self.responses, Response, "of the type Response"))
        )
        fit(self.note, "A note", LONGEST_NOTE, "note")
        if len(self.responses) > MOST_RESPONSES:
            raise EpisodeError(f"At most {MOST_RESPONSES} things that you did can be kept with an episode.")


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading as it was when it was made: it never changes, and a later one stands beside it.

    made:     UTC, "YYYY-MM-DDTHH:MM:SSZ"
    revision: the number of the episode's revision that was read, from 1
    record:   ``tearwise.reading/1``; its ``bundle`` says what read it
    """

    made: str
    revision: int
    record: Mapping[str, Any] = field(repr=False)

    @property
    def bundle(self) -> str:
        """The engine that made it, and its version."""
        return str(self.record["bundle"])

    @property
    def status(self) -> str:
        """Whether it was read, or why not."""
        return str(self.record["status"])

    @property
    def present(self) -> tuple[str, ...]:
        """The meanings that the program committed to, likeliest first."""
        return tuple(one["id"] for one in self.record["meanings"] if one["present"])

    @property
    def risks(self) -> tuple[tuple[str, str], ...]:
        """The risks, each with its urgency: ("abuse", "soon")."""
        return tuple((one["id"], one["urgency"]) for one in self.record["risks"])

    @property
    def probabilities(self) -> Mapping[str, float]:
        """Meaning → its probability then."""
        return {one["id"]: one["probability"] for one in self.record["meanings"]}


@dataclass(frozen=True, slots=True)
class Correction:
    """What the person says that the tears meant, beside what the program read; the last one counts.

    meanings: all that they meant, by the person; () is "none of the nine"; None: only words were given
    words:    "it was really about his job"
    """

    made: str
    meanings: tuple[str, ...] | None = None
    words: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        fit(self.words, "A correction", LONGEST_NOTE, "words")
        if self.meanings is not None:
            if not all(one in MEANINGS for one in self.meanings):
                raise EpisodeError(f"There is no such meaning. The nine are: {', '.join(MEANINGS)}.")
            object.__setattr__(self, "meanings", tuple(id for id in MEANINGS if id in self.meanings))
        elif not self.words.strip():
            raise EpisodeError("A correction needs meanings, or words of yours.", "words")


@dataclass(frozen=True, slots=True)
class Revision:
    """The content as it was before an edit. ``number`` counts from 1; ``until`` is when it was edited (UTC)."""

    number: int
    until: str
    content: Content


@dataclass(frozen=True, slots=True)
class Episode:
    """Something that happened, as the journal keeps it.

    id:          a number within this journal, never given twice
    uid:         names it in exports, wherever it is imported
    created:     UTC, as ``changed``
    content:     what the person wrote, as it is now
    revisions:   what it was before, oldest first
    readings:    oldest first; the last one is the newest
    corrections: oldest first; the last one counts
    """

    id: int
    uid: str
    created: str
    changed: str
    content: Content = field(repr=False)
    revisions: tuple[Revision, ...] = field(default=(), repr=False)
    readings: tuple[KeptReading, ...] = field(default=(), repr=False)
    corrections: tuple[Correction, ...] = field(default=(), repr=False)

    @property
    def revision(self) -> int:
        """The number of the content as it is now."""
        return len(self.revisions) + 1

    @property
    def correction(self) -> Correction | None:
        """The correction that counts."""
        return self.corrections[-1] if self.corrections else None

    def account_of(self, reading: KeptReading) -> Account:
        """The account that a reading read, with the answers of then."""
        for revision in self.revisions:
            if revision.number == reading.revision:
                return revision.content.account
        return self.content.account

    def reading(self, kept: KeptReading | None = None) -> Reading | None:
        """A kept reading (None: the newest) as a Reading, for every renderer; None where there is none. Raises
        ReadingError where its record is no reading."""
        if kept is None:
            if not self.readings:
                return None
            kept = self.readings[-1]
        return reading_of(kept.record, self.account_of(kept).text)


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode as a list shows it.

    beginning: the account's first words, on one line, at most 100 characters
    meanings:  those of the person's correction where there is one, else those that the newest reading named
    corrected: whether they are the person's own
    risks:     the newest reading's, each with its urgency
    passage:   where it was searched for: the words around what was found, which stands between ``[`` and ``]``
    """

    id: int
    happened: str
    person: str | None = field(repr=False)
    beginning: str = field(repr=False)
    meanings: tuple[str, ...] = ()
    corrected: bool = False
    risks: tuple[tuple[str, str], ...] = ()
    passage: str | None = field(default=None, repr=False)


def answers_with(answers: Mapping[str, Any], relationship: str | None) -> dict[str, Any]:
    """Answers, with what is said of somebody's relationship: where the question for it has no answer, that is one."""
    return dict(answers) if relationship is None else {"relationship": [relationship], **answers}


def relationship_of(person: Person | None, people: Iterable[Person]) -> str | None:
    """What somebody is to the user, as it is said with their name, or else as it stands among the journal's people."""
    if person is None or person.relationship is not None:
        return None if person is None else person.relationship
    return next((one.relationship for one in people if one.folded == person.folded), None)


def answers_kept(account: Account) -> dict[str, list[str] | None]:
    """An account's answers as they are kept: a list of values, None for "I don't know"."""
    return {question: None if answer is None else list(answer) for question, answer in account.given.items()}


def responses_with(before: Iterable[Response], said: Iterable[Response]) -> tuple[Response, ...]:
    """What was done, and what is newly said of it: the same words again, as ``folded`` compares them, are the same
    thing, of which it may now be known whether it helped."""
    done = {folded(one.what): one for one in before}
    for one in said:
        there = done.get(folded(one.what), one)
        done[folded(one.what)] = replace(there, helped=one.helped or there.helped)
    return tuple(done.values())


def responses_of(given: Iterable[Response | str]) -> tuple[Response, ...]:
    """Responses, of which some may be plain words."""
    found: Iterable[Any] = each("responses", given, object, "what was done")
    return tuple(one if isinstance(one, Response) else Response(one) for one in found)
