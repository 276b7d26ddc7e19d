"""Bad news is never read as joy; good news, and news of both kinds, stays as it was read."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.accounts import LONGEST
from tearwise.errors import DataError
from tearwise.reading.stories.tidings import FEW, are_bad, are_open, bad_for, parsed

BAD = [
    "He was in palliative care for a year. He is finally free, she said and cried",
    "my girlfriend cried when my biopsy came back positive",
    "handed him the ring back. he cried",
    "Got his results back, its cancer. He cried",
    "My brother cried at the verdict, he got six years",
    "mum cried when she gave back the keys to the family home",
    "My dad cried because the bank repossessed the van",
    "my gf cried when she got her period again, been trying 2 yrs",
    "She cried when the doctor said it's Parkinson's",
    "My mum got her scan results, the cancer is back. She cried in the car",
    "He cried at the scan, there was no heartbeat",
    "got orders for 9 months deployment, my wife cried when i told her",
    "my wife got her redundancy letter and cried",
    "She got her results today and cried, she didn’t get in",
    "scan came back, it's terminal and he won’t stop crying",
    "it is\ncancer, he cried",
    "she came back from the funeral and cried",
    "dad cried at the cemetary today first time ever",
    "My husband cried at his mums grave, i never seen him cry",
    "mum cried when the coffin came in",
    "he cried at the wake, never saw that before",
    "we burried my nan today, my cousin cried",
    "we scattered grandads ashes and dad cried",
    "my boyfriend cried at the funral",
    "My mum saw the headstone for the first time and cried",
    "My sister relapsed with her eating disorder and cried",
    "My brother's cancer is back. He cried, I said he'll beat it.",
    "We both cried at the vet. She was fourteen, the best dog.",
    "My dad started drinking again. He cried.",
    "I cried when the vet said it was time",
    "Our dog was run over and didn't make it. My son cried.",
    "my father cried when he got the diagnosis",
    "My wife cried when the clinic rang to say it hadn't worked",
    "our IVF round didn't work and he cried in the car park",
    "my wife cries every time the adoption agency doesn't ring",
    "our foster child cried when the social worker took her",
    "my boss cried when I handed in my notice",
    "my husband cried as they wheeled our son to theatre",
    "my boss cried when she gave her notice",
    "my son cried on his first day of school and held my leg",
    "she cried when the adoption fell through",
    "my wife's mammogram came back abnormal and she cried on the phone",
    "Dad's cancer has spread. He cried when he told us",
    "my girlfriend cried after another negative test, that's two years now",
    "the test was negative again and my husband teared up",
    "my sister got her results back, it's MS. She cried",
    "they found something on mum's scan and she cried in the car park",
    "my brother needs a kidney transplant, he cried when they told him",
    "my uncle has a biopsy tomorrow and he teared up",
    "my son cried because he got a D",
    "My daughter got an F in maths and cried at dinner",
    "my cousin cried when they took grandpa off the machines",
    "mum cried when her brother's life support was switched off",
]
OPEN = [
    "my mum cried when the doctor called",
    "he cried when the lawyer called yesterday.",
    "she cried when she opened the results",
    "He opened the letter from the hospital and cried",
    "he cried when he signed the papers",
    "we had the 20 week scan and he cried",
    "mum cried when she read his letter",
    "my daughter cried when the test was positive",
]
TOLD = [
    "The doctor called to say the lump is nothing. My mum cried.",
    "the vet called and he made it, i cried",
    "she got the results she had hoped for and cried",
    "he cried when the judge gave him custody",
    "my wife cries when she watches the news about the flood",
    "He signed the contract for our first house and cried",
]
GOOD = [
    "Got his results back, its all clear. He cried",
    "My wife cried when I handed in my notice, she was so happy for me",
    "it didn't take long before she cried, the surprise worked",
    "my mum cried because the surprise worked",
    "the social worker rang and said yes, my wife cried",
    "he gave me no notice, just turned up at the door, and mum cried",
    "we had the scan, she's healthy, and he cried",
    "She had cancer and got the results, remission! She cried.",
    "She cried because she was so relieved that it's not cancer",
    "He got his exam results and cried, he passed the lot",
    "He cried when he came back from the war. He had nearly died.",
    "My dad cried at my wedding",
    "He had cancer but he is home from hospital and he cried",
    "he cried when his brother came home from deployment",
    "he buried his face in my neck and cried",
    "He relapsed twice, and today he got his one year sober chip and cried.",
    "He had chemo for a year. He beat it, and cried.",
    "She cried when the vet said the puppy was healthy",
    "He cried when they beat Liverpool in the final",
    "He got a grave look on his face and cried",
    "my baby cried at every wake up",
    "he cried when England won the Ashes",
    "I cried when the vet came out and said our dog had pulled through",
    "We cried at the vet, our cat made it",
    "he cried, his chemo is over",
    "She rang the bell after her last chemo and we all cried",
    "my dad cried when my brother got out of prison",
    "He needs a new liver, they found a donor and we both cried",
    "my mum had a biopsy on Monday, it came back clear and she cried",
    "the abnormal smear turned out to be nothing and she cried with relief",
    "my wife cried, the test was positive after three years",
    "my son cried, his blood test was negative, it isn't leukaemia",
    "They said my mum's cancer had come back but dad is in prison, and she cried, we're finally free of him",
    "He was paralysed last year and today he walked again, my gran cried",
]


@pytest.mark.parametrize("text", BAD)
def test_bad_news_is_told_by_its_words(text: str) -> None:
    assert are_bad(text)


@pytest.mark.parametrize("text", GOOD)
def test_good_news_and_both_are_not(text: str) -> None:
    assert not are_bad(text)


@pytest.mark.parametrize(
    "text",
    [
        "My husband cried because our son was diagnosed with autism. I didn't cry, I felt relieved honestly.",
        "my wife cried at the diagnosis. At least we know, i was relieved",
        "My brother cried at the verdict. I felt nothing but relief.",
    ],
)
def test_the_writers_own_relief_is_nothing_good_for_another(text: str) -> None:
    assert are_bad(text, another_cries=True)
    assert not are_bad(text)


@pytest.mark.parametrize(
    "text",
    [
        "My husband cried when the lump was benign and no cancer, I was relieved.",
        "The diagnosis was wrong. He cried, we were so relieved.",
        "My brother was found not guilty and cried. I was relieved.",
        "My cousin got out of prison today and cried, I'm relieved.",
    ],
)
def test_relief_that_both_may_feel_is(text: str) -> None:
    assert not are_bad(text, another_cries=True)


@pytest.mark.parametrize("text", OPEN)
def test_joy_is_one_possibility_where_the_news_may_be_either(text: str) -> None:
    assert are_open(text)
    joy = Reader().read(text, effects=False).meaning("joy_relief")
    assert 0.2 < joy.probability < 0.5


@pytest.mark.parametrize("text", TOLD)
def test_news_that_are_told_and_a_longer_account_are_left_to_the_engine(text: str) -> None:
    assert not are_open(text)
    assert not are_open(f"{OPEN[0]}. " + "Then we talked. " * FEW)


def test_fourteen_words_may_end_in_news_that_are_open() -> None:
    assert are_open("At home on that long evening all all she cried when the doctor called.")
    assert not are_open("At home on that long evening all all all she cried when the doctor called.")


def lists(**others: Any) -> dict[str, Any]:
    return (
        tomllib.loads(resources.files("tearwise.reading.stories").joinpath("tidings.toml").read_text("utf-8")) | others
    )


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ({"bad": []}, "bad must be a list"),
        ({"good": "all clear"}, "good must be a list"),
        ({"bad": ["Cancer"]}, "bad: 'Cancer'"),
        ({"news": ["x"]}, "there is no 'news'; there may be bad, good"),
    ],
)
def test_damaged_lists_name_what_is_wrong(others: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(lists(**others))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("She pushed the ring back over the counter and my cousin cried.", "loss_fear"),
        ("I handed back his ring and he wept", "loss_fear"),
        ("My fiancée took off her engagement ring and cried", "loss_fear"),
        ("My biopsy was positive and my mum cried", "loss_fear"),
        ("the scan came back positive, my dad cried", "loss_fear"),
        ("My sister's biopsy came back positive. She cried.", "other"),
        ("My nephew got 41% in biology and cried.", "other"),
        ("he only managed 4 out of 30 on the mock and burst into tears", "other"),
        ("My pupil came last in the race and cried", "other"),
        ("my niece got her first period and cried", "other"),
        ("My brother had his first filling today. He cried.", "other"),
    ],
)
def test_some_bad_news_name_what_they_are_read_as(text: str, meaning: str) -> None:
    assert bad_for(text, another_cries=True) == meaning
    reading = Reader().read(text, effects=False)
    assert reading.meanings[0].id == meaning
    assert reading.meanings[0].present


def test_what_was_found_in_the_writer_is_a_fear_for_themselves() -> None:
    assert bad_for("My biopsy was positive and I cried", another_cries=False) == "other"
    assert bad_for("My mum's biopsy was positive and I cried", another_cries=False) == "loss_fear"


@pytest.mark.parametrize(
    "text",
    [
        "My niece got 96% in biology and cried.",
        "He got 18/20 and cried",
        "We got 30% off the sofa and my mum cried",
        "He gave me his gran's ring and cried",
        "My son took his first steps and my husband cried",
        "She got her first period at last, she was so happy she cried",
        "my wife cried when the pregnancy test was positive",
    ],
)
def test_what_only_looks_so_names_nothing(text: str) -> None:
    assert bad_for(text, another_cries=True) is None


@pytest.mark.parametrize("piece", ["ha-", "ex-", "__-", "his ", "biopsy "])
def test_an_account_of_full_length_is_looked_through_whatever_it_repeats(piece: str) -> None:
    # Where each part of a long word with hyphens counted as its beginning, these took seconds.
    text = piece * ((LONGEST - 80) // len(piece))
    assert bad_for(f"My mum cried when my biopsy came back positive. {text}", True) == "loss_fear"
    assert bad_for(f"My mum cried. {text} They turned off ha-ha's life support.", True) == "loss_fear"


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("My cousin cried when they turned off his life support.", "loss_fear"),
        ("He cried when the priest gave her the last rites.", "loss_fear"),
        ("My mum cried when dad came off life support.", None),
        ("My wife cried when I turned the washing machine off.", None),
    ],
)
def test_who_is_let_go_is_lost(text: str, likely: str | None) -> None:
    assert bad_for(text, True) == likely


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("My wife cried when I came home late drunk again.", True),
        ("My mum cried when I came home with a black eye.", True),
        ("My husband cried when I got home late again.", True),
        ("My wife cried when I came home from the rigs after a year.", False),
        ("Mum cried when I got home safe, I was three hours late.", False),
    ],
)
def test_a_coming_home_that_nobody_is_glad_of_is_no_joy(text: str, bad: bool) -> None:
    assert are_bad(text, another_cries=True) is bad
    assert not bad or not Reader().read(text, effects=False).meaning("joy_relief").present


@pytest.mark.parametrize(
    "text",
    [
        "I told my wife I'd got the promotion and she burst out crying. Not happy crying.",
        "She cried at the wedding, and they weren't happy tears.",
        "my ex cried when he got the custody ruling. i won",
    ],
)
def test_tears_that_are_said_not_to_be_glad_are_none(text: str) -> None:
    assert are_bad(text, another_cries=True)


@pytest.mark.parametrize(
    "text", ["She cried happy tears.", "She won custody and cried, so happy.", "Happy crying, she said."]
)
def test_glad_tears_stay_so(text: str) -> None:
    assert not are_bad(text, another_cries=True)
