"""Guidance composed for one reading, out of texts for each meaning, each bond, and what holds for all.

It follows the stages of helping after Hill (explore, insight, action), and comfort comes before any look at the matter
in another light. Its texts are data (``data/guidance``), so that a psychologist can edit them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from tearwise.accounts import Pronoun, pronoun_in
from tearwise.reading import Crier, MeaningReading, Reading
from tearwise.reading.small_child import (
    cries_small_child,
    may_be_baby,
    may_be_small_child,
    small_relative,
)
from tearwise.replies import guidance_texts
from tearwise.replies.circumstances import always_for, circumstances_of, help_for, now_for
from tearwise.replies.departed import for_departed, has_died
from tearwise.replies.embarrassed import is_embarrassed, reassurance
from tearwise.replies.frightened import may_be_pressed, may_have_frightened, safety_first
from tearwise.replies.given import bond_of, check_given, check_over, check_relationship, check_trigger
from tearwise.replies.guidance import Guidance, asked_once, each_once
from tearwise.replies.in_doubt import undoubted
from tearwise.replies.kinds import for_meanings, for_repair, for_safety, for_the_young, for_unclear
from tearwise.replies.likely import likely_meanings, without_far_loss
from tearwise.replies.lines import Line, avoided_of, told_of
from tearwise.replies.long_past import for_long_past, is_long_past
from tearwise.replies.narrowed import BABY, of_child, without_promise, without_story, without_unshared_joy
from tearwise.replies.overheard import for_overheard, is_overheard
from tearwise.replies.own_part import is_to_repair
from tearwise.replies.own_tears import for_own_tears
from tearwise.replies.own_words import shown_by
from tearwise.replies.pressure import may_press, pressure
from tearwise.replies.reported import as_reported
from tearwise.replies.small_child import for_small_child
from tearwise.replies.together import (
    FELT_WITH,
    GLAD,
    OWN_LOSS,
    PLAINLY_GLAD,
    as_told,
    is_glad,
    not_betrayed,
    triggers_of,
    with_felt,
)
from tearwise.replies.withdrawn import came_closer, for_withdrawn, has_withdrawn

PAST = frozenset({"past", "asleep"})
"""Circumstances by which the tears are over: they belong to a time gone by, or whoever cried is asleep."""
SHOUTED = "shouted"
"""The circumstance that voices were raised."""
_RELATIVES = ("family", "sibling")
"""Those of whom a small one is answered as a child."""
_APART = frozenset({"ex", "stranger", "none"})
"""Those whom nobody is told to stay near to."""
_PAST_BABYHOOD = frozenset({"came_out", "outed", "lost_faith", "deceived", "hid_a_setback", "pregnant_beside"})
"""Circumstances of whoever cries of which none is told of a baby, though no age is named. A relapse may be that of a
baby's father, and IVF that of its parents."""
_UNQUOTED = frozenset({"art_or_nature", "came_out", "outed", "after_sex", "laughing", "pain"})
_NO_TALK = frozenset({"dismissed_writer", "ended_by_writer", "said_no"})
"""Circumstances beside which to begin with what was seen would be a reproach, or open again what is settled."""


def guidance_for(
    reading: Reading,
    *,
    pronoun: Pronoun | None = None,
    crier: Crier = "unclear",
    relationship: str | None = None,
    trigger: str | None = None,
    over: bool | None = None,
) -> Guidance:
    """Guidance that fits a reading: all its likely meanings, the bond, and where possible the account's own words.

    pronoun: how to speak of the person who cried; left out, it is taken from the account where its words make it plain
    crier:   "narrator" where the tears are the reader's own
    relationship: what the person who cried is to the reader, a value of that question, where the account was not asked;
             the answer, where there is one, counts for more
    trigger: what set the tears off, a value of that question, where the account was not asked; here too the answer
             counts for more
    over:    whether the crying is over, hours or days ago; None, where that is not known, gives what fits both. It is
             never guessed from the account, except that nobody who was not there can comfort in the moment, nor
             whoever begins with "when I was ten" or "in 1987". "Last night" in an account tells no more than which of
             both is shown first: ``Guidance.past``

    What the account tells in plain words, such as who ended it or that the tears were happy, counts for more than the
    likely meanings: ``data/guidance/circumstances.toml``.

    Where the account says that the one who cried has died since, it is for the reader's own loss, and nothing in it is
    for the moment: ``data/guidance/departed.toml``.
    A reading with risks gets safety and nothing else: no meaning, no confrontation, no talk for two. Where all of
    them are in doubt, or the answers say that whoever cried threatened something or lashed out, safety comes before
    the rest.
    Raises ReadingError where this is no reading, pronoun, crier, truth value, relationship or trigger.
    """
    check_given(reading, pronoun, crier)
    check_over(over)
    check_relationship(relationship)
    check_trigger(trigger)
    reading, doubted = undoubted(as_reported(reading))
    over = True if over is None and is_long_past(reading.text) else over
    spoken: Pronoun = pronoun or pronoun_in(reading.text)
    case = _case(reading, spoken, crier, relationship, trigger)
    chosen = _chosen(case)
    made = _with_more(chosen, case)
    made = replace(made, safety=(*doubted, *made.safety))
    if not case.died:
        made = _alone(made) if case.relationship == "none" and crier != "narrator" else _at(made, over)
    if over and case.meets and not case.is_small:
        made = for_long_past(made, reading.text, case.relationship)
    return replace(
        _filled(made, spoken, _own_words(chosen, case)),
        relationship=case.known,
        pronoun=spoken,
        crier=crier,
        over=over,
        past=not PAST.isdisjoint(case.told),
    )


