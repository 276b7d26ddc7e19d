"""Characters that were spoilt on a corpus' way here: they are text, and not what somebody wrote."""

from __future__ import annotations

import re

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.files import settled_encoding
from tearwise.annotation.formats import opened
from tearwise.annotation.source import File
from tearwise.errors import FileError

_HEAD = 1 << 20
_SPOILT = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u009d\u02dc\u201c\u201d\u00a6]|\u00e2\u0080[\u0098\u0099\u009c\u009d\u0093\u0094\u00a6]|"
    r"\\u00e2\\u20ac\\u|\\u00e2\\u0080\\u00|"
    r"(?:&|\\u0026)(?:amp;)?(?:#0?39|#x27|apos|quot|#34|[lr][sd]quo|nbsp|#82(?:1[67]|2[01])|#x201[89cd]);|"
    "(?-i:[a-z]\u00d5(?:t|s|m|d|ve|re|ll)\\b)|"
    r"[\x91-\x94]|\\u009[1-4]|<U\+201[89CD]>|[a-z](?:\ufffd|\\ufffd)(?:t|s|m|d|ve|re|ll)\b|"
    r"(?:n\?t|\b(?:i\?m|(?:it|s?he|that)\?s)|\w\?(?:ve|ll))\b(?![=&])",
    re.IGNORECASE,
)
"""What curly quotes, dashes and dots become where UTF-8 is taken for cp1252 or Latin-1, as it stands or escaped in
JSON; quotes as HTML writes them; what the apostrophe of a Mac becomes in cp1252, as in "don\u00d5t"; quotes of cp1252
that were taken for Latin-1; and what is left of an apostrophe where a file was saved without it: "don?t", "don\ufffdt",
R's "don<U+2019>t"."""


def spoilt(corpus: Corpus) -> tuple[str, ...]:
    """The names of the files in whose beginning quotes or apostrophes were spoilt. Parquet is not looked into, nor is a
    file that cannot be read, which is told when it is."""
    return tuple(file.name for file in corpus.files if file.format != "parquet" and _is_spoilt(file, corpus.encoding))


def _is_spoilt(file: File, encoding: str | None) -> bool:
    try:
        with opened(file.path) as stream:
            head = stream.binary.read(_HEAD)
        settled, mark = settled_encoding(head, encoding, str(file.path))
    except FileError:
        return False
    return bool(_SPOILT.search(head[mark:].decode(settled, "ignore")))  # bytes of another encoding are told elsewhere
