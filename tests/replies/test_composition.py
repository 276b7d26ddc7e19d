"""Where two special cases meet, one of them counts for more, and nothing is said that is only for the other."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.replies import Guidance, guidance_for
from tearwise.replies.circumstances import circumstances, circumstances_of
from tearwise.replies.embarrassed import reassurance
from tearwise.replies.frightened import frightened
from tearwise.replies.guidance_texts import for_unclear
from tearwise.replies.overheard import overheard
from tearwise.replies.small_child import small_child
from tearwise.replies.withdrawn import withdrawn
from tests.replies.examples import reading

DIED = "My gran died in March. The last time I saw her she cried."
SORRY = "He cried and said sorry for crying."
NO_TO_KEEP = "A no stays a no"


def told(*meanings: str, text: str = "He cried.", answers: dict[str, object] | None = None, **given: Any) -> Guidance:
    return guidance_for(reading(*meanings, text=text, answers=answers), **{"pronoun": "he", "crier": "other", **given})


def texts(one: Guidance) -> str:
    lines = (*one.safety, *one.now, *one.later, *one.always, *one.when, *one.help)
    return " ".join([line.text for line in lines] + [each.what for each in one.avoid])


@pytest.mark.parametrize(
    ("more", "answers"),
    [
        (" She cried until I gave in, and so I gave in.", {"pressure": 2}),
        (" She said sorry for crying.", {}),
        ("", {"did": ["withdrew"]}),
        ("", {"did": ["lashed_out"], "said": ["threat"]}),
        (" I'm 14. She begged me not to tell anyone.", {}),
        (" I heard her crying through the wall.", {}),
        (" I shouted at her and made her cry.", {}),
    ],
    ids=["pressing", "embarrassed", "withdrawn", "frightened", "circumstances", "overheard", "own part"],
)
def test_of_who_has_died_since_nothing_else_is_said(more: str, answers: dict[str, object]) -> None:
    plainly = told("trust", text=DIED, relationship="family")
    one = told("trust", text=DIED + more, answers=answers, relationship="family")
    assert plainly.later[0].text.startswith("What the tears meant can no longer be asked")
    assert (one.safety, one.now, one.later, one.always) == (
        (),
        (),
        plainly.later,
        plainly.always,
    )
    assert (one.say, one.avoid, one.help) == (plainly.say, plainly.avoid, plainly.help)


def test_beside_a_danger_nothing_is_said_of_what_else_an_account_tells() -> None:
    risks: Any = (("self_harm", "now"),)
    plainly = guidance_for(reading("other", text="She cried.", risks=risks))
    for text, answers in (
        ("My sister has a three week old baby. She cried.", {}),
        ("She cried and begged me not to tell anyone.", {}),
        ("She cried.", {"did": ["lashed_out"], "said": ["threat"]}),
        ("She cried and said sorry for crying.", {}),
    ):
        one = guidance_for(reading("other", text=text, risks=risks, answers=answers))
        assert (one.safety, one.always, one.avoid, one.help) == (
            plainly.safety,
            plainly.always,
            plainly.avoid,
            plainly.help,
        )


@pytest.mark.parametrize("answers", [{"did": ["lashed_out"]}, {"did": ["lashed_out"], "said": ["apology"]}])
def test_nobody_who_may_have_frightened_somebody_is_told_that_there_is_nothing_to_be_sorry_for(
    answers: dict[str, object],
) -> None:
    calm, loud = told("other", text=SORRY), told("other", text=SORRY, answers=answers)
    assert "nothing to be sorry for" in texts(calm)
    assert "nothing to be sorry for" not in texts(loud)
    assert reassurance().avoid[0].what in texts(calm)
    assert reassurance().avoid[0].what not in texts(loud)
    assert loud.safety


def test_help_that_an_occasion_names_is_not_named_again_for_a_circumstance() -> None:
    text = "Since his stroke my dad cries for no reason at everything, even when I bring him toast."
    assert {"since_stroke", "sudden"} <= {*circumstances_of(reading(text=text), "he")}
    one = told("other", text=text, relationship="parent")
    assert [line.text for line in one.help].count(circumstances()["sudden"].help[0].text) == 1


@pytest.mark.parametrize("id", ["other", "love"])
def test_where_to_turn_when_afraid_to_say_no_is_said_once(id: str) -> None:
    text = "My mother cried because I set boundaries. She cries until I give in."
    one = told(id, text=text, relationship="parent", answers={"pressure": 1})
    assert "said_no" in circumstances_of(reading(text=text), "she")
    afraid = [line.text for line in one.help if line.text.startswith("If you are afraid of what happens")]
    assert len(afraid) == 1


def test_who_left_the_room_and_was_heard_through_the_wall_is_met_as_one_who_was_heard() -> None:
    one = told("other", text="I heard him crying through the wall.", answers={"did": ["withdrew"]})
    assert one.say[0] == overheard().say
    assert withdrawn().now.text not in [line.text for line in one.now]


def test_whoever_put_it_right_is_told_neither_to_keep_to_a_no_nor_what_is_for_others() -> None:
    text = "I shouted at him and he cried. He begged me not to tell anyone. He cries until I give in."
    one = told("other", text=text, relationship="friend")
    assert "in_secret" in circumstances_of(reading(text=text), "he")
    assert one.kind == "repair"
    assert NO_TO_KEEP not in texts(one)
    assert "You need not promise to tell nobody" not in texts(one)


def test_what_goes_with_a_secret_stands_first() -> None:
    one = told("trust", text="He cried and begged me not to tell anyone.", relationship="friend")
    assert one.always[0].text.startswith("You need not promise to tell nobody.")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("My little brother (4) cried.", "sibling"),
        ("My nephew (4) cried.", "family"),
    ],
)
def test_a_small_one_of_the_family_is_met_as_a_child_and_stays_what_they_are(text: str, known: str) -> None:
    one = told("other", text=text, relationship=known)
    assert one.relationship == known
    assert one.always[0].text == small_child().always.text.replace("{he}", "he")
    own = guidance_for(
        reading("other", text="I cried in front of my nephew (4)."), crier="narrator", relationship=known
    )
    assert own.relationship == known
    assert small_child().always not in own.always


def test_whoever_shouted_at_a_small_child_of_another_stays_within_reach() -> None:
    text = "I shouted at the little boy next door, he is 4, and he cried."
    one = told("other", text=text, relationship="acquaintance")
    assert one.kind == "repair"
    assert any("within reach" in line.text for line in one.now)
    grown = told("other", text="I shouted at my neighbour and he cried.", relationship="acquaintance")
    assert not any("within reach" in line.text for line in grown.now)


def test_who_was_unfaithful_beside_a_death_is_told_of_the_death() -> None:
    text = "I cheated on him. He cried."
    assert told("loss_fear", text=text, relationship="partner").kind == "repair"
    assert told("loss_fear", text=text, relationship="partner", trigger="death").kind == "meaning"


def test_plainly_glad_tears_are_asked_nothing_however_unsure_the_reading_is() -> None:
    unsure = reading(likeliest=("joy_relief", 0.5), text="He cried.")
    glad = reading(likeliest=("joy_relief", 0.5), text="He cried happy tears.")
    assert guidance_for(unsure).ask
    assert guidance_for(glad).ask is None
    assert guidance_for(glad).meanings == ("joy_relief",)


PASSAGE = "He hugged me for a long time"
QUOTED = "as you wrote it"


@pytest.mark.parametrize(
    ("id", "before"),
    [
        ("came_out", "My son came out to me as gay."),
        ("outed", "His friend told me my son is gay. When I said that I knew, he cried."),
    ],
)
def test_what_somebody_told_of_themselves_or_kept_is_not_held_up_to_them(id: str, before: str) -> None:
    for text, expected in ((f"{PASSAGE} and cried.", True), (f"{before} {PASSAGE} and cried.", False)):
        given = reading("connection", text=text, evidence=PASSAGE)
        assert (id in circumstances_of(given, "he")) is not expected
        assert (QUOTED in texts(guidance_for(given, pronoun="he", crier="other"))) is expected


@pytest.mark.parametrize(
    ("more", "answers"),
    [
        ("", {"pressure": 1}),
        (" He cries until I give in.", {}),
        ("", {"did": ["lashed_out"]}),
        ("", {"said": ["threat"]}),
    ],
    ids=["may press", "presses", "lashed out", "threatened"],
)
def test_nobody_is_reproached_for_tears_that_press_or_faced_with_what_was_frightening(
    more: str, answers: dict[str, object]
) -> None:
    calm: dict[str, object] = {"pressure": 0}
    for each, expected in ((calm, True), (answers, False)):
        text = f"{PASSAGE} and cried." + ("" if expected else more)
        given = reading("connection", text=text, evidence=PASSAGE, answers=each)
        assert (QUOTED in texts(guidance_for(given, pronoun="he", crier="other"))) is expected


@pytest.mark.parametrize(
    ("bond", "answers", "expected"),
    [
        ("ex", {"pressure": 0}, True),
        ("ex", {"said": ["threat"]}, False),
        ("stranger", {"did": ["lashed_out"]}, False),
        ("friend", {"pressure": 1}, False),
        ("child", {"pressure": 1}, True),
    ],
)
def test_nor_are_their_own_words_put_to_them_but_to_a_child(
    bond: str, answers: dict[str, object], expected: bool
) -> None:
    words = "I should have come to see you more often"
    text = f"He said “{words}” and cried."
    given = reading("remorse", text=text, evidence=f"He said “{words}”", answers=answers)
    one = guidance_for(given, pronoun="he", crier="other", relationship=bond)
    assert any(f"You said, ‘{words}’" in opener.text for opener in (*one.say, *one.again)) is expected


def test_nothing_is_held_up_of_own_tears_or_where_something_is_to_be_put_right() -> None:
    own = reading("connection", text=f"{PASSAGE} and cried.", evidence=PASSAGE)
    assert QUOTED not in texts(guidance_for(own, pronoun="he", crier="narrator"))
    hurt = guidance_for(
        reading("other", text=f"I shouted at him. {PASSAGE} and cried.", evidence=PASSAGE), pronoun="he", crier="other"
    )
    assert hurt.kind == "repair"
    assert QUOTED not in texts(hurt)


def test_what_is_said_of_own_tears_is_said_whether_they_are_over_or_not() -> None:
    both, over = (guidance_for(reading("other"), crier="narrator", over=over) for over in (None, True))
    assert len(over.say) == 3
    assert over.say == both.say


def test_where_nobody_else_was_there_what_would_be_for_the_moment_comes_first() -> None:
    one = guidance_for(reading(answers={"relationship": "none"}))
    assert one.later[0].text == for_unclear().scenes["none"].now.text
    own = guidance_for(reading("other", answers={"relationship": "none"}), crier="narrator")
    assert own.now


def test_a_door_is_not_for_whoever_was_deceived_or_ended_it_nor_for_who_presses_or_is_small() -> None:
    heard, left = "I heard him crying in his room.", dict[str, object](did=["withdrew"])
    found_out: dict[str, object] = {"trigger": ["caught_or_confessing"]}
    one = told("loss_fear", text=heard, relationship="partner", answers=found_out)
    assert overheard().say not in one.say
    one = told("loss_fear", relationship="partner", answers={**found_out, **left})
    assert withdrawn().say not in one.say
    ended = told(
        "loss_fear", text="I told my husband I want a divorce. He cried.", relationship="partner", answers=left
    )
    assert withdrawn().say not in ended.say
    pressed = told("other", text=f"{heard} He cries until I give in.", relationship="partner")
    assert overheard().say not in pressed.say
    small = told("other", text="My son (4) cried.", relationship="child", answers=left)
    assert not any("shut the door" in line.text for line in small.now)


def test_a_frightened_parent_of_a_small_child_is_still_told_how_to_speak_to_it() -> None:
    one = told("other", text="My son (4) cried.", relationship="child", answers={"did": ["lashed_out"]})
    assert one.safety[0].text == frightened().of_child.first.text.replace("{him}", "him")
    assert one.always[0].text.startswith("With a small child few words are enough")


def test_a_lost_job_that_was_kept_back_is_no_betrayal_by_an_ex_either() -> None:
    text = "My ex lost his job in May and didn't tell me until last night. He cried and said sorry."
    assert "hid_a_setback" in circumstances_of(reading(text=text), "he")
    one = told("other", text=text, relationship="ex", trigger="caught_or_confessing")
    assert one.now[0].text == "You can be kind for a little while, and need not take it on."
    answered = told("other", text=text, relationship="ex", answers={"trigger": ["caught_or_confessing"]})
    assert answered.now[0].text.startswith("You need not comfort him")


def test_what_can_be_left_only_while_they_cry_is_not_spoken_of_afterwards() -> None:
    given = reading("other", text="My husband cried.")
    explained, calm = "Wanting it all explained while he cries.", "“Calm down.”"
    open_, over = (
        {one.what for one in guidance_for(given, pronoun="he", relationship="partner", over=when).avoid}
        for when in (None, True)
    )
    assert {explained, calm} <= open_
    assert not {explained, calm} & over
    assert over


def test_one_list_says_once_what_to_do_if_life_is_said_not_to_be_worth_it() -> None:
    answers: dict[str, object] = {"trigger": ["failure_or_rejection"], "relationship": "friend"}
    made = guidance_for(reading("other", "remorse", text="My friend cried.", answers=answers), pronoun="she")
    assert sum("life is not worth" in one.text for one in made.help) == 1
    alone = guidance_for(reading("other", text="My friend cried."), pronoun="she", relationship="friend")
    assert any(one.source == "crying-depression" for one in alone.help)
