"""Whatever is given in the place of a name, the error is one of ours, and repeats nothing that may be an account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from tearwise import Account, Reader, TearwiseError, guidance_for
from tearwise.annotation import schemas as annotation_schemas
from tearwise.engines.scripted import ScriptedEngine
from tearwise.interview import question, wording
from tearwise.journal import Person, Response
from tearwise.meanings import meaning
from tearwise.replies import schemas, worry

ACCOUNT = "She cried at the bus stop when I told her about the letter."
READING = Reader(ScriptedEngine()).read(ACCOUNT)


class Odd:
    """What cannot be compared, nor shown."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __repr__(self) -> str:
        raise RuntimeError


GIVEN = [
    ACCOUNT,
    np.str_(ACCOUNT),
    [ACCOUNT],
    {ACCOUNT: 1},
    np.array([[1, 2], [3, 4]]),
    np.array(ACCOUNT),
    np.array("love"),
    pd.NA,
    pd.Series([ACCOUNT, ACCOUNT]),
    pd.DataFrame({"text": [ACCOUNT]}),
    pl.Series([ACCOUNT]),
    pl.DataFrame({"text": [ACCOUNT, ACCOUNT]}),
    float("nan"),
    b"love",
    7,
    "",
    Odd(),
]
PLACES: dict[str, Callable[[Any], object]] = {
    "a reading's meaning": lambda name: READING.meaning(name),
    "a meaning": meaning,
    "a question": question,
    "a question's words": wording,
    "a question's pronoun": lambda name: wording("said", name),
    "a question's relationship": lambda name: wording("said", "they", name),
    "a question's crier": lambda name: wording("said", "they", None, name),
    "an answered question": lambda name: Account(ACCOUNT).without_answer(name),
    "questions not known": lambda name: Account(ACCOUNT, {}, name),
    "guidance's pronoun": lambda name: guidance_for(READING, pronoun=name),
    "guidance's crier": lambda name: guidance_for(READING, crier=name),
    "guidance's relationship": lambda name: guidance_for(READING, relationship=name),
    "guidance's trigger": lambda name: guidance_for(READING, trigger=name),
    "a worry": worry,
    "a record of the replies": schemas.schema,
    "a record of a corpus": annotation_schemas.schema,
    "a person's relationship": lambda name: Person("Zebedee", name),
    "a person's pronoun": lambda name: Person("Zebedee", pronoun=name),
    "what helped": lambda name: Response("listened", name),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("given", GIVEN, ids=lambda given: type(given).__name__)
def test_what_is_no_name_is_told_in_our_words(place: str, given: Any) -> None:
    with pytest.raises(TearwiseError) as told:
        PLACES[place](given)
    assert len(str(told.value)) > 20
    assert ACCOUNT not in str(told.value)


def test_names_of_numpy_are_names() -> None:
    name = np.str_("love")
    assert READING.meaning(name).id == meaning(name).id == "love"
    she: Any = np.str_("she")
    assert guidance_for(READING, pronoun=she).to_record() == guidance_for(READING, pronoun="she").to_record()


def test_a_slip_is_repeated() -> None:
    with pytest.raises(TearwiseError, match=r"^There is no meaning 'anger'\. There are: "):
        READING.meaning(np.str_("anger"))
