"""Passages are the account's own words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.safety.passages import MOST, passages
from tearwise.safety.words import Words

TEXT = "She cried. Then he said, “I’d kill myself”, and left the house at once."


def test_a_passage_is_copied_to_the_letter() -> None:
    words = Words.of(TEXT)
    first = words.words.index("would")
    assert [p.quote for p in passages(TEXT, words, [(first, first + 3)])] == ["he said, “I’d kill myself”"]


def test_a_short_phrase_is_shown_with_its_neighbours_but_not_past_the_sentence() -> None:
    words = Words.of(TEXT)
    assert passages(TEXT, words, [(1, 2)])[0].quote == "She cried"


@pytest.mark.parametrize(
    ("text", "phrase", "shown"),
    [
        (
            "She sobbed and said she doesnt want to be here anymore.",
            ("not", "be"),
            "said she doesnt want to be here anymore",
        ),
        (
            "He grabbed my phone and shoved me into the door, then he cried.",
            ("shoved", "into"),
            "shoved me into the door",
        ),
        ('My dad cried and said "I want to die".', ("want", "die"), 'said "I want to die"'),
        ("He told me: I want to die, and cried.", ("want", "die"), "He told me: I want to die"),
        (
            "He cried and texted me: I don't want to be alive.",
            ("not", "alive"),
            "texted me: I don't want to be alive",
        ),
        ("He hit me, I want to leave.", ("want", "leave"), "I want to leave"),
        ("He said (he hit me) and cried.", ("hit", "me"), "he hit me"),
    ],
)
def test_a_phrase_is_shown_with_its_clause(text: str, phrase: tuple[str, str], shown: str) -> None:
    words = Words.of(text)
    span = (words.words.index(phrase[0]), words.words.index(phrase[1]) + 1)
    assert [p.quote for p in passages(text, words, [span])] == [shown]


def test_passages_that_touch_are_one() -> None:
    words = Words.of(TEXT)
    assert len(passages(TEXT, words, [(3, 8), (6, 10)])) == 1


def test_passages_that_stand_side_by_side_are_one() -> None:
    text = " ".join(["hit"] * 30)
    words = Words.of(text)
    assert [p.quote for p in passages(text, words, [(12, 24), (0, 12)])] == [" ".join(["hit"] * 24)]


def test_the_first_passages_are_shown_in_whatever_order_they_were_found() -> None:
    text = "He hit me. She left us. He took all. They saw it. I ran off."
    words = Words.of(text)
    spans = [(first, first + 3) for first in range(0, 19, 4)]
    shown = ["He hit me", "She left us", "He took all"]
    assert [p.quote for p in passages(text, words, spans[::-1])] == shown
    assert [p.quote for p in passages(text, words, spans)] == shown


SOME = st.lists(
    st.sampled_from(["he", "hit", "me", "and", "but", ",", ".", "“", "”", '"', "said", "I’d"]), min_size=1, max_size=40
)


@given(st.text(min_size=1, max_size=200) | SOME.map(" ".join), st.data())
def test_passages_are_in_order_apart_few_and_of_the_text(text: str, data: st.DataObject) -> None:
    words = Words.of(text)
    count = len(words.words)
    if not count:
        return
    spans = data.draw(
        st.lists(
            st.integers(0, count - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, count))), max_size=6
        )
    )
    shown = passages(text, words, spans)
    assert len(shown) <= MOST
    assert all(text[p.start : p.end] == p.quote for p in shown)
    assert all(one.end <= other.start for one, other in itertools.pairwise(shown))
