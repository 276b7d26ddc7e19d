"""Readings to draw: made by hand from a text and probabilities, and by Hypothesis in every shape that may occur."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from tearwise.accounts import QUESTIONS, VALUES, Account
from tearwise.meanings import MEANINGS
from tearwise.reading import Evidence, MeaningReading, NextQuestion, Reading, Risk, RiskPassage

MOVING_OUT = "My dad cried when I told him I was moving out. He said he was sorry for all of it, and then he hugged me."


def reading_of(
    text: str = MOVING_OUT,
    probabilities: Mapping[str, float] | None = None,
    present: tuple[str, ...] = (),
    evidence: Mapping[str, Mapping[str, float]] | None = None,
    *,
    answers: Mapping[str, object] | None = None,
    status: str = "read",
    language: str = "en",
    risks: tuple[Risk, ...] = (),
    question: str | None = None,
) -> Reading:
    """A reading in which meanings have these probabilities (0.02 unless said) and quotes have these effects."""
    given = {id: (probabilities or {}).get(id, 0.02) for id in MEANINGS}
    meanings = [
        MeaningReading(
            id,
            given[id],
            id in present,
            tuple(
                Evidence(text.index(quote), text.index(quote) + len(quote), quote, effect)
                for quote, effect in (evidence or {}).get(id, {}).items()
            ),
        )
        for id in sorted(given, key=lambda id: -given[id])
    ]
    return Reading(
        account=Account.of(text, answers),
        bundle="by-hand/1",
        status=status,  # type: ignore[arg-type]
        meanings=tuple(meanings),
        risks=risks,
        question=None if question is None else NextQuestion(question, 0.2),
        language=language,
    )


def risk_of(text: str, quote: str, id: str = "self_harm", urgency: str = "now") -> Risk:
    """A risk told of by a passage of the text."""
    start = text.index(quote)
    return Risk(id, urgency, (RiskPassage(start, start + len(quote), quote),))  # type: ignore[arg-type]


def texts(max_size: int = 120) -> st.SearchStrategy[str]:
    """Anything that may be an account: every script, control characters, joined emoji; at least one letter."""
    awkward = st.sampled_from(
        ["\x1b[31m", "\u202e", "[bold]", "\r\n", "\r", "\t", "e\u0301", "👨\u200d👩\u200d👧", "שלום", "\u2028", "“so”"]
    )
    letters = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
    return (
        st.lists(letters | awkward, max_size=12)
        .map(lambda parts: ("He " + "".join(parts))[:max_size])
        .filter(lambda text: text.strip() != "")
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading that the types allow."""
    text = draw(texts())
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    spans = st.lists(offsets.map(sorted), max_size=2)
    meanings = []
    for id in MEANINGS:
        probability = draw(st.floats(0, 1))
        found = tuple(Evidence(start, end, text[start:end], draw(st.floats(-1, 1))) for start, end in draw(spans))
        meanings.append(MeaningReading(id, probability, draw(st.booleans()), found))
    risks = draw(st.lists(st.sampled_from(["self_harm", "abuse", "child_harm"]), unique=True))
    return Reading(
        account=Account.of(text, draw(answers())),
        bundle="hypothesis/1",
        status=draw(st.sampled_from(["read", "too_little", "no_tears", "unsupported_language"])),
        meanings=tuple(sorted(meanings, key=lambda one: -one.probability)),
        risks=tuple(
            Risk(id, draw(st.sampled_from(["now", "soon"])), (RiskPassage(0, 2, text[:2]),))
            for id in risks  # type: ignore[arg-type]
        ),
        question=draw(st.none() | st.builds(NextQuestion, st.sampled_from(QUESTIONS), st.floats(0, 9))),
        language=draw(st.sampled_from(["de", "es"])),
    )


def answers() -> st.SearchStrategy[dict[str, list[str] | None]]:
    """Any set of answers; None is "I don't know"."""
    sizes = {"trigger": (1, 2), "said": (0, 9), "did": (0, 5)}
    return st.fixed_dictionaries(
        {},
        optional={
            question: st.none()
            | st.lists(
                st.sampled_from(values),
                min_size=sizes.get(question, (1, 1))[0],
                max_size=sizes.get(question, (1, 1))[1],
                unique=True,
            )
            for question, values in VALUES.items()
        },
    )
