"""What is looked for quickly is what would be found by looking everywhere, letter by letter, in the plainest way."""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tearwise.accounts import language_of
from tearwise.accounts.phrases import straight
from tearwise.engines.scripted import ScriptedEngine
from tearwise.safety import detect
from tearwise.safety import features as quick
from tearwise.safety.families import by_a_minor, matches
from tearwise.safety.learned import HEADS, learned
from tearwise.safety.patterns import Patterns, _ends
from tearwise.safety.phrases import phrases
from tearwise.safety.words import STOP, Words, _cleaned

DATA = Path(__file__).parent.parent / "data"
TEXTS = [
    json.loads(line)["text"]
    for name in ("plain", "pairs")
    for line in (DATA / f"{name}.jsonl").read_text().splitlines()
]
RISKY = [
    "He cried and said I'd be better off without him. He's got a plan, and pills. I can't go on...",
    "She sobbed; her husband hit her again. “If you leave I'll kill you,” he’d said. The kids saw.",
    "He wants to d*e, he sais. No reason to live!! he took all his pillz 20 mins ago\n\nhe said goodbye",
]
ANY = st.one_of(
    st.text(max_size=200),
    st.sampled_from([*TEXTS, *RISKY]),
    st.lists(st.sampled_from([w for text in RISKY for w in text.split()]), max_size=60).map(" ".join),
)


def letter_by_letter(text: str) -> tuple[str, list[int]]:
    characters: list[str] = []
    origin: list[int] = []
    for k, character in enumerate(text):
        simple = character.lower()
        if character >= "\x80":
            simple = unicodedata.normalize("NFKD", straight(character)).casefold()
            simple = "".join(c for c in simple if unicodedata.category(c) not in ("Mn", "Cf", "Me"))
        for one in simple:
            characters.append(one)
            origin.append(k)
    return "".join(characters), origin


def names(words: Words) -> Iterator[tuple[str, list[str]]]:
    """The kinds of features with every name, as often as it stands there."""
    all_words, classes = words.words, quick._class_of()
    runs = [all_words[k : k + n] for n in (1, 2, 3) for k in range(len(all_words) - n + 1)]
    yield "word", ["w " + " ".join(run) for run in runs if STOP not in run]
    signs = [f"<{classes[w]}>" if w in classes else w for w in all_words]
    grams: list[str] = []
    for first, last in words.sentences:
        for k in range(first, last):
            for n in (2, 3, 4):
                run = signs[k : min(k + n, last)]
                if len(run) == n and any(sign[0] == "<" for sign in run):
                    grams.append("k " + " ".join(run))
            if signs[k][0] == "<":
                near = range(k + 2, min(k + 2 + quick._SKIP, last))
                grams += [f"s {signs[k]} {signs[other]}" for other in near if signs[other][0] == "<"]
    yield "class", grams
    edged = [f" {word} " for word in all_words if word != STOP]
    yield "piece", ["c" + e[k : k + n] for e in edged for n in (3, 4, 5) for k in range(len(e) - n + 1)]


@given(ANY)
@example("İstanbul ﬁne — “don’t”\u200b cry é́ß")
def test_letters_are_made_plain_each_as_if_alone(text: str) -> None:
    plain, origin = _cleaned(text)
    assert (plain, list(origin)) == letter_by_letter(text)


@given(ANY)
def test_features_and_what_they_weigh_are_the_same_to_the_last_bit(text: str) -> None:
    words = Words.of(text)
    slow: dict[str, float] = {}
    for kind, found in names(words):
        counts = {name: 1 + math.log(n) for name, n in Counter(found).items()}
        length = math.sqrt(sum(value * value for value in counts.values())) or 1.0
        slow.update({name: quick.SCALES[kind] * value / length for name, value in counts.items()})
    seen = quick.features(words)
    assert list(seen.items()) == list(slow.items())
    totals = list(learned().bias)
    for name, value in slow.items():
        for k, weight in enumerate(learned().weights.get(name, ())):
            totals[k] += weight * value
    assert learned().log_odds(seen) == dict(zip(HEADS, totals, strict=True))


@example("Он плакал вчера передо мной и сказал, что ему очень жаль.", (1.0, 1.0, 1.0, 1.0), None)
@given(
    ANY,
    st.tuples(*[st.floats(0, 1, width=32)] * 4),
    st.none() | st.tuples(*[st.floats(-12, 12, width=32)] * 5),
)
def test_who_asks_every_witness_finds_the_same_risks(
    text: str, said: tuple[float, ...], probed: tuple[float, ...] | None
) -> None:
    (plain,) = ScriptedEngine().score([text])
    scores = replace(
        plain,
        risks=np.array(said[:3], np.float32),
        urgent=said[3],
        probed=None if probed is None else np.array(probed, np.float32),
    )
    words = Words.of(text)
    found = matches(words)
    asked = detect.witnesses(words, detect.beside_words(words, found, scores))
    odds = learned().judged(asked, scores.probed is not None)
    language = language_of(text)
    known = any(match.raises for match in found) or language.code == "en" or not language.certain
    deciding = (asked["any"][detect.WITNESSES.index(name)] for name in ("states", "likely", "plain"))
    alarm = known and detect.tempered(detect.Kind.of(words), odds["any"], *deciding) >= 0
    risks = detect.find_risks(text, scores)
    assert bool(risks) == alarm
    told = detect.told_of(detect.set_beside(odds, asked), asked)
    if "abuse" in told and by_a_minor(words):
        told.add("child_harm")
    assert {risk.id for risk in risks} == (told if alarm else set())


def everywhere(patterns: Patterns, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Every pattern tried at every word."""
    found: list[tuple[int, int]] = []
    for at in range(len(words)):
        past = found[-1][1] if found else 0
        ends = [min(found_at) for p in patterns.all if (found_at := _ends(p.steps, words, at))]
        ends = [end for end in ends if end > past]
        if ends:
            found.append((at, min(ends)))
    return found


@pytest.mark.parametrize("text", [*RISKY, " ".join(RISKY), *TEXTS[:20]])
def test_every_phrase_is_found_that_trying_each_at_every_word_finds(text: str) -> None:
    words = Words.of(text)
    slow = [(family.id, *span) for family in phrases().families for span in everywhere(family.patterns, words.words)]
    assert [(match.family.id, match.first, match.last) for match in matches(words)] == slow


def test_there_is_something_to_find() -> None:
    assert all(matches(Words.of(text)) for text in RISKY)


PARTS = st.sampled_from(["a", "b", "c d", "ca", "cab", "."])
SIGNS = st.sampled_from(["a", "b", "ca*", "a/c_d", "b?", "~", "~~", "//", "ca*/b", "c_d?"])


@given(st.lists(SIGNS, max_size=4), st.sampled_from(["a", "ca*", "c_d/b", "ca*/a"]), st.lists(PARTS, max_size=12))
def test_no_pattern_is_passed_over(rest: list[str], first: str, text: list[str]) -> None:
    patterns = Patterns([" ".join([first, *rest])], "a test")
    words = tuple(word for part in text for word in part.split())
    assert list(patterns.find(words, frozenset(words))) == everywhere(patterns, words)
