"""Labelled accounts are checked when they are loaded, and their labels answer the questions."""

from __future__ import annotations

import csv
import json
import math
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tearwise.accounts import Account
from tearwise.annotation.codebook import write_sheet
from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.gold import answers_in, gold
from tearwise.annotation.labelled import Labelled
from tearwise.annotation.rows import Columns, Row
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS

TEXT = "He cried and said he was sorry."


def account(**changes: Any) -> dict[str, Any]:
    """A labelled account; a change to ``...`` leaves the field out."""
    whole = {"id": "a", "text": TEXT, "meanings": dict.fromkeys(MEANINGS, 0) | {"remorse": 2}, **changes}
    return {name: value for name, value in whole.items() if value is not ...}


def written(path: Path, *accounts: object) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in accounts), encoding="utf-8")
    return path


def labelled_accounts(source: Path, text_column: str = "text", encoding: str | None = None) -> list[Labelled]:
    return gold(source, text_column, encoding).accounts


def test_labelled_accounts_are_loaded_in_order(tmp_path: Path) -> None:
    accounts = [
        account(id="a"),
        account(id="b", usable=False, meanings=...),
        account(id="c", evidence={"remorse": ["sorry"]}),
    ]
    assert labelled_accounts(written(tmp_path / "gold.jsonl", *accounts)) == accounts


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ([], "is not a JSON object"),
        (account(text=...), "has no account"),
        (account(text=""), "has no account"),
        (account(meanings=...), "needs 'meanings'"),
        (account(usable="no"), "needs true or false in 'usable'"),
        (account(usable=None), "needs true or false in 'usable'"),
        (account(meanings={"remorse": 2}), "needs 'meanings'"),
        (account(meanings=dict.fromkeys(MEANINGS, 3)), "needs 'meanings'"),
        (account(meanings=dict.fromkeys(MEANINGS, True)), "needs 'meanings'"),
        (account(meanings={id: [2] for id in MEANINGS}), "needs 'meanings'"),
        (account(evidence={"anger": ["sorry"]}), "needs 'evidence'"),
        (account(evidence={"remorse": "sorry"}), "needs 'evidence'"),
        (account(evidence={"remorse": [1]}), "needs 'evidence'"),
    ],
)
def test_what_is_no_labelled_account_is_refused_by_its_line(tmp_path: Path, bad: object, said: str) -> None:
    with pytest.raises(RowError, match=f"line 2 {said}") as raised:
        labelled_accounts(written(tmp_path / "gold.jsonl", account(), bad))
    assert "sorry" not in str(raised.value)


def test_a_line_that_is_not_json_is_refused_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"text": \n')
    with pytest.raises(RowError, match="line 1 is not JSON"):
        labelled_accounts(tmp_path / "gold.jsonl")


def test_a_line_that_has_a_key_twice_is_refused_and_the_key_is_not_repeated(tmp_path: Path) -> None:
    source = written(tmp_path / "gold.jsonl", account(), account())
    source.write_text(source.read_text().rstrip()[:-1] + ', "sorry": 1, "sorry": 1}\n')
    with pytest.raises(RowError, match="line 2 has a key twice in one object") as told:
        labelled_accounts(source)
    assert "sorry" not in str(told.value)


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="no account with labels"):
        labelled_accounts(written(tmp_path / "gold.jsonl", account(usable=False)))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        labelled_accounts(tmp_path / "gold.jsonl")


SORRY, WED = {"remorse": 2, "love": 1}, {"joy_relief": 2}


def row(id: str, text: str, usable: str = "", **codes: object) -> dict[str, object]:
    return {"id": id, "text": text, "usable": usable, **{one: codes.get(one, "") for one in MEANINGS}}


