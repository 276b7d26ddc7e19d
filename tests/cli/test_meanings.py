"""``tearwise meanings`` says what the nine meanings are."""

from __future__ import annotations

import pytest

from tearwise.cli.exit_code import USAGE
from tearwise.cli.meanings import _ids
from tearwise.meanings import MEANINGS, all_meanings, meaning
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
def test_a_he_of_the_codebook_is_said_to_stand_for_anybody(run: Run, id: str) -> None:
    assert "“He” stands for whoever cries." in run("meanings", id).out


def test_another_name_gets_the_list(run: Run) -> None:
    ended = run("meanings", "anger")
    assert ended.code == USAGE
    assert all(id in ended.err for id in MEANINGS)


def test_ids_complete_in_the_shell() -> None:
    assert tuple(_ids()) == MEANINGS
