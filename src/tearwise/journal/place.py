"""Where the journal lies."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "TEARWISE_JOURNAL"
"""The environment variable that names another folder, perhaps one with a name that tells nothing."""


def default_folder() -> Path:
    """The folder that TEARWISE_JOURNAL names, else ``journal`` in the platform's data directory of this user."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tearwise", appauthor=False) / "journal"
