"""The journal as a text to take away: for the page and for the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tearwise.journal import Journal


def exported(opened: Journal, kind: str, person: str | None, redaction: dict[str, list[str]] | None) -> tuple[str, str]:
    """The journal's text in a format, and that format's media type.

    kind:      "markdown"; else JSON, tearwise.journal/1
    redaction: words to "hide" and to "keep", where names are replaced; None: they are not
    Raises EpisodeMissing for a name that is not there.
    """
    from tearwise.journal import exporting
    from tearwise.journal.redaction import Redaction

    episodes = list(opened.episodes(person))
    if redaction is not None:
        episodes = list(Redaction(episodes, **redaction, people=opened.people()).episodes())
    as_markdown = kind == "markdown"
    text = exporting.exported(episodes, as_markdown=as_markdown, redacted=redaction is not None)
    return text, "text/markdown; charset=utf-8" if as_markdown else "application/json"
