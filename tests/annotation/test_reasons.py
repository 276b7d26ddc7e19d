"""The same reason is the same in whatever row, and wherever in it."""

from __future__ import annotations

import pytest

from tearwise.annotation.reasons import reason_of
from tearwise.rendering.record import RowId

UNCLOSED = "has a quote that never ends"


@pytest.mark.parametrize(
    ("error", "id", "reason"),
    [
        ("line 12 has nothing in 'text'", "p-17", "has nothing in 'text'"),
        ("row 1 has nothing in 'text'", None, "has nothing in 'text'"),
        ("posts/a: b.csv: row 40: The account is empty: write it.", 7, "The account is empty: write it."),
        ("posts\n1.csv: row 40 has nothing in 'text'", 7, "has nothing in 'text'"),
        ("notes 1.txt: The account is empty: write it.", "notes 1.txt", "The account is empty: write it."),
        ("notes.txt has nothing in 'text'", "notes.txt", "has nothing in 'text'"),
        ("notes.txt: is not UTF-8", "notes.txt", "is not UTF-8"),
        ("line 3 is not cp1252 from its character 1,204 on", None, "is not cp1252 from its character … on"),
        (f"row 3 {UNCLOSED} (line 5 of the file)", None, f"{UNCLOSED} (line … of the file)"),
        (f"row 3 {UNCLOSED} (lines 5 to 90 of the file)", None, f"{UNCLOSED} (lines … to … of the file)"),
        ("row 3 has 5 cells, and there are 4 columns", None, "has … cells, and there are 4 columns"),
        (
            "line 9: The account has 20,001 characters, and at most 20,000 can be read",
            1,
            "The account has … characters, and at most 20,000 can be read",
        ),
        ("The model's answer lacks 'said'. Asked twice", "The", "The model's answer lacks 'said'. Asked twice"),
        ("a score of 'love' that is not 0, 1 or 2.", None, "a score of 'love' that is not 0, 1 or 2."),
    ],
)
def test_a_reason_is_an_error_without_its_row(error: str, id: RowId, reason: str) -> None:
    assert reason_of(error, id) == reason
