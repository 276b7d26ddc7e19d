"""Commands that read with a language model: a real server, a real client, and whatever may go wrong between them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tearwise.cli import main
from tearwise.cli.exit_code import NO_MODEL, NOTHING_TO_READ, READ, USAGE
from tearwise.engines.calibrations import place
from tearwise.engines.prompt import version
from tearwise.meanings import MEANINGS
from tests.cli.conftest import Ended
from tests.engines.model_server import ModelServer, model_server, right_answer

SORRY = "My dad cried last night. He said he was sorry for all of it."
DANGER = "My brother cried. He said he has the pills beside his bed and is going to kill himself tonight."
MODEL = ("--engine", "openai:tiny")

Run = Callable[..., Ended]


@pytest.fixture
def run(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Runs a command with the model, and calibrations in a folder of its own."""
    monkeypatch.setenv("TEARWISE_CALIBRATIONS", str(tmp_path / "calibrations"))
    monkeypatch.delenv("TEARWISE_DEBUG", raising=False)
    monkeypatch.setattr("tearwise.engines.chat.until_next", lambda asked, tried: 0.0)

    def run(*arguments: str, at: str | None = None) -> Ended:
        capsys.readouterr()
        code = main([*arguments, *MODEL, "--base-url", server.url if at is None else at])
        return Ended(code, *capsys.readouterr())

    return run


