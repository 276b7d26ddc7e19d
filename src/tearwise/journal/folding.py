"""What words of the person's are compared by, where two ways to write them are the same."""

from __future__ import annotations

import unicodedata


def folded(words: str) -> str:
    """What words have in common that are the same but for their capitals and for how their accents are encoded: the
    names of files on a Mac, for instance, have each accent as a character of its own.

    A letter stands before its accent, so that names with É are sorted behind those with E, and not behind Z.
    """
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", words).casefold())
