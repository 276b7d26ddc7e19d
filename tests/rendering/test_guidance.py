"""Guidance as terminal text."""

from __future__ import annotations

import unicodedata

import pytest

from tearwise.accounts import Account
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Evidence, MeaningReading, Reading, Risk
from tearwise.rendering.guidance import guidance_text
from tearwise.rendering.sources import source_name
from tearwise.replies import guidance_for
from tearwise.replies.sample import reading_of


@pytest.mark.parametrize("id", MEANINGS)
def test_every_part_is_shown_and_no_line_is_too_wide(id: str) -> None:
    guidance = guidance_for(reading_of(id, bond="partner"), pronoun="she")
    shown = guidance_text(guidance, 60)
    flat = " ".join(shown.split())
    told = [
        one.text
        for one in (
            *guidance.now,
            *guidance.later,
            *guidance.always,
            *guidance.again[:1],
            *guidance.when,
            *guidance.help,
            *guidance.say,
        )
    ]
    told += [f"{one.what} {one.why}" for one in guidance.avoid]
    assert [text for text in told if text not in flat] == []
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.endswith("\n")


def test_a_question_is_shown_where_nothing_is_settled_and_a_source_stands_behind_its_fact() -> None:
    guidance = guidance_for(reading_of())
    flat = " ".join(guidance_text(guidance).split())
    assert f"To find out, ask: - “{guidance.ask}”" in flat
    assert flat.count(f"“{guidance.ask}”") == 1
    assert all(f"[{source_name(source)}]" in flat for source in guidance.sources)


def test_whoever_cried_themselves_is_not_sent_to_ask_another_what_it_was() -> None:
    guidance = guidance_for(reading_of(), crier="narrator")
    flat = " ".join(guidance_text(guidance).split())
    assert guidance.ask
    assert f"To find out, ask yourself: - “{guidance.ask}”" in flat


def test_where_there_is_a_risk_safety_stands_first_and_each_opener_says_whom_it_is_for() -> None:
    guidance = guidance_for(reading_of("remorse", risks=(Risk("self_harm", "soon"),)))
    shown = guidance_text(guidance, 200)
    assert shown.startswith("First:\n")
    assert [one.to for one in guidance.say if one.to and f"({one.to})" not in shown] == []


def test_what_fits_now_and_what_fits_afterwards_stand_under_their_own_headings() -> None:
    given = reading_of("remorse", bond="partner")
    both = guidance_text(guidance_for(given, pronoun="she"), 200)
    headed = ["If she is still crying", "If it is over already", "What you could say", "Either way", "Better left"]
    assert sorted(headed, key=lambda one: both.index(f"{one}:\n")) == headed  # words to say come before what else helps
    assert "- To take it up again: “I've been thinking about it since. How is it for you now?”" in both
    over = guidance_text(guidance_for(given, pronoun="they", over=True), 200)
    assert over.startswith("What to do now:\n- Take the time that you need")
    assert "crying" not in over
    assert "To take it up again" not in over
    assert "\nAlso:\n" in over
    assert "Either way" not in over
    still = guidance_text(guidance_for(given, over=False), 200)
    assert still.startswith("Now:\n- Stay for as long")
    assert "over already" not in still


@pytest.mark.parametrize("bond", ["partner", "none", "unknown"])
def test_in_brief_it_is_the_first_of_each(bond: str) -> None:
    guidance = guidance_for(reading_of("loss_fear", bond=bond), pronoun="he")
    shown = guidance_text(guidance, 60, brief=True)
    flat = " ".join(shown.split())
    for one in (*guidance.now[:1], *guidance.later[:1], guidance.say[0]):
        assert one.text in flat
    assert ("If he is still crying: " in flat) is (bond != "none")
    assert "--guide" in flat
    assert len(shown.splitlines()) <= 14
    assert max(map(len, shown.splitlines())) <= 60


def test_in_brief_the_words_are_for_what_is_told_first() -> None:
    past, now = (
        guidance_for(reading_of("loss_fear", bond="partner", text=f"My husband cried {when}."), pronoun="he")
        for when in ("last night", "at the table")
    )
    assert f"You could say: “{past.again[0].text}”" in guidance_text(past, 200, brief=True)
    assert f"You could say: “{now.say[0].text}”" in guidance_text(now, 200, brief=True)


