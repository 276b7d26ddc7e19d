"""Pictures that are to be shown unless somebody pays: harm to a child of who is not grown, and abuse of whoever is."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety import notice_for


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (
            "My son, 14, sent a picture to a girl who wasn't a girl. They want money or they send it to the school.",
            "child_harm",
        ),
        ("My daughter is 14. Somebody has a video of her and demands more. She cried in my arms.", "child_harm"),
        ("My 15 year old cried and told me someone is blackmailing him with a video of himself.", "child_harm"),
        (
            "my nephew paid two hundred pounds to a stranger who said he'd share the video. he's 16. he sobbed",
            "child_harm",
        ),
        ("my brother whos 15 got sextorted he was crying in the bath w the door locked", "child_harm"),
        ("someone is blackmailing my dad with photos and he cried when he told me", "abuse"),
        ("he says pay me or he'll send it to my work, he has the video. I cried and paid.", "abuse"),
        ("My colleague, 50, is being sextorted. He cried in the car park.", "abuse"),
    ],
)
def test_who_is_to_pay_for_pictures_is_told_to_send_no_more(text: str, id: str) -> None:
    risks = risks_in(text)
    assert {risk.id for risk in risks} == {id}
    found = notice_for(risks, "GB")
    assert found is not None
    assert any("send no more" in one.text for one in found.do)


def test_a_child_who_would_rather_die_than_have_pictures_shown_threatens_nobody() -> None:
    text = "My son, 14, sent a picture. Now they want money or they send it to the school. He cried and said he wants to die."
    risks = risks_in(text)
    assert {risk.id for risk in risks} == {"self_harm", "child_harm"}
    found = notice_for(risks, "GB")
    assert found is not None
    said = " ".join(one.text for one in (*found.do, *found.ask))
    assert "send no more" in said
    assert "Are you thinking about suicide?" in said
    assert "need not go back" not in said


@pytest.mark.parametrize(
    "text",
    [
        "My daughter, 14, cried because her friend will post the video of her singing. She sings like a lark.",
        "She is 15 and cried because I threatened to show the baby photos at her prom.",
        "My daughter is 13. She cried when the school demanded a photo without her headscarf.",
        "My sister, 17, will send it to the school by Friday, the essay, she cried over it all week",
        "The landlord says pay up or he'll post the notice. I cried. We've paid.",
        "The choir demands more photos for the leaflet and my son, 12, cried, he hates his braces.",
        "The landlord demands more money and I cried in front of him. He has a photo of every stain.",
        "We paid the photographer and she'll send them to us in May. I cried at the previews.",
    ],
)
def test_pictures_that_are_shown_kindly_are_no_danger(text: str) -> None:
    assert not risks_in(text)
