"""A model's answer counts only where it is what was asked for, and no word of it is ever shown."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import VALUES
from tearwise.engines.answer import find, parsed
from tearwise.engines.prompt import LONGEST_QUOTE
from tearwise.errors import ModelAnswerError
from tearwise.meanings import MEANINGS
from tests.engines.model_server import right_answer

ACCOUNT = "My dad cried last night.  He said “I’m sorry” for all of it, and mum died in May."
RIGHT = right_answer(ACCOUNT)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def quotes_of(given: list[str], score: int = 2) -> tuple[list[str], int]:
    """The account's words that such quotes for remorse come to, and how many were dropped."""
    meanings = {**RIGHT["meanings"], "remorse": {"quotes": given, "score": score}}
    answer = parsed(json.dumps({**RIGHT, "meanings": meanings}), ACCOUNT)
    return [ACCOUNT[start:end] for start, end in answer.quotes[MEANINGS.index("remorse")]], answer.dropped


def test_the_right_answer_is_taken_in() -> None:
    answer = parsed(json.dumps(RIGHT), ACCOUNT)
    assert answer.state == "clear"
    assert dict(zip(MEANINGS, answer.scores, strict=True)) == {id: RIGHT["meanings"][id]["score"] for id in MEANINGS}
    assert answer.context == {
        "relationship": ("parent",),
        "trigger": ("death",),
        "said": ("apology",),
        "pressure": ("0",),
    }
    assert answer.crier == "other"


def test_what_is_unknown_answers_nothing() -> None:
    silent = {"relationship": "unknown", "trigger": ["unknown"], "said": [], "did": [], "rare": "no", "pressure": 1}
    assert parsed(json.dumps({**RIGHT, **silent}), ACCOUNT).context == {"pressure": ("1",)}
    assert parsed(json.dumps({**RIGHT, "rare": "yes"}), ACCOUNT).context["rare"] == ("yes",)


def test_of_more_than_was_asked_for_only_so_much_is_taken() -> None:
    triggers = {"trigger": ["memory", "death", "conflict", "pain"]}
    assert parsed(json.dumps({**RIGHT, **triggers}), ACCOUNT).context["trigger"] == ("conflict", "death")
    assert quotes_of(["my dad", "cried", "last night", "he said"]) == (["My dad", "cried"], 0)
    assert quotes_of(["never said"] * 1_000) == ([], 4)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "  {}\n",
        "```json\n{}\n```",
        "```\n{}```",
        "```json {}```",
        "```json5\n{}\n```",
        "<think>He {{cried}}…</think>\n{}",
        "He {{cried}}…\n</think>\n\n```json\n{}\n```",
    ],
)
def test_fences_and_thoughts_around_it_are_taken_off(around: str) -> None:
    assert parsed(around.format(json.dumps(RIGHT)), ACCOUNT) == parsed(json.dumps(RIGHT), ACCOUNT)


@pytest.mark.parametrize(
    ("given", "found", "dropped"),
    [
        (["He said “I’m sorry”"], ["He said “I’m sorry"], 0),
        (['he said "i\'m SORRY" for all'], ["He said “I’m sorry” for all"], 0),
        (["last night. He said"], ["last night.  He said"], 0),
        (["he was very sorry"], [], 1),
        (["orry"], [], 1),
        (["", "…", "!!"], [], 3),
        (["I’m sorry", "said “I’m sorry” for"], ["I’m sorry"], 0),
        (["dad", "mum", "night"], ["dad", "mum"], 0),
    ],
)
def test_quotes_are_the_accounts_own_words_or_dropped_and_counted(
    given: list[str], found: list[str], dropped: int
) -> None:
    assert quotes_of(given) == (found, dropped)


def test_a_meaning_that_is_not_there_has_no_quotes() -> None:
    assert quotes_of(["I’m sorry"], score=0) == ([], 0)


def test_an_accent_may_be_written_either_way() -> None:
    apart, whole = "I told Rene\u0301 no.", "I told Ren\u00e9 no."
    assert find(apart, "told Ren\u00e9") == (2, 12)
    assert find(whole, "told Rene\u0301") == (2, 11)


LONG = " ".join(f"On day {number} he sat at the table by the window and cried for an hour." for number in range(20))


