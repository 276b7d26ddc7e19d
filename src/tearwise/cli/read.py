"""``tearwise read``: the reading of one account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.engine import AllowRemoteModel, BaseUrl, Engine, ModelTimeout
from tearwise.cli.options import AccountFile, AccountText, Answers, Country, Over, SpokenOf
from tearwise.cli.output import write_record
from tearwise.cli.saving import Save, told_and_kept
from tearwise.cli.who import Who, spoken_of
from tearwise.errors import AccountError, AnswerError

if TYPE_CHECKING:
    from tearwise.accounts import Account
    from tearwise.engines.language_model import LanguageModelEngine
    from tearwise.interview import Person
    from tearwise.reading.reader import Reader
    from tearwise.reading.reading import Reading
    from tearwise.safety import Notice

_KEPT_BACK = (
    "The reading of the tears is kept back, because this comes first. "
    "To see it all the same, run the command again with --anyway."
)
_NOT_KNOWN, _NONE = "unknown", "none"
_WHERE = "For the numbers of your country, add --country GB, or its own two letters."
DOING = "What to do if it is so, how to ask, and what not to do, is shown with tearwise read … --explain."
_MORE = "How to ask, and what not to do, is shown with tearwise read … --explain."
_ASKING = "How to ask is shown with tearwise read … --explain."
_AVOIDING = "What not to do is shown with tearwise read … --explain."


def read(
    context: typer.Context,
    text: AccountText = None,
    file: AccountFile = None,
    answer: Answers = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print the record tearwise.reading/1 as one line of JSON.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each passage does, and the whole account.")
    ] = False,
    guide: Annotated[
        bool, typer.Option("--guide", help="Show what to do and say now; with --json, its record as a second line.")
    ] = False,
    over: Over = None,
    pronoun: SpokenOf = None,
    country: Country = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Show the reading even where somebody may be in danger right now.")
    ] = False,
    save: Save = False,
    engine: Engine = None,
    base_url: BaseUrl = None,
    allow_remote_model: AllowRemoteModel = False,
    model_timeout: ModelTimeout = None,
) -> None:
    """Read an account: what the tears in it may mean, how likely that is, and which words say so.

    Without TEXT you are asked for it, and what you type then stays out of your shell's history. TEXT on the command
    line ends up in that history.

    \b
    Examples:
      tearwise read
      tearwise read "My dad cried when I told him I was moving out."
      tearwise read --file account.txt --explain
      tearwise read --guide --pronoun he --over
      tearwise read - --json < account.txt
      tearwise read -f account.txt -a trigger=goodbye -a said=apology,love -a did=
      tearwise read --save
      tearwise read -f account.txt --engine openai:llama3.1:8b

    \b
    The questions of --answer and their values; unknown: you don't know.
    tearwise ask asks the questions one by one.
      relationship: partner, ex, parent, child, sibling, family, friend,
        acquaintance, stranger, none
      trigger (one or two): conflict, caught_or_confessing, breakup,
        goodbye, death, illness_or_injury, others_suffering, good_news,
        ceremony, reunion, kindness, declaration, disclosure,
        failure_or_rejection, overload, mistreatment, pain,
        art_or_nature, memory, other
      said (any, or nothing): apology, love, thanks, plea, fear,
        confiding, comfort, blame, threat
      did (any, or nothing): hugged, hid, withdrew, sought, lashed_out
      rare: yes, no
      pressure: 0 (no), 1 (perhaps), 2 (plainly)

    \b
    Ends with 0 when there is a reading, or a notice of danger in its place,
    1 when there is nothing to read (nobody cries, too little is told, another
    language), 2 when the text, a file or an answer is not what it must be, 3
    when it is our fault, 4 when the journal stays shut (--save), 5 when a
    language model that was named gives no answer.
    """
    from tearwise.accounts import Account, checked_answers
    from tearwise.cli.engine import chosen
    from tearwise.cli.entry import account_text
    from tearwise.cli.particulars import typed
    from tearwise.cli.question import asking

    answers = answers_given(answer or ())  # first: after "--answer said apology" the value would be a piece
    if context.args:
        raise AccountError("The account came in several pieces. Put it in quotes, or leave it out and type it.")
    checked_answers(answers)  # a slip in one is said before an account is typed, which would be lost
    # Nor is it lost where no such model can be asked, or the journal stays shut; and where it goes is said first.
    model = chosen(engine, base_url, allow_remote_model, model_timeout)

    telling = _Telling(json, explain, guide, over, pronoun, country, anyway, asking(text, file))

    def told() -> Reading:
        account = Account.of(account_text(text, file), answers)  # before anything heavy is loaded
        return _told(account, model, telling, keeps=save)

    end_unread(told_and_kept(told, save=save, typed=typed(None, text, file, asked=True)), anyway)


@dataclass(frozen=True)
class _Telling:
    """How a reading is told, as the options of these names have it. asking: how to be asked about the same account"""

    json: bool
    explain: bool
    guide: bool
    over: bool | None
    pronoun: Who | None
    country: str | None
    anyway: bool
    asking: str

    def tell(self, reading: Reading, reader: Reader) -> None:
        """Prints a reading, and what to do now, for people or as records."""
        from tearwise.cli.guidance import guidance_of, say_guidance
        from tearwise.cli.question import question_text

        if self.json:
            write_record(reading.to_record())
            if self.guide:
                person = person_of(reading, reader, self.pronoun)
                write_record(guidance_of(reading, person, self.over).to_record())
            return
        person = person_of(reading, reader, self.pronoun)
        question = None
        if reading.question is not None:
            question = question_text(reading.question.id, person, self.asking, values=self.explain)
        kept_back = show(reading, self.explain, self.anyway, question, self.country)
        if not kept_back:  # nobody is to type it all again for the few lines
            say_guidance(reading, person, self.over, whole=self.guide)


def _told(account: Account, model: LanguageModelEngine | None, telling: _Telling, *, keeps: bool) -> Reading:
    """Reads an account and tells its reading; safety first, before anything is read.

    model: what reads, instead of the embedded engine
    keeps: whether the reading is kept afterwards
    """
    from tearwise.assembly import Reader
    from tearwise.cli.engine import safety_first, say_dropped

    reader = Reader() if model is None else Reader(model)
    with safety_first(account.text, telling.country, shown=not telling.json):
        # Each effect costs as much as the reading: measured only where it is told, or chooses the words of a reply.
        effects = telling.explain or telling.json or keeps or (telling.guide and model is None)
        reading = reader.read(account.text, account.given, effects=effects)
    say_dropped(model)
    telling.tell(reading, reader)
    return reading


def show(
    reading: Reading,
    explain: bool,
    anyway: bool,
    question: str | None = None,
    country: str | None = None,
    *,
    answered: bool = True,
) -> bool:
    """Prints a reading for people, the notice of its risks first; whether it kept the reading back.

    Where somebody may be in danger right now, the notice stands alone unless ``anyway``.
    answered: whether to say which answers were counted
    """
    from tearwise.cli.console import console
    from tearwise.rendering.terminal import TerminalReading
    from tearwise.safety import replaces_reading

    screen = console()
    withheld = _KEPT_BACK if replaces_reading(reading.risks) and not anyway else None
    notice = notice_text(reading, country, screen.reading_width, brief=not (withheld or explain))
    screen.print(
        TerminalReading(
            reading, explain=explain, notice=notice, question=question, withheld=withheld, answered=answered
        )
    )
    return withheld is not None


def end_unread(reading: Reading, anyway: bool) -> None:
    """Ends the command with its exit code where there was nothing to read. Where a notice took the reading's place the
    command did what it should, whatever could be read."""
    from tearwise.cli.exit_code import NOTHING_TO_READ
    from tearwise.safety import replaces_reading

    if reading.status != "read" and (anyway or not replaces_reading(reading.risks)):
        raise typer.Exit(NOTHING_TO_READ)


def show_notice(reading: Reading, country: str | None, then: str, *, brief: bool, stderr: bool = False) -> None:
    """Prints the notice of a reading's risks, and none of the reading. then: what is said below it"""
    from tearwise.cli.console import console
    from tearwise.rendering.terminal import TerminalReading

    screen = console(stderr=stderr)
    notice = notice_text(reading, country, screen.reading_width, brief)
    screen.print(TerminalReading(reading, notice=notice, withheld=then))


