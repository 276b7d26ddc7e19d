"""Who hurt whom is taken from what the account says, and from nothing else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.reading.stories.own_part_patterns import parsed
from tearwise.replies import WORRIES, guidance_for, worry
from tearwise.replies.own_part import parsed as own_wrongs
from tearwise.replies.own_part import says_own_part, was_unfaithful
from tests.replies.examples import reading

FIX = "I made him cry. How do I fix it?"


@pytest.mark.parametrize(
    "text",
    [
        FIX,
        "I accidentally made my mom cry",
        "I shouted at my girlfriend and she cried. How do I fix it?",
        "My wife cried because I lied to her for a year.",
        "what I said made him cry",
        "Something I wrote to my sister hurt her and she cried.",
        "I was so mean to him that he cried.",
        "She cried all evening, and it’s all my fault.",
        "He cried. How can I make it up to him?",
        "She cried, I apologised, she is still in her room.",
        "I yelled at my best friend. My friend cried.",
        "My boyfriend cried because I got drunk and kissed somebody else.",
        "my mum cried because i forgot her birthday again",
        "He cried after I lied to his sister.",
        "I shouted\nat her and she cried.",
        "I shouted at my stepsister and she cried",
    ],
)
def test_a_writer_may_say_that_they_hurt_the_one_who_cried(text: str) -> None:
    assert says_own_part(reading(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "My boyfriend cried and said he was sorry for lying to me.",
        "I shouted at him. He cried and apologised for everything.",
        "I never shouted at her, she just cried.",
        "I almost made him cry",
        "She cried. Did I hurt her?",
        "He cried. I don't know if I upset him.",
        "He cries and says I hurt him whenever I see my friends.",
        "He cried and told me that it was my fault.",
        "She cried. It was not my fault.",
        "“I hurt her”, my dad cried.",
        'He cried: "It was my fault."',
        "I hurt my knee and he cried.",
        "My boss shouted at my sister and she cried.",
        "I made her cry with a surprise party, all happy tears.",
        "I wanted to hurt him. He cried.",
        "She cried because I never forgot her birthday.",
        "He cried when I kissed him.",
        "She cried because I left for university.",
        "I cried because I forgot my keys.",
        "I was never cruel to her. She cried.",
        "I yelled at him to stop drinking. He cried, he felt so ashamed of what he did to us.",
        "I was not mean to him and he cried",
    ],
)
def test_it_is_not_taken_for_said_where_it_is_not(text: str) -> None:
    assert not says_own_part(reading(text=text))


@pytest.mark.parametrize("answers", [{"said": ["apology"]}, {"said": ["blame"]}, {"said": ["threat"]}, {"pressure": 2}])
def test_answers_that_speak_against_it_count_for_more(answers: dict[str, object]) -> None:
    assert says_own_part(reading(text=FIX, answers={"said": ["fear"], "pressure": 0}))
    assert not says_own_part(reading(text=FIX, answers=answers))


def lists(**others: Any) -> dict[str, Any]:
    """What own_part.toml holds, some of it otherwise; without what is None."""
    source = resources.files("tearwise.reading.stories").joinpath("own_part.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8")) | others
    return {name: value for name, value in data.items() if value is not None}


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ({"hurts": None}, "'hurts' is missing"),
        ({"glad": []}, "glad must be a list"),
        ({"hurts": "hurt"}, "hurts must be a list"),
        ({"told": ["said", ""]}, "told: ''"),
        ({"told": ["he (said|told)"]}, "told: 'he (said|told)'"),
        ({"close": ["Best"]}, "close: 'Best'"),
        ({"unkind": [1]}, "unkind: 1"),
        ({"hurst": ["hurt"]}, "there is no 'hurst'; did you mean 'hurts'?"),
    ],
)
def test_damaged_lists_name_what_is_wrong(others: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError) as error:
        parsed(lists(**others))
    assert named in str(error.value)


def test_an_added_word_counts() -> None:
    text = "i ghosted my friend and she cried"
    assert not parsed(lists()).did.search(text)
    assert parsed(lists(hurts=["ghosted"])).did.search(text)


WORDS = "I made my wife her cry he shouted at him and she cried . hurt lied to “I didn't mean it” yelled said"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join))
def test_capitals_and_the_mark_for_an_apostrophe_make_no_difference(text: str) -> None:
    found = says_own_part(reading(text=text))
    assert says_own_part(reading(text=text.upper())) is found
    assert says_own_part(reading(text=text.replace("'", "’"))) is found


@pytest.mark.parametrize("present", [("remorse",), ("other",), ("remorse", "other"), ()])
def test_who_did_the_hurting_is_told_how_to_put_it_right(present: tuple[str, ...]) -> None:
    one = guidance_for(reading(*present, text=FIX))
    assert (one.kind, one.meanings, one.pronoun) == ("repair", (), "he")
    said = " ".join(line.text for line in (*one.now, *one.later, *one.always, *one.say, *one.again, *one.when))
    assert "taking responsibility" in said
    assert "I'm sorry for what I did" in said
    assert "you were hurt" not in said
    assert "you're sorry" not in said


def test_other_reasons_that_the_account_shows_are_still_followed() -> None:
    one = guidance_for(reading("remorse", "loss_fear", text=FIX))
    assert (one.kind, one.meanings) == ("meaning", ("loss_fear",))


def test_an_apology_of_the_one_who_cried_is_answered_as_one() -> None:
    one = guidance_for(reading("remorse", text=FIX, answers={"said": ["apology"]}))
    assert (one.kind, one.meanings) == ("meaning", ("remorse",))


def test_danger_comes_before_putting_it_right() -> None:
    assert guidance_for(reading("remorse", text=FIX, risks=(("abuse", "soon"),))).kind == "safety"


def test_tears_of_ones_own_over_what_one_did_are_still_ones_own() -> None:
    one = guidance_for(reading("remorse", text="I hurt her and I cried."), crier="narrator")
    assert (one.kind, one.meanings, one.crier) == ("meaning", ("remorse",), "narrator")


def test_nobody_cries_then_there_is_nothing_to_put_right() -> None:
    assert guidance_for(reading(text=FIX, status="no_tears")).kind == "unclear"


def test_a_worry_is_not_told_that_tears_are_sorry_which_the_writer_caused() -> None:
    assert worry("real", reading("remorse", text=FIX)).meanings == ()
    assert worry("real", reading("remorse")).meanings == ("remorse",)


@pytest.mark.parametrize(
    "text",
    [
        "I had an affair. My wife cried when she found out.",
        "He cried when he heard about my affair.",
        "I’ve been sleeping with someone else and told my husband. He cried.",
        "I cheated on my wife and she cried.",
    ],
)
def test_who_was_unfaithful_is_told_how_to_put_it_right_and_not_to_be_glad(text: str) -> None:
    for meaning in ("joy_relief", "trust", "other"):
        assert guidance_for(reading(meaning, text=text), trigger="caught_or_confessing").kind == "repair"
    assert "joy_relief" not in guidance_for(reading("joy_relief", "loss_fear", text=text)).meanings
    lost = guidance_for(
        reading("loss_fear", text=text, answers={"relationship": "partner"}), trigger="caught_or_confessing"
    )
    assert "need not comfort" not in lost.now[0].text


@pytest.mark.parametrize(
    "text",
    [
        "He had an affair and cried.",
        "I slept with the light on. He cried.",
        "I never slept with someone else. He cried.",
        "She said “I had an affair” and cried.",
        "I cheated on my exam and she cried.",
        "I had an affair years ago. She cried with joy at our vows.",
    ],
)
def test_nobody_is_taken_to_have_been_unfaithful_who_does_not_say_so(text: str) -> None:
    assert not was_unfaithful(reading("joy_relief", text=text))


@pytest.mark.parametrize("data", [{}, {"did": ["lied"], "said": ["my lie"], "unless": "glad"}])
def test_a_damaged_list_of_own_wrongs_is_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"own_wrongs\.toml"):
        own_wrongs(data)


BETRAYED = "I told my husband that I slept with someone. He sat down and cried. I've never seen him cry in nine years."
SCREAMED = "I screamed at my son this morning and he cried and said sorry mummy"


def test_a_weaker_meaning_beside_it_does_not_take_the_repair_away() -> None:
    assert guidance_for(reading("other", "vulnerability", text=BETRAYED)).kind == "repair"
    assert guidance_for(reading("vulnerability", text="I shouted at him and he cried.")).kind == "repair"
    assert guidance_for(reading("loss_fear", text=BETRAYED)).kind == "repair"
    assert guidance_for(reading("loss_fear", text=BETRAYED), trigger="death").kind == "meaning"
    assert guidance_for(reading("other", "trust", text="I shouted at him and he cried.")).kind == "mixed"
    faint = reading("other", "trust", text="I shouted at him and he cried.")
    first, second, *rest = faint.meanings
    weak = replace(faint, meanings=(first, replace(second, probability=0.4), *rest))
    assert guidance_for(weak).kind == "repair"


def test_a_letter_that_made_somebody_cry_takes_no_meaning_away() -> None:
    assert guidance_for(reading("vulnerability", text="I made him cry.")).kind == "meaning"
    assert guidance_for(reading("other", text="I made him cry.")).kind == "repair"


def test_a_small_child_who_says_sorry_is_not_handled_as_the_offender() -> None:
    for meanings in (("remorse",), ("remorse", "other"), ("love",), ()):
        one = guidance_for(reading(*meanings, text=SCREAMED))
        assert one.kind == "repair"
        assert "With a small child, stay within reach either way." in [line.text for line in one.now]
    assert says_own_part(reading(text=SCREAMED, answers={"said": ["apology"]}))
    assert not says_own_part(reading(text=SCREAMED, answers={"said": ["apology", "blame"]}))
    assert guidance_for(reading("remorse", text="My 6 year old hit him, cried and said sorry mummy")).kind == "meaning"


@pytest.mark.parametrize("id", WORRIES)
def test_who_did_the_hurting_is_not_told_to_judge_the_tears(id: str) -> None:
    one = worry(id, reading("other", "vulnerability", text=BETRAYED), relationship="partner")
    told = " ".join(line.text for line in one.lines)
    assert one.lines[0].text.startswith("You write that you had a part in these tears.")
    assert one.meanings == ()
    assert not re.search(r"little to do with the two of you|turned out to be safe|does next week|treats you", told)


def test_only_where_voices_were_raised_a_lower_one_is_asked_for() -> None:
    forgot = guidance_for(reading("other", text="I forgot our anniversary and she cried."))
    shouted = guidance_for(reading("other", text="I shouted at her about the dishes and she cried."))
    assert forgot.kind == shouted.kind == "repair"
    assert forgot.now[0].text.startswith("Ask once whether she wants you near")
    assert shouted.now[0].text == "Lower your voice and step back."
    assert shouted.now[1:] == forgot.now


def test_a_teenager_is_no_small_child_to_stay_within_reach_of() -> None:
    small = "With a small child, stay within reach either way."
    for text, told in (
        ("I shouted at my daughter and she cried.", True),
        ("My teenager cried because I made a joke about her hair. I feel awful.", False),
        ("I shouted at my 15 year old son and he cried.", False),
    ):
        now = guidance_for(reading("other", text=text), relationship="child").now
        assert (small in [line.text for line in now]) is told


@pytest.mark.parametrize(
    "text",
    [
        "we had a row and i said she was always the favourite. my sister went white and cried. feel sick",
        "I told my brother he was a bad son and he cried.",
        "On Sunday I lost it and said something dreadful. My daughter cried. I never meant it.",
        "i kissed someone else at a work do and told my gf today. she just cried quietly",
        "I kissed my ex at a party. My husband cried when I told him.",
    ],
)
def test_who_was_called_something_or_kissed_behind_was_hurt_by_the_writer(text: str) -> None:
    assert guidance_for(reading("other", text=text)).kind == "repair"


@pytest.mark.parametrize(
    "text",
    [
        "My sister said I was always the favourite, and cried.",
        "He kissed someone else at a party. He cried when he told me.",
        "I said she was a lovely daughter and she cried.",
        "She said I never meant it, and cried.",
    ],
)
def test_what_the_other_said_or_did_is_none_of_the_writers_doing(text: str) -> None:
    assert guidance_for(reading("other", text=text)).kind != "repair"


def test_who_was_insulted_is_not_taken_to_feel_with_the_writer() -> None:
    text = "told my husband he's just like his father in the middle of a fight. he sat on the stairs and cried."
    assert guidance_for(reading("empathy", "other", text=text)).kind == "repair"
    proud = "I told my son he's just like his father, and he cried."
    assert guidance_for(reading("love", text=proud)).kind != "repair"


def test_tears_that_are_denied_to_be_happy_are_met_by_no_joy() -> None:
    text = "I told my wife I'd got the promotion and she burst out crying. Not happy crying."
    made = guidance_for(reading("other", text=text), pronoun="she")
    assert not any("glad" in each.text or "happy" in each.text for each in (*made.always, *made.say))


@pytest.mark.parametrize(
    "text",
    [
        "When I was ten I hit my brother and he cried.",
        "In 1987 I slapped my sister and she cried. I still think of it.",
        "Thirty years ago I punched my brother in the yard, and he cried.",
        "When I was a kid I shoved him off the wall and he cried.",
    ],
)
@pytest.mark.parametrize("present", ["remorse", "other"])
def test_blows_of_a_childhood_are_the_writers_to_mend_and_nothing_is_asked_of_who_was_hit(
    text: str, present: str
) -> None:
    assert says_own_part(reading(text=text))
    one = guidance_for(reading(present, text=text), crier="other")
    assert (one.kind, one.now, one.over) == ("repair", (), True)
    assert one.say[0].text == "I've been thinking about what I did, and I'm sorry."
    assert not any("what he does about it" in line.text for line in one.later)


@pytest.mark.parametrize(
    "text",
    [
        "My brother hit me and then he cried.",
        "I never hit him. He cried.",
        "He cried when somebody hit him.",
        "I hit my head and my wife cried.",
        "I hit the ball and my son cried with joy.",
    ],
)
def test_who_hit_nobody_has_no_blow_to_mend(text: str) -> None:
    assert not says_own_part(reading(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "I hit him with the news and he cried.",
        "I hit him up after years and he cried.",
        "I slapped a plaster on him and he cried.",
        "I smacked into her and she cried.",
        "I shoved him his coat and he cried.",
        "I hit her car and she cried.",
        "I think it hit him that dad is gone and he cried.",
        "I watched dad hit him and he cried.",
        "The things I said in the speech hit him hard and he cried.",
        "Hit him hard when grandad died. He cried all night.",
        "We were playing and I hit him with the ball. He cried.",
        "I tripped and hit him and he cried.",
        "I hit him for six with the question whether he'd marry me, and he cried.",
    ],
)
def test_what_only_sounds_like_a_blow_is_none(text: str) -> None:
    assert not says_own_part(reading(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "i hit my son (6) and he cried",
        "I was so tired I turned round and slapped her and she cried.",
        "I got cross and smacked him and he cried.",
        "I hit him because he wouldn't stop playing his game, and he cried.",
        "hit my son today and he cried. i feel sick",
        "I've hit my girlfriend and she cried.",
    ],
)
def test_a_blow_is_told_in_many_ways(text: str) -> None:
    assert says_own_part(reading(text=text))
