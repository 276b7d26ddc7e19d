"""Files that a program keeps for itself are told with what to make of them, whichever command is given one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.gold import gold
from tearwise.errors import FileError


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("study.xlsx", "is a workbook: save its sheet as CSV (in Excel: CSV UTF-8)."),
        ("study.XLSB", "is a workbook: save its sheet as CSV (in Excel: CSV UTF-8)."),
        ("study.sav", "is a file of SPSS, Stata or SAS: save it as CSV there."),
        ("study.dta", "is a file of SPSS, Stata or SAS: save it as CSV there."),
        ("study.RData", "is a file of R: write the data frame with write.csv."),
        ("study.pkl", "is a file of pandas or Arrow: write it as Parquet or CSV."),
        ("study.sqlite", "is a database: write the table as CSV."),
        ("study.nvpx", "is a project: export the accounts as a table, and save that as CSV."),
        ("study.mx24", "is a project: export the accounts as a table, and save that as CSV."),
        ("study.qdpx", "is a project: export the accounts as a table, and save that as CSV."),
        ("study.docx", "is a document: put what it holds into a table (CSV), or each account into a text file."),
        ("study.PDF", "is a document: put what it holds into a table (CSV), or each account into a text file."),
    ],
)
def test_what_only_a_program_reads_is_told_with_what_to_make_of_it(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01")
    for reading in (Corpus.of, codings, gold):
        with pytest.raises(FileError, match=re.escape(f"{name} {said}")):
            reading(tmp_path / name)


@pytest.mark.parametrize("name", ["study.sav.csv", "docx.csv", "study.pdf.jsonl", "interview.doc.txt"])
def test_a_name_that_only_speaks_of_a_program_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"text": "He cried."}\n' if name.endswith("jsonl") else "text\nHe cried.\n")
    assert Corpus.of(tmp_path / name).files[0].name == name
