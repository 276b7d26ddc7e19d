"""A reading of a chat, as an answer to it takes it: what others write of themselves is not said by the reader."""

from __future__ import annotations

from dataclasses import replace

from tearwise.accounts import chat_of, reported
from tearwise.reading import Evidence, Reading


def as_reported(reading: Reading) -> Reading:
    """The reading with its account told by its reader, and without evidence that stands in the chat alone; any other
    reading as it is. "She left me", which a friend wrote, is no loss of the reader's."""
    chat, told = chat_of(reading.text), reported(reading.text)
    if chat is None or told == reading.text:
        return reading

    def kept(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Those that the reader says beside the chat, where they stand in what is told."""
        beside = [one for one in evidence if one.quote in chat.before or one.quote in chat.after]
        starts = [told.find(one.quote) for one in beside]  # -1: what the program is told to answer stood in it
        return tuple(
            replace(one, start=start, end=start + len(one.quote))
            for one, start in zip(beside, starts, strict=True)
            if start >= 0
        )

    return replace(
        reading,
        account=replace(reading.account, text=told),
        meanings=tuple(replace(one, evidence=kept(one.evidence)) for one in reading.meanings),
    )
