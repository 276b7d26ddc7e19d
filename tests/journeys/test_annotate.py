"""A researcher has a corpus read, with good rows and bad ones."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tearwise.rendering.record import schema
from tests.journeys.command import loaded, tearwise

SORRY = "My brother cried on the phone last night. He said he was sorry, it was all his fault."


def corpus(path: Path, rows: int) -> Path:
    lines = [json.dumps({"id": f"r{n}", "text": f"{SORRY} That was {n} years ago."}) for n in range(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_every_row_gets_a_record_and_bad_ones_are_counted(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    with source.open("a", encoding="utf-8") as more:
        more.write('{"id": "empty", "text": ""}\nnot json\n{"id": "last", "text": "She cried."}\n')
    ended = loaded("annotate", str(source), str(target))
    assert (ended.code, ended.out) == (0, "")
    assert "6 rows" in ended.err
    assert "2 could not be read" in ended.err
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == ["r0", "r1", "r2", "empty", None, "last"]
    assert [record["status"] == "error" for record in records] == [False, False, False, True, True, False]
    for record in records:
        if record["status"] != "error":
            jsonschema.validate(record, schema())
    assert not (tmp_path / "out.jsonl.part").exists()


def test_a_row_is_read_as_the_command_for_one_reads_it(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 4), tmp_path / "out.jsonl"
    loaded("annotate", str(source), str(target))
    last = json.loads(target.read_text(encoding="utf-8").splitlines()[-1])
    alone = json.loads(loaded("read", f"{SORRY} That was 3 years ago.", "--json").out)
    assert last.pop("id") == "r3"
    assert last.keys() == alone.keys()
    for one, another in zip(last["meanings"], alone["meanings"], strict=True):
        assert one["id"] == another["id"]
        assert one["probability"] == pytest.approx(another["probability"], abs=2e-4)
        assert [e["quote"] for e in one["evidence"]] == [e["quote"] for e in another["evidence"]]


def test_a_corpus_is_read_fast_and_the_record_says_so(tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", 12), tmp_path / "out.jsonl"
    ended = loaded("annotate", str(source), str(target), "--fast", "--step", "4", "--workers", "2")
    assert (ended.code, ended.out) == (0, "")
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    for record in records:
        jsonschema.validate(record, schema())
    beside = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert {record["bundle"] for record in records} == {beside["bundle"]}
    assert "+fast-" in beside["bundle"]
    again = loaded("annotate", str(source), str(tmp_path / "one.jsonl"), "--fast", "--step", "4", "--workers", "1")
    assert (again.code, (tmp_path / "one.jsonl").read_bytes()) == (0, target.read_bytes())
    mixed = loaded("annotate", str(source), str(target), "--step", "4", "--resume")
    assert (mixed.code, "is not what this run would write" in mixed.err) == (2, True)


def test_nothing_is_written_over_by_mistake(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 1)
    (tmp_path / "out.jsonl").write_text("old")
    for target, said in (("out.jsonl", "--force"), ("in.jsonl", "the file to read"), ("no/out.jsonl", "no folder")):
        ended = loaded("annotate", str(source), str(tmp_path / target))
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
    assert (tmp_path / "out.jsonl").read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
@pytest.mark.parametrize("later", [0.0, 0.2, 0.4])  # the workers are started, are loading, are reading
def test_a_run_that_is_broken_off_leaves_nothing_behind(later: float, tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 20_000)
    arguments = [sys.executable, "-m", "tearwise", "annotate", str(source), str(tmp_path / "out.jsonl")]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    while not (tmp_path / "out.jsonl.part").exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(later)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers as well
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_spreadsheet_is_read_into_a_spreadsheet_with_answers_from_a_column(tmp_path: Path) -> None:
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(
            [["post", "body", "cause"], ["p1", SORRY, "caught_or_confessing"], ["p2", "", ""]]
        )
    arguments = ("--text-column", "body", "--id-column", "post", "--answer-column", "trigger=cause")
    ended = loaded("annotate", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"), *arguments)
    assert (ended.code, ended.out) == (0, "")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        first, second = csv.DictReader(lines)
    assert (first["id"], first["status"], first["remorse_present"]) == ("p1", "read", "true")
    assert (second["id"], second["status"], second["remorse_probability"]) == ("p2", "error", "")
    told = json.loads((tmp_path / "out.csv.manifest.json").read_text(encoding="utf-8"))
    assert told["statuses"] == {"error": 1, "read": 1}
    assert told["bundle"] == json.loads(loaded("read", SORRY, "--json").out)["bundle"]


def test_json_lines_flow_through_a_pipe(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 3)
    loaded("annotate", str(source), str(tmp_path / "out.jsonl"))
    ended = loaded("annotate", "-", "-", stdin=source.read_bytes())
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (tmp_path / "out.jsonl").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed otherwise there")
def test_a_run_that_is_killed_goes_on_and_ends_in_the_same_bytes(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 20)
    (tmp_path / "whole").mkdir()
    options = ("--no-effects", "--step", "2")
    loaded("annotate", str(source), str(tmp_path / "whole/out.csv"), *options, "--workers", "1")
    arguments = ("annotate", str(source), str(tmp_path / "out.csv"), *options, "--workers", "2")
    process = subprocess.Popen([sys.executable, "-m", "tearwise", *arguments], stderr=subprocess.DEVNULL)
    while len(list(tmp_path.glob("out.csv.part/*.jsonl"))) < 2 and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert not (tmp_path / "out.csv").exists()
    again = loaded(*arguments)
    assert (again.code, "--resume" in again.err) == (2, True)
    ended = loaded(*arguments, "--resume")
    assert (ended.code, "20 rows" in ended.err) == (0, True)
    for name in ("out.csv", "out.csv.manifest.json"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.csv", "out.csv.manifest.json", "whole"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on_and_nothing_more(
    sent: signal.Signals, code: int, tmp_path: Path
) -> None:
    source = corpus(tmp_path / "in.jsonl", 2_000)
    arguments = ("annotate", str(source), str(tmp_path / "out.csv"), "--step", "2", "--workers", "2")
    process = subprocess.Popen(
        [sys.executable, "-m", "tearwise", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while len(list(tmp_path.glob("out.csv.part/*.jsonl"))) < 1 and process.poll() is None:
        time.sleep(0.01)
    if sent == signal.SIGINT:
        os.killpg(process.pid, sent)  # as a terminal sends it: to the workers too
    else:
        process.send_signal(sent)  # as a batch system sends it: to the command alone
    out, err = process.communicate()
    kept = f"What is done is kept in {tmp_path / 'out.csv.part'}: run the command with --resume to go on.\n"
    assert (process.returncode, out, err) == (code, b"", kept.encode())
    assert not (tmp_path / "out.csv").exists()
    assert list(tmp_path.glob("out.csv.part/*.jsonl"))


def test_a_corpus_is_read_on_a_cluster_of_its_own_to_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'tearwise[ray]'")
    source = corpus(tmp_path / "in.jsonl", 12)
    (tmp_path / "local").mkdir()
    options = ("--no-effects", "--step", "4", "--workers", "1")
    assert loaded("annotate", str(source), str(tmp_path / "local/out.csv"), *options).code == 0
    ended = tearwise("annotate", str(source), str(tmp_path / "out.csv"), *options, "--on", "ray")
    assert (ended.code, ended.out) == (0, "")
    assert "12 rows" in ended.err
    for name in ("out.csv", "out.csv.manifest.json"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "local" / name).read_bytes()


def test_an_address_without_a_cluster_is_told(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 1)
    ended = loaded("annotate", str(source), str(tmp_path / "out.csv"), "--address", "auto")
    assert (ended.code, "--on ray" in ended.err) == (2, True)
