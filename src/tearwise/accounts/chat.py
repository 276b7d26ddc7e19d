"""A chat pasted as an account, or as part of one: who wrote its lines, who of them cries, and the same as its reader
would tell it.

WhatsApp, Signal and Telegram put the time and a name before each message, other programs in a line above it; people who
copy one by hand put a name before what another wrote, or in a line above it, or no more than ">"; some write all of it
into one line. What stands before the first message and, after an empty line, behind the last one is the writer's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from tearwise.accounts.account import LONGEST, is_seen
from tearwise.accounts.age import SEX
from tearwise.accounts.directions import without_directions
from tearwise.accounts.mail import mail_of
from tearwise.accounts.message import Chat, Message
from tearwise.accounts.one_line import in_lines
from tearwise.accounts.phrases import one_of, plain
from tearwise.accounts.stamps import DAY, STAMPED, TIME
from tearwise.errors import DataError
from tearwise.tables import load_table, only

_FILE = "chat.toml"
_SYMBOLS = "[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]{1,12}"
_WORD = r"[^\W\d_][\w'.’-]*"
_NAME = (
    rf"(?:~ ?)?(?:{_SYMBOLS} ?)?(?P<who>{_WORD}(?: {_WORD}){{0,2}}|\+?\d[\d ()-]{{6,16}}\d)(?: ?{_SYMBOLS})?"
    r"(?: \((?![mfMF]?\d|[mfMF]\b)[^()]{1,20}\))?"
)
"""As it stands in somebody's contacts: with a picture or "(work)" beside it, or a number alone."""
_MESSAGE = re.compile(rf"\s*(?P<time>{STAMPED})? ?{_NAME} ?: {{0,2}}(?P<said>\S.*)")
_TELEGRAM = re.compile(rf"\s*{_NAME}, ?\[{TIME}\]:?\s*(?P<said>.*)")
"""A name with the time after it; the message may stand in the next line."""
_ABOVE = re.compile(rf"\s*{_NAME}(?: ?[—–•·-]|,)? {{1,3}}[(]?{TIME}[)]?\s*")
"""The same alone in a line, as Discord and other programs copy it."""
_ALONE = re.compile(rf"\s*{_NAME}\s*")
_BETWEEN = re.compile(rf"\s*[\[(]?(?:{TIME}|{DAY})[\])]?\s*")
"""A day or a time alone in a line, between two messages."""
_COPIED = re.compile(r"\s*(?:>|&gt;) ?(?P<said>.*\S.*)")
"""A line that another wrote, as one copies it to answer it: "> I'm crying"."""
_ABOUT = re.compile(
    rf"[(\[]?(?:(?:{SEX}[,/ ]*\d{{2}}|\d{{2}}[,/ ]*(?:{SEX}|yo|y/o|years? old))\b.*|\d{{2}}\W*)", re.IGNORECASE
)
"""What somebody says of who is who before they tell what happened, and nobody writes in a chat: "Me: 28F"."""
_MOST_LINES = 0.6
"""Of the lines of a chat, so many begin with a name at least."""
_FIRST = re.compile(
    r"\b(?P<be>i ?['’]?m|i am)\b|\b(?P<have>i['’]?ve)\b|\b(?P<would>i['’]d)\b|\b(?P<will>i['’]ll)\b"
    r"|\b(?P<i>i)\b|\b(?P<me>me)\b|\b(?P<my>my)\b|\b(?P<mine>mine)\b|\b(?P<myself>myself)\b",
    re.IGNORECASE,
)
_THIRD = {
    "be": "they are", "have": "they have", "would": "they would", "will": "they will", "i": "they", "me": "them",
    "my": "their", "mine": "theirs", "myself": "themself",
}  # fmt: skip
_TO_ME = re.compile(
    r"\b(?:sent|texted|messaged|wrote|whatsapped)(?: (?:this|it|these|that))?(?: to)? me\b"
    r"|\bwhat (?:s?he|they) (?:sent|wrote|texted)\b"
)
"""By this whoever wrote all messages of a chat wrote them to its reader."""


class _Line(NamedTuple):
    """A line that begins with who wrote it. timed: and with when; above: what they wrote stands in the next one."""

    who: str
    said: str
    timed: bool
    above: bool


def chat_of(text: str) -> Chat | None:
    """The chat that a text is, or has in it: in which most lines begin with who wrote them, and perhaps when; or the
    e-mails. None where it has none."""
    text = lines_of(text)
    if (mail := mail_of(text)) is not None:
        return mail
    if "\n" not in text.strip():
        return None
    if (chat := _copied(text.splitlines())) is not None or not _may_name(text):
        return chat
    return _with_names(_joined(text.splitlines()))


