"""Guidance: what to do and say now that somebody has cried, or when it is over already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from tearwise.accounts import Pronoun
from tearwise.reading import Crier
from tearwise.replies.lines import Avoided, Line, Opener
from tearwise.replies.scenes import UNKNOWN

SCHEMA = "tearwise.guidance/1"
_LOW, _WORTH, _TWICE = "crying-depression", "life is not worth", 2

Kind = Literal["meaning", "mixed", "unclear", "repair", "safety"]


@dataclass(frozen=True)
class Guidance:
    """What to do and say, for one reading.

    kind:         "meaning": for one likely meaning; "mixed": for several; "unclear": for none, so it asks, unless
                  it is plain what set the tears off;
                  "repair": the account says that the reader hurt the one who cried, and shows no other reason;
                  "safety": the account tells of a risk that is not in doubt, and that alone is spoken of
    meanings:     the meanings it is written for, likeliest first; empty for the last three
    relationship: what the person who cried is to the reader; "unknown" where it is not known
    pronoun:      how the texts speak of that person
    crier:        "narrator" where the tears are the reader's own: then ``say`` holds words for the other person,
                  or for whom an opener names
    safety:       what comes before anything else: all there is to do where there is a risk; a line or two where
                  that is in doubt, or the answers tell of a threat or of lashing out; else empty
    over:         whether the crying is over: True, False, or None where that is not known
    past:         whether the account places the crying in a time gone by, as "last night" does, or says that whoever
                  cried is asleep: what fits when it is over is then shown first, and both are kept, since it may go
                  on; no part of the record
    now:          for the next minutes, while the tears flow; empty where it is over
    later:        for when it is over already, hours or days after; empty where it is not
    always:       what fits then and now
    say:          three openers, one for each stage
    again:        the same to take it up again, where it is not known whether it is over; empty otherwise, and where
                  ``say`` is for then as well
    avoid:        what is better left undone, and why
    when:         when to talk
    help:         when to seek help
    ask:          a question to put to the person who cried, the reader included, where neither the reading settles what
                  the tears mean nor the account what set them off
    """

    kind: Kind
    meanings: tuple[str, ...]
    relationship: str
    pronoun: Pronoun
    crier: Crier
    over: bool | None
    safety: tuple[Line, ...]
    now: tuple[Line, ...]
    later: tuple[Line, ...]
    always: tuple[Line, ...]
    say: tuple[Opener, ...]
    again: tuple[Opener, ...]
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]
    ask: str | None = None
    past: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the facts it states (headings of docs/evidence.md), each once, in order."""
        told: list[Line | Avoided] = [*self.safety, *self.now, *self.later, *self.always]
        told += [*self.avoid, *self.when, *self.help]
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
            "over": self.over,
            "safety": [one.to_record() for one in self.safety],
            "now": [one.to_record() for one in self.now],
            "later": [one.to_record() for one in self.later],
            "always": [one.to_record() for one in self.always],
            "say": [one.to_record() for one in self.say],
            "again": [one.to_record() for one in self.again],
            "avoid": [one.to_record() for one in self.avoid],
            "when": [one.to_record() for one in self.when],
            "help": [one.to_record() for one in self.help],
            "ask": self.ask,
            "sources": list(self.sources),
        }


def made_of(
    kind: Kind,
    meanings: tuple[str, ...],
    *,
    now: Iterable[Line],
    later: Iterable[Line],
    always: Iterable[Line],
    say: tuple[Opener, ...],
    again: tuple[Opener, ...],
    avoid: Iterable[Avoided],
    when: Iterable[Line],
    help: Iterable[Line],
    ask: str | None = None,
) -> Guidance:
    """Guidance of these parts, each line once; for whom it is, is not yet said."""
    return Guidance(
        kind=kind,
        meanings=meanings,
        relationship=UNKNOWN,
        pronoun="they",
        crier="unclear",
        over=None,
        safety=(),
        now=each_once(now),
        later=each_once(later),
        always=each_once(always),
        say=say,
        again=again,
        avoid=tuple(dict.fromkeys(avoid)),
        when=each_once(when),
        help=each_once(help),
        ask=ask,
    )


def asked_once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines without what is said of a depression where another of them says what to do if life is said not to be
    worth it: nobody is told that twice in one list."""
    told = tuple(lines)
    return tuple(one for one in told if one.source != _LOW or sum(_WORTH in each.text for each in told) < _TWICE)


def each_once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines in their order, each once."""
    return tuple(dict.fromkeys(lines))
