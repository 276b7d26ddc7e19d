"""A reading in the terminal: readable when narrow, without colour and through a pipe, and harmless."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tearwise.interview import NO_ACCOUNT
from tearwise.meanings import MEANINGS, meaning
from tearwise.reading import Reading
from tearwise.rendering.marking import KEYS
from tearwise.rendering.terminal import COLOURS, TerminalReading
from tearwise.rendering.words import headline
from tests.rendering.examples import MOVING_OUT, reading_of, readings, risk_of

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def printed(reading: Reading, width: int = 60, *, terminal: bool = False, **options: object) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None)
    console.print(TerminalReading(reading, **options))  # type: ignore[arg-type]
    return out.getvalue()


def two_meanings() -> Reading:
    return reading_of(
        probabilities={"remorse": 0.83, "vulnerability": 0.52, "love": 0.3},
        present=("remorse", "vulnerability"),
        evidence={
            "remorse": {"He said he was sorry for all of it": 0.31},
            "vulnerability": {"sorry for all of it, and then he hugged me": 0.2},
        },
        answers={"trigger": ["goodbye"], "said": []},
        question="rare",
    )


def test_the_headline_comes_first_and_every_meaning_has_a_number_and_a_word() -> None:
    shown = printed(two_meanings(), 100).splitlines()
    assert shown[0] == headline(two_meanings())
    rows = shown[2:11]
    assert [row[:3].strip("● ") for row in rows] == [KEYS[one.id] for one in two_meanings().meanings]
    assert re.fullmatch(r"● R \S.* █+░+ +83%  likely", rows[0])
    assert re.fullmatch(r"  L \S.* █+░+ +30%  possible", rows[2])


def test_a_longer_bar_is_a_higher_probability() -> None:
    rows = printed(two_meanings()).splitlines()[3:12]
    assert [row.count("█") for row in rows] == sorted((row.count("█") for row in rows), reverse=True)
    assert rows[0].count("█") > rows[1].count("█") > rows[2].count("█") > rows[3].count("█")


def test_a_terminal_that_draws_nothing_gets_no_bars() -> None:
    out = io.StringIO()
    Console(file=out, width=80, force_terminal=True, _environ={"TERM": "dumb"}).print(TerminalReading(two_meanings()))
    assert not re.search("[█░]", out.getvalue())
    drawn = [row.split() for row in re.sub("[█░]", "", printed(two_meanings(), 80)).splitlines()]
    assert [row.split() for row in out.getvalue().splitlines()] == drawn


def test_where_it_is_too_narrow_for_both_names_are_whole_and_bars_give_way() -> None:
    rows = {width: printed(two_meanings(), width).splitlines() for width in (44, 48, 49, 60)}
    for width, lines in rows.items():
        assert {meaning(id).name for id in MEANINGS} <= {line[4:].split("  ")[0].rstrip("█░ ") for line in lines}, width
        assert any("█" in line for line in lines) == (width >= 49)
    assert not any("█" in line for line in printed(two_meanings(), 40).splitlines())


def test_passages_carry_their_letters_where_they_overlap_too() -> None:
    shown = " ".join(printed(two_meanings()).split())
    assert "moving out. [He said he was](R) [sorry for all of it](R, V)[, and then he hugged me](V)." in shown


@given(readings(), st.integers(30, 120), st.booleans())
@settings(max_examples=60)
def test_no_line_is_wider_than_the_terminal_or_ends_in_a_space(reading: Reading, width: int, explain: bool) -> None:
    for line in printed(reading, width, explain=explain, question="rare\nAnswer with --answer rare=yes.").splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip(" ")


@given(readings())
@settings(max_examples=60)
def test_what_is_piped_holds_nothing_that_acts_on_a_terminal(reading: Reading) -> None:
    shown = printed(reading, explain=True)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", shown)


@given(readings())
@settings(max_examples=60)
def test_colour_adds_nothing_that_is_not_there_without_it(reading: Reading) -> None:
    assert ESCAPE.sub("", printed(reading, terminal=True, explain=True)) == printed(reading, explain=True)


def test_escapes_markup_and_turned_writing_in_an_account_are_shown_and_do_nothing() -> None:
    text = "He cried \x1b[2J\x1b]0;owned\x07 [red]and[/red] :smile: \u202esaid sorry[/]"
    shown = printed(
        reading_of(text, {"remorse": 0.8}, ("remorse",), {"remorse": {"[red]and[/red]": 0.1}}),
        100,
        terminal=True,
        explain=True,
    )
    plain = ESCAPE.sub("", shown)
    assert "\x1b" not in plain
    assert "\\x1b[2J\\x1b]0;owned\\x07" in plain
    assert "[[red]and[/red]](R) :smile: \\u202esaid" in plain


def test_an_account_keeps_its_lines() -> None:
    text = "He cried.\r\n\r\nHe said sorry."
    shown = printed(reading_of(text, {"remorse": 0.8}, ("remorse",), {"remorse": {"sorry": 0.1}}))
    assert "  He cried.\n\n  He said [sorry](R)." in shown


def test_long_stretches_without_a_mark_are_shortened_and_shown_whole_when_explained() -> None:
    filler = " ".join(f"word{n}" for n in range(400))
    text = f"{filler} He said sorry. {filler}"
    reading = reading_of(text, {"remorse": 0.8}, ("remorse",), {"remorse": {"said sorry": 0.1}})
    short, whole = (" ".join(printed(reading, explain=explain).split()) for explain in (False, True))
    assert "word0 word1" in short
    assert "word398 word399 He [said sorry](R). word0" in short
    assert short.count(" […] ") == 2
    assert "word200" not in short
    assert "[…]" not in whole
    assert whole.count("word200") == 2


def test_lines_stay_short_on_a_wide_screen() -> None:
    assert max(map(cell_len, printed(two_meanings(), 300, explain=True).splitlines())) <= 100


def test_effects_are_said_in_plain_words() -> None:
    shown = printed(two_meanings(), 100, explain=True)
    assert "“He said he was sorry for all of it”\n  without these words: 83% → 52%" in shown
    assert "very likely from 90%" in shown


@pytest.mark.parametrize(
    ("effect", "said"),
    [(0.001, "still 83%"), (-0.1, "83% → 93%, so by themselves they speak against it"), (0.99, "83% → <1%")],
)
def test_effects_that_are_small_negative_or_total_are_said_as_they_are(effect: float, said: str) -> None:
    reading = reading_of(probabilities={"remorse": 0.83}, present=("remorse",), evidence={"remorse": {"sorry": effect}})
    assert f"without these words: {said}\n" in printed(reading, 100, explain=True)


@pytest.mark.parametrize("explain", [True, False])
def test_the_answers_that_were_counted_are_said_in_words_above_the_account(explain: bool) -> None:
    shown = printed(two_meanings(), 100, explain=explain)
    told = (
        "Your answers were counted too: a meaning may rest on them more than on any words marked for it.\n"
        "  What set off the tears? A goodbye, or being far apart\n"
        "  What did the person who cried say in those moments? Nothing, or none of these\n"
    )
    assert f"\n\n{told}\nThe account, with" in shown
    assert "Your answers" not in printed(two_meanings(), 100, explain=explain, answered=False)
    assert "Your answers" not in printed(reading_of(answers={"rare": None}), 100, explain=explain)


def test_answers_alone_are_told_without_speaking_of_words() -> None:
    shown = printed(reading_of(NO_ACCOUNT, {"remorse": 0.8}, ("remorse",), answers={"said": ["apology"]}), 100)
    assert "Read with your answers:\n  What did the person who cried say in those moments? Said sorry\n" in shown
    assert "words marked" not in shown


def test_where_no_meaning_stands_out_it_is_said_what_to_add() -> None:
    shown = " ".join(printed(reading_of("He had tears in his eyes.", {"other": 0.18}, question="trigger")).split())
    assert "(possible, 18%). If there is more to tell, add what happened just before" in shown
    assert "If there is more" not in printed(two_meanings())


def test_effects_are_shown_only_when_asked_for() -> None:
    assert "without these words" not in printed(two_meanings())


def test_a_meaning_that_is_hardly_possible_is_not_marked() -> None:
    reading = reading_of(probabilities={"remorse": 0.1}, evidence={"remorse": {"sorry": 0.05}})
    assert "(R)" not in printed(reading)


def test_what_is_open_is_said() -> None:
    assert f"{meaning('love').name} (possible, 30%)" in " ".join(printed(two_meanings()).split())


def test_the_next_question_comes_last() -> None:
    shown = printed(two_meanings(), 100, question="Does he seldom cry?\nAnswer with --answer rare=yes.")
    assert shown.endswith("What would help most to know: Does he seldom cry?\n  Answer with --answer rare=yes.\n")


@pytest.mark.parametrize(("status", "asked"), [("no_tears", False), ("too_little", True)])
def test_where_nobody_cries_nothing_is_asked(status: str, asked: bool) -> None:
    shown = printed(reading_of(status=status, question="rare"), 100, question="Does he seldom cry?")
    assert ("What would help most to know" in shown) == asked


@pytest.mark.parametrize("status", ["no_tears", "too_little", "unsupported_language"])
def test_an_account_that_cannot_be_read_gets_no_bars(status: str) -> None:
    shown = printed(reading_of(probabilities={"love": 0.9}, status=status))
    assert "█" not in shown
    assert "90%" not in shown


def test_a_risk_comes_before_everything_and_says_what_to_do() -> None:
    text = f"{MOVING_OUT} He said he wants to die."
    shown = printed(reading_of(text, {"remorse": 0.8}, ("remorse",), risks=(risk_of(text, "wants to die"),)), 100)
    first, then, quote, do = shown.splitlines()[:4]
    assert first == "! First, somebody's safety"
    assert then == "These words may tell of suicide or self-harm."
    assert quote == "  “wants to die”"
    assert "emergency number" in do
    assert shown.index("emergency number") < shown.index("These tears")


def test_a_risk_that_is_in_doubt_is_told_so() -> None:
    text = f"{MOVING_OUT} He said only this."
    risk = replace(risk_of(text, "only this"), doubtful=True)
    first, then, *_ = printed(reading_of(text, {"remorse": 0.8}, ("remorse",), risks=(risk,)), 100).splitlines()
    assert first == "! In case somebody is not safe"
    assert then == "These words may, or may not, tell of suicide or self-harm."


def test_to_one_who_is_not_yet_grown_no_risk_is_in_doubt() -> None:
    text = f"I am 14. {MOVING_OUT} He said only this."
    risk = replace(risk_of(text, "only this"), doubtful=True)
    first, then, *_ = printed(reading_of(text, {"remorse": 0.8}, ("remorse",), risks=(risk,)), 100).splitlines()
    assert first == "! First, somebody's safety"
    assert then == "These words may tell of suicide or self-harm."


@pytest.mark.parametrize(
    ("risk", "named"),
    [
        ("self_harm", "suicide or self-harm"),
        ("abuse", "violence, threats or control"),
        ("child_harm", "a child being harmed"),
    ],
)
def test_every_risk_is_named(risk: str, named: str) -> None:
    shown = printed(reading_of(risks=(risk_of(MOVING_OUT, "cried", risk),)), 100)
    assert f"These words may tell of {named}." in shown.splitlines()


def test_a_notice_takes_the_place_of_the_general_line() -> None:
    shown = printed(reading_of(risks=(risk_of(MOVING_OUT, "cried"),)), notice="Call 988.\nStay with him.")
    assert "Call 988.\nStay with him.\n" in shown
    assert "emergency number" not in shown


def test_a_risk_that_is_not_urgent_sends_nobody_to_the_emergency_number() -> None:
    shown = printed(reading_of(risks=(risk_of(MOVING_OUT, "cried", "abuse", "soon"),)))
    assert "emergency" not in shown
    assert "helpline" in shown


def test_a_reading_that_is_kept_back_shows_the_risk_and_how_to_see_it() -> None:
    reading = reading_of(probabilities={"love": 0.9}, present=("love",), risks=(risk_of(MOVING_OUT, "cried"),))
    shown = printed(reading, withheld="Use --anyway.")
    assert shown.endswith("Use --anyway.\n")
    assert meaning("love").plain not in shown
    assert "█" not in shown


def test_every_meaning_has_a_colour_of_its_own() -> None:
    assert set(COLOURS) == set(MEANINGS)
    assert len(set(COLOURS.values())) == len(MEANINGS)
