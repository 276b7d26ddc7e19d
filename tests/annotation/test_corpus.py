"""The same rows, whatever they are written in and however many files they are spread over."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tearwise.accounts import LONGEST
from tearwise.annotation.codebook import write_sheet
from tearwise.annotation.corpus import Corpus, shards
from tearwise.annotation.formats import Format
from tearwise.annotation.lines import LONGEST_LINE
from tearwise.annotation.rows import Columns, Row
from tearwise.annotation.sheet import SHEET
from tearwise.errors import AnswerError, FileError

TEXTS = ["He cried, and said “sorry”.", 'She cried: "never again"\nand left.', "Dad cried;\twe held him 😭"]


def rows(source: Path | str, columns: Columns | None = None) -> list[Row]:
    return list(Corpus.of(source).rows(columns or Columns()))


def texts(source: Path | str) -> list[tuple[object, str | None]]:
    return [(row.id, row.text) for row in rows(source)]


def as_csv(delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["id", "text"])
    writer.writerows([f"r{n}", text] for n, text in enumerate(TEXTS))
    return out.getvalue().encode()


def as_json_lines() -> bytes:
    return "".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(TEXTS)).encode()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": lambda content: content,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", as_csv()), ("b.csv", as_csv(";")), ("a.tsv", as_csv("\t")), ("a.tab", as_csv("\t")), ("a.jsonl", as_json_lines()), ("a.ndjson", as_json_lines())],
    ids=["commas", "semicolons", "tabs", "tab", "jsonl", "ndjson"],
)  # fmt: skip
def test_rows_are_the_same_in_every_format_and_packing(tmp_path: Path, name: str, content: bytes, packing: str) -> None:
    path = tmp_path / (name + packing)
    path.write_bytes(PACKED[packing](content))
    assert texts(path) == [(f"r{n}", text) for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz", ".zst"])
@pytest.mark.parametrize("left", [0.5, 0.97])
def test_a_file_that_is_cut_off_is_never_taken_for_a_whole_one(tmp_path: Path, packing: str, left: float) -> None:
    content = PACKED[packing](as_json_lines() * 50)
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(content[: int(len(content) * left)])
    with pytest.raises(FileError, match="damaged or cut off"):
        rows(path)


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz", ".zst"])
def test_a_file_that_is_not_packed_as_it_says_is_told(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(as_json_lines())
    with pytest.raises(
        FileError, match=rf"is not packed, though its name ends in \{packing}\. .*take that off its name"
    ):
        rows(path)


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz", ".zst"])
def test_several_packed_parts_in_one_file_are_all_read(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(PACKED[packing](as_json_lines()) * 2)
    assert len(rows(path)) == 2 * len(TEXTS)


@pytest.mark.parametrize("packing", PACKED)
def test_the_encoding_is_told_by_all_parts_at_a_files_beginning(tmp_path: Path, packing: str) -> None:
    """Also where another one is named, for files beside it, and the first part has none but plain letters."""
    path = tmp_path / f"a.jsonl{packing}"
    parts = [
        json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode() + b"\n"
        for text in ("She cried.", "Zo\u00eb cried.")
    ]
    path.write_bytes(b"".join(map(PACKED[packing], parts)))
    assert [row.text for row in Corpus.of(path, encoding="cp1252").rows(Columns())] == ["She cried.", "Zo\u00eb cried."]


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz", ".zst"])
@pytest.mark.parametrize("at", [0, 1, 12])
def test_a_part_that_is_damaged_at_its_beginning_does_not_end_the_file(tmp_path: Path, packing: str, at: int) -> None:
    part, path = PACKED[packing](as_json_lines()), tmp_path / f"a.jsonl{packing}"
    damaged = bytearray(part)
    damaged[at] ^= 0xFF
    path.write_bytes(part + bytes(damaged) + part)
    with pytest.raises(FileError, match="damaged or cut off"):
        rows(path)


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz"])
def test_zeros_behind_what_is_packed_are_nothing(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"a.jsonl{packing}"
    for zeros in (512, 2**20):
        path.write_bytes(PACKED[packing](as_json_lines()) + b"\0" * zeros)
        assert len(rows(path)) == len(TEXTS)


def test_archives_of_forum_posts_look_back_far(tmp_path: Path) -> None:
    far = zstandard.ZstdCompressionParameters.from_level(1, window_log=28)
    packing = zstandard.ZstdCompressor(compression_params=far).compressobj()
    (tmp_path / "a.jsonl.zst").write_bytes(packing.compress(as_json_lines()) + packing.flush())
    assert len(rows(tmp_path / "a.jsonl.zst")) == len(TEXTS)


@pytest.mark.parametrize("packing", [".gz", ".bz2", ".xz", ".zst"])
def test_a_packed_file_of_no_bytes_is_no_corpus_without_rows(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(b"")
    with pytest.raises(FileError, match="damaged or cut off"):
        rows(path)
    path.write_bytes(PACKED[packing](b""))
    assert rows(path) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_csv_may_begin_with_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(as_csv().decode().encode(encoding))
    assert texts(tmp_path / "a.csv") == [(f"r{n}", text) for n, text in enumerate(TEXTS)]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.csv.gz"])
@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "He cried, “désolé”, he said – for 5 €."),
        ("cp1251", "Он сказал: “sorry”, and cried."),
        ("utf-16", "He cried 😭, désolé"),
        ("utf-16-be", "He cried 😭, désolé"),
        ("shift_jis", "彼は泣いた, he cried"),
        ("gb18030", "联通 she cried 😭"),
        ("utf-8", "désolé"),
    ],
)
def test_text_may_be_in_any_encoding_that_is_named(tmp_path: Path, name: str, encoding: str, text: str) -> None:
    path = tmp_path / name
    if name == "a.jsonl":
        content = json.dumps({"id": "ü1", "text": text}, ensure_ascii=False) + "\n"
        content = content.replace("ü", "u") if encoding in ("cp1251", "shift_jis") else content
    else:
        out = io.StringIO()
        csv.writer(out, delimiter="\t" if name == "a.tsv" else ",").writerows([["id", "text"], ["u1", text]])
        content = out.getvalue()
    encoded = content.encode(encoding)
    path.write_bytes(gzip.compress(encoded) if name.endswith(".gz") else encoded)
    (row,) = Corpus.of(path, encoding=encoding).rows(Columns())
    assert (row.error, row.text) == ("", text)


@pytest.mark.parametrize(
    ("encoding", "broken"), [("cp1252", b"\x81"), ("shift_jis", b"\x82"), ("gb18030", b"\xff"), ("utf-8", b"\xe9")]
)
def test_bytes_that_are_no_characters_cost_their_row_alone(tmp_path: Path, encoding: str, broken: bytes) -> None:
    rows = [b"1,He cried.", b"2,He " + broken + b" cried.", b"3,She cried."]
    (tmp_path / "a.csv").write_bytes(b"id,text\n" + b"\n".join(rows) + b"\n")
    found = list(Corpus.of(tmp_path / "a.csv", encoding=encoding).rows(Columns()))
    assert [(row.id, row.text) for row in found] == [("1", "He cried."), ("2", None), ("3", "She cried.")]
    assert found[1].error.startswith(f"row 2 is not {encoding.upper()} in 'text': name its encoding with --encoding")
    lines = [json.dumps({"id": n, "text": "He cried."}).encode() for n in (1, 2, 3)]
    lines[1] = lines[1].replace(b"cried", broken)
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    found = list(Corpus.of(tmp_path / "a.jsonl", encoding=encoding).rows(Columns()))
    assert [row.text is None for row in found] == [False, True, False]
    assert found[1].error.startswith(f"line 2 is not {encoding.upper()} from its character 23 on: name its encoding")


@pytest.mark.parametrize("encoding", [None, "shift_jis"])
@pytest.mark.parametrize("column", ["id", "post"])
def test_an_id_in_another_encoding_costs_its_row_as_a_text_does(
    tmp_path: Path, encoding: str | None, column: str
) -> None:
    (tmp_path / "a.csv").write_bytes(f"{column},text,mood\n".encode() + b"Zo\xfd,He cried.,\nAnn,He cried.,\xfd\n")
    found = list(Corpus.of(tmp_path / "a.csv", encoding=encoding).rows(Columns(id=column)))
    assert [(row.id, row.text) for row in found] == [(None, None), ("Ann", "He cried.")]
    said = f"row 1 is not {(encoding or 'utf-8').upper()} in '{column}': name its encoding with --encoding"
    assert found[0].error.startswith(said)


def test_names_of_columns_in_another_encoding_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("id,Gefühl\n1,He cried.\n".encode("cp1252"))
    with pytest.raises(FileError, match=r"a\.csv is not UTF-8 in its first line.*: name its encoding with --encoding"):
        rows(tmp_path / "a.csv", Columns("Gefühl"))
    (tmp_path / "a.csv").write_bytes("id,text,Gefühl\n1,He cried.,sad\n".encode("cp1252"))
    assert texts(tmp_path / "a.csv") == [("1", "He cried.")]


def test_separators_at_the_end_of_a_row_make_no_cells(tmp_path: Path) -> None:
    for name, delimiter in (("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")):
        lines = ["id,text", "1,He cried.,", '2,"She cried, so.", ,,', '3,"Dad', '4,"We cried.",', "5,He cried.,x", "6,"]
        lines = [line.replace(",", delimiter) for line in lines]
        (tmp_path / name).write_text("\n".join(lines) + "\n")
        found = rows(tmp_path / name)
        third = ("3", False) if delimiter == "\t" else (None, True)  # its quote is not closed; tabs tell its cells
        assert [(row.id, row.text is None) for row in found] == [
            ("1", False), ("2", False), third, ("4", False), (None, True), ("6", True),
        ]  # fmt: skip
        assert found[0].text == "He cried."
        assert "has 3 cells, and there are 2 columns" in found[4].error


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(FileError, match=r"^Standard input is closed"):
        Corpus.of("-")


def test_a_comma_in_a_text_without_quotes_is_told_in_a_table_of_one_column_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nHe cried.\nShe wept, and begged me.\n")
    found = rows(tmp_path / "a.csv")
    assert found[0].text == "He cried."
    assert "has 2 cells, and there is 1 column: put its text in quotes" in found[1].error


def test_text_files_are_in_the_encoding_that_is_named_unless_they_plainly_are_in_another(tmp_path: Path) -> None:
    for name, encoding in (("a", "cp1252"), ("b", "utf-16"), ("c", "utf-8")):
        (tmp_path / f"{name}.txt").write_bytes("“Désolé”, he cried.".encode(encoding))
    found = list(Corpus.of(tmp_path, encoding="windows-1252").rows(Columns()))
    assert found[0].text == "“Désolé”, he cried."
    assert [row.text for row in found] == ["“Désolé”, he cried."] * 3
    (tmp_path / "d.txt").write_bytes(b"D\xe9sol\xe9 \x81")
    for encoding, said in (("cp1252", "CP1252"), ("utf-16", "UTF-16"), (None, "UTF-8")):
        last = list(Corpus.of(tmp_path, encoding=encoding).rows(Columns()))[-1]
        assert last.error.startswith(f"d.txt: is not {said}: name its encoding with --encoding")


def test_files_in_several_encodings_are_read_together(tmp_path: Path) -> None:
    text = "He cried désolé and said so."
    plain = "".join(f"{n},He cried and said number {n}.\n" for n in range(2000))  # an encoding shows far behind it
    for name, encoding in (("a", "cp1252"), ("b", "utf-8-sig"), ("c", "utf-8"), ("d", "utf-16"), ("e", "utf-16-le")):
        (tmp_path / f"{name}.csv").write_bytes(f"id,text\n{plain}é,{text}\n".encode(encoding))
    corpus = Corpus.of(tmp_path, encoding="cp1252")
    assert [(row.id, row.text) for row in corpus.rows(Columns())][2000::2001] == [("é", text)] * 5
    assert len(corpus.digests) == 5


def test_a_file_of_odd_length_is_no_broken_utf_16_where_others_are_utf_16(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"text\nHe cried.\n"[: 2 * 7 + 1])
    (tmp_path / "b.csv").write_bytes("text\nHe cried.\n".encode("utf-16-le"))
    corpus = Corpus.of(tmp_path, encoding="utf-16-le")
    assert [row.text for row in corpus.rows(Columns())] == ["He cried.", "He cried."]
    assert len(corpus.digests) == 2


def test_parquet_tells_its_own_encoding(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": TEXTS}), tmp_path / "a.parquet")
    assert [row.text for row in Corpus.of(tmp_path / "a.parquet", encoding="cp1252").rows(Columns())] == TEXTS


def test_csv_rows_that_are_broken_are_rows_with_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        b"id,text\n1,He cried.\n2,\n\n3,He cried, and left.\n4\n5,d\xe9sol\xe9\n6,"
        + b"a" * (LONGEST + 1)
        + b"\n7,She cried.\n"
    )
    found = rows(path)
    assert [(row.id, row.text is not None) for row in found] == [
        ("1", True), ("2", False), (None, False), ("4", False), ("5", False), ("6", False), ("7", True),
    ]  # fmt: skip
    assert found[1].error == "row 2 has nothing in 'text'"
    assert "3 cells" in found[2].error
    assert found[4].error.startswith("row 5 is not UTF-8 in 'text'")
    assert "20,001" in found[5].error
    assert not any("cried" in row.error for row in found)


def test_a_quote_that_never_ends_costs_one_row_and_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as out:
        out.write('id,text\n1,He cried.\n2,"')
        for _ in range(120):
            out.write("no end " * 10_000 + "\n")
    found = rows(path)
    assert (found[0].id, found[0].text) == ("1", "He cried.")
    assert "quote that never ends" in found[1].error


CLOSED = [f'{n},"He cried, number {n}."' for n in range(1, 7)]


def quoted(path: Path, rows: list[str], header: str = "id,text") -> list[Row]:
    path.write_text("\n".join([header, *rows]) + "\n")
    return list(Corpus.of(path).rows(Columns()))


def test_a_quote_that_is_not_closed_merges_no_two_accounts(tmp_path: Path) -> None:
    found = quoted(tmp_path / "a.csv", [*CLOSED[:2], CLOSED[2].rstrip('"'), *CLOSED[3:]])
    assert [row.id for row in found] == ["1", "2", None, "4", "5", "6"]
    assert "row 3 has a quote that never ends" in found[2].error
    assert "(line 4 of the file)" in found[2].error
    every = [f'"{n}","She cried {n}."' for n in range(1, 5)]
    found = quoted(tmp_path / "b.csv", [every[0], every[1].rstrip('"'), *every[2:]])
    assert [(row.id, row.text) for row in found if row.text] == [(str(n), f"She cried {n}.") for n in (1, 3, 4)]


def test_the_row_after_a_broken_quote_may_have_lines_of_its_own(tmp_path: Path) -> None:
    found = quoted(tmp_path / "a.csv", ['1,"He cried.', '2,"She cried.', 'And left."', CLOSED[2]])
    assert [(row.id, row.text) for row in found] == [
        (None, None), ("2", "She cried.\nAnd left."), ("3", "He cried, number 3."),
    ]  # fmt: skip


def test_what_a_broken_quote_took_is_never_made_into_accounts_by_guessing(tmp_path: Path) -> None:
    found = quoted(
        tmp_path / "a.csv", [CLOSED[0], '2,"He cried.', "Then, he left.", "3,She cried.", CLOSED[3], CLOSED[4]]
    )
    assert [row.id for row in found] == ["1", None, "4", "5"]
    assert "(lines 3 to 5 of the file)" in found[1].error
    found = quoted(tmp_path / "b.csv", [CLOSED[0], '2,"He cried.', "Then, he left.", "3,She cried."])
    assert [row.id for row in found] == ["1", None]
    assert "(lines 3 to 5 of the file)" in found[1].error
    assert "cried" not in found[1].error


def test_text_behind_a_closing_quote_costs_its_row_alone(tmp_path: Path) -> None:
    found = quoted(tmp_path / "a.csv", [CLOSED[0], '2,"He said "sorry", and cried."', CLOSED[2]])
    assert [(row.id, row.text is None) for row in found] == [("1", False), (None, True), ("3", False)]
    assert "row 2 has a quote that never ends, or text behind a closing quote" in found[1].error
    found = quoted(tmp_path / "b.csv", ['2,"He cried.', 'He said,"sorry","and" left."', CLOSED[2]])
    assert [row.id for row in found] == [None, "3"]
    with pytest.raises(FileError, match="in its first line"):
        quoted(tmp_path / "c.csv", CLOSED[:1], header='"id"x,text')


def test_the_lines_of_a_text_whose_quotes_are_not_written_twice_are_no_rows(tmp_path: Path) -> None:
    broken = ['2,"He said "sorry" and cried.', "We sat there, crying.", "", 'He said "no", and left."']
    found = quoted(tmp_path / "a.csv", [CLOSED[0], *broken, *CLOSED[2:]])
    assert [row.id for row in found] == ["1", None, "3", "4", "5", "6"]
    assert "(lines 3 to 6 of the file)" in found[1].error
    last = ['"He said "sorry" and cried.', "We sat there, for hours.", 'And left.","2"']  # every cell is in quotes
    found = quoted(tmp_path / "b.csv", [*last, '"She cried.","3"'], header='"text","id"')
    assert [(row.id, row.text) for row in found] == [(None, None), ("3", "She cried.")]


def test_a_stray_quote_takes_no_rows_with_it_that_may_be_whole(tmp_path: Path) -> None:
    stray = '2,"He is 6" tall, and cried."'
    found = quoted(
        tmp_path / "a.csv", [CLOSED[0], stray, "3,She cried.", CLOSED[3], '5,"5" tall, he cried."', CLOSED[5]]
    )
    assert [row.id for row in found] == ["1", None, "3", "4", None, "6"]
    plain = [f"{n},She cried." for n in range(3, 9)]
    found = quoted(tmp_path / "b.csv", [CLOSED[0], stray, *plain, '9,She is 5" tall and cried.'])
    assert [row.id for row in found] == ["1", None, *map(str, range(3, 10))]
    found = quoted(tmp_path / "c.csv", [CLOSED[0], stray, *plain])
    assert [row.id for row in found] == ["1", None, *map(str, range(3, 9))]
    found = quoted(tmp_path / "d.csv", [CLOSED[0], stray, f"3,{'a' * (LONGEST_LINE + 1)}", "4,She cried."])
    assert [row.id for row in found if row.text] == ["1", "4"]


@pytest.mark.parametrize("long", ['"{}"', "{}", '"a\n{}"', '"{},""b""c"'])
def test_a_line_that_is_too_long_costs_its_row_alone(tmp_path: Path, long: str) -> None:
    found = quoted(
        tmp_path / "a.csv", ["1,He cried.", f"2,{long.format('a' * LONGEST_LINE)}", "3,She cried.", '4,"So he."']
    )
    assert [(row.id, row.text) for row in found if row.text] == [
        ("1", "He cried."), ("3", "She cried."), ("4", "So he."),
    ]  # fmt: skip
    assert [row.error.partition(" characters")[0] for row in found if row.error] == [
        f"row 2 has a line longer than {LONGEST_LINE}"
    ]


def test_names_of_columns_on_a_line_that_is_too_long_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="in its first line, which must name the columns, a line longer than"):
        quoted(tmp_path / "a.csv", ["1,He cried."], header=f'id,text,"{"a" * LONGEST_LINE}"')


def test_cells_that_blanks_part_are_told_what_must_part_them(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"id" text\n"7" "He cried."\n')
    with pytest.raises(FileError, match="What parts cells must be commas, semicolons, tabs or upright strokes"):
        rows(tmp_path / "a.csv")


def test_a_table_without_the_column_says_which_it_has_but_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("post,body\n1,He cried.\n")
    with pytest.raises(FileError, match=r"no column 'text'\. It has: post, body\."):
        rows(tmp_path / "a.csv")
    (tmp_path / "c.csv").write_text("id;date;Post Text\n1;2024;He cried.\n")
    with pytest.raises(
        FileError, match=r"It has: id, date, Post Text\. Name the one that is meant with --text-column\."
    ):
        rows(tmp_path / "c.csv")
    (tmp_path / "d.csv").write_text("ID;Texts;what they said\n1;He cried.;x\n")
    with pytest.raises(FileError, match=r"ID, Texts, and 1 with other characters in its name.* Did you mean 'Texts'\?"):
        rows(tmp_path / "d.csv")
    for line in ("He cried all night, and I held him.", "participant id,what they told us", "He cried, Then he left"):
        (tmp_path / "b.csv").write_text(f"{line}\n1,x\n")
        with pytest.raises(FileError, match=r"must name the columns, has 2 .*--text-column") as told:
            rows(tmp_path / "b.csv")
        assert "cried" not in str(told.value)
        assert "told us" not in str(told.value)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \n", b"sep=;\n\n"])
def test_a_table_of_nothing_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(FileError, match=r"a\.csv is empty\.$"):
        rows(tmp_path / "a.csv")


@pytest.mark.parametrize("first", ["sep=;", "SEP=|", '"sep=;"', "sep=\t", "sep=,", "sep=;;;"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_the_delimiter_that_a_first_line_says_is_taken_and_the_line_dropped(
    tmp_path: Path, name: str, first: str
) -> None:
    delimiter = first.strip('"')[4]
    content = f"{first}\r\n".encode("utf-8-sig") + as_csv(delimiter) + f"r3{delimiter}a{delimiter}b\r\n".encode()
    (tmp_path / name).write_bytes(content)
    *good, last = rows(tmp_path / name)
    assert [(row.id, row.text) for row in good] == [(f"r{n}", text) for n, text in enumerate(TEXTS)]
    assert last.error.startswith("row 4 has 3 cells")
    (tmp_path / name).write_bytes(f'{first}\r\nid{delimiter}text\r\n"1'.encode())
    assert "(line 3 of the file)" in rows(tmp_path / name)[0].error


def test_a_column_that_is_used_must_not_stand_twice(tmp_path: Path) -> None:
    for column in ("id", "text", "cause"):
        cells = {"id": "1", "text": "He cried.", "cause": "death", "x": ""}
        names = [*cells, "x", column]
        (tmp_path / "a.csv").write_text(f"{','.join(names)}\n{','.join(cells[name] for name in names)}\n")
        pq.write_table(pa.table([[cells[name]] for name in names], names=names), tmp_path / "a.parquet")
        for name in ("a.csv", "a.parquet"):
            with pytest.raises(FileError, match=f"{name} has more than one column '{column}'"):
                rows(tmp_path / name, Columns(answers={"trigger": "cause"}))


@pytest.mark.parametrize("column", ["text", "data.text"])
@pytest.mark.parametrize("name", ["data", "what he said"])
def test_json_lines_with_fields_within_a_field_say_how_to_bring_them_out(
    tmp_path: Path, name: str, column: str
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": 1, name: {"text": "He cried and left me."}}) + "\n")
    with pytest.raises(FileError, match=r"What stands within one of them is not looked for.*json_normalize.*jq -c"):
        rows(tmp_path / "a.jsonl", Columns(text=column))


def test_json_lines_without_the_field_say_which_they_have_before_a_row_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "body": "He cried.", "He cried, and left": 1}\n' * 3)
    with pytest.raises(
        FileError, match=r"No line has a field 'text'\. There are: id, body, …\. .* --text-column"
    ) as told:
        next(Corpus.of(tmp_path / "a.jsonl").rows(Columns()))
    assert "cried" not in str(told.value)
    assert "within" not in str(told.value)
    with pytest.raises(FileError, match=r"Did you mean 'body'\?"):
        rows(tmp_path / "a.jsonl", Columns(text="bodys"))
    with (tmp_path / "a.jsonl").open("a") as out:
        out.write('{"id": 2, "text": "She cried."}\n')
    assert [row.id for row in rows(tmp_path / "a.jsonl")] == [1, 1, 1, 2]
    (tmp_path / "b.jsonl").write_text("no JSON\n")
    assert [row.error for row in rows(tmp_path / "b.jsonl")] == ["line 1 is not JSON"]


def test_a_row_with_a_key_twice_is_a_bad_row_and_not_read_by_the_last(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "He cried."}\n{"text": "He cried.", "text": "She wept."}\n')
    found = rows(tmp_path / "a.jsonl")
    assert [row.error for row in found] == ["", "line 2 has a key twice in one object"]
    assert found[1].text is None


def test_the_fields_are_those_of_the_last_time_that_rows_were_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "He cried."}\n' * 3)
    corpus = Corpus.of(tmp_path / "a.jsonl")
    for _ in range(2):
        assert len(list(corpus.rows(Columns()))) == corpus.fields.rows == 3
    (tmp_path / "a.jsonl").write_text('{"id": 1, "body": "He cried."}\n')
    with pytest.raises(FileError, match="No line has a field 'text'"):
        list(corpus.rows(Columns()))


def test_a_table_without_ids_is_told_unless_their_column_was_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("post,text\n1,He cried.\n")
    (tmp_path / "b.csv").write_text("ID,text\n1,He cried.\n")
    corpus = Corpus.of(tmp_path)
    assert corpus.nameless(Columns()) == {"a.csv": ["post", "text"]}
    assert corpus.nameless(Columns(id="post")) == {}  # which is an error of b.csv


def test_rows_are_not_kept_back_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tearwise.annotation.corpus._AHEAD", 2)
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n' * 3)
    found = Corpus.of(tmp_path / "a.jsonl").rows(Columns())
    assert [next(found).id for _ in range(3)] == [1, 1, 1]
    with pytest.raises(FileError, match="No line has a field 'text'"):
        next(found)


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (pa.array([True, False, None]), "true and false"),
        (pa.array([None, None, None], pa.bool_()), "true and false"),
        (pa.array([[1], [2], [3]]), "lists or structs"),
        (pa.array([{"a": 1}] * 3), "lists or structs"),
    ],
)
def test_a_column_of_parquet_that_can_name_no_row_is_told_before_any_is_read(
    tmp_path: Path, ids: pa.Array, said: str
) -> None:
    place = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": TEXTS, "ID": ids}), place)
    with pytest.raises(FileError, match=f"'id' is a column of {said}, .* with --id-column; .* another name"):
        Corpus.of(place).check(Columns())
    pq.write_table(pa.table({"text": TEXTS, "ID": ids, "post": [1, 2, 3]}), place)
    assert [row.id for row in Corpus.of(place).rows(Columns(id="post"))] == [1, 2, 3], "it is none of ours then"


@pytest.mark.parametrize(
    ("ids", "named"),
    [
        (pa.array([19723, 10**7, None], pa.date32()), ["2024-01-01", "29349-01-26", None]),
        (
            pa.array([-(10**14), 0, None], pa.timestamp("ms")),
            ["-1199-02-15 14:13:20.000", "1970-01-01 00:00:00.000", None],
        ),
    ],
)
def test_a_row_may_be_named_by_a_time_that_python_has_no_value_for(
    tmp_path: Path, ids: pa.Array, named: list[str | None]
) -> None:
    pq.write_table(pa.table({"text": TEXTS, "id": ids}), tmp_path / "a.parquet")
    assert [row.id for row in Corpus.of(tmp_path / "a.parquet").rows(Columns())] == named


def test_parquet_keeps_the_types_of_ids(tmp_path: Path) -> None:
    for name, ids in (("int", [1, 2, 3]), ("text", ["a", None, "c"])):
        pq.write_table(pa.table({"text": TEXTS, "id": ids, "other": [0, 0, 0]}), tmp_path / f"{name}.parquet")
        assert texts(tmp_path / f"{name}.parquet") == list(zip(ids, TEXTS, strict=True))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_parquet_may_hold_text_in_any_of_its_types(tmp_path: Path, kind: pa.DataType) -> None:
    pq.write_table(pa.table({"text": pa.array(TEXTS).cast(kind)}), tmp_path / "a.parquet")
    assert [row.text for row in rows(tmp_path / "a.parquet")] == TEXTS


@pytest.mark.parametrize(
    ("ids", "kept"),
    [([0, 7], [0, 7]), (["a", " "], ["a", None]), ([1.5, None], [1.5, None]), ([b"\xe9", b"b"], [None, "b"])],
)
def test_a_broken_row_of_parquet_keeps_an_id_that_is_whole(
    tmp_path: Path, ids: list[object], kept: list[object]
) -> None:
    broken = pa.array([b"d\xe9sol\xe9"] * 2).cast(pa.binary()).view(pa.string())
    pq.write_table(pa.table({"id": ids, "text": broken}), tmp_path / "a.parquet")
    found = rows(tmp_path / "a.parquet")
    assert [row.id for row in found] == kept
    assert all("is not UTF-8 in" in row.error for row in found)


def test_parquet_rows_that_are_broken_are_rows_with_an_error(tmp_path: Path) -> None:
    broken = pa.array([b"He cried.", b"d\xe9sol\xe9", None]).cast(pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": broken}), tmp_path / "a.parquet")
    found = rows(tmp_path / "a.parquet")
    assert [row.error for row in found] == ["", "row 2 is not UTF-8 in 'text'", "row 3 has nothing in 'text'"]


def test_what_is_not_parquet_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(FileError, match="cannot be read as Parquet"):
        rows(tmp_path / "a.parquet")
    pq.write_table(pa.table({"body": TEXTS}), tmp_path / "b.parquet")
    with pytest.raises(FileError, match="no column 'text'"):
        rows(tmp_path / "b.parquet")


def test_a_folder_is_read_in_the_order_of_its_names_and_without_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name, text in (
        ("b.txt", "He cried."),
        ("deep/a.txt", "She cried."),
        ("a.txt", ""),
        ("d.txt", "out"),
        (".hidden/x.txt", "no"),
    ):
        (tmp_path / name).write_text(text)  # fmt: skip
    (tmp_path / "c.csv").write_bytes(as_csv())
    (tmp_path / "picture.png").write_bytes(b"no")
    found = list(Corpus.of(tmp_path, without=[tmp_path / "d.txt"]).rows(Columns()))
    assert [row.id for row in found] == ["a.txt", "b.txt", "r0", "r1", "r2", "deep/a.txt"]
    assert found[0].error.startswith("a.txt: The account is empty")
    assert [row.text for row in found[-1:]] == ["She cried."]


def test_what_other_runs_have_written_is_no_account(tmp_path: Path) -> None:
    (tmp_path / "r1.jsonl.part").mkdir()
    for name in ("a.jsonl", "r0.jsonl", "r0.jsonl.manifest.json", "r1.jsonl.part/000000000.jsonl"):
        (tmp_path / name).write_text('{"id": 1, "text": "He cried."}\n')
    for source in (tmp_path, tmp_path / "*.jsonl", tmp_path / "**" / "*.jsonl", tmp_path / "*", tmp_path / "**"):
        assert [file.name for file in Corpus.of(source).files] == ["a.jsonl"]
    assert [file.name for file in Corpus.of(tmp_path / "r0.jsonl").files] == ["r0.jsonl"]
    with pytest.raises(FileError, match=r"holds no file to read\. .*\.txt\. What annotate wrote there is left out\."):
        Corpus.of(tmp_path / "r0*.jsonl")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileError, match=r"holds no file to read\. .*\.txt\.$"):
        Corpus.of(tmp_path / "empty")


@pytest.mark.parametrize("name", ["sheet.csv", "deep/anna.tsv", "ben.csv.gz", "sheet.parquet"])
def test_a_coding_sheet_among_other_files_is_no_account_twice(tmp_path: Path, name: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.csv").write_bytes(as_csv())
    (tmp_path / "b.csv").write_text(f"{','.join(SHEET)}\n")  # without a row it tells nothing, and adds nothing
    written = tmp_path / name
    write_sheet(tmp_path / "in", [Row("r0", "He cried")])
    content = (tmp_path / "in").read_bytes()
    if name.endswith("parquet"):
        pq.write_table(pa.table({column: ["x"] for column in SHEET}), written)
    elif name.endswith("tsv"):
        written.write_bytes(content.decode("utf-8-sig").replace(",", "\t").encode("utf-16"))
    else:
        written.write_bytes(gzip.compress(content) if name.endswith("gz") else content.replace(b",", b";"))
    (tmp_path / "in").unlink()
    for source in (tmp_path, tmp_path / "**" / "*"):
        corpus = Corpus.of(source)
        assert ([file.name for file in corpus.files], corpus.sheets) == (["a.csv", "b.csv"], (name,))
        assert [row.id for row in corpus.rows(Columns())] == ["r0", "r1", "r2"]
    assert Corpus.of(written).files[0].path == written
    for other in ("a.csv", "b.csv"):
        (tmp_path / other).unlink()
    corpus = Corpus.of(tmp_path)
    assert ([file.name for file in corpus.files], corpus.sheets) == ([name], ())


def test_the_format_is_that_which_a_file_tells_or_else_the_one_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(as_csv())
    (tmp_path / "b.jsonl").write_bytes(as_json_lines())
    for name in ("c.dat", "d.txt", "e.txt.gz"):
        content = as_csv("\t")
        (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    for source in (tmp_path, tmp_path / "*"):
        corpus = Corpus.of(source, "tsv")
        assert [file.format for file in corpus.files] == ["csv", "jsonl", "tsv", "tsv", "tsv"]
        assert [row.id for row in corpus.rows(Columns())] == ["r0", "r1", "r2"] * 5
    assert [file.format for file in Corpus.of(tmp_path).files] == ["csv", "jsonl", "text", "text"]
    assert Corpus.of(tmp_path / "a.csv", "tsv").files[0].format == "tsv"  # of one alone, whoever names it knows


def test_files_of_a_folder_that_are_left_out_are_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (
        "a.jsonl",
        "posts.zip",
        "b.xlsx",
        "c.tar.gz",
        "d.dat",
        ".git/e.dat",
        "out.csv",
        "out.csv.manifest.json",
    ):
        (tmp_path / name).write_bytes(as_json_lines())
    corpus = Corpus.of(tmp_path)
    assert ([file.name for file in corpus.files], corpus.unknown) == (
        ["a.jsonl"], ("b.xlsx", "c.tar.gz", "d.dat", "posts.zip"),
    )  # fmt: skip
    corpus = Corpus.of(tmp_path, "jsonl")
    assert ([file.name for file in corpus.files], corpus.unknown) == (
        ["a.jsonl", "d.dat"], ("b.xlsx", "c.tar.gz", "posts.zip"),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.7z", "A.ZIP"])
@pytest.mark.parametrize("format", [None, "csv"])
def test_an_archive_is_to_be_unpacked_first(tmp_path: Path, name: str, format: Format | None) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(FileError, match="is an archive: unpack it, and name the folder"):
        Corpus.of(tmp_path / name, format)


def test_a_pattern_names_files_and_rows_say_which_they_are_of(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "c.csv"):
        (tmp_path / name).write_text('{"id": 1, "text": null}\n')
    found = rows(str(tmp_path / "*.jsonl"))
    assert [row.error for row in found] == [
        "a.jsonl: line 1 has nothing in 'text'",
        "b.jsonl: line 1 has nothing in 'text'",
    ]


def test_what_holds_nothing_to_read_is_told(tmp_path: Path) -> None:
    for source, said in ((tmp_path, "no file to read"), (tmp_path / "*.csv", "no file to read"), (tmp_path / "no", "No such file"), ("", "has no name"), (" ", "has no name")):  # fmt: skip
        with pytest.raises(FileError, match=said):
            Corpus.of(str(source))
    (tmp_path / "a.xlsx").write_bytes(b"x")
    with pytest.raises(FileError, match=r"a\.xlsx is a workbook: save its sheet as CSV \(in Excel: CSV UTF-8\)\.$"):
        Corpus.of(tmp_path / "a.xlsx")
    (tmp_path / "a.log").write_bytes(b"x")
    with pytest.raises(FileError, match="tells no format"):
        Corpus.of(tmp_path / "a.log")
    (tmp_path / "a.json").write_bytes(b"[]")
    with pytest.raises(FileError, match="JSON Lines"):
        Corpus.of(tmp_path / "a.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_with_a_name_is_told_how_to_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    with pytest.raises(FileError, match=r"a\.jsonl is not a plain file: pipe it in, and name it - "):
        Corpus.of(tmp_path / "a.jsonl")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_coding_sheet_is_read_without_its_apostrophes_and_another_table_as_it_is(tmp_path: Path, name: str) -> None:
    told = [("-1", "- He cried."), ("'2", "'- She cried.'"), ("@b", "He cried.")]
    write_sheet(tmp_path / "sheet.csv", [Row(id, text) for id, text in told])
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig", newline="") as lines:
        sheet = list(csv.DictReader(lines))
    assert sheet[0]["text"] == "'- He cried."
    for columns, expected in (([*SHEET[:-1], "love too"], told), (["id", "text"], [("'-1", "'- He cried.")])):
        table = [{column: row.get(column, "") for column in columns} for row in sheet]
        pq.write_table(pa.Table.from_pylist(table), tmp_path / "a.parquet")
        with (tmp_path / "a.csv").open("w", newline="") as out:
            csv.writer(out).writerows([columns, *(row.values() for row in table)])
        assert texts(tmp_path / name)[: len(expected)] == expected


def test_a_row_says_how_far_the_corpus_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(as_csv())
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(as_json_lines()))
    pq.write_table(pa.table({"text": TEXTS}), tmp_path / "c.parquet")
    corpus = Corpus.of(tmp_path)
    done = [row.done for row in corpus.rows(Columns())]
    assert done == sorted(done)
    assert done[-1] == corpus.size


def test_an_empty_list_is_an_empty_cell_but_where_it_says_none_of_these(tmp_path: Path) -> None:
    held: dict[str, list[str]] = {name: [] for name in ("relationship", "trigger", "said", "did", "rare", "pressure")}
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.parquet"
    lines.write_text(json.dumps({"id": "p", "text": "He cried.", **held}) + "\n")
    pq.write_table(
        pa.table({"text": ["He cried."], **{name: pa.array([[]], pa.list_(pa.string())) for name in held}}), table
    )
    for source in (lines, table):
        (row,) = Corpus.of(source).rows(Columns(answers={name: name for name in held}))
        assert (row.error, row.answers) == ("", {"said": [], "did": []})


COLUMNS = Columns(answers={"trigger": "cause", "said": "said", "pressure": "p", "relationship": "who"})


@pytest.mark.parametrize(
    ("cells", "answers"),
    [
        ("breakup,,,", {"trigger": ["breakup"]}),
        ('"breakup, goodbye",apology;love,1,parent', {"trigger": ["breakup", "goodbye"], "said": ["apology", "love"], "pressure": ["1"], "relationship": ["parent"]}),
        (f'"; breakup ,{" " * 20_000}goodbye",apology ;; love,;,', {"trigger": ["breakup", "goodbye"], "said": ["apology", "love"]}),
        ("unknown,none,,none", {"trigger": None, "said": [], "relationship": ["none"]}),
        (",,,", {}),
    ],
)  # fmt: skip
def test_answers_come_from_columns(tmp_path: Path, cells: str, answers: dict[str, object]) -> None:
    (tmp_path / "a.csv").write_text(f"text,cause,said,p,who\nHe cried.,{cells}\n")
    (row,) = rows(tmp_path / "a.csv", COLUMNS)
    assert (row.error, row.answers) == ("", answers)


def test_answers_in_tables_may_be_lists_and_numbers(tmp_path: Path) -> None:
    table = {
        "text": ["He cried."] * 2,
        "cause": [["death"], None],
        "said": [[], None],
        "p": [2.0, None],
        "who": [None, "ex"],
    }
    pq.write_table(pa.table(table), tmp_path / "a.parquet")  # fmt: skip
    first, second = rows(tmp_path / "a.parquet", COLUMNS)
    assert first.answers == {"trigger": ["death"], "said": [], "pressure": 2}
    assert second.answers == {"relationship": ["ex"]}


@pytest.mark.parametrize(
    ("cells", "answers"),
    [
        ("TRUE,1.0,Death", {"rare": ["yes"], "pressure": ["1"], "trigger": ["death"]}),
        ("False,2,UNKNOWN", {"rare": ["no"], "pressure": ["2"], "trigger": None}),
        ("Yes,0.0,", {"rare": ["yes"], "pressure": ["0"]}),
        ('ja,"2,00",', {"rare": ["yes"], "pressure": ["2"]}),
        ('nein,"1,0",', {"rare": ["no"], "pressure": ["1"]}),
        ("NO,,", {"rare": ["no"]}),
    ],
)
def test_answers_may_be_as_spreadsheets_write_them(tmp_path: Path, cells: str, answers: dict[str, object]) -> None:
    (tmp_path / "a.csv").write_text(f"text,seldom,p,cause\nHe cried.,{cells}\n")
    (row,) = rows(tmp_path / "a.csv", Columns(answers={"rare": "seldom", "pressure": "p", "trigger": "cause"}))
    assert (row.error, row.answers) == ("", answers)


def test_a_wrong_answer_is_an_error_of_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,cause,said,p,who\nHe cried.,sadness,,,\n")
    (row,) = rows(tmp_path / "a.csv", COLUMNS)
    assert row.text is None
    assert row.error.startswith("row 1: 'trigger' has no such value.")


def test_only_the_six_questions_can_be_answered() -> None:
    with pytest.raises(AnswerError, match="no question 'mood'"):
        Columns(answers={"mood": "mood"})
    with pytest.raises(AnswerError, match=r"no question 'triger' .* Did you mean 'trigger'\?"):
        Columns(answers={"triger": "why"})
    with pytest.raises(AnswerError, match="no such question"):
        Columns(answers={"He cried": "why"})


def test_the_column_of_the_accounts_can_be_nothing_else() -> None:
    for columns in (("body", "body"), ("id", "id"), ("id",)):
        with pytest.raises(FileError, match=r"cannot hold the accounts and name the rows too.*--id-column"):
            Columns(*columns)
    with pytest.raises(FileError, match=r"'body' holds the accounts\. Name another column to answer 'said' from\."):
        Columns("body", answers={"rare": "seldom", "said": "body"})


def test_shards_are_the_same_rows_whatever_is_done_already(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_json_lines() * 3)
    corpus = Corpus.of(tmp_path / "a.jsonl")
    every = list(shards(corpus, Columns(), 4))
    assert [(one.number, len(one.rows)) for one in every] == [(0, 4), (1, 4), (2, 1)]
    assert list(shards(corpus, Columns(), 4, frozenset({0, 2}))) == [every[1]]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_gap_that_a_program_wrote_as_a_word_is_no_account(tmp_path: Path, name: str) -> None:
    cells = ["NA", "nan", " None ", "<NA>", "He said no."]
    table = [{"id": n, "text": cell} for n, cell in enumerate(cells)]
    if name == "a.csv":
        (tmp_path / name).write_text("id,text\n" + "".join(f"{row['id']},{row['text']}\n" for row in table))
    elif name == "a.jsonl":
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in table))
    else:
        pq.write_table(pa.Table.from_pylist(table), tmp_path / name)
    found = rows(tmp_path / name)
    assert [row.text for row in found] == [None] * 4 + ["He said no."]
    assert {row.error.partition(" has ")[2] for row in found[:4]} == {"nothing in 'text'"}


def test_a_text_that_a_spreadsheet_took_for_a_formula_is_told_as_lost(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,#NAME?\n2,Err:508\n3,#name was his word.\n")
    found = rows(tmp_path / "a.csv")
    assert [row.text for row in found] == [None, None, "#name was his word."]
    assert found[0].error == (
        "row 1 has in 'text' a spreadsheet's error in place of a text: take it from the file as it was before"
    )
