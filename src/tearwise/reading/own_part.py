"""Whether the account says that its writer hurt the one who cried. Else nobody is taken to have hurt anybody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts import CrierNamed
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import SPEECH, any_of_each, one_of, plain
from tearwise.reading.apology import without_tears
from tearwise.reading.found_out import is_found_out
from tearwise.reading.small_child import child_words, cries_small_child, is_child, without_asides
from tearwise.tables import load_table

_FILE = "own_part.toml"
_LISTS = (
    *("hurts", "unkind", "tempers", "loud", "loudly", "wrongs", "reasons", "guilty", "softly", "gifts"),
    *("close", "undone", "asked", "told", "glad", "sorry", "guesses", "amends", "jokes"),
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_END = re.compile(r"[.!?]")
_DENIED_FAULT = re.compile(r"\b(?:not|never|isn't|wasn't) (?:\w+ )?my (?:own )?fault\b")
_TOLD_BY_WRITER = re.compile(
    r"(?:^|[.!?] ?|\bi(?:'ve|'d|ve)? (?:(?!he\b|she\b|they\b)\w+ ){0,2})told (?!me\b|us\b)[^.!?]*$"
)
_SAYS = r"(?:said|says|saying|goes|went|whispered|sobbed|mumbled|was like|repeating|repeated)"
_AUXILIARY = (
    r"(?:'s| (?:is|was|were|has|had|been|just|really|even|started|starts|began|begins|sat|stood|there|and|both|to))"
)
_SINCE = "because|cause|'cause|cos|coz|cuz|bc|after|when"
_TO_PEOPLE = r"(?:(?:(?<=at )|(?<=to )|(?<=on )|(?<=into )|(?<=with ))(?P<people>))?"
"""After words that end so, and are said of nothing but people."""
_PRONOUNS = frozenset({"him", "her", "them"})


@dataclass(frozen=True, slots=True)
class Patterns:
    """What own_part.toml holds, as it is looked for in lower case.

    made:     the writer made somebody cry (group ``whom``)
    did:      the writer did something that hurts (``whom``; ``people``, where it is done to nobody but people)
    temper:   the writer was loud or angry, and somebody cried (``who``)
    wrong:    the writer gives what they did wrong as the reason for the tears, or tells of the tears after it
              (``who``, ``who_cried``)
    done:     the writer did something that is wrong
    slip:     the writer did that, or something that is wrong where they are sorry for it
    guilty:   the writer is sorry for something
    owns:     the writer says that it is theirs to mend
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
    wrong: re.Pattern[str]
    done: re.Pattern[str]
    slip: re.Pattern[str]
    guilty: re.Pattern[str]
    owns: re.Pattern[str]
    asked: re.Pattern[str]
    told: re.Pattern[str]
    sorry: re.Pattern[str]
    guesses: re.Pattern[str]
    glad: re.Pattern[str]
    tears: re.Pattern[str]
    then_cried: re.Pattern[str]


def tells_own_part(text: str) -> bool:
    """Whether the account says that its writer hurt the one who cried: "I made him cry. How do I fix it?"

    Not where the one who cried says sorry as well, unless that is a small child, or where the tears are glad; nor where
    the writer's fault is only what somebody told them.
    """
    patterns = _patterns()
    return tells_own_wrong(text) or _tells(text, (patterns.made, patterns.owns))


def tells_own_wrong(text: str) -> bool:
    """The same, where the account says what was wrong: "I shouted at her". "I made her cry" may have been a letter."""
    patterns = _patterns()
    slips = (patterns.slip,) if patterns.guilty.search(_said(text)) else ()
    return _tells(text, (patterns.did, patterns.temper, patterns.wrong, *slips)) or tells_being_found_out(text)


def tells_being_found_out(text: str) -> bool:
    """The same, where the one who cried found it out or was told of it: "she found out I lied and cried"."""
    return is_found_out(text) and not crier_is_sorry(text)


def tells_any_wrong(text: str) -> bool:
    """Whether an account says of its writer that they hurt or wronged anybody, whoever it is that cries."""
    said, patterns = _said(text), _patterns()
    return any(pattern.search(said) for pattern in (patterns.did, patterns.done))


