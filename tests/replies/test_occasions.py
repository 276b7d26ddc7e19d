"""What set the tears off may count for more than what they mean: nobody who was hurt or bereaved gets the wrong words."""

from __future__ import annotations

import re

import pytest

from tearwise.meanings import MEANINGS
from tearwise.reading import Crier
from tearwise.replies import Guidance, guidance_for, worry
from tearwise.replies.guidance_texts import bonds, for_meaning
from tearwise.replies.sample import reading_of
from tearwise.replies.scenes import BONDS
from tests.replies.examples import reading

CAUGHT, DEATH, ILL = "caught_or_confessing", "death", "illness_or_injury"
NEAR = [bond for bond in BONDS if bond not in ("stranger", "none")]


def told(
    *meanings: str, bond: str = "partner", trigger: str | None = None, crier: Crier = "other", text: str = "He cried."
) -> Guidance:
    return guidance_for(reading_of(*meanings, bond=bond, text=text), pronoun="he", crier=crier, trigger=trigger)


def said(one: Guidance) -> str:
    lines = [*one.now, *one.later, *one.always, *one.say, *one.again, *one.when, *one.help]
    return " ".join([line.text for line in lines] + [f"{each.what} {each.why}" for each in one.avoid])


@pytest.mark.parametrize("meanings", [("trust",), ("vulnerability",), ("love", "remorse"), ("loss_fear", "other")])
def test_who_was_just_told_of_an_affair_owes_no_thanks_or_comfort_and_may_ask(meanings: tuple[str, ...]) -> None:
    partner = told(*meanings, trigger=CAUGHT)
    assert partner.now[0].text.startswith("You need not comfort him")
    wrong = (
        r"Thank (you|him)|string of questions|Keep it to yourself|[Gg]lad|leave the choices|Wanting it all explained"
    )
    assert not re.search(wrong, said(partner))
    assert "There is something that I want to know." in said(told("trust", trigger=CAUGHT))


def test_who_did_it_is_not_spoken_to_as_the_one_who_was_hurt() -> None:
    own = told("loss_fear", trigger=CAUGHT, text="I cheated on him. When I told him he cried.")
    assert "need not comfort" not in said(own)
    assert said(own) == said(told("loss_fear", text="I cheated on him. When I told him he cried."))


def test_a_secret_is_kept_where_it_is_the_others_own() -> None:
    assert "If it concerns him alone, keep it to yourself." in said(told("trust"))


@pytest.mark.parametrize("bond", NEAR)
def test_guilt_beside_a_death_is_no_offence(bond: str) -> None:
    one = told("remorse", bond=bond, trigger=DEATH)
    assert one.now[0].text.startswith("Guilt beside a death need not be argued away.")
    assert not re.search("apolog|repair|[Ff]orgiv|punish", said(one))
    assert "if he says that life is not worth it" in said(one).replace("If", "if")
    assert len(one.again) == len(one.say) == 3


def test_own_guilt_beside_a_death_is_met_as_grief() -> None:
    did = "I forgot her birthday, and cried."
    grief, guilt = (told("remorse", trigger=one, crier="narrator", text=did) for one in (DEATH, None))
    assert grief.say == told("loss_fear", trigger=DEATH, crier="narrator").say
    assert "it was wrong" in said(guilt)
    assert "it was wrong" not in said(grief)
    both = told("remorse", "loss_fear", trigger=DEATH, crier="narrator")
    assert (both.say, both.meanings) == (grief.say, ("remorse", "loss_fear"))


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("tender", ["love", "connection"])
def test_at_a_loss_nobody_is_told_of_a_glad_part(tender: str, bond: str) -> None:
    one, loss = told(tender, "loss_fear", bond=bond), told("loss_fear", bond=bond)
    assert one.say == loss.say
    assert [one.now[:1], one.later[:1]] == [loss.now[:1], loss.later[:1]]
    assert not re.search(r"\b(glad|heavy|something good)\b", " ".join(line.text for line in (*one.now, *one.later)))
    glad = told(tender, "loss_fear", "joy_relief", bond=bond)
    assert glad.say != loss.say


def test_at_a_death_love_leaves_the_words_for_the_death() -> None:
    one, loss = told("love", "loss_fear", trigger=DEATH), told("loss_fear", trigger=DEATH)
    assert (one.say, one.again) == (loss.say, loss.again)


def test_who_was_hurt_by_the_one_who_is_ill_need_not_call_it_nothing() -> None:
    one = said(told("remorse", trigger=ILL))
    assert "Being ill is nothing to be blamed for" in one
    assert "If he had a part in what happened, hear it" in one
    assert "If he had a part in what happened, hear it; nothing has to be forgiven today." in one
    assert "You needn't be sorry" not in one


def test_the_name_of_the_dead_is_not_pressed_on_anybody() -> None:
    one = said(told("loss_fear", trigger=DEATH))
    assert "forgotten" not in one
    assert "by name" not in one
    assert "in the words that he has for them" in one  # "mum", or a child that never had a name


def test_nobody_who_mourns_is_said_to_forget_unless_they_do() -> None:
    assert "forgets" not in said(told("loss_fear", trigger=DEATH))


def test_guilt_and_grief_at_one_death_ask_once_how_it_is_today() -> None:
    one = told("remorse", "loss_fear", trigger=DEATH)
    assert sum(line.text.startswith("Ask how he is today") for line in one.later) == 1


