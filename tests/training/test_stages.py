"""A stage is made anew where anything that it is made of has changed, and kept where nothing has."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="needs the extra train")

from tearwise.meanings import MEANINGS
from training.corpus import Corpus
from training.drafts import Draft
from training.rows import Row
from training.stages import GPU, School, Stages

ROW = Row("own-1", "He cried.", "own", "train", "CC0-1.0", True, meanings=dict.fromkeys(MEANINGS, 0) | {"love": 2})
TUTOR = GPU.tutors[0]


class Made(Exception):
    """Ends a stage as soon as its key is known."""

    def __init__(self, key: dict[str, Any]) -> None:
        self.key = key


@pytest.fixture
def stages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stages:
    """Stages over one row and a draft, each of which tells what it would be made of."""

    def made(self: Stages, name: str, key: dict[str, Any], *_: Any) -> Path:
        raise Made(key)

    monkeypatch.setattr(Stages, "_made", made)
    for name in ("goemotions/train.tsv", "offmychest_disclosure.jsonl"):
        (tmp_path / "emotions" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "emotions" / name).write_text(name, encoding="utf-8")
    drafts = [Draft("draft-1", "I am here.", frozenset({"presence"}), {})]
    corpus = Corpus([ROW], [], {}, drafts, [], [], [], {})
    return Stages(tmp_path, corpus, tmp_path / "build", GPU)


def school(stages: Stages) -> School:
    return School(stages.corpus.network, stages.budget.tutors)


STAGES: dict[str, Callable[[Stages], object]] = {
    "intermediate": lambda stages: stages.intermediate(),
    "tutor": lambda stages: stages.tutor(stages.budget.tutors[0], school(stages)),
    "advice": lambda stages: stages._advice("accounts", [row.text for row in stages.corpus.network], school(stages)),
    "network": lambda stages: stages.shipped(),
    "contrast": lambda stages: stages.contrast(),
}


def key(stage: str, stages: Stages) -> dict[str, Any]:
    with pytest.raises(Made) as made:
        STAGES[stage](stages)
    kept: dict[str, Any] = json.loads(json.dumps(made.value.key))
    assert kept == made.value.key, "else it would never be found again"
    return kept


def relabelled(stages: Stages) -> Stages:
    other = replace(ROW, meanings=dict.fromkeys(MEANINGS, 0) | {"other": 2})
    return replace(stages, corpus=replace(stages.corpus, network=[other]))


def redrafted(stages: Stages) -> Stages:
    draft = replace(stages.corpus.drafts[0], labels=frozenset({"shaming"}))
    return replace(stages, corpus=replace(stages.corpus, drafts=[draft]))


def other_comments(stages: Stages) -> Stages:
    (stages.data / "emotions/offmychest_disclosure.jsonl").write_text("others", encoding="utf-8")
    return stages


def longer(stages: Stages) -> Stages:
    return replace(stages, budget=replace(stages.budget, intermediate_epochs=3))


def other_tutors(stages: Stages) -> Stages:
    return replace(stages, budget=replace(stages.budget, tutors=(replace(TUTOR, epochs=1),)))


def test_a_stage_that_is_broken_off_is_not_taken_for_what_it_was_before(tmp_path: Path) -> None:
    stages = Stages(tmp_path, Corpus([], [], {}, [], [], [], [], {}), tmp_path / "build", GPU)

    def whole(path: Path) -> None:
        path.write_text("whole", encoding="utf-8")

    def broken_off(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    stages._made("fast", {"rows": "old"}, whole)
    with pytest.raises(KeyboardInterrupt):
        stages._made("fast", {"rows": "new"}, broken_off)
    assert stages._made("fast", {"rows": "old"}, whole).read_text(encoding="utf-8") == "whole"


@pytest.mark.parametrize("stage", STAGES)
def test_what_did_not_change_is_kept(stages: Stages, stage: str) -> None:
    assert key(stage, stages) == key(stage, replace(stages))


@pytest.mark.parametrize(
    ("change", "spared"),
    [
        (relabelled, {"intermediate"}),
        (redrafted, {"intermediate"}),
        (other_comments, set()),
        (longer, set()),
        (other_tutors, {"intermediate", "contrast"}),
    ],
)
def test_what_rests_on_what_changed_is_made_anew(
    stages: Stages, change: Callable[[Stages], Stages], spared: set[str]
) -> None:
    before = {stage: key(stage, stages) for stage in STAGES}
    changed = change(stages)
    assert {stage for stage in STAGES if key(stage, changed) == before[stage]} == spared
