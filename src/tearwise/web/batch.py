"""Many accounts in one request: a JSON object a line in, a record a line out, in the same order."""

from __future__ import annotations

import asyncio
import math
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from tearwise.accounts import Account
from tearwise.errors import AccountError, AnswerError, raise_alone
from tearwise.rendering.record import RowId, failed_row, line, row
from tearwise.strict_json import NoJson, json_in
from tearwise.web.problems import Problem
from tearwise.web.reading_queue import ReadingQueue, goes

MOST_LINES = 1_000


@dataclass(frozen=True)
class Row:
    """A line of a batch: its account or, where that is None, what is wrong with it."""

    id: RowId
    account: Account | None
    error: str = ""

    @property
    def characters(self) -> int:
        """How long its account is; 0 where it has none."""
        return 0 if self.account is None else len(self.account.text)


def rows(body: bytes) -> list[Row]:
    """The rows of a batch; empty lines are passed over. A row that cannot be read is a row with an error.

    Raises Problem where the whole is not UTF-8, has no line, or has more than ``MOST_LINES``.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise_alone(Problem(400, "encoding", "The batch is not UTF-8."))
    lines = [(number, one) for number, one in enumerate(text.split("\n"), start=1) if one.strip()]
    if not lines:
        raise Problem(422, "batch", "The batch is empty. Send a JSON object a line, each with a text.")
    if len(lines) > MOST_LINES:
        raise Problem(413, "too-large", f"A batch has at most {MOST_LINES:,} lines. Send it in parts.")
    return [_row(number, one) for number, one in lines]


async def records(found: list[Row], readings: ReadingQueue) -> AsyncIterator[bytes]:
    """The record of each row as a line of JSON, as soon as it is read."""
    for some in goes(found, lambda one: one.characters):
        for record in await asyncio.gather(*(_record(one, readings) for one in some)):
            yield line(record).encode("utf-8")


async def _record(one: Row, readings: ReadingQueue) -> dict[str, Any]:
    if one.account is None:
        return failed_row(one.id, one.error)
    try:
        return row(one.id, await readings.read(one.account))
    except Problem as problem:  # the answer has begun: what was not read in time is told in its row
        return failed_row(one.id, problem.detail)
    except Exception as error:  # an account that breaks the engine fails alone: the others are read, and answered
        print(
            f"tearwise: an account of a batch failed ({type(error).__name__}), and that is our fault.", file=sys.stderr
        )
        return failed_row(one.id, "Something went wrong here, and it is not your fault.")


def _row(number: int, text: str) -> Row:
    try:
        value: Any = json_in(text)
    except NoJson as wrong:
        return Row(None, None, f"line {number} {wrong}")
    if not isinstance(value, dict):
        return Row(None, None, f"line {number} is not a JSON object")
    id = value.get("id")
    if isinstance(id, bool | list | dict) or (isinstance(id, float) and not math.isfinite(id)):
        return Row(None, None, f"line {number}: 'id' is neither a string nor a number")
    if value.keys() - {"id", "text", "answers"}:
        return Row(id, None, f"line {number} has fields beside 'id', 'text' and 'answers'")
    account = value.get("text")
    if not isinstance(account, str):
        kind = "nothing" if account is None else "something else than text"
        return Row(id, None, f"line {number} has {kind} in 'text'")
    try:
        return Row(id, Account.of(account, value.get("answers")))
    except (AccountError, AnswerError) as error:
        return Row(id, None, f"line {number}: {error}")
