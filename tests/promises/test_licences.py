"""What ships is small enough to ship, and says on whose work it stands."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "src" / "tearwise" / "engines" / "bundle"
MOST = 30 * 1024 * 1024


def test_the_bundle_weighs_at_most_30_mb() -> None:
    weights = [path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file()]
    assert 0 < sum(weights) <= MOST


def test_the_notice_names_what_the_bundle_was_made_from() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for source, licence in (
        ("all-mpnet-base-v2", "Apache License 2.0"),
        ("GoEmotions", "Apache License 2.0"),
        ("OffMyChest", "Creative Commons Attribution 4.0"),
    ):
        assert licence in notice[notice.index(source) :].split("\n\n")[0]


def test_the_licence_is_apache_2() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "Version 2.0, January 2004" in licence