def test_an_ex_who_is_bereaved_hears_of_the_death_and_not_of_the_break_up() -> None:
    one = told("loss_fear", bond="ex", trigger=DEATH)
    assert one.now[0].text.startswith("Be kind about the death.")
    assert one.again[0].text.startswith("I'm so sorry about your loss.")
    assert "leave it ended" not in said(one)
    assert "Where it is over between you" in " ".join(
        line.text for line in worry("good_for_us", reading_of("loss_fear", bond="ex")).lines
    )


@pytest.mark.parametrize("bond", ["ex", "acquaintance"])
def test_after_a_break_up_an_ex_or_a_colleague_is_asked_for_no_more_than_before(bond: str) -> None:
    assert told("loss_fear", bond=bond, trigger="breakup").again == bonds()[bond].again


def test_own_tears_after_being_wronged_are_not_called_a_bad_day() -> None:
    one = said(told("other", crier="narrator"))
    assert "what was done or said to you" in one
    assert not re.search("simply|put it right", one)


@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_who_cries_is_told_where_to_turn_if_life_seems_not_worth_it_unless_the_tears_are_glad(id: str | None) -> None:
    one = told(*([id] if id else []), crier="narrator")
    assert ("crisis line" in one.help[0].text) == (id not in ("love", "connection", "joy_relief"))


def test_who_mourns_is_not_made_to_say_that_they_fear_to_lose_somebody() -> None:
    assert "losing you" not in said(told("loss_fear", crier="narrator"))


def test_a_baby_is_no_reason_to_wait_and_a_small_child_is_not_left() -> None:
    assert "With a baby who cries in an unusual way, ask a doctor at once." in said(told("other", bond="child"))
    repair = told(bond="child", text="I made him cry.")
    assert repair.kind == "repair"
    assert "With a small child, stay within reach either way." in said(repair)
    assert "small child" not in said(told(bond="partner", text="I made him cry."))


@pytest.mark.parametrize("id", ["loss_fear", "other", None])
@pytest.mark.parametrize("bond", ["parent", "sibling", "friend"])
def test_at_a_death_nobody_is_asked_what_the_tears_meant(bond: str, id: str | None) -> None:
    one = told(*([id] if id else []), bond=bond, trigger=DEATH)
    assert "Whoever has died can be named." in said(one)
    assert not re.search("does not settle|whole family|Turning into|The matter itself can wait", said(one))
    assert (one.ask, one.meanings) == (None, (id,) if id else ())
    assert told(bond=bond).ask


LEFT = "I broke up with my boyfriend today. He cried and begged me to stay."
LEAVES = "My boyfriend left me last night, and cried while he packed."


@pytest.mark.parametrize("bond", ["partner", "ex", "unknown"])
@pytest.mark.parametrize("meanings", [("loss_fear",), ("remorse", "loss_fear"), ("other",), ()])
@pytest.mark.parametrize(
    ("text", "first"), [(LEFT, "You can be kind, and leave"), (LEAVES, "You need not comfort him.")]
)
def test_who_leaves_or_was_left_is_not_told_to_comfort(
    text: str, first: str, meanings: tuple[str, ...], bond: str
) -> None:
    one = told(*meanings, bond=bond, trigger="breakup", text=text)
    assert one.now[0].text.startswith(first)
    assert not re.search("Stay with him|fear to miss|could somebody do|Let him cry|More than one", said(one))
    assert not re.search(first, said(told(*meanings, bond=bond, trigger="breakup")))


@pytest.mark.parametrize("bond", [bond for bond in NEAR if bond not in ("stranger", "none")])
@pytest.mark.parametrize("meanings", [("other",), ("trust",), ("remorse", "trust"), ()])
def test_who_comes_out_is_thanked_and_taken_as_before(meanings: tuple[str, ...], bond: str) -> None:
    text = "They told me they're trans. They were crying, and said please don't hate me."
    one = guidance_for(reading_of(*meanings, bond=bond, text=text))
    assert one.say[0].text.startswith("Thank you for telling me.")
    assert not re.search("matter itself can wait|What happened|a break first|apology|forgive", said(one))
    assert ("I love you, and that doesn't change." in said(one)) == (bond == "child")
    own_news = guidance_for(reading_of("other", bond=bond, text="I told them I'm trans. They cried."))
    assert "Thank" not in own_news.say[0].text


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("meanings", [("other",), ("joy_relief",), ("loss_fear", "empathy"), ()])
def test_tears_at_a_film_need_no_mending(meanings: tuple[str, ...], bond: str) -> None:
    one = told(*meanings, bond=bond, text="He cried at the end of Titanic and laughed at himself.")
    assert "Nothing has to be mended" in one.now[0].text if bond != "none" else one.later[0].text
    assert not re.search("a seat, some water|hardest part|brain|weighing on you|counsellor|so sorry", said(one))


def test_an_illness_of_the_brain_is_spoken_of_where_tears_come_without_reason() -> None:
    line = "after an injury of the brain"
    assert line not in said(told("other", text="He failed his exam and cried."))
    assert line in said(told("other", text="Since his stroke he cries for no reason."))
    assert line not in said(told("joy_relief", text="Out of nowhere they sang for him, and he cried."))


def test_who_forgets_is_not_asked_what_comes_back_to_them() -> None:
    text = "Today he did not know who I was, and cried."
    for meanings in (("loss_fear",), ("other",), ()):
        one = told(*meanings, bond="parent", trigger=ILL, text=text)
        assert "Nothing has to be put right." in one.now[0].text
        assert not re.search("keeps coming back|Turning into|weighs on you", said(one))


