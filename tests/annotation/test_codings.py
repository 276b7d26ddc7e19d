"""Codes are found in whatever people, and the program, write them in."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tearwise.annotation.codebook import write_sheet
from tearwise.annotation.codings import Coding, codings
from tearwise.annotation.formats import Form
from tearwise.annotation.gold import gold
from tearwise.annotation.rows import Row
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS, all_meanings
from tests.annotation.scripted import corpus, run

NOTHING = dict.fromkeys(MEANINGS, 0)
NINE = ",".join(MEANINGS)


def only(**codes: int | None) -> dict[str, int | None]:
    """The codes of a file that has columns for these meanings alone."""
    return dict.fromkeys(MEANINGS) | codes


def coding(path: Path, content: str) -> Coding:
    path.write_text(content, encoding="utf-8")
    (one,) = codings(path)
    return one


def test_a_sheet_has_numbers(tmp_path: Path) -> None:
    one = coding(
        tmp_path / "a.csv", "id,text,love,remorse,usable\n1,t,2,1,yes\n2,t,,0,\n3,t,,,no\n4,t,,,\n5,t,?,2.0,\n"
    )
    assert one.codes == {
        "1": only(love=2, remorse=1),
        "2": only(love=0, remorse=0),
        "5": only(love=None, remorse=2),
    }
    assert one.usable == {"1": True, "3": False}
    assert one.graded


def test_a_sheet_may_be_as_spreadsheets_write_them(tmp_path: Path) -> None:
    names = ";".join(one.name for one in all_meanings())
    one = coding(tmp_path / "a.csv", f"\ufeffID;{names}\n1;x;;;;X;;;;\n".replace("ID", "id"))
    assert one.codes == {"1": NOTHING | {"love": 2, "remorse": 2}}
    assert not one.graded


def test_numbers_may_have_the_words_of_the_codebook_beside_them(tmp_path: Path) -> None:
    rows = "1,2 – shown,1 (plausible),0 – no reason to think so\n2,1 (plausible),,0\n"
    one = coding(tmp_path / "a.csv", f"id,love,trust,remorse\n{rows}")
    assert one.codes == {"1": only(love=2, trust=1, remorse=0), "2": only(love=1, trust=0, remorse=0)}
    assert one.graded
    with pytest.raises(RowError, match="has in 'love' what is no code"):
        coding(tmp_path / "a.csv", "id,love\n1,1 = yes\n2,2 = no\n")


def test_numbers_may_show_decimals_and_have_a_comma_before_them(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id;usable;love;trust;remorse\n1,0;WAHR;2,00;0,00;1,00\n2,0;FALSCH;;;\n")
    assert one.codes == {"1": only(love=2, trust=0, remorse=1)}
    assert one.usable == {"1": True, "2": False}
    with pytest.raises(RowError, match=r"what is no code"):
        coding(tmp_path / "b.csv", "id;love\n1;1,5\n")


@pytest.mark.parametrize(("yes", "no"), [("✓", "✗"), ("✔", "✘"), ("✅", "❌"), ("☑", "☐"), ("X", "–")])
def test_a_sheet_of_ticks_and_crosses_says_yes_and_no(tmp_path: Path, yes: str, no: str) -> None:
    one = coding(tmp_path / "a.csv", f"id,love,trust\n1,{yes},{no}\n2,{no},{yes}\n")
    assert one.codes == {"1": only(love=2, trust=0), "2": only(love=0, trust=2)}


def test_a_crossed_box_is_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="row 1 has in 'love' what is no code"):
        coding(tmp_path / "a.csv", "id,love\n1,☒\n2,☐\n")


@pytest.mark.parametrize("heading", ["Joy/Relief", "joy relief", "JOY_RELIEF", "joy_relief_present"])
def test_headings_are_recognised_as_people_write_them(tmp_path: Path, heading: str) -> None:
    assert coding(tmp_path / "a.csv", f"id,{heading}\n1,yes\n").codes["1"]["joy_relief"] == 2


def test_a_file_with_only_0_and_1_says_yes_and_no(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,love,trust\n1,1,0\n2,0,1\n")
    assert (one.codes["1"]["love"], one.codes["2"]["love"], one.graded, one.ones) == (2, 0, False, True)
    assert not coding(tmp_path / "b.csv", "id,love,trust\n1,1,0\n2,2,1\n").ones
    assert not coding(tmp_path / "c.csv", "id,love,trust\n1,x,no\n").ones


CODERS: dict[str, list[str]] = {
    "anna": ["2", "1"], "ben": ["1", "0"], "cleo": ["x", "no"], "dora": ["0", "0"], "eve": ["0", "no"], "finn": ["x", "0"],
}  # fmt: skip
"""Coder → codes of love in the accounts 1 and 2."""


def laid_out(folder: Path, layout: str) -> list[Coding]:
    """The same codes in a file for each coder, in one with a column ``coder``, as CSV, JSON Lines or Parquet."""
    rows = [{"id": str(n), "coder": one, "love": c} for one, codes in CODERS.items() for n, c in enumerate(codes, 1)]
    if layout == "files":
        for one, codes in CODERS.items():
            (folder / f"{one}.csv").write_text("id,love\n" + "".join(f"{n},{c}\n" for n, c in enumerate(codes, 1)))
        return [coding for one in CODERS for coding in codings(folder / f"{one}.csv")]
    path = folder / f"all.{layout}"
    if layout == "csv":
        path.write_text("id,coder,love\n" + "".join(f"{r['id']},{r['coder']},{r['love']}\n" for r in rows))
    elif layout == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        pq.write_table(pa.Table.from_pylist(rows), path)
    return codings(path)


@pytest.mark.parametrize("layout", ["files", "csv", "jsonl", "parquet"])
def test_each_coder_is_judged_alone_however_the_codes_are_laid_out(tmp_path: Path, layout: str) -> None:
    anna, ben, cleo, dora, eve, finn = every = laid_out(tmp_path, layout)
    assert [one.graded for one in every] == [True, False, False, True, True, False]
    assert [one.ones for one in every] == [False, True, False, False, False, False]
    assert [one.zeros for one in every] == [False, False, False, True, True, False]
    assert anna.codes == {"1": only(love=2), "2": only(love=1)}
    assert ben.codes == cleo.codes == finn.codes == {"1": only(love=2), "2": only(love=0)}
    assert dora.codes == eve.codes == {"1": only(love=0), "2": only(love=0)}


def test_a_coder_who_never_writes_2_may_be_said_to_tell_1_from_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,coder,love\n1,ben,1\n2,ben,0\n1,cleo,x\n2,cleo,no\n")
    ben, cleo = codings(tmp_path / "a.csv", graded=True)
    assert (ben.graded, ben.ones, ben.codes) == (True, False, {"1": only(love=1), "2": only(love=0)})
    assert (cleo.graded, cleo.codes) == (False, {"1": only(love=2), "2": only(love=0)})


def test_a_2_in_an_account_that_does_not_count_tells_how_a_coder_codes_all_the_same(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,usable,love\n1,yes,1\n2,no,2\n")
    assert (one.graded, one.codes, one.unused) == (True, {"1": only(love=1)}, 1)
    one = coding(tmp_path / "b.csv", "id,love\n1,1\n1,2\n")
    assert (one.graded, one.codes) == (True, {"1": only(love=1)})


NOTHINGS = ["", " ", "NA", "n/a", "NaN", "None", "null", "<NA>", "#N/A", ".", "#NULL!"]


@pytest.mark.parametrize("cell", NOTHINGS)
def test_what_programs_write_for_an_empty_cell_is_one(tmp_path: Path, cell: str) -> None:
    one = coding(tmp_path / "a.csv", f"id,love,trust\n1,2,{cell}\n2,{cell},{cell}\n")
    assert one.codes == {"1": only(love=2, trust=0)}
    assert (one.left, one.blank) == (0, 1 if cell.strip() else 0)


def test_a_gap_among_numbers_is_0_in_parquet_as_in_csv(tmp_path: Path) -> None:
    gap = float("nan")
    for love, trust in (([2.0, gap, gap], [gap, gap, 1.0]), ([2, None, None], [None, None, 1])):
        pq.write_table(pa.table({"id": [1, 2, 3], "love": love, "trust": trust}), tmp_path / "a.parquet")
        (one,) = codings(tmp_path / "a.parquet")
        again = coding(tmp_path / "a.csv", "id,love,trust\n1,2.0,\n2,,\n3,,1.0\n")
        assert one.codes == again.codes == {"1": only(love=2, trust=0), "3": only(love=0, trust=1)}


@pytest.mark.parametrize("cell", ["?", "unknown", "Unclear"])
def test_what_is_left_open_is_counted_and_an_account_all_of_whose_codes_are_is_not_coded(
    tmp_path: Path, cell: str
) -> None:
    one = coding(tmp_path / "a.csv", f"id,love,trust\n1,2,{cell}\n2,{cell},{cell}\n3,{cell},\n")
    assert one.codes == {"1": only(love=2, trust=None), "3": only(love=None, trust=0)}
    assert one.left == 4
    with pytest.raises(FileError, match="holds no codes"):
        coding(tmp_path / "b.csv", f"id,love\n1,{cell}\n")


def test_empty_cells_are_counted_where_the_coder_writes_0_elsewhere(tmp_path: Path) -> None:
    assert coding(tmp_path / "a.csv", "id,love,trust\n1,2,\n2,,1\n3,,\n").blank == 0
    assert coding(tmp_path / "b.csv", "id,love,trust\n1,2,0\n2,,1\n3,,\n").blank == 1
    assert coding(tmp_path / "c.csv", "id,love,trust\n1,x,no\n2,,x\n").blank == 1


def test_codes_of_an_account_that_was_turned_down_are_counted(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,usable,love,trust\n1,no,2,\n2,no,0,0\n3,no,,\n4,yes,2,0\n")
    assert (one.unused, one.codes.keys()) == (1, {"4"})


def test_initials_of_a_coder_are_no_empty_cell(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,coder,love\n1,NA,2\n1,BK,0\n")
    assert [one.name for one in codings(tmp_path / "a.csv")] == ["a.csv:NA", "a.csv:BK"]
    numbers = {"id": [1, 1], "coder": [1.0, 2.0], "love": [2, 0]}
    pq.write_table(pa.table(numbers), tmp_path / "a.parquet")
    assert [one.name for one in codings(tmp_path / "a.parquet")] == ["a.parquet:1", "a.parquet:2"]
    gap = float("nan")
    pq.write_table(pa.table(numbers | {"coder": [1.0, gap]}), tmp_path / "a.parquet")
    with pytest.raises(RowError, match="row 2 has nothing in 'coder'"):
        codings(tmp_path / "a.parquet")


@pytest.mark.parametrize("form", ["nested", "flat"])
def test_a_row_that_failed_does_not_say_that_its_account_is_unusable(tmp_path: Path, form: Form) -> None:
    run(corpus(tmp_path / "in.jsonl", 4), tmp_path / "out.jsonl", form=form)
    (one,) = codings(tmp_path / "out.jsonl")
    assert one.usable == {"0": True, "1": True, "3": True}


def test_a_filled_in_sheet_has_the_ids_of_the_corpus(tmp_path: Path) -> None:
    ids = ["-1", "+2", "=3", "'4", "'-5"]
    write_sheet(tmp_path / "a.csv", [Row(id, "He cried.") for id in ids])
    sheet = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").replace("He cried.,,", "He cried.,yes,2")
    assert list(coding(tmp_path / "a.csv", sheet).codes) == ids


def test_several_coders_in_one_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,coder,love\n1,anna,2\n1,ben,0\n2,anna,0\n")
    found = {one.name: one.codes for one in codings(tmp_path / "a.csv")}
    assert found.keys() == {"a.csv:anna", "a.csv:ben"}
    assert found["a.csv:ben"] == {"1": only(love=0)}


def test_a_coder_is_one_however_their_name_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,coder,love\n1,Anna B,2\n1,ben,0\n2, anna  b,0\n3,ANNA B,2\n")
    found = {one.name: one.codes for one in codings(tmp_path / "a.csv")}
    assert found.keys() == {"a.csv:Anna B", "a.csv:ben"}
    assert found["a.csv:Anna B"] == {"1": only(love=2), "2": only(love=0), "3": only(love=2)}


def test_a_coder_may_be_called_0(tmp_path: Path) -> None:
    rows = [{"id": 1, "coder": coder, "love": 2 - coder} for coder in (0, 1, 2)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [one.name for one in codings(tmp_path / "a.jsonl")] == ["a.jsonl:0", "a.jsonl:1", "a.jsonl:2"]


def test_a_row_that_names_no_coder_is_told_where_others_do(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,Coder,love\n1,anna,2\n1,ben,0\n2,,0\n")
    with pytest.raises(RowError, match="row 3 has nothing in 'coder'"):
        codings(tmp_path / "a.csv")
    (tmp_path / "a.csv").write_text("id,coder,love\n1,,2\n2,,0\n")
    assert [one.name for one in codings(tmp_path / "a.csv")] == ["a.csv"]


def test_a_meaning_without_a_column_is_not_coded_instead_of_0(tmp_path: Path) -> None:
    columns = NINE.replace(",other", "")
    one = coding(tmp_path / "a.csv", f"id,{columns}\n1,2{',0' * 7}\n2{',0' * 8}\n")
    assert one.lacking == ("other",)
    assert one.codes == {"1": NOTHING | {"love": 2, "other": None}, "2": NOTHING | {"other": None}}
    assert coding(tmp_path / "a.jsonl", '{"id": 1, "love": 2}\n{"id": 2, "trust": 1}\n').codes["2"]["love"] == 0


@pytest.mark.parametrize(
    ("heading", "meant"), [("remorce", "remorse"), ("Others", "other"), ("joyrelif", "joy_relief")]
)
def test_a_misspelt_meaning_is_refused_with_the_one_that_is_meant(tmp_path: Path, heading: str, meant: str) -> None:
    columns = NINE.replace(meant, heading)
    with pytest.raises(
        FileError, match=f"a.csv has no column for '{meant}', and one that is nearly called so: '{heading}'"
    ):
        coding(tmp_path / "a.csv", f"id,{columns}\n1{',0' * 9}\n")
    assert coding(tmp_path / "b.csv", f"id,{NINE},{heading}\n1{',0' * 9},x\n").lacking == ()


@pytest.mark.parametrize(
    ("cell", "usable"), [("yes", True), ("1", True), ("No", False), ("0", False), ("", None), ("?", None)]
)
def test_usable_is_yes_or_no_or_left_open(tmp_path: Path, cell: str, usable: bool | None) -> None:
    one = coding(tmp_path / "a.csv", f"id,usable,love\n1,{cell},2\n2,,2\n")
    assert one.usable.get("1") is usable


@pytest.mark.parametrize("cell", ["maybe", "2", "he cried"])
def test_what_is_neither_yes_nor_no_in_usable_is_told_by_its_row(tmp_path: Path, cell: str) -> None:
    with pytest.raises(RowError, match="row 2 has in 'usable' what is neither yes nor no") as told:
        coding(tmp_path / "a.csv", f"id,usable,love\n1,yes,2\n2,{cell},2\n")
    assert "cried" not in str(told.value)
    with pytest.raises(RowError, match="line 1 has in 'usable'"):
        coding(tmp_path / "a.jsonl", json.dumps({"id": 1, "meanings": NOTHING | {"love": 2}, "usable": cell}) + "\n")


def test_a_coding_may_be_in_an_encoding_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id;text;love\nZoë;désolé;2\n".encode("cp1252"))
    (one,) = codings(tmp_path / "a.csv", encoding="windows-1252")
    assert one.codes == {"Zoë": only(love=2)}


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


@pytest.mark.parametrize(
    "meanings",
    [
        [{"present": True}],
        [{"id": "love"}],
        [{"id": "love", "present": None}],
        [{"id": "love", "present": "he cried"}],
        [{"id": "remorce", "present": True}],
        [{"id": ["love"], "present": True}],
        [{"id": "love", "present": True}, {"id": "love", "present": False}],
        ["love"],
        [None],
    ],
)
def test_a_record_that_is_none_is_told_by_its_line(tmp_path: Path, meanings: list[object]) -> None:
    good = {"id": 1, "schema": "tearwise.reading/1", "meanings": [{"id": "love", "present": True}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(good) + "\n" + json.dumps({**good, "id": 2, "meanings": meanings}))
    with pytest.raises(RowError, match=r"a\.jsonl: line 2 has in 'meanings' what is no record of a reading") as told:
        codings(tmp_path / "a.jsonl")
    assert "cried" not in str(told.value)


def test_labelled_accounts_are_a_coding(tmp_path: Path) -> None:
    rows = [{"id": "a", "meanings": NOTHING | {"love": 1, "trust": 2}}, {"id": "b", "usable": False, "meanings": {}}]
    one = coding(tmp_path / "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert one.codes == {"a": NOTHING | {"love": 1, "trust": 2}}
    assert one.usable == {"b": False}


@pytest.mark.parametrize("usable", [None, True])
def test_labels_and_sheets_say_the_same_of_what_is_usable(tmp_path: Path, usable: bool | None) -> None:
    row = {"id": "a", "meanings": NOTHING | {"trust": 2}} | ({} if usable is None else {"usable": usable})
    lines = coding(tmp_path / "a.jsonl", json.dumps(row))
    sheet = coding(tmp_path / "a.csv", f"id,usable,{NINE}\na,{'' if usable is None else 'yes'},0,2{',0' * 7}\n")
    assert lines.usable == sheet.usable == ({} if usable is None else {"a": True})


def test_labels_of_accounts_may_have_the_names_of_columns(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.jsonl", '{"id": 1, "meanings": {"Love": 2, "joy / relief": "yes"}}\n')
    assert one.codes["1"]["love"] == one.codes["1"]["joy_relief"] == 2
    with pytest.raises(FileError, match="nearly called so: 'remorce'"):
        coding(tmp_path / "b.jsonl", '{"id": 1, "meanings": {"love": 2, "remorce": 2}}\n')
    with pytest.raises(FileError, match="two columns for 'love': 'love' and 'Love'"):
        coding(tmp_path / "c.jsonl", '{"id": 1, "meanings": {"love": 2, "Love": 0}}\n')


def test_a_column_of_parquet_that_can_name_no_row_is_told_as_that(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [True, False], "love": [2, 0]}), tmp_path / "a.parquet")
    with pytest.raises(FileError, match=r"'id' is a column of true and false, .* --id-column"):
        codings(tmp_path / "a.parquet")


def test_a_gap_among_the_numbers_of_parquet_is_no_id(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [1.0, float("nan")], "love": [2, 0]}), tmp_path / "a.parquet")
    with pytest.raises(RowError, match="row 2 has no 'id'"):
        codings(tmp_path / "a.parquet")
    failed = {"status": ["read", "error"], "bundle": ["b", None], "error": [None, "row 2 has nothing in 'text'"]}
    pq.write_table(pa.table({"id": [1.0, float("nan")], "love": [2, None], **failed}), tmp_path / "b.parquet")
    assert codings(tmp_path / "b.parquet")[0].codes.keys() == {"1"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,love\n1,He loves me\n", "row 1 has in 'love' what is no code"),
        ("id,love\n1,3\n", "row 1 has in 'love' what is no code"),
        ("id,love\n,2\n", "row 1 has no 'id'"),
        ("post,love\n1,2\n", "no column 'id'"),
        ("id,mood\n1,2\n", "holds no codes"),
        ("id,meaning,code\n1,love,2\n", r"a row holds a single code.*tidyr::pivot_wider"),
        ("id,love_anna,love_ben\n1,2,0\n", r"columns of their own, as 'love_anna' may be.*tidyr::pivot_longer"),
        ("id,love\n", r"holds no codes: there is no row in it that anybody coded\..*filled in, and saved\?$"),
        ("id,love\n,\n", "there is no row in it"),
        ("id,usable,love\n1,,\n2,,\n", r"holds no codes: none stands in the row.*filled in, and saved\?$"),
        ("id,usable,love\n1,no,2\n", r"holds no codes: none stands in the row of a usable account"),
        ("post,love\n1,2\n", r"with --id-column, or call it in this file as in the others\."),
    ],
)
def test_what_is_no_code_is_told_by_its_row(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(FileError, match=said) as told:
        coding(tmp_path / "a.csv", content)
    assert "loves me" not in str(told.value)


def test_a_scale_behind_the_name_of_a_column_is_none_of_it(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,love (0-2),Trust [0/1/2],usable (yes/no)\n1,2,0,\n2,0,1,yes\n3,,,no\n")
    assert one.codes == {"1": only(love=2, trust=0), "2": only(love=0, trust=1)}
    assert one.usable == {"2": True, "3": False}
    one = coding(tmp_path / "b.csv", "id,love,love (notes)\n1,2,0\n2,0,so much of it\n")
    assert [codes["love"] for codes in one.codes.values()] == [2, 0]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_two_columns_for_one_meaning_are_refused_instead_of_the_last_winning(tmp_path: Path, name: str) -> None:
    for first, other in (("love", "love_present"), ("Love", "love"), ("usable", "Usable"), ("coder", "Coder")):
        row = {"id": "1", "trust": "2", first: "yes", other: "no"}
        if name == "a.csv":
            (tmp_path / name).write_text(f"{','.join(row)}\n{','.join(row.values())}\n")
        elif name == "a.jsonl":
            (tmp_path / name).write_text(json.dumps(row) + "\n")
        else:
            pq.write_table(pa.Table.from_pylist([row]), tmp_path / name)
        said = rf"{name} has two columns for '{first.lower()}': '{first}' and '{other}'\. Keep one\."
        with pytest.raises(FileError, match=said):
            codings(tmp_path / name)


@pytest.mark.parametrize("column", ["love", "usable", "coder", "id"])
def test_a_name_that_stands_twice_in_the_first_line_is_refused_where_it_is_used(tmp_path: Path, column: str) -> None:
    names = ["id", "coder", "usable", "love", "notes", "notes"]
    cells = ["1", "anna", "yes", "2", "a", "b"]
    rows = [[*names, column], [*cells, cells[names.index(column)]]]
    (tmp_path / "a.csv").write_text("".join(",".join(row) + "\n" for row in rows))
    pq.write_table(pa.table([[cell] for cell in rows[1]], names=rows[0]), tmp_path / "a.parquet")
    for name in ("a.csv", "a.parquet"):
        with pytest.raises(FileError, match=f"more than one column '{column}'"):
            codings(tmp_path / name)
    (tmp_path / "b.csv").write_text(f"{','.join(names)}\n{','.join(cells)}\n")
    turned = names[::-1], [[cell] for cell in cells[::-1]]
    pq.write_table(pa.table(turned[1], names=turned[0]), tmp_path / "b.parquet")
    for name in ("b.csv", "b.parquet"):
        assert codings(tmp_path / name)[0].codes == {"1": only(love=2)}


def test_the_coders_word_on_usable_goes_before_the_programs_status(tmp_path: Path) -> None:
    one = coding(
        tmp_path / "a.csv",
        "id,usable,love,status,bundle\n1,yes,2,no_tears,b\n2,no,,read,b\n3,,2,too_little,b\n4,yes,2,error,\n",
    )
    assert one.usable == {"1": True, "2": False, "4": True}
    assert one.codes.keys() == {"1", "3", "4"}
    one = coding(tmp_path / "b.csv", "id,love,status,bundle\n1,2,read,b\n2,,no_tears,b\n3,,error,\n")
    assert one.usable == {"1": True, "2": False}


def test_what_the_program_failed_at_is_no_row_that_somebody_left_uncoded(tmp_path: Path) -> None:
    failed = "3,,error,,row 3 has nothing in 'text'\n"
    one = coding(tmp_path / "a.csv", f"id,love,status,bundle,error\n1,2,read,b,\n2,,read,b,\n{failed}")
    assert (one.codes.keys(), one.uncoded) == ({"1"}, 1)


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("status", "done"),
        ("status", ""),
        ("status", "read"),
        ("status", "no_tears"),
        ("status", "error"),
        ("status,error", "error,"),
        ("status,bundle", "final,b"),
    ],
)
def test_a_status_that_people_keep_for_themselves_says_nothing_of_the_account(
    tmp_path: Path, columns: str, cells: str
) -> None:
    one = coding(tmp_path / "a.csv", f"id,love,{columns}\n1,2,{cells}\n")
    assert (one.codes, one.usable) == ({"1": only(love=2)}, {})


@pytest.mark.parametrize("form", ["nested", "flat"])
@pytest.mark.parametrize("extension", ["jsonl", "parquet"])
def test_rows_that_failed_need_no_id(tmp_path: Path, form: Form, extension: str) -> None:
    source = corpus(tmp_path / "in.jsonl", 4)
    source.write_text("no JSON\n" + source.read_text(encoding="utf-8"), encoding="utf-8")
    run(source, tmp_path / f"out.{extension}", form=form)
    (one,) = codings(tmp_path / f"out.{extension}")
    assert one.codes.keys() == {"0", "1", "3"}
    (tmp_path / "a.csv").write_text("id,love,status,error\n,2,error,\n")
    with pytest.raises(RowError, match="row 1 has no 'id'"):
        codings(tmp_path / "a.csv")


def test_of_an_id_that_stands_twice_the_first_row_is_taken_and_the_other_is_told(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,love\n1,2\n2,0\n1,0\n1,0\n")
    assert one.codes == {"1": only(love=2), "2": only(love=0)}
    assert one.repeated == {
        "1": f"{tmp_path / 'a.csv'}: row 3 codes the same account as row 1. Its id is 1. Keep one of them."
    }


@pytest.mark.parametrize("id", ["1.23457E+18", "1,23457E+18", "1234567890123450000"])
def test_ids_that_a_spreadsheet_has_made_one_are_not_said_to_stand_there_twice(tmp_path: Path, id: str) -> None:
    one = coding(tmp_path / "a.csv", f"id;love\n{id};2\n{id};0\n")
    (said,) = one.repeated.values()
    assert "row 2 codes the same account as row 1." in said
    assert "Or they were two: a spreadsheet has rounded their ids" in said
    assert "Keep one" not in said


def test_ids_in_another_encoding_are_told_instead_of_matching_nobodys(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id;love\nZoe;2\nZoë;2\n".encode("cp1252"))
    with pytest.raises(RowError, match="row 2 is not UTF-8 in 'id': name its encoding with --encoding"):
        codings(tmp_path / "a.csv")


@pytest.mark.parametrize("name", ["a.xlsx", "a.ODS"])
def test_a_workbook_is_told_how_to_be_saved(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(FileError, match=rf"{name} is a workbook: save its sheet as CSV \(in Excel: CSV UTF-8\)\.$"):
        codings(tmp_path / name)


def test_a_line_that_is_not_json_is_told(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="line 2 is not JSON"):
        coding(tmp_path / "a.jsonl", '{"id": 1, "love": 2}\n{\n')


def lines(path: Path, *rows: dict[str, object]) -> list[Coding]:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return codings(path)


@pytest.mark.parametrize("nested", [True, False])
def test_what_a_coder_has_no_field_for_is_not_coded_whatever_others_in_the_file_have(
    tmp_path: Path, nested: bool
) -> None:
    rows: list[dict[str, object]] = [
        {"id": 1, "coder": coder} | ({"meanings": codes} if nested else codes)
        for coder, codes in (("anna", NOTHING | {"remorse": 2}), ("ben", {"love": 2, "trust": 0}))
    ]
    anna, ben = lines(tmp_path / "both.jsonl", *rows)
    (alone,) = lines(tmp_path / "ben.jsonl", rows[1])
    assert (anna.lacking, anna.absent) == ((), 0)
    assert ben.codes == alone.codes == {"1": only(love=2, trust=0)}
    assert ben.lacking == alone.lacking == tuple(id for id in MEANINGS if id not in ("love", "trust"))
    assert (ben.absent, ben.blank) == (0, 0)


def test_fields_that_some_lines_of_a_coder_lack_are_0_and_counted(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"id": 1, "love": 2}, {"id": 2, "trust": 2, "love": 0}, {"id": 3, "usable": False}]
    (one,) = lines(tmp_path / "a.jsonl", *rows, {"id": 4})
    assert one.codes == {"1": only(love=2, trust=0), "2": only(love=0, trust=2)}
    assert one.absent == 1


def test_rows_without_any_code_are_counted_unless_they_were_turned_down(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,usable,love,trust\n1,yes,x,\n2,yes,,\n3,,,NA\n4,no,,\n5,,no,\n")
    assert (one.uncoded, one.codes.keys()) == (2, {"1", "5"})


def test_a_misspelt_meaning_of_one_coder_is_told_though_another_spells_it_well(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no column for 'remorse', and one that is nearly called so: 'remorce'"):
        lines(
            tmp_path / "a.jsonl",
            {"id": 1, "coder": "anna", "love": 2, "remorse": 0},
            {"id": 1, "coder": "ben", "love": 2, "remorce": 2},
        )


def test_a_meaning_that_a_coder_who_writes_0_never_touched_is_named(tmp_path: Path) -> None:
    one = coding(tmp_path / "a.csv", "id,love,trust,remorse\n1,2,,NA\n2,0,,\n3,?,1,\n")
    assert (one.untouched, one.blank) == (("remorse",), 5)
    assert one.codes["2"] == only(love=0, trust=0, remorse=0)
    assert coding(tmp_path / "b.csv", "id,love,trust\n1,x,\n2,x,\n").untouched == ()


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_sheet_may_be_saved_as_text_with_tabs(tmp_path: Path, encoding: str) -> None:
    sheet = 'id\ttext\tlove\ttrust\r\nä1\t"He cried:\n""no, don\'t"""\t2\t0\r\nä2\tShe cried.\t\t1\r\n'
    (tmp_path / "anna.txt").write_bytes(sheet.encode(encoding))
    (one,) = codings(tmp_path / "anna.txt", encoding=encoding)
    assert one.codes == {"ä1": only(love=2, trust=0), "ä2": only(love=0, trust=1)}