def sheet(path: Path, *rows: dict[str, object], delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def meanings(accounts: list[Labelled]) -> list[dict[str, int]]:
    """What is labelled more than 0."""
    return [{id: code for id, code in one["meanings"].items() if code} for one in accounts]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")])
def test_a_filled_in_sheet_holds_labelled_accounts(tmp_path: Path, name: str, delimiter: str) -> None:
    rows = [row("a", TEXT, "yes", **SORRY), row("b", "The lamp broke.", "no"), row("c", f"{TEXT} So happy.", **WED)]
    accounts = labelled_accounts(sheet(tmp_path / name, *rows, delimiter=delimiter))
    assert [(one["id"], one["usable"]) for one in accounts] == [("a", True), ("b", False), ("c", True)]
    assert meanings(accounts) == [SORRY, {}, WED]
    assert set(accounts[0]["meanings"]) == set(MEANINGS)


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_filled_in_sheet_has_the_texts_of_the_corpus(tmp_path: Path, name: str) -> None:
    texts = [f"- {TEXT}", f"+1 {TEXT}", f"'{TEXT}'"]
    write_sheet(tmp_path / "a.csv", [Row(n, text) for n, text in enumerate(texts)])
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [one | {"love": "2"} for one in csv.DictReader(lines)]
    sheet(tmp_path / "a.csv", *rows)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    assert [one["text"] for one in labelled_accounts(tmp_path / name)] == texts


def test_a_table_may_say_yes_and_no_as_people_write_them(tmp_path: Path) -> None:
    for codes in (
        {"remorse": "x", "love": "no"},
        {"remorse": "✓", "love": "✗"},
        {"remorse": 1, "love": 0},
        {"remorse": "TRUE"},
    ):
        (account,) = labelled_accounts(sheet(tmp_path / "a.csv", row("a", TEXT, **codes)))
        assert meanings([account]) == [{"remorse": 2}]
    graded = labelled_accounts(sheet(tmp_path / "a.csv", row("a", TEXT, remorse=1), row("b", TEXT, love=2)))
    assert meanings(graded) == [{"remorse": 1}, {"love": 2}]  # where a 2 stands somewhere, 1 is plausible


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_0_and_1_alone_say_no_and_yes_whatever_they_are_written_in(tmp_path: Path, name: str) -> None:
    def labels(*codes: dict[str, int]) -> Path:
        accounts = [account(id=str(n), meanings=dict.fromkeys(MEANINGS, 0) | one) for n, one in enumerate(codes)]
        if name == "a.csv":
            return sheet(tmp_path / name, *(row(str(n), TEXT, **one) for n, one in enumerate(codes)))
        if name == "a.jsonl":
            return written(tmp_path / name, *accounts)
        pq.write_table(pa.Table.from_pylist(accounts), tmp_path / name)
        return tmp_path / name

    found = gold(labels({"remorse": 1}, {"love": 1}))
    assert (meanings(found.accounts), found.ones) == ([{"remorse": 2}, {"love": 2}], True)
    found = gold(labels({"remorse": 1}, {"love": 2}))
    assert (meanings(found.accounts), found.ones) == ([{"remorse": 1}, {"love": 2}], False)
    assert not gold(labels({"remorse": 2}, {"love": 2})).ones


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_2_of_an_account_that_was_turned_down_tells_1_and_2_apart_as_in_agreement(tmp_path: Path, name: str) -> None:
    for code, ones in ((2, False), (1, True)):
        usable = account(id="0", meanings=dict.fromkeys(MEANINGS, 0) | {"remorse": 1})
        unusable = account(id="1", usable=False, meanings=dict.fromkeys(MEANINGS, 0) | {"love": code})
        if name == "a.csv":
            source = sheet(tmp_path / name, row("0", TEXT, remorse=1), row("1", TEXT, usable="no", love=code))
        elif name == "a.jsonl":
            source = written(tmp_path / name, usable, unusable)
        else:
            pq.write_table(pa.Table.from_pylist([{"usable": True, **usable}, unusable]), source := tmp_path / name)
        assert gold(source).ones == ones
        assert codings(source)[0].ones == ones


def test_a_misspelt_meaning_and_a_doubtful_usable_are_told(tmp_path: Path) -> None:
    misspelt = {("remorce" if name == "remorse" else name): cell for name, cell in row("a", TEXT, **SORRY).items()}
    with pytest.raises(FileError, match="no column for 'remorse', and one that is nearly called so: 'remorce'"):
        gold(sheet(tmp_path / "a.csv", misspelt))
    with pytest.raises(RowError, match="row 2 has in 'usable' what is neither yes nor no"):
        gold(sheet(tmp_path / "a.csv", row("a", TEXT, **SORRY), row("b", TEXT, "maybe", **SORRY)))


def test_two_columns_for_one_label_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="two columns for 'love': 'love' and 'love_present'"):
        gold(sheet(tmp_path / "a.csv", row("a", TEXT, **SORRY) | {"love_present": "true"}))
    for column in ("text", "love", "usable", "trigger"):
        columns = ["text", "usable", *MEANINGS, "trigger", "notes", "notes", column]
        (tmp_path / "b.csv").write_text(f"{','.join(columns)}\n{TEXT},yes,{'0,' * 9}death,a,b,\n")
        with pytest.raises(FileError, match=f"more than one column '{column}'"):
            gold(tmp_path / "b.csv")


