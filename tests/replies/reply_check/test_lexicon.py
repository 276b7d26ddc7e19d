"""The lexicon of the reply check is checked when it is loaded."""

from __future__ import annotations

import pytest

from tearwise.errors import DataError
from tearwise.replies.reply_check.lexicon import known_words, lexicon, parsed


def test_the_words_of_every_class_are_known() -> None:
    assert {"sobbing", "sorry"} <= known_words()
    assert all(set(words) <= known_words() for words in lexicon().values())


@pytest.mark.parametrize("data", [{"crying": "cry"}, {"crying": [3]}, {"crying": ["cry"]}])
def test_a_lexicon_that_is_not_whole_is_an_error(data: dict[str, object]) -> None:
    with pytest.raises(DataError, match=r"lexicon\.toml"):
        parsed(data)
