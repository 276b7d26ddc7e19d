"""An id is the same in whatever layout it stands, and another one stays another."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tearwise.annotation.agreement import agreement
from tearwise.annotation.codebook import write_sheet
from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.ids import matched
from tearwise.annotation.rows import Columns


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("7", [7, 7.0, "7.0", "7.00", "7,0", "7,00", " 7 ", "\u00a07"]),
        ("-3", [-3, -3.0, "-3.0"]),
        ("0", [0, 0.0, "0.0"]),
        ("10000000000000000", [10**16, 1e16, "1e+16", "1E+16", "1,0E+16"]),
        ("0.5", [0.5, "0.5"]),
        ("Zo\u00eb", ["Zo\u00eb", "Zoe\u0308"]),
        ("t3_x", ["t3_x "]),
        ("007", ['="007"', ' ="007" ', '=" 007"']),
        ("7", ['="7"', '="7.0"']),
    ],
)
def test_one_id_has_one_form(form: str, others: list[object]) -> None:
    assert {matched(other) for other in (form, *others)} == {form}


@pytest.mark.parametrize(
    "ids",
    [
        ["7", "07", "007", "7.1", "7.01", "7,01", "7,000", "7,00,000", "7.0.0", "v7.0", "7.0a", "-7", "+7"],
        ["1e5", "100000", "12e4567", "1.5e+00", "e+16"],
        ["a", "A", "a b", "ab"],
        ["007", "=007", '"007"', '="007"&"1"', "==007"],
        ["NA", "None", "nan", "null"],
    ],
)
def test_what_only_looks_alike_stays_apart(ids: list[str]) -> None:
    assert len({matched(id) for id in ids}) == len(ids)


@pytest.mark.parametrize("gap", [None, "", "  ", '=""', float("nan"), float("inf")])
def test_a_gap_is_no_id(gap: object) -> None:
    assert matched(gap) is None


def test_accounts_find_each_other_whatever_files_they_are_coded_in(tmp_path: Path) -> None:
    """A corpus whose ids are numbers with a gap among them, as pandas holds them, coded in every layout."""
    texts = ["He cried.", "She cried.", "Dad cried.", "They cried."]
    pq.write_table(pa.table({"id": [1.0, 2.0, 3.0, float("nan")], "text": texts}), tmp_path / "in.parquet")
    rows = list(Corpus.of(tmp_path / "in.parquet").rows(Columns()))
    assert [(row.id, row.text) for row in rows] == list(zip([1, 2, 3, None], texts, strict=True))
    write_sheet(tmp_path / "sheet.csv", rows[:3])
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row["id"] for row in csv.DictReader(lines)] == ["1", "2", "3"]
    (tmp_path / "a.csv").write_text("id,love\n1.0,2\n2.0,0\n3.0,0\n")
    (tmp_path / "b.csv").write_text("id,love\n1,2\n 2,0\n3,0\n")
    for name, ids in (("c.jsonl", [1, 2, 3]), ("d.jsonl", [1.0, 2.0, 3.0]), ("e.jsonl", ["1", "2.0", "3"])):
        (tmp_path / name).write_text("".join(json.dumps({"id": id, "love": 2}) + "\n" for id in ids))
    pq.write_table(pa.table({"id": [1.0, 2.0, 3.0], "love": [2, 2, 2]}), tmp_path / "f.parquet")
    pq.write_table(pa.table({"id": ["1", "2", "3.0"], "love": [2, 2, 2]}), tmp_path / "g.parquet")
    found = agreement([one for path in sorted(tmp_path.glob("[a-g].*")) for one in codings(path)], resamples=2)
    assert (len(found.coders), found.accounts, found.alone) == (7, 3, {})
