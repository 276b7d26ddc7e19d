"""Where the account comes from: an argument, a file, a pipe, or what is typed at the prompt."""

from __future__ import annotations

import errno
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from tearwise.annotation.files import explained, settled_encoding
from tearwise.errors import AccountError, FileError, raise_alone

LARGEST = 1_000_000
"""Bytes of the largest file that is looked into: an account has at most 20,000 characters."""

_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-")
"""How files of Word and its like begin, newer and older ones, and those of TextEdit; and PDF."""
_HALF = re.compile("[\ud800-\udfff]")
"""Bytes of the command line that are no character come as half of one."""
_NAME = 3
"""Words of a file's name at most that is repeated where there is no such file."""

_PROMPT = """\
Write what happened, in your own words: who cried, what
came before, what was said. Nothing leaves this computer,
and it stays out of your shell's history. When you are done,
press Ctrl-D on an empty line (on Windows: Ctrl-Z, Enter).
"""


def account_text(text: str | None, file: Path | None) -> str:
    """The account's text. Raises AccountError or FileError where there is none to be had."""
    if file is not None and text is not None:
        raise AccountError("The account was given twice: as text and as a file. Leave one of them out.")
    if file is not None:
        return text_of_file(file)
    if text is not None and text != "-":
        if _names_a_file(text):  # which would be read as the account, and told that nobody cries in it
            raise AccountError(
                "That is the name of a file or a folder. To read what is in a file, write --file before its name."
            )
        if _HALF.search(text):
            raise AccountError(
                "What you gave is not in the encoding that this terminal should have. Leave it out, and type or paste "
                "it when you are asked; or save it as a file in UTF-8, and give that with --file."
            )
        return text
    if sys.stdin is None:
        raise AccountError("There is no account to read. Give it as text, in quotes, or in a file, with --file.")
    if text is None and sys.stdin.isatty():
        return _typed(_PROMPT)
    return _text_from(sys.stdin.buffer, "Standard input")


def _names_a_file(text: str) -> bool:
    """Whether a text is the name of a file or a folder that is there."""
    with suppress(OSError, ValueError):  # what can be no name
        return bool(text) and Path(text).exists()
    return False


def typed_or_piped(prompt: str) -> str:
    """A text that is typed after a prompt, or piped in; empty where there is no standard input."""
    if sys.stdin is None:
        return ""
    return _typed(prompt) if sys.stdin.isatty() else _text_from(sys.stdin.buffer, "Standard input")


def text_of_file(path: Path) -> str:
    """The text of a file: UTF-8, with or without a byte order mark, or UTF-16 with one, or plainly so.

    Raises FileError where it cannot be read, is larger than 1 MB, or is in another encoding; a sentence that was given
    in the place of its name is not repeated.
    """
    if str(path) == "-" and not path.exists():
        raise FileError(
            "- is no file, but stands for standard input: write it in the place of the words, without --file."
        )
    _check_no_sentence(path)
    with explained(path, "read"), open(path, "rb") as stream:
        return _text_from(stream, str(path))


def _check_no_sentence(path: Path) -> None:
    """Raises FileError where a sentence was given, and no file is called so: it may be the account itself."""
    if len(str(path).split()) <= _NAME:
        return
    try:
        path.stat()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENAMETOOLONG):
            raise FileError(
                "There is no file of that name. To have these words themselves read, leave out --file."
            ) from None


def _text_from(stream: BinaryIO, name: str) -> str:
    content = stream.read(LARGEST + 1)
    if content.startswith(_DOCUMENTS):
        raise FileError(
            f"{name} is no plain text, but a document of Word, RTF or PDF, for instance. Save it as plain text "
            "(UTF-8), or copy its words, run the command without a file, and paste them."
        )
    if len(content) > LARGEST:
        raise FileError(
            f"{name} is larger than 1 MB. An account has at most 20,000 characters, a reply 5,000: keep the scene "
            "itself, or what you would say."
        )
    encoding, mark = settled_encoding(content, None, name)
    try:
        return content[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        at = mark + error.start + 1
        raise_alone(FileError(f"{name} is not {encoding[:6].upper()}: byte {at} does not fit. Save it as UTF-8."))


def _typed(prompt: str) -> str:
    with suppress(ImportError, AttributeError):  # where there is line editing, it takes long lines, and keeps none
        import readline

        readline.set_auto_history(False)
    if sys.stderr is None or sys.stdout is None:  # without either, input refuses, and print takes the other one
        return sys.stdin.read()
    print(prompt, file=sys.stderr, flush=True)
    lines = []
    with suppress(EOFError):
        while True:
            lines.append(input())
    return "\n".join(lines)
