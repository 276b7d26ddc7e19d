"""What an account tells of beside the tears, in a half sentence, is found as well; and what only sounds like it is not."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.rendering.something_else import instances
from tearwise.replies import guidance_for
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.pressure import may_press
from tearwise.replies.told_triggers import setback_in
from tests.replies.examples import reading


def told(text: str, trigger: str | None = None) -> tuple[str, ...]:
    return circumstances_of(reading(text=text), pronoun_in(text), trigger)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("pregnant_beside", "My sister cried because I fell pregnant first. She's been trying for ages. She said she's happy for me."),
        ("pregnant_beside", "My cousin cried when I got pregnant, she had a miscarriage in May."),
        ("pregnant_beside", "I told my friend that I'm pregnant and she cried. She can't have any of her own."),
        ("relapse", "My brother relapsed. He'd been clean for a year. He rang in tears and I said I was proud that he told me."),
        ("relapse", "My dad has started drinking again and cried about it."),
        ("ended_by_crier", "My ex husband cried at the solicitor's. The divorce papers are signed. He was the one who wanted it."),
        ("ended_by_crier", "She cried on our last night before the separation. It was her decision."),
        ("came_out", "My daughter sat on our bed crying and said mum I think I'm gay."),
        ("came_out", "My son cried and whispered dad I'm trans."),
        ("said_no", "My mum cried because I said I'm not coming home for Easter."),
        ("said_no", "I said I won't lend her the money and she cried."),
        ("said_no", "My husband cried when I told him I don't want another baby."),
        ("said_no", "My boyfriend cried because I'm going away without him."),
        ("meltdown", "My autistic son, he's 12, had a meltdown at the till. He screamed and cried."),
        ("meltdown", "My sister is autistic. After the party she had a meltdown, crying and rocking."),
        ("meltdown", "Meltdown at the swimming pool, screaming and crying. They're autistic."),
        ("meltdown", "my daughter cried, meltdown on the bus again. shes autistic"),
        ("meltdown", "My dad, who is autistic, had a meltdown at the wedding and sobbed."),
        ("meltdown", "My husband has autism. My husband had a meltdown when the builders came, and cried."),
        ("meltdown", "my autistic wife had a meltdown in tesco and cried"),
        ("meltdown", "Mum is autistic. Mum cried, she went into a full meltdown at the airport."),
        ("came_back", "He was having a panic attack on the train and cried."),
        ("relapse", "My mate was off it for a year and relapsed at the weekend. He cried on my sofa."),
        ("no_child", "My husband wept when the agency rang. The birth mum had changed her mind."),
        ("no_child", "The adoption fell through and my sister cried."),
        ("no_child", "We've been doing IVF for years. My sister told us she's pregnant and my wife cried."),
        ("no_child", "We did IVF, she's not pregnant. My wife cried."),
        ("art_or_nature", "We got tickets for the opera, and he cried all through the last act."),
        ("new_baby", "Our twins are 4 weeks, nobody sleeps, and she cried on the stairs."),
        ("dismissed_writer", "My boss cried when she had to make three of us redundant, me too."),
        ("new_baby", "New dad here, fourth night of colic, I cried in the shed."),
        ("art_or_nature", "At the second hymn I just wept. I don't even know if I believe."),
        ("in_news", "I cried at those children on the news again."),
        ("new_baby", "I cried on my husband. I'm six weeks out from having our twins."),
    ],
)  # fmt: skip
def test_it_is_found(id: str, text: str) -> None:
    assert id in told(text)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("pregnant_beside", "My sister cried happy tears when I got pregnant, she's been trying, too."),
        ("pregnant_beside", "I'm pregnant and my mum cried because she's been trying to reach me all day."),
        ("pregnant_beside", "I'm pregnant and my boss cried. She can't have me off until March."),
        ("relapse", "My brother relapsed once and is so proud of himself now. He cried at his five years."),
        ("ended_by_crier", "We moved to the coast. It was his idea, and he cried when we left."),
        ("came_out", "I said I'm gay and my dad cried."),
        ("came_out", "My mum cried and said she doesn't care I'm gay."),
        ("said_no", "My mum cried when I said I'm coming home for Easter."),
        ("young_writer", "I cried on my husband. I'm ten weeks out from having our son."),
        ("young_writer", "I'm 12 weeks postpartum and cried."),
        ("young_writer", "I'm 9 days postpartum and cried at the toast."),
        ("art_or_nature", "I gave my dad tickets to a concert and he cried."),
        ("art_or_nature", "I got my mum concert tickets for Mother's Day and she burst into tears."),
        ("art_or_nature", "My boyfriend surprised me with opera tickets, I cried."),
        ("no_child", "We can't have kids. Today the adoption came through and my wife cried."),
        ("no_child", "After failed IVF we adopted. The day he came home my wife cried."),
        ("no_child", "My wife cried in the bathroom: pregnant after six years of trying for a baby."),
        ("art_or_nature", "She cries until I stay in, and then she put Netflix on."),
        ("in_news", "My flatmate cried at the news that his grandmother is safe."),
        ("in_news", "I cried at the news, they bombed the street where my cousin lives."),
        ("awaiting", "The biopsy results are in and it's malignant. She cried."),
        ("awaiting", "The scan results say it has spread. He cried."),
        ("meltdown", "My wife cried after our autistic son's meltdown."),
        ("meltdown", "My boss had a meltdown about the printer and cried."),
        ("meltdown", "My husband is autistic. Our son had a meltdown and my husband cried."),
        ("meltdown", "My wife cried. Our son is autistic and he had a meltdown."),
        ("meltdown", "My mum cried because my autistic brother had a meltdown."),
        ("meltdown", "My friend cried about her autistic son's meltdown in the shop."),
        ("came_back", "My friend told me that she has panic attacks, and cried."),
        ("came_back", "She cried and said she gets panic attacks at work."),
        ("came_back", "He told me he had a panic attack on Monday, and cried."),
        ("came_back", "She told me about her PTSD and cried."),
        ("meltdown", "I'm autistic and had a meltdown, and my mum cried."),
        ("laughing", "My friend cried laughing and then just cried. Everything has gone so fast, she said."),
        ("art_or_nature", "Mum cries at any advert. Today she cried because I said I'm not coming home for Christmas."),
        ("art_or_nature", "We showed my grandad a film of all of us for his birthday, and he wept."),
    ],
)
def test_what_sounds_like_it_is_not(id: str, text: str) -> None:
    assert id not in told(text)


def test_a_film_that_others_made_still_brings_tears() -> None:
    assert "art_or_nature" in told("My wife cries at every film. Last night it was the end of Bambi.")


@pytest.mark.parametrize("whose", ["he", "she"])
def test_tears_whenever_somebody_does_otherwise_may_press(whose: str) -> None:
    text = f"My flatmate cries every time I don't do what {whose} wants."
    assert may_press(reading(text=text))
    assert not may_press(reading(text="My flatmate cries every time I play that song."))


def test_who_has_to_dismiss_others_has_not_failed() -> None:
    assert setback_in("My boss cried. He had to make four of us redundant.") is None
    assert setback_in("My boss cried. He was made redundant.") == "failure_or_rejection"


def test_a_result_that_is_known_is_an_illness() -> None:
    text = "The scan showed that it's spread, and she cried."
    assert setback_in(text) == "illness_or_injury"
    assert "fear" in instances(reading("other", text=text))
    assert "disappointment" not in instances(reading("other", text=text))


def test_a_confidence_that_is_too_much_is_not_the_fault_of_who_told_it() -> None:
    help = " ".join(one.text for one in guidance_for(reading("trust", text="He told me everything and cried.")).help)
    assert "too heavy" not in help
    assert "for yourself, too" in help


def test_an_ex_is_not_told_twice_that_no_answer_is_due() -> None:
    given = reading("loss_fear", "remorse", text="My ex cried.", answers={"trigger": ["breakup"]})
    later = " ".join(one.text for one in guidance_for(given, pronoun="he", relationship="ex").later)
    assert later.count("You need not") == 1


def test_where_the_tears_press_a_no_is_said_to_stand_without_saying_anything_twice() -> None:
    given = reading("other", text="She cried because I set a boundary.", answers={"pressure": 1})
    made = guidance_for(given, pronoun="she", relationship="parent")
    assert sum("when you say no" in one.text for one in made.help) == 1
    assert not any("nor that they are meant" in one.text for one in made.always)


def test_who_is_ashamed_of_the_tears_alone_is_not_answered_as_sorry() -> None:
    text = "The man I wash cried and said he was ashamed that I have to see him like this."
    made = guidance_for(reading("empathy", "remorse", text=text), pronoun="he", crier="other")
    assert made.meanings == ("empathy",)
    assert "nothing to be sorry for" in made.always[0].text


@pytest.mark.parametrize("bond", ["child", "partner", "parent", "sibling", "family", "friend", None])
def test_a_meltdown_is_met_with_less_of_everything(bond: str | None) -> None:
    given = reading("other", text="My autistic son had a meltdown in the shop, he screamed and cried.")
    made = guidance_for(given, pronoun="he", relationship=bond)
    assert "less noise and light" in made.now[0].text
    assert not any("on the phone" in one.text or "a hug" in one.text for one in made.now)
    assert not any("What happened" in one.text for one in made.say)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("My niece cried and said auntie I'm gay.", "fear"),
        ("She cried because I set a boundary.", "disappointment or hurt"),
        ("My autistic son had a meltdown and cried.", "strain"),
    ],
)
def test_what_else_it_may_be_is_named_by_what_is_told(text: str, named: str) -> None:
    assert named in instances(reading("other", text=text))
    assert "anger" not in instances(reading("other", text=text))


def test_where_a_child_does_not_come_nobody_is_told_to_celebrate() -> None:
    text = "My husband cried when the agency said that the birth mum had changed her mind."
    made = guidance_for(reading("joy_relief", "loss_fear", text=text), pronoun="he", relationship="partner")
    assert made.meanings == ("loss_fear",)
    assert not any("adopt" in one.what or "Be happy" in one.what for one in made.avoid)


def test_whose_animal_died_may_be_somebody_at_the_door() -> None:
    made = guidance_for(reading("loss_fear", text="He cried. His dog died."), pronoun="he", crier="other")
    assert any("Is somebody with you at home" in one.text for one in made.say)
    assert not any("us to do" in one.text for one in made.say)
    own = guidance_for(reading("loss_fear", text="He cried. His dog died."), pronoun="he", relationship="friend")
    assert any("us to do" in one.text for one in own.say)


def test_own_tears_at_a_kindness_are_not_called_too_much() -> None:
    given = reading("other", text="I cried when he booked my mum a train.", answers={"trigger": ["kindness"]})
    said = " ".join(one.text for one in guidance_for(given, crier="narrator").say)
    assert "Thank you" in said
    assert "too much" not in said


def test_affection_is_not_met_with_suspicion_first() -> None:
    made = guidance_for(reading("love", text="My grandad wept and said he loves me."), relationship="family")
    assert made.help[0].text.startswith("None is needed for affection.")


@pytest.mark.parametrize(
    ("text", "ill"),
    [
        ("My husband cried next to my hospital bed.", True),
        ("Came round from the op and my friend sat there crying.", True),
        ("My daughter cried when my hair fell out.", True),
        ("My dad cried and said “I have cancer”.", False),
        ("dad cried and said i have cancer", False),
        ("My wife cried about her chemo. I drove her to it.", False),
        ("My son cried when he heard that mum is in hospital.", False),
    ],
)
def test_whose_illness_it_is_is_known(text: str, ill: bool) -> None:
    assert ("ill_writer" in told(text, "illness_or_injury")) is ill


def test_whoever_cried_at_the_readers_illness_is_not_spoken_to_as_the_ill_one() -> None:
    given = reading("loss_fear", text="My husband cried next to my hospital bed.")
    one = guidance_for(given, pronoun="he", relationship="partner", trigger="illness_or_injury")
    assert one.now[0].text.startswith("It is your illness")
    assert not any("appointment" in line.text for line in one.later)


def test_whoever_told_the_reader_bad_news_in_tears_is_not_spoken_to_as_the_dying_one() -> None:
    given = reading("other", text="My GP cried when she told me there's nothing more they can do.")
    one = guidance_for(given, pronoun="she", trigger="illness_or_injury")
    assert one.now[0].text.startswith("She may have felt with you, though the news is yours.")
    assert not any("time that there is" in opener.text for opener in one.say)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("glad", "I cried when I held dad's new baby, and everyone thought it was happy tears."),
        ("new_baby", "Mum told me that she had a baby before she met Dad, and cried."),
        ("came_out", "My friend came out to me last year. Today she saw herself in a dress and cried."),
    ],
)
def test_what_was_long_ago_or_only_thought_is_not_told(id: str, text: str) -> None:
    assert id not in told(text)
