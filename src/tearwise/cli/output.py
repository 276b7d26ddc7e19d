"""Standard output that never fails over a character, and JSON that is always UTF-8."""

from __future__ import annotations

import codecs
import sys
from io import TextIOWrapper

_PLAIN = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "–": "-",
    "—": "-",
    "→": "->",
    "●": "*",
    "█": "#",
    "░": ".",
}
_HANDLER = "tearwise.plain"


def write_json(line: str) -> None:
    """Writes a line of JSON to standard output, always in UTF-8, which is what JSON is written in."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(line.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(line)


def prepare() -> None:
    """Lets standard output and error take any character: what their encoding lacks is written plainly or escaped."""
    codecs.register_error(_HANDLER, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode("ascii") for c in lacking)
    return plain, error.end
