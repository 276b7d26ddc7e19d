"""Sources of facts, as they are shown."""

from __future__ import annotations

import re


def source_name(source: str | None) -> str:
    """A source as it is shown: a key of docs/evidence.md, "our own inference", or the name of a site."""
    if not source:
        return ""
    if source.startswith("ours-"):
        return "our own inference"
    return re.sub(r"https?://(www\.)?([^/\s]+)\S*", r"\2", source)
