"""Tears that are only feared, not wanted, asked about or yet to come: "what if he cries", "I want to tell her, but she
would cry"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import one_of

_FEARS = r"(?:(?<!not )(?:afraid|scared|frightened|terrified|worried)|fear(?:s|ed)?|dread(?:s|ed|ing)?)(?: that)?"
_WILL = r"(?:'ll|'d| will| would| might| may| could| is going to| was going to| are going to| were going to)"
"""What stands before a word for crying where it is only feared: "I'm scared that he will cry"."""
_ABOUT_TO = (
    r"(?:'ll|'d| will| would| might| may| could|'?s going to| is going to| are going to| was going to| were going to"
    r"|'?s gonna| is gonna)"
)
_NOT_WANTED = (
    r"(?:(?:don't|dont|do not) (?:really |ever )?want (?:to (?:make|see) )?"
    r"|(?:didn't|didnt|did not) (?:really |ever )?want )"
)
"""Who says that they did not want to make somebody cry may have."""
_HABITS = re.compile(
    r"\b(?:again|any ?more|every|each time|always|usually|all the time|so much|as much|like (?:this|that|he|she|last)"
    r"|alone|still|whenever|sometimes|often|in silence|in secret|to sleep|at night|for (?:hours|days|weeks)|back then"
    r"|used to|as an? (?:little )?(?:kid|child|boy|girl|baby|teenager)|growing up"
    r"|(?:until|till) i|g[ai]ven? in|(?:his|her|their)(?: own)? way"
    r"|when (?:he|she|they|we|i) (?:was|were|had|got))\b"
)
"""What is said of somebody who has cried already: "I don't want her to cry any more", "he would cry every night"."""
_BACK_THEN = re.compile(
    r"\b(?:when (?:he|she|they|we|i) (?:was|were)|growing up|back then|in those days|whenever|each time"
    r"|as an? (?:little )?(?:kid|child|boy|girl)|every (?:time|day|night|evening|morning|week|sunday|year|christmas))\b"
)
"""The same before it: "when we were kids he would cry"."""
_WHEN_IT_CAME = re.compile(
    r"\bwhen(?:ever)? (?:s?he|they|we|i|some(?:one|body)|any(?:one|body)|people|(?:the|that|this|our|my|his|her)"
    r"(?: [\w'-]+){1,3}?) (?:\w+ed|spoke|heard|saw|thought|came"
    r"|went|had|did|drank|sang|read|lost|won|sat|met|ate|felt|got|put|ran|wrote|rang|knew)\b"
)
"""The same where it came again and again, and nothing is yet to be told: "he'd well up when he spoke of it"."""
_ONLY_IF = (
    r"if (?:s?he|they) (?:(?:only|ever|really|actually|even) )?(?:knew|found out|could see|were (?:alive|here)"
    r"|was (?:alive|here))\b"
)
"""On what tears wait that nobody has cried: "he would cry if he knew"."""
_NEAR = 60
_TELLS = r"(?:tell|say(?! no\b)|break|come out|ask|show|give|propose|confess)"
_PLANS = re.compile(
    r"(?<!say )(?<!said )(?<!saying )\bi(?:'?m| am)? (?:(?:really|just|also|still) )?"
    r"(?:(?:want|need|have|ought|plan|intend|hope|going) to|gonna|should|must|wanna)"
    rf" (?:{_TELLS}|leave|move|end|talk to|go|quit|cancel|stop|send|let)\b"
    r"|\b(?:if|when|before|once) i (?:tell|break|come out|propose|confess)\b(?! \w+ (?:no|off)\b)"
    rf"|\b(?:how (?:do|can|should)|should|when (?:do|should)) i (?:{_TELLS}|leave|move|end)\b"
    r"|\b(?:thinking|afraid|scared) (?:of|about|to) (?:tell|say|break|com|ask|leav|mov|end)\w*\b"
)
"""What the writer has yet to do: tears that would come of it have not been cried. Those of "if I asked for space he
would cry" may have been, and often."""
_DID_SO = re.compile(
    r"(?<!what )(?<!how )\b(?:he|she|they|i|it) (?:did|always does)\b(?! not|n't)|\b(?:was|were) right\b"
)
"""Who was feared to cry did so after all."""
_ENDS = re.compile(r"[.!?]+")


class _Patterns(NamedTuple):
    """What is looked for in a text in lower case.

    feared:  a word of crying that is feared, not wanted or asked about; its group "of" is the word, "afraid" the fear
    would:   one that may come; its group "of" is the word
    unreal:  one that waits for what has not come about; its group "of" or "then" is the word
    used_to: one that came as it was expected, or again and again; its group "on" is what follows
    """

    feared: re.Pattern[str]
    would: re.Pattern[str]
    unreal: re.Pattern[str]
    used_to: re.Pattern[str]


