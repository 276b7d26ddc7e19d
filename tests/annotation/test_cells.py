"""The cells of a row that was coded."""

from __future__ import annotations

from tearwise.annotation import cells


def test_the_names_of_columns_are_not_remembered_without_end() -> None:
    """There may be a new one in every line of JSON, and memory is not to grow with the rows."""
    for n in range(3_000):
        assert not cells.is_coded(f"field {n}")
    assert cells.is_coded("Love (0-2)")
    assert max(one.cache_info().currsize for one in (cells.meaning_of, cells._named)) <= 1024
