"""What may be chosen at a question, alone and together."""

from __future__ import annotations

import pytest

from tearwise.cli.choice import Asked, Row, Step, put
from tearwise.interview import question, questions


def asked(id: str, *, back: bool = True) -> Asked:
    return put(question(id), "What?", "other", back=back)


def rows(one: Asked, keys: str) -> list[Row]:
    by_key = {row.key: row for row in one.rows}
    return [by_key[key] for key in keys.split()]


def test_answers_have_numbers_and_the_rest_letters() -> None:
    assert [row.key for row in asked("rare").rows] == ["1", "2", "d", "b", "s"]
    assert [row.key for row in asked("did").rows] == ["1", "2", "3", "4", "5", "6", "d", "b", "s"]
    assert [row.key for row in asked("rare", back=False).rows] == ["1", "2", "d", "s"]


def test_every_row_gives_what_it_says() -> None:
    choices = [row.choice for row in asked("did").rows]
    assert choices == [
        ("hugged",),
        ("sought",),
        ("hid",),
        ("withdrew",),
        ("lashed_out",),
        (),
        None,
        Step.BACK,
        Step.STOP,
    ]


def test_a_narrator_who_cried_reads_their_own_wording() -> None:
    (row,) = [row for row in put(question("relationship"), "Who?", "narrator", back=False).rows if row.value == "child"]
    assert row.text == "My mum or dad"


@pytest.mark.parametrize(
    ("id", "keys", "wrong"),
    [
        ("rare", "1", None),
        ("rare", "1 2", "Choose one."),
        ("trigger", "1 20", None),
        ("trigger", "1 2 3", "Choose at most 2."),
        ("did", "1 2 3 4 5", None),
        ("did", "6", None),
        ("did", "1 6", "6 stands alone: choose it, or others."),
        ("did", "1 d", "d stands alone: choose it, or others."),
        ("did", "", "Choose at least one."),
    ],
)
def test_what_can_be_chosen_together(id: str, keys: str, wrong: str | None) -> None:
    one = asked(id)
    assert one.wrong(rows(one, keys)) == wrong


def test_rows_together_are_one_answer_and_a_row_alone_is_its_own() -> None:
    one = asked("did")
    assert one.choice(rows(one, "1 3")) == ("hugged", "hid")
    assert one.choice(rows(one, "6")) == ()
    assert one.choice(rows(one, "d")) is None
    assert one.choice(rows(one, "b")) is Step.BACK


def test_only_questions_that_take_several_are_ticked() -> None:
    assert {one.id for one in questions() if put(one, "?", "other", back=False).several} == {"trigger", "said", "did"}
