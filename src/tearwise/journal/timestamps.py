"""Times as the journal keeps them: text that sorts by time."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from tearwise.errors import EpisodeError

_FIRST = "1900"


def stamp(moment: datetime) -> str:
    """When something was kept, in UTC: "YYYY-MM-DDTHH:MM:SSZ". moment: with a time zone; without, this computer's."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def stamp_now() -> str:
    """This moment's ``stamp``, by this computer's clock."""
    return stamp(datetime.now(UTC))


def minute(moment: datetime) -> str:
    """When something happened, where it happened, its time zone left out: "YYYY-MM-DDTHH:MM"."""
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def settled_time(happened: str, what: str = "When it happened", at: str = "happened") -> str:
    """A date, or a date and time, in the form that is kept: "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM".

    Takes any ISO 8601 date or date and time; a time zone in it is left out, since it is the time where the person was.
    Raises EpisodeError, which names it as ``what`` and says that it stands ``at``.
    """
    with suppress(ValueError, TypeError):
        return date.fromisoformat(happened).isoformat()
    with suppress(ValueError, TypeError):  # which quotes what was given: nothing is raised from it
        return minute(datetime.fromisoformat(happened))
    raise EpisodeError(f"{what} is a date, or a date and time: 2026-11-20 or 2026-11-20T21:30.", at)


def check_time(happened: str, now: datetime) -> None:
    """Raises EpisodeError where what is to be kept anew cannot have happened then: before 1900, or more than a day from
    now, as far as clocks elsewhere may be ahead. What is kept already is not looked at.

    happened: as ``settled_time`` gives it; now: by this computer's clock, with its time zone
    """
    if happened < _FIRST:
        raise EpisodeError("That day is before 1900. Is its year what you meant?", "happened")
    if happened[:10] > (now.astimezone() + timedelta(days=1)).date().isoformat():
        raise EpisodeError(
            "By this computer's clock that day is still to come. Is its year what you meant?", "happened"
        )
