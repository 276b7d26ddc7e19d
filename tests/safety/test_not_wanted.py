"""Sex that one of the two had not wanted, told beside tears; and a photo that has to be sent from where somebody is."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in


@pytest.mark.parametrize(
    "text",
    [
        "he cried after sex. he said he hadn't wanted it. i keep wondering if i did something",
        "he cried after sex and said sorry, i had been saying no",
        "After sex she cried and said she'd only done it so I'd stop asking.",
        "She cried after we had sex and made love. She'd said not tonight. I thought she'd come round.",
        "after sex he cried. he had said stop and i didn't stop at once",
        "she cries whenever I see my mates and I have to send a photo from the pub",
    ],
)
def test_what_one_of_the_two_had_not_wanted_is_abuse(text: str) -> None:
    assert "abuse" in {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "My husband cried after we made love and I wonder if I did something to upset him.",
        "she cried after we had sex, did i do something wrong",
        "She cries after sex. We've been together for six years and it's new.",
        "i cry after sex and dont know why, he's so kind about it",
    ],
)
def test_tears_after_sex_alone_are_none(text: str) -> None:
    assert not risks_in(text)
