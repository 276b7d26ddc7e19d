"""Whether it is a small child who cries: nine years old at most, or told of as one is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from tearwise.accounts import CrierNamed
from tearwise.accounts.age import COUNTED, ages_of, ages_of_several
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import any_of, any_of_each, one_of, plain
from tearwise.tables import load_table

_FILE = "small_child.toml"
SMALL = 10
"""Years from which on a child is not small."""
_PAST_BABYHOOD = 3
_GROWN = ("partner", "ex", "parent", "acquaintance")
_OF_ANY_AGE = frozenset({"pupil", "student", "classmate", "neighbour", "neighbor", "patient", "client", "resident"})
_LISTS = (
    "ages", "little", "children", "relatives", "siblings", "several", "kids", "tots", "parents", "selves", "belongs",
    "grown", "schooled",
)  # fmt: skip
_HALF = r"(?:½|¼|¾|[.,]\d| 1/2|[- ]and[- ]a[- ]half)?"
_YEARS = rf"{_HALF}[- ]?(?:(?:years?|yrs?)[- ]?olds?|yo\b|y/o\b|y\.o\.?)(?!\w)"
_NO_AGE = rf"(?![\w'%:-]|\.\d| (?:(?:years?|yrs?|months?|mths?) (?!olds?\b)|weeks?|wks?|{COUNTED})\b)"
_IS = (
    r"(?:(?:'s|s| is| was)(?: (?:only|just|barely|nearly|almost|not even))*"
    r"|(?:'s| has)?(?: (?:only|just|already))* turned)"
)
_LONG_AGO = r"(?! was (?:(?:only|just|barely|nearly|almost|about) )*[\w-]+ (?:when|at the time|back then)\b)"
"""Not what follows whoever was so old when something happened to them: "he was five when his dad left"."""

_OF_NOBODY = r"(?<!\bhis )(?<!\bher )(?<!\bmy )(?<!\bour )(?<!\bwith )\b"
_CALLED = r"(?:don't|dont|please|no|come|stay|wait|look|help|why|where|can|i|i'm|im)"
"""What a child says to the parent whom it calls, and what does not stand before: "screamed mummy don't go"."""

_NOT_THERE = re.compile(
    r"\b(?:lost|lose|losing|buried|miscarried|trying for|hoping for|want(?:s|ed)?|expecting|pregnant with)"
    r" (?:(?:my|our|his|her|their|the|a|another) )?(?:\w+ )?"
    r"(?:baby|babies|twins|child|children|son|daughter|boy|girl)\b"
    r"|\b(?:my|our|his|her|their|the) (?:\w+ )?(?:baby|babies|twins|child|son|daughter|boy|girl)"
    r" (?:(?:had|has|was|is) )?(?:died|stillborn|passed away|no heartbeat)\b"
    r"|\bbaby'?s heartbeat\b"
)
"""A child who has died or is not yet there: it is not they who cry."""


_BABIES = frozenset({"baby", "babies", "newborn", "newborns", "infant", "infants"})
_MAY_BE_BABY = re.compile(r"\b(?:bab(?:y|ies)|new-?borns?|infants?|\d+[- ]?(?:w(?:ee)?ks?|m(?:on)?ths?|mo\b))")
"""Most accounts have none of these words, and need not be looked at further."""
_SO_OLD = r"\d+[- ]?(?:weeks?|wks?|months?|mths?|mo)"
_AGED = rf"(?:{_SO_OLD}[- ]?old\b|\d+mo\b)"
_BABY = re.compile(
    rf"\b(?:my|our|the) (?:(?:baby|newborn|new-born|infant) |{_AGED}(?: |(?! )))(?P<child>son|daughter|boy|girl)?\b"
    rf"|\b(?P<who>son|daughter|boy|girl)(?:,? (?:(?:who )?is |who's |\()?{_AGED}|(?:, | \(){_SO_OLD}(?=[,)]))"
)
"""A child of the writer's that is called a baby, or is of an age in weeks or months: "my 3 month old daughter"."""
_BY_AGE = re.compile(r"old|\d+(?:wks?|mths?|mo)")
"""The last word of an age by which a baby is called, or all of it: "my 6 week old cries", "our 3mo cries"."""


