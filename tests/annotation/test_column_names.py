"""A column is found by its name, whatever the capitals and blanks in it: in accounts, in codings and in labels."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.gold import gold
from tearwise.annotation.rows import Columns, Row
from tearwise.meanings import MEANINGS

TEXT = "He cried and said he was sorry."


def in_every_format(folder: Path, **cells: object) -> list[Path]:
    """One row as CSV, TSV, JSON Lines and Parquet."""
    (folder / "a.csv").write_text(f"{','.join(cells)}\n{','.join(map(str, cells.values()))}\n", encoding="utf-8")
    tabbed = (folder / "a.csv").read_text(encoding="utf-8").replace(",", "\t")
    (folder / "b.tsv").write_text(tabbed, encoding="utf-8")
    (folder / "c.jsonl").write_text(json.dumps(cells) + "\n", encoding="utf-8")
    pq.write_table(pa.table({name: [cell] for name, cell in cells.items()}), folder / "d.parquet")
    return [folder / name for name in ("a.csv", "b.tsv", "c.jsonl", "d.parquet")]


def rows(source: Path, columns: Columns) -> list[Row]:
    return list(Corpus.of(source).rows(columns))


def test_accounts_are_found_whatever_the_capitals(tmp_path: Path) -> None:
    for file in in_every_format(tmp_path, ID="p1", Text=TEXT, WHY="breakup", note="x"):
        (row,) = rows(file, Columns(answers={"trigger": "why"}))
        assert (row.id, row.text, row.answers) == ("p1", TEXT, {"trigger": ["breakup"]}), file.name
        corpus = Corpus.of(file)
        corpus.check(Columns())
        assert corpus.nameless(Columns()) == {}
        (row,) = rows(file, Columns(text="TEXT", id="iD"))
        assert (row.id, row.text) == ("p1", TEXT), file.name


def test_a_name_that_is_there_as_it_is_asked_for_is_taken(tmp_path: Path) -> None:
    for file in in_every_format(tmp_path, ID="other", id="p1", text=TEXT, Text="x"):
        (row,) = rows(file, Columns())
        assert (row.id, row.text) == ("p1", TEXT), file.name


def test_of_two_spellings_none_is_taken_for_the_ids(tmp_path: Path) -> None:
    for file in in_every_format(tmp_path, ID="one", Id="two", text=TEXT):
        (row,) = rows(file, Columns())
        assert (row.id, row.text) == (None, TEXT), file.name


def test_the_column_of_the_accounts_never_names_the_rows(tmp_path: Path) -> None:
    for file in in_every_format(tmp_path, ID=TEXT, note="x"):
        (row,) = rows(file, Columns(text="ID"))
        assert (row.id, row.text) == (None, TEXT), file.name


def test_a_question_is_found_by_its_number(tmp_path: Path) -> None:
    names = {"Q0. Your code": "p1", "Q1. Tell us what happened.": TEXT, "Q2: Why?": "breakup"}
    for file in in_every_format(tmp_path, **names):
        (row,) = rows(file, Columns(text="Q1", id="q0", answers={"trigger": "Q2"}))
        assert (row.id, row.text, row.answers) == ("p1", TEXT, {"trigger": ["breakup"]}), file.name


def test_codings_and_labels_are_found_too(tmp_path: Path) -> None:
    for file in in_every_format(tmp_path, ID="p1", TEXT=TEXT, **dict.fromkeys(MEANINGS, 0) | {"love": 2}):
        (coding,) = codings(file)
        assert coding.codes["p1"]["love"] == 2, file.name
        (account,) = gold(file).accounts
        assert (account["id"], account["text"], account["meanings"]["love"]) == ("p1", TEXT, 2), file.name


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_question_of_several_lines_is_a_name_whose_commas_part_nothing(tmp_path: Path, delimiter: str) -> None:
    names = ["When", '"Who cried, when, and why?\nTell us, please, all"', "ID"]
    cells = ["2026-01-03", f'"{TEXT}"', "p1"]
    (tmp_path / "a.csv").write_text("\n".join(delimiter.join(line) for line in (names, cells)) + "\n")
    (row,) = rows(tmp_path / "a.csv", Columns(text="Who cried, when, and why? Tell us, please, all"))
    assert (row.id, row.text) == ("p1", TEXT)


def test_a_line_of_names_in_another_encoding_is_no_hindrance_where_the_ones_that_are_needed_are_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.csv").write_bytes(f"ID;Größe;Text\np1;180;{TEXT}\n".encode("cp1252"))
    (row,) = rows(tmp_path / "a.csv", Columns())
    assert (row.id, row.text) == ("p1", TEXT)
