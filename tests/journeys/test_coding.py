"""Two people code accounts by the codebook, and compare themselves with each other and with the program."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tearwise.meanings import MEANINGS
from tests.journeys.command import loaded, tearwise

ACCOUNTS = {
    "a": "My husband cried in the kitchen and said he was sorry for lying to me about the money.",
    "b": "My uncle wept at his dog's grave. Eleven years, and now she was gone, he said.",
    "c": "My sister cried for joy when she heard that the scan was clear.",
    "d": "He cried when I said that I would leave him, and begged me to stay.",
}
ANNA = {"a": "remorse", "b": "loss_fear", "c": "joy_relief", "d": "loss_fear"}
BEN = {"a": "remorse", "b": "loss_fear", "c": "joy_relief", "d": "remorse"}


def filled(sheet: Path, target: Path, codes: dict[str, str]) -> Path:
    """The sheet as a coder gives it back: with semicolons, as a spreadsheet may write it."""
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with target.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(row | {"usable": "yes", codes[row["id"]]: "2", "empathy": "1"} for row in rows)
    return target


def test_from_the_codebook_to_what_to_talk_about(tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.jsonl"
    accounts.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in ACCOUNTS.items()))

    codebook = tearwise("codebook")
    assert (codebook.code, codebook.err) == (0, "")
    assert all(f"`{id}`" in codebook.out for id in MEANINGS)
    assert loaded("codebook", str(tmp_path / "codebook.html")).code == 0
    assert "<table>" in (tmp_path / "codebook.html").read_text(encoding="utf-8")

    made = loaded("codebook", str(tmp_path / "sheet.csv"), "--accounts", str(accounts))
    assert (made.code, "4 accounts" in made.err) == (0, True)
    anna = filled(tmp_path / "sheet.csv", tmp_path / "anna.csv", ANNA)
    ben = filled(tmp_path / "sheet.csv", tmp_path / "ben.csv", BEN)
    assert loaded("annotate", str(accounts), str(tmp_path / "readings.csv")).code == 0

    files = [str(anna), str(ben), str(tmp_path / "readings.csv")]
    ended = tearwise("agreement", *files, "--discuss", str(tmp_path / "discuss.csv"))
    assert (ended.code, ended.err) == (0, "")
    assert "3 coders: anna.csv, ben.csv, readings.csv" in ended.out
    assert "loss_fear and remorse" in ended.out or "remorse and loss_fear" in ended.out
    with (tmp_path / "discuss.csv").open(encoding="utf-8-sig", newline="") as lines:
        disputed = {(row["id"], row["meaning"]): (row["anna.csv"], row["ben.csv"]) for row in csv.DictReader(lines)}
    assert disputed["d", "loss_fear"] == ("2", "0")
    assert disputed["d", "remorse"] == ("0", "2")

    told = json.loads(loaded("agreement", *files[:2], "--json").out)
    assert told["figures"]["alpha"]["joy_relief"]["value"] == 1
    assert told["figures"]["F1"]["remorse"]["value"] == 0.6667
    assert [one["id"] for one in told["discussed"]] == ["d"]


def test_what_cannot_be_compared_is_said_without_words_of_an_account(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,love\n1,He cried and cried\n")
    (tmp_path / "b.csv").write_text("id,love\n2,2\n")
    (tmp_path / "c.csv").write_text("id,love\n3,2\n")
    for names, said in (
        (("a", "b"), "no code"),
        (("b",), "at least two coders"),
        (("b", "c"), "was coded by two coders"),
    ):
        ended = loaded("agreement", *(str(tmp_path / f"{name}.csv") for name in names))
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
        assert "cried" not in ended.err


def test_a_sheet_needs_accounts(tmp_path: Path) -> None:
    for arguments in (("sheet.csv",), ("sheet.html", "--accounts", "in.jsonl"), ("sheet.pdf",)):
        ended = loaded("codebook", str(tmp_path / arguments[0]), *arguments[1:])
        assert ended.code == 2
        assert list(tmp_path.iterdir()) == []