@dataclass(frozen=True, slots=True)
class Childhood:
    """What small_child.toml holds, as it is looked for in lower case.

    children: words for a son, a daughter or a young relative; relatives: those of them for the latter
    siblings: words for those who are small by an age alone; of_age: one with an age; its group is the word
    kids:     words that say only that it is a child; several: words for several of the writer's
    aged:     what a child is called by its age, little: as a small one; its group is a word of ``children``, or nothing
    is_aged:  "he's only five"; its group is the pronoun
    tots:     words for small children
    sorry_to: an apology to a parent as a small child says it
    beside:   a word for a child with its age behind it, or its name and its age; its group is the word
    asides:   what a child calls the parent to whom it speaks, what a parent calls themselves, and an age beside a name
    belongs:  where only a small child is, or what only it has; grown: what none has
    once:     an age of years ago, "when she was four"; schooled: what no baby does or has
    """

    children: frozenset[str]
    relatives: frozenset[str]
    siblings: frozenset[str]
    of_age: re.Pattern[str]
    kids: re.Pattern[str]
    several: frozenset[str]
    aged: re.Pattern[str]
    little: re.Pattern[str]
    is_aged: re.Pattern[str]
    tots: re.Pattern[str]
    sorry_to: re.Pattern[str]
    beside: re.Pattern[str]
    asides: re.Pattern[str]
    belongs: re.Pattern[str]
    grown: re.Pattern[str]
    once: re.Pattern[str]
    schooled: re.Pattern[str]


def cries_small_child(text: str) -> bool:
    """Whether an account says that it is a small child who cries in it: "my little boy", "hes 5", "sorry mummy"."""
    said, known = _NOT_THERE.sub(" ", plain(text)), _childhood()
    ages, each = ages_of(known.children, text), ages_of_several(known.several, text)
    if max(ages | each, default=0) >= SMALL:
        return False
    crier = CrierNamed.of(without_asides(said))
    if crier.writer or crier.cried == {"i"}:
        return False
    if each:
        all_of_them = CrierNamed.of(said)
        return not all_of_them.weeping and not all_of_them.cried.isdisjoint(known.several)
    if known.sorry_to.search(said) or any(crier.means(found[1]) for found in known.is_aged.finditer(said)):
        return True
    if _cries_small_sibling(said, crier):
        return True
    words = [next(filter(None, found.groups()), "") for found in known.aged.finditer(said)]
    if any(is_child(word, crier) for word in words):
        return True
    if known.grown.search(said):
        return False
    words = [found[1] for found in known.little.finditer(said)]
    words += ["" for _ in known.tots.finditer(said)]
    if known.belongs.search(said):
        words += known.children & crier.named
        words += ["" for one in crier.cried if known.kids.fullmatch(one)]
    return any(is_child(word, crier) for word in words)


def _cries_small_sibling(said: str, crier: CrierNamed) -> bool:
    """Whether it is a brother, a sister or a cousin of a small child's age who cries, and no child beside them."""
    known = _childhood()
    if not crier.named.isdisjoint(known.children):
        return False
    return any(crier.means(next(filter(None, found.groups()))) for found in known.of_age.finditer(said))


def small_relative(text: str) -> Literal["family", "sibling"] | None:
    """What a small child who cries is to the writer, where it is a grandchild, a nephew, a niece, a brother, a sister
    or a cousin of theirs: "my grandson (6)"; None where it is none of them."""
    said, known = plain(text), _childhood()
    found = _relative().search(said)
    if found is None or not cries_small_child(text):
        return None
    if found[1] in known.relatives:
        return "family"
    if not CrierNamed.of(without_asides(said)).means(found[1]):
        return None  # "my son (6) cried when my brother left"
    return "family" if found[1] == "cousin" else "sibling"