def test_at_a_deathbed_the_loss_may_be_the_readers_too() -> None:
    one = told("loss_fear", bond="sibling", text="Mum has weeks left. My brother cried.")
    assert "If it is your loss as well" in one.now[0].text
    assert "whole family" not in said(one)
    assert "your loss as well" not in said(told("loss_fear", bond="sibling", text="Two weeks left of term. He cried."))


def test_a_goodbye_of_others_is_not_the_readers_own() -> None:
    others = said(told("loss_fear", bond="child", trigger="goodbye", text="He cried when my son left for Australia."))
    own = said(told("loss_fear", bond="child", trigger="goodbye", text="He cried when I left for Australia."))
    mine = re.compile("of our goodbye|When shall we talk next")
    assert mine.search(own)
    assert not mine.search(others)


def test_a_goodbye_that_is_only_announced_is_not_spoken_of_as_past() -> None:
    for text in (
        "My mother-in-law cried when my husband said we are moving abroad.",
        "He cried when I said I'm moving.",
    ):
        one = told("loss_fear", bond="family", trigger="goodbye", text=text)
        assert not re.search(r"since (that|the) goodbye|how we said", said(one))


def test_a_friend_may_sit_beside_the_reader_and_a_neighbour_plans_no_visit_with_them() -> None:
    assert told("loss_fear", bond="friend").now[0].text.startswith("Stay, go there, or ring.")
    assert not any("come over" in opener.text for opener in told("loss_fear", bond="friend").say)
    care = "My neighbour cried because her husband has to go into a care home."
    assert "next visit together" not in said(told("loss_fear", bond="acquaintance", text=care))


def test_who_has_somebody_in_their_care_may_have_to_speak_of_it() -> None:
    one = told("other", bond="acquaintance", text="I'm a nurse. A patient of mine cried.")
    assert any("want you to tell somebody" in line.text for line in one.help)
    assert one.avoid[-1].what == "Talking about it with people whom it does not concern."


def test_good_news_of_the_body_is_not_called_special() -> None:
    one = told("joy_relief", bond="acquaintance", text="A patient cried when I told her the biopsy is benign.")
    assert not any("special" in opener.text for opener in one.say)


@pytest.mark.parametrize(
    "text",
    [
        "My brother cried because he relapsed after two years sober.",
        "I broke up with him today and he cried.",
        "I told my brother that I won't lend him the money, and he cried.",
    ],
)
def test_nobody_celebrates_what_is_plainly_no_joy(text: str) -> None:
    bond = "partner" if "broke" in text else "sibling"
    assert not re.search("wonderful|glad|cake|celebrate", said(told("joy_relief", bond=bond, text=text)))


def test_who_knows_what_happened_does_not_ask_what_happened() -> None:
    farm = "My father-in-law cried when he sold the farm."
    assert not any("something happened" in each.text for each in told("other", bond="family", text=farm).say)
    assert not any("What has happened" in each.text for each in told("other", bond="ex").say)


def test_an_ex_is_not_company_at_a_loss() -> None:
    assert "company can answer both" in said(told("loss_fear", bond="friend"))
    assert "company can answer both" not in said(told("loss_fear", bond="ex"))


def test_a_parents_break_up_is_not_a_childs_to_carry() -> None:
    one = told("loss_fear", bond="parent", text="My parents split up last week. Dad cried when he told me.")
    assert "you need take no side" in one.now[0].text
    assert not re.search("ill of nobody|Evenings and weekends", said(one))


@pytest.mark.parametrize("bond", ["acquaintance", "unknown"])
def test_who_gave_bad_news_by_their_task_need_not_guess_what_it_is(bond: str) -> None:
    one = told("other", bond=bond, text="I gave him some feedback on the report, and he cried in the meeting.")
    assert "need be neither taken back nor said again" in one.now[0].text
    assert "something here, or something else" not in said(told("other", bond="acquaintance"))


@pytest.mark.parametrize("meanings", [("loss_fear",), ("loss_fear", "other"), ("joy_relief", "loss_fear"), ()])
def test_plainly_glad_tears_are_not_answered_as_a_loss(meanings: tuple[str, ...]) -> None:
    text = "He cried all through the Easter service, with his eyes closed and smiling."
    one = guidance_for(reading_of(*meanings, "empathy", bond="family", text=text), pronoun="he")
    assert not {"loss_fear", "other"} & {*one.meanings}
    alone = guidance_for(reading_of("loss_fear", bond="family", text=text), pronoun="he")
    assert (alone.meanings, bool(alone.ask)) == (("joy_relief",), True)
    assert not re.search("so sorry|come by on Thursday|time heals", said(alone))


@pytest.mark.parametrize("bond", ["acquaintance", "ex", "stranger"])
def test_who_is_to_leave_room_is_not_told_to_stay(bond: str) -> None:
    for trigger in (None, "breakup", DEATH):
        assert not re.search(r"Stay, and|Company answers", said(told("loss_fear", bond=bond, trigger=trigger)))


def test_an_ex_is_not_presumed_to_be_a_stalker() -> None:
    kept = "keep the messages"
    assert kept not in said(told("loss_fear", bond="ex", trigger="breakup"))
    assert kept in said(told("loss_fear", bond="ex", text="He keeps texting and turned up at my door, crying."))


