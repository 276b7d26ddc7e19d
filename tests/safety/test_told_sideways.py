"""Dangers that are told sideways, in words that are a clause away from something harmless."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.reading.reading import RiskId
from tearwise.safety.families import matches
from tearwise.safety.words import Words

TELLS: dict[str, tuple[RiskId, tuple[str, ...]]] = {
    "child_afraid": (
        "child_harm",
        (
            "my little sister is 10 and sobs whenever moms boyfriend stays the night",
            "My cousin hides and cries every time the lodger babysits.",
            "My son talks of special cuddles with the coach, and then he cries.",
        ),
    ),
    "child_kept_quiet": ("child_harm", ("My daughter says it is a secret game with our neighbour. She cried.",)),
    "weals": ("child_harm", ("A boy in my group cried, his back is covered in welts.",)),
    "child_with_a_grown_lover": (
        "child_harm",
        (
            "my friend is 13 and her boyfriend is 25, she cried",
            "Her boyfriend is 31 and she is only 14. She cried.",
            "she is 12 and pregnant and cries in the toilets at school",
            "she cried, she is pregnant and she is only 13",
            "I am 14 and my boyfriend is 24 and he cried.",
            "my daughter is fourteen and her boyfriend is thirty, she cried.",
            "my sister who is 13 has a boyfriend of 24, she cried.",
        ),
    ),
    "what_a_parent_did": (
        "child_harm",
        (
            "He cried and told me what his dad did to him. He is in year 3.",
            "she is in second grade and told me what her mum does to her, she cried",
            "A girl in my class cried and told me what her dad does to her.",
        ),
    ),
    "voices": ("self_harm", ("The voices tell me to put him in the water. I can't stop crying.",)),
    "told_to_kill_a_child": (
        "child_harm",
        (
            "God told me to drown my son and I cried.",
            "My mother heard the angels tell her to send the children to heaven, she cried.",
        ),
    ),
    "hit": ("abuse", ("My husband beat me and cried.", "He beat me and then cried and said sorry.")),
    "better_off_with_god": (
        "child_harm",
        (
            "my baby is better off with God, I cry and I know it",
            "I wake at night and cry, my baby is better off with God.",
            "I told the priest that my baby is better off with God and cried.",
            "My mum died in May. I cry all day and I feel my baby is better off with God.",
            "We lost our baby last year. I cry, and my newborn is better off with God.",
        ),
    ),
    "wrote_to_us_all": (
        "self_harm",
        (
            "He wrote us all letters. He cried as he gave me mine.",
            "He wrote us all letters, thanks for being my family, I am proud of you all. He cried.",
            "my wife wrote a note to each of us and cried, we are not to open it yet",
        ),
    ),
    "thanks_and_goodbye": (
        "self_harm",
        ("My pupil wrote: thank you for everything, you won't see me again. I cried.",),
    ),
    "pays_and_gives": (
        "self_harm",
        (
            "He has paid off all his debts and gave my brother his guitars, he cried.",
            "He has paid off all his debts and gave away his dog. He cried. I am going to ring him.",
        ),
    ),
    "stalks": (
        "abuse",
        (
            "My ex sits in his car outside my flat every night and cries.",
            "he cried and put his foot in the door so I could not shut it",
        ),
    ),
    "sexual_coercion": ("abuse", ("he cried and said do not tell anyone what we did, you wanted it",)),
    "sent_to_marry": ("abuse", ("They took her phone and are flying her to meet the groom, she cried.",)),
    "fed_less_since": ("abuse", ("Gran cried, she has not had a hot meal since my aunt took over her pension.",)),
}
HARMLESS = (
    "My little brother cries when mum's boyfriend goes home, they build rockets.",
    "My little sister cries when our aunt goes home after staying over.",
    "My daughter cried because the secret game with grandad was over, an egg hunt.",
    "Her back was all stripes from the sun lounger, she cried.",
    "My daughter is 14 and her boyfriend is 15, she cried.",
    "She is 34 and her boyfriend is 36, she cried.",
    "My sister is 14 and my boyfriend is 22 and she cried at our wedding.",
    "My wife is pregnant and our son is 12, he cried when we told him.",
    "I am pregnant and my daughter is 11, she cried with joy.",
    "I am pregnant and I am 12 weeks and I cried.",
    "My daughter is 12 and expecting too much of herself, she cried over a B.",
    "My daughter is in year 4 and she cried when she saw what her mum did to her room.",
    "A girl in my class cried about what her mum did to her birthday cake.",
    "In the choir the voices said to me that all is well and I cried.",
    "We lost our baby. I cry and tell myself that our little girl is better off with the angels.",
    "Our son was stillborn. My wife cries and says our boy is better off with God.",
    "My nephew passed away from cancer last year, my sister cried and said her boy is better off with God.",
    "We have not had a meal out since my husband got his pension, he cried about money.",
    "My daughter wrote us all little notes and put them under our pillows, I cried.",
    "Dad wrote us all letters before his operation, and cried.",
    "His back was covered in welts from mosquito bites, he cried.",
    "I am 12 weeks pregnant and cry at everything.",
    "My friend is 15 and her boyfriend is 17, he cried.",
    "He wrote a note to each of us to say thank you, and cried.",
    "My husband cried and told me what his dad did to him.",
    "He told me what his dad did to his car and cried laughing.",
    "The voices of the choir said it all, I cried.",
    "My son beat me at chess and cried with joy.",
    "She beat me and cried with joy, it was the final of the club championship.",
    "Grandpa said she is better off with God now, and cried at the funeral.",
    "He wrote us all letters from camp and cried when he came home.",
    "My teacher cried. I said thank you for everything, you won't see me again, I'm moving to Leeds.",
    "My dad paid off all his debts and gave me the car, he cried with pride.",
    "My dad sat in his car outside my house all night and cried after mum died.",
    "My son cried when he put his foot in the door, it hurt.",
    "My cousin cried on the phone, her parents are flying in to meet the groom.",
    "Nan cried, she hasn't had a hot meal since grandad died.",
    "He cries at the film and says look what you made me watch.",
    "She said goodbye at the airport, crying, and now her phone is off because she's on the plane.",
)


def told(text: str) -> set[str]:
    return {match.family.id for match in matches(Words.of(text)) if match.raises}


@pytest.mark.parametrize(
    ("family", "risk", "text"), [(family, risk, text) for family, (risk, texts) in TELLS.items() for text in texts]
)
def test_what_is_told_sideways_is_heard(family: str, risk: RiskId, text: str) -> None:
    assert family in told(text)
    assert risk in {one.id for one in risks_in(text)}


@pytest.mark.parametrize("text", HARMLESS)
def test_no_phrase_tells_of_what_only_sounds_alike(text: str) -> None:
    assert not told(text)


def test_the_marks_of_fingers_are_no_wounds_of_ones_own() -> None:
    assert "self_injury" not in told("Gran has finger marks on her arms and cries.")
    assert "self_injury" in told("She has marks on her arms and cries.")


def test_a_child_who_is_one_today_and_what_a_parent_did_is_urgent() -> None:
    (risk,) = risks_in("He cried and told me what his dad did to him. He is in year 4.")
    assert (risk.id, risk.urgency) == ("child_harm", "now")
