"""What is shown before a reading, or in its place, where an account tells of a risk."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

from tearwise.errors import DataError, ReadingError
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety import last_resort
from tearwise.safety.about import About, in_doubt, is_no_threat
from tearwise.safety.lines import Country, HelpLine, country_of, name_of
from tearwise.safety.wording import BOTH, Advice, frame, wording
from tearwise.tables import load_schema

SCHEMA = "tearwise.notice/1"
COUNTRY_SETTING = "TEARWISE_COUNTRY"
"""The environment variable that says which country's lines to show."""
_NARROWEST = 20
"""Characters that a line of a notice has room for at least: in fewer there are but shreds of words."""
_TWO_ALARMS = frozenset({"self_harm", "abuse"})
"""Somebody may think of dying, and somebody may be hurt or threatened: perhaps by the same one."""


@dataclass(frozen=True)
class Seen:
    """What was noticed of one risk, said with care, and the passages that it was noticed in."""

    risk: RiskId
    text: str
    passages: tuple[RiskPassage, ...]


@dataclass(frozen=True)
class Notice:
    """Safety first: what a program noticed, and what can be done.

    replaces_reading: whether it stands in the reading's place (somebody may be in danger now)
    emergency:        the number to call, or how to find it; silent: how to call without speaking, "" if not known
    do:               what to do, most pressing first; later: what comes next, as soon as it is safe
    ask:              how to ask; avoid: what not to do; history: what a browser or a shell may still show afterwards
    lines:            whom to call, text or write to, for these risks and ``country`` ("" where none is known)
    exit:             how to leave the page; exit_text: a terminal; limits: what words cannot tell; reading: where it is
    unlisted:         said where a country was named whose lines are not known, or none can be loaded; "" otherwise
    doubtful:         whether all that was noticed only sounds like a risk: then where to turn is enough at first
    """

    title: str
    urgency: Urgency
    country: str
    seen: tuple[Seen, ...]
    do: tuple[Advice, ...]
    later: tuple[Advice, ...]
    emergency: str
    silent: str
    lines: tuple[HelpLine, ...]
    ask: tuple[Advice, ...]
    avoid: tuple[Advice, ...]
    exit: str
    history: Advice
    limits: str
    reading: str
    unlisted: str = ""
    exit_text: str = ""
    doubtful: bool = False

    @property
    def replaces_reading(self) -> bool:
        """Whether it stands in the place of the reading: somebody may be in danger now."""
        return self.urgency == "now"

    @property
    def asks_first(self) -> bool:
        """Whether how to ask belongs with what to do: whether somebody thinks of dying is found out by asking."""
        return any(one.risk == "self_harm" for one in self.seen)

    @property
    def how_to_ask(self) -> str:
        """The heading of how to ask: nobody is to ask the one whom they are afraid of."""
        return "How to ask, only if you are not afraid of them" if self._two_alarms else "How to ask"

    @property
    def _two_alarms(self) -> bool:
        return len(self.seen) > len({one.risk for one in self.seen})  # what the two are together is said beside them

    @property
    def of_abuse(self) -> bool:
        """Whether violence, threats or control were noticed."""
        return any(one.risk == "abuse" for one in self.seen)

    def to_record(self) -> dict[str, Any]:
        """The JSON record ``tearwise.notice/1``."""
        return {
            "schema": SCHEMA,
            "urgency": self.urgency,
            "replaces_reading": self.replaces_reading,
            "title": self.title,
            "seen": [
                {"risk": one.risk, "text": one.text, "evidence": [passage.to_record() for passage in one.passages]}
                for one in self.seen
            ],
            "do": [one.to_record() for one in self.do],
            "later": [one.to_record() for one in self.later],
            "country": self.country or None,
            "emergency": self.emergency,
            "silent": self.silent or None,
            "lines": [line.to_record() for line in self.lines],
            "unlisted": self.unlisted or None,
            "ask": [one.to_record() for one in self.ask],
            "avoid": [one.to_record() for one in self.avoid],
            "exit": self.exit,
            "history": self.history.to_record(),
            "limits": self.limits,
            "reading": self.reading,
        }

    def as_text(self, width: int = 78, *, introduced: bool = False, brief: bool = False, where: str = "") -> str:
        """The notice as plain text, its lines at most ``width`` characters where words allow (at least 20).

        introduced: what was noticed has been said already, and how to see the reading will be
        brief:      where to turn and what to do alone, and no word of a reading; how to ask too, where somebody may
                    think of dying; and where somebody may be hurt or watched, what not to do and how to leave; where
                    it is doubtful, where to turn alone
        where:      said below where to turn: how to have the numbers of one's own country
        Raises ReadingError where the width is no whole number.
        """
        if not isinstance(width, int):
            raise ReadingError(f"The width of a notice is a whole number of characters, not {type(width).__name__}.")
        width = max(width, _NARROWEST)
        parts = [] if introduced else [_block(self.title, width), *(_block(one.text, width) for one in self.seen)]
        if introduced and self._two_alarms:  # each was said by itself, and not what the two are together
            parts.append(_block(wording()[BOTH].seen.text, width))
        calls = [f"Emergency: {self.emergency}", *([self.silent] if self.silent else [])]
        if self.unlisted:
            parts.append(_block(self.unlisted, width))
        parts.append(_list("Where to turn", [*calls, *(line.in_words for line in self.lines)], width))
        if where:
            parts.append(_block(where, width))
        if not (brief and self.doubtful):
            parts += self._advised(width, brief)
        parts.append(_block(self.limits, width))
        if not (introduced or brief):
            parts.append(_block(self.reading, width))
        return "\n\n".join(parts) + "\n"

    def _advised(self, width: int, brief: bool) -> list[str]:
        """What to do and what not, how to ask, and how to leave: the paragraphs of ``as_text``."""
        parts = [_list("What to do", [one.text for one in self.do], width)]
        if not brief or self.asks_first:
            parts.append(_list(self.how_to_ask, [one.text for one in self.ask], width))
        if not brief or self.of_abuse:
            parts.append(_list("What not to do", [one.text for one in self.avoid], width))
        if self.later and not brief:
            parts.append(_list("Next, as soon as you can do it safely", [one.text for one in self.later], width))
        if not brief or self.of_abuse:
            parts += [_block(text, width) for text in (self.exit_text or self.exit, self.history.text)]
        return parts


