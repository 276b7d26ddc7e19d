"""The result for one account: frozen, and all that any renderer sees.

``repr`` of none of it repeats the account, so that no log of a program writes it down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tearwise.accounts import MOST, Account, Answer
from tearwise.errors import UnknownName, is_among

SCHEMA = "tearwise.reading/1"

LIKELY, MAY_WELL_BE = 0.65, 0.4
"""Probabilities from which a meaning is called likely, and "may well be"; ``rendering.words`` has the other words."""

Status = Literal["read", "too_little", "no_tears", "unsupported_language"]
RiskId = Literal["self_harm", "abuse", "child_harm"]
Urgency = Literal["now", "soon"]


@dataclass(frozen=True)
class Evidence:
    """A passage of the account: ``account.text[start:end] == quote``.

    effect: how much the meaning's probability falls when the passage is left out (-1 to 1; below 0 it rises): measured
            by reading what is left, and 0 where the reading was asked for without effects. The windows of an account
            that is too long for one are kept as they were, so that it is the effect of the passage alone.
    """

    start: int
    end: int
    quote: str = field(repr=False)
    effect: float


@dataclass(frozen=True)
class MeaningReading:
    """One meaning in a reading.

    id:          of the meaning, as in ``tearwise.meanings.MEANINGS``
    probability: calibrated, 0 to 1
    present:     whether it passes the threshold at which the program commits to it
    evidence:    the passages that bear on it; empty where it is hardly likely, and where the reading was asked for
                 ``brief``
    """

    id: str
    probability: float
    present: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class RiskPassage:
    """A passage of the account that tells of a risk: ``account.text[start:end] == quote``."""

    start: int
    end: int
    quote: str = field(repr=False)

    def to_record(self) -> dict[str, Any]:
        """The passage in every record that has it: in readings, failed rows and notices."""
        return {"start": self.start, "end": self.end, "quote": self.quote}


@dataclass(frozen=True)
class Risk:
    """A risk to somebody's safety that the account tells of.

    id:       "self_harm", "abuse" (either way round between the two) or "child_harm"
    urgency:  "now": somebody may be in danger as it is written; "soon"
    evidence: the passages that tell of it
    doubtful: whether it only sounds like it: no phrase that is known to tell of a risk, and little else does. No record
              has it, and what is read from one is not in doubt.
    """

    id: RiskId
    urgency: Urgency
    evidence: tuple[RiskPassage, ...] = ()
    doubtful: bool = field(default=False, compare=False)

    def to_record(self) -> dict[str, Any]:
        """The risk as it stands in the record of a reading, or of a row that could not be read."""
        return {
            "id": self.id,
            "urgency": self.urgency,
            "evidence": [passage.to_record() for passage in self.evidence],
        }


@dataclass(frozen=True)
class NextQuestion:
    """The question worth asking next.

    id:                   of the question, as in ``tearwise.accounts.QUESTIONS``
    expected_information: what asking it is expected to tell, in bits over the nine meanings (0 to 9)
    """

    id: str
    expected_information: float


@dataclass(frozen=True)
class Reading:
    """What the tears in one account may mean. ``to_record`` makes JSON of it; ``dataclasses.asdict`` gives its parts,
    with the account's whole text among them.

    account:   what was read, with the answers that were given
    meanings:  all nine, likeliest first, whatever the status; where it is not "read", none is present, and what they
               are is where the interview goes on from
    status:    "read"; "too_little": somebody cries, but nothing says why; "no_tears": nobody really cries here;
               "unsupported_language": the account is not in English (``language`` says which)
    risks:     decided before anything is interpreted
    question:  what to ask next; None when nothing is worth asking, when the account is not in English, and where the
               reading was asked for ``brief``
    bundle:    the id of the engine that read it
    language:  the code of the account's language (ISO 639-1): "en" in doubt, "und" where it cannot be named
    """

    account: Account
    bundle: str
    status: Status
    meanings: tuple[MeaningReading, ...]
    risks: tuple[Risk, ...] = ()
    question: NextQuestion | None = None
    language: str = "en"

    @property
    def text(self) -> str:
        """The account's text, as written."""
        return self.account.text

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Question id → the values that were answered; what is not known is not there."""
        return self.account.answers

    @property
    def present(self) -> tuple[MeaningReading, ...]:
        """The meanings that the program commits to, likeliest first."""
        return tuple(m for m in self.meanings if m.present)

    def meaning(self, id: str) -> MeaningReading:
        """The meaning with this id. Raises UnknownName."""
        for meaning in self.meanings:
            if is_among(id, (meaning.id,)):
                return meaning
        raise UnknownName.among((one.id for one in self.meanings), "meaning", id)

    def to_record(self) -> dict[str, Any]:
        """The JSON record ``tearwise.reading/1``; it does not carry the account's whole text."""
        record: dict[str, Any] = {
            "schema": SCHEMA,
            "bundle": self.bundle,
            "status": self.status,
            "meanings": [
                {
                    "id": m.id,
                    "probability": round(m.probability, 4),
                    "present": m.present,
                    "evidence": [
                        {"start": e.start, "end": e.end, "quote": e.quote, "effect": round(e.effect, 4)}
                        for e in m.evidence
                    ],
                }
                for m in self.meanings
            ],
            "risks": [risk.to_record() for risk in self.risks],
            "answers": {q: None if a is None else _plain(q, a) for q, a in self.account.given.items()},
            "question": None
            if self.question is None
            else {"id": self.question.id, "expected_information": round(self.question.expected_information, 4)},
        }
        if self.status == "unsupported_language":
            record["language"] = self.language
        return record


def _plain(question: str, answer: Answer) -> str | int | list[str]:
    """An answer as callers give it: one value, a number for ``pressure``, a list where several may be given."""
    if question == "pressure":
        return int(answer[0])
    return answer[0] if MOST[question] == 1 else list(answer)
