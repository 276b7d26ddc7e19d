"""What set the tears off is taken from plain words, where neither an answer nor the engine tells it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import LONGEST
from tearwise.errors import DataError
from tearwise.replies import guidance_for, worry
from tearwise.replies.together import triggers_of
from tearwise.replies.told_triggers import parsed, setback_in, tells_of_betrayal
from tests.replies.examples import reading

MESSAGES = (
    "I found the messages. My wife has been sleeping with her boss since march. She cried, please dont tell the kids."
)


@pytest.mark.parametrize(
    ("text", "relationship"),
    [
        (MESSAGES, "unknown"),
        ("My wife cheated on me with my best friend. She cried.", "unknown"),
        ("She’s been seeing someone else, she told me and cried.", "partner"),
        ("my gf kissed someone else at a party and cried about it", "unknown"),
        ("He admitted he's been having an affair. He cried.", "ex"),
        ("He cried. He cheated on me.", "unknown"),
        ("my husband cried so hard when i found the texts. he says it meant nothing", "unknown"),
        ("my boyfriend cried because i saw the chats on his phone", "unknown"),
        ("hes asleep now. he cried when i found the messages", "partner"),
        ("I found messages on my husband's phone, he's been texting another woman for months. He cried.", "unknown"),
        ("I found messages from another woman on his phone. He cried.", "partner"),
        ("I found the messages on his phone and he cried and said it meant nothing.", "partner"),
        ("My boyfriend has been on Tinder the whole time. I showed him the screenshots and he cried.", "unknown"),
        ("I caught her texting her ex. She cried.", "partner"),
        ("i found a dating app on my bf's phone, he cried", "unknown"),
        ("I saw photos of another woman on my husbands laptop and he broke down crying", "unknown"),
        ("I saw a message on my wife's phone from a man at her gym. She cried and said it meant nothing.", "unknown"),
        ("My husband met a woman at a conference. He cried and said it's been going on for a year.", "unknown"),
        ("There's another man. My wife told me last night, crying.", "unknown"),
        ("My wife told me in tears that she's in love with someone else.", "unknown"),
        ("My husband confessed to a one-night stand and sobbed.", "unknown"),
        ("I caught my girlfriend in bed with my best friend. She cried.", "unknown"),
    ],
)
def test_who_was_deceived_is_known(text: str, relationship: str) -> None:
    assert tells_of_betrayal(text, relationship)


@pytest.mark.parametrize(
    ("text", "relationship"),
    [
        ("My friend told me she slept with her boss and cried.", "friend"),
        ("She slept with her boss and cried.", "unknown"),
        ("My sister's husband cheated on her and she cried.", "sibling"),
        ("My mum cried when I told her my husband cheated on me.", "parent"),
        ("I thought my wife was sleeping with someone. She cried.", "partner"),
        ("My husband never cheated. He cried.", "partner"),
        ("She had an affair years ago. She cried at our wedding.", "partner"),
        ("My boyfriend cheated on the exam and cried.", "partner"),
        ("I cheated on my wife and she cried.", "partner"),
        ("My wife cried and said “he slept with her”.", "partner"),
        ("My bf cheated on me and my mum cried.", "parent"),
        ("I found messages from my late father on my phone and my wife cried.", "partner"),
        ("I found old photos of us and my husband cried.", "partner"),
        ("My sister found messages from another woman on her husband's phone. She cried.", "sibling"),
        ("I found texts from another woman on my dad's phone and mum cried.", "parent"),
        ("My husband was texting his mum and cried.", "partner"),
        ("We met on Tinder. My wife cried at our wedding.", "partner"),
        ("He found messages from another man on my phone. He cried.", "partner"),
        ("I was texting another guy and my boyfriend cried.", "partner"),
        ("My friend found her boyfriend on tinder. She cried.", "friend"),
        ("My husband thinks I'm messaging someone else and he cried.", "partner"),
        ("my husband cried when I found the messages from his boss sacking him", "partner"),
        ("my wife cried when I found the messages her dad left before he died", "partner"),
        ("my dad cried when I found the texts", "parent"),
        ("I saw a message on my wife's phone from a man at her bank. She cried and said we were in debt.", "partner"),
        ("My wife cried. A man at her gym has followed her, and it's been her word against his.", "partner"),
        ("My husband cried and said the pain had been going on since the summer.", "partner"),
        (
            "My friend found a message from a girl on her husband's phone. She cried; it had been going on for months.",
            "friend",
        ),
        ("My husband cried when I told him there was someone else.", "partner"),
        ("There's another man at work who bullies her. My wife cried.", "partner"),
        ("My husband was in bed with a fever and cried.", "partner"),
    ],
)
def test_nobody_else_is_taken_to_be(text: str, relationship: str) -> None:
    assert not tells_of_betrayal(text, relationship)


@pytest.mark.parametrize("meanings", [("trust",), ("other", "trust"), ("vulnerability",), ()])
def test_who_was_deceived_thanks_nobody_and_keeps_nothing_safe(meanings: tuple[str, ...]) -> None:
    one = guidance_for(reading(*meanings, text=MESSAGES), relationship="partner")
    said = " ".join(line.text for line in (*one.now, *one.later, *one.always, *one.say, *one.again, *one.when))
    assert one.now[0].text.startswith("You need not comfort her")
    assert "hank" not in said
    assert "keep it to yourself" not in said
    assert "don't have to explain" not in said


def test_what_was_told_of_it_by_the_one_who_was_deceived_does_not_undo_it() -> None:
    text = "I told him I found the messages. My husband has been sleeping with her. He cried."
    assert triggers_of(reading("other", text=text), None, "partner") == ("caught_or_confessing",)
    own = "I told my husband I slept with someone. My husband cheated on me, too. He cried."
    assert triggers_of(reading("other", text=own), None, "partner") == ()


def test_an_account_of_full_length_is_looked_through_whatever_it_repeats() -> None:
    # Looked through to its end from each thing that was found, it took seconds.
    text = "i found " * ((LONGEST - 80) // 8)
    assert not tells_of_betrayal(f"My wife cried {text}", "partner")
    assert tells_of_betrayal(f"My wife cried {text} messages from another man", "partner")


def test_an_answer_counts_for_more() -> None:
    answered = reading("other", text=MESSAGES, answers={"trigger": ["memory"]})
    assert triggers_of(answered, None, "partner") == ("memory",)
    assert triggers_of(reading("other", text=MESSAGES), "breakup", "partner") == ("caught_or_confessing", "breakup")
    assert triggers_of(reading("other", text="He got made redundant and cried."), "death", "partner") == ("death",)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Husband got made redundant after 22 years. He cried and said he'd let us all down", "failure_or_rejection"),
        ("My aunt had to sell the family farm. She cried and said she'd let them down", "failure_or_rejection"),
        ("my wife got let go today and cried in the car", "failure_or_rejection"),
        ("My wife got laid off and cried, kept saying sorry", "failure_or_rejection"),
        ("My brother failed his bar exam. He cried and said sorry for letting everyone down", "failure_or_rejection"),
        ("My son didn't get into the academy and he cried and said sorry dad", "failure_or_rejection"),
        ("My sister cried, she's exhausted with the baby and sorry she's such a bad mum", "overload"),
        ("My husband works double shifts, he cried and said he was sorry hes never here", "overload"),
        ("My son got dropped from the squad and cried in the car.", "failure_or_rejection"),
        ("she didnt make the netball team and cried", "failure_or_rejection"),
        ("He was cut from the team and cried.", "failure_or_rejection"),
        ("my husband his mother is sick in other country, he say i am bad son and cry", "illness_or_injury"),
        ("Dad is in hospital and my brother cried and said he should have gone sooner.", "illness_or_injury"),
        ("She cried because she thinks she's a bad mum to the baby.", "overload"),
        ("He is in the hospice. He wept and said: I was a bad father to you.", None),
        ("She cried and said she had been a bad mother. Forgive me if you can, she said.", None),
        ("She is cut from the same cloth. She cried.", None),
        ("He is sick of work and cried.", None),
        ("He lost his job because he was drunk. He cried and said sorry for lying to me", None),
        ("My husband got sacked for stealing, he cried and begged me to forgive him", None),
        ("He lost his job and has been shouting at me. Last night he cried and apologised", None),
        ("My boyfriend cried and said he was sorry for forgetting me", None),
    ],
)
def test_a_setback_is_known_where_nothing_was_done_besides(text: str, trigger: str | None) -> None:
    assert setback_in(text) == trigger


def test_a_lost_job_is_no_offence() -> None:
    text = "Husband got made redundant after 22 years. He sat in the car and cried and said he'd let us all down"
    one = guidance_for(reading("remorse", "other", text=text), relationship="partner")
    said = " ".join(line.text for line in (*one.now, *one.always, *one.say, *one.again, *one.when, *one.help))
    assert not any(word in said for word in ("apolog", "repair", "sorry for, most", "by when", "again and again"))
    judged = " ".join(line.text for line in worry("real", reading("remorse", text=text), relationship="partner").lines)
    assert "Judge the sorrow" not in judged
    assert "may not be to blame" in judged


def test_guilt_beside_an_illness_is_neither_an_offence_nor_taken_for_being_ill() -> None:
    text = "my husband he cry, he say i am bad son because his mother is sick in other country"
    one = guidance_for(reading("remorse", text=text), relationship="partner")
    said = " ".join(line.text for line in (*one.now, *one.later, *one.always, *one.say, *one.again, *one.when))
    assert not any(word in said for word in ("apolog", "sorry for being ill", "burden", "take off you", "punish"))
    assert "far away or helpless" in said


WORDS = "my wife son told me she he cheated had an affair lied to failed his exam didn't get the job and cried I . “I”"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join))
def test_capitals_and_the_mark_for_an_apostrophe_make_no_difference(text: str) -> None:
    for other in (text.upper(), text.replace("'", "’")):
        assert tells_of_betrayal(other, "partner") is tells_of_betrayal(text, "partner")
        assert setback_in(other) == setback_in(text)


@pytest.mark.parametrize("data", [{}, {"betrayal": {}, "setback": []}, {"betrayal": {"did": ["lied"]}, "setback": {}}])
def test_damaged_lists_are_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"told_triggers\.toml"):
        parsed(data)
