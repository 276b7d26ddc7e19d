"""The journal: episodes kept on the person's own disk, encrypted, readable by nobody else.

    from tearwise.journal import Journal

    with Journal.create("correct horse battery staple") as journal:
        journal.add(reading, person="Tom")

Needs the extra ``journal``.
"""

from __future__ import annotations

from tearwise.errors import MissingExtra

try:
    from tearwise.journal.episode import (
        Content,
        Correction,
        Entry,
        Episode,
        KeptReading,
        Person,
        Response,
        Revision,
    )
    from tearwise.journal.journal import Journal
    from tearwise.journal.passphrase import Strength
    from tearwise.journal.patterns import Patterns
    from tearwise.journal.place import default_folder
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("tearwise"):
        raise
    raise MissingExtra.of(
        "journal", f"The journal needs parts that are not installed ({missing.name}). For these"
    ) from None

__all__ = [
    "Content",
    "Correction",
    "Entry",
    "Episode",
    "Journal",
    "KeptReading",
    "Patterns",
    "Person",
    "Response",
    "Revision",
    "Strength",
    "default_folder",
]
