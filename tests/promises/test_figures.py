"""How long and how many: the documents say what the program does."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from tearwise.journal import Strength
from tearwise.web import batch, reading_queue, serving
from tearwise.web.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
SETTINGS, STRENGTH = Settings(port=1), Strength()
WAITS = inspect.signature(reading_queue.ReadingQueue).parameters["answered_in"].default
IN_WORDS = {"quarter": 0.25, "an": 1, "two": 2, "three": 3, "ten": 10, "a thousand": 1000}


@pytest.mark.parametrize(
    ("name", "said", "unit", "value"),
    [
        ("guide.md", r"The journal locks itself after (\w+) minutes without use", 60, SETTINGS.unlocked),
        ("guide.md", r"A session ends after (\w+) minutes without use", 60, SETTINGS.unlocked),
        ("guide.md", r"until you choose \"Leave now\", (\w+) hour passes without use", 3600, SETTINGS.idle),
        ("privacy.md", r'A visit ends with "Leave now", Esc, (\w+) hour without use', 3600, SETTINGS.idle),
        ("privacy-and-threats.md", r"Argon2id makes of your passphrase: (\d+) MiB", 1024, STRENGTH.memory),
        ("privacy-and-threats.md", r"MiB, (\w+) passes", 1, STRENGTH.passes),
        ("serving.md", r"up to (\d+) accounts or", 1, reading_queue.TOGETHER),
        ("serving.md", r"accounts or ([\d,]+) characters at a time", 1, reading_queue.CHARACTERS),
        ("serving.md", r"is looked every (quarter) of a second whether", 1, reading_queue.LOOKED),
        ("serving.md", r"more than (\d+) accounts wait", 1, reading_queue.MOST_WAITING),
        ("serving.md", r"A batch of (a thousand) is read", 1, batch.MOST_LINES),
        ("serving.md", r"not read within (\w+) minutes", 60, WAITS),
        ("serving.md", r"has to arrive within (\d+) seconds", 1, SETTINGS.arrives_in),
        ("serving.md", r"(\d+) connections are served", 1, serving.MOST_CONNECTIONS),
    ],
)
def test_a_document_gives_the_figure_that_holds(name: str, said: str, unit: float, value: float) -> None:
    text = " ".join((DOCS / name).read_text(encoding="utf-8").split())
    found = re.search(said, text)
    assert found, f"{name} says so no more"
    figure = found[1].replace(",", "")
    assert (float(figure) if figure.isdigit() else IN_WORDS[figure]) * unit == value
