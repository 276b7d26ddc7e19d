"""The package's own data files, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from tearwise.errors import DataError


@cache
def table(name: str) -> dict[str, Any]:
    """The tables of a TOML file beside this module. Raises DataError where it is not TOML."""
    try:
        return tomllib.loads(files("tearwise.safety").joinpath(name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{name} cannot be read: {error}") from error
