"""All guidance there is, meaning by meaning and bond by bond, as Markdown: ``python -m tearwise.replies.sample``.

The project keeps what it prints as docs/guidance-sample.md, so that people can read every text in one place.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from tearwise.accounts import PRONOUNS, VALUES, Account, Pronoun, pronoun_in
from tearwise.meanings import MEANINGS, meaning
from tearwise.reading import Crier, MeaningReading, Reading, Risk, RiskId
from tearwise.reading.reading import RiskPassage
from tearwise.replies.circumstances import circumstances
from tearwise.replies.composition import guidance_for
from tearwise.replies.guidance import Guidance
from tearwise.replies.guidance_texts import for_meaning
from tearwise.replies.pressure import PRESSING
from tearwise.replies.safety_texts import safety
from tearwise.replies.scenes import BONDS, MOVING, OWN_NEWS, UNKNOWN
from tearwise.replies.worries import WorryAnswer, worry
from tearwise.replies.worry_texts import WORRIES
from tearwise.replies.yours import yours

_HEAD = """\
# Guidance: every text there is

Made by `python -m tearwise.replies.sample > docs/guidance-sample.md`; a test holds it to the texts. To change a text,
edit `src/tearwise/replies/data/guidance/` or `worries.toml` beside it ([how](texts.md)). Keys in square brackets are
headings of [evidence.md](evidence.md).
"""
_TOLD: Mapping[str, str] = MappingProxyType(
    {
        PRESSING: "They cry until I give in.",
        OWN_NEWS: "I told them that I no longer believe. They cried.",
        MOVING: "They cried at the wedding.",
    }
)
_RISKS: tuple[RiskId, ...] = ("self_harm", "abuse", "child_harm")


def sample() -> str:
    """The whole sample, ending in a line feed."""
    return "\n".join(_sections()) + "\n"


def reading_of(
    *meanings: str,
    bond: str = UNKNOWN,
    risks: tuple[Risk, ...] = (),
    text: str = "Somebody cried.",
    answers: Mapping[str, object] = MappingProxyType({}),
) -> Reading:
    """A reading that commits to these meanings and no others."""
    given = dict(answers) if bond == UNKNOWN else {"relationship": bond, **answers}
    ordered = (*meanings, *(id for id in MEANINGS if id not in meanings))
    return Reading(
        account=Account.of(text, given),
        bundle="sample",
        status="read" if meanings or risks else "too_little",
        meanings=tuple(MeaningReading(id, 0.9 if id in meanings else 0.05, id in meanings) for id in ordered),
        risks=risks,
    )


def _sections() -> Iterator[str]:
    yield _HEAD
    yield from _meanings()
    yield from _occasions()
    yield from _several()
    yield from _unclear()
    yield from _small_child()
    yield from _repair()
    yield from _overheard()
    yield from _frightened()
    yield from _departed()
    yield from _own_tears()
    yield from _risks()
    yield from _worries()


def _meanings() -> Iterator[str]:
    for number, id in enumerate(MEANINGS):
        yield f"## {meaning(id).name} (`{id}`)\n"
        for step, bond in enumerate(BONDS):
            yield from _guidance(bond, guidance_for(reading_of(id, bond=bond), pronoun=_pronoun(number + step)))


def _occasions() -> Iterator[str]:
    yield "## Where it is known what set the tears off\n"
    shown = set()
    for id in MEANINGS:
        for step, occasion in enumerate(for_meaning(id).occasions):
            if occasion not in shown:  # one for several meanings stands with the first of them
                bond = next(bond for bond in BONDS if bond in occasion.bonds)
                told = _on(occasion.trigger, reading_of(id, bond=bond), _pronoun(step))
                yield from _guidance(f"{meaning(id).name}, {occasion.trigger}, {bond}", told)
            shown.add(occasion)
    for step, trigger in enumerate(("death", "goodbye", "far")):
        told = _on(trigger, reading_of(bond="friend"), _pronoun(step))
        yield from _guidance(f"nothing stands out, {trigger}, friend", told)


def _several() -> Iterator[str]:
    yield "## Several meanings\n"
    for step, bond in enumerate(BONDS):
        told = guidance_for(reading_of("joy_relief", "loss_fear", bond=bond), pronoun=_pronoun(step))
        yield from _guidance(f"{bond}: joy and loss", told)
    told = guidance_for(reading_of("remorse", "loss_fear", bond="partner"), pronoun="he")
    yield from _guidance("partner: remorse and fear of loss", told)
    told = guidance_for(reading_of("trust", "vulnerability", "loss_fear", bond="friend"), pronoun="she")
    yield from _guidance("friend: trust, dropped guard and loss", told)


def _unclear() -> Iterator[str]:
    yield "## Nothing stands out\n"
    for step, bond in enumerate(BONDS):
        yield from _guidance(bond, guidance_for(reading_of(bond=bond), pronoun=_pronoun(step)))


def _small_child() -> Iterator[str]:
    yield "## A small child\n"
    for step, each in enumerate((*MEANINGS, None)):
        small = reading_of(*([each] if each else []), bond="child", text="My child (4) cried.")
        yield from _guidance(each or "nothing stands out", guidance_for(small, pronoun=_pronoun(step)))
    small = reading_of("loss_fear", bond="child", text="My child (4) cried.")
    for step, trigger in enumerate(("death", "breakup", "goodbye")):
        yield from _guidance(f"loss_fear, {trigger}", guidance_for(small, pronoun=_pronoun(step), trigger=trigger))


def _repair() -> Iterator[str]:
    yield "## The reader hurt the one who cried\n"
    yield from _guidance("for every bond", guidance_for(reading_of("other", text="I made them cry."), pronoun="he"))
    shouted = reading_of("other", text="I shouted at them and made them cry.")
    yield from _guidance("child, shouted at", guidance_for(shouted, pronoun="she", relationship="child"))


def _overheard() -> Iterator[str]:
    yield "## The reader heard it, and did not go in\n"
    yield from _guidance("nothing stands out", guidance_for(reading_of(text="I heard her crying."), pronoun="she"))
    yield "## By the answers, whoever cried has gone\n"
    yield from _guidance("friend", guidance_for(reading_of("other", bond="friend", answers={"did": ["withdrew"]})))


def _frightened() -> Iterator[str]:
    yield "## By the answers, somebody may have been frightened\n"
    for step, bond in enumerate(("partner", "ex", "acquaintance", "stranger", "child")):
        threatened = reading_of("other", bond=bond, answers={"said": ["threat"], "did": ["lashed_out"], "pressure": 2})
        yield from _guidance(bond, guidance_for(threatened, pronoun=_pronoun(step)))
    yield from _guidance("the reader's own tears", guidance_for(threatened, crier="narrator"))


def _departed() -> Iterator[str]:
    yield "## The one who cried has died since\n"
    told = reading_of("love", bond="parent", text="My dad cried when I moved out. He died last year.")
    yield from _guidance("parent", guidance_for(told, pronoun="he"))
    yield "## It was long ago\n"
    told = reading_of("loss_fear", bond="parent", text="When I was ten my mother cried in the kitchen.")
    yield from _guidance("parent", guidance_for(told, pronoun="she"))


def _own_tears() -> Iterator[str]:
    yield "## The tears are the reader's own\n"
    for id in MEANINGS:
        cried = "I forgot their birthday and cried." if id == "remorse" else "I cried."
        yield from _guidance(id, guidance_for(reading_of(id, bond="friend", text=cried), crier="narrator"))
    yield from _guidance("nothing stands out", guidance_for(reading_of(bond="friend"), crier="narrator"))
    for id in ("other", "joy_relief"):
        told = guidance_for(reading_of(id, bond="none"), crier="narrator")
        yield from _guidance(f"{id}, nobody else was there", told)
    known_little, two = reading_of("other", bond="acquaintance"), reading_of("joy_relief", "loss_fear", bond="friend")
    for title, given in (("other, before somebody one hardly knows", known_little), ("joy and loss", two)):
        yield from _guidance(title, guidance_for(given, crier="narrator"))
    for own in yours().occasions:
        yield from _guidance(own.trigger, _on(own.trigger, reading_of("other", bond="friend"), "they", "narrator"))


def _risks() -> Iterator[str]:
    yield "## Where there is a risk\n"
    for risk in _RISKS:
        for bond in (UNKNOWN, *safety()[risk].fitting):
            given = reading_of("remorse", bond=bond, risks=(Risk(risk, "now"),))
            yield from _guidance(risk if bond == UNKNOWN else f"{risk}, {bond}", guidance_for(given))
    for risk in _RISKS:
        given = reading_of("loss_fear", risks=(Risk(risk, "soon"),))
        yield from _guidance(f"{risk}, the reader's own tears", guidance_for(given, crier="narrator"))
    own = safety()["abuse"].author
    for each in (None, *(own.fitting if own else ())):
        title = "abuse, the reader's own violence" + (f", {each}" if each else "")
        yield from _guidance(title, guidance_for(_violent(), relationship=each))
    yield from _guidance("child_harm, in a childhood long past", guidance_for(_long_past()))


def _worries() -> Iterator[str]:
    yield "## The five worries\n"
    for one in WORRIES:
        yield from _worry(f"{one}, without a reading", worry(one))
        for id in MEANINGS:
            yield from _worry(f"{one}, {id}", worry(one, reading_of(id, bond="partner"), pronoun="he"))
        yield from _worry(f"{one}, nothing stands out", worry(one, reading_of(), pronoun="she"))
        for pressure in (1, 2):
            given = reading_of("remorse", bond="partner", answers={"pressure": pressure})
            yield from _worry(f"{one}, pressure {pressure}", worry(one, given, pronoun="he"))
        for risk in _RISKS:
            risky = reading_of("remorse", risks=(Risk(risk, "soon"),))
            yield from _worry(f"{one}, {risk}", worry(one, risky, pronoun="he"))
        shouted = reading_of("other", bond="partner", text="I shouted at him and he cried.")
        yield from _worry(f"{one}, the reader hurt the one who cried", worry(one, shouted, pronoun="he"))
        loud = reading_of("other", bond="partner", answers={"did": ["lashed_out"]})
        yield from _worry(f"{one}, by the answers, somebody may have been frightened", worry(one, loud, pronoun="he"))
        for title, id, trigger in (
            ("found out or owning up", "trust", "caught_or_confessing"),
            ("guilt at a death", "remorse", "death"),
        ):
            given = reading_of(id, bond="partner")
            yield from _worry(f"{one}, {title}", worry(one, given, pronoun="he", trigger=trigger))
        yield from _worry(f"{one}, the reader's own tears", worry(one, reading_of("remorse"), crier="narrator"))
        died = reading_of("love", bond="parent", text="My dad died in March. The last time I saw him he cried.")
        yield from _worry(f"{one}, the one who cried has died since", worry(one, died, pronoun="he"))
    for risk in _RISKS:
        own = worry("real", reading_of("remorse", risks=(Risk(risk, "soon"),)), crier="narrator")
        yield from _worry(f"{risk}, the reader's own tears, for each of the five", own)
    violence = worry("real", _violent(), pronoun="she")
    yield from _worry("abuse, the reader's own violence, for each of the five", violence)
    long_past = worry("real", _long_past(), pronoun="he")
    yield from _worry("child_harm, in a childhood long past, for each of the five", long_past)


def _violent() -> Reading:
    """A reading of violence of the reader's own."""
    hit = "I punched the door"
    return reading_of("remorse", text=f"{hit}.", risks=(Risk("abuse", "soon", (RiskPassage(0, len(hit), hit),)),))


