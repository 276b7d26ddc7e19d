"""A reply typed or spoken without marks is read statement by statement, and what helps in it is found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.assembly import check_reply
from tearwise.errors import DataError
from tearwise.replies.reply_check.apostrophes import restored
from tearwise.replies.reply_check.clauses import clauses_of
from tearwise.replies.reply_check.run_on import parsed
from tearwise.replies.reply_check.stops import with_stops

WORDS = (
    "im",
    "i",
    "you",
    "are",
    "so",
    "dont",
    "that",
    "and",
    "if",
    ".",
    ",",
    "\n",
    "is",
    "sorry",
    "dog",
    "love",
    "but",
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "im so sorry about nan i know how much you loved her",
            "i'm so sorry about nan. i know how much you loved her",
        ),
        ("that sounds awful shall we walk or do you want tea", "that sounds awful. shall we walk or do you want tea"),
        ("thats so unfair thank you for telling me im here", "that's so unfair. thank you for telling me. i'm here"),
        ("i dont know if you want me to but i am here", "i don't know if you want me to but i am here"),
        ("if you want me there you can ring me tonight", "if you want me there you can ring me tonight"),
        ("I was so sure that the man you love is kind.", "I was so sure that the man you love is kind."),
        ("Tell me more. I told you that I was wrong and I am sorry.", None),
        ("well i was wrong about that\ni am so very very sorry", None),
    ],
)
def test_stops_are_put_where_statements_begin(text: str, read: str | None) -> None:
    assert with_stops(restored(text)).text == (read or text)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("that sounds really hard i dont know what to say but im glad you told me im here", {"validation", "presence"}),
        ("thank you for telling me i had no idea it makes sense that youre tired im not going anywhere", {"presence"}),
        ("youre not being silly it was a horrible thing to say to you im on your side", {"presence"}),
        ("i was wrong about your sister im sorry i didnt listen i need an hour to think", {"repair", "boundary"}),
        ("i can hear how lonely you were that must be awful what would help right now", {"open_question"}),
        ("mate he left without a word and ur alone with the baby thats horrible im coming over", {"presence"}),
    ],
)
def test_what_helps_in_a_run_on_is_found(text: str, skills: set[str]) -> None:
    checked = check_reply(text)
    assert checked.issues == ()
    assert skills <= {one.id for one in checked.skills}


def test_what_hurts_in_a_run_on_is_marked_apart_from_what_helps() -> None:
    text = "i love you i am so so sorry about the dog you can get another one"
    (found,) = check_reply(text).issues
    assert (found.id, found.quote) == ("minimising", "you can get another one")


@given(
    st.text(alphabet="imyouaredont .,\n'", max_size=80) | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
)
def test_every_letter_stands_where_it_stood(text: str) -> None:
    one = with_stops(restored(text))
    assert "".join(letter for at, letter in enumerate(one.text) if at not in one.added) == text
    places = [one.place(offset) for offset in range(len(one.text) + 1)]
    assert places == sorted(places)
    assert len(clauses_of(one.text, runs_on=False)) == len(clauses_of(text))


@pytest.mark.parametrize("data", [{}, {"run_on": {}}, {"run_on": {"subjects": ["i"]}}])
def test_beginnings_that_are_not_whole_are_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"check\.toml: run_on"):
        parsed(data)