@pytest.mark.parametrize("bond", ["partner", "child"])
def test_it_is_not_taken_for_granted_that_the_two_are_under_one_roof_or_that_they_are_not(bond: str) -> None:
    scenes = [for_meaning(id).scenes[bond] for id in ("loss_fear", "vulnerability", "other", "remorse")]
    placed = re.compile(
        r"^(Sit down|Sit near|Look in again|Stay in the room|Ask how the night was|Ring\b|Visit|Come by)"
    )
    assert [text for one in scenes for text in (one.now.text, one.later.text) if placed.search(text)] == []


@pytest.mark.parametrize("trigger", ["failure_or_rejection", "overload"])
@pytest.mark.parametrize("bond", ["partner", "parent", "child", "sibling", "family", "friend", "unknown"])
def test_what_did_not_come_off_or_was_too_much_is_no_offence(bond: str, trigger: str) -> None:
    one = told("remorse", bond=bond, trigger=trigger)
    assert "is nothing to be blamed for" in one.now[0].text
    assert not re.search("apolog|repair|[Ff]orgiv|punish|by when", said(one))
    assert "life is not worth it" in said(one)


@pytest.mark.parametrize("bond", ["partner", "parent", "unknown"])
def test_a_loss_of_which_no_more_is_known_is_taken_for_no_crisis_of_the_two(bond: str) -> None:
    one = said(told("loss_fear", bond=bond))
    for assumed in ("take back", "staying a while", "both of you have slept", "eaten and slept", "over between you"):
        assert assumed not in one


@pytest.mark.parametrize(
    ("meanings", "trigger"), [(("love", "remorse"), CAUGHT), (("vulnerability", "trust", "remorse"), CAUGHT)]
)
def test_beside_what_was_found_out_nobody_is_to_sort_out_the_tears(meanings: tuple[str, ...], trigger: str) -> None:
    one = told(*meanings, trigger=trigger)
    assert "You need not sort it out, for him or for yourself." in said(one)
    assert "Follow whichever" not in said(one)
    assert one.again[0].text == "I've been thinking about what you told me."
    assert "Follow whichever" in said(told(*meanings))


@pytest.mark.parametrize("meanings", [("loss_fear", "empathy"), ("loss_fear", "joy_relief"), ("loss_fear", "remorse")])
def test_beside_a_death_it_is_taken_up_again_as_a_death(meanings: tuple[str, ...]) -> None:
    one, other = told(*meanings, bond="friend", trigger=DEATH), told(*meanings, bond="friend")
    assert one.again[0].text == "I've been thinking of you. How are you today?"
    assert other.again[0].text == "There seemed to be a lot in it. How are you now?"


def test_at_a_loss_of_both_the_reader_is_looked_after_too() -> None:
    assert "Let somebody look after you, too." in said(told("loss_fear", trigger=DEATH))
    assert "Let somebody look after you, too." not in said(told("loss_fear"))


def test_who_hears_from_an_ex_is_not_made_to_take_them_back_or_to_stay_on_the_line() -> None:
    one = told("loss_fear", bond="ex", trigger="breakup")
    assert (
        one.now[0].text
        == "Be gentle, and leave it between you as it stands. You may end the call or the visit, kindly."
    )
    assert one.say[0].text == "I can hear how much this hurts. Nothing changes tonight."


@pytest.mark.parametrize("trigger", [None, "breakup", DEATH, ILL])
@pytest.mark.parametrize("more", [(), ("empathy",)])
def test_an_ex_is_to_be_helped_by_others_and_is_no_reason_to_come_back(
    trigger: str | None, more: tuple[str, ...]
) -> None:
    ex, friend = (told("loss_fear", *more, bond=bond, trigger=trigger) for bond in ("ex", "friend"))
    assert "call for help, and let one of his people be with him. It is no reason to come back." in said(ex)
    assert not re.search("get help together|as long as it takes", said(ex))
    assert "get help together" in said(friend)


def test_a_grown_child_may_be_told_that_they_are_loved_at_once() -> None:
    child, friend = told("love", bond="child", text="My son cried. He is 15."), told("love", bond="friend")
    wrong = ("Saying more in return", "words of love come with pressure")
    assert not any(one in said(child) for one in wrong)
    assert all(one in said(friend) for one in wrong)
    assert child.avoid[0].why == "If you love him, say so now, in your own words."
    assert child.help


def test_a_bond_is_told_something_instead_only_where_it_omits_something() -> None:
    for id in MEANINGS:
        for scene in for_meaning(id).scenes.values():
            assert bool(scene.omit) >= bool(scene.avoid or scene.help)


@pytest.mark.parametrize("bond", ["partner", "parent", "child", "sibling", "family", "friend", "unknown"])
@pytest.mark.parametrize("id", [id for id in MEANINGS if id != "remorse"])  # which has words of its own for a death
def test_where_a_death_is_told_the_guidance_speaks_of_it_whatever_the_meaning(id: str, bond: str) -> None:
    assert "whoever has died" in said(told(id, bond=bond, trigger=DEATH))
    assert "whoever has died" not in said(told(id, bond=bond))


