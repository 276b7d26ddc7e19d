"""What tutors say stands at the tokens that it was said of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from training.advice import Advice  # noqa: E402
from training.targets import HEADS  # noqa: E402


def _advice() -> Advice:
    rng = np.random.default_rng(6)
    width = sum(HEADS.values())
    lengths = [3, 5]
    return Advice(
        meanings=rng.normal(size=(2, 9)).astype(np.float32),
        plausible=rng.normal(size=(2, 9)).astype(np.float32),
        context=rng.normal(size=(2, width)).astype(np.float32),
        evidence=rng.normal(size=(sum(lengths), 9)).astype(np.float32),
        starts=np.array([0, 3, 8], np.int64),
    )


def test_evidence_stands_where_the_text_stands_in_its_surroundings() -> None:
    advice = _advice()
    advised = advice.beside([(1, 4), None, (0, 0)], 11, torch.device("cpu"))
    evidence = torch.logit(advised.evidence)
    # an end mark, four tokens before, then the text's own five, as far as there is room before the last mark
    assert torch.allclose(evidence[0, 5:10], torch.from_numpy(advice.evidence[3:8]), atol=1e-4)
    assert (advised.evidence[0, :5] < 0.01).all()
    assert (advised.evidence[0, 10:] < 0.01).all()
    assert torch.allclose(evidence[2, 1:4], torch.from_numpy(advice.evidence[:3]), atol=1e-4)
    assert advised.known.tolist() == [1.0, 0.0, 1.0]


def test_it_is_kept_in_steps_of_an_eighth(tmp_path: Path) -> None:
    advice = _advice()
    advice.save(tmp_path / "advice.npz")
    kept = Advice.kept(tmp_path / "advice.npz")
    assert np.array_equal(kept.starts, advice.starts)
    for name in ("meanings", "plausible", "context", "evidence"):
        assert np.abs(getattr(kept, name) - getattr(advice, name)).max() <= 1 / 16 + 1e-6
