"""Charts hold every count, say what they show, and reach for nothing outside of themselves."""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree

import pytest

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
    assert {"Being sorry", "Love", "3", "1", "2026-01", "2026-02", "2026-03"} <= set(texts)


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