def test_a_status_of_ones_own_makes_no_labels_unusable(tmp_path: Path) -> None:
    rows = [row(str(n), TEXT, **SORRY) | {"status": status} for n, status in enumerate(("done", "", "read"))]
    assert [one["usable"] for one in labelled_accounts(sheet(tmp_path / "a.csv", *rows))] == [True] * 3
    merged = row("a", TEXT, "yes", **SORRY) | {"status": "no_tears", "bundle": "b"}
    assert labelled_accounts(sheet(tmp_path / "a.csv", merged))[0]["usable"] is True


def test_a_tables_columns_and_encoding_may_be_named(tmp_path: Path) -> None:
    rows = [{"body": "He cried – “désolé”.", **row("a", "x", remorse=2, trigger="")}]
    rows[0] |= {
        "trigger": "breakup, goodbye",
        "relationship": "ex",
        "rare": "yes",
        "pressure": "1",
        "said": "none",
        "did": "",
    }
    del rows[0]["text"]
    (account,) = labelled_accounts(sheet(tmp_path / "a.csv", *rows, encoding="cp1252"), "body", "windows-1252")
    assert account["text"] == "He cried – “désolé”."
    assert answers_in(account) == {
        "relationship": "ex", "trigger": ["breakup", "goodbye"], "said": [], "did": None, "rare": "yes", "pressure": "1",
    }  # fmt: skip
    Account.of(account["text"], answers_in(account))
    with pytest.raises(RowError, match="row 1 is not UTF-8 in 'body': name its encoding with --encoding"):
        labelled_accounts(tmp_path / "a.csv", "body")
    lines = written(tmp_path / "gold.jsonl", account_of(body=TEXT))
    assert labelled_accounts(lines, "body")[0]["text"] == TEXT


QUESTIONS_OPEN = {"relationship": ", ", "trigger": ";", "said": " ", "did": "|", "rare": ",", "pressure": ", ,"}


def test_cells_of_nothing_but_separators_answer_nothing(tmp_path: Path) -> None:
    found = gold(sheet(tmp_path / "a.csv", row("a", TEXT, **SORRY) | QUESTIONS_OPEN), answers=True).accounts[0]
    assert not QUESTIONS_OPEN.keys() & found.keys()


def test_gaps_that_parquet_has_for_numbers_answer_nothing(tmp_path: Path) -> None:
    flat = {"text": [TEXT, TEXT], **{id: [SORRY.get(id, 0)] * 2 for id in MEANINGS}, "pressure": [math.nan, 1.0]}
    pq.write_table(pa.table(flat), tmp_path / "a.parquet")
    accounts = gold(tmp_path / "a.parquet", answers=True).accounts
    assert [account.get("pressure") for account in accounts] == [None, 1]
    assert "pressure" not in accounts[0]


@pytest.mark.parametrize("cell", ["", "NA", "n/a", "NaN", "null", "<NA>"])
def test_what_programs_write_for_an_empty_cell_is_no_label_and_no_answer(tmp_path: Path, cell: str) -> None:
    answers = {"trigger": cell, "rare": cell, "pressure": cell, "said": cell}
    cells = dict.fromkeys(MEANINGS, cell) | {"remorse": 2}
    found = gold(sheet(tmp_path / "a.csv", row("a", TEXT, **cells) | answers), answers=True).accounts[0]
    assert meanings([found]) == [{"remorse": 2}]
    assert not answers.keys() & {name for name, value in found.items() if value is not None}
    (one,) = Corpus.of(tmp_path / "a.csv").rows(Columns(answers={name: name for name in answers}))
    assert (one.error, one.answers) == ("", {})
    gaps = {"text": [TEXT], **{id: [2.0 if id == "remorse" else math.nan] for id in MEANINGS}}
    pq.write_table(pa.table(gaps), tmp_path / "a.parquet")
    assert meanings(gold(tmp_path / "a.parquet").accounts) == [{"remorse": 2}]
    with pytest.raises(RowError, match="row 1 has no codes"):
        gold(sheet(tmp_path / "b.csv", row("a", TEXT, **dict.fromkeys(MEANINGS, cell))))


