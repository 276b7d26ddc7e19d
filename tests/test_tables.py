"""Data files of the package are read in one place, and one that is damaged is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from tearwise import DataError
from tearwise.tables import flag, load_schema, load_table, only, rows, section, texts

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


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"name": "x", "cal": ["1"]}, "x.toml, line 'x': there is no 'cal'; did you mean 'call'?"),
        ({"name": "x", "colour": "red"}, "x.toml, line 'x': there is no 'colour'; there may be name, call."),
        ({"call": ["1"]}, "x.toml, line 'x': 'name' is missing."),
        ({"nam": "x"}, "x.toml, line 'x': there is no 'nam'; did you mean 'name'?"),
        ("x", "x.toml, line 'x': there must be a table of name, call."),
    ],
)
def test_a_key_that_is_not_known_or_missing_is_named(entry: object, message: str) -> None:
    with pytest.raises(DataError, match=f"^{re.escape(message)}$"):
        only(entry, ("name",), "x.toml, line 'x'", ("call",))


def test_what_is_needed_and_what_may_be_there_is_taken() -> None:
    for entry in ({"name": "x"}, {"name": "x", "call": ["1"]}):
        assert only(entry, ("name",), "here", ("call",)) is entry


@pytest.mark.parametrize("value", ["", 0, False, []])
def test_what_is_needed_may_be_of_no_worth_and_is_there(value: object) -> None:
    assert only({"a": value}, ("a",), "x.toml") == {"a": value}


def test_what_is_true_or_false_is_nothing_else() -> None:
    assert [flag(entry, "plain", "here") for entry in ({}, {"plain": False}, {"plain": True})] == [False, False, True]
    with pytest.raises(DataError, match="here: 'plain' must be true or false"):
        flag({"plain": "yes"}, "plain", "here")


def test_tables_that_are_listed_are_a_list() -> None:
    assert rows({}, "line", "here") == []
    with pytest.raises(DataError, match="here: 'line' must be a list"):
        rows({"line": {"name": "x"}}, "line", "here")


def test_texts_that_are_listed_are_a_list_of_texts() -> None:
    assert texts({}, "call", "here") == ()
    assert texts({"call": ["1", "2"]}, "call", "here") == ("1", "2")
    for wrong in ("1", 1, [1], [["1"]], ["1", " "], {"1": "2"}):
        with pytest.raises(DataError, match="here: 'call' must be a list of texts"):
            texts({"call": wrong}, "call", "here")


def test_a_section_holds_a_text_for_each_name() -> None:
    assert section({"names": {"en": "English"}}, "names", "x.toml") == {"en": "English"}
    for wrong in (None, 1, "en", ["en"], {"en": 1}, {"en": " "}):
        with pytest.raises(DataError, match=r"x\.toml: \[names\] must hold texts"):
            section({"names": wrong}, "names", "x.toml")
