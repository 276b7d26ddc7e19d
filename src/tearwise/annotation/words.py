"""The words and signs by which people say yes and no in a cell, or leave it open: one table, whatever was asked."""

from __future__ import annotations

YES = frozenset({"x", "✓", "✔", "✅", "☑", "yes", "y", "true", "t", "present", "shown"})
"""``x`` is yes by the custom of spreadsheets; its lookalikes among the signs are no."""
NO = frozenset({"-", "–", "−", "✗", "✘", "✕", "✖", "❌", "☐", "no", "n", "false", "f", "absent"})
OPEN = frozenset({"?", "unknown", "unclear"})
MISSING = frozenset({"na", "n/a", "nan", "none", "null", "<na>", "#n/a"})
"""What R, pandas and spreadsheets write for an empty cell, or take for one when they read it."""
_NUMBERS = {"0": False, "1": True, "0.0": False, "1.0": True}

_LOOKS = dict.fromkeys((0xFE0E, 0xFE0F))
"""What may follow a sign, and says only whether it is drawn in colour."""


def plain(cell: object) -> str:
    """What stands in a cell, as it is looked up: without spaces around it, in small letters."""
    return str(cell).translate(_LOOKS).strip().lower()


def yes_or_no(cell: object) -> bool | None:
    """Whether a cell says yes (also 1) or no (also 0); None where it leaves it open, or a word stands for nothing.

    Raises ValueError where it says neither, or what means the one to some people and the other to others: ``☒``.
    """
    word = plain(cell)
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word in YES or word in NO:
        return word in YES
    if word in OPEN or word in MISSING:
        return None
    raise ValueError
