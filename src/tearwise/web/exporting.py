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
    from tearwise.journal import exchange
    from tearwise.journal.markdown import markdown
    from tearwise.journal.redaction import Redaction
    from tearwise.journal.timestamps import stamp_now
    from tearwise.rendering.record import line

    now = stamp_now()
    episodes = list(opened.episodes(person))
    if redaction is not None:
        episodes = list(Redaction(episodes, **redaction).episodes())
    if kind == "markdown":
        return markdown(episodes, now), "text/markdown; charset=utf-8"
    return line(exchange.document(episodes, now, redacted=redaction is not None)), "application/json"
