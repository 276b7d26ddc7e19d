"""Own tears: grief is met as grief, joy as joy, and whoever was hurt is not sent to the one who did it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.sample import reading_of
from tearwise.replies.yours import parsed
from tests.replies.examples import reading

GLAD = ("love", "connection", "joy_relief")
HEAVY_LINES = re.compile(r"mourning|heavy|crisis line|low for weeks|worse straight afterwards|take one thing off me")


def own(*meanings: str, text: str = "I cried.", bond: str = "friend", trigger: str | None = None) -> Guidance:
    return guidance_for(reading_of(*meanings, text=text, bond=bond), crier="narrator", trigger=trigger)


def said(one: Guidance) -> str:
    lines = [*one.now, *one.later, *one.always, *one.say, *one.when, *one.help]
    return " ".join(line.text for line in lines) + f" {one.ask}"


@pytest.mark.parametrize("id", [None, *(one for one in MEANINGS if one != "joy_relief")])
@pytest.mark.parametrize("bond", ["partner", "none"])
def test_who_mourns_is_not_told_that_they_need_not_know_why(id: str | None, bond: str) -> None:
    one = own(*([id] if id else []), bond=bond, trigger="death")
    assert "Somebody has died." in said(one)
    assert "I'd like to talk about the one who has died." in said(one)
    assert not re.search("don't quite know why|need not know why|three words|it was wrong", said(one))
    assert one.ask is None
    assert "crisis line" in one.help[0].text


@pytest.mark.parametrize("id", GLAD)
@pytest.mark.parametrize("bond", ["friend", "none"])
def test_glad_tears_are_told_nothing_heavy(id: str, bond: str) -> None:
    assert not HEAVY_LINES.search(said(own(id, bond=bond)))
    assert not HEAVY_LINES.search(said(own(id, "vulnerability", bond=bond)))
    assert HEAVY_LINES.search(said(own("other", bond=bond)))


@pytest.mark.parametrize("tender", ["love", "connection"])
def test_love_in_a_loss_makes_it_no_gladder(tender: str) -> None:
    assert own(tender, "loss_fear").say == own("loss_fear").say
    assert "crisis line" in said(own(tender, trigger="breakup"))
    assert not HEAVY_LINES.search(said(own("joy_relief", trigger="illness_or_injury")))


@pytest.mark.parametrize("meanings", [("loss_fear",), ("other", "loss_fear"), ("love",)])
def test_whoever_has_left_is_not_asked_for_company(meanings: tuple[str, ...]) -> None:
    one = own(*meanings, text="He left me and I can't stop crying.", bond="unknown", trigger="breakup")
    assert {opener.to for opener in one.say} == {"to somebody who is near"}
    assert "crisis line" in said(one)


def test_whoever_says_goodbye_is_not_told_that_they_mourn() -> None:
    one = own("loss_fear", text="I cried when he left for the airport.", trigger="goodbye")
    assert "mourning" not in said(one)
    assert all(opener.to for opener in one.say)


def test_what_one_did_wrong_is_not_left_unsaid_at_a_parting() -> None:
    text = "I cheated on her and now she is leaving. I cried."
    assert "it was wrong" in said(own("remorse", text=text, bond="partner", trigger="breakup"))


@pytest.mark.parametrize(
    "text",
    [
        "im the one crying, dads got lewy body and he called me a thief today",
        "I shouted at mum tonight, she has dementia, and then I cried in the hall. I hate myself.",
        "I care for my nan and I cried because she didn't know me.",
    ],
)
def test_who_looks_after_somebody_who_forgets_is_told_to_report_nobody(text: str) -> None:
    one = own("other", "remorse", text=text, bond="child", trigger="mistreatment")
    assert "a service for carers" in said(one)
    assert not re.search("it was wrong|domestic violence|I'd like it to stop|write down when", said(one))
    assert "a service for carers" not in said(own("other", text="My boss shouted at me and I cried."))


def test_joy_that_nobody_else_saw_is_told_as_joy() -> None:
    assert "I cried earlier, and it was for something good." in said(own("joy_relief", bond="none"))
    assert "You don't have to solve it." in said(own("other", bond="none"))
    assert "These are happy tears!" in said(own("joy_relief"))


def test_what_is_plainly_told_outweighs_a_loss_that_is_read() -> None:
    text = "I gave my daughter away on Saturday and cried. It was the happiest day of my life."
    assert own("joy_relief", "loss_fear", text=text) == own("joy_relief", text=text)
    assert "good in it, and something that hurts" in said(own("joy_relief", "loss_fear"))
    assert "crisis line" in said(own("joy_relief", "loss_fear"))


@pytest.mark.parametrize("bond", ["acquaintance", "stranger"])
@pytest.mark.parametrize(("id", "trigger"), [("loss_fear", "death"), ("other", None), ("vulnerability", None)])
def test_a_boss_or_a_stranger_is_not_asked_to_listen_or_to_stay(id: str, trigger: str | None, bond: str) -> None:
    first, *others = own(id, bond=bond, trigger=trigger).say
    assert first.to == "to whoever was there, if you like"
    assert [one.to for one in others] == ["to somebody you trust"] * 2
    assert [one.text for one in others] == [one.text for one in own(id, trigger=trigger).say[1:]]
    assert own("joy_relief", bond=bond).say == own("joy_relief").say


def test_a_small_child_who_saw_it_is_told_that_it_was_not_their_doing_and_is_not_to_listen() -> None:
    one = own("other", text="I cried in front of my six year old. She brought me her rabbit.", bond="parent")
    assert "nothing that you did" in one.say[0].text
    assert one.say[2].to == "to a grown-up whom you trust"
    assert "listen for ten minutes" not in said(one)
    assert "crisis line" in said(one)


def test_who_was_humiliated_is_not_sent_to_the_one_who_did_it() -> None:
    one = own("other", text="Everyone laughed at me in class, and I cried in front of all of them.")
    assert [opener.to for opener in one.say[:2]] == ["to somebody you trust"] * 2
    assert (one.say[2].to or "").startswith("to whoever did it, if you want to")
    assert "listen for ten minutes" not in said(one)
    assert "listen for ten minutes" in said(own("other"))


def test_a_film_is_no_burden() -> None:
    one = own("other", text="I cried at the end of the film.")
    assert not HEAVY_LINES.search(said(one).replace("low for weeks as well", ""))


def test_whoever_cries_at_the_news_is_not_told_to_say_anything_to_those_in_it() -> None:
    one = own("empathy", text="I keep crying at the news, at the families in the rubble.")
    assert "It touched me to see you like that" not in said(one)
    assert all(opener.to == "to somebody who is near" for opener in one.say)


def test_a_young_writer_is_told_of_grown_ups() -> None:
    assert "A grown-up whom you trust can help" in said(own("other", text="I'm 14. I cried at school."))
    assert "A grown-up whom you trust" not in said(own("other", text="I cried at school."))


@pytest.mark.parametrize(
    ("part", "entry", "named"),
    [
        ("unclear", {"always": ["One."], "say": ["1", "2", "3"]}, "unclear: 'ask' is missing"),
        ("unclear", {"always": ["One."], "say": ["1", "2", "3"], "ask": "Why {he?"}, "unclear, ask: a brace"),
        ("all", {}, "all: 'now' is missing"),
        ("unclear", {"always": ["One."], "say": ["1", "2", "3"], "ask": " "}, "unclear, ask: there must be a text"),
        ("glad", {}, "glad: 'now' is missing"),
        ("mixed", {}, "mixed"),
        ("occasion", [{"trigger": "weather", "always": ["a"], "say": ["b", "c", "d"]}], "'weather' is no value"),
        ("occasion", [{"tigger": "death"}], "occasion 1: there is no 'tigger'; did you mean 'trigger'"),
        ("cousin", {}, "there is no 'cousin'"),
    ],
)
def test_damaged_texts_name_what_is_wrong(part: str, entry: Any, named: str) -> None:
    whole = tomllib.loads(files("tearwise.replies").joinpath("data/guidance/yours.toml").read_text("utf-8"))
    with pytest.raises(DataError, match=named):
        parsed({**whole, part: entry})


def test_something_is_always_said_to_be_better_left_undone() -> None:
    whole = tomllib.loads(files("tearwise.replies").joinpath("data/guidance/yours.toml").read_text("utf-8"))
    with pytest.raises(DataError, match=r"yours\.toml, all, avoid: there must be a list of what to avoid"):
        parsed({**whole, "all": {**whole["all"], "avoid": []}})


def test_nobody_is_sent_for_comfort_to_an_ex() -> None:
    left = reading("loss_fear", text="I cried all night because my girlfriend left me.")
    assert {one.to for one in guidance_for(left, crier="narrator", relationship="ex").say} == {"to somebody you trust"}
    sorry = reading("remorse", text="I cried when I met my ex. I said sorry for how I treated her.")
    assert {one.to for one in guidance_for(sorry, crier="narrator", relationship="ex").say} == {None}
