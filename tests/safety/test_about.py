"""Notices speak to whoever the noticed words are about."""

from __future__ import annotations

import pytest

from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety import notice_for
from tearwise.safety.about import About


def risk(id: RiskId, *quotes: str, urgency: Urgency = "soon") -> Risk:
    return Risk(id, urgency, tuple(RiskPassage(0, len(quote), quote) for quote in quotes))


@pytest.mark.parametrize(
    ("id", "quote", "about"),
    [
        ("abuse", "he shoved me into the door", About(narrator=True)),
        ("abuse", "he hit me", About(narrator=True)),
        ("abuse", "told me her husband hits her", About()),
        ("abuse", "I think he hits her", About()),
        ("abuse", "I saw him hit her", About()),
        ("abuse", "i hit my girlfriend last night", About(author=True)),
        ("abuse", "I had slapped her again", About(author=True)),
        ("abuse", "her husband hits her", About()),
        ("self_harm", "I want to die", About(narrator=True)),
        ("self_harm", "she said I should let her die", About()),
        ("self_harm", "he wants to die", About()),
        ("self_harm", 'said "I want to die"', About()),
        ("self_harm", 'told me "I want to die"', About()),
        ("self_harm", "texted me: I don't want to be alive", About()),
        ("self_harm", "sent me I want to die", About()),
        ("self_harm", "My brother keeps saying I want to die", About()),
        ("self_harm", "he goes I want to die", About()),
        ("self_harm", "it always goes wrong, I want to die", About(narrator=True)),
        ("self_harm", "I keep saying I want to die", About(narrator=True)),
        ("self_harm", "told mum I want to die", About(narrator=True)),
        ("self_harm", "I told her I want to die", About(narrator=True)),
        ("abuse", "said he hit my mum", About()),
        ("abuse", "he hit my face", About(narrator=True)),
        ("abuse", "he grabbed my phone", About(narrator=True)),
        ("self_harm", "he found out i self harm", About(narrator=True)),
        ("self_harm", "I said I want to die", About(narrator=True)),
        ("abuse", "I do not feel safe at home", About(narrator=True)),
        ("abuse", "i walk on eggshells", About(narrator=True)),
        ("abuse", "I have bruises on my arm", About(narrator=True)),
        ("abuse", "I have to ask before I go out", About(narrator=True)),
        ("abuse", "He held a knife to my throat", About(narrator=True)),
        ("abuse", "I was raped by him", About(narrator=True)),
        ("abuse", "I check her phone every night", About(author=True)),
        ("abuse", "she'll send it to my wife", About(narrator=True, pictures=True)),
        ("abuse", "he'll post my nudes if I don't pay", About(narrator=True, pictures=True, apart=True)),
        ("abuse", "they want money or they post her video", About(pictures=True, apart=True)),
        ("abuse", "my ex wants money or he posts my video", About(narrator=True, pictures=True)),
        ("abuse", "a stranger grabbed me", About(narrator=True, apart=True)),
        ("abuse", "the neighbours hit him", About(apart=True)),
        ("abuse", "her neighbours heard her husband hit her", About()),
        ("abuse", "Her husband never lets her see her friends", About()),
        ("abuse", "said she is scared of me", About(author=True)),
        ("abuse", "My girlfriend is afraid of me", About(author=True)),
        ("abuse", "I strangled my girlfriend last night and she cried", About(author=True)),
        ("abuse", "I hit him and he hit me", About(narrator=True)),
        ("abuse", "they say I hit her", About()),
        ("abuse", "I hit him because he punched my mum", About()),
        ("child_harm", "I hit him with the belt", About(author=True)),
        ("child_harm", "Her dad was smacking the kids again", About()),
        ("child_harm", "what his uncle did to him when he was a kid", About(grown=True, past=True)),
        ("child_harm", "she shakes the baby", About(small=True)),
        ("child_harm", "my dad shook my baby brother", About()),
        ("self_harm", "cant stop crying and want to die", About(narrator=True)),
    ],
)
def test_whom_the_words_are_about_is_told_by_them(id: RiskId, quote: str, about: About) -> None:
    assert About.of(risk(id, quote)) == about


def told(*risks: Risk) -> list[str]:
    notice = notice_for(risks)
    assert notice is not None
    return [one.text for one in (*notice.do, *notice.ask, *notice.avoid, *notice.later)]


