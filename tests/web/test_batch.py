"""A line of a batch is taken as ``tearwise annotate`` takes a line of JSON Lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.rows import Columns
from tearwise.web.batch import rows

NO_ID = "line 1: 'id' is neither a string nor a number"


@pytest.mark.parametrize(
    ("id", "kept", "error"),
    [
        ("true", None, NO_ID),
        ("false", None, NO_ID),
        ("[1]", None, NO_ID),
        ('{"n": 1}', None, NO_ID),
        ("1e400", None, NO_ID),
        ("null", None, ""),
        ("0", 0, ""),
        ("7.5", 7.5, ""),
        ('"true"', "true", ""),
        ('"007"', "007", ""),
        ('""', "", ""),
    ],
)
def test_what_names_a_row_is_a_string_or_a_number_here_and_in_a_corpus(
    tmp_path: Path, id: str, kept: object, error: str
) -> None:
    line = f'{{"id": {id}, "text": "My dad cried."}}\n'
    (tmp_path / "in.jsonl").write_text(line, encoding="utf-8")
    (there,) = Corpus.of(tmp_path / "in.jsonl").rows(Columns())
    (here,) = rows(line.encode())
    assert (there.id, there.error, there.text is None) == (kept, error, bool(error))
    assert (here.id, here.error, here.account is None) == (kept, error, bool(error))
    assert (type(there.id), type(here.id)) == (type(kept), type(kept))
