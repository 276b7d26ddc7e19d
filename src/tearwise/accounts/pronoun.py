"""The pronoun of the person who cries, as the account's own words tell it: he, she or they."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from tearwise.accounts.phrases import straight

Pronoun = Literal["he", "she", "they"]
PRONOUNS: tuple[Pronoun, ...] = get_args(Pronoun)

_MASCULINE = frozenset(
    {
        "he", "him", "his", "himself", "husband", "hubby", "boyfriend", "bf", "dad", "daddy", "father", "papa", "pa",
        "stepdad", "stepfather", "son", "stepson", "grandson", "brother", "stepbrother", "bro", "uncle", "nephew",
        "grandad", "granddad", "grandpa", "grandfather", "man", "guy", "bloke", "boy", "lad", "sir", "fiancé",
    }
)  # fmt: skip
_FEMININE = frozenset(
    {
        "she", "her", "hers", "herself", "wife", "girlfriend", "gf", "mum", "mom", "mummy", "mommy", "mother", "mama",
        "ma", "mam", "stepmum", "stepmom", "stepmother", "daughter", "stepdaughter", "granddaughter", "sister",
        "stepsister", "sis", "aunt", "auntie", "niece", "gran", "nan", "nana", "granny", "grandma", "grandmother",
        "woman", "girl", "lady", "fiancée",
    }
)  # fmt: skip
_WHO = "|".join(sorted(_MASCULINE | _FEMININE, key=len, reverse=True))
_CRYING = (
    r"(?:cr(?:y|ies|ied|ying)|we(?:ep|eps|pt|eping)|sob(?:s|bed|bing)?|bawl(?:s|ed|ing)?|tear(?:s|ed|y)|"
    r"(?:broke|broken|breaking|break) down|(?:well|chok|tear)(?:ed|ing|s)? up|burst into|in tears)"
)
_BETWEEN = (
    "was|is|were|been|being|had|has|have|both|just|started|starts|began|begins|to|really|also|even|then|suddenly|still|"
    "kept|keeps|always|never|actually|almost|nearly|did|does|didn't|doesn't|not|finally|quietly|silently|simply|literally|got|"
    "standing|sitting|stood|sat|there|only|ever|up|first|completely|all|so|came|home|and|slightly|openly|who|"
    "(?<!not )the (?:only )?(?:one|person) (?:who|that|to)"
)
_CRIES = rf"(?!'s)(?:(?:,(?= who\b))? (?:{_BETWEEN})){{0,5}} {_CRYING}\b"
_ANY_WEEPS = re.compile(rf"\b(\w+)\b({_CRIES})", re.IGNORECASE)
_TWO_WEEP = re.compile(rf"\b({_WHO}) and (?:my |our |his |her |the )?(?!s?he )({_WHO})\b{_CRIES}", re.IGNORECASE)
_IS_CRYING = re.compile(
    rf"(?:\b({_WHO})'s|\bmy ({_WHO})s) (?!were\b|are\b|ha[dv]|was\b|both\b|all\b)(?=(?:(?:{_BETWEEN}) ){{0,2}}"
    r"(?:crying|sobbing|weeping|bawling|breaking down|welling up|tearing up|in tears)\b)",
    re.IGNORECASE,
)
"""A short "is", with its apostrophe or, of one's own, without: "my mums crying", but not "the girls crying"."""
_WEEPS = re.compile(rf"\b({_WHO})\b({_CRIES})", re.IGNORECASE)
_IS_THE_ONE = re.compile(
    rf"\bthe (?:only )?(?:one|person)(?: (?:who|that))?{_CRIES}(?: [\w']+){{0,3}} (?:was|is) "
    rf"(?:(?:my|our|the|his|her) )?({_WHO})\b",
    re.IGNORECASE,
)
"""The other way round: "the one who cried was my dad"."""
_EVERY = re.compile(rf"\b{_CRYING}\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r"(?:,?(?: (?:and|in|real|hot|bitter|floods of|so|a few|his|her|their|eyes|heart|out|over|hard|then|again)){0,4} "
    rf"{_CRYING}\b)*",
    re.IGNORECASE,
)
"""More words for the same crying: "she broke down in tears", "he cried and cried"."""
_DENIED = re.compile(r"\b(?:never|not|without|didn't|doesn't|hardly|rarely)\b", re.IGNORECASE)
_OBJECTIVE = frozenset({"him", "her", "his", "hers"})
_FINITE = re.compile(
    r"\b(?:cried|wept|sobbed|bawled|broke down|was|is|were|ha[sd]|have|start(?:s|ed)|beg[ai]ns?|ke(?:pt|eps)|got"
    r"|did|does|didn't|doesn't)\b",
    re.IGNORECASE,
)
"""What needs a subject: one says "saw her crying", and never "her cried"."""
_FINITE_AFTER_AND = re.compile(
    rf"{_FINITE.pattern}|\b(?:burst|(?:well|chok|tear)ed up|breaks down|\w+s$)", re.IGNORECASE
)
_LINK = re.compile(r"\b(?:and|then)\b", re.IGNORECASE)
_WHOM = re.compile(
    r"\b(?:at|to|with|of|for|from|about|towards?|by|beside|near|behind|saw|seen|hugg(?:ed|ing)|held|holding|kiss(?:ed|ing)|"
    r"found|met|spotted|heard|watch(?:ed|ing)|told|called|rang|took|carried|thanked|visited)"
    r" (?:(?:my|our|the|his|her|their|a|an) )?(?:\w+ )?$",
    re.IGNORECASE,
)
"""Stands before somebody to whom something is done."""
_ASIDE = re.compile(r" ?\((?:\d{1,2} ?[a-z]?|[a-z] ?\d{1,2})\)", re.IGNORECASE)
"""An age, as it stands between somebody and what they do: "my sister (33F) cried"."""
_SPELLED = re.compile(r"\b(s?he)s\b|[ -]in[ -]law\b", re.IGNORECASE)
"""What people write on a phone for "he's" and "she's", and what names of relatives end in, which tells nothing here."""
_PART = r"(?:own |whole |bottom |big |blue |brown )?(?:eyes?|face|cheeks?|lips?|chin|voice|shoulders|hands|tears)\b"
PART_OF = re.compile(rf"\b(?!(?:it|that|what|there|here|who|s?he)'s)([\w-]+)'s (?={_PART})", re.IGNORECASE)
"""Whose face or tears they are: "my dad's face" speaks of the dad, where "my dad's friend" only says whose friend."""
_PART_CRIES = re.compile(rf"\b({_WHO})'s(?: {_PART}(?=(?! and){_CRIES})|(?= tears\b))", re.IGNORECASE)
_TEARS_ON = re.compile(
    r"\btears? (?:\w+ ){0,4}?(?:down|in|on|from|over|across|to|into|at|behind) (?:(?:my|our|the|his|her) )?"
    rf"(?:({_WHO})'s|(his|her)) {_PART}",
    re.IGNORECASE,
)
_CONJUNCTION = "when|because|but|so|while|as|that|how|then|before|after|and|until|if"
_CLAUSE = rf"(?:^|[.!?,;:]|\b(?:{_CONJUNCTION}|saw|watched|heard|made)\b)"
_BEGINS = re.compile(f"{_CLAUSE} ?$", re.IGNORECASE)
_WHOSE = "(?:(?:my|our|the) )?(?:(?:own|dear|poor|little|big|older|younger|best) )?"
_PAIR = re.compile(rf"{_CLAUSE} ?(?:both )?{_WHOSE}([\w-]+) and {_WHOSE}([\w-]+)\b{_CRIES}", re.IGNORECASE)
_NO_NEW_CLAUSE = (
    r"(?!(?:i|we|you|he|she|they|it|who|which|that|this|when|while|as|because|but|so|until|if|before|after"
    r"|and (?:my|our|the|his|her|their|an?))\b)"
)
_SO_DOES = re.compile(
    rf"(?:(?:^|[.!?,;:]|\b(?:{_CONJUNCTION})\b) ?(?:(?:his|her|their) )?{_WHOSE}(?:[\w-]+'s )?"
    rf"(?!(?:his|her|their|my|our|the|an?|{_CONJUNCTION})\b)|(?<!where )(?<!day )(?<!time )(?<!one )\b(?=s?he\b))(\w+)"
    rf"((?: {_NO_NEW_CLAUSE}[\w'-]+){{1,9}}?),? (?:and|then)((?: (?:{_BETWEEN})){{0,4}} {_CRYING})\b",
    re.IGNORECASE,
)
"""Who does something, and cries: "my dad looked at her and cried". Groups: who, what they do, how they cry."""
_REACH = 60
_ANYBODY = re.compile(r"\ban? (?:\w+ )?$", re.IGNORECASE)
"""Stands before anybody of a kind: "a man who cries"."""
_DONE_TO = re.compile(r"(?: him| her)$", re.IGNORECASE)
_NOUNS = re.compile(rf"\b({_WHO})\b", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def pronoun_in(text: str) -> Pronoun:
    """The pronoun of the person who cries, where the account's own words make it plain; else "they".

    It is plain where every word that stands before a word for crying is of one kind, or else, where there is a "he" or
    a "she", every word for a man or a woman. A wrong "he" is worse than "they".
    """
    return CrierNamed.of(text).pronoun


def means_crier(who: str, text: str) -> bool:
    """Whether a word of the account, such as "he", "dad" or "boss", plainly means the person who cries in it, as
    ``CrierNamed.means`` says it."""
    return CrierNamed.of(text).means(who)


@dataclass(frozen=True, slots=True)
class CrierNamed:
    """What an account calls the person who cries in it.

    pronoun: as ``pronoun_in`` says it
    weeping: words for a man or a woman that stand before a word for crying, or on whose face the tears are
    cried:   all words that stand before a word for crying
    named:   all words for a man or a woman in the account
    alone:   whether nobody cries in it but somebody whom it names, and that is not denied: its writer does not
    pair:    the two words of "my mum and dad cried"; none where there are no such two
    """

    pronoun: Pronoun
    weeping: frozenset[str]
    cried: frozenset[str]
    named: frozenset[str]
    alone: bool = False
    pair: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> CrierNamed:
        """By an account's text."""
        said = _plain(text)
        shown = {(whose or his).lower() for whose, his in _TEARS_ON.findall(said)}
        said = _PART_CRIES.sub(r"\1", said)
        doing = {found[1].lower() for found in _doing(said)}
        weeping = _subjects(_WEEPS, said) | (doing & (_MASCULINE | _FEMININE)) | shown
        weeping |= {found.lower() for found in _IS_THE_ONE.findall(said)}
        several = [found[at].lower() for found in _TWO_WEEP.finditer(said) if _are_two(said, found) for at in (1, 2)]
        named = frozenset(found.lower() for found in _NOUNS.findall(said))
        cried = _subjects(_ANY_WEEPS, said) | doing
        plainly = frozenset(found.lower() for found in _NOUNS.findall(_without_objects(said)))
        personal = {word for word in plainly if _PERSONAL.fullmatch(word)}
        kinds = _kinds({*weeping, *several}) or (_kinds(personal) and _kinds(plainly))
        pair = _PAIR.search(said)
        return cls(
            pronoun=next(iter(kinds)) if len(kinds) == 1 and not several else "they",
            weeping=frozenset(weeping),
            cried=frozenset(cried),
            named=named,
            alone=_alone(said),
            pair=() if pair is None else (pair[1].lower(), pair[2].lower()),
        )

    @property
    def kinds(self) -> frozenset[Pronoun]:
        """The pronouns of all words for a man or a woman in the account."""
        return frozenset(_kinds(self.named))

    def means(self, who: str) -> bool:
        """Whether a word, such as "he", "dad" or "boss", plainly means the person who cries.

        A word is plain that stands before a word for crying, as long as nobody of the other kind does; so is a pronoun
        that is the crier's, and a name for somebody of that kind where the account has no other.
        """
        word = who.lower()
        if word == "they":
            return self.pronoun == "they" and not self.weeping
        if word not in _MASCULINE | _FEMININE:
            return not self.weeping and word in self.cried
        kind, alike = ("he", _MASCULINE) if word in _MASCULINE else ("she", _FEMININE)
        if kind != self.pronoun:
            return False
        others = {found for found in (self.named & alike) - {word} if not _PERSONAL.fullmatch(found)}
        return word in self.weeping or _PERSONAL.fullmatch(word) is not None or not others


def _kinds(words: Iterable[str]) -> set[Pronoun]:
    return {"he" if word in _MASCULINE else "she" for word in words}


def _subjects(pattern: re.Pattern[str], said: str) -> set[str]:
    """Who stands before a word for crying as its subject."""
    return {found[1].lower() for found in pattern.finditer(said) if _is_subject(said, found)}


def _is_subject(said: str, found: re.Match[str]) -> bool:
    """Whether it is they who cry: not the wife of "he looked at his wife and cried", nor "her" in "held her, then
    cried", but the dad of "my dad sat down and cried"."""
    how = found[2]
    linked = _LINK.search(how) is not None
    needs_subject = (_FINITE_AFTER_AND if linked else _FINITE).search(how) is not None
    if how.lower().startswith(" and ") and not found[1].lower().endswith("self"):
        return False
    if _ANYBODY.search(_before(said, found)) and how.lower().startswith(" who "):
        return False
    if found[1].lower() in _OBJECTIVE:
        return not needs_subject
    return not (linked and needs_subject and _WHOM.search(_before(said, found)))


def _alone(said: str) -> bool:
    """Whether every word for crying stands with somebody who is not the writer, and none with "not"."""
    found = [match for match in _WEEPS.finditer(said) if _is_subject(said, match)]
    found += [match for match in _doing(said) if match[1].lower() in _MASCULINE | _FEMININE]
    if not found or any(_DENIED.search(match[0]) for match in found):
        return False
    covered = {
        at for match in found for at in range(match.start(), (_GOING_ON.match(said, match.end()) or match).end())
    }
    return all(match.start() in covered for match in _EVERY.finditer(said))


def _before(said: str, found: re.Match[str]) -> str:
    return said[max(0, found.start() - _REACH) : found.start()]


def _doing(said: str) -> Iterator[re.Match[str]]:
    """Where somebody does something, and cries."""
    return (found for found in _SO_DOES.finditer(said) if _FINITE_AFTER_AND.search(found[3]))


def _are_two(said: str, found: re.Match[str]) -> bool:
    """Whether the first of two is no object: "I held her and my mum cried"."""
    return found[1].lower() not in _OBJECTIVE or _BEGINS.search(_before(said, found)) is not None


def _without_objects(said: str) -> str:
    """A text without the "her" of "my partner looked at her and cried", who is somebody else."""
    for found in reversed(list(_doing(said))):
        if found[1].lower() not in _MASCULINE | _FEMININE:
            said = said[: found.start(2)] + _DONE_TO.sub("", found[2]) + said[found.end(2) :]
    return said


def _plain(text: str) -> str:
    said = _ASIDE.sub("", " ".join(straight(text).split()))
    said = _SPELLED.sub(lambda found: f"{found[1]} is" if found[1] else "", said)
    return _IS_CRYING.sub(lambda found: f"{found[1] or found[2]} is ", said)