def notice_text(reading: Reading, country: str | None, width: int, brief: bool) -> str | None:
    """The notice of a reading's risks below what was noticed; None where there is no risk."""
    from tearwise.safety import is_young, notice_for

    notice = notice_for(reading.risks, country, is_young(reading.text))
    if notice is None:
        return None
    where = "" if notice.country or notice.unlisted else _WHERE
    told = notice.as_text(width, introduced=True, brief=brief, where=where)
    return "\n".join([told, *_left_out(notice)]) if brief else told


def _left_out(notice: Notice) -> list[str]:
    """How to see what a brief notice leaves out."""
    if notice.doubtful:
        return [DOING]
    if notice.of_abuse:
        return [] if notice.asks_first else [_ASKING]
    return [_AVOIDING if notice.asks_first else _MORE]


def person_of(reading: Reading, reader: Reader, who: Who | None) -> Person:
    """Who cried: as --pronoun says, else as far as it is known."""
    from tearwise.interview.person import person_in

    return spoken_of(person_in(reading.account, reader.scores(reading.text)), who, reading.account)


def answers_given(given: Iterable[str]) -> dict[str, list[str] | None]:
    """Answers written ``QUESTION=VALUE[,VALUE]``; ``QUESTION=unknown`` is "I don't know".

    Several to one question add up. Raises AnswerError where one has no "=", where there is no value that the question
    needs, or where a question has a value and is unknown. ``said=none`` is ``said=``, as in the columns of a corpus.
    """
    from tearwise.accounts import NONE_OF_THESE, VALUES

    values: dict[str, list[str]] = {}
    for one in given:
        question, equals, told = (part.strip() for part in one.partition("="))
        if not equals:
            raise AnswerError("An answer is a question's name, =, and a value: --answer trigger=breakup.")
        values.setdefault(question, []).extend(value.strip() for value in told.split(",") if value.strip())
    for told_to_one in values.values():
        if _NOT_KNOWN in told_to_one and set(told_to_one) != {_NOT_KNOWN}:
            raise AnswerError(f"A question has values or is {_NOT_KNOWN}, not both: leave one of them out.")
    for question, told_to_one in values.items():
        if question in NONE_OF_THESE and set(told_to_one) == {_NONE}:
            told_to_one.clear()
        if question in VALUES and not told_to_one and question not in NONE_OF_THESE:
            raise AnswerError(f'{question!r} needs a value; for "I don\'t know", write {question}={_NOT_KNOWN}.')
    return {question: None if _NOT_KNOWN in told else told for question, told in values.items()}
