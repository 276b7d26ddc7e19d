"""Every command and option is documented, and every command line that a document shows is one that exists."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tearwise.accounts import VALUES
from tearwise.cli import app
from tearwise.rendering.words import BANDS

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"^```\w*\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
ENDS_A_COMMAND = {"|", ">", ">>", "<", "&&", "||", ";", "#", "&"}


def commands(command: Any, path: tuple[str, ...] = ("tearwise",)) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command, with the words that call it."""
    yield path, command
    for name, one in getattr(command, "commands", {}).items():
        yield from commands(one, (*path, name))


COMMANDS = dict(commands(get_command(app)))


def options(command: Any) -> set[str]:
    """What may be written as an option of the command."""
    written = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return {name for name in written if name.startswith("-")} | {"--help", "-h"}


def lines_shown(document: str) -> list[list[str]]:
    """The command lines of ours in the document's code, each as its words; what a shell does with them is left out."""
    shown = []
    for block, quoted in CODE.findall(document):
        for line in (block or quoted).replace("\\\n", " ").splitlines():
            line = re.sub(r"^\s*(\$ )?([A-Z_]+=\S+ )*(python -m )?", "", line)
            if re.match(r"tearwise(\s|$)", line):
                words = shlex.split(line.replace("…", "..."), comments=True)
                ends = next((n for n, word in enumerate(words) if word in ENDS_A_COMMAND), len(words))
                shown.append(words[:ends])
    return shown


def wrong_in(words: list[str]) -> str | None:
    """What does not exist in a command line."""
    path: tuple[str, ...] = ("tearwise",)
    left = words[1:]
    while left and (*path, left[0]) in COMMANDS:
        path = (*path, left.pop(0))
    if getattr(COMMANDS[path], "commands", None) and left and not left[0].startswith("-"):
        return f"there is no command {left[0]}"
    given = {word.partition("=")[0] for word in left if re.match(r"--?[A-Za-z]", word)}
    unknown = given - options(COMMANDS[path])
    return f"{' '.join(path)} has no {', '.join(sorted(unknown))}" if unknown else None


@pytest.mark.parametrize("path", [path for path in COMMANDS if len(path) > 1], ids=" ".join)
def test_every_command_is_shown_in_the_guide(path: tuple[str, ...]) -> None:
    if not getattr(COMMANDS[path], "commands", None):
        assert any(tuple(words[: len(path)]) == path for words in lines_shown(GUIDE))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_is_in_the_guide(path: tuple[str, ...]) -> None:
    missing = [name for name in options(COMMANDS[path]) if not re.search(rf"(?<![\w-]){name}(?![\w-])", GUIDE)]
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_line_shown_exists(path: Path) -> None:
    found = {" ".join(words): wrong_in(words) for words in lines_shown(path.read_text(encoding="utf-8"))}
    assert {line: wrong for line, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", ["README.md", "docs/person.md"])
def test_what_somebody_upset_is_shown_leaves_no_words_and_no_names_in_the_history(name: str) -> None:
    shown = lines_shown((ROOT / name).read_text(encoding="utf-8"))
    assert shown
    assert [line for line in shown if "--person" in line or any(" " in word for word in line)] == []


@pytest.mark.parametrize("path", [path for path in COMMANDS if len(path) > 1], ids=" ".join)
def test_every_example_in_a_help_text_exists(path: tuple[str, ...]) -> None:
    examples = [words for words in lines_shown(f"```\n{COMMANDS[path].help}\n```") if words[: len(path)] == list(path)]
    assert examples
    assert [wrong for words in examples if (wrong := wrong_in(words))] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("tearwise read -", None),
        ("tearwise read --file a.txt --answer said= | head", None),
        ("tearwise --version", None),
        ("tearwise sing", "there is no command sing"),
        ("tearwise read --colour", "tearwise read has no --colour"),
        ("tearwise meanings love --json > out", "tearwise meanings has no --json"),
    ],
)
def test_what_does_not_exist_would_be_noticed(line: str, wrong: str | None) -> None:
    assert [wrong_in(words) for words in lines_shown(f"Say `{line}`.")] == [wrong]


@pytest.mark.parametrize("name", ["list", "search", "export", "patterns"])
def test_where_a_person_narrows_what_is_shown_the_help_says_so(name: str) -> None:
    (person,) = [one for one in COMMANDS["tearwise", "journal", name].params if "--person" in one.opts]
    assert person.help == "Only those with this person."


def test_the_commands_of_the_readme_are_found_at_all() -> None:
    found = {words[1] for words in lines_shown((ROOT / "README.md").read_text(encoding="utf-8")) if len(words) > 1}
    assert {"read", "meanings", "annotate", "evaluate"} <= found


def test_the_guide_lists_every_variable_of_the_environment_that_is_looked_at() -> None:
    listed = GUIDE.partition("## What the environment says")[2].partition("\n## ")[0]
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    ours = set(re.findall(r"\bTEARWISE_[A-Z_]+", code))
    assert ours
    assert set(re.findall(r"TEARWISE_[A-Z_]+", listed)) == ours


def test_the_guide_has_the_words_and_the_answers_that_the_program_has() -> None:
    for one in BANDS[:-1]:
        assert f"| {one.least}% | {one.word} |" in GUIDE
    assert f"| below | {BANDS[-1].word} |" in GUIDE
    for question, values in VALUES.items():
        row = re.search(rf"^\| `{question}` \|.*$", GUIDE, re.MULTILINE)
        assert row
        assert re.findall(r"`(\w+)`", row[0]) == [question, *values]
