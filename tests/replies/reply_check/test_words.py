"""Replies are evened out word by word, and every word keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.replies.reply_check.words import parsed, words_of


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Don’t cry", "do not cry"),
        ("dont cry", "do not cry"),
        ("DON'T CRY", "do not cry"),
        ("don‘t cry, don′t, don＇t, don\ufffdt, don\x92t", "do not cry , do not , do not , do not , do not"),
        ("‘don’t cry’ 💛", "do not cry ☺"),
        ("u r weak", "you are weak"),
        ("ur being soft", "you are being soft"),
        ("ur mum", "your mother"),
        ("your just being dramatic", "you are just being dramatic"),
        ("your only son", "your only son"),
        ("u should of asked", "you should have asked"),
        ("you shouldn’t of asked, he couldnt of", "you should not have asked , he could not have"),
        ("You would of, course or no course", "you would have , course or no course"),
        ("you should of course cry, all of it", "you should of course cry , all of it"),
        ("I can't, I won't", "i can not , i will not"),
        ("he's late, Dad's car", "he is late , father 's car"),
        ("stooop it", "stop it"),
        ("sorrry I feeel", "sorry i feel"),
        ("noooo", "no"),
        ("well-known", "well known"),
        ("really?!", "really ? !"),
        ("wait… what..", "wait … what …"),
        ("“ok” — fine", '" ok " , fine'),
        ("lol 😂 💛", "😂 😂 ☺"),
        ("", ""),
    ],
)
def test_spellings_come_to_one_form(text: str, settled: str) -> None:
    assert " ".join(forms(text)) == settled


@given(st.text())
def test_every_word_stands_for_a_stretch_of_the_text(text: str) -> None:
    last = 0
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= last
        assert word.form
        last = word.start


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=60))
def test_capitals_and_curly_quotes_make_no_difference(text: str) -> None:
    assert forms(text.upper()) == forms(text)


@pytest.mark.parametrize("data", [{"u": ""}, {"u": 3}, {"u": " "}])
def test_a_spelling_must_stand_for_something(data: dict[str, object]) -> None:
    with pytest.raises(DataError, match="'u'"):
        parsed(data)
