"""A file is one noun and can be read in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(one for kind in ("*.py", "*.js") for one in (ROOT / "src").rglob(kind))
LONGEST = 300
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_not_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 20


def test_every_name_says_what_is_inside() -> None:
    parts = {part.strip("_").lower(): path for path in FILES for part in (path.stem, path.parent.name)}
    assert not VAGUE & parts.keys()
