"""The forms of the verbs of crying: crying_verbs.toml, checked when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal, get_args

from tearwise.accounts.phrases import checked_entries, one_of
from tearwise.tables import load_table, only

Form = Literal["base", "third", "past", "ing", "states", "nouns"]
FORMS: tuple[Form, ...] = get_args(Form)
_FILE = "crying_verbs.toml"


@dataclass(frozen=True, slots=True)
class CryingVerbs:
    """What crying_verbs.toml holds: a form → its words, in lower case."""

    forms: Mapping[Form, tuple[str, ...]]

    def words(self, *forms: Form) -> tuple[str, ...]:
        """The words of some forms, each once; of all where none is named."""
        return tuple(dict.fromkeys(chain.from_iterable(self.forms[form] for form in forms or FORMS)))

    def pattern(self, *forms: Form) -> str:
        """A pattern of any of them, to be put between bounds of words."""
        return one_of(self.words(*forms))


@cache
def crying_verbs() -> CryingVerbs:
    """What crying_verbs.toml holds. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.accounts", _FILE))


def parsed(data: Mapping[str, Any]) -> CryingVerbs:
    """What crying_verbs.toml holds, checked. Raises DataError naming the entry."""
    only(data, FORMS, _FILE)
    return CryingVerbs(MappingProxyType({form: checked_entries(data[form], f"{_FILE}: {form}") for form in FORMS}))