def lines_of(text: str) -> str:
    """A text of the same length in which each message of a chat begins a line, also where several stood in one."""
    return in_lines(text, _words()["me"], _words()["headings"])


def _with_names(lines: list[str]) -> Chat | None:
    """The chat in some lines, most of which begin with who wrote them; None where too few do, or where neither a time
    nor the writer's own name tells it from other lines with a colon."""
    above = _names_above(lines)
    named = [_named(line, above) for line in lines]
    writers = [one for one in named if one]
    if len(writers) < 2 or (not writers[0].timed and _ABOUT.fullmatch(writers[0].said)):
        return None
    begins = [at for at, one in enumerate(named) if one]
    start, end = begins[0], _end(lines, begins[-1], writers)
    messages, begun, counted = _messages(lines[start:end], named[start:end])
    chat = Chat(_prose(lines[:start]), messages, _prose(lines[end:]))
    mine = any(one.mine for one in messages)
    if begun < _MOST_LINES * counted or (any(one.above for one in writers) and not mine):
        return None
    alone = not chat.prose and len(messages) > len({one.who for one in messages})
    return chat if mine or alone or any(one.timed for one in writers) else None


def _messages(lines: list[str], named: list[_Line | None]) -> tuple[tuple[Message, ...], int, int]:
    """The messages of lines of which the first has a name; how many of the lines begin with a name, or right below one
    that stands alone; and how many say anything.

    named: who wrote each of the lines, where it says so
    """
    found: list[Message] = []
    begun = counted = 0
    for line, one in zip(lines, named, strict=True):
        if not line.strip() or (one is None and _BETWEEN.fullmatch(line)):
            continue
        counted += 1
        if one is not None:
            begun += 1
            found.append(Message(one.who, one.said, one.who in _words()["me"]))
        else:  # a message of several lines
            begun += not found[-1].said
            found[-1] = found[-1]._replace(said=f"{found[-1].said}\n{line.strip()}".strip())
    return tuple(found), begun, counted


def reported(text: str) -> str:
    """A chat as its reader tells it, what others write of themselves said of them: "they can't stop crying" for "Ben:
    I can't stop crying"; with what the writer says beside it as it is. Any other text as it is, without what it tells
    the program to answer. What is told can be an account again: of a chat that is too long when it is told, the first
    messages are left out, and a text of which nothing would be left is as it is.
    """
    said = without_directions(text)
    if (chat := chat_of(said)) is not None:
        told = "\n".join(one.said if one.mine else _FIRST.sub(_third, one.said) for one in chat.messages)
        if (over := len(_beside(chat, told)) - LONGEST) > 0:
            told = told[over:].partition(" ")[2]  # from a whole word on: half of a "she" is a "he"
        said = _beside(chat, told)
    return said if is_seen(said) else text


def _beside(chat: Chat, told: str) -> str:
    """What is told of a chat, with what its reader says before and after it."""
    if not chat.prose:
        return told
    return "\n\n".join(_ended(part) for part in (chat.before, told, chat.after) if part)


def who_weeps(text: str) -> Literal["other", "narrator", "unclear"] | None:
    """Who says in a chat that they cry: the writer of the account, or somebody else; "unclear" where both do, or where
    it does not say which of them the writer is. None where it is no chat, or nobody says so of themselves."""
    chat = chat_of(text)
    weeping = {one.mine for one in chat.messages if one.weeps} if chat else set()
    if chat is None or not weeping:
        return None
    to_reader = len(chat.others) == 1 and _TO_ME.search(plain(chat.before)) is not None
    known = to_reader or chat.copied or chat.mail == "received" or any(one.mine for one in chat.messages)
    if len(weeping) == 2 or not known:
        return "unclear"
    return "narrator" if True in weeping else "other"


def _copied(lines: list[str]) -> Chat | None:
    """What another wrote, with ">" before each line of it, and the writer's own beside it. None where all lines are
    marked so, or none is."""
    found = [_COPIED.fullmatch(line) for line in lines]
    marked = [at for at, one in enumerate(found) if one]
    if not marked or len(marked) == len(list(filter(str.strip, lines))):
        return None
    start, end = marked[0], marked[-1] + 1
    messages = (
        Message("they", one["said"], False) if one else Message("me", line, True)
        for line, one in zip(lines[start:end], found[start:end], strict=True)
        if line.strip()
    )
    return Chat(_prose(lines[:start]), tuple(messages), _prose(lines[end:]), copied=True)


