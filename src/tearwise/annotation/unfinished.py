"""A run that is not whole yet: a folder beside the target, with every shard that is done and what they belong to."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from tearwise.annotation.files import explained
from tearwise.annotation.output import DONE, PART, RUN, is_of_a_run
from tearwise.errors import FileError
from tearwise.replacement import put_in_place
from tearwise.strict_json import NoJson, json_in

_LOCK = "lock"
_SHARD = "{:09}.jsonl"
_HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What the system says of a file that another process holds."""


class Unfinished:
    """The folder ``OUT.part``. A shard in it is whole: it is written under another name, and then gets its own."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.with_name(target.name + PART)
        self._removed = False

    @property
    def is_there(self) -> bool:
        """Whether a run of ours was broken off here."""
        return (self.folder / RUN).is_file()

    @property
    def is_foreign(self) -> bool:
        """Whether something else than a run of ours has the folder's name."""
        return self.folder.exists() and not is_of_a_run(self.folder)

    def begin(self, run: Mapping[str, Any]) -> None:
        """Begins a run; what was left of another one is gone."""
        with explained(self.folder, "written"):
            self._empty()
            self._write(RUN, json.dumps(run).encode())

    def go_on(self, run: Mapping[str, Any]) -> None:
        """Raises FileError unless what is there belongs to the very same run."""
        with explained(self.folder, "read"):
            content = (self.folder / RUN).read_bytes()
        try:
            before = json_in(content)
        except NoJson:
            before = None
        if changed := differences(before if isinstance(before, dict) else {}, run):
            raise FileError(
                f"{self.folder} is of a run with {' and '.join(changed)}, so it cannot be gone on with. "
                "Run the command as it was run then, or begin anew with --force instead of --resume."
            )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Makes the folder where there is none, and holds it, so that two runs never write the same file. Raises
        FileError where another one does, and where the disk knows no locks, so that nobody can tell."""
        with explained(self.folder, "written"):
            self.folder.mkdir(exist_ok=True)
            stream = open(self.folder / _LOCK, "ab")  # noqa: SIM115 - closed below
        try:
            with stream:
                if not self._locked(stream):
                    raise self._busy()
                yield
        finally:
            if self._removed and os.name == "nt":
                self._leave()  # Windows deletes no file that is open

    def check_free(self) -> None:
        """Raises FileError where another run writes there at this moment. Of a disk that knows no locks it tells
        nothing: ``held`` does."""
        place = self.folder / _LOCK
        with explained(self.target, "written"), suppress(OSError), open(place, "r+b") as stream:
            if not _locked(stream):
                raise self._busy()

    def _busy(self) -> FileError:
        return FileError(f"{self.target} is being written by another run. Wait for it, or name another file.")

    def done(self) -> frozenset[int]:
        """The numbers of the shards that are done. A Mac puts files of its own beside them (``._000000000.jsonl``) on
        disks that are not made for it."""
        with explained(self.folder, "read"):
            names = [path.name for path in self.folder.iterdir()]
        return frozenset(int(found[1]) for name in names if (found := DONE.fullmatch(name)))

    def keep(self, number: int, lines: bytes) -> None:
        """Keeps a shard that is done; once this returns, a power cut does not lose it."""
        with explained(self.folder, "written"):
            self._write(_SHARD.format(number), lines)

    def shards(self) -> Iterator[list[dict[str, Any]]]:
        """The records of each shard, in order."""
        for lines in self.lines():
            yield [json.loads(line) for line in lines.splitlines()]

    def lines(self) -> Iterator[bytes]:
        """The bytes of each shard, in order."""
        for number in sorted(self.done()):
            with explained(self.folder, "read"):
                yield (self.folder / _SHARD.format(number)).read_bytes()

    def remove(self) -> None:
        """Removes the folder, which must be held: what another run may have begun is never deleted."""
        with explained(self.folder, "deleted"):
            self._empty()
        self._leave()
        self._removed = True

    def forget(self) -> None:
        """Removes the folder where there is nothing in it to go on with: what a run leaves that is broken off while it
        makes it, or before a shard is done, or killed while it tidies up."""
        with suppress(FileError):
            if not self.folder.is_dir() or self._has_work or self.is_foreign:
                return
            with self.held():
                if not self._has_work:
                    self.remove()

    @property
    def _has_work(self) -> bool:
        """Whether there is something to go on with."""
        return self.is_there and bool(self.done())

    def _empty(self) -> None:
        """Deletes all but the lock. The run's record goes first: without it, nobody goes on with what a kill leaves."""
        (self.folder / RUN).unlink(missing_ok=True)
        for path in self.folder.iterdir():
            if path.name != _LOCK:
                path.unlink(missing_ok=True)  # a Mac's file is gone with the one that it stood beside

    def _leave(self) -> None:
        """Deletes the lock and the folder, unless another run has made something in it by now."""
        with suppress(OSError):
            (self.folder / _LOCK).unlink()
            self.folder.rmdir()

    def _locked(self, stream: IO[bytes]) -> bool:
        """Whether this process holds the lock now. A disk without locks, as some that a cluster's machines share, is
        told: to wait for a run that there is not would be for ever."""
        try:
            return _locked(stream)
        except OSError as error:
            self._leave()
            raise FileError(
                f"{self.folder} cannot be locked ({error.strerror or type(error).__name__}): its disk may know no "
                "locks, as some that are shared over a network. Name a file on another disk, and copy it afterwards."
            ) from error

    def _write(self, name: str, content: bytes) -> None:
        put_in_place(self.folder / name, lambda new: new.write_bytes(content))


