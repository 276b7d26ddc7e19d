"""A stop is the marks with all that still belongs to the sentence they end."""

from __future__ import annotations

import pytest

from tearwise.accounts.stops import stops


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He cried. Then", ["."]),
        ("Why?! ok... so…", ["?!", "...", "…"]),
        ('He said "no." Then', ['."']),
        ("(He cried!) 😭 ❤️ Then", ["!) 😭 ❤️"]),
        ("he cried 😭😭 and", ["😭😭"]),
        ("he left :( <3 and", [":( <3"]),
        ("3:15 and http://x and a:b", []),
        ("no marks at all", []),
    ],
)
def test_closing_quotes_and_emoji_belong_to_the_stop(text: str, expected: list[str]) -> None:
    assert [text[stop.start : stop.end] for stop in stops(text, 0, len(text))] == expected


def test_only_the_passage_asked_for_is_looked_at() -> None:
    text = "One. Two. Three."
    assert [stop.start for stop in stops(text, 4, 10)] == [8]


def test_a_number_is_an_items_only_where_the_sentence_begins() -> None:
    text = "I counted 7. He slept."
    seven = next(stops(text, 0, len(text)))
    assert seven.ends_sentence(text, 0, len(text))
    assert not seven.ends_sentence(text, text.index("7"), len(text))


def test_the_last_stop_of_a_paragraph_ends_its_sentence() -> None:
    text = "He saw Dr."
    (stop,) = stops(text, 0, len(text))
    assert stop.ends_sentence(text, 0, len(text))


@pytest.mark.parametrize("quote", ['"', "”", "’"])
def test_who_is_speaking_belongs_to_what_was_said(quote: str) -> None:
    for after, ends in [(" he said", False), (" I asked", False), (" Tom whispered", False), (" He left", True)]:
        text = f"Sorry.{quote}{after}"
        (stop,) = stops(text, 0, len(text))
        assert stop.ends_sentence(text, 0, len(text)) is ends
