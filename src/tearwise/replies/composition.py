"""Guidance composed for one reading, out of texts for each meaning, each bond, and what holds for all.

It follows the stages of helping after Hill (explore, insight, action), and comfort comes before any look at the matter
in another light. Its texts are data (``data/guidance``), so that a psychologist can edit them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from tearwise.accounts import Pronoun, pronoun_in
from tearwise.reading import Crier, Reading
from tearwise.reading.small_child import cries_small_child, may_be_small_child
from tearwise.replies import guidance_texts, safety_texts
from tearwise.replies.circumstances import circumstances_of, help_for
from tearwise.replies.departed import for_departed, has_died
from tearwise.replies.embarrassed import is_embarrassed, reassurance
from tearwise.replies.frightened import may_have_frightened, safety_first
from tearwise.replies.given import bond_of, check_given, check_over, check_relationship, check_trigger
from tearwise.replies.guidance import Guidance, each_once, made_of
from tearwise.replies.likely import likely_meanings
from tearwise.replies.lines import Line, avoided_of, told_of
from tearwise.replies.long_ago import is_long_ago
from tearwise.replies.own_part import is_to_repair
from tearwise.replies.own_tears import for_own_tears
from tearwise.replies.own_violence import is_own_violence
from tearwise.replies.own_words import in_own_words, shown_by
from tearwise.replies.pressure import may_press, pressure
from tearwise.replies.reported import as_reported
from tearwise.replies.small_child import for_small_child
from tearwise.replies.together import (
    FELT_WITH_WRITER,
    GLAD,
    OWN_LOSS,
    as_told,
    general_lines,
    is_glad,
    stands_for,
    texts_for,
    told_together,
    triggers_of,
)

PAST = "past"
"""The circumstance that the tears belong to a time gone by."""
_MOVED = "art_or_nature"


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
             never guessed from the account, except that nobody who was not there can comfort in the moment. "Last
             night" in an account tells no more than which of both is shown first: ``Guidance.past``

    What the account tells in plain words, such as who ended it or that the tears were happy, counts for more than the
    likely meanings: ``data/guidance/circumstances.toml``.

    Where the account says that the one who cried has died since, it is for the reader's own loss, and nothing in it is
    for the moment: ``data/guidance/departed.toml``.
    A reading with risks gets safety and nothing else: no meaning, no confrontation, no talk for two. Where the answers
    say that whoever cried threatened something or lashed out, safety comes before the rest.
    Raises ReadingError where this is no reading, pronoun, crier, truth value, relationship or trigger.
    """
    check_given(reading, pronoun, crier)
    check_over(over)
    check_relationship(relationship)
    check_trigger(trigger)
    reading = as_reported(reading)
    relationship = bond_of(reading, relationship, crier)
    spoken: Pronoun = pronoun or pronoun_in(reading.text)
    told = circumstances_of(reading, spoken, trigger)
    if crier == "narrator":
        told = tuple("death" if one == OWN_LOSS else one for one in told if one != FELT_WITH_WRITER)
    likely = as_told(reading, likely_meanings(reading, own_tears=crier == "narrator"), told)
    triggers = triggers_of(reading, trigger, relationship, told)
    shown: tuple[Line, ...] = ()
    died = not reading.risks and crier != "narrator" and has_died(reading.text, relationship)
    if reading.risks:
        made = _for_safety(reading, relationship, crier)
        made = _for_the_young(made) if "young_writer" in told else made
    elif crier == "narrator":
        made = for_own_tears(reading.text, likely, relationship, triggers)
    elif died:
        made = for_departed(likely)
    elif is_to_repair(reading, likely, triggers):
        made = _for_repair(relationship == "child" or cries_small_child(reading.text))
    elif not likely:
        made = _for_unclear(reading, relationship, triggers)
    else:
        ids = tuple(one.id for one in likely)
        made = _for_meanings(reading, ids, relationship, triggers, asks=not likely[0].present)
        shown = () if _MOVED in triggers else shown_by(reading, likely)  # that need not be talked about
    living = not reading.risks and crier != "narrator" and not died
    if living and made.kind != "repair" and may_press(reading):
        more = pressure()
        help = made.help if relationship == "child" else (*made.help, *more.help)
        made = replace(made, always=(*more.always, *made.always), avoid=(*more.avoid, *made.avoid), help=help)
    if living and "remorse" not in made.meanings and is_embarrassed(reading):
        more_always, more_avoid = reassurance()
        made = replace(made, always=(*more_always, *made.always), avoid=(*more_avoid, *made.avoid))
    if not reading.risks and not died and not is_glad(made.meanings):
        made = replace(made, help=(*made.help, *help_for(told)))
    if living and may_have_frightened(reading):
        made = safety_first(made, reading, relationship)
    if living and relationship == "child" and cries_small_child(reading.text):
        made = for_small_child(made, weighty=not made.meanings or not GLAD.issuperset(made.meanings))
    if not may_be_small_child(reading.text):
        bond = guidance_texts.bonds()[relationship]
        made = replace(made, help=tuple(bond.help_older if one == bond.help else one for one in made.help))
    if not died:
        made = _alone(made) if relationship == "none" and crier != "narrator" else _at(made, over)
    return replace(
        made,
        relationship=relationship,
        pronoun=spoken,
        crier=crier,
        over=over,
        past=PAST in told,
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
    reading: Reading, ids: tuple[str, ...], relationship: str, triggers: Collection[str], asks: bool
) -> Guidance:
    found = texts_for(ids, relationship, triggers)
    followed, texts = tuple(found), list(found.values())
    bond, told = guidance_texts.bonds()[relationship], told_together(followed, texts, relationship)
    general, more, light = general_lines(found, bond)
    again = told.again if told.on_occasion or (light and not bond.alone) else bond.again or told.again
    likely = [one for one in reading.meanings if one.id in ids]
    return made_of(
        "meaning" if len(ids) == 1 else "mixed",
        ids,
        now=[*(one.now for one in told.scenes), *more.now, *general.now],
        later=[one.later for one in told.scenes],
        always=[*told.several, *(one for each in texts for one in each.adds), *more.always, *general.always],
        say=in_own_words(reading, likely, told.say),
        again=in_own_words(reading, likely, again),
        avoid=[*general.avoid, *more.avoid],
        when=[*more.when, *(() if bond.apart and not light else general.when)],
        help=[*general.help, *(one for each in texts for one in each.besides), *more.help],
        ask=guidance_texts.for_unclear().scenes[relationship].ask if asks and not told.on_occasion else None,
    )


