"""What parts a table's cells, and where its names are, if its first line does not tell at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.gold import gold
from tearwise.annotation.rows import Columns
from tearwise.errors import FileError

TEXTS = [
    "My dad cried when I left, and he said he was sorry.",
    "She cried; we all laughed.",
    "He wept, and I held him.",
]
QUESTION = "Please tell us, in your own words, what happened"


def table(sep: str, *names: str, cells: str = "a") -> str:
    """Rows as spreadsheets write them: in quotes is what holds the sign that parts the cells."""

    def line(*of: str) -> str:
        return sep.join(f'"{one}"' if sep in one else one for one in of) + "\n"

    rows = (line(str(n), *[cells] * (len(names) - 2), text) for n, text in enumerate(TEXTS))
    return line(*names) + "".join(rows)


def read(path: Path, content: str, columns: Columns) -> list[tuple[object, str | None]]:
    path.write_text(content, encoding="utf-8")
    return [(row.id, row.text) for row in Corpus.of(path).rows(columns)]


@pytest.mark.parametrize("sep", [";", "|", "\t", ","])
@pytest.mark.parametrize(
    "names",
    [
        ("id", QUESTION),
        ("id", "Where (town, county, country)", QUESTION),
        ("id", "Age; if you like, or not", "Sex | gender", QUESTION),
        ("id", "one, two", "text"),
    ],
)
def test_a_question_as_a_name_may_hold_what_parts_the_cells_of_other_tables(
    tmp_path: Path, sep: str, names: tuple[str, ...]
) -> None:
    found = read(tmp_path / "a.csv", table(sep, *names), Columns(text=names[-1]))
    assert found == [(str(n), text) for n, text in enumerate(TEXTS)]


def test_a_decimal_comma_in_every_row_parts_no_cells(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", table(";", "id", "height, m", "text", cells="1,78"), Columns())
    assert found == [(str(n), text) for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize("content", ["id,text;n\n", "id,text; or so\n1,He cried and left me.\n2,He cried, and left.\n"])
def test_where_the_rows_do_not_tell_what_the_names_have_most_of_does(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content)
    assert list(Corpus.of(tmp_path / "a.csv").files[0].columns())[:1] in ([], ["id"])


ABOVE = ["Coded by Anna\n", "Demographics,,Story\n", "# exported,2026-11-20\n# study 2,wave 1\n", "a;b;c;d\n\n"]


@pytest.mark.parametrize("above", ABOVE)
def test_a_line_of_names_below_something_else_is_found(tmp_path: Path, above: str) -> None:
    (path := tmp_path / "a.csv").write_text(above + "ID,love,Text\n1,2,He cried and left me.\n")
    said = rf"in its first line.* Line {above.count(chr(10)) + 1} seems to be the one that names them: delete what"
    with pytest.raises(FileError, match=said):
        list(Corpus.of(path).rows(Columns()))
    with pytest.raises(FileError, match=said):
        codings(path)
    with pytest.raises(FileError, match=said):
        gold(path)


@pytest.mark.parametrize(("sep", "word"), [(",", "commas"), (";", "semicolons"), ("|", "upright strokes")])
def test_cells_that_are_not_parted_as_the_name_of_the_file_says_are_told(tmp_path: Path, sep: str, word: str) -> None:
    (tmp_path / "a.tsv").write_text(table(sep, "id", "text"))
    with pytest.raises(FileError, match=f"parted by {word}.*, and not by tabs: give it a name that ends in .csv"):
        list(Corpus.of(tmp_path / "a.tsv").rows(Columns()))
    (tmp_path / "a.tsv").write_text(table("\t", "id", "text"))
    assert [row.text for row in Corpus.of(tmp_path / "a.tsv").rows(Columns())] == TEXTS


@pytest.mark.parametrize(
    "content", ["id,story\n1,The text, he cried\n", "nr,story\n1,He cried\n2,She wept\n", "He cried\nthe text\nid\n"]
)
def test_words_of_an_account_are_no_line_of_names(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content)
    with pytest.raises(FileError, match=r"has no column 'text'\. It") as caught:
        list(Corpus.of(tmp_path / "a.csv").rows(Columns()))
    assert "Line" not in str(caught.value)
