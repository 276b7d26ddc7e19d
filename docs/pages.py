"""What is done to the pages of docs/ on their way into the site (hooks of MkDocs).

The pages are written so that they read well where the repository is shown too. Two things need help: a link that leads
out of docs/ has nothing to lead to in the site, and a list straight below a line of text is no list to MkDocs.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any

_FENCED = re.compile(r"(^```.*?^```[ \t]*$)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\((?!\w+:)([^)\s#]+)(?:#[^)]*)?\)")
_ITEM = re.compile(r"(?:[-*]|\d+\.) ")

LONG = ("guidance-sample.md",)
"""Pages that would fill the search with texts that are found elsewhere."""


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """The page as MkDocs should have it."""
    path = page.file.src_uri
    if path in LONG:
        page.meta["search"] = {"exclude": True}
    return prepared(markdown, posixpath.dirname(path))


def prepared(markdown: str, folder: str) -> str:
    """The text of a page in a folder of docs/, without links that leave docs/ and with its lists set apart."""
    pieces = _FENCED.split(markdown)
    pieces[::2] = [_lists_apart(_links_inside(piece, folder)) for piece in pieces[::2]]
    return "".join(pieces)


def _links_inside(text: str, folder: str) -> str:
    """Links that leave docs/ become their words, with the path in the repository where the words do not say it."""

    def replaced(found: re.Match[str]) -> str:
        words, target = found[1], posixpath.normpath(posixpath.join(folder, found[2]))
        if not target.startswith("../"):
            return found[0]
        path = target.removeprefix("../")
        return words if path in words or words.strip("`") in path else f"{words} (`{path}`)"

    return _LINK.sub(replaced, text)


def _lists_apart(text: str) -> str:
    """An empty line before a list that follows a line of text."""
    lines: list[str] = []
    for line in text.split("\n"):
        before = lines[-1] if lines else ""
        if _ITEM.match(line) and before.strip() and not _ITEM.match(before) and not before.startswith(" "):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)
