"""Data files of the package are read in one place, and one that is damaged is named."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tearwise import DataError
from tearwise.tables import load_table

FOLDER = Path(str(files("tearwise")))
FILES = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_data_file_of_the_package_can_be_read(path: Path) -> None:
    assert load_table("tearwise", path.as_posix())


@pytest.mark.parametrize("held", [b"words = [", b"\xff\xfe", None])
def test_a_file_that_is_damaged_or_missing_is_named(
    held: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"package_{'none' if held is None else len(held)}"
    folder = tmp_path / package
    folder.mkdir()
    (folder / "__init__.py").touch()
    if held is not None:
        (folder / "words.toml").write_bytes(held)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DataError, match=r"^words\.toml cannot be read"):
        load_table(package, "words.toml")