def test_a_guard_that_comes_down_at_a_graveside_is_met_as_grief() -> None:
    one, loss = (told(id, bond="parent", trigger=DEATH) for id in ("vulnerability", "loss_fear"))
    assert (one.now, one.later, one.say) == (loss.now, loss.later, loss.say)
    assert one.meanings == ("vulnerability",)
    dying = "Mum has weeks left. My brother cried."
    before, grief = (told(id, bond="sibling", text=dying) for id in ("vulnerability", "loss_fear"))
    assert (before.now, before.later, before.say) == (grief.now, grief.later, grief.say)
    other_day = "as you would on any other day"
    assert other_day in said(told("vulnerability", bond="parent"))
    assert other_day not in said(one)


def test_what_somebody_hid_of_a_death_is_answered_with_thanks_and_with_grief() -> None:
    one = said(told("trust", bond="sibling", trigger=DEATH))
    assert "Thank you for telling me" in one
    assert "whoever has died" in one


def test_who_apologised_for_tears_during_sex_has_no_offence_read_into_it() -> None:
    one = told("remorse", text="He cried during sex and then apologised.")
    assert "all right to stop" in one.now[0].text
    assert not re.search("sorry for, most of all|put right|Judging how real|Forgiving", said(one))


@pytest.mark.parametrize(
    "text",
    [
        "He cried after sex and said sorry. I said no before.",
        "He cried after sex and said sorry. I didn't want to.",
        "He cried after sex and said sorry that he hurt me.",
    ],
)
def test_whoever_did_not_want_it_themselves_is_not_told_to_comfort(text: str) -> None:
    assert "all right to stop" not in said(told("remorse", text=text))


@pytest.mark.parametrize(
    "meanings", [("joy_relief",), ("other",), ("love", "vulnerability"), ("joy_relief", "loss_fear")]
)
@pytest.mark.parametrize("bond", ["partner", "ex", "unknown"])
def test_after_sex_it_is_asked_first_whether_it_was_wanted_and_nothing_is_celebrated(
    meanings: tuple[str, ...], bond: str
) -> None:
    one = told(*meanings, bond=bond, text="He cried after sex.")
    assert "all right to stop" in one.now[0].text
    assert "was not wanted" in one.always[-1].text
    assert not re.search("[Cc]elebrate|hold on to|so happy", said(one))
    assert "helpline" in one.help[0].text


@pytest.mark.parametrize("trigger", [None, CAUGHT, "disclosure"])
@pytest.mark.parametrize("meanings", [("remorse",), ("other",), ("trust", "remorse"), ("loss_fear",)])
def test_who_began_again_is_helped_to_help_and_not_called_to_account(
    meanings: tuple[str, ...], trigger: str | None
) -> None:
    one = told(*meanings, trigger=trigger, text="He relapsed last night. He cried.")
    assert "emergency number" in one.now[0].text
    assert not re.search("need not comfort him|by when|[Ff]orgiv|apolog", said(one))
    assert "promise" in one.avoid[-1].what
    assert "doctor" in one.help[0].text


GO_AWAY = "My daughter is 16. She burst into tears, slammed the door and told me to go away."
LEFT_THE_FAITH = "I told my father that I no longer believe, and the tears ran into his beard."
EMBRYO = "The clinic rang: the last embryo hadn't taken. I found my wife on the kitchen floor, crying."


def said_or_asked(one: Guidance) -> str:
    return f"{said(one)} {one.ask or ''}"


def test_who_wants_to_be_alone_is_not_to_be_hugged() -> None:
    told = guidance_for(reading("other", text=GO_AWAY), relationship="child")
    assert told.now[0].text.startswith("She may want to be alone")
    assert not re.search("a hug may be|Stay with her", said_or_asked(told))
    near = guidance_for(reading("other", text="My daughter is 16. She burst into tears."), relationship="child")
    assert near.now[0].text.startswith("Stay with her")


@pytest.mark.parametrize("meanings", [(), ("other",), ("remorse",)])
def test_who_told_their_news_is_not_to_ask_what_the_tears_were_about(meanings: tuple[str, ...]) -> None:
    told = guidance_for(reading(*meanings, text=LEFT_THE_FAITH), relationship="parent")
    assert told.now[0].text.startswith("He may need a moment with what you told him")
    assert told.ask is None
    assert "wondering about" not in said_or_asked(told)


def test_news_that_the_other_told_is_none_of_the_writers() -> None:
    told = guidance_for(reading("other", text="My father told me that he no longer believes. He cried."))
    assert "what you told" not in said_or_asked(told)


def test_an_answer_by_which_the_writers_news_did_not_set_the_tears_off_counts_for_more() -> None:
    told = guidance_for(reading("other", text=LEFT_THE_FAITH, answers={"trigger": ["conflict"]}), relationship="parent")
    assert "what you told" not in said_or_asked(told)


def test_own_tears_beside_a_death_that_is_mourned_are_met_as_grief() -> None:
    text = "I cried at work today. My father died in March, and I'm so embarrassed."
    told = guidance_for(reading("other", text=text), crier="narrator")
    assert told.always[0].text.startswith("Somebody has died.")
    shouted = guidance_for(reading("other", text=text + " My boss had shouted at me."), crier="narrator")
    assert not shouted.always[0].text.startswith("Somebody has died.")
    of_another = guidance_for(reading("joy_relief", text="My dad died in May. My wife cried when our son was born."))
    assert "died" not in said_or_asked(of_another)


def test_a_child_that_does_not_come_is_a_loss_to_both() -> None:
    told = guidance_for(reading("other", text=EMBRYO), relationship="partner")
    assert "You may be just as sad" in told.now[0].text
    assert not re.search("own side of it|helplessness", said_or_asked(told))
    friend = guidance_for(reading("loss_fear", text=EMBRYO), relationship="friend")
    assert "us this evening" not in said_or_asked(friend)


