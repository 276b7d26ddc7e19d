"""A sitting as the page shows it: everything decided here, so that the templates only place it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tearwise.interview import NO_ACCOUNT, question, wording
from tearwise.meanings import Meaning, meaning
from tearwise.reading import MeaningReading, Reading
from tearwise.rendering.answers import in_words
from tearwise.rendering.marking import KEYS, marks_of, segments, visible
from tearwise.rendering.words import (
    COUNTED_TOO,
    advice,
    effect_told,
    evident,
    headline,
    more_to_tell,
    moved,
    outranked,
    percent,
    still_open,
    word,
)
from tearwise.safety import replaces_reading
from tearwise.web.picture import level
from tearwise.web.sitting import Sitting, Step

_OTHERS = 3
"""So many other meanings are named below the headline."""
_LONGEST = 120
"""Characters of a passage there."""


@dataclass(frozen=True)
class Passage:
    """A passage of the account and what it does: "without these words: 83% → 52%"."""

    quote: str
    effect: str


@dataclass(frozen=True)
class Tear:
    """A meaning in the picture and in the table.

    level:  where the water stands in the picture's tear
    marked: whether passages of the account are marked for it
    """

    about: Meaning
    key: str
    percent: str
    word: str
    present: bool
    level: float
    passages: tuple[Passage, ...]

    @property
    def marked(self) -> bool:
        return bool(self.passages)


@dataclass(frozen=True)
class Stretch:
    """A stretch of the account, and the meanings that it speaks for."""

    text: str
    meanings: tuple[Tear, ...]


@dataclass(frozen=True)
class Choice:
    """A button of a question."""

    value: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A question as it is put. ``most``: how many may be chosen; ``none``: how "none of these" is worded, or None."""

    id: str
    text: str
    help: str
    most: int
    choices: tuple[Choice, ...]
    none: str | None
    not_known: str


@dataclass(frozen=True)
class Answered:
    """A question that was answered: what was asked, the answer in words, what it moved in words."""

    id: str
    text: str
    answer: str
    moved: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """A reading page.

    withheld: whether danger comes first, so that the reading is not shown
    gist:     how likely that is, which words say so most, and what else it may be; a line or two
    tears:    the nine, likeliest first
    stretches: the account, cut where its marks change
    open:     the meanings that are possible without being named
    rarer:    why a likelier meaning is not named where a less likely one is; None where there is no such
    back:     the answer that was taken back last, and what that moved
    renewed:  whether the last answer, or taking one back, changed the headline
    alone:    whether there is no account, and answers alone were read
    counted:  what is said of the answers beside the marked words; None where there are none, or no words
    """

    id: str
    withheld: bool
    headline: str
    gist: tuple[str, ...]
    advice: str | None
    tears: tuple[Tear, ...]
    stretches: tuple[Stretch, ...]
    open: tuple[Tear, ...]
    asked: Asked | None
    answered: tuple[Answered, ...]
    rarer: str | None = None
    back: Answered | None = None
    renewed: bool = False
    alone: bool = False
    counted: str | None = None

    @property
    def read(self) -> bool:
        """Whether there is a reading to show."""
        return self.advice is None


def view_of(sitting: Sitting) -> View:
    """What the page shows of a sitting."""
    reading = sitting.reading
    shown = evident(reading)
    tears = {one.id: _tear(one, tells=one in shown) for one in reading.meanings}
    return View(
        id=sitting.id,
        withheld=replaces_reading(reading.risks) and not sitting.shown,
        headline=headline(reading),
        gist=tuple(_gist(reading)) if reading.status == "read" else (),
        advice=advice(reading),
        tears=tuple(tears.values()),
        stretches=tuple(
            Stretch(visible(one.text), tuple(tears[id] for id in one.meanings))
            for one in segments(reading.text, marks_of(shown))
        ),
        open=tuple(tears[one.id] for one in still_open(reading)),
        asked=_asked(sitting),
        answered=tuple(_answered(sitting, step) for step in sitting.steps),
        rarer=outranked(reading),
        back=None if sitting.back is None else _taken_back(sitting, sitting.back),
        renewed=sitting.renewed,
        alone=reading.text == NO_ACCOUNT,
        counted=COUNTED_TOO if reading.answers and reading.text != NO_ACCOUNT else None,
    )


def _gist(reading: Reading) -> Iterator[str]:
    """What stands below the headline: figures, the passage that says most, and what is still possible."""
    if named := reading.present:
        told = [f"{meaning(one.id).name}: {percent(one.probability)}, {word(one.probability)}." for one in named]
        speaking = [one for one in named[0].evidence if one.effect > 0]
        if speaking:
            most = max(speaking, key=lambda one: one.effect)
            told.append(f"What says so most is “{_short(most.quote)}”.")
        yield " ".join(told)
    elif (more := more_to_tell(reading)) is not None:
        yield more
    others = still_open(reading)[0 if named else 1 :]  # where none is named, the headline says which is the closest
    if others:
        listed = ", ".join(f"{meaning(one.id).name} ({percent(one.probability)})" for one in others[:_OTHERS])
        yield f"Also possible: {listed}."
    if (rarer := outranked(reading)) is not None:
        yield rarer


def _short(quote: str) -> str:
    """A passage in one line, its end left out where it is long, without a quotation mark that it cuts from its pair."""
    words = visible(" ".join(quote.split()))
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = re.sub('["“”]', "", words)
    return words


def _tear(one: MeaningReading, *, tells: bool) -> Tear:
    """``tells``: whether its passages are shown."""
    return Tear(
        about=meaning(one.id),
        key=KEYS[one.id],
        percent=percent(one.probability),
        word=word(one.probability),
        present=one.present,
        level=level(one.probability),
        passages=tuple(_passages(one)) if tells else (),
    )


def _passages(one: MeaningReading) -> Iterator[Passage]:
    for passage in one.evidence:
        effect = f"Without these words: {effect_told(one, passage)}."
        yield Passage(visible(" ".join(passage.quote.split())), effect)


def _asked(sitting: Sitting) -> Asked | None:
    """The question worth asking next, as it is put about this person."""
    following = sitting.reading.question
    if following is None:
        return None
    one, person = question(following.id), sitting.person
    return Asked(
        id=one.id,
        text=_put(sitting, one.id),
        help=one.helped(person.crier),
        most=one.most,
        choices=tuple(Choice(option.value, option.wording(person.crier)) for option in one.options),
        none=one.none,
        not_known=one.unsure(person.crier),
    )


def _answered(sitting: Sitting, step: Step) -> Answered:
    given = sitting.reading.answers.get(step.question)
    answer = in_words(question(step.question), given, sitting.person.crier)
    moves = tuple(moved(step.moved, known=given is not None))
    return Answered(step.question, _put(sitting, step.question), answer, moves)


def _taken_back(sitting: Sitting, step: Step) -> Answered:
    return Answered(step.question, _put(sitting, step.question), "", tuple(moved(step.moved, known=True)))


def _put(sitting: Sitting, id: str) -> str:
    """A question as it is put about this person."""
    person = sitting.person
    return wording(question(id), person.pronoun, person.relationship, person.crier, person.name)
