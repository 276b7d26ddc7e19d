"""Passages are the account's own words, in whole words, strongest first."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.engines.scripted import ScriptedEngine
from tearwise.meanings import MEANINGS
from tearwise.reading import Scores
from tearwise.reading.evidence import MOST_PASSAGES, passages

CUT = np.array([2.0, 0.5, 1.0])


def scored(text: str, words: dict[str, float]) -> Scores:
    """Scores with one token a word, whose evidence for the first meaning is given by word."""
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    evidence = np.full((len(spans), len(MEANINGS)), -6.0, np.float32)
    for k, (start, end) in enumerate(spans):
        evidence[k, 0] = words.get(text[start:end].strip(".,"), -6.0)
    base = next(ScriptedEngine().score([text]))
    return replace(base, tokens=np.array(spans, np.int32).reshape(-1, 2), evidence=evidence)


def quotes(text: str, words: dict[str, float]) -> list[str]:
    return [text[s:e] for s, e in passages(text, scored(text, words), 0, CUT)]


LONG = "later we drove for some hours on through all those small towns where nobody was awake "


def test_the_strongest_run_of_words_is_the_passage_grown_to_its_clause() -> None:
    text = "We had soup. He said he loves me, and then we went out."
    assert quotes(text, {"loves": 4.0, "me": 3.5})[0] == "He said he loves me"


@pytest.mark.parametrize("mark", ["TL;DR", "tldr", "TL;DR:"])
def test_what_stands_before_a_summary_is_no_part_of_its_first_clause(mark: str) -> None:
    assert quotes(f"{mark} he said he loves me.", {"loves": 4.0, "me": 3.5}) == ["he said he loves me"]


def test_a_long_clause_gives_only_the_words_that_speak() -> None:
    text = LONG + "he loves me " + LONG
    assert quotes(text, {"loves": 4.0, "me": 3.5})[0] == "loves me"


JOINED = (
    "later we drove for some hours on through all those small towns where nobody was awake and he said he is so sorry"
)


def test_a_passage_in_a_long_clause_ends_where_the_clause_does_if_that_is_near() -> None:
    text = "he kept on about how he drove through all those small towns where nobody at all was ever awake until late"
    assert (
        quotes(text, {"nobody": 4.0, "at": 3.0, "all": 3.0, "was": 3.0, "ever": 3.0})[0]
        == "nobody at all was ever awake until late"
    )
    assert quotes(text, {"nobody": 4.0, "at": 3.0, "all": 3.0, "was": 3.0})[0] == "nobody at all was"
    assert quotes(text, {"small": 4.0, "towns": 3.0})[0] == "small towns"


@pytest.mark.parametrize(
    ("begins", "passage"),
    [
        ("My dad cried", "My dad cried"),
        ("Well. Our dad cried", "Our dad cried"),
        ("Then my dad cried", "dad cried"),
        ("Poor dad cried", "dad cried"),
        ("Of all people my dad cried", "dad cried"),
    ],
)
def test_a_passage_takes_in_a_determiner_that_begins_its_clause(begins: str, passage: str) -> None:
    assert quotes(f"{begins} {LONG}", {"dad": 4.0, "cried": 4.0})[0] == passage


def test_a_clause_that_is_too_long_is_parted_at_and() -> None:
    assert quotes(JOINED, {"so": 4.0})[0] == "he said he is so sorry"


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("We had soup, and he said he loves me, and then we went out.", "he said he loves me"),
        ("We had soup. But loves me.", "loves me"),
        ("We had soup. And loves.", "And loves"),
        ("We had soup, android loves me.", "android loves me"),
    ],
)
def test_a_passage_does_not_begin_with_what_joins_it_to_the_words_before(text: str, passage: str) -> None:
    assert quotes(text, {"loves": 4.0, "me": 3.5})[0] == passage


def test_a_passage_does_not_end_where_another_clause_has_only_begun() -> None:
    text = (
        LONG
        + "he held me and he is one who hardly ever in all of his life has liked to be held by anybody near him at all"
    )
    speaks = {"held": 4.0, "me": 4.0, "and": 3.0, "he": 3.0, "is": 3.0, "one": 3.0}
    assert quotes(text, speaks)[0].endswith("he held me")
    assert quotes(text, speaks | {"who": 3.0})[0].endswith("he held me")
    assert quotes(text, speaks | {"who": 3.0, "hardly": 3.0})[0].endswith("and he is one who hardly")


@pytest.mark.parametrize("ends", ["!!! ", "\n"])
def test_a_passage_does_not_run_on_into_another_sentence_by_a_word(ends: str) -> None:
    text = f"she rang to say that my clever daughter has really truly got into med school{ends}she was at the very top"
    speaks = {"got": 4.0, "into": 4.0, "med": 4.0, "school!!!": 4.0, "school": 4.0, "she": 3.5}
    whole = "she rang to say that my clever daughter has really truly got into med school"
    assert quotes(text, speaks)[0] == quotes(text, speaks | {"was": 3.5})[0] == whole
    assert quotes(text, speaks | {"was": 3.5, "at": 3.5})[0].endswith("she was at the very top")


def test_a_passage_begins_no_earlier_than_the_line_that_it_begins() -> None:
    assert quotes("We had soup\nHe loves me\nWe left", {"He": 4.0, "loves": 4.0, "me": 4.0}) == ["He loves me"]


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_passage_of_a_chat_lies_within_one_message_and_has_no_name_in_it(between: str) -> None:
    text = between.join(
        ("[21:04] Me: how was it", "[21:05] Tom: bad", "[21:06] Tom: well, i let you down", "[21:07] Me: come here")
    )
    speaks = {"let": 4.0, "you": 3.5, "down": 3.5, "[21:07]": 3.5, "Me:": 3.0, "come": 3.5}
    assert quotes(text, speaks)[0] == "i let you down"
    assert quotes(text, {"Tom:": 4.0, "bad": 3.5})[0] == "bad"


def test_what_touches_no_word_is_no_passage() -> None:
    assert quotes("He loves me. 😭😭😭", {"😭😭😭": 5.0, "loves": 4.5}) == ["He loves me"]
    assert quotes("😭 😭", {}) == []


def test_a_clause_that_speaks_twice_is_shown_once() -> None:
    assert quotes("He loves the big old house that I adore.", {"loves": 4.0, "adore": 4.0}) == [
        "He loves the big old house that I adore"
    ]


def test_the_strongest_word_stays_in_its_passage_even_where_it_only_begins_something() -> None:
    sentence = (
        "We rang. She said my girl has really truly got into med school! she was at the very top of them all. We ate."
    )
    speaks = {"got": 3.0, "into": 3.0, "med": 3.0, "school!": 3.0, "she": 4.0}
    assert quotes(sentence, speaks | {"she": 2.5})[0].endswith("has really truly got into med school")
    assert "she" in quotes(sentence, speaks)[0].split()
    clause = LONG + "he held me and he is one who hardly ever in all of his life has liked to be held by anybody at all"
    assert quotes(clause, {"held": 3.0, "me": 3.0, "and": 3.0, "he": 3.0, "is": 3.0, "one": 4.5})[0].endswith(
        "he is one"
    )


def test_a_passage_at_the_beginning_of_the_text_has_its_first_word() -> None:
    assert quotes("He loves me and said so.", {"loves": 4.0}) == ["He loves me and said so"]


def test_a_passage_that_is_too_long_is_cut_around_its_strongest_word() -> None:
    only = quotes(LONG * 5 + "he cried " + LONG * 5, {"cried": -5.5})[0].split()
    assert len(only) == 25
    assert only[12] == "cried"


def test_a_dull_word_does_not_end_a_passage() -> None:
    text = LONG + "he loves only me " + LONG
    assert quotes(text, {"loves": 4.0, "me": 4.0})[0] == "loves only me"


def test_a_passage_points_somewhere_even_when_no_word_stands_out() -> None:
    text = LONG * 5 + "he cried " + LONG * 5
    only = quotes(text, {})[0]
    assert len(only.split()) == 25
    assert only in text


def test_a_second_passage_is_given_only_if_it_is_nearly_as_strong() -> None:
    text = "He loves me. The soup was cold and the road was long. He adores her."
    assert quotes(text, {"loves": 4.0, "adores": 3.8}) == ["He loves me", "He adores her"]
    assert quotes(text, {"loves": 4.0, "adores": 3.0}) == ["He loves me", "He adores her"], "it reaches half"
    assert quotes(text, {"loves": 4.0, "adores": 2.8}) == ["He loves me"]
    assert quotes(text, {"loves": 4.0, "adores": 1.0}) == ["He loves me"]


def test_a_passage_grows_to_whole_words_and_loses_outer_marks() -> None:
    text = "“I can’t,” he said."
    scores = scored(text, {})
    scores.evidence[1, 0] = 5.0
    assert [text[s:e] for s, e in passages(text, scores, 0, CUT)] == ["I can’t"]


@pytest.mark.parametrize(
    ("text", "word", "passage"),
    [
        ("We left. He kept saying 'there she is'. We went.", "kept", "He kept saying 'there she is'"),
        ("We left. He kept saying ‘there she’s’. We went.", "kept", "He kept saying ‘there she’s’"),
        ('We left. He said "I am sorry." We went.', "said", 'He said "I am sorry."'),
        ("We left. He said “I am sorry”, and left.", "said", "He said “I am sorry”"),
        ('We left. "I am sorry", he said.', "sorry", "I am sorry"),
        ('We left. "Oh," he said "no" twice". We went.', "twice", 'he said "no" twice'),
        ("He wept at my parents'. We went.", "wept", "He wept at my parents"),
        ('Then he said "I am lost" and wept. We went.', "said", 'Then he said "I am lost" and wept'),
    ],
)
def test_a_passage_ends_with_the_mark_that_closes_what_is_quoted_in_it(text: str, word: str, passage: str) -> None:
    scores = scored(text, {})
    at = next(k for k, (start, end) in enumerate(scores.tokens.tolist()) if word in text[start:end])
    scores.evidence[at, 0] = 5.0
    assert [text[s:e] for s, e in passages(text, scores, 0, CUT)] == [passage]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ('We left. "I am lost" he said. We went.', '"I am lost" he said'),
        ("We left. “I’m lost” he said. We went.", "“I’m lost” he said"),
        ("We left. 'I am lost' he said. We went.", "'I am lost' he said"),
        ("We left. ‘I am lost’ he said. We went.", "‘I am lost’ he said"),
        ("We left. “I am lost, love”. We went.", "I am lost"),
        ("We left. He's lost. We went.", "He's lost"),
    ],
)
def test_a_passage_begins_with_the_mark_that_opens_what_is_quoted_in_it(text: str, passage: str) -> None:
    assert quotes(text, {"lost": 5.0, "lost”": 5.0, 'lost"': 5.0, "lost'": 5.0, "lost’": 5.0}) == [passage]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("We met. She cried in our 1:1 about the report. I left.", "She cried in our 1:1 about the report"),
        ("We met. He cried at 10:30 for an hour. I left.", "He cried at 10:30 for an hour"),
        ("We met. He cried after 3.5 miles of it. I left.", "He cried after 3.5 miles of it"),
        ("We met. He cried over 1,200 euros. I left.", "He cried over 1,200 euros"),
        (
            "We met. He cried when Dr. Khan rang at 4 p.m. from work. I left.",
            "He cried when Dr. Khan rang at 4 p.m. from work",
        ),
        ("We met. He cried until 4 p.m. Then I left.", "He cried until 4 p.m"),
        ("We met at 7. He cried: it was over.", "He cried"),
        ("We met in 2019, he cried. I left.", "he cried"),
        ("We met.He cried.Then I left.", "He cried"),
    ],
)
def test_a_time_a_number_or_a_title_ends_no_clause(text: str, passage: str) -> None:
    scores = scored(text, {})
    at = next(k for k, (start, end) in enumerate(scores.tokens.tolist()) if "cried" in text[start:end])
    scores.tokens[at] = (text.index("cried"), text.index("cried") + 5)
    scores.evidence[at, 0] = 5.0
    assert [text[s:e] for s, e in passages(text, scores, 0, CUT)] == [passage]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (
            "<script>alert(1)</script> My sister cried when <b>she got the job</b>.",
            "My sister cried when <b>she got the job",
        ),
        ("<p><b>My sister cried</b></p>", "My sister cried"),
        ('We ate. <p class="x">My sister cried</p>', "My sister cried"),
        ("My sister cried <3", "My sister cried <3"),
        ("We ate. &ldquo;My sister cried&rdquo;", "My sister cried"),
        ("My sister cried when she read &quot;yes&quot;", "My sister cried when she read &quot;yes"),
        ("My sister cried with Andr&#233;.", "My sister cried with Andr&#233;"),
        ("My sister cried with Andre\u0301.", "My sister cried with Andre\u0301"),
        ("&lt;My sister cried&gt;", "My sister cried"),
    ],
)
def test_a_passage_has_no_half_of_a_tag_or_of_a_character_at_its_ends(text: str, passage: str) -> None:
    scores = scored(text, {})
    at = next(k for k, (start, end) in enumerate(scores.tokens.tolist()) if "cried" in text[start:end])
    scores.evidence[at, 0] = 5.0
    assert [text[s:e] for s, e in passages(text, scores, 0, CUT)] == [passage]


def test_a_word_with_an_accent_of_its_own_is_not_cut() -> None:
    text = LONG + "re\u0301sume\u0301 " + LONG
    scores = scored(text, {})
    start = text.index("sume")
    cut = replace(
        scores, tokens=np.array([(start, start + 4)], np.int32), evidence=np.ones((1, len(MEANINGS)), np.float32)
    )
    assert [text[s:e] for s, e in passages(text, cut, 0, CUT)] == ["re\u0301sume\u0301"]


def test_a_text_without_tokens_has_no_passages() -> None:
    base = next(ScriptedEngine().score([""]))
    assert passages("", base, 0, CUT) == []


@given(st.text(max_size=80), st.integers(0, 2**32 - 1))
def test_passages_of_any_text_are_its_own_whole_words(text: str, seed: int) -> None:
    scores = next(ScriptedEngine().score([text]))
    noise = np.random.default_rng(seed).normal(0, 3, scores.evidence.shape).astype(np.float32)
    noisy = replace(scores, evidence=noise)
    found = passages(text, noisy, 0, CUT)
    assert len(found) <= MOST_PASSAGES
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert re.match(r"['‘\"“]?\w", text[start:])
        assert end == len(text) or not unicodedata.category(text[end]).startswith("M")
        assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    for (a, b), (c, d) in pairwise(found):
        assert b <= c or d <= a


def test_a_word_with_hyphens_in_it_is_not_cut() -> None:
    text = "My brother-in-law " + LONG + "and saw my sister-in-law " + LONG
    spans = [(text.index("law later"), text.index("drove")), (text.index("my sister"), text.index("-in-law later", 60))]
    scores = scored(text, {})
    for start, end in spans:
        cut = replace(
            scores, tokens=np.array([(start, end)], np.int32), evidence=np.ones((1, len(MEANINGS)), np.float32)
        )
        ((begins, ends),) = passages(text, cut, 0, CUT)
        assert text[begins:ends].count("-in-law") == 1
