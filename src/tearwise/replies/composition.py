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
from tearwise.reading.small_child import cries_small_child
from tearwise.replies import guidance_texts
from tearwise.replies.frightened import may_have_frightened, safety_first
from tearwise.replies.given import check_given, check_over, check_relationship, check_trigger
from tearwise.replies.guidance import Guidance, each_once, made_of
from tearwise.replies.likely import likely_meanings
from tearwise.replies.lines import Avoided, Line, avoided_of, told_of
from tearwise.replies.own_part import is_to_repair
from tearwise.replies.own_tears import for_own_tears
from tearwise.replies.own_words import in_own_words, shown_by
from tearwise.replies.pressure import may_press, pressure
from tearwise.replies.scenes import UNKNOWN
from tearwise.replies.together import CAUGHT, GLAD, on_occasion, outweighed, told_together, triggers_of


def guidance_for(
    reading: Reading,
    pronoun: Pronoun | None = None,
    crier: Crier = "unclear",
    over: bool | None = None,
    relationship: str | None = None,
    trigger: str | None = None,
) -> Guidance:
    """Guidance that fits a reading: all its likely meanings, the bond, and where possible the account's own words.

    pronoun: how to speak of the person who cried; left out, it is taken from the account where its words make it plain
    crier:   "narrator" where the tears are the reader's own
    over:    whether the crying is over, hours or days ago; None, where that is not known, gives what fits both. It is
             never guessed from the account, except that nobody who was not there can comfort in the moment.

    relationship: what the person who cried is to the reader, a value of that question, where the account was not asked;
             the answer, where there is one, counts for more

    A reading with risks gets safety and nothing else: no meaning, no confrontation, no talk for two. Where the answers
    say that whoever cried threatened something or lashed out, safety comes before the rest.
    Raises ReadingError where this is no reading, pronoun, crier, truth value, relationship or trigger.
    """
    check_given(reading, pronoun, crier)
    check_over(over)
    check_relationship(relationship)
    check_trigger(trigger)
    answer = reading.answers.get("relationship")
    relationship = answer[0] if answer else relationship or UNKNOWN
    spoken: Pronoun = pronoun or pronoun_in(reading.text)
    likely = likely_meanings(reading, own_tears=crier == "narrator")
    triggers = triggers_of(reading, trigger, relationship)
    shown: tuple[Line, ...] = ()
    if reading.risks:
        made = _for_safety(reading, own_tears=crier == "narrator")
    elif crier == "narrator":
        made = for_own_tears(reading.text, likely, relationship, triggers)
    elif is_to_repair(reading, likely, triggers):
        made = _for_repair(relationship == "child" or cries_small_child(reading.text))
    elif not likely:
        made = _for_unclear(relationship, triggers)
    else:
        made = _for_meanings(reading, likely, relationship, triggers)
        shown = shown_by(reading, likely)
    if not reading.risks and crier != "narrator" and made.kind != "repair" and may_press(reading):
        more = pressure()
        help = made.help if relationship == "child" else (*made.help, *more.help)
        made = replace(made, always=(*more.always, *made.always), avoid=(*more.avoid, *made.avoid), help=help)
    if not reading.risks and crier != "narrator" and may_have_frightened(reading):
        made = safety_first(made, reading, relationship)
    made = _alone(made) if relationship == "none" and crier != "narrator" else _at(made, over)
    return replace(
        made,
        relationship=relationship,
        pronoun=spoken,
        crier=crier,
        over=over,
        safety=_told(made.safety, spoken),
        now=_told(made.now, spoken),
        later=_told(made.later, spoken),
        always=(*_told(made.always, spoken), *shown),  # the account's own words are no text of ours to fill
        avoid=tuple(avoided_of(one, spoken) for one in made.avoid),
        when=_told(made.when, spoken),
        help=_told(made.help, spoken),
    )


def _at(made: Guidance, over: bool | None) -> Guidance:
    """What fits while the tears flow, or when they are over; both where neither is known."""
    if over is None:
        return made
    if over:
        return replace(made, now=(), say=made.again or made.say, again=())
    return replace(made, later=(), again=())


def _alone(made: Guidance) -> Guidance:
    """Nobody else was there, so whatever can be done is done afterwards; that bond's openers are written so."""
    return replace(made, now=(), later=(*made.now, *made.later), again=())


