"""Codes are found in whatever people, and the program, write them in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tearwise.annotation.codings import Coding, codings
from tearwise.annotation.formats import Form
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS, all_meanings
from tests.annotation.scripted import corpus, run

NOTHING = dict.fromkeys(MEANINGS, 0)


def coding(path: Path, content: str) -> Coding:
    path.write_text(content, encoding="utf-8")
    (one,) = codings(path)
    return one


def test_a_sheet_has_numbers(tmp_path: Path) -> None:
    one = coding(
        tmp_path / "a.csv", "id,text,love,remorse,usable\n1,t,2,1,yes\n2,t,,0,\n3,t,,,no\n4,t,,,\n5,t,?,2.0,\n"
    )
    assert one.codes == {
        "1": NOTHING | {"love": 2, "remorse": 1},
        "2": NOTHING,
        "5": NOTHING | {"love": None, "remorse": 2},
    }
    assert one.usable == {"1": True, "3": False}
    assert one.graded


def test_a_sheet_may_be_as_spreadsheets_write_them(tmp_path: Path) -> None:
    names = ";".join(one.name for one in all_meanings())
    one = coding(tmp_path / "a.csv", f"\ufeffID;{names}\n1;x;;;;X;;;;\n".replace("ID", "id"))
    assert one.codes == {"1": NOTHING | {"love": 2, "remorse": 2}}
    assert not one.graded


@pytest.mark.parametrize("heading", ["Joy/Relief", "joy relief", "JOY_RELIEF", "joy_relief_present"])
def test_headings_are_recognised_as_people_write_them(tmp_path: Path, heading: str) -> None:
    assert coding(tmp_path / "a.csv", f"id,{heading}\n1,yes\n").codes["1"]["joy_relief"] == 2


def test_a_file_with_only_0_and_1_says_yes_and_no(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,love,trust\n1,1,0\n2,0,1\n")
    assert (one.codes["1"]["love"], one.codes["2"]["love"], one.graded) == (2, 0, False)


def test_several_coders_in_one_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,coder,love\n1,anna,2\n1,ben,0\n2,anna,0\n")
    found = {one.name: one.codes for one in codings(tmp_path / "a.csv")}
    assert found.keys() == {"a.csv:anna", "a.csv:ben"}
    assert found["a.csv:ben"] == {"1": NOTHING}


@pytest.mark.parametrize(
    ("form", "extension"),
    [("nested", "jsonl"), ("nested", "parquet"), ("flat", "jsonl.gz"), ("flat", "csv"), ("flat", "parquet")],
)
def test_what_annotate_wrote_is_a_coding(tmp_path: Path, form: Form, extension: str) -> None:
    target = tmp_path / f"out.{extension}"
    run(corpus(tmp_path / "in.jsonl", 4), target, form=form)
    (one,) = codings(target)
    assert one.codes.keys() == {"0", "1", "3"}
    assert one.codes["0"] == NOTHING | {"remorse": 2}
    assert one.codes["3"] == NOTHING | {"loss_fear": 2}


def test_labelled_accounts_are_a_coding(tmp_path: Path) -> None:
    rows = [{"id": "a", "meanings": NOTHING | {"love": 1, "trust": 2}}, {"id": "b", "usable": False, "meanings": {}}]
    one = coding(tmp_path / "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert one.codes == {"a": NOTHING | {"love": 1, "trust": 2}}
    assert one.usable == {"a": True, "b": False}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,love\n1,He loves me\n", "row 1 has in 'love' what is no code"),
        ("id,love\n1,3\n", "row 1 has in 'love' what is no code"),
        ("id,love\n1,2\n1,0\n", "row 2 codes the same account as row 1"),
        ("id,love\n,2\n", "row 1 has no 'id'"),
        ("post,love\n1,2\n", "no column 'id'"),
        ("id,mood\n1,2\n", "holds no codes"),
        ("id,love\n", "holds no codes"),
    ],
)
def test_what_is_no_code_is_told_by_its_row(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(FileError, match=said) as told:
        coding(tmp_path / "a.csv", content)
    assert "loves me" not in str(told.value)


def test_a_line_that_is_not_json_is_told(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="line 2 is not JSON"):
        coding(tmp_path / "a.jsonl", '{"id": 1, "love": 2}\n{\n')
