"""The shipped engine: the same text, the same scores, whatever stands beside it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tearwise.accounts import QUESTIONS, VALUES
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.windows import LONGEST
from tearwise.meanings import MEANINGS
from tearwise.reading import CRIERS, LeftOut, Scores

PLAIN = Path(__file__).parent.parent / "data/plain.jsonl"
SAME = 1e-4


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    """With one thread: where tests run side by side, several would wait for one another."""
    return EmbeddedEngine(threads=1)


@pytest.fixture(scope="module")
def plain() -> list[str]:
    return [json.loads(line)["text"] for line in PLAIN.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def texts(plain: list[str]) -> list[str]:
    return [*plain[:16], " ".join(plain[:24]), "He cried.", "😭😭 my dad “cried”, he’s never…", "", "\u202eabc"]


@pytest.fixture(scope="module")
def together(engine: EmbeddedEngine, texts: list[str]) -> list[Scores]:
    """The scores of the texts, each among the others."""
    return list(engine.score(texts))


def differ(a: Scores, b: Scores) -> float:
    """The largest difference of any number of two scores."""
    numbers = [
        (a.meanings, b.meanings),
        (a.evidence, b.evidence),
        (a.crier, b.crier),
        (a.risks, b.risks),
        (np.array(a.urgent), np.array(b.urgent)),
        (np.array(a.crying), np.array(b.crying)),
        *((a.answers[q], b.answers[q]) for q in QUESTIONS),
    ]
    return max((float(np.abs(x - y).max()) for x, y in numbers if x.size), default=0.0)


def test_a_reply_has_scores_for_each_token_however_long(engine: EmbeddedEngine) -> None:
    for text in ("I'm here. Take your time.", "Stop crying. " * 300, "😭"):
        tokens, scores = engine.reply_scores(text)
        assert scores.shape == (len(tokens), 19)
        assert np.isfinite(scores).all()
        assert all(text[start:end].strip() for start, end in tokens)
    (_, alone), (_, again) = engine.reply_scores("Stop crying."), engine.reply_scores("Stop crying.")
    assert np.array_equal(alone, again)


def test_alone_in_a_batch_and_shuffled_the_scores_are_the_same(
    engine: EmbeddedEngine, texts: list[str], together: list[Scores]
) -> None:
    alone = [next(engine.score([t])) for t in texts]
    order = list(range(len(texts)))
    random.Random(1).shuffle(order)
    shuffled = dict(zip(order, engine.score(texts[k] for k in order), strict=True))
    for k, one in enumerate(alone):
        assert differ(one, together[k]) < SAME
        assert differ(one, shuffled[k]) < SAME


def passages(text: str) -> list[tuple[int, int]]:
    """A sentence at the start, one in the middle and one at the end, as passages."""
    found = [match.span() for match in re.finditer(r"[^.!?]+", text) if match.group().strip()]
    return list(dict.fromkeys([found[0], found[len(found) // 2], found[-1]]))


def test_without_a_passage_a_short_text_scores_as_what_is_left_of_it(engine: EmbeddedEngine, texts: list[str]) -> None:
    wanted = [LeftOut(text, next(engine.score([text])), passages(text)) for text in texts[:10]]
    for one, found in zip(wanted, engine.without(wanted), strict=True):
        for (start, end), scores in zip(one.spans, found, strict=True):
            assert differ(scores, next(engine.score([one.text[:start] + one.text[end:]]))) < SAME


def test_without_a_passage_a_long_text_is_scored_anew_only_where_it_stood(
    engine: EmbeddedEngine, plain: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, rows = engine._sessions(), list[int]()

    class Counting:
        def run(self, wanted: Sequence[str], feeds: Mapping[str, Any]) -> Sequence[Any]:
            rows.append(len(feeds["tokens"]))
            return session.run(wanted, feeds)

    monkeypatch.setattr(engine, "_sessions", Counting)
    text = " ".join(plain[:40])
    scores = next(engine.score([text]))
    assert sum(rows) > 4
    rows.clear()
    spans = passages(text)
    (found,) = engine.without([LeftOut(text, scores, spans)])
    assert len(spans) <= sum(rows) <= 2 * len(spans)
    (start, end), shorter = spans[0], found[0]
    gone = (scores.tokens[:, 0] < end) & (scores.tokens[:, 1] > start)
    assert len(shorter.tokens) == len(scores.tokens) - gone.sum()
    assert np.array_equal(shorter.evidence[-LONGEST // 2 :], scores.evidence[-LONGEST // 2 :])  # far from the first
    assert not np.array_equal(shorter.meanings, scores.meanings)


def test_a_long_text_without_passages_scores_the_same_alone_and_among_others(
    engine: EmbeddedEngine, plain: list[str]
) -> None:
    long = [" ".join(plain[:12]), plain[0], " ".join(plain[16:28])]
    wanted = [LeftOut(text, next(engine.score([text])), passages(text)) for text in long]
    together = list(engine.without(wanted))
    for one, found in zip(wanted, together, strict=True):
        for span, scores in zip(one.spans, found, strict=True):
            ((alone,),) = engine.without([LeftOut(one.text, one.scores, [span])])
            assert differ(alone, scores) < SAME


def test_the_number_of_threads_does_not_matter(texts: list[str], together: list[Scores]) -> None:
    on_all_cores = EmbeddedEngine()
    for one, other in zip(together, on_all_cores.score(texts), strict=True):
        assert differ(one, other) < SAME


def test_scores_have_the_shapes_and_ranges_that_they_promise(texts: list[str], together: list[Scores]) -> None:
    for text, scores in zip(texts, together, strict=True):
        assert scores.meanings.shape == (len(MEANINGS),)
        assert scores.evidence.shape == (len(scores.tokens), len(MEANINGS))
        assert all(0 <= s <= e <= len(text) for s, e in scores.tokens)
        assert scores.answers["relationship"].sum() == pytest.approx(1, abs=1e-5)
        assert scores.answers["rare"].sum() == pytest.approx(1, abs=1e-5)
        assert scores.answers["pressure"].sum() == pytest.approx(1, abs=1e-5)
        for question in QUESTIONS:
            assert scores.answers[question].shape == (len(VALUES[question]),)
            assert ((scores.answers[question] >= 0) & (scores.answers[question] <= 1)).all()


HUG = "My dad never cries. At my wedding he cried, hugged me and said sorry that he had missed so much of my life."
THREAT = "My boyfriend cries all the time. Last night he cried again and said that if I leave him he will kill himself."
OWN = "I cried on the bus when I heard that my dog had died."


@pytest.mark.parametrize(
    ("text", "meaning", "crier", "answers"),
    [
        (HUG, "remorse", "other", {"relationship": "parent", "said": "apology", "did": "hugged", "rare": "yes"}),
        (THREAT, "loss_fear", "other", {"relationship": "partner", "said": "threat", "rare": "no", "pressure": "2"}),
        (OWN, "loss_fear", "narrator", {"relationship": "none", "trigger": "death", "rare": "no", "pressure": "0"}),
    ],
)
def test_each_number_stands_for_what_it_is_named_for(
    engine: EmbeddedEngine, text: str, meaning: str, crier: str, answers: dict[str, str]
) -> None:
    (scores,) = engine.score([text])
    assert MEANINGS[int(scores.meanings.argmax())] == meaning
    assert CRIERS[int(scores.crier.argmax())] == crier
    assert {question: VALUES[question][int(scores.answers[question].argmax())] for question in answers} == answers
    assert all(scores.answers[question].max() > 0.5 for question in answers)
    assert scores.crying > 0.9


def test_dangers_are_told_in_the_order_of_the_risks_and_whether_it_is_now(engine: EmbeddedEngine) -> None:
    soon, now, none = engine.score([THREAT, THREAT.replace("himself.", "himself tonight, he has the pills."), OWN])
    for one in (soon, now):
        assert one.risks[0] > 0.8 > 0.2 > one.risks[2]
        assert one.probed is not None
        assert none.probed is not None
        assert one.probed[0] > 0 > none.probed[0]
    assert now.urgent > soon.urgent > none.urgent
    assert none.risks.max() < 0.1


def test_tokens_stand_where_the_text_has_them(engine: EmbeddedEngine) -> None:
    text = "Le 😭 père said: “I’m naïve”\r\nand cried"
    scores = next(engine.score([text]))
    words = {text[s:e] for s, e in scores.tokens}
    assert {"said", "cried", "and"} <= words


def test_it_does_not_matter_whether_a_phone_typed_the_marks(engine: EmbeddedEngine) -> None:
    text = "He said \"I'm sorry\", he couldn't stop - and I wasn't angry."
    on_a_phone = text.replace(' "', " “").replace('"', "”").replace("'", "’").replace(" - ", " – ")
    assert not set("“”’–") - set(on_a_phone)
    one, other = engine.score([text, on_a_phone])
    assert differ(one, other) <= SAME
    assert np.array_equal(one.tokens, other.tokens)
    (places, said), (same_places, same) = engine.reply_scores(text), engine.reply_scores(on_a_phone)
    assert np.array_equal(places, same_places)
    assert np.abs(said - same).max() <= SAME


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_is_scored_in_finite_numbers(engine: EmbeddedEngine, text: str) -> None:
    scores = next(engine.score([text]))
    assert np.isfinite(scores.meanings).all()
    assert all(text[s:e] is not None and 0 <= s <= e <= len(text) for s, e in scores.tokens)
