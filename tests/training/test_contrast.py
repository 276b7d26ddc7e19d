"""Contrast pairs are judged by a network that has not learned from them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from tearwise.meanings import MEANINGS  # noqa: E402
from training import contrast  # noqa: E402
from training.contrast import judged, paired  # noqa: E402
from training.network import AccountNetwork  # noqa: E402
from training.rows import Row  # noqa: E402


def _row(id: str, text: str, shown: str) -> Row:
    scores = {m: 2 if m == shown else 0 for m in MEANINGS}
    return Row(id=id, text=text, source="own", use="train", licence="CC0-1.0", usable=True, meanings=scores)


ROWS = [
    *(
        _row(f"own-U-{k:03}{side}", f"{side} {k}", shown)
        for k in range(6)
        for side, shown in (("a", "love"), ("b", "other"))
    ),
    _row("own-A-001", "neither", "joy_relief"),
]


def test_a_pair_is_two_accounts_and_single_ones_are_none() -> None:
    assert [(a.id, b.id) for a, b in paired([*ROWS[1:], ROWS[0]])][1:] == [
        (f"own-U-{k:03}a", f"own-U-{k:03}b") for k in range(1, 6)
    ]
    assert paired(ROWS[1:2]) == []


def test_each_half_is_judged_by_a_network_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    learned: list[set[str]] = []
    asked: list[str] = []

    def train(rows: Sequence[Row]) -> AccountNetwork:
        learned.append({row.id for row in rows})
        return None  # type: ignore[return-value]

    def says(network: AccountNetwork, pairs: Sequence[tuple[Row, Row]]) -> tuple[object, object]:
        asked.extend(row.id for sides in pairs for row in sides)
        assert not learned[-1] & {row.id for sides in pairs for row in sides}
        love, other = np.zeros(9, np.float32), np.zeros(9, np.float32)
        love[MEANINGS.index("love")], other[MEANINGS.index("other")] = 1, 1
        wrong = [sides[0].id == "own-U-003a" for sides in pairs]
        return (
            np.stack([other if w else love for w in wrong]),
            np.stack([love if w else other for w in wrong]),
        )

    monkeypatch.setattr(contrast, "_log_odds", says)
    right = list(judged(ROWS, train))
    assert sorted(asked) == sorted(row.id for row in ROWS[:-1])
    assert all("own-A-001" in ids for ids in learned)
    assert sorted(right) == [False, *5 * [True]]
