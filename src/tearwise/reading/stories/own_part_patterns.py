"""How an account says that its writer hurt the one who cried: own_part.toml, checked when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, UNTIL, any_of_each, one_of
from tearwise.reading.small_child import child_words
from tearwise.tables import load_table

_FILE = "own_part.toml"
_LISTS = (
    *("hurts", "blows", "blow_begins", "blow_ends", "in_play", "unkind"),
    *("tempers", "loud", "loudly", "wrongs", "slips", "reasons", "neglects", "guilty", "softly"),
    *("gifts", "close", "undone", "asked", "told", "glad", "sorry", "guesses", "amends", "jokes", "insults", "orders"),
)
_SAYS = r"(?:said|says|saying|goes|went|whispered|sobbed|mumbled|was like|repeating|repeated)"
_AUXILIARY = (
    r"(?:'s|'d| (?:is|was|were|has|had|been|just|really|even|started|starts|began|begins|sat|stood|there|and|both|to))"
)
_SAID_SORRY = (
    r"(?:said|say|told (?:him|her|them|(?:my|our) \w+)) (?:that )?(?:(?:i'm|im|i am|i was) )?(?:\w+ )?sorry "
    r"(?:to (?:my |our )?(?:\w+ ){1,2})?for (?!crying|bothering|asking|being (?:late|sick|ill))"
    r"(?:\w+ing|what i|the way i|how i|all i|everything i)"
)
"""What the writer says sorry for, having done it: "for shouting at her", not "for her loss" and not "for crying"."""
_AUXILIARIES = rf"{_AUXILIARY}{{0,12}}"
"""Nobody writes more: "and " a thousand times over is not gone through from each of them."""
_SINCE = rf"{BECAUSE}|after|when"
_TO_PEOPLE = r"(?:(?:(?<=at )|(?<=to )|(?<=on )|(?<=into )|(?<=with ))(?P<people>))?"
"""After words that end so, and are said of nothing but people."""
_AGED = r"(?:,? \(?\d{1,2}(?: ?(?:yo|y/o|years old))?\)?,?)?"
"""How old somebody is, right after the word for them: "my son (6)"."""
_I = r"\bi(?:'m|m| am|'ve|ve| have)? (?:just |really |apparently )?"
"""Before what is left undone, which has a "never" or a "not" of its own."""
_STOP_OR_AND = rf",? (?:and|{UNTIL}|so|then)|[.,;!]"
_SOON = r"\b[^.!?]{0,80}?(?:[.!?][^.!?]{0,40})?? "
"""Between what the writer did and the tears that soon follow."""
_ALONE = r"\b(?! (?:with|on|to|at (?:him|her|them|my|our|the|a))\b)"
"""After plain anger that is not said to have met anybody."""
_WHAT = r"(?:what|something|things|stuff) i \w+ (?:\w+ ){0,3}"
"""What the writer said or did."""
_I_AM = r"(?:\bi(?:'m|m| am)? (?:(?:just|really|now|still|honestly) )*|(?:^|[.!?,;] ?)(?:and |now |just )?)"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What own_part.toml holds, as it is looked for in lower case.

    made:     the writer made somebody cry (group ``whom``)
    did:      the writer did something that hurts (``whom``; ``people``, where it is done to nobody but people), or
              hit somebody (``struck``), or said it (``called``, the pronoun of whom it was said; ``ordered``, who was
              told to do something)
    temper:   the writer was loud or angry, and somebody cried (``who``)
    their_temper: another was loud with somebody, before anybody says sorry
    wrong:    the writer gives what they did wrong as the reason for the tears, or tells of the tears after it
              (``who``, ``who_cried``)
    done:     the writer did something that is wrong
    slip:     the writer did that, or something that is wrong where they are sorry for it
    guilty:   the writer is sorry for something
    owns:     the writer says that it is theirs to mend
    in_play:  what makes a blow none
    asked:    what makes a question of the words that follow
    told:     what makes them somebody else's
    sorry:    the one who cried says sorry
    guesses:  what makes that a guess
    glad:     the tears are glad
    tears:    somebody cries; then_cried: "and then he cried"
    """

    made: re.Pattern[str]
    did: re.Pattern[str]
    temper: re.Pattern[str]
    their_temper: re.Pattern[str]
    wrong: re.Pattern[str]
    done: re.Pattern[str]
    slip: re.Pattern[str]
    guilty: re.Pattern[str]
    owns: re.Pattern[str]
    in_play: re.Pattern[str]
    asked: re.Pattern[str]
    told: re.Pattern[str]
    sorry: re.Pattern[str]
    guesses: re.Pattern[str]
    glad: re.Pattern[str]
    tears: re.Pattern[str]
    then_cried: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Those of own_part.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Patterns:
    """What own_part.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    parts = _Parts.of(one)
    return Patterns(
        made=_made(one, parts),
        did=_did(one, parts),
        temper=re.compile(
            rf"{parts.i}(?:{one['tempers']}{_ALONE}{_SOON}|{parts.loud}(?:{_STOP_OR_AND})+(?: then)? ){parts.cried}"
        ),
        their_temper=_their_temper(one, parts),
        wrong=_wrong(one, parts),
        done=re.compile(rf"{parts.i}{one['wrongs']}\b"),
        slip=re.compile(
            rf"{parts.i}(?:(?:{one['reasons']}|{one['wrongs']}|{one['slips']})\b|{one['tempers']}{_ALONE}"
            rf"|{parts.loud}(?= (?:and|{UNTIL}|then|so)\b|[.,;:!]|$))"
        ),
        guilty=re.compile(rf"{_I_AM}{one['guilty']}\b"),
        owns=_owns(one, parts),
        in_play=re.compile(rf"\b{one['in_play']}\b"),
        asked=re.compile(rf"\b{one['asked']}\s+$"),
        told=re.compile(rf"\b{one['told']}\b"),
        sorry=_sorry(one),
        guesses=re.compile(rf"\b{one['guesses']}\b"),
        glad=re.compile(rf"\b{one['glad']}\b"),
        tears=re.compile(rf"\b{parts.past}\b"),
        then_cried=re.compile(rf"(?:{_STOP_OR_AND})+(?: then)? (?:he|she|they){_AUXILIARIES} {parts.past}\b"),
    )


class _Parts(NamedTuple):
    """What several of the patterns are made of.

    softened: up to two words between "I" and what was done, none of which undoes it
    i:        the writer, before what they did: "I really", or nothing at the very beginning
    close:    what stands before the one who is named: "my best"
    past:     how somebody cries or cried
    cried:    somebody who does (group ``who``)
    loud:     what the writer did who was loud
    """

    softened: str
    i: str
    close: str
    past: str
    cried: str
    loud: str

    @classmethod
    def of(cls, one: Mapping[str, str]) -> _Parts:
        """By the lists of own_part.toml, each as a pattern."""
        nouns = person_nouns()
        softened = rf"(?:(?!{one['undone']}\b)\w+ ){{0,2}}"
        of_an_ex = rf"(?:ex[ -](?={one_of(nouns.telling)}\b))?"
        close = rf"(?:my |our |the )?(?:{one['close']} ){{0,2}}{of_an_ex}"
        past = crying_verbs().pattern("third", "past", "ing", "states")
        return cls(
            softened=softened,
            i=rf"(?:\bi(?:'?ve|'?d|'?m)? {softened}|^(?:{one['softly']},? )*)",
            close=close,
            past=past,
            cried=rf"{close}(?P<who>(?!i\b)\w+)(?:[ -]in[ -]law)?{_AUXILIARIES} (?:{past}|cry)\b",
            loud=rf"{one['loud']}(?: {one['loudly']})*(?: (?:over|about) (?:\w+ ){{0,3}}\w+)?",
        )

    @property
    def whom(self) -> str:
        """To whom something is done (groups ``whom``, ``people``)."""
        return rf"{_TO_PEOPLE}{self.close}(?P<whom>{child_words()[1]}|(?!by\b)\w+)"


def _made(one: Mapping[str, str], parts: _Parts) -> re.Pattern[str]:
    cry = crying_verbs().pattern("base")
    return re.compile(rf"\b(?:i {parts.softened}|{_WHAT})made {parts.whom} (?:\w+ )?{cry}\b(?! {one['gifts']}\b)")


def _did(one: Mapping[str, str], parts: _Parts) -> re.Pattern[str]:
    """Something done to somebody, which may come after a temper: "I got cross and shouted at him". Or said of them, or
    to them: "I shouted that he's useless", "I told her to grow up"."""
    was_unkind = rf"was (?:(?!{one['undone']}\b)\w+ )?{one['unkind']} (?:to|with)"
    felt = rf"(?:got|was|am) (?:(?!{one['undone']}\b)\w+ ){{0,2}}\w+"
    angry = rf"(?:{one['tempers']}|{felt}),? and (?:i )?(?:then |just )?"
    done = rf"(?:{parts.i}(?:{angry})?|\b{_WHAT})(?:{one['hurts']}|{was_unkind}) {parts.whom}\b"
    called = (
        rf"{parts.i}(?:{one['loud']}|said(?: to {parts.close}\w+)?|told {parts.close}\w+) (?:that )?"
        rf"(?P<called>he|she|they)(?:'s|'re|s|re| is| was| are| were)"
        rf" (?:(?:so|such|just|being|really|a|an|absolutely) )*{one['insults']}\b"
    )
    ordered = (
        rf"{parts.i}(?:{one['loud']} at|told) {parts.close}(?P<ordered>(?!me\b|us\b)\w+) to (?:just )?{one['orders']}\b"
    )
    return re.compile(rf"{done}|{_hit(one, parts, angry)}|{called}|{ordered}")


def _hit(one: Mapping[str, str], parts: _Parts, angry: str) -> str:
    """A pattern of a blow (group ``struck``), the writer's own and no picture: "it hit him" may stand behind "I think",
    and "hit him hard" at the beginning of what is said of news."""
    after_i = rf"\bi(?:'?ve|'?d)? (?:(?:(?!{one['undone']}\b)[\w']+ ){{1,4}}and )?"
    at_first = rf"^(?!hit \w+ hard\b)(?:{one['softly']},? )*"
    whom = rf"{parts.close}(?P<struck>{child_words()[1]}|(?!(?:i|it|me|by|a|an)\b)\w+)(?:[ -]in[ -]law)?{_AGED}"
    return (
        rf"(?:{after_i}|{parts.i}{angry}|{at_first})(?:{one['blow_begins']} ){{0,2}}{one['blows']} {whom}"
        rf"(?= {one['blow_ends']}\b|[^\w\s'’-]|\s*(?:$|\n))"
    )


def _their_temper(one: Mapping[str, str], parts: _Parts) -> re.Pattern[str]:
    """Another than the writer who was loud with somebody, and what they are sorry for after it."""
    who = r"(?:he|she|they|(?:my|our) (?:[\w-]+ ){0,2}?[\w-]+)"
    tempers = one["tempers"].replace(" my ", " (?:his|her|their) ")
    loud = rf"{parts.loud}(?= (?:and|then|but|so|at)\b|[.,;!])"
    return re.compile(
        rf"\b{who} (?:(?!(?:i|me|{one['undone']})\b)[\w']+ ){{0,3}}?(?:{one['hurts']} (?:me|us|him|her|them|my|our|his)"
        rf"|{tempers}|{loud})\b[^?]{{0,120}}?\b{one['sorry']}\b"
    )


def _wrong(one: Mapping[str, str], parts: _Parts) -> re.Pattern[str]:
    """The tears and then the reason, or the wrong and then the tears."""
    return re.compile(
        rf"(?:\b(?P<who_cried>(?!i\b)[^\W\d]\w*){_AGED}{_AUXILIARIES} {parts.past}\b(?: \w+){{0,2}},? (?:{_SINCE}) "
        rf"(?:{parts.i}(?:{one['wrongs']}|{one['reasons']}|{one['tempers']}|{one['loud']})|{_I}{one['neglects']})\b"
        rf"|{parts.i}{one['wrongs']}{_SOON}{parts.cried})"
    )


def _owns(one: Mapping[str, str], parts: _Parts) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:it|this|that|all)(?:'?s| is| was) (?:\w+ )?my (?:own )?fault\b"
        rf"|i {parts.softened}(?:apologi[sz]ed\b|{_SAID_SORRY})|{_joked(one, parts)}"
        rf"|how (?:can|do|should|could) i (?:\w+ )?{one['amends']})\b"
    )


def _joked(one: Mapping[str, str], parts: _Parts) -> str:
    """A pattern of a joke that had to be said to be one, as the other did not laugh."""
    no_other = r"(?:(?!\b(?:he|she|they) (?:said|says|told|laughed|thought)\b)[^.!?])"
    joke = r"an? (?:\w+ )?joke"
    return (
        rf"i {parts.softened}{one['jokes']}\b(?! (?:he|she|they)\b){no_other}{{0,120}}[.!?,;]? ?"
        rf"(?:(?:but|and|which|that) ){{0,2}}(?:as {joke}|i was (?:just |only )?(?:joking|kidding|teasing)"
        rf"|(?:it|that|this) was (?:(?:(?:just|only|all) )?(?:(?:supposed|meant) to be )?(?:{joke}|banter)"
        r"|(?:supposed|meant) to be funny))"
    )


def _sorry(one: Mapping[str, str]) -> re.Pattern[str]:
    """What the one who cries says or feels, or is quoted with."""
    no_writer = r"(?:(?!\b(?:and|then|so|but|when) i\b)[^.!?\n])"
    return re.compile(
        rf"\b(?:he|she|they|my \w+)\b(?:(?!\b(?:i|you)\b)[^.!?\n]){{0,60}}"
        rf"\b{one['sorry']}\b(?! (?:of|for) (?:me|us)\b)"
        rf"|\b(?:he|she|they|my \w+)\b{no_writer}{{0,30}}\b{_SAYS}\b{no_writer}{{0,80}}"
        r"\b(?:i'm|im|i am) (?:\w+ )?sorry\b"
    )