def _for_unclear(reading: Reading, relationship: str, triggers: Collection[str]) -> Guidance:
    """Where no meaning is likely, what set the tears off may still be plain; then nobody is asked what they meant."""
    if plain := stands_for(relationship, triggers):
        made = _for_meanings(reading, (plain,), relationship, triggers, asks=False)
        return replace(made, kind="unclear", meanings=())
    texts = guidance_texts.for_unclear()
    scene, bond = texts.scenes[relationship], guidance_texts.bonds()[relationship]
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


def _for_safety(reading: Reading, relationship: str, crier: Crier) -> Guidance:
    """What comes first. Where the tears are the reader's own, what is said to a reader in danger stands before what is
    said to somebody who helps; nothing is left out, as both may be true. Neither is said to somebody who was
    violent, and other words to whoever is told of a childhood long past."""
    known, own_tears = safety_texts.safety(), crier == "narrator"
    texts = [known[id] for id in dict.fromkeys(risk.id for risk in reading.risks)]
    if is_own_violence(reading):
        texts = [one.author or one for one in texts]
    elif is_long_ago(reading, relationship, crier):
        texts = [one.grown or one for one in texts]
    urgent = safety_texts.urgent() if any(risk.urgency == "now" for risk in reading.risks) else ()
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


def _for_the_young(made: Guidance) -> Guidance:
    """What a writer who is not yet grown is told where there is a risk: to tell a grown-up, and nothing that is for the
    grown-ups to do."""
    texts = safety_texts.young()
    return replace(
        made,
        safety=each_once((*texts.now, *(one for one in made.safety if one.text not in texts.omit))),
        say=(*texts.say, *(one for one in made.say if one.text not in texts.omit)),
        avoid=tuple(one for one in made.avoid if one.what not in texts.omit),
    )


def _told(lines: Iterable[Line], pronoun: Pronoun) -> tuple[Line, ...]:
    return tuple(told_of(one, pronoun) for one in lines)
