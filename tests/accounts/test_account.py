"""An account keeps its text as written and its answers in settled form."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import LONGEST, QUESTIONS, VALUES, Account
from tearwise.errors import AccountError, AnswerError

TEXT = "He cried when I told him. 😭"
SECRET = "zanzibar"


def seen(text: str) -> bool:
    return any(character.isalnum() for character in text)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300).filter(seen)
answers = st.fixed_dictionaries(
    {},
    optional={
        "relationship": st.sampled_from(VALUES["relationship"]) | st.none(),
        "trigger": st.lists(st.sampled_from(VALUES["trigger"]), min_size=1, max_size=2) | st.none(),
        "said": st.sets(st.sampled_from(VALUES["said"])) | st.none(),
        "did": st.sets(st.sampled_from(VALUES["did"])) | st.none(),
        "rare": st.booleans() | st.none(),
        "pressure": st.integers(0, 2) | st.none(),
    },
)


@given(texts)
def test_the_text_stays_as_it_was_written(text: str) -> None:
    assert Account.of(text).text == text


@pytest.mark.parametrize(
    "text", ["a\r\nb", "  padded \n", "cafe\u0301", "café", "“curly” ’quotes’", "👨‍👩‍👧 cried", "\ufeffhe cried", "ﬁne"]
)
def test_no_character_is_tidied_away(text: str) -> None:
    assert Account.of(text).text == text


@pytest.mark.parametrize(
    "text", ["", "   \t\r\n", "\u200b\u200d\ufe0f", "\u3164\u2800", "\u115f\u1160\uffa0", "\u00ad\ufeff", "\u0301"]
)
def test_a_text_with_nothing_to_be_seen_is_refused(text: str) -> None:
    with pytest.raises(AccountError, match="empty"):
        Account.of(text)


@pytest.mark.parametrize("text", ["a", "😭", "?", "\u200bx\u200b", "\U0001fae9"])
def test_one_character_is_enough(text: str) -> None:
    assert Account.of(text).text == text


def test_the_longest_text_is_taken_and_one_more_character_is_not() -> None:
    assert len(Account.of("😭" * LONGEST).text) == 20_000
    with pytest.raises(AccountError, match=r"20,001 characters.*20,000"):
        Account.of("😭" * (LONGEST + 1))


@pytest.mark.parametrize("raw", [b"he cried", bytearray(b"she cried")])
def test_bytes_are_refused_with_the_way_to_decode_them(raw: bytes) -> None:
    with pytest.raises(AccountError, match=r"\.decode\(\"utf-8\"\)"):
        Account.of(raw)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [None, 3, ["he cried"]])
def test_what_is_no_text_is_refused_by_its_type(value: object) -> None:
    with pytest.raises(AccountError, match=type(value).__name__):
        Account.of(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", [0, 0xD83D, 0xDC80])
def test_what_no_text_holds_is_refused_by_its_place(code: int) -> None:
    with pytest.raises(AccountError, match="offset 9") as caught:
        Account.of(f"{SECRET} {chr(code)} cried")
    assert SECRET not in str(caught.value)


def test_neither_a_message_nor_a_repr_repeats_the_text() -> None:
    account = Account.of(f"{SECRET} cried", {"pressure": 0})
    assert SECRET not in repr(account)
    assert "14 characters" in repr(account)
    with pytest.raises(AccountError) as too_long:
        Account.of(SECRET * LONGEST)
    assert SECRET not in str(too_long.value)


def test_the_constructor_checks_as_of_does() -> None:
    with pytest.raises(AccountError):
        Account("")
    with pytest.raises(AnswerError):
        Account(TEXT, {"weather": ("rain",)})
    assert Account(TEXT) == Account.of(TEXT)


def test_answers_are_in_settled_form_and_in_the_questions_order() -> None:
    account = Account.of(TEXT, {"pressure": 0, "rare": True, "said": [], "trigger": ["memory", "death"]})
    assert list(account.answers.items()) == [
        ("trigger", ("death", "memory")),
        ("said", ()),
        ("rare", ("yes",)),
        ("pressure", ("0",)),
    ]


def test_nothing_about_an_account_can_be_changed() -> None:
    account = Account.of(TEXT, {"rare": "yes"})
    with pytest.raises(TypeError):
        account.answers["rare"] = ("no",)  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        account.text = "other"  # type: ignore[misc]


def test_the_callers_own_answers_can_change_without_the_account() -> None:
    given_answers: dict[str, object] = {"said": ["love"]}
    account = Account.of(TEXT, given_answers)
    given_answers["said"] = ["threat"]
    assert account.answers == {"said": ("love",)}


def test_more_answers_are_added_replaced_and_taken_back() -> None:
    account = Account.of(TEXT, {"rare": "yes", "pressure": 1})
    assert account.with_answers({"said": "love"}).answers == {"said": ("love",), "rare": ("yes",), "pressure": ("1",)}
    assert account.with_answers({"pressure": 2}).answers == {"rare": ("yes",), "pressure": ("2",)}
    assert account.with_answers({"pressure": None}).answers == {"rare": ("yes",)}
    assert account.with_answers({"trigger": None}).answers == account.answers
    assert account.with_answers({"trigger": None}).unknown == ("trigger",)
    assert account.with_answers({"trigger": None}).without_answer("trigger") == account
    assert account.answers == {"rare": ("yes",), "pressure": ("1",)}


def test_more_answers_are_checked_even_when_they_take_back() -> None:
    with pytest.raises(AnswerError):
        Account.of(TEXT).with_answers({"weather": None})


@given(answers, answers)
def test_the_order_in_which_answers_come_never_matters(first: dict[str, object], second: dict[str, object]) -> None:
    second = {question: value for question, value in second.items() if question not in first}
    together = Account.of(TEXT, {**first, **second})
    assert Account.of(TEXT, first).with_answers(second) == together
    assert Account.of(TEXT, second).with_answers(first) == together
    one_by_one = Account.of(TEXT)
    for question in reversed(QUESTIONS):
        if question in {**first, **second}:
            one_by_one = one_by_one.with_answers({question: {**first, **second}[question]})
    assert one_by_one == together
    assert list(one_by_one.answers) == list(together.answers)


@given(answers)
def test_an_answer_that_is_taken_back_leaves_no_trace(given_answers: dict[str, object]) -> None:
    account = Account.of(TEXT, given_answers)
    assert account.with_answers(dict.fromkeys(QUESTIONS)) == Account.of(TEXT, dict.fromkeys(QUESTIONS))


@given(texts, answers)
def test_equal_accounts_hash_alike_and_differ_from_others(text: str, given_answers: dict[str, object]) -> None:
    account, again = Account.of(text, given_answers), Account.of(text, dict(reversed(given_answers.items())))
    assert account == again
    assert hash(account) == hash(again)
    assert account != Account.of(text + "!", given_answers)
    assert len({account, again, Account.of(text + "!", given_answers)}) == 2


@given(texts, answers)
def test_an_account_survives_pickling_and_copying(text: str, given_answers: dict[str, object]) -> None:
    account = Account.of(text, given_answers)
    assert pickle.loads(pickle.dumps(account)) == account
    assert copy.deepcopy(account) == account


def test_what_was_given_makes_the_same_account_again() -> None:
    account = Account.of("He cried.", {"pressure": None, "trigger": ["goodbye"], "said": [], "relationship": None})
    assert list(account.given.items()) == [
        ("relationship", None), ("trigger", ("goodbye",)), ("said", ()), ("pressure", None)
    ]  # fmt: skip
    assert Account.of(account.text, account.given) == account


def test_a_question_that_is_unknown_is_one_that_there_is() -> None:
    assert Account("He cried.", unknown=("rare", "said", "rare")).unknown == ("said", "rare")
    assert Account("He cried.", unknown=frozenset({"rare"})).unknown == ("rare",)  # type: ignore[arg-type]
    assert Account("He cried.", {"rare": ("yes",)}, ("rare", "said")).unknown == ("said",)
    with pytest.raises(AnswerError, match="no such question"):
        Account("He cried.", unknown=("mood",))
    with pytest.raises(AnswerError, match="no such question"):
        Account("He cried.", unknown=[["rare"]])  # type: ignore[arg-type]
    with pytest.raises(AnswerError, match="several questions"):
        Account("He cried.", unknown=3)  # type: ignore[arg-type]
    with pytest.raises(AnswerError, match="several questions"):
        Account("He cried.", unknown="rare")  # type: ignore[arg-type]


def test_what_is_no_name_of_a_question_takes_nothing_back() -> None:
    with pytest.raises(AnswerError, match="no such question"):
        Account("He cried.").without_answer(["rare"])  # type: ignore[arg-type]