def test_who_says_sorry_when_an_old_fright_comes_back_has_nothing_to_put_right() -> None:
    text = "When the fireworks started my husband went down on the floor. He cried and kept saying sorry."
    told = said(guidance_for(reading("trust", "remorse", text=text), relationship="partner"))
    assert "nothing to be sorry for" in told
    assert not re.search("sorry for, most of all|Look at conduct|Thank you for telling", told)


def test_tears_since_a_stroke_are_taken_for_no_guilt_and_a_doctor_is_named() -> None:
    text = "Since his stroke my dad cries at everything, even when I bring him toast. He looks ashamed."
    told = guidance_for(reading("remorse", text=text), relationship="parent", trigger=ILL)
    assert told.now[0].text.startswith("Such tears may come without him being sad")
    assert "an injury of the brain" in said(told)
    assert "blames himself" not in said(told)
    assert "blames himself" in said(guidance_for(reading("remorse"), pronoun="he", relationship="parent", trigger=ILL))


FIREWORKS = "The fireworks started and my husband went down on the floor, shaking and crying."


def test_nobody_is_told_to_celebrate_where_an_old_fright_came_back_however_the_tears_are_read() -> None:
    for meanings in (("joy_relief",), ("joy_relief", "other"), ("other",)):
        told = guidance_for(reading(*meanings, text=FIREWORKS), relationship="partner")
        assert "Keep your voice low" in told.now[0].text, meanings
        assert not re.search("[Cc]elebrate|[Bb]e glad|so happy", said(told)), meanings
    answer = worry("weakness", reading("joy_relief", text=FIREWORKS), relationship="partner")
    assert "joy" not in " ".join(one.text for one in answer.lines)


def test_an_old_fright_that_came_back_by_day_is_not_spoken_of_as_a_night() -> None:
    told = guidance_for(
        reading("other", text="My flatmate had a panic attack in the lecture hall and cried on the steps."),
        relationship="friend",
    )
    assert told.now[0].text.startswith("Keep your voice low")
    assert "night" not in said(told)


def test_who_said_yes_is_not_to_be_answered_later_nor_suspected() -> None:
    text = "I went down on one knee and she said yes and cried."
    told = guidance_for(reading("joy_relief", "love", text=text), relationship="partner")
    assert "Be glad together" in told.now[0].text
    assert not re.search("before you answer|Weighing|more in return", said(told))


def test_an_apology_at_a_parting_waits_for_no_proof() -> None:
    told = guidance_for(reading("loss_fear", "remorse"), relationship="partner", trigger="goodbye")
    assert "before the parting" in said(told)
    assert not re.search("by when\\?|I'd like to think about it|See what", said(told))


def test_what_moved_them_need_not_be_talked_about_and_nothing_is_held_up_from_it() -> None:
    text = "My boyfriend cries at every film. Last night he took my hand."
    one = reading("other", text=text, evidence="My boyfriend cries at every film")
    assert "as you wrote it" not in said(guidance_for(one, relationship="partner"))


DECEIVED = (
    "My friend found out her husband has been sleeping with a colleague. She turned up in tears and keeps asking what is "
    "wrong with her."
)


@pytest.mark.parametrize("meanings", [("remorse",), ("remorse", "other"), ("loss_fear",), ()])
def test_who_was_deceived_by_their_partner_has_nothing_to_own_or_to_put_right(meanings: tuple[str, ...]) -> None:
    told = guidance_for(reading(*meanings, text=DECEIVED), pronoun="she", relationship="friend")
    assert "being deceived is no fault" in told.now[0].text
    assert not re.search("instead|still do about it|sorry for, most|apology|[Rr]epair", said(told))
    answer = " ".join(one.text for one in worry("real", reading(*meanings, text=DECEIVED), pronoun="she").lines)
    assert "say sorry" not in answer
    assert "does not show" not in answer or not meanings


def test_who_deceived_another_is_not_told_that_it_is_no_fault() -> None:
    text = "I had an affair. My sister cried when she found out that her husband slept with me."
    told = guidance_for(reading("other", text=text), relationship="sibling")
    assert "no fault" not in said(told)


LOST_JOB = (
    "My husband got made redundant on Tuesday and didn't tell me until tonight. He cried and said he'd let us down. I'm "
    "not even angry about the lying."
)


def test_a_lost_job_that_was_kept_back_is_no_betrayal() -> None:
    told = guidance_for(reading("remorse", text=LOST_JOB), relationship="partner", trigger="caught_or_confessing")
    assert "nothing to be blamed for" in told.now[0].text
    assert not re.search("need not comfort|going to do about it, and by when", said(told))
    answer = worry("love", reading("remorse", text=LOST_JOB), relationship="partner", trigger="caught_or_confessing")
    assert "something came out" not in " ".join(one.text for one in answer.lines)


def test_what_was_gambled_away_beside_a_lost_job_is_met_as_what_came_out() -> None:
    text = LOST_JOB + " Then it came out that he had gambled our savings."
    told = guidance_for(reading("remorse", text=text), relationship="partner", trigger="caught_or_confessing")
    assert "You need not comfort him" in told.now[0].text


