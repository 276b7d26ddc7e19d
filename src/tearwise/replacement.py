"""Files that are replaced as a whole: after a crash or a power cut there is the old one or the new one."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NEW = ".new"
"""How the name ends of a file that is not whole yet."""
PRIVATE = 0o600
"""The mode of a file for this user alone."""
_SHARED = 0o666
_CANNOT_SETTLE = frozenset({errno.EACCES, errno.EPERM, errno.EBADF, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})


def put_in_place(target: Path, fill: Callable[[Path], object], *, mode: int = _SHARED) -> None:
    """Fills a file beside the target, and lets it take the target's place when it is on the disk.

    fill: writes the file, which is there already and empty
    mode: whom the new file is for, less what the system's umask takes away; that of an old one does not count
    Raises OSError where the system does not let it, and what ``fill`` raises; then nothing is left behind.
    """
    new = target.with_name(f"{target.name}.{secrets.token_hex(4)}{NEW}")
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        fill(new)
        with open(new, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(new, target)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    settle_folder(target.parent)


def settle_folder(folder: Path) -> None:
    """Sees to it that the names in a folder outlast a power cut, where the system knows how to. Raises OSError where it
    does, and fails."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SETTLE:
            raise
