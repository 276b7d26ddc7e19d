"""What an account of a few words plainly says is not read as its opposite."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise import Reader
from tearwise.accounts import VALUES
from tearwise.engines.scripted import ScriptedEngine
from tearwise.meanings import MEANINGS
from tearwise.reading.bounds import (
    ELSE,
    GLAD,
    HURTING,
    LIKELY,
    LONGEST,
    MOST,
    OWNED_UP,
    SHARE,
    UNTOLD,
    Told,
    bounded,
)
from tearwise.reading.stories.proposal import is_proposal
from tearwise.reading.stories.tidings import are_open

PLAIN = [
    ("Got his results back, its cancer. He cried", "joy_relief"),
    ("The scan showed no heartbeat. He sobbed.", "joy_relief"),
    ("told my gf i cheated. she cried and threw up", "remorse"),
    ("I lied to her about the money and she cried", "remorse"),
    ("i told my dad im trans and he cried", "trust"),
    ("told my dad I'm pregnant and he cried", "trust"),
    ("I came out to my mum and she cried", "trust"),
    ("she came home in tears and wont tell me whats wrong, only that i must promise not to ask", "trust"),
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
    assert Told(text, scores).against == {"joy_relief"}
    good = VALUES["trigger"].index("good_news")
    assert bounded(text, scores).answers["trigger"][good] < scores.answers["trigger"][good] / 10
    assert not Told(f"{text}. " + "And then we talked. " * LONGEST, scores).against


OWNED = "My husband told me in tears that he had been cheating."
NEWS = "She cried when the doctor called."
ASKED = "He cried when he asked me to marry him."
PASSED = "My dad cried when I passed."
ARRIVED = "My gran cried when I came to visit."
ENVIED = "My friend cried when I made the team and she didn't."
MISSED = "I cried when I graduated, my dad would have been so proud."
HELPED = "A stranger paid for my shopping and I cried."


def test_who_owns_up_is_likely_sorry_and_whatever_else_they_were() -> None:
    (scores,) = ScriptedEngine().score([OWNED])
    scores = replace(scores, crier=np.array([1, 0, 0], np.float32))
    found, remorse = bounded(OWNED, scores), MEANINGS.index("remorse")
    assert Told(OWNED, scores).least == {"remorse": OWNED_UP}
    assert found.meanings[remorse] >= OWNED_UP
    assert found.answers["trigger"][VALUES["trigger"].index("caught_or_confessing")] >= np.float32(LIKELY)
    assert all(found.meanings[k] == scores.meanings[k] for k in range(len(MEANINGS)) if k != remorse)
    assert not Told(OWNED, replace(scores, crier=np.array([0, 1, 0], np.float32))).least
    assert not Told(f"{OWNED} " + "And then we talked. " * LONGEST, scores).least
    assert not Told(f"I screamed at my husband and he cried. {OWNED}", scores).least, "its words speak for and against"


def test_a_proposal_is_no_parting() -> None:
    (scores,) = ScriptedEngine().score([ASKED])
    assert Told(ASKED, scores).against == {"loss_fear"}
    assert set(Told(ASKED, scores).least) == {"love", "joy_relief"}
    goodbye = VALUES["trigger"].index("goodbye")
    found = bounded(ASKED, scores).answers["trigger"][goodbye]
    assert found == pytest.approx(SHARE * scores.answers["trigger"][goodbye])
    assert not Told(f"{ASKED} I lied to him and he found out, crying.", scores).least


@pytest.mark.parametrize(
    ("text", "occasion", "meanings", "loss"),
    [
        (PASSED, "good_news", {"joy_relief"}, False),
        (ARRIVED, "reunion", {"joy_relief", "connection"}, False),
        (HELPED, "kindness", {"joy_relief"}, True),
    ],
)
def test_a_glad_occasion_is_likely_joy(text: str, occasion: str, meanings: set[str], loss: bool) -> None:
    (scores,) = ScriptedEngine().score([text])
    scores = replace(scores, crier=np.array([text != HELPED, text == HELPED, 0], np.float32))
    assert Told(text, scores).least == dict.fromkeys(meanings, GLAD)
    assert Told(text, scores).against == (frozenset() if loss else {"loss_fear"})
    found = bounded(text, scores)
    assert found.answers["trigger"][VALUES["trigger"].index(occasion)] >= np.float32(LIKELY)
    assert found.meanings[MEANINGS.index("other")] <= ELSE
    assert not Told(f"{text} " + "And then we talked. " * LONGEST, scores).least
    assert not Told(f"{text} She has cancer.", scores).least, "it tells of bad news as well"


@pytest.mark.parametrize(
    ("text", "against_joy", "meaning"),
    [
        ("I graduated and cried, my dad would have been so proud.", False, "loss_fear"),
        ("My mum cried when I got the job abroad.", False, "loss_fear"),
        (ENVIED, True, "other"),
    ],
)
def test_good_news_that_hurt_are_likely_what_hurt(text: str, against_joy: bool, meaning: str) -> None:
    (scores,) = ScriptedEngine().score([text])
    scores = replace(scores, crier=np.array([1, 0, 0], np.float32))
    assert Told(text, scores).against == ({"joy_relief"} if against_joy else frozenset())
    assert Told(text, scores).least == {meaning: HURTING}
    joy = bounded(text, replace(scores, meanings=np.full(len(MEANINGS), 5, np.float32))).meanings
    assert joy[MEANINGS.index("joy_relief")] == (MOST if against_joy else UNTOLD)
    assert not Told(f"{text} " + "And then we talked. " * LONGEST, scores).least


TEMPER = "He shouted at me and then said sorry for losing his temper, crying."


@pytest.mark.parametrize(("text", "strained"), [(PASSED, True), (TEMPER, True), (OWNED, False)])
def test_strain_is_no_likely_reading_of_tears_that_are_glad_or_sorry_for_a_temper(text: str, strained: bool) -> None:
    scores = replace(next(ScriptedEngine().score([text])), crier=np.array([1, 0, 0], np.float32))
    found = bounded(text, replace(scores, meanings=np.full(len(MEANINGS), 5, np.float32)))
    assert found.meanings[MEANINGS.index("other")] == (ELSE if strained else 5)
    assert found.meanings[MEANINGS.index("joy_relief")] == 5, "nothing speaks against joy"
    if text == OWNED:
        good = VALUES["trigger"].index("good_news")
        assert found.answers["trigger"][good] == scores.answers["trigger"][good]


def test_good_news_are_one_possibility_where_the_news_may_be_either() -> None:
    (scores,) = ScriptedEngine().score([NEWS])
    good = VALUES["trigger"].index("good_news")
    sure = np.where(np.arange(len(VALUES["trigger"])) == good, 0.9, 0.01).astype(np.float32)
    found = bounded(NEWS, replace(scores, answers={**scores.answers, "trigger": sure})).answers["trigger"]
    assert found[good] == pytest.approx(0.3)


def test_bad_news_that_name_a_loss_are_likely_one() -> None:
    scores = replace(
        next(ScriptedEngine().score(["I handed back his ring and he wept."])), crier=np.array([1, 0, 0], np.float32)
    )
    assert Told("I handed back his ring and he wept.", scores).least == {"loss_fear": 1.0}


def test_who_cries_at_what_another_suffers_has_no_trouble_of_their_own() -> None:
    text = "Mum cried because I told her I'm being bullied."
    scores = replace(next(ScriptedEngine().score([text])), crier=np.array([1, 0, 0], np.float32))
    found = bounded(text, replace(scores, meanings=np.full(len(MEANINGS), 2.5, np.float32))).meanings
    assert found[MEANINGS.index("empathy")] == 3.0
    assert found[MEANINGS.index("other")] == -2.0


def test_what_is_told_for_and_against_sets_off_no_confession() -> None:
    text = f"I screamed at my husband and he cried. {OWNED}"
    scores = replace(next(ScriptedEngine().score([text])), crier=np.array([1, 0, 0], np.float32))
    confessing = VALUES["trigger"].index("caught_or_confessing")
    assert bounded(text, scores).answers["trigger"][confessing] == scores.answers["trigger"][confessing]


def test_who_cries_at_an_apology_to_them_is_not_sorry() -> None:
    text = "My boss apologised to me and I cried."
    (scores,) = ScriptedEngine().score([text])
    for crier, against in (([0, 1, 0], {"remorse"}), ([1, 0, 0], set())):
        assert Told(text, replace(scores, crier=np.array(crier, np.float32))).against == against


@given(
    st.text(min_size=1, max_size=80)
    | st.sampled_from([*(text for text, _ in PLAIN), OWNED, ASKED, NEWS, PASSED, ARRIVED, HELPED, ENVIED, MISSED])
)
def test_nothing_else_is_bounded(text: str) -> None:
    (scores,) = ScriptedEngine().score([text])
    found, meant, said = bounded(text, scores), Told(text, scores).against, Told(text, scores).least
    untold = UNTOLD if are_open(text) or said.get("loss_fear") == HURTING else np.inf
    for k, meaning in enumerate(MEANINGS):
        before = scores.meanings[k]
        least, most = said.get(meaning, -np.inf), untold if meaning == "joy_relief" else np.inf
        if meaning == "other" and "joy_relief" in said and not is_proposal(text):
            most = ELSE
        assert found.meanings[k] == (min(before, MOST) if meaning in meant else min(max(before, least), most))
    bound = ("good_news", "kindness", "reunion", "caught_or_confessing", "breakup", "goodbye")
    moved = {VALUES["trigger"].index(value) for value in bound}
    assert all(
        a == b
        for k, (a, b) in enumerate(zip(found.answers["trigger"], scores.answers["trigger"], strict=True))
        if k not in moved
    )


@pytest.mark.parametrize("because", ["because", "'cause", "cos", "cuz", "bc", "becuz"])
def test_a_story_is_the_same_however_because_is_written(because: str) -> None:
    for text, meaning in (
        ("My dad cried {} I came to visit.", "joy_relief"),
        ("My mum cried {} I got the job abroad.", "loss_fear"),
        ("Mum cried {} I told her I'm being bullied.", "empathy"),
    ):
        told = text.format(because)
        (scores,) = ScriptedEngine().score([told])
        assert meaning in Told(told, replace(scores, crier=np.array([1, 0, 0], np.float32))).least
    told = f"She cried {because} she found out I lied."
    (scores,) = ScriptedEngine().score([told])
    assert {"joy_relief", "remorse"} <= Told(told, scores).against


def test_where_the_engine_is_not_sure_who_cries_the_words_say_whose_news_it_was(reader: Reader) -> None:
    text = "I told my girlfriend about my eating disorder and cried, nobody else knows"
    scores = reader.scores(text)
    for crier, against in (([0.6, 0.4, 0], set()), ([0.95, 0.05, 0], {"trust"})):
        assert Told(text, replace(scores, crier=np.array(crier, np.float32))).against == against
