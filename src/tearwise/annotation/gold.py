"""Labelled accounts, to compare readings with: JSON Lines or a table under the codebook, checked when loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tearwise.accounts import MOST, NONE_OF_THESE, QUESTIONS, Account
from tearwise.annotation.arrow import parquet_columns, parquet_rows
from tearwise.annotation.cells import cells_of, check_apart, coder_of, is_labelled, is_total, meaning_of, says_nothing
from tearwise.annotation.delimited import delimited_rows
from tearwise.annotation.files import check_named, encoding_named
from tearwise.annotation.formats import check_no_programs_own, format_of, opened
from tearwise.annotation.headings import fields_as_asked
from tearwise.annotation.labelled import Labelled, is_label, wrong_labels
from tearwise.annotation.labels import FORMS, Made, labels_in
from tearwise.annotation.lines import json_lines
from tearwise.annotation.rows import UNKNOWN, answers_in_cells
from tearwise.annotation.sheet import bare
from tearwise.annotation.slips import Slips
from tearwise.annotation.words import number
from tearwise.errors import AccountError, AnswerError, RowError


@dataclass(frozen=True)
class Gold:
    """The labelled accounts of a file, in order.

    ones:     whether 0 and 1 were taken as no and yes, since there is no 2: of all labels, or of those of a coder
    coders:   who is named in the field or column ``coder``; in their order
    of_ones:  those of them whose 0 and 1 were taken so
    unmarked: rows of a table without any code that were taken as coded, with nothing shown
    totals:   rows of totals, which are no accounts, that were left out
    blank:    cells of a table's coded rows that were taken as 0, and may have been passed over, as in ``Coding``
    untouched: meanings in whose cells nothing stands in any row, where some are counted in ``blank``
    """

    accounts: list[Labelled]
    ones: bool
    coders: tuple[str, ...] = ()
    of_ones: tuple[str, ...] = ()
    unmarked: int = 0
    totals: int = 0
    blank: int = 0
    untouched: tuple[str, ...] = ()


def gold(
    source: Path,
    text_column: str = "text",
    encoding: str | None = None,
    answers: bool = False,
    blank_coded: bool = False,
) -> Gold:
    """The accounts of a file, in order: JSON Lines, or a table (``.csv``, ``.tsv``, ``.txt``, ``.parquet``) with a
    column for each meaning, such as a coding sheet that is filled in.

    In a table's row that is coded an empty cell is 0. JSON Lines may be such a table, as data frames write it: a field
    for each meaning. A file of either kind whose numbers are only 0 and 1 says no and yes with them: a meaning with 1
    is shown (2). A 2 anywhere in it, also of an account that is not usable, shows that 1 and 2 are told apart. Where a
    field or column ``coder`` says who coded what, each coder is looked at alone, as in ``codings``.

    text_column: the column, or field, that holds the account
    encoding:    the one that the file is in; None: UTF-8, or what its byte order mark says
    answers:     whether what the labels answer must be answers that a reader takes
    blank_coded: whether a table's row without any code is coded, with nothing shown
    Raises FileError where it cannot be read or holds none, and RowError, which names the line, where one is not a
    labelled account.
    """
    encoding = encoding and encoding_named(encoding)
    check_named(source)
    check_no_programs_own(source, FORMS)
    table = format_of(source) in ("csv", "tsv", "parquet", "text")  # Excel saves "Unicode Text" as .txt
    accounts, made = list[Labelled](), Made(blank_coded, Slips(source))
    by, numbers = list[str](), defaultdict[str, set[int]](set)  # who coded each account, and the numbers of each coder
    for place, account, codes in (_from_table if table else _from_lines)(source, text_column, encoding, made):
        if text_column != "text":
            account = {**account, "text": account.get(text_column)}
        account = _rare(source, place, account)
        if wrong := _wrong(account, text_column, answers):
            raise RowError(f"{source}: {place} {wrong}.")
        accounts.append(account)
        by.append(coder := coder_of(source, account, made.known))
        numbers[coder].update(codes or _numbers(account))
    made.slips.check()
    if not any(account.get("usable", True) for account in accounts):
        raise RowError(f"{source} holds no account with labels.")
    ones = [coder for coder, some in numbers.items() if 1 in some and 2 not in some]
    accounts = [_raised(account) if coder in ones else account for account, coder in zip(accounts, by, strict=True)]
    coders, of_ones = (tuple(filter(None, some)) for some in (numbers, ones))
    return Gold(accounts, bool(ones), coders, of_ones, made.unmarked, made.totals, made.blank, made.untouched)


def _numbers(account: Labelled) -> list[int]:
    """The labels of an account; also of one that is not usable, by which its coder tells 1 and 2 apart all the same."""
    labels = account.get("meanings")
    return [label for label in labels.values() if is_label(label)] if isinstance(labels, Mapping) else []


def _raised(account: Labelled) -> Labelled:
    """An account whose 1 says yes."""
    if not account.get("usable", True):
        return account
    return {**account, "meanings": {id: 2 * bool(code) for id, code in account["meanings"].items()}}


def _from_lines(
    source: Path, text_column: str, encoding: str | None, made: Made
) -> Iterator[tuple[str, Labelled, tuple[int, ...]]]:
    for one in json_lines(source, encoding):
        wrong = one.error or ("" if isinstance(one.value, dict) else f"line {one.number} is not a JSON object")
        if wrong:
            raise RowError(f"{source}: {wrong}. {FORMS}")
        place, account = f"line {one.number}", fields_as_asked(one.value, (text_column, "id"))
        if is_total(account):
            made.totals += 1
        elif "meanings" not in account and any(
            meaning_of(name) for name in account
        ):  # a row of a table, as data frames
            yield from _from_columns(
                source, place, {**account, text_column: bare(account.get(text_column))}, text_column, made
            )
        elif isinstance(labels := account.get("meanings"), dict):
            yield place, {**account, "meanings": _whole(labels)}, ()
        else:
            yield place, account, ()


def _from_table(
    source: Path, text_column: str, encoding: str | None, made: Made
) -> Iterator[tuple[str, Labelled, tuple[int, ...]]]:
    """The accounts of a table as JSON Lines would hold them, each with where it stands and with the numbers in its
    cells: other codes are yes and no."""
    for place, values in _rows(source, text_column, encoding, made):
        if isinstance(nested := values.get("meanings", ""), Mapping | None):  # what was made of such JSON Lines
            quotes = values.get("evidence")
            evidence = {id: some for id, some in (quotes or {}).items() if some}
            yield (
                place,
                _filled(values) | {"meanings": _whole(nested or {}), "evidence": evidence} | _answers(values),
                (),
            )
        else:
            yield from _from_columns(source, place, values, text_column, made)


def _from_columns(
    source: Path, place: str, values: Mapping[str, Any], text_column: str, made: Made
) -> Iterator[tuple[str, Labelled, tuple[int, ...]]]:
    """The account of a row that has a column for each meaning, unless a cell of it is wrong."""
    check_apart(text_column, "hold the accounts", "--text-column")
    account = _filled(values)
    account.pop("evidence", None)
    id, wrong = values.get("id"), made.slips.number
    cells, usable = cells_of(source, place, values, made.slips, id)
    codes = labels_in(source, place, values, cells, usable, made)
    if made.slips.number > wrong:
        return
    labels = {id: 2 * code if isinstance(code, bool) else code for id, code in codes.items()}
    numbers = tuple(code for cell in cells.values() if (code := number(cell)) is not None) or (0,)
    yield place, account | {"usable": usable is not False, "meanings": labels} | _answers(values), numbers


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row holds, without gaps and answers."""
    return {name: value for name, value in values.items() if value is not None and name not in QUESTIONS}


