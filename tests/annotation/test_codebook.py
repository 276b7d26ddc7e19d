"""The codebook says what the meanings say, and the sheet holds the accounts."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.annotation.codebook import SHEET, codebook_html, codebook_markdown, sheet_rows, write_sheet
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.rows import Columns, Row
from tearwise.errors import FileError, RowError
from tearwise.meanings import all_meanings


def test_the_codebook_has_each_meaning_to_the_letter() -> None:
    text = codebook_markdown()
    for one in all_meanings():
        assert f"| `{one.id}` | {one.definition} | {one.shown_when} | {one.not_this} |" in text
    assert "{" not in text


def test_the_page_holds_the_same_words_and_loads_nothing() -> None:
    page = codebook_html()
    assert page.count("<tr>") == 1 + 9 + 1 + 3
    assert not re.search(r"(src|href)=|@import|url\(", page)
    for one in all_meanings():
        assert one.definition.replace("'", "'") in page.replace("&quot;", '"')


def corpus(path: Path, rows: list[dict[str, object]]) -> Corpus:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return Corpus.of(path)


def test_the_sheet_is_read_by_a_spreadsheet_and_nothing_in_it_acts(tmp_path: Path) -> None:
    texts = ["He cried, “so much”.", '=HYPERLINK("http://x","cried")', "+1 cried", "- she cried"]
    found = sheet_rows(
        corpus(tmp_path / "in.jsonl", [{"id": n, "text": text} for n, text in enumerate(texts)]), Columns()
    )
    write_sheet(tmp_path / "sheet.csv", found)
    assert (tmp_path / "sheet.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert tuple(rows[0]) == SHEET
    assert [row["text"] for row in rows] == [texts[0], *(f"'{text}" for text in texts[1:])]
    assert {row["love"] for row in rows} == {""}


def test_a_sheet_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("hours of work")
    with pytest.raises(FileError, match="cannot be written: File exists"):
        write_sheet(tmp_path / "sheet.csv", [Row("a", "He cried.")])
    assert (tmp_path / "sheet.csv").read_text() == "hours of work"


@given(st.integers(1, 12), st.integers(0, 3))
def test_a_sample_is_so_many_accounts_in_order_and_the_same_again(
    tmp_path_factory: pytest.TempPathFactory, size: int, seed: int
) -> None:
    source = corpus(tmp_path_factory.mktemp("s") / "in.jsonl", [{"id": n, "text": "He cried."} for n in range(9)])
    ids = [int(str(row.id)) for row in sheet_rows(source, Columns(), size, seed)]
    assert len(ids) == min(size, 9)
    assert ids == sorted(set(ids))
    assert ids == [row.id for row in sheet_rows(source, Columns(), size, seed)]


def test_every_account_is_as_likely_to_be_drawn(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", [{"id": n, "text": "He cried."} for n in range(6)])
    drawn = [row.id for seed in range(600) for row in sheet_rows(source, Columns(), 2, seed)]
    assert all(140 < drawn.count(n) < 260 for n in range(6))  # 200 each, 5 standard deviations


@pytest.mark.parametrize(("rows", "said"), [([{"text": "He cried."}], "has no 'id'"), ([{"id": 1, "text": "He cried."}, {"id": "1", "text": "She cried."}], "of another one")])  # fmt: skip
def test_accounts_that_could_not_be_matched_again_are_told(
    tmp_path: Path, rows: list[dict[str, object]], said: str
) -> None:
    with pytest.raises(RowError, match=said):
        sheet_rows(corpus(tmp_path / "in.jsonl", rows), Columns())
