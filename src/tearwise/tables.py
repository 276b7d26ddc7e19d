"""The package's data that lies in it: TOML files that people edit, and the schemas of records."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from tearwise.errors import DataError


def load_table(package: str, path: str) -> dict[str, Any]:
    """What a TOML file of a package holds, read anew.

    path: from the package's folder. Raises DataError where the file cannot be read, or is not TOML.
    """
    return _load(package, path, tomllib.loads)


def load_schema(package: str, path: str) -> dict[str, Any]:
    """The JSON Schema in a file of a package, read anew: whoever gets it may change it.

    path: from the package's folder. Raises DataError where the file cannot be read, or is not JSON.
    """
    return _load(package, path, json.loads)


def _load(package: str, path: str, parse: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    try:
        return parse(files(package).joinpath(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # of text that is not UTF-8, TOML or JSON
        raise DataError(f"{path.rpartition('/')[2]} cannot be read: {error}") from error
