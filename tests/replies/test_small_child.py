"""A small child is not spoken to as a grown-up one, and nobody else is spoken to as a small child."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tearwise.accounts import VALUES
from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies import Guidance, guidance_for, worry
from tearwise.replies.small_child import is_own_small_child, parsed, small_child
from tests.replies.examples import reading

GUIDANCE = Path(str(files("tearwise.replies").joinpath("data/guidance")))
SMALL = "My son (4) cried."
BABY = " With a baby who cries in an unusual way, ask a doctor at once."
FOR_GROWN_UPS = re.compile(
    r"not worth it|nor get through|by phone|on the phone|[Rr]ing soon|[Ww]rite|shall we talk next|by when|off your hands"
    r"|When would suit|an occasion\?|Look at conduct|pressure to stay|Offer to go along|elsewhere|depression"
)


def told(*meanings: str, text: str = SMALL, **given: Any) -> Guidance:
    return guidance_for(reading(*meanings, text=text), **{"relationship": "child", **given})


def said(one: Guidance) -> str:
    lines = [line.text for line in (*one.now, *one.later, *one.always, *one.when, *one.help)]
    return " ".join(lines + [each.text for each in (*one.say, *one.again)] + [each.what for each in one.avoid])


@pytest.mark.parametrize("trigger", [None, "death", "breakup", "goodbye", "illness_or_injury"])
@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_a_small_child_hears_nothing_that_is_for_grown_ups(id: str | None, trigger: str | None) -> None:
    one = told(*([id] if id else []), trigger=trigger)
    assert not FOR_GROWN_UPS.search(said(one))
    assert all((one.now, one.later, one.always, one.when, one.help, one.avoid))
    assert len(one.say) == len(one.again) == 3
    for lines in (one.now, one.later, one.always, one.when, one.help):
        assert len(set(lines)) == len(lines)


def test_a_goodbye_at_nursery_and_the_death_of_a_hamster() -> None:
    left = told("loss_fear", trigger="goodbye", text="My son (4) cried when I left him at nursery.")
    gone, death = told("loss_fear", trigger="goodbye"), told("loss_fear", trigger="death")
    assert "say goodbye once, say when you will be back" in said(left)
    assert "Whoever has gone away can be kept near" in said(gone)
    assert "Say “died”, in plain words" in said(death)
    assert "ask at nursery or school" in said(death)
    assert "a doctor" in said(death)


def test_it_is_told_how_to_ask_a_small_child_unless_the_tears_are_glad_alone() -> None:
    few = "With a small child few words are enough"
    assert few in said(told("other"))
    assert few in said(told())
    assert few not in said(told("joy_relief"))


@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_older_children_and_everybody_else_are_spoken_to_as_before(id: str | None) -> None:
    meanings = [id] if id else []
    grown = said(told(*meanings, text="My son cried.")).replace(BABY, "")
    assert said(told(*meanings, text="My son (15) cried.")) == grown
    for bond in VALUES["relationship"]:
        if bond != "child":
            grown = told(*meanings, text="Somebody cried.", relationship=bond, pronoun="he")
            assert said(told(*meanings, relationship=bond, pronoun="he")) == said(grown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("My son cried.", True),
        ("My son (4) cried.", False),
        ("My son (2) cried.", True),
        ("My son crashed his car and cried.", False),
        ("My daughter rang me in tears.", False),
        ("(no account, answers alone)", True),
        ("My son is 15 and he cried.", False),
        ("My 15 year old cried.", False),
        ("My daughter is at uni and cried on the phone.", False),
        ("My daughter cried, she's 22.", False),
    ],
)
def test_nobody_takes_a_child_of_four_or_fifteen_for_a_baby(text: str, shown: bool) -> None:
    one = said(told("vulnerability", text=text))
    assert (BABY.strip() in one) is shown
    assert "If " in one
    assert "a doctor or a counsellor is a good next step." in one


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("My five year old cried at drop off. I cried too.", True),
        ("My toddler cried when I left her at nursery. I cried in the car.", True),
        ("Our little one cried at bedtime and I ended up in tears.", True),
        ("A toddler cried on the train.", False),
        ("My friend's 3 year old cried when I left.", False),
        ("I cried in front of my five year old.", False),
        ("My kid cried at her graduation and I cried too.", False),
    ],
)
def test_who_calls_a_child_by_its_age_alone_is_spoken_to_as_its_parent(text: str, own: bool) -> None:
    assert is_own_small_child(text) is own
    one = guidance_for(reading("loss_fear", text=text), trigger="goodbye")
    assert (one.relationship == "child") is own
    assert ("With a small child few words are enough" in said(one)) is own
    assert ("matter to" in worry("love", reading("loss_fear", text=text)).title) is own


@pytest.mark.parametrize(
    "text",
    [
        "My kid told me they're trans. They were crying, and said please don't hate me.",
        "My son cried and told me he no longer believes in God.",
    ],
)
def test_nobody_takes_a_child_who_comes_out_or_lost_their_faith_for_a_baby(text: str) -> None:
    assert BABY.strip() not in said(told("vulnerability", text=text, trigger="disclosure"))


@pytest.mark.parametrize(
    "text",
    [
        "My daughter won't stop crying, and my husband relapsed last night.",
        "My daughter cries so strangely. She is our IVF miracle.",
    ],
)
def test_who_may_be_a_baby_is_one_though_another_relapsed_or_waited_for_a_child(text: str) -> None:
    assert BABY.strip() in said(told("other", text=text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm pregnant and my baby cries all the time. She's been trying to crawl.",
        "I'm pregnant with our second. Our 9 month old cried when I put her down. She's been trying to walk.",
        "I'm pregnant again and my toddler cried because she can't have ice cream.",
        "I'm pregnant and my son (3) cried. He's been trying for weeks for a rabbit.",
        "I was pregnant with her brother when my daughter (6) cried. She lost a baby tooth.",
        "We're expecting. My daughter cried because she can't have the big room.",
    ],
)
def test_no_baby_or_small_child_waits_for_a_child_of_their_own(text: str) -> None:
    assert "people who wait for a child" not in said(told("other", text=text))


def test_a_grown_daughter_may_wait_for_one() -> None:
    for text in (
        "My daughter cried when I told her I'm pregnant. She's been trying for two years.",
        "My daughter cried because I'm pregnant. She can't have kids.",
    ):
        assert "people who wait for a child" in said(told("other", text=text))


@pytest.mark.parametrize("id", ["trust", "vulnerability"])
def test_a_child_who_is_hurt_is_helped_by_those_whose_task_it_is(id: str) -> None:
    assert "child protection service" in said(told(id, trigger="disclosure"))
    assert "shall I just know it" not in said(told(id, trigger="disclosure"))
    half_grown = said(told(id, text="My daughter (15) cried.", trigger="disclosure"))
    assert "While she is not yet grown, ask a child protection service today" in half_grown


def test_what_is_said_of_the_bond_counts_for_more_than_a_child_s_age() -> None:
    text = "My five year old cried."
    assert guidance_for(reading("other", text=text), relationship="family").relationship == "family"
    assert guidance_for(reading("other", text=text), crier="narrator").relationship == "unknown"


def test_own_tears_and_a_risk_are_no_childs_matter() -> None:
    assert said(told("loss_fear", crier="narrator")) == said(told("loss_fear", text="I cried.", crier="narrator"))
    risky = guidance_for(reading("other", text=SMALL, risks=(("abuse", "soon"),)), relationship="child")
    assert "few words are enough" not in said(risky)


def test_who_made_a_small_child_cry_is_told_so_as_well() -> None:
    one = told(text="I made my little boy cry. He is 4.")
    assert one.kind == "repair"
    assert one.say[0].text == "I think that I hurt you, and I'm sorry."
    assert "by when" not in said(one)


@pytest.mark.parametrize("id", ["loss_fear", "other", "remorse"])
def test_what_a_small_child_said_is_taken_up_in_words_for_one(id: str) -> None:
    cried, words = "My daughter (4) cried at bedtime.", "I can't find my blanket"
    quoted = reading(id, text=f"{cried} She said “{words}” and hugged me.", evidence=f"She said “{words}”")
    one, plain = (guidance_for(each, relationship="child") for each in (quoted, reading(id, text=cried)))
    said_first, said_again = one.say[0].text, one.again[0].text
    assert f"You said, ‘{words}’. " in said_first + said_again
    assert said_first.removeprefix(f"You said, ‘{words}’. ") == plain.say[0].text
    assert said_again.removeprefix(f"You said, ‘{words}’. ") == plain.again[0].text


def test_nothing_that_is_said_to_a_small_child_is_put_otherwise_once_more() -> None:
    assert {*small_child().instead.values()} & {*small_child().instead} == set()


def texts(data: Any) -> Iterator[str]:
    """Every text of a file."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts(one)


