"""Whether what was deleted is out of the journal's file, in words."""

from __future__ import annotations

from tearwise.journal.journal import Journal
from tearwise.journal.settings import COMPACT

GONE = "Nothing of it is left in the journal."
NOT_YET = (
    "The file could not be written anew without it yet: another program reads it, or the disk is full. That is done "
    "when the journal is next opened."
)


def swept(journal: Journal) -> str:
    """What is left of what was just deleted."""
    return NOT_YET if journal.setting(COMPACT) else GONE
