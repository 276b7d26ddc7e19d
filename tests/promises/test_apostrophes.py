"""What we write has one kind of apostrophe, so that no page shows two; what people write keeps theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "tearwise"
KINDS = ("*.py", "*.html", "*.js", "*.toml", "*.md")
FILES = sorted(one for kind in KINDS for one in SRC.rglob(kind))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_an_apostrophe_within_a_word_is_straight(path: Path) -> None:
    assert re.findall(r"\w+’\w+", path.read_text(encoding="utf-8")) == []


def test_there_are_files_of_every_kind() -> None:
    assert {one.suffix for one in FILES} == {kind.removeprefix("*") for kind in KINDS}
