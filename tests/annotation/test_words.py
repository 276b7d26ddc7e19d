"""Yes, no and what is left open are taken as people write them, and nothing else is guessed."""

from __future__ import annotations

import pytest

from tearwise.annotation.words import labelled, yes_or_no


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


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *[("2 – shown", 2), ("2 (shown)", 2), ("2=Shown", 2), ("2. shown", 2), ("2) shown", 2), (" 2 - shown ", 2)],
        *[("1 (plausible)", 1), ("1: Plausible", 1), ("1 = plausible", 1), ("1 — plausible", 1)],
        *[("0 – no reason to think so", 0), ("0 (no reason)", 0), ("0 - absent", 0), ("0 = not shown", 0)],
        *[("0 - no", 0), ("2 (yes)", 2)],
    ],
)
def test_a_number_may_stand_with_what_the_codebook_says_of_it(cell: str, code: int) -> None:
    assert labelled(cell) == code


OTHERS = ("2 = no", "1 = yes", "2 = plausible", "1 - shown", "3 - shown", "0 shown", "2 (of 5)", "1 (plausible", "2")
NONE = ("shown", "plausible", "2 - shown, I think", "12 - shown", "-1 - shown", "1-2", "0 = missing", "", "2 ()", "1:")


@pytest.mark.parametrize("cell", [*OTHERS, *NONE])
def test_a_number_with_other_words_may_be_of_another_scale(cell: str) -> None:
    assert labelled(cell) is None