def notice_for(risks: Sequence[Risk], country: str | None = None, young: bool = False) -> Notice | None:
    """The notice for the risks of an account; None where there are none.

    country: two letters (ISO 3166-1); None takes TEARWISE_COUNTRY. It is never guessed. Where neither is set, or no
             lines are known for it, the notice names what holds everywhere; ``unlisted`` then says which it was.
    young:   whether the writer is not yet grown, as ``is_young`` says of a text: then it is for a grown-up to act
    Where its words or the help lines cannot be loaded, it has what stands in code, and replaces the reading.
    Raises ReadingError where the risks are not those of a reading, or the country is no text.
    """
    if not _are_risks(risks):
        raise ReadingError("The risks of a reading are needed: notice_for(reading.risks).")
    if country is not None and not isinstance(country, str):
        raise ReadingError(f'A country is two letters, as in "GB", or None; not {type(country).__name__}.')
    if not risks:
        return None
    try:
        return _made(risks, country, young)
    except DataError as error:
        return _last_resort(risks, str(error))


def replaces_reading(risks: Sequence[Risk]) -> bool:
    """Whether the notice comes in the reading's place: somebody may be in danger as the account is written, or the
    notice's own words cannot be loaded."""
    found = notice_for(risks)
    return found is not None and found.replaces_reading


