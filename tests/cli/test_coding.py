"""``tearwise agreement``."""

from __future__ import annotations

import json
from functools import partial
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest

from tearwise.annotation import agreement
from tearwise.annotation.schemas import schema
from tearwise.cli.exit_code import READ, USAGE
from tearwise.meanings import MEANINGS
from tests.cli.conftest import Run

NINE = ",".join(MEANINGS)


@pytest.fixture(autouse=True)
def _few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Intervals of a few draws: what is printed of them needs no thousand."""
    monkeypatch.setattr(agreement, "agreement", partial(agreement.agreement, resamples=20))


def words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def coded(path: Path, *codes: str, columns: str = NINE) -> Path:
    """A sheet with a row for each string of codes, an id before each."""
    path.write_text(f"id,{columns}\n" + "".join(f"{n},{','.join(one)}\n" for n, one in enumerate(codes)))
    return path


def test_agreement_says_what_it_made_of_the_files(run: Run, tmp_path: Path) -> None:
    anna = coded(tmp_path / "anna.csv", "200000000", "020000000", "000000000", "200000000")
    ben = coded(tmp_path / "ben.csv", "10000000", "01000000", "10000000", columns=NINE.replace(",other", ""))
    ended = run("agreement", str(anna), str(ben))
    assert ended.code == READ
    assert "ben.csv: no column for other, so not coded there" in ended.out
    assert "ben.csv: no code is 2, so 0 and 1 taken as no and yes (not shown, shown)" in ended.out
    assert "anna.csv: 1 account coded by nobody else, left out" in ended.out
    assert "mean of 2 " in ended.out
    assert "all nine" not in ended.out
    assert "shown in 0 / –" in ended.out
    assert "anna.csv: no c" not in ended.out


def test_agreement_says_what_it_dropped_and_what_it_took_for_0(run: Run, tmp_path: Path) -> None:
    anna = coded(tmp_path / "anna.csv", "201000000", "020000000", "100000000")
    ben, cleo = tmp_path / "ben.csv", coded(tmp_path / "cleo.csv", "000000000", "000000000", "000000000")
    ben.write_text(f"id,usable,{NINE}\n0,yes,2,0,?,NA,,0,0,0,0\n1,no,2{',0' * 8}\n2,yes,2,0,unknown{',0' * 6}\n")
    ended = run("agreement", str(anna), str(ben), str(cleo))
    assert "ben.csv: 2 cells left open (?, unknown), not coded" in ended.out
    assert "ben.csv: 2 cells with nothing (empty, NA) in coded rows, taken as 0" in ended.out
    assert "ben.csv: 1 account both coded and turned down (usable: no), codes left out" in ended.out
    assert "cleo.csv: every code is 0" in ended.out
    assert "ordinal: 0, 1, 2, among coders who tell them apart: anna.csv, ben.csv, cleo.csv" in ended.out
    dora, eve = tmp_path / "dora.csv", tmp_path / "eve.jsonl"
    dora.write_text("id,love,trust,remorse\n0,2,,\n1,0,,\n2,,,\n")
    eve.write_text('{"id": 0, "love": 2}\n{"id": 1, "love": 0, "trust": 2}\n')
    ended = run("agreement", str(dora), str(eve))
    assert "dora.csv: nothing in any row for trust, remorse; where that was not coded, write ? there" in ended.out
    assert "dora.csv: 1 row without any code, not coded; where nothing is shown, write a 0 or no" in ended.out
    assert "eve.jsonl: 1 meaning missing from coded lines that others of them have, taken as 0" in ended.out
    assert "-0.000" not in ended.out
    record = json.loads(run("agreement", str(anna), str(ben), str(cleo), "--json").out)
    assert [record[name] for name in ("left", "blank", "unused")] == [{"ben.csv": 2}, {"ben.csv": 2}, {"ben.csv": 1}]
    assert (record["zeros"], record["ordinal"]) == (["cleo.csv"], ["anna.csv", "ben.csv", "cleo.csv"])
    assert run("agreement", str(anna), str(cleo)).out.count("anna.csv: ") == 0


def test_agreement_says_what_read_the_accounts_and_how_many_each_turned_down(run: Run, tmp_path: Path) -> None:
    anna, program = tmp_path / "anna.csv", tmp_path / "program.csv"
    rows = ["0,,2,0,0,0,0,0,0,0,0", f"1,no{',' * 9}", f"2,no{',' * 9}", "3,,0,2,0,0,0,0,0,0,0"]
    anna.write_text(f"id,usable,{NINE}\n" + "".join(f"{row}\n" for row in rows))
    flat, present = ",".join(f"{id}_present" for id in MEANINGS), f"true{',false' * 8}"
    read = [
        f"0,read,{present},b+fast",
        f"1,no_tears{',' * 9},b+fast",
        f"2,read,{present},b+fast",
        f"3,read,{present},b",
    ]
    far = [f"{n},too_little{',' * 9},b" for n in range(10, 20)]  # of which nobody else says anything
    program.write_text(f"id,status,{flat},bundle\n" + "".join(f"{row}\n" for row in (*read, *far)))
    told = run("agreement", str(anna), str(program)).out
    assert "program.csv: read by b+fast and b\n" in told
    assert "program.csv: 1 account not read, not coded\n" in told
    assert "anna.csv: 2 accounts turned down (usable: no), not coded\n" in told
    record = json.loads(run("agreement", str(anna), str(program), "--json").out)
    assert record["tearwise"] == version("tearwise")
    assert record["bundles"] == {"program.csv": ["b+fast", "b"]}
    assert record["refused"] == {"anna.csv": 2, "program.csv": 1}
    jsonschema.Draft202012Validator(schema("agreement")).validate(record)


def test_the_same_codes_have_the_same_figures_however_they_are_laid_out(run: Run, tmp_path: Path) -> None:
    codes = {"anna": ["200000000", "020000000", "102000000"], "ben": ["100000000", "010000000", "001000000"]}
    files = [str(coded(tmp_path / f"{coder}.csv", *rows)) for coder, rows in codes.items()]
    rows = [f"{n},{coder},{','.join(row)}\n" for coder, some in codes.items() for n, row in enumerate(some)]
    (tmp_path / "all.csv").write_text(f"id,coder,{NINE}\n" + "".join(rows))
    apart, together = run("agreement", *files).out, run("agreement", str(tmp_path / "all.csv")).out
    for coder in codes:
        together = together.replace(f"all.csv:{coder}", f"{coder}.csv")
    assert apart == together
    assert "ben.csv: no code is 2, so 0 and 1 taken as no and yes" in apart
    assert "mean of 3        1.000" in apart
    graded = run("agreement", *files, "--graded").out
    assert ("taken as no and yes" in graded, "shown in 1 / 0" in graded) == (False, True)


def test_agreement_says_who_coded_how_much_and_what_pairs_share(run: Run, tmp_path: Path) -> None:
    rows = ["0,anna", "0,ben", "1,anna", "1,cleo", "2,ben", "2,cleo", "3,anna", "3,ben"]
    codes = "".join(f"{one},{n % 3},{','.join('0' * 8)}\n" for n, one in enumerate(rows))
    (tmp_path / "all.csv").write_text(f"id,coder,{NINE}\n{codes}")
    ended = run("agreement", str(tmp_path / "all.csv"))
    assert "coded by each: 3 / 3 / 2" in ended.out
    assert "Cohen's kappa of shown, mean over pairs of coders: 3, which share 1 to 2 accounts" in ended.out
    two = [str(coded(tmp_path / f"{one}.csv", "200000000", "020000000")) for one in ("anna", "ben")]
    assert "coded by each" not in run("agreement", *two).out
    assert "mean over pairs of coders\n" in run("agreement", *two).out
    said = "Observed (percent) agreement: both find it shown, or neither, mean over pairs of coders"
    assert f"{said}: 3, which share 1 to 2 accounts" in ended.out
    assert f"{said}\nlove             1.000  [1.000, 1.000]" in run("agreement", *two).out


def test_a_file_that_is_named_twice_is_told(run: Run, tmp_path: Path) -> None:
    anna = coded(tmp_path / "anna.csv", "200000000", "020000000")
    ended = run("agreement", str(anna), str(tmp_path / "." / "anna.csv"))
    assert (ended.code, "is named twice" in words(ended.err)) == (USAGE, True)


def test_one_account_has_no_interval_to_go_by(run: Run, tmp_path: Path) -> None:
    anna, ben = coded(tmp_path / "anna.csv", "200000000"), coded(tmp_path / "ben.csv", "010000000", "000000000")
    said = "One account cannot be drawn again in another way"
    assert said in run("agreement", str(anna), str(ben)).out
    coded(anna, "200000000", "000000000")
    assert said not in run("agreement", str(anna), str(ben)).out


def test_agreement_refuses_what_it_would_have_to_guess(run: Run, tmp_path: Path) -> None:
    anna = coded(tmp_path / "anna.csv", "200000000", "020000000")
    ben = coded(tmp_path / "ben.csv", "200000000", "020000000", columns=NINE.replace("remorse", "remorce"))
    ended = run("agreement", str(anna), str(ben))
    assert (ended.code, ended.out) == (USAGE, "")
    assert "ben.csv has no column for 'remorse', and one that is nearly called so: 'remorce'" in ended.err
    carl = tmp_path / "carl.csv"
    carl.write_text(f"id,usable,{NINE}\n0,yes,2{',0' * 8}\n1,maybe,2{',0' * 8}\n")
    ended = run("agreement", str(anna), str(carl))
    assert (ended.code, "carl.csv: row 2 has in 'usable' what is neither yes nor no." in ended.err) == (USAGE, True)


def test_the_list_to_discuss_never_takes_the_place_of_another_file(run: Run, tmp_path: Path) -> None:
    anna, ben = coded(tmp_path / "anna.csv", "200000000"), coded(tmp_path / "ben.csv", "000000000")
    discuss = tmp_path / "discuss.csv"
    assert run("agreement", str(anna), str(ben), "--discuss", str(discuss)).code == READ
    ended = run("agreement", str(anna), str(ben), "--discuss", str(discuss))
    assert (ended.code, "--force" in ended.err) == (USAGE, True)
    assert run("agreement", str(anna), str(ben), "--discuss", str(discuss), "--force").code == READ
    before = anna.read_text()
    assert run("agreement", str(anna), str(ben), "--discuss", str(anna), "--force").code == USAGE
    assert anna.read_text() == before


@pytest.mark.parametrize("name", ["discuss.xlsx", "discuss.tsv", "discuss"])
def test_the_list_to_discuss_is_a_table_by_its_name_too(run: Run, tmp_path: Path, name: str) -> None:
    files = [str(coded(tmp_path / "anna.csv", "200000000")), str(coded(tmp_path / "ben.csv", "000000000"))]
    ended = run("agreement", *files, "--discuss", str(tmp_path / name))
    assert (ended.code, (tmp_path / name).exists()) == (USAGE, False)
    assert "--discuss: a name ends in .csv." in words(ended.err)


def test_a_list_to_discuss_that_is_too_long_to_print_says_where_all_of_it_is(run: Run, tmp_path: Path) -> None:
    for name, code in (("anna.csv", 2), ("ben.csv", 0)):
        (tmp_path / name).write_text("id,love\n" + "".join(f"{n},{code}\n" for n in range(30)) + f"x,{2 - code}\n")
    files = (str(tmp_path / "anna.csv"), str(tmp_path / "ben.csv"))
    assert "and 11 more; --discuss writes them all to a file" in run("agreement", *files).out
    out = run("agreement", *files, "--discuss", str(tmp_path / "all.csv")).out
    assert f"and 11 more; all of them are in {tmp_path / 'all.csv'}" in out


def test_the_list_to_discuss_is_written_whatever_the_ids_are(run: Run, tmp_path: Path) -> None:
    for name, code in (("anna.jsonl", 2), ("ben.jsonl", 0)):
        rows = [{"id": id, "love": code} for id in ("a", "\ud800")]
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
    files = (str(tmp_path / "anna.jsonl"), str(tmp_path / "ben.jsonl"))
    assert run("agreement", *files, "--discuss", str(tmp_path / "discuss.csv")).code == READ
    assert "\\ud800,love,2,0" in (tmp_path / "discuss.csv").read_text(encoding="utf-8-sig")


def test_agreement_is_printed_as_json_whatever_the_coders_are_called(run: Run, tmp_path: Path) -> None:
    rows = [{"id": id, "coder": coder, "love": 2, "other": 0} for id in ("a", "b") for coder in ("\ud800", "Ben")]
    (tmp_path / "both.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    ended = run("agreement", str(tmp_path / "both.jsonl"), "--json")
    assert ended.code == READ
    assert json.loads(ended.out)["coders"] == ["both.jsonl:\ud800", "both.jsonl:Ben"]


def test_a_spreadsheet_makes_no_formula_of_an_id_or_a_name(run: Run, tmp_path: Path) -> None:
    for name, code in (("=anna.csv", "2"), ("ben.csv", "0")):
        (tmp_path / name).write_text(f"id,love\n'=1+1,{code}\nb,2\n")
    files = [str(tmp_path / name) for name in ("=anna.csv", "ben.csv")]
    assert run("agreement", *files, "--discuss", str(tmp_path / "discuss.csv")).code == READ
    assert (tmp_path / "discuss.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "id,meaning,'=anna.csv,ben.csv", "'=1+1,love,2,0",
    ]  # fmt: skip


def test_what_coders_agree_on_is_said_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    anna, ben = coded(tmp_path / "anna.csv", "200000000", "100000000"), tmp_path / "ben.csv"
    coded(ben, "200000000", "000000000")
    assert "The coders agree on what is shown in every account." in run("agreement", str(anna), str(ben)).out
    ben.write_text(f"id,usable,{NINE}\n0,yes,2{',0' * 8}\n1,no{',' * 9}\n")
    ended = run("agreement", str(anna), str(ben), "--discuss", str(tmp_path / "discuss.csv"))
    assert "1: usable yes/no" in ended.out
    assert "agree on what" not in ended.out
    assert "coded by nobody else" not in ended.out
    assert (tmp_path / "discuss.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "1,usable,yes,no"


def test_what_annotate_wrote_is_compared_whatever_failed_or_stands_twice_in_it(run: Run, tmp_path: Path) -> None:
    rows = [("0", "He cried and said he was sorry."), ("x", "He cried and left."), ("x", "She cried and left.")]
    lines = [json.dumps({"id": id, "text": text}) for id, text in rows]
    (tmp_path / "in.jsonl").write_text("no JSON\n" + "\n".join(lines) + "\n")
    assert run("annotate", str(tmp_path / "in.jsonl"), str(tmp_path / "out.csv")).code == READ
    anna = coded(tmp_path / "anna.csv", "000020000")
    assert run("agreement", str(anna), str(tmp_path / "out.csv")).code == READ
    anna.write_text(f"id,{NINE}\n0{',2' * 9}\nx{',0' * 9}\n")
    ended = run("agreement", str(anna), str(tmp_path / "out.csv"))
    assert (ended.code, "out.csv: row 4 codes the same account as row 3." in words(ended.err)) == (USAGE, True)


def test_codings_may_be_as_windows_saves_them(run: Run, tmp_path: Path) -> None:
    for name in ("anna.csv", "ben.csv"):
        (tmp_path / name).write_bytes(f"id;{NINE.replace(',', ';')}\nZoë;2{';0' * 8}\n".encode("cp1252"))
    files = (str(tmp_path / "anna.csv"), str(tmp_path / "ben.csv"))
    assert run("agreement", *files, "--encoding", "cp1252", "--id-field", "id").code == READ


def test_agreement_says_how_rows_without_a_mark_are_taken_and_how_they_may_be(run: Run, tmp_path: Path) -> None:
    anna = coded(tmp_path / "anna.csv", "200000000", "020000000", "000000000", "000000000")
    ben = coded(tmp_path / "ben.csv", *("x        ", "         ", " x       ", "         "))
    ben.write_text(ben.read_text() + "Total,1,1,,,,,,,\n")
    told = run("agreement", str(anna), str(ben)).out
    said = (
        "ben.csv: 2 rows without any mark (1 of them at the end) taken as not coded, though the coder never writes 0 or"
    )
    assert f"{said} no; if nothing is shown there, give --blank-coded" in told
    assert "2 accounts coded by two or more" in told
    assert "ben.csv: 1 row of totals left out" in told
    told = run("agreement", str(anna), str(ben), "--blank-coded").out
    assert "ben.csv: 2 rows without any mark taken as coded, with nothing shown (--blank-coded)" in told
    assert ("4 accounts coded by two or more" in told, "not coded" in told) == (True, False)
    record = json.loads(run("agreement", str(anna), str(ben), "--json").out)
    assert [record[name] for name in ("uncoded", "marks", "behind", "unmarked", "totals")] == [
        {"ben.csv": 2}, ["ben.csv"], {"ben.csv": 1}, {}, {"ben.csv": 1},
    ]  # fmt: skip
