"""What set the tears off is taken from the text only where its words say so and the engine finds it likely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tearwise.accounts import VALUES, Account
from tearwise.errors import DataError
from tearwise.interview.trigger import parsed, trigger_in
from tearwise.reading import Scores
from tests.interview.examples import ENGINE


def scored(text: str, **likely: float) -> Scores:
    """Scores of a text in which only these triggers are likely."""
    scores = next(ENGINE.score([text]))
    each = np.array([likely.get(value, 0.01) for value in VALUES["trigger"]], np.float32)
    return replace(scores, answers={**scores.answers, "trigger": each})


def trigger(text: str, answers: dict[str, object] | None = None, **likely: float) -> str | None:
    return trigger_in(Account.of(text, answers), scored(text, **likely))


@pytest.mark.parametrize(
    ("text", "likely", "found"),
    [
        ("My dad cried at mum's funeral.", {"death": 0.6}, "death"),
        ("My wife had a miscarriage and cried.", {"death": 0.6}, "death"),
        ("My dad cried at the cemetery.", {"death": 0.6}, "death"),
        ("we had to put our old dog down and my dad cried", {"death": 0.6}, "death"),
        ("dad cried at the cemetary today", {"death": 0.01}, "death"),
        ("she cried at her desk, it would of been her mums birthday", {"death": 0.1, "memory": 0.3}, "death"),
        ("she cried, it would have been a nice birthday party", {"death": 0.1}, None),
        ("my boyfriend cried at the funral", {"death": 0.01}, "death"),
        ("3yo cries at every drop off, clinging to my leg. Nursery say he stops.", {"goodbye": 0.3}, "goodbye"),
        ("She cried at the drop off point, somebody had scratched her car.", {"goodbye": 0.3}, None),
        ("He dumped me by the cemetary and cried.", {"death": 0.01, "breakup": 0.9}, "breakup"),
        ("He cried, I could have died of shame.", {"death": 0.1}, None),
        ("The doctor told us mum won't walk again. My dad sobbed.", {"illness_or_injury": 0.6}, "illness_or_injury"),
        ("We went for a walk again and she cried.", {"illness_or_injury": 0.1}, None),
        ("My dad cried in the garden.", {"death": 0.9}, None),
        ("My son cried after his girlfriend dumped him.", {"breakup": 0.7}, "breakup"),
        ("She cried when I said I'm leaving her.", {"breakup": 0.7, "goodbye": 0.1}, "breakup"),
        ("She cried at the airport, we are divorced.", {"breakup": 0.6, "goodbye": 0.8}, "goodbye"),
        ("He cried when I told him I am moving to Australia.", {"goodbye": 0.8}, "goodbye"),
        ("My uncle cried when he saw me at the airport after nine years.", {"goodbye": 0.8}, None),
        ("My wife is deployed since May and turned up at my work. I cried.", {"goodbye": 0.8}, None),
        ("My wife has been deployed again and cried tonight.", {"goodbye": 0.8}, "goodbye"),
        ("My gran picked me up from the station and cried.", {"goodbye": 0.8}, None),
        ("My mum broke her arm on the ice and cried.", {"illness_or_injury": 0.9, "pain": 0.7}, "pain"),
        ("My dad cried, mum broke her hip.", {"illness_or_injury": 0.9, "pain": 0.3}, "illness_or_injury"),
        ("My daughter got stung by a wasp and cried.", {"pain": 0.2}, "pain"),
        ("He slipped a disc and cried from the pain.", {"illness_or_injury": 0.9, "pain": 0.9}, "pain"),
        ("She stubbed her toe and sobbed, it wasn't about the toe.", {"pain": 0.5}, None),
        ("He broke my heart and cried.", {"pain": 0.9, "breakup": 0.1}, None),
        ("My wife needs a mastectomy and cried.", {"illness_or_injury": 0.9}, "illness_or_injury"),
        ("Mum has to go for a second mammogram and cried.", {"illness_or_injury": 0.9}, "illness_or_injury"),
        ("My nan had a fall and cried.", {"illness_or_injury": 0.08}, "illness_or_injury"),
        ("We had a fall wedding and she cried.", {"illness_or_injury": 0.01}, None),
        ("My mum cried because I moved out.", {"breakup": 0.6, "goodbye": 0.3}, None),
        ("I moved out on Saturday and my husband cried.", {"breakup": 0.6}, "breakup"),
        ("My dad cried when mum moved out.", {"breakup": 0.6}, "breakup"),
        ("My nan cried when I baked her favourite cake.", {"kindness": 0.8}, "kindness"),
        ("My nan cried when the cake burnt.", {"kindness": 0.1}, None),
        ("My dad cried when he gave his speech, he thanked mum.", {"kindness": 0.6}, None),
        ("My gran cried when I had to go.", {"goodbye": 0.9}, "goodbye"),
        ("My grandson 5 cried when I left.", {"goodbye": 0.9}, "goodbye"),
        ("My husband cried when I left, he said please stay.", {"goodbye": 0.8, "breakup": 0.4}, None),
        ("My son cried when we left the beach.", {"goodbye": 0.9}, None),
        ("He cried when I left him.", {"goodbye": 0.9, "breakup": 0.4}, None),
        ("My boyfriend cried and said he needs space.", {"breakup": 0.9}, "breakup"),
        ("My boyfriend cried and asked if we could take a break.", {"breakup": 0.9}, "breakup"),
        ("My son cried and said he needs space.", {"breakup": 0.3}, None),
        ("He cried at mile 20 and said we should take a break.", {"breakup": 0.9}, None),
        ("My wife cried, she needs a break from the kids.", {"breakup": 0.9}, None),
        ("He told me that he slept with somebody and cried.", {"caught_or_confessing": 0.1}, "caught_or_confessing"),
        (
            "She cried and said she’s having an affair.",
            {"caught_or_confessing": 0.1, "breakup": 0.3},
            "caught_or_confessing",
        ),
        (
            "He cheated on me, cried, and is leaving me.",
            {"caught_or_confessing": 0.1, "breakup": 0.7},
            "caught_or_confessing",
        ),
        ("He slept with the light on and cried.", {"caught_or_confessing": 0.02}, None),
        ("My daughter got married and my ex husband cried.", {"breakup": 0.55}, None),
        ("My ex cried over our old photos.", {"breakup": 0.9}, "breakup"),
    ],
)
def test_words_and_engine_must_agree(text: str, likely: dict[str, float], found: str | None) -> None:
    assert trigger(text, **likely) == found


@pytest.mark.parametrize(
    ("text", "likely", "found"),
    [
        ("My girlfriend goes back to Lyon today and cried on the platform.", {"goodbye": 0.9}, "goodbye"),
        ("My son cried at departures.", {"goodbye": 0.9}, "goodbye"),
        ("My mum cried when we dropped my brother off.", {"goodbye": 0.9}, "goodbye"),
        ("He cried when I left him at nursery.", {"goodbye": 0.7}, "goodbye"),
        ("My dad cried on the platform at the memorial.", {"goodbye": 0.1}, None),
        ("She cried, she goes back to work after her leave.", {"goodbye": 0.7}, None),
        ("Dad died, and my brother goes back to Spain. He cried.", {"goodbye": 0.6, "death": 0.9}, "death"),
        (
            "We lost ours in February. My sister is pregnant and my wife cried.",
            {"death": 0.26, "disclosure": 0.8},
            "death",
        ),
        ("We lost the baby at 14 weeks. My husband cried.", {"death": 0.3}, "death"),
        ("Everyone kept their tickets, we lost ours. She cried.", {"death": 0.3}, None),
        ("They are expecting a puppy, and we lost ours. She cried.", {"death": 0.3}, None),
        ("We lost our house and my wife is pregnant. She cried.", {"death": 0.3}, None),
    ],
)
def test_goodbyes_and_pregnancies_that_were_lost(text: str, likely: dict[str, float], found: str | None) -> None:
    assert trigger(text, **likely) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I found the messages on his phone. He cried and said it meant nothing.", True),
        ("I found texts from another woman. He cried.", True),
        ("I read the messages between my wife and her boss. She cried.", True),
        ("My wife has been sleeping with her boss. She cried when she told me.", True),
        ("My husband's been having an affair. He cried.", True),
        ("My girlfriend kissed someone else and cried.", True),
        ("He got caught with another woman and cried.", True),
        ("I found the messages my dad sent before he died. Mum cried on her phone.", False),
        ("I found the messages from the bullies on his phone. He cried.", False),
        ("I found the texts on my daughter's phone. She cried.", False),
        ("My boyfriend found the messages on my phone and cried.", False),
        ("I found the letters. He cried.", False),
        ("He got caught in the rain and cried laughing with someone else.", False),
        ("My boyfriend got caught speeding and cried.", False),
        ("My girlfriend has been sleeping with the light on. She cried.", False),
        ("My brother's wife has been sleeping with her boss. My brother cried.", False),
        ("My son was caught cheating at cards. He cried.", False),
    ],
)
def test_what_was_found_or_told_is_unfaithfulness_only_where_it_says_so(text: str, told: bool) -> None:
    assert trigger(text, caught_or_confessing=0.13) == ("caught_or_confessing" if told else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The nurse cried with us when they switched off the machines for my brother.", "death"),
        ("My dad cried when they turned off my sister's life support.", "death"),
        ("My mum is in hospital. Dad switched off the washing machine and cried.", None),
    ],
)
def test_machines_switched_off_for_somebody_are_a_death_though_the_engine_thinks_of_the_illness(
    text: str, found: str | None
) -> None:
    assert trigger(text, death=0.2) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My surgeon had tears in her eyes telling us they couldn't save him.", "death"),
        ("the paramedic cried after they couldn't bring my dad back", "death"),
        ("The vet cried, she couldn't save our dog.", "death"),
        ("He cried because we couldn't save our marriage.", None),
        ("The dentist cried, she's a nurse as well, she couldn't save my tooth.", None),
        ("He cried in hospital, they couldn't save her leg.", None),
        ("She cried, the doctor couldn't save her right eye.", None),
        ("My friend cried, the doctor lost his notes and couldn't save her file.", None),
        ("My son cried since the nurse couldn't save him a lolly.", None),
        ("I held his arm in the hospital. They couldn't save her, and he cried.", "death"),
        ("The nurse had tears in her eyes: they couldn't save her.", "death"),
    ],
)
def test_whom_nobody_could_save_has_died(text: str, found: str | None) -> None:
    assert trigger(text, death=0.02) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she cried when I gave her the ring back", "breakup"),
        ("He gave me back my engagement ring and cried.", "breakup"),
        ("she cried when I found her ring and gave her the ring back", None),
        ("He gave me my ring back after he got it cleaned, and cried.", None),
        ("She gave the ring back to the shop, it was too small, and she cried over the new one.", None),
        ("He cried when I gave him his key back.", None),
        ("He cried when I gave him a ring.", "kindness"),
        ("She cried when I gave her my coat.", "kindness"),
    ],
)
def test_a_ring_that_goes_back_is_no_gift(text: str, found: str | None) -> None:
    assert trigger(text, breakup=0.05, kindness=0.8) == found


def test_a_scan_without_a_heartbeat_is_a_death() -> None:
    assert trigger("There was no heartbeat at the scan. He cried.", death=0.02) == "death"
    assert trigger("There was no heartbeat at first, then they found it. He cried.", death=0.02) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("my dad cried when i passed", None),
        ("my mum cried when she passed her driving test", None),
        ("nan cried when i passed first time", None),
        ("mum cried when i passed out at the parade", None),
        ("my dad cried when my gran passed", "death"),
        ("he cried, she passed in the night", "death"),
        ("i passed the phone to dad and he cried, nan had passed away", "death"),
    ],
)
def test_who_passes_an_exam_has_not_died(text: str, found: str | None) -> None:
    assert trigger(text, death=0.9) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My boss lost her mum and cried at her desk.", "death"),
        ("A man on the bench wept, he said he lost his wife in spring.", "death"),
        ("He cried because he lost his dad's watch.", None),
        ("She cried, she had lost her son in the supermarket.", None),
        ("He cried. He lost touch with his wife's family.", None),
    ],
)
def test_who_lost_their_wife_is_bereaved_and_who_lost_her_ring_is_not(text: str, found: str | None) -> None:
    assert trigger(text, death=0.9) == found


def test_an_answer_counts_for_more_than_the_text() -> None:
    text = "My dad cried at mum's funeral."
    assert trigger(text, {"trigger": "memory"}, death=0.9) == "memory"
    assert trigger(text, {"trigger": ["memory", "death"]}, death=0.9) is None
    assert trigger(text, {"rare": "yes"}, death=0.9) == "death"


def test_not_knowing_changes_nothing() -> None:
    assert trigger("My dad cried at mum's funeral.", {"trigger": None}, death=0.9) == "death"


ENTRY: dict[str, Any] = {"likely": 0.5, "words": ["died", "passed away", "cremat*"]}


def test_words_may_be_joined_or_begun() -> None:
    words = parsed({"death": ENTRY})["death"].words
    assert all(words.search(text) for text in ("he died", "she passed away", "the cremation"))
    assert not any(words.search(text) for text in ("studied", "passed", "away"))


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"dead": ENTRY}, "there is no 'dead'; did you mean 'death'?"),
        ({"death": "died"}, "'death' must have 'likely' and 'words'"),
        ({"death": {"likely": 0.5}}, "'death': 'words' is missing"),
        ({"death": ENTRY | {"likely": 0}}, "'likely' must be a probability"),
        ({"death": ENTRY | {"likely": True}}, "'likely' must be a probability"),
        ({"death": ENTRY | {"words": "died"}}, "words must be a list"),
        ({"death": ENTRY | {"plainly": {"words": ["died"]}}}, "'plainly' must be a list"),
        ({"death": ENTRY | {"plainly": [{"words": ["died"]}]}}, "plainly 1: 'likely' is missing"),
        ({"death": ENTRY | {"plainly": [ENTRY | {"plainly": []}]}}, "plainly 1: there is no 'plainly'"),
        ({"death": ENTRY | {"beside": "died"}}, "beside must be a list"),
        ({"death": ENTRY | {"words": ["died", "(passed|went)"]}}, "'(passed|went)' must be"),
    ],
)
def test_damaged_entries_name_what_is_wrong(entry: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError) as error:
        parsed(entry)
    assert named in str(error.value)
