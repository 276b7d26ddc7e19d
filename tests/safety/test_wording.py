"""The words of the notices: each fact has a source that is there, and what is wrong with an entry is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.safety.wording import Advice, frame, framed, parsed, wording
from tearwise.tables import load_table

ROOT = Path(__file__).parents[2]
KEYS = set(re.findall(r"^### (\S+)$", (ROOT / "docs/evidence.md").read_text(encoding="utf-8"), re.MULTILINE))


def data() -> dict[str, Any]:
    return load_table("tearwise.safety", "wording.toml")


def sources() -> Iterator[str]:
    for risk in wording().values():
        yield from (one.source for one in (risk.seen, *risk.all) if one.source)
    yield frame()["history_source"]


def test_every_source_is_an_address_or_a_heading_of_the_evidence() -> None:
    keys = {source for source in sources() if not re.match(r"https?://", source)}
    assert keys
    assert keys - KEYS == set()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"text": "Call {emergency.", "to": ""}, "a brace belongs to no placeholder"),
        ({"text": "Call {number}.", "to": ""}, "a brace belongs to no placeholder; there is {emergency} alone"),
        ({"txet": "Call."}, "there is no 'txet'; did you mean 'text'?"),
        ({"elsewere": "Call."}, "there is no 'elsewere'; did you mean 'elsewhere'?"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_with_where_it_stands(change: dict[str, str], named: str) -> None:
    found = data()
    found["abuse"]["now"][1] |= change
    with pytest.raises(DataError, match=re.escape("wording.toml, [abuse], now 2: ") + ".*" + re.escape(named)):
        parsed(found)


def test_what_a_risk_is_called_must_be_a_text() -> None:
    found = data()
    found["abuse"]["named"] = 1
    with pytest.raises(DataError, match=re.escape("wording.toml, [abuse]: it must be named by a text")):
        parsed(found)


def test_advice_is_recorded_with_its_source_and_without_one_where_there_is_none() -> None:
    assert Advice("Stay.", "https://example.org").to_record() == {"text": "Stay.", "source": "https://example.org"}
    assert Advice("Stay.", "").to_record() == {"text": "Stay."}


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("unlisted", "None for {contry}.", "'unlisted': a brace belongs to no placeholder; there is {country} alone"),
        ("limits", "A program {noticed words.", "'limits': a brace belongs to no placeholder; there is none here"),
        ("exti", "Leave.", "there is no 'exti'; did you mean 'exit'?"),
        ("exit", " ", "'exit' must be a text"),
    ],
)
def test_what_is_wrong_with_the_frame_is_said(name: str, text: str, named: str) -> None:
    found = data()
    found["frame"][name] = text
    with pytest.raises(DataError, match=re.escape(named)):
        framed(found)
