"""Who said no is not told to take it back, and who told news of their own is not told that a guard came down."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.sample import reading_of


def told(text: str) -> tuple[str, ...]:
    return circumstances_of(reading_of("other", text=text), pronoun_in(text))


def guidance(text: str, *meanings: str, bond: str) -> Guidance:
    return guidance_for(reading_of(*meanings, bond=bond, text=text), pronoun=pronoun_in(text), crier="other")


@pytest.mark.parametrize(
    "text",
    [
        "My mother-in-law cried when I asked her not to turn up unannounced.",
        "My mum cried when I said I was going no contact.",
        "She cried because I said no to marrying her.",
        "I said I don't think I want any children. I said i dont want kids. He went quiet and there were tears.",
        "My friend asked to borrow money and I said no, she cried.",
        "My dad cried because we told him he couldn't drive any more.",
        "My sister cried bc i refused to be her bridesmaid",
        "My daughter, 13, cried because we won't let her go to the party.",
        "I set a boundary with my brother about drinking in my house and he cried.",
    ],
)
def test_it_is_told_by_its_words(text: str) -> None:
    assert "said_no" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "My mum cried and I told her not to worry.",
        "I asked him not to go and he cried.",
        "My husband cried when I said no to the chemo.",
        "She cried because I refused to give up on her.",
        "My boyfriend cried because I said I wouldn't leave him.",
        "She sobbed and I held her and wouldn't let her go.",
        "My sister cried because he said no to marrying her.",
        "I told her not to apologise, and she cried.",
        "My dad wants no contact with his brother. He cried about it.",
    ],
)
def test_not_by_words_that_are_near_it(text: str) -> None:
    assert "said_no" not in told(text)


@pytest.mark.parametrize("meanings", [("loss_fear",), ("other",), ("other", "loss_fear"), ()])
@pytest.mark.parametrize("bond", ["partner", "parent", "sibling", "family", "friend", "acquaintance", "unknown"])
def test_a_no_may_stand(bond: str, meanings: tuple[str, ...]) -> None:
    one = guidance("She cried because I set a boundary.", *meanings, bond=bond)
    assert one.now[0].text.startswith("You can be kind and keep to what you said")
    assert any("do not show that it was wrong" in line.text for line in one.always)
    assert not any("time heals" in line.what for line in one.avoid)
    assert any("afraid of what happens when you say no" in line.text for line in one.help)


def test_with_a_child_it_stays_a_no_in_a_kind_voice() -> None:
    one = guidance("My toddler cried because I said no to his second ice cream.", "other", bond="child")
    assert "in a kind voice" in one.now[0].text
    assert "Giving in because of the tears" in one.avoid[0].what


def test_a_child_that_does_not_come_is_no_joy() -> None:
    one = guidance(
        "My girlfriend cried when she got her period. We've been trying for two years.", "joy_relief", bond="partner"
    )
    assert "joy_relief" not in one.meanings
    assert not any("elebrate" in line.text for line in one.later)


def test_own_news_are_met_as_news_though_a_guard_came_down() -> None:
    one = guidance("My mum cried when I told her that I'm dropping out.", "vulnerability", bond="parent")
    assert one.now[0].text.startswith("She may need a moment with what you told her.")
    seldom = "Remarking on how seldom"
    assert not any(line.what.startswith(seldom) for line in one.avoid)
    assert any(line.what.startswith(seldom) for line in guidance("My mum cried.", "vulnerability", bond="parent").avoid)