YES = ["yes", "Y", "TRUE", "t", "x", "✓", "1", 1, 1.0, True]
NO = ["no", "N", "False", "f", "✗", "0", 0, 0.0, False]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize(
    ("cell", "rare"), [*((c, True) for c in YES), *((c, False) for c in NO), ("unknown", None), ("?", None)]
)
def test_whether_tears_are_rare_is_said_in_the_words_of_every_cell(
    tmp_path: Path, name: str, cell: object, rare: bool | None
) -> None:
    if name == "a.csv":
        sheet(tmp_path / name, row("a", TEXT, **SORRY) | {"rare": cell})
    else:
        written(tmp_path / name, account(rare=cell))
    assert labelled_accounts(tmp_path / name)[0]["rare"] is rare
    (one,) = Corpus.of(tmp_path / name).rows(Columns(answers={"rare": "rare"}))
    assert one.error == ""
    told = Account.of(TEXT, one.answers)
    assert told.answers.get("rare") == {True: ("yes",), False: ("no",), None: None}[rare]
    assert ("rare" in told.unknown) is (rare is None)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize("cell", ["maybe", "sometimes", "2", "☒", "yes, no", 2, 0.5, [["yes"]]])
def test_what_is_neither_yes_nor_no_in_rare_is_told_by_its_row(tmp_path: Path, name: str, cell: object) -> None:
    if name == "a.csv":
        sheet(tmp_path / name, row("a", TEXT, **SORRY) | {"rare": "x"}, row("b", TEXT, **SORRY) | {"rare": cell})
    else:
        written(tmp_path / name, account(rare=True), account(rare=cell))
    with pytest.raises(RowError, match=r"(row|line) 2 has in 'rare' what is neither yes nor no"):
        labelled_accounts(tmp_path / name)
    first, second = Corpus.of(tmp_path / name).rows(Columns(answers={"rare": "rare"}))
    assert (first.error, second.text) == ("", None)
    assert re.match(r"(row|line) 2: 'rare' ", second.error)


def account_of(**changes: Any) -> dict[str, Any]:
    return account(text=..., **changes)


def test_parquet_holds_labels_in_columns_or_as_they_stand_in_json_lines(tmp_path: Path) -> None:
    flat = {"text": [TEXT], **{id: [float(SORRY.get(id, 0))] for id in MEANINGS}, "pressure": [2.0], "did": [["hid"]]}
    pq.write_table(pa.table(flat), tmp_path / "flat.parquet")
    (one,) = labelled_accounts(tmp_path / "flat.parquet")
    assert meanings([one]) == [SORRY]
    assert (answers_in(one)["pressure"], answers_in(one)["did"]) == (2, ["hid"])
    nested = [account(evidence={"remorse": ["sorry"]}, usable=True), account(usable=False, meanings=...)]
    pq.write_table(pa.Table.from_pylist(nested), tmp_path / "nested.parquet")
    again = labelled_accounts(tmp_path / "nested.parquet")
    assert [(a["meanings"], a.get("evidence"), a.get("usable", True)) for a in again] == [
        (nested[0]["meanings"], {"remorse": ["sorry"]}, True),
        ({}, {}, False),
    ]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (row("b", TEXT), "row 2 has no codes"),
        (row("b", TEXT, remorse=3), "row 2 has in 'remorse' what is no code"),
        (row("b", TEXT, remorse="?", love=1), "row 2 leaves 'remorse' open"),
        (row("b", "", remorse=2), "row 2 has no account in 'text'"),
    ],
)
def test_what_is_no_labelled_account_is_refused_by_its_row(tmp_path: Path, bad: dict[str, object], said: str) -> None:
    with pytest.raises(RowError, match=said) as raised:
        labelled_accounts(sheet(tmp_path / "a.csv", row("a", TEXT, **SORRY), bad))
    assert "sorry" not in str(raised.value)


