"""People whom an account calls by several words that mean another than they say: "my old man", "my other half"."""

from __future__ import annotations

import re

_BYNAMES = {
    r"\b(?P<whose>my|our|me) old man\b": "dad",
    r"\b(?P<whose>my|our|me|the) (?:other|better) half\b(?! of\b)": "partner",
    r"\b(?P<whose>my|our) (?:little|wee) (?:man|fella|fellow)\b": "son",
}
_STEP = re.compile(
    r"(?<!one )(?<!a )(?<!first )(?<!next )\bstep[ -]"
    r"(?=(?:mum|mom|mam|mother|dad|father|son|daughter|brother|sister)s?\b)"
)


def in_one_word(said: str) -> str:
    """A text in lower case in which such people are called by the noun that is meant, and "step mum" is one word."""
    for pattern, noun in _BYNAMES.items():
        said = re.sub(pattern, rf"\g<whose> {noun}", said)
    return _STEP.sub("step", said)
