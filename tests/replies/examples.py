"""Readings to try the texts on."""

from __future__ import annotations

from tearwise.accounts import Account
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Evidence, MeaningReading, Reading, Risk, RiskId, Status, Urgency

DAD = "My dad cried at the station. He said “I should have come to see you more often” and hugged me for a long time."
PREGNANT = (
    "my best friend told me she's pregnant and I just burst out crying in front of her. we lost ours in February. "
    "she was so nice about it and i feel like such a terrible friend"
)
SPEECH = "He said “I should have come to see you more often”"


def reading(
    *present: str,
    text: str = "He cried.",
    answers: dict[str, object] | None = None,
    evidence: str | None = None,
    likeliest: tuple[str, float] | None = None,
    risks: tuple[tuple[RiskId, Urgency], ...] = (),
    status: Status | None = None,
) -> Reading:
    """A reading that commits to the present meanings; ``evidence`` is a passage of the text that speaks for the first."""
    first = (likeliest[0],) if likeliest and not present else ()
    order = (*present, *first, *(id for id in MEANINGS if id not in (*present, *first)))
    probability = {id: 0.85 - 0.05 * at for at, id in enumerate(present)} | dict([likeliest] if likeliest else [])
    start = text.find(evidence) if evidence else 0
    passages = (Evidence(start, start + len(evidence), evidence, 0.4),) if evidence else ()
    return Reading(
        account=Account.of(text, answers),
        bundle="test",
        status=status or ("read" if present or likeliest else "too_little"),
        meanings=tuple(
            MeaningReading(id, probability.get(id, 0.03), id in present, passages if id == order[0] else ())
            for id in order
        ),
        risks=tuple(Risk(id, urgency) for id, urgency in risks),
    )