def test_a_wrong_file_is_told_what_a_right_one_is(tmp_path: Path) -> None:
    forms = r"Labelled accounts are JSON Lines .* or a table .* tearwise codebook sheet\.csv"
    (tmp_path / "gold.jsonl").write_text("id,text,remorse\n1,He cried.,2\n")
    with pytest.raises(RowError, match=rf"line 1 is not JSON\. {forms}"):
        labelled_accounts(tmp_path / "gold.jsonl")
    (tmp_path / "gold.json").write_text("[1]\n")
    with pytest.raises(RowError, match=rf"line 1 is not a JSON object\. {forms}"):
        labelled_accounts(tmp_path / "gold.json")
    (tmp_path / "gold.xlsx").write_bytes(b"PK")
    with pytest.raises(FileError, match=rf"is a workbook: save its sheet as CSV .*\. {forms}"):
        labelled_accounts(tmp_path / "gold.xlsx")
    (tmp_path / "gold.csv").write_text("id,text,remorse\n1,He cried.,2\n")
    with pytest.raises(FileError, match=rf"no column for love, trust, .*\. {forms}"):
        labelled_accounts(tmp_path / "gold.csv")
    (tmp_path / "readings.csv").write_text("id,status,remorse_probability\n1,read,0.5\n")
    with pytest.raises(FileError, match=r"no column 'text'\. It has: id, status"):
        labelled_accounts(tmp_path / "readings.csv")
    with pytest.raises(FileError, match="no encoding 'x'"):
        labelled_accounts(tmp_path / "gold.csv", encoding="x")


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_wrong_answer_is_told_by_its_row_where_answers_are_asked_for(tmp_path: Path, name: str) -> None:
    first, second = row("a", TEXT, **SORRY) | {"trigger": "breakup"}, row("b", TEXT, **SORRY) | {"trigger": "divorce"}
    if name == "a.csv":
        sheet(tmp_path / name, first, second)
    else:
        written(tmp_path / name, account(trigger=["breakup"]), account(trigger=["divorce"]))
    assert len(gold(tmp_path / name).accounts) == 2
    with pytest.raises(RowError, match=r"(row|line) 2 has an answer that is none: 'trigger' has no such value\."):
        gold(tmp_path / name, answers=True)


def test_labels_answer_the_questions_as_somebody_who_knows_the_scene() -> None:
    labels = account(relationship="partner", trigger=["breakup"], said=[], did=["hugged"], rare=True, pressure=1)
    assert answers_in(labels) == {
        "relationship": "partner", "trigger": ["breakup"], "said": [], "did": ["hugged"], "rare": "yes", "pressure": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "labels",
    [
        {"relationship": "unknown", "trigger": ["unknown"], "rare": False},
        {"relationship": "none"},
        {
            "relationship": ["unknown"],
            "trigger": "unknown",
            "said": ["unknown"],
            "did": "unknown",
            "pressure": "unknown",
        },
        {"relationship": [], "trigger": [], "pressure": []},
        {},
    ],
)
def test_what_the_labels_leave_open_is_not_answered(labels: dict[str, Any]) -> None:
    assert set(answers_in(account(**labels)).values()) == {None}


def test_a_sheet_may_be_text_with_tabs_and_have_boxes_that_nobody_ticked_below(tmp_path: Path) -> None:
    cells = "\t".join("TRUE" if id == "remorse" else "FALSE" for id in MEANINGS)
    empty = "\t".join(["FALSE"] * len(MEANINGS))
    names = "\t".join(["id", "text", *MEANINGS])
    (tmp_path / "a.txt").write_text(f"{names}\n1\t{TEXT}\t{cells}\n\t\t{empty}\n\t\t{empty}\n", "utf-16")
    (one,) = labelled_accounts(tmp_path / "a.txt")
    assert (one["text"], one["meanings"]) == (TEXT, dict.fromkeys(MEANINGS, 0) | {"remorse": 2})
    (tmp_path / "a.txt").write_text(f"{names}\n1\t{TEXT}\t{cells}\n\t\t{cells}\n")
    with pytest.raises(RowError, match="row 2 has no account in 'text'"):
        labelled_accounts(tmp_path / "a.txt")


def test_json_lines_may_be_a_table_as_data_frames_write_it(tmp_path: Path) -> None:
    flat = {"id": "007", "text": TEXT, "usable": True, **dict.fromkeys(MEANINGS, 0.0), "remorse": 2.0, "trust": None}
    flat |= {"pressure": 1.0, "rare": None, "trigger": None}
    other = flat | {"text": "He cried.", "usable": "no", "remorse": None}
    first, second = labelled_accounts(written(tmp_path / "a.jsonl", flat, other))
    assert first["meanings"] == dict.fromkeys(MEANINGS, 0) | {"remorse": 2}
    assert answers_in(first)["pressure"] == 1
    assert second["usable"] is False
    lacking = {name: value for name, value in flat.items() if name != "trust"}
    with pytest.raises(FileError, match="has no column for trust"):
        labelled_accounts(written(tmp_path / "a.jsonl", lacking))