@cache
def _relative() -> re.Pattern[str]:
    known = _childhood()
    return re.compile(rf"\b(?:my|our) (?:[\w-]+ ){{0,4}}?({one_of(known.relatives | known.siblings)})\b")


def may_be_small_child(text: str) -> bool:
    """Whether a child who cries in an account may be small: it says so, or tells no age of a child and nothing that
    only older ones do."""
    known = _childhood()
    if max(ages_of(known.children, text) | ages_of_several(known.several, text), default=0) >= SMALL:
        return False
    return cries_small_child(text) or known.grown.search(plain(text)) is None


def may_be_baby(text: str) -> bool:
    """Whether a child who cries in an account may be a baby: the same, and no age of a child who is past that, now or
    years ago: "she cried like when she was four"."""
    known = _childhood()
    said = plain(text)
    if known.once.search(said) or known.schooled.search(said):
        return False
    ages = ages_of(known.children | known.siblings, text) | ages_of_several(known.several, text)
    return max(ages, default=0) < _PAST_BABYHOOD and may_be_small_child(text)


def cries_baby(text: str) -> bool:
    """Whether an account says that it is a baby who cries, and names none who is past that."""
    said = plain(text)
    if _MAY_BE_BABY.search(said) is None or not may_be_baby(text):
        return False
    crier = CrierNamed.of(without_asides(said))
    if crier.writer or crier.cried == {"i"}:
        return False
    if crier.cried and crier.cried <= _BABIES:
        return True
    words = [found["child"] or found["who"] for found in _BABY.finditer(said)]
    return any(is_child(word, crier) if word else any(map(_BY_AGE.fullmatch, crier.cried)) for word in words)


def is_child(word: str, crier: CrierNamed) -> bool:
    """Whether a word for a child can only mean the one who cries: "son", or "" for one that tells no more of it."""
    known = _childhood()
    if not crier.cried.isdisjoint(_grown_ups()):
        return False  # "the nurse cried when our baby came off the ventilator"
    grown = replace(crier, named=crier.named - known.children)
    if word in known.relatives and crier.named & (known.children - known.relatives):
        return False  # "my son cried when my 4 year old nephew left"
    if word in known.children:
        return grown.means(word)
    if crier.pronoun == "they":
        return not crier.weeping
    kids = [one for one in crier.cried if known.kids.fullmatch(one)]
    if kids and crier.cried <= {*kids, "he", "she", "i"}:
        return True  # "my toddler cried because I cut his toast wrong": "his" is the toddler's
    return grown.means("son" if crier.pronoun == "he" else "daughter")


@cache
def _grown_ups() -> frozenset[str]:
    """Words for somebody who is no child, and tells neither a man nor a woman: "nurse", "partner"."""
    named = person_nouns().named
    return frozenset().union(*(named[one] for one in _GROWN)) - _OF_ANY_AGE


def without_asides(said: str) -> str:
    """A text, in lower case, without an age beside who cries, "my son (6) cried", and without words for the parent who
    writes: what a child calls them, "he cried and said sorry mummy", or they themselves, "I'm the worst mum"."""
    known = _childhood()
    return known.asides.sub("", known.beside.sub(r"\1", said))


def child_words() -> tuple[frozenset[str], str]:
    """Words for a son or a daughter; and a pattern of what else names a child: "my 5 year old", "the kids"."""
    known = _childhood()
    return known.children, known.kids.pattern


