"""Replies as the network learns from them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from training.corpus import LEFT_OUT, WRITTEN, left_out
from training.drafts import LABELS, SHORT, joined, load_drafts
from training.rows import load_cases

OURS = load_drafts(WRITTEN / "replies-own.jsonl")


def test_every_span_of_our_replies_stands_in_its_text() -> None:
    assert len(OURS) > 5_000
    for draft in OURS:
        assert draft.labels <= set(LABELS)
        assert all(words in draft.text for words in draft.span.values())


def test_joining_keeps_every_reply_and_its_labels() -> None:
    drafts = OURS[:400]
    made = joined(drafts, np.random.default_rng(0))
    assert sorted(id for draft in made for id in draft.id.split("+")) == sorted(draft.id for draft in drafts)
    by_id = {draft.id: draft for draft in drafts}
    for draft in made:
        parts = [by_id[id] for id in draft.id.split("+")]
        assert draft.labels == frozenset().union(*(part.labels for part in parts))
        assert all(words in draft.text for words in draft.span.values())
        assert len(parts) == 1 or all(len(part.text) < SHORT for part in parts)
    assert any("+" in draft.id for draft in made)


def test_joining_is_the_same_for_the_same_generator() -> None:
    first, again = (joined(OURS[:100], np.random.default_rng(3)) for _ in range(2))
    assert first == again


def test_about_a_quarter_is_left_out_whatever_the_order() -> None:
    share = np.mean([left_out(draft.text) for draft in OURS])
    assert share == pytest.approx(1 / LEFT_OUT, abs=0.03)


@pytest.mark.parametrize("name", ["own", "plain", "oblique", "mixed", "everyday"])
def test_about_a_quarter_of_the_cases_is_left_out_too(name: str) -> None:
    cases = load_cases(WRITTEN / f"safety-{name}.jsonl")
    share = np.mean([left_out(case.text) for case in cases])
    assert share == pytest.approx(1 / LEFT_OUT, abs=0.03)
    assert len({case.text for case in cases}) == len({case.id for case in cases}) == len(cases)


def test_a_label_that_is_none_of_ours_is_named_by_its_line(tmp_path: Path) -> None:
    good = {"id": "a", "text": "Stop it.", "issues": ["stop_tears"], "skills": [], "span": {"stop_tears": "Stop it"}}
    path = tmp_path / "replies.jsonl"
    path.write_text(f"{json.dumps(good)}\n{json.dumps(good | {'skills': ['singing']})}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"replies\.jsonl:2"):
        load_drafts(path)
