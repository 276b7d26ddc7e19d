"""Guidance of each kind as its texts give it: for meanings, for none, for a wrong to put right, for a risk.

Which kind it is, and what else an account calls for, is for ``composition``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tearwise.reading import Crier, Reading
from tearwise.reading.small_child import cries_small_child
from tearwise.replies import guidance_texts, safety_texts
from tearwise.replies.frightened import may_have_frightened
from tearwise.replies.general import general_lines
from tearwise.replies.guidance import Guidance, each_once, made_of
from tearwise.replies.long_ago import is_long_ago
from tearwise.replies.own_violence import is_own_violence
from tearwise.replies.own_words import in_own_words
from tearwise.replies.pressure import may_press
from tearwise.replies.small_child import openers_for_small_child
from tearwise.replies.together import stands_for, texts_for, told_together

_SEEN_BY_CRIER = {"parent": "child", "child": "parent"}
"""What the other is to a reader who cried: the question asks what the one who cried is to the other."""


def for_meanings(
    reading: Reading, ids: tuple[str, ...], relationship: str, triggers: Collection[str], asks: bool
) -> Guidance:
    """What fits one meaning or several. asks: whether to ask as well what the tears meant, where none is sure enough"""
    found = texts_for(ids, relationship, triggers)
    followed, texts = tuple(found), list(found.values())
    bond, told = guidance_texts.bonds()[relationship], told_together(followed, texts, relationship)
    general, more, light = general_lines(found, bond, triggers)
    say = told.say
    again = told.again if told.on_occasion or (light and not bond.alone) else bond.again or told.again
    if relationship == "child" and cries_small_child(reading.text):  # before a small child's own words are put to them
        say, again = openers_for_small_child(say), openers_for_small_child(again)
    likely = [one for one in reading.meanings if one.id in ids]
    # to whoever presses or frightens, their own words would be a reproach; a child is heard by them
    if relationship == "child" or not (may_press(reading) or may_have_frightened(reading)):
        say, again = (in_own_words(reading, likely, one) for one in (say, again))
    return made_of(
        "meaning" if len(ids) == 1 else "mixed",
        ids,
        now=[*(one.now for one in told.scenes), *more.now, *general.now],
        later=[one.later for one in told.scenes],
        always=[*told.several, *(one for each in texts for one in each.adds), *more.always, *general.always],
        say=say,
        again=again,
        avoid=[*general.avoid, *more.avoid],
        when=[*more.when, *(() if bond.apart and not light else general.when)],
        help=[*general.help, *(one for each in texts for one in each.besides), *more.help],
        ask=guidance_texts.for_unclear().scenes[relationship].ask if asks and not told.on_occasion else None,
    )


def for_unclear(reading: Reading, relationship: str, triggers: Collection[str]) -> Guidance:
    """Where no meaning is likely, what set the tears off may still be plain; then nobody is asked what they meant."""
    if plain := stands_for(relationship, triggers):
        made = for_meanings(reading, (plain,), relationship, triggers, asks=False)
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


def for_repair(child: bool, loud: bool) -> Guidance:
    """What puts right what the reader did. child: whether it was done to a child; loud: whether voices were raised"""
    texts = guidance_texts.repair()
    return made_of(
        "repair",
        (),
        now=(*(texts.loud if loud else ()), *texts.now, *(texts.child if child else ())),
        later=texts.later,
        always=texts.always,
        say=texts.say,
        again=texts.again,
        avoid=texts.avoid,
        when=texts.when,
        help=texts.help,
    )


def for_safety(reading: Reading, relationship: str, crier: Crier) -> Guidance:
    """What comes first. Where the tears are the reader's own, what is said to a reader in danger stands before what is
    said to somebody who helps; nothing is left out, as both may be true. Neither is said to somebody who was
    violent, and other words to whoever is told of a childhood long past. What is said of a home or a couple is another
    thing where there is none: of that the bond tells."""
    known, own_tears = safety_texts.safety(), crier == "narrator"
    texts = [known[id] for id in dict.fromkeys(risk.id for risk in reading.risks)]
    if is_own_violence(reading):
        texts = [one.author or one for one in texts]
    elif is_long_ago(reading, relationship, crier):
        texts = [one.grown or one for one in texts]
    met = _SEEN_BY_CRIER.get(relationship, relationship) if own_tears else relationship
    texts = [one.of_bond(met) for one in texts]
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


def for_the_young(made: Guidance) -> Guidance:
    """What a writer who is not yet grown is told where there is a risk: to tell a grown-up, and nothing that is for the
    grown-ups to do."""
    texts = safety_texts.young()
    return replace(
        made,
        safety=each_once((*texts.now, *(one for one in made.safety if one.text not in texts.omit))),
        say=(*texts.say, *(one for one in made.say if one.text not in texts.omit)),
        avoid=tuple(one for one in made.avoid if one.what not in texts.omit),
    )