def _whole(labels: Mapping[str, Any]) -> dict[str, Any]:
    """Labels whose whole numbers are written so: a table with gaps has 2.0 for 2."""
    return {id: int(one) if isinstance(one, float) and one in (0, 1, 2) else one for id, one in labels.items()}


def _rows(source: Path, text_column: str, encoding: str | None, made: Made) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows of a table, each with what it is called, and their texts without a coding sheet's apostrophe."""
    if format_of(source) == "parquet":
        rows = parquet_rows(source, (text_column,), parquet_columns(source), asked=("id",), used=is_labelled)
        for number, (values, error) in enumerate(rows, start=1):
            if not error and is_total(values):
                made.totals += 1
            else:
                yield _sound(source, text_column, number, values, error)
        return
    with opened(source) as stream:
        tabs = format_of(source) == "tsv"
        needed = (text_column,)
        for one in delimited_rows(stream, str(source), needed, tabs, encoding, asked=("id",), used=is_labelled):
            if not one.error and is_total(one.values):
                made.totals += 1
            elif one.below_names:
                continue
            elif one.error or not says_nothing(one.values):
                yield _sound(source, text_column, one.number, one.values, one.error)


def _sound(
    source: Path, text_column: str, number: int, values: Mapping[str, Any], error: str
) -> tuple[str, Mapping[str, Any]]:
    if error:
        raise RowError(f"{source}: row {number} {error}.")
    return f"row {number}", {**values, text_column: bare(values.get(text_column))}


def _answers(values: Mapping[str, Any]) -> dict[str, Any]:
    """A row's answers to the questions, as labels hold them."""
    answers: dict[str, Any] = {}
    for question, answer in answers_in_cells({question: values.get(question) for question in QUESTIONS}).items():
        if MOST[question] == 1 and isinstance(answer, list) and len(answer) == 1:
            answer = answer[0]
        answers[question] = answer
    return answers


def _rare(source: Path, place: str, account: Labelled) -> Labelled:
    """An account whose ``rare`` is true, false or None, whatever words say so. Raises RowError where it is neither."""
    if "rare" not in account:
        return account
    answer = answers_in_cells({"rare": account["rare"]}).get("rare")
    if answer in (["yes"], ["no"]):
        answer = answer == ["yes"]
    if answer is not None and not isinstance(answer, bool):
        raise RowError(f"{source}: {place} has in 'rare' what is neither yes nor no.")
    return {**account, "rare": answer}


def answers_in(account: Labelled) -> dict[str, object]:
    """What somebody who knows the scene would answer, question → answer; None where the labels leave it open.

    "Seldom or never cries" is labelled only where the account says so, so its absence answers nothing.
    """
    answers: dict[str, object] = {question: account.get(question) for question in QUESTIONS}
    for question, answer in answers.items():
        if answer in (UNKNOWN, [UNKNOWN]) or (answer == [] and question not in NONE_OF_THESE):
            answers[question] = None
    if answers["relationship"] == "none":
        answers["relationship"] = None
    answers["rare"] = "yes" if answers["rare"] in (True, "yes") else None
    return answers


def _wrong(value: Labelled, text_column: str, answers: bool) -> str | None:
    """What keeps a value from being a labelled account."""
    try:
        text: Any = value.get("text")
        Account.of(text, answers_in(value) if answers else None)
    except AccountError as error:
        return f"has no account in {text_column!r}: {str(error).rstrip('.')}"
    except AnswerError as error:
        return f"has an answer that is none: {str(error).rstrip('.')}"
    return wrong_labels(value)
