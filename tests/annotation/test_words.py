"""Yes, no and what is left open are taken as people write them, and nothing else is guessed."""

from __future__ import annotations

import pytest

from tearwise.annotation.words import yes_or_no


@pytest.mark.parametrize(
    "word",
    ["x", "X", " x ", "✓", "✔", "✔\ufe0f", "✅", "☑", "☑\ufe0f", "yes", "Y", "TRUE", "t", "shown", "1", "1.0", True, 1],
)
def test_yes(word: object) -> None:
    assert yes_or_no(word) is True


@pytest.mark.parametrize(
    "word",
    [
        "✗",
        "✘",
        "✕",
        "✖\ufe0f",
        "❌",
        "☐",
        "-",
        "–",
        "no",
        "N",
        "False",
        "f",
        "absent",
        "Not shown",
        "0",
        "0.0",
        False,
        0,
    ],
)
def test_no(word: object) -> None:
    assert yes_or_no(word) is False


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        *[("ja", "nein"), ("J", "N"), ("Oui", "Non"), ("sí", "no"), ("si\u0301", "NO"), ("sì", "no"), ("sim", "não")],
        *[("Sim", "na\u0303o"), ("ja", "nee"), ("ja", "nej"), ("ja", "nei"), ("tak", "nie"), ("ano", "ne")],
    ],
)
def test_yes_and_no_in_the_coders_own_language(yes: str, no: str) -> None:
    assert (yes_or_no(yes), yes_or_no(no)) == (True, False)


@pytest.mark.parametrize(
    ("yes", "no"), [("WAHR", "FALSCH"), ("Vrai", "faux"), ("VERDADERO", "FALSO"), ("PRAWDA", "FAŁSZ")]
)
def test_true_and_false_as_spreadsheets_have_them_in_other_languages(yes: str, no: str) -> None:
    assert (yes_or_no(yes), yes_or_no(no)) == (True, False)


@pytest.mark.parametrize("decimals", [",0", ".00", ",00"])
def test_a_number_may_show_decimals(decimals: str) -> None:
    assert (yes_or_no(f"1{decimals}"), yes_or_no(f"0{decimals}")) == (True, False)


@pytest.mark.parametrize("word", ["?", "n/a", "NaN", "unknown", None])
def test_open(word: object) -> None:
    assert yes_or_no(word) is None


@pytest.mark.parametrize(
    "word",
    ["☒", "❎", "×", "2", "maybe", "yes and no", "xx", "", "1,5", "1,000", "10", "01", "1.", "-1", "o", "s", "jein"],
)
def test_what_is_neither_for_sure_is_not_guessed(word: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        yes_or_no(word)
