"""Whether the person who cries in an account has died since, as its own words say it: "my gran died in March. The last
time I saw her she cried"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from tearwise.accounts.clause import did_cry
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import one_of, plain
from tearwise.accounts.pronoun import CrierNamed

_PASSED = (
    r"passed(?! (?:his|her|the|my|our|an?|it|me|us|him|out|by|up|over|around|round|through|down|all|with|everything"
    r"|first|second|driving|theory|maths|english)\b)"
)
_GONE = (
    r"(?:gone(?= now\b)|no longer (?:with us|here|alive)|not (?:with us|here|around) any ?more|dead(?! (?:to|on|tired"
    r"|set|drunk|sure|proud|good|chuffed|happy|worried|scared|upset)\b))"
)
_KILLED = "(?:was killed|killed (?:him|her)self|took (?:his|her) own life)"
_DIED = (
    rf"(?:died(?! (?:laughing|of (?:shame|embarrassment)|inside)\b)|{_PASSED}|is {_GONE}|{_KILLED}"
    r"|isn't (?:with us|here) any ?more)"
)
_LINK = r"(?:'s| has| had|,? sadly| suddenly| since| now| then| later| actually| also| just| recently| unexpectedly)"
_AFTER = (
    r"(?= (?:in (?:the|january|february|march|april|may|june|july|august|september|october|november|december|\d+)|on"
    r"|last|that|this|two|three|four|five|six|a|an|one|\d+|not long|soon|shortly|at|aged"
    r"|the (?:next|following|same|day|week|month|year))\b)"
)
_OLD = ("parent", "family")
_PETS = re.compile(r"\b(?:dog|puppy|cat|kitten|rabbit|hamster|horse|pony|budgie|guinea pig|pet)s?\b")
_OF_IT = re.compile(
    r"\b(?:funeral|grave|graveside|wake|ashes|burial)\b"
    r"|\b(?:told|telling|tell|rang|phoned) (?:him|her)\b|\b(?:he|she) (?:heard|found out|got the (?:call|news))\b"
)
"""By these the one who cries lives, and may cry about that death."""
_EXAM = re.compile(
    r"\b(?:exams?|driving test|driving licen[cs]e|test cent(?:re|er)|theory test|examiner|instructor|resits?|gcses?"
    r"|a[ -]levels|finals|viva|audition)\b"
)


def without_own_death(text: str, relationship: str | None) -> str | None:
    """An account in lower case without what tells in it that whoever cries has died since; None where it tells no such
    thing.

    relationship: what the one who cries is to the writer, a value of that question; None where it is not known, and
    then it is told only of somebody who cries by that name, or is gone "now"
    """
    said, spans = plain(text), []
    named, ours = CrierNamed.of(text), CrierNamed.of(_theirs().sub("one", said))
    others = {one for one in named.named - person_nouns().personal if person_nouns().kinds([one]) == {named.pronoun}}
    of_it = _OF_IT.search(said) is not None
    only_one = len(others) <= 1 and all(map(named.means, others)) and not _PETS.search(said)
    for found in _own_death().finditer(said):
        who = found["noun"] or found["late"]
        if who is not None:
            told = ours.means(who) and _is_theirs(who, relationship, named.cried, found[0], of_it)
        else:
            told = only_one and named.means(found["who"] or found["they"])
        if told and not _is_exam(found):
            spans.append(found.span())
    if not spans:
        return None
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(said)]
    return " ".join(said[end:start] for end, start in zip(ends, starts, strict=True))


def _is_theirs(who: str, relationship: str | None, cried: Collection[str], told: str, of_it: bool) -> bool:
    """Whether a word for somebody who has died may be for the one who cries. Of parents and grandparents alone one says
    so with "she's gone now"."""
    nouns, now = person_nouns(), told.endswith(" now")
    if "gone" in told.split() and not _is_old(who):
        return False
    if who in cried:
        return True
    if relationship is None:
        return now and not of_it
    words = nouns.named.get(relationship, frozenset()).union(*nouns.gendered.get(relationship, {}).values())
    return who in words and not of_it


def _is_exam(found: re.Match[str]) -> bool:
    """Whether who is said to have passed may have passed an exam."""
    said, end = found.string, found.end()
    if not found[0].endswith(" passed") or said.startswith((" away", " on"), end):
        return False
    if _and_cried().match(said, end) is not None:
        return True
    old = _is_old(found["noun"] or "") or re.compile(_AFTER).match(said, end) is not None
    return not old and _EXAM.search(said) is not None


def _is_old(who: str) -> bool:
    """Whether a word is for a parent or a grandparent, or another relative."""
    return any(who in person_nouns().gendered[old][one] for old in _OLD for one in ("he", "she"))


@cache
def _and_cried() -> re.Pattern[str]:
    """What follows "passed" where somebody passed an exam: nobody cries who has died."""
    return re.compile(rf"(?:!|(?: \w+){{0,2}}?,? (?:and|so)(?: then)? (?:he|she|they) {did_cry()})")


@cache
def _theirs() -> re.Pattern[str]:
    nouns = person_nouns()
    return re.compile(rf"\b(?:his|her|their) {one_of(nouns.telling - nouns.personal)}\b")


@cache
def _own_death() -> re.Pattern[str]:
    somebody = one_of(person_nouns().everybody)
    return re.compile(
        rf"(?<!his )(?<!her )(?<!their )(?<!'s )(?<!s' )\b(?P<noun>{somebody}){_LINK}{{0,3}}"
        rf" (?:{_DIED}|{_GONE}(?<! dead))(?: now\b)?"
        rf"|\blate (?P<late>{somebody})(?!'|s\b|-)"
        rf"|\bbefore (?P<who>he|she) (?:{_DIED}|went(?= (?:he|she)\b|[.,;!]|$))"
        rf"|\b(?P<they>he|she){_LINK}{{0,3}} (?:(?:died|{_PASSED}|{_KILLED}){_AFTER}|(?:is )?{_GONE})"
    )