TODAY = ("If a child told you", "at the end of your strength", "to keep you safe", "Do not question the child")


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_of_a_childhood_long_past_nobody_is_told_what_to_do_for_a_child_of_today_unless_one_may_be_in_danger(
    urgency: Urgency,
) -> None:
    past = "what his uncle did to him when he was a kid"
    lines = told(risk("child_harm", past, urgency=urgency))
    shown = {one for one in TODAY if any(one in line for line in lines)}
    assert shown == (set(TODAY) if urgency == "now" else set())
    assert any("I believe you" in line for line in lines)
    assert any("talk with a child protection line today" in line for line in lines)
    assert all(any(one in line for line in told(risk("child_harm", "he hits him"))) for one in TODAY)
    young = notice_for([risk("child_harm", past, urgency=urgency)], young=True)
    assert young is not None
    assert not any(one in line.text for one in TODAY for line in (*young.do, *young.later, *young.ask, *young.avoid))


STOP, FAULT, WHY, DYING = "If you are the one who hurts", "is not your fault", "Do not ask why they stay", "about dying"


def test_who_was_hurt_is_spoken_to_and_the_emergency_number_comes_first() -> None:
    lines = told(risk("abuse", "he shoved me into the door", urgency="now"))
    assert "call your local emergency number" in lines[0]
    assert FAULT in lines[1]
    assert not any(STOP in one or WHY in one for one in lines)


def test_who_did_it_is_told_to_stop_before_anything_but_the_emergency_number() -> None:
    lines = told(risk("abuse", "i hit my girlfriend last night", urgency="now"))
    assert "call your local emergency number" in lines[0]
    assert STOP in lines[1]
    assert sum(STOP in one for one in lines) == 1
    assert not any(FAULT in one for one in lines)


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_who_did_it_is_not_told_what_is_for_those_who_are_hurt_or_worry(urgency: Urgency) -> None:
    lines = told(risk("abuse", "i hit my girlfriend last night", urgency=urgency))
    assert not any("Do you feel safe with them" in one or "Leaving is often" in one or WHY in one for one in lines)
    assert any("I hurt somebody, and I want to stop" in one for one in lines)
    for quote in ("he shoved me into the door", "told me her husband hits her"):
        assert any("Leaving is often" in one for one in told(risk("abuse", quote, urgency=urgency)))
    assert not any(
        "I want to stop" in one for one in told(risk("abuse", "he shoved me into the door", urgency=urgency))
    )


def test_who_worries_about_somebody_else_is_not_taken_for_either() -> None:
    lines = told(risk("abuse", "told me her husband hits her"))
    assert any(WHY in one for one in lines)
    assert STOP not in lines[0]


def test_what_is_said_of_one_risk_does_not_turn_the_advice_on_another() -> None:
    lines = told(risk("self_harm", "he will kill himself if i leave", urgency="now"), risk("abuse", "he hit me"))
    assert DYING not in lines[0] + lines[1]
    assert any("Put pills" in one for one in lines)
    assert not any(WHY in one for one in lines)


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_who_thinks_of_dying_is_not_told_to_ask_and_help_somebody_else(urgency: Urgency) -> None:
    own = told(risk("self_harm", "i want to die", urgency=urgency))
    helper = told(risk("self_harm", "he wants to die", urgency=urgency))
    for_helpers = ("Ask, today", "Listen without arguing", "Help them to reach")
    assert not any(one.startswith(for_helpers) for one in own)
    assert sum(one.startswith(for_helpers) for one in helper) == len(for_helpers)
    assert own[0].startswith("If it is about you") or urgency == "now"
    assert sum("it is an emergency" in one and one.startswith("If it is about you") for one in own) == 1
    notice = notice_for([risk("self_harm", "i want to die", urgency=urgency)])
    assert notice is not None
    assert not any("it is an emergency" in one.text for one in notice.later)


@pytest.mark.parametrize(
    ("id", "today"),
    [
        ("abuse", "Leaving is often the most dangerous time"),
        ("child_harm", "talk with a child protection line today"),
        ("child_harm", "If you are the child"),
        ("child_harm", "If you are the parent at the end of your strength"),
    ],
)
@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_what_must_happen_today_does_not_wait(id: RiskId, today: str, urgency: Urgency) -> None:
    notice = notice_for([risk(id, "he hits him", urgency=urgency)])
    assert notice is not None
    assert sum(today in one.text for one in notice.do) == 1
    assert not any(today in one.text for one in notice.later)


