"""Why a row could not be read, apart from the row: so that the rows of a corpus can be counted by it."""

from __future__ import annotations

import re

from tearwise.rendering.record import RowId

_PLACE = re.compile(r"(?:.*?: )?(?:row|line) \d+:? ", re.DOTALL)
"""How an error begins: with the file, where there are several, and the row."""
_WHERE = re.compile(r"\b(has|character|offset|lines?|to) \d[\d,]*\b")
"""Numbers that are another one in each row: how long it is, or where in it something stands."""


def reason_of(error: str, id: RowId) -> str:
    """What a failed row's error says, without the row's place, and with dots for numbers that are the row's alone.

    id: the row's; a text file is called by it
    """
    called = f"{id}: " if error.startswith(f"{id}: ") else f"{id} " if error.startswith(f"{id} has ") else ""
    found = _PLACE.match(error)
    reason = error[found.end() :] if found else error.removeprefix(called)
    return _WHERE.sub(r"\1 …", reason)
