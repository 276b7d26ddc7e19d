"""The files of a folder: none of them is passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.folder import files_in
from tearwise.annotation.rows import Columns
from tearwise.errors import FileError

LINE = '{"id": "a", "text": "She cried when the train left, and I waved."}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "posts"
    (made / "2020").mkdir(parents=True)
    (made / "2020" / "a.jsonl").write_text(LINE)
    return made


@pytest.mark.parametrize("pattern", ["", "2020/*.jsonl", "**/*.jsonl"])
def test_a_link_to_a_file_that_is_not_there_is_an_error(folder: Path, pattern: str) -> None:
    (folder / "2020" / "b.jsonl").symlink_to("../.git/annex/objects/SHA256-b")
    with pytest.raises(
        FileError, match=r"b\.jsonl is a link to a file that is not there.*git annex get.*remove the link"
    ):
        Corpus.of(folder / pattern)
    (folder / "2020" / "c.jsonl").symlink_to("../.git/annex/objects/SHA256-c")
    with pytest.raises(FileError, match=r"^2 files are links \(.* is the first\), each to a file that is not there"):
        Corpus.of(folder / pattern)


def test_a_link_that_would_not_be_read_anyway_is_no_error(folder: Path) -> None:
    (folder / "notes.docx").symlink_to("gone.docx")
    (folder / ".hidden.jsonl").symlink_to("gone.jsonl")
    corpus = Corpus.of(folder)
    assert ([file.name for file in corpus.files], corpus.unknown) == (["2020/a.jsonl"], ("notes.docx",))


def test_a_link_to_a_file_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.jsonl").write_text(LINE)
    (folder / "b.jsonl").symlink_to(tmp_path / "kept.jsonl")
    assert [file.name for file in Corpus.of(folder).files] == ["2020/a.jsonl", "b.jsonl"]


@pytest.mark.parametrize("pattern", ["", "2020/*.jsonl", "**/*.jsonl"])
def test_a_link_to_a_file_that_is_read_already_is_not_read_again(folder: Path, pattern: str) -> None:
    (folder / "2020" / "latest.jsonl").symlink_to("a.jsonl")
    (folder / "2020" / "newest.jsonl").symlink_to("latest.jsonl")
    assert [file.path.name for file in Corpus.of(folder / pattern).files] == ["a.jsonl"]


def test_a_link_to_what_a_run_has_written_is_left_out_with_it(folder: Path) -> None:
    (folder / "readings.jsonl").write_text(LINE)
    (folder / "readings.jsonl.manifest.json").write_text("{}")
    (folder / "latest.jsonl").symlink_to("readings.jsonl")
    assert [file.name for file in Corpus.of(folder).files] == ["2020/a.jsonl"]


def test_links_to_one_file_that_is_elsewhere_or_hidden_are_read_each(folder: Path) -> None:
    (folder / ".objects").mkdir()
    (folder / ".objects" / "1.jsonl").write_text(LINE)
    for name in ("p1.jsonl", "p2.jsonl"):  # the same answer of two people, where a program keeps each content once
        (folder / name).symlink_to(".objects/1.jsonl")
    assert [file.name for file in Corpus.of(folder).files] == ["2020/a.jsonl", "p1.jsonl", "p2.jsonl"]


@pytest.mark.parametrize("pattern", ["", "2020/*", "**/*.txt"])
def test_what_office_leaves_beside_an_open_file_is_no_account(folder: Path, pattern: str) -> None:
    (folder / "2020" / "b.txt").write_text("She cried when the train left, and I waved.")
    (folder / "2020" / "~$b.txt").write_bytes(b"\x05Maria\0\0")
    assert "~$b.txt" not in [file.path.name for file in Corpus.of(folder / pattern).files]


def test_links_to_folders_are_named_and_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "b.jsonl").write_text(LINE)
    (folder / "2021").symlink_to(tmp_path / "disk", target_is_directory=True)
    (folder / "2020" / "up").symlink_to("..", target_is_directory=True)
    (folder / ".cache").symlink_to(tmp_path / "disk", target_is_directory=True)
    corpus = Corpus.of(folder)
    assert ([file.name for file in corpus.files], corpus.linked) == (["2020/a.jsonl"], ("2020/up", "2021"))
    assert Corpus.of(folder / "2020" / "a.jsonl").linked == ()
    (folder / "2020" / "a.jsonl").unlink()
    with pytest.raises(FileError, match=r"holds no file to read.*The links in it to other folders are not followed"):
        Corpus.of(folder)


def test_two_asterisks_follow_no_link_to_a_folder_which_may_lead_back(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "b.jsonl").write_text(LINE)
    (folder / "2021").symlink_to(tmp_path / "disk", target_is_directory=True)
    for name in ("up", "back"):  # followed, they would lead to more files than anybody can count
        (folder / "2020" / name).symlink_to("..", target_is_directory=True)
    corpus = Corpus.of(folder / "**" / "*.jsonl")
    assert [file.name for file in corpus.files] == ["2020/a.jsonl"]
    assert corpus.linked == ("2020/back", "2020/up", "2021")
    assert [file.name for file in Corpus.of(folder / "**").files] == ["2020/a.jsonl"]
    assert [file.name for file in Corpus.of(f"{folder}/**/2020/**/*.jsonl").files] == ["2020/a.jsonl"]
    (folder / "[2019]").mkdir()
    (folder / "[2019]" / "c.jsonl").write_text(LINE)
    assert [file.name for file in Corpus.of(folder / "**" / "c.*").files] == ["[2019]/c.jsonl"]


def test_a_linked_folder_that_a_pattern_stands_for_is_read_unless_it_is_read_already(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "disk [1]").mkdir()
    (tmp_path / "disk [1]" / "b.jsonl").write_text(LINE)
    (folder / "2021").symlink_to(tmp_path / "disk [1]", target_is_directory=True)
    (folder / "latest").symlink_to("2020", target_is_directory=True)
    assert [file.name for file in Corpus.of(folder / "*" / "*.jsonl").files] == ["2020/a.jsonl", "2021/b.jsonl"]


def test_a_folder_that_cannot_be_looked_into_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: Callable[..., object] = os.scandir

    def denied(path: str) -> object:
        if str(path).endswith("2020"):
            raise PermissionError(13, "Permission denied", path)
        return looked(path)

    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(FileError, match=r"2020 cannot be read: Permission denied"):
        files_in(folder)


def test_what_nobody_may_look_at_is_an_error(unprivileged: Callable[[], AbstractContextManager[None]]) -> None:
    """Passed over in silence, what is in it would be missed."""
    with TemporaryDirectory() as made:  # those of pytest are for root alone, where root runs the tests
        top = Path(made)
        for name in ("posts/2020/a.jsonl", "disk/b.jsonl"):
            (top / name).parent.mkdir(parents=True)
            (top / name).write_text(LINE)
        (top / "posts" / "b.jsonl").symlink_to(top / "disk" / "b.jsonl")
        top.chmod(0o755)
        (top / "disk").chmod(0)
        with unprivileged():
            with pytest.raises(FileError, match=r"disk/b\.jsonl cannot be read: Permission denied"):
                Corpus.of(top / "disk" / "b.jsonl")
            for pattern in ("", "*.jsonl", "**/*.jsonl"):
                with pytest.raises(FileError, match=r"posts/b\.jsonl cannot be read: Permission denied"):
                    Corpus.of(top / "posts" / pattern)
            for pattern in ("*/*.jsonl", "d*/b.jsonl"):
                with pytest.raises(FileError, match=r"disk cannot be read: Permission denied"):
                    Corpus.of(top / pattern)
            assert [file.name for file in Corpus.of(top / "p*" / "2020" / "a.jsonl").files] == ["posts/2020/a.jsonl"]
        (top / "disk").chmod(0o700)


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22e\nsize 12345\n"
ANNEXED = "/annex/objects/SHA256E-s12345--4d7a214614ab2935c943f9e0ff69d22e.txt\n"


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv", "a.txt", "a.jsonl.gz", "a.csv.zst", "a.parquet"])
@pytest.mark.parametrize(("content", "mend"), [(POINTER, "git lfs pull"), (ANNEXED, "git annex get")])
def test_what_stands_in_the_place_of_a_file_is_no_corpus(tmp_path: Path, name: str, content: str, mend: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(FileError, match=rf"{name} is not here: .*{mend}"):
        Corpus.of(tmp_path / name).check(Columns())


def test_an_account_may_name_what_such_a_file_begins_with(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He cried over a version https://git-lfs.github.com/spec/ that I had lost for him.")
    rows = list(Corpus.of(tmp_path / "a.txt").rows(Columns()))
    assert [row.error for row in rows] == [""]