def test_labels_that_a_data_frame_made_floats_are_whole_numbers(tmp_path: Path) -> None:
    (one,) = labelled_accounts(
        written(tmp_path / "a.jsonl", account(meanings=dict.fromkeys(MEANINGS, 0.0) | {"love": 2.0}))
    )
    assert one["meanings"] == dict.fromkeys(MEANINGS, 0) | {"love": 2}
    assert all(type(label) is int for label in one["meanings"].values())
    with pytest.raises(RowError, match="needs 'meanings'"):
        labelled_accounts(written(tmp_path / "a.jsonl", account(meanings=dict.fromkeys(MEANINGS, 0.5))))


def test_all_wrong_labels_are_told_at_once(tmp_path: Path) -> None:
    rows = [
        row("a", TEXT, **SORRY),
        row("b", TEXT),
        row("c", TEXT, remorse="?", love=3),
        row("d", TEXT, "so so", love=1),
    ]
    with pytest.raises(RowError) as told:
        gold(sheet(tmp_path / "a.csv", *rows))
    assert (
        "row 2 has no codes. Its id is b. 3 other cells are wrong too: row 3 in 'love' (c), row 3 in 'remorse' (c), "
        "row 4 in 'usable' (d). Code it, with a 0 at least" in str(told.value)
    )


def test_a_row_of_totals_is_no_account_and_a_blank_row_one_in_which_nothing_is_shown_where_that_is_said(
    tmp_path: Path,
) -> None:
    rows = [row("a", TEXT, **SORRY), row("b", TEXT), row("Total", "", remorse=2, love=1)]
    found = gold(sheet(tmp_path / "a.csv", *rows), blank_coded=True)
    assert meanings(found.accounts) == [SORRY, {}]
    assert (found.unmarked, found.totals, found.ones) == (1, 1, False)


def test_cells_that_a_coder_may_have_passed_over_are_counted_as_in_agreement(tmp_path: Path) -> None:
    whole = dict.fromkeys(MEANINGS, 0) | {"remorse": 2, "other": ""}
    rows = [
        row("a", TEXT, **whole) | {"coder": "anna"},
        row("b", TEXT, remorse=2, love="NA") | {"coder": "Anna "},  # seven cells are empty, one holds what means that
        row("c", TEXT, remorse="x") | {"coder": "ben"},  # who writes no 0: a mark is all that there is to write
        row("d", TEXT) | {"coder": "anna"},  # without any code, which is counted as such
    ]
    table = sheet(tmp_path / "a.csv", *rows)
    found = gold(table, blank_coded=True)
    assert (found.blank, found.untouched, found.unmarked) == (1 + 8, ("other",), 1)
    assert found.blank == sum(one.blank for one in codings(table))
    marks = gold(sheet(tmp_path / "b.csv", row("a", TEXT, remorse="x"), row("b", TEXT, love="x")))
    assert (marks.blank, marks.untouched) == (0, ())


@pytest.mark.parametrize("column", ["love", "Joy or relief", "usable", "Coder", "other (0-2)"])
def test_a_column_of_the_labels_is_not_taken_for_the_one_of_the_accounts(tmp_path: Path, column: str) -> None:
    rest = [name for name in MEANINGS if name not in (column, "joy_relief" if "Joy" in column else "", column[:5])]
    table = tmp_path / "gold.csv"
    table.write_text(f"text,{column},{','.join(rest)}\n{TEXT},yes{',2' * len(rest)}\n", encoding="utf-8")
    lines = written(tmp_path / "gold.jsonl", {"text": TEXT, column: "yes", **dict.fromkeys(rest, 2)})
    for source in (table, lines):
        assert gold(source).accounts
        with pytest.raises(FileError, match="belongs to the codes, and cannot hold the accounts too"):
            gold(source, column)


def test_a_field_that_is_called_like_a_meaning_holds_accounts_where_no_label_stands_in_it(tmp_path: Path) -> None:
    source = written(tmp_path / "gold.jsonl", account(text=..., other=TEXT))
    assert [one["text"] for one in gold(source, "other").accounts] == [TEXT]