class _Case(NamedTuple):
    """What guidance goes by.

    reading:  of the account as its reader tells it
    spoken:   how the one who cried is spoken of
    known:    what the one who cried is to the reader
    relationship: the same as it is met: a small grandchild, niece or brother is answered as a child
    told:     what it tells of in plain words
    likely:   the meanings that are followed, likeliest first
    triggers: what set the tears off, and what of ``told`` goes with that
    died:     whether it says that the one who cried has died since
    """

    reading: Reading
    spoken: Pronoun
    known: str
    relationship: str
    crier: Crier
    told: tuple[str, ...]
    likely: tuple[MeaningReading, ...]
    triggers: Collection[str]
    died: bool

    @property
    def meets(self) -> bool:
        """Whether the reader can answer somebody else's tears, and nobody is in danger."""
        return not self.reading.risks and self.crier != "narrator" and not self.died

    @property
    def hears_it_only(self) -> bool:
        """Whether the reader heard it and did not go in; to a small child one goes in."""
        if self.is_small or not self.meets or came_closer(self.reading):
            return False
        return is_overheard(self.reading.text, self.spoken, self.triggers, self.relationship)

    @property
    def is_left(self) -> bool:
        """Whether whoever cried went off, and can be told that the reader is near; to a small child one goes in."""
        if self.is_small or not self.meets:
            return False
        return has_withdrawn(self.reading, self.triggers, self.relationship)

    @property
    def is_small(self) -> bool:
        """Whether it is a small child who cries, of the reader's own or met so."""
        return self.relationship == "child" and cries_small_child(self.reading.text)


def _case(reading: Reading, spoken: Pronoun, crier: Crier, relationship: str | None, trigger: str | None) -> _Case:
    known, own_tears = bond_of(reading, relationship, crier), crier == "narrator"
    bond = "child" if known in _RELATIVES and not own_tears and small_relative(reading.text) else known
    told = without_story(with_felt(circumstances_of(reading, spoken, trigger), bond, reading.text))
    told = of_child(told, reading.text) if bond == "child" else told
    if own_tears:
        told = tuple("death" if one == OWN_LOSS else one for one in told if one not in FELT_WITH)
    triggers = not_betrayed(reading, triggers_of(reading, trigger, bond, told), told)
    likely = without_far_loss(as_told(reading, likely_meanings(reading, own_tears=own_tears), told), triggers)
    if not own_tears:
        likely = without_unshared_joy(reading, likely, told, spoken, triggers, bond)
    return _Case(
        reading,
        spoken,
        known,
        bond,
        crier,
        told,
        likely=likely,
        triggers=triggers,
        died=not own_tears and has_died(reading.text, bond),
    )


