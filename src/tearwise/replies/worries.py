"""The five worries that people have when somebody has cried in front of them, answered for a reading.

An answer says what research supports and what it cannot. It never tells what is in another's heart: tears that press
for something are spoken of by conduct, that is by responsibility, repair and change over time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from tearwise.accounts import Pronoun, pronoun_in
from tearwise.errors import ReadingError, is_among
from tearwise.reading import Crier, Reading
from tearwise.reading.small_child import cries_small_child
from tearwise.replies import guidance_texts
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.departed import has_died
from tearwise.replies.frightened import may_be_pressed, may_have_frightened
from tearwise.replies.given import bond_of, check_given, check_relationship, check_spoken_of, check_trigger
from tearwise.replies.in_doubt import undoubted
from tearwise.replies.likely import likely_meanings, without_far_loss
from tearwise.replies.lines import Line, told_of
from tearwise.replies.long_ago import is_long_ago
from tearwise.replies.narrowed import without_story, without_unshared_joy
from tearwise.replies.own_part import is_to_repair
from tearwise.replies.own_violence import is_own_violence
from tearwise.replies.pronoun import spoken_of
from tearwise.replies.reported import as_reported
from tearwise.replies.scenes import COUPLES, UNKNOWN
from tearwise.replies.together import CAUGHT, as_told, is_glad, not_betrayed, triggers_of, with_felt
from tearwise.replies.worry_texts import (
    PRESSURE,
    WORRIES,
    Worry,
    WorryId,
    beside_another,
    long_ago,
    own_risk,
    own_violence,
    worry_texts,
)

SCHEMA = "tearwise.worry/1"
_SPOKEN_OF = 2
_CRIES = ("read", "too_little")  # the statuses of an account in which somebody cries
_PARTING = frozenset({"breakup", "ended_by_writer", "ended_by_crier"})
_ENDED = _PARTING - {"breakup"}
_NEITHER = "they/them"
_OTHERS_PART = "others_part"
_MOVED = "art_or_nature"
_CLOSE = "connection"
_OF_CHILDREN = frozenset({"child", "family", "sibling"})
_MAY_PART = COUPLES | {UNKNOWN}


@dataclass(frozen=True)
class WorryAnswer:
    """An answer to one worry.

    id:       one of the five
    title:    the worry as a question
    lines:    the answer; every sentence of fact with its source
    meanings: the meanings that it takes into account, likeliest first; empty where it takes none
    """

    id: WorryId
    title: str
    lines: tuple[Line, ...]
    meanings: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the facts it states (headings of docs/evidence.md), each once, in order."""
        return tuple(dict.fromkeys(one.source for one in self.lines if one.source))

    def to_record(self) -> dict[str, Any]:
        """The JSON record ``tearwise.worry/1``."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "title": self.title,
            "lines": [one.to_record() for one in self.lines],
            "meanings": list(self.meanings),
            "sources": list(self.sources),
        }


def worry(
    id: str,
    reading: Reading | None = None,
    *,
    pronoun: Pronoun | None = None,
    crier: Crier = "unclear",
    relationship: str | None = None,
    trigger: str | None = None,
) -> WorryAnswer:
    """An answer to a worry, for this reading or in general.

    It varies with the likely meanings, what set the tears off, and the answer to the question of pressure. Where the
    account tells of a risk that is not in doubt, that alone is spoken of; where it says that the one who cried has died
    since, or the answers tell of a threat or of lashing out, that.

    pronoun: taken from the account where it is left out and the account makes it plain
    crier:   "narrator" where the tears are the reader's own, of which no meaning is told; and with a risk the reader is
             spoken to as the one who may be in danger, unless it is violence of their own that was noticed
    relationship, trigger: values of those questions, where the account was not asked; an answer counts for more
    Raises ReadingError where there is no such worry (the ids are ``WORRIES``), reading, pronoun, crier, relationship or
    trigger.
    """
    if not is_among(id, WORRIES):
        raise ReadingError(f"There is no such worry. The five are: {', '.join(WORRIES)}.")
    return _answers((id,), reading, pronoun, crier, relationship, trigger)[0]


def all_worries(
    reading: Reading | None = None,
    *,
    pronoun: Pronoun | None = None,
    crier: Crier = "unclear",
    relationship: str | None = None,
    trigger: str | None = None,
) -> tuple[WorryAnswer, ...]:
    """The answers to all five, in the order of ``WORRIES``: what ``worry`` gives for each, in the time of one."""
    return _answers(WORRIES, reading, pronoun, crier, relationship, trigger)


def _answers(
    ids: Iterable[WorryId],
    reading: Reading | None,
    pronoun: Pronoun | None,
    crier: Crier,
    relationship: str | None,
    trigger: str | None,
) -> tuple[WorryAnswer, ...]:
    if reading is None:
        check_spoken_of(pronoun, crier)
    else:
        check_given(reading, pronoun, crier)
    check_relationship(relationship)
    check_trigger(trigger)
    reading = None if reading is None else undoubted(as_reported(reading))[0]
    spoken: Pronoun = pronoun or ("they" if reading is None else pronoun_in(reading.text))
    bond = relationship or UNKNOWN if reading is None else bond_of(reading, relationship, crier)
    woman = spoken == "she" and crier != "narrator"
    case = _Case(bond, crier == "narrator", woman) if reading is None else _case(reading, bond, crier, trigger, spoken)
    return tuple(
        WorryAnswer(
            id=id,
            title=spoken_of(_title(worry_texts()[id], case), spoken),
            lines=tuple(told_of(one, spoken) for one in _told(worry_texts()[id], case)),
            meanings=() if case.about is None else case.about.meanings,
        )
        for id in ids
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """What a worry's answer goes by, beside its texts.

    bond:  what the one who cried is to the reader
    own:   whether the tears are the reader's
    woman: whether a woman or a girl cried, or somebody who is called neither man nor woman
    small: whether a small child cried
    gone:  whether the one who cried has died since
    feared: whether, by the answers, they may have frightened the reader; not of one's own child
    alone: what is said to any worry, and nothing else: of violence of the reader's own, or of a childhood long past
    risks: the dangers that the account tells of
    about: what else the reading tells; None where there is none, or something above counts for more
    """

    bond: str
    own: bool
    woman: bool
    small: bool = False
    gone: bool = False
    feared: bool = False
    alone: Line | None = None
    risks: tuple[str, ...] = ()
    about: _About | None = None


def _case(reading: Reading, bond: str, crier: Crier, trigger: str | None, spoken: Pronoun) -> _Case:
    risks = tuple(dict.fromkeys(risk.id for risk in reading.risks))
    own = crier == "narrator" and (reading.status in _CRIES or bool(risks))  # else nobody cried
    gone = reading.status in _CRIES and not risks and not own and has_died(reading.text, bond)
    violent = is_own_violence(reading) or (own and not risks and may_have_frightened(reading))
    small = not own and bond in _OF_CHILDREN and cries_small_child(reading.text)
    feared = not (risks or own or gone or small or may_be_pressed(reading, bond))
    alone = own_violence() if violent else long_ago() if is_long_ago(reading, bond, crier) else None
    return _Case(
        bond,
        own,
        not own and (spoken == "she" or (spoken == "they" and _NEITHER in reading.text.casefold())),
        small=small,
        gone=gone,
        feared=feared,
        alone=alone,
        risks=risks,
        about=None if risks or own or gone or feared else _about(reading, bond, trigger, spoken),
    )


def _title(texts: Worry, case: _Case) -> str:
    """The worry as a question."""
    if case.own:
        return texts.own_title
    return (case.gone and texts.departed_title) or texts.of_bond(
        case.bond, small_child=case.small, woman=case.woman
    ).title


def _told(texts: Worry, case: _Case) -> list[Line]:
    """The answer: by what counts for most, a danger, whose tears they are, a death, a fright, then the meanings."""
    if case.alone is not None:
        return [case.alone]
    if case.risks:
        return [(own_risk() if case.own else texts.risk)[risk] for risk in case.risks]
    if case.own:
        return [texts.yours, *(texts.own_known or _known(texts, case.bond))]
    if case.gone or case.feared:
        return [texts.departed if case.gone else texts.frightened]
    fitted = texts.of_bond(case.bond, small_child=case.small, woman=case.woman)
    of_this = [] if case.about is None else _of_this(texts, case.about, case.bond)
    # nobody looks out for what another does where it is the reader's to repair
    light = texts.light if case.about is not None and case.about.is_light else None
    look = [] if texts.instead["repair"] in of_this else [fitted.look or light or texts.look]
    return [*of_this, *(fitted.known or _known(texts, case.bond)), *look]


@dataclass(frozen=True, slots=True)
class _About:
    """What every worry's answer goes by of a reading.

    meanings: those that it takes into account
    instead:  what counts for more than they do: "repair", "betrayed", "moved", or None
    triggers: what set the tears off
    pressure: whether the tears press for something: "some", "clear", or None
    """

    meanings: tuple[str, ...]
    instead: str | None
    triggers: Collection[str]
    pressure: str | None

    @property
    def is_light(self) -> bool:
        """Whether the tears are glad, or of a film or the like, and press for nothing."""
        return self.pressure is None and (self.instead == "moved" or is_glad(self.meanings))


def _about(reading: Reading, relationship: str, trigger: str | None, pronoun: Pronoun) -> _About:
    told = without_story(with_felt(circumstances_of(reading, pronoun, trigger), relationship, reading.text))
    triggers = not_betrayed(reading, triggers_of(reading, trigger, relationship), told)
    likely = without_far_loss(as_told(reading, likely_meanings(reading), told), (*triggers, *told))
    likely = without_unshared_joy(reading, likely, told, pronoun, triggers, relationship)
    if _OTHERS_PART in told and not _ENDED & {*told}:  # a husband's parents do, and not the two of them
        triggers = [one for one in triggers if one not in _PARTING]
    grieves = any(one.id == "loss_fear" for one in likely)
    ids = [one.id for one in likely if not (grieves and one.id == _CLOSE)]  # no loss is a good occasion
    meanings, instead = tuple(ids[:_SPOKEN_OF]), None
    if is_to_repair(reading, likely, triggers):
        meanings, instead = (), "repair"
    elif CAUGHT in triggers and relationship in COUPLES:
        meanings, instead = tuple(id for id in meanings if id == "remorse"), "betrayed"
    elif _MOVED in triggers or _MOVED in told:
        meanings, instead = (), "moved"
    pressure = PRESSURE.get((reading.answers.get("pressure") or ("0",))[0])
    return _About(meanings, instead, triggers, pressure)


def _of_this(texts: Worry, about: _About, relationship: str) -> list[Line]:
    """What is said of this reading."""
    before = [] if about.instead is None else [texts.instead[about.instead]]
    distant = texts.of_bond(relationship).distant
    said = [] if distant else [_of_meaning(texts, id, relationship, about.triggers) for id in about.meanings]
    if texts.parted and "loss_fear" in about.meanings and _part(relationship, about.triggers):
        said.append(texts.parted)
    pressed = [] if about.pressure is None else [texts.pressure[about.pressure]]
    unread = [] if about.meanings else [texts.unread]
    told = [*before, *said] or unread
    return [*told[:1], *map(beside_another, told[1:]), *pressed]


def _part(relationship: str, triggers: Collection[str]) -> bool:
    """Whether the two of them part, or have parted: a daughter's break-up, or a mother's, is from somebody else."""
    return relationship == "ex" or (relationship in _MAY_PART and not _PARTING.isdisjoint(triggers))


def _of_meaning(texts: Worry, id: str, relationship: str, triggers: Collection[str]) -> Line:
    """What is said of one meaning; of guilt where there is no offence, for that."""
    occasion = guidance_texts.for_meaning(id).occasion(triggers, relationship) if id == "remorse" else None
    return texts.instead["guilt"] if occasion is not None and occasion.alone else texts.meaning[id]


def _known(texts: Worry, relationship: str) -> list[Line]:
    """What research supports; on couples only where the two are or were one."""
    return [*texts.known, texts.couple] if texts.couple and relationship in COUPLES else list(texts.known)
