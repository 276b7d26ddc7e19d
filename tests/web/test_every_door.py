"""Whichever door answers come through, and in whatever order, the reading is the same."""

from __future__ import annotations

import random
from typing import Any

import pytest
from starlette.testclient import TestClient

from tearwise.accounts import MOST, NONE_OF_THESE, QUESTIONS, VALUES, Account
from tearwise.interview import Interview

from .conftest import BEARER, only_session, scripted
from .test_pages import read

TEXTS = (
    "My mum cried at my gran's funeral, and hugged me.",
    "He cried.",
    "I cried in front of my brother since I failed.",
    "My partner cried when I came home late. She said sorry.",
)


def drawn(draw: random.Random) -> dict[str, list[str] | None]:
    """Some answers, in no order: among them "I don't know" and "none of these"."""
    found: dict[str, list[str] | None] = {}
    for question in draw.sample(list(QUESTIONS), draw.randint(1, 6)):
        least = 0 if question in NONE_OF_THESE else 1
        values = draw.sample(VALUES[question], draw.randint(least, min(MOST[question], 3)))
        found[question] = None if draw.random() < 0.2 else values
    return found


def form(question: str, values: list[str] | None) -> dict[str, Any]:
    """What the page sends of an answer."""
    how = "unknown" if values is None else "chosen" if values else "none"
    return {"question": question, "value": values or [], "how": how}


@pytest.mark.parametrize("seed", range(16))
def test_library_interview_page_and_api_come_to_the_same(visitor: TestClient, seed: int) -> None:
    draw = random.Random(seed)
    text, answers, reader = TEXTS[seed % len(TEXTS)], drawn(draw), scripted()
    record = reader.read(text, answers).to_record()
    others, one_by_one = draw.sample(list(answers), len(answers)), reader.read(text)
    interview = Interview(reader.engine.combination, Account.of(text), reader.scores(text))
    path, _ = read(visitor, text)
    wrong = draw.choice(others)  # answered at first, and taken back
    visitor.post(f"{path}/answer", data=form(wrong, VALUES[wrong][-1:]))
    visitor.post(f"{path}/take-back", data={"question": wrong})
    for question in others:
        one_by_one = reader.answered(one_by_one, {question: answers[question]})
        interview = interview.answer(question, answers[question])
        assert visitor.post(f"{path}/answer", data=form(question, answers[question])).status_code == 200
    (sitting,) = only_session(visitor).sittings.all()
    assert one_by_one.to_record() == record
    assert sitting.reading.to_record() == record
    assert interview.reading(reader.engine.id).account == sitting.reading.account
    told = {one.id: one.probability for one in interview.reading("").meanings}
    assert told == {one.id: one.probability for one in sitting.reading.meanings}
    assert (None if interview.question is None else interview.question.id) == (record["question"] or {}).get("id")
    sent = {"text": text, "answers": {question: answers[question] for question in others}}
    given = visitor.post("/api/v1/readings", json=sent, headers={"authorization": f"Bearer {BEARER}"})
    assert given.json() == record
