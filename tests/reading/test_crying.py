"""Words and signs of crying are found where they stand, and not inside other words."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import CrierNamed
from tearwise.accounts.phrases import straight
from tearwise.errors import DataError
from tearwise.reading.crying import (
    FAR,
    crying_distance,
    crying_words,
    has_picture,
    may_show_tears,
    parsed,
    says_only_crying,
)
from tearwise.reading.denial import denies


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "she was SOBBING",
        "tears ran down",
        "He welled  up at the altar",
        "his eyes\nfilled",
        "Dad got a bit teary",
        "she wept",
    ],
)
def test_crying_is_found(text: str) -> None:
    assert crying_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "He laughed.",
        "encrypted files",
        "the bakery",
        "sweeping the floor",
        "a decried plan",
        "Crystal is sober",
        "cryptic",
        "",
    ],
)
def test_other_words_are_not_crying(text: str) -> None:
    assert not crying_words(text)


def test_the_places_are_those_of_the_words() -> None:
    text = "Oh, he cried and wept."
    assert [text[s:e] for s, e in crying_words(text)] == ["cried", "wept"]


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "His eyes ran over.",
        "He held my hand, his face streaming",
        "she was 😭 at the gate",
        "and he couldn’t see",
        "He’d well up when they sang it.",
    ],
)
def test_tears_may_show_without_a_word_of_crying(text: str) -> None:
    assert may_show_tears(text)


@pytest.mark.parametrize(
    "text",
    [
        "I love you",
        "I went to the shop and bought milk.",
        "My boyfriend broke up with me and I am sad.",
        "The company did well up until May.",
        "hello",
        "?",
        "",
    ],
)
def test_no_tears_show_in_a_text_without_word_or_sign(text: str) -> None:
    assert not may_show_tears(text)


@pytest.mark.parametrize(("text", "there"), [("he 😭", True), ("he cried", False), ("😂", False)])
def test_a_picture_of_crying_is_seen(text: str, there: bool) -> None:
    assert has_picture(text) is there


@pytest.mark.parametrize("mark", "'’‘ʼ`´′＇\x91\x92\ufffd")  # the last three: of Windows, taken for Latin-1; lost
def test_a_denial_is_one_whatever_was_typed_for_an_apostrophe(mark: str) -> None:
    assert denies(f"He didn{mark}t cry.")


@given(st.lists(st.sampled_from(["cry", "cried", "he", "sobs", "and"]), max_size=90))
def test_a_token_is_as_far_from_crying_as_the_nearest_word_of_it(words: list[str]) -> None:
    text = " ".join(words)
    tokens = np.array([found.span() for found in re.finditer(r"\w+", text)], np.int32).reshape(-1, 2)
    places = [k for k, word in enumerate(words) if word not in ("he", "and")]
    nearest = [min((abs(k - place) for place in places), default=0) for k in range(len(words))]
    assert crying_distance(text, tokens) == pytest.approx(np.log1p(np.minimum(nearest, FAR)), abs=1e-6)


def test_a_token_is_no_further_from_crying_than_sixty() -> None:
    text = "cried " + "he " * 80
    tokens = np.array([found.span() for found in re.finditer(r"\w+", text)], np.int32)
    assert np.expm1(crying_distance(text, tokens))[[0, 20, 59, 60, 61, 80]] == pytest.approx([0, 20, 59, 60, 60, 60])


@given(st.text())
def test_what_speaks_of_crying_may_show_tears(text: str) -> None:
    assert may_show_tears(f"{text} cried {text}")
    assert not says_only_crying(text) or may_show_tears(text)


LISTS = tomllib.loads(resources.files("tearwise.reading").joinpath("crying.toml").read_text("utf-8"))
SCENES = ("bare", "filler", "places", "beheld", "comes", "asides")
ENTRIES = {name: [re.escape(e).replace("\\ ", r"\s+") for e in LISTS[name]] for name in LISTS if name not in SCENES}
ANY = {name: "|".join(entries) for name, entries in ENTRIES.items()}
PLAIN = re.compile(
    rf"\b(?:(?!(?:{ANY['others']}))(?:{ANY['stems']})\w*|(?:{ANY['words']})\b|(?:{ANY['phrases']})\b)", re.I
)
SIGNS = re.compile(rf"{ANY['pictures']}|\b(?:(?:{ANY['signs']})\w*|(?:{ANY['sign_phrases']})\b)", re.I)
TELLING = re.compile(rf"\b(?:{ANY['telling']})\b")
PIECES = st.sampled_from(
    [e for name in ("stems", "others", "words", "phrases", "signs", "sign_phrases", "pictures") for e in LISTS[name]]
    + [*LISTS["bare"].split(), *" .,'’_-é\n", "ſob", "Kleenex", "CRİED", "tearS", "apology", "1", "s", "ing"]
)
WRITTEN = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map(" ".join))


@given(WRITTEN)
def test_a_look_at_first_letters_finds_what_trying_every_entry_finds(text: str) -> None:
    assert crying_words(text) == [found.span() for found in PLAIN.finditer(text)]
    plain = straight(text)
    assert may_show_tears(text) == bool(PLAIN.search(plain) or SIGNS.search(plain))
    rest, cries = re.compile(f"{PLAIN.pattern}|{ANY['pictures']}", re.I).subn(" ", plain)
    bare = {form for word in LISTS["bare"].split() for form in (word, word.replace("'", ""))}
    only = says_only_crying(text)
    assert not only or cries > 0
    assert (
        only
        or re.search(r"\b(?:said|says)\b|\bfor (?:my|our|his|her|their) ", " ".join(plain.lower().split()))
        or TELLING.search(" ".join(re.findall(r"\w+(?:'\w+)*", plain.lower())))
        or not (cries > 0 and all(w.lower() in bare for w in re.findall(r"\w+(?:'\w+)*", rest)))
    )


@pytest.mark.parametrize("name", ["stems", "words", "phrases", "signs", "sign_phrases"])
@pytest.mark.parametrize("wrong", ["'til", "Cry", "¡ay", "écrit"])
def test_an_entry_that_begins_with_no_small_letter_is_refused(name: str, wrong: str) -> None:
    with pytest.raises(DataError, match="must begin with a small letter"):
        parsed({**LISTS, name: [*LISTS[name], wrong]})


@pytest.mark.parametrize(
    "name",
    [
        "stems",
        "others",
        "words",
        "phrases",
        "signs",
        "sign_phrases",
        "pictures",
        "telling",
        "not_telling",
        "bare",
        "filler",
        "places",
        "beheld",
        "comes",
        "asides",
    ],
)
@pytest.mark.parametrize("wrong", [None, [], [" "], 3, ""])
def test_lists_that_are_missing_or_wrong_are_named(name: str, wrong: object) -> None:
    data = tomllib.loads(resources.files("tearwise.reading").joinpath("crying.toml").read_text("utf-8"))
    parsed(data)
    with pytest.raises(DataError, match=f"'{name}'"):
        parsed({**data, name: wrong})


@pytest.mark.parametrize(
    "text",
    [
        "My da was greetin in the kitchen.",
        "When I told papa I got the job he ro pada.",
        "My sister ro rahi thi on the phone.",
        "he was crine fr when his granny passed",
        "Our kid was skriking all night.",
    ],
)
def test_words_for_crying_of_other_regions_are_known(text: str) -> None:
    assert crying_words(text)
    assert CrierNamed.of(text).cried


@pytest.mark.parametrize("text", ["She was in ribbons when he died.", "He had a sook."])
def test_signs_of_other_regions_may_show_tears(text: str) -> None:
    assert may_show_tears(text)


@pytest.mark.parametrize(
    "text",
    [
        "She was bubbling with excitement when I got home.",
        "He was greeting guests at the wedding.",
        "The soup was bubbling on the hob.",
        "Her dress was in ribbons.",
        "My dad watched Paul Blart with me.",
        "He was grizzled and old.",
        "She is a sook about spiders.",
        "He pads his hours in Rome.",
    ],
)
def test_what_such_words_mean_elsewhere_is_no_crying(text: str) -> None:
    assert not may_show_tears(text)


@pytest.mark.parametrize("text", ["my partnr creid tonite", "she was criyng all day", "he cride in the car"])
def test_crying_may_be_misspelt(text: str) -> None:
    assert may_show_tears(text)