def test_what_is_said_otherwise_stands_in_the_other_files() -> None:
    """Who rewords it there has to reword it here."""
    others = [path for path in GUIDANCE.glob("*.toml") if path.name != "small_child.toml"]
    there = {text for path in others for text in texts(tomllib.loads(path.read_text("utf-8")))}
    assert set(small_child().instead) - there == set()


DATA: dict[str, Any] = {
    "always": "Few words.",
    "instead": [{"of": "Ring soon.", "say": "Come soon."}, {"of": "Write."}],
}


def test_a_text_without_another_is_left_out() -> None:
    assert parsed(DATA).instead == {"Ring soon.": "Come soon.", "Write.": None}


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ({"more": 1}, "there is no 'more'"),
        ({"always": 1}, "always"),
        ({"instead": {}}, "'instead' must be a list"),
        ({"instead": [{"say": "Come."}]}, "instead 1"),
        ({"instead": [{"of": "Write.", "sya": "him"}]}, "instead 1: there is no 'sya'; did you mean 'say'?"),
        ({"instead": [{"of": "Write."}, {"of": "Write."}]}, "instead 2: it is there already"),
    ],
)
def test_damaged_texts_name_what_is_wrong(damage: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=re.escape(named)):
        parsed({**DATA, **damage})


def test_a_small_child_who_says_go_away_is_not_left_behind_a_door() -> None:
    one = told("other", text="My son (4) cried, screamed go away mummy and hid under the table.")
    assert "where he can see you" in one.now[0].text
    assert not re.search("through the door|leave you in peace|Going after", said(one))


