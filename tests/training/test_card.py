"""The model card and the README show the figures of the bundle that ships, and of no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docs.sections import section
from tearwise.engines import bundle
from training import card

ROOT = Path(__file__).parents[2]
STEP = {"from": "2026.11-before", "rows": 3, "recipe": {"epochs": 2}}


def manifest() -> dict[str, Any]:
    return dict(bundle.load().manifest)


def test_the_readme_has_the_figures_of_the_bundle_that_ships() -> None:
    shown = section((ROOT / "README.md").read_text(encoding="utf-8"), "results")
    assert shown.strip() == card.in_short(manifest()["metrics"]["dev"]), "run `make readme`"


def test_the_model_card_is_of_the_bundle_that_ships(tmp_path: Path) -> None:
    made = tmp_path / "card.md"
    card.write(made, manifest(), bundle.load().combination.worth_asking)
    assert (ROOT / "docs/model-card.md").read_text(encoding="utf-8") == made.read_text(encoding="utf-8")


def test_the_card_of_a_bundle_that_does_not_read_fast_can_be_written(tmp_path: Path) -> None:
    slow = {name: value for name, value in manifest().items() if name != "fast"}
    card.write(tmp_path / "card.md", slow, 0.02)
    assert "This bundle holds nothing that reads fast." in (tmp_path / "card.md").read_text("utf-8")


def test_the_card_says_from_what_a_network_went_on_to_learn() -> None:
    said = card._further([STEP])
    assert "that of `2026.11-before` from 3 of them, for 2 epochs" in said
    later = card._further([STEP, STEP | {"from": "2026.11-after", "rows": 1_234}])
    assert later.count("accounts and cases") == later.count("decision 0021") == 1
    assert ", and that of `2026.11-after` from 1,234 of them, for" in later
    assert card._further([]) == ""


def test_the_card_does_not_tell_how_an_earlier_small_network_was_made(tmp_path: Path) -> None:
    found = manifest()
    stages = {"fast": {"seconds": 1, "device": "an old device"}, "shipped": {"seconds": 2, "device": "another device"}}
    found["metrics"] = {**found["metrics"], "stages": stages}
    card.write(tmp_path / "card.md", found, 0.02)
    written = (tmp_path / "card.md").read_text("utf-8")
    assert "- shipped: 2 s on another device" in written
    assert "an old device" not in written
