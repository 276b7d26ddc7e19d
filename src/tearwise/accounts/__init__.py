"""Accounts: the user's text, its limits, language, sentences and pronouns, and the answers about it."""

from tearwise.accounts.account import LONGEST, Account
from tearwise.accounts.answers import checked_answer, checked_answers
from tearwise.accounts.blanks import with_blanks
from tearwise.accounts.chat import chat_of, reported, who_weeps
from tearwise.accounts.directions import without_directions
from tearwise.accounts.language import Language, language_of
from tearwise.accounts.person_nouns import PRONOUNS, Pronoun
from tearwise.accounts.pronoun import CrierNamed, commenting, means_crier, pronoun_in
from tearwise.accounts.sentences import Span, sentences
from tearwise.accounts.values import MOST, NONE_OF_THESE, QUESTIONS, VALUES, Answer, Relationship

__all__ = [
    "LONGEST",
    "MOST",
    "NONE_OF_THESE",
    "PRONOUNS",
    "QUESTIONS",
    "VALUES",
    "Account",
    "Answer",
    "CrierNamed",
    "Language",
    "Pronoun",
    "Relationship",
    "Span",
    "chat_of",
    "checked_answer",
    "checked_answers",
    "commenting",
    "language_of",
    "means_crier",
    "pronoun_in",
    "reported",
    "sentences",
    "who_weeps",
    "with_blanks",
    "without_directions",
]
