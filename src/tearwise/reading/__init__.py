"""From scores and answers to a reading: combine, calibrate, evidence, abstain."""

from tearwise.reading.combination import Combination, probabilities
from tearwise.reading.crying import crying_distance, crying_words
from tearwise.reading.reader import Reader
from tearwise.reading.reading import (
    Evidence,
    MeaningReading,
    NextQuestion,
    Reading,
    Risk,
    RiskId,
    RiskPassage,
    Status,
    Urgency,
)
from tearwise.reading.scores import CRIERS, Crier, Engine, LeftOut, Scores

__all__ = [
    "CRIERS",
    "Combination",
    "Crier",
    "Engine",
    "Evidence",
    "LeftOut",
    "MeaningReading",
    "NextQuestion",
    "Reader",
    "Reading",
    "Risk",
    "RiskId",
    "RiskPassage",
    "Scores",
    "Status",
    "Urgency",
    "crying_distance",
    "crying_words",
    "probabilities",
]
