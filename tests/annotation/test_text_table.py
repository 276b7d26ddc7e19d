"""A table that is called text is not read as one account without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.annotation.codebook import write_sheet
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.rows import Columns, Row
from tearwise.annotation.text_table import headings_in
from tearwise.errors import FileError

TABLE = 'Post ID\ttext\tWho (coded)\n7\t"He cried.\n\tAnd left."\tme\n8\tShe cried.\tme\n'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_what_excel_saves_as_unicode_text_is_told_with_how_to_read_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "posts.txt"
    path.write_bytes(TABLE.replace("\n", "\r\n").encode(encoding))
    assert headings_in(path) == ("Post ID", "text", "Who (coded)")
    with pytest.raises(FileError, match=r"posts\.txt seems to be a table.* --format tsv .* --format text"):
        Corpus.of(path)
    found = list(Corpus.of(path, "tsv").rows(Columns(id="Post ID")))
    assert [(row.id, row.text) for row in found] == [("7", "He cried.\r\n\tAnd left."), ("8", "She cried.")]
    (row,) = Corpus.of(path, "text").rows(Columns())
    assert row.id == "posts.txt"


@pytest.mark.parametrize(
    "text",
    [
        "He cried, and left.\n\tThen he came back.\n",
        "\tHe cried.\n\tShe did not.\n",
        "Anna:\tHow was it?\nBen:\tHe cried.\n",
        "Dad\tcried",
        "He cried.",
        "",
    ],
)
def test_an_account_with_tabs_is_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert headings_in(tmp_path / "a.txt") == ()


def test_tables_among_texts_are_named_and_sheets_among_them_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He cried.")
    (tmp_path / "b.txt").write_text(TABLE)
    write_sheet(tmp_path / "c.csv", [Row("7", "He cried.")])
    sheet = (tmp_path / "c.csv").read_text("utf-8-sig").replace(",", "\t")
    (tmp_path / "c.csv").unlink()
    (tmp_path / "c.txt").write_text(sheet, "utf-16")
    corpus = Corpus.of(tmp_path)
    assert [file.name for file in corpus.files] == ["a.txt", "b.txt"]
    assert (corpus.tables, corpus.sheets) == (("b.txt",), ("c.txt",))
    assert Corpus.of(tmp_path, "text").tables == Corpus.of(tmp_path, "tsv").tables == ()
    assert len(Corpus.of(tmp_path, "text").files) == 3
