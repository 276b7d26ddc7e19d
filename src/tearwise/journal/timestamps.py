"""Times as the journal keeps them: text that sorts by time."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """When something was kept, in UTC: "YYYY-MM-DDTHH:MM:SSZ". moment: with a time zone; without, this computer's."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def stamp_now() -> str:
    """This moment's ``stamp``, by this computer's clock."""
    return stamp(datetime.now(UTC))


def minute(moment: datetime) -> str:
    """When something happened, where it happened, its time zone left out: "YYYY-MM-DDTHH:MM"."""
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")
