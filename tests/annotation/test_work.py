"""A shard of rows in, their records out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from tearwise.annotation.corpus import Shard
from tearwise.annotation.flat import COLUMNS
from tearwise.annotation.formats import Form
from tearwise.annotation.rows import Row
from tearwise.annotation.work import Settings, Unread, finished
from tearwise.reading import Reading
from tearwise.reading.reading import Risk
from tests.annotation.scripted import start

SORRY = "He cried and said he was sorry."


class Noting:
    """Reads, and notes how it was asked; of a text that begins with ``lost`` it has no reading."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], list[Any], bool, bool]] = []

    def read_many(
        self,
        texts: Iterable[str],
        answers: Iterable[Mapping[str, object] | None] | None = None,
        *,
        effects: bool = True,
        brief: bool = False,
    ) -> Iterator[Reading | Unread]:
        texts, answers = list(texts), list(answers or ())
        self.asked.append((texts, answers, effects, brief))
        for text in texts:
            if text.startswith("lost"):
                yield Unread("no answer", (Risk("self_harm", "now", ()), Risk("abuse", "soon", ())))
            else:
                yield from start()().read_many([text])  # type: ignore[misc]


ROWS = (
    Row("a", SORRY, done=10, answers={"pressure": [0]}),
    Row("b", None, "row 2 is empty", 20),
    Row(3, "lost", done=30),
)


@pytest.mark.parametrize(
    ("form", "effects", "asked"),
    [("nested", True, (True, False)), ("nested", False, (False, False)), ("flat", True, (False, True))],
)
def test_nothing_is_measured_that_the_form_has_no_place_for(
    form: Form, effects: bool, asked: tuple[bool, bool]
) -> None:
    reader, settings = Noting(), Settings(form=form, effects=effects)
    finished(Shard(0, ROWS), reader, settings)
    assert reader.asked == [([SORRY, "lost"], [{"pressure": [0]}, {}], *asked)]
    assert settings.to_record()["effects"] is asked[0]


def test_a_shard_says_how_many_rows_it_has_how_many_failed_and_how_far_the_corpus_is_read() -> None:
    one = finished(Shard(7, ROWS), Noting(), Settings())
    assert (one.number, one.rows, one.failed, one.done) == (7, 3, 2, 30)
    assert [json.loads(line)["id"] for line in one.lines.splitlines()] == ["a", "b", 3]


def test_where_an_engine_has_no_reading_the_danger_is_told_in_every_form() -> None:
    nested = json.loads(finished(Shard(0, ROWS), Noting(), Settings()).lines.splitlines()[2])
    assert (nested["status"], nested["error"]) == ("error", "no answer")
    assert [(risk["id"], risk["urgency"]) for risk in nested["risks"]] == [("self_harm", "now"), ("abuse", "soon")]
    read, broken, lost = map(json.loads, finished(Shard(0, ROWS), Noting(), Settings(form="flat")).lines.splitlines())
    assert list(read) == list(broken) == list(lost) == list(COLUMNS)
    assert (lost["error"], lost["self_harm"], lost["abuse"], lost["child_harm"]) == ("no answer", "now", "soon", None)
    assert (read["bundle"], broken["bundle"], lost["bundle"]) == ("scripted/1", None, None)
    assert (broken["error"], broken["self_harm"]) == ("row 2 is empty", None)