def test_boxes_that_nobody_ticked_below_the_last_account_are_no_rows(tmp_path: Path) -> None:
    below = ",,FALSE,FALSE,FALSE\n" * 3 + ",,,,\n"
    one = coding(tmp_path / "a.csv", f"id,text,usable,love,trust\n1,He cried.,TRUE,TRUE,FALSE\n{below}")
    assert one.codes == {"1": only(love=2, trust=0)}
    for row in (",,FALSE,TRUE,FALSE", ",She cried.,FALSE,FALSE,FALSE"):
        with pytest.raises(RowError, match="row 5 has no 'id'"):
            coding(tmp_path / "a.csv", f"id,text,usable,love,trust\n1,He cried.,TRUE,TRUE,FALSE\n{below}{row}\n")
    with pytest.raises(RowError, match="line 1 has no 'id'"):
        coding(tmp_path / "a.jsonl", '{"love": 0}\n')


def test_a_row_is_told_by_its_id_too_since_a_spreadsheet_counts_the_line_of_names(tmp_path: Path) -> None:
    with pytest.raises(
        RowError,
        match=r"row 2 has in 'love' what is no code\. Its id is p-08\. A code is 0, 1 \(plausible\) or 2 \(shown\), yes",
    ):
        coding(tmp_path / "a.csv", "id,love\np-07,2\np-08,o\n")
    with pytest.raises(RowError, match="what is no code") as told:
        coding(tmp_path / "a.csv", "id,love\nHe cried and left.,o\n")
    assert "cried" not in str(told.value)


