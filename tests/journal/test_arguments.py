"""Whatever a program gives to a journal, what comes of it is an error of ours that names what is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tearwise import EpisodeError, FileError, JournalError, TearwiseError
from tearwise.journal import Content, Journal, Person, Strength
from tearwise.journal.backup import restore
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read

SECRET = "Xylophone"
OTHERS: list[Any] = [
    *(None, 7, 1.5, True, SECRET, f"{SECRET}\ud800", SECRET.encode(), Path(SECRET), object(), len),
    *([SECRET], [[SECRET]], (None,), {SECRET: 1}, datetime.date(2026, 11, 20), -1, 10**30),
]

Given = Callable[[Journal, Content, Any], object]
TAKING: dict[str, Given] = {
    "add a reading": lambda journal, content, given: journal.add(given),
    "put in": lambda journal, content, given: journal.put(given),
    "put in one": lambda journal, content, given: journal.put([given]),
    "an episode": lambda journal, content, given: journal.episode(given),
    "all of somebody": lambda journal, content, given: list(journal.episodes(given)),
    "export": lambda journal, content, given: journal.export(given),
    "edit one": lambda journal, content, given: journal.edit(given, content),
    "edit to": lambda journal, content, given: journal.edit(1, given),
    "edit with a reading": lambda journal, content, given: journal.edit(1, content, given),
    "edit what was made from": lambda journal, content, given: journal.edit(1, content, None, given),
    "correct one": lambda journal, content, given: journal.correct(given, ["other"]),
    "correct to": lambda journal, content, given: journal.correct(1, given),
    "correct in words": lambda journal, content, given: journal.correct(1, ["other"], given),
    "take back": lambda journal, content, given: journal.take_back_correction(given),
    "take back of": lambda journal, content, given: journal.take_back_correction(1, given),
    "search": lambda journal, content, given: journal.search(given),
    **{
        f"entries by {name}": lambda journal, content, given, name=name: journal.entries(**{name: given})
        for name in ("person", "since", "until", "meaning", "limit", "offset")
    },
    **{
        f"patterns by {name}": lambda journal, content, given, name=name: journal.patterns(**{name: given})
        for name in ("person", "since", "until")
    },
    **{
        f"content with {name}": lambda journal, content, given, name=name: Content(
            **{"account": content.account, "happened": "2026-11-20", name: given}
        )
        for name in ("account", "happened", "person", "responses", "note")
    },
    "rename whom": lambda journal, content, given: journal.rename(given, Person("Ann")),
    "rename to": lambda journal, content, given: journal.rename("Tom", given),
    "delete somebody": lambda journal, content, given: journal.delete_person(given),
    "a setting": lambda journal, content, given: journal.setting(given),
    "set": lambda journal, content, given: journal.set(given, 1),
    "change the passphrase": lambda journal, content, given: journal.change_passphrase(given, strength=CHEAP),
    "open": lambda journal, content, given: Journal.open(given, journal.folder),
    "open with a code": lambda journal, content, given: Journal.open_with_code(given, journal.folder),
    "open with a key": lambda journal, content, given: Journal.open_with_key(given, journal.folder),
}


@pytest.mark.parametrize("taking", TAKING.values(), ids=TAKING)
def test_whatever_is_given_an_error_is_one_of_ours_and_does_not_repeat_it(
    journal: Journal, read: Read, taking: Given
) -> None:
    content = journal.add(read(SORRY), person="Tom").content
    told = []
    for given in OTHERS:
        try:
            taking(journal, content, given)
        except TearwiseError as error:
            told.append(str(error))
    assert told
    assert [one for one in told if SECRET in one] == []


def all_that_take_a_path(journal: Journal, given: Any) -> tuple[Callable[[], object], ...]:
    return (
        lambda: Journal.create(PASSPHRASE, given, strength=CHEAP),
        lambda: Journal.open(PASSPHRASE, given),
        lambda: Journal.exists(given),
        lambda: Journal.lock_everywhere(given),
        lambda: journal.back_up(given),
        lambda: restore(given, lambda part: Journal.open(PASSPHRASE, part)),
    )


@pytest.mark.parametrize("given", [7, SECRET.encode(), SECRET, True], ids=lambda given: type(given).__name__)
def test_a_folder_that_is_no_path_is_told_so(journal: Journal, given: Any) -> None:
    for taking in all_that_take_a_path(journal, given):
        with pytest.raises(TearwiseError, match=rf"must be a pathlib\.Path, not {type(given).__name__}\."):
            taking()


@pytest.mark.parametrize("given", [-1, 2**63, 10**30])
def test_so_many_as_no_journal_has_are_told_so(journal: Journal, read: Read, given: int) -> None:
    journal.add(read(SORRY))
    for ask in (journal.entries, partial(journal.search, "sorry")):
        assert len(ask(limit=2**63 - 1, offset=0)) == 1
        assert ask(limit=0, offset=2**63 - 1) == []
        for name in ("limit", "offset"):
            with pytest.raises(
                EpisodeError, match=rf"^{name} must be a whole number from 0 to 9,223,372,036,854,775,807\.$"
            ):
                ask(**{name: given})


def test_a_name_that_the_system_knows_none_like_is_told_so(journal: Journal, tmp_path: Path) -> None:
    for taking in all_that_take_a_path(journal, tmp_path / "a\0b"):
        with pytest.raises(FileError, match="has a NUL in it"):
            taking()


def test_the_error_names_the_argument_what_it_must_be_and_what_type_came(journal: Journal, read: Read) -> None:
    with pytest.raises(TearwiseError, match=r"^reading must be a reading, as a Reader's read returns it, not str\.$"):
        journal.add(SECRET)  # type: ignore[arg-type]
    with pytest.raises(EpisodeError, match=r"^id must be a whole number, not bool\.$"):
        journal.delete(True)
    with pytest.raises(EpisodeError, match=r"^meanings must be texts, in a list for instance, not str\.$"):
        journal.correct(journal.add(read(SORRY)).id, "other")
    with pytest.raises(TearwiseError, match=r"^strength must be a Strength, or None, not int\.$"):
        journal.new_recovery_code(strength=3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"memory": 7}, "memory must be a whole number from 8 to 1,048,576."),
        ({"passes": 0}, "passes must be a whole number from 1 to 64."),
        ({"lanes": 17}, "lanes must be a whole number from 1 to 16."),
        ({"lanes": True}, "lanes must be a whole number from 1 to 16."),
        ({"memory": 8}, "memory must be at least 8 KiB for each of the lanes."),
    ],
)
def test_a_strength_that_cannot_be_is_an_error_of_ours_that_says_which_of_the_three(
    wrong: dict[str, int], told: str
) -> None:
    with pytest.raises(JournalError, match=f"^{re.escape(told)}$"):
        Strength(**wrong)
