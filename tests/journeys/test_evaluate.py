"""A researcher wants to know how far readings can be trusted on their own labelled accounts."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

from tearwise.meanings import MEANINGS
from tests.journeys.command import loaded, tearwise

NOTHING = dict.fromkeys(MEANINGS, 0)
GOLD: list[dict[str, Any]] = [
    {
        "text": "My husband cried in the kitchen and said he was sorry for lying to me about the money.",
        "meanings": NOTHING | {"remorse": 2},
        "evidence": {"remorse": ["said he was sorry for lying"]},
        "trigger": ["caught_or_confessing"],
        "said": ["apology"],
        "relationship": "partner",
    },
    {
        "text": "My uncle wept at his dog's grave. Eleven years, and now she was gone, he said.",
        "meanings": NOTHING | {"loss_fear": 2},
        "evidence": {"loss_fear": ["now she was gone"]},
        "trigger": ["death"],
        "said": [],
        "relationship": "family",
    },
    {"text": "The lamp in the hall is broken again, so I ordered another one.", "usable": False},
]


def figure(out: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)}\s+(\d\.\d{{3}})  \[(\d\.\d{{3}}), (\d\.\d{{3}})\]", out, re.MULTILINE)
    assert found, out
    value, low, high = map(float, found.groups())
    assert low <= high
    return value


def test_the_table_has_every_figure_with_its_interval(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in GOLD), encoding="utf-8")
    ended = tearwise("evaluate", str(gold))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("2 accounts with labels")
    for name in (
        "macro-F1 (nine meanings)",
        "exact set",
        "calibration error (mean of nine)",
        "Brier score (mean of nine)",
    ):
        figure(ended.out, name)
    for id in MEANINGS:
        figure(ended.out, f"F1 {id}")
    assert figure(ended.out, "first meaning is shown") == 1
    assert figure(ended.out, "unreadable accounts told so") == 1


def test_a_filled_in_sheet_gives_the_same_figures(tmp_path: Path) -> None:
    rows = [{key: value for key, value in row.items() if key != "evidence"} for row in GOLD]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    accounts = "".join(json.dumps({"id": n, "text": row["text"]}) + "\n" for n, row in enumerate(GOLD))
    (tmp_path / "accounts.jsonl").write_text(accounts, encoding="utf-8")
    made = loaded("codebook", str(tmp_path / "sheet.csv"), "--accounts", str(tmp_path / "accounts.jsonl"))
    assert made.code == 0
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig", newline="") as lines:
        sheet = list(csv.DictReader(lines))
    for cells, row in zip(sheet, GOLD, strict=True):
        cells |= {id: "x" if code else "" for id, code in row.get("meanings", {}).items()}
        cells["usable"] = "" if row.get("usable", True) else "no"
    with (tmp_path / "sheet.csv").open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, list(sheet[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(sheet)
    ended = loaded("evaluate", str(tmp_path / "sheet.csv"))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == loaded("evaluate", str(tmp_path / "gold.jsonl")).out


def test_answers_are_used_when_asked_for(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in GOLD), encoding="utf-8")
    assert loaded("evaluate", str(gold), "--answers").out != loaded("evaluate", str(gold)).out


def test_a_file_without_labels_is_refused_by_its_line(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": GOLD[0]["text"]}) + "\n", encoding="utf-8")
    ended = loaded("evaluate", str(gold))
    assert (ended.code, ended.out) == (2, "")
    assert "line 1" in ended.err
    assert "sorry" not in ended.err
