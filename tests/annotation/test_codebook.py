"""The codebook says what the meanings say, and the sheet holds the accounts."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.annotation.codebook import SHEET, codebook_html, codebook_markdown, drawn, write_sheet
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.rows import Columns, Row
from tearwise.errors import FileError, RowError
from tearwise.meanings import all_meanings


def test_the_codebook_has_each_meaning_to_the_letter() -> None:
    text = codebook_markdown()
    for one in all_meanings():
        assert f"| `{one.id}` | {one.definition} | {one.shown_when} | {one.not_this} |" in text
    assert "{" not in text


def test_the_documentation_has_the_codebook_as_it_is_printed() -> None:
    assert (Path(__file__).parents[2] / "docs/codebook.md").read_text(encoding="utf-8") == codebook_markdown()


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
    found = drawn(corpus(tmp_path / "in.jsonl", [{"id": n, "text": text} for n, text in enumerate(texts)]), Columns())
    write_sheet(tmp_path / "sheet.csv", found.rows)
    assert (tmp_path / "sheet.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert tuple(rows[0]) == SHEET
    assert [row["text"] for row in rows] == [texts[0], *(f"'{text}" for text in texts[1:])]
    assert {row["love"] for row in rows} == {""}


def test_a_sheet_holds_every_account_whatever_its_id(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.csv", [Row("a", "He cried."), Row("\ud800", "She cried."), Row("c", "Dad cried.")])
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row["id"] for row in csv.DictReader(lines)] == ["a", r"\ud800", "c"]


def test_a_sheet_is_written_over_only_when_forced(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("hours of work")
    with pytest.raises(FileError, match=r"is there already\. Name another file, or give --force"):
        write_sheet(tmp_path / "sheet.csv", [Row("a", "He cried.")])
    assert (tmp_path / "sheet.csv").read_text() == "hours of work"
    write_sheet(tmp_path / "sheet.csv", [Row("a", "He cried.")], force=True)
    assert "a,He cried." in (tmp_path / "sheet.csv").read_text()


def test_rows_without_an_account_are_counted_and_where_there_is_no_other_it_is_told(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": 1, "text": ""}, {"id": 2, "text": "He cried."}, {"id": 3}]
    found = drawn(corpus(tmp_path / "in.jsonl", rows), Columns())
    assert ([row.id for row in found.rows], found.left_out) == ([2], 2)
    assert found.first_error.startswith("line 1: The account is empty")
    with pytest.raises(RowError, match=r"no row can be read\. The first: line 1: The account is empty"):
        drawn(corpus(tmp_path / "in.jsonl", rows[:1]), Columns())
    (tmp_path / "in.csv").write_text("id,text\n")
    with pytest.raises(RowError, match="there are no rows"):
        drawn(Corpus.of(tmp_path / "in.csv"), Columns())


@given(st.integers(1, 12), st.integers(0, 3))
def test_a_sample_is_so_many_accounts_in_order_and_the_same_again(
    tmp_path_factory: pytest.TempPathFactory, size: int, seed: int
) -> None:
    source = corpus(tmp_path_factory.mktemp("s") / "in.jsonl", [{"id": n, "text": "He cried."} for n in range(9)])
    ids = [int(str(row.id)) for row in drawn(source, Columns(), size, seed).rows]
    assert len(ids) == min(size, 9)
    assert ids == sorted(set(ids))
    assert ids == [row.id for row in drawn(source, Columns(), size, seed).rows]


def test_every_account_is_as_likely_to_be_drawn(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", [{"id": n, "text": "He cried."} for n in range(6)])
    ids = [row.id for seed in range(600) for row in drawn(source, Columns(), 2, seed).rows]
    assert all(140 < ids.count(n) < 260 for n in range(6))  # 200 each, 5 standard deviations


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ([None], "has no 'id'"),
        ([" "], "has no 'id'"),
        ([1, "1"], "rows 1 and 2 have the same"),
        ([2, "1.0", 1], "2 and 3"),
    ],
)
def test_accounts_that_could_not_be_matched_again_are_told(tmp_path: Path, ids: list[object], said: str) -> None:
    with pytest.raises(RowError, match=said):
        drawn(corpus(tmp_path / "in.jsonl", [{"id": id, "text": "He cried."} for id in ids]), Columns())


def test_accounts_with_one_id_in_two_files_are_counted_through_both(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        corpus(tmp_path / name, [{"id": "7", "text": "He cried."}])
    with pytest.raises(RowError, match=r"rows 1 and 2, counted through all files, have the same 'id'"):
        drawn(Corpus.of(tmp_path), Columns())