def _for_meanings(
    reading: Reading, likely: tuple[MeaningReading, ...], relationship: str, triggers: Collection[str]
) -> Guidance:
    ids = tuple(one.id for one in likely)
    texts = [on_occasion(guidance_texts.for_meaning(id), relationship, triggers) for id in ids]
    bond = guidance_texts.bonds()[relationship]
    told = told_together(ids, texts, relationship)
    light = len(ids) == 1 and texts[0].light
    again = told.again if told.on_occasion or (light and not bond.alone) else bond.again or told.again
    if bond.alone or (len(ids) == 1 and texts[0].alone):
        general = _NOTHING
    elif len(ids) == 1:
        general = _General(texts[0].now, texts[0].always, texts[0].avoid, texts[0].when[:1], texts[0].help)
    else:
        fitting, out = [each for each in texts if not each.alone], outweighed(ids)
        general = _General(
            (),
            tuple(next(one for one in each.always if one.source) for each in fitting),
            tuple(each.avoid[0] for each in fitting),
            tuple(each.when[0] for id, each in zip(ids, texts, strict=True) if not each.alone and id not in out),
            tuple(each.help[0] for each in fitting),
        )
    instead = next((each.instead for each in texts if each.instead), bond.avoid)
    more = _General(bond.now, bond.always, (instead,), (bond.when,), (bond.help,))
    if set(ids) <= GLAD and len(ids) > 1 and not bond.alone:  # when to talk, and when to seek help, would weigh it down
        more = more._replace(when=(), help=())
    if light:
        general = _General(texts[0].now, texts[0].always, texts[0].avoid, general.when, texts[0].help)
        more = _NOTHING._replace(when=more.when if bond.alone else ())
    return made_of(
        "meaning" if len(ids) == 1 else "mixed",
        ids,
        now=[*(one.now for one in told.scenes), *more.now, *general.now],
        later=[one.later for one in told.scenes],
        always=[*told.several, *more.always, *general.always],
        say=in_own_words(reading, likely, told.say),
        again=in_own_words(reading, likely, again),
        avoid=[*general.avoid, *more.avoid],
        when=[*more.when, *(() if bond.apart and not light else general.when)],
        help=[*general.help, *(one for each in texts for one in each.besides), *more.help],
        ask=None if likely[0].present else guidance_texts.for_unclear().scenes[relationship].ask,
    )


class _General(NamedTuple):
    """Lines that do not depend on meaning and bond together, but on one of them."""

    now: tuple[Line, ...]
    always: tuple[Line, ...]
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]


_NOTHING = _General((), (), (), (), ())


def _for_unclear(relationship: str, triggers: Collection[str]) -> Guidance:
    texts = guidance_texts.for_unclear()
    scene, bond = texts.scenes[relationship], guidance_texts.bonds()[relationship]
    occasion = guidance_texts.for_meaning("other").occasion([one for one in triggers if one == CAUGHT], relationship)
    if occasion is not None:  # who was deceived is not sent to ask after the tears, or to comfort
        return made_of(
            "unclear",
            (),
            now=[occasion.scene.now, *bond.now],
            later=[occasion.scene.later],
            always=[texts.always[0], *bond.always],
            say=occasion.scene.say,
            again=occasion.again,
            avoid=[occasion.avoid or bond.avoid],
            when=[bond.when],
            help=[bond.help],
        )
    return made_of(
        "unclear",
        (),
        now=[scene.now, *bond.now, *texts.now],
        later=[scene.later],
        always=[*texts.always, *bond.always],
        say=scene.say,
        again=bond.again or texts.again,
        avoid=[*texts.avoid, bond.avoid],
        when=[bond.when] if bond.alone or bond.apart else [bond.when, *texts.when],
        help=[bond.help] if bond.alone else [*texts.help, bond.help],
        ask=scene.ask,
    )


def _for_repair(child: bool) -> Guidance:
    texts = guidance_texts.repair()
    return made_of(
        "repair",
        (),
        now=(*texts.now, *texts.child) if child else texts.now,
        later=texts.later,
        always=texts.always,
        say=texts.say,
        again=texts.again,
        avoid=texts.avoid,
        when=texts.when,
        help=texts.help,
    )


def _for_safety(reading: Reading, own_tears: bool) -> Guidance:
    """What comes first. Where the tears are the reader's own, what is said to a reader in danger stands before what is
    said to somebody who helps; nothing is left out, as both may be true."""
    known = guidance_texts.safety()
    texts = [known[id] for id in dict.fromkeys(risk.id for risk in reading.risks)]
    urgent = guidance_texts.urgent() if any(risk.urgency == "now" for risk in reading.risks) else ()
    return replace(
        made_of(
            "safety",
            (),
            now=(),
            later=(),
            always=(),
            again=(),
            say=tuple(opener for one in texts for opener in one.said(own_tears)),
            avoid=[avoid for one in texts for avoid in one.avoid],
            when=[line for one in texts for line in one.when],
            help=[line for one in texts for line in one.help],
        ),
        safety=each_once((*urgent, *(line for one in texts for line in one.told(own_tears)))),
    )


def _told(lines: Iterable[Line], pronoun: Pronoun) -> tuple[Line, ...]:
    return tuple(told_of(one, pronoun) for one in lines)
