"""What a file of rows is written in, told by its name: JSON Lines, CSV, Parquet or plain text, compressed or not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from tearwise.annotation.files import check_fetched, explained
from tearwise.errors import FileError, MissingExtra

Format = Literal["jsonl", "csv", "tsv", "parquet", "text"]
Form = Literal["nested", "flat"]
"""How a record is written: as ``tearwise read --json`` prints it, or as flat columns."""

EXTENSIONS: dict[str, Format] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".parquet": "parquet",
    ".txt": "text",
}  # fmt: skip
COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst")
_BEGINNINGS = {
    ".gz": rb"\x1f\x8b",
    ".bz2": rb"BZ",
    ".xz": rb"\xfd7zXZ",
    ".zst": rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18",
}
"""How packed files begin."""
_OWN: dict[str, tuple[str, str]] = {
    "a workbook": (".xlsx .xls .xlsm .xlsb .ods .numbers", "save its sheet as CSV (in Excel: CSV UTF-8)"),
    "a file of SPSS, Stata or SAS": (".sav .zsav .por .dta .sas7bdat .xpt", "save it as CSV there"),
    "a file of R": (".rds .rda .rdata", "write the data frame with write.csv"),
    "a file of pandas or Arrow": (".pkl .pickle .feather .arrow .h5 .hdf5", "write it as Parquet or CSV"),
    "a database": (".db .sqlite .sqlite3 .accdb .mdb", "write the table as CSV"),
    "a project": (
        ".nvp .nvpx .mx18 .mx20 .mx22 .mx24 .atlproj .atlproj22 .atlproj23 .atlproj24 .qdpx",
        "export the accounts as a table, and save that as CSV",
    ),
    "a document": (
        ".docx .doc .odt .rtf .pdf .pages .html .htm",
        "put what it holds into a table (CSV), or each account into a text file",
    ),
}
"""What files are that only programs of their own read, by how their names end, and how to make one of them that can be
read here."""
_OF_PROGRAMS = {ending: (what, do) for what, (endings, do) in _OWN.items() for ending in endings.split()}

_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".tar", ".tgz"})

_DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)
_CHUNK = 1 << 18
_HEAD = 1 << 20
"""Bytes of a file that are held at most: by its first ones its encoding is told, and plain ASCII tells none."""
_WINDOW = 1 << 31
"""The largest window of Zstandard: archives of forum posts are often packed with it."""


@dataclass(frozen=True)
class Stream:
    """An opened file: ``binary`` gives its unpacked bytes; ``raw`` is the file itself, to tell how far it is read."""

    binary: io.BufferedReader
    raw: BinaryIO

    def done(self) -> int:
        """How many bytes of the file are read by now; 0 where it does not tell."""
        return self.raw.tell() if self.raw.seekable() else 0


def compression_of(path: Path) -> str:
    """``.gz``, ``.bz2``, ``.xz``, ``.zst``, or nothing."""
    return path.suffix.lower() if path.suffix.lower() in COMPRESSIONS else ""


def format_of(path: Path) -> Format | None:
    """The format that a file's name tells; None where it tells none."""
    inner = path.with_suffix("") if compression_of(path) else path
    return EXTENSIONS.get(inner.suffix.lower())


def check_no_programs_own(path: Path, more: str = "") -> None:
    """Raises FileError where a file's name says that a program keeps it for itself: a workbook, a document, a project.

    more: said behind it
    """
    if (own := _OF_PROGRAMS.get(path.suffix.lower())) is not None:
        what, do = own
        raise FileError(f"{path} is {what}: {do}.{more and ' '}{more}")


def check_no_archive(path: Path) -> None:
    """Raises FileError where a file's name says that it holds several: ``posts.zip``, ``posts.tar.gz``."""
    inner = path.with_suffix("") if compression_of(path) else path
    if inner.suffix.lower() in _ARCHIVES:
        raise FileError(f"{path} is an archive: unpack it, and name the folder that its files are in then.")


