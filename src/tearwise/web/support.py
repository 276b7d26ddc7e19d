"""What stands beside a reading: the notice that comes first, guidance, the worries, and the check of a reply."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import get_args

from tearwise.reading import Reading
from tearwise.reading.reading import Risk, RiskId
from tearwise.rendering.marking import Mark, segments, visible
from tearwise.replies import Finding, Guidance, ReplyCheck, WorryAnswer, all_worries, guidance_for
from tearwise.safety import Notice, is_young, notice_for, reply_risks
from tearwise.web.sitting import Sitting

STAGES = {"explore": "First, to hear them", "insight": "Then, to understand", "action": "Only then, to do something"}
"""The stages of helping, as the openers are headed."""


@dataclass(frozen=True)
class Part:
    """A stretch of a reply, and the numbers of the findings that it carries."""

    text: str
    issues: tuple[int, ...]
    skills: tuple[int, ...]


@dataclass(frozen=True)
class Checked:
    """A reply that was looked over; findings are numbered from 1 on, issues first.

    unread: why it was not looked over, in words; None where it was
    curt:   what is said of it where it is so short that it can sound cold; None of any other
    """

    text: str
    parts: tuple[Part, ...]
    issues: tuple[tuple[int, Finding], ...]
    skills: tuple[tuple[int, Finding], ...]
    unread: str | None = None
    curt: str | None = None


@dataclass(frozen=True)
class Support:
    """notice: what comes before the reading, or in its place; None where there is no risk
    guidance: what to do and say; None where there is nothing to go by
    reply_notice: what comes before the check of a reply; None where it tells of no danger. Where it does, nothing in
                  the reply is praised
    turning:      where to turn, whatever the danger, in a language in which none would be noticed; else None
    """

    notice: Notice | None
    guidance: Guidance | None
    worries: tuple[WorryAnswer, ...]
    checked: Checked | None
    reply_notice: Notice | None = None
    turning: Notice | None = None


def support_of(sitting: Sitting, country: str | None) -> Support:
    """What stands beside a sitting's reading. ``country``: whose help lines; None takes TEARWISE_COUNTRY."""
    reading, person = sitting.reading, sitting.person
    reply, said = sitting.reply, () if sitting.reply is None else reply_risks(sitting.reply.text)
    young = is_young(reading.text)
    return Support(
        notice=notice_for(reading.risks, country, young),
        guidance=guidance_for(reading, **person.known, over=sitting.over) if _can_guide(reading) else None,
        worries=all_worries(reading, **person.known),
        checked=None if reply is None else checked_of(replace(reply, skills=()) if said else reply),
        reply_notice=notice_for(said, country, young),
        turning=_turning(reading, country),
    )


def _turning(reading: Reading, country: str | None) -> Notice | None:
    """The help lines for every danger, with nothing of what to do: it is not known whether there is any."""
    if reading.status != "unsupported_language" or reading.risks:
        return None
    found = notice_for([Risk(one, "soon") for one in get_args(RiskId)], country)
    return None if found is None else replace(found, do=())


def checked_of(reply: ReplyCheck) -> Checked:
    """A reply cut where its findings change."""
    issues = tuple(enumerate(reply.issues, start=1))
    skills = tuple(enumerate(reply.skills, start=1 + len(issues)))
    marks = [Mark(str(number), one.start, one.end) for number, one in (*issues, *skills)]
    of_issues = {number for number, _ in issues}
    parts = []
    for segment in segments(reply.text, marks):
        numbers = [int(number) for number in segment.meanings]
        parts.append(
            Part(
                visible(segment.text),
                tuple(number for number in numbers if number in of_issues),
                tuple(number for number in numbers if number not in of_issues),
            )
        )
    return Checked(reply.text, tuple(parts), issues, skills, reply.not_looked_over, reply.curt)


def dialled(number: str) -> str:
    """A telephone number as a link dials it; "" where it holds more than a number."""
    digits = re.sub(r"[\s().-]", "", number)
    return digits if re.fullmatch(r"\+?\d{2,15}", digits) else ""


def _can_guide(reading: Reading) -> bool:
    return reading.status in ("read", "too_little") or bool(reading.risks)