def test_nothing_is_put_off_until_nobody_is_in_danger() -> None:
    notice = notice_for([risk("abuse", "he hit me", urgency="now")])
    assert notice is not None
    assert notice.later
    assert "Next, as soon as you can do it safely:" in notice.as_text()


LEAVE = (
    "clear the screen or close this window",
    "list of calls can still show",
    "Do not confront",
    "No counselling for",
)


@pytest.mark.parametrize("brief", [True, False])
@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_who_may_be_watched_is_always_told_how_to_leave_and_what_not_to_do(urgency: Urgency, brief: bool) -> None:
    abuse = notice_for([risk("abuse", "he hit me", urgency=urgency)])
    dying = notice_for([risk("self_harm", "he wants to die", urgency=urgency)])
    assert abuse is not None
    assert dying is not None
    said = " ".join(abuse.as_text(1000, brief=brief).split())
    assert all(one in said for one in LEAVE)
    assert brief != ("close this window" in dying.as_text(1000, brief=brief))


ASKS = (
    "ask now, openly",
    "Ask, today",
    "Listen without arguing",
    "Help them to reach",
    "Promise to stay",
    "you may ask",
)


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_nobody_is_told_to_ask_the_one_who_hurt_them_whether_they_think_of_dying(urgency: Urgency) -> None:
    risks = (risk("self_harm", "he will kill himself if i leave", urgency=urgency), risk("abuse", "he hit me"))
    notice = notice_for(risks)
    assert notice is not None
    lines = told(*risks)
    assert not any(ask in one for one in lines for ask in ASKS)
    assert any(one.startswith("You need not be the one who asks.") for one in lines)
    assert "How to ask, only if you are not afraid of them:" in notice.as_text(1000)
    assert max(map(len, notice.as_text(20).splitlines())) <= 20
    assert "it is two alarms at once" in notice.as_text(1000, introduced=True, brief=True)


def test_who_is_afraid_of_nobody_may_still_ask() -> None:
    lines = told(risk("self_harm", "she wants to die"), risk("abuse", "told me her husband hits her"))
    assert any("you may ask, openly" in one and "Asking about suicide" in one for one in lines)
    alone = notice_for([risk("self_harm", "she wants to die")])
    assert alone is not None
    assert "How to ask:" in alone.as_text()
    assert "two alarms" not in alone.as_text(introduced=True)


def advised(*risks: Risk, young: bool = False) -> str:
    notice = notice_for(risks, "GB", young)
    assert notice is not None
    return " ".join(one.text for one in (*notice.do, *notice.later, *notice.ask, *notice.avoid))


@pytest.mark.parametrize(
    "quote",
    [
        "The carer slaps my mother's hands when she spills",
        "my brother hits me when Dad is out",
        "our manager puts his hand up my skirt",
        "My son takes my pension card on the first",
    ],
)
def test_who_is_hurt_by_no_partner_reads_nothing_of_leaving_or_couples(quote: str) -> None:
    said = advised(risk("abuse", quote, urgency="now"))
    assert "Leaving is often" not in said
    assert "No counselling for the two" not in said
    assert "Do not confront" in said


@pytest.mark.parametrize(
    "quote",
    ["he hits me", "my husband slapped my son", "my daughters boyfriend hits her", "her ex, a teacher, follows her"],
)
def test_who_may_be_hurt_by_a_partner_does(quote: str) -> None:
    assert "Leaving is often" in advised(risk("abuse", quote))


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_who_sees_somebody_starve_reads_of_a_doctor(urgency: Urgency) -> None:
    for quote in ("she's down to 38 kilos", "throws up after every meal", "I stick my fingers down my throat"):
        assert "A doctor should see them" in advised(risk("self_harm", quote, urgency=urgency))
    for quote in ("he wants to die", "she has not slept", "my sister took the tablets"):
        assert "A doctor should see them" not in advised(risk("self_harm", quote, urgency=urgency))


@pytest.mark.parametrize("id", ["abuse", "child_harm"])
@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_who_is_threatened_with_pictures_reads_to_send_no_more(id: RiskId, urgency: Urgency) -> None:
    for quote in (
        "says hell send them to my school if i dont send more",
        "he'll post our video online",
        "he has my nudes",
    ):
        assert "send no more" in advised(risk(id, quote, urgency=urgency))
    for quote in ("he hit my face", "she sent me a photo of the dog", "he shows me up at the school"):
        assert "send no more" not in advised(risk(id, quote, urgency=urgency))