_CALLED = {
    "tearwise": "another version of Tearwise",
    "bundle": "another engine, or another bundle",
    "versions": "other versions of packages",
    "input": "other accounts",
    "columns": "other columns (--text-column, --id-column, --answer-column)",
}
"""How a run's record calls what is no option of its own name."""


def differences(before: Mapping[str, Any], run: Mapping[str, Any]) -> list[str]:
    """What is another in a run than in one before it, by their records; nothing where they are the same."""
    changed = [name for name in run if before.get(name) != run[name]]
    return [one for name in changed for one in _differences(name, before.get(name), run[name])]


def other_versions(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """How it is called that packages have other versions now, and which they had before."""
    then = [f"{name} {before.get(name, 'none')}" for name in {**before, **now} if before.get(name) != now.get(name)]
    return f"other versions of packages ({', '.join(then)})"


def _differences(name: str, before: object, now: object) -> list[str]:
    """What is another in a run: the settings one by one, by the options that set them."""
    if name == "settings" and isinstance(before, Mapping) and isinstance(now, Mapping):
        names = [one for one in {**before, **now} if before.get(one) != now.get(one)]
        if "form" in names and "effects" in names:
            names.remove("effects")  # that flat columns have none was nobody's choice
        return [_CALLED.get(one, f"another --{one}{_was(before.get(one))}") for one in names]
    if name == "versions" and isinstance(before, Mapping) and isinstance(now, Mapping):
        return [other_versions(before, now)]
    if name == "input" and _without_formats(before) == _without_formats(now):
        return ["another --format"]
    return [_CALLED.get(name, f"other {name}")]


def _was(value: object) -> str:
    """What an option was, where it can be written behind it."""
    return f" (it was {value})" if isinstance(value, int | str) and not isinstance(value, bool) else ""


def _without_formats(files: object) -> object:
    """What a run's record says of the files that it reads, but not as what they are read."""
    if not isinstance(files, list):
        return None
    return [{k: v for k, v in file.items() if k != "format"} if isinstance(file, dict) else file for file in files]


def _locked(stream: IO[bytes]) -> bool:
    """Whether this process holds the file now. The system lets go of it when the process ends, however that comes.
    Raises OSError where it cannot be held at all."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True
