"""A reading of a chat, as an answer to it takes it: what others write of themselves is not said by the reader."""

from __future__ import annotations

from dataclasses import replace

from tearwise.accounts import reported
from tearwise.reading import Reading


def as_reported(reading: Reading) -> Reading:
    """The reading with its account told by its reader, and without evidence, as that stands in the chat alone; any
    other reading as it is. "She left me", which a friend wrote, is no loss of the reader's."""
    told = reported(reading.text)
    if told == reading.text:
        return reading
    return replace(
        reading,
        account=replace(reading.account, text=told),
        meanings=tuple(replace(one, evidence=()) for one in reading.meanings),
    )
