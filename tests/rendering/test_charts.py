"""Charts hold every count, say what they show, and reach for nothing outside of themselves."""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree

import pytest

from tearwise.meanings import MEANINGS as MEANINGS_OF_ALL
from tearwise.meanings import meaning
from tearwise.rendering import charts

MEANINGS = [("remorse", 3), ("love", 1)]
PERIODS = [("2026-01", {"remorse": 2, "love": 1}), ("2026-02", {}), ("2026-03", {"remorse": 1})]


@pytest.fixture(scope="module")
def drawn() -> str:
    return charts.svg("4 episodes with <Tom & Ada>", "Being sorry in 3, <Love> in 1", MEANINGS, PERIODS)


def test_a_chart_is_one_document_that_says_what_it_shows(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    named = {child.tag.rpartition("}")[2]: child.text for child in list(root)[:2]}
    assert named == {"title": "4 episodes with <Tom & Ada>", "desc": "Being sorry in 3, <Love> in 1"}
    assert root.get("role") == "img"
    texts = [element.text for element in root.iter() if element.tag.endswith("text")]
    assert {"Being sorry (R)", "Love (L)", "R", "L", "3", "2", "1", "2026-01", "2026-02", "2026-03"} <= set(texts)


def widths(drawing: str) -> tuple[float, list[float]]:
    """The chart's width, and the size of every letter in it."""
    root = ElementTree.fromstring(drawing)
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', drawing)]
    return float(root.attrib["width"]), sizes


def test_a_chart_of_everything_is_as_narrow_as_a_phone_and_its_letters_can_be_read() -> None:
    meanings = [(id, 12 - place) for place, id in enumerate(MEANINGS_OF_ALL)]
    periods = [(f"20{year}", dict(meanings)) for year in range(10, 34)]
    drawn = charts.svg("44 episodes with somebody who has a very long name, 2010 to 2033", "All", meanings, periods)
    width, sizes = widths(drawn)
    assert width <= 320
    assert min(sizes) >= 12
    texts = [element.text for element in ElementTree.fromstring(drawn).iter() if element.tag.endswith("text")]
    assert all(any(name in str(text) for text in texts) for name in (meaning(id).name for id in MEANINGS_OF_ALL))
    assert not any("…" in str(text) for text in texts)  # Vega's own way of cutting
    assert all(text is None or not text.isdigit() or int(text) <= 12 or len(text) == 4 for text in texts)


@pytest.mark.parametrize(("ground", "ink"), [("light", "#23282e"), ("dark", "#e9e6e0")])
def test_the_page_shines_through_a_chart_that_stands_on_it(ground: charts.Ground, ink: str) -> None:
    drawn = charts.svg("4 episodes", "Being sorry in 3", MEANINGS, PERIODS, ground)
    assert "#ffffff" not in drawn
    assert f'fill="{ink}"' in drawn
    assert f'fill="{ink}"' not in charts.svg("4 episodes", "Being sorry in 3", MEANINGS, PERIODS)


def test_a_chart_reaches_for_nothing(drawn: str) -> None:
    links = set(re.findall(r"https?://[^\"'<> ]+", drawn))
    assert links == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not re.search(r"<script|<image|<use|<foreignObject|@import|url\(|\bon\w+=|\bstyle=", drawn)


def test_a_chart_of_nothing_can_be_drawn() -> None:
    assert ElementTree.fromstring(charts.svg("nothing", "nothing", [], [])).tag.endswith("svg")


def test_a_picture_is_the_same_twice_as_large(drawn: str) -> None:
    picture = charts.png(drawn)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    root = ElementTree.fromstring(drawn)
    assert (width, height) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
