"""Nobody is thanked for telling where, by the answers, nothing was told."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies import guidance_for
from tearwise.replies.untold import parsed, tells_nothing
from tests.replies.examples import reading

FOUND = "My sister cried. It was the first I heard of her drinking, she had kept it secret for a year."
TOLD = "My sister cried and told me that she had been drinking in secret for a year."


def thanks(text: str, guessed: str | None = None, **answers: object) -> bool:
    """Whether something in the guidance thanks for telling."""
    made = guidance_for(reading("trust", text=text, answers=answers), relationship="sibling", trigger=guessed)
    said = [one.text for one in (*made.say, *made.again, *made.now, *made.later, *made.always)]
    return any("for telling" in one or "trusting me with it" in one or "told you" in one for one in said)


def test_who_said_nothing_is_not_thanked_for_telling() -> None:
    assert thanks(FOUND)
    assert not thanks(FOUND, said=[])
    assert not thanks(FOUND, "disclosure", said=[])
    assert thanks(FOUND, said=None)  # whoever does not know what was said does not say that nothing was


def test_who_told_it_by_the_account_or_by_another_answer_is_thanked_all_the_same() -> None:
    assert thanks(TOLD, said=[])
    assert thanks(FOUND, said=[], trigger="disclosure")
    assert thanks(FOUND, said=["confiding"])


@pytest.mark.parametrize(
    "text",
    [
        "He cried and never told me why. His diary lay open.",
        "I told him that I had read the letters, and he cried.",
        "He cried and said nothing. His brother had to explain it.",
        "He cried. He didn't say what it was.",
        "He poured a drink and cried.",
        "He cried. I explained to his boss why he was late.",
        "He cried and wont say what it was. He never said.",
        "She cried and hasn't told me anything.",
    ],
)
def test_telling_is_not_taken_from_what_the_writer_told_or_somebody_kept_back(text: str) -> None:
    assert tells_nothing(reading("trust", text=text, answers={"said": []}))
    assert not tells_nothing(reading("trust", text=text))


@pytest.mark.parametrize(
    "text",
    [
        "He came over and confided in me, and cried.",
        "He admitted that he had been fired, and cried.",
        "She opened up about her first marriage and cried.",
        "She texted me her secret, and cried when I came.",
        "He blurted out that he's gay, and cried.",
        "He cried and talked for hours about his dad.",
        "She whispered that she had lost the baby, and cried.",
        "He cried and explained what had happened in the army.",
        "She cried and let me in on it.",
        "He cried, and it all came out.",
        "She poured her heart out, crying.",
        "My aunt told me about her cancer, and cried.",
        "Levi told me everything, and cried.",
    ],
)
def test_telling_is_seen_in_many_words(text: str) -> None:
    assert not tells_nothing(reading("trust", text=text, answers={"said": []}))


@pytest.mark.parametrize("data", [{}, {"tells": ["told me"], "not_after": ["i*"], "not_before": ["nothing"]}])
def test_a_damaged_list_is_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"untold\.toml"):
        parsed(data)
