"""A corpus in, a record a row out: in order, nothing lost, nothing half-written."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearwise.accounts import LONGEST
from tearwise.annotation import run
from tearwise.annotation.corpus import Corpus
from tearwise.annotation.formats import packing as packing_of
from tearwise.annotation.lines import LONGEST_LINE
from tearwise.annotation.rows import Columns
from tearwise.annotation.work import Finished, ReadsMany, Settings, alone
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import FileError
from tearwise.reading import Reader, Reading

ROOT = Path(__file__).parents[2]
SORRY = "He cried and said he was sorry."


@pytest.fixture
def reader() -> Reader:
    return Reader(ScriptedEngine(), asker=lambda combination, scores, account: None, watch=lambda text, risks: ())


class Counts(NamedTuple):
    rows: int
    failed: int
    changed: tuple[str, ...] = ()


def annotate(
    source: Path,
    target: Path,
    reader: ReadsMany,
    columns: Columns | None = None,
    force: bool = False,
    progress: run.Progress = lambda done, rows: None,
) -> Counts:
    """A run in this process."""
    settings = Settings(columns or Columns(), step=4)
    runner = alone(lambda: reader)
    found = run.annotate(Corpus.of(source), target, runner, settings, "scripted/1", force=force, progress=progress)
    return Counts(found.rows, found.failed, found.changed)


def check_target(source: Path, target: Path, force: bool) -> None:
    run.check_target(Corpus.of(source), target, force=force)


def corpus(path: Path, *lines: object) -> Path:
    """A file with these lines: strings and bytes as they are, anything else as JSON."""
    whole = b""
    for one in lines:
        if not isinstance(one, str | bytes):
            one = json.dumps(one)
        whole += (one.encode() if isinstance(one, str) else one) + b"\n"
    path.write_bytes(whole)
    return path


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(one) for one in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_file_whose_name_is_not_utf_8_is_read_like_any_other(tmp_path: Path, reader: Reader, name: str) -> None:
    folder = tmp_path / "posts"
    folder.mkdir()
    try:
        corpus(folder / os.fsdecode(b"caf\xe9.jsonl"), {"id": "a", "text": SORRY}, {"id": "b", "text": ""})
        corpus(folder / os.fsdecode(b"caf\xe9.txt"), SORRY)
        pq.write_table(pa.table({"id": ["c"], "text": [SORRY]}), tmp_path / "plain.parquet")
        (tmp_path / "plain.parquet").rename(folder / os.fsdecode(b"caf\xe9.parquet"))
    except OSError:
        pytest.skip("this system has no such names")
    assert annotate(folder, tmp_path / name, reader) == Counts(4, 1)
    written = json.loads((tmp_path / f"{name}.manifest.json").read_text(encoding="utf-8"))
    assert [os.fsencode(one["name"]) for one in written["input"]] == [
        b"caf\xe9.jsonl", b"caf\xe9.parquet", b"caf\xe9.txt",
    ]  # fmt: skip


def test_every_row_gets_its_record_in_order_and_keeps_its_id(tmp_path: Path, reader: Reader) -> None:
    source = corpus(
        tmp_path / "in.jsonl", {"id": "b", "text": SORRY}, {"id": 7, "text": "He cried. He loves me."}, {"text": SORRY}
    )
    assert annotate(source, tmp_path / "out.jsonl", reader) == Counts(3, 0)
    written = records(tmp_path / "out.jsonl")
    assert [one["id"] for one in written] == ["b", 7, None]
    assert [one["meanings"][0]["id"] for one in written] == ["remorse", "love", "remorse"]
    assert written[0] == {"id": "b", **reader.read(SORRY).to_record()}


def test_an_output_that_is_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path, reader: Reader) -> None:
    source = corpus(tmp_path / "in.jsonl", {"id": "a", "text": SORRY})
    annotate(source, tmp_path / "plain.jsonl", reader)
    (tmp_path / "elsewhere").mkdir()
    old = tmp_path / "elsewhere" / "old.jsonl"
    old.write_text("old\n", encoding="utf-8")
    link = tmp_path / "out.jsonl"
    try:
        link.symlink_to(old)
    except OSError:
        pytest.skip("this system makes no links")
    annotate(source, link, reader, force=True)
    assert link.is_symlink()
    assert old.read_bytes() == (tmp_path / "plain.jsonl").read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("out")) == [
        "out.jsonl", "out.jsonl.manifest.json",
    ]  # fmt: skip


def test_fields_may_have_other_names(tmp_path: Path, reader: Reader) -> None:
    source = corpus(tmp_path / "in.jsonl", {"post": "p1", "body": SORRY, "id": "x", "text": "no"})
    annotate(source, tmp_path / "out.jsonl", reader, Columns("body", "post"))
    (one,) = records(tmp_path / "out.jsonl")
    assert (one["id"], one["status"]) == ("p1", "read")


BAD = {
    "not JSON": '{"id": "x", "text": ',
    "Infinity": '{"id": "x", "score": -Infinity, "text": "He cried."}',
    "NaN": '{"id": "x", "text": NaN}',
    "an infinite id": '{"id": 1e999, "text": "He cried."}',
    "a list": "[1, 2]",
    "too deep": "[" * 100_000,
    "a list as id": {"id": ["x"], "text": SORRY},
    "no text": {"id": "x"},
    "no str": {"id": "x", "text": 7},
    "empty": {"id": "x", "text": " \n"},
    "too long": {"id": "x", "text": "cried " * LONGEST},
    "NUL": {"id": "x", "text": "He cried.\0"},
    "half a surrogate pair": '{"id": "x", "text": "He cried \\ud83d."}',
    "another encoding": '{"id": "x", "text": "He cried, désolé."}'.encode("latin-1"),
    "an endless line": '{"id": "x", "text": "' + "a" * (LONGEST_LINE + 10) + '"}',
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_row_gets_a_record_that_says_why_and_stops_nothing(tmp_path: Path, reader: Reader, bad: object) -> None:
    source = corpus(tmp_path / "in.jsonl", bad, {"id": "good", "text": SORRY}, bad)
    assert annotate(source, tmp_path / "out.jsonl", reader) == Counts(3, 2)
    first, good, last = records(tmp_path / "out.jsonl")
    assert (good["id"], good["status"]) == ("good", "read")
    assert set(first) == set(last) == {"id", "status", "error"}
    assert (first["status"], last["status"]) == ("error", "error")
    assert first["error"].startswith("line 1")
    assert last["error"].startswith("line 3")
    assert "cried" not in first["error"]


def test_a_bad_row_keeps_the_id_that_it_has(tmp_path: Path, reader: Reader) -> None:
    annotate(corpus(tmp_path / "in.jsonl", {"id": "x", "text": ""}), tmp_path / "out.jsonl", reader)
    assert records(tmp_path / "out.jsonl")[0]["id"] == "x"


@settings(max_examples=40)  # each is a run, whose files are settled on the disk
@given(st.lists(st.booleans(), max_size=20), st.integers(1, 7))
def test_good_and_bad_rows_stay_in_order_however_far_the_reader_looks_ahead(
    tmp_path_factory: pytest.TempPathFactory, good: list[bool], ahead: int
) -> None:
    class InBunches:
        """Takes so many texts before it gives the first reading."""

        def read_many(
            self,
            texts: Iterable[str],
            answers: Iterable[Mapping[str, object] | None] | None = None,
            *,
            effects: bool = True,
            brief: bool = False,
        ) -> Iterator[Reading]:
            waiting: list[str] = []
            for text in texts:
                waiting.append(text)
                if len(waiting) == ahead:
                    yield from map(one.read, waiting)
                    waiting.clear()
            yield from map(one.read, waiting)

    one = Reader(ScriptedEngine(), asker=lambda combination, scores, account: None, watch=lambda text, risks: ())
    folder = tmp_path_factory.mktemp("corpus")
    source = corpus(folder / "in.jsonl", *({"id": n, "text": SORRY if fine else ""} for n, fine in enumerate(good)))
    counts = annotate(source, folder / "out.jsonl", InBunches())
    assert counts == Counts(len(good), good.count(False))
    assert [(r["id"], r["status"] == "read") for r in records(folder / "out.jsonl")] == list(enumerate(good))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_corpus_may_be_utf_8_or_utf_16_and_have_other_line_ends(
    tmp_path: Path, reader: Reader, encoding: str
) -> None:
    source = tmp_path / "in.jsonl"
    text = "He cried and said “sorry” 😭 \u010a\u2028"
    whole = "\r\n".join(json.dumps({"id": n, "text": text}, ensure_ascii=False) for n in range(3)) + "\r\n\r\n"
    source.write_bytes(whole.encode(encoding))
    assert annotate(source, tmp_path / "out.jsonl", reader) == Counts(3, 0)
    evidence = records(tmp_path / "out.jsonl")[2]["meanings"][0]["evidence"][0]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert "sorry" in evidence["quote"]


def half_of_utf_16(path: Path) -> None:
    path.write_bytes(json.dumps({"id": "x", "text": SORRY}).encode("utf-16") * 2 + b"\0")


def without_its_column(path: Path) -> None:
    if path.suffix == ".parquet":
        pq.write_table(pa.table({"body": [SORRY]}), path)
    else:
        path.write_text(f"id,body\nx,{SORRY}\n")


def cut_off(path: Path) -> None:
    content = path.suffix == ".gz" and gzip.compress(b'{"id": 1, "text": "%d"}\n' * 9_000)
    path.write_bytes((content or b"PAR1 no")[:-5])


BROKEN = {
    "z.csv": without_its_column,
    "z.parquet": without_its_column,
    "z.jsonl.gz": cut_off,
    "y.parquet": cut_off,
    "z.jsonl": half_of_utf_16,
    "y.jsonl": lambda path: path.write_bytes(json.dumps({"text": SORRY}).encode("utf-16-le")[:-1]),  # unmarked
    "y.csv": lambda path: path.write_text('id,"text"x\n'),
    "x.csv": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_file_at_the_end_of_a_corpus_is_told_before_anything_is_read(
    tmp_path: Path, reader: Reader, name: str
) -> None:
    (tmp_path / "posts").mkdir()
    corpus(tmp_path / "posts" / "a.jsonl", *({"text": SORRY},) * 9)
    BROKEN[name](tmp_path / "posts" / name)
    asked: list[int] = []

    class Counting:
        def read_many(self, *given: Any, **more: Any) -> Iterator[Reading]:
            asked.append(1)
            return reader.read_many(*given, **more)

    with pytest.raises(FileError, match=re.escape(name)):
        annotate(tmp_path / "posts", tmp_path / "out.jsonl", Counting())
    assert asked == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["posts"]


@pytest.mark.parametrize("packing", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_the_hash_of_a_file_is_that_of_its_own_bytes(tmp_path: Path, reader: Reader, packing: str) -> None:
    target = tmp_path / f"in.jsonl{packing}"
    line = json.dumps({"text": SORRY}).encode() + b"\n"
    with open(target, "wb") as raw:
        out: Any = packing_of(raw, packing) if packing else raw
        out.write(line * 9)
        if packing:
            out.close()
    if packing not in ("", ".zst"):
        target.write_bytes(target.read_bytes() + b"\0" * 2**21)
    assert annotate(target, tmp_path / "out.jsonl", reader) == Counts(9, 0)
    written = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert written["input"][0]["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()


def test_a_stream_has_each_record_in_order_as_soon_as_it_can_and_is_told_of_each(
    tmp_path: Path, reader: Reader
) -> None:
    source = corpus(tmp_path / "in.jsonl", *({"id": n, "text": SORRY if n % 3 else ""} for n in range(6)))
    settings, told = Settings(step=2), list[tuple[int, int]]()

    class Flushed(io.BytesIO):
        seen: ClassVar[list[int]] = []

        def flush(self) -> None:
            self.seen.append(self.getvalue().count(b"\n"))

    def backwards(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        first, *others = alone(lambda: reader)(corpus, settings, done)
        yield first
        yield from reversed(others)

    out = Flushed()
    came = run.stream(Corpus.of(source), out, backwards, settings, lambda done, rows: told.append((done, rows)))
    assert came == (6, 2)
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == list(range(6))
    assert out.seen[:3] == [2, 4, 6]
    assert [rows for _, rows in told] == [2, 4, 6]
    assert told[-1][0] == source.stat().st_size


def test_what_is_read_to_a_stream_is_looked_at_first_too(tmp_path: Path, reader: Reader) -> None:
    corpus(tmp_path / "a.jsonl", *({"text": SORRY},) * 9)
    without_its_column(tmp_path / "b.csv")
    out = io.BytesIO()
    with pytest.raises(FileError, match=r"b\.csv has no column 'text'"):
        run.stream(Corpus.of(tmp_path), out, alone(lambda: reader), Settings(step=4))
    assert out.getvalue() == b""


def test_a_stream_that_leads_to_a_file_of_the_corpus_is_told_instead_of_read_for_ever(
    tmp_path: Path, reader: Reader
) -> None:
    corpus(tmp_path / "a.jsonl", *({"text": SORRY},) * 9)
    where = tmp_path / "z.jsonl"
    with where.open("wb") as out, pytest.raises(FileError, match=r"z\.jsonl is where the readings go"):
        run.stream(Corpus.of(tmp_path), out, alone(lambda: reader), Settings(step=4))
    assert where.read_bytes() == b""
    with (tmp_path / "z.txt").open("wb") as out:
        assert run.stream(Corpus.of(tmp_path / "a.jsonl"), out, alone(lambda: reader), Settings(step=4)).rows == 9


def test_an_empty_corpus_makes_an_empty_file(tmp_path: Path, reader: Reader) -> None:
    assert annotate(corpus(tmp_path / "in.jsonl"), tmp_path / "out.jsonl", reader) == Counts(0, 0)
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_the_progress_ends_at_the_size_of_the_file(tmp_path: Path, reader: Reader) -> None:
    source = corpus(tmp_path / "in.jsonl", *({"text": SORRY},) * 6)
    told: list[tuple[int, int]] = []
    annotate(source, tmp_path / "out.jsonl", reader, progress=lambda done, rows: told.append((done, rows)))
    assert told == sorted(told)
    assert [rows for _, rows in told] == [4, 6]
    assert told[-1][0] == source.stat().st_size


def test_the_progress_never_goes_back_in_whatever_order_shards_are_done(tmp_path: Path, reader: Reader) -> None:
    source = corpus(tmp_path / "in.jsonl", *({"id": n, "text": SORRY + " " * 2**15} for n in range(12)))
    told: list[tuple[int, int]] = []

    def backwards(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        yield from reversed(list(alone(lambda: reader)(corpus, settings, done)))

    settings = Settings(step=4)
    run.annotate(
        Corpus.of(source), tmp_path / "out.jsonl", backwards, settings, "s/1",
        progress=lambda done, rows: told.append((done, rows)),
    )  # fmt: skip
    assert told == [(source.stat().st_size, rows) for rows in (4, 8, 12)]


def test_a_file_that_is_written_to_while_it_is_read_is_told_in_the_manifest(tmp_path: Path, reader: Reader) -> None:
    """What is appended by then is read too, and the hash is of what was there before."""
    source, target = corpus(tmp_path / "in.jsonl", *({"text": SORRY},) * 5), tmp_path / "out.jsonl"
    manifest, before = tmp_path / "out.jsonl.manifest.json", hashlib.sha256(source.read_bytes()).hexdigest()

    def append(done: int, rows: int) -> None:
        with source.open("a") as file:
            file.write(json.dumps({"text": SORRY}) + "\n")

    assert annotate(source, target, reader, progress=append).changed == ("in.jsonl",)
    assert [(one["sha256"], one["changed"]) for one in json.loads(manifest.read_text())["input"]] == [(before, True)]
    touched = annotate(source, target, reader, force=True, progress=lambda done, rows: os.utime(source, (0, 0)))
    assert touched.changed == ()
    assert ["changed" in one for one in json.loads(manifest.read_text())["input"]] == [False]
    gone = annotate(source, target, reader, force=True, progress=lambda done, rows: source.unlink(missing_ok=True))
    assert gone.changed == ("in.jsonl",)


def test_a_run_that_breaks_off_leaves_nothing_new_and_the_old_as_it_was(tmp_path: Path, reader: Reader) -> None:
    class Breaks:
        def read_many(
            self,
            texts: Iterable[str],
            answers: Iterable[Mapping[str, object] | None] | None = None,
            *,
            effects: bool = True,
            brief: bool = False,
        ) -> Iterator[Reading]:
            yield reader.read(next(iter(texts)))
            assert (tmp_path / "out.jsonl.part").exists()
            raise KeyboardInterrupt

    source = corpus(tmp_path / "in.jsonl", *({"text": SORRY},) * 5)
    (tmp_path / "out.jsonl").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        annotate(source, tmp_path / "out.jsonl", Breaks(), force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
    assert (tmp_path / "out.jsonl").read_text() == "old"


def test_a_file_that_is_there_is_written_over_only_when_forced(tmp_path: Path, reader: Reader) -> None:
    source = corpus(tmp_path / "in.jsonl", {"text": SORRY})
    (tmp_path / "out.jsonl").write_text("old")
    with pytest.raises(FileError, match="--force"):
        annotate(source, tmp_path / "out.jsonl", reader)
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert annotate(source, tmp_path / "out.jsonl", reader, force=True) == Counts(1, 0)


BESIDE = {"as a folder": "in.jsonl.part", "as a manifest": "in.jsonl.manifest.json"}


@pytest.mark.parametrize("name", ["in.jsonl", "./in.jsonl", "link.jsonl", *BESIDE])
def test_the_file_to_read_is_never_written(tmp_path: Path, reader: Reader, name: str) -> None:
    source = corpus(tmp_path / BESIDE.get(name, "in.jsonl"), {"text": SORRY})
    before = source.read_bytes()
    if name == "link.jsonl":
        (tmp_path / name).symlink_to(source)
    target = tmp_path / ("in.jsonl" if name in BESIDE else name)
    with pytest.raises(FileError, match="is the file to read"):
        run.check_target(Corpus.of(source, "jsonl"), target, force=True)
    assert source.read_bytes() == before


def test_what_cannot_be_written_is_said_before_anything_is_read(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", {"text": SORRY})
    with pytest.raises(FileError, match="there is no folder"):
        check_target(source, tmp_path / "no" / "out.jsonl", False)
    with pytest.raises(FileError, match="not a plain file"):
        check_target(source, tmp_path, True)
    for nameless in (Path(), Path("/")):
        with pytest.raises(FileError, match="has no name"):
            check_target(source, nameless, True)
    with pytest.raises(FileError, match="cannot be read"):
        check_target(tmp_path / "missing.jsonl", tmp_path / "out.jsonl", False)
    with pytest.raises(FileError, match="no format to write"):
        check_target(source, tmp_path / "out.xlsx", False)
    with pytest.raises(FileError, match="cannot hold nested records"):
        run.annotate(
            Corpus.of(source), tmp_path / "out.csv", lambda *_: pytest.fail("read"), Settings(form="nested"), "s/1"
        )
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file")
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="not a plain file"):
        check_target(corpus(tmp_path / "in.jsonl"), Path("/dev/null"), True)


PEAK = """
import subprocess
import sys
from pathlib import Path
from tests.annotation.scripted import corpus, run
folder, rows = Path(sys.argv[1]), int(sys.argv[2])
run(corpus(folder / f"{rows}.jsonl", rows), folder / f"{rows}.csv", step=128)
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM:")) / 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the most memory that was taken")
def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def peak(rows: int) -> float:
        command = [sys.executable, "-c", PEAK, str(tmp_path), str(rows)]
        return float(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)

    # The records of the larger corpus take nearly 5 MB more; two runs of the same size differ by less than one.
    assert peak(8_000) < peak(1_000) + 3


