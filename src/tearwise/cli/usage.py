"""What is wrong with a command line, in plain words: never those of a library, and never an account's."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INVALID = re.compile(r"Invalid value for (?P<where>.+?): (?P<what>.*)", re.DOTALL)
_CHOICE = re.compile(r"(?:Value error, )?.* is not one of (?P<choices>'.*')\.?", re.DOTALL)
_KINDS = (
    (re.compile(r"Input should be a valid integer.*", re.DOTALL), "it must be a whole number."),
    (re.compile(r"Input should be a valid number.*", re.DOTALL), "it must be a number."),
    (re.compile(r"Input should be less than or equal to (\S+).*", re.DOTALL), r"it can be \1 at most."),
    (re.compile(r"Input should be greater than or equal to (\S+).*", re.DOTALL), r"it must be at least \1."),
    (re.compile(r"Value error, (.*)", re.DOTALL), r"\1"),
)


def plain(message: str, arguments: Sequence[str], command: str) -> str:
    """What is wrong, and where to read how it is meant; an account that was taken for a command or an option is not
    repeated.

    command: the one whose help tells it, as it is written: "tearwise journal show"
    """
    prose = [argument for argument in arguments if " " in argument]
    if message.startswith("No such option") and any(argument.startswith("-") for argument in prose):
        message = 'An account that begins with - was taken for an option. Put -- before it: tearwise read -- "-...".'
    elif message.startswith("Got unexpected extra argument"):  # and repeats it
        message = "There are more words than this command takes. Put what belongs together in quotes."
    elif (found := _INVALID.fullmatch(message)) is not None:
        message = f"{_named(found['where'])}: {_wrong(found['what'])}"
    elif _unquoted(message, arguments, command) or any(repr(one[:12])[1:-1] in message for one in prose):
        message = 'There is no such command. To read an account, put it in quotes: tearwise read "...".'
    return f"{message if message.endswith(('.', '?', '!')) else message + '.'} See {command} --help."


def _unquoted(message: str, arguments: Sequence[str], command: str) -> bool:
    """Whether it is likely the first word of an account that was taken for a command, and is like none."""
    alone = len(arguments) == 1 or command != "tearwise"
    return message.startswith("No such command") and "Did you mean" not in message and not alone


def _named(where: str) -> str:
    """The option as it is written: --limit, of '--limit' / '-n'."""
    return where.split(" / ")[0].strip("'")


def _wrong(what: str) -> str:
    """What is wrong with a value; the value itself, which may be anything, is not repeated."""
    if (choice := _CHOICE.fullmatch(what)) is not None:
        *first, last = re.findall(r"'([^']*)'", choice["choices"])
        return f"it is {', '.join(first)} or {last}." if first else f"it is {last}."
    for pattern, told in _KINDS:
        if pattern.fullmatch(what):
            return pattern.sub(told, what)
    return what
