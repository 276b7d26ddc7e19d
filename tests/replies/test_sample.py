"""The rendered sample in the documents is what the texts say now."""

from __future__ import annotations

from pathlib import Path

from tearwise.meanings import MEANINGS, meaning
from tearwise.replies.sample import sample
from tearwise.replies.scenes import BONDS

KEPT = Path(__file__).parents[2] / "docs/guidance-sample.md"


def test_the_kept_sample_is_the_one_that_is_made() -> None:
    assert KEPT.read_text(encoding="utf-8") == sample()


def test_it_shows_every_meaning_and_bond() -> None:
    sections = sample().split("\n## ")
    for id in MEANINGS:
        section = next(one for one in sections if one.startswith(meaning(id).name))
        assert [line[4:] for line in section.splitlines() if line.startswith("### ")] == list(BONDS)