def _joined(lines: list[str]) -> list[str]:
    """Lines in which a name and the time below it are one, as they are copied from a page."""
    joined: list[str] = []
    for line in lines:
        if joined and _BETWEEN.fullmatch(line) and _ALONE.fullmatch(joined[-1]) and not _BETWEEN.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1].strip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _may_name(text: str) -> bool:
    """Whether names or times may stand in a text: most have no mark of either, and are not looked through."""
    return ":" in text or "." in text or not _words()["me"].isdisjoint(map(str.strip, text.lower().splitlines()))


def _names_above(lines: list[str]) -> frozenset[str]:
    """The names that stand alone in a line above what they wrote: "Jo", then "im crying", then "Me", then "why??".

    One of them must be the writer of the account. Of others, a line is a name where it comes again, where it begins
    what was copied, or where every other line may be one.
    """
    filled = [line.strip() for line in lines if line.strip()]
    mine = {line for line in filled if line.lower() in _words()["me"]}
    if not mine or filled[-1] in mine:
        return frozenset()
    times = Counter(filled)
    found = {
        line
        for line, after in pairwise(filled)
        if line not in mine and times[line] > 1 and _may_be_name(line) and after != line and line != filled[-1]
    }
    begins = next(at for at, line in enumerate(lines) if line.strip() in {*mine, *found})
    for at in range(begins - 1):
        before = lines[at - 1].strip() if at else ""
        if (not before or before.endswith(":")) and _is_written_as_name(lines[at].strip()) and lines[at + 1].strip():
            found.add(lines[at].strip())
    if len(filled) % 2 == 0 and all(line in mine or _is_written_as_name(line) for line in filled[::2]):
        found.update({*filled[::2]} - mine)
    above = frozenset({*mine, *found})
    follow = any(line in above and after in above for line, after in pairwise(filled))
    return above if found and not follow else frozenset()


def _may_be_name(line: str) -> bool:
    """Whether a line has no more than a name has: "Jo", "Best mate", "Ruth (work)"."""
    found = _ALONE.fullmatch(line)
    return found is not None and found["who"][0].isupper() and not line.endswith((".", "…"))


def _is_written_as_name(line: str) -> bool:
    """Whether all its words have capitals, too: "Jo Brown", and not "Dad cried"."""
    found = _ALONE.fullmatch(line)
    return found is not None and _may_be_name(line) and all(word[0].isupper() for word in found["who"].split())


def _named(line: str, above: frozenset[str]) -> _Line | None:
    """Who wrote a line, where it begins with them, or what stands below it, where it is one of the names ``above``."""
    if line.strip() in above:
        alone = _ALONE.fullmatch(line)
        return _Line((line.strip() if alone is None else alone["who"]).lower(), "", timed=False, above=True)
    found = _TELEGRAM.match(line) or _MESSAGE.match(line) or _ABOVE.fullmatch(line)
    if found is None or found["who"].split()[0].lower() in _words()["headings"]:
        return None
    timed = found.re is not _MESSAGE or found["time"] is not None
    said = "" if found.re is _ABOVE else found["said"].strip()
    return _Line(found["who"].lower(), said, timed, found.re is _ABOVE)


def _end(lines: list[str], last: int, named: list[_Line]) -> int:
    """The line behind the last message: it goes on to the next empty line, if it has begun before that, or to one that
    speaks of somebody who wrote in the chat."""
    names = one_of({one.who for one in named if one.who not in _words()["me"] and one.who[0].isalpha()})
    begun = bool(named[-1].said)
    for at in range(last + 1, len(lines)):
        if begun and (not lines[at].strip() or re.search(rf"\b{names}\b", lines[at], re.IGNORECASE)):
            return at
        begun = begun or bool(lines[at].strip())
    return len(lines)


def _prose(lines: list[str]) -> str:
    """What stands beside a chat, without the days and times that stand alone."""
    return "\n".join(line for line in lines if not _BETWEEN.fullmatch(line)).strip()


def _ended(part: str) -> str:
    """A part of an account with a mark at its end, so that the next one does not go on with its last sentence."""
    return f"{part}." if part[-1].isalnum() else part


def _third(found: re.Match[str]) -> str:
    assert found.lastgroup is not None
    return _THIRD[found.lastgroup]


@cache
def _words() -> dict[str, frozenset[str]]:
    return parsed(load_table("tearwise.accounts", _FILE))


def parsed(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """What chat.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("me", "headings"), _FILE)
    for name, words in data.items():
        if not isinstance(words, str) or not words.split():
            raise DataError(f"{_FILE}: {name!r} must be a text of words.")
    return {name: frozenset(words.split()) for name, words in data.items()}
