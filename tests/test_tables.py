"""Data files of the package are read in one place, and one that is damaged is named."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from tearwise import DataError
from tearwise.tables import load_schema, load_table

FOLDER = Path(str(files("tearwise")))
FILES = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*.toml"))
SCHEMAS = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*.schema.json"))


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_data_file_of_the_package_can_be_read(path: Path) -> None:
    assert load_table("tearwise", path.as_posix())


@pytest.mark.parametrize("path", SCHEMAS, ids=str)
def test_every_schema_of_the_package_can_be_read_and_is_its_readers_own(path: Path) -> None:
    first = load_schema("tearwise", path.as_posix())
    assert "$schema" in first
    first.clear()
    assert load_schema("tearwise", path.as_posix())


@pytest.mark.parametrize("load", [load_table, load_schema])
@pytest.mark.parametrize("held", [b"words = [", b"\xff\xfe", None])
def test_a_file_that_is_damaged_or_missing_is_named(
    load: Callable[[str, str], object], held: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"package_{'none' if held is None else len(held)}"
    folder = tmp_path / package
    folder.mkdir()
    (folder / "__init__.py").touch()
    if held is not None:
        (folder / "words.toml").write_bytes(held)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DataError, match=r"^words\.toml cannot be read"):
        load(package, "words.toml")