@pytest.mark.parametrize("account", [LONG, "he cried and cried " * 50])
@pytest.mark.parametrize("cut", [LONGEST_QUOTE, 700])  # by a server at its bound, or here
@pytest.mark.parametrize("from_word", range(8))
def test_of_a_quote_that_was_cut_as_much_is_kept_as_is_whole(account: str, cut: int, from_word: int) -> None:
    quote = account.split(maxsplit=from_word)[-1][:cut]
    (start, end), *more = placed(account, quote)
    assert more == []
    assert quote.startswith(account[start:end])
    assert end - start > 160
    assert not account[end].isalnum()


@pytest.mark.parametrize("quote", ["She laughed. " * 60, "he laughed " * 60, "!" * 600, " " * 600])
def test_a_long_quote_that_is_nowhere_is_dropped(quote: str) -> None:
    assert placed(LONG, quote) == ()


def placed(account: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Where a quote for remorse stands in an account."""
    meanings = {**RIGHT["meanings"], "remorse": {"quotes": [quote], "score": 2}}
    return parsed(json.dumps({**RIGHT, "meanings": meanings}), account).quotes[MEANINGS.index("remorse")]


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_quote_is_found_where_its_words_stand(account: str, quote: str) -> None:
    place = find(account, quote)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(account)
        assert find(account[start:end], quote) is not None


@given(st.lists(st.sampled_from(["he", "cried", "said", "sorry", "don’t"]), min_size=1, max_size=8), st.data())
def test_words_of_the_account_are_always_found(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    assert find(", ".join(words), " ".join(words[first:last])) is not None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I am sorry to hear that.",
        json.dumps(RIGHT)[:-1],
        json.dumps([RIGHT]),
        "null",
        '{"account": NaN}',
        "[" * 100_000,
        "9" * 10_000,
        json.dumps(RIGHT)[:-1] + ', "account": "no_tears"}',
        "```" + "\n" * 200_000,
        "```" + "a" * 200_000,
    ],
)
def test_what_is_not_the_json_that_was_asked_for_is_an_error(content: str) -> None:
    with pytest.raises(ModelAnswerError):
        parsed(content, ACCOUNT)


@pytest.mark.parametrize(
    "change",
    [
        {"account": "yes"},
        {"crier": "dad"},
        {"relationship": "boss"},
        {"relationship": ["parent"]},
        {"trigger": "death"},
        {"trigger": ["rain"]},
        {"said": ["apology", 1]},
        {"rare": True},
        {"pressure": "0"},
        {"pressure": True},
        {"pressure": 3},
        {"meanings": {}},
        {"meanings": {**RIGHT["meanings"], "rage": {"quotes": [], "score": 2}}},
        {"meanings": {**RIGHT["meanings"], "love": {"quotes": [], "score": 2.0}}},
        {"meanings": {**RIGHT["meanings"], "love": {"quotes": "x", "score": 2}}},
        {"meanings": {**RIGHT["meanings"], "love": {"quotes": [1], "score": 2}}},
        {"meanings": {**RIGHT["meanings"], "love": {"score": 2}}},
        {"instructions": "secretword"},
    ],
)
def test_what_the_schema_does_not_allow_is_an_error_that_repeats_nothing(change: dict[str, Any]) -> None:
    with pytest.raises(ModelAnswerError) as caught:
        parsed(json.dumps({**RIGHT, **change}), ACCOUNT)
    assert "secretword" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({}, "The model's answer lacks 'account'."),
        ({**RIGHT, "meanings": {}}, "The model's answer lacks 'love' in 'meanings'."),
        ({**RIGHT, "meanings": []}, "The model's answer is not the object that it was asked for in 'meanings'."),
    ],
)
def test_what_an_answer_lacks_is_said_plainly(answer: object, said: str) -> None:
    with pytest.raises(ModelAnswerError) as caught:
        parsed(json.dumps(answer), ACCOUNT)
    assert str(caught.value) == said


@given(JSON, st.sampled_from([*RIGHT, "meanings"]), st.sampled_from(MEANINGS))
def test_no_answer_breaks_anything(value: Any, field: str, meaning: str) -> None:
    for answer in (
        value,
        {**RIGHT, field: value},
        {**RIGHT, "meanings": {**RIGHT["meanings"], meaning: value}},
        {**RIGHT, "meanings": {**RIGHT["meanings"], meaning: {"quotes": value, "score": 2}}},
    ):
        try:
            found = parsed(json.dumps(answer), ACCOUNT)
        except ModelAnswerError:
            continue
        assert set(found.scores) <= {0, 1, 2}
        for question, values in found.context.items():
            assert set(values) <= set(VALUES[question])
        for spans in found.quotes:
            assert all(0 <= start < end <= len(ACCOUNT) for start, end in spans)
