"""What good set the tears off is told by its words, and read as joy; the same words in another story are not."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.errors import DataError
from tearwise.reading.stories.glad_occasion import glad_occasions, parsed

GOOD_NEWS = [
    "we closed on our house and he cried in the living room",
    "my dad cried when I passed",
    "My mate Steve had tears in his eyes when I passed.",
    "He shed a tear when he gave me away at the wedding.",
    "my stepdad cried when I asked him to walk me down the aisle",
    "I passed and my dad cried",
    "I've passed! Dad burst into tears on the phone",
    "Mum cried her eyes out because I'd passed on my fourth go",
    "my nan cried when I rang to say I'd passed",
    "he cried when he rang the bell at the hospital",
    "My uncle cried when he rang the bell, after his last round of chemo",
    "he cried, his chemo is over",
    "my husband cried when my chemo was done",
    "he cried when the baby kicked",
    "when the baby kicked, my husband cried",
    "My wife cried when she felt her kick.",
    "He put his hand on my belly, felt the first kick and cried",
    "me nan cried holding our baby",
    "my mother in law cried when she met the baby",
    "Grandad broke down when he met his first great-granddaughter",
    "he cried when i told him we're having a girl",
    "my son cried when i said we can keep the dog",
    "my husband cried when he held our newborn",
    "she cried when i said i want to marry her",
    "my boyfriend cried when i said i see a future with him",
    "my team lead cried because she got promoted",
    "My fiancé cried when he saw me in the dress.",
    "My husband cried when they told us we're having twins",
    "mum cried when i came out of the changing room in my dress",
    "My girlfriend burst into tears when I handed her the keys to our flat.",
    "my boyfriend cried when I gave him a key to my place",
    "my student cried when she saw that she'd passed",
    "he cried when I told him he had passed",
    "my dad cried at my wedding",
    "My best friend had tears in her eyes at my graduation",
    "My dad isn't one for tears but he cried at our wedding",
    "my husband doesn't cry but he did when our daughter was born",
    "My brother, who never cries, did when his twins were born.",
    "Grandad cried when I put the baby in his arms.",
    "They laid our son on my chest and my husband cried",
]
ASIDES = [  # what is said beside it takes nothing from it
    "My dad never cries but he cried when I passed",
    "my dad, who never cries, cried when I passed",
    "My dad cried when I passed. I've never seen him cry.",
    "my dad cried when I passed and I didn't know what to say",
    "My dad cried when I passed. Is that normal?",
    "my dad cried when I passed, why?",
    "my dad cried when I passed 😭😭",
    "Hardly ever cries, but he cried when the baby kicked!!",
]
REUNION = [
    "my gran cried when I came to visit",
    "she ran to me at arrivals and cried",
    "she cried when I got off the plane",
    "he cried when I picked him up at the airport",
    "My son cried when his dad came home on leave",
    "My brother got out of prison and my mum cried",
    "my sister flew home and mum cried",
    "My twin turned up at my door and I burst into tears",
    "My boyfriend cried when I told him I'd move in with him.",
    "my nan cried when i said we're moving closer to her",
    "my wife cried when I called to say I was coming home",
]
KINDNESS = [  # the one who cries had it done to them
    ("my neighbour brought me soup and I cried", False),
    ("My friend drove three hours to bring me dinner. I cried.", False),
    ("my coworker covered my shift and I cried", False),
    ("a stranger helped me with the pram and I cried", False),
    ("Some bloke paid for my petrol and I burst into tears", False),
    ("someone handed in my phone and I cried", False),
    ("my flatmate made me tea and I just cried", False),
    ("I cried when the guys at work paid my rent", False),
    ("She cried when I helped her with the bags", True),
    ("She cried when I offered her a place to stay", True),
    ("she cried when the whole office chipped in for her rent", True),
    ("he cried when his mates turned up to help him move", True),
    ("the lady next door cried when I shovelled her snow", True),
    ("My classmate cried when I shared my lunch with him", True),
    ("A kid gave up his seat for my mum and she cried", True),
    ("my mum cried at her surprise party", True),
    ("gave my coat to a lady at the bus stop and she cried", True),
    ("i paid for an old man's groceries and he started crying", True),
    ("I bought a homeless man a hot meal and he cried", True),
    ("we cleaned the whole kitchen for mum and she cried", True),
    ("my friends threw me a surprise 40th and i cried my eyes out", False),
]
OTHERWISE = [  # the same words, and another story
    "gave the dog his sandwich and he cried",
    "he put his head on my chest and cried",
    "they put our son on my chest, he was stillborn, and my husband cried",
    "I gave a talk and she cried",
    "My girlfriend cried when she tried the dress and it was too tight",
    "My wife cried when I lost the keys to our house",
    "My mum cried when my ex saw me in the dress",
    "My mum cried when she gave back the keys to our house",
    "my dad cried when I passed his old workshop",
    "he cried when I passed out",
    "my gran cried when I passed her the photo of grandad",
    "my mum cried when grandad passed",
    "my mum passed and I cried",
    "my sister cried when I passed and she hadn't",
    "cried when I passed and mum wasn't there to see it",
    "my dad cried when I passed. He left us that night.",
    "my dad cried when I passed, he never wanted me to go",
    "she cried when the baby stopped kicking",
    "my husband cried because the baby hasn't kicked since yesterday",
    "he cried when the baby kicked him out of his sleep",
    "she cried when she held the baby, she can't have any",
    "he held the baby and cried, she was stillborn",
    "my wife cried when she met our baby, so tiny in the incubator",
    "my dad cried when we told him there'd be no more chemo",
    "he cried through his last chemo",
    "she rang the bell for the tenth time and cried, nobody opened",
    "She cried, so I made her tea",
    "She cried. I made her tea.",
    "I made her tea while she cried",
    "I brought her soup because she was crying",
    "My friend was crying so I gave her my coat",
    "I came to visit and she was crying",
    "my neighbour brought me soup and I cried, my husband died last week",
    "he hit her and then brought her flowers, she cried",
    "my boyfriend made me dinner and then broke up with me, I cried",
    "My ex turned up at my door and I cried",
    "police turned up at the door and my mum cried",
    "I cried when he got out of jail, he knows where I live",
    "my gran cried when I came to visit and couldn't say my name",
    "he cried when I came to visit to say goodbye",
    "my husband cried when i said i'm moving back to my mum's",
    "she cried when i said i want kids with someone else",
    "he cried when i said i can't see a future with him",
    "my husband cried when he held our daughter at the nicu",
    "she cried when i said i'd move in with my brother instead",
    "he cried when i said i was coming home without the baby",
    "she cried when i said i'm moving closer to my ex",
    "he came home from the war and cried every night",
    "she cried when I flew home to my family for good",
    "my daughter cried when I made her breakfast",
    "My friend brought me a drawing and cried",
    "he helped her move and cried",
    "he cried when I gave him back his present",
    "my boss gave me the night shift and I cried",
    "the nurse helped my dad eat and I cried",
    "he cried at his surprise party because nobody came",
    "oh great, my boss brought me flowers, I cried",
    "he cried at the station when I got off the train with another man",
    "my little boy cried at my wedding",
    "My mum cried at my wedding because dad couldn't be there",
    "My mum cried when she heard that he had passed",
    "my dad cried when I told her she had passed out",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", [*GOOD_NEWS, *ASIDES])
def test_good_news_is_joy_and_no_loss(reader: Reader, text: str) -> None:
    assert glad_occasions(text, True) == {"good_news"}
    reading = reader.read(text, effects=False)
    assert reading.meaning("joy_relief").present
    assert reading.meanings[0].id in ("joy_relief", "connection")
    assert not reading.meaning("loss_fear").present


@pytest.mark.parametrize("text", REUNION)
def test_a_reunion_is_joy_and_connection_and_no_parting(reader: Reader, text: str) -> None:
    assert glad_occasions(text, True) == {"reunion"}
    reading = reader.read(text, effects=False)
    assert reading.meaning("joy_relief").present
    assert reading.meaning("connection").present
    assert not reading.meaning("loss_fear").present


@pytest.mark.parametrize(("text", "another"), KINDNESS)
def test_a_kindness_is_joy_of_whom_it_was_done_to(reader: Reader, text: str, another: bool) -> None:
    assert glad_occasions(text, another) == {"kindness"}
    reading = reader.read(text, effects=False)
    assert reading.meaning("joy_relief").present
    assert reading.meanings[0].id == "joy_relief"


@pytest.mark.parametrize("text", OTHERWISE)
def test_another_story_is_no_glad_occasion(text: str) -> None:
    assert not glad_occasions(text, True)
    assert not glad_occasions(text, False)


def test_a_longer_account_is_left_to_the_engine() -> None:
    assert not glad_occasions(f"{'On that day, as ever, ' * 12}{GOOD_NEWS[0]}", True)


def test_an_answer_that_it_was_a_death_counts_as_ever(reader: Reader) -> None:
    reading = reader.read(GOOD_NEWS[0], {"trigger": ["death"]}, effects=False)
    assert reading.meaning("loss_fear").probability > reader.read(GOOD_NEWS[0]).meaning("loss_fear").probability


def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("tearwise.reading.stories") / "glad_occasion.toml").read_text("utf-8"))


def test_a_list_that_is_missing_or_unknown_is_named() -> None:
    data = _data()
    del data["gifts"]
    with pytest.raises(DataError, match=r"glad_occasion\.toml.*gifts"):
        parsed(data)
    with pytest.raises(DataError, match=r"glad_occasion\.toml.*more"):
        parsed({**_data(), "more": ["x"]})


@pytest.mark.parametrize(
    "text",
    [
        "My ex-wife cried at our daughter's graduation.",
        "my ex cried at our sons wedding",
        "My ex-husband teared up when our boy took his first steps",
    ],
)
def test_an_ex_at_a_good_day_of_the_child_of_both_is_glad(reader: Reader, text: str) -> None:
    assert glad_occasions(text, another_cries=True) == {"good_news"}
    assert reader.read(text, effects=False).meanings[0].id == "joy_relief"


@pytest.mark.parametrize(
    "text", ["My ex cried at my wedding.", "My ex-wife cried at our daughter's funeral.", "My ex cried about our son."]
)
def test_an_ex_at_any_other_day_is_none(text: str) -> None:
    assert not glad_occasions(text, another_cries=True)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Our cat went missing in May. A neighbour brought her back today, and my son cried into her fur.", True),
        ("The dog ran off at the fair, and an hour later he came back. My wife cried.", True),
        ("Our dog went missing and was found dead. My son cried.", False),
        ("Our cat went missing and hasn't come back. She cried.", False),
    ],
)
def test_an_animal_that_is_back_is_no_loss(reader: Reader, text: str, back: bool) -> None:
    assert glad_occasions(text, True) == (frozenset({"reunion"}) if back else frozenset())
    if back:
        assert reader.read(text, effects=False).meanings[0].id == "joy_relief"