def crier_is_sorry(text: str) -> bool:
    """Whether the account says that the one who cried says sorry, or blames themselves: "he cried and apologised".

    What the writer only guesses does not count, "I think he's ashamed"; nor does "sorry for crying".
    """
    said, patterns = without_tears(_said(text)), _patterns()
    return any(not patterns.guesses.search(_before(found) + found[0]) for found in patterns.sorry.finditer(said))


def is_own_wrong(passage: str) -> bool:
    """Whether a passage of such an account tells of what its writer did, and of no tears: "I lost it with my boy"."""
    said, patterns = _said(passage), _patterns()
    wrong = any(pattern.search(said) for pattern in (patterns.did, patterns.temper, patterns.slip))
    return wrong and patterns.tears.search(said) is None


def _tells(text: str, told: tuple[re.Pattern[str], ...]) -> bool:
    said, patterns = _said(text), _patterns()
    found = [match for pattern in told for match in pattern.finditer(said)]
    if not found or patterns.glad.search(said) or (crier_is_sorry(text) and not cries_small_child(text)):
        return False
    crier = CrierNamed.of(without_asides(said))
    return any(_owned(match, crier, patterns) for match in found)


def _owned(found: re.Match[str], crier: CrierNamed, patterns: Patterns) -> bool:
    """Whether the writer says it themselves, of the one who cried."""
    said, before = found.string, _before(found)
    after = _END.search(said, found.end())
    sentence = said[found.start() - len(before) : after.start() if after else len(said)]
    if patterns.asked.search(before) or _DENIED_FAULT.search(sentence):
        return False
    if patterns.told.search(before) and not _TOLD_BY_WRITER.search(said[: found.start()]):
        return False
    named = found.groupdict()
    whom = named.get("whom") or named.get("who") or named.get("who_cried")
    if whom is None or whom in _PRONOUNS or crier.means(whom) or _is_child(whom, crier):
        return True
    if named.get("people") is None or whom.endswith("ing"):
        return False
    return patterns.then_cried.match(said, found.end()) is not None  # "I shouted at Sam and he cried"


def _before(found: re.Match[str]) -> str:
    """What stands before a find in its sentence."""
    begins = max((end.end() for end in _END.finditer(found.string, 0, found.start())), default=0)
    return found.string[begins : found.start()]


def _is_child(whom: str, crier: CrierNamed) -> bool:
    children, kids = child_words()
    return (whom in children or re.fullmatch(kids, whom) is not None) and is_child(whom, crier)


def _said(text: str) -> str:
    """An account as it is looked through: in lower case, and of what is quoted only whether it says sorry."""

    def quoted(found: re.Match[str]) -> str:
        return "“sorry”" if re.search(r"\bsorry\b", plain(found[0])) else "“”"

    return plain(_PARAGRAPH.sub(". ", SPEECH.sub(quoted, text)))


