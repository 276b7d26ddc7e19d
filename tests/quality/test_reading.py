"""The shipped bundle on accounts of ours that nothing was trained or fitted on. Floors, well below what was measured:
they fall when a bundle or its use is broken, not when a figure moves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tearwise import Reader, Reading

DATA = Path(__file__).parent.parent / "data"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def plain(reader: Reader) -> list[tuple[dict[str, Any], Reading]]:
    accounts = rows("plain.jsonl")
    readings = reader.read_many([a["text"] for a in accounts], effects=False, brief=True)
    return list(zip(accounts, readings, strict=True))


def pairs(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    accounts = rows(name)
    return zip(accounts[::2], accounts[1::2], strict=True)


def shown(account: dict[str, Any]) -> set[str]:
    """The meanings that an account shows; of the blind ones nothing else was labelled."""
    return set(account["shown"]) if "shown" in account else {m for m, v in account["meanings"].items() if v == 2}


def test_a_plain_account_has_its_meaning_first_in_three_of_four(
    plain: list[tuple[dict[str, Any], Reading]],
) -> None:
    right = [account["meanings"][reading.meanings[0].id] == 2 for account, reading in plain]
    assert sum(right) / len(right) >= 0.75


def test_a_plain_account_is_hardly_ever_turned_away(plain: list[tuple[dict[str, Any], Reading]]) -> None:
    assert sum(reading.status != "read" for _, reading in plain) / len(plain) <= 0.08


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He cried.", "too_little"),
        ("My husband cried last night and I don't know why.", "too_little"),
        ("The baby cried.", "too_little"),
        ("she laughed till she cried", "no_tears"),
        ("dad cried at the end of toy story 3 lmao", "too_little"),
        ("She burst into tears.", "too_little"),
        ("He didn't cry.", "no_tears"),
        ("I love you", "no_tears"),
        ("I went to the shop and bought milk.", "no_tears"),
        ("My boyfriend broke up with me and I am sad.", "no_tears"),
        ("😭", "too_little"),
        ("😭😭😭", "too_little"),
        ("he 😭", "too_little"),
        ("?", "no_tears"),
    ],
)
def test_an_account_in_which_nobody_cries_or_nothing_says_why_is_told_so(
    reader: Reader, text: str, status: str
) -> None:
    reading = reader.read(text)
    assert reading.status == status
    assert reading.present == ()


def test_the_evidence_of_plain_accounts_moves_its_meaning(reader: Reader) -> None:
    some = [account["text"] for account in rows("plain.jsonl")[::3]]  # an effect costs as much as a reading
    effects = [m.evidence[0].effect for reading in reader.read_many(some) for m in reading.present if m.evidence]
    assert len(effects) > 20
    assert sum(effect > 0 for effect in effects) / len(effects) >= 0.75


def test_a_plain_account_by_a_blind_writer_has_its_meaning_first_in_three_of_four(reader: Reader) -> None:
    accounts = rows("plain-blind.jsonl")
    readings = list(reader.read_many([a["text"] for a in accounts], effects=False, brief=True))
    right = [reading.meanings[0].id in shown(account) for account, reading in zip(accounts, readings, strict=True)]
    assert sum(right) / len(right) >= 0.75
    assert sum(reading.status != "read" for reading in readings) / len(readings) <= 0.08


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs-blind.jsonl"])
def test_one_changed_clause_moves_the_right_meaning_in_most_pairs(reader: Reader, name: str) -> None:
    right = []
    texts = [account["text"] for pair in pairs(name) for account in pair]
    readings = reader.read_many(texts, effects=False, brief=True)
    for (first, second), before, after in zip(pairs(name), readings, readings, strict=True):
        changed = shown(first) ^ shown(second)
        assert changed
        right.append(
            all((before.meaning(m).probability > after.meaning(m).probability) == (m in shown(first)) for m in changed)
        )
    assert sum(right) / len(right) >= 0.6


@pytest.mark.parametrize(
    ("answers", "meaning"),
    [
        ({"trigger": ["caught_or_confessing"], "said": ["apology"]}, "remorse"),
        ({"trigger": ["good_news"], "said": ["thanks"]}, "joy_relief"),
        ({"trigger": ["death"]}, "loss_fear"),
        ({"trigger": ["others_suffering"]}, "empathy"),
        ({"trigger": ["overload"]}, "other"),
        ({"trigger": ["declaration"], "said": ["love"]}, "love"),
        ({"trigger": ["disclosure"], "said": ["confiding"]}, "trust"),
    ],
)
def test_telling_answers_raise_their_meaning(reader: Reader, answers: dict[str, object], meaning: str) -> None:
    plain = reader.read("He cried at the kitchen table last night and I did not know what to do.")
    assert reader.answered(plain, answers).meaning(meaning).probability > plain.meaning(meaning).probability