@pytest.mark.parametrize(
    ("relationship", "text"),
    [
        ("family", "My grandson is six. He cried when the needle went in."),
        ("family", "My nephew (5) cried all afternoon."),
        ("family", "Our little granddaughter is seven and she cried in the car."),
        ("family", "My cousin, 8, cried at the zoo."),
        ("sibling", "My little brother is 9 and he cried when I moved out."),
        ("sibling", "my 7 year old sister cried in my bed"),
        ("sibling", "My half-sister is six. She cried at the door."),
    ],
)
@pytest.mark.parametrize("id", [*MEANINGS, None])
def test_a_small_grandchild_or_nephew_hears_nothing_that_is_for_grown_ups(
    id: str | None, relationship: str, text: str
) -> None:
    one = told(*([id] if id else []), text=text, relationship=relationship)
    assert not FOR_GROWN_UPS.search(said(one))
    assert one.relationship == relationship


def test_a_grown_nephew_is_spoken_to_as_one() -> None:
    one = told("loss_fear", text="My nephew is thirty and he cried in the car.", relationship="family")
    assert "come by on Thursday" in said(one)


def test_a_grown_daughter_is_not_spoken_of_as_a_small_child_and_a_small_one_is_asked_so() -> None:
    grown, small = (
        guidance_for(reading(text=f"My {who} was crying in the kitchen.", answers={"relationship": "child"}))
        for who in ("daughter", "4 year old")
    )
    assert not any("small child" in line.text for line in (*grown.now, *grown.later, *grown.always))
    assert "show me" not in " ".join(opener.text for opener in grown.say)
    assert small.ask == small.say[1].text == "Can you tell me, or show me, what it was like for you?"
    assert any("Come down to their level" in line.text for line in small.now)


