"""Episodes as a text to take away: the same from the command line, the page and the API."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tearwise.journal import exchange
from tearwise.journal.episode import Episode
from tearwise.journal.markdown import markdown
from tearwise.journal.timestamps import stamp_now


def exported(episodes: Sequence[Episode], *, as_markdown: bool, redacted: bool) -> str:
    """Markdown, or ``tearwise.journal/1`` as JSON, which can be imported again. redacted: whether names were
    replaced"""
    made = stamp_now()
    if as_markdown:
        return markdown(episodes, made)
    return json.dumps(exchange.document(episodes, made, redacted=redacted), ensure_ascii=False, indent=1) + "\n"