@pytest.mark.parametrize("meanings", [("joy_relief",), ("joy_relief", "love"), ("other",), ()])
def test_nobody_is_toasted_who_waits_for_a_child_and_hears_that_the_writer_has_one(meanings: tuple[str, ...]) -> None:
    text = "I told my sister I'm pregnant. She's been doing IVF for five years. She hugged me and cried in the loo."
    told = guidance_for(reading(*meanings, text=text), relationship="sibling")
    assert "glad for you and sad" in told.now[0].text
    assert not re.search("wonderful|cake|Be glad|so glad|celebrate", said(told))


def test_who_longed_for_the_child_themselves_may_be_glad_of_it() -> None:
    text = "I'm pregnant, at last, after three years of trying. My mum cried when I told her."
    told = guidance_for(reading("joy_relief", text=text), relationship="parent")
    assert "glad" in said(told)
    assert "sad at the same time" not in said(told)


def test_while_nobody_knows_yet_nothing_is_promised() -> None:
    text = "Mum found a lump and the appointment is on Thursday. She put the knife down and cried."
    told = guidance_for(reading("vulnerability", text=text), relationship="parent")
    assert "Nobody knows yet" in told.now[0].text
    assert "Make no fuss" not in said(told)
    clear = guidance_for(reading("joy_relief", text="Mum found a lump. It is benign, and she cried."))
    assert "Nobody knows yet" not in said(clear)


@pytest.mark.parametrize(
    "text",
    [
        "We buried my gran. I found my dad crying in her pantry and walked away. I feel that I failed him.",
        "He asked me out at work. I turned him down and he cried.",
    ],
)
def test_failing_somebody_is_no_mark_that_was_given(text: str) -> None:
    assert "What you said need be neither" not in said(guidance_for(reading("loss_fear", text=text), trigger="death"))
    assert "What you said need be neither" not in said(guidance_for(reading("other", text=text)))


def test_a_student_who_was_failed_is_still_met_as_one() -> None:
    text = "I failed him in the oral exam and my student cried in my office."
    assert "What you said need be neither" in said(guidance_for(reading("other", text=text)))


@pytest.mark.parametrize("meaning", ["loss_fear", "vulnerability", "other"])
def test_who_says_go_away_is_left_alone_for_now_however_the_tears_are_read(meaning: str) -> None:
    text = "My lad's 14. I heard him crying, but when I knocked he said I'm fine go away."
    told = guidance_for(reading(meaning, text=text), relationship="child")
    assert "want to be alone for now" in told.now[0].text
    assert not re.search("Stay with him|Stay where he|as long as it takes", said(told))


def test_who_said_that_it_is_not_working_has_ended_it() -> None:
    text = "I told my girlfriend tonight that I don't think this is working anymore. She cried for an hour."
    told = guidance_for(reading("other", text=text), relationship="partner")
    assert "leave your decision as it is" in told.now[0].text


def test_a_farewell_is_not_weighed_down_by_talk_of_grief() -> None:
    text = "Our teacher is retiring. She burst into tears when I gave her the card."
    told = guidance_for(reading("loss_fear", text=text), relationship="acquaintance")
    assert "one true thing" in told.now[0].text
    assert not re.search("life is not worth|neither sleep|as long as it takes", said(told))


@pytest.mark.parametrize("meanings", [("remorse", "trust"), ("remorse",), ("other",)])
def test_who_says_what_hurt_them_is_not_the_one_to_be_sorry(meanings: tuple[str, ...]) -> None:
    text = (
        "My best friend said to me, crying, that she always felt second choice and that I never once called first. It's "
        "true. I said I have to put the kids to bed."
    )
    told = guidance_for(reading(*meanings, text=text), relationship="friend")
    assert "Hear it to the end" in told.now[0].text
    assert not re.search("able to do about it|Look at conduct|Listen for those|instead", said(told))


def test_a_writer_who_was_laughed_at_by_people_is_told_what_is_for_that() -> None:
    text = "I cried in front of my class because the teacher read my essay out and people laughed."
    told = guidance_for(reading("other", text=text), crier="narrator")
    assert "laughed at" in told.always[0].text


def test_tears_at_a_birth_are_met_with_gladness_and_no_doctor() -> None:
    text = "Our daughter was born at four this morning. They put her on my chest and my husband sobbed into my hair."
    for meanings in (("vulnerability",), ("vulnerability", "loss_fear"), ("joy_relief",)):
        told = guidance_for(reading(*meanings, text=text), relationship="partner")
        assert told.meanings == ("joy_relief",), meanings
        assert "hold it together" not in said(told)
        assert told.ask is None
    still = "Our daughter was born still. They put her on my chest and my husband sobbed."
    assert "joy_relief" not in guidance_for(reading("loss_fear", text=still), relationship="partner").meanings


def test_who_kept_back_a_lost_job_themselves_is_not_told_to_hear_how_it_has_been() -> None:
    text = "I'd been hiding it from her since I got laid off in May. My wife found the letter and cried on the stairs."
    assert "nothing to be blamed for" not in said(guidance_for(reading("other", text=text), relationship="partner"))


@pytest.mark.parametrize("meaning", ["love", "connection", "trust", "remorse", "empathy", "vulnerability", "other"])
def test_who_forgets_is_asked_nothing_back_however_the_tears_are_read(meaning: str) -> None:
    text = "My grandmother has dementia. She cried because she couldn't remember my name."
    one = guidance_for(reading(meaning, text=text), relationship="family", trigger=ILL, pronoun="she")
    assert one.now[0].text.startswith("Come close where she can see you")
    assert not re.search("brought it up|fix a day|[Aa]polog", said(one))