def test_all_wrong_cells_are_told_at_once_and_the_first_few_by_their_place(tmp_path: Path) -> None:
    rows = [f"p-{n:02},{'yes' if n % 2 else 'perhaps'},{cell}\n" for n, cell in enumerate("o2oooo2ooo")]
    with pytest.raises(RowError) as told:
        coding(tmp_path / "a.csv", f"id,usable,love\n{''.join(rows)}")
    said = str(told.value)
    assert "row 1 has in 'usable' what is neither yes nor no. Its id is p-00. 12 other cells are wrong too: " in said
    assert "too: row 1 in 'love' (p-00), row 3 in 'usable' (p-02), row 3 in 'love' (p-02), row 4 in 'love'" in said
    assert said.count("row ") == 6
    assert said.endswith(", … Write yes or no there, or nothing. A code is 0, 1 (plausible) or 2 (shown), yes or no, ? for one left open, or "
                         "nothing.")  # fmt: skip
    with pytest.raises(RowError, match=r"no 'id'\. 1 other cell is wrong too: row 3 in 'love' \(c\)\. Accounts are"):
        coding(tmp_path / "a.csv", "id,love\na,2\n,2\nc,o\n")


@pytest.mark.parametrize("below", ["Total,,,12,3", "Summe:,,3,12,3", ',Total,,12,3\n,Mean,,"0,4",33 %', "TOTAL,,,2,1"])
def test_a_row_of_totals_below_the_accounts_is_none(tmp_path: Path, below: str) -> None:
    one = coding(tmp_path / "a.csv", f"id,text,usable,love,trust\n1,He cried.,yes,2,0\n2,Total,yes,2,1\n{below}\n")
    assert (one.codes.keys(), one.totals) == ({"1", "2"}, 1 + below.count("\n"))
    coders = "id,coder,love\n1,anna,2\n1,ben,0\nTotal,,2\n"
    (tmp_path / "b.csv").write_text(coders)
    assert [coder.totals for coder in codings(tmp_path / "b.csv")] == [1, 0]


