"""Which meanings are followed, and what set the tears off, by what an account plainly tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tearwise.meanings import MEANINGS
from tearwise.reading.stories.own_news import tells_own_news
from tearwise.replies import guidance_for
from tearwise.replies.guidance_texts import for_meaning, mixed
from tearwise.replies.likely import likely_meanings
from tearwise.replies.scenes import BONDS
from tearwise.replies.together import (
    as_told,
    by_stage,
    is_glad,
    is_mixed,
    not_betrayed,
    on_occasion,
    outweighed,
    stands_for,
    texts_for,
    told_together,
    triggers_of,
)
from tests.replies.examples import reading

CAUGHT = "caught_or_confessing"


def left(*present: str, told: tuple[str, ...], status: Any = None) -> tuple[str, ...]:
    """The meanings that are followed where these are likely and that is told."""
    given = reading(*present, status=status)
    return tuple(one.id for one in as_told(given, likely_meanings(given), told))


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        ("came_back", {"joy_relief"}),
        ("lost_game", {"joy_relief"}),
        ("awaiting", {"joy_relief"}),
        ("no_child", {"joy_relief"}),
        ("own_feedback", {"joy_relief"}),
        ("dismissed_writer", {"joy_relief"}),
        ("since_stroke", {"joy_relief"}),
        ("pregnant_beside", {"joy_relief", "love"}),
        *((told, {"joy_relief"}) for told in ("relapse", "ended_by_writer", "ended_by_crier", "others_part")),
        *((told, {"joy_relief"}) for told in ("asked_apart", "hid_a_setback", "into_care", "meltdown")),
        *((told, {"joy_relief"}) for told in ("unwanted", "said_no")),
        ("deceived", {"joy_relief", "remorse"}),
        ("outed", {"trust"}),
        ("reproached", {"remorse"}),
        ("shouted", set()),
    ],
)
def test_what_tears_do_not_say_there_is_not_followed(told: str, ids: set[str]) -> None:
    for id in MEANINGS:
        assert left(id, told=(told,)) == (("other",) if id in ids else (id,))
        beside = "vulnerability" if id != "vulnerability" else "empathy"
        assert left(beside, id, told=(told,)) == ((beside,) if id in ids else (beside, id))
    assert left(told=(told,)) == ()


@pytest.mark.parametrize("told", ["glad", "happy", "smiling", "reunited"])
def test_plainly_glad_tears_are_taken_for_nothing_heavy(told: str) -> None:
    for heavy in ("remorse", "loss_fear", "other"):
        assert left(heavy, told=(told,)) == ("joy_relief",)
        assert left(heavy, "love", told=(told,)) == ("love",)
    assert left("empathy", told=(told,)) == ("empathy",)
    assert left(told=(told,), status="too_little") == ()


def test_at_a_birth_there_is_joy_and_what_else_is_glad() -> None:
    assert left("loss_fear", told=("born",)) == ("joy_relief",)
    assert left("love", "other", told=("born",)) == ("love", "joy_relief")
    assert left(told=("born",), status="too_little") == ()


@pytest.mark.parametrize("told", ["felt_with_writer", "helper_cried", "told_writer_ill"])
def test_who_cried_for_the_writers_sake_felt_with_them(told: str) -> None:
    assert left("loss_fear", told=(told,)) == ("empathy",)
    assert left(told=(told,), status="too_little") == ()


def test_fear_stands_beside_joy_where_somebody_is_scared_and_beside_nothing_else() -> None:
    assert left("joy_relief", told=("scared",)) == ("joy_relief", "loss_fear")
    assert left("joy_relief", "other", told=("scared",)) == ("joy_relief", "other")
    assert left("love", told=("scared",)) == ("love",)


def test_tears_are_glad_where_the_likeliest_is_and_nothing_heavy_is_in_them() -> None:
    assert is_glad(("love", "trust"))
    assert not is_glad(("trust", "love"))
    assert not is_glad(("love", "loss_fear"))
    assert not is_glad(())
    assert is_mixed(("trust", "loss_fear", "love"))
    assert not is_mixed(("love", "trust"))


@pytest.mark.parametrize(
    ("trigger", "bond", "id"),
    [
        ("death", "friend", "loss_fear"),
        ("own_news", "friend", "other"),
        ("accepted", "partner", "trust"),
        ("kindness", "friend", "connection"),
        ("accepted", "stranger", None),
        ("goodbye", "stranger", None),
        ("illness_or_injury", "friend", "loss_fear"),
    ],
)
def test_what_set_the_tears_off_may_be_spoken_of_where_no_meaning_is_likely(
    trigger: str, bond: str, id: str | None
) -> None:
    assert stands_for(bond, (trigger,)) == id


def test_an_occasion_that_stands_alone_leaves_out_what_its_meaning_says_whatever_the_bond() -> None:
    other = for_meaning("other")
    alone, beside = (on_occasion(other, "friend", (one,)) for one in ("disclosure", "illness_or_injury"))
    assert (alone.now, alone.always, alone.avoid, alone.when, alone.help) == ((), (), (), (), ())
    assert (beside.now, beside.always, beside.avoid, beside.when, beside.help) == (
        (other.now, other.always, other.avoid, other.when, other.help)
    )
    assert alone.again != other.again != beside.again


def test_when_to_talk_on_an_occasion_stands_before_what_the_meaning_says_of_it() -> None:
    loss = for_meaning("loss_fear")
    pet = on_occasion(loss, "unknown", ("pet_died",))
    assert pet.when[0].text.startswith("You may speak of the animal by its name")
    assert pet.when[1:] == loss.when
    light = on_occasion(for_meaning("other"), "friend", ("pressing",))
    assert [line.text[:16] for line in light.when] == ["When it is quiet"]


def test_who_felt_with_the_writer_first_of_all_is_not_consoled_for_a_loss() -> None:
    assert list(texts_for(("empathy", "loss_fear"), "friend", ("own_news",))) == ["empathy"]
    assert list(texts_for(("loss_fear", "empathy"), "friend", ("own_news",))) == ["loss_fear", "empathy"]
    assert list(texts_for(("empathy", "loss_fear"), "friend", ())) == ["empathy", "loss_fear"]


def test_who_grieves_or_fears_for_somebody_is_not_asked_besides_whom_they_feel_with() -> None:
    for trigger in ("death", "pet_died", "dying", "illness_or_injury"):
        assert list(texts_for(("loss_fear", "empathy"), "acquaintance", (trigger,)))[:1] == ["loss_fear"]
    assert list(texts_for(("loss_fear", "empathy"), "child", ("pet_died",))) == ["loss_fear"]
    assert list(texts_for(("loss_fear", "empathy"), "acquaintance", ("illness_or_injury",))) == ["loss_fear"]
    assert list(texts_for(("empathy", "loss_fear"), "friend", ("illness_or_injury",))) == ["empathy", "loss_fear"]


def test_what_is_said_of_the_dead_is_no_secret_unless_something_was_confided() -> None:
    assert list(texts_for(["loss_fear", "trust"], "friend", ("death",))) == ["loss_fear"]
    assert list(texts_for(["loss_fear", "trust"], "friend", ("death", "disclosure"))) == ["loss_fear", "trust"]
    assert "trust" in texts_for(["loss_fear", "trust"], "friend", ("goodbye",))


def test_a_childs_plain_distress_at_a_parting_is_met_as_a_goodbye_and_nobody_elses() -> None:
    assert list(texts_for(("other",), "child", ("parting",))) == ["loss_fear"]
    assert list(texts_for(("other",), "friend", ("parting",))) == ["other"]


def test_what_is_written_once_for_several_meanings_is_followed_once() -> None:
    assert list(texts_for(("love", "vulnerability", "other"), "friend", ("disclosure",))) == ["love"]
    for ids in (("trust", "vulnerability"), ("other", "trust")):  # what trust says is said once
        assert list(texts_for(ids, "ex", ("disclosure",))) == ["trust"]
    assert list(texts_for(("love", "vulnerability"), "friend", ())) == ["love", "vulnerability"]


def test_a_death_is_spoken_of_unless_it_is_already_and_an_illness_by_which_one_forgets_is_none() -> None:
    assert list(texts_for(("joy_relief",), "friend", ("death",))) == ["joy_relief", "loss_fear"]
    assert list(texts_for(("remorse",), "friend", ("death",))) == ["remorse"]
    assert list(texts_for(("joy_relief",), "parent", ("forgetting",))) == ["joy_relief"]


def triggers(text: str, known: str | None, bond: str, *told: str, **answers: object) -> set[str]:
    """What set the tears off, where that is ``known`` and not answered."""
    return {*triggers_of(reading(text=text, answers=answers), known, bond, told)}


def test_a_death_in_a_story_set_nothing_off_and_any_other_trigger_did() -> None:
    film = ("He cried when the dog died in the film.", "partner", "art_or_nature")
    assert triggers(film[0], "death", *film[1:]) == {"art_or_nature"}
    assert triggers(film[0], "memory", *film[1:]) == {"art_or_nature", "memory"}
    assert triggers("He cried.", "death", "partner") == {"death"}


def test_what_is_known_counts_for_more_than_a_setback_that_is_told() -> None:
    lost = "He lost his job and cried."
    assert triggers(lost, None, "partner") == {"failure_or_rejection"}
    assert triggers(lost, "goodbye", "partner") == {"goodbye"}
    assert triggers(lost, "goodbye", "partner", trigger=["memory"]) == {"memory"}


def test_who_was_deceived_keeps_what_else_is_known() -> None:
    text = "My wife has been sleeping with her boss. She cried."
    assert triggers(text, "breakup", "partner") == {CAUGHT, "breakup"}
    assert triggers(text, None, "partner") == {CAUGHT}
    news = "I told my wife that I knew. She has been sleeping with her boss. She cried."
    assert tells_own_news(news)
    assert CAUGHT in triggers(news, None, "partner")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("I shouted at him and he cried.", {}),
        ("I had an affair. He found out and cried.", {"said": ["apology"]}),
        ("I told him that I'm moving to Canada and he cried.", {}),
    ],
    ids=["hurt", "unfaithful", "own news"],
)
@pytest.mark.parametrize("trigger", [CAUGHT, "disclosure"])
def test_nothing_came_out_or_was_confided_where_it_was_the_writer_who_did_or_told_it(
    text: str, answers: dict[str, object], trigger: str
) -> None:
    assert trigger not in triggers(text, trigger, "friend", **answers)
    assert "came_out" not in triggers(text, trigger, "friend", "came_out", **answers)
    assert trigger in triggers("He told me everything and cried.", trigger, "friend", **answers)


def test_the_writers_news_set_the_tears_off_but_for_a_death_that_both_mourn() -> None:
    text = "I came out to him as gay at the wake and he cried."
    assert "own_news" in triggers(text, "death", "friend")
    for bond in ("partner", "parent", "child", "sibling", "family"):
        assert "own_news" not in triggers(text, "death", bond)
    assert "own_news" in triggers("I told him that I'm moving to Canada and he cried.", None, "family")
    assert "own_news" not in triggers(
        "I told him that I'm moving to Canada and he cried.", None, "family", trigger=["conflict"]
    )


def test_a_setback_that_was_kept_back_is_no_betrayal_unless_it_was_answered_so() -> None:
    hid, given = ("hid_a_setback",), (CAUGHT, "disclosure")
    assert not_betrayed(reading(), given, hid) == ("failure_or_rejection", "disclosure")
    assert not_betrayed(reading(), given, ()) == given
    assert not_betrayed(reading(answers={"trigger": [CAUGHT]}), given, hid) == given


def test_beside_a_loss_the_glad_are_left_out_unless_there_is_joy() -> None:
    assert outweighed(("loss_fear", "love")) == {"love", "connection"}
    assert outweighed(("loss_fear", "love", "joy_relief")) == set()
    assert outweighed(("love", "joy_relief")) == set()


def together(*ids: str, bond: str = "friend", trigger: str | None = None) -> Any:
    found = texts_for(ids, bond, (trigger,) if trigger else ())
    return told_together(tuple(found), list(found.values()), bond)


def test_what_is_told_together_is_of_two_meanings_at_most_and_of_one_where_all_are_glad() -> None:
    for ids, scenes in (
        (("trust", "vulnerability", "remorse"), ("trust", "vulnerability")),
        (("love", "connection", "joy_relief"), ("love",)),
        (("loss_fear", "love", "other"), ("loss_fear", "other")),
        (("trust", "connection"), ("trust", "connection")),
    ):
        assert together(*ids).scenes == tuple(for_meaning(id).scenes["friend"] for id in ids if id in scenes)
    assert together("joy_relief", "loss_fear").scenes == (mixed().scenes["friend"],)
    assert together("love", "other").scenes == (mixed().scenes["friend"],)
    assert together("love", "loss_fear").scenes == (for_meaning("loss_fear").scenes["friend"],)
    alone = together("joy_relief", "remorse", trigger="death")
    assert mixed().scenes["friend"] not in alone.scenes


def test_several_meanings_are_spoken_of_but_where_they_are_glad_or_only_one_is() -> None:
    assert together("trust").several == together("love", "connection").several == ()
    assert together("trust", "remorse").several == (mixed().several,)
    assert together("trust", "remorse", bond="ex").several == (mixed().alone,)
    assert together("trust", "remorse", trigger="failure_or_rejection").several == (mixed().alone,)


def test_it_is_taken_up_again_as_what_set_it_off() -> None:
    one = together("loss_fear", trigger="death")
    assert one.on_occasion
    assert one.again == on_occasion(for_meaning("loss_fear"), "friend", ("death",)).again
    both = together("trust", "loss_fear", trigger="death")
    assert both.on_occasion
    assert both.again == one.again
    glad = together("joy_relief", "loss_fear", trigger="illness_or_injury")
    assert glad.on_occasion
    assert glad.again == on_occasion(for_meaning("loss_fear"), "friend", ("illness_or_injury",)).again
    assert not together("trust", "remorse").on_occasion
    assert together("trust", "remorse").again == mixed().again
    assert together("trust").again == for_meaning("trust").again


def test_each_meaning_has_an_opener_in_its_turn_and_the_last_has_the_rest() -> None:
    says = [for_meaning(id).scenes["friend"].say for id in ("trust", "remorse", "other")]
    assert by_stage(says) == (says[0][0], says[1][1], says[2][2])
    assert by_stage(says[:2]) == (says[0][0], says[1][1], says[1][2])
    assert by_stage(says[:1]) == says[0]


def test_where_it_is_plain_what_set_them_off_nobody_is_asked_what_the_tears_meant() -> None:
    unsure = reading(likeliest=("other", 0.5))
    assert guidance_for(unsure, relationship="friend").ask
    assert guidance_for(unsure, relationship="friend", trigger="illness_or_injury").ask is None


def test_a_meaning_that_weighs_little_stays_so_on_an_occasion() -> None:
    glad = for_meaning("joy_relief")
    assert glad.light
    heavier = replace(glad, occasions=tuple(replace(one, light=False) for one in glad.occasions))
    assert on_occasion(heavier, "partner", ("accepted",)).light
    assert not on_occasion(for_meaning("other"), "friend", ("illness_or_injury",)).light


@pytest.mark.parametrize("bond", [bond for bond in BONDS if bond not in ("stranger", "none")])
@pytest.mark.parametrize("id", [id for id in MEANINGS if id not in ("trust", "joy_relief", "remorse")])
def test_whoever_told_something_is_thanked_once_and_heard_out_once(id: str, bond: str) -> None:
    relationship = {} if bond == "unknown" else {"relationship": bond}
    for ids in ((id, "trust"), ("trust", id)):
        one = guidance_for(reading(*ids, answers={**relationship, "trigger": ["disclosure"]}))
        told = " ".join(line.text for line in (*one.now, *one.later, *one.always))
        assert len(re.findall(r"\bThank\b", told)) <= 1
        assert len(re.findall(r"[Hh]ear it out", told)) <= 1
