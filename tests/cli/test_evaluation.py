"""``tearwise evaluate``."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest

from tearwise import Reader, assembly
from tearwise.annotation.schemas import schema
from tearwise.cli.exit_code import READ, USAGE
from tearwise.engines.scripted import ScriptedEngine
from tearwise.meanings import MEANINGS
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("few_draws")  # the intervals are held to what they must be in tests/annotation

SORRY = "He cried and said he was sorry."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    nothing = dict.fromkeys(MEANINGS, 0)
    rows = [
        {"id": "a", "text": SORRY, "meanings": nothing | {"remorse": 2}},
        {"id": "b", "text": "He cried.", "meanings": nothing | {"loss_fear": 2}, "trigger": ["breakup"]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def figure(out: str, name: str) -> float:
    return float(re.search(rf"^{re.escape(name)}\s+([\d.]+)  \[", out, re.MULTILINE)[1])  # type: ignore[index]


def test_readings_are_measured(run: Run, gold: Path) -> None:
    ended = run("evaluate", str(gold))
    assert ended.code == READ
    assert ended.out.startswith("2 accounts with labels")
    assert figure(ended.out, "micro-F1") == 0.667
    assert figure(ended.out, "F1 remorse") == 1
    assert figure(ended.out, "F1 loss_fear") == 0
    assert figure(ended.out, "precision remorse") == figure(ended.out, "recall remorse") == 1
    assert figure(ended.out, "recall loss_fear") == 0
    assert re.search(r"^precision loss_fear +–$", ended.out, re.MULTILINE)


def test_what_is_measured_is_named_and_is_the_fast_engine_where_that_is_asked_for(
    run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"Read by {ScriptedEngine().id}.\n" in run("evaluate", str(gold)).out
    asked = []

    def reader(*, fast: bool) -> Reader:
        asked.append(fast)
        return Reader(ScriptedEngine())

    monkeypatch.setattr(assembly, "Reader", reader)
    run("evaluate", str(gold))
    run("evaluate", str(gold), "--fast")
    assert asked == [False, True]
    ended = run("evaluate", str(gold), "--fast", "--engine", "openai:m")
    assert (ended.code, "leave out --fast" in ended.err) == (USAGE, True)


def test_the_figures_are_json_where_that_is_asked_for(run: Run, gold: Path) -> None:
    row = {
        "text": "The lamp is broken.",
        "meanings": dict.fromkeys(MEANINGS, 0) | {"love": 2},
        "evidence": {"love": ["lamp"]},
    }
    usable = {"text": "Boys don't cry, they say.", "usable": False}
    gold.write_text(gold.read_text() + "".join(json.dumps(one) + "\n" for one in (row, row, usable)))
    printed = run("evaluate", str(gold)).out
    record = json.loads(run("evaluate", str(gold), "--json").out)
    jsonschema.validate(record, schema("evaluation"), cls=jsonschema.Draft202012Validator)
    for name, one in record["figures"].items():
        assert one["value"] is None or round(one["value"], 3) == figure(printed, name)
    one = {"value": 1, "low": 1, "high": 1, "accounts": 1}
    assert record["meanings"]["remorse"] | {"low": 1, "high": 1} == {
        "value": 1, "low": 1, "high": 1, "accounts": 4, "shown": 1, "named": 1, "precision": one, "recall": one,
    }  # fmt: skip
    assert (record["accounts"], record["unread"], record["repeated"]) == (4, {"no_tears": 2, "too_little": 1}, 1)
    assert (record["bundle"], record["ones"], record["failed"]) == (ScriptedEngine().id, False, 0)
    assert (record["tearwise"], record["answers"]) == (version("tearwise"), False)


def test_labelled_answers_are_given_when_asked_for(run: Run, gold: Path) -> None:
    printed = run("evaluate", str(gold), "--answers").out
    assert figure(printed, "F1 loss_fear") == 1
    assert f"Read by {ScriptedEngine().id}, given the labelled answers.\n" in printed
    assert json.loads(run("evaluate", str(gold), "--answers", "--json").out)["answers"] is True


def test_a_wrong_answer_is_named_before_anything_is_read(run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold.write_text(gold.read_text().replace("breakup", "divorce"))
    assert run("evaluate", str(gold)).code == READ
    monkeypatch.setattr("tearwise.assembly.Reader", lambda: pytest.fail("the engine was loaded"))
    ended = run("evaluate", str(gold), "--answers")
    said = "gold.jsonl: line 2 has an answer that is none: 'trigger' has no such value."
    assert (ended.code, said in " ".join(ended.err.split())) == (USAGE, True)


def test_a_line_without_labels_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"text": SORRY}) + "\n")
    ended = run("evaluate", str(tmp_path / "gold.jsonl"))
    assert ended.code == USAGE
    assert "line 1 needs 'meanings'" in ended.err


def test_what_is_taken_for_shown_and_what_counts_as_0_is_said(run: Run, gold: Path, tmp_path: Path) -> None:
    nine = "The labels show 2 of the nine meanings. In macro-F1, each of the other 7 counts as 0, whatever was read."
    told = run("evaluate", str(gold)).out
    assert nine in told
    assert "No label is 2" not in told
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    for one in rows:
        one["meanings"] = {id: min(code, 1) for id, code in one["meanings"].items()}
    lines, table = tmp_path / "ones.jsonl", tmp_path / "ones.csv"
    lines.write_text("".join(json.dumps(one) + "\n" for one in rows))
    cells = [f"{one['text']},{','.join(str(one['meanings'][id]) for id in MEANINGS)}\n" for one in rows]
    table.write_text(f"text,{','.join(MEANINGS)}\n" + "".join(cells))
    said = "No label is 2, so 0 and 1 are taken as no and yes: not shown, and shown."
    assert run("evaluate", str(lines)).out == run("evaluate", str(table)).out
    assert run("evaluate", str(lines)).out.replace(f"{said}\n", "") == told
    assert said in run("evaluate", str(lines)).out


def test_how_many_accounts_were_not_read_is_always_said(run: Run, gold: Path) -> None:
    told = run("evaluate", str(gold), "--answers").out
    assert "Not read: none of them." in told
    row = {"text": "The lamp is broken.", "meanings": dict.fromkeys(MEANINGS, 0) | {"love": 2}}
    gold.write_text(gold.read_text() + json.dumps(row) + "\n")
    ended = run("evaluate", str(gold), "--answers").out
    assert "3 accounts with labels" in ended
    assert "Not read: 1 of them (1 no_tears). Nothing is named in these" in ended
    assert "are of the other 2." in ended
    assert figure(ended, "readable accounts turned away") == 0.333
    for name in ("first meaning is shown", "Brier score (mean of nine)"):
        assert figure(ended, name) == figure(told, name)


def test_a_single_account_and_one_that_stands_twice_are_told(run: Run, gold: Path) -> None:
    one, twice = "One account cannot be drawn again", "1 row with the text of an earlier one: each counts."
    plain = run("evaluate", str(gold)).out
    assert (one in plain, twice in plain) == (False, False)
    rows = gold.read_text().splitlines()
    gold.write_text(rows[0] + "\n")
    assert one in run("evaluate", str(gold)).out
    gold.write_text("\n".join([*rows, rows[0]]) + "\n")
    assert twice in run("evaluate", str(gold)).out


def test_what_cannot_be_measured_is_a_dash(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"text": SORRY, "meanings": dict.fromkeys(MEANINGS, 0)}) + "\n")
    ended = run("evaluate", str(tmp_path / "gold.jsonl"))
    assert re.search(r"^mean average precision +–$", ended.out, re.MULTILINE)
    assert "nan" not in ended.out


def test_an_interval_is_there_where_some_draws_show_nothing(run: Run, gold: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    rows[1]["meanings"]["loss_fear"] = 0
    gold.write_text("".join(json.dumps(one) + "\n" for one in rows))
    ended = run("evaluate", str(gold))
    assert re.search(r"^mean average precision +1\.000  \[1\.000, 1\.000\]$", ended.out, re.MULTILINE)
    assert "nan" not in ended.out


def test_another_encoding_is_named_where_one_is_needed(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "gold.csv"
    table.write_bytes(f"text,{','.join(MEANINGS)}\nHe cried – sorry,0,0,0,0,2,0,0,0,0\n".encode("cp1252"))
    ended = run("evaluate", str(table))
    assert (ended.code, "--encoding" in ended.err, "cp1252" in ended.err) == (USAGE, True, True)
    assert run("evaluate", str(table), "--encoding", "cp1252").code == READ


def test_what_was_made_of_rows_without_codes_and_of_totals_is_said(run: Run, gold: Path, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    cells = [f"{one['text']},{','.join(str(one['meanings'][id]) for id in MEANINGS)}\n" for one in rows]
    table = tmp_path / "gold.csv"
    table.write_text(f"text,{','.join(MEANINGS)}\n{''.join(cells)}She cried so hard.{',' * 9}\nTotal,2,,,,,,,,\n")
    ended = run("evaluate", str(table))
    assert (ended.code, "give --blank-coded" in " ".join(ended.err.split())) == (USAGE, True)
    told = run("evaluate", str(table), "--blank-coded").out
    assert "1 row without any code taken as coded, with nothing shown." in told
    assert "1 row of totals left out." in told
    record = json.loads(run("evaluate", str(table), "--blank-coded", "--json").out)
    assert (record["accounts"], record["unmarked"], record["totals"]) == (len(rows) + 1, 1, 1)
    jsonschema.Draft202012Validator(schema("evaluation")).validate(record)


def test_cells_that_may_have_been_passed_over_are_told(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "gold.csv"
    rows = f"{SORRY},0,0,0,0,2,0,0,0,\nShe cried for joy.,,,,,,,2,,\n"
    table.write_text(f"text,{','.join(MEANINGS)}\n{rows}")
    told = run("evaluate", str(table)).out
    assert "9 cells with nothing (empty, NA) in coded rows, taken as 0." in told
    assert "Nothing stands in any row for other: where that was not coded, its figures say nothing" in told
    record = json.loads(run("evaluate", str(table), "--json").out)
    assert (record["blank"], record["untouched"]) == (9, ["other"])
    jsonschema.Draft202012Validator(schema("evaluation")).validate(record)
    table.write_text(
        f"text,{','.join(MEANINGS)}\n{rows.replace(',,', ',0,').replace(',,', ',0,')}".replace(",\n", ",0\n")
    )
    assert "taken as 0" not in run("evaluate", str(table)).out


def test_a_share_says_of_how_many_accounts_it_is_where_that_stands_nowhere_else(run: Run, gold: Path) -> None:
    with gold.open("a") as out:
        out.writelines(json.dumps({"text": f"Nobody. {n}", "usable": False}) + "\n" for n in range(3))
    told = run("evaluate", str(gold)).out
    assert re.search(r"^unreadable accounts told so .*\]  of 3 accounts$", told, re.MULTILINE)
    assert re.search(r"^readable accounts turned away .*\]  of 2 accounts$", told, re.MULTILINE)


def test_labels_of_several_coders_are_told_and_each_coder_is_looked_at_alone(run: Run, tmp_path: Path) -> None:
    table, column = tmp_path / "gold.csv", dict(zip(MEANINGS, "000020000", strict=True))
    graded = [",".join(column.values()), ",".join((column | {"remorse": "1"}).values())]
    rows = [f"He cried, sorry {n}.,{codes},anna\n" for n, codes in enumerate(graded)]
    rows += [f"He cried, sorry {n}.,{graded[1]},ben\n" for n in range(2)]
    table.write_text(f"text,{','.join(MEANINGS)},coder\n" + "".join(row.replace("cried,", "cried") for row in rows))
    told = run("evaluate", str(table)).out
    assert "No label of ben is 2, so 0 and 1 are taken as no and yes there" in told
    assert "Labels of 2 coders (anna, ben): every row counts." in told
    assert "shown in 3, " in told  # anna's 1 is plausible
    record = json.loads(run("evaluate", str(table), "--json").out)
    assert (record["coders"], record["ones"]) == (["anna", "ben"], True)
    jsonschema.Draft202012Validator(schema("evaluation")).validate(record)
    lines = tmp_path / "gold.jsonl"
    meanings = dict.fromkeys(MEANINGS, 0) | {"remorse": 1}
    some = [{"text": SORRY, "coder": coder, "meanings": meanings} for coder in ("anna", "ben")]
    lines.write_text("".join(json.dumps(one) + "\n" for one in some))
    told = run("evaluate", str(lines)).out
    assert "No label is 2, so 0 and 1 are taken as no and yes: not shown, and shown." in told
    assert "Labels of 2 coders (anna, ben)" in told


def test_standard_input_is_not_taken_and_that_is_said(run: Run, gold: Path) -> None:
    for words in (["evaluate", "-"], ["agreement", str(gold), "-"]):
        ended = run(*words, stdin=gold.read_bytes())
        assert ended.code == USAGE
        assert "Standard input is not taken here. Save what comes from it as a file" in " ".join(ended.err.split())