def test_in_brief_safety_comes_first() -> None:
    guidance = guidance_for(reading_of("remorse", risks=(Risk("abuse", "soon"),)))
    assert guidance_text(guidance, 200, brief=True).splitlines()[1] == f"- {guidance.safety[0].text}"
    guidance = guidance_for(reading_of("remorse", risks=(Risk("self_harm", "soon"),)))
    assert f"[{source_name(guidance.safety[0].source)}]" in guidance_text(guidance, 200, brief=True)


def test_ones_own_tears_get_words_for_the_other_person() -> None:
    assert "What you could say to the other person:" in guidance_text(
        guidance_for(reading_of("trust"), crier="narrator")
    )


def test_words_for_somebody_one_trusts_are_not_headed_as_words_for_the_other_person() -> None:
    laughed = reading_of("other", text="Everyone laughed at me in class, and I cried.")
    shown = guidance_text(guidance_for(laughed, crier="narrator"), 200)
    assert "What you could say:" in shown
    assert "(to somebody you trust)" in shown


def test_in_brief_who_may_have_been_frightened_reads_of_safety_first_and_of_the_tears_after_it() -> None:
    guidance = guidance_for(reading_of("other", bond="partner", answers={"did": ["lashed_out"]}), pronoun="he")
    shown = guidance_text(guidance, 200, brief=True).splitlines()
    assert shown[1].startswith("- If you were frightened")
    assert shown[2].startswith("- If he is still crying: ")


def test_in_brief_a_threat_to_die_is_spoken_of_before_the_tears() -> None:
    guidance = guidance_for(reading_of("other", bond="partner", answers={"said": ["threat"]}), pronoun="he")
    shown = guidance_text(guidance, 300, brief=True).splitlines()
    assert shown[1].startswith("- If you were frightened")
    assert shown[2].startswith("- If it was to die that was threatened")
    assert shown[3].startswith("- If he is still crying: ")


def test_in_danger_nobody_is_sent_to_the_other_person() -> None:
    guidance = guidance_for(reading_of("trust", risks=(Risk("self_harm", "soon"),)), crier="narrator")
    shown = guidance_text(guidance, 200)
    assert "to the other person" not in shown
    assert shown.startswith("First:\n- If it is you who thinks of dying")
    assert "You could say, if it is about you, to somebody you trust:" in guidance_text(guidance, 200, brief=True)


def test_in_brief_it_is_said_to_whom_the_words_are_where_the_one_who_cried_has_died() -> None:
    died = reading_of("love", bond="parent", text="My dad died in March. The last time I saw him he cried.")
    assert "You could say, to somebody you trust: “" in guidance_text(guidance_for(died, pronoun="he"), 200, brief=True)


def test_the_accounts_own_words_cannot_act_on_the_terminal() -> None:
    text = "He cried. He said “sorry \x1b[2J\u202e for it all” to me."
    one = MeaningReading("remorse", 0.9, True, (Evidence(10, len(text), text[10:], 0.4),))
    rest = tuple(MeaningReading(id, 0.03, False) for id in MEANINGS if id != "remorse")
    shown = guidance_text(guidance_for(Reading(Account(text), "test", "read", (one, *rest))))
    assert "‘sorry \\x1b[2J\\u202e for it all’" in " ".join(shown.split())
    assert not any(unicodedata.category(character) in ("Cc", "Cf") for character in shown.replace("\n", ""))


@pytest.mark.parametrize("width", [20, 30, 40, 60])
def test_in_brief_no_line_is_too_wide_either(width: int) -> None:
    shown = guidance_text(guidance_for(reading_of("remorse", bond="partner"), pronoun="he"), width, brief=True)
    assert shown.endswith("--guide.\n")
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", [20, 40])
def test_nor_is_one_in_whole_of_more_than_its_words_need(width: int) -> None:
    shown = guidance_text(guidance_for(reading_of("remorse", bond="partner"), pronoun="he"), width)
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("brief", [True, False])
def test_where_it_was_last_night_what_fits_afterwards_stands_first(brief: bool) -> None:
    def heads(text: str) -> list[str]:
        shown = guidance_text(
            guidance_for(reading_of("loss_fear", bond="parent", text=text), pronoun="he"), brief=brief
        )
        return sorted(("If it is over already", "If he is still crying"), key=shown.index)

    assert heads("My dad cried last night.") == ["If it is over already", "If he is still crying"]
    assert heads("My dad cried.") == ["If he is still crying", "If it is over already"]
