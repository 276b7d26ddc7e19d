"""Guidance fits every likely meaning, the bond and the account's own words, and puts safety first."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from jsonschema import Draft202012Validator

from tearwise.accounts import PRONOUNS
from tearwise.errors import DataError, ReadingError
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import RiskId
from tearwise.replies import Guidance, guidance_for, safety_texts, schema
from tearwise.replies.guidance_texts import bonds, for_unclear
from tearwise.replies.lines import STAGES, Line
from tearwise.replies.sample import reading_of
from tearwise.replies.scenes import BONDS, UNKNOWN, occasion
from tearwise.replies.together import GLAD
from tests.replies.examples import DAD, SPEECH, reading

VALIDATOR = Draft202012Validator(schema("guidance"))
RISKS: tuple[RiskId, ...] = ("self_harm", "abuse", "child_harm")


def answers(bond: str) -> dict[str, object] | None:
    return None if bond == UNKNOWN else {"relationship": bond}


def texts_of(one: Guidance) -> list[str]:
    lines = [*one.safety, *one.now, *one.later, *one.always, *one.say, *one.again, *one.when, *one.help]
    return [line.text for line in lines] + [part for each in one.avoid for part in (each.what, each.why)]


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("id", MEANINGS)
def test_every_meaning_and_bond_has_guidance_of_its_own(id: str, bond: str) -> None:
    one = guidance_for(reading(id, answers=answers(bond)))
    assert (one.kind, one.meanings, one.relationship) == ("meaning", (id,), bond)
    assert tuple(opener.stage for opener in one.say) == STAGES
    assert all((one.later, one.avoid, one.when, one.help))
    assert bool(one.now) is (bond != "none")  # where nobody else was there, all that can be done is done afterwards
    assert not [text for text in texts_of(one) if re.search(r"[{}|]", text)]
    others = [guidance_for(reading(id, answers=answers(other))) for other in BONDS if other != bond]
    assert one.later[0] not in [other.later[0] for other in others]
    assert one.now[:1] not in [other.now[:1] for other in others]
    assert one.say not in [other.say for other in others]


@pytest.mark.parametrize("id", MEANINGS)
def test_no_two_meanings_have_the_same_openers(id: str) -> None:
    for bond in BONDS:
        say = guidance_for(reading(id, answers=answers(bond))).say
        assert say not in [guidance_for(reading(o, answers=answers(bond))).say for o in MEANINGS if o != id]


@pytest.mark.parametrize("present", list(combinations(MEANINGS, 2)), ids="-".join)
def test_several_meanings_are_all_taken_into_account(present: tuple[str, str]) -> None:
    one = guidance_for(reading(*present))
    assert (one.kind, one.meanings) == ("mixed", present)
    assert ("More than one" in one.always[0].text) is not GLAD.issuperset(present)
    assert len(one.say) == 3
    avoids = {guidance_for(reading(id)).avoid[0] for id in present}
    assert avoids <= set(one.avoid)


def test_glad_and_heavy_meanings_together_get_words_that_fit_both() -> None:
    together = guidance_for(reading("joy_relief", "loss_fear", answers={"relationship": "friend"}))
    glad = guidance_for(reading("joy_relief", answers={"relationship": "friend"}))
    assert not {opener.text for opener in together.say} & {opener.text for opener in glad.say}


def test_a_meaning_that_is_far_less_likely_than_the_first_is_not_followed() -> None:
    both = reading("loss_fear", "connection")
    first, second = both.meanings[:2]
    faint = replace(both, meanings=(first, replace(second, probability=0.18), *both.meanings[2:]))
    assert guidance_for(both).meanings == ("loss_fear", "connection")
    assert guidance_for(faint).meanings == ("loss_fear",)


@pytest.mark.parametrize("id", [*(one for one in MEANINGS if one != "joy_relief"), None])
def test_nobody_is_sent_to_talk_it_out_with_an_ex(id: str | None) -> None:
    one = guidance_for(reading(*([id] if id else []), answers={"relationship": "ex"}))
    assert [line.text for line in one.when] == [bonds()["ex"].when.text]


def test_no_more_than_three_meanings_are_followed() -> None:
    assert guidance_for(reading("trust", "vulnerability", "remorse", "loss_fear")).meanings == (
        "trust",
        "vulnerability",
        "remorse",
    )


def test_where_nothing_is_committed_to_the_likeliest_is_followed_and_asked_about() -> None:
    one = guidance_for(reading(likeliest=("love", 0.5), answers={"relationship": "parent"}))
    assert (one.kind, one.meanings) == ("meaning", ("love",))
    assert one.ask
    assert guidance_for(reading("love")).ask is None


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("status", ["read", "too_little"])
def test_an_unclear_reading_gets_the_question_to_ask(bond: str, status: str) -> None:
    unclear = reading(likeliest=("love", 0.3), answers=answers(bond), status=status)  # type: ignore[arg-type]
    one = guidance_for(unclear)
    assert (one.kind, one.meanings) == ("unclear", ())
    assert one.ask
    assert "?" in one.ask


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_own_tears_are_spoken_of_to_the_reader(id: str | None, bond: str) -> None:
    one = guidance_for(reading(*([id] if id else []), answers=answers(bond)), crier="narrator")
    assert one.crier == "narrator"
    assert all((one.now, one.avoid, one.when, one.help))
    assert not re.search(r"\b(he|him|his|she)\b", " ".join(line.text for line in (*one.now, *one.later, *one.always)))


@pytest.mark.parametrize("urgency", ["now", "soon"])
@pytest.mark.parametrize("risk", RISKS)
def test_a_risk_comes_first_and_takes_the_place_of_the_meaning(risk: RiskId, urgency: str) -> None:
    one = guidance_for(reading("remorse", "love", answers={"relationship": "partner"}, risks=((risk, urgency),)))  # type: ignore[arg-type]
    assert (one.kind, one.meanings, one.now) == ("safety", (), ())
    assert ("emergency number" in one.safety[0].text) is (urgency == "now")
    assert one.to_record()["safety"]
    said = " ".join([line.text for line in (*one.safety, *one.when, *one.help)] + [opener.text for opener in one.say])
    assert not re.search(
        r"confront|couples? counsel|counsel\w+ together|joint|both of you|talk it over with him", said, re.I
    )


def test_two_risks_are_both_answered() -> None:
    one = guidance_for(reading("loss_fear", risks=(("self_harm", "now"), ("abuse", "now"))))
    said = " ".join(line.text for line in one.safety)
    assert "thinking about suicide" in said
    assert "coercive control" in said


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("risk", RISKS)
def test_a_child_with_a_risk_is_told_first_to_tell_a_grown_up(risk: RiskId, own: bool) -> None:
    omit = safety_texts.young().omit
    texts = [of for one in safety_texts.safety().values() for of in (one, *one.fitting.values())]
    told = {line.text for one in texts for line in one.told(False)}
    told |= {one.text for each in texts for one in each.say} | {one.what for each in texts for one in each.avoid}
    assert omit <= told  # nothing is left out that is not said
    child = reading("other", text="I'm 13 and dad cried.", risks=((risk, "now"),))
    one = guidance_for(child, crier="narrator" if own else "other")
    assert one.safety[0].text.startswith("You do not have to carry this alone")
    assert one.say[0].to == "to a grown-up you trust"
    assert not omit & set(texts_of(one))
    grown = guidance_for(reading("other", text="Dad cried.", risks=((risk, "now"),)))
    assert omit & set(texts_of(grown))
    assert not any("You do not have to carry" in line.text for line in grown.safety)


def test_own_tears_with_a_risk_get_safety_too() -> None:
    assert guidance_for(reading("other", risks=(("self_harm", "soon"),)), crier="narrator").kind == "safety"


@pytest.mark.parametrize("risk", RISKS)
def test_with_own_tears_the_reader_in_danger_comes_before_the_helper_and_nothing_is_left_out(risk: RiskId) -> None:
    risky = reading("other", risks=((risk, "soon"),))
    own, helper = guidance_for(risky, crier="narrator"), guidance_for(risky)
    assert own.safety[0].text.startswith("If ")
    assert helper.safety[-1] == own.safety[0]
    assert {*own.safety} == {*helper.safety}
    assert {*own.say} == {*helper.say}


def test_who_cries_and_thinks_of_dying_is_given_words_for_it_first() -> None:
    own = guidance_for(reading("other", risks=(("self_harm", "now"),)), crier="narrator")
    assert "emergency number" in own.safety[0].text
    assert own.safety[2].text.startswith("If it is you who thinks of dying")
    assert own.say[0].text.startswith("I'm not safe on my own")


def test_what_the_crier_said_opens_the_talk() -> None:
    one = guidance_for(reading("remorse", text=DAD, evidence=SPEECH, answers={"relationship": "parent"}))
    assert one.say[0].text.startswith("You said, ‘I should have come to see you more often’. ")
    assert one.pronoun == "he"


def test_a_passage_without_speech_is_held_up_as_it_was_written() -> None:
    told = "My dad cried at the station. He hugged me for a long time."
    one = guidance_for(reading("connection", text=told, evidence="He hugged me for a long time"))
    assert any("as you wrote it: “He hugged me for a long time”." in line.text for line in one.always)


@pytest.mark.parametrize(("before", "quoted"), [("We watched Coco.", False), ("We walked home.", True)])
def test_nothing_is_held_up_of_tears_at_a_film(before: str, quoted: bool) -> None:
    passage = "He hugged me for a long time"
    one = guidance_for(reading("connection", text=f"{before} {passage} and he cried.", evidence=passage))
    assert any("as you wrote it" in line.text for line in one.always) is quoted


@pytest.mark.parametrize(
    "passage",
    ["he held <script>alert(1)</script> {he} {{7*7}}", "he wrote {a|b} on it", "he said {x} {HIM} } { {}"],
)
def test_an_account_is_quoted_as_it_is_and_fills_no_placeholder(passage: str) -> None:
    one = guidance_for(reading("remorse", text=f"He cried. {passage}, and so on", evidence=passage))
    assert f"as you wrote it: “{passage}”." in one.always[-1].text
    VALIDATOR.validate(one.to_record())


def test_a_long_account_of_placeholders_is_no_trouble() -> None:
    told = "he cried. " + "{him} " * 3000 + ". he said {him} {him} {him}"
    one = guidance_for(reading("remorse", text=told, evidence="he said {him} {him} {him}"))
    assert one.always[-1].text.endswith("as you wrote it: “he said {him} {him} {him}”.")


@pytest.mark.parametrize("pronoun", PRONOUNS)
def test_the_pronoun_asked_for_is_used_throughout(pronoun: str) -> None:
    others = {"he": r"\b(she|her|they are)\b", "she": r"\b(he|him|his)\b", "they": r"\b(he|him|his|she|her)\b"}[pronoun]
    for id in MEANINGS:
        one = guidance_for(reading(id, answers={"relationship": "partner"}), pronoun=pronoun)  # type: ignore[arg-type]
        lines = [*one.now, *one.later, *one.always, *one.when, *one.help]
        assert not [line.text for line in lines if re.search(others, line.text)]


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_it_fits_whether_the_crying_goes_on_or_is_over(id: str | None, bond: str) -> None:
    given = reading(*([id] if id else []), answers=answers(bond))
    both, still, over = (guidance_for(given, over=one) for one in (None, False, True))
    assert [one.over for one in (both, still, over)] == [None, False, True]
    assert both.always == still.always == over.always
    if bond == "none":
        assert (both.later, both.say) == (still.later, still.say) == (over.later, over.say)
        return
    assert (still.now, still.later, still.say, still.again) == (both.now, (), both.say, ())
    assert (over.now, over.later, over.say, over.again) == ((), both.later, both.again, ())
    assert tuple(opener.stage for opener in over.say) == STAGES
    now = re.compile(r"\b(just now|right now|tonight|come here|take your time)\b", re.IGNORECASE)
    assert [text for text in (line.text for line in (*over.later, *over.say)) if now.search(text)] == []


@pytest.mark.parametrize("over", [None, False, True])
def test_where_nobody_else_was_there_what_is_for_the_moment_is_done_afterwards(over: bool | None) -> None:
    one, texts = guidance_for(reading(answers={"relationship": "none"}), over=over), for_unclear()
    scene = texts.scenes["none"]
    for line in (scene.now, *texts.now, scene.later):
        assert line.text.replace("{his}", "his") in [told.text for told in one.later]
    assert (one.now, one.again) == ((), ())


@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_where_nobody_else_was_there_nothing_is_advised_twice(id: str | None) -> None:
    later = guidance_for(reading(*([id] if id else []), answers={"relationship": "none"})).later
    assert sum("hoose a" in line.text for line in later) <= 1


@pytest.mark.parametrize("bond", BONDS)
@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_no_advice_for_afterwards_is_given_twice_in_nearly_the_same_words(id: str | None, bond: str) -> None:
    one = guidance_for(reading(*([id] if id else []), answers=answers(bond)), over=True)
    words = [re.findall(r"\w+", line.text.lower()) for line in (*one.later, *one.always, *one.when)]
    runs = [tuple(each[at : at + 6]) for each in words for at in range(len(each) - 5)]
    assert len(runs) == len(set(runs))


@pytest.mark.parametrize("bond", [one for one in BONDS if one != UNKNOWN])
def test_the_bond_may_be_said_where_it_was_not_asked_and_the_answer_counts_for_more(bond: str) -> None:
    asked = guidance_for(reading("remorse", answers=answers(bond)))
    assert guidance_for(reading("remorse"), relationship=bond) == asked
    assert guidance_for(reading("remorse", answers=answers(bond)), relationship="ex") == asked


def test_it_is_never_guessed_from_the_account_that_the_crying_is_over() -> None:
    one = guidance_for(reading("love", text="He cried last week. He is asleep now."))
    assert one.over is None
    assert one.now
    assert one.later


@pytest.mark.parametrize("over", [None, False, True])
def test_danger_is_spoken_of_whether_the_crying_is_over_or_not(over: bool | None) -> None:
    one = guidance_for(reading("love", risks=(("self_harm", "now"),)), over=over)
    assert (one.now, one.later, one.always, one.again) == ((), (), (), ())
    assert one.safety == guidance_for(reading("love", risks=(("self_harm", "now"),))).safety


def test_what_he_said_is_taken_up_again_when_it_is_over() -> None:
    one = guidance_for(reading("remorse", text=DAD, evidence=SPEECH), over=True)
    assert one.say[0].text.startswith("You said, ‘I should have come to see you more often’. I've been thinking")


def test_every_record_follows_the_published_schema() -> None:
    for one in (
        guidance_for(reading("love", answers={"relationship": "ex"})),
        guidance_for(reading("love", answers={"relationship": "ex"}), over=True),
        guidance_for(reading("love"), over=False),
        guidance_for(reading("joy_relief", "other", "trust")),
        guidance_for(reading()),
        guidance_for(reading("remorse"), crier="narrator"),
        guidance_for(reading("love", risks=(("abuse", "soon"), ("self_harm", "now")))),
    ):
        VALIDATOR.validate(one.to_record())


PARTS = ("safety", "now", "later", "always", "say", "again", "avoid", "when", "help")


def test_a_record_has_each_part_under_its_name_and_the_sources_of_all_of_them_once() -> None:
    sourced = set()
    given = [reading(id, answers={"relationship": "partner", "said": ["threat"]}) for id in MEANINGS]
    given.append(reading("love", risks=(("abuse", "now"), ("self_harm", "now"))))
    for one in (guidance_for(each) for each in given):
        record = one.to_record()
        for part in PARTS:
            told = [getattr(line, "what", None) or line.text for line in getattr(one, part)]
            assert [line.get("text") or line["what"] for line in record[part]] == told
            sourced |= {part for line in record[part] if line.get("source")}
        found = {line["source"] for part in PARTS for line in record[part] if line.get("source")}
        assert set(record["sources"]) == found
        assert len(record["sources"]) == len(found)
        assert record["sources"] == list(one.sources)
    assert {"safety", "always", "avoid", "help"} <= sourced


def test_the_sources_are_told_in_the_order_of_what_they_stand_for() -> None:
    parts, one = ("safety", "now", "later", "always", "when", "help"), guidance_for(reading("love"))
    lines = {part: (Line("Twice.", part), Line("Twice more.", part)) for part in parts}
    made = replace(one, avoid=(replace(one.avoid[0], source="avoid"),), **lines)  # type: ignore[arg-type]
    assert made.sources == ("safety", "now", "later", "always", "avoid", "when", "help")


def test_guidance_does_not_change() -> None:
    with pytest.raises(AttributeError):
        guidance_for(reading("love")).ask = "?"  # type: ignore[misc]


def said(guidance: Guidance) -> str:
    """All that a guidance says to do and say."""
    lines = [*guidance.now, *guidance.later, *guidance.always, *guidance.when]
    return " ".join([*(one.text for one in lines), *(one.text for one in (*guidance.say, *guidance.again))])


@pytest.mark.parametrize("trigger", ["death", "breakup", "goodbye"])
def test_what_set_the_tears_off_chooses_the_words(trigger: str) -> None:
    loss = reading_of("loss_fear", bond="child")
    told = guidance_for(loss, pronoun="he", trigger=trigger)
    assert said(told) != said(guidance_for(loss, pronoun="he"))
    assert ("has died" in said(told)) == (trigger == "death")


def test_an_answer_tells_what_set_them_off_and_counts_for_more() -> None:
    answered = reading(
        "loss_fear", text="My son cried.", answers={"relationship": "child", "trigger": ["memory", "breakup"]}
    )
    assert said(guidance_for(answered, pronoun="he", trigger="death")) == said(guidance_for(answered, pronoun="he"))
    assert "ending" in said(guidance_for(answered, pronoun="he"))


def test_words_for_a_trigger_are_kept_from_bonds_that_they_are_not_written_for() -> None:
    loss = reading_of("loss_fear", bond="stranger")
    assert said(guidance_for(loss, pronoun="he", trigger="goodbye")) == said(guidance_for(loss, pronoun="he"))


def test_guilt_for_being_ill_is_told_nothing_of_apologies() -> None:
    sorry = reading_of("remorse", bond="partner")
    assert "apology" in said(guidance_for(sorry, pronoun="he"))
    assert "apology" not in said(guidance_for(sorry, pronoun="he", trigger="illness_or_injury"))


def test_a_trigger_that_there_is_not_is_refused() -> None:
    with pytest.raises(ReadingError, match="The trigger is one of"):
        guidance_for(reading_of("loss_fear"), trigger="weather")


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"trigger": "weather"}, "'weather' is no value"),
        ({"bonds": []}, "'bonds' must be a list"),
        ({"bonds": ["cousin"]}, "'bonds' must be a list"),
        ({"say": ["One."]}, "test"),
        ({"now": None}, "test"),
    ],
)
def test_a_damaged_occasion_names_what_is_wrong(entry: dict[str, object], named: str) -> None:
    three = ["One.", "Two.", "Three."]
    whole = {"trigger": "death", "bonds": ["child"], "now": "Stay.", "later": "Ring.", "say": three, "again": three}
    assert occasion(whole, "test").trigger == "death"
    with pytest.raises(DataError, match=named):
        occasion({**whole, **entry}, "test")


def test_help_for_a_hard_time_is_not_told_of_glad_tears_alone() -> None:
    newborn = "My sister has a three week old baby. She opened the door and cried."
    about, glad = "With a new baby, a midwife", guidance_for(reading("joy_relief", "love", text=newborn))
    assert not any(line.text.startswith(about) for line in glad.help)
    for meanings in (("other",), ("joy_relief", "other"), ()):
        assert any(line.text.startswith(about) for line in guidance_for(reading(*meanings, text=newborn)).help)