def test_sums_without_a_word_for_them_are_told_how_to_mend(tmp_path: Path) -> None:
    with pytest.raises(
        RowError, match=r"row 2 has no 'id'\. .*a row that is no account, of sums say, is to be deleted"
    ):
        coding(tmp_path / "a.csv", "id,love,trust\n1,2,0\n,12,3\n")


def test_rows_without_a_mark_are_coded_where_that_is_said_and_their_coder_writes_no_no(tmp_path: Path) -> None:
    marked = "id,usable,love,trust\n1,,x,\n2,,,\n3,no,,\n4,,,X\n5,yes,,\n6,,NA,\n"
    one = coding(tmp_path / "a.csv", marked)
    assert (one.codes.keys(), one.uncoded, one.marks, one.behind, one.unmarked) == ({"1", "4"}, 3, True, 2, 0)
    (one,) = codings(tmp_path / "a.csv", blank_coded=True)
    nothing = only(love=0, trust=0)
    assert one.codes == {
        "1": only(love=2, trust=0),
        "4": only(love=0, trust=2),
        "2": nothing,
        "5": nothing,
        "6": nothing,
    }
    assert (one.uncoded, one.marks, one.behind, one.unmarked) == (0, False, 0, 3)
    for cell in ("0", "no", "-"):
        (tmp_path / "b.csv").write_text(marked.replace("4,,,X", f"4,,{cell},x"))
        (one,) = codings(tmp_path / "b.csv", blank_coded=True)
        assert (one.codes.keys(), one.uncoded, one.marks, one.unmarked) == ({"1", "4"}, 3, False, 0)
    (tmp_path / "c.csv").write_text("id,love\n1,?\n2,\n")
    with pytest.raises(FileError, match="holds no codes"):
        codings(tmp_path / "c.csv", blank_coded=True)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_file_that_is_not_there_is_told_so_whatever_it_would_be(tmp_path: Path, name: str) -> None:
    for read in (codings, gold):
        with pytest.raises(FileError, match=r"cannot be read: No such file or directory\."):
            read(tmp_path / name)
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(FileError, match=r"cannot be read as Parquet .*\. Is it whole\?"):
        codings(tmp_path / "b.parquet")


@pytest.mark.parametrize("column", ["love", "Remorse (0-2)", "usable", "coder"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_column_of_the_codes_is_not_taken_for_the_one_of_the_ids(tmp_path: Path, column: str, name: str) -> None:
    held = {"id": 1, "love": 2, "Remorse (0-2)": 1, "usable": "yes", "coder": "Anna"}
    table = f"{','.join(held)}\n{','.join(map(str, held.values()))}\n"
    (tmp_path / name).write_text(json.dumps(held) + "\n" if name == "a.jsonl" else table, encoding="utf-8")
    assert codings(tmp_path / name)
    with pytest.raises(FileError, match="belongs to the codes, and cannot name the accounts too"):
        codings(tmp_path / name, column)
