"""What the writer did to the one who cried is found without a word for whom, and a small child does not take it over."""

from __future__ import annotations

import pytest

from tearwise import Reader
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.reading.stories.own_part import (
    crier_is_sorry,
    crier_owns_temper,
    is_own_wrong,
    tells_own_part,
    tells_own_wrong,
)


@pytest.mark.parametrize(
    "text",
    [
        "I lost it with my little boy this morning. I really screamed. He cried and said “sorry mummy sorry mummy”. hes 5",
        "I screamed at my son this morning and he cried and said sorry mummy",
        "I screamed at my five-year-old until she cried and apologised",
        "I yelled at my toddler today. She cried and kept saying sorry.",
        "my son (4) spilled his juice and i yelled at him and he cried and said sorry daddy",
        "I lost my rag with the kids and my little girl cried and said she was sorry, she's three",
        "I lost my temper with my daughter and she sobbed",
        "My wife cried when I came home late drunk again.",
        "I lost my temper and my daughter cried",
        "I'd lost my temper and she'd cried in her room",
        "we had a fight and i said some stuff i shouldnt of, he cried. i feel sick",
        "We argued, I said things I didn't mean and he cried. I feel awful.",
        "I flew off the handle last night and he cried",
        "I yelled and she burst into tears",
        "She was crying because I snapped",
        "i ended up screaming at my daughter and she cried",
        "I've been yelling at her all week and today she cried",
        "I shouted at Sam and he cried",
        "I shouted this morning and my son cried. I feel awful.",
        "I forgot our anniversary and my wife cried. I feel like such an idiot.",
        "I forgot my mum's birthday and she cried",
        "My husband cried. I had forgotten his birthday and I feel so guilty",
        "I was late to her recital. She cried in the car. I feel like the worst dad",
        "I lied about my job for a year and when it came out she cried",
        "I told my wife I'd gambled away our savings and she cried",
        "I told my husband I'd gambled away our savings and he just sat there and cried. He never cries",
        "I admitted to my girlfriend that I kissed someone else and she cried, she hardly ever cries",
        "Screamed at my toddler today. She cried and clung to my leg. I feel like the worst mum in the world.",
        "Lost my cool at bedtime and raised my voice, my little girl burst into tears and said she was sorry",
        "i shouted so loud at the kids that they both cried. hate myself",
        "My husband went to the shed and cried. I had shouted that he's useless.",
        "I told my wife she was being dramatic and she burst into tears",
        "A boy on my team cried after he missed. The others laughed. I told him to man up, and I regret it.",
        "I said to my sister that she's selfish and she cried",
        "I lost patience and shouted at him and he cried more",
        "I got so cross and yelled at my daughter. She cried.",
        "A lad on my team cried. I told him to man up.",
        "My wife cried. I told her to get a grip.",
        "my boyfriend cried because i said something about his dad i shouldnt of said",
        "my teenager cried because i said something about her skin, i didnt mean it like that. i feel awful",
        "we argued and i said some horrible things and he cried and went out",
        "She cried because I made a joke about her singing.",
    ],
)
def test_what_the_writer_did_wrong_is_found(text: str) -> None:
    assert tells_own_wrong(text)
    assert tells_own_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "My 6 year old broke the vase and cried and said sorry mummy",
        "She cried because I said something about her late dad.",
        "I said something in my speech and everybody cried, my wife too.",
        "They said some horrible things and he cried.",
        "My mum told my brother to man up and he cried.",
        "My sister cried. I told her that he's useless and she deserves better.",
        "My girlfriend cried and I told her she's not useless.",
        "I told our son to tell his brother to shut up. My wife cried.",
        "I was there and heard dad shout at her. She cried.",
        "I don't know if I hurt her, she cried",
        "Did I hurt her? She cried.",
        "I yelled at nothing and she cried.",
        "He cried and told me to get a grip.",
        "I told him to man up and we both laughed till he cried.",
        "I shouted at my husband. He cried and apologised. Our toddler slept.",
        "My son (15) stole from me. I shouted at him and he cried and said sorry",
        "I yelled at my husband. He cried and said “I'm sorry I lied to you”",
        "I screamed when the car hit us and my son cried",
        "I screamed with joy and he cried",
        "I yelled for help and she cried",
        "I shouted his name across the platform and he cried",
        "I felt like screaming at him but he cried",
        "I dont shout at her and she cried",
        "He screamed at me and then he cried",
        "My wife lost it with our son and he cried",
        "My dad lost his temper and then he cried",
        "I was yelled at by my boss and she cried",
        "I lost it at the funeral and my brother cried",
        "I lost it when I heard and my mum cried too",
        "I lost my job and my wife cried",
        "I raised my voice to the nurse. He was crying with pain.",
        "I went through chemo and my husband cried",
        "He cried when I went through chemo",
        "I hid behind the door and the baby cried",
        "I got drunk at the wedding and my dad cried during his speech",
        "I swore I would never leave and he cried",
        "I snapped a photo and she cried",
        "He told me that I lied to him and cried",
        "He cried. He got as far as 'I shouted at her over cups' and then he cried",
        "My dad cried when I said sorry for his loss.",
        "I said sorry for crying and she cried too.",
        "She cried when her ex said sorry for cheating.",
        "My mum cried when I said I'm sorry she was ill.",
        "My daughter cried when I said sorry I can't come.",
    ],
)
def test_it_is_not_found_where_there_is_none(text: str) -> None:
    assert not tells_own_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "My daughter cried when I said sorry for shouting at her.",
        "my son cried when I told him I was really sorry for losing my temper",
        "My wife cried when I said I'm sorry for what I said.",
        "I said sorry to my brother for missing his wedding and he cried.",
        "i apologised to my girl for last week and she cried",
    ],
)
def test_who_says_sorry_for_what_they_did_owns_it(text: str) -> None:
    assert tells_own_part(text)
    assert not crier_is_sorry(text)


