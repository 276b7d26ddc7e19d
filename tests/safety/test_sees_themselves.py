"""Who sees themselves in somebody's suicide, or in violence, in a film or elsewhere, may be in that danger."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("We watched a film about a suicide and my husband cried and said that's how he feels every day.", "self_harm"),
        ("We watched 13 Reasons Why and my daughter cried and said she feels like that too.", "self_harm"),
        ("My dad cried at the film where the man hangs himself, and said he understands him.", "self_harm"),
        ("I read a book about a girl who takes her own life and cried because I feel exactly the same.", "self_harm"),
        ("My brother cried watching a documentary about suicide and said he's been there.", "self_harm"),
        ("My sister cried during the film about domestic abuse, and said that's my life.", "abuse"),
        ("My daughter cried at the film where the dad beats the kid and said that's like at mum's house.", "abuse"),
        ("My partner cried at a film about coercive control and said it was like watching us.", "abuse"),
        ("My mum cried at a documentary about domestic violence and said that's my house now.", "abuse"),
        ("My girl read a book about consent in class and cried and said it happened to her too.", "abuse"),
    ],
)
def test_who_sees_themselves_in_it_may_be_in_danger_although_it_is_a_film(text: str, risk: str) -> None:
    assert risk in [one.id for one in risks_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "My son cried at the film about suicide because it was so sad.",
        "My dad cried at the film where the son dies. He said that's how he felt when grandad died.",
        "My husband cried at the film about divorce and said that's how he feels.",
        "My wife cried at the film about domestic abuse and said she can't imagine living like that.",
        "My dad cried about his brother who killed himself 30 years ago. He said he never understood why he did it.",
        "My cousin died by suicide in March. My husband cried last night because he misses him.",
        "He hit his head on the beam and cried and said that's my life in a nutshell lol",
    ],
)
def test_what_a_film_shows_is_no_danger_by_itself(text: str) -> None:
    assert not risks_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "My daughter was watching a series when she started to cry and said that grandad touched her.",
        "My son cried during the film and told me the teacher put his hand down his trousers.",
        "She cried and said in a letter that grandad touched her.",
        "My son cried and said his uncle touched him on the nose and then down there.",
    ],
)
def test_what_a_child_says_of_hands_in_tears_is_no_films(text: str) -> None:
    assert [(one.id, one.urgency) for one in risks_in(text)] == [("child_harm", "now")]


@pytest.mark.parametrize(
    "text",
    [
        "My daughter cried at the end of the book and said grandad's letter touched her.",
        "My dad cried at my wedding and said that grandad touched him with his toast.",
        "My mum cried and said the vicar touched her deeply with what he said.",
    ],
)
def test_whom_words_touch_nobody_has_touched(text: str) -> None:
    assert not risks_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "My daughter cried and said grandad touched her and he is it, her favourite game he calls it tag.",
        "My boy started crying and said grandad touched his heart and then his willy.",
        "My child cried and said the vicar touched her with his prayer, down there.",
        "She cried and told me her stepdad touches her deeply inside with his fingers.",
        "My daughter (7) cried and said grandpa touched her with his voice all soft.",
        "My daughter cried and said the teacher touched her hair and then her chest.",
        "My son cried and said grandpa touched his toys and his thing.",
        "My daughter cried. Grandad touched her with his kindness, he calls it, every night in her room.",
    ],
)
def test_words_of_a_heart_or_a_voice_hide_no_hands(text: str) -> None:
    assert [(one.id, one.urgency) for one in risks_in(text) if one.id == "child_harm"] == [("child_harm", "now")]


@pytest.mark.parametrize(
    "text",
    [
        "My mum cried with joy and said the instructor touched her arm and told her she had passed.",
        "My brother cried at the hospital and said he touched her cheek and she was cold.",
        "My husband cried and said he touched him for the last time at the chapel of rest.",
        "My daughter cried and said he touched her with a slug.",
    ],
)
def test_who_touched_an_arm_or_the_dead_is_no_danger_to_a_child_that_calls_for_help_now(text: str) -> None:
    assert ("child_harm", "now") not in [(one.id, one.urgency) for one in risks_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "My mate cried. We lost Tom to an overdose. He said he has been there for his mum since.",
        "My dad lost his brother to suicide and cried and said he finally understands why he did not call back.",
        "My mum cried at the news of domestic violence. She said it's us who should help them.",
        "My wife left an abusive marriage ten years ago and cried and said that it is my house now.",
        "Our team is beaten in the final and my dad cried and said that's my life.",
        "My dad cried when he watched a film where the man beats her at chess and said that's just like mum.",
        "My husband cried about his brother's drug abuse and I said that happens to us all.",
        "My friend cried and said she understands her better now that she has read of her cousin's suicide.",
        "He has written letters to everyone who helped with the charity run and cried.",
        "My mum cried and told me that the vicar touched her with his sermon.",
        "My dad signed the consent form for his operation and cried and said it happened to him too, years ago.",
    ],
)
def test_who_is_there_for_others_is_beaten_in_play_or_signs_a_form_sees_themselves_in_nothing(text: str) -> None:
    assert not risks_in(text)


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("My brother cried at the documentary about suicide and said he has been there for years.", "self_harm"),
        ("My wife cried at the film about a man who beats her at home every night and said that's my life.", "abuse"),
        ("She cried at the film where the woman is beaten in the kitchen and said that's us.", "abuse"),
        ("We watched a film about a suicide, he cried and said it's me who will end like that.", "self_harm"),
        ("My wife cried at a documentary on domestic violence and said it is me who lives like that.", "abuse"),
        ("My dad cried at the film about suicide. He said he understands him better than we think.", "self_harm"),
        ("My son cried and told us that the vicar had touched him again.", "child_harm"),
        ("My mum cried, she has written letters to all of us and she keeps saying sorry.", "self_harm"),
    ],
)
def test_nor_does_what_is_said_of_play_hide_who_does(text: str, risk: str) -> None:
    assert risk in [one.id for one in risks_in(text)]
