"""Files that the user names."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.files import check_place, encoding_named, encoding_of, explained, settled_encoding, write_text
from tearwise.annotation.rows import Columns
from tearwise.errors import FileError


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"\xef\xbb\xbfHe", ("utf-8", 3)),
        (b"\xff\xfeH\0", ("utf-16-le", 2)),
        (b"\xfe\xff\0H", ("utf-16-be", 2)),
        (b"He", ("utf-8", 0)),
        (b"", ("utf-8", 0)),
    ],
)
def test_the_byte_order_mark_tells_the_encoding(head: bytes, told: tuple[str, int]) -> None:
    assert encoding_of(head) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("windows-1252", "cp1252"), ("UTF8", "utf-8"), ("utf_8_sig", "utf-8"), ("latin-1", "iso8859-1"), ("Shift_JIS", "shift_jis")],
)  # fmt: skip
def test_an_encoding_has_many_names_and_one_that_is_kept(name: str, told: str) -> None:
    assert encoding_named(name) == told


@pytest.mark.parametrize(
    "name", ["ansi1252", "", "base64", "rot13", "idna", "unicode_escape", "undefined", "utf-32", "a\0b"]
)
def test_what_is_no_encoding_of_text_is_told_with_some_that_are(name: str) -> None:
    with pytest.raises(FileError, match=r"There is no encoding .* utf-8, utf-16, cp1252"):
        encoding_named(name)


LINE = '{"text": "Sie weinte, weil es ihr so schön schien…"}\n'


@pytest.mark.parametrize(
    ("written", "named", "told"),
    [
        ("utf-8", None, ("utf-8", 0)),
        ("utf-8-sig", "utf-8", ("utf-8", 3)),
        ("cp1252", "cp1252", ("cp1252", 0)),
        ("cp1252", "utf-8", ("utf-8", 0)),  # its broken rows say so
        ("utf-16", "utf-16", ("utf-16-le", 2)),
        ("utf-16", "utf-16-le", ("utf-16-le", 2)),
        ("utf-16-le", "utf-16-le", ("utf-16-le", 0)),
        ("utf-16-le", "utf-16", ("utf-16-le", 0)),
        ("utf-16-be", "utf-16", ("utf-16-be", 0)),
        ("utf-16-be", "utf-16-be", ("utf-16-be", 0)),
        ("utf-8-sig", "cp1252", ("utf-8", 3)),  # from here on: another one is named, for the files beside it
        ("utf-8-sig", "utf-16", ("utf-8", 3)),
        ("utf-16", "utf-8", ("utf-16-le", 2)),
        ("utf-8", "cp1252", ("utf-8", 0)),
        ("utf-8", "gb18030", ("utf-8", 0)),
        ("utf-8", "utf-16", ("utf-8", 0)),
        ("utf-16-be", None, ("utf-16-be", 0)),
        ("utf-16-le", None, ("utf-16-le", 0)),
        ("utf-16-le", "cp1252", ("utf-16-le", 0)),
    ],
)
def test_the_encoding_that_was_named_is_taken_unless_the_file_plainly_is_in_another(
    written: str, named: str | None, told: tuple[str, int]
) -> None:
    assert settled_encoding(LINE.encode(written), named, "a.csv") == told


@pytest.mark.parametrize("named", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_wrong_encoding_is_told_before_every_row_is_misread(named: str) -> None:
    with pytest.raises(FileError, match=r"a\.csv is neither UTF-16 nor UTF-8\. Name its own") as told:
        settled_encoding(LINE.encode("cp1252"), named, "a.csv")
    assert "weinte" not in str(told.value)


def test_a_character_that_is_cut_at_the_end_of_the_beginning_speaks_against_nothing() -> None:
    head = LINE.encode()[: LINE.encode().index(b"\xc3\xb6") + 1]
    assert settled_encoding(head, None, "a.csv") == ("utf-8", 0)
    assert settled_encoding(LINE.encode()[:-5], "cp1252", "a.csv") == ("utf-8", 0)


def test_what_the_system_says_names_the_file(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(FileError, match=r"missing\.txt cannot be read: No such file"), explained(missing, "read"):
        missing.open()


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="it is a folder"), explained(tmp_path, "read"):
        tmp_path.open()


def test_a_place_to_write_to_is_free_or_forced_and_has_a_folder(tmp_path: Path) -> None:
    (tmp_path / "there.csv").write_text("hours of work")
    for wrong, said in (
        (Path("/"), "has no name"), (Path(), "has no name"), (tmp_path / "..", "has no name"),
        (tmp_path / "no/a.csv", "there is no folder"), (tmp_path, "not a plain file"),
        (tmp_path / "there.csv", "--force"),
    ):  # fmt: skip
        with pytest.raises(FileError, match=said):
            check_place(wrong)
    check_place(tmp_path / "there.csv", force=True)
    check_place(tmp_path / "new.csv")


def test_a_file_is_written_as_a_whole_or_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.csv"
    write_text(target, "caf\udce9\r\n")
    assert target.read_bytes() == rb"caf\udce9" + b"\r\n"
    with pytest.raises(FileError, match="--force"):
        write_text(target, "other")

    def full(new: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(FileError, match="No space left"):
        write_text(target, "other", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert target.read_bytes().startswith(b"caf")


def test_a_link_that_leads_to_no_place_to_write_is_told_before_anything_is_read(tmp_path: Path) -> None:
    link, folder = tmp_path / "out.csv", tmp_path / "results"
    try:
        link.symlink_to(folder / "out.csv")
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(FileError, match=r"leads to the folder .*results, which is not there\. Make it first"):
        check_place(link)
    folder.mkdir()
    check_place(link)  # the file itself need not be there
    if os.access(folder, os.W_OK) and os.name == "posix" and os.getuid():
        folder.chmod(0o500)
        with pytest.raises(FileError, match="into which you may not write"):
            check_place(link)
        folder.chmod(0o700)
    ring = tmp_path / "ring.csv"
    ring.symlink_to(ring)
    with pytest.raises(FileError, match=r"ring\.csv cannot be written"):
        check_place(ring)


def packed(name: str) -> bytes:
    """A file's bytes, of the kind that its name tells."""
    content = b"id,text\n1,He cried.\n"
    if name == "xlsx":
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            archive.writestr("xl/workbook.xml", content)
        return whole.getvalue()
    if name == "parquet":
        whole = io.BytesIO()
        pq.write_table(pa.table({"id": ["1"], "text": ["He cried."]}), whole)
        return whole.getvalue()
    packers: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
    packers["zst"] = zstandard.compress
    return packers[name](content) if name in packers else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content


