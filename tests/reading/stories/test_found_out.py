"""Who found out what the writer had done is no culprit, and the writer no victim."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader, guidance_for
from tearwise.accounts import LONGEST
from tearwise.errors import DataError
from tearwise.reading.stories.found_out import is_found_out, parsed
from tearwise.reading.stories.own_part import tells_being_found_out, tells_own_part

FOUND_OUT = [
    "My girlfriend found out I lied about money and cried.",
    "My girlfriend found out that I had lied about money and cried.",
    "I lied to my boyfriend and he found out and cried",
    "my girlfriend found out I'd lied about money and she'd cried all night",
    "he was cryin so hard he couldnt breathe after i told him i cheated",
    "My girlfriend caught me texting my ex and cried.",
    "My wife found my messages with another woman and cried all night.",
    "I told my husband I slept with someone else and he cried",
    "My boyfriend saw my tinder and cried",
    "She found out about my gambling and cried.",
    "my wife cried when she found out about the affair i had",
    "he cried after I admitted I'd been seeing someone else",
    "I got caught cheating and my girlfriend cried",
    "I cheated on my gf. She found out last night. She cried for hours.",
    "my bf saw messages with my ex on my phone and hes been crying since",
    "my mate found out i'd been seeing his ex. he was in tears",
    "Mum cried when she learned that I'd been stealing from her purse",
    "My sister cried because she found out I read her diary.",
    "He broke down when I came clean that I gambled our savings",
    "he found the texts. i told him everything. he cried and asked how long",
    "My wife looked at my phone, saw the messages and I confessed. My wife cried.",
]
NOT_SO = [
    "I found the texts. He told me everything and cried.",
    "She found the messages mum had sent. I told her everything I remember of mum. She cried.",
    "I found out he lied about money and he cried.",
    "My girlfriend lied to me about money and cried.",
    "my boyfriend told me he cheated and cried",
    "I caught my wife texting her ex and she cried",
    "My sister found out her husband lied and cried.",
    "My sister found messages with another woman and cried.",
    "My girlfriend found out I got her the necklace and cried.",
    "My mum found out I passed and cried.",
    "My husband found out I was ill and cried.",
    "my wife found my old letters to her and cried",
    "my boyfriend cried when i told him i was cheated on before",
    "I told him I had been lied to and he cried with me.",
    "My boyfriend found out I'd been cheated on in the past and cried",
    "my ex found out I was seeing someone new and cried",
    "She cried when she found out that I kissed her goodbye in her sleep every night",
    "my daughter cried when she found out I lied about santa",
    "I cried after I told him I lied.",
    "He cried after i told him i believed him",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", FOUND_OUT)
def test_who_was_found_out_is_told_how_to_put_it_right(reader: Reader, text: str) -> None:
    assert is_found_out(text)
    assert tells_own_part(text)
    reading = reader.read(text, effects=False)
    assert all(reading.meaning(id).probability < 0.2 for id in ("remorse", "trust", "joy_relief"))
    told = guidance_for(reading, crier="other", trigger="caught_or_confessing", relationship="partner")
    assert not any("need not comfort" in line.text for line in told.now)
    assert not any("Thank you for telling me" in line.text for line in told.say)


@pytest.mark.parametrize("text", NOT_SO)
def test_who_was_not_is_not(text: str) -> None:
    assert not is_found_out(text)


@pytest.mark.parametrize("piece", ["and ", "then ", "and, ", "so ", "was "])
def test_an_account_of_full_length_is_looked_through_whatever_it_repeats(piece: str) -> None:
    # Where what leads on to the tears was cut in all ways, a minute was not enough.
    text = piece * ((LONGEST - 80) // len(piece))
    assert not is_found_out(f"She found out I lied {text} we ate.")
    assert not is_found_out(f"I told her I cheated {text} we ate.")


def test_who_is_sorry_themselves_has_a_part_in_it() -> None:
    text = "She found out that I lied and cried."
    assert tells_being_found_out(text)
    assert not tells_being_found_out(f"{text} She said sorry for cheating on me first.")


def lists(**others: Any) -> dict[str, Any]:
    return (
        tomllib.loads(resources.files("tearwise.reading.stories").joinpath("found_out.toml").read_text("utf-8"))
        | others
    )


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ({"did": []}, "did must be a list"),
        ({"finds": ["Found"]}, "finds: 'Found'"),
        ({"more": ["x"]}, "there is no 'more'"),
    ],
)
def test_damaged_lists_name_what_is_wrong(others: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(lists(**others))
