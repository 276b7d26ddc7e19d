"""What an account of a few words plainly says is not read as its opposite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise import Reader
from tearwise.accounts import VALUES
from tearwise.engines.scripted import ScriptedEngine
from tearwise.meanings import MEANINGS
from tearwise.reading.bounds import LONGEST, MOST, against, bounded

PLAIN = [
    ("Got his results back, its cancer. He cried", "joy_relief"),
    ("The scan showed no heartbeat. He sobbed.", "joy_relief"),
    ("told my gf i cheated. she cried and threw up", "remorse"),
    ("I lied to her about the money and she cried", "remorse"),
    ("i told my dad im trans and he cried", "trust"),
    ("told my dad I'm pregnant and he cried", "trust"),
    ("I came out to my mum and she cried", "trust"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "meaning"), PLAIN)
def test_tears_are_not_read_as_what_the_words_speak_against(reader: Reader, text: str, meaning: str) -> None:
    reading = reader.read(text)
    assert not reading.meaning(meaning).present
    assert reading.meaning(meaning).probability < 0.2
    again = Reader().read(text, effects=False)
    assert [one.probability for one in again.meanings] == [one.probability for one in reading.meanings]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Got his results back, its cancer. He cried for an hour", {}),
        (f"{PLAIN[3][0]} and hugged me for a long time", {"trigger": "good_news", "said": "thanks"}),
    ],
)
def test_what_is_left_without_a_passage_is_not_read_as_what_it_speaks_against_either(
    reader: Reader, text: str, answers: dict[str, str]
) -> None:
    passages = [(one, passage) for one in reader.read(text, answers).meanings for passage in one.evidence]
    left = [text[: passage.start] + text[passage.end :] for _, passage in passages]
    assert any(one.strip() for one in left)
    for (one, passage), rest in zip(passages, left, strict=True):
        if rest.strip():
            without = reader.read(rest, answers, effects=False).meaning(one.id).probability
            assert passage.effect == pytest.approx(one.probability - without, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("In tears I told my wife what the older boys did at school. No one alive knew that.", "trust"),
        ("I snapped at my grandma and afterwards I cried in the bathroom from guilt, I am so sorry.", "remorse"),
        ("My husband cried and told me that he had lied to me for a year. He begged me to forgive him.", "remorse"),
    ],
)
def test_who_cries_over_what_they_tell_or_did_themselves_is_read_as_ever(
    reader: Reader, text: str, meaning: str
) -> None:
    assert reader.read(text, effects=False).meaning(meaning).present


def test_a_longer_account_tells_more_than_its_news() -> None:
    text = PLAIN[0][0]
    (scores,) = ScriptedEngine().score([text])
    assert against(text, scores) == {"joy_relief"}
    good = VALUES["trigger"].index("good_news")
    assert bounded(text, scores).answers["trigger"][good] < scores.answers["trigger"][good] / 10
    assert not against(f"{text}. " + "And then we talked. " * LONGEST, scores)


@given(st.text(min_size=1, max_size=80) | st.sampled_from([text for text, _ in PLAIN]))
def test_nothing_else_is_bounded(text: str) -> None:
    (scores,) = ScriptedEngine().score([text])
    found, meant = bounded(text, scores), against(text, scores)
    for k, meaning in enumerate(MEANINGS):
        before = scores.meanings[k]
        assert found.meanings[k] == (min(before, MOST) if meaning in meant else before)
    good = VALUES["trigger"].index("good_news")
    assert all(
        a == b
        for k, (a, b) in enumerate(zip(found.answers["trigger"], scores.answers["trigger"], strict=True))
        if k != good
    )
