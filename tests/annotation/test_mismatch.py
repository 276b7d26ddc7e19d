"""What a spreadsheet makes of ids is told where it is why they do not match."""

from __future__ import annotations

import pytest

from tearwise.annotation.mismatch import changed, mismatch

LONG = ["1234567890123456789", "1234567890123456999"]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({"001", "002", "100"}, {"1", "2", "100"}, "without the zeros before them"),
        ({"1"}, {"001"}, "without the zeros before them"),
        ({"00"}, {"0"}, "without the zeros before them"),
        ({*LONG}, {"1234570000000000000"}, "more than 15 digits"),
        ({*LONG}, {"1234567890123450000"}, "more than 15 digits"),
        ({"001", "002"}, {"001", "002"}, ""),
        ({"001", "002", "2"}, {"001", "002", "2"}, ""),
        ({*LONG}, {LONG[0]}, ""),
        ({*LONG}, {"9234567890123456789"}, ""),
        ({"3-4", "p1"}, {"4-Mar", "p1"}, "taken for dates"),
        ({"3-4", "3-5"}, {"3. Apr", "3. Mai"}, "taken for dates"),
        ({"3/4"}, {"03.04.2026"}, "taken for dates"),
        ({"MAR01"}, {"1-Mar"}, "taken for dates"),
        ({"MAR01"}, {"Mrz 01"}, "taken for dates"),
        ({"2026-03-04"}, {"04.03.2026 00:00"}, "taken for dates"),
        ({"1e3", "p1"}, {"1000", "p1"}, "taken for numbers"),
        ({"12E4"}, {"120000"}, "taken for numbers"),
        ({"1e3"}, {"1001", "10"}, ""),
        ({"3-4"}, {"3-5"}, ""),
        ({"2026-03-04"}, {"2026-03-05"}, ""),
        ({"3-4"}, {"p1", "x-9"}, ""),
        ({"p1"}, {"4-Mar"}, ""),
        ({"1", "2"}, {"3"}, ""),
        ({"a01"}, {"a1"}, ""),
    ],
)
def test_why_ids_do_not_match_is_told_where_it_shows(one: set[str], other: set[str], said: str) -> None:
    for found in (mismatch([one, other]), mismatch([other, {"x"}, one])):
        assert said in found
        assert bool(said) == bool(found)


def test_every_reason_is_told_and_each_once() -> None:
    made = {"007", "1e3", "3-4", "p1"}
    saved = {"7", "1000", "4-Mar", "p1"}
    told = mismatch([made, saved, {"7", "1000", "3. Apr"}])
    for said in ("without the zeros before them", "taken for numbers", "taken for dates"):
        assert told.count(said) == 1


def test_ids_of_any_length_are_compared() -> None:
    long = "1234567890" * 500  # more digits than a float holds, and than Python takes for a whole number
    assert "more than 15 digits" in mismatch([{long}, {f"{long[:-1]}1"}])
    assert not mismatch([{long}, {f"9{long[1:]}"}])


@pytest.mark.parametrize(
    "id",
    ["007", LONG[0], "12e4", "1E5", "1.5e-3", "3-4", "3/4", "2024-01-02", "12.10", "1.200", "MAR01", "sept-2", "2-May"],
)
def test_what_a_spreadsheet_takes_for_a_number_or_a_date_is_counted(id: str) -> None:
    assert changed([id, "17"]) == 1


@pytest.mark.parametrize(
    "id",
    [
        "17",
        "0",
        "-5",
        "t3_x",
        "123456789012345",
        "a-1",
        "e5",
        "12e4a",
        "1-2-3-4",
        "p001",
        "7.0",
        "12.1",
        "mark01",
        "M1",
        "may",
    ],
)
def test_what_it_leaves_alone_is_not(id: str) -> None:
    assert changed([id]) == 0
