"""What the one who cries is to the writer, where the account has a word for it and the engine agrees."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from tearwise.accounts import VALUES, CrierNamed, commenting
from tearwise.accounts.addressed import without_addressed
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import plain
from tearwise.interview.antecedent import is_named_after, is_one_of_two
from tearwise.interview.mention import mine, ours, relative_through, told, unquoted, whole
from tearwise.interview.people import people, unmistakable, words_for
from tearwise.reading import Crier

SURE = 0.8
"""The engine's probability from which the questions take for granted who cried. They ask the same of a wrong guess as
of a right one; it only sounds odd."""

NAMED = 0.5
"""The same for a relationship that the account names: "my son", or "Dad" at its beginning."""

POSSIBLE = 0.2
"""The same for somebody whom the account places plainly among the people one knows ("one of the girls at work"), and
for the only one of whom it can speak: "my niece cried"."""

_MINDS = re.compile(
    r"\bi(?:'m|m|'ve|ve| am| was| have| had)?"
    r"(?: (?:been|just|also|only|sometimes|often|usually|used to|the|an?|their|his|her))*"
    r" (?:baby-?sit(?:ting|ter)?|baby-?sat|childmind(?:er|ing)|nanny(?:ing)?|au pair)\b"
    r"|\bi(?:'m| am| was)? (?:look|looked|looking) after (?:an?|the|another|some|two|three)\b[^.!?]{0,30}"
    r"\b(?:kids?|child(?:ren)?|boys?|girls?|sons?|daughters?|famil(?:y|ies))\b"
)
"""By which a child that is not called the writer's own is somebody else's."""

_COUPLE = ("partner", "ex")
_FAR = ("stranger", "acquaintance")
_GENERATIONS = ("parent", "child")


def relationship_in(
    text: str, likely: Mapping[str, float], named: CrierNamed, crier: Crier, turned: bool, broke_up: bool
) -> str | None:
    """The relationship that the engine is sure of and the account has a word for, or that it finds likely and the
    account names plainly. Without a word for it, "He cried" would be taken to be of a partner. It is none of which the
    account has only words for a man, where a woman cries: "my boyfriend told his mum and she cried"; nor of anybody
    whom it names after the "he" who cries, "I told him my brother died", or of two who may both be. "My wife's dad" is
    a relative by that alone.

    likely:   the engine's distribution over the relationships
    crier:    who cried, as far as it is sure
    turned:   whether the engine took the writer for the crier, and so a child for its parent
    broke_up: whether the tears are about a break-up: then "my boyfriend" may be an ex
    """
    text, addressed = unquoted(text), False
    if crier == "other":
        text, whole_text = without_addressed(text), text
        addressed = text != whole_text
    met = _neighbour(text)
    out = named.beside | met
    words = [word for word in told(text) if word not in out]
    weeping = (whole(named.weeping, words) & people().kin) - met
    if named.theirs or (weeping and not weeping & set(words)):  # whoever cries is somebody else's: "her husband"
        return relative_through(text, weeping) if crier == "other" and not named.theirs else None
    if crier == "other" and (is_named_after(text, named) or is_one_of_two(text, named)):
        return None
    plainly = ours(text, whole(named.cried | named.weeping, words)) - out
    if all(words_for(one) & plainly for one in _GENERATIONS):  # "my mother says my daughter will come round"
        plainly -= commenting(text) - named.cried - named.weeping
    alike = len(person_nouns().kinds(named.weeping)) == 1
    if crier == "other" and alike and (said := _said(likely, weeping, plainly)):
        return said
    found = (
        (_generation(likely, plainly, turned or addressed) if crier == "other" else None)
        or _couple(likely, set(words), plainly, broke_up and not people().couple.search(plain(text)))
        or _far("" if crier == "narrator" else text, likely, words, plainly | named.cried)
        or _one(likely, named, words, weeping, plainly)
    )
    if crier != "other":
        return found
    if found == "child" and words_for("child").isdisjoint(mine(text)) and _MINDS.search(plain(text)):
        return None  # "I babysit for a family, and the son cried"
    return _only_one(text, likely, named, plainly) if found is None or _clashes(found, named, words, plainly) else found


def _neighbour(text: str) -> frozenset[str]:
    """The word that would be for a child if it were the writer's: the lad of "lad downstairs cried"."""
    met = people().nameless.word("acquaintance", plain(text))
    return frozenset({met} & people().unsaid - set(mine(text))) if met else frozenset()


def _clashes(relationship: str, named: CrierNamed, words: Collection[str], plainly: Collection[str]) -> bool:
    """Whether all words for the writer's own in this relationship are for men, and a woman cries, or the other way
    round."""
    called = people().gendered.get(relationship, {})
    kinds = person_nouns().kinds(named.weeping)
    if len(kinds) != 1:
        return False
    found = words_for(relationship).intersection(words)
    other = frozenset().union(*(words for pronoun, words in called.items() if pronoun not in kinds))
    return not found.isdisjoint(plainly) and found <= other