def feared(said: str) -> set[int]:
    """Where in a text in lower case the words of crying stand that have not come true yet."""
    known = _patterns()
    fears, woulds = list(known.feared.finditer(said)), list(known.would.finditer(said))
    unreal = [found.start(found.lastgroup or 0) for found in known.unreal.finditer(said)]
    if not fears and not woulds:
        return set(unreal)
    ends, habits, plans = (_starts(of, said) for of in (_ENDS, _HABITS, _PLANS))
    again = [at for at in habits if said.startswith("again", at)]
    came_true = max(_starts(_DID_SO, said), default=-1)
    found = set(unreal)
    for one in fears:
        if not _any_in(again if one["afraid"] else habits, one.start("of"), _end(ends, one, said)):
            found.add(one.start("of"))
    for one in woulds:
        before = bisect_left(ends, one.start())
        here = (ends[before - 2] + 1 if before > 1 else 0, _end(ends, one, said))  # its sentence and the one before it
        if _any_in(plans, *here) and not _any_in(habits, *here):
            found.add(one.start("of"))
    return {at for at in found if at > came_true}


def comes_again(said: str) -> bool:
    """Whether a text in lower case tells of tears that came as they were expected, or that come again and again: "she
    would cry every night"."""
    return any(
        _BACK_THEN.search(_sentence_before(found))
        or any(one.search(found["on"]) for one in (_DID_SO, _HABITS, _WHEN_IT_CAME))
        for found in _patterns().used_to.finditer(said)
    )


def _sentence_before(found: re.Match[str]) -> str:
    """What stands shortly before something in its sentence."""
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    return before[max(before.rfind(mark) for mark in ".!?") + 1 :]


def every_word() -> str:
    """A pattern of any word of crying."""
    return rf"(?:{crying_verbs().pattern()}|(?:(?<=\ba )|(?<=\bone )|(?<=\bsingle ))tear)\b"


def somebody() -> str:
    """A pattern of somebody, by a noun or a word for one: "my little brother", "she"."""
    nouns = person_nouns()
    return rf"(?:(?:my|our|his|her|your|their|the|an?) (?:\w+ )?)?{one_of(nouns.telling | nouns.either)}"


def _starts(pattern: re.Pattern[str], said: str) -> list[int]:
    return [found.start() for found in pattern.finditer(said)]


def _any_in(places: list[int], begins: int, ends: int) -> bool:
    """Whether one of some places, in order, lies between two others."""
    at = bisect_left(places, begins)
    return at < len(places) and places[at] < ends


def _end(ends: list[int], found: re.Match[str], said: str) -> int:
    """Where the sentence ends in which something was found."""
    at = bisect_left(ends, found.end())
    return ends[at] if at < len(ends) else len(said)


@cache
def _patterns() -> _Patterns:
    verbs, every = crying_verbs(), every_word()
    anybody = rf"(?:{somebody()}|they|i|someone|we)"
    begins = r"(?:(?:starts?|started|to|just|all|even|be|ever|ends up) ){0,2}"
    cried = one_of(set(verbs.words("past")) - {*verbs.words("base", "states")})  # "what if she cried over me" may be so
    return _Patterns(
        feared=re.compile(
            rf"\b(?:(?P<afraid>{_FEARS}) {anybody}{_WILL} {begins}"
            rf"|(?:what (?:happens |do i do )?if|in case) {anybody}(?:{_ABOUT_TO})? (?!{cried}\b){begins}"
            rf"|{_NOT_WANTED}(?:{somebody()}|them|anyone|anybody) (?:to )?{begins})(?P<of>{every})"
        ),
        would=re.compile(
            rf"\b{anybody}{_ABOUT_TO} (?:(?:probably|definitely|only|surely|just|all|start|be|end up) ){{0,2}}"
            rf"(?P<of>{every})"
        ),
        unreal=re.compile(
            rf"\b{anybody}(?:'d| would) {begins}(?P<of>{every})(?= (?:[\w']+ ){{0,3}}?{_ONLY_IF})"
            rf"|\b{_ONLY_IF}[^.!?]{{0,60}}? {anybody}(?:'d| would) {begins}(?P<then>{every})"
        ),
        used_to=re.compile(
            rf"\b{anybody}(?:'d| would) (?:(?:just|always|often|even|start|be) ){{0,2}}"
            rf"{verbs.pattern('base', 'ing')}\b(?P<on>[^.!?]*)"
        ),
    )
