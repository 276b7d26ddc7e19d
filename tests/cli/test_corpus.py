"""``tearwise annotate``."""

from __future__ import annotations

import bz2
import gzip
import json
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.work import Finished, Settings, alone
from tearwise.cli.ending import main
from tearwise.cli.exit_code import NOTHING_TO_READ, READ, USAGE
from tests.annotation.scripted import start
from tests.cli.conftest import Run

SORRY = "He cried and said he was sorry."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = [{"id": "a", "text": SORRY}, {"id": "b", "text": ""}, {"id": "c", "text": "He cried. He loves me."}]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_a_corpus_is_annotated_and_what_failed_is_counted(run: Run, source: Path, tmp_path: Path) -> None:
    ended = run("annotate", str(source), str(tmp_path / "out.jsonl"))
    assert (ended.code, ended.out) == (READ, "")
    assert "3 rows written" in ended.err
    assert "1 could not be read" in ended.err
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [(one["id"], one["status"]) for one in records] == [("a", "read"), ("b", "error"), ("c", "read")]


def test_records_are_those_of_read(run: Run, source: Path, tmp_path: Path) -> None:
    run("annotate", str(source), str(tmp_path / "out.jsonl"))
    first = json.loads((tmp_path / "out.jsonl").read_text().splitlines()[0])
    assert first == {"id": "a", **json.loads(run("read", SORRY, "--json").out)}


