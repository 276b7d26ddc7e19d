"""Texts about the person who cried, said of him, of her or of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tearwise.accounts import PRONOUNS, Pronoun
from tearwise.errors import DataError

_FORMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "he": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
        "she": {"he": "she", "him": "her", "his": "her", "himself": "herself"},
        "they": {"he": "they", "him": "them", "his": "their", "himself": "themself"},
    }
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def spoken_of(text: str, pronoun: Pronoun) -> str:
    """The text with its placeholders filled: ``{he} {has|have} slept`` becomes "they have slept".

    ``{he}``, ``{him}``, ``{his}`` and ``{himself}``, also with a capital, stand for the person; of ``{a|b}`` the first
    goes with he and she, and the second with they. Raises DataError where there is any other placeholder.
    """
    forms = _FORMS[pronoun]

    def filled(match: re.Match[str]) -> str:
        inside = match.group(1)
        if inside.count("|") == 1:
            return inside.split("|")[pronoun == "they"]
        form = forms.get(inside.lower())
        if form is None:
            raise DataError(f"There is no placeholder {match.group()!r}; there are {', '.join(_FORMS['he'])} and a|b.")
        return form if inside.islower() else form.capitalize()

    return _PLACEHOLDER.sub(filled, text)


def check_placeholders(text: str, where: str) -> None:
    """Raises DataError, naming where the text stands, if a placeholder of it is not known, or not whole: a brace alone
    would be shown to whoever reads."""
    try:
        for pronoun in PRONOUNS:
            spoken_of(text, pronoun)
    except DataError as error:
        raise DataError(f"{where}: {error}") from None
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        raise DataError(f"{where}: a brace has no other that goes with it: {text!r}.")


def said_of(entries: Any, pronoun: Pronoun, where: str) -> list[str]:
    """Words of a data file as they are said of him or of her; of either, where the pronoun is not known. Raises
    DataError, naming where they stand, where they are no list of texts or have a placeholder that is none."""
    if not isinstance(entries, list) or not all(isinstance(one, str) for one in entries):
        raise DataError(f"{where}: 'words' must be a list of words or phrases.")
    for one in entries:
        check_placeholders(one, f"{where}: words")
    spoken = PRONOUNS if pronoun == "they" else (pronoun,)
    return list(dict.fromkeys(spoken_of(one, each) for one in entries for each in spoken))
