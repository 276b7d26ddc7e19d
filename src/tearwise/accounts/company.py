"""Who is only beside the one who cries, or says whose they are, the wife of "the man next to my wife cried"; and who is
left out: the brother of "everyone cried except my brother"."""

from __future__ import annotations

import re
from functools import cache

from tearwise.accounts.clause import did_cry
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, UNTIL, one_of, plain

_WHERE = (
    "(?:of|with|next to|close to|married to|beside|behind|near|opposite|in front of|across from|from|at|in|on|for|by"
    "|after|under|outside|inside|over|along)"
)
_NEW = (
    rf"i|we|you|he|she|they|it|who|which|that|when|while|{BECAUSE}|but|so|{UNTIL}|if|and|or|then|as|before|after|since"
)
_WHOSE = "(?:my|our|the|his|her|their|me|an?)"
_LITTLE = "(?:(?:own|dear|poor|little|big|older|younger|best|baby|elder|eldest|youngest) ){0,2}"
_KNOWS = (
    "said|says|say|told|tells|tell|thought|thinks|think|knew|knows|know|saw|sees|see|heard|hears|noticed|realised|realized"
    "|found|felt|believed|believes|swore|swears|reckons|reckoned|wished|hoped|made|makes|let|watched|asked"
)
"""Verbs after which somebody else's tears may be told: "who said my mum cried"."""

_TO_WRITER = (
    "(?:am|was|have been|had been) (?:seeing|dating|with|meeting|married to|engaged to|going out with|living with"
    "|sleeping with|talking to|in love with)|met|love[ds]?|liked?|fancy|fancied|dated?|married|knew|know"
    "|look(?:ed)? after|baby-?s[ai]t|tutor(?:ed)?|nanny|(?:work(?:ed)?|lived?|sleep|slept|train(?:ed)?) with|shared?"
    "|s[ai]t next to|cared? for"
    "|teach|taught|coach(?:ed)?|managed?|mentor(?:ed)?|(?:went (?:to [a-z]+|out)|grew up) with"
)
"""What the writer and somebody have to do with each other: "the man I am seeing", "the girl I sit next to"."""


def without_company(said: str) -> tuple[str, frozenset[str]]:
    """A text, spelled out in lower case, without who and what is told between somebody and their tears only to say who
    they are: "the man next to my wife cried", "the girl who hit my son was crying", "the man I am seeing cried";
    and the words for those people."""
    company: set[str] = set()

    def head(found: re.Match[str]) -> str:
        company.update(one for one in found.group("beside", "done_to") if one)
        return f"{found['head']} "

    said = _company().sub(head, said)
    left_out = _left_out()
    company.update(found[1] for found in left_out.finditer(said))
    return left_out.sub("", said), frozenset(company)


def all_but_writer(text: str) -> bool:
    """Whether a text tells that all cry but its writer: "everyone was crying at the funeral except me"."""
    return _but_me().search(plain(text)) is not None


@cache
def _but_me() -> re.Pattern[str]:
    all_of_them = (
        r"\b(?:every(?:one|body)(?: else)?|they all|all of them|the whole (?:room|family|church|class|team|place))\b"
    )
    but, cries = r"(?:except(?:ing)?(?: for)?|apart from|but|bar|other than) me\b", crying_verbs().pattern()
    return re.compile(
        rf"{all_of_them}(?:[^.!?]{{0,30}}?\b{cries}\b[^.!?]{{0,60}}? {but}|,? {but}[^.!?]{{0,30}}?\b{cries}\b)"
    )


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(
        rf",? (?:except(?:ing)?(?: for)?|apart from|other than) {_WHOSE} {_LITTLE}({one_of(person_nouns().everybody)})"
        r"(?:[ -]in[ -]law)?\b(?!'|s'| of\b)"
    )


@cache
def _company() -> re.Pattern[str]:
    nouns, verbs, does = person_nouns(), crying_verbs(), did_cry()
    somebody, anybody = one_of(nouns.everybody), one_of(nouns.everybody | nouns.unnamed)
    ing = rf"(?!{verbs.pattern()}\b)\w+ing"
    place = rf"(?:(?:(?:{ing}|sat|stood|who is|who was) )?{_WHERE}|{ing})"
    word = rf"(?!(?:{_NEW}|{_WHOSE}|{somebody}|{verbs.pattern()})\b)[\w'-]+"
    does_it = rf"(?:look(?:s|ed)? after|(?!(?:{_NEW}|{_KNOWS}|{somebody}|{verbs.pattern()})\b)[\w'-]+)"
    who = rf"who (?!(?:{_KNOWS})\b)(?:{does_it} ){{1,6}}?"
    cries = rf"(?!(?:and|then|who|both|{somebody})\b)(?={does})"
    theirs = rf"(?:{_WHOSE} {_LITTLE}|(?:my|our|his|her|their) {word} )"
    thing = r"(?:'s?(?: [\w-]+){0,2})?"
    near = (
        rf"(?: {place} {theirs}(?P<beside>{somebody})\b{thing}| {place} (?:me|us|him|them)\b"
        rf"| {place} (?:{_WHOSE} )?{word}(?: {word}){{0,3}})"
    )
    more = near.replace("?P<beside>", "?:")
    ours = rf"(?: (?:that|who|whom))? i (?:{_TO_WRITER})(?: {word}){{0,3}}?"
    hers = rf" {who}{theirs}(?P<done_to>{somebody})\b{thing}"
    return re.compile(rf"\b(?P<head>{anybody})(?:{near}{more}{{0,2}}|{hers}|{ours}) {cries}")