@pytest.mark.parametrize(
    "text", ["my grandson 5 cried when i left", "My niece (7) sobbed when I left.", "My 4 year old nephew cried."]
)
def test_a_small_grandchild_or_niece_is_met_as_a_child_also_where_the_engine_does_not_say_whose_it_is(
    text: str,
) -> None:
    one = guidance_for(reading("loss_fear", text=text), pronoun="he", crier="other", trigger="goodbye")
    assert one.relationship == "family"
    assert any("With a small child few words are enough" in line.text for line in one.always)
    own = guidance_for(reading("loss_fear", text=text), pronoun="he", crier="narrator")
    assert own.relationship == "unknown"


@pytest.mark.parametrize(
    "text",
    ["My nephew (14) cried.", "My sister cried, my nephew (4) was there.", "My little brother cried at his wedding."],
)
def test_not_where_they_are_grown_or_another_cries(text: str) -> None:
    assert guidance_for(reading("loss_fear", text=text), pronoun="he", crier="other").relationship == "unknown"


def test_a_small_child_at_an_illness_is_told_in_plain_words() -> None:
    text = "My daughter (9) cried because grandma is very ill and in hospital."
    for meaning in ("loss_fear", "other"):
        one = said(told(meaning, text=text, trigger="illness_or_injury"))
        assert "in plain words who is ill" in one
        assert not re.search("ask before you advise|if I came along|an appointment, a result", one)
        older = said(told(meaning, text=text.replace("(9)", "(19)"), trigger="illness_or_injury"))
        assert "if I came along" in older


def test_the_tears_over_a_balloon_are_met_with_small_things_and_no_theory() -> None:
    small = told("other", text="My son (4) cried because his balloon flew away.")
    assert "theory" not in said(small)
    assert "your own side" not in said(small)
    assert "which cup" in said(small)
    assert small.avoid
    assert "theory" in said(told("other", text="My son (14) cried because his balloon flew away."))


@pytest.mark.parametrize("meaning", ["other", "loss_fear", "vulnerability"])
@pytest.mark.parametrize(
    ("text", "bond"),
    [
        ("My baby was crying all night, I'm exhausted.", "child"),
        ("Our 6 week old cries every evening for hours.", "child"),
        ("My newborn cries whenever I put her down.", None),
        ("My 3 month old cried.", "child"),
        ("Our baby cried and cried.", "child"),
        ("My 9 month old baby cries every evening and nothing helps.", "child"),
        ("My 3 month old daughter cried when I left the room.", "child"),
        ("Our son is 5 months old and cried all night.", "child"),
        ("My baby (4 months) cried when grandma held her.", "child"),
        ("My infant son was crying in the car.", "child"),
    ],
)
def test_a_baby_is_asked_nothing_and_whoever_holds_it_may_put_it_down(
    text: str, bond: str | None, meaning: str
) -> None:
    one = guidance_for(reading(meaning, text=text), pronoun="she", relationship=bond)
    everything = said(one)
    assert "hungry" in one.now[0].text
    assert "lay her down where she is safe" in everything
    assert "ask a doctor at once" in everything
    assert "a counsellor" not in everything
    assert not re.search(
        r"Can you tell me|if you'd like to say|want to say|which cup|one question at a time", everything
    )


@pytest.mark.parametrize(
    "text",
    [
        "My wife cried because the baby was crying all night.",
        "My baby cried at the baptism and I cried too.",
        "My baby sister cried when I left.",
        "My baby, 2 years old, cried when I left.",
    ],
)
def test_not_where_another_cries_or_it_is_no_baby_any_more(text: str) -> None:
    assert "hungry" not in said(guidance_for(reading("other", text=text), pronoun="she", relationship="child"))


def test_a_small_child_who_is_left_at_nursery_is_met_at_a_goodbye_whatever_else_is_read() -> None:
    text = "My 3yo cries at every nursery drop off, clinging to me."
    made = told("other", text=text, trigger="goodbye")
    assert any("say goodbye once" in line.text for line in made.now)
    assert "what happened?" not in said(made)
    grown = guidance_for(
        reading("other", text="My sister cried at the drop off."), relationship="sibling", trigger="goodbye"
    )
    assert not any("say goodbye once" in line.text for line in grown.now)
