"""What to do now that somebody has cried: guidance for one reading.

It follows the stages of helping after Hill (explore, insight, action), and comfort comes before any look at the matter
in another light. Its texts are data (``data/guidance``), so that a psychologist can edit them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from tearwise.accounts import Pronoun, pronoun_in
from tearwise.reading import Crier, MeaningReading, Reading
from tearwise.replies import guidance_texts
from tearwise.replies.given import check_given
from tearwise.replies.guidance_texts import UNKNOWN, Scene
from tearwise.replies.lines import Avoided, Line, Opener, avoided_of, told_of
from tearwise.replies.own_words import passage_for, speech_for

SCHEMA = "tearwise.guidance/1"
LIKELY = 0.4
"""Where the reading commits to no meaning, guidance follows the likeliest from this probability on, and also asks."""
MOST = 3
"""Guidance follows so many likely meanings at most."""
GLAD = frozenset({"love", "connection", "joy_relief"})
HEAVY = frozenset({"remorse", "empathy", "loss_fear", "other"})
"""Glad and heavy meanings, when likely together, get words that fit both. Trust and a dropped guard go with either."""

Kind = Literal["meaning", "mixed", "unclear", "safety"]


@dataclass(frozen=True)
class Guidance:
    """What to do and say, for one reading.

    kind:         "meaning": for one likely meaning; "mixed": for several; "unclear": for none, so it asks;
                  "safety": the account tells of a risk, and that alone is spoken of
    meanings:     the meanings it is written for, likeliest first; empty for "unclear" and "safety"
    relationship: what the person who cried is to the reader; "unknown" where it is not known
    pronoun:      how the texts speak of that person
    crier:        "narrator" where the tears are the reader's own: then ``say`` holds words for the other person
    safety:       what comes before anything else; empty where there is no risk
    now:          for the next minutes
    say:          three openers, one for each stage
    avoid:        what is better left undone, and why
    when:         when to talk
    help:         when to seek help
    ask:          a question to put to the person who cried, where the reading does not settle what the tears mean
    """

    kind: Kind
    meanings: tuple[str, ...]
    relationship: str
    pronoun: Pronoun
    crier: Crier
    safety: tuple[Line, ...]
    now: tuple[Line, ...]
    say: tuple[Opener, ...]
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]
    ask: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the facts it states (headings of docs/evidence.md), each once, in order."""
        told: tuple[Line | Avoided, ...] = (*self.safety, *self.now, *self.avoid, *self.when, *self.help)
        return tuple(dict.fromkeys(one.source for one in told if one.source))

    def to_record(self) -> dict[str, Any]:
        """The JSON record ``tearwise.guidance/1``."""
        return {
            "schema": SCHEMA,
            "kind": self.kind,
            "meanings": list(self.meanings),
            "relationship": self.relationship,
            "pronoun": self.pronoun,
            "crier": self.crier,
            "safety": [one.to_record() for one in self.safety],
            "now": [one.to_record() for one in self.now],
            "say": [one.to_record() for one in self.say],
            "avoid": [one.to_record() for one in self.avoid],
            "when": [one.to_record() for one in self.when],
            "help": [one.to_record() for one in self.help],
            "ask": self.ask,
            "sources": list(self.sources),
        }


def guidance_for(reading: Reading, pronoun: Pronoun | None = None, crier: Crier = "unclear") -> Guidance:
    """Guidance that fits a reading: all its likely meanings, the bond, and where possible the account's own words.

    pronoun: how to speak of the person who cried; left out, it is taken from the account where its words make it plain
    crier:   "narrator" where the tears are the reader's own

    A reading with risks gets safety and nothing else: no meaning, no confrontation, no talk for two.
    Raises ReadingError where this is no reading, pronoun or crier.
    """
    check_given(reading, pronoun, crier)
    answer = reading.answers.get("relationship")
    relationship = answer[0] if answer else UNKNOWN
    spoken: Pronoun = pronoun or pronoun_in(reading.text)
    likely = likely_meanings(reading)
    shown: tuple[Line, ...] = ()
    if reading.risks:
        made = _for_safety(reading)
    elif crier == "narrator":
        made = _for_own_tears(likely, relationship)
    elif not likely:
        made = _for_unclear(relationship)
    else:
        made = _for_meanings(reading, likely, relationship)
        shown = _shown_by(reading, likely)
    return replace(
        made,
        relationship=relationship,
        pronoun=spoken,
        crier=crier,
        safety=_told(made.safety, spoken),
        now=(*_told(made.now, spoken), *shown),  # the account's own words are no text of ours to fill
        avoid=tuple(avoided_of(one, spoken) for one in made.avoid),
        when=_told(made.when, spoken),
        help=_told(made.help, spoken),
    )


def likely_meanings(reading: Reading) -> tuple[MeaningReading, ...]:
    """The meanings to reckon with, likeliest first: those that the reading commits to, at most three; failing those
    the likeliest, if it may well be; none where there is nothing to read."""
    if reading.status != "read":
        return ()
    return reading.present[:MOST] or tuple(one for one in reading.meanings[:1] if one.probability >= LIKELY)


