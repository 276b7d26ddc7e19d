"""Files that were put one behind the other, as ``cat`` and ``type`` do: names and byte order marks stand in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.gold import gold
from tearwise.annotation.rows import Columns, Row
from tearwise.meanings import MEANINGS

ONE, OTHER = "He cried and said he was sorry.", "She wept for joy, and we held each other."
MARK = "\ufeff"


def rows(source: Path) -> list[Row]:
    return list(Corpus.of(source).rows(Columns()))


@pytest.mark.parametrize("mark", ["", MARK])
@pytest.mark.parametrize("quote", ["", '"'])
def test_the_line_of_names_once_more_is_no_account(tmp_path: Path, mark: str, quote: str) -> None:
    def table(id: str, text: str) -> str:
        cells = (("id", "text", "note"), (id, text, ""))
        return mark + "".join(",".join(f"{quote}{cell}{quote}" for cell in row) + "\n" for row in cells)

    one, other = ONE, OTHER.replace(",", "")
    (tmp_path / "a.csv").write_text(table("1", one) + table("2", other), encoding="utf-8")
    found = rows(tmp_path / "a.csv")
    assert [(row.id, row.text) for row in found] == [("1", one), (None, None), ("2", other)]
    assert found[1].error == "row 2 is the line of names once more, and no account"


@pytest.mark.parametrize("row", ["text,id,note", "id,text", "id,text,x", "7,text,note", f"id,{ONE},note"])
def test_a_row_that_differs_from_the_names_in_a_cell_is_one(tmp_path: Path, row: str) -> None:
    (tmp_path / "a.csv").write_text(f"id,text,note\n{row}\n")
    assert rows(tmp_path / "a.csv")[0].error == ""


def test_sheets_that_were_joined_are_taken_as_one(tmp_path: Path) -> None:
    names = ",".join(("id", "text", *MEANINGS))
    codes = ",2" + ",0" * (len(MEANINGS) - 1)
    (tmp_path / "a.csv").write_text(f"{MARK}{names}\n1,{ONE}{codes}\n{MARK}{names}\n2,She wept.{codes}\n", "utf-8")
    (coding,) = codings(tmp_path / "a.csv")
    assert [*coding.codes] == ["1", "2"]
    assert [account["id"] for account in gold(tmp_path / "a.csv").accounts] == ["1", "2"]


def test_a_mark_before_a_line_of_json_is_none_of_it(tmp_path: Path) -> None:
    lines = "".join(f'{MARK}{{"id": {n}, "text": "{text}"}}\n' for n, text in enumerate((ONE, OTHER)))
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert [(row.id, row.text) for row in rows(tmp_path / "a.jsonl")] == [(0, ONE), (1, OTHER)]
