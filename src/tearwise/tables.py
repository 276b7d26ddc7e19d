"""The package's data that people edit: TOML files that lie in it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from tearwise.errors import DataError


def load_table(package: str, path: str) -> dict[str, Any]:
    """What a TOML file of a package holds, read anew.

    path: from the package's folder. Raises DataError where the file cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(files(package).joinpath(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.rpartition('/')[2]} cannot be read: {error}") from error
