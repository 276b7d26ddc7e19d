"""A file is replaced as a whole, by whatever writes it: it is on the disk before it has its name."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tearwise import FileError
from tearwise.annotation.files import write_text
from tearwise.annotation.unfinished import Unfinished
from tearwise.engines.calibration import default
from tearwise.engines.calibrations import keep
from tearwise.journal import header
from tearwise.replacement import PRIVATE, Unsettled, put_in_place, settle_folder


def keep_default(folder: Path) -> None:
    keep(default(), {"model": "a", "prompt": "b"}, folder)


def keep_shard(folder: Path) -> None:
    unfinished = Unfinished(folder / "out.jsonl")
    unfinished.folder.mkdir()
    unfinished.keep(0, b"{}\n")


WRITERS: list[Callable[[Path], object]] = [
    lambda folder: put_in_place(folder / "a", lambda new: new.write_bytes(b"x")),
    lambda folder: write_text(folder / "a", "x"),
    lambda folder: header.put_in_place(folder / "a", lambda new: new.write_bytes(b"x")),
    keep_default,
    keep_shard,
]


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
@pytest.mark.parametrize("write", WRITERS)
def test_whatever_is_written_is_on_the_disk_before_it_has_its_name_and_its_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object]
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def settled(descriptor: int) -> None:
        told = os.fstat(descriptor)
        if not stat.S_ISDIR(told.st_mode):
            assert told.st_size
        done.append("folder" if stat.S_ISDIR(told.st_mode) else "file")
        fsync(descriptor)

    def replaced(new: Path, target: Path) -> None:
        done.append("name")
        replace(new, target)

    monkeypatch.setattr(os, "fsync", settled)
    monkeypatch.setattr(os, "replace", replaced)
    write(tmp_path)
    assert done == ["file", "name", "folder"]


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
def test_on_a_mac_the_disks_own_memory_is_waited_for_where_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    told: list[OSError] = []

    def full(descriptor: int, what: int) -> None:
        asked.append(what)
        if told:
            raise told[0]

    plain: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("fcntl.F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr("fcntl.fcntl", full)
    monkeypatch.setattr(os, "fsync", plain.append)
    put_in_place(tmp_path / "a", lambda new: new.write_bytes(b"x"))
    assert (asked, plain) == ([51, 51], [])
    told.append(OSError(errno.ENOTSUP, "Operation not supported"))
    put_in_place(tmp_path / "a", lambda new: new.write_bytes(b"y"))
    assert len(plain) == 2
    told[0] = OSError(errno.EIO, "Input/output error")
    with pytest.raises(OSError, match="Input/output"):
        put_in_place(tmp_path / "a", lambda new: new.write_bytes(b"z"))
    assert (tmp_path / "a").read_bytes() == b"y"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), ValueError()])
def test_where_it_fails_there_is_what_was_there_and_nothing_beside_it(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "a"
    target.write_text("before")

    def half(new: Path) -> None:
        new.write_text("aft")
        raise error

    with pytest.raises(type(error)):
        put_in_place(target, half)
    assert (target.read_text(), list(tmp_path.iterdir())) == ("before", [target])


def test_where_nothing_can_be_written_the_systems_own_error_comes(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "nowhere" / "a", lambda new: new.write_text("x"))
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        put_in_place(tmp_path / "folder", lambda new: new.write_text("x"))
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_private_file_is_for_this_user_alone_from_its_first_byte_on(tmp_path: Path) -> None:
    modes: list[int] = []

    def fill(new: Path) -> None:
        modes.append(stat.S_IMODE(new.stat().st_mode))
        new.write_text("x")

    put_in_place(tmp_path / "a", fill, mode=PRIVATE)
    assert [*modes, stat.S_IMODE((tmp_path / "a").stat().st_mode)] == [0o600, 0o600]


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
@pytest.mark.parametrize(("number", "fails"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_a_system_that_settles_no_folders_is_no_error_and_a_disk_that_fails_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fails: bool
) -> None:
    def refused(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refused)
    if fails:
        with pytest.raises(OSError, match=os.strerror(number)):
            settle_folder(tmp_path)
    else:
        settle_folder(tmp_path)


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="this system settles no folders")
def test_where_only_its_name_may_be_lost_the_new_file_is_there_and_the_error_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, fsync = tmp_path / "a", os.fsync
    target.write_text("before")

    def fails_for_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fails_for_folders)
    with pytest.raises(Unsettled, match="all of it is there, but") as told:
        put_in_place(target, lambda new: new.write_text("after"))
    assert told.value.errno == errno.EIO
    assert (target.read_text(), list(tmp_path.iterdir())) == ("after", [target])
    with pytest.raises(FileError, match="all of it is there, but"):
        write_text(target, "again", force=True)
    assert target.read_text() == "again"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("relative", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path, there: bool, relative: bool) -> None:
    elsewhere, link, further = tmp_path / "elsewhere", tmp_path / "link", tmp_path / "further"
    elsewhere.mkdir()
    if there:
        (elsewhere / "a").write_text("before")
    further.symlink_to(Path("elsewhere") / "a" if relative else elsewhere / "a")
    link.symlink_to(further)
    put_in_place(link, lambda new: new.write_text("after"))
    assert (link.is_symlink(), further.is_symlink(), (elsewhere / "a").read_text()) == (True, True, "after")
    assert (len(list(tmp_path.iterdir())), len(list(elsewhere.iterdir()))) == (3, 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("through_link", [True, False])
def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path, through_link: bool) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    with pytest.raises(OSError, match="not a plain file"):
        put_in_place(link if through_link else pipe, lambda new: new.write_text("x"))
    assert (pipe.is_fifo(), link.is_symlink(), len(list(tmp_path.iterdir()))) == (True, True, 2)
    link.unlink()
    link.symlink_to(tmp_path)
    with pytest.raises(IsADirectoryError):
        put_in_place(link, lambda new: new.write_text("x"))
    link.unlink()
    link.symlink_to(link)
    with pytest.raises(OSError, match="link"):
        put_in_place(link, lambda new: new.write_text("x"))


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no such name")
def test_standard_output_is_no_file_to_be_replaced(tmp_path: Path) -> None:
    link = tmp_path / "out"
    link.symlink_to("/dev/stdout")
    code = (
        "import sys; from pathlib import Path; from tearwise.replacement import put_in_place\n"
        "try: put_in_place(Path(sys.argv[1]), lambda new: new.write_text('x'))\n"
        "except OSError as error: print(error.strerror)"
    )
    done = subprocess.run([sys.executable, "-c", code, link], capture_output=True, text=True, check=True)
    assert (done.stdout, link.is_symlink()) == ("it is not a plain file\n", True)
