"""The package's data that lies in it: TOML files that people edit, and the schemas of records."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
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


def only(entry: object, needed: Iterable[str], where: str, optional: Iterable[str] = ()) -> Mapping[str, Any]:
    """An entry of a data file: a table with what is needed, perhaps with what is optional, and with nothing else.

    where: names the entry in a DataError, raised where it is no table, has another key (a misspelt one is never passed
           over), or lacks what is needed; the message names the key
    """
    needed = tuple(needed)
    known = (*needed, *optional)
    if not isinstance(entry, Mapping):
        raise DataError(f"{where}: there must be a table of {', '.join(known)}.")
    for key in entry:
        if key not in known:
            near = get_close_matches(key, known, 1)
            instead = f"did you mean {near[0]!r}?" if near else f"there may be {', '.join(known)}."
            raise DataError(f"{where}: there is no {key!r}; {instead}")
    if missing := [key for key in needed if key not in entry]:
        raise DataError(f"{where}: {missing[0]!r} is missing.")
    return entry


def flag(entry: Mapping[str, Any], key: str, where: str) -> bool:
    """Whether an entry has a key that says true; false where it has none. Raises DataError where it is neither."""
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise DataError(f"{where}: {key!r} must be true or false.")
    return value


def rows(entry: Mapping[str, Any], key: str, where: str) -> list[Any]:
    """The tables that an entry lists under a key, as ``[[key]]`` does; none where it has no such key. Raises DataError
    where that is no list."""
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise DataError(f"{where}: {key!r} must be a list of tables, each below [[...]].")
    return value


def texts(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """The texts that an entry lists under a key; none where it has no such key. Raises DataError where that is no list
    of texts, or one of them is empty."""
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise DataError(f"{where}: {key!r} must be a list of texts.")
    return tuple(value)


def section(data: Mapping[str, Any], name: str, file: str) -> dict[str, str]:
    """The table of a file that holds a text for each of its names. Raises DataError where it is anything else."""
    found = data.get(name)
    if not isinstance(found, dict) or not all(isinstance(one, str) and one.strip() for one in found.values()):
        raise DataError(f"{file}: [{name}] must hold texts that are not empty.")
    return found


def _load(package: str, path: str, parse: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    try:
        return parse(files(package).joinpath(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # of text that is not UTF-8, TOML or JSON
        raise DataError(f"{path.rpartition('/')[2]} cannot be read: {error}") from error
