"""Dangers told in passing, by a place, a note, a lip or a name, and what sounds alike and is harmless."""

from __future__ import annotations

import pytest

from tearwise.safety.families import matches
from tearwise.safety.words import Words


def told(text: str) -> dict[str, bool]:
    """Risk → whether a phrase says that it is urgent."""
    found = [match for match in matches(Words.of(text)) if match.raises]
    return {risk: any(m.urgent for m in found if risk in m.family.risks) for m in found for risk in m.family.risks}


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        # where somebody stood
        ("He cried and told me he stood on the platform for an hour", "self_harm"),
        ("my son cried, said he was standing on the viaduct for an hour", "self_harm"),
        ("she cried and told me she stood on the platform after work, let four trains go", "self_harm"),
        ("I stood on the platform till midnight and cried and then I came home to him", "self_harm"),
        # a note where one hides it
        ("I found the note under her pillow. She cried when I asked.", "self_harm"),
        ("found a letter under his mattress, he cried and said he'd changed his mind", "self_harm"),
        ("my mum found a note under my brothers pillow and cannot stop crying", "self_harm"),
        # a lip
        ("she came to mine crying with a split lip", "abuse"),
        ("mum had a split lip at breakfast and cried when i asked, dad just read his paper", "abuse"),
        ("Mum has a split lip. She says the dog jumped up. She cried when dad came in", "abuse"),
        ("my daughter came home from her boyfriends with a busted lip, crying", "abuse"),
        ("My dad cried after the match, he was drunk, and mum has a split lip", "abuse"),
        # late
        ("i was ten minutes late and had to show him my phone. then he cried", "abuse"),
        ("my girlfriend cries if im late and i have to prove where i was", "abuse"),
        ("i have to show my husband my phone every time i come home. i cried today", "abuse"),
        # whom somebody speaks of, and how young they were
        ("My brother cried and told me about the priest. He was eight.", "child_harm"),
        ("he told me about his swimming coach. he was eleven. he cried so hard", "child_harm"),
        ("My wife cried and told me about her grandfather. She was six.", "child_harm"),
        ("He cried and told me about the babysitter. He was five.", "child_harm"),
        ("my sister cried, her eye is swollen shut and she says its nothing", "abuse"),
        ("my mum cried. her eye wont open. dad has gone to the pub", "abuse"),
        # who came in
        ("told me that when she was little her grandad used to come in to 'check the window'", "child_harm"),
        ("her uncle used to come in her room when her mum was on nights, and she cried", "child_harm"),
        # what a child, or a partner, is told who cries
        ("I was crying and my mum said ill give you something to cry about and got the wooden spoon", "child_harm"),
        ("my dad gives my brother something to cry about every sunday, i cry in my room", "child_harm"),
        ("he says he'll give me something to cry about when the kids are in bed", "abuse"),
        # abused by whom
        ("My son cried and said he was abused by his teacher", "child_harm"),
        ("She told me crying that she was abused by her stepdad", "child_harm"),
        ("my daughter cried, she has been abused by her boyfriend, she is fifteen", "child_harm"),
        ("she was abused by her mum's boyfriend when she was seven", "child_harm"),
        ("She cried. She was abused by her ex husband for years.", "abuse"),
        ("my brother cried and told me he has been abused by his wife since the wedding", "abuse"),
        ("my sister was abused by her ex before we met him again at the wedding. She is scared", "abuse"),
        # an ex, and what is said of it
        ("my girlfriend cried and said her ex used to hit her", "abuse"),
        ("her ex used to hit her, years before we met, and now he is outside again", "abuse"),
        ("he cried and told me he used to hit his ex before we met", "abuse"),
        ("he cried and said he used to choke his ex wife but he's changed", "abuse"),
    ],
)
def test_a_danger_in_passing_is_told(text: str, risk: str) -> None:
    assert risk in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "He cried when he stood on the platform and waved until my train was gone",
        "mum cried and told me she stood on the platform for hours waiting for him to come home from the army",
        "She cried and said she stood on the bridge where he proposed",
        "She stood on the platform for an hour because the train was delayed, and cried",
        "my little boy cried because we let the red train go by, he wanted that one",
        "Found the note under her pillow. The tooth fairy wrote it, and she cried because it said she was brave.",
        "I found the note under my pillow where he says he loves me and I cried",
        "My daughter cried because I found the note under her pillow from a boy in her class",
        "My son came home crying with a split lip from rugby",
        "my toddler fell and has a split lip, we both cried",
        "My boyfriend did my make up for halloween with a split lip and my mum cried when she saw me",
        "I was ten minutes late and had to show the inspector my phone with the ticket and cried",
        "I was late home, mum was crying with worry, I had to show her how to see my location",
        "My manager made me explain why I was ten minutes late and I cried",
        "He cried and told me about the teacher who taught him to read. He was eight.",
        "My husband cried and told me about the priest who buried his mum. He was nine.",
        "she told me about her uncle who died in the war, she was seven, and she cried",
        "My wife cried and told me about her piano teacher. She was nine when she won the prize.",
        "my eye wont open, its a stye, I cried with the pain",
        "Her eye will not open after the cataract operation and she cried",
        "when I was little grandad used to come in to read me a story and I cried when he died",
        "my brother used to come into my room when he had nightmares and cry",
        "my nan cried with laughter telling how her mother said id give you something to cry about",
        "dad cried and said his father used to say I'll give you something to cry about and he would never say that to us",
        "He said these onions will give you something to cry about and we both cried",
        "She cried with a split lip. In the end she had won her first ever amateur bout",
        "He cried because he was abused by the other team's fans on the train",
        "My wife is a nurse. She cried because she was abused by a patient's family all shift.",
        "my boyfriend cried, abused by his manager in front of everyone",
        "My wife cried and told me she was abused by her first husband, years before we met.",
        "my girlfriend cried and said her ex used to hit her, years before we met, and she's never been happier",
    ],
)
def test_what_sounds_alike_tells_of_none(text: str) -> None:
    assert not told(text)


def test_who_was_abused_by_a_partner_just_now_is_in_danger_now() -> None:
    assert told("my colleague cried and said she was abused by her fiance last night")["abuse"]
    assert not told("She cried. She was abused by her ex husband for years.")["abuse"]
