"""``tearwise journal`` keeps, shows, changes and gives out what a person keeps, and says what is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import jsonschema
import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from tearwise import assembly
from tearwise.accounts import Account
from tearwise.assembly import Reader
from tearwise.cli import main
from tearwise.cli.exit_code import JOURNAL_SHUT, READ, USAGE
from tearwise.cli.kept import _asked_for
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import EpisodeError
from tearwise.journal import Journal, Person, Response, database, exchange
from tearwise.journal.learning import FEWEST
from tearwise.journal.settings import COMPACT
from tearwise.reading import Scores
from tests.cli.conftest import Ended, Run
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, WEDDING
from tests.journal.overtaken import overtake

OTHER = "nine loud bitterns"
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
JRNL = Path(__file__).parents[1] / "data" / "foreign" / "jrnl.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands look for the journal; they know its passphrase, and there is no terminal to ask on."""
    place = tmp_path / "journal"
    monkeypatch.setenv("TEARWISE_JOURNAL", str(place))
    monkeypatch.setenv("TEARWISE_PASSPHRASE", PASSPHRASE)
    monkeypatch.delenv("TEARWISE_NEW_PASSPHRASE", raising=False)
    monkeypatch.setattr("tearwise.cli.unlock._terminal", lambda: False)
    return place