@cache
def _patterns() -> Patterns:
    """Those of own_part.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Patterns:
    """What own_part.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    softened = rf"(?:(?!{one['undone']}\b)\w+ ){{0,2}}"
    i = rf"(?:\bi(?:'ve|'d|'m)? {softened}|^(?:{one['softly']},? )*)"
    sorry = r"(?:\bi(?:'m|m| am)? (?:(?:just|really|now|still|honestly) )*|(?:^|[.!?,;] ?)(?:and |now |just )?)"
    nouns = person_nouns()
    close = rf"(?:my |our |the )?(?:{one['close']} ){{0,2}}(?:ex[ -](?={one_of(nouns.masculine | nouns.feminine)}\b))?"
    whom = rf"{_TO_PEOPLE}{close}(?P<whom>{child_words()[1]}|(?!by\b)\w+)"
    what = r"(?:what|something|things|stuff) i \w+ (?:\w+ ){0,3}"
    hurts = rf"(?:{one['hurts']}|was (?:(?!{one['undone']}\b)\w+ )?{one['unkind']} (?:to|with))"
    verbs, made_to = crying_verbs(), crying_verbs().pattern("base")
    past = verbs.pattern("third", "past", "ing", "states")
    cried = rf"{close}(?P<who>(?!i\b)\w+)(?:[ -]in[ -]law)?(?:{_AUXILIARY})* (?:{past}|cry)\b"
    then = r"(?:,? (?:and|until|till|so|then)|[.,;!])+(?: then)? "
    soon = r"\b[^.!?]{0,80}?(?:[.!?][^.!?]{0,40})?? "
    loud = rf"{one['loud']}(?: {one['loudly']})*(?: (?:over|about) (?:\w+ ){{0,3}}\w+)?"
    ended = r"(?= (?:and|until|till|then|so)\b|[.,;:!]|$)"
    no_writer = r"(?:(?!\b(?:and|then|so|but|when) i\b)[^.!?\n])"
    alone = r"\b(?! (?:with|on|to|at (?:him|her|them|my|our|the|a))\b)"
    no_other = r"(?:(?!\b(?:he|she|they) (?:said|says|told|laughed|thought)\b)[^.!?])"
    joke = r"an? (?:\w+ )?joke"
    joked = (  # who has to say that it was one, as the other did not laugh
        rf"i {softened}{one['jokes']}\b(?! (?:he|she|they)\b){no_other}{{0,120}}[.!?,;]? ?"
        rf"(?:(?:but|and|which|that) ){{0,2}}(?:as {joke}|i was (?:just |only )?(?:joking|kidding|teasing)"
        rf"|(?:it|that|this) was (?:(?:(?:just|only|all) )?(?:(?:supposed|meant) to be )?(?:{joke}|banter)"
        r"|(?:supposed|meant) to be funny))"
    )
    return Patterns(
        made=re.compile(rf"\b(?:i {softened}|{what})made {whom} (?:\w+ )?{made_to}\b(?! {one['gifts']}\b)"),
        did=re.compile(rf"(?:{i}|\b{what}){hurts} {whom}\b"),
        temper=re.compile(rf"{i}(?:{one['tempers']}{alone}{soon}|{loud}{then}){cried}"),
        wrong=re.compile(
            rf"(?:\b(?P<who_cried>(?!i\b)\w+)(?:{_AUXILIARY})* {past}\b(?: \w+){{0,2}},? (?:{_SINCE}) "
            rf"{i}(?:{one['wrongs']}|{one['reasons']}|{one['tempers']}|{one['loud']})\b"
            rf"|{i}{one['wrongs']}{soon}{cried})"
        ),
        done=re.compile(rf"{i}{one['wrongs']}\b"),
        slip=re.compile(rf"{i}(?:(?:{one['reasons']}|{one['wrongs']})\b|{one['tempers']}{alone}|{loud}{ended})"),
        guilty=re.compile(rf"{sorry}{one['guilty']}\b"),
        owns=re.compile(
            r"\b(?:(?:it|this|that|all)(?:'s| is| was) (?:\w+ )?my (?:own )?fault\b"
            rf"|i {softened}apologi[sz]ed\b|{joked}"
            rf"|how (?:can|do|should|could) i (?:\w+ )?{one['amends']})\b"
        ),
        asked=re.compile(rf"\b{one['asked']}\s+$"),
        told=re.compile(rf"\b{one['told']}\b"),
        sorry=re.compile(
            rf"\b(?:he|she|they|my \w+)\b(?:(?!\b(?:i|you)\b)[^.!?\n]){{0,60}}"
            rf"\b{one['sorry']}\b(?! (?:of|for) (?:me|us)\b)"
            rf"|\b(?:he|she|they|my \w+)\b{no_writer}{{0,30}}\b{_SAYS}\b{no_writer}{{0,80}}"
            r"\b(?:i'm|im|i am) (?:\w+ )?sorry\b"
        ),
        guesses=re.compile(rf"\b{one['guesses']}\b"),
        glad=re.compile(rf"\b{one['glad']}\b"),
        tears=re.compile(rf"\b{past}\b"),
        then_cried=re.compile(
            rf"(?:,? (?:and|until|till|so|then)|[.,;!])+(?: then)? (?:he|she|they)(?:{_AUXILIARY})* {past}\b"
        ),
    )
