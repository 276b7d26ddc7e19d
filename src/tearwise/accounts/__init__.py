"""Accounts: the user's text, its limits, its language, its sentences, and the answers about it."""

from tearwise.accounts.account import LONGEST, Account
from tearwise.accounts.answers import QUESTIONS, VALUES, Answer, checked_answer, checked_answers
from tearwise.accounts.language import Language, language_of
from tearwise.accounts.sentences import Span, sentences

__all__ = [
    "LONGEST",
    "QUESTIONS",
    "VALUES",
    "Account",
    "Answer",
    "Language",
    "Span",
    "checked_answer",
    "checked_answers",
    "language_of",
    "sentences",
]
