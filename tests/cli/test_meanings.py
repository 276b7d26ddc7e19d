"""``tearwise meanings`` says what the nine meanings are."""

from __future__ import annotations

import re

import pytest

from tearwise.cli.exit_code import USAGE
from tearwise.cli.meanings import _ids
from tearwise.meanings import MEANINGS, Meaning, all_meanings, meaning
from tests.cli.conftest import Run


def test_all_nine_are_listed_with_their_gist(run: Run) -> None:
    shown = " ".join(run("meanings").out.split())
    assert all(f"{one.id}: {one.name} {one.gist}" in shown for one in all_meanings())


@pytest.mark.parametrize("id", MEANINGS)
def test_one_is_told_in_full(run: Run, id: str) -> None:
    shown = " ".join(run("meanings", id).out.split())
    one = meaning(id)
    assert all(part in shown for part in (one.name, one.gist, one.definition, one.shown_when, one.not_this))


@pytest.mark.parametrize("id", ["connection", "remorse"])
def test_a_he_of_the_codebook_is_said_to_stand_for_anybody_before_it_is_read(run: Run, id: str) -> None:
    before, said, after = run("meanings", id).out.partition("“He” stands for whoever cries.")
    assert said
    assert re.search(r"\b(he|him|his)\b", after)
    assert not re.search(r"\b(he|him|his)\b", before)


@pytest.mark.parametrize("one", all_meanings(), ids=lambda one: one.id)
def test_the_name_that_readings_show_will_do_too(run: Run, one: Meaning) -> None:
    assert run("meanings", one.name.upper()) == run("meanings", one.id)


def test_another_name_gets_the_list_with_ids_and_names(run: Run) -> None:
    ended = run("meanings", "anger")
    assert ended.code == USAGE
    said = " ".join(ended.err.split())
    assert all(one.id in said and one.name.lower() in said.lower() for one in all_meanings())


def test_ids_complete_in_the_shell() -> None:
    assert tuple(_ids()) == MEANINGS