def test_who_meets_again_after_years_is_not_answered_as_bereaved() -> None:
    text = "I hadn't seen my brother for nine years. At the arrivals gate we both cried and couldn't let go."
    one = guidance_for(reading("connection", "loss_fear", text=text), relationship="sibling")
    assert one.meanings == ("connection",)
    assert not re.search("life is not worth|time heals|what has to be done", said(one))


def test_closeness_is_not_weighed_down_by_a_counsellor_unless_something_sad_is_told() -> None:
    assert "each of you can talk to a counsellor" not in said(told("connection"))
    assert "Turning into his parent." not in said(told("connection", bond="parent"))
    assert "each of you can talk to a counsellor" in said(told("connection", trigger="conflict"))
    assert "Talk only if you want to" in said(told("connection", bond="ex"))


def test_whoever_was_dismissed_need_not_comfort_the_one_who_did_it() -> None:
    text = "My boss cried when he told me I was being laid off."
    one = guidance_for(reading("other", text=text), relationship="acquaintance", pronoun="he")
    assert one.now[0].text.startswith("You need not comfort him.")
    assert not re.search("has been heard|get through today|You needn't say anything", said(one))


def test_who_turns_up_in_tears_is_no_stalker_for_that() -> None:
    kept = "keep the messages"
    assert kept not in said(told("other", bond="sibling", text="My brother turned up at my door, crying."))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("My daughter is being bullied. She cried in the car.", "keep what was sent"),
        ("My sister has a three week old baby. She burst into tears.", "a midwife, a health visitor or a doctor"),
    ],
)
def test_where_to_turn_is_said_for_a_bullied_child_and_with_a_new_baby(text: str, about: str) -> None:
    assert about in said(guidance_for(reading("other", text=text), relationship="sibling"))
    assert about not in said(guidance_for(reading("joy_relief", text=text), relationship="sibling"))


def test_a_lost_final_is_no_joy() -> None:
    text = "Our keeper let in the last goal in the final and cried all through the handshake."
    one = guidance_for(reading("other", "joy_relief", text=text), relationship="acquaintance")
    assert not re.search("for joy|Be happy|happy feeling", said(one))


def test_a_small_child_who_fears_that_the_parents_part_hears_no_ill_of_either() -> None:
    text = "My son, 8, cried because he heard us arguing. He asked if we're getting divorced."
    one = guidance_for(reading("loss_fear", text=text), relationship="child", trigger="breakup", pronoun="he")
    assert "If it is about his parents, he may love them both." in one.now[0].text


@pytest.mark.parametrize("bond", ["stranger", "none", "acquaintance"])
def test_a_strangers_grief_and_grief_in_private_have_words_for_a_death(bond: str) -> None:
    one = told("loss_fear", bond=bond, trigger=DEATH)
    assert one.say != told("loss_fear", bond=bond).say
    assert "I'm so sorry" in one.say[0].text
    assert not re.search("cannot know whom|may be missing|waiting for somebody", said(one))


@pytest.mark.parametrize("bond", ["partner", "parent", "child", "sibling", "family", "friend", "acquaintance", "ex"])
@pytest.mark.parametrize("meanings", [("other",), ("vulnerability",), ("other", "vulnerability"), ("loss_fear",)])
def test_an_illness_is_spoken_of_however_the_tears_are_read(meanings: tuple[str, ...], bond: str) -> None:
    one = told(*meanings, bond=bond, trigger=ILL)
    assert one.say == told("loss_fear", bond=bond, trigger=ILL).say != told(*meanings, bond=bond).say
    assert one.say[0].text.startswith(
        ("I'm here, whatever comes", "I'm sorry. That is a lot", "I'm so sorry. I'm thinking")
    )


def test_who_is_dying_and_sorry_is_heard_and_not_told_that_there_is_nothing_to_be_sorry_for() -> None:
    text = "My grandad is in the hospice. He wept and said he was a bad father to us, and to forgive him."
    one = guidance_for(reading("remorse", text=text), pronoun="he", relationship="family")
    assert "nothing to be blamed for" not in said(one)
    assert one.now[0].text.startswith("Let him say to the end what he is sorry for")


@pytest.mark.parametrize("bond", [bond for bond in NEAR if bond not in ("ex", "acquaintance")])
@pytest.mark.parametrize("meanings", [("remorse",), ("remorse", "loss_fear")])
def test_whose_time_is_short_is_not_to_show_by_conduct_that_they_are_sorry(
    bond: str, meanings: tuple[str, ...]
) -> None:
    one = told(*meanings, bond=bond, text="He only has days left. He cried and said sorry for all the drinking.")
    assert not re.search("See what he does|conduct|repair|will be different", said(one))
    assert "nobody has to forgive because time is short" in said(one)


def test_a_goodbye_may_be_ahead() -> None:
    farewell = told("loss_fear", bond="acquaintance", text="My colleague retires in two weeks and cried.")
    assert "I was thinking of you, and of the goodbye." in [opener.text for opener in farewell.again]
    assert "since the goodbye" not in said(farewell)


def test_nobody_in_pain_is_asked_what_it_keeps_them_from() -> None:
    """A small child of whom only the age is told, "hes 4", could not say."""
    assert "keeps you from" not in said(told("other", trigger="pain"))
