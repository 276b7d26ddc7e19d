"""Who stands before a word for crying as its subject, and who beside it does something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tearwise.accounts.between import BETWEEN, NOT
from tearwise.accounts.by_the_way import is_by_the_way
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, UNTIL, WORD_BEGINS, one_of

_LINK = re.compile(r"\b(?:and|then)\b")
_REASON = re.compile(rf"\b(?:{BECAUSE}|when|as|since|after|seeing|watching|hearing) (?:my |our |the )?(?:\w+ )?$")
_DENIED = re.compile(rf"\b(?:never|not|cannot|without|hardly|rarely|{NOT})\b(?! (?:ever )?(?:stop|help)\w*\b)")
OBJECTIVE = frozenset({"him", "her", "his", "hers"})
_ASKS = re.compile(r"\b(?:can|could|may|should|shall|do|did|would|will) $")
_SEEN = re.compile(
    r"\b(?:saw|sees?|seeing|seen|found|finds|heard|hears?|hearing|caught|catch(?:es)?|noticed|watch(?:ed|es|ing)?"
    r"|ma[dk]e|makes|making|left|leaves|leaving|in on|film(?:ed|s|ing)|recorded|ignor(?:ed|es|ing)) $"
)
_BLAMED = re.compile(r"(?<!\bto )(?<!\bwith )(?<!\bthanked )(?<!\bthanks )(?<!\bforgave )$")
_WHOM = re.compile(
    r"\b(?:at|to|with|of|for|from|about|towards?|by|beside|near|behind|saw|seen|hugg(?:ed|ing)|held|holding|kiss(?:ed|ing)|"
    r"found|met|spotted|heard|watch(?:ed|ing)|told|called|rang|took|carried|thanked|visited)"
    r" (?:(?:my|our|the|his|her|their|a|an) )?(?:\w+ )?$"
)
"""Stands before somebody to whom something is done."""
PART = r"(?:own |whole |bottom |big |blue |brown )?(?:eyes?|face|cheeks?|lips?|chin|voice|shoulders|hands|tears)\b"
PART_OF = re.compile(rf"{WORD_BEGINS}(?!(?:it|that|what|there|here|who|s?he)'s)([\w-]+)'s (?={PART})", re.IGNORECASE)
"""Whose face or tears they are: "my dad's face" speaks of the dad, where "my dad's friend" only says whose friend."""
_CONJUNCTION = rf"when|{BECAUSE}|but|so|while|as|that|how|then|before|after|and|{UNTIL}|if"
_CLAUSE = rf"(?:^|[.!?,;:]|\b(?:{_CONJUNCTION}|saw|watched|heard|made)\b(?<!\b(?:at|in|on|to|of) that))"
_BEGINS = re.compile(f"{_CLAUSE} ?$")
_WHOSE = "(?:(?:my|our|the) )?(?:(?:own|dear|poor|little|big|older|younger|best) )?"
NO_NEW_CLAUSE = (
    rf"(?!(?:i|we|you|he|she|they|it|who|which|that|this|when|while|as|{BECAUSE}|but|so|{UNTIL}|if|before|after"
    r"|and (?:my|our|the|his|her|their|an?))\b)"
)
_REACH = 60
_ANYBODY = re.compile(r"\ban? (?:\w+ )?$")
"""Stands before anybody of a kind: "a man who cries"."""
_PLACED = (
    r"on|in|at|by|under|behind|outside|inside|sitting|sat|lying|standing|curled|crouch(?:ed|ing)|kneeling|slumped"
    r"|hunched|huddled|upstairs|downstairs"
)
"""What follows somebody who was found somewhere, and not a thing of theirs."""
_COMES = (
    r"(?:rang|rings|called|calls|phoned|phones|facetimed|video[ -]called|came|comes|turned up|turns up|showed up|walked"
    rf"|ran|arrived|stood|sat|lay|knocked|woke|(?:was|is)(?= (?:{_PLACED})\b)|told (?:me|us)"
    r"(?=,? (?:in tears|\w+ing)(?:[.!?,]|$| (?:that|how|what|why|s?he)\b)))"
)
_TOLD = re.compile(r"\b(?:told|tells|telling) (?:me|us|him|her|them) $")


@dataclass(frozen=True, slots=True)
class Patterns:
    """What tells who cries, in lower case.

    weeps:      somebody, and how they cry: "dad", " just cried"
    two_weep:   "my mum and dad cried"; pair: the same of any two words; both: two, and what they do until they cry
    is_the_one: "the one who cried was my dad"
    every:      every word for crying
    going_on:   more words for the same crying: "she broke down in tears", "he cried and cried"
    finite:     what needs a subject: one says "saw her crying", and never "her cried"; and_finite: after "and"
    part_cries: somebody's face or eyes, that cry
    tears_on:   tears on somebody's face
    found:      "I found my wife on the kitchen floor, crying"
    comes:      "my sister rang me in tears", "my wife was in the bath, crying", "he came home and sat there crying"
    doing:      who does something, and cries: "my dad looked at her and cried"; who, what they do, how they cry
    nouns:      words for a man or a woman
    """

    weeps: re.Pattern[str]
    two_weep: re.Pattern[str]
    pair: re.Pattern[str]
    both: re.Pattern[str]
    is_the_one: re.Pattern[str]
    every: re.Pattern[str]
    going_on: re.Pattern[str]
    finite: re.Pattern[str]
    and_finite: re.Pattern[str]
    part_cries: re.Pattern[str]
    tears_on: re.Pattern[str]
    found: re.Pattern[str]
    comes: re.Pattern[str]
    doing: re.Pattern[str]
    nouns: re.Pattern[str]


def cries() -> str:
    """A pattern of how somebody cries who stands right before it: " just started crying"."""
    return rf"(?!'s)(?:(?:,(?= who\b))? {BETWEEN}){{0,5}} {crying_verbs().pattern()}\b"


@cache
def patterns() -> Patterns:
    """They rest on crying_verbs.toml and person_nouns.toml. Raises DataError where one is not what it must be."""
    known, verbs = person_nouns(), crying_verbs()
    who, nouns, crying, weeping = one_of(known.telling), one_of(known.everybody), verbs.pattern(), cries()
    plainly_past = set(verbs.words("past")) - {*verbs.words("base", "states")}
    finite = (
        rf"(?:{one_of(plainly_past)}|was|is|were|ha[sd]|have|start(?:s|ed)|beg[ai]ns?|ke(?:pt|eps)|got"
        rf"|did|does|can|cannot|{NOT})"
    )
    on = (  # where they are, or come to; "her" is somebody else but in "sat in her room crying"
        rf"(?: (?:in|into|on(?= her (?:bed|own|knees|side|back|phone)\b)) her(?! {crying}\b)"
        rf"| (?!(?:him|her|them|and|with|while|saw|seen?|found|find|heard?|(?:on|to|at|by) (?:me|us)|{nouns})\b)"
        rf"{NO_NEW_CLAUSE}[\w'-]+){{0,8}}?"
    )
    return Patterns(
        weeps=re.compile(rf"\b(\w+)\b({weeping})"),
        two_weep=re.compile(
            rf"\b({who}|{one_of(known.either)}(?= and (?:his|her|their) ))"
            rf" and (?:my |our |his |her |the )?(?!s?he )({who})\b{weeping}"
        ),
        pair=re.compile(
            rf"(?:{_CLAUSE} ?(?:both )?{_WHOSE}|\b(?:my|our) (?=[\w-]+ and i both\b))([\w-]+) and {_WHOSE}([\w-]+)\b"
            rf"{weeping}"
        ),
        both=re.compile(
            rf"({WORD_BEGINS}[\w-]+ and (?:my |our |his |her |the )?(?!(?:i|we|he|she|they) (?:and|both)\b)[\w-]+)"
            rf"(?:(?:,? (?:it(?= and both\b)|{NO_NEW_CLAUSE}(?!both\b)[\w'-]+)){{1,12}}?,?"
            r" and (?=(?:both|\w+ together)\b)"
            rf"|(?: both)? (?:{_COMES}|were(?= (?:{_PLACED})\b)){on},? (?={verbs.pattern('ing', 'states')}\b))"
        ),
        is_the_one=re.compile(
            rf"\bthe (?:only )?(?:one|person)(?: (?:who|that))?{weeping}(?: [\w']+){{0,3}} (?:was|is) "
            rf"(?:(?:my|our|the|his|her) )?({who})\b"
        ),
        every=re.compile(rf"\b{crying}\b"),
        going_on=re.compile(
            r"(?:,?(?: (?:and|in|real|hot|bitter|floods|of|so|a few|his|her|their|eyes|heart|out|over|hard|then|again))"
            rf"{{0,4}} {crying}\b)*"
        ),
        finite=re.compile(rf"\b{finite}\b"),
        and_finite=re.compile(rf"\b(?:{finite}|{verbs.pattern('past', 'third')}|\w+s$)\b"),
        part_cries=re.compile(rf"\b({who})'s(?: {PART}(?=(?! and){weeping})|(?= tears\b))"),
        tears_on=re.compile(
            r"\btears? (?:\w+ ){0,4}?(?:down|in|on|from|over|across|to|into|at|behind) (?:(?:my|our|the|his|her) )?"
            rf"(?:({who})'s|(his|her)) {PART}"
        ),
        found=re.compile(
            rf"\b(?:saw|see|found|find|heard|hear|caught) (?:(?:my|our|the) )?({who}) (?:{_PLACED}|alone|still|there)"
            rf"(?: {NO_NEW_CLAUSE}(?!{nouns}\b)[\w'-]+){{0,12}},?((?: {BETWEEN})?"
            rf" {verbs.pattern('ing', 'states')})\b(?! myself\b)"
        ),
        comes=re.compile(
            rf"(?:{_CLAUSE} ?(?:(?:his|her|their) )?{_WHOSE}(?:[\w-]+'s )?(?:\w+-)?"
            rf"(?!(?:his|her|their|my|our|the|an?|{_CONJUNCTION})\b)|\b(?=s?he\b))(\w+)(?:[ -]in[ -]law)?"
            rf"(?:'s(?= (?:{_PLACED})\b)|(?: (?:just|then|suddenly|also|has|had))? {_COMES}){on}"
            rf"(?: (?:and|then) (?:just )?{_COMES}{on})?,?((?: {BETWEEN}){{0,2}} {verbs.pattern('ing', 'states')})\b"
        ),
        doing=re.compile(
            rf"(?:(?:^|[.!?,;:]|\b(?:{_CONJUNCTION})\b) ?(?:(?:his|her|their) )?{_WHOSE}(?:[\w-]+'s )?"
            rf"(?!(?:his|her|their|my|our|the|an?|{_CONJUNCTION})\b)"
            rf"|(?<!where )(?<!day )(?<!time )(?<!one )\b(?=s?he\b))(\w+)"
            rf"((?: (?:thank you|{NO_NEW_CLAUSE}[\w'-]+)){{1,9}}?),? (?:and|then)((?: {BETWEEN}){{0,4}} {crying})\b"
        ),
        nouns=re.compile(rf"\b{who}\b"),
    )


@dataclass(frozen=True, slots=True)
class Subjects:
    """Who cries, by a text in which ``clause.spelled_out`` has left no more than that needs.

    weeping: words for a man or a woman that stand before a word for crying, or on whose face the tears are
    cried:   all words that stand before a word for crying
    several: both words, where two cry together who are a man or a woman; pair: any two
    alone:   whether every word for crying stands with somebody who is not the writer, and none with "not"
    own:     the same with the writer: "I cried"
    joined:  whether somebody else cries beside the writer, and is said to no less often: "she cried and I cried"
    """

    weeping: frozenset[str]
    cried: frozenset[str]
    several: frozenset[str]
    pair: tuple[str, ...]
    alone: bool
    own: bool
    joined: bool = False


def subjects(said: str) -> Subjects:
    """Who cries in a text, in lower case."""
    known, gendered = patterns(), person_nouns().telling
    shown = frozenset(whose or his for whose, his in known.tears_on.findall(said))
    if known.every.search(said) is None:
        return Subjects(shown, frozenset(), frozenset(), (), False, False)
    said = known.both.sub(r"\1 ", known.part_cries.sub(r"\1", said))
    comes = list(known.comes.finditer(said))
    theirs = {match.end() for match in comes}  # "at our door crying": it is not the door that cries
    found = [match for match in known.weeps.finditer(said) if match.end() not in theirs and _is_subject(said, match)]
    found += [*known.found.finditer(said), *comes, *doing(said)]
    cried = {match[1] for match in found}
    pair = known.pair.search(said)
    two = [match for match in known.two_weep.finditer(said) if _are_two(said, match)]
    writer = [match for match in found if _is_writer(said, match)]
    return Subjects(
        weeping=frozenset((cried & gendered) | shown | {*known.is_the_one.findall(said)}),
        cried=frozenset(cried),
        several=frozenset(match[at] for match in two for at in (1, 2)),
        pair=() if pair is None else (pair[1], pair[2]),
        alone=not writer and _alone(said, [match for match in found if match[1] in gendered | person_nouns().either]),
        own=pair is None and _alone(said, writer),
        joined=pair is None and _join(said, writer, [match for match in found if match not in writer]),
    )


def _join(said: str, writer: list[re.Match[str]], others: list[re.Match[str]]) -> bool:
    """Whether somebody cries beside the writer, no less often, undenied, and not as a reason: "I cried as she did"."""
    people = person_nouns().telling | person_nouns().everybody
    known = {match.end() for match in others if match[1] in people and not _REASON.search(_before(said, match))}
    denied = any(_DENIED.search(match[0]) for match in (*writer, *others))
    return bool(writer) and not denied and len(known) >= len({match.end() for match in writer})


def doing(said: str) -> Iterator[re.Match[str]]:
    """Where somebody does something, and cries; not the father of "she told me that her father has left, and cried"."""
    known, personal = patterns(), person_nouns().personal
    return (
        found
        for found in known.doing.finditer(said)
        if known.and_finite.search(found[3]) and not is_by_the_way(found)
        if found[1] in personal or not _TOLD.search(_before(said, found))
    )


def without_objects(said: str) -> str:
    """A text without the "her" of "my partner looked at her and cried", who is somebody else."""
    for found in reversed(list(doing(said))):
        if found[1] not in person_nouns().telling:
            said = said[: found.start(2)] + found[2].removesuffix(" him").removesuffix(" her") + said[found.end(2) :]
    return said


def _is_subject(said: str, found: re.Match[str]) -> bool:
    """Whether it is they who cry: not the wife of "he looked at his wife and cried", nor "her" in "held her, then
    cried", but the dad of "my dad sat down and cried"."""
    how, known = found[2], patterns()
    linked = _LINK.search(how) is not None
    needs_subject = (known.and_finite if linked else known.finite).search(how) is not None
    if how.startswith(" and ") and not found[1].endswith("self"):
        return False
    if _ANYBODY.search(_before(said, found)) and how.startswith(" who "):
        return False
    if found[1] in OBJECTIVE:
        return not needs_subject
    return not (linked and needs_subject and (_WHOM.search(_before(said, found)) or is_by_the_way(found)))


