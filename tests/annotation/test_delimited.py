"""Tables are read as R writes them when nothing else is said to it; what only looks so is not."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tearwise.annotation.codings import codings
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.gold import gold
from tearwise.annotation.rows import Columns
from tearwise.errors import FileError
from tearwise.meanings import MEANINGS

TEXTS = ['He said "sorry", and cried.', 'She cried.\nThen: "never again"', 'C:\\temp was "lost"', '"Why?"', "He wept."]


def by_r(*rows: tuple[str, ...], names: tuple[str, ...], sep: str = " ", numbered: bool = True) -> str:
    """What write.table(data, sep = sep, row.names = numbered) writes of texts: a backslash itself stays alone."""

    def quoted(text: str) -> str:
        return "NA" if text == "NA" else '"' + text.replace('"', '\\"') + '"'

    lines = [names, *((str(n), *row) if numbered else row for n, row in enumerate(rows, 1))]
    return "".join(sep.join(map(quoted, line)) + "\n" for line in lines)


def read(path: Path, content: str, columns: Columns | None = None) -> list[tuple[object, str | None]]:
    path.write_text(content, encoding="utf-8")
    return [(row.id, row.text) for row in Corpus.of(path, "csv").rows(columns or Columns())]


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("sep", [" ", ",", ";", "\t"])
def test_what_r_writes_by_itself_is_read(tmp_path: Path, sep: str, numbered: bool) -> None:
    rows = [(f"p{n}", text, "NA") for n, text in enumerate(TEXTS)]
    content = by_r(*rows, names=("id", "text", "notes"), sep=sep, numbered=numbered)
    assert read(tmp_path / "a.txt", content) == [(f"p{n}", text) for n, text in enumerate(TEXTS)]
    assert read(tmp_path / "a.txt", content.replace("\n", "\r\n").replace("cried.\r\n", "cried.\n")) == [
        (f"p{n}", text) for n, text in enumerate(TEXTS)
    ]


@pytest.mark.parametrize("sep", [" ", ",", "\t"])
def test_names_of_rows_may_be_the_ids_and_a_table_may_have_one_column(tmp_path: Path, sep: str) -> None:
    content = by_r(*((text,) for text in TEXTS), names=("text",), sep=sep)
    found = read(tmp_path / "a.csv", content, Columns(id=""))
    assert found == [(str(n), text) for n, text in enumerate(TEXTS, 1)]


def test_codings_and_labels_may_be_as_r_writes_them(tmp_path: Path) -> None:
    codes = "".join(f'"{n}" "p{n}" "It was \\"over\\", he cried." 2 NA {" ".join("0" * 7)}\n' for n in (1, 2))
    (tmp_path / "anna.txt").write_text(" ".join(f'"{name}"' for name in ("id", "text", *MEANINGS)) + "\n" + codes)
    (one,) = codings(tmp_path / "anna.txt")
    assert {id: code["love"] for id, code in one.codes.items()} == {"p1": 2, "p2": 2}
    assert [label["text"] for label in gold(tmp_path / "anna.txt").accounts] == ['It was "over", he cried.'] * 2


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('"id","text"\n"p1","He cried",\n"p2","She cried",\n', [("p1", "He cried"), ("p2", "She cried")]),
        ('"id","text"\n"p1","He cried", and left\n"p2","She cried"\n', [(None, None), ("p2", "She cried")]),
        ('"id","text"\n"p1","C:\\"\n"p2","She cried"\n', [("p1", "C:\\"), ("p2", "She cried")]),
        ("id,text\np1,He cried, and left\np2,She cried, too\n", [(None, None), (None, None)]),
        ('"1" "2"\n', "one cell"),
    ],
)
def test_what_only_looks_so_is_read_as_before(
    tmp_path: Path, content: str, found: list[tuple[object, str | None]] | str
) -> None:
    if isinstance(found, str):
        with pytest.raises(FileError, match="no column 'text'"):
            read(tmp_path / "a.csv", content)
    else:
        assert read(tmp_path / "a.csv", content) == found


def test_a_row_that_is_shorter_than_its_name_and_cells_gives_no_words_for_an_id(tmp_path: Path) -> None:
    content = by_r(("p1", "He cried."), ("p2", "She cried."), names=("id", "text")) + '"He wept." "p3"\n'
    found = read(tmp_path / "a.csv", content)
    assert found == [("p1", "He cried."), ("p2", "She cried."), (None, None)]


def test_a_broken_row_with_a_quote_behind_a_backslash_takes_no_other_with_it(tmp_path: Path) -> None:
    content = '"id","text"\n"p1","He said \\"no" and left\n"p2","She said \\"yes\\" and cried."\n"p3","ends in \\"\n'
    assert read(tmp_path / "a.csv", content)[1:] == [("p2", 'She said "yes" and cried.'), ("p3", "ends in \\")]


@pytest.mark.parametrize("names", ["id, text\n", '"id", "text"\n', "id ,  text\n"])
def test_blanks_behind_what_parts_cells_belong_to_none_where_the_names_have_them(tmp_path: Path, names: str) -> None:
    rows = 'p1, "He cried, and left."\np2, She cried.\np3,They cried.\n'
    texts = ["He cried, and left.", "She cried.", "They cried."]
    assert read(tmp_path / "a.csv", names + rows) == [(f"p{n}", text) for n, text in enumerate(texts, start=1)]


def test_blanks_behind_what_parts_cells_are_of_the_text_where_the_names_have_none(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "id,text\np1, He cried.\n") == [("p1", " He cried.")]
    assert read(tmp_path / "a.csv", '"id, of mine",text\np1, He cried.\n') == [(None, " He cried.")]


@pytest.mark.parametrize("totals", ["Total,,9", ",Total,9", "Sum:,9,", "Mean,4.5,4.5", "Summe,,9"])
def test_totals_below_the_accounts_are_no_account(tmp_path: Path, totals: str) -> None:
    (tmp_path / "a.csv").write_text(f"id,text,words\n1,He cried.,2\ntotal,She cried.,7\n3,Total,1\n{totals}\n")
    *others, last = Corpus.of(tmp_path / "a.csv").rows(Columns())
    assert [row.text for row in others] == ["He cried.", "She cried.", "Total"]
    assert (last.text, last.error) == (None, "row 4 holds totals, and no account")
    assert last.id == (totals.split(",")[0] or None)


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_totals_below_the_rows_of_a_data_frame_are_no_account_either(tmp_path: Path, name: str) -> None:
    rows: list[dict[str, object]] = [
        {"id": "1", "text": "He cried.", "love": 2.0, "words": 2},
        {"id": "2", "text": "Total", "love": 0.0, "words": 1},
        {"id": "Total", "text": None, "love": 2.0, "words": 3},
    ]
    path = written(tmp_path / name, rows)
    *others, last = Corpus.of(path).rows(Columns())
    assert [row.text for row in others] == ["He cried.", "Total"]
    assert (last.id, last.text) == ("Total", None)
    assert last.error.endswith("3 holds totals, and no account")
    coded = [row | dict.fromkeys(MEANINGS, row["love"]) for row in rows]
    path = written(tmp_path / name, coded)
    (one,) = codings(path)
    assert ({*one.codes}, one.totals) == ({"1", "2"}, 1)
    assert (len((found := gold(path)).accounts), found.totals) == (2, 1)


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def test_a_text_file_that_r_wrote_is_told_with_how_to_read_it(tmp_path: Path) -> None:
    (tmp_path / "posts.txt").write_text(by_r(*(("p", text) for text in TEXTS), names=("id", "post.text")))
    with pytest.raises(FileError, match=r"headings in quotes, as R writes them\. Give --format csv .* --format text"):
        Corpus.of(tmp_path / "posts.txt")
    (tmp_path / "bare.txt").write_text("id post.text\n1 p1 He cried.\n2 p2 She cried, too.\n")
    with pytest.raises(FileError, match=r"R wrote without quotes: .* write\.csv, or give --format text"):
        Corpus.of(tmp_path / "bare.txt")
    assert len(Corpus.of(tmp_path / "bare.txt", "text").files) == 1
    for text in (
        "Two times\n1 He cried.\nHe left.",
        "It was bad.\n1 He cried.\n2 He left.",
        "Bad day\n1 He cried.",
    ):
        (tmp_path / "a.txt").write_text(text)
        assert len(Corpus.of(tmp_path / "a.txt").files) == 1
    for text in ('"Stop," he said.\n"No."', '"Why", "why", "why"', '"I am so sorry for everything." "Please."\n"No."'):
        (tmp_path / "a.txt").write_text(text)
        assert len(Corpus.of(tmp_path / "a.txt").files) == 1


def test_what_r_writes_without_quotes_is_read_where_tabs_tell_its_cells(tmp_path: Path) -> None:
    rows = '1\tp1\tHe cried, and left.\n2\tp2\tHe said "no" and wept.\n\n'
    found = [("p1", "He cried, and left."), ("p2", 'He said "no" and wept.')]
    assert read(tmp_path / "a.csv", f"id\ttext\n{rows}") == found
    (tmp_path / "a.txt").write_text(f"id\ttext\n{rows}")
    assert [(row.id, row.text) for row in Corpus.of(tmp_path / "a.txt", "tsv").rows(Columns())] == found


@pytest.mark.parametrize(
    "content",
    [
        "id,text\n1,He cried, and left.\n2,She wept, too.\n",  # a comma in each text is no name's
        "id\ttext\n1\tHe cried.\tmine\n",  # a single row
        "id\ttext\n7\tHe cried.\tmine\n8\tShe wept.\tmine\n",
        "id\ttext\n1\tHe cried.\t\n2\tShe wept.\tmine\n",
        "id\ttext\n1\tp1\tHe cried.\n2\tShe wept.\n",
    ],
)
def test_rows_without_quotes_that_only_may_be_numbered_give_no_account_for_an_id(tmp_path: Path, content: str) -> None:
    assert not any(id and " " in str(id) for id, _ in read(tmp_path / "a.csv", content))


def test_what_r_writes_without_quotes_and_with_blanks_is_told_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id text\n1 p1 He cried.\n2 p2 She wept.\n")
    for read_so in (lambda: list(Corpus.of(tmp_path / "a.csv").rows(Columns())), lambda: gold(tmp_path / "a.csv")):
        with pytest.raises(FileError, match=r"a table that R wrote without quotes: .* write\.csv\.$"):
            read_so()
    with pytest.raises(FileError, match="no column 'text'"):
        read(tmp_path / "a.csv", "post body\nHe cried.\nShe wept.\n")


@pytest.mark.parametrize("names", ["id|text|notes", "id | text | notes"])
def test_upright_strokes_may_stand_between_cells(tmp_path: Path, names: str) -> None:
    rows = 'p1|He cried, and left; why?|x\np2|"She|wept."|x\n'
    if " " in names:
        rows = rows.replace("|He", "| He").replace('|"', '| "')
    found = read(tmp_path / "a.csv", f"{names}\n{rows}")
    assert found == [("p1", "He cried, and left; why?"), ("p2", "She|wept.")]


def test_a_stroke_in_a_name_parts_nothing_where_commas_do(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "id,text,his|hers\np1,He cried.,a|b\n") == [("p1", "He cried.")]


@pytest.mark.parametrize(
    ("content", "seems"),
    [
        ("id;text\n1;He cried.\n", "table: --format csv"),
        ("id\ttext\n1\tHe cried.\n", "table: --format csv"),
        ('"id","text"\n1,"He cried, and left."\n', "table: --format csv"),
        ('{"text": "He cried."}\n', "JSON Lines: --format jsonl"),
        ("He cried, and left.\nThen he came back.\n", None),
        ("He cried.\n", None),
        ("", None),
    ],
)
def test_a_name_that_tells_no_format_asks_for_the_one_that_the_file_seems_to_have(
    tmp_path: Path, content: str, seems: str | None
) -> None:
    (tmp_path / "posts.dat").write_text(content)
    with pytest.raises(FileError) as told:
        Corpus.of(tmp_path / "posts.dat")
    said = str(told.value)
    assert said.endswith(
        f"Give its format with --format. It seems to be {'a ' * (seems or '').startswith('table')}{seems}."
        if seems
        else "Give its format with --format."
    )


@pytest.mark.parametrize("end", ["", "\n\n"])
@pytest.mark.parametrize(
    "texts",
    [
        ['"No" was all he said, and cried.', "She wept.", "They cried."],
        ["He cried.", '"I left her, and', "She wept.", "They cried."],
        ["He cried.", '"I left her', "She wept.", '"Then" he wept.', "They cried."],
        ["He cried.", "She wept.", '"I left'],
    ],
)
def test_a_quote_is_a_sign_like_others_where_tabs_tell_the_cells_of_each_line(
    tmp_path: Path, texts: list[str], end: str
) -> None:
    content = "id\ttext\tnote\n" + "\n".join(f"p{n}\t{text}\tx" for n, text in enumerate(texts)) + end
    assert read(tmp_path / "a.csv", content) == [(f"p{n}", text) for n, text in enumerate(texts)]


def test_a_stray_quote_takes_no_hundreds_of_rows_with_it(tmp_path: Path) -> None:
    for sep in (",", ";", "|"):
        rows = [f"p{n}{sep}{'-' * (n == 3)}He cried when I had said {n}.".replace("-", '"') for n in range(300)]
        found = read(tmp_path / "a.csv", f"id{sep}text\n" + "\n".join(rows) + "\n")
        assert len(found) == 300
        assert found[3:5] == [("p3", '"He cried when I had said 3.'), ("p4", "He cried when I had said 4.")]


@pytest.mark.parametrize(
    "content",
    [
        'id,text\np1,"He cried\nand left, too" x\np2,She wept.\n',
        'id,text\np1,"He cried.\np2,She wept.\n',  # of a few lines nobody can tell
        'id\ttext\np1\t"He cried\nand left" x\np2\tShe wept.\n',
        "id,text\n" + 'p1,"He cried\n' + "and left, too\n" * 30 + "or so\n",
    ],
)
def test_lines_that_may_be_those_of_a_text_are_made_no_rows(tmp_path: Path, content: str) -> None:
    assert not any(id and " " in str(id) for id, _ in read(tmp_path / "a.csv", content))
    assert (None, None) in read(tmp_path / "a.csv", content)


def test_a_quoted_text_may_have_lines_and_tabs(tmp_path: Path) -> None:
    content = 'id\ttext\np1\t"He\tcried.\nThen\the left."\np2\t"She said ""no"", and wept."\n'
    assert read(tmp_path / "a.csv", content) == [
        ("p1", "He\tcried.\nThen\the left."),
        ("p2", 'She said "no", and wept.'),
    ]
