"""Risks are found before anything is interpreted, in the account's own words."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearwise import Reader
from tearwise.engines.scripted import ScriptedEngine
from tearwise.reading import Scores
from tearwise.reading.reading import Risk
from tearwise.safety import detect, replaces_reading
from tearwise.safety.about import in_doubt
from tearwise.safety.detect import _evidence
from tearwise.safety.families import matches
from tearwise.safety.words import Words


def find_risks(text: str) -> tuple[Risk, ...]:
    """The risks by the shipped engine, which this process has loaded once."""
    return detect.find_risks(text, next(iter(Reader().engine.score([text]))))


def ids(text: str) -> set[str]:
    return {risk.id for risk in find_risks(text)}


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("My boyfriend cried and said he wants to kill himself.", "self_harm"),
        ("she was sobbing, said she doesnt want to be here anymore and nobody would miss her", "self_harm"),
        ("He cried afterwards. He had hit me again and said it was my fault.", "abuse"),
        ("My husband cried and said he would never do it again. He had choked me in the kitchen.", "abuse"),
        ("He sobbed and said goodbye and now his phone is off.", "self_harm"),
        ("My boyfriend cried, then he hid my passport.", "abuse"),
        ("I cried when he left me and I don't want to be here any more.", "self_harm"),
        ("my dad cried and said sorry for hitting mum", "abuse"),
        ("he cried and held a knife to my throat while I was cooking dinner", "abuse"),
        ('My dad cried last night and said "I want to die".', "self_harm"),
        ("My wife shook our baby because he wouldn't stop crying.", "child_harm"),
        ("He cried when he told me that his uncle used to touch him at night when he was nine.", "child_harm"),
    ],
)
def test_a_risk_is_found_and_shown_in_the_accounts_own_words(text: str, risk: str) -> None:
    assert risk in ids(text)
    for found in find_risks(text):
        for passage in found.evidence:
            assert text[passage.start : passage.end] == passage.quote


def test_a_threat_to_die_if_left_is_two_risks() -> None:
    assert ids("He cried and said he will kill himself if I leave him.") == {"self_harm", "abuse"}


def test_what_is_meant_for_tonight_replaces_the_reading() -> None:
    assert replaces_reading(find_risks("He is crying and says he will kill himself tonight."))
    assert not replaces_reading(find_risks("My dad cried at my wedding."))


@pytest.mark.parametrize(
    "text", ["I cried for hours and then I took 30 paracetamol.", "She cried and said she will kill herself."]
)
def test_no_engine_silences_what_is_certain(text: str) -> None:
    words = Words.of(text)
    against = replace(next(ScriptedEngine().score([text])), risks=np.zeros(3, np.float32), urgent=0.0)
    beside = detect.beside_words(words, matches(words), against)
    _, states, likely, plain, *_ = beside["any"]
    kind = detect.Kind(few=False, alone=detect.ALONE, now=detect.ALONE)
    assert detect.tempered(kind, -detect.CERTAIN, states, likely, plain) == detect.CERTAIN
    assert "self_harm" in {risk.id for risk in detect.find_risks(text, against)}


CALM = "We had lunch at my aunt's house, and then the children played in the garden with the dog until the lamps were lit. "


def against(text: str, log_odds: float) -> Scores:
    """Scores by which engine and states hold every risk for so likely, and none for urgent."""
    risks = np.full(3, 1 / (1 + np.exp(-log_odds)), np.float32)
    probed = np.array([log_odds] * 4 + [-9.0], np.float32)
    return replace(next(ScriptedEngine().score([text])), risks=risks, urgent=0.0, probed=probed)


@pytest.mark.parametrize(
    ("text", "told", "silent"),
    [("He slapped me and cried.", -5.5, -6.5), (f"{CALM}He slapped me and cried. {CALM}", -1.0, -4.0)],
)
def test_a_plain_phrase_is_enough_unless_the_engine_is_hard_against_it_and_the_more_so_the_less_is_told(
    text: str, told: float, silent: float
) -> None:
    assert {risk.id for risk in detect.find_risks(text, against(text, told))} == {"abuse"}
    assert not detect.find_risks(text, against(text, silent))


def test_where_no_phrase_tells_of_a_risk_nothing_is_enough_if_the_engine_sees_none() -> None:
    long = detect.Kind(few=False, alone=detect.ALONE, now=detect.ALONE)
    assert detect.tempered(long, 99.0, states=-3.9, likely=0.0, plain=0.0) > 0
    assert detect.tempered(long, 99.0, states=-4.1, likely=0.0, plain=0.0) < 0


@pytest.mark.parametrize(("few", "bound"), [(False, -1.5), (True, -6.0)])
def test_a_plain_phrase_that_the_states_are_hard_against_is_weighed_like_any_other(few: bool, bound: float) -> None:
    kind = detect.Kind(few=few, alone=3.0, now=3.0)
    assert detect.tempered(kind, -9.0, states=bound + 0.1, likely=0.0, plain=1.0) == detect.CERTAIN
    assert detect.tempered(kind, -9.0, states=bound - 0.1, likely=0.0, plain=1.0) == -9.0
    assert detect.tempered(kind, -9.0, states=9.0, likely=1.0, plain=0.0) == -9.0


def test_what_each_witness_says_is_what_it_is_named_for() -> None:
    words = Words.of(f"{CALM * 4}Then he slapped me and cried.")
    many, scores = len(words.words), replace(against(words.text, -2.0), probed=np.full(5, -3.0, np.float32))
    said = detect.witnesses(words, detect.beside_words(words, matches(words), scores))
    abuse, child = (dict(zip(detect.WITNESSES, said[head], strict=True)) for head in ("abuse", "child_harm"))
    far = np.log(many / 60)
    assert far > 0.2
    assert (abuse["plain"], abuse["bare"], child["plain"], child["bare"]) == (1.0, 0.0, 0.0, 1 - many / (many + 40))
    for one in (abuse, child):
        assert one["long"] == pytest.approx(far)
        assert (one["engine"], one["states"]) == pytest.approx((-2.0, -3.0))
        assert (one["long engine"], one["long states"]) == pytest.approx((-2.0 * far, -3.0 * far))
        assert one["long words"] == pytest.approx(one["words"] * far)


def test_an_engine_that_is_wholly_sure_is_weighed_like_another() -> None:
    text = "He cried at the table."
    sure = replace(next(ScriptedEngine().score([text])), risks=np.ones(3, np.float32), urgent=1.0)
    beside = detect.beside_words(Words.of(text), [], sure)
    assert np.isfinite(list(beside.values())).all()


def by_phrase(plain: str = "", likely: str = "") -> dict[str, tuple[float, ...]]:
    """What the witnesses say where these phrases alone tell of a risk."""
    names = {"plain": plain, "likely": likely}
    return {risk: tuple(float(names.get(one) == risk) for one in detect.WITNESSES) for risk in detect.RISKS}


@pytest.mark.parametrize(
    ("odds", "plain", "told"),
    [
        ((-3, 4, 1), "", {"abuse"}),  # where one is certain, all sound likelier
        ((-3, 4, 3.5), "", {"abuse", "child_harm"}),
        ((0.5, 4, -3), "", {"self_harm", "abuse"}),  # to miss it is worst
        ((-3, 4, 1), "child_harm", {"abuse", "child_harm"}),
        ((-3, -1, -2), "child_harm", {"child_harm"}),
        ((-3, -1, -2), "", {"abuse"}),
    ],
)
def test_a_risk_is_told_beside_a_likelier_one_if_it_is_near_or_plainly_said_or_of_dying(
    odds: tuple[float, ...], plain: str, told: set[str]
) -> None:
    assert detect.told_of(dict(zip(detect.RISKS, odds, strict=True)), by_phrase(plain)) == told


def test_a_risk_without_a_phrase_counts_less_beside_one_that_is_plainly_said() -> None:
    odds = {"self_harm": 0.5, "abuse": 2.0, "child_harm": 0.5}
    assert detect.set_beside(odds, by_phrase("abuse")) == {"self_harm": -0.5, "abuse": 2.0, "child_harm": -0.5}
    assert detect.set_beside(odds, by_phrase("abuse", "self_harm"))["self_harm"] == 0.5
    assert detect.set_beside(odds, by_phrase(likely="abuse")) == odds


def test_only_a_phrase_of_a_risk_that_is_told_makes_it_urgent(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "He hit me last night and cried."
    scores = replace(next(ScriptedEngine().score([text])), urgent=0.0)
    assert replaces_reading(detect.find_risks(text, scores))
    monkeypatch.setattr(detect, "told_of", lambda odds, said: {"self_harm"})
    assert [(risk.id, risk.urgency) for risk in detect.find_risks(text, scores)] == [("self_harm", "soon")]


def test_words_that_plainly_tell_of_a_danger_are_found_though_something_speaks_against_them() -> None:
    text = "In the film he hits her. I cried."
    assert [text[start:end] for start, end in detect.plainly_said(text)] == ["he hits her"]
    assert not detect.plainly_said("He cried at my wedding.")


def test_where_something_speaks_against_a_phrase_the_phrase_is_shown_all_the_same() -> None:
    text = "He never hit me before. Then he cried about his solicitor and the house."
    words, silent = Words.of(text), matches(Words.of(text))
    assert not any(match.raises for match in silent)
    assert [passage.quote for passage in _evidence(text, words, silent, "abuse")] == ["He never hit me before"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He never hit me before. Last night he hit me, and cried.", "Last night he hit me"),
        ("In the film he hits her. Then my husband hit me and cried.", "my husband hit me"),
    ],
)
def test_what_something_speaks_against_is_not_shown_beside_what_is_told(text: str, shown: str) -> None:
    words = Words.of(text)
    assert [passage.quote for passage in _evidence(text, words, matches(words), "abuse")] == [shown]


def test_what_is_done_to_a_writer_who_is_a_child_is_harm_to_a_child_too() -> None:
    assert {"abuse", "child_harm"} <= ids("My dad slapped me again and then he started crying. im 15")
    assert "child_harm" not in ids("My boyfriend slapped me again and then he started crying.")


@pytest.mark.parametrize("said", ["I am 15 weeks pregnant", "I am with him 12 years", "im 16 minutes away from home"])
def test_a_number_alone_makes_nobody_a_child(said: str) -> None:
    assert ids(f"{said} and he slapped me again and then he cried.") == {"abuse"}


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("He makes me ask before I buy anything and then he cries.", True),
        ("He cried and told me that he used to hit his brother with a belt. He hit me, too, last year.", False),
        ("He is crying and he has just hit me.", False),
    ],
    ids=["no phrase tells of it", "a phrase does", "now"],
)
def test_an_alarm_without_a_phrase_is_in_doubt_where_it_is_weak(
    text: str, doubtful: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detect, "DOUBTFUL", -1.0)
    assert not in_doubt(find_risks(text), young=False)
    monkeypatch.setattr(detect, "DOUBTFUL", 100.0)
    assert in_doubt(find_risks(text), young=False) is doubtful


@pytest.mark.parametrize("then", ["a kid", "8", "eight"])
def test_what_was_done_to_a_child_long_ago_does_not_take_the_readings_place(then: str) -> None:
    told = find_risks(f"He told me about what his uncle did to him when he was {then} and cried.")
    assert {risk.id for risk in told} == {"child_harm"}
    assert not replaces_reading(told)


@pytest.mark.parametrize(
    "now", ["She is 10 now.", "Shes only 13 now", "She's eleven now, and cried.", "She is in year 5."]
)
def test_what_was_done_to_one_who_is_still_a_child_does(now: str) -> None:
    assert replaces_reading(find_risks(f"My daughter told me what her uncle did to her when she was 8. {now}"))


@pytest.mark.parametrize(
    "who", ["10 year old", "10-year-old", "10yo", "ten year old daughter", "daughter, she is 10 years old,"]
)
def test_what_was_done_to_one_who_is_said_to_be_a_child_does_too(who: str) -> None:
    assert replaces_reading(find_risks(f"My {who} cried and told me what her uncle did to her when she was 8."))


def test_who_is_so_many_years_older_is_no_child() -> None:
    told = find_risks("My husband is 10 years older. He cried about what his uncle did to him when he was 8.")
    assert {risk.id for risk in told} == {"child_harm"}
    assert not replaces_reading(told)


@pytest.mark.parametrize(
    ("text", "risks"),
    [
        ("My ex would not leave my door. He cried and rang the bell all night.", {"abuse"}),
        ("He cried and will not leave our porch.", {"abuse"}),
        ("My son would not leave my door and cried.", set()),
        ("My dad would not leave my door when I was ill and cried.", set()),
    ],
)
def test_who_will_not_leave_a_door_is_an_alarm_where_it_may_be_one_who_was_left(text: str, risks: set[str]) -> None:
    assert ids(text) == risks


@pytest.mark.parametrize(
    "text", ["He cries every time I have not answered.", "He cried because I have not texted back in hours."]
)
def test_who_cries_at_a_writer_that_does_not_answer_is_not_what_many_tell(text: str) -> None:
    assert ids(text) == {"abuse"}
    assert ids("She hasn't texted me back all day, I'm crying.") == set()


def test_who_cried_and_does_not_answer_since_may_be_in_danger() -> None:
    assert "self_harm" in ids("My brother cried and has not answered since last night.")


@pytest.mark.parametrize(
    "text", ["Grandad hit nan and then he cried.", "He cried and hit gran.", "He cried after he slapped grandad."]
)
def test_who_hits_a_grandparent_is_heard(text: str) -> None:
    assert ids(text) == {"abuse"}
    assert ids("Mum cried and said that the news hit gran hard.") == set()


def test_that_the_writer_needs_space_makes_less_of_no_danger_beside_it() -> None:
    assert ids("I need space, he is always watching me and cries when I go to the shop.") == {"abuse"}


def test_what_something_speaks_against_does_not_make_what_was_long_ago_recent() -> None:
    text = "He told me about what his uncle did to him when he was a kid and cried. He never hit me."
    found = matches(Words.of(text))
    assert [(match.raises, match.past) for match in found] == [(False, False), (True, True)]
    assert detect._long_ago({"child_harm"}, found)
    assert not detect._long_ago({"child_harm", "abuse"}, found)


@pytest.mark.parametrize(
    "text",
    [
        "Shes crying what do i do",
        "Hes crying right now in the next room",
        "shes crying in the bathroom and wont come out",
        "hes sobbing on the couch and wont talk to me",
        "My girlfriend is crying and i dont know what to do",
        "my husband is crying in the garage right now, should i go in?",
        "My dad cried at my wedding and said he was proud of me.",
        "We were dying of laughter, she literally cried, my sides were killing me.",
        "He cried because they lost the final by two points. I could kill for a coffee now.",
        "My wife cried on the phone when her mother died in the hospital on Sunday.",
        "I cried at the end of the film when the dog came home.",
        "My boyfriend cried and said he is sorry that he lied to me about the money.",
        "My dad cried when I left. He said he was sorry.",
        "my husband cried when he saw our daughter dance",
        "I locked my keys in the car and cried.",
        "They would not let me go home from hospital and I cried.",
        "My brother cried because he is worried about his temper.",
        "my son cried when the nurse held his arm down for the jab",
        "My grandad cried and said he can die happy now that he has seen the baby.",
        "he cried and said I can die happy now, the cup is ours",
        "My grandmother, 91, cried when she held my newborn and said now I can go in peace.",
        "He cried and said sorry yesterday.",
        "My dad has days left, they say. He cried last night and told me he's proud of me.",
        "My grandad is in the hospice. He cried and said he has had a good life and is not afraid.",
        "She cried and said sorry to me last night",
        "my boyfriend cried and said sorry about last night",
        "My toddler put his hand on the hot stove and cried.",
        "My daughter held her hand over the candle and cried",
        "Mum put her hand on the iron and burst into tears",
        "My boss cried and asked me to withdraw the complaint",
        "my colleague cried and wants me to drop the complaint about the rota",
        "He took something for his back and got sleepy and cried at the film",
        "I was thinking about jumping off the cliff into the sea like when we were kids and he cried laughing",
    ],
)
def test_ordinary_accounts_raise_no_alarm(text: str) -> None:
    assert ids(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "hes crying right now in the bathroom, i think he took pills",
        "he is crying in the garage and wont come out, i can hear the car running",
        "she's sobbing on the bathroom floor and there's an empty pill bottle",
        "my brother is crying in the next room and keeps saying goodbye to the dog",
        "she's crying in the shower and there's blood",
        "he is always at work, last night he cried and said the insurance would see us right",
        "she's crying in the bedroom, he took her phone and wont let her leave",
        "he went to therapy and cried and said he wants to die",
        "I yelled at him and he cried, then he went quiet and gave me his watch and said look after the boys",
        "I raised my voice and she cried and went to the bathroom, there is an empty pill bottle in the bin",
        "He cheated and cried about it and I think he took something, he is slurring",
        "My son cried because his dad yelled at him and held his hand on the stove",
        "he cried, said he could die happy tonight, he has the rope",
        "They say she has days left. He cried and said he won't be here long after.",
        "My brother has weeks left and he cried and says he will do it himself before it gets bad.",
        "he said he loves me and sorry and will not come out of the bathroom",
        "he cried and said sorry, bye",
        "My husband cried holding our newborn and said now I can go in peace",
        "My gran cried on the phone and said now that grandad is gone she can go in peace too",
    ],
)
def test_a_danger_beside_what_people_write_first_raises_an_alarm(text: str) -> None:
    assert ids(text)


def test_what_is_said_every_day_counts_less_the_more_else_is_told() -> None:
    said = "my son cried, he says im always busy"
    takes = [detect.Kind.of(Words.of(one)).alone for one in (said, f"{said}. {CALM}", f"{said}. {CALM * 4}")]
    assert takes == sorted(takes, reverse=True)
    assert takes[-1] > detect.ALONE


def test_a_temper_that_others_fear_raises_an_alarm() -> None:
    assert ids("He cried because he is worried about his temper and what it does to me.") == {"abuse"}
    assert ids("My sister cried, she is worried about his temper.") == {"abuse"}


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("He cried and said he would do anything to keep me", ", so he has put a lock on the gate"),
        ("He cried and said he would do anything to keep me", " and he burned my passport"),
        (
            "my boyfriend broke down crying and said he can't do this anymore, and that he wants to break up",
            ", then he sent me a goodbye text",
        ),
        ("my husband cried, he can't do this any more, he wants a divorce", " and the engine is running in the garage"),
        ("my son is crying in his room and wont let me in", ", he has mum's tablets"),
        ("my daughter is crying in her room and won't let me in", ", i found blood on the towel"),
        ("My niece, 7, cried because the others at school don't let her play", ", she says she wants to be dead"),
        ("my son cried, the big boys wont let him play", " unless he takes his trousers off"),
        ("My girlfriend cried last night and said she needs space.", " She has a knife."),
        ("She cried and told me she needs time", " and then she took all the pills"),
        ("he saw me crying and walked past", " and got his belt"),
        ("she saw me crying and closed the door", " and turned the key, I'm still in here"),
        ("my son cried and wouldn't let go of my leg at nursery", ", he says mummy's boyfriend hurts him"),
    ],
)
def test_what_many_tell_is_no_alarm_where_it_is_all_that_is_told(text: str, more: str) -> None:
    assert ids(text) == set()
    assert ids(text + more)


def test_who_wrote_each_line_of_a_chat_tells_of_nothing() -> None:
    chat = "[21:14] Ben: She cried and told me she needs time\n[21:15] Me: she cried?\n[21:16] Ben: she needs time"
    assert detect.Kind.of(Words.of(chat)).alone == detect.NOTHING_ELSE
    assert detect.Kind.of(Words.of(f"{chat}, she has the pills")).alone < detect.NOTHING_ELSE


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("My husband is in a hospice and I cry every night. I want to go with him.", "self_harm"),
        ("Mum is in the hospice, she wants it over and asked me to help her. She cried.", "self_harm"),
        ("My grandfather cries all day and says when she goes he goes too", "self_harm"),
        ("i said no but he kept going and after he cried", "abuse"),
        ("my dad made my mum kneel and say sorry and then he was the one crying", "abuse"),
        ("he cried and begged me to tell the police i fell", "abuse"),
        ("my cousin, 14, cried because her parents are sending her away to marry a man of 40", "abuse"),
        ("My grandson flinched and cried when I lifted my hand to wave", "abuse"),
        ("the twins were crying, my wife had taped their mouths", "child_harm"),
        ("My daughter is 12 and cried when I found the messages from a man who wants to meet her", "child_harm"),
        ("he cried and told me he looks at pictures of kids online", "child_harm"),
    ],
)
def test_a_danger_told_sideways_raises_an_alarm(text: str, risk: str) -> None:
    assert risk in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "He cried at the hospice. I wanted to go with him to the chapel",
        "my gran is in a hospice, my sister is flying out on Friday and I want to go with her, we cried",
        "My wife works at a hospice, she cried, wants it over with, the exam, and asked me to help her revise",
        "i said no but he kept going on about a puppy until he cried",
        "the priest made my mum kneel for the blessing and she cried",
        "mum asked me to tell the nurse she slipped on ice, she cried, her hip hurts",
        "they are sending her away to uni and she cried, she wants to marry her boyfriend",
        "our rescue dog flinched and cried when i lifted my hand",
        "the kids taped dad's mouth for the game and he cried laughing",
        "My daughter, 24, cried over messages from a man who wants to meet her, her birth father",
        "he cried looking at photos of the kids on his laptop while deployed",
        "she cried until i let her have the blue cup",
        "my husband cried when he told me his teacher told him off as a boy",
    ],
)
def test_what_sounds_like_such_a_danger_raises_none(text: str) -> None:
    assert ids(text) == set()


def test_what_was_done_to_somebody_as_a_boy_is_told_and_is_not_urgent() -> None:
    told = find_risks("My husband told me in tears that he was abused by a priest as a boy")
    assert [(risk.id, risk.urgency) for risk in told] == [("child_harm", "soon")]
    assert "self_harm" in ids("he was abused by a priest as a boy, he cried, and says he wants to die")


def test_a_blow_that_nobody_gave_is_none_unless_somebody_did() -> None:
    assert [m.guards for m in matches(Words.of("he cried when i hit my head and needed stitches"))] == [("own_knock",)]
    assert ids("he cried when i hit my head, he had thrown me down the stairs") == {"abuse"}


def test_only_a_text_that_has_room_for_nothing_else_is_bare() -> None:
    said = "hes crying right now in the next room"
    assert detect.Kind.of(Words.of(said)).alone > detect.ALONE
    assert detect.Kind.of(Words.of("He cried. He said sorry to me yesterday.")).alone > detect.ALONE
    for more in ("pills", "goodbye", "he would not stop", "i cannot go", "blood", "he said"):
        assert detect.Kind.of(Words.of(f"{said} {more}")).alone == detect.ALONE
    assert detect.Kind.of(Words.of(f"{said} " * 3)).alone == detect.ALONE, "a long text is not told by it"


def test_the_demo_account_raises_no_alarm() -> None:
    from pathlib import Path

    assert ids((Path(__file__).parents[2] / "docs/demo.txt").read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "text", ["He said he’d kill himself.", "HE SAID HE'D KILL HIMSELF.", "he said hed kill himself"]
)
def test_quotes_case_and_apostrophes_do_not_matter(text: str) -> None:
    assert "self_harm" in ids(text)


def test_the_measured_figures_are_in_the_models_file() -> None:
    figures = json.loads(resources.files("tearwise.safety").joinpath("learned.json").read_text("utf-8"))["figures"]
    judged = figures["safety_dev, held out"]
    assert judged["recall"] >= 0.9
    assert judged["false_alarms"] <= 0.15


@settings(max_examples=50)
@given(st.text(max_size=300), st.floats(-9, 9))
def test_any_text_is_looked_through_whatever_the_engine_makes_of_it(text: str, log_odds: float) -> None:
    for risk in detect.find_risks(text, against(text, log_odds)):
        assert risk.evidence or not Words.of(text).words


CERTAIN = ("She cried and said she will kill herself", "I cried for hours and then I took 30 paracetamol")
"""Told whatever stands around them: no engine silences these."""
LIKELY = ("he had choked me in the kitchen", "My dad cried and said sorry for hitting mum", "my wife shook our baby")


@st.composite
def telling(draw: st.DrawFn) -> str:
    """A text that tells of a risk among other characters, with accents and characters without a width, which change no
    word and move where it stands. Words that chance writes may speak against it ("ep", an episode), so it writes none."""
    other = st.text(st.characters(exclude_categories=("Cs", "Lu", "Ll")), max_size=60)
    said = [draw(st.sampled_from(CERTAIN)), *draw(st.lists(st.sampled_from(LIKELY), max_size=2))]
    whole = "".join(f"{sentence}.\n\n{draw(other)}\n\n" for sentence in draw(st.permutations(said)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.sampled_from([n for n, letter in enumerate(whole, 1) if letter in "aeiou"]))
        whole = whole[:at] + draw(st.sampled_from("\u0301\u0308\u200b\u200d\u00ad\ufeff")) + whole[at:]
    return draw(other) + "\n\n" + whole


@settings(max_examples=100)
@given(telling(), st.floats(-9, 9))
def test_what_is_shown_of_a_risk_is_the_texts_own_whatever_stands_around_it(text: str, log_odds: float) -> None:
    found = detect.find_risks(text, against(text, log_odds))
    passages = [passage for risk in found for passage in risk.evidence]
    assert passages
    for passage in passages:
        assert text[passage.start : passage.end] == passage.quote


@pytest.mark.parametrize(
    "text",
    [
        "my dad shouted at my little brother till he cried and then put him in the garage",
        "I lost my temper and threw my plate, it hit the wall. My wife started crying. I never meant it",
        "my bf cried cos i wouldnt do it with him and kept crying til i did",
        "he was upset cos i said no and he kept crying till i gave in and did it. i feel weird",
        "my wife walked out toward the railway line in her slippers, crying",
        "he is crying on the edge of the scaffold and wont talk to anyone",
        "she had one leg over the rail and she was crying",
        "i emptied all my tablets onto the bed and im crying",
        "we hugged and cried. he doesnt know that was me saying goodbye",
        "i gave him one of my sleeping pills so he would sleep, he cried for hours, hes two",
        "he was crying and hot all night, now i cannot wake him to drink",
    ],
)
def test_everyday_words_for_harm_are_phrases(text: str) -> None:
    assert [match.family.id for match in matches(Words.of(text)) if match.raises]


@pytest.mark.parametrize(
    "text",
    [
        "I put the baby's coat in the cupboard and he cried",
        "we put the dog in the garage for the night and my son cried",
        "I threw the ball and it hit the wall, he cried with laughter",
        "he would not do it again, he cried until i hugged him",
        "I gave him half of my sandwich and he slept, he cried all morning",
        "i emptied my drawer of tablets into the pharmacy bin and cried, six months clean",
    ],
)
def test_harmless_neighbours_of_them_are_none(text: str) -> None:
    assert not [match.family.id for match in matches(Words.of(text)) if match.raises]


def test_without_any_phrase_it_takes_more_to_stand_in_the_readings_place() -> None:
    text = "When I read the messages out he broke down. Hes in the other room now."
    assert not matches(Words.of(text))
    assert not replaces_reading(find_risks(text))


@pytest.mark.parametrize(
    "text",
    [
        "My wife cried and said I'm never home.",
        "my girlfriend cried, she says im always at work",
        "my son cried, he says im always busy",
        "my friend cried, he says nobody ever rings him",
        "he cried after our fight. says im always out",
        "my son hit my daughter and she cried",
        # an affair found out, the most usual of all
        "found the messages. he sobbed, i put the bins out because it was tuesday",
        "He slept with my cousin. He cried at my door, I didn't open, and he went home.",
        "I caught her. She cried and said the affair was over and begged me",
        "saw the texts on his phone. he cried and followed me round the house saying sorry",
        # the end of a bond, in words that may tell of the end of a life
        "My husband cried and said he would end it with her today, he'd do anything. I said we'll see.",
        "I'm thinking of ending it with my boyfriend. He cried when I said so.",
        "he shouted at me, then cried and said sorry",
        "my boyfriend cried after he yelled at me",
        "he cried when he read my message that I need a break",
        "he broke down and said he can't cope with work",
        # no danger at all
        "my dad cried when I broke my arm",
    ],
)
def test_what_people_say_every_day_takes_more_to_be_an_alarm(text: str) -> None:
    assert not find_risks(text)


@pytest.mark.parametrize(
    "text",
    [
        "My wife is never home. She cried and said she wants to kill herself.",
        "he said i never listen, he cried and grabbed me by the throat",
        "he found the messages from my friend and now he wont let me leave the flat. he cried",
        "I slept with someone else. My husband cried and smashed the kitchen. Our son hid under the bed.",
        "I saw the messages between my stepdad and my sister, she is 14. she cried and begged me not to tell mum.",
        "I told my husband about the affair. He cried and said he won't be here tomorrow.",
        "He's crying in the bathroom and says he will end it today with his dad's pills",
        "she cried and said she is thinking about ending it with my tablets",
        "he cried and said he wants to end it",
        "Every night I want to end it. I cry, and I wish I could do more for the dog.",
        "he shouted at me and broke my arm, then he cried",
        "found out my wife was sleeping with someone. she cried. i dont see the point any more",
    ],
)
def test_a_phrase_of_danger_is_one_beside_what_people_say_every_day(text: str) -> None:
    assert find_risks(text)


def test_no_point_in_one_thing_is_none_in_everything() -> None:
    assert ids("my husband lost his job and cried, he just doesn't see the point any more") == {"self_harm"}
    assert not find_risks("we cried. she doesn't see the point any more of paying for piano")


def test_a_few_words_without_any_phrase_do_not_stand_in_the_readings_place_unless_they_surely_tell_of_a_danger() -> (
    None
):
    assert not replaces_reading(find_risks("my sister is crying in the bathroom and wont come out"))
    assert replaces_reading(find_risks("my wife is crying, she wants to put a pillow on the baby so it stops"))


@pytest.mark.parametrize(
    "text",
    [
        "بكى أخي أمامي الليلة الماضية. قال إنه آسف وإنه يحبني كثيرا. لم أعرف ماذا أقول له.",
        "بكت أمي أمس وقالت إنها تخاف أن أسافر بعيدا عنها. لم أعرف كيف أرد عليها.",
    ],
)
def test_what_is_learned_says_nothing_of_another_language(text: str) -> None:
    assert find_risks(text) == ()


def test_a_phrase_tells_amid_another_language() -> None:
    assert ids("بكى أخي أمامي الليلة الماضية وكتب لي: I want to kill myself. لم أعرف ماذا أقول له ولا ماذا أفعل.") == {
        "self_harm"
    }
