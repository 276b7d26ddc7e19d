"""What is wrong with a command line is said in plain words."""

from __future__ import annotations

import pytest

from tearwise.cli.exit_code import USAGE
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "He cried.", "--pronoun", "xe"), "--pronoun: it is he, she, they or i."),
        (("journal", "add", "He cried.", "--helped", "maybe"), "--helped: it is yes, partly or no."),
        (("serve", "--port", "abc"), "--port: it must be a whole number."),
        (("serve", "--port", "70000"), "--port: it can be 65535 at most."),
        (("read", "He cried.", "--model-timeout", "0"), "--model-timeout: it must be at least 0.1."),
        (("read", "He cried.", "--model-timeout", "x"), "--model-timeout: it must be a number."),
        (("journal", "list", "-n", "x"), "--limit: it must be a whole number."),
        (("read", "--nothing"), "No such option: --nothing."),
        (("journal", "show", "99999999999999999999"), "NUMBER: it can be 2147483647 at most."),
        (("journal", "edit", "99999999999999999999", "--note", "x"), "NUMBER: it can be 2147483647 at most."),
        (("journal", "delete", "1", "99999999999999999999"), "NUMBER: it can be 2147483647 at most."),
        (("journal", "list", "--limit", "9223372036854775807"), "--limit: it can be 2147483647 at most."),
        (("journal", "search", "x", "-n", "9223372036854775808"), "--limit: it can be 2147483647 at most."),
        (("worry", "fame"), "ID: there is no such worry. The five are: love, "),
    ],
)
def test_a_value_that_cannot_be_is_told_in_our_own_words(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err.startswith(f"tearwise: {said}")
    command = arguments[: 2 if arguments[0] == "journal" else 1]
    assert ended.err.endswith(f" See tearwise {' '.join(command)} --help.\n")
    assert "error" not in ended.err.lower()
    assert "input" not in ended.err.lower()


@pytest.mark.parametrize(
    "arguments",
    [
        ("journal", "correct", "1", "it", "was", "about", "his", "job"),
        ("journal", "correct", "1", "it", "was about his job"),
        ("journal", "edit", "1", "sorry", "job"),
        ("journal", "list", "job"),
        ("meanings", "love", "job"),
    ],
)
def test_words_that_are_too_many_are_not_repeated(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err.startswith("tearwise: There are more words than this command takes. Put ")
    assert "job" not in ended.err


def test_a_value_that_holds_words_of_the_account_is_not_repeated(run: Run) -> None:
    ended = run("read", "--pronoun", "He cried and said sorry")
    assert ended.code == USAGE
    assert "sorry" not in ended.err