def _long_past() -> Reading:
    """A reading of somebody who was hurt as a child, long ago."""
    hurt = "his uncle hurt him when he was nine"
    return reading_of("trust", text=hurt, risks=(Risk("child_harm", "soon", (RiskPassage(0, len(hurt), hurt),)),))


def _on(trigger: str, reading: Reading, pronoun: Pronoun, crier: Crier = "unclear") -> Guidance:
    """The guidance where that set the tears off: as it is known of a reading, or told by an account."""
    if trigger in VALUES["trigger"]:
        return guidance_for(reading, pronoun=pronoun, crier=crier, trigger=trigger)
    circumstance = circumstances().get(trigger)
    text = _TOLD[trigger] if circumstance is None else circumstance.example
    of = [*circumstance.of] if circumstance is not None and circumstance.narrows else [None]
    known = "ceremony" if trigger == MOVING else of[0]
    told = replace(reading, account=Account.of(text, dict(reading.answers)))
    return guidance_for(told, pronoun=pronoun_in(text), crier=crier, trigger=known)


def _pronoun(number: int) -> Pronoun:
    """Each pronoun in its turn, so that the sample shows all of them."""
    return PRONOUNS[number % len(PRONOUNS)]


def _guidance(title: str, one: Guidance) -> Iterator[str]:
    crier: Crier = one.crier
    yield f"### {title}\n"
    parts = (
        ("First", one.safety),
        ("Now", one.now),
        ("If it is over already", one.later),
        ("Then and now", one.always),
    )
    for name, lines in parts:
        if lines:
            yield f"**{name}**\n"
            yield from (f"- {line.text}{_key(line.source)}" for line in lines)
            yield ""
    to_other = crier == "narrator" and one.kind != "safety"
    yield f"**Say**{' (to the other)' if to_other else ''}\n"
    yield from (f"- “{opener.text}”{f' ({opener.to})' if opener.to else ''}" for opener in one.say)
    if one.again:
        yield "\n**Say, if it is over already**\n"
        yield from (f"- “{opener.text}”" for opener in one.again)
    yield "\n**Avoid**\n"
    yield from (f"- {avoid.what} {avoid.why}{_key(avoid.source)}" for avoid in one.avoid)
    for name, lines in (("When to talk", one.when), ("When to seek help", one.help)):
        yield f"\n**{name}**\n"
        yield from (f"- {line.text}{_key(line.source)}" for line in lines)
    yield f"\n**Ask:** “{one.ask}”\n" if one.ask else ""


def _worry(title: str, one: WorryAnswer) -> Iterator[str]:
    yield f"### {title}\n"
    yield f"**{one.title}** " + " ".join(f"{line.text}{_key(line.source)}" for line in one.lines) + "\n"


def _key(source: str | None) -> str:
    return f" [{source}]" if source else ""


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(sample())