def corpus(path: Path, texts: list[str]) -> str:
    rows = [json.dumps({"id": f"r{n}", "text": text}) for n, text in enumerate(texts)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def gold(path: Path, rows: int = 6) -> str:
    """Accounts of which the model finds remorse in all, and the labels in a third."""
    labels = [dict.fromkeys(MEANINGS, 0) | {"remorse": 0 if n % 3 else 2} for n in range(rows)]
    lines = [json.dumps({"id": n, "text": f"{SORRY} {n}", "meanings": one}) for n, one in enumerate(labels)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_an_account_is_read_by_the_model_that_was_named(run: Run, server: ModelServer) -> None:
    ended = run("read", SORRY, "--json")
    assert (ended.code, ended.err) == (READ, "")
    record = json.loads(ended.out)
    assert record["bundle"].startswith(f"openai:tiny+prompt.{version()}+calibration.default-1+bundle.")
    (passage,) = record["meanings"][0]["evidence"]
    assert (record["meanings"][0]["id"], passage["quote"]) == ("remorse", "He said he was sorry for all of it")
    assert passage["effect"] > 0.5
    assert SORRY in server.accounts()


def test_effects_are_asked_for_only_where_they_are_shown(run: Run, server: ModelServer) -> None:
    assert "Being sorry" in run("read", SORRY).out
    assert server.accounts() == [SORRY]
    assert "without these words: 65% → 4%" in run("read", SORRY, "--explain").out
    assert len(server.accounts()) == 3


def test_quotes_that_were_dropped_are_told(run: Run, server: ModelServer) -> None:
    meanings = right_answer(SORRY)["meanings"] | {"love": {"quotes": ["I adore you"], "score": 2}}
    server.does({"change": {"meanings": meanings}})
    ended = run("read", SORRY)
    assert "1 quote of the model's left out" in ended.err
    assert "adore" not in ended.out + ended.err


def test_where_the_model_gives_out_danger_is_told_all_the_same(run: Run, server: ModelServer) -> None:
    server.does(*[{"status": 500}] * 9)
    ended = run("read", DANGER, "--country", "IE")
    assert ended.code == NO_MODEL
    assert "112" in ended.out
    assert "500" in ended.err
    server.does(*[{"content": "no"}] * 9)
    assert "112" in run("ask", DANGER, "--country", "IE").out
    server.does(*[{"status": 500}] * 9)
    ended = run("read", SORRY)
    assert (ended.code, ended.out) == (NO_MODEL, "")


def test_another_computers_model_takes_leave_and_is_warned_of(run: Run, server: ModelServer) -> None:
    elsewhere = f"http://0.0.0.0:{server.port}/v1"
    ended = run("read", SORRY, at=elsewhere)
    assert (ended.code, ended.out) == (USAGE, "")
    assert "--allow-remote-model" in ended.err
    assert server.seen() == []
    ended = run("read", SORRY, "--allow-remote-model", at=elsewhere)
    assert ended.code == READ
    assert ended.err.startswith("Warning: The account leaves this computer: it is sent to 0.0.0.0:")
    assert "unencrypted" in ended.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("read", SORRY, "--base-url", "http://127.0.0.1:1/v1"), "--engine openai:MODEL"),
        (("read", SORRY, "--allow-remote-model"), "--engine openai:MODEL"),
        (("read", SORRY, "--engine", "gpt"), "no such engine"),
        (("read", SORRY, "--engine", "llama3.1:8b"), "Did you mean openai:llama3.1:8b?"),
        (("read", SORRY, "--engine", "ollama:llama3"), "Did you mean openai:llama3?"),
        (("read", SORRY, "--engine", "openai:"), "no such engine"),
        (("read", SORRY, "--engine", "openai:a b"), "model's name"),
        (("read", SORRY, *MODEL, "--base-url", "http://u:p@127.0.0.1/v1"), "no user"),
        (("read", SORRY, *MODEL, "--allow-remote-model", "--base-url", "https://[::::]/v1"), "cannot be used"),
        (("ask", *MODEL), "Without an account"),
        (("annotate", "in.jsonl", "out.jsonl", *MODEL, "--on", "ray"), "this computer alone"),
        (("calibrate", __file__.replace("test_engine.py", "gold.jsonl"), *MODEL), "gold.jsonl"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_asked(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == USAGE
    assert told in capsys.readouterr().err


def test_the_embedded_engine_may_be_named_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", SORRY, "--engine", "embedded", "--json"]) == READ
    assert json.loads(capsys.readouterr().out)["bundle"].startswith("20")


def test_without_the_extra_it_is_said_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    for name in ("tearwise.engines.chat", "tearwise.engines.language_model"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    ended = run("read", SORRY)
    assert ended.code == USAGE
    assert 'pip install "tearwise[llm]"' in ended.err


def test_questions_are_asked_about_what_the_model_read(
    run: Run, server: ModelServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "answers").write_text("1\n1\ns\n")
    with open(tmp_path / "answers", encoding="utf-8") as answers:
        monkeypatch.setattr(sys, "stdin", answers)
        ended = run("ask", SORRY)
    assert ended.code == READ
    assert "Being sorry" in ended.out
    assert server.accounts() == [SORRY]  # once, however many answers there are


def test_a_corpus_is_read_and_a_row_that_the_model_fails_at_says_so(
    run: Run, server: ModelServer, tmp_path: Path
) -> None:
    server.does(rules={"POISON": {"status": 500}, "BABBLE": {"content": "Once upon a time"}})
    source = corpus(tmp_path / "in.jsonl", [SORRY, "POISON. He cried.", "", "BABBLE. He cried.", DANGER])
    ended = run("annotate", source, str(tmp_path / "out.csv"))
    assert ended.code == READ
    assert "5 rows" in ended.err
    assert "3 could not be read" in ended.err
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ["read", "error", "error", "error", "too_little"]
    assert "does answer about other accounts" in lines[2]
    assert "not the JSON" in lines[4]
    assert "openai:tiny+" in lines[1]
    assert ",now," in lines[5]
    assert json.loads((tmp_path / "out.csv.manifest.json").read_text())["bundle"].startswith("openai:tiny+")


@pytest.mark.parametrize("answer", [{"status": 500}, {"content": "Once upon a time"}])
def test_danger_is_in_the_record_of_an_account_that_the_model_fails_at(
    run: Run, server: ModelServer, tmp_path: Path, answer: dict[str, object]
) -> None:
    server.does(rules={"BABBLE": answer})
    source = corpus(tmp_path / "in.jsonl", [f"BABBLE. {DANGER}", "BABBLE. He cried.", ""])
    assert run("annotate", source, str(tmp_path / "out.jsonl")).code == NOTHING_TO_READ
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["status"] for one in records] == ["error"] * 3
    assert [[(risk["id"], risk["urgency"]) for risk in one["risks"]] for one in records[:2]] == [
        [("self_harm", "now")], [],
    ]  # fmt: skip
    assert "risks" not in records[2]  # no text to look at
    for name in ("out.csv", "out.parquet", "flat.jsonl"):
        form = ("--form", "flat") if name == "flat.jsonl" else ()
        run("annotate", source, str(tmp_path / name), *form)
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[-4:] == ["now", "", "", ""]
    assert pq.read_table(tmp_path / "out.parquet")["self_harm"].to_pylist() == ["now", None, None]
    assert json.loads((tmp_path / "flat.jsonl").read_text().splitlines()[0])["self_harm"] == "now"


def test_a_server_that_dies_stops_the_run_and_resume_goes_on(run: Run, server: ModelServer, tmp_path: Path) -> None:
    texts = [f"{SORRY} It was {n} years ago." for n in range(9)]
    source, target = corpus(tmp_path / "in.jsonl", texts), tmp_path / "out.jsonl"
    with model_server() as mortal:
        mortal.does(rules={"5 years": {"exit": True}})
        ended = run("annotate", source, str(target), "--step", "2", "--workers", "1", at=mortal.url)
        assert ended.code == NO_MODEL
        assert "is it running?" in ended.err
        assert ended.err.endswith(f" What is done is kept in {target}.part: run the command with --resume to go on.\n")
        assert not target.exists()
        assert len(list((tmp_path / "out.jsonl.part").glob("*.jsonl"))) == 2
        ended = run("annotate", source, str(target), "--step", "2", "--resume", at=mortal.url)
        assert ended.code == NO_MODEL  # still dead; what is done stays done
        assert len(list((tmp_path / "out.jsonl.part").glob("*.jsonl"))) == 2
    with model_server(mortal.port) as again:
        assert run("annotate", source, str(target), "--step", "2", "--resume", at=again.url).code == READ
        assert not any(" 0 years" in account or " 3 years" in account for account in again.accounts())
    assert run("annotate", source, str(tmp_path / "unbroken.jsonl"), "--step", "2").code == READ
    assert target.read_bytes() == (tmp_path / "unbroken.jsonl").read_bytes()


def test_another_model_does_not_go_on_with_a_run(run: Run, tmp_path: Path) -> None:
    source, target = corpus(tmp_path / "in.jsonl", [SORRY] * 4), tmp_path / "out.jsonl"
    with model_server() as mortal:
        mortal.does(rules={"sorry": {"exit": True}})
        run("annotate", source, str(target), at=mortal.url)
    assert not (tmp_path / "out.jsonl.part").exists()  # nothing was done: nothing is left
    assert main(["annotate", source, str(target), *MODEL, "--base-url", mortal.url]) == NO_MODEL


def test_a_calibration_is_fitted_kept_and_used(run: Run, server: ModelServer, tmp_path: Path) -> None:
    before = json.loads(run("read", SORRY, "--json").out)["meanings"][0]
    ended = run("calibrate", gold(tmp_path / "gold.jsonl", rows=60))
    assert ended.code == READ
    assert ended.out.startswith("60 labelled accounts")
    assert "Brier score" in ended.out
    path = place("tiny", version())
    assert str(path) in ended.err
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["rows"], kept["failed"], kept["model"]) == (60, 0, "tiny")
    assert SORRY not in path.read_text(encoding="utf-8")
    record = json.loads(run("read", SORRY, "--json").out)
    assert f"+calibration.{kept['id']}+" in record["bundle"]
    after = next(one for one in record["meanings"] if one["id"] == "remorse")
    assert after["probability"] == pytest.approx(kept["probabilities"]["remorse"][2], abs=1e-3)
    assert 0.33 < after["probability"] < 0.45 < before["probability"]
    assert kept["thresholds"]["remorse"] < after["probability"]
    assert after["present"]


def test_a_server_that_turns_down_whatever_is_asked_is_told_so_and_no_account_blamed(
    run: Run, server: ModelServer, tmp_path: Path
) -> None:
    source = corpus(tmp_path / "in.jsonl", [SORRY])
    for arguments in (("annotate", source, str(tmp_path / "o.jsonl")), ("calibrate", gold(tmp_path / "gold.jsonl"))):
        server.does(*[{"status": 400}] * 9)
        ended = run(*arguments)
        assert (ended.code, ended.out) == (NO_MODEL, "")
        assert "turned down even a short text of ours (400): it may not take temperature, seed, max_tokens" in " ".join(
            ended.err.split()
        )
        assert "this account" not in ended.err


def test_a_calibration_takes_a_table_as_it_is(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "gold.csv"
    table.write_bytes(f"body,{','.join(MEANINGS)}\n{SORRY} – désolé,0,0,0,0,2,0,0,0,0\n".encode("cp1252"))
    assert "--text-column" in run("calibrate", str(table)).err
    assert "--encoding" in run("calibrate", str(table), "--text-column", "body").err
    ended = run("calibrate", str(table), "--text-field", "body", "--encoding", "windows-1252")
    assert (ended.code, ended.out.startswith("1 labelled account;")) == (READ, True)


def test_a_calibration_counts_no_answer_that_is_none_against_the_model(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "gold.csv"
    row = f"{SORRY},0,0,0,0,2,0,0,0,0"
    table.write_text(f"text,{','.join(MEANINGS)},trigger,rare\n{row},death,x\n{row},divorce,no\n")
    ended = run("calibrate", str(table))
    assert ended.code == USAGE
    assert "row 2 has an answer that is none: 'trigger' has no such value." in " ".join(ended.err.split())


def test_accounts_that_the_model_fails_at_are_left_out_and_counted(
    run: Run, server: ModelServer, tmp_path: Path
) -> None:
    server.does(rules={"it. 1": {"content": "no"}, "it. 4": {"status": 503}})
    ended = run("calibrate", gold(tmp_path / "gold.jsonl"))
    assert ended.code == READ
    assert "2 of 6 accounts left out" in ended.err
    assert "4 accounts: that is few" in ended.err
    kept = json.loads(place("tiny", version()).read_text(encoding="utf-8"))["probabilities"]
    moved = max(abs(kept[id][score] - default) for id in kept for score, default in enumerate((0.04, 0.25, 0.65)))
    assert f"It moved the default by {moved:.2f} at most" in ended.err
    server.does(rules={"it.": {"content": "no"}})
    assert run("calibrate", gold(tmp_path / "gold.jsonl")).code == NO_MODEL


def test_where_the_server_dies_what_was_kept_before_stays(run: Run, server: ModelServer, tmp_path: Path) -> None:
    run("calibrate", gold(tmp_path / "gold.jsonl"))
    kept = place("tiny", version()).read_bytes()
    with model_server() as mortal:
        mortal.does(rules={"it. 2": {"exit": True}})
        assert run("calibrate", gold(tmp_path / "gold.jsonl"), at=mortal.url).code == NO_MODEL
    assert place("tiny", version()).read_bytes() == kept
    place("tiny", version()).write_bytes(kept[:-30])
    ended = run("read", SORRY)
    assert ended.code == USAGE
    assert "tearwise calibrate" in ended.err
    assert run("calibrate", gold(tmp_path / "gold.jsonl")).code == READ  # a damaged one is no hindrance


def test_the_embedded_engine_is_not_calibrated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", gold(tmp_path / "gold.jsonl"), "--engine", "embedded"]) == USAGE
    assert "comes calibrated" in capsys.readouterr().err


def test_a_model_is_measured_as_the_embedded_engine_is(run: Run, server: ModelServer, tmp_path: Path) -> None:
    server.does(rules={"it. 1": {"content": "no"}})
    ended = run("evaluate", gold(tmp_path / "gold.jsonl"))
    assert ended.code == READ
    assert ended.out.startswith("5 accounts with labels")
    assert "1 account left out" in ended.err
    assert "F1 remorse" in ended.out


def test_a_stream_is_read_too(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus(tmp_path / "in.jsonl", [SORRY])
    ended = run("annotate", str(tmp_path / "in.jsonl"), "-")
    assert ended.code == READ
    assert json.loads(ended.out)["bundle"].startswith("openai:tiny")


def test_a_corpus_of_which_the_model_reads_nothing_ends_with_one(run: Run, server: ModelServer, tmp_path: Path) -> None:
    server.does(rules={"dad": {"content": "no"}})
    assert run("annotate", corpus(tmp_path / "in.jsonl", [SORRY]), str(tmp_path / "o.jsonl")).code == NOTHING_TO_READ
