"""``tearwise reply`` and ``tearwise worry``: a look over an answer, and the five worries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tearwise.cli.options import Answers, Country, SpokenOf
from tearwise.cli.output import write_record
from tearwise.cli.prose import filled, width
from tearwise.cli.who import Who, spoken_of
from tearwise.errors import AccountError, ReplyError

if TYPE_CHECKING:
    from tearwise import Risk
    from tearwise.replies import Finding, ReplyCheck, WorryAnswer

_GIVEN_TWICE = "The reply was given twice: as text and as a file. Leave one of them out."
_PROMPT = """\
Write what you would like to say. When you are done,
press Ctrl-D on an empty line (on Windows: Ctrl-Z, Enter).
"""
_WHICH = "say which worry to answer, and what happened: --answer tells more of an account."
_HOW = "To read the answer to one: tearwise worry love. With what happened, in quotes or with --file, it goes by that."
_NO_ACCOUNT = "Answers tell more of an account: write what happened as well, in quotes or with --file."
_PRESSURE = "pressure"
_PRESSED = "If so, the answer is another: add --answer pressure=2, or pressure=1 if it was a little."
_IN_PIECES = "The reply came in several pieces. Put it in quotes, or leave it out and type it."


def _ids() -> list[str]:
    from tearwise.replies.worry_texts import WORRIES

    return list(WORRIES)


def reply(
    context: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT | -",
            help="What you would say, in quotes; - reads it from standard input. Left out, you are asked for it.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the reply from a text file.")
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print the record tearwise.reply/1 as one line of JSON.")
    ] = False,
    country: Country = None,
) -> None:
    """Look over a reply before you send it: what in it may hurt, what helps, and another way to say it.

    It goes by wording alone, marks what is worth a second look, and can be wrong. Where the words tell of danger,
    where to turn comes first.

    \b
    Examples:
      tearwise reply "I'm here. Take your time."
      tearwise reply
      tearwise reply --file letter.txt --json
    """
    if context.args:
        raise ReplyError(_IN_PIECES)
    if text is not None and file is not None:
        raise ReplyError(_GIVEN_TWICE)
    from tearwise import assembly
    from tearwise.safety import is_young

    checked = assembly.check_reply(_reply_text(text, file))
    if json:
        write_record(checked.to_record())
    else:
        risks = checked.risks
        _echo_notice(risks, country, is_young(checked.text))
        typer.echo("\n\n".join(_shown(checked, praised=not risks)))


def worry(
    context: typer.Context,
    id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="One of the five worries.", show_default=False, autocompletion=_ids),
    ] = None,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT | -",
            help="What happened, in quotes, to have it answered for that; - reads it from standard input.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read what happened from a text file.")
    ] = None,
    answer: Answers = None,
    pronoun: SpokenOf = None,
    country: Country = None,
    json: Annotated[
        bool,
        typer.Option("--json", help="Print the record tearwise.worry/1 as one line of JSON; without ID, all five."),
    ] = False,
) -> None:
    """Show the five worries that people have, or an answer to one: what research supports, and what it cannot.

    \b
    Examples:
      tearwise worry
      tearwise worry real
      tearwise worry love "My dad cried when I told him I was moving out."
      tearwise worry good_for_us --file account.txt --pronoun she --json
      tearwise worry real -f account.txt -a pressure=2 -a said=plea
    """
    from tearwise.cli.read import answers_given
    from tearwise.replies.worry_texts import WORRIES

    answers = answers_given(answer or ())  # first: after "--answer said apology" the value would be a piece
    if context.args:
        raise AccountError("The account came in several pieces. Put it in quotes.")
    if id is None:
        if file is not None:
            raise typer.BadParameter(f"say which worry to answer for {file}: {', '.join(WORRIES)}.", param_hint="ID")
        if answers:
            raise typer.BadParameter(_WHICH, param_hint="ID")
        _list_worries(json)
        return
    if id not in WORRIES:
        raise typer.BadParameter(f"there is no such worry. The five are: {', '.join(WORRIES)}.", param_hint="ID")
    if answers and text is None and file is None:
        raise AccountError(_NO_ACCOUNT)
    found = _worry(id, text, file, answers, pronoun)
    if json:
        _write_records(found.answer)
    else:
        _echo_notice(found.risks, country, found.young)
        said = [*([filled(found.unread)] if found.unread else []), *_answered(found.answer, found.asked)]
        typer.echo("\n\n".join([*said, *([filled(found.pressed)] if found.pressed else [])]))


def _list_worries(json: bool) -> None:
    """Prints the five worries, by title, or as records with what is answered to anybody."""
    from tearwise.replies.worries import worry
    from tearwise.replies.worry_texts import WORRIES

    answers = [worry(one) for one in WORRIES]
    if json:
        _write_records(*answers)
    else:
        typer.echo("\n".join(f"{one}: {answer.title}" for one, answer in zip(WORRIES, answers, strict=True)))
        typer.echo("\n" + filled(_HOW))


def _write_records(*answers: WorryAnswer) -> None:
    for answer in answers:
        write_record(answer.to_record())


class _Told(NamedTuple):
    """The answer to a worry, and what stands around it.

    asked:   the worry as it is put where no account is given
    risks:   the danger that the account tells of
    unread:  why there is no reading of the account; "" where there is one, or no account
    young:   whether its writer is not yet grown
    pressed: how to say that the tears press for something, where that would change the answer; else ""
    """

    answer: WorryAnswer
    asked: str
    risks: tuple[Risk, ...] = ()
    unread: str = ""
    young: bool = False
    pressed: str = ""


def _worry(
    id: str,
    text: str | None,
    file: Path | None,
    answers: Mapping[str, Sequence[str] | None],
    who: Who | None,
) -> _Told:
    """The answer to a worry, for the account and its answers, or in general."""
    from tearwise.replies.worries import worry

    if text is None and file is None:
        from tearwise.interview import Person

        person = spoken_of(Person(crier="unclear"), who)
        answer = worry(id, None, **person.known)
        return _Told(answer, answer.title)
    from tearwise.accounts import Account, checked_answers
    from tearwise.cli.entry import account_text
    from tearwise.cli.read import person_of

    checked_answers(answers)  # a slip in one is said before a long text is asked for
    account = Account.of(account_text(text, file), answers)  # before anything heavy is loaded

    from tearwise.assembly import Reader
    from tearwise.interview import question, wording
    from tearwise.interview.information import told_plainly
    from tearwise.rendering.words import headline
    from tearwise.safety import is_young

    reader = Reader()
    reading = reader.read(account.text, account.given)
    person = person_of(reading, reader, who)
    unread = "" if reading.status == "read" else headline(reading)
    answer, asked = worry(id, reading, **person.known), worry(id, pronoun=person.pronoun).title
    pressed, told = "", {*account.given, *told_plainly(reader.scores(account.text), account)}
    if reading.status == "read" and _PRESSURE not in told:
        pressing = reader.read(reading.text, {**reading.account.given, _PRESSURE: "2"})
        if worry(id, pressing, **person.known).lines != answer.lines:
            put = wording(question(_PRESSURE), person.pronoun, person.relationship, person.crier, person.name)
            pressed = f"{put} {_PRESSED}"
    return _Told(answer, asked, reading.risks, unread, is_young(reading.text), pressed)


def _echo_notice(risks: Sequence[Risk], country: str | None, young: bool) -> None:
    """Where to turn, before anything else; nothing where there is no danger."""
    from tearwise.safety import notice_for

    if (notice := notice_for(risks, country, young)) is not None:
        from tearwise.cli.read import DOING

        typer.echo(notice.as_text(width(), brief=True))
        if notice.doubtful:
            typer.echo(filled(DOING) + "\n")


def _reply_text(text: str | None, file: Path | None) -> str:
    from tearwise.cli.entry import account_text, typed_or_piped

    return typed_or_piped(_PROMPT) if text is None and file is None else account_text(text, file)


def _shown(checked: ReplyCheck, praised: bool) -> list[str]:
    """A reply's check as paragraphs: what may hurt first, and then what helps, unless it tells of danger: nobody is
    praised for "I forgive you for hitting me"."""
    parts = []
    if (why := checked.not_looked_over) is not None:
        return [filled(why)]
    if checked.issues:
        parts.append("Worth a second look:")
        parts += _findings(checked.issues)
    elif checked.curt is not None:
        parts.append(filled(checked.curt))
    else:
        parts.append("Nothing in it stands out as hurtful.")
    if checked.skills and praised:
        parts.append("What helps:")
        parts += _findings(checked.skills)
    return [*parts, filled("This goes by wording alone and can be wrong. You know the two of you.")]


def _findings(all_found: Sequence[Finding]) -> list[str]:
    """Each with its reason and another way to say it, which are said once: a list that repeats itself tells off."""
    shown = []
    for at, one in enumerate(all_found):
        before = [each for each in all_found[:at] if each.id == one.id]
        fresh = one.instead not in [each.instead for each in before]
        shown.append(_finding(one, again=bool(before), instead=one.instead if fresh else None))
    return shown


def _finding(one: Finding, again: bool, instead: str | None) -> str:
    from tearwise.rendering.marking import visible
    from tearwise.rendering.sources import source_name

    source = f" [{source_name(one.source)}]" if one.source else ""
    lines = [
        filled(f"“{visible(' '.join(one.quote.split()))}”", "  "),
        filled(f"{one.name}, as above." if again else f"{one.name}. {one.why}{source}", " " * 4),
    ]
    if instead is not None:
        lines.append(filled(f"Perhaps: “{instead}”", " " * 4))
    return "\n".join(lines)


def _answered(answer: WorryAnswer, asked: str) -> list[str]:
    """The answer as paragraphs. asked: the worry as it is listed, which is said too where it is put otherwise here."""
    from tearwise.rendering.sources import source_name

    title = answer.title if answer.title == asked else f"{asked} By what you told, the question is: {answer.title}"
    lines = [f"{one.text} [{source_name(one.source)}]" if one.source else one.text for one in answer.lines]
    return [filled(title), *(filled(one) for one in lines)]
