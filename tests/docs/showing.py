"""Whether what a document shows is what is printed."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_LEFT_OUT = re.compile(r"^[ \t]*(?:\.\.\.|…)[ \t]*\n", re.MULTILINE)


def differs(shown: str, printed: str) -> str | None:
    """The first piece of what is shown that is not printed there; None: it is as shown.

    A line of three dots stands for any lines. Space counts only as space, and figures may differ in the last place, as
    they do between processors: by 0.02, or by 2 where they are whole.
    """
    at = 0
    words = printed.split()
    for n, piece in enumerate(_LEFT_OUT.split(shown)):
        wanted = piece.split()
        places = range(at, len(words) - len(wanted) + 1) if n else [0]
        found = next((place for place in places if _same(wanted, words[place : place + len(wanted)])), None)
        if found is None:
            return piece
        at = found + len(wanted)
    ends_anywhere = bool(re.search(r"^[ \t]*(?:\.\.\.|…)[ \t]*\n?\Z", shown, re.MULTILINE))
    return None if ends_anywhere or at == len(words) else " ".join(words[at:])


def _same(wanted: list[str], words: list[str]) -> bool:
    return len(wanted) == len(words) and all(map(_alike, wanted, words))


def _alike(one: str, other: str) -> bool:
    if _FIGURE.sub("0", one) != _FIGURE.sub("0", other):
        return one.strip("█░") == other.strip("█░") == ""
    pairs = zip(_FIGURE.findall(one), _FIGURE.findall(other), strict=True)
    return all(abs(float(a) - float(b)) <= (0.02 if "." in a + b else 2) for a, b in pairs)
