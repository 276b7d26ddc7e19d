"""Several who cried: "my two daughters cried", "my mum and dad cried", "they both cried"."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from tearwise.accounts import CrierNamed
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import plain
from tearwise.interview.mention import LITTLE, mine, told, whole
from tearwise.interview.people import people, words_for

_DENIED = re.compile(r"\b(?:never|not|without|\w+n't)\b")
_ONE_OF = re.compile(r"\bone of (?:my|our|the) (\w+)(?: (\w+))?")


def bond_of_several(text: str, named: CrierNamed) -> str | None:
    """What several of the writer's own who cried are to them: "my two daughters cried"; None where they are of several
    kinds."""
    crying = _crying_but_one(text, named).intersection(mine(text))
    fitting = [one for one, words in people().several.items() if crying.intersection(words)]
    return fitting[0] if len(fitting) == 1 else None


def _crying_but_one(text: str, named: CrierNamed) -> frozenset[str]:
    """The words for those who cry, without "sisters" where it is one of them."""
    return named.cried.difference(chain.from_iterable(_ONE_OF.findall(plain(text))))


def _own(pair: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The two who cried together, as the text has them in whole; none where there is no word for one of them, or one
    is somebody else's: the dad of "her mum, dad and sister cried"."""
    if not pair or not people().kin.issuperset(pair):
        return ()
    said = told(text)
    own = tuple(chain.from_iterable(whole([one], said) for one in pair))
    return own if set(own).issubset(said) else ()


def _called(word: str, text: str) -> str | None:
    """What one of two is called, as it is said to the writer: "your mum", "the vicar", "the children" for the kids;
    None where the word would sound odd."""
    known = people()
    usual = next((words[0] for words in known.several.values() if word in words), None)
    if word in known.unsaid and usual is None:
        return None
    whose = "the" if word not in known.the and re.search(rf"\bthe {LITTLE}{word}\b", plain(text)) else "your"
    return f"{whose} {usual if word in known.unsaid else word}"


def several(text: str, relationship: str | None, named: CrierNamed) -> str | None:
    """What those are called of whom the account says that they cried together: "your mum and dad", "your parents"; None
    where one alone cried, as far as it says."""
    known_people, crying = people(), _crying_but_one(text, named)
    known = known_people.several.get(relationship or "", ())
    usual = f"your {known[0]}" if known else None
    words = known_people.kin if not relationship else words_for(relationship).union(known)
    pair = _own(named.pair, text)
    if words.intersection(pair):
        if usual and words.issuperset(pair) and not known_people.unsaid.isdisjoint(pair):
            return usual
        first, second = (_called(one, text) for one in pair)
        if first is None or second is None:
            return None
        return f"{first} and {second.removeprefix('your ') if first.startswith('your ') else second}"
    if cried := [one for one in known if one in crying]:
        return usual if len(cried) > 1 or cried[0] in known_people.unsaid else f"your {cried[0]}"
    he_and_she, who = known_people.gendered.get(relationship or "", {}).values(), named.weeping or named.named
    if not he_and_she or any(who.isdisjoint(called) for called in he_and_she):
        return None
    own = who.intersection(told(text))  # not "her dad"; looked for last, since it takes longest
    if any(own.isdisjoint(called) for called in he_and_she):
        return None
    found = None if named.weeping else _they_both().search(plain(text))
    said = plain(text) if named.weeping else found[0] if found else None
    return None if said is None or _DENIED.search(said) else usual


@cache
def _they_both() -> re.Pattern[str]:
    """That two cried, in lower case: "they both just cried", "both of them were in tears"."""
    tears = crying_verbs().pattern("base", "past", "ing", "states")
    return re.compile(rf"\b(?:they (?:\w+ )?both|both of them) (?:[\w']+ ){{0,2}}?{tears}\b")