def test_who_cannot_reach_the_one_they_fear_for_reads_not_to_wait() -> None:
    assert "do not wait for an answer: call 999" in advised(risk("self_harm", "he isn't picking up", urgency="now"))
    assert "do not wait for an answer" not in advised(risk("self_harm", "I want to die", urgency="now"))


def test_a_young_writer_is_not_taken_for_who_hurts_nor_for_grown() -> None:
    said = advised(risk("abuse", "says hell send them"), risk("child_harm", "he touched my brother"), young=True)
    assert "If you are the one who hurts" not in said
    assert "long ago" not in said
    assert "If you are the one who hurts" in advised(risk("abuse", "i hit my girlfriend last night"), young=True)


@pytest.mark.parametrize(
    "quote",
    ["says he'll post them if I break up", "she'll tell them all unless I stop", "My son takes my pension card"],
)
def test_a_threat_for_what_the_writer_may_do_is_made_to_the_writer(quote: str) -> None:
    assert About.of(risk("abuse", quote)).narrator


def test_a_child_in_britain_is_told_of_a_line_for_children() -> None:
    notice = notice_for([risk("child_harm", "he touched me")], "GB", young=True)
    assert notice is not None
    assert any("0800 1111" in line.call for line in notice.lines)


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_who_hurt_somebody_is_not_told_to_keep_still_before_themselves(urgency: Urgency) -> None:
    for id in ("abuse", "child_harm"):
        own = advised(risk(id, "I hit him with the belt", urgency=urgency))
        assert "Do not confront" not in own
        assert "Do not speak first" not in own
        assert "If you are the child" not in own
    assert "Do not speak first" in advised(risk("child_harm", "he hits him", urgency=urgency))


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_what_is_for_who_hurts_stands_below_what_is_for_the_others(urgency: Urgency) -> None:
    notice = notice_for([risk("abuse", "told me her husband hits her", urgency=urgency)])
    assert notice is not None
    assert STOP in notice.do[-1].text


def test_who_hurts_and_thinks_of_dying_reads_no_advice_for_who_is_threatened_with_it() -> None:
    risks = (risk("self_harm", "I want to die"), risk("abuse", "I slapped my dad"))
    notice = notice_for(risks, "GB")
    assert notice is not None
    said = notice.as_text(1000)
    assert "two alarms" not in said
    assert "You need not go back" not in said
    assert "If it is about you" in said
    assert "self_harm" in notice.lines[0].risks
    alone = notice_for([risk("abuse", "I slapped my dad")], "GB")
    assert alone is not None
    assert alone.lines[0].author


@pytest.mark.parametrize("urgency", ["now", "soon"])
@pytest.mark.parametrize("quote", ["I hit him with the belt", "I shook the baby"])
def test_who_hurt_a_child_reads_first_what_is_for_them_and_nothing_that_is_for_who_was_told(
    urgency: Urgency, quote: str
) -> None:
    notice = notice_for([risk("child_harm", quote, urgency=urgency)])
    assert notice is not None
    assert any("end of your strength" in one.text for one in notice.do[:2])
    assert any("afraid of what I may do" in one.text for one in notice.ask)
    said = notice.as_text(1000)
    for others in ("You did right to tell me", "do not show shock", "If a child told"):
        assert others not in said


@pytest.mark.parametrize("urgency", ["now", "soon"])
@pytest.mark.parametrize("young", [True, False])
@pytest.mark.parametrize(
    ("id", "quote"),
    [
        ("abuse", "he hits me"), ("abuse", "I hit her"), ("abuse", "her husband hits her"), ("abuse", "scared of me"),
        ("child_harm", "I shook the baby"), ("child_harm", "he touched me"), ("child_harm", "I hit him when he was a kid"),
        ("self_harm", "I want to die"), ("self_harm", "she wants to die"),
    ],
)  # fmt: skip
def test_whoever_reads_it_no_heading_stands_above_nothing(
    id: RiskId, quote: str, young: bool, urgency: Urgency
) -> None:
    notice = notice_for([risk(id, quote, urgency=urgency)], "GB", young=young)
    assert notice is not None
    assert notice.do
    assert notice.ask
    assert notice.avoid