def test_who_made_somebody_cry_may_have_done_it_with_a_letter() -> None:
    assert tells_own_part("I made my dad cry")
    assert not tells_own_wrong("I made my dad cry")
    assert not tells_own_part("I made my dad cry with my letter")


@pytest.mark.parametrize("cried", crying_verbs().words("third", "past"))
def test_whatever_crying_is_called_it_is_found(cried: str) -> None:
    assert tells_own_part(f"I lost my temper and he {cried}.")
    assert tells_own_part(f"I shouted at my ex-husband and he {cried}.")
    assert tells_own_part(f"He {cried} because I lied.")
    assert not tells_own_part(f"He lost his temper and she {cried}.")
    assert not is_own_wrong(f"I shouted at him and he {cried}")


@pytest.mark.parametrize("cry", crying_verbs().words("base"))
def test_whatever_it_is_called_somebody_was_made_to(cry: str) -> None:
    assert tells_own_part(f"I made my dad {cry}.")
    assert not tells_own_part(f"I made my dad {cry} with my letter.")


@pytest.mark.parametrize(
    "text",
    [
        "I lost my temper and my ex-husband teared up",
        "I lost my temper and my ex husband teared up",
        "I shouted at my mother in law and she welled up",
        "I lost my cool and my brother-in-law cried",
        "I yelled at my fella and he choked up",
    ],
)
def test_whom_it_was_done_to_may_be_called_by_two_words(text: str) -> None:
    assert tells_own_wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "I lost my temper and he laughed",
        "I lost my temper and she burst into laughter",
        "I lost my temper and he tore up the letter",
        "I shouted at my ex and he left",
        "I lost my temper and my car was in bits",
        "My ex-husband lost his temper and my mum teared up",
    ],
)
def test_nobody_cries_where_something_else_is_done(text: str) -> None:
    assert not tells_own_part(text)


