"""An account may ask why somebody cried, or say that its writer does not know: then it is no use to ask that first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tearwise.accounts import Account
from tearwise.interview import next_question
from tearwise.interview.wondering import wonders_why
from tests.interview.examples import ENGINE


@pytest.mark.parametrize(
    "text",
    [
        "my dad cried last night. why",
        "My mum cried. Why?",
        "My dad cried last night and I don’t know why. He was washing up.",
        "no idea why hes crying",
        "Why is she crying?",
        "why does my dad keep crying",
        "she cried and I have no idea what happened",
        "he cried for no reason",
        "I can't understand why she was in tears",
        "can anyone tell me why he cried",
        "my bro cried lol idk why though",
        "She cried at dinner. why tho?",
        "He cried in the middle of dinner. What was it?",
        "He came home from work crying. What happened?",
        "my sister cried at the table, and what was that about?",
        "what was it? my dad cried at the weather report",
    ],
)
def test_a_writer_may_wonder_why_somebody_cried(text: str) -> None:
    assert wonders_why(text)


@pytest.mark.parametrize(
    "text",
    [
        "he cried and I don't know why he left",
        "I know why he cried",
        "she told me why and cried",
        "that is why she cried",
        "he cried when I asked why he left",
        "She asked me “why?” and cried",
        "I cried because nobody knows why he died",
        "he cried because I left",
        "What was it? I asked, and he cried and told me.",
        "He cried. What happened? I said, and he told me about his dad.",
        "She came off the pitch in tears. What happened? Her team had dropped her at half time.",
        "I know what it was, and he cried",
        "I told her what was wrong and she cried.",
        "What is it with the trains? He cried because he missed his.",
    ],
)
def test_who_knows_why_or_wonders_about_something_else_does_not(text: str) -> None:
    assert not wonders_why(text)


def test_what_set_the_tears_off_is_asked_last_of_whoever_does_not_know() -> None:
    combination = replace(ENGINE.combination, worth_asking=0.0)

    def asked(text: str) -> list[str]:
        account, found = Account.of(text), []
        scores = next(ENGINE.score([text]))
        while (question := next_question(combination, scores, account)) is not None:
            found.append(question.id)
            account = account.with_answers({question.id: None})
        return found

    known, unknown = asked("He cried on the stairs."), asked("He cried on the stairs, and I don't know why.")
    assert "trigger" in known[:-1]
    assert unknown[-1] == "trigger"