def _only_one(text: str, likely: Mapping[str, float], named: CrierNamed, plainly: Collection[str]) -> str | None:
    """The relationship of the only one of the writer's own who cries, or whom the "he" or "she" who cries can be,
    unless the engine finds it hardly possible and the word for them may mean something else, too."""
    known, nouns, words = people(), person_nouns(), told(text)
    ours = known.kin.intersection(plainly) - (known.unsaid - unmistakable())
    crying = whole(named.cried, words) & ours
    plain_word = not unmistakable().isdisjoint(crying)
    if (
        not crying
        and named.cried
        and named.cried <= nouns.personal
        and not nouns.either.intersection(plain(text).split())
    ):
        kinds = nouns.kinds(named.cried)
        alike = {one for one in named.named - nouns.personal if nouns.kinds([one]) <= kinds}
        crying = frozenset(one for one in ours if nouns.kinds(one.split("-")[-1:]) == kinds)
        best = max(likely, key=lambda one: likely[one])
        possible = words_for(best).union(*map(words_for, _GENERATIONS)) if best in _GENERATIONS else words_for(best)
        crying = crying & possible if len(alike) == 1 else frozenset()
    found = [one for one in VALUES["relationship"] if words_for(one) & crying]
    if (
        len(found) != 1
        or (likely[found[0]] < POSSIBLE and not plain_word)
        or (found[0] == "partner" and words_for("ex").intersection(words))
    ):
        return None
    return found[0]


def _said(likely: Mapping[str, float], weeping: Collection[str], plainly: set[str]) -> str | None:
    """The relationship that the account's own words name, where no other is named of whoever cries, and the engine took
    somebody else for them: "my dad shouted at my little brother till he cried". What "my girl" is they do not tell."""
    best = max(likely, key=lambda one: likely[one])
    crying = plainly & (set(weeping) - people().unsaid)
    named = [one for one in VALUES["relationship"] if words_for(one) & crying]
    taken = max(likely[best], sum(likely[one] for one in _GENERATIONS))
    if taken < NAMED or len(named) != 1 or words_for(best).intersection(weeping):
        return None
    return None if {best, named[0]} == {*_COUPLE} else named[0]


def _one(
    likely: Mapping[str, float], named: CrierNamed, told: list[str], weeping: Collection[str], plainly: Collection[str]
) -> str | None:
    """The likeliest, where the account has a word for it; else the one that its words name as crying."""
    best = max(likely, key=lambda one: likely[one])
    if likely[best] < NAMED:
        return None
    words = words_for(best) | named.cried.intersection(people().several.get(best, ()))
    if likely[best] >= SURE:
        return best if not words or words.intersection(told) else None
    crying = named.cried.intersection(person_nouns().everybody).union(weeping)
    if crying and words.isdisjoint(crying):  # the words say who cries, and it is nobody of the kind that is likely
        others = [one for one in VALUES["relationship"] if words_for(one).intersection(crying).intersection(plainly)]
        return others[0] if len(others) == 1 else None
    return best if words.intersection(plainly) else None


def _nearly(likely: Mapping[str, float], pair: tuple[str, str], plainly: Collection[str]) -> str | None:
    """The one of two that the account names plainly, where the engine is sure of both together."""
    if likely[pair[0]] + likely[pair[1]] < SURE:
        return None
    found = [one for one in pair if words_for(one).intersection(plainly)]
    return found[0] if len(found) == 1 else None


def _generation(likely: Mapping[str, float], plainly: Collection[str], turned: bool) -> str | None:
    """Parent or child, where the engine is sure of both together and the account names one of them as "my". Unless it
    took the writer for the crier, or whom the crier calls "mum" may be why it takes the one for the other, it must find
    that one likely as well."""
    found = _nearly(likely, _GENERATIONS, plainly)
    return found if found and (turned or likely[found] >= POSSIBLE) else None


def _couple(likely: Mapping[str, float], told: Collection[str], plainly: Collection[str], broke_up: bool) -> str | None:
    """Partner or ex, where the engine is sure of both together and the account says "my boyfriend", and no "ex".

    At a break-up the likelier of the two: what is said to an ex leaves what is over to be so.
    """
    if words_for("ex").intersection(told) or _nearly(likely, _COUPLE, plainly) != "partner":
        return None
    return "ex" if broke_up and likely["ex"] > likely["partner"] else "partner"


def _far(text: str, likely: Mapping[str, float], told: Collection[str], named: Collection[str]) -> str | None:
    """A stranger, or somebody one knows a little, by a word for them or by where they were met."""
    best = max(likely, key=lambda one: likely[one])
    if likely[best] < NAMED or (best not in _FAR and sum(likely[one] for one in _FAR) < SURE):
        return None
    said = plain(text)
    if likely["acquaintance"] >= POSSIBLE and people().nameless.word("acquaintance", said):
        return "acquaintance"
    found = [one for one in _FAR if words_for(one).intersection(told if likely[one] >= SURE else named)]
    if not found and likely["stranger"] >= NAMED and people().nameless.word("stranger", said):
        found = ["stranger"]
    return max(found, key=lambda one: likely[one], default=None)
