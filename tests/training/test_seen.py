"""What the network sees of a text is kept, and no text is read twice."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from tearwise import assembly
from training import seen as module
from training.seen import seen

ONE = "My brother cried on the phone last night and said he was sorry."
OTHER = "She was in tears at the station when I left."


def test_it_is_what_the_engine_says(tmp_path: Path) -> None:
    engine = assembly._engine()  # which this process has loaded
    for text, found in zip((ONE, OTHER), seen([ONE, OTHER], tmp_path), strict=True):
        scores = next(iter(engine.score([text])))
        assert np.allclose(found.scores.risks, scores.risks, atol=1e-4)
        assert abs(found.scores.urgent - scores.urgent) < 1e-4
        _, states = next(iter(engine.score_with_states([text])))
        assert np.allclose(found.states, states, atol=1e-3)


def test_only_new_texts_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = seen([ONE], tmp_path)[0]
    read: list[str] = []

    def counted(texts: list[str]) -> list[module.Seen]:
        read.extend(texts)
        return [first for _ in texts]

    monkeypatch.setattr(module, "_read", counted)
    again = seen([OTHER, ONE, OTHER], tmp_path)
    assert read == [OTHER]
    assert np.array_equal(again[1].states, first.states)
    seen([OTHER, ONE], tmp_path)
    assert read == [OTHER]


def test_what_is_kept_holds_no_text_and_nothing_half_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen([ONE], tmp_path)
    assert capsys.readouterr().out == "", "figures are printed there, and go into a document"
    (path,) = tmp_path.iterdir()
    assert ONE.encode() not in path.read_bytes()
    assert len(pickle.loads(path.read_bytes())) == 1


def test_another_network_has_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen([ONE], tmp_path)
    monkeypatch.setattr(module, "FILES", module.FILES[:1])
    seen([ONE], tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
