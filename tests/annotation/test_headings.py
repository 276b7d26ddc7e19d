"""Names of columns are told, and what may be words of an account is not."""

from __future__ import annotations

import pytest

from tearwise.annotation.headings import Fields, as_asked, checked_columns, is_name, listed, near
from tearwise.errors import FileError


@pytest.mark.parametrize("name", ["id", "post_text", "Post Text", "Q1 Answer (Raw)", "created.at", "TEXT"])
def test_what_is_a_name_for_sure(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["He cried", "my dad", "He cried, and left.", "a" * 31, "", "I Said No, Then"])
def test_what_may_be_prose_is_none(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("name", "there", "meant"),
    [
        ("text", ["ID", "Text"], "Text"),
        ("text", ["id", "body"], None),
        ("id", ["ID", "Id"], "ID"),
        ("remorse", ["love", "remorce"], "remorce"),
        ("joy_relief", ["Joy-Relief"], "Joy-Relief"),
        ("love", ["Trust (0-2)", "Love (0-2)"], "Love (0-2)"),
        ("text", ["Post Text"], None),
        ("love", ["Love Letter"], None),
        ("text", ["te xt and more words"], None),
    ],
)
def test_the_name_that_is_meant_is_another_spelling_or_a_slip(name: str, there: list[str], meant: str | None) -> None:
    assert near(name, there) == meant


def test_a_line_that_is_hardly_names_is_counted_and_not_shown() -> None:
    assert listed(["He cried", "then he left", "id"]).startswith(
        "Its first line, which must name the columns, has 3 columns"
    )
    assert "cried" not in listed(["He cried", "then he left", "id"])
    assert listed([f"c{n}" for n in range(14)]).endswith("c11, ….")


def test_a_title_above_the_names_is_told_as_what_it_most_likely_is() -> None:
    for names in (["Coding", "", "", ""], ["", "", ""], ["", "Post", "", "Codes", "", ""]):
        said = listed(names)
        assert f"is empty in {names.count('')} of its {len(names)} cells" in said
        assert "delete that line" in said
    assert listed(["id", "text", ""]).startswith("It has: id, text")
    assert listed(["id", "text", *[""] * 6]) == "It has: id, text.", "a spreadsheet saves empty columns too"
    for name in ("", "Study 1 – crying posts"):
        assert listed([name]).startswith(
            "Its first line, which must name the columns, is one cell, which is not repeated"
        )
        assert "delete that line; what parts cells must be commas, semicolons, tabs or upright strokes" in listed(
            [name]
        )


def test_fields_are_kept_up_to_a_bound_and_those_that_are_looked_for_always() -> None:
    fields = Fields()
    for n in range(300):
        fields.add({f"f{n}": 1}, ("late",))
    fields.add({"late": 1, "later": 1}, ("late",))
    assert (fields.rows, len(fields.names)) == (301, 101)
    assert "late" in fields.names
    fields.clear()
    assert (fields.rows, fields.names) == (0, {})


@pytest.mark.parametrize(
    ("there", "asked", "called"),
    [
        (["ID", "Text"], ("text", "id"), ["id", "text"]),
        (["\ufeffid", "TEXT"], ("text", "id"), ["id", "text"]),
        (["What  happened?\u00a0", "x"], ("what happened?",), ["what happened?", "x"]),
        (["What happened?\nTell us"], ("What happened? Tell us",), ["What happened? Tell us"]),
        (["Re\u0301cit"], ("r\u00e9cit",), ["r\u00e9cit"]),
        (["id", "ID"], ("id",), ["id", "ID"]),  # the one that is meant is there
        (["ID", "Id"], ("id",), ["ID", "Id"]),  # which of them, nobody can tell
        (["ID", "x"], ("ID", "id"), ["ID", "x"]),  # it is asked for as something else
        (["Body"], ("BODY", "body"), ["BODY"]),
        (["post_text", "ids"], ("post text", "id"), ["post_text", "ids"]),  # more than capitals and blanks
        ([], ("id",), []),
        (["id", "Q1. Tell us what happened", "Q10. Tell us more"], ("q1", "id"), ["id", "q1", "Q10. Tell us more"]),
        (
            ["[Q1_2] Who cried?", "Q1.1 Who was there with you", "3 - Why?"],
            ("Q1_2", "Q1.1", "3"),
            ["Q1_2", "Q1.1", "3"],
        ),
        (["Frage 2: Was war?", "S1.Q3:\u00a0Why"], ("Frage 2", "S1.Q3"), ["Frage 2", "S1.Q3"]),
        (["Q1. Tell us [text]", "Q1. Tell us [time]"], ("Q1",), ["Q1. Tell us [text]", "Q1. Tell us [time]"]),
        (["Q1. Tell us", "Q1"], ("Q1",), ["Q1. Tell us", "Q1"]),
        (["Q1 time", "1.5 hours", "Q1_text"], ("Q1", "1"), ["Q1 time", "1.5 hours", "Q1_text"]),
        (["Text. He cried.", "", "x"], ("text", ""), ["Text. He cried.", "", "x"]),  # an account, perhaps
    ],
)
def test_a_column_is_the_one_that_is_asked_for_whatever_its_capitals(
    there: list[str], asked: tuple[str, ...], called: list[str]
) -> None:
    assert as_asked(there, asked) == called


def test_of_several_headings_of_one_question_the_whole_name_is_asked_for() -> None:
    with pytest.raises(FileError, match=r"It has: id, Q1 …, Q1 …\. Several begin with 'Q1': give the whole name"):
        checked_columns("a.csv", ["id", "Q1. Tell us [text]", "Q1. Tell us [time]"], ["Q1"])
    with pytest.raises(FileError, match=r"It has: id, Q1 …\. Name the one that is meant with --text-column"):
        checked_columns("a.csv", ["id", "Q1. Tell us what happened"], ["Q2"])
    assert "50" not in listed(["50 years ago my dad cried.", "id", "q1. he cried"])
