"""However a text is written, it comes to the same plain words, and each word knows where it stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.safety import words as module
from tearwise.safety.words import STOP, Words, lexicon, parsed
from tearwise.tables import load_table


def plain(text: str) -> str:
    return " ".join(Words.of(text).words)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("I don’t, I don't, i dont", "i do not i do not i do not"),
        ("He’ll kill himself", "he will kill himself"),
        ("hell kill himself", "he will kill himself"),
        ("the shed is full; she'd never", "the shed is full she would never"),
        ("PLEEEASE", "please"),
        ("he said killl me, soooo sad", "he said kill me soo sad"),
        ("a café", "a cafe"),
        ("su1cide, s*icide, su\u200bicide, su\u00adicide", "suicide suicide suicide suicide"),
        ("su**ide, s**c*de, x*icide, suicid*s", "suicide suicide xicide suicids"),
        ("my 4yo son", "my 4 year old son"),
        ("my 2yr old", "my 2 year old"),
        ("my 12 yr old, yr mum", "my 12 year old your mum"),
        ("she misses him and never lets him go", "she misses him and never let him go"),
        ("kms", "kill myself"),
        ("my mam's crying", "my mum crying"),
        ("ｄｉｅ", "die"),
    ],
)
def test_a_word_comes_to_its_plain_form(written: str, words: str) -> None:
    assert plain(written) == words


def test_sentences_are_kept_apart_and_dots_in_numbers_and_pauses_end_none() -> None:
    words = Words.of("He left at 5.40. I can't... do this!\nNo")
    assert [words.words[a:b] for a, b in words.sentences] == [
        ("he", "left", "at", "5", "40"),
        ("i", "can", "not", "do", "this"),
        ("no",),
    ]


def test_a_line_that_ends_within_a_sentence_ends_none() -> None:
    text = "He had his hands\naround my neck,\r\nthen he cried.\nI left \n- he shouted\n\nit is over"
    words = Words.of(text)
    assert [" ".join(words.words[a:b]) for a, b in words.sentences] == [
        "he had his hands around my neck then he cried",
        "i left",
        "he shouted",
        "it is over",
    ]
    assert text[words.starts[-3] : words.ends[-1]] == "it is over"
    assert Words.of("He cried\nMy dad left").words == ("he", "cried", STOP, "my", "dad", "left")


def test_several_marks_are_one_end_of_a_sentence_and_none_before_the_first_word() -> None:
    assert Words.of("!!\n\nHe left!\n\nThen?!\n").words == ("he", "left", STOP, "then", STOP)


def test_no_spelling_stands_for_a_word_that_is_itself_respelled() -> None:
    spellings = lexicon().spellings
    assert not {w for plain in spellings.values() for w in plain if w in spellings and spellings[w] != (w,)}


def test_every_word_of_a_class_is_plain() -> None:
    lexis = lexicon()
    respelled = {
        (name, word)
        for name, entries in lexis.of_phrases.items()
        for entry in entries
        for word in entry.split()
        if lexis.spellings.get(word, (word,)) != (word,)
    }
    assert not respelled


@pytest.mark.parametrize(
    ("section", "change", "named"),
    [
        ("bare", {"words": "hell shes"}, r"\[bare\]: 'shes' is none of the \[apostrophes\]"),
        ("bare", {"nxt": "kill"}, r"\[bare\]: there is no 'nxt'; did you mean 'next'"),
        ("phrase_classes", {"kin": "gran"}, r"\[phrase_classes\]: 'kin' is one of the \[classes\], too"),
        ("masked", {"words": ""}, r"\[masked\] must hold texts"),
        ("spellings", {"dont": ["do", "not"]}, r"\[spellings\] must hold texts"),
    ],
)
def test_what_is_wrong_with_the_words_is_said(section: str, change: dict[str, object], named: str) -> None:
    data = load_table("tearwise.safety", "words.toml")
    data[section] |= change
    with pytest.raises(DataError, match=f"words.toml.*{named}"):
        parsed(data)


@given(st.text(max_size=200))
def test_every_word_stands_for_a_stretch_of_the_text(text: str) -> None:
    words = Words.of(text)
    assert len(words.words) == len(words.starts) == len(words.ends)
    for start, end in zip(words.starts, words.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(words.starts) == sorted(words.starts)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz' .!?\n", max_size=120))
def test_capitals_change_nothing(text: str) -> None:
    assert plain(text.upper()) == plain(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'\" .!?\n", max_size=120))
def test_curly_quotes_change_nothing(text: str) -> None:
    assert plain(text.replace("'", "’").replace('"', "“")) == plain(text)
    assert plain(text.replace("'", "\x92").replace('"', "\x93")) == plain(text)  # of Windows, taken for Latin-1


@given(st.text(alphabet="abcdefghij' .", min_size=1, max_size=60), st.data())
def test_invisible_characters_change_nothing(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    invisible = data.draw(st.sampled_from(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"]))
    assert plain(text[:at] + invisible + text[at:]) == plain(text)


@given(st.text(max_size=100))
def test_a_sentence_holds_no_stop_and_no_word_is_lost(text: str) -> None:
    words = Words.of(text)
    inside = [w for a, b in words.sentences for w in words.words[a:b]]
    assert STOP not in inside
    assert inside == [w for w in words.words if w != STOP]


def test_their_representation_holds_none_of_them() -> None:
    assert repr(Words.of("Zebedee cried.").part(1, 2)) == "Words(first=1)"


def test_a_text_without_spaces_is_not_remembered() -> None:
    module.forget()
    for length in (30, 40, 15_000):
        assert Words.of("眼淚" * (length // 2)).words == ("眼淚" * (length // 2),)
    assert module._plain_words.cache_info().currsize == 2