@pytest.mark.parametrize(
    ("text", "sorry"),
    [
        ("He cried and apologised.", True),
        ("He cried and said “I'm so sorry, love”.", True),
        ("She cried and said she should have protected me.", True),
        ("He cried. He's ashamed of what he did.", True),
        ("He cried. I think he's ashamed of me.", False),
        ("She cried, she felt sorry for me.", False),
        ("She cried and I said sorry.", False),
        ("She cried and said you should have told me.", False),
        ("he cried and says all them jokes i made, im sorry son, im so sorry", True),
        ("She cried and said it hurt and I said im sorry", False),
        ("He cried. Maybe he regrets it.", False),
        ("He cried.", False),
    ],
)
def test_who_is_sorry_says_so(text: str, sorry: bool) -> None:
    assert crier_is_sorry(text) is sorry


def test_a_paragraph_ends_what_another_says() -> None:
    told, done = "My friend told me what she thinks", "I lied to her and she cried"
    assert tells_own_part(f"{told}\n\n{done}")
    assert not tells_own_part(f"{told} {done}")


@pytest.mark.parametrize(
    ("passage", "own"),
    [
        ("I lost it with my little boy this morning", True),
        ("I really screamed", True),
        ("I screamed at him and he cried", False),
        ("he held my hand", False),
    ],
)
def test_a_passage_may_hold_nothing_but_what_the_writer_did(passage: str, own: bool) -> None:
    assert is_own_wrong(passage) is own


@pytest.mark.parametrize(
    "text",
    [
        "I told my wife her soup tasted of dishwater. It was meant to be a joke. I found her crying in the hall",
        "I called my brother a baby in front of his mates as a joke and he cried",
        "i teased my girlfriend about her hair, i was only joking, and she burst into tears",
    ],
)
def test_who_has_to_say_that_it_was_a_joke_may_have_hurt_somebody_by_it(text: str) -> None:
    assert tells_own_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "I told him how the dentist slipped. It was funny, he said, and cried.",
        "I told her about my day. He said it was a joke, and she cried.",
        "I told my dad a joke and he laughed till he cried",
    ],
)
def test_what_another_calls_a_joke_is_not_the_writers(text: str) -> None:
    assert not tells_own_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "She shouted at me, then apologised in tears.",
        "My brother snapped at our mum, and later he cried and said sorry",
        "he lost his temper with the kids. Afterwards he wept and felt so guilty",
        "They swore at me, came back sobbing and asked me to forgive them",
        "My stepdad yelled, then apologized crying.",
        "My flatmate blew up at me on Sunday. She rang in tears and said sorry.",
    ],
)
def test_who_cries_and_is_sorry_for_their_temper_is_read_as_sorry(text: str) -> None:
    assert crier_owns_temper(text)
    assert Reader().read(text, effects=False).meanings[0].id == "remorse"


@pytest.mark.parametrize(
    "text",
    [
        "I shouted at her and she cried and said sorry.",
        "He yelled at me and cried.",
        "My boss shouted at me, I cried and said sorry to nobody",
        "She never yelled at me. She cried and was sorry to go.",
        "My friend cried and said sorry for being late",
    ],
)
def test_it_is_not_where_they_were_not_loud_or_are_not_sorry(text: str) -> None:
    assert not crier_owns_temper(text)


@pytest.mark.parametrize("until", ["until", "untill", "till", "til", "'til"])
def test_what_was_done_until_somebody_cried_is_told_however_that_is_written(until: str) -> None:
    assert tells_own_part(f"I kept yelling {until} she cried")
    assert tells_own_part(f"I told her I cheated {until} she cried")


@pytest.mark.parametrize(
    "text",
    ["She's crying because I've lied to her.", "It's my fault that she's crying.", "I'd shouted at her and she cried."],
)
def test_the_writers_part_is_told_without_apostrophes_too(text: str) -> None:
    assert tells_own_part(text)
    assert tells_own_part(text.replace("'", ""))
    assert not tells_own_part("Its not my fault that shes crying.")
