"""The interview: six questions with closed answers, which of them is worth asking next, and what an answer moved."""

from tearwise.accounts import Pronoun
from tearwise.interview.blank import NO_ACCOUNT, Interview, blank
from tearwise.interview.information import expected_information, is_open_to, next_question, predicted
from tearwise.interview.moves import Move, moves
from tearwise.interview.person import Person, own_tears
from tearwise.interview.question import Option, Question, question, questions, questions_record, schema, wording
from tearwise.reading import Crier

__all__ = [
    "NO_ACCOUNT",
    "Crier",
    "Interview",
    "Move",
    "Option",
    "Person",
    "Pronoun",
    "Question",
    "blank",
    "expected_information",
    "is_open_to",
    "moves",
    "next_question",
    "own_tears",
    "predicted",
    "question",
    "questions",
    "questions_record",
    "schema",
    "wording",
]
