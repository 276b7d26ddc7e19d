"""The five worries are answered for the reading, without ever telling what is in another's heart."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tearwise.accounts import Pronoun
from tearwise.errors import DataError, ReadingError
from tearwise.meanings import MEANINGS
from tearwise.reading import CRIERS, Crier, MeaningReading, Reading, RiskId
from tearwise.replies import WORRIES, WorryAnswer, all_worries, schema, worries, worry
from tearwise.replies.scenes import BONDS
from tearwise.replies.worry_texts import parsed
from tearwise.tables import load_table
from tests.replies.examples import reading

VALIDATOR = Draft202012Validator(schema("worry"))
RISKS: tuple[RiskId, ...] = ("self_harm", "abuse", "child_harm")


def said(one: WorryAnswer) -> str:
    return " ".join(line.text for line in one.lines)


@pytest.mark.parametrize("bond", ["acquaintance", "stranger"])
def test_nobody_is_measured_by_love_or_a_home_that_is_not_shared(bond: str) -> None:
    pressed = said(worry("love", reading("other", answers={"relationship": bond, "pressure": "1"}), pronoun="he"))
    assert "has taken a no from you so far" in pressed
    assert "weigh love" not in pressed
    for id in WORRIES:
        loud = said(worry(id, reading("other", answers={"relationship": bond, "did": ["lashed_out"]}), pronoun="he"))
        assert "domestic" not in loud.replace("where he is close to you, with a domestic", "")


@pytest.mark.parametrize("id", WORRIES)
def test_without_a_reading_it_tells_what_is_known(id: str) -> None:
    one = worry(id)
    assert one.title.endswith("?")
    assert one.sources
    assert one.meanings == ()
    VALIDATOR.validate(one.to_record())


@pytest.mark.parametrize(
    ("given", "of"),
    [
        (None, {}),
        (None, {"pronoun": "she", "crier": "other"}),
        (
            reading("remorse"),
            {"pronoun": "he", "crier": "other", "relationship": "partner", "trigger": "caught_or_confessing"},
        ),
        (reading("remorse", "loss_fear", answers={"pressure": 2}), {"pronoun": "she"}),
        (reading("love"), {"crier": "narrator", "relationship": "parent"}),
        (reading("love", risks=(("abuse", "soon"), ("self_harm", "now"))), {"pronoun": "they"}),
    ],
)
def test_all_five_are_what_each_is(given: Reading | None, of: dict[str, Any]) -> None:
    assert all_worries(given, **of) == tuple(worry(id, given, **of) for id in WORRIES)


def test_all_five_look_at_the_account_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Reading] = []
    likely = worries.likely_meanings

    def counted(one: Reading) -> tuple[MeaningReading, ...]:
        looked.append(one)
        return likely(one)

    monkeypatch.setattr(worries, "likely_meanings", counted)
    all_worries(reading("remorse"))
    assert len(looked) == 1


@pytest.mark.parametrize("meaning", MEANINGS)
@pytest.mark.parametrize("id", WORRIES)
def test_it_varies_with_the_likely_meaning(id: str, meaning: str) -> None:
    one = worry(id, reading(meaning), pronoun="he")
    assert one.meanings == (meaning,)
    assert "In your account" in one.lines[0].text
    assert not re.search(r"[{}|]", said(one))
    assert one.lines[0] not in [
        worry(id, reading(other), pronoun="he").lines[0] for other in MEANINGS if other != meaning
    ]
    VALIDATOR.validate(one.to_record())


@pytest.mark.parametrize("id", WORRIES)
def test_two_likely_meanings_are_both_spoken_of(id: str) -> None:
    both = worry(id, reading("remorse", "loss_fear", "love"))
    assert both.meanings == ("remorse", "loss_fear")
    assert both.lines[0] == worry(id, reading("remorse")).lines[0]
    assert both.lines[1].text.startswith(("He may also be ", "She may also be ", "They may also be "))
    assert said(both).count("In your account") == 1


@pytest.mark.parametrize("trigger", [None, "caught_or_confessing"])
@pytest.mark.parametrize("id", WORRIES)
def test_sorrow_that_presses_is_told_without_saying_the_same_twice(id: str, trigger: str | None) -> None:
    pressed = reading("remorse", "love", answers={"pressure": 2})
    one = said(worry(id, pressed, pronoun="he", relationship="partner", trigger=trigger))
    assert len(re.findall(r"responsibility, (repair|change)|responsibility, and", one)) <= 1
    assert one.count("In your account") == 1


def test_nobody_is_told_how_to_worry_less_about_their_own_tears() -> None:
    own = worry("real", reading("other"), crier="narrator")
    assert own.lines[0].text.startswith("You need not prove them to anybody.")
    assert not re.search("less worried|from lies|faked", said(own))
    assert own.sources == ("ours-not-certain",)


@pytest.mark.parametrize("id", WORRIES)
def test_tears_that_press_are_spoken_of_by_conduct(id: str) -> None:
    pressed = said(worry(id, reading("remorse", answers={"pressure": 2})))
    assert re.search("responsibility", pressed)
    assert re.search("over time", pressed)
    assert pressed not in (
        said(worry(id, reading("remorse"))),
        said(worry(id, reading("remorse", answers={"pressure": 1}))),
    )


FRIGHTENED: tuple[dict[str, object], ...] = ({"said": ["threat"]}, {"did": ["lashed_out"]})


@pytest.mark.parametrize("bond", [bond for bond in BONDS if bond != "child"])
@pytest.mark.parametrize("answers", FRIGHTENED)
@pytest.mark.parametrize("id", WORRIES)
def test_who_may_be_frightened_is_not_told_to_try_out_a_no_or_to_ask(
    id: str, answers: dict[str, object], bond: str
) -> None:
    for pressure in (0, 1, 2):
        relationship = {} if bond == "unknown" else {"relationship": bond}
        pressed = reading("other", "loss_fear", answers={**relationship, **answers, "pressure": pressure})
        one = worry(id, pressed, pronoun="he")
        assert one.lines[0].text.startswith("You say that he threatened something, or shouted, hit or threw something.")
        assert "If that frightened you" in one.lines[0].text
        assert not re.search(r"\bno\b(?! evidence)|In your account|[Aa]sking|may ask him", said(one))


@pytest.mark.parametrize("answers", FRIGHTENED)
def test_to_ones_own_child_a_no_is_still_spoken_of(answers: dict[str, object]) -> None:
    child = reading("other", answers={"relationship": "child", "pressure": 2, **answers})
    assert "takes your no" in said(worry("love", child, pronoun="he"))
    small = reading("other", text="My nephew (4) cried.", answers={"relationship": "family", **answers})
    assert "frightened you" not in said(worry("real", small))


@pytest.mark.parametrize("answers", FRIGHTENED)
@pytest.mark.parametrize("id", WORRIES)
def test_who_cried_and_frightened_somebody_is_told_that_this_comes_first(id: str, answers: dict[str, object]) -> None:
    own = worry(id, reading("other", answers=answers), crier="narrator")
    assert [line.text[:80] for line in own.lines] == [
        "First things first: some of what you wrote sounds as if you hurt or frightened s"
    ]


def test_where_tears_press_nobody_is_told_to_put_love_to_the_test() -> None:
    some, clear = (reading("other", answers={"relationship": "partner", "pressure": one}) for one in (1, 2))
    assert "has taken a no from you so far" in said(worry("love", some, pronoun="he"))
    assert "if you are afraid of what comes of it" in said(worry("real", clear, pronoun="he"))


@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize("id", WORRIES)
def test_a_risk_comes_first_and_no_meaning_is_told(id: str, risk: RiskId) -> None:
    one = worry(id, reading("remorse", "love", risks=((risk, "soon"),)))
    assert one.lines[0].text.startswith("First things first")
    assert "In your account" not in said(one)
    assert one.meanings == ()


@pytest.mark.parametrize("crier", CRIERS)
@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize("id", WORRIES)
def test_where_there_is_a_risk_nothing_else_is_spoken_of(id: str, risk: RiskId, crier: Crier) -> None:
    answers: dict[str, object] = {"relationship": "partner", "pressure": 2}
    one = worry(id, reading("remorse", answers=answers, risks=((risk, "soon"),)), crier=crier)
    assert [line.text.startswith("First things first") for line in one.lines] == [True]
    assert not set(one.lines) & set(worry(id).lines)


@pytest.mark.parametrize("id", WORRIES)
def test_who_cries_and_thinks_of_dying_is_spoken_to_as_such(id: str) -> None:
    risky = reading("loss_fear", risks=(("self_harm", "soon"),))
    own = worry(id, risky, crier="narrator")
    assert own.lines[0].text.startswith("First things first: if it is you who thinks of dying, you deserve help today")
    assert own.sources == ("dazzi-2014",)
    assert "If it is you who thinks of dying" in said(worry(id, risky, crier="other"))


@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize("id", WORRIES)
def test_own_tears_with_a_risk_are_not_taken_for_those_of_whoever_did_it(id: str, risk: RiskId) -> None:
    own = said(worry(id, reading("other", risks=((risk, "soon"),)), crier="narrator"))
    assert re.search(r"\byou\b", own)
    assert not re.search(r"voice remorse|[Rr]eal tears|to make you stay", own)


@pytest.mark.parametrize("id", WORRIES)
def test_where_nothing_stands_out_it_says_so(id: str) -> None:
    assert worry(id, reading()).lines != worry(id).lines
    assert "In your account" not in said(worry(id, reading()))


def test_couples_alone_hear_about_couples() -> None:
    assert "romantic" in said(worry("love", reading("love", answers={"relationship": "partner"})))
    assert "romantic" not in said(worry("love", reading("love", answers={"relationship": "parent"})))
    assert "romantic" not in said(worry("love"))


@pytest.mark.parametrize("bond", ["acquaintance", "friend", "parent", "stranger"])
@pytest.mark.parametrize("id", WORRIES)
def test_nobody_but_a_couple_hears_of_romance_and_who_they_are_need_not_be_asked(id: str, bond: str) -> None:
    assert "romantic" not in said(worry(id, reading("other"), relationship=bond))
    assert "romantic" not in said(worry(id, reading("other")))
    if id in ("love", "good_for_us"):
        assert "romantic" in said(worry(id, reading("other"), relationship="partner"))
        assert "romantic" in said(worry(id, reading("other"), crier="narrator", relationship="ex"))
    answered = reading("other", answers={"relationship": bond})
    assert said(worry(id, answered, relationship="partner")) == said(worry(id, answered))


@pytest.mark.parametrize("trust", [("trust",), ("other", "trust"), ("vulnerability",), ("love",), ()])
@pytest.mark.parametrize("id", WORRIES)
def test_who_was_deceived_by_a_partner_hears_of_conduct_and_not_of_trust(id: str, trust: tuple[str, ...]) -> None:
    one = worry(id, reading(*trust), relationship="partner", trigger="caught_or_confessing")
    assert one.lines[0].text.startswith("In your account something came out")
    assert one.meanings == ()
    assert not re.search(r"trusted you|stays safe|to be safe|felt safe", said(one))
    VALIDATOR.validate(one.to_record())
    sorry = worry(id, reading("remorse", "trust"), relationship="partner", trigger="caught_or_confessing")
    assert sorry.meanings == ("remorse",)
    alone = worry(id, reading("remorse")).lines[0].text.partition(". ")[2]
    assert alone in said(sorry)
    friend = worry(id, reading("trust"), relationship="friend", trigger="caught_or_confessing")
    assert friend.meanings == ("trust",)


@pytest.mark.parametrize("trigger", ["death", "illness_or_injury", "failure_or_rejection", "overload"])
@pytest.mark.parametrize("id", WORRIES)
def test_guilt_that_is_no_offence_is_not_judged(id: str, trigger: str) -> None:
    one = said(worry(id, reading("remorse"), relationship="partner", trigger=trigger))
    assert one != said(worry(id, reading("remorse"), relationship="partner"))
    assert not re.search("repair|Judge", one)


@pytest.mark.parametrize("wrong", [{"relationship": "cousin"}, {"trigger": "weather"}])
def test_a_bond_or_trigger_that_there_is_not_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ReadingError, match="is one of"):
        worry("love", reading("love"), **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("id", WORRIES)
def test_own_tears_are_answered_to_the_reader(id: str) -> None:
    one = worry(id, reading("remorse"), crier="narrator")
    assert "In your account" not in said(one)
    assert re.search(r"\b[Yy]our?\b", one.lines[0].text)
    assert not re.search(
        r"\b(he|him|his|himself)\b", said(worry(id, reading("remorse"), pronoun="he", crier="narrator"))
    )


def test_another_worry_is_an_error_that_names_the_five() -> None:
    with pytest.raises(ReadingError, match="good_for_us"):
        worry("money")


@pytest.mark.parametrize("data", [{}, {"money": {}}, {"love": {"title": "?"}}])
def test_data_that_is_not_whole_is_an_error(data: dict[str, object]) -> None:
    with pytest.raises(DataError, match=r"worries\.toml"):
        parsed(data)


def test_a_worry_about_ones_own_tears_is_asked_of_oneself() -> None:
    own = {id: worry(id, reading("love"), crier="narrator").title for id in WORRIES}
    assert own["love"] == "Does this mean that I love somebody?"
    assert own["real"] == "Were my tears real?"
    assert not [title for title in own.values() if re.search(r"\b(they|he|she)\b", title)]


@pytest.mark.parametrize("id", WORRIES)
@pytest.mark.parametrize("crier", ["other", "narrator"])
def test_fear_and_violence_are_spoken_of_as_something_that_may_be_so(id: str, crier: Crier) -> None:
    text = said(worry(id, reading("remorse", risks=(("abuse", "soon"),)), crier=crier))
    assert "you describe" not in text
    assert "sounds like fear, threats or violence. If it is so" in text


def test_nobody_is_told_of_a_parting_where_somebody_else_was_lost() -> None:
    parted = "over between you"
    assert parted in said(worry("good_for_us", reading("loss_fear"), relationship="ex"))
    assert parted in said(worry("good_for_us", reading("loss_fear"), relationship="partner", trigger="breakup"))
    assert parted not in said(worry("good_for_us", reading("loss_fear"), relationship="partner", trigger="death"))
    assert parted not in said(worry("good_for_us", reading("loss_fear"), relationship="partner"))
    assert parted not in said(worry("good_for_us", reading("loss_fear"), relationship="child", trigger="breakup"))


def test_an_ex_is_not_told_what_tears_do_for_a_bond_nor_anybody_to_watch_what_a_stranger_does() -> None:
    for id in ("love", "connection", "loss_fear"):
        assert "closer" not in said(worry("good_for_us", reading(id), relationship="ex")), id
    assert "for the one" not in said(worry("real", reading("empathy"), relationship="stranger"))
    assert "for the one" in said(worry("real", reading("empathy"), relationship="friend"))


@pytest.mark.parametrize("bond", BONDS)
def test_the_five_worries_are_put_as_the_bond_has_them(bond: str) -> None:
    titles = {
        id: worry(id, reading("love"), pronoun="she", relationship=None if bond == "unknown" else bond).title
        for id in WORRIES
    }
    assert len(set(titles.values())) == len(WORRIES)
    couple = bond in ("partner", "ex", "unknown", "none")
    assert ("loves me" in titles["love"]) == couple
    assert ("for us" in titles["good_for_us"]) == (couple and bond != "ex")
    answered = worry(
        "love", reading("love", answers={} if bond == "unknown" else {"relationship": bond}), pronoun="she"
    )
    assert answered.title == titles["love"]


def test_of_a_stranger_nobody_looks_to_the_next_days() -> None:
    told = [worry(id, reading("other"), pronoun="he", relationship="stranger") for id in WORRIES]
    lines = [line.text for one in told for line in one.lines]
    assert not [one for one in lines if "next week" in one or "next days" in one or "treats you" in one]


def test_damaged_bonds_are_named() -> None:
    table = load_table("tearwise.replies", "data/worries.toml")
    for fitting in ("x", [{"bonds": ["mate"], "title": "?"}], [{"bonds": [["ex"]], "title": "?"}], [{"title": "?"}]):
        with pytest.raises(DataError, match=r"love(, fitting|: 'fitting')"):
            parsed({**table, "love": {**table["love"], "fitting": fitting}})


@pytest.mark.parametrize("id", ["love", "good_for_us"])
@pytest.mark.parametrize("bond", ["acquaintance", "stranger"])
def test_to_those_who_hardly_know_each_other_nothing_is_said_of_love_or_of_growing_closer(id: str, bond: str) -> None:
    near, far = (worry(id, reading("remorse", "loss_fear"), relationship=one) for one in ("friend", bond))
    assert re.search("with love and without|bring you closer|It can become good", said(near))
    assert not re.search("with love and without|bring you closer|It can become good", said(far))
    assert said(worry(id, reading(), relationship=bond)).startswith("From what you wrote") or "We cannot tell" in said(
        worry(id, reading(), relationship=bond)
    )


@pytest.mark.parametrize("id", WORRIES)
def test_tears_at_a_film_are_no_strain_and_no_sign(id: str) -> None:
    film = "My partner cried at the end of the film we watched."
    assert said(worry(id, reading("other", text=film))).startswith("In your account a story, music or a view")
    assert "a story, music" not in said(worry(id, reading("other", text="My partner cried at the hospital.")))
    of_loss = reading("other", text=film, answers={"trigger": ["death"]})
    assert "a story, music" not in said(worry(id, of_loss))


def test_to_who_is_no_longer_a_couple_the_next_days_are_left_open() -> None:
    told = said(worry("good_for_us", reading("loss_fear"), relationship="ex"))
    assert "Tears need not change anything." in told
    assert "next days" not in told
    assert "you may ask" not in said(worry("love", reading("loss_fear"), relationship="ex"))


def test_closeness_at_a_loss_is_not_called_a_good_occasion() -> None:
    text = "My wife cried at my mother's wake. They were like sisters."
    at_a_wake = reading("loss_fear", "connection", text=text)
    assert "as good an occasion" not in said(worry("good_for_us", at_a_wake, relationship="partner"))
    assert "as good an occasion" in said(worry("good_for_us", reading("connection"), relationship="partner"))


def test_where_nobody_cries_no_tears_are_the_readers() -> None:
    none = all_worries(reading(text="i cant cope", status="no_tears"), crier="narrator")
    assert [one.title for one in none] == [one.title for one in all_worries()]
    risks: tuple[tuple[RiskId, Any], ...] = (("self_harm", "now"),)
    own = worry("love", reading(text="I want to die.", status="no_tears", risks=risks), crier="narrator")
    assert said(own).startswith("First things first: if it is you who thinks of dying")


@pytest.mark.parametrize("bond", ["acquaintance", "stranger"])
def test_of_a_colleague_or_a_stranger_nothing_is_known_of_love_or_of_opening_up(bond: str) -> None:
    for meanings in (("other",), ("joy_relief",), ()):
        assert "love" not in said(worry("love", reading(*meanings), relationship=bond))
        assert "Closeness grows" not in said(worry("good_for_us", reading(*meanings), relationship=bond))


def test_an_ex_is_not_told_what_does_couples_good() -> None:
    told = said(worry("good_for_us", reading("loss_fear"), relationship="ex"))
    assert not re.search("romantic|Closeness grows", told)


def test_nothing_has_to_change_after_a_film_or_glad_tears() -> None:
    film = reading("other", text="My wife cried at the end of the film we watched.")
    laughter = reading("other", text="My friend cried with laughter at my joke.")
    for given in (film, reading("joy_relief"), reading("joy_relief", "connection"), laughter):
        told = said(worry("good_for_us", given, relationship="friend"))
        assert "what changes" not in told
        assert "can be spoken of again" in told
    heavy = (reading("loss_fear", "joy_relief"), reading("other"), reading("joy_relief", answers={"pressure": 1}))
    for given in heavy:
        assert "what changes" in said(worry("good_for_us", given, relationship="friend"))
    assert "too much" not in said(worry("weakness", laughter))


def test_only_who_cries_is_called_neither_man_nor_woman() -> None:
    def told(text: str, pronoun: Pronoun) -> tuple[str, ...]:
        answer = worry(
            "strong_men", reading("loss_fear", text=text, answers={"relationship": "partner"}), pronoun=pronoun
        )
        return (answer.title, *(line.text for line in answer.lines))

    assert told("I'm they/them. My husband cried.", "he") == told("My husband cried.", "he")
    assert told("My partner is they/them. They cried.", "they") != told("My partner cried.", "they")