def _chosen(case: _Case) -> Guidance:
    """The guidance by what counts for most: a risk, whose tears they are, a death since, a wrong, then the meanings."""
    reading, relationship = case.reading, case.relationship
    if reading.risks:
        made = for_safety(reading, relationship, case.crier)
        return for_the_young(made) if "young_writer" in case.told else made
    if case.crier == "narrator":
        return for_own_tears(reading.text, case.likely, relationship, case.triggers)
    if case.died:
        return for_departed(case.likely)
    if is_to_repair(reading, case.likely, case.triggers):
        may_be_small = relationship == "child" and may_be_small_child(reading.text)
        child = may_be_small or cries_small_child(reading.text)
        return for_repair(child, SHOUTED in case.told)
    if not case.likely:
        return for_unclear(reading, relationship, case.triggers)
    ids = tuple(one.id for one in case.likely)
    asks = not case.likely[0].present and PLAINLY_GLAD.isdisjoint(case.told)
    return for_meanings(reading, ids, relationship, case.triggers, asks)


def _with_more(made: Guidance, case: _Case) -> Guidance:
    """The guidance with what else the account or an answer calls for, and without what is wrong for it."""
    reading, relationship = case.reading, case.relationship
    if case.meets and made.kind != "repair" and may_press(reading) and may_be_pressed(reading, relationship):
        more = pressure()
        help = made.help if relationship == "child" else each_once((*made.help, *more.help))
        made = replace(made, always=(*more.always, *made.always), avoid=(*more.avoid, *made.avoid), help=help)
    if made.kind != "repair" and not is_glad(made.meanings):
        made = for_overheard(made) if case.hears_it_only else for_withdrawn(made) if case.is_left else made
    if case.meets and not may_have_frightened(reading) and is_embarrassed(reading):
        more_always, more_avoid = reassurance()
        made = replace(made, always=(*more_always, *made.always), avoid=(*more_avoid, *made.avoid))
    if not reading.risks and not case.died and not is_glad(made.meanings):
        made = replace(made, help=each_once((*made.help, *help_for(case.told))))
        if case.meets and made.kind != "repair" and relationship not in _APART:
            told = without_promise(case.told, case.triggers, relationship)
            now, always = now_for(told), always_for(told)
            made = replace(made, now=(*now, *made.now), always=(*always, *made.always))
    if not reading.risks and not case.died and may_have_frightened(reading):
        made = safety_first(made, reading, relationship, case.crier)
    if case.meets and case.is_small:
        weighty = BABY not in case.told and (not made.meanings or not GLAD.issuperset(made.meanings))
        made = for_small_child(made, weighty)
    if not may_be_baby(reading.text) or not _PAST_BABYHOOD.isdisjoint(case.told):
        bond = guidance_texts.bonds()[relationship]
        made = replace(made, help=tuple(bond.help_older if one == bond.help else one for one in made.help))
    return made


def _own_words(chosen: Guidance, case: _Case) -> tuple[Line, ...]:
    """The account's own words, where meanings are followed; not of a film, of laughter or of pain, that need not be
    talked about, nor of sex, nor of what somebody told of themselves, which they need not hear again from whom they
    told it; nor where tears may press, of which they would be a reproach, or nobody is to face whoever frightened them,
    or need talk to whoever cried."""
    if may_press(case.reading) or may_have_frightened(case.reading) or case.relationship in _APART:
        return ()
    if case.meets and chosen.kind in ("meaning", "mixed") and (_UNQUOTED | _NO_TALK).isdisjoint(case.triggers):
        return shown_by(case.reading, case.likely)
    return ()


def _filled(made: Guidance, spoken: Pronoun, own_words: tuple[Line, ...]) -> Guidance:
    """The guidance as it is said of this person. own_words: quoted from the account, and no text of ours to fill"""
    return replace(
        made,
        safety=_told(made.safety, spoken),
        now=_told(made.now, spoken),
        later=_told(made.later, spoken),
        always=(*_told(made.always, spoken), *own_words),
        avoid=tuple(avoided_of(one, spoken) for one in made.avoid),
        when=_told(made.when, spoken),
        help=_told(asked_once(made.help), spoken),
    )


def _at(made: Guidance, over: bool | None) -> Guidance:
    """What fits while the tears flow, or when they are over; both where neither is known."""
    if over is None:
        return made
    if over:
        avoid = tuple(one for one in made.avoid if not one.moment) or made.avoid
        return replace(made, now=(), say=made.again or made.say, again=(), avoid=avoid)
    return replace(made, later=(), again=())


def _alone(made: Guidance) -> Guidance:
    """Nobody else was there, so whatever can be done is done afterwards; that bond's openers are written so."""
    return replace(made, now=(), later=(*made.now, *made.later), again=())


def _told(lines: Iterable[Line], pronoun: Pronoun) -> tuple[Line, ...]:
    return tuple(told_of(one, pronoun) for one in lines)
