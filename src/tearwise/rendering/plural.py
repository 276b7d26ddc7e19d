"""One thing, or several."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """So many of something, in words: "1 episode", "3 episodes", "0 episodes"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
