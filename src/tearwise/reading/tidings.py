"""Bad tidings in an account: "got his results back, its cancer, he cried"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.phrases import any_of, plain
from tearwise.tables import load_table, only

_FILE = "tidings.toml"


@dataclass(frozen=True, slots=True)
class Tidings:
    """What tidings.toml holds, as it is looked for in lower case."""

    bad: re.Pattern[str]
    good: re.Pattern[str]


def are_bad(text: str) -> bool:
    """Whether a text tells of bad news, and of nothing good."""
    said, tidings = plain(text), _tidings()
    return tidings.bad.search(said) is not None and tidings.good.search(said) is None


@cache
def _tidings() -> Tidings:
    """Those of tidings.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Tidings:
    """What tidings.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("bad", "good"), _FILE)
    bad, good = (re.compile(rf"\b{any_of(data[name], f'{_FILE}: {name}')}\b(?!')") for name in ("bad", "good"))
    return Tidings(bad, good)
