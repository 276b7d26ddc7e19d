"""An account that is being looked at on the page: its reading, the answers in their order, and what each moved.

All of it is in memory, belongs to one session, and is gone when that ends.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import time
from typing import get_args

from tearwise.accounts import Account
from tearwise.interview import Interview, Move, Person, Pronoun, moves
from tearwise.reading import Reading
from tearwise.reading.reader import Reader
from tearwise.rendering.words import headline
from tearwise.replies import ReplyCheck

MOST = 20
"""So many sittings a session keeps; the one that was written, or changed, longest ago goes."""


@dataclass(frozen=True)
class Step:
    """A question that was answered, and what the answer moved."""

    question: str
    moved: tuple[Move, ...]


@dataclass(frozen=True)
class Sitting:
    """An account being looked at.

    id:      names it in an address; says nothing of the account
    reading: as it stands, all answers taken in
    person:  who cried, as the questions speak of them
    steps:   the questions answered, in the order in which they were
    reply:   the answer that the person would like to give, looked over; None where there is none
    said:    who cried by the person's own choice: a pronoun, or "i"; None where they did not say
    over:    whether the crying is over by the person's own choice; None where they did not say
    shown:   whether the person chose to see the reading in spite of danger
    back:    the answer that was taken back last, and what that moved; None where something else came after it
    renewed: whether the last answer, or taking one back, changed the reading's headline
    written: when the account was written, in seconds since 1970
    """

    id: str
    reading: Reading
    person: Person
    steps: tuple[Step, ...] = ()
    said: str | None = None
    over: bool | None = None
    shown: bool = False
    reply: ReplyCheck | None = None
    back: Step | None = None
    renewed: bool = False
    written: float = field(default_factory=time)

    @property
    def just_now(self) -> str:
        """What was "just now" when the account was written, as this computer's clock had it: "YYYY-MM-DDTHH:MM". It may
        be past midnight when it is kept."""
        return datetime.fromtimestamp(self.written).isoformat(timespec="minutes")


def sit(
    reader: Reader,
    account: Account,
    order: tuple[str, ...],
    said: str | None,
    before: Sitting | None,
    over: bool | None = None,
) -> Sitting:
    """Reads the account and finds what each answer moved, in the order in which they were given.

    before: the sitting that this one replaces; None for a new one
    """
    reading = reader.read(account.text, account.given)
    whole = Interview(reader.engine.combination, account, reader.scores(account.text))
    interview = replace(whole, account=Account(account.text))
    steps = []
    for question in order:
        after = interview.answer(question, account.answers.get(question))
        steps.append(Step(question, moves(interview.reading(""), after.reading(""))))
        interview = after
    return Sitting(
        id=secrets.token_urlsafe(9) if before is None else before.id,
        reading=reading,
        # in a language that the engine does not read, it would guess who cried
        person=_spoken_of(Person() if reading.status == "unsupported_language" else whole.person, said, account),
        steps=tuple(steps),
        said=said,
        over=over,
        shown=before is not None and before.shown,
        reply=None if before is None else before.reply,
        written=before.written if before is not None and before.reading.text == account.text else time(),
    )


def answered(before: Sitting, after: Sitting) -> Sitting:
    """A sitting after an answer, knowing whether that changed the headline. ``before``: as it was shown until then."""
    return replace(after, renewed=headline(before.reading) != headline(after.reading))


def taken_back(before: Sitting, after: Sitting, question: str) -> Sitting:
    """Likewise after an answer was taken back, knowing which and what that moved; unchanged where the question was not
    answered, as where a form is sent twice."""
    if all(step.question != question for step in before.steps):
        return before
    return replace(answered(before, after), back=Step(question, moves(before.reading, after.reading)))


def _spoken_of(person: Person, said: str | None, account: Account) -> Person:
    """Who cried: as the person said, else as far as it is known."""
    answered = "relationship" in account.answers
    if said == "i":
        return person.told("narrator", answered=answered)
    if said in get_args(Pronoun):
        return person.told("other", said, answered=answered)  # type: ignore[arg-type]
    return person


@dataclass
class Sittings:
    """A session's sittings, by id.

    changing: held by whoever changes one, or puts one into the journal
    """

    _kept: OrderedDict[str, Sitting] = field(default_factory=OrderedDict)
    _in_journal: dict[str, int] = field(default_factory=dict)
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def change(self, id: str, made: Callable[[Sitting], Awaitable[Sitting]]) -> Sitting | None:
        """Puts what is made of a sitting in its place; None where there is none, or it was dropped meanwhile.

        One change after the other: none is made of what another one is about to replace. Raises what ``made`` raises.
        """
        async with self.changing:
            before = self.find(id)
            after = None if before is None else await made(before)
            if after is None or self.find(id) is None:
                return None
            self.keep(after)
            return after

    def keep(self, sitting: Sitting) -> None:
        """Keeps a sitting, in the place of one with its id."""
        self._kept[sitting.id] = sitting
        self._kept.move_to_end(sitting.id)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def find(self, id: str) -> Sitting | None:
        """The sitting with an id; None where it was forgotten, or never was."""
        return self._kept.get(id)

    def all(self) -> tuple[Sitting, ...]:
        """The last one first."""
        return tuple(reversed(self._kept.values()))

    def kept(self, id: str, episode: int) -> None:
        """Drops a sitting that is an episode of the journal now; that it is one stays known."""
        self.drop(id)
        self._in_journal[id] = episode

    def kept_as(self, id: str) -> int | None:
        """The number of the episode that a sitting was kept as; None where it was not."""
        return self._in_journal.get(id)

    def drop(self, id: str) -> None:
        """Forgets a sitting, if there is one."""
        self._kept.pop(id, None)

    def drop_all(self) -> None:
        """Forgets all sittings, and which were kept in the journal."""
        self._kept.clear()
        self._in_journal.clear()