Call = Callable[..., Ended]


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two journals to be copied: an empty one, and one with an episode of Dad's (1) and one of Ada's (2) in it."""
    place = tmp_path_factory.mktemp("templates")
    read = assembly.Reader(ScriptedEngine()).read
    Journal.create(PASSPHRASE, place / "empty", strength=CHEAP).lock()
    shutil.copytree(place / "empty", place / "kept")
    with Journal.open(PASSPHRASE, place / "kept") as journal:
        journal.add(
            read(SORRY, {"relationship": "parent"}),
            person=Person("Dad", "parent", "he"),
            happened="2026-11-20T21:30",
            responses=[Response("held him", "yes")],
            note="He rang.",
        )
        journal.add(read(WEDDING, {"trigger": "ceremony"}), person="Ada", happened="2026-11-21")
    return place


@pytest.fixture
def journal(run: Run, folder: Path, templates: Path) -> Call:
    """Runs a command of the journal, which is there, empty, and cheap to open."""
    shutil.copytree(templates / "empty", folder)
    return lambda *arguments, **given: run("journal", *arguments, **given)


@pytest.fixture
def kept(run: Run, folder: Path, templates: Path) -> Call:
    """The same, with an episode of Dad's (1) and one of Ada's (2) in it."""
    shutil.copytree(templates / "kept", folder)
    return lambda *arguments, **given: run("journal", *arguments, **given)


def test_an_account_is_kept_and_listed_and_shown(journal: Call) -> None:
    added = (
        ("add", SORRY, "-p", "Dad", "--relationship", "parent", "--pronoun", "he", "--when", "2026-11-20T21:30",
         "--did", "held him", "--helped", "yes", "--note", "He rang."),
        ("add", WEDDING, "--person", "Ada", "--when", "2026-11-21", "-a", "trigger=ceremony"),
    )  # fmt: skip
    for number, arguments in enumerate(added, start=1):
        assert journal(*arguments).out == f"Kept as episode {number}. To see it: tearwise journal show {number}\n"
    listed = journal("list")
    assert listed.out.splitlines()[0].split() == ["2", "2026-11-21", "Ada", "Joy", "or", "relief"]
    assert "Dad  Being sorry" in listed.out
    shown = journal("show", "1")
    assert shown.out.startswith("Episode 1  2026-11-20 21:30  Dad (parent, he)\nYou: held him (it helped)\n")
    assert "Your note: He rang." in shown.out
    assert "“I am sorry.”" in shown.out
    assert "--answer" not in shown.out, "nothing is asked of what is long past"
    assert (listed.err, shown.err) == ("", "")
    record = json.loads(journal("show", "1", "--json").out)
    assert record["answers"] == {"relationship": ["parent"]}, "which is an answer too"


def test_the_account_comes_from_a_pipe_and_makes_the_journal(run: Run, folder: Path) -> None:
    ended = run("journal", "add", "-", stdin=SORRY.encode())
    assert (ended.code, ended.out) == (READ, "Kept as episode 1. To see it: tearwise journal show 1\n")
    assert f"A journal has been made in {folder}." in ended.err
    with Journal.open(PASSPHRASE, folder) as journal:
        assert journal.episode(1).content.account.text == SORRY


def test_a_place_that_no_journal_can_be_put_in_is_told_before_a_passphrase_is_asked_for(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    monkeypatch.chdir(tmp_path)
    ended = run("journal", "add", "-", "--folder", ".", stdin=SORRY.encode())
    assert (ended.code, ended.out, list(tmp_path.iterdir())) == (USAGE, "", [])
    assert ended.err.startswith("tearwise: . is no name of a folder of the journal's own.")


def test_reading_can_be_saved(journal: Call, run: Run) -> None:
    plain, saved = run("read", SORRY, "--answer", "rare=yes"), run("read", SORRY, "--answer", "rare=yes", "--save")
    assert saved.out == plain.out
    assert saved.err.startswith("Kept as episode 1.")
    assert json.loads(journal("show", "1", "--json").out)["answers"] == {"rare": ["yes"]}


def test_lists_and_searches_are_narrowed_and_can_be_json(kept: Call) -> None:
    assert kept("list", "--person", "dad", "--json").out.count("\n") == 1
    assert (
        kept("list", "--meaning", "joy_relief", "--since", "2026-11-21", "--until", "2026-11-21").out.count("Ada") == 1
    )
    assert kept("list", "--since", "2027-01-01").out == "Nothing of that kind is kept.\n"
    assert "There are more: --limit 2" in kept("list", "-n", "1").out
    found = json.loads(kept("search", "RANG", "--json").out)
    assert (found["id"], found["passage"]) == (1, "He [rang]. held him")
    assert "café" in kept("search", "cafe", "wed").out
    assert kept("list", "--people").out == "Ada\nDad (parent, he)\n"
    assert json.loads(kept("list", "--people", "--json").out.splitlines()[1])["relationship"] == "parent"


def test_words_to_search_for_are_piped_in_too_and_missed_where_there_are_none(
    kept: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert json.loads(kept("search", "--json", stdin=b"rang\n").out)["id"] == 1
    ended = kept("search", stdin=b"")
    assert (ended.code, ended.out) == (USAGE, "")
    assert "nothing to search for. Give the words: tearwise journal search WORDS" in " ".join(ended.err.split())
    monkeypatch.setattr("tearwise.cli.kept.sys.stdin", None)
    with pytest.raises(EpisodeError, match="nothing to search for"):
        _asked_for()


def test_a_folder_in_the_home_is_found_where_the_shell_leaves_its_sign(
    kept: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("USERPROFILE", str(folder.parent))
    monkeypatch.delenv("TEARWISE_JOURNAL")
    assert kept("list", "--folder=~/journal").code == READ
    ended = kept("list", "--folder=~nobody-of-that-name/journal")
    assert ended.code == USAGE
    assert "--folder: it begins with the home of somebody" in " ".join(ended.err.split())


@pytest.mark.parametrize("command", [("add", SORRY), ("edit", "1")])
def test_an_everyday_word_for_a_relationship_is_told_what_it_may_mean(kept: Call, command: tuple[str, ...]) -> None:
    ended = kept(*command, "--person", "Tom", "--relationship", "dad")
    assert (ended.code, ended.out) == (USAGE, "")
    assert "Did you mean 'parent'?" in " ".join(ended.err.split())


def test_an_edit_keeps_what_was_and_reads_what_is_new(kept: Call) -> None:
    assert kept("edit", "1", "--note", "-", "--did", "tea", stdin=b"He came by.\n").code == READ
    assert kept("edit", "1", f"{SORRY} I love him.", "--person", "Papa", "--when", "2026-11-19").code == READ
    record = json.loads(kept("show", "1", "--json").out)
    assert (record["person"], record["happened"], record["note"]) == ("Papa", "2026-11-19", "He came by.\n")
    assert [one["what"] for one in record["responses"]] == ["held him", "tea"]
    assert [one["revision"] for one in record["readings"]] == [1, 3]
    shown = kept("show", "1", "--history").out
    assert "Version 1, until" in shown
    assert "Your note: He rang." in shown
    assert kept("edit", "1", "--read-again").code == READ
    assert len(json.loads(kept("show", "1", "--json").out)["readings"]) == 3


def test_whether_something_helped_is_said_later_of_the_same_thing(kept: Call) -> None:
    for told in (("tea",), ("Tea", "--helped", "partly"), ("HELD him", "--helped", "no"), ("held him",)):
        assert kept("edit", "1", "--did", *told).code == READ
    record = json.loads(kept("show", "1", "--json").out)
    assert record["responses"] == [{"what": "held him", "helped": "no"}, {"what": "tea", "helped": "partly"}]


@pytest.mark.parametrize("arguments", [("edit", "1", "-"), ("add", "-"), ("add",)])
def test_the_account_and_the_note_do_not_both_come_from_the_pipe(kept: Call, arguments: tuple[str, ...]) -> None:
    ended = kept(*arguments, "--note", "-", stdin=WEDDING.encode())
    assert (ended.code, ended.out) == (USAGE, "")
    assert "cannot both come from standard input" in ended.err
    record = json.loads(kept("show", "1", "--json").out)
    assert (record["account"], record["note"]) == (SORRY, "He rang.")
    assert kept("list", "--json").out.count("\n") == 2


def test_the_note_is_piped_beside_an_account_from_a_file(kept: Call, tmp_path: Path) -> None:
    (tmp_path / "account.txt").write_text(SORRY, encoding="utf-8")
    assert kept("add", "-f", str(tmp_path / "account.txt"), "--note", "-", stdin=b"He came by.").code == READ
    assert json.loads(kept("show", "3", "--json").out)["note"] == "He came by."


def test_a_reading_is_said_to_be_of_an_earlier_account_only_where_the_account_has_changed(
    kept: Call, folder: Path
) -> None:
    kept("edit", "1", "--when", "2026-11-19")
    assert "as it was before" not in kept("show", "1").out
    with Journal.open(PASSPHRASE, folder) as journal:
        content = journal.episode(1).content
        journal.edit(1, replace(content, account=Account.of(f"{SORRY} I love him.", content.account.answers)))
    kept("edit", "1", "--when", "2026-11-18")
    assert "of the account as it was before you changed it" in " ".join(kept("show", "1").out.split())


@pytest.mark.parametrize("more", [(), ("--read-again",)])
def test_an_edit_that_another_program_overtakes_writes_nothing_over(
    kept: Call, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    with monkeypatch.context() as patch:
        overtake(patch, "theirs")
        ended = kept("edit", "1", "--note", "mine", *more)
    assert (ended.code, "was changed meanwhile" in " ".join(ended.err.split())) == (USAGE, True)
    assert json.loads(kept("show", "1", "--json").out)["note"] == "theirs"


def test_a_correction_counts_and_can_be_taken_back(kept: Call) -> None:
    assert kept("correct", "1", "it was really about his job", "--meaning", "other").code == READ
    assert "Something else (you say)" in kept("list").out
    shown = kept("show", "1").out
    assert "You say: Something else\nIn your words: it was really about his job" in shown
    assert "“I am sorry.”" in shown, "the reading stays"
    assert "Something else (you say)" in kept("list", "--meaning", "something else").out
    assert kept("correct", "1", "--meaning", "Being sorry", "--meaning", "Love").code == READ
    assert "Love; Being sorry (you say)" in kept("list").out
    assert kept("correct", "1", "--none").code == READ
    assert "none of the nine meanings (you say)" in kept("list").out
    assert "You say: none of the nine meanings" in kept("show", "1").out
    kept("correct", "1", "--take-back")
    kept("correct", "1", "--take-back")
    kept("correct", "1", "--take-back")
    assert "you say" not in kept("list").out


def test_deleting_asks_to_be_meant(kept: Call) -> None:
    refused = kept("delete", "1")
    assert (refused.code, refused.out) == (USAGE, "")
    assert "--yes" in refused.err
    assert kept("delete", "1", typed="n\n").code == USAGE
    assert "1 episode. Nothing of it is left" in kept("delete", "1", "1", "--yes").out
    assert kept("show", "1").code == USAGE
    assert kept("delete", "--person", "Ada", "--yes").code == READ
    assert kept("list", "--people").out == "Nobody is named.\n"
    assert "0 episodes" in kept("delete", "--all", "--yes").out


def test_what_is_deleted_is_said_to_be_gone_only_when_it_is(
    kept: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    with Journal.open(PASSPHRASE, folder) as other:
        reading = other.episodes()
        next(reading)
        ended = kept("delete", "1", "--yes")
        assert ended.code == READ
        assert "another program reads it, or the disk is full" in ended.out
        assert "Nothing of it" not in ended.out
        assert other.setting(COMPACT)
        list(reading)
    with Journal.open(PASSPHRASE, folder) as journal:
        assert journal.setting(COMPACT) is False, "it is made good when the journal is next opened"
    assert "Nothing of it is left" in kept("delete", "2", "--yes").out


def test_danger_keeps_the_reading_back_here_too(journal: Call) -> None:
    journal("add", f"{SORRY} He said he will kill himself tonight.")
    assert "! safety" in journal("list").out
    assert "I am sorry" not in journal("show", "1").out
    assert "I am sorry" in journal("show", "1", "--anyway").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He cried. He says he wants to kill himself tonight.", "the emergency number, 999"),
        ("He cried and begged me not to tell anyone that he hit me.", "violence, threats or control"),
    ],
)
def test_danger_is_spoken_of_when_an_account_is_kept(journal: Call, text: str, said: str) -> None:
    ended = journal("add", text, "--country", "GB")
    assert ended.out.startswith("! First, somebody's safety")
    assert said in " ".join(ended.out.split())
    assert "findahelpline.com" in ended.out
    assert ended.out.endswith("Kept as episode 1. To see it: tearwise journal show 1\n")
    assert "safety" not in journal("add", SORRY).out


def test_patterns_are_shown_in_every_way(kept: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, kept("patterns").out.splitlines())) <= 40
    monkeypatch.setenv("COLUMNS", "80")
    bars, table, record = kept("patterns"), kept("patterns", "--table"), kept("patterns", "--json")
    assert "2 episodes, 2026-11-20 to 2026-11-21" in bars.out
    assert "too little to speak of a pattern" in bars.out
    assert "meaning\tBeing sorry\t1 of 2" in table.out
    assert json.loads(record.out)["schema"] == "tearwise.patterns/1"
    assert json.loads(record.out)["triggers"] == {"ceremony": 1}
    drawn = kept("patterns", "--person", "Ada", "--svg", str(tmp_path / "a.svg"))
    assert "not encrypted" in drawn.err
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert kept("patterns", "--svg", str(tmp_path / "a.svg")).code == USAGE
    assert kept("patterns", "--png", str(tmp_path / "a.svg"), "--force").code == READ
    assert (tmp_path / "a.svg").read_bytes().startswith(b"\x89PNG")


def test_what_corrections_teach_is_shown_when_that_is_wanted(journal: Call) -> None:
    for number in range(1, 6):
        journal("add", SORRY)
        journal("correct", str(number), "--meaning", "love")
    told = journal("learning")
    assert "are not shown" in told.out
    (love,) = (line for line in told.out.splitlines() if "Love: you named it in 5" in line)
    named = re.search(r"50% becomes (\d+)%$", love)
    assert named is not None
    assert 50 < int(named[1]) <= 67
    assert "corrections have shown" not in journal("show", "1").out
    assert "are shown" in journal("learning", "--on").out
    assert "By what your corrections have shown so far: Love" in " ".join(journal("show", "1").out.split())
    journal("learning", "--off")
    assert "corrections have shown" not in journal("show", "1").out


def test_what_commands_say_keeps_to_a_narrow_terminal(kept: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tearwise.cli.prose.laid_out", lambda line, stream: textwrap.fill(line, 40))
    for number in range(FEWEST):
        kept("add", f"{SORRY} {number}")
        kept("correct", str(number + 1), "--meaning", "remorse")
    said = [kept("learning"), kept("import", str(JRNL)), kept("correct", "1", "--meaning", "love")]
    said += [kept("list", "--limit", "1"), kept("delete", "1", "--yes"), kept("passphrase", "--forget")]
    assert [one.code for one in said] == [READ] * len(said)
    assert "50% becomes" in " ".join(said[0].out.split())
    for one in (said[0], said[1], said[2], said[4], said[5]):
        assert max(map(len, one.out.splitlines())) <= 40
    assert max(map(len, said[3].out.splitlines()[-2:])) <= 40


def test_an_export_goes_out_and_comes_in_and_is_never_written_over(kept: Call, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert "not encrypted" in kept("export", str(target)).err
    exported = json.loads(target.read_text(encoding="utf-8"))
    jsonschema.validate(exported, exchange.schema())
    assert kept("export", str(target)).code == USAGE
    assert kept("export", str(target), "--force", "--person", "Ada").code == READ
    assert json.loads(kept("export", "-").out)["episodes"] == exported["episodes"]
    assert kept("import", str(target)).out == "0 episodes came in; 1 was there already.\n"
    kept("delete", "--all", "--yes")
    assert kept("import", str(target)).out == "1 episode came in.\n"
    for name in ("out.md", "OUT2.MD"):
        assert kept("export", str(tmp_path / name)).code == READ
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("# Journal")


def test_redacting_shows_first_and_asks(kept: Call, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert "Ada -> [person" in kept("export", str(target), "--redact", "--preview").err
    assert kept("export", str(target), "--redact").code == USAGE
    assert kept("export", str(target), "--redact", typed="n\n").code == USAGE
    assert not target.exists()
    assert kept("export", str(target), "--redact", "--hide", "wedding", "--yes").code == READ
    text = target.read_text(encoding="utf-8")
    assert "[hidden 1]" in text
    assert "Ada" not in text
    assert kept("export", str(target), "--keep", "x").code == USAGE


def test_redacting_one_persons_episodes_knows_everybody_in_the_journal(kept: Call) -> None:
    assert kept("edit", "1", "--note", "Then ada rang.").code == READ
    assert '"note": "Then [person 2] rang."' in kept("export", "-", "--person", "Dad", "--redact", "--yes").out


def test_another_journal_is_imported_where_somebody_cries(journal: Call) -> None:
    told = journal("import", str(JRNL)).out
    assert told == (
        "1 episode came in; 1 left out, since nobody cries in it (--all); "
        "1 had no text, more than 20,000 characters, or characters that no text has.\n"
    )
    assert journal("import", str(JRNL), "--all").out.startswith("1 episode came in; 1 was there already")
    assert "2024-03-02 21:30" in journal("list").out


class Counting(ScriptedEngine):
    """The scripted engine, which counts how often it scores a text."""

    def __init__(self) -> None:
        self.scored: Counter[str] = Counter()

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        texts = list(texts)
        self.scored.update(texts)
        return super().score(texts)


@pytest.mark.parametrize(("options", "came"), [((), 75), (("--all",), 150)])
def test_each_entry_of_another_journal_is_scored_once(
    journal: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], came: int
) -> None:
    bodies = [f"My dad cried and said sorry, number {n}." if n % 2 else f"We bought lamp {n}." for n in range(150)]
    entries = [{"title": "", "body": body, "date": "2026-11-20"} for body in bodies]
    (tmp_path / "in.json").write_text(json.dumps({"entries": entries}), encoding="utf-8")
    engine = Counting()
    monkeypatch.setattr(assembly, "Reader", partial(Reader, engine))
    assert journal("import", str(tmp_path / "in.json"), *options).out.startswith(f"{came} episodes came in")
    assert {engine.scored[body] for body in bodies} == {1}


@pytest.mark.parametrize(
    ("command", "lacking", "extra"),
    [("patterns --svg a.svg", "altair", "charts"), ("passphrase --remember", "keyring", "keyring")],
)
def test_what_is_not_installed_is_said_before_a_passphrase_is_asked_for(
    kept: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, lacking: str, extra: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    monkeypatch.setitem(sys.modules, lacking, None)
    ended = kept(*command.split())
    assert f"[{extra}]" in ended.err
    assert "assphrase" not in ended.err


@pytest.mark.parametrize("command", ["export", "export --markdown", "patterns --svg", "patterns --png"])
def test_a_file_that_cannot_be_written_keeps_no_journal_shut(kept: Call, tmp_path: Path, command: str) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    ended = kept(*command.split(), str(place), "--force")
    assert (ended.code, ended.out) == (USAGE, "")
    assert "folder cannot be written: it is a folder" in ended.err
    assert list(place.parent.glob("folder*")) == [place]


def test_a_backup_is_restored(kept: Call, folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    assert "read back without a fault" in kept("backup", str(saved)).out
    assert kept("backup", str(saved)).code == USAGE
    (folder / "journal.db").write_bytes(b"")
    damaged = kept("list")
    assert (damaged.code, damaged.out) == (JOURNAL_SHUT, "")
    assert "tearwise journal restore" in damaged.err
    assert kept("restore", str(saved)).code == JOURNAL_SHUT
    assert "What was there is in" in kept("restore", str(saved), "--replace").out
    assert "Dad" in kept("list").out


def test_the_passphrase_of_now_is_said_not_to_open_a_backup_of_then(
    kept: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept("backup", str(tmp_path / "saved")).code == READ
    monkeypatch.setenv("TEARWISE_PASSPHRASE", OTHER)
    ended = kept("restore", str(tmp_path / "saved"), "--replace")
    assert (ended.code, ended.out) == (JOURNAL_SHUT, "")
    assert "when it was made" in ended.err


def test_a_terminal_that_sends_what_is_no_text_is_asked_again(kept: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    monkeypatch.setattr("tearwise.cli.unlock._terminal", lambda: True)
    typed = [b"caf\xe9", PASSPHRASE.encode()]
    monkeypatch.setattr("tearwise.cli.unlock.getpass", lambda *_: typed.pop(0).decode("utf-8"))
    ended = kept("list")
    assert (ended.code, "Dad" in ended.out) == (READ, True)
    assert "Type it again" in ended.err
    assert "caf" not in ended.err


def test_where_no_passphrase_is_typed_no_journal_is_said_to_be_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    def ended(*_: object) -> str:
        raise EOFError

    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    monkeypatch.setattr("tearwise.cli.unlock._terminal", lambda: True)
    monkeypatch.setattr("tearwise.cli.unlock.getpass", ended)
    told = run("journal", "add", SORRY)
    assert told.code == JOURNAL_SHUT
    assert told.err.endswith("Nothing was typed, so nothing was changed.\n")
    assert not folder.exists()


def test_the_passphrase_is_changed_and_a_sheet_printed(
    journal: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = journal("passphrase", "--sheet").out
    code = "-".join(line.strip() for line in sheet.splitlines()[5:7])
    Journal.open_with_code(code, folder).lock()
    monkeypatch.setenv("TEARWISE_NEW_PASSPHRASE", "short")
    assert journal("passphrase").code == USAGE
    monkeypatch.setenv("TEARWISE_NEW_PASSPHRASE", OTHER)
    assert (
        journal("passphrase").out
        == "The passphrase is changed. Your recovery sheet is void; --sheet prints a new one.\n"
    )
    wrong = journal("list")
    assert (wrong.code, wrong.out) == (JOURNAL_SHUT, "")
    assert "not this journal's passphrase" in wrong.err
    monkeypatch.setenv("TEARWISE_PASSPHRASE", OTHER)
    assert journal("list").code == READ


@needs_full
@pytest.mark.parametrize("lost", ["full", "gone"])
def test_a_sheet_that_nobody_got_is_said_to_be_lost(journal: Call, lost: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open("/dev/full", "wb") if lost == "full" else os.fdopen(writing, "wb") as out:
        ended = subprocess.run(
            [sys.executable, "-m", "tearwise", "journal", "passphrase", "--sheet"], stdout=out, stderr=subprocess.PIPE
        )
    said = " ".join(ended.stderr.decode("utf-8").split())
    assert said.startswith("tearwise: The sheet could not be printed, and an earlier one is void now.")
    assert said.endswith("make another: tearwise journal passphrase --sheet")
    assert ended.returncode == USAGE


def test_no_sheet_is_made_for_nobody(journal: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (folder / "header.json").read_bytes()
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["journal", "passphrase", "--sheet"]) == USAGE
    assert (folder / "header.json").read_bytes() == before


def test_a_passphrase_comes_on_a_file_descriptor(journal: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARWISE_PASSPHRASE", OTHER)
    for content, code in ((f"{PASSPHRASE}\n", READ), (f"{PASSPHRASE}\r\n", READ), (PASSPHRASE + " ", JOURNAL_SHUT)):
        ours, theirs = os.pipe()
        os.write(theirs, content.encode())
        os.close(theirs)
        assert journal("list", "--passphrase-fd", str(ours)).code == code
    assert journal("list", "--passphrase-fd", "987").code == USAGE


def test_a_passphrase_that_is_longer_than_any_is_refused_and_never_cut(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEARWISE_PASSPHRASE", raising=False)
    empty = {"schema": "tearwise.journal/1", "exported": "2026-11-20T00:00:00Z", "redacted": False}
    (tmp_path / "empty.json").write_text(json.dumps({**empty, "people": [], "episodes": []}))

    def given(words: str) -> Ended:
        (tmp_path / "words").write_text(f"{words}\n", encoding="utf-8")
        with open(tmp_path / "words", "rb") as file:
            descriptor = os.dup(file.fileno())
        made = ("journal", "import", str(tmp_path / "empty.json"), "--folder", str(folder))
        return run(*made, "--passphrase-fd", str(descriptor))

    for words in ("é" * 4_097, "x" * 4_097, "é" * 40_000):
        refused = given(words)
        assert refused.code == 2
        assert "longer than a passphrase can be: 4,096 characters" in refused.err
        assert not folder.exists()
    assert given("é" * 4_096).code == 0
    with Journal.open("é" * 4_096, folder) as opened:
        assert len(opened) == 0


@pytest.mark.parametrize("number", ["-1", "99999", "99999999999"])
def test_a_descriptor_that_there_is_not_is_said_to_give_nothing(journal: Call, number: str) -> None:
    ended = journal("list", "--passphrase-fd", number)
    assert (ended.code, f"from file descriptor {number}." in ended.err) == (2, True)


def test_without_a_passphrase_and_a_terminal_it_says_how_to_give_one(
    journal: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    ended = journal("list")
    assert ended.code == JOURNAL_SHUT
    assert "TEARWISE_PASSPHRASE" in ended.err
    assert "--passphrase-fd" in ended.err


def test_without_a_terminal_it_names_what_is_missing_and_not_what_is_given(journal: Call) -> None:
    changed = journal("passphrase")
    assert changed.code == JOURNAL_SHUT
    assert "a new passphrase" in changed.err
    assert "Give it as TEARWISE_NEW_PASSPHRASE" in changed.err
    assert "--new-passphrase-fd." in changed.err
    forgotten = journal("passphrase", "--forgotten")
    assert forgotten.code == JOURNAL_SHUT
    assert "code of the recovery sheet" in forgotten.err
    assert "PASSPHRASE" not in forgotten.err


def test_locking_shuts_every_open_journal_and_needs_nothing(
    journal: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    with Journal.open(PASSPHRASE, folder) as elsewhere:
        assert journal("lock").out == "Locked.\n"
        assert elsewhere.locked


class InMemory(KeyringBackend):
    """A keyring as a system has one, for this process alone."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.held:
            raise PasswordDeleteError("no such entry")
        del self.held[service, username]


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before, ring = keyring.get_keyring(), InMemory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_the_keyring_opens_the_journal_only_if_that_was_said_and_until_it_is_locked(
    journal: Call, ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert journal("passphrase", "--remember").code == READ
    assert PASSPHRASE not in ring.held.values()
    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    assert journal("list").code == READ
    assert "The keyring opens it no longer." in journal("lock").out
    assert ring.held == {}
    assert journal("list").code == JOURNAL_SHUT
    assert "held nothing" in journal("passphrase", "--forget").out


def test_a_key_that_the_keyring_does_not_let_go_is_said_and_forgotten_later(
    journal: Call, folder: Path, ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise KeyringLocked("the keyring is locked")

    journal("passphrase", "--remember")
    with Journal.open(PASSPHRASE, folder) as elsewhere, monkeypatch.context() as patched:
        patched.setattr(ring, "delete_password", locked)
        for arguments, said in ((("lock",), "Locked.\n"), (("passphrase", "--forget"), "")):
            ended = journal(*arguments)
            assert (ended.code, ended.out) == (JOURNAL_SHUT, said)
            assert "which is still in it" in ended.err
        assert elsewhere.locked
    assert "The keyring opens it no longer." in journal("passphrase", "--forget").out
    assert ring.held == {}


def test_a_passphrase_is_said_to_be_changed_though_the_keyring_does_not_answer(
    journal: Call, ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal("passphrase", "--remember")
    keyring.set_keyring(NoKeyring())
    monkeypatch.setenv("TEARWISE_NEW_PASSPHRASE", OTHER)
    ended = journal("passphrase")
    assert (ended.code, ended.out) == (JOURNAL_SHUT, "The passphrase is changed.\n")
    assert "which is still in it" in ended.err


def test_a_key_that_somebody_took_out_of_the_keyring_is_forgotten_without_a_word(
    journal: Call, folder: Path, ring: InMemory
) -> None:
    journal("passphrase", "--remember")
    ring.held.clear()
    assert "held nothing" in journal("passphrase", "--forget").out
    assert not (folder / "keyring").exists()


def test_a_stale_key_in_the_keyring_is_said_and_the_passphrase_asked_for(
    journal: Call, folder: Path, ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal("passphrase", "--remember")
    with Journal.open(PASSPHRASE, folder) as other:
        other.change_passphrase(OTHER, strength=CHEAP)
    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    ended = journal("list")
    assert "does not open this journal any more" in ended.err
    assert ended.code == JOURNAL_SHUT


def test_without_a_keyring_that_is_said(journal: Call, ring: InMemory) -> None:
    keyring.set_keyring(NoKeyring())
    ended = journal("passphrase", "--remember")
    assert ended.code == JOURNAL_SHUT
    assert "no keyring" in ended.err
    assert journal("list").code == READ


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "99"), "no episode 99"),
        (("list", "--person", "Nobody"), "nobody of that name"),
        (("list", "--since", "soon"), "--since is a date, or a date and time: 2026-11-20 or 2026-11-20T21:30."),
        (("patterns", "--until", "2026-13-01"), "--until is a date"),
        (("add", "He cried.", "--when", "soon"), "--when is a date"),
        (("list", "--meaning", "anger"), "remorse (Being sorry)"),
        (("correct", "1", "--meaning", "sorry"), "remorse (Being sorry)"),
        (("add", SORRY, "--helped", "yes"), "--did"),
        (("add", SORRY, "--pronoun", "he"), "--person"),
        (("add", SORRY, "--relationship", "boss", "-p", "Al"), "partner, ex"),
        (("add", "My", "dad", "cried"), "several pieces"),
        (("add", " "), "empty"),
        (("edit", "1"), "Say what to change"),
        (("edit", "2", "--pronoun", "he", "--person", " "), "needs a name"),
        (("correct", "1"), "needs meanings"),
        (("correct", "1", "--none", "--meaning", "love"), "contradict"),
        (("correct", "1", "--take-back", "--none"), "stands alone"),
        (("delete",), "one of the three"),
        (("search", "?!"), "no word"),
        (("passphrase", "--sheet", "--forgotten"), "stand alone"),
        (("patterns", "--table", "--json"), "at a time"),
        (("import", "/nowhere.json"), "/nowhere.json"),
        (("export", "/nowhere/at/all.json"), "no folder"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(kept: Call, arguments: tuple[str, ...], said: str) -> None:
    ended = kept(*arguments)
    assert (ended.code, ended.out) == (USAGE, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert SORRY not in ended.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "a new passphrase, and there is no terminal to ask for it. Give it as TEARWISE_NEW_PASSPHRASE"),
        (("--forgotten",), "The code of the recovery sheet has to be typed, and there is no terminal"),
    ],
)
def test_what_cannot_be_asked_for_is_told_by_its_own_name(journal: Call, options: tuple[str, ...], said: str) -> None:
    ended = journal("passphrase", *options)
    assert (ended.code, ended.out) == (JOURNAL_SHUT, "")
    assert said in ended.err


def test_where_another_window_makes_the_journal_just_then_it_is_kept_in_that_one(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Journal.exists

    def not_yet(place: Path) -> bool:
        monkeypatch.setattr(Journal, "exists", staticmethod(there))
        Journal.create(PASSPHRASE, place, strength=CHEAP).lock()
        return False

    monkeypatch.setattr(Journal, "exists", staticmethod(not_yet))
    ended = run("journal", "add", SORRY)
    assert (ended.code, ended.out) == (READ, "Kept as episode 1. To see it: tearwise journal show 1\n")


@pytest.mark.parametrize(
    "command", ["list", "show 1", "search x", "patterns", "export -", "delete 1", "backup b", "passphrase --forgotten"]
)
def test_without_a_journal_that_is_said_and_none_is_made(run: Run, folder: Path, command: str) -> None:
    ended = run("journal", *command.split())
    assert ended.code == JOURNAL_SHUT
    assert "tearwise journal add" in ended.err
    assert str(folder) in ended.err
    assert not folder.exists()
