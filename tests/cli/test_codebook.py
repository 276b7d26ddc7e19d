"""``tearwise codebook``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tearwise.cli.exit_code import READ, USAGE
from tests.cli.conftest import Run


def words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def test_a_sheet_says_what_was_left_out_and_how_to_mend_it(run: Run, tmp_path: Path) -> None:
    source, sheet = tmp_path / "in.csv", tmp_path / "sheet.csv"
    source.write_bytes("id,text\n1,He cried.\n2,She cried – “désolé”.\n3,He wept.\n".encode("cp1252"))
    ended = run("codebook", str(sheet), "--accounts", str(source), "--sample", "99")
    assert ended.code == READ
    assert "2 accounts to code written" in ended.err
    assert "99 were asked for, and there are no more." in words(ended.err)
    assert "1 row was left out" in words(ended.err)
    assert "row 2 is not UTF-8 in 'text': name its encoding with --encoding" in words(ended.err)
    ended = run("codebook", str(sheet), "--accounts", str(source), "--encoding", "cp1252", "--sample", "3", "--force")
    assert words(ended.err) == f"3 accounts to code written to {sheet}."


def test_a_draw_says_out_of_how_many_it_is_and_how_it_is_had_again(run: Run, tmp_path: Path) -> None:
    source, sheet = tmp_path / "in.csv", tmp_path / "sheet.csv"
    source.write_text("id,text\n" + "".join(f"{n},He cried.\n" for n in range(1200)) + "x,\n")
    ended = run("codebook", str(sheet), "--accounts", str(source), "--sample", "5", "--seed", "7")
    assert f"5 accounts to code written to {sheet}, drawn at random from 1,200 (seed 7)." in words(ended.err)


@pytest.mark.parametrize(
    "options",
    [
        ("--accounts", "in.csv", "--sample", "5"), ("--sample", "5"), ("--seed", "7"), ("--text-column", "body"),
        ("--id-field", "post"), ("--format", "csv"), ("--encoding", "cp1252"),
        ("codebook.md", "--sample", "5"), ("codebook.html", "--encoding", "cp1252"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_sheet_is_never_passed_over(run: Run, options: tuple[str, ...]) -> None:
    ended = run("codebook", *options)
    assert (ended.code, ended.out) == (USAGE, "")
    assert "tearwise codebook sheet.csv --accounts IN" in words(ended.err)
    assert not Path("codebook.md").exists()


def test_a_seed_is_not_passed_over_where_nothing_is_drawn(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,text\n1,He cried.\n")
    ended = run("codebook", str(tmp_path / "one.csv"), "--accounts", str(tmp_path / "in.csv"), "--seed", "7")
    assert (ended.code, "nothing is drawn without --sample" in words(ended.err)) == (USAGE, True)
    assert not (tmp_path / "one.csv").exists()


def test_a_sheet_is_not_drawn_from_sheets_that_were_drawn_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,text\n1,He cried.\n2,She cried.\n")
    for name in ("one.csv", "two.csv"):
        ended = run("codebook", str(tmp_path / name), "--accounts", str(tmp_path))
        assert (ended.code, "2 accounts to code written" in words(ended.err)) == (READ, True)
    assert "1 coding sheet left out: one.csv. Named by itself, a sheet is read." in words(ended.err)


def test_a_sheet_of_nothing_is_not_written(run: Run, tmp_path: Path) -> None:
    source, sheet = tmp_path / "in.jsonl", tmp_path / "sheet.csv"
    source.write_text(json.dumps({"id": 1, "body": "He cried."}) + "\n")
    ended = run("codebook", str(sheet), "--accounts", str(source))
    assert (ended.code, "There are: id, body." in ended.err) == (USAGE, True)
    assert not sheet.exists()
    assert run("codebook", str(sheet), "--accounts", str(source), "--text-field", "body").code == READ


@pytest.mark.parametrize("name", ["codebook.md", "codebook.html", "sheet.csv"])
def test_what_is_there_is_written_over_only_when_forced(run: Run, tmp_path: Path, name: str) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / name
    source.write_text(json.dumps({"id": 1, "text": "He cried."}) + "\n")
    target.write_text("hours of work")
    more = ("--accounts", str(source)) if name.endswith(".csv") else ()
    ended = run("codebook", str(target), *more)
    assert (ended.code, "give --force to write over it" in ended.err) == (USAGE, True)
    assert target.read_text() == "hours of work"
    assert run("codebook", str(target), *more, "--force").code == READ
    assert "hours of work" not in target.read_text(encoding="utf-8")
    ended = run("codebook", str(tmp_path / "no" / name), *more)
    assert (ended.code, "there is no folder" in ended.err) == (USAGE, True)


def test_ids_that_a_spreadsheet_would_change_are_told_when_the_sheet_is_made(run: Run, tmp_path: Path) -> None:
    for ids, said in ((["001", "x2", "12e4"], True), (["1", "x2", "p12e4"], False)):
        (tmp_path / "in.jsonl").write_text("".join(json.dumps({"id": id, "text": "He cried."}) + "\n" for id in ids))
        ended = run("codebook", str(tmp_path / "a.csv"), "--accounts", str(tmp_path / "in.jsonl"), "--force")
        assert ("A spreadsheet would change 2 ids" in words(ended.err)) == said
