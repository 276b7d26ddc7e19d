"""Every data file of the package is checked at once, and no key that nothing reads is passed over."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tearwise import DataError, MissingExtra, data
from tearwise.tables import load_table

FOLDER = Path(str(files("tearwise")))
FREE = {
    ("accounts/languages.toml", "names"),
    ("accounts/languages.toml", "variants"),
    ("replies/data/guidance/circumstances.toml",),
    ("replies/reply_check/lexicon.toml",),
    ("replies/reply_check/spelling.toml",),
    ("safety/countries.toml",),
    ("safety/notices.toml", "country"),
    ("safety/phrases.toml", "guards"),
    ("safety/phrases.toml", "urgent"),
    ("safety/words.toml", "apostrophes"),
    ("safety/words.toml", "classes"),
    ("safety/words.toml", "phrase_classes"),
    ("safety/words.toml", "spellings"),
}
"""Tables whose keys whoever edits them may choose; each of their entries is checked."""
STRANGER = "zzqq"


@cache
def held(path: str) -> dict[str, Any]:
    return load_table("tearwise", path)


def tables_in(entry: Any, way: tuple[Any, ...], seen: set[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The way to every table of a file; of those that one list or one free table holds, one of each shape."""
    if isinstance(entry, list):
        for at, one in enumerate(entry):
            yield from tables_in(one, (*way, at), seen)
    elif isinstance(entry, dict):
        if (shape := (*(one for one in way if isinstance(one, str)), *sorted(entry))) in seen:
            return
        seen.add(shape)
        if way not in FREE:
            yield way
        shapes: set[tuple[Any, ...]] = set()
        for name, one in entry.items():
            kind = tuple(sorted(one)) if isinstance(one, dict) else ()
            if way not in FREE or (isinstance(one, dict) and kind not in shapes):
                shapes.add(kind)
                yield from tables_in(one, (*way, name), seen)


TABLES = [way for path in data.FILES for way in tables_in(held(path), (path,), set())]


def parse(path: str, found: dict[str, Any]) -> None:
    for parser in data.parsers(path):
        parser(found)


def test_no_data_file_is_left_out() -> None:
    assert set(data.FILES) == {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.toml")}


def test_no_data_file_is_read_before_it_is_needed() -> None:
    # Else a fault in one would keep everything from being imported, the notices of danger among it.
    paths = [
        path.relative_to(FOLDER.parent).with_suffix("")
        for part in ("accounts", "reading", "interview", "safety", "replies")
        for path in (FOLDER / part).rglob("*.py")
        if path.stem != "__init__"
    ]
    modules = ", ".join(".".join(path.parts) for path in paths)
    code = f"import tearwise.tables\ntearwise.tables._load = None\nimport {modules}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_ships_is_without_fault() -> None:
    assert data.faults() == []
    assert data.left_out() == []
    data.check()


@pytest.mark.parametrize("way", TABLES, ids=lambda way: "-".join(map(str, way)))
def test_a_key_that_nothing_reads_is_refused_by_its_name(way: tuple[Any, ...]) -> None:
    path, *steps = way
    whole = copy.deepcopy(held(path))
    entry: Any = whole
    for step in steps:
        entry = entry[step]
    entry[STRANGER] = next(iter(entry.values()))
    with pytest.raises(DataError, match=rf"{path.rpartition('/')[2]}.*no '{STRANGER}'"):
        parse(path, whole)


def broken(path: str, change: Callable[[dict[str, Any]], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a data file is found changed."""
    usual = data.load_table

    def load(package: str, name: str) -> dict[str, Any]:
        found = usual(package, name)
        if name == path:
            change(found)
        return found

    monkeypatch.setattr(data, "load_table", load)


def test_all_files_with_a_fault_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def misspell(found: dict[str, Any]) -> None:
        line = found["country"]["US"]["line"][0]
        line["cal"] = line.pop("call")

    broken("safety/notices.toml", misspell, monkeypatch)
    broken("safety/young.toml", lambda found: found.pop("unless"), monkeypatch)
    broken("safety/phrases.toml", lambda found: found["family"][0].update(plain="yes"), monkeypatch)
    broken("replies/data/guidance/love.toml", lambda found: found.update(all=3), monkeypatch)
    notices, phrases, young = data.faults()[-3:]
    assert notices.startswith("notices.toml, US, line '988")
    assert notices.endswith(": there is no 'cal'; did you mean 'call'?")
    assert phrases.endswith("'plain' must be true or false.")
    assert young == "young.toml: 'unless' is missing."
    with pytest.raises(DataError, match=r"love\.toml, all: there must be a table of .*\nnotices\.toml"):
        data.check()


def test_a_value_of_a_kind_that_nobody_thought_of_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tearwise.safety.lines.parsed", lambda found: found["country"] + 1)
    (fault,) = data.faults()
    assert fault.startswith("safety/notices.toml has an entry of another kind")


def test_what_an_extra_reads_is_left_out_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(module: str) -> Any:
        raise MissingExtra("It is not installed.")

    monkeypatch.setattr(data, "import_module", missing)
    broken("journal/patterns.toml", lambda found: found.clear(), monkeypatch)
    assert data.faults() == []
    assert data.left_out() == list(data.FILES)


def test_one_command_checks_all() -> None:
    done = subprocess.run([sys.executable, "-m", "tearwise.data"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{len(data.FILES)} data files hold what they must.\n"
