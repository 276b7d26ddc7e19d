"""Files that the user names: how they are encoded, and what the system says of them as errors of ours."""

from __future__ import annotations

import codecs
import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tearwise.errors import NAME_TOO_LONG, FileError
from tearwise.replacement import put_in_place

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NO_TEXT = ("idna", "punycode", "unicode", "raw", "undefined", "utf-32", "utf-7")
"""How names begin that Python counts among the encodings of text, and hardly a file is written in."""

_NO_TEXT_FILES = {
    rb"PK\x03\x04": "it is a workbook, whose sheet is to be saved as CSV, or an archive, which is to be unpacked",
    rb"\xd0\xcf\x11\xe0": "it is a workbook. Save its sheet as CSV",
    rb"PAR1\x15": "it is Parquet. Give it a name that ends in .parquet",
    rb"\x1f\x8b\x08": "it is packed. Give it a name that ends in .gz",
    rb"\x28\xb5\x2f\xfd": "it is packed. Give it a name that ends in .zst",
    rb"\xfd7zXZ": "it is packed. Give it a name that ends in .xz",
    rb"BZh[1-9]1AY": "it is packed. Give it a name that ends in .bz2",
}
"""How files begin that hold no text as it is, and what to do with them."""

_UTF_32 = re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|(?:[^\0]\0\0\0){2}|(?:\0\0\0[^\0]){2}", re.DOTALL)
"""How UTF-32 begins; without a mark, of a text that begins with two characters that most languages have."""

_POINTERS = {
    b"version https://git-lfs.github.com/spec/": "Git LFS has in its place. Fetch it first: git lfs pull",
    b"/annex/objects/": "git-annex, or DataLad, has in its place. Fetch it first: git annex get",
}
"""How the few words begin that programs put in the place of a large file until it is fetched, and how that is done."""

ANOTHER_ENCODING = ": name its encoding with --encoding (as a rule, cp1252 where Excel saved it)"
"""The end of what is said of a row whose bytes are no text."""


def check_text(head: bytes, file: str) -> None:
    """Raises FileError where the first bytes of a file that should hold text are those of another kind of file, which
    was renamed, or fetched under another name; or of text in UTF-32, which would be taken for UTF-16."""
    if _UTF_32.match(head):
        raise FileError(f"{file} is in UTF-32, which is not read here. Save it in UTF-8.")
    for begins, what in _NO_TEXT_FILES.items():
        if re.match(begins, head):
            raise FileError(f"{file} holds no text: {what}.")


def check_fetched(head: bytes, file: str) -> None:
    """Raises FileError where the first bytes of a file are what stands in the place of one that was not fetched: as
    text, it would be an account in which nobody cries."""
    for begins, what in _POINTERS.items():
        if head.startswith(begins):
            raise FileError(f"{file} is not here: it holds but what {what}.")


def encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding that a file's first bytes tell, and how many of them do: UTF-8, unless they mark UTF-16."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0


def encoding_named(name: str) -> str:
    """An encoding by the name that Python has for it: ``cp1252`` for "windows-1252". Raises FileError for none."""
    try:
        found = codecs.lookup(name).name
        if "a".encode(name).decode(name) != "a" or found.startswith(_NO_TEXT):
            raise LookupError
    except (LookupError, ValueError):
        raise FileError(
            f"There is no encoding {name!r} of text. Common ones: utf-8, utf-16, cp1252 (Western Europe, as Windows "
            "has it), cp1250 (Central Europe), cp1251 (Cyrillic), shift_jis, gb18030."
        ) from None
    return "utf-8" if found == "utf-8-sig" else found


