"""Who told whom is taken from what the account says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.errors import DataError
from tearwise.reading.stories.own_news import parsed, tells_own_news
from tearwise.replies import guidance_for
from tests.replies.examples import reading


@pytest.mark.parametrize(
    "text",
    [
        "told my mum im gay last nite and she started crying and hugged me",
        "Told my dad I'm trans. He cried and left the room.",
        "I came out to my dad and he cried.",
        "told my wife about my affair and she cried",
        "I finally told my husband that I'm pregnant. He cried.",
        "I'd told my husband that I'm pregnant and he cried.",
        "She cried when I told her about my miscarriage.",
        "I confessed my affair to my wife and she cried",
        "We told our ten-year-old last night that we are separating, and the tears came.",
        "I told them their dad and I are separating and they cried.",
        "I told him and he cried.",
        "told her mum I'm pregnant and she cried",
        "I told my dad last night that I'm moving out. He cried.",
        "I told my girlfriend that I need space and she cried.",
        "I told my parents the truth and my mum cried.",
        "We told the kids we're moving and they cried.",
        "When I tell her I have cancer she just cries and hugs me",
        "my mum cries every time i tell her im not coming home for christmas",
    ],
)
def test_a_writer_may_say_that_it_was_them_who_told(text: str) -> None:
    assert tells_own_news(text)


@pytest.mark.parametrize(
    "text",
    [
        "My brother told me he is gay and cried. He had never told anyone.",
        "He cried and told me about the war.",
        "I told him that I was sorry, and then he opened up about his dad and cried.",
        "She cried and said nothing.",
        "I never told her, she just cried.",
        "My dad cried at my wedding.",
        "told me he's leaving and cried",
        "He never lets anyone see him cry, but last night he cried in my arms. I told him I love him.",
        "My dad never cries. Last night he sat next to me and cried. I told him about my day.",
        "My dad cried last night. I told him I'm gay.",
        "I told him to stop hitting me and he cried",
        "I told her it's okay and she cried",
        "We were told that my dad had died and she cried",
        "I was told that my dad cried in the night",
        "I got told by the nurse and she cried",
        "I havent told her yet and she cried",
        "He says there's something I have to hear, then he cried, he said you're the only person I've told",
        "I haven’t told her yet and she cried",
        "I told my dad I was proud of him and he cried.",
        "I told him how proud I am and he cried",
        "I told my best friend that she is the bravest person I know and she cried.",
        "told my mate he could stay with us and he cried",
        "I told her her sister had died and she cried.",
        "I told my son his dad isn't coming and he cried.",
        "I told him off and he cried",
        "told my toddler no and she cried",
        "I told the kids it's bedtime and they cried.",
        "I told my little brother that I'm not angry and he cried.",
        "I told my grandad about his old ship and he cried.",
        "I told her a story and she cried",
        "I told my mum it wasn't her fault and she cried.",
        "I told my friend you are not alone and she cried",
        "I told my gran good night and she cried.",
        "She cries when I tell her I love her",
        "my toddler cries every time i tell him no",
        "he cries whenever I tell my son to tidy up",
        "I could tell he was crying",
        "when i tell you he cried i mean it",
    ],
)
def test_it_is_not_taken_for_said_where_it_is_not(text: str) -> None:
    assert not tells_own_news(text)


@pytest.mark.parametrize("crying", crying_verbs().words("ing", "states"))
def test_who_tells_in_tears_is_the_one_who_cries(crying: str) -> None:
    assert not tells_own_news(f"{crying}, I told my mum that he left")
    assert tells_own_news(f"I told my mum that he left. She was {crying}")


def test_nobody_is_thanked_for_telling_what_they_were_told() -> None:
    told = guidance_for(reading("trust", text="I told my mum I'm gay. She cried and hugged me."))
    assert "trust" not in told.meanings
    assert "trust" in guidance_for(reading("trust", text="My mum told me about her mother. She cried.")).meanings


WORDS = "I told my dad mum I'm pregnant gay leaving and he she cried . him that we're moving in tears"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join))
def test_capitals_and_the_mark_for_an_apostrophe_make_no_difference(text: str) -> None:
    found = tells_own_news(text)
    assert tells_own_news(text.upper()) is found
    assert tells_own_news(text.replace("'", "’")) is found


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"tells": ["told"]}, "'crier_tells' is missing"),
        ({"tells": [], "crier_tells": ["told me"], "comforts": ["to"]}, "tells must be a list"),
        ({"tells": ["told", "(x|y)"], "crier_tells": ["told me"], "comforts": ["to"]}, "tells: '\\(x\\|y\\)'"),
    ],
)
def test_damaged_lists_name_what_is_wrong(data: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(data)
