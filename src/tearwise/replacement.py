"""Files that are replaced as a whole: after a crash or a power cut there is the old one or the new one."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NEW = ".new"
"""How the name ends of a file that is not whole yet."""
PRIVATE = 0o600
"""The mode of a file for this user alone."""
_SHARED = 0o666
_UNSETTLED = "all of it is there, but the disk fails and may lose it when the power goes"
_CANNOT_SETTLE = frozenset({errno.EACCES, errno.EPERM, errno.EBADF, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})


class Unsettled(OSError):
    """What was put in place is there, whole, under its name; but the disk failed, and may go back to what was there
    before when the power goes."""


def put_in_place(target: Path, fill: Callable[[Path], object], *, mode: int = _SHARED) -> None:
    """Fills a file beside the target, and lets it take the target's place when it is on the disk. Where the target is a
    symbolic link, that stays, and the file that it leads to is replaced.

    fill: writes the file, which is there already and empty
    mode: whom the new file is for, less what the system's umask takes away; that of an old one does not count
    Raises OSError where the system does not let it or something else than a plain file has the name, and what ``fill``
    raises; then there is what was there before, and nothing beside it. Raises Unsettled where the new file is in place,
    and the disk does not promise that it stays there.
    """
    place = _plain(target)
    new = place.with_name(f"{place.name}.{secrets.token_hex(4)}{NEW}")
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        fill(new)
        with open(new, "rb+") as file:
            flush(file.fileno())
        os.replace(new, place)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    settle_folder(place.parent)


def settle_folder(folder: Path) -> None:
    """Sees to it that the names in a folder outlast a power cut, where the system knows how to. Raises Unsettled where
    it does, and fails."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            flush(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SETTLE:
            raise Unsettled(error.errno, f"{_UNSETTLED} ({error.strerror or type(error).__name__})") from None


def flush(descriptor: int) -> None:
    """Waits until an open file, or folder, would be there after a power cut. Raises OSError.

    On macOS ``fsync`` does not wait for what the disk itself holds in memory; ``F_FULLFSYNC`` does, where it is known.
    """
    if sys.platform == "darwin":
        import fcntl  # which Windows does not have

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError as error:
            if error.errno not in _CANNOT_SETTLE:
                raise
    os.fsync(descriptor)


def _plain(target: Path) -> Path:
    """Where a file lies, or is to lie, behind all links. Raises OSError where something else lies there: a device, or a
    pipe such as /dev/stdout often is, takes what is written into it and is no file to be replaced."""
    with suppress(FileNotFoundError):
        kind = os.stat(target).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        if not stat.S_ISREG(kind):
            raise OSError(errno.EINVAL, "it is not a plain file", str(target))
    return Path(os.path.realpath(target)) if target.is_symlink() else target
