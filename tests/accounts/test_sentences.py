"""Sentences are cut where a reader would, and whatever the text is, no character gets lost."""

from __future__ import annotations

import json
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tearwise.accounts import LONGEST, Span, sentences

OURS = sorted((Path(__file__).parents[2] / "training/data").glob("accounts-*.jsonl"))
MOST_WORDS = 60


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def check(text: str) -> None:
    """What holds for every text."""
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.end <= following.start for one, following in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    outside = "".join(text[one.end : two.start] for one, two in pairwise([Span(0, 0), *spans, Span(len(text), 0)]))
    assert outside.strip() == ""
    assert all(len(text[start:end].split()) <= MOST_WORDS for start, end in spans)
    assert sentences(text) == spans


@pytest.mark.parametrize(
    "marked",
    [
        # plain and hasty
        "He cried. | I held him. | Then we slept.",
        "he cried. | i held him. | then we slept",
        "Why?? | I don't know!!! | Really?! | ok",
        "He cried.|Then he left. | I was like what?|i said no. | ok!|so he did",
        "He cried.|I held him.",
        "He cried  .   | Then he left .",
        # abbreviations, initials, numbers
        "Dr. Smith and Mrs. Lee cried, e.g. at work, i.e. often. | St. Mary's was full.",
        "We met Mr. J. R. Hale at 5 p.m. and he cried. | It was 9 a.m. on Monday. | At 6 p.m. | He left.",
        "My friend J. Smith cried. | So did I. | Dose unchanged.",
        "He moved to the U.S. after that. | He hates the U.S. | He came back.",
        "We hired Messrs. Lee and Sons. | He cried.",
        "He cried. | 2019. | He left.",
        "It cost $3.50 and weighed 2.5 kg. | 8.15. | Otis slept.",
        "Flowers, cards, etc. came. | He cried at the flowers, cards etc. | I held him.",
        "It was plan B. | He cried. | Vitamin C. deficiency, they said.",
        # dots that trail off
        "He just... stood there. | He cried... | Then he left.",
        "I... I didn't know. | so… he cried… | But not for long.",
        "He left . . . | Then he came back . . .",
        "he was like.. gone.. and then | ".rstrip("| "),
        # quotes and brackets after the stop
        'He said "I am sorry." | Then he cried.',
        'He said "I am sorry." and cried.',
        '"Why?" I asked. | "Because." he said. | "Sorry." Tom said. | "Go!" | She left.',
        "“Don't go.” | He cried. | ‘I can’t.’ | She left.",
        "'you wore long sleeves.' | i cried. | 'sorry.' he said.",
        "(He cried.) | Then he slept. | He cried (why?) and slept. | **He left.** | *Then he came.*",
        "My therapist (Dr. Lee) said so. | [Edit: he called.] | Thanks.",
        # emoji and the like
        "he cried 😭😭 | I held him ❤️ and he slept. 😭 | Then he woke 👨‍👩‍👧 | We hugged",
        "he left :( | I cried :'( and cried <3 | Then he called",
        "He cried. :( | Then he slept.",
        "😭😭 He cried.",
        # other scripts
        "他哭了。|我也哭了！|「为什么？」|他说。",
        "वह रोया। | मैं भी रोई।",
        # what is not a stop
        "see www.example.org/a?b=c.d and e.g.this",
        "..[111 111 …]",
        "He?s crying and I don?t know why.",
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(marked: str) -> None:
    pieces = marked.split("|")
    assert cut("".join(pieces)) == [piece.strip() for piece in pieces]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_lines_and_paragraphs_end_sentences(newline: str) -> None:
    text = newline.join(["he cried", "i held him", "", "  Next day", "nothing.", "", ""])
    assert cut(text) == ["he cried", "i held him", "Next day", "nothing."]


def test_list_items_keep_their_marks() -> None:
    assert cut("1. He cried\n2. I cried. Both did\n- we hugged\n• a) he left\nb) I stayed") == [
        "1. He cried",
        "2. I cried.",
        "Both did",
        "- we hugged",
        "• a) he left",
        "b) I stayed",
    ]


def test_numbered_points_in_one_line_keep_their_numbers() -> None:
    assert cut("1. He cried. 2. He left. 10. He called.") == ["1. He cried.", "2. He left.", "10. He called."]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_paragraph_that_a_program_has_wrapped_is_one(width: int) -> None:
    text = (
        "My father cried when I told him that I would move to Leeds in the spring, and I had never seen him do it. "
        "He said that the house would be too quiet. I did not know what to say, so I put the kettle on and we sat."
    )
    assert [" ".join(piece.split()) for piece in cut(textwrap.fill(text, width))] == cut(text)
    assert len(cut(text)) == 3


@pytest.mark.parametrize(
    "lines",
    [
        [
            "he cried when i told him that i would not come to see him at christmas",
            "he left",
            "she laughed because i said that he would be back for his bag by monday",
            "we slept",
        ],
        [
            "- he cried when i told him that i would not come to him at easter",
            "- she laughed because i told her that he would be back by Saturday",
            "- i slept through all of it and woke when it was too late to talk",
        ],
    ],
    ids=["of any length", "with marks"],
)
def test_long_lines_that_no_program_has_wrapped_stay_apart(lines: list[str]) -> None:
    assert cut("\n".join(lines)) == lines


def test_a_heading_above_a_paragraph_stays_by_itself() -> None:
    heading = "My husband cried for the first time in our nine years of marriage"
    assert cut(f"{heading}\nIt was a Tuesday. He sat on the stairs.") == [
        heading,
        "It was a Tuesday.",
        "He sat on the stairs.",
    ]


def test_a_piece_of_mere_marks_stays_with_the_sentence_before_it() -> None:
    assert cut("He cried. ... !!! Then he left. ?!") == ["He cried. ... !!!", "Then he left. ?!"]
    assert cut("... ??? He cried.") == ["... ??? He cried."]
    assert cut("?!") == ["?!"]


def test_nothing_but_white_space_has_no_sentence() -> None:
    assert sentences("") == sentences(" \r\n\t\u3000") == []


def test_a_sentence_without_full_stops_is_cut_at_its_clauses() -> None:
    text = " ".join(["he cried and i did not know what to do so i held him; he told me of his dad"] * 10)
    pieces = cut(text)
    assert len(pieces) >= 4
    assert all(piece.endswith(";") or piece == pieces[-1] for piece in pieces)
    assert all(20 <= len(piece.split()) <= MOST_WORDS for piece in pieces)


def test_without_marks_it_is_cut_before_a_conjunction_and_without_those_in_equal_parts() -> None:
    assert all(piece.startswith("and") for piece in cut("and he cried all night long " * 30))
    assert [len(piece.split()) for piece in cut("word " * 121)] == [40, 40, 41]


def test_a_sentence_of_sixty_words_is_left_whole() -> None:
    assert len(cut("word, " * 60)) == 1
    assert len(cut("word, " * 61)) == 2


@given(st.text())
@example("..[111 111 …]")
@example("\r\n\r\r\n.\x1c?\u2029")
@example('A. B. C. 1. 2. a) ( ." . . .')
def test_no_text_loses_a_character(text: str) -> None:
    check(text)


TYPED = [
    "he cried", "I", "Dr", "e.g", "1", "…", ".", "..", "...", "?", "!", '"', "'", "”", "“", "(", ")",
    "[111 111", "]", " ", "  ", "\n", "\r\n", "\n\n", "\t", "\xa0", "- ", "a)", "😭", "❤️", "👨\u200d👩\u200d👧",
    ":(", "<3", "。", "」", ", and ", "-",
]  # fmt: skip
hasty = st.lists(st.sampled_from([*TYPED, "word " * 45, "x" * 70 + "\n"]), max_size=60).map("".join)


@given(hasty)
def test_no_text_of_what_people_type_loses_a_character(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(["He cried.", "Why?", "She said so!", "They left…", "Now he sleeps."]), min_size=1))
def test_whole_sentences_come_back_as_they_went_in(whole: list[str]) -> None:
    assert cut(" ".join(whole)) == whole == cut("\r\n".join(whole)) == cut("\n\n".join(whole))


@given(hasty, hasty)
def test_a_blank_line_parts_a_text_into_two_that_do_not_touch_each_other(first: str, second: str) -> None:
    text = f"{first}\n\n{second}"
    shift = len(first) + 2
    assert sentences(text) == [
        *sentences(first),
        *(Span(start + shift, end + shift) for start, end in sentences(second)),
    ]


REPEATED = [
    "..[111 111 …] ", ".", ". ", '."', "'\"", "( ", ". (", ":(", "😭", "\n", "a\n", "Mr. ", "e.g.", "1. ",
    "! \xa0", "。", "I... I ", '" said ', "a", "\u3000", "word, ", "- ", "\r", "👨\u200d",
]  # fmt: skip


@pytest.mark.parametrize("piece", [*REPEATED, "x" * 70 + "\n"])
def test_a_text_of_full_length_is_cut_whatever_it_repeats(piece: str) -> None:
    # Backtracking or quadratic work on one of these would take minutes.
    check(piece * (LONGEST // len(piece)))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_accounts_are_cut_into_sentences_of_a_usual_length(path: Path) -> None:
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    for text in texts:
        check(text)
    lengths = sorted(len(piece.split()) for text in texts for piece in cut(text))
    assert 5 <= lengths[len(lengths) // 2] <= 25
