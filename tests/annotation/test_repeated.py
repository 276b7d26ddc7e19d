"""Ids that stand on more than one row, counted without keeping any of them."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.annotation import repeated
from tearwise.annotation.ids import matched
from tearwise.annotation.repeated import PARTS, Ids, Repeated


def plainly(ids: list[str]) -> Repeated:
    known = (id for id in map(matched, ids) if id is not None)
    several = [count for count in Counter(known).values() if count > 1]
    return Repeated(len(several), sum(several))


@given(st.lists(st.lists(st.text(max_size=2), max_size=30), max_size=5))
def test_what_is_counted_by_digests_is_what_is_counted_plainly(shards: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ids = Ids(Path(folder))
        for shard in shards:
            ids.add(shard)
        assert ids.repeated() == plainly([id for shard in shards for id in shard])


def test_many_ids_lie_in_files_and_are_counted_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated, "WAITING", 16)
    (tmp_path / "ids-00").write_bytes(b"left by a run that was broken off")
    many = [f"post-{n % 3_000}" for n in range(5_000)]
    ids = Ids(tmp_path)
    ids.add(many[:2_500])
    ids.add(many[2_500:])
    assert ids.repeated() == plainly(many) == Repeated(ids=2_000, rows=4_000)
    written = list(tmp_path.iterdir())
    assert len(written) == PARTS
    assert sum(path.stat().st_size for path in written) > 8 * 0.75 * len(many), "they were kept in memory"
    assert not any(b"post" in path.read_bytes() for path in written)


def test_half_a_surrogate_pair_may_be_in_an_id(tmp_path: Path) -> None:
    ids = Ids(tmp_path)
    ids.add(["\ud800", "\ud800", 1, 1.5, None])
    assert ids.repeated() == Repeated(ids=1, rows=2)


def test_numbers_repeat_themselves_however_they_are_written(tmp_path: Path) -> None:
    ids = Ids(tmp_path)
    ids.add([7, "7", 7.0, "07", "8", "8.0", None, ""])
    assert ids.repeated() == Repeated(ids=2, rows=5)
