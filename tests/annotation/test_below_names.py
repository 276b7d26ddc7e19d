"""What survey programs write below the names of a table's columns is no account, and no answer is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.gold import gold
from tearwise.annotation.rows import Columns
from tearwise.meanings import MEANINGS

ANSWERS = 'R_1,"She wept on the ferry, and I held her.",2\nR_2,He cried at the vet.,1\n'
IMPORTED = '"{""ImportId"":""_recordId""}","{""ImportId"": ""QID1_TEXT""}","{""ImportId"":""QID2""}"\n'
QUALTRICS = f'ResponseId,Q1,Q2\nResponse ID,"Tell us of a time when\nsomebody cried.",How often?\n{IMPORTED}'
SURVEY_MONKEY = "ResponseId,Q1,Q2\n,Open-Ended Response,Response\n"
COLUMNS = Columns("Q1", "ResponseId")


@pytest.mark.parametrize(
    ("head", "below"),
    [(QUALTRICS, 2), (f"ResponseId,Q1,Q2\n{IMPORTED}", 1), (SURVEY_MONKEY, 1), (QUALTRICS.replace("\n", "\n\n"), 2)],
)
def test_rows_below_the_names_are_told_and_no_accounts(tmp_path: Path, head: str, below: int) -> None:
    (tmp_path / "a.csv").write_text(head + ANSWERS, encoding="utf-8-sig")
    rows = list(Corpus.of(tmp_path / "a.csv").rows(COLUMNS))
    assert [(row.id, row.text) for row in rows[below:]] == [
        ("R_1", "She wept on the ferry, and I held her."),
        ("R_2", "He cried at the vet."),
    ]
    for number, row in enumerate(rows[:below], start=1):
        assert (row.id, row.text) == (None, None)
        assert row.error == f"row {number} is a survey program's, below the names, and no account"


@pytest.mark.parametrize(
    "content",
    [
        f"ResponseId,Q1,Q2\n{ANSWERS}",
        'ResponseId,Q1,Q2\nR_1,"{""ImportId"":1}",2\nR_2,It was an Open-Ended Response.,\n',
        'ResponseId,Q1\nR_1,He cried.\nR_2,She cried.\n"{""ImportId"":""a""}","{""ImportId"":""b""}"\n',
        "ResponseId,Q1\nR_1,He cried.\n",
        "ResponseId,Q1\nR_1,He cried.\nR_2,Open-Ended Response\n",
    ],
)
def test_every_other_row_is_one(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content)
    rows = list(Corpus.of(tmp_path / "a.csv").rows(COLUMNS))
    assert len(rows) == content.count("\n") - 1
    assert all(row.text for row in rows)


def test_a_survey_that_was_coded_is_read_without_them(tmp_path: Path) -> None:
    nine = ",".join(MEANINGS)
    imported = ",".join(['"{""ImportId"":""a""}"'] * 2)
    path = tmp_path / "anna.csv"
    path.write_text(f"id,text,{nine}\nResponse ID,What happened?{',' * 9}\n{imported}\nR_1,He cried.,2{',0' * 8}\n")
    (one,) = codings(path)
    assert {*one.codes} == {"R_1"}
    assert [account["id"] for account in gold(path).accounts] == ["R_1"]
