"""Labelled accounts, to compare readings with: a file of JSON lines under the codebook, checked when loaded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tearwise.accounts import QUESTIONS, Account
from tearwise.annotation.lines import json_lines
from tearwise.errors import AccountError, RowError
from tearwise.meanings import MEANINGS

Labelled = Mapping[str, Any]
"""``text``; ``meanings`` (id → 0, 1 or 2) unless ``usable`` is false; where known ``evidence`` (id → quotes) and the
answers to the questions."""


def labelled_accounts(source: Path) -> list[Labelled]:
    """The accounts of a file, in order.

    Raises FileError where it cannot be read or holds none, and RowError, which names the line, where one is not a
    labelled account.
    """
    accounts = []
    for one in json_lines(source):
        if wrong := one.error or _wrong(one.value):
            raise RowError(f"{source}: {wrong}." if one.error else f"{source}: line {one.number} {wrong}.")
        accounts.append(one.value)
    if not any(account.get("usable", True) for account in accounts):
        raise RowError(f"{source} holds no account with labels.")
    return accounts


def answers_in(account: Labelled) -> dict[str, object]:
    """What somebody who knows the scene would answer, question → answer; None where the labels leave it open.

    "Seldom or never cries" is labelled only where the account says so, so its absence answers nothing.
    """
    answers: dict[str, object] = {question: account.get(question) for question in QUESTIONS}
    if answers["relationship"] in ("unknown", "none"):
        answers["relationship"] = None
    if answers["trigger"] == ["unknown"]:
        answers["trigger"] = None
    answers["rare"] = "yes" if answers["rare"] in (True, "yes") else None
    return answers


def _wrong(value: Any) -> str | None:
    """What keeps a value from being a labelled account."""
    if not isinstance(value, dict):
        return "is not a JSON object"
    try:
        text: Any = value.get("text")
        Account.of(text)
    except AccountError as error:
        return f"has no account in 'text': {str(error).rstrip('.')}"
    if not value.get("usable", True):
        return None
    labels = value.get("meanings")
    if not isinstance(labels, dict) or not all(_is_label(labels.get(id)) for id in MEANINGS):
        return f"needs 'meanings' with 0, 1 or 2 for each of {', '.join(MEANINGS)}"
    quotes = value.get("evidence") or {}
    if not isinstance(quotes, dict) or any(
        id not in MEANINGS or not isinstance(some, list) or not all(isinstance(quote, str) for quote in some)
        for id, some in quotes.items()
    ):
        return "needs 'evidence' with lists of quotes by meaning, or none"
    return None


def _is_label(value: object) -> bool:
    return value in (0, 1, 2) and type(value) is int
