"""Somebody would rather be asked than write it all down."""

from __future__ import annotations

import re

from tests.journeys.command import loaded
from tests.journeys.terminal import Terminal

SHORT = "My dad cried when I told him I was moving out."
WORDS = {"d": "Not knowing changes nothing."}


def test_an_interview_can_be_scripted_and_ends_in_a_reading() -> None:
    ended = loaded("ask", SHORT, "--all", stdin=b"d\nd\nd\nd\nd\nd\n")
    assert ended.code == 0
    assert ended.err.count(WORDS["d"]) == 6
    assert ended.out.startswith(("These tears", "No meaning"))
    assert ended.out == loaded("read", SHORT).out.partition("\n\nWhat would help")[0].rstrip("\n") + "\n"


def test_answers_given_and_taken_back_leave_nothing_behind() -> None:
    taken_back = loaded("ask", SHORT, "--all", stdin=b"1\nb\n2\nb\nd\ns\n")
    never_given = loaded("ask", SHORT, "--all", stdin=b"d\ns\n")
    assert taken_back.err.count("Taken back.") == 2
    assert taken_back.out == never_given.out


def test_it_works_without_an_account() -> None:
    ended = loaded("ask", stdin=b"death\ns\n")
    assert ended.code == 0
    assert " ".join(ended.out.split()).startswith("These tears likely say: “I have lost somebody, or am afraid")
    assert loaded("ask", stdin=b"").code == 1


def test_it_is_asked_about_somebody_as_the_user_speaks_of_them() -> None:
    err = loaded("ask", SHORT, "--all", "--pronoun", "he", stdin=b"d\n" * 6).err
    assert re.search(r"What did (he|your dad) say while he was crying\?", err)
    assert "the person who cried" not in err


def test_what_is_piped_is_plain_and_sixty_columns_are_enough() -> None:
    ended = loaded("ask", SHORT, stdin=b"d\ns\n", COLUMNS="60")
    assert "\x1b" not in ended.out + ended.err
    assert max(map(len, ended.out.splitlines())) <= 60


def test_wrong_use_ends_with_two_and_one_line() -> None:
    ended = loaded("ask", "--pronoun", "it")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


READY = "Enter to"
"""What the last line of every menu says."""


def test_in_a_terminal_arrow_keys_numbers_and_letters_answer() -> None:
    with Terminal("ask", SHORT, "--all") as terminal:
        terminal.press("3\r", after=READY)
        terminal.press("b", after=READY)
        terminal.wait("Taken back.")
        terminal.press("\x1b[B\x1b[A\x1b[B\r", after=READY)
        terminal.press("d", after=READY)
        terminal.wait(WORDS["d"])
        terminal.press("s", after=READY)
        code, out = terminal.end()
    assert code == 0
    assert out.startswith(("These tears", "No meaning"))
    assert "\x1b" not in out


def test_in_a_terminal_ctrl_c_breaks_it_off() -> None:
    with Terminal("ask", SHORT, loaded=True) as terminal:
        terminal.press("\x03", after=READY)
        assert terminal.end() == (130, "")


def test_where_the_account_is_piped_the_terminal_is_asked() -> None:
    with Terminal("ask", "-", piped=SHORT.encode(), loaded=True) as terminal:
        terminal.press("4\r", after=READY)
        terminal.wait("More likely now:")
        terminal.press("s", after=READY)
        code, out = terminal.end()
    assert (code, out) == (0, loaded("ask", SHORT, stdin=b"4\ns\n").out)


def test_where_the_account_is_piped_a_plain_terminal_takes_numbers_and_breaks_lines_between_words() -> None:
    with Terminal("ask", "-", piped=SHORT.encode(), columns=40, loaded=True, TERM="dumb") as terminal:
        terminal.type("4", after="press Enter.")
        shown = terminal.type("s", after="press Enter.")
        code, _ = terminal.end()
    assert code == 0
    assert "More likely now:" in shown
    assert max(map(len, shown.splitlines())) <= 40
