"""Who it is that says in a pasted chat that they cry: by the name in it, and by what its reader says beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from tearwise.accounts import VALUES, Pronoun
from tearwise.accounts.byname import in_one_word
from tearwise.accounts.message import Chat
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import PIECE, one_of, plain
from tearwise.interview.mention import LITTLE
from tearwise.interview.people import people, words_for

_SENT = r"(?:sent|sends|texted|texts|messaged|wrote|writes|whatsapped|typed)"
_WHO_SENT = re.compile(rf"\b(s?he)(?:'d|'s)? (?:(?:just|then|also|has|had) )*{_SENT}\b")
_TO_WHOM = r"(?:from|with|to|between|texting|messaging|and)"
_SPOKEN = re.compile(r"\bs?he(?=s\b)|\w+")
_SAID_SO: dict[str, Pronoun] = {"he": "he", "him": "he", "she": "she", "her": "she"}


class Sender(NamedTuple):
    """Who wrote that they cry.

    relationship: what they are to the reader; None where neither name nor words tell it
    name:         what they are called: "your sister"; None where there is no word, or it would sound odd
    """

    pronoun: Pronoun = "they"
    relationship: str | None = None
    name: str | None = None


def sender_in(chat: Chat) -> Sender:
    """The one who says in a chat that they cry. A name such as "Mum" says who it is, and so do the reader's words for a
    name ("Jo is my little sister") or, where nobody else wrote to them, for whoever did ("my friend sent me this").
    Nothing is known where several cry, or the words name several people for one."""
    if len(chat.weeping) != 1:
        return Sender()
    who = next(iter(chat.weeping))
    if contact := _contact(who):
        return _known(contact)
    beside = [in_one_word(plain(part)) for part in (chat.before, chat.after)]
    named = [one for said in beside for name in (who, who.split()[0]) for one in _called(name, said)]
    if not named and len(chat.others) == 1:
        named = list(chain(_wrote(beside[0]), *map(_is_so, beside)))
    nouns = {noun for noun, _ in named}
    found = _known(nouns.pop()) if len(nouns) == 1 else Sender()
    if found.pronoun != "they":
        return found
    pronouns = {word for _, told in named for word in _SPOKEN.findall(told) if word in person_nouns().personal}
    if not pronouns and len(chat.others) == 1:
        pronouns.update(chain.from_iterable(map(_WHO_SENT.findall, beside)))
    kinds = person_nouns().kinds(pronouns)
    spoken = next(iter(kinds)) if len(kinds) == 1 else "they"
    return found._replace(pronoun=_SAID_SO.get(who, spoken))


def _known(noun: str) -> Sender:
    """Who goes by a noun."""
    kinds = person_nouns().kinds([noun.removesuffix("-in-law").rpartition("-")[2]])
    return Sender(
        next(iter(kinds), "they"),
        next(one for one in VALUES["relationship"] if noun in words_for(one)),
        None if noun in people().unsaid else f"your {noun}",
    )


def _contact(who: str) -> str | None:
    """The noun that is a name in the reader's contacts: "mum", "auntie sandra"."""
    known, (first, *rest) = people(), who.removeprefix("my ").removeprefix("our ").split()
    if rest:
        relatives = frozenset().union(*person_nouns().gendered["family"].values())
        return first if first in relatives else None
    return first if first in known.names or first in _nouns() - known.unsaid else None


def _called(name: str, said: str) -> Iterator[tuple[str, str]]:
    """The nouns by which a text calls somebody of this name, each with the sentence that it stands in."""
    called = rf"\b{re.escape(name)}\b"
    yield from _found(rf"{called}(?:,|'?s| is| was|,? who is|,? who's)? \(?{_mine()}", said)
    yield from _found(rf"\b{_mine()},? (?:(?:is )?called |named )?\(?{called}", said)


def _wrote(said: str) -> Iterator[tuple[str, str]]:
    """The same of whoever is said to have written what follows: "my friend sent me this", "texts from my sister"."""
    yield from _found(rf"\b{_mine()}(?: [\w-]+)?(?: (?:just|has|had|also|then))* {_SENT}\b", said)
    yield from _found(
        rf"\b{_TO_WHOM} {_mine()}(?=\W*$|,? (?:and (?:me|i)|last|this|from|today|yesterday|tonight|just)\b)", said
    )


def _is_so(said: str) -> Iterator[tuple[str, str]]:
    """The same of whomever a text begins with: "she's my best friend"."""
    first = next(iter(PIECE.findall(said)), "")
    who = r"(?:(?:s?he|they)(?:'s|s|'re| is| are| was)|this (?:is|was)(?: from)?|it(?:'s|s| is| was) from)"
    yield from _found(rf"^(?:(?:and|so|btw),? )?{who} {_mine()}", first)


@cache
def _mine() -> str:
    """A pattern of somebody of the reader's."""
    return rf"(?:my|our|me) {LITTLE}(?P<noun>{one_of(_nouns())})\b(?!')"


def _found(pattern: str, said: str) -> Iterator[tuple[str, str]]:
    for sentence in PIECE.findall(said):
        for found in re.finditer(pattern, sentence.strip()):
            yield found["noun"], sentence


@cache
def _nouns() -> frozenset[str]:
    """All words for one person who is something to the reader."""
    return people().kin.difference(*people().several.values())
