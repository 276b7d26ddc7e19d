"""What is taken away of a journal is a text that people can read and programs can take in again."""

from __future__ import annotations

import json
import re

import jsonschema

from tearwise.journal import Journal
from tearwise.journal.exchange import schema
from tearwise.journal.exporting import exported
from tests.journal.conftest import WEDDING, Read


def test_the_same_episodes_are_json_with_a_line_a_field_or_markdown(journal: Journal, read: Read) -> None:
    journal.add(read(WEDDING), person="Ada", note="“Then” 😭", happened="2026-11-22")
    episodes = list(journal.episodes())
    text = exported(episodes, as_markdown=False, redacted=True)
    record = json.loads(text)
    jsonschema.validate(record, schema())
    assert (record["redacted"], record["people"][0]["name"]) == (True, "Ada")
    assert '\n   "note": "“Then” 😭"' in text
    assert text.endswith("}\n")
    shown = exported(episodes, as_markdown=True, redacted=False)
    assert re.match(r"# Journal\n\nExported on \d{4}-\d\d-\d\d \d\d:\d\d UTC\. This file is not encrypted\.\n", shown)
