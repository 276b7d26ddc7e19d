"""Files that the user names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.annotation.files import encoding_of, explained
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


def test_what_the_system_says_names_the_file(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(FileError, match=r"missing\.txt cannot be read: No such file"), explained(missing, "read"):
        missing.open()


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="it is a folder"), explained(tmp_path, "read"):
        tmp_path.open()