def _is_writer(said: str, found: re.Match[str]) -> bool:
    """Whether it is the writer who cries: not in "she rang me in tears"."""
    if _ASKS.search(_before(said, found)):
        return False
    if found[1] == "my":  # "he wiped my tears"
        return found[2].strip() in crying_verbs().words("nouns")
    verbs = crying_verbs()
    doing = verbs.words("base", "third", "past", "ing", "states")  # "burst into tears" ends in a noun, and is none
    if found[0].endswith(verbs.words("nouns")) and (found[1] == "me" or not found[0].endswith(doing)):
        return False
    if found[1] == "me":
        way = _BLAMED if found[2].startswith((" for ", " off for ")) else _SEEN
        return way.search(_before(said, found)) is not None
    return found[1] in ("i", "myself")


def _alone(said: str, found: list[re.Match[str]]) -> bool:
    """Whether every word for crying stands with one of those found, and none is denied."""
    if not found or any(_DENIED.search(match[0]) for match in found):
        return False
    known, covered, reached = patterns(), set[int](), 0
    for match in sorted(found, key=re.Match.start):
        if match.end() > reached:  # else it goes on from an earlier one, as far as that does
            reached = _goes_on(said, match)
            covered.update(range(match.start(), reached))
    return all(match.start() in covered for match in known.every.finditer(said))


def _goes_on(said: str, found: re.Match[str]) -> int:
    """Where the same crying ends that was found: all of "broke down in tears" is, and of "he saw me crying and cried"
    what he did is not."""
    more = patterns().going_on.match(said, found.end())
    if more is None:
        return found.end()
    another = found[1] in ("me", "my") and _LINK.search(more[0]) and patterns().and_finite.search(more[0])
    return found.end() if another else more.end()


def _before(said: str, found: re.Match[str]) -> str:
    return said[max(0, found.start() - _REACH) : found.start()]


def _are_two(said: str, found: re.Match[str]) -> bool:
    """Whether the first of two is no object: "I held her and my mum cried"."""
    return found[1] not in OBJECTIVE or _BEGINS.search(_before(said, found)) is not None
