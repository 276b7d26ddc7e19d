"""Whether an account can be read is told in words that fit what stands there."""

from __future__ import annotations

import pytest

from tearwise import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    "text",
    [
        "my wife crying help",
        "my other half is crying pls help",
        "Tom crying again. pls help",
        "husbnd crying again. pls help",
        "mums crying pls help",
        "shes crying again what do i do",
    ],
)
def test_who_only_writes_that_somebody_cries_is_never_told_that_nobody_does(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status == "too_little"


@pytest.mark.parametrize(
    "text", ["it is a far cry from home", "he didnt cry", "nobody cried at all", "Dinner was late"]
)
def test_where_nobody_cries_it_says_so(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status == "no_tears"