@pytest.mark.parametrize("named", ["a.csv", "a.jsonl", "a.tsv"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("xlsx", "whose sheet is to be saved as CSV"),
        ("xls", "a workbook. Save its sheet as CSV"),
        ("parquet", "ends in .parquet"),
        *[(kind, f"ends in .{kind}") for kind in ("gz", "bz2", "xz", "zst")],
    ],
)
def test_what_is_no_text_is_told_whatever_it_is_called(tmp_path: Path, named: str, kind: str, said: str) -> None:
    (tmp_path / named).write_bytes(packed(kind))
    with pytest.raises(FileError, match=r"holds no text: it is ") as told:
        list(Corpus.of(tmp_path / named).rows(Columns()))
    assert said in str(told.value)


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_told_as_what_it_is(tmp_path: Path, encoding: str) -> None:
    """By its mark it would be taken for UTF-16, with characters that no text has."""
    contents = {"a.csv": "id,text\n1,He cried.\n", "a.jsonl": '{"id": 1, "text": "He cried."}\n', "a.txt": "He cried."}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content.encode(encoding))
        if name != "a.txt":
            with pytest.raises(FileError, match=rf"{name} is in UTF-32, which is not read here\. Save it in UTF-8\."):
                list(Corpus.of(tmp_path / name).rows(Columns()))
    (row,) = Corpus.of(tmp_path / "a.txt").rows(Columns())
    assert (row.text, row.error) == (None, "a.txt: it is in UTF-32, which is not read here. Save it in UTF-8.")


def test_a_text_file_that_holds_no_text_is_told_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(packed("xlsx"))
    (row,) = Corpus.of(tmp_path / "a.txt").rows(Columns())
    assert row.text is None
    assert row.error.startswith("a.txt: it holds no text: it is a workbook")


def test_a_heading_that_begins_as_another_kind_of_file_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("PAR1,BZh9,PK,text\n1,2,3,He cried.\n")
    assert [row.text for row in Corpus.of(tmp_path / "a.csv").rows(Columns())] == ["He cried."]


def test_a_name_that_is_too_long_is_not_repeated(tmp_path: Path) -> None:
    """It may be an account that was given in the place of a file."""
    name = tmp_path / ("Zebedee cried." * 30)
    with pytest.raises(FileError, match="longer than this system takes") as told, explained(name, "read"):
        name.open()
    assert "Zebedee" not in str(told.value)
    assert told.value.__cause__ is None
    for source in (name, f"{name}*"):
        with pytest.raises(FileError, match="longer than this system takes"):
            Corpus.of(source)


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="has a NUL character in it"):
        Corpus.of(tmp_path / "a\0.csv")
    with pytest.raises(FileError, match="has a NUL character in it"):
        write_text(tmp_path / "a\0.csv", "He cried.")
    with pytest.raises(ValueError, match="of another kind"), explained(tmp_path / "a.csv", "read"):
        raise ValueError("of another kind")