def _for_meanings(reading: Reading, likely: tuple[MeaningReading, ...], relationship: str) -> Guidance:
    ids = tuple(one.id for one in likely)
    texts = [guidance_texts.for_meaning(id) for id in ids]
    scenes = [one.scenes[relationship] for one in texts]
    bond = guidance_texts.bonds()[relationship]
    say: tuple[Opener, ...]
    if len(ids) == 1:
        now, say = [scenes[0].now], scenes[0].say
        general, avoid, help = texts[0].now, texts[0].avoid, texts[0].help
    else:
        now, say = _together(ids, scenes, relationship)
        general = tuple(next(one for one in each.now if one.source) for each in texts)
        avoid = tuple(each.avoid[0] for each in texts)
        help = tuple(each.help[0] for each in texts)
    when = tuple(each.when[0] for each in texts)
    first, more = bond.now, _more(bond)
    if len(ids) == 1 and texts[0].light:
        first, more = (), _more(bond)._replace(avoid=(), help=(), when=(bond.when,) if bond.alone else ())
        when = () if bond.alone else when
    elif bond.alone:
        general, avoid, when, help = (), (), (), ()
    committed = likely[0].present
    return _made(
        "meaning" if len(ids) == 1 else "mixed",
        ids,
        now=[*now, *first, *general],
        say=_in_own_words(reading, likely, say),
        avoid=[*avoid, *more.avoid],
        when=[*more.when, *when],
        help=[*help, *more.help],
        ask=None if committed else guidance_texts.for_unclear().scenes[relationship].ask,
    )


class _More(NamedTuple):
    """What a bond adds to a meaning's own lines."""

    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]


def _more(bond: guidance_texts.Bond) -> _More:
    return _More((bond.avoid,), (bond.when,), (bond.help,))


def _together(ids: tuple[str, ...], scenes: list[Scene], relationship: str) -> tuple[list[Line], tuple[Opener, ...]]:
    """What is done first, and said, where several meanings are likely: nothing that would be wrong for one of them."""
    mixed = guidance_texts.mixed()
    if GLAD & set(ids) and HEAVY & set(ids):
        scene = mixed.scenes[relationship]
        return [mixed.several, scene.now], scene.say
    by_stage = [scenes[min(stage, len(scenes) - 1)].say[stage] for stage in range(len(scenes[0].say))]
    return [mixed.several, *(scene.now for scene in scenes)], tuple(by_stage)


def _for_unclear(relationship: str) -> Guidance:
    texts = guidance_texts.for_unclear()
    scene, bond = texts.scenes[relationship], guidance_texts.bonds()[relationship]
    return _made(
        "unclear",
        (),
        now=[scene.now, *bond.now, *texts.now],
        say=scene.say,
        avoid=[*texts.avoid, bond.avoid],
        when=[bond.when] if bond.alone else [bond.when, *texts.when],
        help=[bond.help] if bond.alone else [*texts.help, bond.help],
        ask=scene.ask,
    )


def _for_own_tears(likely: tuple[MeaningReading, ...], relationship: str) -> Guidance:
    yours = guidance_texts.yours()
    ids = tuple(one.id for one in likely)
    parts = [yours.meanings[id] for id in ids] or [yours.meanings[guidance_texts.UNCLEAR]]
    now = [one for lines, _ in parts for one in lines]
    say: tuple[Opener, ...] = tuple(parts[min(stage, len(parts) - 1)][1][stage] for stage in range(MOST))
    if relationship == "none":
        now, say = [yours.alone.now, *now], yours.alone.say
    return _made(
        "unclear" if not ids else "meaning" if len(ids) == 1 else "mixed",
        ids,
        now=now,
        say=say,
        avoid=yours.avoid,
        when=yours.when,
        help=yours.help,
        ask=None if ids else yours.ask,
    )


def _for_safety(reading: Reading) -> Guidance:
    known = guidance_texts.safety()
    texts = [known[id] for id in dict.fromkeys(risk.id for risk in reading.risks)]
    urgent = guidance_texts.urgent() if any(risk.urgency == "now" for risk in reading.risks) else ()
    return replace(
        _made(
            "safety",
            (),
            now=(),
            say=tuple(opener for one in texts for opener in one.say),
            avoid=[avoid for one in texts for avoid in one.avoid],
            when=[line for one in texts for line in one.when],
            help=[line for one in texts for line in one.help],
        ),
        safety=_each_once((*urgent, *(line for one in texts for line in one.now))),
    )


def _in_own_words(reading: Reading, likely: tuple[MeaningReading, ...], say: tuple[Opener, ...]) -> tuple[Opener, ...]:
    """The first opener takes up what the person who cried said, where the account quotes it."""
    speech = speech_for(reading, likely)
    if speech is None:
        return say
    first, *rest = say
    return replace(first, text=f"You said, “{speech}”. {first.text}"), *rest


def _shown_by(reading: Reading, likely: tuple[MeaningReading, ...]) -> tuple[Line, ...]:
    """The passage of the account that shows most, to keep to; nothing where it would not stand by itself."""
    passage = None if speech_for(reading, likely) else passage_for(reading, likely)
    if passage is None:
        return ()
    return (Line(f"You wrote: “{passage}”. Keep to what you saw and heard, rather than to what it might mean."),)


def _made(
    kind: Kind,
    meanings: tuple[str, ...],
    *,
    now: Iterable[Line],
    say: tuple[Opener, ...],
    avoid: Iterable[Avoided],
    when: Iterable[Line],
    help: Iterable[Line],
    ask: str | None = None,
) -> Guidance:
    return Guidance(
        kind=kind,
        meanings=meanings,
        relationship=UNKNOWN,
        pronoun="they",
        crier="unclear",
        safety=(),
        now=_each_once(now),
        say=say,
        avoid=tuple(dict.fromkeys(avoid)),
        when=_each_once(when),
        help=_each_once(help),
        ask=ask,
    )


def _each_once(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(lines))


def _told(lines: Iterable[Line], pronoun: Pronoun) -> tuple[Line, ...]:
    return tuple(told_of(one, pronoun) for one in lines)
