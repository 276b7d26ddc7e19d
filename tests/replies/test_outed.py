"""Whose secret the reader has from somebody else, or by asking, is not thanked for telling it."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import guidance_for
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.sample import reading_of


def told(text: str) -> tuple[str, ...]:
    return circumstances_of(reading_of("trust", text=text), pronoun_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Her girlfriend told me my daughter is gay, and when I said I knew she cried.",
        "my daughters girlfriend told us that theyre together and my daughter broke down crying",
        "I found out my son is gay from his messages. When I told him he cried.",
        "My brother was outed at school and he cried in my car.",
        "I asked my daughter if she likes girls and she burst into tears.",
    ],
)
@pytest.mark.parametrize("bond", ["child", "sibling", "friend", "unknown"])
def test_they_hear_that_nothing_changes_and_choose_who_knows(text: str, bond: str) -> None:
    assert "outed" in told(text)
    one = guidance_for(reading_of("trust", text=text, bond=bond), pronoun="she")
    assert "as before" in one.now[0].text
    said = " ".join(opener.text for opener in (*one.say, *one.again))
    assert "Thank you for telling me" not in said
    assert "You decide." in said


@pytest.mark.parametrize(
    "text",
    [
        "My son told me he's gay and cried.",
        "My dad found out my brother is gay and cried.",
        "I told my mum my brother is gay and he cried.",
        "My mum cried when she found out I'm gay.",
        "He found out she has a girlfriend and cried.",
        "My sister saw my dad kissing another woman. She cried.",
        "I found out my husband is gay. My husband cried.",
    ],
)
def test_not_where_they_told_it_or_another_cries(text: str) -> None:
    assert "outed" not in told(text)