def test_what_is_printed_on_the_way_does_not_stand_among_the_records(
    run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loses_a_worker(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        for one in alone(start())(corpus, settings, done):
            print("(raylet) A worker died or was killed.")  # so does Ray, in the process that writes the records
            yield one

    monkeypatch.setattr("tearwise.cli.corpus._runner", lambda *_: (loses_a_worker, "scripted/1"))
    ended = run("annotate", str(source), "-")
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == ["a", "b", "c"]
    assert "A worker died" in ended.err


def test_a_program_may_annotate_in_any_of_its_threads_and_keeps_its_own_way_to_end(
    run: Run, source: Path, tmp_path: Path
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with ThreadPoolExecutor(1) as threads:
        elsewhere = threads.submit(main, ["annotate", str(source), str(tmp_path / "elsewhere.jsonl")]).result()
    assert elsewhere == run("annotate", str(source), str(tmp_path / "here.jsonl")).code == READ
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_corpus_without_a_single_account_ends_with_one(run: Run, source: Path, tmp_path: Path) -> None:
    source.write_text('{"id": 1, "text": ""}\n')
    ended = run("annotate", str(source), str(tmp_path / "out.jsonl"))
    assert ended.code == NOTHING_TO_READ
    assert "1 could not be read, and their records say why (the first: line 1: The account is empty" in words(ended.err)


def test_a_file_that_is_there_packed_and_unpacked_is_told_before_it_is_read_twice(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.csv", "a.csv.gz", "b.csv.gz", "c.csv.gz", "c.csv.bz2", "d.csv"):
        rows = b"id,text\n1,He cried.\n"
        pack = {".gz": gzip.compress, ".bz2": bz2.compress}.get(Path(name).suffix, bytes)
        (folder / name).write_bytes(pack(rows))
    ended = run("annotate", str(folder), str(tmp_path / "out.csv"))
    assert words(ended.err).startswith("Packed, beside the same name: a.csv.gz, c.csv.gz. If they hold the same,")
    (folder / "a.csv.gz").unlink()
    (folder / "c.csv.gz").unlink()
    assert "Packed" not in run("annotate", str(folder), str(tmp_path / "other.csv")).err


def test_a_file_in_another_encoding_is_told_before_it_is_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = "id,text\n1,He cried.\n2,He cried: “sorry”.\n"
    (folder / "a.csv").write_text(rows, "utf-8")
    (folder / "b.csv.gz").write_bytes(gzip.compress(rows.encode("cp1252")))
    (folder / "c.csv").write_text(rows, "utf-16")
    (folder / "d.txt").write_bytes("He cried: “sorry”.".encode("cp1252"))
    ended = run("annotate", str(folder), str(tmp_path / "a.csv"))
    assert words(ended.err).startswith("Not UTF-8 throughout: b.csv.gz. Rows with other bytes will fail. If it is in")
    assert "2 could not be read" in words(ended.err)
    ended = run("annotate", str(folder), str(tmp_path / "b.csv"), "--encoding", "cp1252")
    assert (ended.code, "throughout" in ended.err, "could not be read" in ended.err) == (READ, False, False)


def test_rows_that_all_failed_are_not_said_to_have_no_id(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,text\n1,He cried,and left.\n2,She cried,too.\n")
    ended = run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.jsonl"))
    assert ended.code == NOTHING_TO_READ
    assert "2 could not be read, and their records say why (the first: row 1 has 3 cells" in words(ended.err)
    assert "has an id" not in ended.err


def test_how_many_rows_have_no_id_is_told_where_others_have(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"id,text\n1,{SORRY}\n,{SORRY}\n ,He cried.\n,\n,x,y\n")
    ended = run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"))
    assert words(ended.err).endswith(". 2 rows that could be read have no id.")
    (tmp_path / "in.csv").write_text(f"id,text\n1,{SORRY}\n2,{SORRY}\n,x,y\n")
    assert "no id" not in run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"), "--force").err


@pytest.mark.parametrize("piped", ['{"id": 1, "text": ""}\n{"id": 2}\n', ""])
def test_a_stream_without_a_single_account_ends_with_one_too(run: Run, piped: str) -> None:
    ended = run("annotate", "-", "-", stdin=piped.encode())
    assert (ended.code, ended.out.count("\n")) == (NOTHING_TO_READ, piped.count("\n"))
    assert ("There is no row to read." in ended.err) == (not piped)
    assert run("annotate", "-", "-", stdin=f'{{"id": 3, "text": "{SORRY}"}}\n{piped}'.encode()).code == READ


def test_a_stream_says_what_failed_and_what_is_read_from_one(run: Run) -> None:
    ended = run("annotate", "-", "-", stdin=f"id,text\n1,{SORRY}\n".encode())
    assert (ended.code, ended.out.count("is not JSON")) == (NOTHING_TO_READ, 2)
    assert "2 of 2 rows could not be read. Standard input is read as JSON Lines." in words(ended.err)
    ended = run("annotate", "-", "-", stdin=f'{{"id": 3, "text": "{SORRY}"}}\nno JSON\n'.encode())
    assert (ended.code, words(ended.err)) == (READ, "1 of 2 rows could not be read.")


def test_what_is_left_out_of_a_folder_is_said(run: Run, source: Path, tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.zip").write_bytes(b"PK")
    (tmp_path / "more").symlink_to(tmp_path.parent, target_is_directory=True)
    ended = run("annotate", str(tmp_path), str(tmp_path / "out.csv"))
    assert ended.code == READ
    assert "6 files left out, by a name that tells no format: a.zip, b.zip, c.zip, d.zip, e.zip, … " in words(ended.err)
    assert "1 link to other folders not followed: more. Read what is there by itself." in words(ended.err)
    assert "3 rows written" in words(ended.err)


def test_texts_that_seem_tables_are_told_before_they_are_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"id\ttext\n1\t{SORRY}\n2\t{SORRY}\n", "utf-16")
    (folder / "c.txt").write_text(SORRY)
    ended = run("annotate", str(folder), str(tmp_path / "out.csv"))
    said = "2 text files that seem to be a table (headings with tabs between, or in quotes), read as one account each: a.txt, b.txt. If"
    assert (ended.code, words(ended.err).startswith(said), "3 rows written" in ended.err) == (READ, True, True)
    (folder / "c.txt").unlink()
    ended = run("annotate", str(folder), str(tmp_path / "tsv.csv"), "--format", "tsv")
    assert words(ended.err).startswith("4 rows written")
    ended = run("annotate", str(folder / "a.txt"), str(tmp_path / "one.csv"))
    assert (ended.code, "give --format tsv" in words(ended.err).lower()) == (USAGE, True)
    assert not (tmp_path / "one.csv").exists()


def test_a_table_without_the_accounts_is_told_at_once_and_nothing_besides(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tearwise.assembly.Reader", lambda: pytest.fail("the engine was loaded"))
    (tmp_path / "in.csv").write_bytes("Study 1;;\npost;body;mood\n1;He cried: “no”.;sad\n".encode("cp1252"))
    ended = run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"))
    assert (ended.code, "Ctrl-C" in ended.err, "delete that line" in words(ended.err)) == (USAGE, False, True)


def test_accounts_are_never_written_as_ids(run: Run, source: Path, tmp_path: Path) -> None:
    ended = run("annotate", str(source), str(tmp_path / "out.jsonl"), "--id-column", "text")
    assert (ended.code, "cannot hold the accounts and name the rows too" in words(ended.err)) == (USAGE, True)
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("step", ["0", "1000001", "99999999999999999999999"])
def test_a_step_that_cannot_be_is_told(run: Run, source: Path, tmp_path: Path, step: str) -> None:
    ended = run("annotate", str(source), str(tmp_path / "out.jsonl"), "--step", step)
    assert (ended.code, "--step" in ended.err) == (USAGE, True)


def words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def test_a_field_that_no_line_has_is_told_with_those_that_there_are(run: Run, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    ended = run("annotate", str(source), str(target), "--text-field", "texts")
    assert (ended.code, ended.out) == (USAGE, "")
    assert "No line has a field 'texts'. There are: id, text." in ended.err
    assert "Did you mean 'text'?" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
    named = ("--answer-column", "trigger=tigger", "--id-column", "Post")
    ended = run("annotate", str(source), str(target), *named)
    assert ended.code == READ
    assert "Nothing is answered by 'tigger' (trigger): no line has such a field. There are: id, text." in words(
        ended.err
    )
    assert "No row has an id: 'Post' is nowhere, or empty." in words(ended.err)
    streamed = run("annotate", "-", "-", *named, stdin=source.read_bytes())
    assert streamed.code == READ
    assert "Nothing is answered by 'tigger'" in streamed.err
    assert "No row has an id: 'Post' is nowhere" in words(streamed.err)
    said = run("annotate", str(source), str(target), "--answer-column", "trigger=text", "--force").err
    assert "Nothing is answered" not in said
    assert "has an id" not in said
    assert "no question 'triger'" in run("annotate", str(source), str(target), "--answer-column", "triger=why").err


def test_a_table_without_ids_is_read_and_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"text\n{SORRY}\n")
    ended = run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"))
    assert (ended.code, "No row has an id: 'id' is nowhere" in words(ended.err)) == (READ, True)


def test_a_table_without_ids_is_told_before_it_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Reached(Exception):
        pass

    def reached(*given: object) -> None:
        raise Reached

    (tmp_path / "in.csv").write_text(f"IDs,text\n7,{SORRY}\n")
    monkeypatch.setattr("tearwise.cli.corpus._runner", reached)
    said = words(run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv")).err)
    assert said.startswith("No column 'id': in.csv. The rows will have no ids.")
    assert "name it with --id-column. Did you mean 'IDs'?" in said
    said = words(run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"), "--id-column", "IDs").err)
    assert "No column" not in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--answer-column", "trigger=why", "--answer-column", "trigger=text"), "--answer-column: a question is to be"),
        (("--answer-column", "trigger", "--answer-column", "trigger=text"), "--answer-column: a question is to be"),
        (("--effects", "--form", "flat"), "--effects: flat columns have no place for effects"),
    ],
)
def test_options_that_contradict_one_another_are_told(
    run: Run, source: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    ended = run("annotate", str(source), str(tmp_path / "out.jsonl"), *options)
    assert (ended.code, said in words(ended.err)) == (USAGE, True)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.parametrize("target", ["", " /", "/", ".", "..", "posts.csv/", "no/../"])
def test_what_names_no_file_is_not_written(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("annotate", str(source), target)
    assert (ended.code, "OUT: it must name a file, readings.csv for instance." in words(ended.err)) == (USAGE, True)
    ended = run("annotate", "", "out.csv")
    assert (ended.code, "has no name" in ended.err) == (USAGE, True)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_file_is_written_over_only_when_forced(run: Run, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    ended = run("annotate", str(source), str(target))
    assert ended.code == USAGE
    assert "--force" in ended.err
    assert target.read_text() == "old"
    assert run("annotate", str(source), str(target), "--force").code == READ


def test_a_corpus_that_is_not_there_is_said_before_the_engine_is_loaded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tearwise.assembly.Reader", lambda: pytest.fail("the engine was loaded"))
    assert "No such file" in run("annotate", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")).err
    assert "No such file" in run("evaluate", str(tmp_path / "gold.jsonl")).err


def test_a_spreadsheet_saved_on_windows_is_read_by_its_encoding(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_bytes("id;text\nZoë;He cried and said he was sorry – “désolé”.\n".encode("cp1252"))
    ended = run("annotate", str(source), str(target))
    assert (ended.code, "name its encoding with --encoding" in words(ended.err)) == (NOTHING_TO_READ, True)
    record = json.loads(target.read_text(encoding="utf-8"))
    assert record["error"].startswith("row 1 is not UTF-8 in 'text': name its encoding with --encoding")
    assert run("annotate", str(source), str(target), "--force", "--encoding", "windows-1252").code == READ
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "Zoë"
    told = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert told["settings"]["encoding"] == "cp1252"
    for wrong, said in (("utf-16", "is neither UTF-16 nor UTF-8"), ("windows-1525", "no encoding 'windows-1525'")):
        ended = run("annotate", str(source), str(tmp_path / "no.csv"), "--encoding", wrong)
        assert (ended.code, said in ended.err) == (USAGE, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.jsonl", "out.jsonl.manifest.json"]
    sheet = run("codebook", str(tmp_path / "sheet.csv"), "--accounts", str(source), "--encoding", "cp1252")
    assert sheet.code == READ
    assert "“désolé”" in (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")


def test_ids_that_stand_twice_are_told_at_the_end(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f"id,text\n1,{SORRY}\n1,{SORRY}\n2,{SORRY}\n3,{SORRY}\n", encoding="utf-8")
    ended = run("annotate", str(source), str(tmp_path / "one.csv"))
    assert "4 rows written" in ended.err
    assert "1 id stands on more than one row (2 rows in all)." in " ".join(ended.err.split())
    source.write_text(source.read_text(encoding="utf-8") + f"3,{SORRY}\n", encoding="utf-8")
    ended = run("annotate", str(source), str(tmp_path / "two.csv"))
    assert "2 ids stand on more than one row (4 rows in all)." in " ".join(ended.err.split())
    source.write_text(f"id,text\n1,{SORRY}\n2,{SORRY}\n", encoding="utf-8")
    assert "more than one row" not in run("annotate", str(source), str(tmp_path / "none.csv")).err


def test_the_embedded_engine_is_taken_for_no_language_model_beside_fast(run: Run, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert "language model" not in run("annotate", str(source), str(out), "--engine", "embedded", "--fast").err
    ended = run("annotate", str(source), str(tmp_path / "model.jsonl"), "--engine", "openai:m", "--fast")
    assert ended.code == USAGE
    assert "leave out --fast" in ended.err


def test_a_file_that_is_written_to_while_it_is_read_is_told(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Changed while it was read: in.jsonl."
    assert told not in run("annotate", str(source), str(tmp_path / "a.jsonl")).err
    monkeypatch.setattr("tearwise.annotation.corpus.Corpus.changed", lambda corpus: ("in.jsonl",))
    assert told in run("annotate", str(source), str(tmp_path / "b.jsonl")).err


def test_texts_that_were_spoilt_on_their_way_are_told_before_they_are_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,text\n1,I don&#39;t know why he cried.\n")
    ended = run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"))
    assert ended.code == READ
    assert "Spoilt on its way here: in.csv." in " ".join(ended.err.split())
    (tmp_path / "in.csv").write_text("id,text\n1,I don't know why he cried.\n")
    assert "Spoilt" not in run("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"), "--force").err
