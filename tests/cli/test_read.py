"""``tearwise read`` shows a reading, for people and for programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearwise import Reader
from tearwise.accounts import VALUES, Pronoun
from tearwise.cli.exit_code import NOTHING_TO_READ, READ, USAGE
from tearwise.cli.options import answers_begun
from tearwise.cli.read import answers_given, notice_text
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import AnswerError
from tearwise.interview import question, wording
from tearwise.reading.reading import Risk
from tearwise.rendering.record import schema
from tests.cli.conftest import Run

SORRY = "My dad cried when I left. He said he was sorry."


def test_a_reading_is_shown_with_its_passages(run: Run) -> None:
    ended = run("read", SORRY)
    assert ended.code == READ
    assert ended.err == ""
    assert "“I am sorry.”" in ended.out
    assert "sorry](R" in ended.out
    assert "without these words" not in ended.out


def test_explaining_shows_effects(run: Run) -> None:
    assert "without these words:" in run("read", SORRY, "--explain").out


def test_the_record_keeps_to_the_schema_and_is_one_line(run: Run) -> None:
    ended = run("read", SORRY, "--json")
    assert ended.code == READ
    assert ended.out.count("\n") == 1
    jsonschema.validate(json.loads(ended.out), schema())


def test_answers_are_taken_in_whatever_their_order(run: Run) -> None:
    some = run(
        "read",
        SORRY,
        "--json",
        "--answer",
        "trigger=breakup,goodbye",
        "-a",
        "said=apology",
        "-a",
        "said=love",
        "-a",
        "did=",
    )
    others = run("read", "-a", "did=", "-a", "said=love,apology", SORRY, "-a", "trigger=goodbye, breakup", "--json")
    assert some == others
    assert json.loads(some.out)["answers"] == {
        "trigger": ["breakup", "goodbye"],
        "said": ["apology", "love"],
        "did": [],
    }


@settings(max_examples=60)
@given(st.permutations(["trigger=goodbye", "said=love", "said=apology", "said=", "rare=unknown", "rare = unknown"]))
def test_answers_add_up_in_any_order(answers: list[str]) -> None:
    found = answers_given(answers)
    assert {question: told and sorted(told) for question, told in found.items()} == {
        "trigger": ["goodbye"],
        "said": ["apology", "love"],
        "rare": None,
    }


@pytest.mark.parametrize("none", ["", "none", " none ", "none,none"])
def test_none_of_these_is_said_with_nothing_or_in_a_word(none: str) -> None:
    assert answers_given([f"said={none}", f"did={none}"]) == {"said": [], "did": []}


def test_none_stays_a_value_of_the_relationship_and_stands_beside_no_other(run: Run) -> None:
    assert answers_given(["relationship=none"]) == {"relationship": ["none"]}
    assert "no such value" in run("read", SORRY, "--answer", "said=none,love").err


def test_an_answer_that_fell_apart_is_no_account_in_pieces(run: Run) -> None:
    for command in (["read"], ["journal", "add"]):
        ended = run(*command, SORRY, "--answer", "said", "apology")
        assert ended.code == USAGE
        assert "name, =, and a value" in ended.err


@pytest.mark.parametrize("answers", [["said=love", "said=unknown"], ["said=unknown", "said=love"]])
def test_a_question_is_not_both_answered_and_unknown_in_any_order(answers: list[str]) -> None:
    with pytest.raises(AnswerError, match="not both"):
        answers_given(answers)


def test_an_answer_moves_the_reading(run: Run) -> None:
    assert "“I love you.”" not in run("read", SORRY).out
    assert "“I love you.”" in run("read", SORRY, "--answer", "said=love").out


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("trigger", "name, =, and a value"),
        ("mood=sad", "The questions are: relationship"),
        ("trigger=sadness", "It takes: conflict"),
        ("trigger=", "needs a value"),
        ("rare=yes,no", "at most 1"),
        ("said=love,unknown", "not both"),
        ("=breakup", "The questions are: relationship"),
    ],
)
def test_answers_that_are_wrong_are_said(run: Run, answer: str, said: str) -> None:
    ended = run("read", SORRY, "--answer", answer)
    assert (ended.code, ended.out) == (USAGE, "")
    assert said in ended.err


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("My dad had lunch and went home again.", "no_tears"),
        ("My dad cried.", "too_little"),
        ("Mein Vater hat geweint, als ich ausgezogen bin, und er hat sich entschuldigt.", "unsupported_language"),
    ],
)
def test_when_there_is_nothing_to_read_it_says_so_and_ends_with_one(run: Run, text: str, status: str) -> None:
    shown, record = run("read", text), run("read", text, "--json")
    assert shown.code == record.code == NOTHING_TO_READ
    assert json.loads(record.out)["status"] == status
    jsonschema.validate(json.loads(record.out), schema())
    assert "█" not in shown.out


def test_the_question_is_asked_in_everyday_words_and_says_how_to_be_asked_it(run: Run) -> None:
    id = json.loads(run("read", SORRY, "--json").out)["question"]["id"]
    shown = " ".join(run("read", SORRY).out.split())
    assert "What would help most to know: " in shown
    assert shown.partition("most to know: ")[2].startswith(wording(id, "he", "parent", name="your dad"))
    assert shown.endswith('tearwise ask "…" asks this and the next questions, one by one.')
    assert "--answer" not in shown


def test_how_to_answer_a_question_in_a_command_is_explained_and_stands_in_the_help(run: Run) -> None:
    id = json.loads(run("read", SORRY, "--json").out)["question"]["id"]
    shown = " ".join(run("read", SORRY, "--explain").out.split())
    assert f"--answer {id}=" in shown
    assert f"--answer {id}=unknown {question(id).not_known}" in shown
    told = " ".join(run("read", "--help").out.split()).partition("The questions of --answer")[2].partition("Ends")[0]
    places = [told.index(question) for question in VALUES]
    for question_id, place in zip(VALUES, places, strict=True):
        own = told[place : min((other for other in places if other > place), default=len(told))]
        assert re.findall(r"[a-z_0-9]+", re.sub(r"\([^)]*\)", "", own)) == [question_id, *VALUES[question_id]]


def test_which_answers_were_counted_is_said_in_words_with_every_reading(run: Run) -> None:
    shown = " ".join(run("read", SORRY, "-a", "said=love", "-a", "did=", "-a", "rare=unknown").out.split())
    assert "a meaning may rest on them more than on any words marked for it." in shown
    assert "What did the person who cried say in those moments? Said “I love you”, or something like it" in shown
    assert "What did the person who cried do in those moments? None of these" in shown
    assert "Is it rare" not in shown
    assert "Your answers" not in run("read", SORRY).out


def test_the_question_calls_people_what_they_are(run: Run) -> None:
    told = [f"--answer={id}=unknown" for id in ("trigger", "did", "rare", "pressure")] + [
        "--answer=relationship=parent"
    ]
    his = run("read", "My dad cried when I left. He said he was sorry.", *told)
    mine = run("read", "I cried when I left my dad. I said sorry.", *told)
    assert "What did your dad say" in " ".join(his.out.split())
    assert "What did you say" in " ".join(mine.out.split())


def test_the_question_speaks_of_whoever_cried_as_it_is_told(run: Run) -> None:
    id = json.loads(run("read", SORRY, "--json").out)["question"]["id"]
    known: dict[Pronoun, str] = {
        "they": wording(id, "they", "parent", name="your dad"),
        "she": wording(id, "she"),  # then it was not her dad who cried
    }
    for pronoun, asked in known.items():
        shown = " ".join(run("read", SORRY, "--pronoun", pronoun).out.split())
        assert shown.partition("most to know: ")[2].startswith(asked)


def test_a_question_that_is_not_known_changes_nothing_and_is_not_asked_again(run: Run) -> None:
    before = json.loads(run("read", SORRY, "--json").out)
    asked = before["question"]["id"]
    after = json.loads(run("read", SORRY, "--json", "--answer", f"{asked}=unknown").out)
    assert after["meanings"] == before["meanings"]
    assert after["answers"] == {asked: None}
    assert after["question"] is None or after["question"]["id"] != asked


def test_a_risk_that_is_urgent_keeps_the_reading_back_until_it_is_asked_for(run: Run) -> None:
    text = f"{SORRY} He said he will kill himself tonight."
    kept, shown = run("read", text), run("read", text, "--anyway")
    assert kept.code == shown.code == READ
    assert kept.out.startswith("! First, somebody's safety")
    assert "I am sorry" not in kept.out
    assert "--anyway" in kept.out
    assert shown.out.startswith("! First, somebody's safety")
    assert "“I am sorry.”" in shown.out
    assert json.loads(run("read", text, "--json").out)["risks"][0]["id"] == "self_harm"


def test_answers_complete_in_the_shell() -> None:
    assert answers_begun("rare=") == ["rare=yes", "rare=no"]
    assert "trigger=breakup" in answers_begun("tri")


def test_guidance_follows_the_reading(run: Run) -> None:
    shown = run("read", SORRY, "--guide", "--pronoun", "he").out
    assert shown.index("What you could say:") < shown.index("When to seek help:")
    lines = run("read", SORRY, "--guide", "--json").out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["tearwise.reading/1", "tearwise.guidance/1"]


def test_guidance_fits_what_is_over_and_what_still_goes_on(run: Run) -> None:
    both, over, still = (run("read", SORRY, "--guide", *more).out for more in ((), ("--over",), ("--still",)))
    assert "still crying:" in both
    assert "If it is over already:" in both
    assert "What to do now:" in over
    assert "crying:" not in over
    assert "If it is over already:" not in still
    line = run("read", SORRY, "--guide", "--over", "--json").out.splitlines()[1]
    assert json.loads(line)["over"] is True


@pytest.mark.parametrize(
    ("text", "guided"),
    [
        ("My dad cried.", True),
        ("My dad had lunch and went home again.", False),
        ("Mein Vater hat geweint, als ich ausgezogen bin, und er hat sich entschuldigt.", False),
    ],
)
def test_where_nobody_cries_or_nothing_was_understood_there_is_nothing_to_guide(
    run: Run, text: str, guided: bool
) -> None:
    assert ("What you could say:" in run("read", text, "--guide").out) is guided


def test_an_urgent_risk_shows_the_notice_of_the_country_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEARWISE_COUNTRY", raising=False)
    urgent = "He cried and said he is going to kill himself tonight."
    shown = run("read", urgent, "--country", "us", "--guide").out
    assert "988" in shown
    assert "--anyway" in shown
    assert "What you could say" not in shown
    assert "findahelpline.com" in run("read", urgent).out


@pytest.mark.usefixtures("broken_lines")
@pytest.mark.parametrize("said", ["he is going to kill himself tonight", "he wishes he was dead"])
def test_where_the_help_lines_cannot_be_loaded_it_is_said_where_to_turn_and_no_more(run: Run, said: str) -> None:
    ended = run("read", f"He cried and said he was sorry. He said {said}.", "--country", "US", "--guide")
    assert ended.code == READ
    shown = " ".join(ended.out.split())
    assert "your local emergency number (112 in the European Union)" in shown
    assert "findahelpline.com" in shown
    assert "--anyway" in shown
    assert "--country" not in shown
    assert "likely" not in shown
    assert "What you could say" not in shown


@pytest.mark.usefixtures("broken_lines")
def test_where_the_help_lines_cannot_be_loaded_what_needs_none_is_read(run: Run) -> None:
    assert "“I am sorry.”" in run("read", SORRY).out


def test_a_notice_in_the_place_of_the_reading_is_what_the_command_should_do_whatever_could_be_read(run: Run) -> None:
    text = "She says she has just taken all her pills."
    shown, record, read = run("read", text), run("read", text, "--json"), run("read", text, "--anyway")
    assert shown.out.startswith("! First, somebody's safety")
    assert json.loads(record.out)["status"] == "no_tears"
    assert (shown.code, record.code) == (READ, READ)
    assert read.code == NOTHING_TO_READ  # asked for, and there is none


def test_a_risk_that_can_wait_shows_a_short_notice_before_the_reading(run: Run) -> None:
    text = "She cried and said sorry. She has been cutting herself."
    shown = run("read", text).out
    assert shown.index("findahelpline.com") < shown.index("unlikely")
    assert "What not to do:" not in shown
    assert "What not to do:" in run("read", text, "--explain").out


def test_where_one_may_be_afraid_of_another_even_the_short_notice_says_how_to_stay_unseen(run: Run) -> None:
    shown = run("read", "He cried and said sorry. He had hit me again.").out
    before = shown[: shown.index("unlikely")]
    for said in ("What not to do", "No counselling for the two together", "clear the screen", "history"):
        assert said in before
    assert "How to ask:" not in shown
    assert "How to ask is shown with tearwise read … --explain." in " ".join(shown.split())
    assert "How to ask:" in run("read", "He cried and said sorry. He had hit me again.", "--explain").out


def test_the_question_says_why_it_is_asked_even_if_it_was_written(run: Run) -> None:
    assert "What would help most to know: What set off your dad's tears?" in run("read", SORRY).out
    assert question("trigger").help in " ".join(run("read", SORRY).out.split())


def test_an_answer_without_a_value_says_how_to_say_i_do_not_know(run: Run) -> None:
    ended = run("read", SORRY, "-a", "trigger=")
    assert "write trigger=unknown" in ended.err
    assert "None" not in ended.err


def test_the_notice_on_the_command_line_speaks_of_no_page(run: Run) -> None:
    shown = " ".join(run("read", "He cried and said he is going to kill himself tonight.").out.split())
    assert "clear the screen or close this window now" in shown
    assert "quick exit" not in shown.lower()


def test_what_two_people_are_to_each_other_is_asked_for_only_where_it_is_not_said(run: Run) -> None:
    shown = " ".join(run("read", "My dad cried.").out.split())
    assert "what was said and done." in shown
    assert "each other" not in shown
    assert "what you are to each other" in " ".join(run("read", "He cried.").out.split())


def test_where_it_is_in_doubt_what_to_do_is_shown_with_explain() -> None:
    read = Reader(ScriptedEngine()).read("My dad cried at the airport and said only this.")
    found = replace(read, risks=(Risk("self_harm", "soon", doubtful=True),))
    brief, whole = (notice_text(found, "IE", 78, brief=brief) or "" for brief in (True, False))
    assert "What to do:" not in brief
    assert brief.rstrip().endswith("is shown with tearwise read … --explain.")
    assert "What to do:" in whole
