"""An e-mail pasted as an account, or as part of one: who wrote it, and what they wrote.

Mail programs put lines such as "From:" and "Subject:" above it, and "On Tuesday, Karen wrote:" above what it answers,
whose lines begin with ">". Whoever pastes one mostly received it; what stands before it is their own, and so is what
stands behind the name with which it ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tearwise.accounts.message import Chat, Message
from tearwise.accounts.phrases import plain

_HEADER = re.compile(
    r"\s*[*_]{0,2}(?P<name>From|To|Cc|Bcc|Sent|Date|Reply-To|Subject)[*_]{0,2} ?:[*_]{0,2}(?P<said>(?:[^\S\n].*)?)",
    re.IGNORECASE,
)
_IN_ONE_LINE = re.compile(r"(?:^|(?<=[.!?:] ))\s*From ?: .{1,80}? (?:To|Sent|Date|Subject) ?: ", re.IGNORECASE)
_NEXT_HEADER = re.compile(r" (?=(?:To|Cc|Bcc|Sent|Date|Subject) ?: )")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?"
_DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:{_WEEKDAY} )?(?:{_DAY_NUMBER}(?:[ -]| of ){_MONTH}|{_MONTH} {_DAY_NUMBER}\b"
    rf"|\d{{1,4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,4}})?)(?:,?[ -]\d{{4}}\b)?|{_WEEKDAY}|yesterday|today"
)
_DATED = re.compile(
    rf"(?:Sent|Date) ?: ?(?:{_DAY})(?:,?(?: at)? \d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?)?"
    r"(?: [+-]\d{4}\b)?(?: \(?(?:GMT|UTC|BST|CES?T|[ECMP][SD]T)\b\)?)?[.,]? *",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:To|Cc|Bcc) ?: ?(?:(?:\"[^\"]*\" ?|[^<>@:]{0,60})<[^<>]*>|(?:my )?[^\s:]+)[.,]? +", re.IGNORECASE
)
"""The last header of some that stand in one line, up to where what was written may begin."""
_WROTE = re.compile(
    r"\s*On (?=.{0,120}(?:\d{4}|\d:\d\d|@)).{4,80}?[,\s](?:at )?(?P<who>[^,\d][^,]{0,80}?),? wrote ?:\s*"
)
_RULE = re.compile(
    r"\s*(?:Begin forwarded message:|-{2,} ?(?:Forwarded message|Original Message) ?-{2,}|_{8,}|-{8,})\s*",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s*(?:Sent from (?:my|the|Outlook|Yahoo|Mail)\b.*|Get Outlook for .*|--)\s*", re.IGNORECASE)
"""What a program puts below an e-mail."""
_COPIED = re.compile(r"\s*(?P<marks>(?:(?:>|&gt;) ?)+)(?P<said>.*)")
_ADDRESS = re.compile(r"[<\[(][^<>\[\]()]*[>\])]")
_RE = re.compile(r"\s*(?:(?:re|fwd?|aw)\s*:\s*)*", re.IGNORECASE)
_I_SENT = re.compile(
    r"\bi(?:'ve| have)? (?:(?:just|then|also|finally|had) )*(?:sent|wrote|e-?mailed|answered|replied)\b(?! me\b)"
    r"|\bmy (?:own )?(?:e-?mail|letter|reply|answer)\b(?: \w+){0,2} (?:to|for)\b"
)
_ME = frozenset({"me", "myself", "i", "you"})
_NAME_WORDS = 3
_LONGEST_HEAD = 24
"""Lines that one head has at most: each name of a header, and more than once. A list of "To:" would else be gone
through to its end from each of its lines."""


class _Head(NamedTuple):
    """Lines above an e-mail: who wrote it, to whom, what it is about, and where it begins."""

    who: str
    to: str
    subject: str
    body: int


def mail_of(text: str) -> Chat | None:
    """The e-mails that a text is, or has in it, as the messages of a chat; None where it has none."""
    if "from" not in (said := text.lower()) and " wrote" not in said:
        return None
    lines = _in_lines(text)
    first = next((at for at in range(len(lines)) if _head(lines, at) or _is_quoted_below(lines, at)), None)
    if first is None:
        return None
    top = _head(lines, first)
    before = "\n".join(line for line in lines[:first] if not _RULE.fullmatch(line)).strip()
    sent = _I_SENT.search(plain(before)) is not None
    reader = top.who if top and sent else top.to if top else ""
    messages, after = _messages(lines[first:], reader)
    return Chat(before, tuple(messages), after, mail="sent" if sent else "received") if messages else None


def _messages(lines: list[str], reader: str) -> tuple[list[Message], str]:
    """The messages, and what stands behind them. reader: by what name the reader is called in their heads."""
    found: list[Message] = []
    who, own, at = "", False, 0
    quoted: dict[int, str] = {}  # with how many marks before it a line was copied → who wrote it
    named = ""  # whose words come next
    rest: list[str] = []

    def add(writer: str, said: str) -> None:
        mine = writer in _ME or (writer != "" and writer == reader)
        if found and found[-1].who == writer:
            found[-1] = found[-1]._replace(said=f"{found[-1].said}\n{said}")
        else:
            found.append(Message(writer, said, mine))

    while at < len(lines):
        line = lines[at]
        if head := _head(lines, at):
            who, own, at, named = head.who, False, head.body, ""
            quoted.clear()
            if head.subject:
                add(who, head.subject)
            continue
        if wrote := _WROTE.fullmatch(line):
            named = _name(wrote["who"])
            if at + 1 < len(lines) and not any(map(_COPIED.fullmatch, lines[at + 1 : at + 3])):
                who, own = named, False  # what it answers is copied as it is
            own = own or not who
        elif copied := _COPIED.fullmatch(line):
            deep, said = copied["marks"].replace("&gt;", ">").count(">"), copied["said"]
            if said.strip() and _HEADER.fullmatch(said) is None:
                quoted = {marks: name for marks, name in quoted.items() if marks <= deep}
                quoted |= {deep: named} if named else {}
                inner = _WROTE.fullmatch(said)
                named = _name(inner["who"]) if inner else ""
                if not inner:
                    add(quoted[max(quoted)] if quoted else reader or "they", said.strip())
        elif own and line.strip():
            rest.append(line)
        elif line.strip() and not (_SIGNED.fullmatch(line) or _RULE.fullmatch(line)):
            add(who, line.strip())
            own = _is_signature(line, who)
        at += 1
    return found, "\n".join(rest).strip()


def _in_lines(text: str) -> list[str]:
    """The lines of a text, one for each header also where they were pasted into one, with what was written behind."""
    found: list[str] = []
    lines = text.splitlines()
    for at, line in enumerate(lines):
        begun = _IN_ONE_LINE.search(line)
        if begun is None:
            found.append(line)
            continue
        found += [line[: begun.start()]] if begun.start() else []
        *heads, last = _NEXT_HEADER.split(line[begun.start() :])
        found += [*heads, *_without_written(last, alone=not any(map(str.strip, lines[at + 1 :])))]
    return found


def _without_written(header: str, *, alone: bool) -> list[str]:
    """The last header of a line, and what was written where it goes on behind it: "Date: 3 May Dad cried today".

    alone: whether nothing stands below the line, so that a name of several words is less likely than a letter
    """
    ends = _DATED.match(header) or (_ADDRESSED.match(header) if alone else None)
    return [header] if ends is None else [header[: ends.end()].rstrip(), header[ends.end() :]]


def _head(lines: list[str], at: int) -> _Head | None:
    """The lines above an e-mail that begin at one of a text; None where none do."""
    told: dict[str, str] = {}
    begun = at
    while at < min(len(lines), begun + _LONGEST_HEAD) and (found := _HEADER.fullmatch(lines[at])):
        told.setdefault(found["name"].lower(), found["said"].strip())
        at += 1
    if at - begun < 2 or "from" not in told or not told["from"]:
        return None
    return _Head(_name(told["from"]), _name(told.get("to", "")), _RE.sub("", told.get("subject", ""), count=1), at)


def _is_quoted_below(lines: list[str], at: int) -> bool:
    """Whether a line says who wrote what follows: "On Tue, 24 Nov 2026 at 20:00, Karen wrote:"."""
    return _WROTE.fullmatch(lines[at]) is not None and any(map(str.strip, lines[at + 1 :]))


def _name(value: str) -> str:
    """Whoever a head names, in lower case and without their address: "karen miles" for '"Karen Miles" <km@…>'."""
    bare = _ADDRESS.sub(" ", value.partition(";")[0]).strip(" \"',\t") or value.strip("<>[]() ").partition("@")[0]
    words = plain(bare.partition("@")[0]).split()
    return " ".join(words[1:] if words[:1] == ["my"] and words[1:] else words[:_NAME_WORDS])


def _is_signature(line: str, who: str) -> bool:
    """Whether a line is no more than the name of whoever wrote the message: "Karen x"."""
    words = [word for word in re.findall(r"\w+", plain(line)) if word.strip("x")]
    return 0 < len(words) <= _NAME_WORDS and words[-1] in who.split() and words[0] != "hi" and words[0] != "dear"
