"""The menu: arrow keys, numbers, ticks, letters; as prompt_toolkit gets them from a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tearwise.cli.choice import Asked, Choice, Step, put
from tearwise.cli.menu import Menu, choose
from tearwise.interview import question, questions, wording

UP, DOWN, ENTER, SPACE, CTRL_C, CTRL_D = "\x1b[A", "\x1b[B", "\r", " ", "\x03", "\x04"


def asked(id: str, *, back: bool = True) -> Asked:
    return put(question(id), wording(id), "other", back=back)


def chosen(id: str, keys: str, *, back: bool = True) -> Choice:
    """What these keys choose."""
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        return choose(asked(id, back=back), pipe, DummyOutput())


def value(id: str, number: int) -> tuple[str, ...]:
    return (question(id).options[number - 1].value,)


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (ENTER, value("relationship", 1)),
        (SPACE, value("relationship", 1)),
        (DOWN + DOWN + UP + ENTER, value("relationship", 2)),
        ("\t" + ENTER, value("relationship", 2)),
        ("3" + ENTER, value("relationship", 3)),
        ("10" + ENTER, value("relationship", 10)),
        ("12" + ENTER, value("relationship", 2)),
        ("1" + DOWN + "3" + ENTER, value("relationship", 3)),
        ("0" + ENTER, value("relationship", 1)),
        (UP + ENTER, Step.STOP),
        (UP + UP + UP + ENTER, None),
        ("d", None),
        ("D", None),
        ("b", Step.BACK),
        ("s", Step.STOP),
        (CTRL_D, Step.STOP),
        ("x" + "4" + ENTER, value("relationship", 4)),
    ],
)
def test_keys_choose_one(keys: str, choice: Choice) -> None:
    assert chosen("relationship", keys) == choice


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (ENTER, value("did", 1)),
        (SPACE + DOWN + SPACE + ENTER, ("hugged", "sought")),
        ("3" + SPACE + "1" + SPACE + DOWN + ENTER, ("hugged", "hid")),
        (SPACE + SPACE + DOWN + ENTER, ("sought",)),
        ("6" + ENTER, ()),
        (SPACE + "6" + ENTER, ()),
        ("6" + SPACE, ()),
        (SPACE + "d", None),
        (SPACE + "b", Step.BACK),
    ],
)
def test_keys_tick_several(keys: str, choice: Choice) -> None:
    answered = chosen("did", keys)
    assert (set(answered) if isinstance(answered, tuple) else answered) == (
        set(choice) if isinstance(choice, tuple) else choice
    )


def test_a_third_tick_is_refused_where_two_are_taken() -> None:
    assert chosen("trigger", "1 2 3 " + ENTER) == (*value("trigger", 1), *value("trigger", 2))
    menu = Menu(asked("trigger"))
    for number in "123":
        menu.number(number)
        menu.tick()
    assert "Choose at most 2." in text(menu)


def test_ctrl_c_breaks_it_off() -> None:
    with pytest.raises(KeyboardInterrupt):
        chosen("rare", CTRL_C)


def test_there_is_no_taking_back_where_there_is_nothing_to_take_back() -> None:
    assert chosen("rare", "b" + "2" + ENTER, back=False) == ("no",)


def test_keys_typed_ahead_answer_the_next_question() -> None:
    with create_pipe_input() as pipe:
        pipe.send_text("2" + ENTER + "3" + ENTER)
        assert choose(asked("rare"), pipe, DummyOutput()) == ("no",)
        assert choose(asked("pressure"), pipe, DummyOutput()) == ("2",)


def text(menu: Menu, columns: int = 80) -> str:
    return "".join(part[1] for part in menu.drawn(columns)) + "\n" + menu.hint(columns)


def test_the_menu_shows_the_question_its_rows_and_where_it_points() -> None:
    menu = Menu(asked("did"))
    menu.move(1)
    menu.tick()
    lines = text(menu, 100).splitlines()
    assert lines[0] == wording("did")
    assert lines[1] == question("did").help
    assert lines[2].startswith("  [ ] 1  ")
    assert lines[3].startswith("> [x] 2  ")
    assert len(lines) == 3 + len(menu.asked.rows)
    assert "Space to tick" in lines[-1]
    assert "Space" not in text(Menu(asked("rare")))


@given(st.sampled_from([one.id for one in questions()]), st.integers(30, 100))
def test_no_line_is_wider_than_the_terminal(id: str, columns: int) -> None:
    assert all(len(line) <= columns for line in text(Menu(asked(id)), columns).splitlines())


@given(st.lists(st.sampled_from(["up", "down", "tick", *"0123456789"]), max_size=30))
def test_whatever_is_pressed_the_menu_points_at_a_row_and_chooses_what_can_be_chosen(keys: list[str]) -> None:
    menu = Menu(asked("trigger"))
    for key in keys:
        if key == "tick":
            menu.tick()
        elif key.isdigit():
            menu.number(key)
        else:
            menu.move(1 if key == "down" else -1)
        assert text(menu).count("\n> ") == 1
        assert len(menu.ticked) <= 2
    choice = menu.choice()
    assert choice is None or choice in (Step.BACK, Step.STOP) or 1 <= len(choice) <= 2
