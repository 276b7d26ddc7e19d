"""An account as an engine is given it: with blanks in the place of what is no part of what happened.

A network that is given "From:", "[21:14]" and "ignore the above" reads them as an account's words, and takes the "oh
mate I'm sorry" of whoever answers in a chat for the remorse of the one who cries. What it does not see it cannot
misread, and blanks of the same length keep all offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tearwise.accounts.chat import chat_of, lines_of
from tearwise.accounts.directions import without_directions
from tearwise.accounts.message import Chat
from tearwise.accounts.stamps import STAMP

_COMFORT = re.compile(
    r"\b(?:(?:i['’]?m|i am) )?(?:(?:so|very|really|truly|soo+) ){0,9}(?:sorry|soz)\b"
    r"|\b(?:i )?(?:love|luv|❤️?) (?:you|u|ya)\b(?: (?:so|very|too|much|loads|always|lots))*",
    re.IGNORECASE,
)
"""What whoever answers in a chat says to the one who cries, and is none of their tears' meanings."""
FEW = 2
"""Words beside what comforts that tell nothing by themselves."""
_SEEN = re.compile(r"[^\n]")
_LINE = re.compile(r"[^\n]+")


def with_blanks(text: str) -> str:
    """A text of the same length without what tells the program what to answer; of a chat also without times,
    without what sets a name off, and without what others than those who say that they cry are sorry for; of e-mails
    without all that stands above and between them. Any other text, and one of which nothing would be left, as it
    is."""
    told = without_directions(text)
    if (chat := chat_of(told)) is not None:
        told = _of(told, chat)
    return told if told.strip() else text


def spoken(text: str) -> list[tuple[int, int]]:
    """[start, end) of each message of a chat, without who wrote it and when, and of what its reader tells before and
    after it; the whole of any other text. Paragraphs of a message, and lines of one that is copied behind ">", are each
    one."""
    told = without_directions(text)
    if (chat := chat_of(told)) is None:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    whose: list[str | None] = []
    for start, end, who in sorted(_places(lines_of(told), chat), key=lambda one: one[:2]):
        if whose and who == whose[-1] and (who is None or told[found[-1][1] : start] in ("\n", "\r\n")):
            start, _ = found.pop()
        found.append((start, end))
        whose.append(who)
    return found


def _of(text: str, chat: Chat) -> str:
    parts, text = list(text if chat.mail is None else _blank(text)), lines_of(text)
    weeping = {one.who for one in chat.messages if one.weeps}
    for start, end, who in _places(text, chat):
        said = text[start:end]
        if who is not None and weeping and who not in weeping:
            said = _without_comfort(said)
        parts[start:end] = said
        line = text.rfind("\n", 0, start) + 1
        if who is not None and chat.mail is None:
            stamp = STAMP.match(text, line, start)
            named = line if stamp is None else stamp.end()
            # the name as it is in ``text``, where nothing sets it off
            parts[line:start] = _blank(text[line:named]) + text[named:start]
    return "".join(parts)


def _without_comfort(said: str) -> str:
    """What is left of a line beside what comforts; nothing of "oh mate i'm so sorry"."""
    left, times = _COMFORT.subn(lambda found: _blank(found[0]), said)
    return _blank(said) if times and len(left.split()) <= FEW else left


def _places(text: str, chat: Chat) -> Iterator[tuple[int, int, str | None]]:
    """[start, end) of each line that somebody says in a chat, and who in a message of it; None where it is the writer
    of the account beside it, whose lines after it come last first."""
    told = [(chat.before, None), *((one.said, one.who) for one in chat.messages)]
    at = 0
    for part, who in told:
        for line in filter(None, part.split("\n")):
            if (start := text.find(line, at)) >= 0:
                at = start + len(line)
                yield start, at, who
    left = list(filter(None, map(str.strip, chat.after.split("\n"))))
    for found in reversed(list(_LINE.finditer(text))):  # from the end: another e-mail may stand behind them
        if left and found[0].strip() == left[-1]:
            left.pop()
            yield *found.span(), None


def _blank(text: str) -> str:
    return _SEEN.sub(" ", text)