@pytest.mark.parametrize("extension", ["jsonl", "csv", "parquet"])
def test_an_account_is_read_though_there_is_a_gap_among_the_ids(tmp_path: Path, reader: Reader, extension: str) -> None:
    """Tables of numbers with gaps hold NaN in the place of an id."""
    pq.write_table(pa.table({"id": [1.0, float("nan"), 3.0], "text": [SORRY] * 3}), tmp_path / "in.parquet")
    form = "flat" if extension == "csv" else "nested"
    settings = Settings(Columns(), form=form, step=4)  # type: ignore[arg-type]
    runner = alone(lambda: reader)
    found = run.annotate(Corpus.of(tmp_path / "in.parquet"), tmp_path / f"out.{extension}", runner, settings, "s/1")
    assert (found.statuses, found.named) == ({"read": 3}, 2)


@pytest.mark.skipif(os.name == "nt", reason="Windows numbers no files")
def test_file_and_manifest_are_on_the_disk_before_they_get_their_names(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: set[int] = set()
    real = os.fsync

    def fsync(file: int) -> None:
        settled.add(os.fstat(file).st_ino)
        real(file)

    monkeypatch.setattr(os, "fsync", fsync)
    annotate(corpus(tmp_path / "in.jsonl", {"text": SORRY}), tmp_path / "out.jsonl", reader)
    assert {(tmp_path / name).stat().st_ino for name in ("out.jsonl", "out.jsonl.manifest.json")} <= settled
    assert tmp_path.stat().st_ino in settled, "their names may be lost"


def test_an_id_of_nothing_names_no_row(tmp_path: Path, reader: Reader) -> None:
    source = corpus(
        tmp_path / "in.jsonl", {"id": "", "text": SORRY}, {"id": " ", "text": SORRY}, {"id": "", "text": ""}
    )
    found = run.annotate(Corpus.of(source), tmp_path / "out.jsonl", alone(lambda: reader), Settings(step=4), "s/1")
    assert (found.named, found.nameless) == (0, 2)