def settled_encoding(head: bytes, named: str | None, file: str) -> tuple[str, int]:
    """The encoding of a file that begins with ``head``, and the length of its byte order mark.

    named: the one that those of several files are in that neither have a mark nor are plainly UTF-8 or UTF-16: files of
           a corpus, or of several coders, need not be alike. None: UTF-8
    Raises FileError where they are to be UTF-16 and this one plainly is another: it is better told than every row
    misread.
    """
    found, mark = encoding_of(head)
    if mark:
        return found, mark
    order = _order(head)
    if order:
        return order, 0
    wide = named in ("utf-16", "utf-16-le", "utf-16-be")
    if fits(head, "utf-8") and (not head.isascii() or (wide and head and b"\0" not in head)):
        return "utf-8", 0
    if wide and head and b"\0" not in head:
        raise FileError(f"{file} is neither UTF-16 nor UTF-8. Name its own encoding with --encoding.")
    return ("utf-16-le" if named == "utf-16" else named) or found, 0


def shown(encoding: str) -> str:
    """An encoding as people write it."""
    return encoding[:6].upper() if encoding.startswith("utf-16") else encoding.upper()


def undecoded(error: UnicodeError) -> tuple[str, int]:
    """Lets a file be read on where bytes are no characters in its encoding: half a surrogate pair stands for each, as
    with Python's ``surrogateescape``, which knows none for the bytes of ASCII that other encodings can end in."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("tearwise.undecoded", undecoded)


def _order(head: bytes) -> str:
    """The encoding in which every other byte of plain text is 0: UTF-16 in one order or the other; else nothing."""
    head = head[: min(len(head), 64) // 2 * 2]
    for k, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) >= 8 and not any(head[k::2]) and all(head[1 - k :: 2]):
            return encoding
    return ""


def fits(head: bytes, encoding: str) -> bool:
    """Whether the first bytes of a file are characters in an encoding, the last one perhaps cut."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def check_named(source: Path) -> None:
    """Raises FileError where a file to be read whole is standard input: it has no name that tells its format, and is
    gone once it is read."""
    if str(source) == "-" and not source.exists():
        raise FileError("Standard input is not taken here. Save what comes from it as a file, and name that.")


def check_place(target: Path, force: bool = False) -> None:
    """Raises FileError, which says what to do, where a file may not be written: it names none, its folder is not there,
    something else has its name, or it is there already and ``force`` is not given."""
    if not target.name or target.name == "..":
        raise FileError("What is to be written has no name. Name a file.")
    with explained(target, "written"):
        if not target.parent.is_dir():
            raise FileError(f"{target} cannot be written: there is no folder {target.parent}. Make it first.")
        if target.exists() and not target.is_file():
            raise FileError(f"{target} is not a plain file. Name another one to write.")
        if target.exists() and not force:
            raise FileError(f"{target} is there already. Name another file, or give --force to write over it.")
        if target.is_symlink():
            _check_led_to(target)


def _check_led_to(link: Path) -> None:
    """Raises FileError or OSError where what a link leads to cannot be written: it would be told only when all is done,
    since what is not yet whole stands beside the link."""
    with suppress(FileNotFoundError):
        link.stat()
    folder = Path(os.path.realpath(link)).parent
    if not folder.is_dir():
        raise FileError(
            f"{link} cannot be written: it leads to the folder {folder}, which is not there. Make it first."
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FileError(f"{link} cannot be written: it leads to the folder {folder}, into which you may not write.")


def write_text(target: Path, text: str, force: bool = False, encoding: str = "utf-8") -> None:
    """Writes a file as a whole: until all of it is written, what was there before stays. What the encoding cannot
    hold is escaped.

    force: write over what is there
    Raises FileError where it cannot be written.
    """
    check_place(target, force)
    content = text.encode(encoding, "backslashreplace")
    with explained(target, "written"):
        put_in_place(target, lambda new: new.write_bytes(content))


@contextmanager
def explained(path: Path, done: str) -> Iterator[None]:
    """Turns what the system says of a file, or Python of its name, into a FileError: the file "cannot be ``done``", and
    why."""
    try:
        yield
    except ValueError:
        if "\0" not in str(path):
            raise
        raise FileError("The name of a file that you gave has a NUL character in it, which no name has.") from None
    except IsADirectoryError as error:
        raise FileError(f"{path} cannot be {done}: it is a folder. Name a file in it.") from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise FileError(NAME_TOO_LONG) from None  # which has the name in it
        raise FileError(f"{path} cannot be {done}: {error.strerror or type(error).__name__}.") from error