@cache
def _childhood() -> Childhood:
    """That of small_child.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Childhood:
    """What small_child.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    age = rf"(?:[1-9]|{one['ages']}){_HALF}"
    old = rf"(?:[1-9]|one|{one['ages']}){_YEARS}"  # "one" alone is much else
    child = rf"({any_of([*data['children'], *data['relatives']], _FILE)})"
    named = rf"(?:{child}|{one['kids']})"
    child_or_kid = any_of([*data["children"], *data["relatives"], *data["siblings"], *data["kids"]], _FILE)
    soon = r"(?:(?:only|just|almost|nearly|about|barely) )?"
    goes_on = (  # behind an age that stands by itself right behind a child, as it is typed on a phone: "my son 4 cried"
        r"(?= (?:(?:just|then|suddenly|always|still) )?(?:"
        rf"{crying_verbs().pattern('base', 'third', 'past', 'ing')}|and|who|is|was|got|gets|started|burst|broke|came"
        r"|said|has|had|would|wouldn't|wouldnt|won't|wont|keeps|kept|threw|told|asked|melted)\b)"
    )
    years = rf"(?:\d{{1,2}}|{one['ages']}){_HALF}"
    of_age = (
        rf"(?:(?: [a-z]+)? \((?:aged? )?{soon}{age}(?!\w)| [a-z]+, {age}(?=,)|'s {soon}{age}{_NO_AGE}"
        rf"|,? (?:aged? {age}\b|{age}(?=,)|{old}|{age}{goes_on}"
        rf"|(?:(?:who |[a-z]+ )?(?:is|are)|who's|whos|{soon}turned) {soon}{age}{_NO_AGE}))"
    )
    sibling = rf"({any_of(data['siblings'], _FILE)})"
    return Childhood(
        children=frozenset([*data["children"], *data["relatives"]]),
        relatives=frozenset(data["relatives"]),
        siblings=frozenset(data["siblings"]),
        of_age=re.compile(rf"\b(?:{sibling}{of_age}|{old} (?:[a-z]+ )?{sibling})(?!\w)"),
        several=frozenset(data["several"]),
        kids=re.compile(rf"(?:(?:\d+|one|{one['ages']}){_YEARS}(?! {child})|{one['kids']}|{one['tots']})\b"),
        aged=re.compile(rf"\b(?:{named}{of_age}|(?:{old}|\d+[- ]?months?[- ]?olds?)(?: {child})?)(?!\w)"),
        little=re.compile(rf"\b{one['little']} {child}\b"),
        is_aged=re.compile(rf"(?<!when )(?<!since )\b(he|she|they){_LONG_AGO}{_IS} {age}{_NO_AGE}"),
        tots=re.compile(rf"\b{one['tots']}\b"),
        sorry_to=re.compile(rf"\bsorry,? (?:\w+ )?{one['parents']}\b"),
        beside=re.compile(
            rf"\b({child_or_kid})(?:(?: [a-z]+)?,? \((?:aged? )?{soon}{years}\w*\)"
            rf"|(?: [a-z]+)?, {years},"
            rf"|,? (?:(?:who is|who's|whos) {soon}{years}(?:{_YEARS})?,?|(?:{years}|one){_YEARS},?|{years}{goes_on})"
            rf"|(?:'s| is) {soon}{years}(?:{_YEARS})?(?:(?:,| and|, and) (?:he|she|they)"
            rf"|,? and(?= {crying_verbs().pattern('third', 'past')}\b)))(?= )"
        ),
        asides=re.compile(
            rf"(?:(?<=\bsorry)|(?<=\byou)),? {one['parents']}\b|{_OF_NOBODY}{one['parents']},? (?={_CALLED}\b)"
            rf"|\b{one['selves']}\b|,? (?:\(\d+\w*\)|aged? {years},?|\d+,)(?= )"
        ),
        belongs=re.compile(rf"\b{one['belongs']}\b"),
        grown=re.compile(rf"\b{one['grown']}\b"),
        schooled=re.compile(rf"\b{one['schooled']}\b"),
        once=re.compile(
            rf"\b(?:when|since|like) (?:he|she|they) (?:was|were) {soon}{years}(?!\w)(?! (?:months?|weeks?|days?))"
        ),
    )
