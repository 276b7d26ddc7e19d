"""Quotations from the account go in only where they are the crier's words and stand by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies import guidance_for
from tearwise.replies.lines import Opener
from tearwise.replies.own_words import in_own_words, parsed, passage_for, shown_by, speech_for
from tests.replies.examples import DAD, SPEECH, reading

BEGIN = "If you talk about it, you can begin with what you saw and heard, as you wrote it"


def test_direct_speech_in_a_passage_is_found() -> None:
    one = reading("remorse", text=DAD, evidence=SPEECH)
    assert speech_for(one, one.present) == "I should have come to see you more often"


def test_beside_an_animal_that_was_put_to_sleep_nobody_begins_with_what_they_saw() -> None:
    passage = "He cried when the vet put our old cat to sleep"
    one = reading("loss_fear", text=f"{passage}.", evidence=passage)
    assert shown_by(one, one.present) == ()


@pytest.mark.parametrize(
    "text",
    [
        "He cried with laughter at my joke.",
        "My boyfriend cried during sex last night.",
        "He cried and held my hand.",
        "My manager cried when he had to let me go.",
        "He cried when I said no to his plan.",
    ],
)
def test_laughter_pain_sex_and_a_no_are_not_quoted(text: str) -> None:
    trigger = {"trigger": "pain"} if "hand" in text else {}
    one = reading("other", text=text, evidence=text[:-1])
    assert passage_for(one, one.present)
    made = guidance_for(one, relationship="partner", pronoun="he", **trigger)
    assert not any(line.text.startswith(BEGIN) for line in made.always)


@pytest.mark.parametrize(("bond", "begins"), [("friend", True), ("ex", False), ("stranger", False), ("none", False)])
def test_nobody_is_given_a_beginning_with_whom_there_need_be_no_talk(bond: str, begins: bool) -> None:
    passage = "He hugged me so hard"
    one = reading("connection", text=f"He cried. {passage}. Then we had tea.", evidence=passage)
    made = guidance_for(one, relationship=bond)
    assert any(line.text.startswith(BEGIN) for line in made.always) == begins


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ('I said "please do not go now" and he cried.', '"please do not go now"'),
        ("He said “no” and cried.", "“no” and cried"),
        ("He cried. “" + "so very " * 10 + "sorry” he said.", "“so very"),
        ("He cried and said he was sorry for everything.", "said he was sorry"),
        ("My brother cried. My mum said “pull yourself together now” to him.", "My mum said “pull yourself together"),
        ("My brother cried. “Pull yourself together now,” said my mum.", "“Pull yourself together now,” said my mum"),
        ("My brother cried. My dad told him “you are no son of mine”.", "My dad told him “you are no son of mine”"),
        ("My mum cried and my dad said “it will be fine now” and hugged her.", "said “it will be fine now”"),
        ("My girlfriend cried and i said “you can tell me anything”.", "said “you can tell me anything”"),
        ("She sobbed and my brother told her “you are not alone”.", "told her “you are not alone”"),
        ("The sign read “mind the gap please” and he cried.", "mind the gap"),
    ],
)
def test_only_short_speech_of_the_one_who_cried_is_quoted(text: str, evidence: str) -> None:
    one = reading("remorse", text=text, evidence=evidence)
    assert speech_for(one, one.present) is None


def test_a_passage_of_one_sentence_is_given_without_its_full_stop() -> None:
    one = reading("love", text="He cried. He hugged me so hard.", evidence="He hugged me so hard.")
    assert passage_for(one, one.present) == "He hugged me so hard"


@pytest.mark.parametrize("evidence", ["He cried. He hugged", "hugged", "“me” so", "a b c d e f g h i j k l m"])
def test_passages_that_do_not_stand_by_themselves_are_left_out(evidence: str) -> None:
    text = f"He cried. He hugged “me” so. {evidence}"
    one = reading("love", text=text, evidence=evidence)
    assert passage_for(one, one.present) is None


def test_a_passage_that_speaks_against_the_meaning_is_left_out() -> None:
    one = reading("love", text=DAD)
    assert passage_for(one, one.present) is None


@pytest.mark.parametrize(
    ("evidence", "quoted"),
    [
        ("i feel nothing and i feel awful", False),
        ("and I don't know why", False),
        ("but I think he is angry", False),
        ("he cried and I felt so guilty", False),
        ("he cried when I left", True),
        ("dad cried when I dropped him off", True),
        ("and he held my hand", True),
    ],
)
def test_what_the_writer_feels_is_not_held_up_as_what_they_saw(evidence: str, quoted: bool) -> None:
    one = reading("love", text=f"He cried. {evidence}", evidence=evidence)
    assert (passage_for(one, one.present) == evidence) is quoted


@pytest.mark.parametrize(
    "passage",
    [
        "He hugged me so hard",
        "my brother just looked at the floor",
        "tonight he let me hold his hand",
        "And then he told me about his first job",
        "he wouldn't look at me",
        "He ran 3.5 miles to tell me",
    ],
)
def test_a_whole_clause_in_which_the_crier_does_something_is_quoted(passage: str) -> None:
    one = reading("trust", text=f"My brother cried. {passage}. Then we had tea.", evidence=passage)
    assert passage_for(one, one.present) == passage
    assert [line.text for line in shown_by(one, one.present)] == [f"{BEGIN}: “{passage}”."]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (
            "my brother cried in our 1:1 when I gave her feedback on the report",
            "1 when I gave her feedback on the report",
        ),
        ("my brother cried because hammy died and my boy loved him", "hammy died and my boy"),
        ("My brother cried. Last night it was Paddington 2, of all things.", "Last night it was Paddington 2"),
        ("My brother cried. HE HUGGED ME SO HARD.", "HE HUGGED ME SO HARD"),
        ("My brother cried. I know he hugged me so hard.", "he hugged me so hard"),
        ("My brother cried. He hugged me because of the letter.", "He hugged me because of the"),
        ("My brother cried because the dishwasher broke.", "My brother cried because the dishwasher broke"),
        ("My brother cried. He put it in the letter he held.", "He put it in"),
        ("My brother cried. Did he hug me, or he held my hand?", "he held my hand"),
        ("My brother cried. My boss hugged me so hard.", "My boss hugged me so hard"),
        ("My brother cried. Nobody said a word.", "Nobody said a word"),
        ("My brother cried. He said he loves me.", "He said he loves me"),
        ("My brother cried. So he cried.", "he cried"),
        ("My brother cried. The day he held my hand was a Monday.", "The day he held my hand"),
    ],
)
def test_what_is_cut_or_shouted_or_shows_nothing_of_the_crier_is_not_quoted(text: str, evidence: str) -> None:
    one = reading("trust", text=text, evidence=evidence)
    assert passage_for(one, one.present) is None


def test_nobody_is_told_to_begin_with_what_they_saw_beside_joy_or_a_death_or_to_a_small_child() -> None:
    held = "He hugged me so hard"
    for meanings, more in (
        (("joy_relief",), ""),
        (("trust",), "She's just gone."),
        (("trust",), "He is four."),
        (("trust", "joy_relief"), ""),
        (("trust",), "Our nan had died."),
    ):
        one = reading(*meanings, text=f"My brother cried. {held}. {more}", evidence=held)
        assert passage_for(one, one.present) == held
        assert shown_by(one, one.present) == ()


def said(speech: str, opener: str) -> str:
    one = reading("other", text=f"My brother cried. He said “{speech}”.", evidence=f"He said “{speech}”")
    return in_own_words(one, one.present, (Opener(opener, "explore"),))[0].text


@pytest.mark.parametrize(
    ("speech", "opener"),
    [
        ("I miss her so much", "I'm so sorry. I'm here."),
        ("don't leave me here", "I'm so sorry."),
        ("I'm scared of the scan", "This is hard. I'm right here."),
        ("I should have come more often", "I'm listening. Take your time."),
        ("this is us", "I'm glad to be here for this."),
        ("best day of my life", "I'm so glad, too."),
        ("it was all my fault", "I love you, and that doesn't change because of this."),
    ],
)
def test_what_was_said_is_taken_up_where_ours_goes_on_from_it(speech: str, opener: str) -> None:
    assert said(speech, opener) == f"You said, ‘{speech}’. {opener}"


@pytest.mark.parametrize(
    ("speech", "opener"),
    [
        ("i'm sorry, i'm so sorry", "I'm so sorry. I'm here."),
        ("I feel Him so close", "I'm so sorry. I'm here."),
        ("thank you Lord", "I'm so sorry."),
        ("I can't believe we made it", "I'm so sorry."),
        ("this is the best day of my life", "I can see how much this hurts. I'm not going to rush you."),
        ("I miss her so much", "I'm so glad, too."),
        ("please don't leave me", "This is wonderful!"),
        ("thank you for coming", "Thank you for telling me."),
        ("I love you so much", "I love you, and that doesn't change because of this."),
        ("leave me alone", "I'm here now. Take your time."),
        ("you always do this", "I'm listening."),
        ("I hate you", "That means a lot to me."),
    ],
)
def test_what_was_said_is_left_out_where_ours_would_clash_with_it(speech: str, opener: str) -> None:
    assert said(speech, opener) == opener


@pytest.mark.parametrize(
    ("told", "quoted"),
    [
        ("“If you leave,” he said, “I will understand.”", None),
        ("“I can't,” he said, “go on like this.”", None),
        ("He said “I never meant to—”", None),
        ("He said “I only wanted the…”", None),
        ('"This is us," he said, "we belong here."', "This is us"),
        ('He is 6\'2". He said "I am done in".', "I am done in"),
        ('He read "' + "on and " * 20 + 'on." He said "I am done in".', "I am done in"),
    ],
)
def test_half_of_what_was_said_is_not_quoted(told: str, quoted: str | None) -> None:
    one = reading("other", text=f"My brother cried. {told}", evidence=told)
    assert speech_for(one, one.present) == quoted


def test_a_clash_leaves_the_whole_answer_as_it_is_written() -> None:
    text = "My brother cried. He said “I feel Him so close”."
    one = reading("loss_fear", text=text, evidence="He said “I feel Him so close”")
    assert guidance_for(one).say == guidance_for(reading("loss_fear", text="My brother cried.")).say


@pytest.mark.parametrize("data", [{}, {"done": ["cried"]}, {"speech": 3}, {"done": [], "speech": {}}])
def test_damaged_lists_are_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"own_words\.toml"):
        parsed(data)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (
            "He cried and said that he was lonely and that she missed the old street.",
            "and that she missed the old street",
        ),
        ("My husband didn't get the promotion. He cried in the bathroom.", "My husband didn't get the promotion"),
        ("She cried and told me the clinic rang. It was our third round of IVF.", "told me the clinic rang"),
    ],
)
def test_nobody_is_to_begin_with_half_a_sentence_or_with_bad_news(text: str, evidence: str) -> None:
    one = reading("other", text=text, evidence=evidence)
    assert shown_by(one, one.present) == ()


def test_who_has_come_out_is_not_told_again_what_they_told() -> None:
    son = reading("trust", text="My son told me he's gay and cried.", evidence="My son told me he's gay and cried")
    assert not [one for one in guidance_for(son).always if one.text.startswith(BEGIN)]
    other = reading(
        "trust", text="My son told me about the farm and cried.", evidence="My son told me about the farm and cried"
    )
    assert [one for one in guidance_for(other).always if one.text.startswith(BEGIN)]


@pytest.mark.parametrize("said", ["you've already gone, haven't you", "you already made up your mind"])
def test_a_reproach_is_not_said_back_before_a_kind_word(said: str) -> None:
    text = f"I was offered a job abroad. My wife cried and said “{said}”."
    one = reading("loss_fear", text=text, evidence=f"said “{said}”", answers={"relationship": "partner"})
    made = guidance_for(one, crier="other")
    assert not any("You said" in each.text for each in (*made.say, *made.again))
