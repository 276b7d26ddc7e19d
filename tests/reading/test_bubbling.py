"""Somebody bubbles and cries, as one says it in Scotland; a pot, or somebody's joy, only bubbles."""

from __future__ import annotations

import pytest

from tearwise import Reader
from tearwise.reading.bubbling import bubbles


@pytest.mark.parametrize(
    "text",
    [
        "wee man was bubbling when his dug died",
        "My da was bubbling at the funeral",
        "she's been bubbling since her man left",
        "my sister wis bubblin at the airport",
        "Caught my big brother bubbling at the film.",
        "We were both bubbling by the end.",
        "I was bubbling when he proposed",
        "The wean was bubbling for his maw.",
        "He was pure bubbling when she dumped him",
        "Then John was bubbling like a wean, and so was I.",
        "My maw was bubblin all night.",
        "Ma sister's still bubbling cos he left",
        "The pot was full. She’s bubbling again because of him.",
    ],
)
def test_somebody_who_bubbles_about_something_may_be_crying(text: str) -> None:
    assert bubbles(text)


@pytest.mark.parametrize(
    "text",
    [
        "the pot was bubbling when I came in",
        "She was bubbling with excitement when we booked it.",
        "The soup was bubbling at the back of the stove when he came in.",
        "He was bubbling over with joy when I told him.",
        "My sister was bubbling at the thought of her holiday.",
        "Resentment was bubbling when he spoke.",
        "My mum was stirring, the sauce was bubbling when I said it.",
        "It was bubbling because he had left the gas on.",
        "He said that the lava was bubbling because of the heat.",
        "The pan was bubbling like mad.",
        "The pan was bubblin all night.",
        "She was bubblin with ideas.",
        "She was bubbling when she told us, so excited for the trip.",
        "He was bubbling away about his holiday.",
    ],
)
def test_what_else_bubbles_is_no_crying(text: str) -> None:
    assert not bubbles(text)


@pytest.mark.parametrize(
    "text",
    [
        "wee man was bubbling when his dug died",
        "Sam was bubbling when his dug died",
        "I love the joy of it\nJohn was bubbling because she left him",
    ],
)
def test_an_account_of_it_is_read(text: str) -> None:
    assert Reader().read(text, effects=False).status == "read"


@pytest.mark.parametrize("text", ["The pan was bubbling when I came in", "She was bubbling with joy when we booked it"])
def test_an_account_of_what_else_bubbles_tells_of_no_tears(text: str) -> None:
    assert Reader().read(text, effects=False).status == "no_tears"
