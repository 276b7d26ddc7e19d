"""Who has made ready to die, and says it sideways; who starves; who is told not to be. And what sounds alike."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety.families import matches
from tearwise.safety.words import Words


def told(text: str) -> set[str]:
    return {match.family.id for match in matches(Words.of(text)) if match.raises}


TELLS = {
    "date_kept_back": (
        "I had a date, the 14th, and I didn't tell anyone. My wife cried when I told her it's passed.",
        "He had a date for it, he told me, the 3rd of March, and he cried.",
        "She'd picked a date, the 2nd, she told nobody. She cries that she is still with us.",
        "My husband chose the date, the 11th, and kept it to himself. He told me in tears.",
        "my son has the date, the 30th, nobody knew. he cried when i found it",
    ),
    "buys_rope": (
        "I've bought the rope. I cried in the shop.",
        "mum is crying. dad ordered ten metres of rope and wont say what its for",
        "My wife has just bought a new rope and cried at the till.",
    ),
    "gun_cleaned": (
        "My dad cleaned the shotgun three times this week. He has cried every evening.",
        "he sits with the rifle and oils it and the tears run down",
        "She was crying and cleaning his pistol when I got home.",
    ),
    "letters_for_each": (
        "I found letters in the garage, one for me, one for each of the girls.",
        "My husband had written letters, one for me and one for both the boys. He cried.",
    ),
    "letters_put_away": ("my son wrote letters to me and his dad and put them under his mattress",),
    "overdose": ("she swallowed the strip of her tablets and cried", "He took the whole blister pack and cried."),
    "overdose_signs": ("She had the blister pack from her operation. She's crying and her words are slurry.",),
    "starves_self": (
        "She throws up after every meal and then cries.",
        "My daughter lives on one apple a day and cries at the table.",
        "I stick my fingers down my throat after dinner and cry.",
        "my flatmate starves herself for days and then cries",
        "He only eats cucumber all day and cried when I made pasta.",
    ),
    "starved_down_to": ("she is down to 38 kilos and cried over the butter", "My sister is down to 39kg. She cries."),
    "told_unwanted": (
        "My mum cries and tells me she should have got rid of me. I'm 12.",
        "im 13. dad said he wishes he never had me and then he cried",
        "My sister told her little boy that she wishes he'd never been born, and he cried.",
    ),
    "pet_then_you": (
        "He killed my rabbit. He said next time it'd be me. Then he cried.",
        "he strangled our cat and cried. he said next time it will be you",
        "She drowned my kitten and cried. You're next, she said.",
    ),
    "next_time": ("She smashed the mirror. Next time it'll be your head, she said, and sobbed.",),
    "tampers_pill": (
        "He'd been putting pinpricks in our condoms. He cried when I found the needle.",
        "my boyfriend stabbed tiny holes in his condoms so i would stay",
        "She cried when I noticed the condoms were punctured.",
    ),
    "sent_to_marry": (
        "They're putting me on a plane to Lahore. My mother cries and my father has my passport.",
        "my friend cried, her dad took her passport and says she'll marry a man she never met",
        "My parents have chosen a cousin in Mirpur and bought the ticket. My mother cries.",
        "They are forcing my sister to marry on Saturday. She cries all night.",
    ),
    "stalks": ("My ex is outside crying, he says he forgot his key.",),
    "children_taken": (
        "My ex has taken the kids and says I'll never see them again. He cried down the phone.",
        "She took our son and I won't see him again, she says. I can't stop crying.",
    ),
}


@pytest.mark.parametrize(("family", "text"), [(family, text) for family, texts in TELLS.items() for text in texts])
def test_what_is_made_ready_or_done_sideways_is_noticed(family: str, text: str) -> None:
    assert family in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "He had a date, the 14th, for his hip operation, and they have cancelled it again. He cried.",
        "We set a date, the 14th of September, and haven't told anyone yet. She cried.",
        "We had a date for the adoption panel, the 5th, and told nobody. My wife sobbed.",
        "I had a date, the first one in ten years, and I didn't tell anyone. I cried in the taxi.",
        "The baby had a date, the 14th, and it came and went. My wife cried.",
        "She bought the rope for the donkey and cried when he died.",
        "I bought a rope for the swing and he cried, he had waited all summer.",
        "He bought wet wipes, sweets and a rope ladder and cried at the price.",
        "My uncle is a gamekeeper, he cleans the gun every night. He cried when the spaniel died.",
        "Dad cleaned his shotgun twice after the last shoot of the season and cried, it was his father's.",
        "My mother wrote letters to me and to each of my boys till she died. I cried when I found the box.",
        "My girlfriend deploys in May. She left letters, one for me and one for each of the girls, and cried.",
        "My daughter swallowed a strip of seaweed and cried.",
        "Mum's speech is slurred since the stroke. She took her tablets and cried.",
        "I'm pregnant and throw up after every meal. My husband cried.",
        "My daughter has norovirus, she throws up after every meal and cries.",
        "He starved himself for the blood test and cried at the breakfast after.",
        "She makes herself sick on roller coasters and cries and goes again.",
        "My husband is down to 85 kilos and cried on the scales.",
        "He is down to 40 kilos of luggage and cried about his books.",
        "My mum said she should have got rid of the piano and cried. I'm 15.",
        "I'm 12 and mum wishes I'd never grow up, she cried at my photos.",
        "My cat killed a bird and my son cried. You're next, he told the cat.",
        "My sister caught the bouquet. I cried. She said next time it'll be you.",
        "He missed the penalty and cried. Next time it will be better, I said.",
        "The condom had a hole in it and my girlfriend cried.",
        "My ex took the boys to Spain for two weeks. I cried at the gate.",
        "He's outside my door right now crying because he forgot his key.",
        "My boyfriend has my passport, he's put me on a plane to Rome as a surprise. He cried when I said yes.",
        "My cousin's wedding is in Delhi, mum has my passport, and she cried when she packed.",
        "He made me marry him in Vegas twice and cried both times.",
        "My parents found a wife for my brother, they married in June and he cried.",
    ],
)
def test_what_sounds_like_it_is_none(text: str) -> None:
    assert not told(text) & TELLS.keys()


@pytest.mark.parametrize(
    ("text", "risk", "urgency"),
    [
        (
            "I had a date, the 14th, and I didn't tell anyone. My wife cried when I told her it's passed.",
            "self_harm",
            "now",
        ),
        ("I've bought the rope. I cried at the till and the lady gave me a tissue.", "self_harm", "now"),
        ("My dad cleaned the shotgun three times this week. He cries every evening.", "self_harm", "now"),
        ("he killed my rabbit. he said next time it'd be me. then he cried and made dinner", "abuse", "now"),
        ("she's down to 38 kilos and cried because mum put butter on the bread", "self_harm", "soon"),
        ("They're putting me on a plane tomorrow. My mother cries, my father has my passport. I'm 16.", "abuse", "now"),
        ("My mum cries when she's drunk and tells me she should have got rid of me. I'm 12.", "child_harm", "soon"),
    ],
)
def test_it_is_told_as_what_it_is(text: str, risk: str, urgency: str) -> None:
    assert (risk, urgency) in {(one.id, one.urgency) for one in risks_in(text)}


def test_being_told_that_one_is_not_wanted_is_not_to_think_of_dying() -> None:
    assert "burden" not in told("My mum tells me she should have got rid of me. I'm 12.")
    assert "burden" in told("He cries and says we would be rid of him, and they want to be rid of me too")