def _made(risks: Sequence[Risk], country: str | None, young: bool) -> Notice:
    named = (country or os.environ.get(COUNTRY_SETTING) or "").strip()
    place = country_of(named)
    urgency: Urgency = "now" if any(risk.urgency == "now" for risk in risks) else "soon"
    words, told, by_id = wording(), {risk.id for risk in risks}, {risk.id: risk for risk in risks}
    threat = told >= _TWO_ALARMS and not is_no_threat(by_id["self_harm"], by_id["abuse"])
    both = [words[BOTH]] if threat else []
    found = {risk.id: replace(About.of(risk), feared=bool(both), young=young) for risk in risks}
    of_both = [(About(found["abuse"].narrator, young=young), each) for each in both]
    about = [*of_both, *((found[id], words[id]) for id in found)]
    lacking = frozenset(one for id in found if not place.has_line_for(id) for one in words[id].all)
    soon = _fitting((one, each.soon) for one, each in about)
    at_once = _fitting((one, each.now) for one, each in about if urgency == "now" or each in both)
    do = at_once if urgency == "now" else [*at_once, *soon]
    later = [one for one in soon if one not in do] if urgency == "now" else []
    seen = [Seen(risk.id, words[risk.id].seen.text, risk.evidence) for risk in risks]
    texts, doubtful = frame(), in_doubt(risks, young)
    return Notice(
        title=texts["title_doubtful" if doubtful else f"title_{urgency}"],
        urgency=urgency,
        country=place.code,
        seen=(*seen, *(Seen("self_harm", each.seen.text, ()) for each in both)),
        do=(*([Advice(texts["young"], "")] if young else []), *(_filled(one, place, one in lacking) for one in do)),
        later=tuple(_filled(one, place, one in lacking) for one in later),
        emergency=place.emergency,
        silent=place.silent,
        lines=_lines_for(place, told, found.values()),
        ask=tuple(_fitting((one, each.ask) for one, each in about)),
        avoid=tuple(_fitting((one, each.avoid) for one, each in about)),
        exit=texts["exit"],
        exit_text=texts["exit_text"],
        history=Advice(texts["history"], texts["history_source"]),
        limits=texts["limits"],
        reading=texts[f"reading_{urgency}"],
        unlisted=_unlisted(named, texts["unlisted"]) if named and not place.code else "",
        doubtful=doubtful,
    )


def _last_resort(risks: Sequence[Risk], fault: str) -> Notice:
    """The notice where its data has a fault."""
    return Notice(
        title=last_resort.TITLE,
        urgency="now",
        country="",
        seen=tuple(Seen(risk.id, last_resort.SEEN, risk.evidence) for risk in risks),
        do=last_resort.DO,
        later=(),
        emergency=last_resort.PLACE.emergency,
        silent="",
        lines=last_resort.PLACE.lines,
        ask=last_resort.ASK,
        avoid=last_resort.AVOID,
        exit=last_resort.EXIT,
        history=last_resort.HISTORY,
        limits=last_resort.LIMITS.format(fault=fault),
        reading=last_resort.READING,
        unlisted=last_resort.UNLISTED,
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``tearwise.notice/1``."""
    return load_schema("tearwise.safety", "notice.schema.json")


def _are_risks(given: object) -> bool:
    return isinstance(given, (tuple, list)) and all(isinstance(one, Risk) for one in given)


def _unlisted(named: str, text: str) -> str:
    """Says that the lines of a country are not known; what was named is repeated only where it is a country."""
    return text.format(country=name_of(named) or "the country that was named")


def _fitting(told: Iterable[tuple[About, Sequence[Advice]]]) -> list[Advice]:
    """The advice on each risk that fits whom it is about, each piece once; what is for everybody before all."""
    found = dict.fromkeys(one for about, advice in told for one in about.in_order(advice))
    return sorted(found, key=lambda one: one.to != "everybody")


def _lines_for(place: Country, told: set[RiskId], found: Collection[About]) -> tuple[HelpLine, ...]:
    """The lines for the risks told of, and for a young writer all for the young, which come first; then those for who
    hurts (for others, they come last) or is threatened with pictures, but before none for who thinks of dying."""
    author, young, pictures = (any(getattr(one, name) for one in found) for name in ("author", "young", "pictures"))
    lines = [one for one in place.lines if told & set(one.risks) or (one.young and young)]

    def rank(line: HelpLine) -> int:
        meant = "self_harm" not in told and (line.pictures or (line.author and author))
        return 0 if line.young and young else 1 if meant else 3 if line.author and not author else 2

    return tuple(sorted((one for one in lines if pictures or not one.pictures), key=rank))


def _filled(advice: Advice, place: Country, lacking: bool) -> Advice:
    """The advice with the emergency number; where the country is lacking lines for it, without a word of them."""
    text = (lacking and advice.elsewhere) or advice.text
    text = text if place.code else text.replace("the emergency number, {emergency}", "{emergency}")
    return Advice(text.replace("{emergency}", place.emergency), advice.source, advice.to)


def _block(text: str, width: int) -> str:
    return "\n".join(wrap(text, width, break_on_hyphens=False))


def _list(heading: str, items: Sequence[str], width: int) -> str:
    wrapped = [wrap(item, width, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False) for item in items]
    return "\n".join([_block(f"{heading}:", width), *(row for rows in wrapped for row in rows)])