@contextmanager
def opened(path: Path, heard: Any = None) -> Iterator[Stream]:
    """A file's unpacked bytes. Raises FileError where it cannot be read, was not fetched, is damaged, or ends before
    its end.

    heard: a hash that is told the file's own bytes as they are read
    """
    with explained(path, "read"), io.BufferedReader(io.FileIO(path), _HEAD) as file:
        head = file.peek()
        check_fetched(head, str(path))
        raw: BinaryIO = file if heard is None else io.BufferedReader(Heard(file, heard), _HEAD)
        try:
            if compression_of(path) and not os.fstat(file.fileno()).st_size:
                raise EOFError  # even nothing is packed into some bytes: this is a download that failed, say
            yield Stream(_unpacked(raw, compression_of(path)), raw)
        except (*_DAMAGED, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise FileError(f"{path} {_why_not_unpacked(head, compression_of(path))}") from error


def _why_not_unpacked(head: bytes, compression: str) -> str:
    """What is wrong with a file that begins with ``head``: programs that fetch one may unpack it, and keep its name."""
    if head and not re.match(_BEGINNINGS.get(compression, b""), head):
        return (
            f"is not packed, though its name ends in {compression}. If it can be read as it is, take that off its "
            "name; else fetch or make it again."
        )
    return "cannot be unpacked: it is damaged or cut off. Fetch or make it again."


def packing(raw: BinaryIO, compression: str) -> io.BufferedIOBase:
    """A stream that packs what is written into ``raw``: the same bytes in, the same bytes out, without a date."""
    if compression == ".gz":
        return gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0)
    if compression == ".bz2":
        return bz2.BZ2File(raw, "wb")
    if compression == ".xz":
        return lzma.LZMAFile(raw, "wb")
    packed: io.BufferedIOBase = _zstandard().ZstdCompressor().stream_writer(raw, closefd=False)
    return packed


def _unpacked(raw: BinaryIO, compression: str) -> io.BufferedReader:
    if compression == ".gz":
        return io.BufferedReader(gzip.GzipFile(fileobj=raw), _HEAD)
    if compression == ".bz2":
        return io.BufferedReader(_Parts(raw, bz2.BZ2Decompressor), _HEAD)
    if compression == ".xz":
        return io.BufferedReader(_Parts(raw, lzma.LZMADecompressor), _HEAD)
    if compression == ".zst":
        return io.BufferedReader(_Zstandard(raw), _HEAD)
    return raw  # type: ignore[return-value]


class Heard(io.RawIOBase):
    """A stream whose bytes are hashed as they pass."""

    def __init__(self, raw: BinaryIO, heard: Any) -> None:
        self._raw, self._hash = raw, heard

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = getattr(self._raw, "read1", self._raw.read)(len(buffer))
        self._hash.update(read)
        buffer[: len(read)] = read
        return len(read)


class _Unpacking(io.RawIOBase):
    """The unpacked bytes of a file, as many at once as are asked for, in however many parts they are packed: by the
    first million of them a file's encoding is told."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = 0
        while count < len(buffer) and (found := self._next(len(buffer) - count)):
            buffer[count : count + len(found)] = found
            count += len(found)
        return count

    def _next(self, most: int) -> bytes:
        """So many of the next bytes at most; none at the end. Raises EOFError where the file ends before."""
        raise NotImplementedError


class _Parts(_Unpacking):
    """Unpacks the parts of a file, as programs write them that pack on all cores, one after the other. Python's own
    readers end, without a word, before a part that is damaged at its beginning."""

    def __init__(self, raw: BinaryIO, start: Callable[[], Any]) -> None:
        self._raw, self._start = raw, start
        self._part = start()

    def _next(self, most: int) -> bytes:
        found = b""
        while not found:
            packed = b""
            if self._part.eof:
                packed = self._behind()
                if not packed:
                    return b""
                self._part = self._start()
            elif self._part.needs_input:
                packed = self._raw.read(_CHUNK)
                if not packed:
                    raise EOFError
            found = self._part.decompress(packed, most)
        return found

    def _behind(self) -> bytes:
        """The beginning of what stands behind a part; zeros, with which some programs fill a file up, are nothing."""
        packed: bytes = self._part.unused_data.lstrip(b"\0")
        while not packed and (more := self._raw.read(_CHUNK)):
            packed = more.lstrip(b"\0")
        return packed


class _Zstandard(_Unpacking):
    """Unpacks frame after frame. The library's own reader takes a file that is cut off for one that ends."""

    def __init__(self, raw: BinaryIO) -> None:
        library = _zstandard()
        self._error = library.ZstdError
        self._start = library.ZstdDecompressor(max_window_size=_WINDOW).decompressobj
        self._raw = raw
        self._frame: Any = None
        self._waiting = b""

    def _next(self, most: int) -> bytes:
        while not self._waiting:
            packed = self._frame.unused_data if self._frame is not None and self._frame.eof else b""
            if self._frame is None or self._frame.eof:
                packed = packed or self._raw.read(_CHUNK)
                if not packed:
                    return b""
                self._frame = self._start()
            else:
                packed = self._raw.read(_CHUNK)
                if not packed:
                    raise EOFError
            try:
                self._waiting = self._frame.decompress(packed)
            except self._error as error:
                raise EOFError from error
        found, self._waiting = self._waiting[:most], self._waiting[most:]
        return found


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra.of("corpora", "For .zst files") from error
    return zstandard
