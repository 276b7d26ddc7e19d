"""Marks are where the evidence is, and the account stays as it was written."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tearwise.meanings import MEANINGS
from tearwise.rendering.marking import KEYS, Mark, Segment, marks_of, segments, visible
from tests.rendering.examples import reading_of, texts

MARKS = st.lists(st.builds(Mark, st.sampled_from(MEANINGS), st.integers(-5, 130), st.integers(-5, 130)), max_size=8)


def test_every_meaning_has_a_letter_of_its_own() -> None:
    assert tuple(KEYS) == MEANINGS
    assert len(set(KEYS.values())) == len(MEANINGS)


@given(texts(), MARKS)
def test_the_segments_joined_are_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(segment.text for segment in segments(text, marks)) == text


@given(texts(), MARKS)
def test_neighbours_differ_in_meaning_and_none_is_empty(text: str, marks: list[Mark]) -> None:
    found = segments(text, marks)
    assert all(segment.text for segment in found)
    assert all(one.meanings != another.meanings for one, another in pairwise(found))


@given(texts(), MARKS)
def test_every_marked_character_carries_its_meaning(text: str, marks: list[Mark]) -> None:
    carried = [set(segment.meanings) for segment in segments(text, marks) for _ in segment.text]
    for mark in marks:
        for offset in range(max(0, mark.start), min(mark.end, len(text))):
            assert mark.meaning in carried[offset]


@given(texts(), MARKS)
def test_no_segment_begins_with_an_accent(text: str, marks: list[Mark]) -> None:
    for segment in segments(text, marks)[1:]:
        assert not unicodedata.combining(segment.text[0])


def test_overlapping_passages_share_their_middle() -> None:
    assert segments("he said sorry", [Mark("love", 0, 7), Mark("remorse", 3, 13)]) == (
        Segment("he ", ("love",)),
        Segment("said", ("love", "remorse")),
        Segment(" sorry", ("remorse",)),
    )


def test_meanings_on_the_same_words_keep_the_order_they_were_given_in() -> None:
    assert segments("sorry", [Mark("remorse", 0, 5), Mark("love", 0, 5)]) == (Segment("sorry", ("remorse", "love")),)


def test_a_mark_takes_the_whole_of_a_joined_emoji_and_of_an_accented_letter() -> None:
    family = "👨\u200d👩\u200d👧"
    assert segments(f"a{family}b", [Mark("love", 2, 3)]) == (
        Segment("a", ()),
        Segment(family, ("love",)),
        Segment("b", ()),
    )
    assert segments("cafe\u0301", [Mark("love", 0, 4)]) == (Segment("cafe\u0301", ("love",)),)
    assert segments("👍🏽!", [Mark("love", 0, 1)]) == (Segment("👍🏽", ("love",)), Segment("!", ()))


def test_the_marks_of_a_reading_are_its_evidence() -> None:
    reading = reading_of(evidence={"remorse": {"He said he was sorry": 0.3}, "love": {"hugged me": 0.1}})
    quoted = {(mark.meaning, reading.text[mark.start : mark.end]) for mark in marks_of(reading.meanings)}
    assert quoted == {("remorse", "He said he was sorry"), ("love", "hugged me")}


@given(st.text())
def test_nothing_that_acts_on_a_screen_is_left_visible(text: str) -> None:
    for character in visible(text):
        assert character in "\n\t\u200c\u200d" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@given(st.text(st.characters(categories=["L", "N", "P", "Zs", "Mn", "So"])))
def test_letters_of_every_script_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


def test_a_picture_that_is_newer_than_this_python_stays_as_it_is() -> None:
    newer = next(one for one in map(chr, range(0x1FA70, 0x1FB00)) if unicodedata.category(one) == "Cn")
    assert visible(f"He cried {newer}") == f"He cried {newer}"
    assert visible("\U000e01f0") == "\\U000e01f0"


WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


def test_the_flag_of_a_part_of_a_country_stays_one_picture_and_hides_no_words() -> None:
    assert visible(f"We won {WALES}!") == f"We won {WALES}!"
    assert [one.text for one in segments(WALES, [Mark("love", 0, 1)])] == [WALES]
    assert visible(WALES[1:]) == "".join(f"\\U{ord(one):08x}" for one in WALES[1:])
    hidden = "".join(chr(0xE0000 + ord(one)) for one in "noflagissolong")
    assert "\U000e006e" not in visible(f"{WALES[0]}{hidden}{WALES[-1]}")


def test_what_acts_is_shown_as_an_escape() -> None:
    assert visible("\x1b[31m \u202e \u2028 \r\n \x07") == "\\x1b[31m \\u202e \\u2028 \n \\x07"
