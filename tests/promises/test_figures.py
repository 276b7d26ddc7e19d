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
        ("serving.md", r"Every (quarter) of a second the server looks", 1, reading_queue.LOOKED),
        ("serving.md", r"Where (\d+) accounts wait already", 1, reading_queue.MOST_WAITING),
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


def row(name: str, begins: str, which: int = 0) -> list[float]:
    """The figures of a row of a table, intervals left out; ``which`` of the rows that begin so."""
    text = re.sub(r" \[[^\]\n]*\]", "", (DOCS / name).read_text(encoding="utf-8"))
    found = re.findall(rf"^\| {re.escape(begins)}[^|\n]*\|(.*)\|$", text, re.MULTILINE)
    return [float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", found[which])]


REAL, BLIND = row("risks.md", "real, cross-validated"), row("risks.md", "blind, held out")
EMBEDDED, FAST = row("model-card.md", "macro-F1 (nine meanings)", 1)
ROWS, FAST_ROWS = (row("scaling.md", f"`tearwise annotate{fast}`, flat columns")[0] for fast in ("", " --fast"))
WITHOUT, EFFECTS = (row("benchmarks.md", f"`read_many` {how} effects")[0] for how in ("without", "with"))
BENCHMARKS = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
READINGS_AGREE = re.findall(r"agree at macro-F1 (0\.\d+)", BENCHMARKS)[0]
PEOPLE_AGREE = re.findall(r"that we found is alpha (0\.\d+)", BENCHMARKS)[0]
READABLE = re.findall(r"(\d+) readable accounts of `dev`", BENCHMARKS)[0]


@pytest.mark.parametrize(
    ("name", "said", "holds"),
    [
        ("risks.md", "it misses about a third of the dangers", round(12 * (1 - REAL[1])) == 4),
        ("model-card.md", "it misses about a third of the risks", round(12 * (1 - REAL[1])) == 4),
        ("risks.md", "written to test it about a tenth", round(10 * (1 - BLIND[1])) == 1),
        ("risks.md", "at one in seven of the ordinary accounts", round(1 / REAL[2]) == 7),
        ("guide.md", "some twenty times as fast", 18 < FAST_ROWS / ROWS < 25),
        ("corpora.md", "some twenty times as fast", 18 < FAST_ROWS / ROWS < 25),
        ("guide.md", "about four times as fast", round(WITHOUT / EFFECTS) == 4),
        ("corpora.md", "about a quarter of the time", round(WITHOUT / EFFECTS) == 4),
        ("scaling.md", "about three quarters of the work", round(WITHOUT / EFFECTS) == 4),
        ("../README.md", f"of which {READABLE} can be read", True),
        ("evidence.md", f"Krippendorff's alpha {PEOPLE_AGREE} across", True),
        ("model-card.md", f"agree at macro-F1 {READINGS_AGREE};", True),
        ("data-statement.md", f"they agree at macro-F1 {READINGS_AGREE}.", True),
        ("data-statement.md", f"is alpha {PEOPLE_AGREE} (", True),
        ("model-card.md", f"is alpha {PEOPLE_AGREE})", True),
        ("decisions/0014-a-small-network-beside-the-large-one.md", f"reaches {FAST / EMBEDDED:.2f} of", True),
    ],
)
def test_what_is_said_of_a_measured_figure_holds(name: str, said: str, holds: bool) -> None:
    assert said in " ".join((DOCS / name).read_text(encoding="utf-8").split()), f"{name} says so no more"
    assert holds
