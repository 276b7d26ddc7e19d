"""``tearwise ask``: an interview in the terminal that ends in a reading."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from tearwise.cli.engine import AllowRemoteModel, BaseUrl, Engine, ModelTimeout
from tearwise.cli.options import AccountFile, Country, Over, SpokenOf
from tearwise.cli.saving import Save, told_and_kept
from tearwise.cli.who import Who, spoken_of
from tearwise.errors import AccountError, EngineChoiceError

if TYPE_CHECKING:
    from tearwise.cli.choice import Asked, Choice
    from tearwise.interview import Interview, Person
    from tearwise.reading.reader import Reader
    from tearwise.reading.reading import Reading

_FIRST = "The questions come after this."
_NOTHING = "Nothing was answered, so there is nothing to read."
_PIPED = "Standard input was taken for answers. Where it holds the account: tearwise ask -"
_ENOUGH = "Nothing more is worth asking. This is what it comes to:"
_LAST = "That was the last question. This is what it comes to:"


def ask(
    context: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT | -",
            help="What happened, in quotes; - reads it from standard input. Left out, the answers alone are read.",
            show_default=False,
        ),
    ] = None,
    file: AccountFile = None,
    pronoun: SpokenOf = None,
    every: Annotated[
        bool, typer.Option("--all", help="Ask all six questions, also those that hardly tell anything.")
    ] = False,
    guide: Annotated[bool, typer.Option("--guide", help="Show all of what to do and say now, at the end.")] = False,
    over: Over = None,
    country: Country = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Go on even where somebody may be in danger right now.")
    ] = False,
    save: Save = False,
    engine: Engine = None,
    base_url: BaseUrl = None,
    allow_remote_model: AllowRemoteModel = False,
    model_timeout: ModelTimeout = None,
) -> None:
    """Ask what would help most to know, question by question, and read the answers with the account, or alone.

    Each question is the one whose answer is expected to tell most. At every question you can say that you
    don't know, take back the last answer, or stop and see the reading.

    Answer with the arrow keys or with numbers. Where standard input is no terminal, answers are read from it,
    a line each: numbers with commas between, d (don't know), b (take back) or s (stop). Where the account comes from
    standard input, answers come from the terminal, if there is one.

    \b
    Examples:
      tearwise ask
      tearwise ask "My dad cried when I told him I was moving out." --pronoun he
      tearwise ask --file account.txt --all --guide
      tearwise ask --save
      tearwise ask --file account.txt --engine openai:llama3.1:8b

    \b
    Ends with 0 when there is a reading, or a notice of danger in its place, 1
    when there is nothing to read, 2 when the text or a file is not what it must
    be, 3 when it is our fault, 4 when the journal stays shut (--save), 5 when a
    language model that was named gives no answer.
    """
    from tearwise.accounts import Account
    from tearwise.cli.engine import chosen, safety_first, say_dropped
    from tearwise.cli.read import end_unread, person_of

    if context.args:
        raise AccountError("The account came in several pieces. Put it in quotes.")
    if engine is not None and text is None and file is None:
        raise EngineChoiceError("Without an account there is nothing for a language model to read: leave --engine out.")
    model = chosen(engine, base_url, allow_remote_model, model_timeout)  # before an account is typed for nothing
    typed = sys.stdin is not None and sys.stdin.isatty()
    used = text == "-" and file is None and not typed
    show = partial(_show, anyway=anyway, country=country, guide=guide, over=over)

    def written() -> Account | None:
        return None if text is None and file is None else Account.of(_account_text(text, file, typed))

    given = None if typed and text == "-" and file is None else written()  # before anything heavy is loaded

    def told() -> Reading:
        from tearwise.assembly import Reader
        from tearwise.interview import Interview

        account = given or written()
        reader = Reader() if model is None else Reader(model)
        if account is None:
            answered = _answers_alone(reader, pronoun, every, typed)
            reading = answered.reading(reader.engine.id)
            show(reading, spoken_of(answered.person, pronoun, answered.account))
            return reading
        with safety_first(account.text, country):
            reading = reader.read(account.text, effects=False)
        if begins := _begins(reading, anyway, country):
            interview = Interview(reader.engine.combination, account, reader.scores(account.text))
            account = _asked(interview, pronoun, every, used).account
        if begins or save:
            effects = save or (guide and model is None)  # as tearwise read does
            reading = reader.read(account.text, account.given, effects=effects)
        show(reading, person_of(reading, reader, pronoun))
        say_dropped(model)
        return reading

    end_unread(told_and_kept(told, save=save, typed=typed or used), anyway)


def _answers_alone(reader: Reader, who: Who | None, every: bool, typed: bool) -> Interview:
    """The interview that no account stands before. Ends the command where nothing was answered.

    typed: whether somebody types the answers, who then knows why there are none
    """
    from tearwise.cli.exit_code import NOTHING_TO_READ
    from tearwise.interview import blank

    interview = _asked(blank(reader.engine.combination), who, every)
    if not interview.account.answers:
        _say(_NOTHING, *([] if typed or sys.stdin is None else [_PIPED]))
        raise typer.Exit(NOTHING_TO_READ)
    return interview


def _account_text(text: str | None, file: Path | None, typed: bool) -> str:
    from tearwise.cli.entry import account_text

    return account_text(None if typed and text == "-" and file is None else text, file)


def _begins(reading: Reading, anyway: bool, country: str | None) -> bool:
    """Says what comes before the questions, safety first; whether there are any to be asked."""
    from tearwise.cli.read import show_notice
    from tearwise.rendering.words import headline
    from tearwise.safety import replaces_reading

    if reading.status == "unsupported_language" or (replaces_reading(reading.risks) and not anyway):
        return False
    if reading.risks:
        show_notice(reading, country, _FIRST, brief=True, stderr=True)
    if reading.status != "read":
        _say(headline(reading), "Your answers can make up for it.")
    return True


def _asked(interview: Interview, who: Who | None, every: bool, used: bool = False) -> Interview:
    """The interview after its questions: as far as it is worth asking, or until the person stops.

    used: whether standard input has been read already, so that answers come from elsewhere
    """
    from tearwise.cli.choice import Step, put
    from tearwise.interview import moves, question, wording
    from tearwise.rendering.words import moved

    choose = _chooser(used)
    asked: list[str] = []
    while (id := _next(interview, every)) is not None:
        one, person = question(id), spoken_of(interview.person, who, interview.account)
        text = wording(one, person.pronoun, person.relationship, person.crier, person.name)
        choice = choose(put(one, text, person.crier, back=bool(asked), alone=interview.scores is None))
        if choice is Step.STOP:
            _say("")
            return interview
        before = interview.reading("")
        if choice is Step.BACK:
            interview = interview.take_back(asked.pop())
            _say("", "Taken back.")
        else:
            interview = interview.answer(id, choice)
            asked.append(id)
        _say(*moved(moves(before, interview.reading("")), known=choice is not None))
    _say("", _ENOUGH if interview.expected else _LAST, "")
    return interview


def _next(interview: Interview, every: bool) -> str | None:
    """The question to ask now; with ``every``, whether it is worth asking or not: first those that are."""
    if interview.question is not None or not every:
        return None if interview.question is None else interview.question.id
    expected, told = interview.expected, interview.told
    return max(expected, key=lambda id: (id not in told, expected[id]), default=None)


def _chooser(used: bool) -> Callable[[Asked], Choice]:
    """The menu where there is a terminal that can draw one, else a line of numbers."""
    if _can_draw(used):
        from tearwise.cli import menu
        from tearwise.cli.choice import Step

        def choose(asked: Asked) -> Choice:
            choice = menu.choose(asked)
            if not isinstance(choice, Step):
                _say("", asked.text, *_chosen(asked, choice))
            return choice

        return choose
    from tearwise.cli import numbered

    lines = _keyboard() if used else None
    return lambda asked: numbered.choose(asked, _say, lines)


def _can_draw(used: bool) -> bool:
    """Whether there is a terminal on both sides, and one that can move its cursor. The menu finds the keyboard of the
    terminal that it draws on by itself, where standard input was ``used``."""
    streams = (sys.stderr,) if used else (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"


def _keyboard() -> TextIO | None:
    """The terminal's own input, where questions can be seen in one; None where there is none."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    try:
        return open("CONIN$" if os.name == "nt" else "/dev/tty", errors="replace")
    except OSError:
        return None


def _chosen(asked: Asked, choice: Choice) -> Iterator[str]:
    """What was chosen, in words, since the menu is gone."""
    for row in asked.rows:
        if row.choice == choice or (isinstance(choice, tuple) and row.value is not None and row.value in choice):
            yield f"  {row.text}"


def _show(
    reading: Reading, person: Person, *, anyway: bool, country: str | None, guide: bool, over: bool | None
) -> None:
    """The reading as ``tearwise read`` shows it, and what to do; what is left to ask is not said again."""
    from tearwise.cli.guidance import say_guidance
    from tearwise.cli.read import show

    if not show(replace(reading, question=None), False, anyway, country=country):
        say_guidance(reading, person, over, whole=guide)


def _say(*lines: str) -> None:
    """Lines of the dialogue, on standard error: standard output holds the reading."""
    from tearwise.cli.console import console

    console(stderr=True).say(*lines)
