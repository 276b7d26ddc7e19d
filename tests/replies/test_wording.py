"""No text of the replies diagnoses, reads minds, stereotypes or shames, and every fact has its source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(str(files("tearwise.replies").joinpath("data")))
FILES = sorted([*DATA.glob("guidance/*.toml"), DATA / "worries.toml", DATA.parent / "reply_check/check.toml"])
KEYS = set(re.findall(r"^### (\S+)$", (ROOT / "docs/evidence.md").read_text(encoding="utf-8"), re.MULTILINE))
FORBIDDEN = [
    r"real m[ae]n",
    r"(he|she|they|\{he\}) (really |truly |clearly )?(loves?|\{loves\|love\}) you",
    r"committed suicide",
    r"commit suicide",
    r"(failed|successful) (suicide|attempt)",
    r"narcissis",
    r"borderline",
    r"bipolar",
    r"toxic",
    r"gasligh",
    r"disorder",
    r"syndrome",
    r"trauma bond",
    r"(is|are|\{is\|are\}) (clearly |probably )?(depressed|manipulative|manipulating|an abuser|faking|lying)",
    r"crocodile",
    r"all (men|women)",
    r"(men|women|boys|girls) (always|never|don't|can't|are|tend)",
    r"man up",
    r"weaker sex",
    r"hysterical",
    r"you must",
    r"calm down$",
    r"couples? (therapy|counselling|counseling)",
    r"both of you .{0,20}counsel",
    r"this means that",
    r"proves that",
    r"deep down",
    r"secretly",
]
OF_OURS = re.compile(r"\b(we think|in our view|we found no)\b", re.IGNORECASE)

WORDS = (
    "words",
    "unless",
    "yet",
    "plainly",
    "asked",
    "wherever",
    "whole",
    "joined",
    "hears",
    "others",
    "crying",
    "who",
    "run_on",
    "sends_back",
)
"""Keys of words of accounts and replies, and none of ours; and of texts that stand elsewhere, with their sources."""


def texts(data: Any, path: str = "") -> Iterator[tuple[str, str, str | None]]:
    """Every text of a file: where it stands, what it says, and its source."""
    if isinstance(data, str):
        yield path, data, None
    elif isinstance(data, list):
        for at, one in enumerate(data):
            yield from texts(one, f"{path}[{at}]")
    else:
        source = data.get("source")
        for name, one in data.items():
            if name == "source" or name in WORDS:
                continue
            if isinstance(one, str):
                yield f"{path}.{name}", one, source
            elif not isinstance(one, int):
                yield from texts(one, f"{path}.{name}")


ALL = [
    (path.name + where, text, source)
    for path in FILES
    for where, text, source in texts(tomllib.loads(path.read_text("utf-8")))
]


def test_there_are_texts_to_look_at() -> None:
    assert len(ALL) > 700


@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_no_text_holds_a_forbidden_phrase(phrase: str) -> None:
    assert [where for where, text, _ in ALL if re.search(rf"\b{phrase}", text, re.IGNORECASE)] == []


def test_every_source_is_in_the_evidence() -> None:
    assert {source for _, _, source in ALL if source} - KEYS == set()


def test_what_we_infer_is_said_to_be_ours() -> None:
    whys = {where.rsplit(".", 1)[0]: text for where, text, _ in ALL if where.endswith((".why", ".text"))}
    ours = {where.rsplit(".", 1)[0] for where, _, source in ALL if source and source.startswith("ours-")}
    assert ours
    assert [where for where in ours if not OF_OURS.search(whys[where])] == []


def test_what_tells_of_studies_has_a_source() -> None:
    telling = re.compile(
        r"\b(people felt|in a small study|were (rated|seen)|goes with|had higher|has been told apart|has been found)\b",
        re.I,
    )
    found = [(where, source) for where, text, source in ALL if telling.search(text)]
    assert found
    assert [where for where, source in found if not source] == []


def test_his_stands_before_what_is_his() -> None:
    """“It is {his} to mend” would be said as “it is her to mend”."""
    bare = re.compile(r"\{his\}(?! \w)|\{his\} (?:to|and|or|as|for|in|is|was)\b")
    assert [(where, text) for where, text, _ in ALL if bare.search(text)] == []


def test_no_text_has_loose_ends() -> None:
    bad = re.compile(r"  |\s[,.;:!?](?!\.)|[“][^”]*$|^[^“]*”|\.\.(?!\.)|^\s|\s$|--| - ")
    assert [(where, text) for where, text, _ in ALL if bad.search(text)] == []


def test_for_whom_an_opener_is_can_be_read_after_you_could_say() -> None:
    """It is shown as “You could say, to somebody you trust: …”, and behind the opener in brackets."""
    named = [(where, text) for where, text, _ in ALL if where.endswith(".to")]
    assert named
    assert [one for one in named if not re.match(r"to |if it is ", one[1])] == []
